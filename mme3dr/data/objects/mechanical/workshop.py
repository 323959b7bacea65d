"""Tools of the metal shop and the building site."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._tooling import bar_with_knobs, chamfered, swing, thread
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import outline, oval, polygon, rectangle
from mme3dr.meshes.solids import box, cut, cylinder, hull, prism, union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part


def _hammer_head() -> Manifold:
    """Head the right way up, striking face towards +x and claw towards -x, the eye for the handle at the origin."""
    poll = [(0, 0.1), (0.2, 0.1), (0.17, 0.4), (0.16, 0.6), (0.26, 0.72), (0.28, 0.95), (0.25, 1.0), (0, 1.02)]
    poll_solid = lathe(poll, segments=28).rotate((0, 90, 0)).translate((0.05, 0, 0.02))
    eye = hull(box(0.5, 0.44, 0.5, (0, 0, 0), 0.04), box(0.34, 0.36, 0.62, (0, 0, 0), 0.04))
    side = outline([(0.1, 0.26), (-0.35, 0.24), (-0.75, 0.1), (-1.08, -0.18), (-1.28, -0.56), (-1.3, -0.62),
                    (-1.0, -0.3), (-0.7, -0.1), (-0.35, -0.02), (0.1, -0.16)], 60)  # fmt: skip
    spread = hull(box(0.1, 0.4, 2, (0, 0, 0), 0), box(0.1, 0.66, 2, (-1.3, 0, 0), 0))
    notch = hull(box(0.02, 0.04, 3, (-0.42, 0, 0), 0), box(0.02, 0.24, 3, (-1.45, 0, 0), 0))
    claw = cut(plate(side, 1) ^ spread, notch)
    return union(poll_solid, eye, claw)


def _hammer_handle() -> Manifold:
    """Hickory shaft below the eye: waisted near the head, swelling towards a rounded butt."""
    heights = np.linspace(0.28, -3.6, 40)
    knots = ([-3.6, -3.5, -3.2, -2.6, -1.6, -0.7, -0.2, 0.42], [0.1, 0.24, 0.26, 0.22, 0.2, 0.145, 0.165, 0.165])
    scale = np.interp(heights, *knots)
    path = np.column_stack([0 * heights, 0 * heights, heights])
    return sweep(path, scale, oval(1.0, 0.72, segments=24), up=(0, 1, 0))


def _nail(path: list[tuple[float, float, float]]) -> Manifold:
    """Round wire nail along a path that starts at its flat head."""
    line = spline(path, 16)
    first = line[1] - line[0]
    along = first / np.linalg.norm(first)
    cap = sweep([line[0] - 0.05 * along, line[0] + 0.02 * along], 0.14, segments=16)
    return union(sweep(line, 0.05, segments=10), cap)


@reference_object(
    name="claw hammer",
    prompt="claw hammer with a hickory handle prising a bent rusty nail out of a plank, "
    "three more nails still driven in",
    parts=[
        Part("head", 1, "steel", "metal", False),
        Part("handle", 1, "tan", "wood", True),
        Part("pulled_nail", 1, "rust", "metal", True),
        Part("other_nail", 3, "rust", "metal", True),
        Part("plank", 1, "sand", "wood", True),
    ],
    facts=[
        Fact(
            "relation",
            "The nail is hooked by the claw and still stuck in the plank.",
            "The nail is stuck to the striking face of the hammer.",
            True,
            "touches(pulled_nail, head) and touches(pulled_nail, plank) and left(pulled_nail) > x(handle)",
        ),
        Fact(
            "relation",
            "The head rests on the plank while the handle points up.",
            "The handle lies on the plank while the head points up.",
            True,
            "touches(head, plank) and z(handle) > top(head) and top(handle) > top(head) + 0.3 * height(all)",
        ),
        Fact(
            "material",
            "The handle is wooden and the head is metal.",
            "The handle is metal and the head is wooden.",
            True,
            "material(handle) == 'wood' and material(head) == 'metal'",
        ),
        Fact(
            "proportion",
            "The handle is longer than the head.",
            "The handle is shorter than the head.",
            True,
            "length(handle) > 1.2 * length(head)",
        ),
        Fact(
            "symmetry",
            "The split claw has two equal prongs.",
            "The claw is a single unsplit spike.",
            True,
            "mirror(head, 'y')",
        ),
        Fact(
            "relation",
            "The claw and the striking face are at opposite ends of the head.",
            "The claw and the striking face are on the same end of the head.",
            True,
            "left(head) < left(handle) - 0.1 * length(head) and right(head) > right(handle) and mirror(head, 'y')",
        ),
        Fact(
            "count",
            "Three more nails are still driven into the plank.",
            "No other nails are driven into the plank.",
            False,
            "count(other_nail) == 3 and all_touch(other_nail, plank)",
        ),
        Fact(
            "colour",
            "The nails are rusty.",
            "The nails are bright gold.",
            False,
            "colour(pulled_nail) == 'rust' and colour(other_nail) == 'rust'",
        ),
    ],
)
def claw_hammer(a: Assembly) -> None:
    lean = -14

    def upended(solid: Manifold) -> Manifold:
        return swing(solid, 180 + lean).translate((0, 0, 0.5))

    head, handle = _hammer_head(), _hammer_handle()
    placed = upended(head)
    low = placed.bounding_box()[2]
    plank_top = low + 0.01
    a.add("head", cut(placed, upended(handle)))
    a.add("handle", upended(handle))
    z = plank_top
    path = [(0.86, 0, z + 0.72), (0.9, 0, z + 0.5), (1.02, 0, z + 0.22), (1.05, 0, z - 0.2)]
    a.add("pulled_nail", _nail(path))
    board = chamfered(rectangle(3.5, 1.3, corner=0.03), 0.4, 0.03, (0.1, 0, z - 0.2), "up")
    a.add("plank", board)
    for x, y in ((-1.35, 0.4), (-1.35, -0.4), (1.6, 0.4)):
        a.add("other_nail", _nail([(x, y, z + 0.04), (x, y, z - 0.1), (x, y, z - 0.3)]))


_FIXED = [(-0.1, 2.0), (-0.1, 0.42), (1.0, 0.42), (1.05, 0.9), (1.5, 1.42), (1.5, 1.62), (0.42, 1.62), (0.28, 2.0)]
_SLIDING = [(-0.8, 2.0), (-0.8, 0.55), (-1.45, 0.55), (-1.55, 0.95), (-1.45, 1.35), (-1.2, 1.7), (-1.12, 2.0)]


def _jaw(profile: list[tuple[float, float]], y: float) -> Manifold:
    """Casting from its side view (y, z), widened at the top where it carries the jaw plate."""
    shape = polygon(profile).offset(-0.07).offset(0.07)
    crown = chamfered(shape ^ rectangle(0.55, 0.62, (y, 1.75)), 1.7, 0.05, facing="side")
    return union(chamfered(shape, 1.0, 0.1, facing="side"), crown)


def _vise_base() -> Manifold:
    """Round foot with three bolted lugs, and the turntable on top of it."""
    lug = hull(cylinder(0.3, 0.2, (1.12, 0, 0.1)), box(0.3, 0.9, 0.2, (0.5, 0, 0.1), 0))
    dish = lathe([(0, 0), (0.95, 0), (0.98, 0.06), (0.9, 0.2), (0.72, 0.26), (0.68, 0.5), (0, 0.5)])
    return union(dish, ring(lug, 3, start=30)).translate((0, 0.35, 0))


def _jaw_plate(y: float) -> Manifold:
    """Hardened strip with a crossed pattern of grooves on both faces."""
    strip = box(1.66, 0.1, 0.4, (0, y, 1.78), 0.01)
    lines = [
        box(0.03, 0.2, 0.9, bevel=0).rotate((0, turn, 0)).translate((x, y + s * 0.13, 1.78))
        for x in np.linspace(-0.8, 0.8, 6)
        for turn in (-45, 45)
        for s in (-1, 1)
    ]
    return cut(strip, lines)


@reference_object(
    name="bench vise",
    prompt="Heavy bench vise for an engineer, green enamel on cast iron, open a little so that its long screw shows",
    parts=[
        Part("base", 1, "dark grey", "iron", False),
        Part("fixed_jaw", 1, "green", "painted metal", False),
        Part("sliding_jaw", 1, "green", "painted metal", False),
        Part("slide", 1, "steel", "metal", False),
        Part("screw", 1, "steel", "metal", True),
        Part("handle", 1, "silver", "metal", False),
        Part("jaw_plate", 2, "silver", "metal", False),
        Part("bolt", 3, "brass", "metal", False),
    ],
    facts=[
        Fact(
            "count",
            "Two jaws face each other.",
            "Three jaws face each other.",
            True,
            "count(fixed_jaw) + count(sliding_jaw) == 2 and back(sliding_jaw) < front(fixed_jaw)",
        ),
        Fact(
            "relation",
            "The screw runs from the front jaw into the rear jaw.",
            "The screw runs up and down through the base.",
            True,
            "touches(screw, sliding_jaw) and touches(screw, fixed_jaw) and depth(screw) > 4 * height(screw)",
        ),
        Fact(
            "relation",
            "A bar with a ball at each end crosses the front of the screw.",
            "A bar with a ball at each end lies across the top of the jaws.",
            True,
            "touches(handle, screw) and back(handle) < front(sliding_jaw)",
        ),
        Fact(
            "relation",
            "The gripping faces of the jaws carry ribbed steel plates.",
            "The gripping faces of the jaws carry soft red pads.",
            True,
            "count(jaw_plate) == 2 and touches(jaw_plate, fixed_jaw) and touches(jaw_plate, sliding_jaw) "
            "and front(jaw_plate) > front(sliding_jaw) and material(jaw_plate) == 'metal'",
        ),
        Fact(
            "existence",
            "The base has bolts to fix it to a bench.",
            "The base has wheels to roll it over a bench.",
            True,
            "count(bolt) >= 2 and all_touch(bolt, base) and top(bolt) < z(fixed_jaw)",
        ),
        Fact(
            "colour",
            "Both jaw castings are green.",
            "Both jaw castings are orange.",
            False,
            "colour(fixed_jaw) == 'green' and colour(sliding_jaw) == 'green'",
        ),
        Fact(
            "relation",
            "The jaws stand clear above the round base.",
            "The jaws lie level with the round base.",
            True,
            "above(fixed_jaw, base) and above(sliding_jaw, base) and touches(fixed_jaw, base)",
        ),
        Fact(
            "symmetry",
            "The jaws have the same shape to the left and to the right.",
            "The jaws stick out to the left side only.",
            True,
            "mirror(fixed_jaw, 'x') and mirror(sliding_jaw, 'x')",
        ),
        Fact(
            "proportion",
            "The front jaw is slimmer from front to back than the rear jaw.",
            "The front jaw is thicker from front to back than the rear jaw.",
            True,
            "depth(sliding_jaw) < 0.7 * depth(fixed_jaw)",
        ),
    ],
)
def bench_vise(a: Assembly) -> None:
    tunnel = box(0.62, 4, 0.44, (0, 0, 1.22), 0)
    bore = cylinder(0.16, 4, (0, 0, 0.78), "y")
    a.add("base", _vise_base())
    a.add("fixed_jaw", cut(_jaw(_FIXED, 0.1), tunnel, bore))
    a.add("sliding_jaw", cut(_jaw(_SLIDING, -1.0), bore))
    a.add("slide", box(0.6, 1.9, 0.42, (0, 0.1, 1.22), 0.05))
    knob = [(0, -2.1), (0.17, -2.1), (0.25, -2.02), (0.25, -1.7), (0.2, -1.62), (0.2, -1.4), (0, -1.4)]
    screw = union(lathe(knob[::-1], segments=24), thread(0.165, 2.2, 0.12, (0, 0, -0.35)))
    hole = cylinder(0.08, 2, (0, -1.88, 0.78))
    a.add("screw", cut(screw.rotate((-90, 0, 0)).translate((0, 0, 0.78)), swing(hole, 35, (0, 0.78))))
    bar = bar_with_knobs((0, 0, -0.62), (0, 0, 1.0), 0.075, 0.14)
    a.add("handle", swing(bar, 35).translate((0, -1.88, 0.78)))
    a.add("jaw_plate", _jaw_plate(-0.15), _jaw_plate(-0.75))
    nut = union(cylinder(0.19, 0.05, (1.12, 0, 0.22)), prism(6, 0.16, 0.16, (1.12, 0, 0.31)))
    a.add("bolt", [b.translate((0, 0.35, 0)) for b in ring(nut, 3, start=30)])
