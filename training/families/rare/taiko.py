"""Drums of East Asia."""

from mme3dr.meshes.arrays import mirrored, row
from mme3dr.meshes.solids import beam, box, common, cylinder, rod, union
from mme3dr.meshes.sweeps import lathe
from training.families.base import family


@family(
    noun=("taiko", "taiko drum", "Japanese barrel drum"),
    vary={
        "bands": (1, 2, 3),
        "barrel": ("red", "brown", "black", "dark green"),
        "band": ("gold", "turquoise", "white"),
        "emblem": (None, "black", "red", "blue"),
        "drumsticks": (0, 2),
    },
)
def taiko(v, rng, d):
    wide, bulge, long = rng.uniform(0.72, 0.85), rng.uniform(0.14, 0.22), rng.uniform(1.5, 1.9)
    z = wide + bulge + rng.uniform(0.3, 0.4)
    half = long / 2
    wall = [(wide, -half), (wide + 0.8 * bulge, -half / 2), (wide + bulge, 0), (wide + 0.8 * bulge, half / 2)]
    upright = lathe([*wall, (wide, half)], smooth=True, segments=32)
    d.part("barrel", _lay(upright, z), colour=v.barrel, material="painted wood")
    ends = [cylinder(wide + 0.05, 0.16, (0, y, z), axis="y") for y in (-half, half)]
    d.part("skin", ends, colour="cream", material="leather")
    shell = upright.scale((1.1, 1.1, 1))
    step = 0.36 * long if v.bands == 2 else 0.3 * long
    hoops = row(box(4, 4, 0.16), v.bands, (0, 0, step))
    d.part("band", [_lay(common(shell, hoop), z) for hoop in hoops], colour=v.band, material="metal")
    if v.emblem:
        disc = cylinder(0.42 * wide, 0.14, (0, -half - 0.07, z), axis="y", segments=24)
        d.part("emblem", disc, colour=v.emblem, material="painted wood")
        d.fact("relation", "The emblem is in the middle of the front skin.", "The emblem is on the side of the barrel.",
               "front(emblem) < front(skin)")  # fmt: skip
    sides = []
    for y in (-0.42 * long, 0.42 * long):
        sides += mirrored(beam((1.05 * wide, y, 0.03), (0.5 * wide, y, 0.55 * z), 0.2, 0.2))
        sides.append(box(2.4 * wide, 0.2, 0.18, (0, y, 0.09)))
    rails = mirrored(box(0.2, 0.9 * long, 0.18, (1.05 * wide, 0, 0.09)))
    d.part("stand", union(*sides, *rails), colour="tan", material="wood")
    if v.drumsticks:
        top = z + wide + bulge + 0.09
        stick = rod((0.2, -0.62, top), (0.34, 0.62, top), 0.1, 0.075, segments=12)
        d.part("drumstick", mirrored(stick), colour="orange", material="wood")
        d.fact("relation", "The drumsticks lie on top of the barrel.", "The drumsticks lie under the barrel.",
               "above(drumstick, barrel) and touches(drumstick, band)")  # fmt: skip
    d.fact("relation", "The barrel rests on the stand.", "The barrel hangs under the stand.", "above(barrel, stand)")
    d.fact("symmetry", "There is a skin at either end of the barrel.", "There is a skin at one end only.",
           "front(skin) < front(barrel) and back(skin) > back(barrel)")  # fmt: skip
    d.fact("proportion", "The barrel bulges wider than the skins.", "The barrel is narrower than the skins.",
           "width(barrel) > width(skin)")  # fmt: skip
    d.plan("a barrel lying on a low stand, skins facing out")


def _lay(upright, z):
    """A solid of revolution laid along y at height z."""
    return upright.rotate((-90, 0, 0)).translate((0, 0, z))
