"""Animals that walk on eight legs."""

import numpy as np

from mme3dr.data.objects.biological._creature import near, pair, tube
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import blend, bone, egg, limb
from mme3dr.meshes.solids import ellipsoid, sphere, union
from mme3dr.records import Fact, Part


@reference_object(
    name="red-kneed tarantula",
    prompt="a hairy Mexican red-knee tarantula with all its legs planted, fit for a natural history display",
    parts=[
        Part("abdomen", 1, "black", "fur", False),
        Part("cephalothorax", 1, "dark brown", "chitin", False),
        Part("leg", 8, "black", "fur", False),
        Part("palp", 2, "black", "fur", False),
        Part("fang", 2, "dark grey", "chitin", False),
        Part("eye", 8, "grey", "glass", False),
        Part("spinneret", 2, "dark grey", "fur", False),
    ],
    facts=[
        Fact("count", "It walks on eight legs.", "It walks on six legs.", True, "count(leg) == 8 and level(leg)"),
        Fact(
            "count",
            "The body has two sections, a front part and a rounder rear part.",
            "The body is one single ball.",
            True,
            "count(cephalothorax) + count(abdomen) == 2 and y(cephalothorax) < y(abdomen)",
        ),
        Fact(
            "relation",
            "All legs join the front section.",
            "All legs join the rear section.",
            True,
            "all_touch(leg, cephalothorax)",
        ),
        Fact(
            "colour",
            "The leg joints are marked orange on black legs.",
            "The leg joints are marked blue on white legs.",
            False,
            "has_colour(leg, 'orange') and colour(leg) == 'black'",
        ),
        Fact(
            "proportion",
            "The span of the legs is wider than the body is long.",
            "The legs are shorter than the fangs.",
            True,
            "width(leg) > depth(abdomen) + depth(cephalothorax)",
        ),
        Fact(
            "count",
            "Eight tiny eyes sit together on the front.",
            "Two large eyes sit on stalks.",
            True,
            "count(eye) == 8 and front(eye) < y(cephalothorax)",
        ),
        Fact(
            "symmetry",
            "The legs spread in four pairs, left like right.",
            "All legs are on the right side.",
            True,
            "mirror(leg, 'x')",
        ),
        Fact(
            "relation",
            "The fangs point down under the front of the head.",
            "The fangs grow from the tip of the abdomen.",
            True,
            "front(fang) < front(cephalothorax) and bottom(fang) < bottom(cephalothorax)",
        ),
        Fact(
            "style",
            "The spider is shown lifelike, in natural proportions.",
            "The spider is a cartoon with a smiling face.",
            True,
        ),
    ],
)
def tarantula(a: Assembly) -> None:
    a.add(
        "abdomen",
        blend(egg((0, 0.55, 0.4), (0.33, 0.42, 0.3)), bone((0, 0.1, 0.33), (0, 0.3, 0.36), 0.08), soft=0.06, detail=42),
        marks=[("dark grey", lambda p: np.sin(55 * p[:, 0]) * np.sin(47 * p[:, 1]) * np.sin(50 * p[:, 2] + 1) > 0.35)],
    )
    a.add(
        "cephalothorax",
        blend(
            egg((0, -0.15, 0.33), (0.27, 0.3, 0.15)), egg((0, -0.35, 0.36), (0.15, 0.14, 0.12)), soft=0.06, detail=38
        ),
        marks=[
            (
                "tan",
                lambda p: (
                    (np.abs(p[:, 2] - 0.36 + 0.25 * np.hypot(p[:, 0], p[:, 1] + 0.15) ** 2) < 0.016)
                    & (np.hypot(p[:, 0], p[:, 1] + 0.15) > 0.2)
                ),
            )
        ],
    )
    for root, turn, reach in ((-0.32, -58, 1.12), (-0.22, -20, 1.0), (-0.08, 18, 1.0), (0.02, 52, 1.18)):
        r = np.radians(turn)
        out = np.array([np.cos(r), np.sin(r), 0])
        start = np.array([0.16, root, 0.3])
        joints = [
            start,
            start + out * 0.3 * reach + (0, 0, 0.28),
            start + out * 0.52 * reach + (0, 0, 0.3),
            start + out * 0.84 * reach + (0, 0, -0.1),
            start + out * 1.08 * reach + (0, 0, -0.25),
        ]
        leg = tube(joints, [0.085, 0.085, 0.078, 0.062, 0.05], 16, 46)
        centres = [start + out * s * reach + (0, 0, h) for s, h in ((0.46, 0.33), (0.7, 0.12), (0.93, -0.19))]

        def knees(p: np.ndarray, centres=tuple(centres)) -> np.ndarray:
            q = np.column_stack([np.abs(p[:, 0]), p[:, 1:]])
            return np.any([near(c, (r, r, r))(q) for c, r in zip(centres, (0.115, 0.09, 0.075), strict=True)], axis=0)

        a.add("leg", pair(leg), marks=[("orange", knees)])
    a.add(
        "palp",
        pair(
            tube(
                [(0.11, -0.4, 0.32), (0.2, -0.6, 0.4), (0.2, -0.78, 0.26), (0.18, -0.86, 0.12)],
                [0.06, 0.06, 0.05, 0.055],
            )
        ),
        marks=[("orange", near((x, -0.66, 0.38), (0.08, 0.06, 0.09))) for x in (-0.2, 0.2)],
    )
    jaw = union(
        ellipsoid(0.07, 0.11, 0.1, (0.075, -0.5, 0.29), 20),
        tube([(0.075, -0.57, 0.24), (0.07, -0.6, 0.15), (0.06, -0.57, 0.07)], [0.04, 0.03, 0.01], 12),
    )
    a.add("fang", pair(jaw))
    for x, y, z in ((0.025, -0.44, 0.475), (0.075, -0.43, 0.465), (0.035, -0.38, 0.487), (0.08, -0.37, 0.475)):
        a.add("eye", pair(sphere(0.022, (x, y, z), 12)))
    a.add("spinneret", pair(tube([(0.06, 0.92, 0.36), (0.09, 1.02, 0.34), (0.1, 1.08, 0.36)], [0.04, 0.03, 0.018], 12)))


@reference_object(
    name="emperor scorpion",
    prompt="emperor scorpion in a threat pose, pincers open and its tail arched forward over its back",
    parts=[
        Part("body", 1, "black", "chitin", False),
        Part("tail_segment", 5, "black", "chitin", True),
        Part("stinger", 1, "rust", "chitin", False),
        Part("claw_arm", 2, "black", "chitin", False),
        Part("pincer", 2, "dark grey", "chitin", True),
        Part("leg", 8, "dark brown", "chitin", False),
        Part("eye", 2, "light grey", "glass", False),
    ],
    facts=[
        Fact(
            "existence",
            "The tail ends in a pointed sting.",
            "The tail ends in a tuft of hair.",
            True,
            "count(stinger) == 1 and touches(stinger, tail_segment)",
        ),
        Fact(
            "relation",
            "The sting hangs above the body, pointing forwards.",
            "The sting drags on the ground behind the body.",
            False,
            "bottom(stinger) > top(body) and front(stinger) < y(tail_segment)",
        ),
        Fact(
            "count",
            "Two pincers reach out in front of the body.",
            "Four pincers reach out in front of the body.",
            True,
            "count(pincer) == 2 and y(pincer) < front(body)",
        ),
        Fact(
            "count",
            "Eight walking legs carry it.",
            "Six walking legs carry it.",
            True,
            "count(leg) == 8 and level(leg)",
        ),
        Fact(
            "count",
            "The raised tail is made of five beads before the sting.",
            "The raised tail is made of twelve beads before the sting.",
            True,
            "count(tail_segment) == 5",
        ),
        Fact(
            "symmetry",
            "The left pincer is as large as the right one.",
            "The left pincer is many times larger than the right one.",
            True,
            "alike(pincer) and mirror(pincer, 'x')",
        ),
        Fact(
            "proportion",
            "The pincers are thicker than the legs.",
            "The pincers are as thin as the legs.",
            True,
            "volume(pincer) / 2 > 1.5 * volume(leg) / 8",
        ),
        Fact(
            "colour",
            "The armour is black and the sting reddish brown.",
            "The armour is white and the sting green.",
            True,
            "colour(body) == 'black' and colour(stinger) == 'rust'",
        ),
    ],
)
def scorpion(a: Assembly) -> None:
    plates = [
        egg((0, y, 0.3), (w, 0.115, 0.13))
        for y, w in ((-0.02, 0.25), (0.11, 0.275), (0.24, 0.28), (0.37, 0.26), (0.5, 0.22), (0.62, 0.17))
    ]
    shield = [egg((0, -0.24, 0.3), (0.23, 0.22, 0.13))]
    a.add(
        "body",
        blend(plates, shield, bone((0, -0.3, 0.28), (0, 0.55, 0.28), 0.12), soft=0.025, detail=52),
        marks=[("dark grey", lambda p: (np.sin(48.3 * (p[:, 1] + 0.085)) < -0.75) & (p[:, 1] > -0.05))],
    )
    centres = np.array(
        [(0, 0.8, 0.36), (0, 1.02, 0.5), (0, 1.13, 0.76), (0, 1.08, 1.04), (0, 0.9, 1.26), (0, 0.66, 1.33)]
    )
    for i in range(5):
        p, q = centres[i], centres[i + 1]
        step = (q - p) / np.linalg.norm(q - p)
        bead = blend(bone(p - 0.09 * step, p + 0.11 * step, 0.095 - 0.006 * i, 0.115 - 0.006 * i), soft=0.01, detail=22)
        a.add("tail_segment", bead)
    bulb = blend(
        egg((0, 0.68, 1.33), (0.1, 0.14, 0.1), (10, 0, 0)),
        limb([(0, 0.6, 1.33), (0, 0.44, 1.28), (0, 0.37, 1.14)], [0.07, 0.04, 0.012]),
        soft=0.04,
        detail=36,
    )
    a.add("stinger", bulb)
    arm = tube(
        [(0.14, -0.36, 0.3), (0.36, -0.42, 0.36), (0.56, -0.62, 0.36), (0.52, -0.86, 0.32), (0.5, -0.95, 0.32)],
        [0.07, 0.085, 0.095, 0.085, 0.06],
        16,
        34,
    )
    a.add("claw_arm", pair(arm))
    palm = [egg((0.48, -1.1, 0.33), (0.15, 0.2, 0.12), (0, 0, 8))]
    fixed = limb([(0.54, -1.2, 0.33), (0.56, -1.42, 0.33), (0.46, -1.58, 0.33)], [0.09, 0.06, 0.018])
    moving = limb([(0.38, -1.18, 0.33), (0.3, -1.36, 0.33), (0.34, -1.53, 0.33)], [0.07, 0.05, 0.016])
    a.add("pincer", pair(blend(palm, fixed, moving, soft=0.03, detail=44)))
    for root, turn, reach in ((-0.3, -38, 0.62), (-0.18, -8, 0.66), (-0.06, 22, 0.72), (0.06, 46, 0.85)):
        r = np.radians(turn)
        out = np.array([np.cos(r), np.sin(r), 0])
        start = np.array([0.15, root, 0.27])
        joints = [
            start,
            start + out * 0.45 * reach + (0, 0, 0.16),
            start + out * 0.85 * reach + (0, 0, -0.12),
            start + out * 1.1 * reach + (0, 0, -0.24),
        ]
        a.add("leg", pair(tube(joints, [0.05, 0.05, 0.035, 0.022], 12, 26)))
    a.add("eye", pair(sphere(0.026, (0.04, -0.3, 0.425), 14)))
