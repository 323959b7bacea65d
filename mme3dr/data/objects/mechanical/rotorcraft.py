"""Helicopters."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._vehicle import LARGE, carved, fuselage, lamp, window
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import outline, oval, polygon, rectangle
from mme3dr.meshes.solids import box, common, cut, cylinder, rod, sphere, tube, union
from mme3dr.meshes.sweeps import loft, plate, sweep
from mme3dr.records import Fact, Part

HUB = (-0.1, 2.95)
"""y and z of the middle of the main rotor."""
SHAPE = [
    (-2.35, 0.98, 0.02, 0.02),
    (-2.3, 1.0, 0.24, 0.2),
    (-2.05, 1.08, 0.5, 0.42),
    (-1.5, 1.25, 0.72, 0.72),
    (-0.7, 1.36, 0.82, 0.88),
    (0.2, 1.38, 0.8, 0.86),
    (0.9, 1.48, 0.58, 0.66),
    (1.5, 1.68, 0.3, 0.36),
    (2.1, 1.76, 0.2, 0.22),
    (4.5, 1.92, 0.11, 0.12),
]


@reference_object(
    name="rescue helicopter",
    prompt="Red rescue helicopter with a white side stripe, parked on its skids, four rotor blades tipped in yellow.",
    parts=[
        Part("fuselage", 1, "red", "painted metal", True),
        Part("stripe", 2, "white", "painted metal", True),
        Part("window", 6, "navy", "glass", False),
        Part("engine_cowl", 1, "red", "painted metal", False),
        Part("exhaust", 2, "iron", "iron", False),
        Part("rotor_hub", 1, "dark grey", "metal", False),
        Part("main_blade", 4, "dark grey", "plastic", True),
        Part("fin", 1, "red", "painted metal", False),
        Part("stabiliser", 1, "white", "painted metal", False),
        Part("tail_rotor", 1, "dark grey", "plastic", False),
        Part("skid", 2, "black", "metal", True),
        Part("cross_tube", 2, "black", "metal", False),
        Part("landing_lamp", 1, "ivory", "glass", False),
    ],
    facts=[
        Fact(
            "count",
            "The main rotor has four blades.",
            "The main rotor has seven blades.",
            False,
            "count(main_blade) == 4 and even(main_blade) and all_touch(main_blade, rotor_hub)",
        ),
        Fact(
            "relation",
            "The main rotor turns above the cabin.",
            "The main rotor turns in front of the nose.",
            True,
            "bottom(main_blade) > top(window) and above(rotor_hub, fuselage)",
        ),
        Fact(
            "relation",
            "A small rotor stands upright at the end of the tail boom.",
            "A small rotor stands upright at the tip of the nose.",
            True,
            "y(tail_rotor) > 0.8 * back(fuselage) and height(tail_rotor) > 3 * width(tail_rotor)",
        ),
        Fact(
            "proportion",
            "The main rotor is several times larger than the tail rotor.",
            "The main rotor is no larger than the tail rotor.",
            True,
            "length(main_blade) > 3 * length(tail_rotor)",
        ),
        Fact(
            "count",
            "It stands on two skids and has no wheels.",
            "It stands on three wheels and has no skids.",
            False,
            "count(skid) == 2 and bottom(skid) < bottom(fuselage) and mirror(skid, 'x')",
        ),
        Fact(
            "colour",
            "The body is red with a white stripe along each side.",
            "The body is white with a green stripe along each side.",
            False,
            "colour(fuselage) == 'red' and colour(stripe) == 'white' and count(stripe) == 2",
        ),
        Fact(
            "colour",
            "The tips of the rotor blades are yellow.",
            "The tips of the rotor blades are pink.",
            False,
            "has_colour(main_blade, 'yellow')",
        ),
        Fact(
            "relation",
            "Large dark windows wrap round the nose.",
            "Large dark windows cover the tail boom.",
            True,
            "front(window) < y(fuselage) and back(window) < 0.3 * back(fuselage) and all_touch(window, fuselage)",
        ),
        Fact(
            "symmetry",
            "The cabin is the same on the left and on the right.",
            "The cabin has windows on the left side only.",
            True,
            "mirror(fuselage, 'x') and mirror(window, 'x')",
        ),
    ],
)
def rescue_helicopter(a: Assembly) -> None:
    body = fuselage(SHAPE)
    a.add("fuselage", body)
    layer = cut(fuselage(SHAPE, -0.02), fuselage(SHAPE, 0.06))
    a.add("window", [pane for opening in _openings() for pane in common(layer, opening).decompose()])
    band = polygon(
        [(-1.75, 0.82), (0.2, 0.86), (1.0, 1.2), (3.6, 1.8), (3.6, 1.92), (0.9, 1.5), (0.1, 1.02), (-1.75, 0.98)]
    )
    a.add("stripe", [common(layer, plate(band, LARGE, (s * LARGE / 2, 0, 0), facing="side")) for s in (-1, 1)])
    cowl = outline(
        [(-0.95, 2.05), (-0.8, 2.32), (-0.3, 2.5), (0.3, 2.48), (0.9, 2.3), (1.4, 1.95), (1.2, 1.7), (0, 1.75)], 64
    )
    a.add("engine_cowl", carved(cowl, oval(0.46, 1.5, (0, 0.2)), rectangle(0.9, 2, (0, 1.6), 0.3)))
    a.add("exhaust", mirrored(tube(0.11, 0.08, 0.5, axis="y").rotate((0, 0, -24)).translate((0.36, 0.9, 2.12))))
    _rotor(a)
    _tail(a)
    run = spline(
        [
            (1.05, -2.05, 0.3),
            (1.05, -1.95, 0.14),
            (1.05, -1.7, 0.06),
            (1.05, -1.3, 0.055),
            (1.05, -0.8, 0.055),
            (1.05, 0.2, 0.055),
            (1.05, 1.15, 0.055),
        ],
        30,
    )
    a.add("skid", mirrored(sweep(run, 0.055)))
    for y in (-1.05, 0.5):
        bow = spline(
            [
                (-1.05, y, 0.07),
                (-0.95, y, 0.32),
                (-0.6, y, 0.58),
                (0, y, 0.62),
                (0.6, y, 0.58),
                (0.95, y, 0.32),
                (1.05, y, 0.07),
            ],
            40,
        )
        a.add("cross_tube", sweep(bow, 0.05))
    a.add("landing_lamp", union(lamp(0.11, (0, -2.02, 0.66)), sphere(0.1, (0, -1.96, 0.66), 20)))


def _openings() -> list[Manifold]:
    """Outlines of the six panes: two of the windscreen and two on each side."""
    screen = window([(-2.28, 1.02), (-1.3, 1.2), (-0.85, 2.3), (-3, 2.3), (-3, 1.02)], "side")
    halves = [common(screen, box(4, 8, 8, (s * 2.04, 0, 0), 0)) for s in (-1, 1)]
    door = window([(-1.18, 1.2), (-0.35, 1.2), (-0.35, 2.02), (-0.75, 2.02)], "side")
    rear = window([(-0.22, 1.2), (0.5, 1.2), (0.3, 1.95), (-0.22, 2.0)], "side")
    return [*halves, door, rear]


def _rotor(a: Assembly) -> None:
    """Mast, hub, and blades that droop towards their tips."""
    y, z = HUB
    grips = ring(box(0.5, 0.14, 0.1, (0.3, 0, 0)), 4, 65)
    head = [cylinder(0.2, 0.18), cylinder(0.1, 0.3), *grips, cylinder(0.075, 0.75, (0, 0, -0.35))]
    a.add("rotor_hub", union(head).translate((0, y, z)))
    flat = np.array(
        [(0.17, 0), (0.1, 0.03), (-0.02, 0.035), (-0.17, 0), (-0.02, -0.02), (0.1, -0.02)]
    )  # chord, thickness
    reach = np.array([0.45, 0.7, 1.4, 2.2, 3.0, 3.2, 3.6])
    droop = -0.025 * reach**2
    rings = [np.column_stack([np.full(6, r), flat[:, 0], flat[:, 1] + d]) for r, d in zip(reach, droop, strict=True)]
    blades = ring(loft(np.array(rings)), 4, 65)
    tip = ("yellow", lambda c: np.hypot(c[:, 0], c[:, 1] - y) > 3.2)
    a.add("main_blade", [b.translate((0, y, z)) for b in blades], marks=[tip])


def _tail(a: Assembly) -> None:
    """Swept fin above and below the boom, stabiliser with end plates, and the tail rotor."""
    shape = polygon([(3.85, 1.9), (4.35, 2.75), (4.75, 2.75), (4.55, 1.9), (4.6, 1.45), (4.4, 1.42), (4.05, 1.85)])
    a.add("fin", plate(shape.offset(0.03), 0.09, facing="side"))
    wing = plate(oval(0.95, 0.24, (0, 3.3)), 0.06, (0, 0, 1.86), facing="up")
    ends = mirrored(
        plate(polygon([(3.1, 1.66), (3.45, 1.66), (3.62, 2.2), (3.35, 2.2)]).offset(0.03), 0.06, (0.93, 0, 0), "side")
    )
    a.add("stabiliser", union(wing, ends))
    blades = [plate(rectangle(0.14, 0.52, (0, 0.33), 0.05), 0.035, facing="side").rotate((t, 0, 0)) for t in (30, 210)]
    hub = [cylinder(0.09, 0.12, axis="x"), rod((-0.2, 0, 0), (0, 0, 0), 0.04)]
    a.add("tail_rotor", union(blades, hub).translate((0.24, 4.42, 2.15)))
