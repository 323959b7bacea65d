"""Animals with moist skin."""

import numpy as np

from mme3dr.data.objects.biological._creature import pair, tube
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import ball, blend, bone, egg, limb
from mme3dr.meshes.profiles import outline
from mme3dr.meshes.solids import ellipsoid, sphere, union
from mme3dr.meshes.sweeps import plate, sweep
from mme3dr.records import Fact, Part


def _perch(a: Assembly) -> None:
    """The leaf under the frog."""
    blade = outline(
        [
            (0, -1.1),
            (0.35, -0.8),
            (0.75, -0.35),
            (0.85, 0.1),
            (0.6, 0.6),
            (0.2, 0.85),
            (-0.2, 0.85),
            (-0.6, 0.6),
            (-0.85, 0.1),
            (-0.75, -0.35),
            (-0.35, -0.8),
        ],
        80,
    )
    leaf = (
        plate(blade, 0.04, (0, 0, -0.01), facing="up")
        .refine_to_length(0.07)
        .warp_batch(
            lambda p: np.column_stack([p[:, :2], p[:, 2] - 0.12 * np.clip(np.hypot(p[:, 0], p[:, 1]) - 0.75, 0, 1)])
        )
    )
    stalk = tube([(0, 0.8, -0.01), (0, 1.05, -0.08), (0, 1.2, -0.2)], [0.035, 0.03, 0.028], 12)
    veins = ("green", lambda p: (np.abs(p[:, 0]) < 0.02) | (np.sin(24 * (p[:, 1] + 0.7 * np.abs(p[:, 0]))) > 0.93))
    a.add("leaf", union(leaf, stalk), marks=[veins])


@reference_object(
    name="red-eyed tree frog",
    prompt="Red-eyed tree frog crouching on a broad leaf, long fingers with sticky round tips, about to leap.",
    parts=[
        Part("body", 1, "lime", "skin", False),
        Part("eye", 2, "red", "glass", True),
        Part("front_leg", 2, "lime", "skin", False),
        Part("hind_leg", 2, "lime", "skin", False),
        Part("front_toe", 8, "orange", "skin", True),
        Part("hind_toe", 8, "orange", "skin", False),
        Part("leaf", 1, "dark green", "leaf", True),
    ],
    facts=[
        Fact(
            "relation",
            "The eyes bulge out at the top of the head.",
            "The eyes are sunk into the belly.",
            True,
            "top(eye) > top(body) - 0.05 and all_touch(eye, body) and y(eye) < y(body)",
        ),
        Fact(
            "colour",
            "The eyes are red with dark upright slits.",
            "The eyes are blue with round white centres.",
            False,
            "colour(eye) == 'red' and has_colour(eye, 'black')",
        ),
        Fact(
            "proportion",
            "The hind legs are much bigger than the front legs.",
            "The front legs are much bigger than the hind legs.",
            True,
            "volume(hind_leg) > 1.5 * volume(front_leg)",
        ),
        Fact(
            "count",
            "Each foot shows four toes.",
            "Each foot shows a single hoof.",
            True,
            "count(front_toe) == 8 and count(hind_toe) == 8",
        ),
        Fact(
            "existence",
            "The animal has no tail.",
            "The animal has a long tail.",
            True,
            "back(body) < back(hind_leg) + 0.02",
        ),
        Fact(
            "colour",
            "The back is bright green and the flanks are blue and yellow.",
            "The back is bright red and the flanks are black.",
            True,
            "colour(body) == 'lime' and has_colour(body, 'blue')",
        ),
        Fact(
            "relation",
            "All feet rest on the leaf.",
            "The frog hangs under the leaf.",
            False,
            "all_touch(front_toe, leaf) and all_touch(hind_toe, leaf) and above(body, leaf)",
        ),
        Fact(
            "symmetry",
            "The frog crouches with its left and right side alike.",
            "The frog has legs on its right side only.",
            True,
            "mirror(body, 'x') and mirror(hind_leg, 'x')",
        ),
    ],
)
def tree_frog(a: Assembly) -> None:
    trunk = [
        egg((0, 0.12, 0.36), (0.28, 0.44, 0.2), (18, 0, 0)),
        egg((0, -0.28, 0.5), (0.26, 0.24, 0.15)),
        *[ball((x, -0.28, 0.58), 0.1) for x in (-0.16, 0.16)],
    ]
    flank = ("blue", lambda p: (p[:, 2] < 0.4 - 0.3 * p[:, 1]) & (p[:, 1] > -0.2))
    ribs = ("yellow", lambda p: (p[:, 2] < 0.4 - 0.3 * p[:, 1]) & (np.sin(32 * p[:, 1]) > 0.6) & (p[:, 1] > -0.2))
    belly = ("cream", lambda p: (p[:, 2] < 0.27 - 0.3 * p[:, 1]) | ((p[:, 2] < 0.47) & (p[:, 1] < -0.2)))
    a.add(
        "body",
        blend(trunk, soft=0.1, detail=42),
        marks=[flank, ribs, belly, ("dark green", lambda p: (np.abs(p[:, 2] - 0.475) < 0.012) & (p[:, 1] < -0.28))],
    )
    pupils = [
        (
            "black",
            lambda p: (
                (np.abs((np.abs(p[:, 0]) - 0.22) * 0.75 + (p[:, 1] + 0.33) * 0.66) < 0.02) & (np.abs(p[:, 0]) > 0.22)
            ),
        )
    ]
    a.add("eye", pair(sphere(0.105, (0.19, -0.33, 0.62), 32)), marks=pupils)
    fore = tube(
        [(0.22, -0.16, 0.4), (0.42, -0.08, 0.26), (0.4, -0.32, 0.16), (0.38, -0.46, 0.06)], [0.08, 0.06, 0.05, 0.045]
    )
    a.add("front_leg", pair(fore))
    haunch = limb(
        [
            (0.2, 0.42, 0.28),
            (0.48, 0.05, 0.4),
            (0.52, 0.02, 0.38),
            (0.42, 0.48, 0.14),
            (0.46, 0.42, 0.07),
            (0.58, 0.12, 0.06),
        ],
        [0.11, 0.1, 0.08, 0.06, 0.055, 0.05],
    )
    a.add(
        "hind_leg",
        pair(blend(haunch, soft=0.03, detail=36)),
        marks=[("blue", lambda p: (p[:, 1] > 0.2) & (p[:, 2] < 0.28) & (p[:, 2] > 0.12))],
    )
    for part, foot, length, turn in (
        ("front_toe", (0.38, -0.46, 0.045), 0.2, 12),
        ("hind_toe", (0.58, 0.12, 0.045), 0.22, 30),
    ):
        for angle in (-48, -16, 16, 48):
            r = np.radians(angle + turn)
            tip = (foot[0] + length * np.sin(r), foot[1] - length * np.cos(r), 0.035)
            a.add(part, pair(union(tube([foot, tip], [0.032, 0.022], 8), ellipsoid(0.045, 0.045, 0.03, tip, 14))))
    _perch(a)


@reference_object(
    name="garden snail",
    prompt="garden snail gliding along with its spiral shell on its back and all its tentacles stretched out",
    parts=[
        Part("foot", 1, "tan", "flesh", False),
        Part("shell", 1, "bronze", "shell", True),
        Part("eye_stalk", 2, "tan", "flesh", True),
        Part("eye", 2, "black", "flesh", False),
        Part("feeler", 2, "tan", "flesh", True),
    ],
    facts=[
        Fact(
            "relation",
            "The shell sits on the back of the body.",
            "The shell lies in front of the head.",
            False,
            "on(shell, foot) and y(shell) > y(eye_stalk)",
        ),
        Fact(
            "count",
            "Two long stalks carry the eyes.",
            "Six long stalks carry the eyes.",
            True,
            "count(eye_stalk) == 2 and all_touch(eye, eye_stalk)",
        ),
        Fact(
            "relation",
            "The eyes are at the tips of the upper stalks.",
            "The eyes are at the base of the shell.",
            True,
            "top(eye) >= top(eye_stalk) and above(eye, feeler)",
        ),
        Fact(
            "count",
            "A second, shorter pair of feelers grows below the stalks.",
            "Ten shorter feelers grow below the stalks.",
            True,
            "count(feeler) == 2 and height(feeler) < height(eye_stalk) and z(feeler) < z(eye_stalk)",
        ),
        Fact(
            "colour",
            "Darker bands follow the winding of the brown shell.",
            "The shell is plain white without bands.",
            True,
            "colour(shell) == 'bronze' and has_colour(shell, 'dark brown')",
        ),
        Fact(
            "existence",
            "The animal slides on one broad foot and has no legs.",
            "The animal walks on four legs.",
            True,
            "count(foot) == 1 and bottom(foot) <= bottom(all) + 0.001",
        ),
        Fact(
            "proportion",
            "The shell is taller than the body beneath it.",
            "The shell is a tiny button on a much taller body.",
            True,
            "height(shell) > 1.3 * height(foot)",
        ),
        Fact(
            "relation",
            "The body tapers to a flat tail behind the shell.",
            "The body ends in front of the shell.",
            True,
            "back(foot) > back(shell)",
        ),
    ],
)
def garden_snail(a: Assembly) -> None:
    sole = [
        egg((0, 0.1, 0.07), (0.2, 0.8, 0.1)),
        bone((0, -0.5, 0.16), (0, -0.78, 0.34), 0.17, 0.14),
        egg((0, 0.1, 0.16), (0.17, 0.45, 0.16)),
        bone((0, 0.6, 0.06), (0, 1.05, 0.02), 0.12, 0.03),
    ]
    body = blend(sole, soft=0.1, detail=58).trim_by_plane((0, 0, 1), 0)
    a.add(
        "foot",
        body,
        marks=[
            ("sand", lambda p: p[:, 2] < 0.05),
            ("brown", lambda p: (np.sin(38 * p[:, 1]) * np.sin(40 * p[:, 2] + 30 * p[:, 0]) > 0.6) & (p[:, 2] > 0.08)),
        ],
    )
    turns, n = 3.1, 110
    t = np.linspace(0, 1, n)
    grow = np.exp(-2.35 * (1 - t))  # 1 at the mouth
    angle = 2 * np.pi * turns * t
    radius = 0.36 * grow
    offset = 0.26 * (1 - grow)
    whorl = np.column_stack([offset, -radius * np.cos(angle + 3.95), radius * np.sin(angle + 3.95)])
    girth = 0.3 * grow

    shell = union(sweep(whorl, girth, segments=24), sphere(girth[0], whorl[0], 16))
    core = np.array([-0.12, 0.16, 0.8])

    def bands(p: np.ndarray) -> np.ndarray:
        q = p - core
        nearest = np.argmin((((q[:, None] - whorl[None]) / girth[None, :, None]) ** 2).sum(2), 1)
        lift = (q[:, 0] - whorl[nearest, 0]) / girth[nearest]
        out = (np.hypot(q[:, 1], q[:, 2]) - radius[nearest]) / girth[nearest]
        around = np.degrees(np.arctan2(lift, out))
        return (
            (np.abs(around - 28) < 11)
            | (np.abs(around + 28) < 11)
            | (np.abs(around - 75) < 9)
            | (np.abs(around + 75) < 9)
        )

    a.add("shell", shell.translate(tuple(core)), marks=[("dark brown", bands)])
    stalk = tube([(0.06, -0.82, 0.42), (0.13, -0.92, 0.62), (0.18, -0.98, 0.8)], [0.05, 0.034, 0.035])
    a.add("eye_stalk", pair(stalk))
    a.add("eye", pair(sphere(0.055, (0.185, -0.99, 0.83), 20)))
    a.add("feeler", pair(tube([(0.07, -0.88, 0.28), (0.1, -1.0, 0.24), (0.12, -1.06, 0.2)], [0.035, 0.025, 0.025])))
