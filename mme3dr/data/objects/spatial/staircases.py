"""Staircases that wind and turn back."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, ring, row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import helix
from mme3dr.meshes.profiles import polygon, rectangle
from mme3dr.meshes.solids import box, cut, cylinder, rod, sphere, union
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
        Fact(
            "relation",
            "Every tread is fixed to one column in the middle.",
            "Every tread stands on its own post.",
            True,
            "all_touch(tread, column) and count(column) == 1",
        ),
        Fact(
            "relation",
            "Each tread is higher than the one before it.",
            "All treads lie at one height.",
            True,
            "rising(tread)",
        ),
        Fact(
            "symmetry",
            "The treads fan out at even angles all round.",
            "The treads all point to one side.",
            True,
            "alike(tread) and width(tread) > 1.8 * right(tread)",
        ),
        Fact(
            "colour",
            "The treads are light wood on dark iron.",
            "The treads are black on white iron.",
            False,
            "colour(tread) == 'tan' and colour(column) == 'dark grey'",
        ),
        Fact(
            "relation",
            "The handrail winds round the outside edge.",
            "The handrail is a straight bar.",
            True,
            "width(handrail) > 0.9 * width(tread) and depth(handrail) > 0.9 * depth(tread) and height(handrail) > 2",
        ),
        Fact(
            "relation",
            "The stairs end at a landing above all treads.",
            "The stairs end at a landing below the treads.",
            False,
            "above(landing, tread)",
        ),
        Fact(
            "proportion",
            "The staircase is taller than it is wide.",
            "The staircase is wider than it is tall.",
            True,
            "height(all) > 1.3 * width(all)",
        ),
        Fact(
            "material",
            "The treads are made of wood.",
            "The treads are made of glass.",
            False,
            "material(tread) == 'wood'",
        ),
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


def _arched_landing(wide: float, deep: float, tall: float) -> Manifold:
    """Block with three round-headed niches at the back and one at either end."""
    head = union(cylinder(0.36, 0.6, (0, 0, 0.62 * tall), "y"), box(0.72, 0.6, 0.62 * tall, (0, 0, 0.31 * tall), 0))
    niches = [head.translate((x, deep / 2, 0)) for x in (-1.2, 0, 1.2)]
    niches += [head.rotate((0, 0, 90)).translate((s * wide / 2, 0, 0)) for s in (-1, 1)]
    cornice = box(wide + 0.1, deep + 0.1, 0.12, (0, 0, tall - 0.06), 0.03)
    return union(cut(box(wide, deep, tall, (0, 0, tall / 2), 0.02), niches), cornice)


@reference_object(
    name="double-return staircase",
    prompt=(
        "The grand staircase of a palace hall: "
        "one broad carpeted flight rises to a landing, then splits and doubles back."
    ),
    parts=[
        Part("lower_flight", 1, "ivory", "stone", True),
        Part("landing", 1, "ivory", "stone", True),
        Part("upper_flight", 2, "ivory", "stone", True),
        Part("gallery", 2, "ivory", "stone", False),
        Part("pillar", 4, "light grey", "stone", False),
        Part("carpet", 1, "red", "fabric", True),
        Part("baluster", 76, "white", "stone", False),
        Part("handrail", 7, "brown", "wood", False),
    ],
    facts=[
        Fact(
            "count",
            "Two upper flights leave the landing.",
            "One upper flight leaves the landing.",
            True,
            "count(upper_flight) == 2 and all_touch(upper_flight, landing)",
        ),
        Fact(
            "symmetry",
            "The left half mirrors the right half.",
            "The left half is much shorter than the right half.",
            True,
            "mirror(all, 'x')",
        ),
        Fact(
            "relation",
            "The upper flights run back over the foot of the stairs.",
            "The upper flights run on, away from the foot of the stairs.",
            False,
            "above(gallery, landing) and back(gallery) < y(lower_flight)",
        ),
        Fact(
            "proportion",
            "The lower flight is wider than either upper one.",
            "The lower flight is narrower than either upper one.",
            True,
            "width(lower_flight) > 0.4 * width(upper_flight)",
        ),
        Fact(
            "colour",
            "A red carpet runs up the middle flight.",
            "A green carpet runs up the middle flight.",
            True,
            "colour(carpet) == 'red' and touches(carpet, lower_flight)",
        ),
        Fact(
            "relation",
            "The landing lies at half height.",
            "The landing lies at the very top.",
            True,
            "top(landing) > 0.4 * top(gallery) and top(landing) < 0.6 * top(gallery)",
        ),
        Fact(
            "relation",
            "Balusters hold up the handrails.",
            "The handrails lie on the floor.",
            True,
            "above(handrail, baluster) and all_touch(baluster, handrail)",
        ),
        Fact(
            "material",
            "The flights are built of stone.",
            "The flights are built of glass.",
            True,
            "material(lower_flight) == 'stone' and material(upper_flight) == 'stone'",
        ),
    ],
)
def double_return_staircase(a: Assembly) -> None:
    n, rise, going = 9, 0.17, 0.35
    half, length = n * rise, n * going
    steps = [p for i in range(n) for p in ((i * going, (i + 1) * rise), ((i + 1) * going, (i + 1) * rise))]
    lower = polygon([(0, 0), *steps, (length, 0)])
    upper = polygon([(0, -0.25), (0, 0), *steps, (length, half - 0.2)])
    a.add("lower_flight", plate(lower, 1.6, facing="side"))
    carpet = plate(lower, 0.9, (0, -0.04, 0.04), facing="side")
    a.add("carpet", cut(carpet, plate(lower, 3, facing="side"), box(3, 9, 0.4, (0, 0, -0.2))))
    a.add("landing", _arched_landing(3.8, 1.1, half).translate((0, length + 0.55, 0)))
    flight = plate(upper, 1.0, facing="side").mirror((0, 1, 0))
    a.add("upper_flight", mirrored(flight.translate((1.4, length, half))))
    a.add("gallery", mirrored(box(1.1, 1.0, 0.2, (1.4, -0.5, 2 * half - 0.1))))
    tall = 2 * half - 0.2
    shaft = [
        (0, 0),
        (0.18, 0),
        (0.18, 0.12),
        (0.13, 0.2),
        (0.11, tall - 0.24),
        (0.18, tall - 0.1),
        (0.18, tall),
        (0, tall),
    ]
    pillar = lathe(shaft, segments=20)
    a.add("pillar", [pillar.translate((x, -0.8, 0)) for x in (-1.74, -1.06, 1.06, 1.74)])
    turned = [(0, 0), (0.06, 0), (0.03, 0.1), (0.055, 0.25), (0.03, 0.42), (0.05, 0.5), (0, 0.5)]
    baluster = lathe(turned, segments=10)
    rail = rectangle(0.12, 0.09, corner=0.03)
    low = (0, 0.5 * going, rise + 0.52)
    for x in (-0.72, 0.72):
        a.add("baluster", [baluster.translate((x, (i + 0.5) * going, (i + 1) * rise)) for i in range(n)])
        ends = [
            (x, -0.2, low[2] - 0.2),
            (x, *low[1:]),
            (x, length - 0.5 * going, half + 0.52),
            (x, length + 0.2, half + 0.52),
        ]
        a.add("handrail", sweep(ends, 1.0, rail, up=(0, 0, 1)))
    for x in (-1.82, -0.98, 0.98, 1.82):
        places = [(x, length - (i + 0.5) * going, half + (i + 1) * rise) for i in range(n)]
        a.add("baluster", [baluster.translate(p) for p in [*places, *((x, y, 2 * half) for y in (-0.16, -0.5, -0.84))]])
        ends = np.array(places)[[0, -1]] + [0, 0, 0.52]
        a.add(
            "handrail",
            sweep(
                [ends[0] - [0, -0.25, 0.1], *ends, (x, -0.05, 2 * half + 0.52), (x, -0.94, 2 * half + 0.52)],
                1.0,
                rail,
                up=(0, 0, 1),
            ),
        )
    back = row(baluster.translate((0, length + 1.0, half)), 10, (0.4, 0, 0))
    a.add("baluster", back)
    y, z = length + 1.0, half + 0.52
    a.add("handrail", sweep([(-1.82, y, z), (1.82, y, z)], 1.0, rail, up=(0, 0, 1)))
