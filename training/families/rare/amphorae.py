"""Jars of antiquity."""

from mme3dr.meshes.arrays import ring
from mme3dr.meshes.curves import spline
from mme3dr.meshes.solids import box, common, cylinder, dome, torus, union
from mme3dr.meshes.sweeps import lathe, sweep
from training.families.base import family


@family(
    noun=("amphora", "ancient amphora", "Greek wine jar"),
    vary={
        "handles": (2, 3, 4),
        "bands": (1, 2, 3),
        "body": ("terracotta", "sand", "turquoise", "dark green"),
        "band": ("black", "purple", "white"),
        "stopper": (None, "dark brown", "yellow"),
    },
)
def amphora(v, rng, d):
    wide, waist, neck = rng.uniform(0.72, 0.86), rng.uniform(1.25, 1.5), rng.uniform(0.2, 0.26)
    wall = [(0.3, 0.1), (0.34, 0.25), (0.8 * wide, 0.75), (wide, waist), (0.8 * wide, 1.85), (neck + 0.04, 2.15)]
    pot = lathe([*wall, (neck, 2.65)], smooth=True, segments=28)
    d.part("body", pot, colour=v.body, material="clay")
    heights = {1: (1.25,), 2: (0.95, 1.55), 3: (0.65, 1.15, 1.65)}[v.bands]
    shell = pot.scale((1.07, 1.07, 1))
    d.part("band", [common(shell, box(3, 3, 0.2, (0, 0, z))) for z in heights], colour=v.band, material="ceramic")
    path = spline([(neck - 0.05, 0, 2.5), (wide, 0, 2.62), (wide + 0.14, 0, 2.25), (0.68 * wide, 0, 1.84)], 14)
    d.part("handle", ring(sweep(path, 0.09, segments=10), v.handles, {2: 0, 3: 30, 4: 45}[v.handles]),
           colour=v.band, material="clay")  # fmt: skip
    lip = union(torus(neck + 0.06, 0.1, (0, 0, 2.7), segments=24), cylinder(neck + 0.06, 0.14, (0, 0, 2.7)))
    d.part("lip", lip, colour=v.body, material="clay")
    d.part("foot", cylinder(0.46, 0.2, (0, 0, 0.1), top=0.34, segments=24), colour=v.band, material="clay")
    if v.stopper:
        plug = union(cylinder(neck, 0.2, (0, 0, 2.8)), dome(neck + 0.1, (0, 0, 2.78), 0.3, segments=20))
        d.part("stopper", plug, colour=v.stopper, material="wood")
        d.fact("relation", "The stopper closes the mouth.", "The stopper lies at its foot.", "above(stopper, lip)")
    d.fact("relation", "The handles join the neck to the shoulder.", "The handles hang at the foot.",
           "z(handle) > z(body) and all_touch(handle, body)")  # fmt: skip
    if v.handles == 2:
        d.fact("symmetry", "The handles face each other.", "Both handles are on one side.", "mirror(handle, 'x')")
    else:
        d.fact("symmetry", "The handles are spread evenly round the neck.", "All handles are on one side.",
               "even(handle)")  # fmt: skip
    d.fact("proportion", "The belly is far wider than the lip.", "The lip is as wide as the belly.",
           "width(body) > 1.6 * width(lip)")  # fmt: skip
    d.plan("handles high beside a narrow neck over a round belly")
