"""Small animals of the seashore."""

import numpy as np

from mme3dr.data.objects.biological._creature import near, pair, tube
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import blend, bone, egg, limb
from mme3dr.meshes.profiles import outline
from mme3dr.meshes.solids import cone, ellipsoid, sphere, union
from mme3dr.meshes.sweeps import plate
from mme3dr.records import Fact, Part


@reference_object(
    name="red shore crab",
    prompt="Bright red crab on the beach with one claw raised, stalked eyes up, ready to scuttle sideways.",
    parts=[
        Part("carapace", 1, "red", "shell", False),
        Part("claw", 2, "red", "shell", True),
        Part("claw_arm", 2, "dark red", "shell", False),
        Part("leg", 8, "dark red", "shell", False),
        Part("eye_stalk", 2, "red", "shell", True),
        Part("eye", 2, "black", "glass", False),
        Part("belly", 1, "cream", "shell", False),
    ],
    facts=[
        Fact(
            "count",
            "Eight walking legs stick out at the sides, four on each.",
            "Four walking legs stick out at the sides, two on each.",
            True,
            "count(leg) == 8 and mirror(leg, 'x')",
        ),
        Fact(
            "proportion",
            "The shell is wider from side to side than from front to back.",
            "The shell is long and narrow like a lobster's.",
            True,
            "width(carapace) > 1.2 * depth(carapace)",
        ),
        Fact(
            "count",
            "It carries two claws in front.",
            "It carries a single claw in front.",
            True,
            "count(claw) == 2 and y(claw) < y(carapace)",
        ),
        Fact(
            "relation",
            "One claw is lifted higher than the other.",
            "Both claws rest flat on the ground.",
            False,
            "rising(claw) and top(claw) > top(carapace)",
        ),
        Fact(
            "relation",
            "The eyes sit at the tips of short stalks.",
            "The eyes are set flat into the belly.",
            False,
            "all_touch(eye, eye_stalk) and above(eye, eye_stalk) and above(eye_stalk, belly)",
        ),
        Fact(
            "colour",
            "The underside is paler than the red shell.",
            "The underside is darker than a pale shell.",
            True,
            "colour(belly) == 'cream' and colour(carapace) == 'red'",
        ),
        Fact(
            "proportion",
            "The claws are much thicker than the walking legs.",
            "The claws are thinner than the walking legs.",
            True,
            "volume(claw) / 2 > 2 * volume(leg) / 8",
        ),
        Fact(
            "colour",
            "The tips of the pincers are dark.",
            "The tips of the pincers are white.",
            True,
            "has_colour(claw, 'black')",
        ),
    ],
)
def crab(a: Assembly) -> None:
    halves = [egg((0, 0, 0.38), (0.62, 0.45, 0.24)), egg((0, -0.16, 0.38), (0.54, 0.27, 0.18))]
    shell = blend(halves, soft=0.05, detail=42)
    spines = [
        cone(0.05, 0.12, segments=10)
        .rotate((90, 0, 0))
        .rotate((0, 0, t))
        .translate((0.56 * np.sin(np.radians(t)), -0.42 * np.cos(np.radians(t)), 0.38))
        for t in (48, 62, 76)
    ]
    a.add(
        "carapace",
        union(shell, *[s for spine in spines for s in pair(spine)]),
        marks=[
            ("dark red", lambda p: (np.sin(16 * p[:, 0]) * np.sin(18 * p[:, 1]) > 0.5) & (p[:, 2] > 0.43)),
            ("orange", lambda p: (p[:, 2] < 0.37) & (p[:, 2] > 0.345)),
        ],
    )
    a.add("belly", ellipsoid(0.48, 0.32, 0.17, (0, 0.0, 0.31), 40))
    a.add(
        "eye_stalk", pair(tube([(0.1, -0.36, 0.42), (0.12, -0.41, 0.52), (0.13, -0.42, 0.6)], [0.04, 0.034, 0.04], 14))
    )
    a.add(
        "eye",
        pair(sphere(0.06, (0.13, -0.42, 0.65), 20)),
        marks=[("white", lambda p: (p[:, 2] > 0.675) & (p[:, 1] < -0.445))],
    )
    palm = [egg((0, 0, 0), (0.17, 0.22, 0.13))]
    finger = limb(
        [(0.07, -0.12, 0), (0.2, -0.34, 0.0), (0.16, -0.5, 0.0), (0.05, -0.62, 0.0)], [0.11, 0.09, 0.065, 0.02]
    )
    thumb = limb(
        [(-0.09, -0.12, 0), (-0.18, -0.3, 0.0), (-0.16, -0.42, 0.0), (-0.07, -0.54, 0.0)], [0.08, 0.06, 0.045, 0.015]
    )
    claw = blend(palm, finger, thumb, soft=0.03, detail=46).scale((1.2, 1.2, 1.2))
    marker = sphere(0.01, (0, -0.7, 0), 8)  # where the tips of the pincer meet
    for side, angles, at in ((1, (-72, 0, -6), (0.84, -0.5, 0.44)), (-1, (-80, 0, 8), (-0.82, -0.42, 0.8))):
        for_side = [claw, marker] if side > 0 else [pair(claw)[1], marker]
        posed, tip = [solid.rotate(angles).translate(at) for solid in for_side]
        middle = np.reshape(tip.bounding_box(), (2, 3)).mean(0)
        a.add("claw", posed, marks=[("black", near(middle, (0.2, 0.2, 0.17)))])
    for elbow, wrist in (
        ((0.76, -0.3, 0.3), (0.84, -0.46, 0.34)),
        ((-0.76, -0.24, 0.44), (-0.82, -0.37, 0.66)),
    ):
        shoulder = (0.62 * elbow[0], -0.18, 0.34)
        a.add("claw_arm", tube([shoulder, elbow, wrist], [0.1, 0.1, 0.075]))
    for root, turn, reach in ((-0.12, -14, 0.72), (0.0, 8, 0.8), (0.12, 28, 0.8), (0.2, 48, 0.74)):
        r = np.radians(turn)
        out = np.array([np.cos(r), np.sin(r), 0])
        start = np.array([0.38, root, 0.32])
        joints = [
            start,
            start + out * 0.45 * reach + (0, 0, 0.2),
            start + out * 0.8 * reach + (0, 0, 0.0),
            start + out * 1.02 * reach + (0, 0, -0.3),
        ]
        a.add(
            "leg", pair(tube(joints, [0.07, 0.065, 0.05, 0.014], 14, 30)), marks=[("orange", lambda p: p[:, 2] < 0.14)]
        )


def _anchor(a: Assembly) -> None:
    """Tail wound round the seagrass."""
    curl = [
        (0, 0.03, 0.78),
        (0, 0.1, 0.6),
        (0, 0.1, 0.42),
        (0, 0.0, 0.28),
        (0, -0.16, 0.22),
        (0, -0.3, 0.3),
        (0, -0.33, 0.43),
        (0, -0.23, 0.51),
        (0.02, -0.13, 0.46),
        (0.03, -0.14, 0.37),
        (0.03, -0.2, 0.36),
    ]
    tail = tube(curl, [0.13, 0.115, 0.1, 0.085, 0.072, 0.06, 0.052, 0.046, 0.04, 0.034, 0.025], 18, 110)
    a.add("tail", tail, marks=[("amber", lambda p: np.sin(18 * np.arctan2(p[:, 2] - 0.42, p[:, 1] + 0.2)) > 0.6)])
    blade = tube(
        [(-0.5, -0.2, 0.02), (-0.2, -0.22, 0.3), (0.1, -0.215, 0.42), (0.42, -0.22, 0.75), (0.5, -0.2, 1.2)],
        [0.05, 0.06, 0.06, 0.05, 0.015],
        14,
        50,
    )
    a.add("seagrass", blade)


@reference_object(
    name="seahorse",
    prompt="yellow seahorse holding on to a blade of seagrass with its curled tail, swimming upright as they do",
    parts=[
        Part("body", 1, "yellow", "scale", False),
        Part("head", 1, "yellow", "scale", False),
        Part("snout", 1, "yellow", "scale", False),
        Part("coronet", 1, "orange", "bone", False),
        Part("eye", 2, "black", "glass", False),
        Part("dorsal_fin", 1, "orange", "skin", False),
        Part("pectoral_fin", 2, "orange", "skin", False),
        Part("tail", 1, "yellow", "scale", True),
        Part("seagrass", 1, "green", "leaf", True),
    ],
    facts=[
        Fact(
            "relation",
            "The tail is wound round the seagrass.",
            "The tail hangs straight, away from the seagrass.",
            False,
            "touches(tail, seagrass)",
        ),
        Fact(
            "relation",
            "The head is at the top and bent forwards at the neck.",
            "The body lies level like an ordinary fish.",
            True,
            "above(head, body) and front(snout) < front(body) - 0.1",
        ),
        Fact(
            "existence",
            "A long tubular snout ends the head.",
            "A wide toothed jaw ends the head.",
            True,
            "count(snout) == 1 and front(snout) < front(head) and depth(snout) > 1.2 * height(snout)",
        ),
        Fact(
            "relation",
            "A small fin stands on the middle of the back.",
            "A fan-shaped fin stands at the end of the tail.",
            True,
            "y(dorsal_fin) > y(body) and above(dorsal_fin, tail)",
        ),
        Fact(
            "colour",
            "Darker rings circle the yellow body.",
            "White spots dot a red body.",
            True,
            "has_colour(body, 'amber') and colour(body) == 'yellow'",
        ),
        Fact(
            "existence",
            "A little crown sits on the head.",
            "Two long ears sit on the head.",
            True,
            "count(coronet) == 1 and top(coronet) > top(head) and touches(coronet, head)",
        ),
        Fact(
            "proportion",
            "The tail is thinner than the belly.",
            "The tail is thicker than the belly.",
            True,
            "volume(tail) < volume(body)",
        ),
        Fact(
            "symmetry",
            "One eye sits on each side of the head at the same height.",
            "Both eyes sit on the left side of the head.",
            True,
            "mirror(eye, 'x') and level(eye)",
        ),
    ],
)
def seahorse(a: Assembly) -> None:
    path = np.array(
        [(0, 0.06, 1.78), (0, 0.12, 1.62), (0, 0.05, 1.4), (0, -0.06, 1.15), (0, -0.02, 0.92), (0, 0.04, 0.74)]
    )
    body = tube(path, [0.11, 0.12, 0.17, 0.215, 0.17, 0.12], 28, 80)

    def ridges(p: np.ndarray) -> np.ndarray:
        """Bony rings: the skin swells and shrinks along the height."""
        axis = np.column_stack([0 * p[:, 2], np.interp(p[:, 2], path[::-1, 2], path[::-1, 1]), p[:, 2]])
        return axis + (p - axis) * (1 + 0.07 * np.sin(58 * p[:, 2]))[:, None]

    a.add("body", body.warp_batch(ridges), marks=[("amber", lambda p: np.sin(58 * p[:, 2]) > 0.55)])
    skull = [egg((0, -0.04, 1.9), (0.125, 0.19, 0.14), (18, 0, 0)), bone((0, 0.05, 1.82), (0, 0.07, 1.72), 0.11)]
    a.add("head", blend(skull, soft=0.05, detail=38))
    a.add(
        "snout",
        tube([(0, -0.15, 1.86), (0, -0.3, 1.78), (0, -0.46, 1.71), (0, -0.5, 1.69)], [0.08, 0.045, 0.042, 0.062], 18),
    )
    spikes = [
        cone(0.035, 0.16, segments=14).rotate(turn).translate(at)
        for turn, at in (
            ((0, 0, 0), (0, 0.05, 2.1)),
            ((-30, 0, 0), (0, 0.11, 2.07)),
            ((25, 0, 0), (0, -0.01, 2.08)),
            ((0, 30, 0), (0.05, 0.05, 2.08)),
            ((0, -30, 0), (-0.05, 0.05, 2.08)),
        )
    ]
    a.add("coronet", union(spikes, ellipsoid(0.07, 0.09, 0.05, (0, 0.05, 2.02), 20)))
    a.add(
        "eye",
        pair(sphere(0.05, (0.1, -0.1, 1.93), 24)),
        marks=[("white", near((x, -0.13, 1.955), (0.018, 0.02, 0.018))) for x in (-0.135, 0.135)],
    )
    fan = [(0.0, 0.17), (0.15, 0.2), (0.24, 0.1), (0.27, -0.03), (0.22, -0.14), (0.1, -0.2), (0.0, -0.17)]
    a.add(
        "dorsal_fin",
        plate(outline(fan, 48), 0.035, (0, 0.12, 1.14), facing="side").refine_to_length(0.03),
        marks=[("amber", lambda p: np.sin(60 * (p[:, 2] - 1.14) / (0.6 + p[:, 1])) > 0.3)],
    )
    ear = (
        plate(outline([(0, 0.06), (0.12, 0.09), (0.16, 0.0), (0.1, -0.09), (0, -0.05)], 40), 0.03, facing="side")
        .rotate((0, 0, -35))
        .translate((0.09, 0.08, 1.74))
    )
    a.add("pectoral_fin", pair(ear))
    _anchor(a)
