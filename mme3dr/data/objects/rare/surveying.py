"""Instruments for measuring land."""

import numpy as np
from manifold3d import CrossSection, Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import circle, polygon
from mme3dr.meshes.solids import beam, box, cut, cylinder, hull, rod, tube, union
from mme3dr.meshes.sweeps import lathe, plate
from mme3dr.records import Fact, Part

HEAD = 2.45
"""Height of the tripod's head."""


@reference_object(
    name="surveyor's theodolite",
    prompt="old brass surveyor's theodolite set up on its wooden tripod over a station, plumb bob hanging beneath",
    parts=[
        Part("leg", 3, "tan", "wood", True),
        Part("shoe", 3, "iron", "iron", False),
        Part("tripod_head", 1, "dark brown", "wood", False),
        Part("levelling_screw", 3, "steel", "metal", False),
        Part("horizontal_circle", 1, "brass", "metal", False),
        Part("standard", 2, "brass", "metal", False),
        Part("telescope", 1, "brass", "metal", False),
        Part("objective_lens", 1, "sky blue", "glass", False),
        Part("vertical_circle", 1, "silver", "metal", False),
        Part("bubble_level", 1, "lime", "glass", False),
        Part("plumb_bob", 1, "brass", "metal", True),
        Part("plumb_line", 1, "ivory", "rope", False),
    ],
    facts=[
        Fact(
            "count",
            "The tripod has three legs.",
            "The tripod has five legs.",
            False,
            "count(leg) == 3 and count(shoe) == 3 and level(shoe)",
        ),
        Fact(
            "count",
            "Three levelling screws carry the instrument on the tripod head.",
            "A single thick post carries the instrument on the tripod head.",
            True,
            "count(levelling_screw) == 3 and all_touch(levelling_screw, tripod_head) and even(levelling_screw)",
        ),
        Fact(
            "relation",
            "The telescope swings between two upright standards.",
            "The telescope lies on the ground between the legs.",
            True,
            "all_touch(standard, telescope) and left(standard) < left(objective_lens) and mirror(standard, 'x')",
        ),
        Fact(
            "relation",
            "An upright graduated circle sits beside the telescope for measuring height angles.",
            "An upright graduated circle lies under the tripod head between the legs.",
            True,
            "height(vertical_circle) > 3 * width(vertical_circle) and left(vertical_circle) > x(telescope)",
        ),
        Fact(
            "relation",
            "A level flat circle lies under the standards for measuring bearings.",
            "A level flat circle lies on top of the telescope like a hat.",
            True,
            "above(standard, horizontal_circle) and width(horizontal_circle) > 1.5 * height(horizontal_circle)",
        ),
        Fact(
            "relation",
            "The plumb bob hangs under the centre of the head, clear of the ground.",
            "The plumb bob hangs from the end of the telescope, down on the ground.",
            True,
            "top(plumb_bob) < bottom(tripod_head) and bottom(plumb_bob) > 0.1 and touches(plumb_line, tripod_head)",
        ),
        Fact(
            "symmetry",
            "The legs are spread evenly, a third of a turn apart.",
            "Two legs are side by side and the third is opposite.",
            True,
            "turn(leg, 3) and even(leg)",
        ),
        Fact(
            "existence",
            "A spirit level with a glass vial is fixed to the telescope.",
            "A round clock with two hands is fixed to the telescope.",
            True,
            "touches(bubble_level, telescope) and depth(bubble_level) > 2 * width(bubble_level)",
        ),
        Fact(
            "proportion",
            "The legs are longer than the telescope.",
            "The legs are shorter than the telescope.",
            True,
            "piece_length(leg) > length(telescope)",
        ),
        Fact("material", "The legs are made of wood.", "The legs are made of glass.", False, "material(leg) == 'wood'"),
    ],
)
def theodolite(a: Assembly) -> None:
    _add_legs(a)
    a.add("tripod_head", lathe([(0, -0.16), (0.36, -0.16), (0.48, -0.1), (0.48, 0), (0, 0)]).translate((0, 0, HEAD)))
    screw = lathe(
        [
            (0, 0),
            (0.09, 0),
            (0.09, 0.03),
            (0.035, 0.04),
            (0.035, 0.09),
            (0.11, 0.09),
            (0.11, 0.16),
            (0.04, 0.17),
            (0.04, 0.26),
            (0, 0.26),
        ],
        segments=20,
    )
    a.add("levelling_screw", ring(screw.translate((0.33, 0, HEAD)), 3, start=-30))
    base = HEAD + 0.24
    trivet = hull([cylinder(0.1, 0.07, (0.33, 0, base + 0.03)).rotate((0, 0, t)) for t in (-30, 90, 210)])
    drum = [
        (0, 0.0),
        (0.22, 0.0),
        (0.25, 0.1),
        (0.5, 0.12),
        (0.56, 0.15),
        (0.56, 0.24),
        (0.5, 0.26),
        (0.46, 0.32),
        (0, 0.33),
    ]
    a.add(
        "horizontal_circle",
        union(trivet, lathe(drum, segments=60).translate((0, 0, base + 0.06))),
        marks=[("black", _rim_ticks)],
    )
    pivot = base + 1.12
    a.add("standard", mirrored(plate(_standard(), 0.09, (0.34, 0, pivot), "side")))
    tilt = (-9, 0, 0)
    a.add("telescope", _telescope().rotate(tilt).translate((0, 0, pivot)))
    a.add("objective_lens", cylinder(0.17, 0.04, (0, -0.92, 0), "y").rotate(tilt).translate((0, 0, pivot)))
    vial = union(
        cylinder(0.07, 0.62, axis="y", segments=24), [box(0.06, 0.06, 0.14, (0, y, -0.07), 0) for y in (-0.26, 0.26)]
    )
    a.add("bubble_level", vial.translate((0, 0.05, 0.28)).rotate(tilt).translate((0, 0, pivot)))
    wheel = union(
        tube(0.42, 0.32, 0.07, axis="x", segments=56),
        [box(0.05, 0.74, 0.08, bevel=0).rotate((t, 0, 0)) for t in (0, 90)],
    )
    a.add(
        "vertical_circle",
        union(wheel, cylinder(0.1, 0.1, axis="x")).translate((0.47, 0, pivot)),
        marks=[("black", _side_ticks)],
    )
    bob = lathe([(0, 0.5), (0.02, 0.52), (0.14, 0.78), (0.14, 0.86), (0.08, 0.92), (0.05, 1.0), (0, 1.0)], segments=24)
    a.add("plumb_bob", bob.translate((0, 0, 0.3)))
    a.add("plumb_line", rod((0, 0, 1.27), (0, 0, HEAD - 0.1), 0.018, segments=8))


def _add_legs(a: Assembly) -> None:
    """Three legs, each of two struts that meet in an iron-shod point."""
    spread, foot = 0.36, 1.35
    struts = [beam((spread, s * 0.17, HEAD - 0.06), (foot - 0.14, s * 0.05, 0.26), 0.1, 0.1, 0.02) for s in (-1, 1)]
    ties = [box(0.09, 2 * w, 0.09, (x, 0, z), 0.01) for x, w, z in ((0.67, 0.14, 1.57), (1.01, 0.09, 0.74))]
    a.add("leg", ring(union(struts, ties), 3, start=-90))
    spike = hull(box(0.14, 0.24, 0.2, (foot - 0.12, 0, 0.28), 0.02), cylinder(0.02, 0.02, (foot, 0, 0.01)))
    a.add("shoe", ring(spike, 3, start=-90))


def _rim_ticks(p: np.ndarray) -> np.ndarray:
    """Every second facet of the circle's upright rim."""
    radius, angle = np.hypot(p[:, 0], p[:, 1]), np.degrees(np.arctan2(p[:, 1], p[:, 0])) % 12
    return (radius > 0.545) & (angle < 6) & (p[:, 2] > HEAD + 0.46)


def _side_ticks(p: np.ndarray) -> np.ndarray:
    """Every second facet of the upright circle's outer edge."""
    y, z = p[:, 1], p[:, 2] - HEAD - 0.24 - 1.12
    return (np.hypot(y, z) > 0.405) & (np.degrees(np.arctan2(z, y)) % 12.86 < 6.43)


def _standard() -> CrossSection:
    """Upright A with its foot at z = -0.75 and the telescope's bearing at the origin."""
    shape = polygon([(-0.36, -0.76), (0.36, -0.76), (0.3, -0.66), (0.09, 0), (-0.09, 0), (-0.3, -0.66)]) + circle(0.14)
    return shape - polygon([(-0.2, -0.64), (0.2, -0.64), (0.06, -0.2), (-0.06, -0.2)])


def _telescope() -> Manifold:
    """Telescope along y, its objective to the front, with the axle on which it tilts."""
    wall = [
        (0, -0.93),
        (0.19, -0.93),
        (0.21, -0.9),
        (0.21, -0.66),
        (0.16, -0.6),
        (0.15, 0.0),
        (0.15, 0.5),
        (0.12, 0.54),
    ]
    body = lathe(
        [*wall, (0.12, 0.74), (0.1, 0.78), (0.1, 0.84), (0.15, 0.88), (0.15, 0.96), (0.08, 0.96), (0.06, 0.9), (0, 0.9)]
    )
    body = cut(body, cylinder(0.175, 0.1, (0, 0, -0.93)))
    return union(body.rotate((-90, 0, 0)), cylinder(0.075, 0.92, axis="x"), box(0.3, 0.3, 0.3, bevel=0.05))
