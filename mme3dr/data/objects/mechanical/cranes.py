"""Cranes."""

from itertools import pairwise

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._vehicle import glazed, window, zigzag
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring, row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import arc
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import beam, box, capsule, cylinder, rod, union
from mme3dr.meshes.sweeps import plate, sweep
from mme3dr.records import Fact, Part

TOP = 7.0
"""Height of the mast's upper end."""
JIB = TOP + 0.55
"""Height of the jib's lower bars."""


@reference_object(
    name="tower crane",
    prompt="A tower crane as on a city building site, yellow lattice work, its hook lowered halfway out along the jib.",
    parts=[
        Part("foundation", 1, "light grey", "concrete", False),
        Part("mast", 1, "yellow", "painted metal", True),
        Part("slewing_ring", 1, "dark grey", "iron", False),
        Part("jib", 1, "yellow", "painted metal", True),
        Part("counter_jib", 1, "yellow", "painted metal", False),
        Part("tower_head", 1, "yellow", "painted metal", False),
        Part("counterweight", 4, "grey", "concrete", False),
        Part("pendant", 4, "iron", "iron", False),
        Part("cab", 1, "white", "painted metal", False),
        Part("window", 4, "navy", "glass", False),
        Part("trolley", 1, "red", "painted metal", False),
        Part("cable", 2, "black", "iron", False),
        Part("hook", 1, "red", "painted metal", True),
    ],
    facts=[
        Fact(
            "relation",
            "Concrete blocks hang at the short end, opposite the hook.",
            "Concrete blocks hang at the long end, beside the hook.",
            True,
            "right(counterweight) < left(mast) and left(hook) > right(mast) and all_touch(counterweight, counter_jib)",
        ),
        Fact(
            "proportion",
            "The arm with the hook is more than twice as long as the arm behind the mast.",
            "The arm with the hook is much shorter than the arm behind the mast.",
            True,
            "width(jib) > 2 * width(counter_jib)",
        ),
        Fact(
            "relation",
            "The hook hangs on cables from a trolley under the jib.",
            "The hook hangs on cables from the foot of the mast.",
            True,
            "all_touch(cable, trolley) and all_touch(cable, hook) and above(trolley, hook) and touches(trolley, jib)",
        ),
        Fact(
            "symmetry",
            "The mast is square and looks the same from all four sides.",
            "The mast is a flat ladder and looks thin from two sides.",
            True,
            "turn(mast, 4)",
        ),
        Fact(
            "colour",
            "The lattice is yellow.",
            "The lattice is purple.",
            False,
            "colour(mast) == colour(jib) == 'yellow'",
        ),
        Fact(
            "relation",
            "Stays run from the top of the tower down to both arms.",
            "Stays run from the ground up to both arms.",
            True,
            "count(pendant) == 4 and all_touch(pendant, tower_head) and bottom(pendant) > top(mast)",
        ),
        Fact(
            "material",
            "The crane stands on a concrete foundation.",
            "The crane stands on a wooden raft.",
            True,
            "material(foundation) == 'concrete' and on(mast, foundation)",
        ),
        Fact(
            "existence",
            "A driver's cab with windows hangs just under the jib.",
            "A driver's cab with windows stands on the ground.",
            True,
            "top(cab) < top(jib) and bottom(cab) > 0.8 * top(mast) and all_touch(window, cab)",
        ),
        Fact("count", "There is a single hook.", "There are three hooks.", False, "count(hook) == 1"),
    ],
)
def tower_crane(a: Assembly) -> None:
    a.add("foundation", union(box(2.6, 2.6, 0.3, (0, 0, 0.15), 0.04), box(1.7, 1.7, 0.3, (0, 0, 0.4), 0.04)))
    a.add("mast", _mast(0.45))
    a.add("slewing_ring", union(cylinder(0.62, 0.16, (0, 0, TOP + 0.08)), cylinder(0.5, 0.5, (0, 0, TOP + 0.25))))
    a.add("jib", _jib(6.4))
    deck = [beam((-2.9, y, JIB), (0.1, y, JIB), 0.14, 0.14, 0) for y in (-0.38, 0.38)]
    deck += [box(2.7, 0.84, 0.06, (-1.55, 0, JIB + 0.04), 0)]
    rails = [beam((-2.9, y, JIB + 0.42), (-0.4, y, JIB + 0.42), 0.05, 0.05, 0) for y in (-0.4, 0.4)]
    rails += [
        beam((x, y, JIB), (x, y, JIB + 0.42), 0.05, 0.05, 0) for x in np.arange(-2.85, -0.3, 0.6) for y in (-0.4, 0.4)
    ]
    a.add("counter_jib", union(deck, rails))
    a.add("counterweight", row(box(0.26, 0.7, 1.15, (-2.33, 0, JIB - 0.5), 0.03), 4, (0.29, 0, 0)))
    head = (0, 0, TOP + 2.2)
    legs = [
        beam((x, y, JIB - 0.1), (0.06 * np.sign(x), 0.06 * np.sign(y), TOP + 2.2), 0.11, 0.11, 0)
        for x in (-0.36, 0.36)
        for y in (-0.3, 0.3)
    ]
    ties = [box(0.62 - 0.28 * i, 0.52 - 0.22 * i, 0.07, (0, 0, JIB + 0.35 + 0.5 * i), 0) for i in range(2)]
    a.add("tower_head", union(legs, ties, cylinder(0.14, 0.34, head, "y", segments=20)))
    for end in ((2.5, 0, JIB + 0.62), (5.2, 0, JIB + 0.62), (-2.6, -0.38, JIB + 0.05), (-2.6, 0.38, JIB + 0.05)):
        a.add(
            "pendant", rod((0.0, np.sign(end[1]) * 0.08, head[2] + (0.06 if end[0] > 3 else 0)), end, 0.035, segments=8)
        )
    _cab(a)
    _hook(a, 3.7)


def _mast(half: float) -> Manifold:
    """Square tower of four corner posts laced on every face."""
    posts = [box(0.15, 0.15, TOP - 0.4, (half, half, TOP / 2 + 0.2), 0)]
    face = zigzag((half, -half, 0.55), (half, -half, TOP - 0.05), (half, half, 0.55), 9, 0.075)
    return union(ring(union(posts, face), 4))


def _jib(end: float) -> Manifold:
    """Arm of triangular section, two bars below and one above, tapering at its tip."""
    side, rise = 0.34, 0.62
    bars = [beam((0, y, JIB), (end, y, JIB), 0.12, 0.12, 0) for y in (-side, side)]
    bars += [beam((0.2, 0, JIB + rise), (end - 0.7, 0, JIB + rise), 0.13, 0.13, 0)]
    bars += [beam((end - 0.72, 0, JIB + rise), (end - 0.05, y, JIB), 0.08, 0.08, 0) for y in (-side, side)]
    knots = np.linspace(0.2, end - 0.72, 11)
    for i, (p, q) in enumerate(pairwise(knots)):
        middle = (p + q) / 2
        for y in (-side, side):
            bars += [beam((x, 0, JIB + rise), (middle, y, JIB), 0.07, 0.07, 0) for x in (p, q)]
        s = side if i % 2 else -side
        bars += [beam((p, -s, JIB), (q, s, JIB), 0.06, 0.06, 0)]
    return union(bars, [beam((x, -side, JIB), (x, side, JIB), 0.1, 0.1, 0) for x in (0.02, end - 0.03)])


def _cab(a: Assembly) -> None:
    """Glazed box for the driver beside the slewing ring, looking along the jib."""
    shape = polygon([(0.45, TOP - 0.3), (1.05, TOP - 0.3), (1.35, TOP + 0.1), (1.35, TOP + 0.62), (0.45, TOP + 0.62)])
    sides = window([(0.6, TOP), (1.0, TOP), (1.22, TOP + 0.16), (1.22, TOP + 0.5), (0.6, TOP + 0.5)], "front")
    ahead = window([(-0.9, TOP + 0.12), (-0.46, TOP + 0.12), (-0.46, TOP + 0.52), (-0.9, TOP + 0.52)], "side", (1.2, 2))
    below = window([(-0.9, TOP - 0.22), (-0.46, TOP - 0.22), (-0.46, TOP + 0.06), (-0.9, TOP + 0.06)], "side", (1.0, 2))
    body, panes = glazed(plate(shape, 0.6, (0, -0.68, 0)), [sides, ahead, below], 0.03)
    a.add("cab", union(body, box(0.3, 0.5, 0.2, (0.5, -0.55, TOP + 0.3), 0)))
    a.add("window", panes)


def _hook(a: Assembly, x: float) -> None:
    """Trolley under the jib, the two falls of its rope, and the hook block."""
    frame = box(0.6, 0.6, 0.12, (x, 0, JIB - 0.17), 0.02)
    wheels = [
        cylinder(0.1, 0.1, (x + dx, y, JIB - 0.12), "y", segments=16) for dx in (-0.22, 0.22) for y in (-0.34, 0.34)
    ]
    a.add("trolley", union(frame, wheels))
    low = 3.6
    a.add("cable", [rod((x + dx, 0, low), (x + dx, 0, JIB - 0.2), 0.025, segments=8) for dx in (-0.14, 0.14)])
    block = union(box(0.5, 0.2, 0.3, (x, 0, low), 0.04), cylinder(0.2, 0.26, (x, 0, low), "y", segments=24))
    curl = sweep(arc(0.17, 100, -170, (x, 0, low - 0.52)), [0.05, 0.085, 0.07, 0.02], segments=10)
    a.add("hook", union(block, capsule((x, 0, low - 0.1), (x - 0.03, 0, low - 0.36), 0.06), curl))
