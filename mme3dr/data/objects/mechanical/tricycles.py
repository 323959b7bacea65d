"""Children's tricycles."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._vehicle import across
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.organic import blend, egg
from mme3dr.meshes.profiles import outline, rectangle
from mme3dr.meshes.solids import box, capsule, cut, cylinder, dome, rod, torus, union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part

FRONT, REAR, TRACK = (-0.36, 0.24), (0.4, 0.15), 0.26
"""y and radius of the front wheel and of the rear wheels, and x of the rear wheels."""


@reference_object(
    name="child's tricycle",
    prompt="child's red tricycle, pedals on the big front wheel, a step behind the seat, ribbons on the handlebar",
    parts=[
        Part("front_tyre", 1, "black", "rubber", False),
        Part("rear_tyre", 2, "black", "rubber", False),
        Part("wheel", 3, "white", "painted metal", False),
        Part("frame", 1, "red", "painted metal", True),
        Part("fork", 1, "red", "painted metal", False),
        Part("step", 1, "red", "painted metal", True),
        Part("seat", 1, "black", "plastic", True),
        Part("handlebar", 1, "silver", "metal", True),
        Part("grip", 2, "blue", "rubber", False),
        Part("ribbon", 6, "yellow", "fabric", True),
        Part("crank", 2, "silver", "metal", False),
        Part("pedal", 2, "blue", "plastic", True),
        Part("bell", 1, "silver", "metal", False),
    ],
    facts=[
        Fact(
            "count",
            "It stands on three wheels, one in front and two behind.",
            "It stands on four wheels, two in front and two behind.",
            True,
            "count(wheel) == 3 and count(front_tyre) == 1 and count(rear_tyre) == 2 and y(front_tyre) < y(rear_tyre)",
        ),
        Fact(
            "proportion",
            "The front wheel is larger than the rear wheels.",
            "The front wheel is smaller than the rear wheels.",
            False,
            "height(front_tyre) > 1.4 * height(rear_tyre)",
        ),
        Fact(
            "relation",
            "The pedals turn with the front wheel.",
            "The pedals are bolted to the seat.",
            False,
            "all_touch(crank, wheel) and all_touch(pedal, crank) and y(pedal) < y(frame)",
        ),
        Fact(
            "count",
            "One pedal is on each side of the front wheel.",
            "Three pedals are on one side of the front wheel.",
            True,
            "count(pedal) == 2 and left(pedal) < left(front_tyre) and right(pedal) > right(front_tyre)",
        ),
        Fact(
            "relation",
            "The seat lies between the handlebar and the rear axle.",
            "The seat lies in front of the handlebar and the front wheel.",
            True,
            "between(seat, handlebar, step) and touches(seat, frame) and top(handlebar) > top(seat)",
        ),
        Fact("colour", "The frame is red.", "The frame is green.", False, "colour(frame) == colour(fork) == 'red'"),
        Fact(
            "relation",
            "Ribbons hang from both grips.",
            "Ribbons hang from both pedals.",
            False,
            "all_touch(ribbon, grip) and top(ribbon) > z(frame) and mirror(ribbon, 'x')",
        ),
        Fact(
            "symmetry",
            "Frame and step are the same on both sides.",
            "Frame and step lean over to one side.",
            True,
            "mirror(frame, 'x') and mirror(step, 'x')",
        ),
        Fact(
            "material",
            "The tyres are rubber.",
            "The tyres are paper.",
            True,
            "material(front_tyre) == material(rear_tyre) == 'rubber'",
        ),
    ],
)
def child_tricycle(a: Assembly) -> None:
    wheels = [((0, FRONT[0], FRONT[1]), FRONT[1], 1)] + [((s * TRACK, REAR[0], REAR[1]), REAR[1], s) for s in (-1, 1)]
    for at, r, side in wheels:
        a.add("front_tyre" if at[0] == 0 else "rear_tyre", across(torus(r - 0.028, 0.028, segments=48), at))
        a.add("wheel", across(_wheel(r - 0.045), at, side))
    _frame(a)
    _steering(a)
    y, z = FRONT
    for s, turn in ((-1, 215), (1, 35)):
        foot = (y + 0.11 * np.cos(np.radians(turn)), z + 0.11 * np.sin(np.radians(turn)))
        a.add(
            "crank",
            union(
                rod((0, y, z), (0.1 * s, y, z), 0.014),
                capsule((0.1 * s, y, z), (0.1 * s, *foot), 0.014),
                rod((0.1 * s, *foot), (0.2 * s, *foot), 0.01),
            ),
        )
        blocks = [box(0.085, 0.028, 0.04, (0.155 * s, foot[0] + d, foot[1]), 0.01) for d in (-0.026, 0.026)]
        a.add("pedal", union(blocks, box(0.07, 0.05, 0.026, (0.155 * s, *foot), 0.005)))


def _wheel(radius: float) -> Manifold:
    """White wheel with a deep rim, a hub and ten round spokes, axis z."""
    rim = lathe(
        [(radius - 0.02, -0.02), (radius, -0.028), (radius, 0.028), (radius - 0.02, 0.02), (radius - 0.02, -0.02)],
        segments=48,
    )
    return union(
        rim, cylinder(0.035, 0.075, segments=24), ring(rod((0.02, 0, 0), (radius - 0.01, 0, 0), 0.0075, segments=8), 10)
    )


def _frame(a: Assembly) -> None:
    """Backbone from the steering head down to the rear axle, the step between the rear wheels, and the seat."""
    spine = spline([(0, -0.27, 0.52), (0, -0.18, 0.47), (0, -0.02, 0.34), (0, 0.18, 0.24), (0, 0.4, 0.16)], 30)
    head = capsule((0, -0.25, 0.6), (0, -0.29, 0.46), 0.034)
    axle = rod((-TRACK - 0.03, REAR[0], REAR[1]), (TRACK + 0.03, REAR[0], REAR[1]), 0.016)
    post = [rod((0, 0.1, 0.26), (0, 0.12, 0.42), 0.02), capsule((0, 0.3, 0.2), (0, 0.16, 0.4), 0.014)]
    a.add("frame", union(sweep(spine, 0.027), head, axle, post))
    board = outline(
        [(-0.2, 0.26), (0, 0.23), (0.2, 0.26), (0.21, 0.4), (0.19, 0.52), (0, 0.55), (-0.19, 0.52), (-0.21, 0.4)], 60
    )
    grooves = [box(0.3, 0.012, 0.02, (0, 0.3 + 0.045 * i, 0.202), 0) for i in range(5)]
    a.add("step", cut(plate(board, 0.03, (0, 0, 0.182), facing="up"), grooves))
    pad = [egg((0, 0.03, 0.44), (0.055, 0.13, 0.035)), egg((0, 0.18, 0.445), (0.15, 0.12, 0.04))]
    a.add("seat", blend(pad, egg((0, 0.29, 0.5), (0.14, 0.035, 0.075), (-15, 0, 0)), soft=0.05))


def _steering(a: Assembly) -> None:
    """Fork with its mudguard, handlebar, grips with ribbons, and bell."""
    y, z = FRONT
    blades = [capsule((0.055, -0.3, 0.5), (0.06, y, z), 0.017), cylinder(0.03, 0.022, (0.06, y, z), "x", segments=20)]
    crown = capsule((-0.055, -0.3, 0.5), (0.055, -0.3, 0.5), 0.024)
    steps = np.radians(np.linspace(25, 145, 24))
    arch = [(0, y - 0.275 * np.cos(t), z + 0.275 * np.sin(t)) for t in steps]
    guard = sweep(arch, 1.0, rectangle(0.09, 0.014, corner=0.006), up=(0, 0, 1))
    a.add("fork", union(crown, guard, [s for b in blades for s in mirrored(b)]))
    bar = [(0.25, -0.13, 0.71), (0.2, -0.2, 0.72), (0.1, -0.24, 0.7), (0, -0.245, 0.69)]
    bar += [(-x, yy, zz) for x, yy, zz in bar[-2::-1]]
    a.add("handlebar", union(sweep(spline(bar, 44), 0.015), rod((0, -0.262, 0.56), (0, -0.243, 0.69), 0.017)))
    a.add("grip", mirrored(capsule((0.254, -0.115, 0.708), (0.215, -0.18, 0.718), 0.024)))
    for i, (dx, dy) in enumerate(((0.05, -0.02), (0.07, 0.03), (0.02, 0.05))):
        fall = spline(
            [
                (0.256, -0.108, 0.708),
                (0.27 + 0.5 * dx, -0.1 + 0.6 * dy, 0.69),
                (0.27 + dx, -0.09 + dy, 0.6),
                (0.27 + 0.9 * dx, -0.08 + 1.3 * dy, 0.5 + 0.02 * i),
            ],
            20,
        )
        a.add(
            "ribbon",
            mirrored(sweep(fall, 1.0, rectangle(0.022, 0.006), up=(0, 1, 0))),
            colour=("lime", "yellow", "pink")[i],
        )
    a.add(
        "bell",
        union(cylinder(0.012, 0.04, (0.1, -0.245, 0.72), segments=12), dome(0.034, (0.1, -0.245, 0.73), 0.03, 28)),
    )
