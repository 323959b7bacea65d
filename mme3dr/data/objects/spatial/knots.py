"""Knots: shapes known by the way they cross."""

import numpy as np

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline, torus_knot
from mme3dr.meshes.profiles import circle
from mme3dr.meshes.solids import box, cylinder, rod
from mme3dr.meshes.sweeps import lathe, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="trefoil knot sculpture",
    prompt="polished bronze trefoil knot lying level on short steel pins above a round granite plinth, museum piece",
    parts=[
        Part("knot", 1, "bronze", "metal", True),
        Part("plinth", 1, "dark grey", "stone", True),
        Part("pin", 3, "steel", "metal", True),
        Part("name_plate", 1, "brass", "metal", False),
    ],
    facts=[
        Fact(
            "symmetry",
            "Pins stand at even angles below the knot.",
            "All pins stand together on one side.",
            True,
            "even(pin) and all_touch(pin, knot)",
        ),
        Fact(
            "relation",
            "The knot is one unbroken closed loop.",
            "The knot is made of separate straight bars.",
            True,
            "count(knot) == 1",
        ),
        Fact(
            "count",
            "Three pins hold the knot up.",
            "A single pin holds the knot up.",
            True,
            "count(pin) == 3 and even(pin) and all_touch(pin, knot) and all_touch(pin, plinth)",
        ),
        Fact(
            "relation",
            "The knot hovers over the plinth.",
            "The knot hangs below the plinth.",
            False,
            "above(knot, plinth) and bottom(knot) > top(plinth)",
        ),
        Fact(
            "colour",
            "The knot has the brown tone of bronze.",
            "The knot is bright blue.",
            False,
            "colour(knot) == 'bronze'",
        ),
        Fact(
            "material",
            "The plinth is made of stone.",
            "The plinth is made of wood.",
            False,
            "material(plinth) == 'stone'",
        ),
        Fact(
            "relation",
            "A small plate is set in the side of the plinth.",
            "A small plate hangs from the top of the knot.",
            True,
            "touches(name_plate, plinth) and top(name_plate) < top(plinth)",
        ),
        Fact(
            "proportion",
            "The knot is wider than it is high.",
            "The knot is higher than it is wide.",
            True,
            "width(knot) > 1.5 * height(knot)",
        ),
    ],
)
def trefoil_knot_sculpture(a: Assembly) -> None:
    path = torus_knot(2, 3, 0.95, 0.44, 200) * [1, 1, 1.15] + [0, 0, 1.5]
    a.add("knot", sweep(path, 0.2, closed=True, segments=20))
    a.add(
        "plinth",
        lathe(
            [(0, 0), (1.3, 0), (1.3, 0.12), (1.2, 0.16), (1.2, 0.58), (1.25, 0.6), (1.25, 0.68), (0, 0.68)], segments=64
        ),
    )
    lowest = path[np.argmin(path[:, 2])]
    pin = cylinder(0.05, 0.35, (lowest[0], lowest[1], 0.78))
    a.add("pin", ring(pin, 3))
    a.add("name_plate", box(0.6, 0.1, 0.2, (0, -1.17, 0.37), 0.01))


@reference_object(
    name="reef knot",
    prompt="a reef knot joining a red rope to a blue one, drawn fairly loose so a scout can see how it goes",
    parts=[
        Part("red_rope", 1, "red", "rope", True),
        Part("blue_rope", 1, "blue", "rope", True),
        Part("whipping", 4, "white", "rope", False),
    ],
    facts=[
        Fact(
            "relation",
            "Each rope makes a loop through the loop of the other.",
            "The ropes lie side by side without touching.",
            True,
            (
                "left(blue_rope) < x(all) and right(red_rope) > x(all) "
                "and left(blue_rope) < right(red_rope) - 0.2 * width(all)"
            ),
        ),
        Fact(
            "relation",
            "Both ends of the red rope leave on one side.",
            "The ends of the red rope leave on opposite sides.",
            True,
            "x(red_rope) < x(blue_rope) and left(red_rope) < left(blue_rope) and right(red_rope) < right(blue_rope)",
        ),
        Fact("count", "Four rope ends stick out.", "Two rope ends stick out.", True, "count(whipping) == 4"),
        Fact(
            "colour",
            "One rope is red and the other is blue.",
            "Both ropes are green.",
            False,
            "colour(red_rope) == 'red' and colour(blue_rope) == 'blue'",
        ),
        Fact(
            "symmetry",
            "The two ropes form loops of the same shape.",
            "One loop is many times larger than the other.",
            True,
            (
                "width(red_rope) > 0.95 * width(blue_rope) "
                "and width(red_rope) < 1.05 * width(blue_rope) and mirror(all, 'y')"
            ),
        ),
        Fact(
            "proportion",
            "The knot with its ends is longer than it is wide.",
            "The knot with its ends is as wide as it is long.",
            True,
            "width(all) > 1.7 * depth(all)",
        ),
        Fact(
            "material",
            "The knot is tied in laid rope.",
            "The knot is tied in smooth glass tubing.",
            False,
            "material(red_rope) == 'rope' and material(blue_rope) == 'rope'",
        ),
        Fact(
            "relation",
            "The end of each rope is bound with white thread.",
            "The end of each rope is frayed open.",
            True,
            "count(whipping) == 4 and colour(whipping) == 'white'",
        ),
    ],
)
def reef_knot(a: Assembly) -> None:
    r, lift = 0.27, 0.29
    half = [
        (-2.9, 0.72, 0),
        (-2.2, 0.5, 0),
        (-1.35, 0.42, -lift),
        (-0.65, 0.6, 0.1),
        (0, 0.92, lift),
        (0.65, 1.16, 0.15),
        (1.2, 0.9, -0.15),
        (1.5, 0.36, -lift),
    ]
    points = np.array(half + [(x, -y, z) for x, y, z in reversed(half)])
    strands = circle(0.56 * r, (0.46 * r, 0), 10)
    section = strands + strands.rotate(120) + strands.rotate(240)
    for part, turn in (("red_rope", 1.0), ("blue_rope", -1.0)):
        path = spline(points * [turn, 1, turn], 190)
        a.add(part, sweep(path, 1.0, section, twist=360 * 13))
        for end, inner in ((path[0], path[5]), (path[-1], path[-6])):
            a.add("whipping", rod(inner, end + (end - inner) * 0.1, r * 1.06, segments=24))
