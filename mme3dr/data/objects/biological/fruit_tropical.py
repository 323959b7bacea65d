"""Fruit of warm countries."""

import numpy as np

from mme3dr.data.objects.biological._creature import tube
from mme3dr.data.objects.biological._plant import blade
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.organic import blend, bone
from mme3dr.meshes.profiles import regular
from mme3dr.meshes.solids import cone, cylinder, ellipsoid, sphere
from mme3dr.meshes.sweeps import lathe, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="pineapple",
    prompt="ripe pineapple set upright as a centrepiece, with its spiky green crown still on",
    parts=[
        Part("body", 1, "bronze", "skin", False),
        Part("eye", 154, "amber", "skin", False),
        Part("spike", 154, "olive", "horn", False),
        Part("crown_leaf", 31, "dark green", "leaf", True),
    ],
    facts=[
        Fact(
            "relation",
            "The leaves spring from the top of the fruit.",
            "The leaves spring from the sides of the fruit.",
            True,
            "bottom(crown_leaf) > z(body) and top(crown_leaf) > top(body)",
        ),
        Fact(
            "style",
            "The skin is made of diamond-shaped bumps in slanting rows.",
            "The skin is smooth like that of an apple.",
            True,
        ),
        Fact(
            "count",
            "More than a hundred bumps cover the skin.",
            "Fewer than twenty bumps cover the skin.",
            True,
            "count(eye) > 100 and all_touch(eye, body)",
        ),
        Fact(
            "colour",
            "The fruit is golden brown.",
            "The fruit is blue.",
            True,
            "colour(eye) == 'amber' and colour(body) == 'bronze'",
        ),
        Fact(
            "proportion",
            "The fruit is taller than it is wide.",
            "The fruit is wider than it is tall.",
            True,
            "height(body) > 1.2 * width(body)",
        ),
        Fact(
            "symmetry",
            "The fruit has the same barrel shape from every side.",
            "The fruit is flat on one side.",
            True,
            "turn(body, 4) and turn(eye, 14)",
        ),
        Fact(
            "relation",
            "Every bump carries a small pointed tip.",
            "The bumps end in round holes.",
            True,
            "count(spike) == count(eye) and all_touch(spike, eye)",
        ),
    ],
)
def pineapple(a: Assembly) -> None:
    heights = np.linspace(0, 1.5, 24)
    girth = 0.55 * np.sqrt(np.maximum(1 - np.abs((heights - 0.7) / 0.9) ** 2.6, 0.05))
    a.add("body", lathe([(0, 0), *zip(girth, heights, strict=True), (0, 1.5)], segments=40))
    for k in range(11):
        z = 0.12 + 0.126 * k
        r = float(np.interp(z, heights, girth))
        slope = np.degrees(np.arctan2(np.interp(z + 0.05, heights, girth) - np.interp(z - 0.05, heights, girth), 0.1))
        scale = r / 0.55
        bump = cylinder(0.155, 0.1, top=0.07, segments=4).scale((0.6, 0.92 * scale, 1)).refine(3)
        bump = bump.rotate((0, 90 + slope, 0)).translate((r + 0.02, 0, z))
        spike = cone(0.03, 0.14, segments=6).rotate((0, 60, 0)).translate((r + 0.075, 0, z + 0.02))
        turn = 180 / 14 * (k % 2)
        rim = ("bronze", lambda p, z=z: np.abs(p[:, 2] - z) > 0.055)
        a.add("eye", ring(bump, 14, turn), marks=[rim])
        a.add("spike", ring(spike, 14, turn))
    for count, reach, rise, start, width in (
        (9, 0.62, 0.42, 0, 0.1),
        (9, 0.5, 0.7, 20, 0.095),
        (7, 0.34, 0.92, 8, 0.085),
        (6, 0.14, 1.06, 30, 0.075),
    ):
        leaf = blade(
            [
                (0.04, 1.42),
                (0.12 + 0.3 * reach, 1.5 + 0.5 * rise),
                (0.1 + 0.66 * reach, 1.5 + 0.86 * rise),
                (0.1 + reach, 1.5 + 0.94 * rise),
            ],
            [width, width, 0.9 * width, 0.6 * width, 0.008],
            0.03,
            0.5,
            16,
        )
        a.add("crown_leaf", ring(leaf, count, start), marks=[("green", lambda p: p[:, 2] > 2.0)])


@reference_object(
    name="hand of bananas",
    prompt="A hand of ripe bananas just cut from the plant, lying on the kitchen table with their curved backs up",
    parts=[
        Part("banana", 6, "yellow", "skin", True),
        Part("neck", 6, "lime", "skin", False),
        Part("tip", 6, "dark brown", "skin", False),
        Part("crown", 1, "brown", "wood", False),
    ],
    facts=[
        Fact(
            "relation",
            "The bananas are all joined at one woody crown.",
            "The bananas lie apart from each other.",
            True,
            "all_touch(neck, crown) and all_touch(banana, neck)",
        ),
        Fact("count", "The hand has six bananas.", "The hand has two bananas.", False, "count(banana) == 6"),
        Fact(
            "colour",
            "The peel is yellow with a few brown flecks.",
            "The peel is red with white stripes.",
            True,
            "colour(banana) == 'yellow' and has_colour(banana, 'brown')",
        ),
        Fact(
            "colour",
            "The far end of every banana is a dark stub.",
            "The far end of every banana is a bright white stub.",
            True,
            "count(tip) == 6 and colour(tip) == 'dark brown' and all_touch(tip, banana)",
        ),
        Fact("style", "The peel has flat faces with soft edges between them.", "The peel is covered in spines.", True),
        Fact(
            "proportion",
            "Each banana is several times as long as it is thick.",
            "Each banana is as short as it is thick.",
            True,
            "piece_length(banana) > 0.4 * length(all)",
        ),
        Fact(
            "relation",
            "All bananas bend the same way.",
            "Each banana bends a different way.",
            True,
            "mirror(banana, 'x') and top(banana) > top(tip)",
        ),
    ],
)
def bananas(a: Assembly) -> None:
    flat = regular(5, 1.0, 18).offset(0.16)
    for k in range(6):
        turn = -42 + 84 * k / 5
        drop = 0.03 * abs(k - 2.5)
        path = spline(
            [(0, 0.06, 0.52), (0, -0.22, 0.62 - drop), (0, -0.62, 0.6), (0, -1.02, 0.42), (0, -1.26, 0.16)], 34
        )
        girth = [0.085, 0.12, 0.165, 0.18, 0.182, 0.178, 0.165, 0.13, 0.06]
        rng = np.random.default_rng(k)
        spots = rng.uniform([-0.2, -1.15, 0.1], [0.2, -0.3, 0.8], (26, 3))

        def place(solid, turn=turn):
            return solid.rotate((0, 0, turn)).translate((0.35 * np.sin(np.radians(turn)), 0, 0))

        angle = np.radians(turn)
        world = spots @ np.array([[np.cos(angle), np.sin(angle), 0], [-np.sin(angle), np.cos(angle), 0], [0, 0, 1]]) + (
            0.35 * np.sin(angle),
            0,
            0,
        )
        fleck = ("brown", lambda p, w=world: (np.linalg.norm(p[:, None] - w[None], axis=2) < 0.04).any(1))
        body = sweep(path[3:], girth, flat, up=(0, 0, 1)).refine(2)
        a.add("banana", place(body), marks=[fleck])
        a.add("neck", place(tube([(0, 0.26, 0.4), (0, 0.14, 0.47), (0, -0.1, 0.585)], [0.075, 0.07, 0.1], 12, 14)))
        a.add("tip", place(tube([(0, -1.24, 0.18), (0, -1.3, 0.08)], [0.062, 0.055], 10, 6)))
    a.add(
        "crown",
        blend(
            bone((-0.24, 0.3, 0.4), (0.24, 0.3, 0.4), 0.11),
            bone((0, 0.3, 0.4), (0, 0.5, 0.42), 0.12, 0.13),
            soft=0.06,
            detail=40,
        ),
        marks=[("tan", lambda p: p[:, 1] > 0.575)],
    )


@reference_object(
    name="halved avocado",
    prompt="a ripe avocado cut lengthwise in two, the stone still sitting in one of the halves",
    parts=[
        Part("skin", 2, "dark green", "skin", False),
        Part("flesh", 2, "lime", "flesh", False),
        Part("stone", 1, "brown", "wood", True),
        Part("stem_end", 2, "brown", "wood", False),
    ],
    facts=[
        Fact(
            "colour",
            "The flesh is yellowish green, palest at the middle.",
            "The flesh is red all through.",
            True,
            "colour(flesh) == 'lime' and has_colour(flesh, 'cream')",
        ),
        Fact(
            "relation",
            "One half holds the stone and the other has an empty hollow.",
            "Both halves hold a stone.",
            False,
            "count(stone) == 1 and touches(stone, flesh) and count(flesh) == 2",
        ),
        Fact(
            "proportion",
            "The stone is less than half as long as the fruit.",
            "The stone is almost as long as the fruit.",
            True,
            "piece_length(skin) > 2 * length(stone) and width(skin) > 3 * width(stone)",
        ),
        Fact("colour", "The stone is brown.", "The stone is bright white.", True, "colour(stone) == 'brown'"),
        Fact(
            "colour",
            "A thin dark green skin wraps the flesh.",
            "A thick orange peel wraps the flesh.",
            True,
            "colour(skin) == 'dark green' and all_touch(flesh, skin)",
        ),
        Fact("style", "The skin is rough and pebbled.", "The skin is fluffy with hair.", True),
        Fact(
            "relation",
            "The stone lies in the wide part of the half, away from the stem.",
            "The stone lies at the stem tip.",
            True,
            "bottom(stone) < z(flesh) and top(stone) < top(stem_end)",
        ),
    ],
)
def halved_avocado(a: Assembly) -> None:
    def pear(grow: float):
        return lathe(
            [
                (0.0, -0.62 - grow),
                (0.28 + grow, -0.56),
                (0.5 + grow, -0.28),
                (0.53 + grow, 0.0),
                (0.42 + grow, 0.36),
                (0.28 + grow, 0.66),
                (0.18 + grow, 0.84),
                (0.0, 0.93 + grow),
            ],
            True,
            48,
        )

    full, inner = pear(0.05), pear(0.0)
    stone = ellipsoid(0.27, 0.27, 0.3, (0, 0, -0.14), 36)
    bumpy = full.refine_to_length(0.06).warp_batch(
        lambda p: p * (1 + 0.018 * np.sin(31 * p[:, 0]) * np.sin(29 * p[:, 1]) * np.sin(27 * p[:, 2]))[:, None]
    )
    peel = bumpy.trim_by_plane((0, 1, 0), 0.0) - inner
    core = inner.trim_by_plane((0, 1, 0), 0.0).refine_to_length(0.05)
    for number, (x, y, turn) in enumerate(((-0.62, 0, 10), (0.66, -0.06, -14))):

        def place(solid, x=x, y=y, turn=turn):
            return solid.rotate((-38, 0, turn)).translate((x, y, 0.62))

        def unplaced(p: np.ndarray, x: float = x, y: float = y, turn: float = turn) -> np.ndarray:
            t, s = np.radians([turn, -38])
            q = p - (x, y, 0.62)
            q = np.column_stack(
                [q[:, 0] * np.cos(t) + q[:, 1] * np.sin(t), -q[:, 0] * np.sin(t) + q[:, 1] * np.cos(t), q[:, 2]]
            )
            return np.column_stack(
                [q[:, 0], q[:, 1] * np.cos(s) + q[:, 2] * np.sin(s), -q[:, 1] * np.sin(s) + q[:, 2] * np.cos(s)]
            )

        pale = (
            "cream",
            lambda p, back=unplaced: (
                ((back(p) - (0, 0, -0.1)) ** 2 @ np.array([1 / 0.4**2, 1 / 0.6**2, 1 / 0.5**2])) < 1
            ),
        )
        a.add("skin", place(peel))
        a.add("flesh", place(core - stone), marks=[pale])
        a.add("stem_end", place(sphere(0.07, (0, 0.1, 0.93), 12)))
        if number == 0:
            a.add("stone", place(stone.scale((0.97, 0.97, 0.97))))
