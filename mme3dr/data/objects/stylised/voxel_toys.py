"""Toys in voxel art: every surface is a side of a cube on one grid."""

from mme3dr.data.objects.stylised._voxel import block, cubes, flip, pair, rounded, speckle
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.records import Fact, Part


@reference_object(
    name="voxel rubber duck",
    prompt="bath-time rubber duck remade as voxel art, floating on a small square of water",
    parts=[
        Part("body", 1, "yellow", "rubber", False),
        Part("head", 1, "yellow", "rubber", False),
        Part("tail", 1, "yellow", "rubber", False),
        Part("wing", 2, "amber", "rubber", False),
        Part("beak", 1, "orange", "rubber", False),
        Part("eye", 2, "black", "plastic", False),
        Part("water", 1, "sky blue", "water", True),
        Part("bubble", 5, "white", "foam", False),
    ],
    facts=[
        Fact(
            "style",
            "The duck is built out of cubes, with stair-stepped curves.",
            "The duck is moulded smooth, with glossy curves.",
            False,
        ),
        Fact(
            "colour",
            "The duck is bright yellow.",
            "The duck is brown with a green head.",
            True,
            "colour(body) == 'yellow' and colour(head) == 'yellow'",
        ),
        Fact("colour", "The beak is orange.", "The beak is black.", True, "colour(beak) == 'orange'"),
        Fact(
            "relation",
            "The duck sits in the surface of the water.",
            "The duck hovers high above the water.",
            False,
            "touches(body, water) and bottom(body) < top(water)",
        ),
        Fact(
            "relation",
            "The tail end of the body turns up.",
            "The tail end of the body hangs down into the water.",
            True,
            "z(tail) > z(body) and y(tail) > y(body) and touches(tail, body)",
        ),
        Fact(
            "relation",
            "The head is above the front half of the body.",
            "The head is at the middle of the underside.",
            True,
            "above(head, body) and y(head) < y(body)",
        ),
        Fact(
            "proportion",
            "The head is smaller than the body.",
            "The head is twice as large as the body.",
            True,
            "volume(head) < volume(body)",
        ),
        Fact(
            "count",
            "There is one eye on each side of the head.",
            "There are three eyes in a row on the forehead.",
            True,
            "count(eye) == 2 and mirror(eye, 'x')",
        ),
    ],
)
def voxel_duck(a: Assembly) -> None:
    tail = block((-3, 3), (8, 9), (5, 7)) | block((-2, 2), (9, 10), (6, 9)) | block((-1, 1), (10, 11), (8, 10))
    a.add(
        "body",
        cubes(rounded((-6, 6), (-7, 8), (0, 7)) | block((-5, 5), (-6, 7), (0, 7)) | block((-3, 3), (-6, 0), (8, 8))),
    )
    a.add("tail", cubes(tail - block((-5, 5), (-6, 8), (0, 7))))
    a.add("head", cubes(rounded((-4, 4), (-8, 0), (9, 17)) | block((-3, 3), (-7, -1), (9, 17))))
    a.add(
        "beak",
        cubes(
            block((-2, 2), (-11, -9), (12, 12))
            | block((-2, 2), (-10, -9), (11, 11))
            | block((-1, 1), (-10, -9), (13, 13))
        ),
    )
    a.add("eye", pair(block((5, 5), (-6, -5), (14, 15))))
    a.add("wing", pair(block((7, 7), (-3, 4), (4, 5)) | block((7, 7), (-2, 5), (5, 6)) | block((7, 7), (4, 6), (6, 7))))
    hole = block((-6, 6), (-7, 8), (0, 2))
    corners = {c for c in block((-8, 8), (-9, 10), (-1, 1)) if abs(c[0]) > 6 and abs(c[1] - 0.5) > 8}
    a.add("water", cubes(block((-8, 8), (-9, 10), (-1, 1)) - hole - corners), marks=[("turquoise", speckle)])
    spots = [
        block((7, 8), (-7, -6), (2, 3)),
        block((-8, -8), (-6, -6), (2, 2)),
        block((5, 6), (9, 10), (2, 2)),
        block((-8, -7), (6, 7), (2, 3)),
        block((-6, -6), (-9, -9), (2, 2)),
    ]
    a.add("bubble", [cubes(s) for s in spots])


@reference_object(
    name="voxel robot",
    prompt="Friendly toy robot built from voxels: grey boxes, teal face screen, a single antenna, buttons on the chest",
    parts=[
        Part("head", 1, "light grey", "painted metal", False),
        Part("screen", 1, "teal", "glass", True),
        Part("eye", 2, "white", "glass", False),
        Part("mouth", 1, "white", "glass", False),
        Part("antenna", 1, "red", "plastic", True),
        Part("torso", 1, "grey", "painted metal", False),
        Part("button", 3, "orange", "plastic", True),
        Part("arm", 2, "light grey", "painted metal", False),
        Part("claw", 2, "dark grey", "metal", False),
        Part("leg", 2, "dark grey", "metal", False),
        Part("foot", 2, "orange", "rubber", False),
    ],
    facts=[
        Fact(
            "style",
            "Every edge of the robot runs straight along a cube grid.",
            "The robot has rounded limbs like a balloon animal.",
            False,
        ),
        Fact(
            "count",
            "The robot has two arms and two legs.",
            "The robot has four arms and a single wheel.",
            True,
            "count(arm) == 2 and count(leg) == 2",
        ),
        Fact(
            "count",
            "One antenna stands on the head.",
            "Three antennas stand on the head.",
            False,
            "count(antenna) == 1 and above(antenna, head)",
        ),
        Fact("colour", "The face screen is teal.", "The face screen is pink.", False, "colour(screen) == 'teal'"),
        Fact(
            "relation",
            "Two white eyes light up on the screen.",
            "Two white eyes light up on the knees.",
            True,
            "count(eye) == 2 and all_touch(eye, screen)",
        ),
        Fact(
            "symmetry",
            "The right half of the robot mirrors the left half.",
            "The robot has an arm on one side only.",
            True,
            "mirror(arm, 'x') and mirror(leg, 'x') and mirror(head, 'x')",
        ),
        Fact(
            "relation",
            "The arms hang at the sides of the torso.",
            "The arms grow out of the head.",
            True,
            "top(arm) < z(head) and left(arm) < left(torso) and right(arm) > right(torso)",
        ),
        Fact(
            "material",
            "The torso is of painted metal.",
            "The torso is of wood.",
            True,
            "material(torso) == 'painted metal'",
        ),
    ],
)
def voxel_robot(a: Assembly) -> None:
    screen = block((-4, 4), (-4, -4), (18, 23))
    a.add(
        "head",
        cubes(
            block((-5, 5), (-4, 4), (17, 25)) - screen
            | block((-1, 1), (-1, 1), (16, 16))
            | block((6, 6), (-1, 1), (19, 21))
            | block((-6, -6), (-1, 1), (19, 21))
        ),
    )
    eyes = block((2, 3), (-4, -4), (21, 22))
    smile = block((-1, 1), (-4, -4), (18, 18)) | {(x, -4, 19) for x in (-2, 2)} | {(x, -4, 18) for x in (-2, 2)}
    a.add("screen", cubes(screen - eyes - flip(eyes) - smile))
    a.add("eye", pair(eyes))
    a.add("mouth", cubes(smile))
    a.add("antenna", cubes(block((0, 0), (0, 0), (26, 28)) | block((-1, 1), (-1, 1), (29, 31))))
    a.add("torso", cubes(block((-4, 4), (-3, 3), (6, 15))), marks=[("silver", lambda p: p[:, 2] > 14.4)])
    a.add(
        "button",
        [cubes(block((x, x + 1), (-4, -4), (12, 12))) for x in (-3, 2)],
        cubes(block((-2, 2), (-4, -4), (8, 9))),
    )
    a.add("arm", pair(block((5, 7), (-1, 1), (12, 15)) | block((6, 7), (-1, 1), (7, 12))))
    a.add(
        "claw", pair(block((5, 8), (-1, 1), (6, 6)) | block((5, 5), (-1, 1), (4, 6)) | block((8, 8), (-1, 1), (4, 6)))
    )
    a.add("leg", pair(block((2, 3), (-1, 1), (2, 5))))
    a.add("foot", pair(block((1, 4), (-4, 2), (0, 1))))
