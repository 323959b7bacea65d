"""Helpers shared by the hand tools: swings about a pivot, screw threads, slotted heads, knurls and saw teeth."""

from collections.abc import Sequence

import numpy as np
from manifold3d import CrossSection, Manifold

from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import AXIS_TURN, Point, box, cut, cylinder, hull, sphere, union
from mme3dr.meshes.sweeps import plate


def swing(solid: Manifold, degrees: float, at: Sequence[float] = (0, 0)) -> Manifold:
    """The solid turned anticlockwise, as the viewer of the front sees it, about the point (x, z)."""
    x, z = at
    return solid.translate((-x, 0, -z)).rotate((0, -degrees, 0)).translate((x, 0, z))


def thread(radius: float, length: float, pitch: float, at: Point = (0, 0, 0), axis: str = "z") -> Manifold:
    """Rod with a helical ridge, centred at `at`; each turn of the ridge takes `pitch` of the length."""
    turn = np.arange(14) * 2 * np.pi / 14
    reach = radius * (0.88 + 0.12 * np.cos(turn))
    section = polygon(np.column_stack([reach * np.cos(turn), reach * np.sin(turn)]))
    turns = length / pitch
    rod = Manifold.extrude(section, length, int(turns * 10) + 1, -360 * turns).translate((0, 0, -length / 2))
    return rod.rotate(AXIS_TURN[axis]).translate(tuple(at))


def slotted(radius: float, height: float, at: Point, axis: str = "y", turn: float = 30.0) -> Manifold:
    """Round screw that shows a slotted, slightly chamfered head at both of its ends."""
    rim, bit = 0.15 * radius, 0.12 * radius
    head = hull(cylinder(radius, height - 2 * rim), cylinder(radius - rim, height))
    slots = [box(3 * radius, 2 * bit, 0.3 * radius, (0, 0, s * height / 2), 0) for s in (-1, 1)]
    return cut(head, slots).rotate((0, 0, turn)).rotate(AXIS_TURN[axis]).translate(tuple(at))


def bar_with_knobs(start: Point, end: Point, radius: float, knob: float) -> Manifold:
    """Sliding tommy bar: a round rod with a ball on either end."""
    ends = [sphere(knob, p, 16) for p in (start, end)]
    return union(hull(sphere(radius, start, 12), sphere(radius, end, 12)), ends)


def chamfered(section: CrossSection, thickness: float, rim: float, at: Point = (0, 0, 0), facing: str = "front"):
    """Plate whose rims are bevelled by `rim` on both faces; the outline may have holes and hollows."""
    core = plate(section, thickness - 2 * rim, facing=facing)
    slices = [plate(section.offset(-rim * k), thickness - 2 * rim * (1 - k), facing=facing) for k in (0.4, 1.0)]
    return union(core, slices).translate(tuple(at))


def sawteeth(start: Sequence[float], end: Sequence[float], count: int, depth: float) -> list[tuple[float, float]]:
    """Points of a toothed edge from start to end; the teeth stand to the right of the way."""
    a, b = np.asarray(start, float), np.asarray(end, float)
    along = (b - a) / np.linalg.norm(b - a)
    out = np.array([along[1], -along[0]]) * depth
    points: list[tuple[float, float]] = []
    for i in range(count):
        points += [tuple(a + (b - a) * i / count), tuple(a + (b - a) * (i + 0.75) / count + out)]
    return [*points, tuple(b)]
