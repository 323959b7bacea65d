"""An insect that catches others with its forelegs."""

import numpy as np

from mme3dr.data.objects.biological._creature import near, pair, tube
from mme3dr.data.objects.biological._plant import blade
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import ball, blend, bone
from mme3dr.meshes.solids import cone, ellipsoid, union
from mme3dr.records import Fact, Part


def _grasping_leg(a: Assembly) -> None:
    """Forelegs folded as if in prayer: hip, thick thigh with spines, and shin folded back on to it."""
    hip, elbow, wrist, tip = (0.07, -0.42, 1.24), (0.2, -0.62, 0.86), (0.22, -1.04, 1.26), (0.19, -0.74, 1.06)
    a.add("fore_hip", pair(tube([hip, (0.16, -0.52, 1.05), elbow], [0.06, 0.06, 0.055], 14)))
    thigh = tube([elbow, (0.215, -0.8, 1.0), wrist], [0.065, 0.1, 0.055], 16, 24)
    shin = tube([wrist, (0.21, -0.94, 1.24), (0.2, -0.8, 1.13), tip], [0.05, 0.045, 0.04, 0.012], 12, 24)
    spines = [
        cone(0.024, 0.13, (0, 0, 0.05), segments=8)
        .rotate((42, 0, 0))
        .translate(tuple(np.array((0.215, -0.72, 1.03)) + t * np.array((0.0, -0.22, 0.2))))
        for t in np.linspace(0, 1, 5)
    ]
    a.add(
        "grasping_leg",
        pair(union(thigh, shin, spines)),
        marks=[("dark green", near((0.19, -0.74, 1.06), (0.5, 0.06, 0.06)))],
    )


def _walking_legs(a: Assembly) -> None:
    """Four thin legs that carry the body."""
    for root, knee, ankle, toe in (
        ((0.1, -0.1, 0.72), (0.5, -0.34, 0.94), (0.72, -0.52, 0.06), (0.78, -0.6, 0.03)),
        ((0.1, 0.14, 0.72), (0.52, 0.42, 1.0), (0.78, 0.72, 0.06), (0.84, 0.82, 0.03)),
    ):
        path = [
            root,
            np.add(root, knee) / 2 + (0, 0, 0.03),
            knee,
            np.add(knee, ankle) / 2 + (0.03, 0, 0.02),
            ankle,
            toe,
        ]
        a.add("walking_leg", pair(tube(path, [0.055, 0.045, 0.04, 0.034, 0.03, 0.025], 10, 40)))


@reference_object(
    name="praying mantis",
    prompt="A green praying mantis standing on guard, waiting motionless for a fly to come within reach",
    parts=[
        Part("head", 1, "lime", "chitin", False),
        Part("eye", 2, "amber", "chitin", False),
        Part("antenna", 2, "brown", "chitin", False),
        Part("neck", 1, "green", "chitin", False),
        Part("abdomen", 1, "lime", "chitin", False),
        Part("wing", 2, "dark green", "chitin", False),
        Part("fore_hip", 2, "green", "chitin", False),
        Part("grasping_leg", 2, "green", "chitin", False),
        Part("walking_leg", 4, "green", "chitin", False),
    ],
    facts=[
        Fact(
            "relation",
            "The front legs are folded up in front of the breast.",
            "The front legs are stretched flat along the ground.",
            True,
            "bottom(grasping_leg) > 0.33 * height(all) and front(grasping_leg) < front(head)",
        ),
        Fact(
            "count",
            "It stands on four thin legs.",
            "It stands on eight thin legs.",
            True,
            "count(walking_leg) == 4 and level(walking_leg) and bottom(walking_leg) < 0.05 * height(all)",
        ),
        Fact(
            "proportion",
            "The grasping legs are much thicker than the legs it stands on.",
            "The grasping legs are much thinner than the legs it stands on.",
            True,
            "volume(grasping_leg) / 2 > 1.5 * volume(walking_leg) / 4",
        ),
        Fact(
            "relation",
            "A long neck holds the head high above the abdomen.",
            "The head sits right on the abdomen without a neck.",
            True,
            "bottom(head) > top(abdomen) and touches(neck, head) and height(neck) > 0.25 * height(all)",
        ),
        Fact(
            "relation",
            "Big eyes bulge from the two upper corners of the head.",
            "One big eye bulges from the middle of the forehead.",
            True,
            "count(eye) == 2 and mirror(eye, 'x') and width(eye) > width(head) and z(eye) > z(head)",
        ),
        Fact(
            "relation",
            "The wings lie folded along the back.",
            "The wings stand out to both sides.",
            True,
            "above(wing, abdomen) and width(wing) < 0.5 * depth(wing)",
        ),
        Fact(
            "colour",
            "Grass green is the colour of the neck and legs.",
            "Bright red is the colour of the neck and legs.",
            False,
            "colour(neck) == 'green' and colour(grasping_leg) == 'green' and colour(walking_leg) == 'green'",
        ),
        Fact(
            "symmetry",
            "Its left side mirrors its right side.",
            "It has a grasping leg on the left side only.",
            True,
            "mirror(all, 'x')",
        ),
    ],
)
def praying_mantis(a: Assembly) -> None:
    a.add(
        "neck",
        tube(
            [(0, 0.28, 0.72), (0, 0.02, 0.76), (0, -0.18, 0.94), (0, -0.36, 1.2), (0, -0.44, 1.38), (0, -0.47, 1.46)],
            [0.12, 0.13, 0.095, 0.11, 0.085, 0.05],
            20,
            60,
        ),
    )
    skull = [bone((x, -0.5, 1.56), (0, -0.6, 1.36), 0.1, 0.055) for x in (-0.14, 0.14)]
    a.add(
        "head",
        blend(*skull, ball((0, -0.5, 1.53), 0.1), soft=0.05, detail=40),
        marks=[("green", near((0, -0.62, 1.34), (0.1, 0.1, 0.07)))],
    )
    a.add(
        "eye",
        pair(ellipsoid(0.088, 0.105, 0.125, (0.2, -0.52, 1.58), 28)),
        marks=[("black", near((s * 0.235, -0.61, 1.58), (0.045, 0.05, 0.045))) for s in (-1, 1)],
    )
    a.add(
        "antenna",
        pair(
            tube(
                [(0.05, -0.58, 1.62), (0.12, -0.72, 1.8), (0.22, -0.9, 1.98), (0.34, -1.12, 2.06)],
                [0.02, 0.018, 0.016, 0.012],
                10,
                30,
            )
        ),
    )
    belly = tube(
        [(0, 0.1, 0.7), (0, 0.35, 0.68), (0, 0.75, 0.64), (0, 1.1, 0.62), (0, 1.36, 0.66)],
        [0.1, 0.16, 0.19, 0.13, 0.05],
        24,
        60,
    )
    a.add("abdomen", belly, marks=[("olive", lambda p: np.sin(30 * p[:, 1]) > 0.75)])
    wing = blade(
        [(0, 0.0), (0.45, 0.03), (1.0, 0.0), (1.5, -0.04)], [0.08, 0.17, 0.2, 0.19, 0.14, 0.03], 0.035, -0.35, 24, 8
    )
    laid = wing.rotate((0, 0, 90)).rotate((0, 24, 0)).translate((0.1, 0.06, 0.83))
    veins = ("green", lambda p: np.abs(np.abs(p[:, 0]) - 0.15) < 0.022)
    a.add("wing", pair(laid.refine_to_length(0.06)), marks=[veins])
    _grasping_leg(a)
    _walking_legs(a)
