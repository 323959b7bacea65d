"""Animals that fly by night."""

import numpy as np

from mme3dr.data.objects.biological._creature import near, pair, towards, tube
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import ball, blend, bone, egg, limb
from mme3dr.meshes.profiles import outline, polygon
from mme3dr.meshes.solids import cone, cut, ellipsoid, sphere, union
from mme3dr.meshes.sweeps import plate
from mme3dr.records import Fact, Part


@reference_object(
    name="eagle owl on a branch",
    prompt="a Eurasian eagle owl perched on a mossy branch at night, staring straight at the viewer",
    parts=[
        Part("body", 1, "brown", "feather", False),
        Part("head", 1, "brown", "feather", False),
        Part("facial_disc", 2, "sand", "feather", False),
        Part("eye", 2, "amber", "glass", False),
        Part("beak", 1, "dark grey", "horn", False),
        Part("ear_tuft", 2, "dark brown", "feather", False),
        Part("wing", 2, "dark brown", "feather", False),
        Part("toe", 6, "yellow", "skin", False),
        Part("tail", 1, "dark brown", "feather", False),
        Part("branch", 1, "rust", "bark", True),
    ],
    facts=[
        Fact(
            "relation",
            "Both large eyes face forwards.",
            "The eyes sit on the sides of the head, facing away from each other.",
            True,
            "front(eye) < front(head) and level(eye) and mirror(eye, 'x')",
        ),
        Fact(
            "relation",
            "The claws grip the top of the branch.",
            "The owl floats in the air above the branch.",
            False,
            "all_touch(toe, branch) and above(body, branch)",
        ),
        Fact(
            "relation",
            "The beak sits between and below the eyes.",
            "The beak sits on top of the head.",
            True,
            "right(beak) < right(eye) and left(beak) > left(eye) and z(beak) < z(eye)",
        ),
        Fact(
            "colour",
            "The beak is a dark hooked spot in the pale face.",
            "The beak is bright blue.",
            True,
            "colour(beak) == 'dark grey' and colour(facial_disc) == 'sand'",
        ),
        Fact(
            "count",
            "Three front toes of each foot show on the bark.",
            "Six front toes of each foot show on the bark.",
            True,
            "count(toe) == 6 and alike(toe)",
        ),
        Fact(
            "relation",
            "The tail hangs down behind the branch.",
            "The tail sticks up above the head.",
            True,
            "bottom(tail) < bottom(body) and back(tail) > back(body) - 0.1",
        ),
        Fact(
            "symmetry",
            "The wings are folded alike on either side.",
            "One wing is folded and the other spread.",
            True,
            "mirror(wing, 'x') and alike(wing)",
        ),
        Fact(
            "proportion",
            "The head is wide, almost as wide as the body.",
            "The head is narrow, a third as wide as the body.",
            True,
            "width(head) > 0.75 * width(body)",
        ),
    ],
)
def owl_on_branch(a: Assembly) -> None:
    def flecks(p: np.ndarray) -> np.ndarray:
        row = np.floor(p[:, 2] / 0.09)
        inside = np.abs((p[:, 0] / 0.1 + 0.5 * (row % 2)) % 1 - 0.5) < 0.16
        return (p[:, 1] < -0.08) & inside & (np.abs(p[:, 2] / 0.09 - row - 0.5) < 0.36)

    trunk = limb([(0, 0.08, 0.35), (0, 0, 0.62), (0, -0.02, 0.85)], [0.2, 0.33, 0.28])
    a.add("body", blend(trunk, soft=0.1, detail=48), marks=[("tan", lambda p: p[:, 1] < -0.1), ("dark brown", flecks)])
    a.add(
        "head",
        blend(
            egg((0, -0.03, 1.13), (0.31, 0.27, 0.25)), bone((0, 0, 0.9), (0, -0.02, 1.05), 0.24), soft=0.08, detail=38
        ),
    )
    disc = ellipsoid(0.15, 0.05, 0.165, segments=36).rotate((0, 0, 22)).translate((0.13, -0.255, 1.13))
    a.add(
        "facial_disc",
        pair(disc),
        marks=[("dark brown", lambda p: ((np.abs(p[:, 0]) - 0.13) / 0.127) ** 2 + ((p[:, 2] - 1.13) / 0.145) ** 2 > 1)],
    )
    pupils = [("black", near((x, -0.36, 1.15), (0.045, 0.06, 0.045))) for x in (-0.133, 0.133)]
    a.add("eye", pair(sphere(0.085, (0.125, -0.265, 1.15), 32)), marks=pupils)
    a.add("beak", tube([(0, -0.27, 1.09), (0, -0.37, 1.05), (0, -0.35, 0.96)], [0.055, 0.04, 0.012], 16))
    a.add("ear_tuft", pair(cone(0.075, 0.24, segments=20).rotate((8, 28, 0)).translate((0.21, -0.06, 1.4))))
    wing = blend(
        egg((0.29, 0.06, 0.63), (0.1, 0.23, 0.34), (-14, 0, -8)),
        bone((0.27, 0.1, 0.5), (0.16, 0.3, 0.15), 0.1, 0.04),
        soft=0.06,
        detail=38,
    )
    a.add("wing", pair(wing), marks=[("tan", lambda p: (np.sin(40 * p[:, 2]) > 0.75) & (np.sin(35 * p[:, 1]) > -0.2))])
    for x in (0.09, 0.15, 0.21):
        a.add("toe", pair(tube([(x, -0.02, 0.16), (x, -0.12, 0.13), (x, -0.165, 0.03)], [0.035, 0.034, 0.018], 12)))
    feathers = outline([(-0.13, 0.2), (0.13, 0.2), (0.15, -0.2), (0, -0.28), (-0.15, -0.2)], 40)
    a.add("tail", plate(feathers, 0.06).rotate((18, 0, 0)).translate((0, 0.27, 0.1)))
    wood = tube(
        [(-0.95, 0.06, -0.06), (-0.4, -0.02, 0.0), (0.2, 0.0, 0.02), (0.7, 0.04, 0.1), (1.0, 0.1, 0.2)],
        [0.12, 0.12, 0.12, 0.1, 0.07],
        20,
        40,
    )
    twig = tube([(0.55, 0.03, 0.08), (0.75, -0.12, 0.0), (0.9, -0.25, 0.03)], [0.06, 0.045, 0.02], 12)
    a.add(
        "branch",
        union(wood, twig),
        marks=[("olive", lambda p: (p[:, 2] > 0.075 + 0.04 * np.sin(9 * p[:, 0])) & (np.abs(p[:, 0]) > 0.3))],
    )


@reference_object(
    name="bat in flight",
    prompt="a bat caught in mid-flight, wings stretched wide, each membrane held by long finger bones",
    parts=[
        Part("body", 1, "dark brown", "fur", False),
        Part("ear", 2, "brown", "skin", False),
        Part("eye", 2, "black", "glass", False),
        Part("snout", 1, "tan", "skin", False),
        Part("membrane", 2, "brown", "skin", True),
        Part("arm", 2, "dark brown", "skin", False),
        Part("finger", 8, "dark brown", "skin", True),
        Part("foot", 2, "dark brown", "skin", False),
    ],
    facts=[
        Fact(
            "proportion",
            "The wingspan is much wider than the body is long.",
            "The wingspan is shorter than the body.",
            True,
            "width(all) > 2.5 * height(body)",
        ),
        Fact(
            "count",
            "Four long fingers fan out across each wing.",
            "Two long fingers fan out across each wing.",
            True,
            "count(finger) == 8 and all_touch(finger, membrane)",
        ),
        Fact(
            "relation",
            "The fingers reach the rear edge of the membrane.",
            "The fingers stop short beside the body.",
            True,
            "width(finger) > 0.9 * width(membrane)",
        ),
        Fact("count", "There is one pair of wings.", "There are two pairs of wings.", True, "count(membrane) == 2"),
        Fact(
            "symmetry",
            "The left wing mirrors the right wing.",
            "The left wing is folded while the right one is open.",
            False,
            "mirror(membrane, 'x') and mirror(arm, 'x')",
        ),
        Fact(
            "proportion",
            "The upright ears are large for the head.",
            "The ears are two barely visible specks.",
            True,
            "height(ear) > 0.25 * height(body)",
        ),
        Fact(
            "existence",
            "Two small feet hang at the lower end of the body.",
            "The body ends in a fish tail.",
            True,
            "count(foot) == 2 and bottom(foot) < bottom(body)",
        ),
        Fact(
            "colour",
            "The bat is brown, its fur darker than the membranes.",
            "The bat has snow-white fur.",
            True,
            "colour(body) == 'dark brown' and colour(membrane) == 'brown'",
        ),
        Fact(
            "material",
            "The wings are bare skin.",
            "The wings are covered with feathers.",
            True,
            "material(membrane) == 'skin'",
        ),
    ],
)
def bat_in_flight(a: Assembly) -> None:
    trunk = [egg((0, 0, 0.0), (0.19, 0.17, 0.3)), egg((0, -0.06, 0.36), (0.15, 0.15, 0.15))]
    a.add(
        "body",
        blend(trunk, bone((0, -0.02, 0.2), (0, -0.05, 0.33), 0.15), soft=0.08, detail=42),
        marks=[("bronze", lambda p: (p[:, 1] < -0.1) & (p[:, 2] < 0.22))],
    )
    a.add(
        "snout",
        blend(egg((0, -0.2, 0.33), (0.075, 0.07, 0.06)), ball((0, -0.26, 0.34), 0.035), soft=0.03, detail=26),
        marks=[("black", towards((0, -0.26, 0.345), (0, -1, 0.3), 0.012))],
    )
    ear = ellipsoid(0.085, 0.04, 0.18, segments=28).rotate((0, 18, 0)).translate((0.11, -0.04, 0.56))
    a.add(
        "ear",
        pair(cut(ear, ear.scale((0.7, 1, 0.7)).translate((0.034, -0.03, 0.16)))),
        marks=[("pink", lambda p: p[:, 1] < -0.058)],
    )
    a.add("eye", pair(sphere(0.03, (0.07, -0.19, 0.42), 16)))
    wrist = np.array([0.62, 0.0, 0.5])
    tips = [np.array(t) for t in ((1.5, 0.0, 0.46), (1.32, 0.0, -0.12), (0.92, 0.0, -0.4), (0.5, 0.0, -0.42))]
    edge = [wrist, (1.05, 0, 0.55), tips[0]]
    for start, end in zip(tips, [*tips[1:], np.array((0.12, 0, -0.24))], strict=True):
        middle = (start + end) / 2
        inward = middle + 0.16 * (np.array((0.45, 0, 0.25)) - middle) / np.linalg.norm(
            np.array((0.45, 0, 0.25)) - middle
        )
        t = np.linspace(0, 1, 9)[1:, None]
        edge += list((1 - t) ** 2 * start + 2 * t * (1 - t) * inward + t**2 * end)
    sheet = plate(
        polygon([(p[0], p[2]) for p in [*edge, (0.0, 0, -0.1), (0.0, 0, 0.22), (0.3, 0, 0.2)]]), 0.03
    ).refine_to_length(0.06)

    def billow(p: np.ndarray) -> np.ndarray:
        """Wings swept a little forwards, the membrane hollow between wrist and body."""
        x = np.abs(p[:, 0])
        return np.column_stack(
            [
                p[:, 0],
                p[:, 1] - 0.22 * np.clip(x - 0.1, 0, None) + 0.1 * np.sin(np.clip(x, 0, 1.5) / 1.5 * np.pi),
                p[:, 2],
            ]
        )

    arm = tube([(0.08, 0, 0.2), (0.35, 0, 0.16), (0.62, 0, 0.5), (0.66, -0.02, 0.62)], [0.06, 0.045, 0.035, 0.012])
    a.add("arm", pair(arm.warp_batch(billow)))
    a.add("membrane", pair(sheet.warp_batch(billow)))
    for tip in tips:
        bent = (wrist + tip) / 2 + (0, 0, 0.05 if tip[0] > 1.4 else 0.0)
        bone_rod = tube([wrist, bent, tip], [0.032, 0.028, 0.02], 10, 12)
        a.add("finger", pair(bone_rod.warp_batch(billow)))
    a.add("foot", pair(tube([(0.07, 0, -0.22), (0.09, 0.0, -0.34), (0.09, -0.06, -0.4)], [0.045, 0.028, 0.025])))
