"""Sea animals without bones."""

import numpy as np

from mme3dr.data.objects.biological._creature import pair, tube
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import ball, blend, bone, egg
from mme3dr.meshes.solids import ellipsoid, sphere
from mme3dr.meshes.sweeps import lathe, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="octopus",
    prompt="curious orange octopus resting on the sea floor, its arms curling outwards in every direction",
    parts=[
        Part("mantle", 1, "orange", "flesh", False),
        Part("head", 1, "orange", "flesh", False),
        Part("eye", 2, "white", "glass", False),
        Part("arm", 8, "orange", "flesh", True),
        Part("siphon", 1, "terracotta", "flesh", False),
        Part("sucker", 96, "cream", "flesh", False),
    ],
    facts=[
        Fact("count", "It has eight arms.", "It has six arms.", True, "count(arm) == 8"),
        Fact(
            "existence",
            "Round pale suckers line the arms.",
            "Sharp claws line the arms.",
            True,
            "count(sucker) > 40 and all_touch(sucker, arm)",
        ),
        Fact(
            "relation",
            "All arms spring from the head.",
            "Half of the arms grow from the top of the mantle.",
            True,
            "all_touch(arm, head)",
        ),
        Fact(
            "relation",
            "The bulging mantle rises above the eyes.",
            "The eyes sit on top of the mantle.",
            True,
            "top(mantle) > top(eye) and touches(mantle, head)",
        ),
        Fact(
            "colour",
            "The skin is orange with darker blotches.",
            "The skin is black with white stripes.",
            True,
            "colour(mantle) == 'orange' and has_colour(mantle, 'rust')",
        ),
        Fact(
            "count",
            "Two eyes look out to the sides.",
            "One huge eye looks out from the middle.",
            True,
            "count(eye) == 2 and mirror(eye, 'x')",
        ),
        Fact(
            "proportion",
            "Each arm is longer than the mantle is wide.",
            "Each arm is a short stub.",
            True,
            "piece_length(arm) > width(mantle)",
        ),
        Fact(
            "relation",
            "The arms spread over the ground.",
            "The arms are all raised above the mantle.",
            False,
            "bottom(arm) <= bottom(all) + 0.001 and width(arm) > 2 * width(mantle) and top(arm) < z(mantle)",
        ),
    ],
)
def octopus(a: Assembly) -> None:
    blotch = (
        "rust",
        lambda p: (
            np.sin(17 * p[:, 0] + 2 * np.sin(11 * p[:, 2])) * np.sin(15 * p[:, 1] + 1) * np.sin(13 * p[:, 2]) > 0.3
        ),
    )
    a.add(
        "mantle",
        blend(
            egg((0, 0.16, 0.98), (0.34, 0.36, 0.42), (-22, 0, 0)),
            bone((0, 0.05, 0.75), (0, 0.0, 0.5), 0.27, 0.22),
            soft=0.08,
            detail=42,
        ),
        marks=[blotch],
    )
    a.add(
        "head",
        blend(
            egg((0, -0.04, 0.42), (0.3, 0.28, 0.22)),
            *[ball((x, -0.1, 0.6), 0.13) for x in (-0.2, 0.2)],
            soft=0.08,
            detail=38,
        ),
    )
    pupils = [
        (
            "black",
            lambda p: (np.abs(p[:, 2] - 0.65) < 0.036) & (np.abs(p[:, 0]) - 0.275 - 0.9 * (p[:, 1] + 0.16) > 0.06),
        )
    ]
    a.add("eye", pair(sphere(0.12, (0.26, -0.16, 0.66), 28)), marks=pupils)
    a.add("siphon", tube([(0.16, -0.2, 0.42), (0.25, -0.32, 0.4), (0.26, -0.4, 0.43)], [0.07, 0.055, 0.06]))
    for i in range(8):
        t = np.radians(22.5 + 45 * i)
        out, side = np.array([np.cos(t), np.sin(t), 0]), np.array([-np.sin(t), np.cos(t), 0]) * (1 if i % 2 else -1)
        reach = 1.0 + 0.1 * (i % 3)
        spots = [
            (0.12, 0, 0.36),
            (0.4, 0.02, 0.2),
            (0.7, 0.0, 0.1),
            (1.0, 0.12, 0.09),
            (1.2, 0.36, 0.12),
            (1.1, 0.6, 0.22),
            (0.9, 0.56, 0.3),
            (0.9, 0.42, 0.28),
        ]
        path = [out * r * reach + side * s + (0, 0, z) for r, s, z in spots]
        girth = [0.16, 0.14, 0.105, 0.08, 0.06, 0.045, 0.035, 0.015]
        a.add("arm", tube(path, girth, 14, 44), marks=[blotch])
        for k in range(12):
            f = 2.2 + 0.3 * k
            j, w = int(f), f - int(f)
            at = (1 - w) * path[j] + w * path[j + 1]
            thick = (1 - w) * girth[j] + w * girth[j + 1]
            edge = side if k % 2 else out * (1 if f < 4 else -0.3) + side * 0.6
            edge = edge / np.linalg.norm(edge) if k % 2 == 0 else side
            a.add("sucker", sphere(0.55 * thick, at + edge * 0.85 * thick, 10))


@reference_object(
    name="jellyfish",
    prompt="purple jellyfish drifting upwards, frilly oral arms and long trailing tentacles below the bell",
    parts=[
        Part("bell", 1, "lavender", "flesh", True),
        Part("oral_arm", 4, "pink", "flesh", True),
        Part("tentacle", 16, "purple", "flesh", True),
        Part("gonad", 4, "magenta", "flesh", False),
        Part("lappet", 16, "purple", "flesh", False),
    ],
    facts=[
        Fact(
            "relation",
            "The tentacles hang from the rim of the bell.",
            "The tentacles sprout from the top of the bell.",
            True,
            "all_touch(tentacle, bell) and bottom(tentacle) < bottom(bell) and top(tentacle) < top(bell)",
        ),
        Fact(
            "symmetry",
            "The bell looks the same from all sides.",
            "The bell is long in one direction like a fish.",
            True,
            "turn(bell, 4) and turn(bell, 8)",
        ),
        Fact(
            "count",
            "Four frilly arms hang in the middle.",
            "A single frilly arm hangs in the middle.",
            True,
            "count(oral_arm) == 4 and even(oral_arm)",
        ),
        Fact(
            "symmetry",
            "The tentacles are spread evenly round the rim.",
            "The tentacles are bunched on one side of the rim.",
            True,
            "even(tentacle)",
        ),
        Fact(
            "proportion",
            "The tentacles are longer than the bell is high.",
            "The tentacles are much shorter than the bell is high.",
            False,
            "height(tentacle) > 1.2 * height(bell)",
        ),
        Fact(
            "relation",
            "Four horseshoe shapes show on top of the bell.",
            "Two eyes show on top of the bell.",
            True,
            "count(gonad) == 4 and even(gonad) and top(gonad) > z(bell)",
        ),
        Fact("colour", "The bell is pale violet.", "The bell is bright green.", False, "colour(bell) == 'lavender'"),
        Fact(
            "proportion",
            "The oral arms are thicker than the tentacles.",
            "The oral arms are thinner than the tentacles.",
            True,
            "volume(oral_arm) / 4 > 1.5 * volume(tentacle) / 16",
        ),
    ],
)
def jellyfish(a: Assembly) -> None:
    wall = [
        (0, 1.52),
        (0.25, 1.49),
        (0.48, 1.36),
        (0.62, 1.14),
        (0.66, 0.95),
        (0.62, 0.86),
        (0.57, 0.92),
        (0.53, 1.1),
        (0.4, 1.27),
        (0.2, 1.36),
        (0, 1.38),
    ]
    bell = lathe(wall, smooth=True, segments=64)
    ribs = (
        "purple",
        lambda p: (np.cos(16 * np.arctan2(p[:, 1], p[:, 0])) > 0.93) & (np.hypot(p[:, 0], p[:, 1]) > 0.34),
    )
    a.add("bell", bell.refine_to_length(0.06), marks=[ribs])
    shoe = tube(
        [
            (0.1, -0.08, 1.475),
            (0.2, -0.13, 1.46),
            (0.31, -0.08, 1.44),
            (0.33, 0.0, 1.43),
            (0.31, 0.08, 1.44),
            (0.2, 0.13, 1.46),
            (0.1, 0.08, 1.475),
        ],
        [0.04] * 7,
        10,
        28,
    )
    a.add("gonad", ring(shoe, 4, start=45))
    a.add("lappet", ring(ellipsoid(0.045, 0.1, 0.07, (0.635, 0, 0.9), 18), 16))
    for i in range(16):
        t = np.radians(22.5 * i + 11.25)
        length = 1.35
        s = np.linspace(0, 1, 30)
        sway = 0.09 * np.sin(2 * np.pi * (1.5 * s + 0.25 * i)) * s
        radius = 0.6 - 0.1 * s + sway
        path = np.column_stack([radius * np.cos(t), radius * np.sin(t), 0.92 - length * s])
        a.add("tentacle", sweep(path, [0.026, 0.022, 0.016], segments=8))
    s = np.linspace(0, 1, 60)
    for i in range(4):
        base = np.column_stack([0.14 + 0.06 * s + 0.05 * np.sin(9 * s), 0.05 * np.sin(7 * s), 1.4 - 1.55 * s])
        frill = sweep(base, lambda t: 0.12 * (1 - 0.75 * t) * (1 + 0.28 * np.sin(48 * t)), segments=16, twist=300)
        ruffle = frill.warp_batch(
            lambda p: p + np.column_stack([0.02 * np.sin(60 * p[:, 2]), 0.02 * np.cos(60 * p[:, 2]), 0 * p[:, 2]])
        )
        a.add("oral_arm", ruffle.rotate((0, 0, 90 * i)))
