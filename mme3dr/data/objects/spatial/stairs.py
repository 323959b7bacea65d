"""Stairs that fold away and run by themselves."""

import numpy as np

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import polygon, rectangle
from mme3dr.meshes.solids import beam, box, cut, rod, union
from mme3dr.meshes.sweeps import plate, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="step ladder",
    prompt=(
        "Need a folding stepladder with yellow sides, "
        "flat black treads and a little platform on top, shown standing open."
    ),
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
