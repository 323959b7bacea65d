"""Flowers grown indoors."""

import numpy as np

from mme3dr.meshes.solids import capsule, cylinder, ellipsoid, union
from mme3dr.meshes.sweeps import lathe
from training.families.base import family


@family(
    noun=("potted daisy", "daisy in a pot", "flower in a pot"),
    vary={
        "pot": ("terracotta", "blue", "yellow", "white", "dark grey"),
        "petals": (4, 5, 6),
        "blossom": ("red", "purple", "pink", "white", "orange"),
        "leaves": (0, 1, 2),
    },
)
def potted_daisy(v, rng, d):
    rise, wide, reach = rng.uniform(0.4, 0.6), rng.uniform(0.36, 0.44), rng.uniform(0.48, 0.53)
    tall = 0.56
    wall = [(0, 0), (0.7 * wide, 0), (0.95 * wide, 0.4), (1.12 * wide, 0.4), (1.12 * wide, tall), (0.9 * wide, tall)]
    d.part("pot", lathe([*wall, (0.85 * wide, 0.45), (0, 0.45)], segments=32), colour=v.pot, material="clay")
    half = 0.55 * reach * min(np.sin(np.pi / v.petals), 0.5)
    petal = ellipsoid(half, 0.075, 0.52 * reach, (0, 0, reach), segments=18)
    hub = (0, -0.1, tall + rise + 0.5)
    petals = [petal.rotate((0, 360 * i / v.petals, 0)).rotate((-14, 0, 0)).translate(hub) for i in range(v.petals)]
    d.part("petal", petals, colour=v.blossom, material="petal")
    disc = ellipsoid(0.58 * reach, 0.12, 0.58 * reach, segments=24).rotate((-14, 0, 0)).translate(hub)
    d.part("flower_centre", disc, colour="amber", material="petal")
    stem = capsule((0, 0, 0.4), (0, -0.02, hub[2]), 0.065, segments=12)
    d.part("stem", stem, colour="green", material="leaf")
    soil = cylinder(0.9 * wide, 0.14, (0, 0, tall - 0.08), segments=28)
    d.part("earth", soil, colour="dark brown", material="soil")
    if v.leaves:
        sides = [(0.06, 1), (0.16, -1)][: v.leaves]
        d.part("leaf", [_leaf(side, tall + z) for z, side in sides], colour="dark green", material="leaf")
        d.fact("relation", "The leaves are below the petals.", "The leaves are above the petals.", "above(petal, leaf)")
    d.fact("relation", "The flower is above the pot.", "The flower is under the pot.", "above(petal, pot)")
    d.fact("relation", "The stem grows out of the pot.", "The stem lies beside the pot.", "touches(stem, earth)")
    d.fact("symmetry", "The left half mirrors the right half.", "The petals are all on one side.", "mirror(petal, 'x')")
    if rise > 0.5:
        d.fact("proportion", "It is much taller than wide.", "It is wider than tall.",
               "height(all) > 1.4 * width(pot)", adjective="tall")  # fmt: skip
    d.plan("a flower facing forward on a stem in a pot")


def _leaf(side, height):
    """A leaf that rises from the stem to one side."""
    blade = ellipsoid(0.24, 0.11, 0.06, (0.34, 0, 0), segments=16)
    root = capsule((0.05, 0, 0), (0.18, 0, 0), 0.055, segments=8)
    return union(blade, root).rotate((0, -32, 0)).rotate((0, 0, 0 if side > 0 else 180)).translate((0, 0, height))
