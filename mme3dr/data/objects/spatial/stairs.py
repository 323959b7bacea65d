"""Ways up: stairs that wind, turn back, fold away and run by themselves."""

import numpy as np
from manifold3d import Manifold

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
    prompt="The grand staircase of a palace hall: one broad carpeted flight rises to a landing, then splits and doubles back.",
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
    low, high = (0, 0.5 * going, rise + 0.52), (0, length + 0.1, half + rise + 0.5)
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


@reference_object(
    name="step ladder",
    prompt="Need a folding stepladder with yellow sides, flat black treads and a little platform on top, shown standing open.",
    parts=[
        Part("side_rail", 2, "yellow", "painted metal", True),
        Part("tread", 4, "black", "rubber", True),
        Part("platform", 1, "black", "rubber", True),
        Part("rear_leg", 2, "silver", "metal", False),
        Part("rear_bar", 3, "silver", "metal", False),
        Part("spreader", 2, "steel", "metal", False),
        Part("handle", 1, "yellow", "painted metal", False),
        Part("foot", 4, "black", "rubber", False),
    ],
    facts=[
        Fact(
            "relation",
            "Seen from the side it stands like a letter A.",
            "Seen from the side it stands like a single upright post.",
            True,
            "depth(all) > 0.4 * height(all) and back(rear_leg) > back(side_rail) + 0.3",
        ),
        Fact(
            "count",
            "There are four treads below the platform.",
            "There is one tread below the platform.",
            True,
            "count(tread) == 4 and above(platform, tread)",
        ),
        Fact(
            "relation",
            "The treads join the two yellow side rails.",
            "The treads join the two rear legs.",
            True,
            "all_touch(tread, side_rail) and rising(tread)",
        ),
        Fact(
            "colour", "The side rails are yellow.", "The side rails are purple.", False, "colour(side_rail) == 'yellow'"
        ),
        Fact(
            "count",
            "Four feet touch the floor.",
            "Three feet touch the floor.",
            True,
            "count(foot) == 4 and level(foot)",
        ),
        Fact(
            "relation",
            "Bars between front and back keep it from sliding apart.",
            "Nothing joins the front to the back below the top.",
            True,
            "all_touch(spreader, side_rail) and all_touch(spreader, rear_leg)",
        ),
        Fact(
            "symmetry",
            "The left side mirrors the right side.",
            "Only the left side has a rail.",
            True,
            "mirror(all, 'x')",
        ),
        Fact(
            "proportion",
            "The ladder is clearly taller than it is wide.",
            "The ladder is clearly wider than it is tall.",
            True,
            "height(all) > 1.5 * width(all)",
        ),
    ],
)
def step_ladder(a: Assembly) -> None:
    top = 1.8

    def front(z: float) -> tuple[float, float]:
        """Half width and depth of the front frame at height z."""
        return 0.46 - 0.11 * z / top, -0.62 + 0.5 * z / top

    (w0, y0), (w1, y1) = front(0.03), front(top)
    rail = beam((w0, y0, 0.03), (w1, y1, top), 0.05, 0.13)
    a.add("side_rail", mirrored(rail))
    rear = beam((w0, 0.62, 0.03), (w1 - 0.02, y1 + 0.2, top - 0.06), 0.05, 0.07)
    a.add("rear_leg", mirrored(rear))
    for z in (0.36, 0.72, 1.08, 1.44):
        w, y = front(z)
        ridges = row(box(2 * w - 0.06, 0.02, 0.02, (0, y - 0.02, z + 0.025), 0.004), 4, (0, 0.045, 0))
        a.add("tread", union(box(2 * w, 0.22, 0.05, (0, y - 0.02, z)), ridges))
    a.add("platform", box(2 * w1 + 0.1, 0.4, 0.06, (0, y1 + 0.1, top), 0.02))
    for t in (0.15, 0.42, 0.7):
        y, z = 0.62 + t * (y1 + 0.2 - 0.62), 0.03 + t * (top - 0.09)
        w = w0 + t * (w1 - 0.02 - w0)
        a.add("rear_bar", rod((-w, y, z), (w, y, z), 0.03))
    w, y = front(0.8)
    a.add("spreader", mirrored(beam((w + 0.015, y, 0.8), (w + 0.015, 0.36, 0.68), 0.03, 0.045)))
    bow = [(-w1, y1, top), (-w1, y1 + 0.02, top + 0.45), (-w1 + 0.1, y1 + 0.03, top + 0.55)]
    bow += [(-p[0], p[1], p[2]) for p in reversed(bow)]
    a.add("handle", sweep(bow, 0.028))
    a.add("foot", mirrored(box(0.08, 0.16, 0.07, (w0, y0, 0.035))), mirrored(box(0.08, 0.12, 0.07, (w0, 0.62, 0.035))))


@reference_object(
    name="escalator",
    prompt="moving stairway from a department store, glass at both sides, going from one floor to the next",
    parts=[
        Part("step", 16, "grey", "metal", False),
        Part("truss", 2, "silver", "metal", False),
        Part("balustrade", 2, "turquoise", "glass", True),
        Part("handrail", 2, "black", "rubber", False),
        Part("floor_plate", 2, "steel", "metal", False),
        Part("underside", 1, "light grey", "painted metal", False),
    ],
    facts=[
        Fact("colour", "The handrails are black.", "The handrails are orange.", True, "colour(handrail) == 'black'"),
        Fact(
            "count",
            "A handrail runs along each of the two sides.",
            "A single handrail runs up the middle.",
            True,
            "count(handrail) == 2 and mirror(handrail, 'x')",
        ),
        Fact(
            "relation",
            "The steps climb from the lower to the upper floor plate.",
            "The steps lie all at one level.",
            True,
            "height(step) > 0.5 * depth(step) and between(step, floor_plate, floor_plate)",
        ),
        Fact(
            "material",
            "The sides under the handrails are glass.",
            "The sides under the handrails are brick.",
            False,
            "material(balustrade) == 'glass' and top(handrail) > top(balustrade)",
        ),
        Fact(
            "relation",
            "The handrails curl round at both ends.",
            "The handrails stop at posts at both ends.",
            True,
            "back(handrail) > back(balustrade) and front(handrail) < front(balustrade)",
        ),
        Fact(
            "symmetry", "Both sides look the same.", "One side is far lower than the other.", True, "mirror(all, 'x')"
        ),
        Fact(
            "proportion",
            "It is much longer than it is wide.",
            "It is much wider than it is long.",
            True,
            "depth(all) > 2.5 * width(all)",
        ),
        Fact(
            "colour",
            "The step edges are marked in yellow.",
            "The step edges are marked in pink.",
            True,
            "has_colour(step, 'yellow')",
        ),
    ],
)
def escalator(a: Assembly) -> None:
    line = np.array([(-2.6, 0.0), (-1.7, 0.0), (1.7, 2.2), (2.6, 2.2)])  # [4, 2]: y and z of the walked-on line
    rail_line = [(0, y, z + 1.05) for y, z in line]

    def band(low: float, high: float, ends: float) -> object:
        """Outline between two heights above the walked-on line."""
        first, last = line[0] + [-ends, 0], line[-1] + [ends, 0]
        run = np.vstack([first, line[1:3], last])
        return polygon(np.vstack([run + [0, high], (run + [0, low])[::-1]]))

    a.add("truss", mirrored(plate(band(-0.42, 0.16, 0.3), 0.16, (0.62, 0, 0), "side")))
    a.add("underside", plate(band(-0.5, -0.3, 0.3), 1.3, facing="side"))
    a.add("balustrade", mirrored(plate(band(0.1, 1.0, 0.0), 0.07, (0.6, 0, 0), "side")))
    lower_bow = [(0, -2.6 + 0.46 * np.cos(t), 0.6 + 0.46 * np.sin(t)) for t in np.radians(np.linspace(250, 100, 14))]
    upper_bow = [(0, 2.6 + 0.46 * np.cos(t), 2.8 + 0.46 * np.sin(t)) for t in np.radians(np.linspace(80, -70, 14))]
    path = np.array([*lower_bow, *rail_line, *upper_bow])
    a.add("handrail", mirrored(sweep(path + [0.6, 0, 0], 1.0, rectangle(0.16, 0.1, corner=0.04), up=(1, 0, 0))))
    for i in range(16):
        y = -1.75 + 3.5 * i / 15
        z = float(np.interp(y + 0.11, *line.T))
        step = cut(
            box(1.1, 0.26, 0.34, (0, y, z - 0.15), 0.01),
            row(box(0.03, 0.22, 0.04, (0, y + 0.02, z + 0.02), 0), 9, (0.11, 0, 0)),
        )
        a.add("step", step, marks=[("yellow", lambda p, y=y, z=z: (p[:, 1] < y - 0.07) & (p[:, 2] > z - 0.04))])
    a.add("floor_plate", box(1.1, 1.1, 0.1, (0, -2.4, -0.04)), box(1.1, 1.1, 0.1, (0, 2.4, 2.16)))
