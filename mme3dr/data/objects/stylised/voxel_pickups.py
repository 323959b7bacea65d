"""What a player picks up, in voxel art: every surface is a side of a cube on one grid."""

from mme3dr.data.objects.stylised._voxel import block, cubes, picture, shift
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.records import Fact, Part

BOW = """
..ooooooo.. .ooooooooo. ooo.....ooo ooo..g..ooo oo..ggg..oo oo.ggggg.oo
oo..ggg..oo ooo..g..ooo ooo.....ooo .ooooooooo. ..ooooooo..
"""
HEART = """
..rrr...rrr.. .rrrrr.rrrrr. rrwwrrrrrrrdd rrwwrrrrrrrdd rrwrrrrrrrrdd rrrrrrrrrrrdd
.rrrrrrrrrdd. ..rrrrrrrdd.. ...rrrrrdd... ....rrrdd.... .....rdd..... ......d......
"""


@reference_object(
    name="voxel heart",
    prompt=(
        "retro game extra-life pickup: a chunky red heart made of little cubes with a white glint in one upper corner"
    ),
    parts=[
        Part("heart", 1, "red", "plastic", True),
        Part("glint", 1, "white", "plastic", True),
        Part("shade", 1, "dark red", "plastic", False),
    ],
    facts=[
        Fact("style", "The heart is built from equal cubes.", "The heart is a smooth polished shape.", False),
        Fact("style", "The slanted sides go down in steps.", "The slanted sides are straight slopes.", True),
        Fact("relation", "The heart comes to a point at the bottom.", "The heart comes to a point at the top.", True),
        Fact("colour", "The heart is red.", "The heart is green.", False, "colour(heart) == 'red'"),
        Fact(
            "colour",
            "The small highlight is white.",
            "The small highlight is black.",
            False,
            "colour(glint) == 'white' and volume(glint) < 0.2 * volume(heart)",
        ),
        Fact(
            "relation",
            "The highlight sits in the upper half of the heart.",
            "The highlight sits at the bottom tip of the heart.",
            True,
            "z(glint) > z(heart) and x(glint) < x(heart)",
        ),
        Fact(
            "proportion",
            "The heart is about as tall as it is wide.",
            "The heart is three times as tall as it is wide.",
            True,
            "height(all) < 1.2 * width(all) and width(all) < 1.3 * height(all)",
        ),
        Fact(
            "symmetry",
            "The back of the heart bulges just like the front.",
            "The back of the heart is hollow while the front bulges.",
            True,
            "mirror(all, 'y')",
        ),
        Fact("existence", "The top of the heart has two lobes.", "The top of the heart has three lobes.", True),
        Fact(
            "existence",
            "The rim on one side is a darker red, as if in shadow.",
            "The rim on one side is a bright yellow, as if on fire.",
            True,
            "count(shade) > 0 and colour(shade) == 'dark red'",
        ),
    ],
)
def voxel_heart(a: Assembly) -> None:
    whole = {(x, z) for x, _, z in picture(HEART, "rwd")}
    core = {(x, z) for x, z in whole if {(x + 1, z), (x - 1, z), (x, z + 1), (x, z - 1)} <= whole}
    for part, letter in (("heart", "r"), ("glint", "w"), ("shade", "d")):
        cells = picture(HEART, letter, y=(-1, 1))
        cells |= {c for c in picture(HEART, letter, y=(-2, 2)) if (c[0], c[2]) in core}
        a.add(part, cubes(cells))


@reference_object(
    name="voxel treasure key",
    prompt="Pixelated golden key for a treasure chest, thick voxels, a ruby gem set in the ring-shaped handle",
    parts=[
        Part("bow", 1, "gold", "metal", True),
        Part("gem", 1, "crimson", "glass", True),
        Part("collar", 2, "bronze", "metal", False),
        Part("shaft", 1, "gold", "metal", False),
        Part("tooth", 2, "gold", "metal", False),
    ],
    facts=[
        Fact(
            "style",
            "The key is put together from visible cubes.",
            "The key is cast as one smooth piece with round bars.",
            False,
        ),
        Fact(
            "relation",
            "The teeth are at the end away from the handle.",
            "The teeth are on the ring of the handle.",
            True,
            "top(tooth) < z(shaft) and all_touch(tooth, shaft) and bottom(bow) > z(shaft)",
        ),
        Fact(
            "relation",
            "All teeth point to the same side of the shaft.",
            "The teeth point to opposite sides of the shaft.",
            True,
            "left(tooth) > x(shaft)",
        ),
        Fact(
            "count", "Two teeth stick out of the shaft.", "No tooth sticks out of the shaft.", True, "count(tooth) == 2"
        ),
        Fact(
            "proportion",
            "The shaft is longer than the handle is tall.",
            "The shaft is much shorter than the handle is tall.",
            True,
            "height(shaft) > height(bow)",
        ),
        Fact(
            "proportion",
            "The key is thin from front to back compared with its height.",
            "The key is as thick from front to back as it is high.",
            True,
            "depth(all) < 0.25 * height(all)",
        ),
        Fact(
            "colour",
            "The gem in the handle is deep red.",
            "The gem in the handle is green.",
            False,
            "colour(gem) == 'crimson'",
        ),
        Fact(
            "material",
            "The key is of golden metal.",
            "The key is of grey stone.",
            False,
            "material(bow) == 'metal' and colour(bow) == 'gold'",
        ),
        Fact(
            "relation",
            "The handle is a ring with an opening round the gem.",
            "The handle is a closed solid disc.",
            False,
            "inside(gem, bow) and volume(bow) < 0.7 * width(bow) * height(bow) * depth(bow)",
        ),
    ],
)
def voxel_key(a: Assembly) -> None:
    spokes = block((0, 0), (0, 0), (17, 18)) | block((0, 0), (0, 0), (24, 25))
    a.add("bow", cubes(shift(picture(BOW, "o", (-1, 1), -5), z=16) | spokes))
    a.add("gem", cubes(shift(picture(BOW, "g", (-1, 1), -5), z=16)))
    a.add("collar", [cubes(block((-2, 2), (-2, 2), (z, z)) - block((-1, 1), (-1, 1), (z, z))) for z in (15, 12)])
    a.add("shaft", cubes(block((-1, 1), (-1, 1), (-3, 15))))
    a.add(
        "tooth",
        cubes(block((2, 6), (-1, 1), (-2, -1)) | block((5, 6), (-1, 1), (0, 0))),
        cubes(block((2, 5), (-1, 1), (2, 3))),
    )
