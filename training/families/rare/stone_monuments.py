"""Monuments of stone."""

from math import sqrt

from mme3dr.meshes.arrays import ring
from mme3dr.meshes.solids import box, cylinder, ellipsoid, hull
from training.families.base import family


@family(
    noun=("obelisk", "stone obelisk", "Egyptian obelisk"),
    vary={
        "steps": (1, 2, 3),
        "shaft": ("white", "pink", "terracotta", "grey"),
        "tip": ("gold", "turquoise", "black"),
        "step": ("dark grey", "sand", "brown"),
        "bands": (0, 1, 2, 3),
    },
)
def obelisk(v, rng, d):
    tall, low, slim = rng.uniform(2.1, 2.5), rng.uniform(0.34, 0.4), rng.uniform(0.6, 0.72)
    rise = 0.24
    foot = rise * v.steps - 0.03
    d.part("shaft", _pillar(low, low * slim, tall, foot), colour=v.shaft, material="stone")
    d.part("tip", _pillar(1.12 * low * slim, 0, 0.62, foot + tall - 0.02), colour=v.tip, material="metal")
    slabs = [2 * (low + 0.2 + 0.24 * (v.steps - 1 - i)) for i in range(v.steps)]
    steps = [box(side, side, rise + 0.02, (0, 0, rise * (i + 0.5)), bevel=0) for i, side in enumerate(slabs)]
    d.part("step", steps, colour=v.step, material="stone")
    shares = {0: (), 1: (0.5,), 2: (0.3, 0.68), 3: (0.2, 0.48, 0.76)}[v.bands]
    bands = []
    for share in shares:
        half = low * (1 + (slim - 1) * share) + 0.07
        bands.append(_pillar(half, half, 0.22, foot + share * tall))
    if bands:
        d.part("band", bands, colour=v.tip, material="metal")
    d.fact("relation", "The tip crowns the shaft.", "The tip lies at the foot of the shaft.", "above(tip, shaft)")
    d.fact("relation", "The shaft stands on the steps." if v.steps > 1 else "The shaft stands on the step.",
           "The shaft has sunk beneath the ground.", "above(shaft, step) and touches(shaft, step)")  # fmt: skip
    d.fact("proportion", "It is much taller than it is wide.", "It is wider than it is tall.",
           "height(all) > 1.4 * width(all)")  # fmt: skip
    d.fact("symmetry", "All four sides of the shaft look alike.", "The shaft is flat like a board.", "turn(shaft, 4)")
    d.plan("a tapering square shaft with a pointed tip, on steps")


def _pillar(low, high, tall, z):
    """A square pillar of half-widths low and high whose foot is at height z."""
    return cylinder(low * sqrt(2), tall, (0, 0, z + tall / 2), top=high * sqrt(2), segments=4).rotate((0, 0, 45))


@family(
    noun=("dolmen", "megalithic dolmen", "stone-age tomb"),
    vary={
        "uprights": (2, 3, 4, 5),
        "upright": ("grey", "dark grey", "sand"),
        "capstone": ("light grey", "terracotta", "dark brown"),
        "moss": (None, "green", "yellow"),
        "mound": ("olive", "lime", "tan"),
    },
    mass=("moss",),
)
def dolmen(v, rng, d):
    tall, reach, thick = rng.uniform(1.15, 1.5), rng.uniform(0.88, 1.0), rng.uniform(0.42, 0.56)
    lean, bulge = rng.uniform(-0.06, 0.06, 5), rng.uniform(0.4, 0.48, 5)
    skew, long = rng.uniform(-0.15, 0.15), rng.uniform(1.45, 1.65)
    start = {2: 0, 3: 90, 4: 45, 5: 90}[v.uprights]
    stones = []
    for i in range(v.uprights):
        foot, head = box(bulge[i], 0.5, 0.3, (reach, 0, 0.3)), box(0.32, 0.4, 0.3, (reach + lean[i], 0, tall + 0.1))
        stones += ring(hull(foot, head), 1, start + 360 * i / v.uprights)
    d.part("upright", stones, colour=v.upright, material="stone")
    z = tall + 0.15
    slab = hull(
        box(2 * long - 0.4, 1.7, thick, (skew, 0, z + thick / 2)),
        box(2 * long, 1.9, 0.2, (0, 0, z + thick / 2)),
        box(2 * long - 1.2, 2.3, 0.2, (-skew, 0, z + thick / 2)),
    )
    d.part("capstone", slab, colour=v.capstone, material="stone")
    d.part("mound", cylinder(1.55, 0.24, (0, 0, 0.12), top=1.4, segments=20), colour=v.mound, material="soil")
    if v.moss:
        cushion = ellipsoid(0.85, 0.62, 0.3, (0.35 - skew, -0.15, z + thick), segments=16)
        d.part("moss", cushion, colour=v.moss, material="leaf")
    d.fact("relation", "The capstone lies across the uprights.", "The capstone lies on the ground.",
           "above(capstone, upright) and all_touch(upright, capstone)")  # fmt: skip
    if v.uprights == 2:
        d.fact("symmetry", "One upright stands on either side.", "Both uprights stand on the left.",
               "left(upright) < -0.5 and right(upright) > 0.5")  # fmt: skip
    else:
        d.fact("symmetry", "The uprights stand in a circle.", "The uprights stand in a line.", "even(upright)")
    d.fact("proportion", "It is wider than it is tall.", "It is a slender tower.", "width(all) > height(all)")
    if v.moss:
        d.fact("relation", "Moss grows on top of the capstone.", "Moss grows under the capstone.",
               "above(moss, capstone)")  # fmt: skip
    d.plan("a broad flat capstone carried by upright stones")
