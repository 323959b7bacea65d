"""The hurdy-gurdy."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.rare._music import peg
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import circle, outline, polygon
from mme3dr.meshes.solids import box, cut, cylinder, hull, rod, sphere, union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part

TILT = 40
"""Degrees by which the hurdy-gurdy leans to the front on its stand."""


@reference_object(
    name="hurdy-gurdy",
    prompt="French hurdy-gurdy, guitar shaped, with a crank and keys of ivory and black, tilted on a wooden cradle",
    parts=[
        Part("body", 1, "brown", "wood", True),
        Part("soundboard", 1, "tan", "wood", False),
        Part("key_box", 1, "dark brown", "wood", False),
        Part("natural_key", 13, "ivory", "bone", True),
        Part("sharp_key", 10, "black", "wood", True),
        Part("wheel", 1, "rust", "wood", False),
        Part("crank", 1, "iron", "iron", True),
        Part("handle", 1, "ivory", "bone", False),
        Part("string", 6, "cream", "rope", False),
        Part("peg_head", 1, "dark brown", "wood", False),
        Part("peg", 6, "black", "wood", False),
        Part("bridge", 1, "black", "wood", False),
        Part("tailpiece", 1, "black", "wood", False),
        Part("cradle", 1, "dark brown", "wood", True),
    ],
    facts=[
        Fact(
            "relation",
            "The crank sticks out of the tail, at the end away from the pegs.",
            "The crank sticks out of the peg head, at the end beside the pegs.",
            True,
            "right(crank) > right(body) and x(crank) > x(wheel) and right(peg) < left(body) + 0.1 * width(body)",
        ),
        Fact(
            "existence",
            "A wooden wheel comes up through the soundboard to rub the strings.",
            "A horsehair bow lies across the soundboard to rub the strings.",
            True,
            "count(wheel) == 1 and touches(wheel, string) and touches(wheel, soundboard)",
        ),
        Fact(
            "relation",
            "The wheel sits between the key box and the tail.",
            "The wheel sits between the key box and the pegs.",
            True,
            "right(key_box) < left(wheel) and right(wheel) < left(tailpiece)",
        ),
        Fact(
            "count",
            "The six strings are tuned by six pegs.",
            "The two strings are tuned by two pegs.",
            True,
            "count(string) == 6 and count(peg) == 6 and all_touch(peg, peg_head)",
        ),
        Fact(
            "relation",
            "The keys stick out in rows from one long side of the key box.",
            "The keys lie in a ring round the rim of the wheel.",
            True,
            "all_touch(natural_key, key_box) and all_touch(sharp_key, key_box) and y(natural_key) < y(key_box)",
        ),
        Fact(
            "proportion",
            "The key box is long and much narrower than the body.",
            "The key box is square and as broad as the body.",
            True,
            "width(key_box) > 0.5 * width(body) and depth(key_box) < 0.5 * depth(body)",
        ),
        Fact(
            "colour",
            "The natural keys are ivory and the sharps black.",
            "The natural keys are red and the sharps green.",
            False,
            "colour(natural_key) == 'ivory' and colour(sharp_key) == 'black'",
        ),
        Fact(
            "material",
            "The body is wood and the crank iron.",
            "The body is sheet iron and the crank glass.",
            True,
            "material(body) == 'wood' and material(crank) == 'iron'",
        ),
        Fact(
            "relation",
            "It lies in a cradle that carries it from below.",
            "It hangs by a strap from a hook above.",
            False,
            "touches(body, cradle) and bottom(cradle) < bottom(body) and z(cradle) < z(body)",
        ),
    ],
)
def hurdy_gurdy(a: Assembly) -> None:
    half = [(0.58, 0), (0.52, 0.24), (0.3, 0.37), (0.06, 0.3), (-0.1, 0.25), (-0.32, 0.29), (-0.52, 0.2), (-0.58, 0)]
    shape = outline(half + [(x, -y) for x, y in half[-2:0:-1]], 90)
    holes = [cylinder(0.05, 0.2, (-0.36, y, 0.15)) for y in (-0.19, 0.19)]
    parts: list[tuple[str, list[Manifold]]] = [
        (
            "body",
            [cut(hull(plate(shape, 0.24, facing="up"), plate(shape.offset(-0.08), 0.1, (0, 0, -0.12), "up")), holes)],
        ),
        (
            "soundboard",
            [
                cut(
                    plate(shape.offset(0.012), 0.03, (0, 0, 0.135), "up"),
                    holes,
                    box(0.06, 0.36, 0.2, (0.25, 0, 0.13), 0),
                )
            ],
        ),
        ("wheel", [cylinder(0.185, 0.045, (0.25, 0, 0.105), "x", segments=56)]),
        ("bridge", [hull(box(0.03, 0.16, 0.02, (0.37, 0, 0.15), 0), box(0.025, 0.09, 0.02, (0.37, 0, 0.275), 0.004))]),
        ("tailpiece", [box(0.09, 0.2, 0.08, (0.52, 0, 0.17), 0.015)]),
    ]
    parts += _action() + _stringing()
    for part, solids in parts:
        a.add(part, [s.rotate((TILT, 0, 0)) for s in solids])
    board = polygon([(-0.5, -0.66), (0.4, -0.66), (0.42, 0.19), (-0.32, -0.42), (-0.42, -0.3), (-0.5, -0.32)])
    board -= circle(0.2, (-0.04, -0.7)) + circle(0.12, (0.22, -0.34))
    boards = [plate(board, 0.06, (x, 0, 0), facing="side") for x in (-0.33, 0.33)]
    rails = [box(0.7, 0.05, 0.09, (0, y, -0.57), 0.01) for y in (-0.38, 0.32)]
    a.add("cradle", cut(union(boards, rails), a.of("body")[0].solid, a.of("soundboard")[0].solid))


def _action() -> list[tuple[str, list[Manifold]]]:
    """Key box with two rows of keys, and the crank with its handle."""
    chest = [box(0.78, 0.16, 0.13, (-0.25, 0, 0.215), 0.01), box(0.8, 0.18, 0.03, (-0.25, 0, 0.285), 0.01)]
    natural = row(box(0.034, 0.13, 0.032, (-0.24, -0.125, 0.18), 0.008), 13, (0.05, 0, 0))
    places = [x for i, x in enumerate(np.arange(13) * 0.05 - 0.515) if i not in (0, 3, 7)]
    sharp = [box(0.026, 0.085, 0.03, (x, -0.11, 0.24), 0.008) for x in places]
    line = [
        (0.57, 0, 0.1),
        (0.7, 0, 0.1),
        (0.715, -0.02, 0.115),
        (0.72, -0.08, 0.16),
        (0.72, -0.15, 0.19),
        (0.72, -0.2, 0.25),
    ]
    arm = union(sweep(spline(line, 40), 0.022), sphere(0.035, line[-1], 20), rod(line[-1], (0.86, -0.2, 0.25), 0.014))
    knob = lathe([(0.022, 0), (0.045, 0.02), (0.03, 0.06), (0.055, 0.12), (0.03, 0.155)]).rotate((0, 90, 0))
    return [
        ("key_box", [union(chest)]),
        ("natural_key", natural),
        ("sharp_key", sharp),
        ("crank", [arm]),
        ("handle", [knob.translate((0.76, -0.2, 0.25))]),
    ]


def _stringing() -> list[tuple[str, list[Manifold]]]:
    """Peg head with a scroll, six pegs, two melody strings inside the key box and four drones beside it."""
    side = [(-0.54, 0.1), (-0.54, 0.25), (-0.66, 0.25), (-0.86, 0.19), (-0.95, 0.14), (-0.9, 0.06), (-0.74, 0.08)]
    head = plate(polygon(side), 0.15)
    scroll = [cylinder(0.075, 0.17, (-0.93, 0, 0.12), "y"), cylinder(0.035, 0.2, (-0.93, 0, 0.12), "y")]
    places = [(x, s) for x in (-0.63, -0.72, -0.81) for s in (-1, 1)]
    pegs = [peg((x, 0.06 * s, 0.16), (0, s, 0), 0.09, 0.014, 2.4) for x, s in places]
    lines = [[(0.5, y, 0.2), (0.37, y, 0.292), (-0.64, y, 0.28)] for y in (-0.018, 0.018)]
    for s in (-1, 1):
        for y, end in ((0.1, 0.03), (0.125, 0.06)):
            rub = 0.112 + np.sqrt(0.185**2 - y**2)
            lines.append(
                [(0.5, 0.6 * s * y, 0.2), (0.25, s * y, rub), (-0.55, s * y, rub - 0.02), (-0.72, s * end, 0.24)]
            )
    return [
        ("peg_head", [union(head, scroll)]),
        ("peg", pegs),
        ("string", [sweep(line, 0.006, segments=8) for line in lines]),
    ]
