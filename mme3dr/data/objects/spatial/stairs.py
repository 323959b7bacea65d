"""Ways up: stairs that wind, turn back, fold away and run by themselves."""

import numpy as np

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, ring, row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import helix
from mme3dr.meshes.profiles import polygon, rectangle
from mme3dr.meshes.solids import beam, box, cut, cylinder, rod, sphere, union
from mme3dr.meshes.sweeps import extrude, lathe, plate, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="spiral staircase",
    prompt="a cast-iron spiral staircase with oak treads, making one full turn up to a small landing",
    parts=[
        Part("column", 1, "dark grey", "iron", False),
        Part("tread", 15, "tan", "wood", True),
        Part("landing", 1, "tan", "wood", True),
        Part("baluster", 17, "dark grey", "iron", False),
        Part("handrail", 1, "black", "iron", False),
        Part("base", 1, "dark grey", "iron", False),
    ],
    facts=[
        Fact("relation", "Every tread is fixed to one column in the middle.", "Every tread stands on its own post.", True, "all_touch(tread, column) and count(column) == 1"),
        Fact("relation", "Each tread is higher than the one before it.", "All treads lie at one height.", True, "rising(tread)"),
        Fact("symmetry", "The treads fan out at even angles all round.", "The treads all point to one side.", True, "alike(tread) and width(tread) > 1.8 * right(tread)"),
        Fact("colour", "The treads are light wood on dark iron.", "The treads are black on white iron.", False, "colour(tread) == 'tan' and colour(column) == 'dark grey'"),
        Fact("relation", "The handrail winds round the outside edge.", "The handrail is a straight bar.", True, "width(handrail) > 0.9 * width(tread) and depth(handrail) > 0.9 * depth(tread) and height(handrail) > 2"),
        Fact("relation", "The stairs end at a landing above all treads.", "The stairs end at a landing below the treads.", False, "above(landing, tread)"),
        Fact("proportion", "The staircase is taller than it is wide.", "The staircase is wider than it is tall.", True, "height(all) > 1.3 * width(all)"),
        Fact("material", "The treads are made of wood.", "The treads are made of glass.", False, "material(tread) == 'wood'"),
    ],
)
def spiral_staircase(a: Assembly) -> None:
    count, rise, turn = 15, 0.2, 24.0
    sector = [(0.05 * np.cos(t), 0.05 * np.sin(t)) for t in np.radians([13, -13])]
    sector += [(np.cos(t), np.sin(t)) for t in np.radians(np.linspace(-14, 14, 8))]
    tread = extrude(polygon(sector), 0.06)
    for i in range(count):
        a.add("tread", tread.rotate((0, 0, turn * i - 90)).translate((0, 0, rise * (i + 1))))
    top = rise * (count + 1)
    corner = [(0.0, 0.0)] + [(1.08 * np.cos(t), 1.08 * np.sin(t)) for t in np.radians(np.linspace(-14, 76, 20))]
    a.add("landing", extrude(polygon(corner), 0.08, (0, 0, top)).rotate((0, 0, -90)))
    a.add("column", union(cylinder(0.085, top + 0.9, (0, 0, (top + 0.9) / 2)), sphere(0.14, (0, 0, top + 0.98))))
    a.add("base", lathe([(0, 0), (0.42, 0), (0.42, 0.04), (0.2, 0.1), (0.14, 0.2), (0, 0.2)]))
    rail = helix(0.94, rise * count, 1.0, samples_per_turn=64) + [0, 0, rise + 0.9]
    edge = [(0.94 * np.cos(t), 0.94 * np.sin(t), top + 0.9) for t in np.radians(np.linspace(6, 72, 12))]
    a.add("handrail", sweep(np.vstack([rail, edge]), 0.04).rotate((0, 0, -90)))
    for i in range(count):
        post = rod((0.94, 0, 0), (0.94, 0, 0.92), 0.022, segments=8)
        a.add("baluster", post.rotate((0, 0, turn * i - 90)).translate((0, 0, rise * (i + 1))))
    a.add("baluster", ring(rod((0.94, 0, top), (0.94, 0, top + 0.9), 0.022, segments=8).rotate((0, 0, -65)), 2, arc=46))


def _flight(width: float, steps: int, rise: float, going: float) -> object:
    """Solid flight of stairs climbing towards +y from (0, 0, 0), down to the ground."""
    points = [(0.0, 0.0)]
    for i in range(steps):
        points += [(i * going, (i + 1) * rise), ((i + 1) * going, (i + 1) * rise)]
    return plate(polygon([*points, (steps * going, 0.0)]), width, facing="side")


@reference_object(
    name="double-return staircase",
    prompt="The grand staircase of a palace hall: one broad carpeted flight climbs to a landing, where it splits and doubles back.",
    parts=[
        Part("lower_flight", 1, "ivory", "stone", True),
        Part("landing", 1, "ivory", "stone", True),
        Part("upper_flight", 2, "ivory", "stone", True),
        Part("gallery", 2, "ivory", "stone", False),
        Part("pillar", 4, "light grey", "stone", False),
        Part("carpet", 1, "red", "fabric", True),
        Part("baluster", 48, "white", "stone", False),
        Part("handrail", 5, "brown", "wood", False),
    ],
    facts=[
        Fact("count", "Two upper flights leave the landing.", "A single upper flight leaves the landing.", True, "count(upper_flight) == 2 and all_touch(upper_flight, landing)"),
        Fact("symmetry", "The left half mirrors the right half.", "The left half is shorter than the right half.", True, "mirror(all, 'x')"),
        Fact("relation", "The upper flights run back towards the foot of the stairs.", "The upper flights run on away from the foot of the stairs.", False, "back(upper_flight) < back(landing) - 0.5 and above(gallery, landing) and y(gallery) < y(lower_flight)"),
        Fact("proportion", "The first flight is wider than each upper flight.", "The first flight is narrower than each upper flight.", False, "width(lower_flight) > 0.35 * width(upper_flight)"),
        Fact("colour", "A red carpet runs up the middle flight.", "A green carpet runs up the middle flight.", True, "colour(carpet) == 'red' and touches(carpet, lower_flight) and width(carpet) < width(lower_flight)"),
        Fact("relation", "The landing lies at half height.", "The landing lies at the very top.", True, "above(upper_flight, landing) and top(landing) > 0.4 * top(upper_flight) and top(landing) < 0.6 * top(upper_flight)"),
        Fact("relation", "Balusters hold up the handrails.", "The handrails lie on the floor.", True, "above(handrail, baluster) and all_touch(baluster, handrail)"),
        Fact("material", "The flights are built of stone.", "The flights are built of glass.", True, "material(lower_flight) == 'stone'"),
    ],
)
def double_return_staircase(a: Assembly) -> None:
    n, rise, going = 9, 0.16, 0.26
    half, length = n * rise, n * going
    a.add("lower_flight", _flight(1.7, n, rise, going))
    for p, high in ((_flight(1.06, n, rise, going), 0), (_flight(0.9, n, rise, going), 0.03)):
        carpet = p if high == 0 else p
    carpet = cut(_flight(0.9, n, rise, going).translate((0, -0.02, 0.03)), _flight(2, n, rise, going), box(3, 9, 0.4, (0, 0, -0.2)))
    a.add("carpet", carpet)
    a.add("landing", box(3.9, 1.2, half, (0, length + 0.6, half / 2), 0.02))
    upper = _flight(1.0, n, rise, going).mirror((0, 1, 0)).translate((1.4, length, half))
    soffit = beam((1.4, length + 0.6, half - 0.72), (1.4, -1.0, 2 * half - 0.13 + 0.02), 1.2, 0.9)
    a.add("upper_flight", mirrored(upper))
    a.add("gallery", mirrored(box(1.1, 1.0, 0.14, (1.4, -0.5, 2 * half - 0.07))))
    a.add("pillar", [p.translate((s * 1.4, 0, 0)) for s in (-1, 1) for p in row(_pillar(2 * half - 0.14).translate((0, -0.86, 0)), 2, (0.8, 0, 0))])


def _pillar(height: float) -> object:
    return lathe([(0, 0), (0.15, 0), (0.15, 0.1), (0.1, 0.16), (0.085, height - 0.16), (0.14, height - 0.08), (0.14, height), (0, height)])
