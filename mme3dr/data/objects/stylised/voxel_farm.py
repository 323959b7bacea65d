"""Farm animals in voxel art: every surface is a side of a cube on one grid."""

from mme3dr.data.objects.stylised._voxel import block, cubes, pair, rounded
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.records import Fact, Part


@reference_object(
    name="voxel chicken",
    prompt="white farmyard chicken in block-game voxel style with a red comb and wattle",
    parts=[
        Part("body", 1, "white", "feather", True),
        Part("head", 1, "white", "feather", False),
        Part("wing", 2, "light grey", "feather", False),
        Part("tail", 1, "light grey", "feather", False),
        Part("comb", 1, "red", "flesh", True),
        Part("wattle", 1, "red", "flesh", True),
        Part("beak", 1, "orange", "horn", False),
        Part("eye", 2, "black", "glass", False),
        Part("leg", 2, "amber", "scale", False),
    ],
    facts=[
        Fact(
            "style",
            "The chicken is a stack of cubes with no curved surface.",
            "The chicken is covered in fine curved feathers.",
            False,
        ),
        Fact("count", "It stands on two legs.", "It stands on four legs.", True, "count(leg) == 2 and level(leg)"),
        Fact(
            "colour",
            "Beak and legs are orange to yellow.",
            "Beak and legs are white like the body.",
            True,
            "colour(beak) == 'orange' and colour(leg) == 'amber'",
        ),
        Fact(
            "relation",
            "The comb is on the top of the head.",
            "The comb is on the end of the tail.",
            True,
            "above(comb, head) and touches(comb, head)",
        ),
        Fact(
            "relation",
            "The wattle hangs below the beak.",
            "The wattle stands up above the beak.",
            True,
            "above(beak, wattle) and touches(wattle, head)",
        ),
        Fact(
            "symmetry",
            "A wing lies on each side of the body.",
            "Both wings lie on one side of the body.",
            True,
            "count(wing) == 2 and mirror(wing, 'x')",
        ),
        Fact(
            "relation",
            "The tail sticks up at the end away from the head.",
            "The tail sticks out between the eyes.",
            True,
            "y(tail) > back(head) and top(tail) > z(body)",
        ),
        Fact(
            "proportion",
            "The head is smaller than the body.",
            "The head is larger than the body.",
            True,
            "volume(head) < 0.5 * volume(body)",
        ),
    ],
)
def voxel_chicken(a: Assembly) -> None:
    a.add("body", cubes(rounded((-4, 4), (-5, 5), (5, 12)) | block((-2, 2), (-6, -3), (12, 13))))
    a.add("head", cubes(rounded((-3, 3), (-8, -3), (13, 19)) | block((-2, 2), (-7, -4), (13, 19))))
    a.add("beak", cubes(block((-1, 1), (-10, -9), (16, 16)) | block((-1, 1), (-9, -9), (15, 15))))
    a.add("wattle", cubes(block((0, 0), (-9, -9), (13, 14)) | block((-1, 1), (-9, -9), (14, 14))))
    a.add(
        "comb",
        cubes(
            block((0, 0), (-7, -3), (20, 20))
            | {(0, -7, 21), (0, -5, 21), (0, -5, 22), (0, -3, 21), (0, -2, 20), (0, -2, 19), (0, -2, 18)}
        ),
    )
    a.add("eye", pair({(3, -7, 17), (4, -7, 17)}))
    a.add(
        "wing", pair(block((5, 5), (-3, 3), (8, 10)) | block((5, 5), (-2, 4), (7, 8)) | block((5, 5), (1, 5), (7, 7)))
    )
    a.add(
        "tail",
        cubes(block((-2, 2), (5, 6), (10, 13)) | block((-1, 1), (6, 7), (12, 15)) | block((0, 0), (7, 8), (14, 16))),
    )
    a.add(
        "leg",
        pair(
            block((2, 2), (0, 0), (0, 4))
            | block((2, 2), (-2, 1), (0, 0))
            | {(1, -1, 0), (3, -1, 0), (1, -2, 0), (3, -2, 0)}
        ),
    )


@reference_object(
    name="voxel pig",
    prompt="a cheerful pink pig from a world of cubes, curly tail and all, ready to be placed in a voxel barn",
    parts=[
        Part("body", 1, "pink", "skin", True),
        Part("head", 1, "pink", "skin", False),
        Part("snout", 1, "magenta", "skin", False),
        Part("nostril", 2, "dark red", "skin", False),
        Part("ear", 2, "magenta", "skin", False),
        Part("eye", 2, "black", "glass", False),
        Part("leg", 4, "pink", "skin", False),
        Part("hoof", 4, "brown", "horn", False),
        Part("tail", 1, "magenta", "skin", True),
    ],
    facts=[
        Fact(
            "style",
            "The pig has stepped, square outlines made of cubes.",
            "The pig has round, inflated outlines like a balloon.",
            False,
        ),
        Fact(
            "count",
            "The pig has four short legs.",
            "The pig has six short legs.",
            True,
            "count(leg) == 4 and level(hoof)",
        ),
        Fact(
            "count",
            "Two nostrils show on the front of the snout.",
            "One large nostril shows on the front of the snout.",
            True,
            "count(nostril) == 2 and front(nostril) <= front(snout)",
        ),
        Fact(
            "relation",
            "The snout juts out from the front of the head.",
            "The snout juts out from the back of the body.",
            True,
            "front(snout) < front(head) and touches(snout, head)",
        ),
        Fact(
            "relation",
            "The tail is at the rear of the body.",
            "The tail is on the forehead.",
            True,
            "back(tail) > back(body) and touches(tail, body)",
        ),
        Fact(
            "proportion",
            "The legs are shorter than the body is tall.",
            "The legs are twice as long as the body is tall.",
            True,
            "height(leg) < height(body)",
        ),
        Fact(
            "colour",
            "The skin is pink all over.",
            "The skin is black and white in patches.",
            False,
            "colour(body) == 'pink' and colour(head) == 'pink' and colour(leg) == 'pink'",
        ),
        Fact(
            "symmetry",
            "Ears and eyes are placed as mirror pairs.",
            "Both eyes and ears are on the right side of the head.",
            True,
            "mirror(ear, 'x') and mirror(eye, 'x') and count(ear) == 2",
        ),
    ],
)
def voxel_pig(a: Assembly) -> None:
    a.add("body", cubes(rounded((-5, 5), (-6, 8), (4, 13)) | block((-4, 4), (-5, 7), (4, 13))))
    a.add("head", cubes(rounded((-4, 4), (-12, -6), (7, 15)) | block((-3, 3), (-12, -7), (8, 14))))
    a.add("snout", cubes(block((-2, 2), (-14, -13), (8, 10)) | block((-1, 1), (-14, -13), (11, 11))))
    a.add("nostril", pair({(1, -15, 9)}))
    a.add("ear", pair(block((3, 4), (-10, -8), (15, 16)) | block((4, 5), (-10, -9), (16, 17)) - {(4, -8, 16)}))
    a.add("eye", pair(block((3, 3), (-13, -13), (12, 13))))
    for y in (-4, 6):
        a.add("leg", pair(block((2, 4), (y - 1, y + 1), (1, 4))))
        a.add("hoof", pair(block((2, 4), (y - 1, y + 1), (0, 0))))
    a.add(
        "tail",
        cubes(
            {
                (0, 9, 11),
                (0, 10, 11),
                (1, 10, 11),
                (1, 10, 12),
                (1, 10, 13),
                (0, 10, 13),
                (-1, 10, 13),
                (-1, 11, 13),
                (-1, 11, 12),
                (-1, 11, 14),
            }
        ),
    )
