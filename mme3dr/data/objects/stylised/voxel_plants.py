"""Plants and fungi in voxel art: every surface is a side of a cube on one grid."""

from mme3dr.data.objects.stylised._voxel import block, cubes, flip, shift, speckle
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.records import Fact, Part


def _disc(radius: float, z: int) -> set:
    """Cells of one layer within the radius of the z axis."""
    r = int(radius)
    return {(x, y, z) for x, y, _ in block((-r, r), (-r, r), (z, z)) if x * x + y * y <= radius * radius}


@reference_object(
    name="voxel toadstool",
    prompt="a poisonous-looking toadstool as voxel art on a square of turf",
    parts=[
        Part("cap", 1, "red", "flesh", False),
        Part("spot", 9, "white", "flesh", False),
        Part("stem", 1, "cream", "flesh", False),
        Part("gill", 1, "tan", "flesh", False),
        Part("turf", 1, "green", "leaf", True),
        Part("earth", 1, "brown", "soil", False),
    ],
    facts=[
        Fact("style", "The rounded cap is approximated by steps of cubes.", "The rounded cap is a smooth dome.", True),
        Fact(
            "style",
            "All edges of the cubes run along the same three directions.",
            "The cubes are tumbled about at many angles.",
            True,
        ),
        Fact("colour", "The cap is red.", "The cap is plain brown.", True, "colour(cap) == 'red'"),
        Fact(
            "colour",
            "White spots are scattered over the cap.",
            "Blue stripes run down the cap.",
            True,
            "colour(spot) == 'white' and count(spot) > 4 and all_touch(spot, cap)",
        ),
        Fact(
            "relation",
            "The cap sits on top of the stem.",
            "The cap lies beside the stem on the grass.",
            True,
            "above(cap, stem)",
        ),
        Fact(
            "proportion",
            "The cap is wider than the stem.",
            "The cap is narrower than the stem.",
            True,
            "width(cap) > 1.8 * width(stem)",
        ),
        Fact("colour", "The stem is pale cream.", "The stem is dark purple.", True, "colour(stem) == 'cream'"),
        Fact(
            "relation",
            "The stem grows out of a green layer of grass.",
            "The stem grows out of a slab of ice.",
            False,
            "on(stem, turf) and colour(turf) == 'green'",
        ),
        Fact(
            "relation",
            "Brown earth shows below the grass.",
            "Brown earth covers the top of the grass.",
            True,
            "above(turf, earth) and colour(earth) == 'brown'",
        ),
    ],
)
def voxel_toadstool(a: Assembly) -> None:
    a.add("earth", cubes(block((-5, 5), (-5, 5), (-3, -2))), marks=[("dark brown", speckle)])
    blades = {(-5, -4, 0), (4, -5, 0), (5, 3, 0), (-4, 5, 0), (5, 4, 0), (-5, -5, 0), (-5, -5, 1)}
    a.add("turf", cubes(block((-5, 5), (-5, 5), (-1, -1)) | blades), marks=[("lime", speckle)])
    a.add(
        "stem",
        cubes(
            _disc(3.2, 0)
            | _disc(2.3, 1)
            | _disc(2.3, 2)
            | _disc(2.3, 3)
            | _disc(2.3, 4)
            | _disc(2.3, 5)
            | _disc(2.3, 6)
        ),
    )
    a.add("gill", cubes(_disc(5.3, 7)))
    layers = [(7, 6.4), (8, 7.2), (9, 7.2), (10, 6.4), (11, 5.8), (12, 4.5), (13, 2.9)]
    cap = set().union(*[_disc(r, z) for z, r in layers]) - _disc(5.3, 7)
    plan = [block((-1, 1), (-1, 1), (12, 12)) - {(1, 1, 12)}]
    plan += [
        block((-1, 1), (-7, -6), (8, 9)),
        block((6, 7), (-1, 1), (7, 8)),
        block((-7, -6), (0, 2), (8, 9)),
        block((-2, 0), (6, 7), (7, 8)),
    ]
    plan += [
        block((3, 4), (-5, -4), (10, 11)),
        block((-5, -4), (-5, -3), (8, 10)),
        block((3, 4), (2, 3), (11, 11)),
        block((-4, -3), (3, 5), (9, 10)),
    ]
    spots = [shift(cells, z=1) & cap for cells in plan]
    a.add("spot", [cubes(s) for s in spots])
    a.add("cap", cubes(cap.difference(*spots)))


@reference_object(
    name="voxel cactus in a pot",
    prompt=(
        "potted desert cactus made entirely of cubes for a pixel-style windowsill, one flower opening at the very top"
    ),
    parts=[
        Part("column", 1, "green", "leaf", False),
        Part("arm", 2, "green", "leaf", False),
        Part("spine", 16, "cream", "bone", False),
        Part("flower", 1, "magenta", "petal", True),
        Part("pot", 1, "terracotta", "clay", True),
        Part("sand", 1, "sand", "soil", False),
    ],
    facts=[
        Fact("style", "Plant and pot are made of cubes of one size.", "Plant and pot are knitted from wool.", False),
        Fact(
            "count",
            "The cactus has two side arms.",
            "The cactus has six side arms.",
            True,
            "count(arm) == 2 and all_touch(arm, column)",
        ),
        Fact(
            "relation",
            "The side arms bend upwards.",
            "The side arms droop down to the pot.",
            True,
            "bottom(arm) > z(column) - 0.3 * height(column) and top(arm) > bottom(arm) + 2.5",
        ),
        Fact(
            "relation",
            "The flower sits on top of the cactus.",
            "The flower grows out of the side of the pot.",
            False,
            "above(flower, column) and touches(flower, column)",
        ),
        Fact(
            "colour",
            "The cactus is green.",
            "The cactus is blue.",
            True,
            "colour(column) == 'green' and colour(arm) == 'green'",
        ),
        Fact(
            "material",
            "The pot is of reddish earthenware.",
            "The pot is of clear glass.",
            True,
            "material(pot) == 'clay' and colour(pot) == 'terracotta'",
        ),
        Fact(
            "proportion",
            "The pot is wider at its rim than at its foot.",
            "The pot is narrower at its rim than at its foot.",
            True,
            "width(pot) > width(sand) + 1",
        ),
        Fact(
            "existence",
            "Small pale spines stick out of the green column.",
            "Broad leaves hang from the green column.",
            True,
            "count(spine) > 8 and all_touch(spine, column)",
        ),
        Fact(
            "relation",
            "The cactus stands in the pot.",
            "The cactus hangs upside down below the pot.",
            False,
            "above(column, pot)",
        ),
    ],
)
def voxel_cactus(a: Assembly) -> None:
    hole = block((-3, 3), (-3, 3), (6, 9))
    a.add(
        "pot",
        cubes(
            (block((-3, 3), (-3, 3), (0, 1)) | block((-4, 4), (-4, 4), (2, 5)) | block((-5, 5), (-5, 5), (6, 8))) - hole
        ),
    )
    a.add("sand", cubes(block((-3, 3), (-3, 3), (6, 7))), marks=[("tan", speckle)])
    trunk = block((-2, 2), (-1, 1), (8, 21)) | block((-1, 1), (-2, 2), (8, 21)) | block((-1, 1), (-1, 1), (22, 22))
    a.add("column", cubes(trunk))
    arm = block((3, 6), (-1, 0), (12, 13)) | block((5, 6), (-1, 0), (14, 17))
    a.add("arm", cubes(arm), cubes(shift(flip(arm), z=3)))
    tips = [(0, s * 3, z) for s in (-1, 1) for z in (10, 14, 18)] + [(s * 3, 0, z) for s in (-1, 1) for z in (9, 20)]
    tips += [(s * 2, t * 2, z) for s in (-1, 1) for t in (-1, 1) for z in (11,)] + [(1, -3, 12), (-1, 3, 16)]
    a.add("spine", [cubes({t}) for t in tips])
    petals = (
        block((-2, 2), (0, 0), (23, 23))
        | block((0, 0), (-2, 2), (23, 23))
        | {(s * 2, 0, 24) for s in (-1, 1)}
        | {(0, s * 2, 24) for s in (-1, 1)}
        | block((-1, 1), (-1, 1), (23, 23))
    )
    a.add(
        "flower",
        cubes(petals | {(0, 0, 24)}),
        marks=[("yellow", lambda p: (abs(p[:, 0]) < 0.6) & (abs(p[:, 1]) < 0.6) & (p[:, 2] > 23.6))],
    )
