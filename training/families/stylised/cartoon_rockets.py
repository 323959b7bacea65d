"""Spaceships as children draw them."""

from mme3dr.meshes.arrays import ring
from mme3dr.meshes.profiles import polygon, smooth_profile
from mme3dr.meshes.solids import box, common, cone, cylinder, dome, union
from mme3dr.meshes.sweeps import lathe, plate
from training.families.base import family


@family(
    noun=("cartoon rocket", "toy space rocket", "cartoon spaceship"),
    vary={
        "fins": (3, 4, 5),
        "portholes": (1, 2, 3),
        "body": ("white", "yellow", "mint", "lavender"),
        "nose": ("red", "blue", "black"),
        "fin": ("orange", "green", "purple"),
        "flame": (True, False),
        "band": (None, "dark grey", "magenta"),
    },
)
def cartoon_rocket(v, rng, d):
    wide, tall, reach = rng.uniform(0.52, 0.62), rng.uniform(2.1, 2.4), rng.uniform(0.5, 0.6)
    base = 0.5
    wall = [(0.62 * wide, 0), (0.9 * wide, 0.2 * tall), (wide, 0.42 * tall), (0.88 * wide, 0.66 * tall),
            (0.55 * wide, 0.86 * tall), (0.03, tall + 0.12)]  # fmt: skip
    shape = lathe(wall, smooth=True, segments=24).translate((0, 0, base))
    cutoff = base + 0.74 * tall
    d.part("body", shape.trim_by_plane((0, 0, -1), -cutoff - 0.02), colour=v.body, material="painted metal")
    nose = shape.trim_by_plane((0, 0, 1), cutoff).scale((1.06, 1.06, 1))
    d.part("nose", nose, colour=v.nose, material="painted metal")
    outside = wide + reach
    fin = [(-0.5 * wide, base + 0.1), (-0.5 * wide, base + 0.42 * tall), (-outside + 0.08, base + 0.12),
           (-outside, 0), (-outside + 0.26, 0), (-0.8 * wide, base)]  # fmt: skip
    sail = plate(polygon(fin), 0.2, facing="side")
    d.part("fin", ring(sail, v.fins, 180 / v.fins if v.fins != 4 else 45), colour=v.fin, material="painted metal")
    radii = smooth_profile(wall, 64)  # [64, 2], radius and height
    holes = []
    for share in {1: (0.5,), 2: (0.38, 0.6), 3: (0.27, 0.45, 0.63)}[v.portholes]:
        r = radii[abs(radii[:, 1] - share * tall).argmin(), 0]
        holes.append(
            cylinder(0.2 if v.portholes == 1 else 0.15, 0.3, (0, -r + 0.05, base + share * tall), axis="y", segments=18)
        )
    d.part("porthole", holes, colour="navy", material="glass")
    if v.band:
        hoop = common(shape.scale((1.08, 1.08, 1)), box(3, 3, 0.2, (0, 0, base + 0.1)))
        d.part("band", hoop, colour=v.band, material="metal")
        d.fact("relation", "The band goes round the foot of the body.", "The band goes round the tip of the nose.",
               "top(band) < z(body) and touches(band, body)")  # fmt: skip
    if v.flame:
        fire = union(cone(0.3, 0.52, axis="z").rotate((180, 0, 0)).translate((0, 0, 0.27)), dome(0.3, (0, 0, 0.5), 0.2))
        d.part("flame", fire, colour="amber", material="plastic")
        d.fact("relation", "A flame shoots out below the body.", "A flame shoots out of the nose.",
               "z(flame) < z(body) and bottom(flame) < bottom(body)")  # fmt: skip
    d.fact("relation", "The nose is at the top of the body.", "The nose is at the foot of the body.",
           "above(nose, body)")  # fmt: skip
    d.fact("relation", "The rocket stands on its fins.", "The fins stick up above the nose.",
           "bottom(fin) < bottom(body) and top(fin) < bottom(nose)")  # fmt: skip
    d.fact("symmetry", "The fins are spread evenly round the body.", "All fins are on one side.", "even(fin)")
    d.fact("proportion", "The body is taller than it is wide.", "The body is wider than it is tall.",
           "height(body) > width(body)")  # fmt: skip
    d.plan("an upright pointed body on fins, portholes in front")
