"""Tools that cut."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._tooling import chamfered, sawteeth, slotted, swing
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import outline, oval, polygon, rectangle
from mme3dr.meshes.solids import box, cut, hull, union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part


def _blade(side: float) -> Manifold:
    """Scissor blade pointing up from the pivot at the origin, its edge towards +x; flat inside, bevelled outside."""
    whole = polygon([(-0.13, -0.2), (0.1, -0.22), (0.12, 0), (0.085, 0.2), (0.0, 1.52), (-0.05, 1.5), (-0.17, 0.3)])
    ground = polygon([(-0.13, -0.2), (0.1, -0.22), (0.11, 0), (0.0, 0.22), (-0.05, 1.4), (-0.165, 0.3)])
    solid = hull(plate(whole, 0.02, (0, side * 0.012, 0)), plate(ground, 0.01, (0, side * 0.06, 0)))
    tang = polygon([(-0.13, -0.1), (0.1, -0.1), (0.24, -0.62), (0.12, -0.62)])
    return union(solid, plate(tang, 0.066, (0, side * 0.034, 0)))


def _finger_ring(side: float, length: float) -> Manifold:
    """Moulded handle with a closed oval ring; it starts as a sleeve on the blade's tang."""
    angle = np.linspace(0, 2 * np.pi, 56, endpoint=False)
    ring = np.column_stack([0.27 * np.cos(angle), 0 * angle + 0.01 * side, length / 2 * np.sin(angle)])
    ring += np.array([0.37, 0, -0.66 - length / 2])
    loop = sweep(ring, 1.0, oval(0.09, 0.075, segments=14), closed=True, up=(0, 1, 0))
    sleeve = spline([(0.04, 0.034 * side, -0.22), (0.12, 0.034 * side, -0.42), (0.25, 0.02 * side, -0.72)], 14)
    return union(loop, sweep(sleeve, [0.75, 1.0, 1.1], oval(0.12, 0.085, segments=16), up=(0, 1, 0)))


@reference_object(
    name="scissors",
    prompt="a pair of dressmaker's scissors held open, red handles with a small thumb ring and a longer finger ring, "
    "set upright in a wooden block",
    parts=[
        Part("blade", 2, "steel", "metal", False),
        Part("thumb_ring", 1, "red", "plastic", True),
        Part("finger_ring", 1, "red", "plastic", True),
        Part("pivot_screw", 1, "brass", "metal", False),
        Part("block", 1, "tan", "wood", True),
    ],
    facts=[
        Fact("count", "There are two blades.", "There is a single blade.", True, "count(blade) == 2"),
        Fact(
            "relation",
            "A screw joins the blades where they cross.",
            "A screw joins the blades at their tips.",
            True,
            "all_touch(blade, pivot_screw) and top(pivot_screw) < z(blade) and bottom(pivot_screw) > bottom(blade)",
        ),
        Fact(
            "proportion",
            "The finger ring is longer than the thumb ring.",
            "The finger ring is shorter than the thumb ring.",
            False,
            "length(finger_ring) > 1.1 * length(thumb_ring)",
        ),
        Fact(
            "relation",
            "The tips of the blades stand apart.",
            "The tips of the blades lie together.",
            False,
            "width(blade) > 0.4 * height(blade)",
        ),
        Fact(
            "material",
            "The blades are made of metal.",
            "The blades are made of wood.",
            True,
            "material(blade) == 'metal'",
        ),
        Fact(
            "colour",
            "Both rings are red.",
            "Both rings are blue.",
            False,
            "colour(thumb_ring) == 'red' and colour(finger_ring) == 'red'",
        ),
        Fact(
            "relation",
            "Each ring belongs to a half that crosses to the other side at the pivot.",
            "Each ring stays on the same side as the blade that it moves.",
            True,
            "touches(thumb_ring, blade) and touches(finger_ring, blade) and x(thumb_ring) < left(pivot_screw) "
            "and x(finger_ring) > right(pivot_screw)",
        ),
        Fact(
            "proportion",
            "The blades reach farther from the pivot than the rings do.",
            "The blades are much shorter than the rings.",
            True,
            "top(blade) - z(pivot_screw) > z(pivot_screw) - bottom(thumb_ring) and height(blade) > height(finger_ring)",
        ),
        Fact(
            "relation",
            "The rings are at the opposite end from the points.",
            "The rings are at the same end as the points.",
            True,
            "top(thumb_ring) < z(pivot_screw) and top(finger_ring) < z(pivot_screw)",
        ),
    ],
)
def scissors(a: Assembly) -> None:
    lean = 9
    left = swing(_blade(-1), 17 + lean)
    right = swing(_blade(1).mirror((1, 0, 0)), -17 + lean)
    finger = swing(_finger_ring(-1, 0.92), 17 + lean)
    thumb = swing(_finger_ring(1, 0.52).mirror((1, 0, 0)), -17 + lean)
    a.add("blade", left, right)
    a.add("finger_ring", finger)
    a.add("thumb_ring", thumb)
    a.add("pivot_screw", slotted(0.085, 0.2, (0, 0, 0)))
    rings = union(finger, thumb)
    west, _, low, east, _, _ = rings.bounding_box()
    body = chamfered(
        rectangle(east - west + 0.3, 0.6, corner=0.08), 0.3, 0.03, ((east + west) / 2, 0, low - 0.06), "up"
    )
    a.add("block", cut(body, rings))


def _saw_blade() -> Manifold:
    """Plate with its teeth along z = 0, the toe at x = -3 and the heel, as deep as a hand, at x = 1.3."""
    edge = sawteeth((-3.0, 0.0), (1.25, 0.0), 34, 0.1)
    rest = [(1.45, 0.1), (1.45, 1.3), (0.2, 1.22), (-2.8, 0.52), (-3.0, 0.42)]
    return plate(polygon([*edge, *rest]), 0.045)


def _saw_handle() -> Manifold:
    """Closed grip with a horn above and below the hand, slit at the front to take the blade."""
    rim = [(0.72, 1.05), (1.0, 1.32), (1.45, 1.38), (1.85, 1.62), (2.02, 1.5), (2.02, 1.2), (2.3, 0.75), (2.5, 0.2)]
    rim += [(2.62, -0.2), (2.45, -0.3), (2.2, -0.18), (1.75, -0.12), (1.4, 0.0), (1.1, 0.12), (0.85, 0.42), (0.66, 0.7)]
    hole = [(1.5, 0.98), (1.78, 1.02), (1.95, 0.75), (2.12, 0.3), (2.1, 0.1), (1.75, 0.12), (1.5, 0.28), (1.42, 0.62)]
    return chamfered(outline(rim, 72) - outline(hole, 44), 0.26, 0.06)


@reference_object(
    name="hand saw",
    prompt="Carpenter's hand saw left standing in its cut, halfway through a squared timber beam, its wooden grip "
    "held by four brass screws",
    parts=[
        Part("blade", 1, "silver", "metal", False),
        Part("grip", 1, "brown", "wood", True),
        Part("saw_screw", 4, "brass", "metal", True),
        Part("beam", 1, "sand", "wood", True),
        Part("sawdust", 2, "tan", "wood", False),
    ],
    facts=[
        Fact(
            "relation",
            "The toothed edge of the blade is buried in a slot across the beam.",
            "The toothed edge of the blade points up, away from the beam.",
            True,
            "touches(blade, beam) and bottom(blade) < top(beam) and top(blade) > top(beam) + 0.3 * height(beam)",
        ),
        Fact(
            "relation",
            "The grip is fixed at one end of the blade.",
            "The grip is fixed at the middle of the blade.",
            True,
            "touches(grip, blade) and left(grip) > x(blade)",
        ),
        Fact(
            "proportion",
            "The blade is much longer than the grip.",
            "The blade is shorter than the grip.",
            True,
            "width(blade) > 1.8 * width(grip)",
        ),
        Fact(
            "material",
            "The grip is wooden and the blade is metal.",
            "The grip is metal and the blade is wooden.",
            True,
            "material(grip) == 'wood' and material(blade) == 'metal'",
        ),
        Fact(
            "count",
            "Four screws fasten the grip to the blade.",
            "One screw fastens the grip to the blade.",
            False,
            "count(saw_screw) == 4 and all_touch(saw_screw, grip)",
        ),
        Fact(
            "colour",
            "The screws in the grip are brass.",
            "The screws in the grip are black.",
            False,
            "colour(saw_screw) == 'brass'",
        ),
        Fact(
            "proportion",
            "The blade is a thin plate.",
            "The blade is as thick as the beam.",
            True,
            "depth(blade) < 0.1 * depth(grip) + 0.1 and depth(blade) < 0.05 * depth(beam)",
        ),
        Fact(
            "symmetry",
            "The beam sticks out equally far on both faces of the saw.",
            "The beam sticks out on one face of the saw only.",
            True,
            "mirror(beam, 'y') and front(beam) < front(grip) and back(beam) > back(grip)",
        ),
        Fact(
            "relation",
            "Sawdust has fallen on the floor beside the beam.",
            "Sawdust is heaped on top of the grip.",
            True,
            "top(sawdust) < z(beam)",
        ),
    ],
)
def hand_saw(a: Assembly) -> None:
    tilt, at = 14, (-0.5, 0.62)
    blade = swing(_saw_blade().translate((0.6, 0, 0.55)), tilt, at)
    grip = swing(_saw_handle().translate((0.6, 0, 0.55)), tilt, at)
    a.add("blade", blade)
    a.add("grip", cut(grip, blade))
    places = [(0.95, 0.95), (1.3, 1.15), (0.95, 0.6), (1.25, 0.35)]
    a.add("saw_screw", [swing(slotted(0.085, 0.34, (x + 0.6, 0, z + 0.55)), tilt, at) for x, z in places])
    kerf = swing(box(3, 0.09, 1.2, (-0.5, 0, 0.48 + 0.6), 0), tilt, at)
    a.add("beam", cut(box(1.1, 3.2, 1.0, (-0.5, 0, 0.5), 0.04), kerf))
    heap = [(0.5, 0), (0.42, 0.07), (0.22, 0.2), (0, 0.26)]
    a.add(
        "sawdust",
        [lathe(heap, segments=24).scale((1, 1.2, s)).translate((x, 0, 0)) for x, s in ((-1.3, 1), (0.35, 0.7))],
    )
