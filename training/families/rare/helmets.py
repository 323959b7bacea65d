"""Helmets of armour."""

from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, common, cylinder, sphere, torus, union
from mme3dr.meshes.sweeps import plate, sweep
from training.families.base import family


@family(
    noun=("great helm", "knight's great helm", "jousting helmet"),
    vary={
        "helm": ("steel", "iron", "gold", "copper"),
        "cross": ("red", "blue", "white"),
        "crest": (None, "purple", "orange", "dark green"),
        "horns": (0, 2),
        "holes": (2, 4, 6),
    },
)
def great_helm(v, rng, d):
    wide, tall, top = rng.uniform(0.62, 0.7), rng.uniform(1.35, 1.5), rng.uniform(0.42, 0.5)
    rise, curl = rng.uniform(0.5, 0.65), rng.uniform(0.3, 0.5)
    shell = union(cylinder(wide, tall, (0, 0, tall / 2)), cylinder(wide, 0.4, (0, 0, tall + 0.18), top=top))
    shell = union(shell, torus(wide, 0.07, (0, 0, 0.07), segments=32)).scale((1, 1.12, 1))
    d.part("helm", shell, colour=v.helm, material="metal")
    face = cylinder(wide + 0.05, tall, (0, 0, tall / 2)).scale((1, 1.12, 1))
    bars = union(box(0.17, 2, tall - 0.14, (0, -1, tall / 2 + 0.07)), box(1.15, 2, 0.17, (0, -1, 0.62 * tall)))
    d.part("cross", common(face, bars), colour=v.cross, material="painted metal")
    slit = common(face, box(0.42, 2, 0.17, (0.33, -1, 0.82 * tall)))
    d.part("eye_slit", mirrored(slit), colour="black", material="iron")
    rows = {2: (0.35,), 4: (0.22, 0.46), 6: (0.13, 0.33, 0.53)}[v.holes]
    holes = []
    for share in rows:
        holes += mirrored(common(cylinder(0.085, 2, (0.33, -1, share * tall), axis="y", segments=12), face))
    d.part("hole", holes, colour="black", material="iron")
    if v.crest:
        d.part("crest", _crest(tall + 0.3, rise), colour=v.crest, material="feather")
        d.fact("relation", "The crest stands on top of the helm.", "The crest hangs below the helm.",
               "above(crest, helm)")  # fmt: skip
    if v.horns:
        path = spline(
            [
                (wide - 0.1, 0, tall),
                (wide + 0.35, 0, tall + 0.05),
                (wide + 0.5, 0, tall + curl),
                (wide + 0.36, 0, tall + 0.8),
            ],
            12,
        )
        d.part("horn", mirrored(sweep(path, [0.17, 0.15, 0.12, 0.06], segments=10)), colour="ivory", material="bone")
        d.fact("symmetry", "A horn curves up on either side.", "Both horns grow from one side.",
               "left(horn) < left(helm) and right(horn) > right(helm) and top(horn) > top(helm)")  # fmt: skip
    d.fact("relation", "The eye slits are above the holes.", "The eye slits are below the holes.",
           "above(eye_slit, hole)")  # fmt: skip
    d.fact("relation", "The cross is on the front.", "The cross is on the back.", "y(cross) < y(helm)")
    d.fact("symmetry", "The left half mirrors the right.", "One half of the face is missing.", "mirror(cross, 'x')")
    d.fact("proportion", "The helm is taller than it is wide.", "The helm is wider than it is tall.",
           "height(helm) > width(helm)")  # fmt: skip
    d.plan("a closed barrel with a cross and slits in front")


def _crest(z, rise):
    """A fan of feathers from front to back over the head."""
    comb = [
        (-0.62, z - 0.1),
        (-0.75, z + 0.3),
        (-0.35, z + rise),
        (0.3, z + rise + 0.1),
        (0.85, z + 0.4),
        (0.9, z - 0.2),
    ]
    fan = plate(polygon([*comb, (0.5, z)]), 0.24, facing="side")
    return union(fan, sphere(0.2, (0, 0, z - 0.02), segments=12))
