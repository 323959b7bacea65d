"""Life on a rock between the tides."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.biological._plant import blade
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import ball, blend, limb
from mme3dr.meshes.solids import cylinder, sphere
from mme3dr.meshes.sweeps import lathe
from mme3dr.records import Fact, Part

_ARM, _SEAT = 1.12, np.array([0.0, -0.5, 0.87])
"""Length of an arm and the direction from the middle of the rock to that of the starfish."""


def _surface(direction: np.ndarray) -> np.ndarray:
    """Points [N, 3] of the rock's surface in the directions [N, 3] from its middle."""
    d = direction / np.linalg.norm(direction, axis=1, keepdims=True)
    bumps = 0.05 * np.sin(5 * d[:, 0] + 1) * np.sin(4 * d[:, 1]) + 0.03 * np.sin(9 * d[:, 2] + 7 * d[:, 0])
    return d * np.array([1.25, 1.15, 1.0]) * (1 + bumps)[:, None]


def _draped(flat: np.ndarray) -> np.ndarray:
    """Points [N, 3] of a level starfish (z is height above the ground) laid over the rock round its seat."""
    up = _SEAT / np.linalg.norm(_SEAT)
    side = np.array([1.0, 0.0, 0.0])
    ahead = np.cross(up, side)
    reach = np.linalg.norm(flat[:, :2], axis=1)
    turn = np.arctan2(flat[:, 1], flat[:, 0])
    angle = reach / 1.12  # a mean radius of the rock
    out = np.cos(turn)[:, None] * side + np.sin(turn)[:, None] * ahead
    direction = np.cos(angle)[:, None] * up + np.sin(angle)[:, None] * out
    return _surface(direction) + flat[:, 2:] * direction


def _starfish(a: Assembly) -> None:
    """Five tapering arms with rows of pale knobs."""
    arms, knobs = [], []
    for k in range(5):
        turn = np.radians(90 + 72 * k)
        ahead = np.array([np.cos(turn), np.sin(turn), 0])
        across = np.array([-ahead[1], ahead[0], 0])
        bow = 0.1 * (0, 1, -1, 1, -1)[k] * across
        joints = [t * _ARM * ahead + bow * np.sin(np.pi * t) + (0, 0, 0.05) for t in (0.1, 0.4, 0.75, 1.0)]
        arms += limb(joints, [0.25, 0.2, 0.14, 0.07])
        for t in np.linspace(0.16, 0.95, 8):
            middle = t * _ARM * ahead + bow * np.sin(np.pi * t)
            width = np.interp(t, [0.1, 0.4, 0.75, 1.0], [0.25, 0.2, 0.14, 0.07])
            knobs.append((*middle[:2], 0.06 + 0.97 * width, 0.042 + 0.03 * width))
            if 0.2 < t < 0.8:
                for s in (-1, 1):
                    beside = middle + s * 0.66 * width * across
                    knobs.append((*beside[:2], 0.07 + 0.76 * width, 0.04))
    body = blend(arms, ball((0, 0, 0.05), 0.3), soft=0.12, detail=76)
    body = body.trim_by_plane((0, 0, 1), -0.1)
    a.add("starfish", body.warp_batch(_draped))
    for x, y, z, radius in knobs:
        at = _draped(np.array([[x, y, z]]))[0]
        a.add("knob", sphere(radius, tuple(at), 10))


def _barnacle(size: float) -> Manifold:
    """Little volcano."""
    return lathe([(0, 0), (1, 0), (0.85, 0.5), (0.5, 1.0), (0.36, 1.0), (0.3, 0.7), (0, 0.7)], segments=14).scale(
        (size,) * 3
    )


@reference_object(
    name="starfish on a rock",
    prompt="orange sea star clinging to a grey rock that the tide has left dry on the sand, among barnacles and weed",
    parts=[
        Part("starfish", 1, "orange", "skin", True),
        Part("knob", 90, "cream", "skin", False),
        Part("rock", 1, "grey", "stone", True),
        Part("barnacle", 13, "ivory", "shell", True),
        Part("weed", 9, "dark green", "leaf", True),
        Part("sand", 1, "sand", "soil", True),
    ],
    facts=[
        Fact(
            "existence",
            "Five arms spread out from the middle of the animal.",
            "Eight arms spread out from the middle of the animal.",
            True,
        ),
        Fact(
            "colour",
            "The animal is orange against a grey rock.",
            "The animal is grey against an orange rock.",
            False,
            "colour(starfish) == 'orange' and colour(rock) == 'grey'",
        ),
        Fact(
            "relation",
            "The arms lie close against the curve of the rock.",
            "The arms stand straight up into the air.",
            True,
            "touches(starfish, rock) and height(starfish) < 0.75 * width(starfish)",
        ),
        Fact(
            "existence",
            "Rows of pale knobs run along the arms.",
            "Rows of black spikes run along the arms.",
            True,
            "count(knob) == 90 and all_touch(knob, starfish) and colour(knob) == 'cream'",
        ),
        Fact(
            "proportion",
            "The animal spreads over a large part of the rock.",
            "The animal is as tiny on the rock as a barnacle.",
            True,
            "width(starfish) > 0.6 * width(rock) and width(starfish) < width(rock)",
        ),
        Fact(
            "relation",
            "The starfish sits higher on the rock than the weed.",
            "The starfish lies in the sand below the weed.",
            True,
            "z(starfish) > z(weed) and top(starfish) > top(weed) and bottom(starfish) > top(sand)",
        ),
        Fact(
            "symmetry",
            "The animal's left half mirrors its right half.",
            "The animal has all its arms on the left.",
            True,
            "mirror(knob, 'x')",
        ),
        Fact(
            "relation",
            "The barnacles are fixed to the rock.",
            "The barnacles are fixed to the arms.",
            False,
            "all_touch(barnacle, rock) and not touches(barnacle, starfish)",
        ),
        Fact(
            "material",
            "The rock lies on a patch of sand.",
            "The rock lies on a sheet of ice.",
            False,
            "on(rock, sand) and colour(sand) == 'sand' and material(sand) == 'soil'",
        ),
    ],
)
def starfish(a: Assembly) -> None:
    rock = sphere(1.0, segments=64).warp_batch(_surface).trim_by_plane((0, 0, 1), -0.12)
    a.add("rock", rock)
    a.add("sand", cylinder(1.6, 0.14, (0, 0, -0.13), segments=80))
    _starfish(a)
    for turn, low, size in (
        (20, 12, 0.1), (30, 24, 0.08), (12, 28, 0.07), (100, 20, 0.1), (112, 34, 0.08), (120, 16, 0.11), (88, 36, 0.07),
        (200, 14, 0.1), (212, 30, 0.08), (190, 27, 0.07), (262, 4, 0.08), (278, 7, 0.1), (60, 16, 0.09),
    ):  # fmt: skip
        t, e = np.radians([turn, low])
        direction = np.array([np.cos(t) * np.cos(e), np.sin(t) * np.cos(e), np.sin(e)])
        at = _surface(direction[None])[0] - 0.02 * direction
        a.add("barnacle", _barnacle(size).rotate((0, 90 - low, turn)).translate(tuple(at)))
    for turn in (-35, -20, -5, 150, 165, 180, 235, 55, 70):
        tall = 0.55 + 0.12 * np.sin(turn)
        frond = blade(
            [(0, 0), (0.1, 0.5 * tall), (0.06, tall), (0.2, 1.25 * tall)], [0.04, 0.09, 0.08, 0.1, 0.03], 0.03, 0.3, 20
        )
        a.add("weed", frond.translate((1.28, 0, -0.1)).rotate((0, 0, turn)))
