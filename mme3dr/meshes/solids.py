"""Basic closed solids, each a `manifold3d.Manifold`, centred at `at` unless said otherwise.

Frame while building: z up, -y is the front, x to the viewer's right when looking at the front. Units are free:
an object is normalised when it is exported.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from manifold3d import CrossSection, Manifold, OpType

Point = Sequence[float]
SEGMENTS = 32
"""Facets round a full circle, where a block isn't told otherwise."""

AXIS_TURN = {"x": (0.0, 90.0, 0.0), "y": (-90.0, 0.0, 0.0), "z": (0.0, 0.0, 0.0)}
"""Rotation in degrees about x, y, z that takes +z to the named axis."""


def box(x: float, y: float, z: float, at: Point = (0, 0, 0), bevel: float | None = None) -> Manifold:
    """Box of the given side lengths, edges rounded to radius `bevel` (default 6 % of the shortest side; 0 is sharp)."""
    radius = 0.06 * min(x, y, z) if bevel is None else min(bevel, 0.499 * min(x, y, z))
    if radius <= 0:
        return Manifold.cube((x, y, z), True).translate(tuple(at))
    ball = Manifold.sphere(radius, 8)
    half = np.array([x, y, z]) / 2 - radius
    signs = [(i, j, k) for i in (-1, 1) for j in (-1, 1) for k in (-1, 1)]
    return Manifold.batch_hull([ball.translate(tuple(half * s)) for s in signs]).translate(tuple(at))


def cylinder(
    radius: float,
    height: float,
    at: Point = (0, 0, 0),
    axis: str = "z",
    top: float | None = None,
    segments: int = SEGMENTS,
) -> Manifold:
    """Cylinder, or a frustum when the `top` radius (towards +axis) differs; `top=0` is a cone."""
    solid = Manifold.cylinder(height, radius, radius if top is None else top, segments, True)
    return solid.rotate(AXIS_TURN[axis]).translate(tuple(at))


def cone(radius: float, height: float, at: Point = (0, 0, 0), axis: str = "z", segments: int = SEGMENTS) -> Manifold:
    """Cone with its point towards +axis."""
    return cylinder(radius, height, at, axis, top=0.0, segments=segments)


def tube(
    radius: float, inner: float, height: float, at: Point = (0, 0, 0), axis: str = "z", segments: int = SEGMENTS
) -> Manifold:
    """Pipe: a cylinder with a hole of radius `inner` along its axis."""
    solid = Manifold.extrude(CrossSection.circle(radius, segments) - CrossSection.circle(inner, segments), height)
    return solid.translate((0, 0, -height / 2)).rotate(AXIS_TURN[axis]).translate(tuple(at))


def sphere(radius: float, at: Point = (0, 0, 0), segments: int = SEGMENTS) -> Manifold:
    """Ball."""
    return Manifold.sphere(radius, segments).translate(tuple(at))


def ellipsoid(rx: float, ry: float, rz: float, at: Point = (0, 0, 0), segments: int = SEGMENTS) -> Manifold:
    """Ellipsoid with half-axes rx, ry, rz."""
    return Manifold.sphere(1.0, segments).scale((rx, ry, rz)).translate(tuple(at))


def dome(radius: float, at: Point = (0, 0, 0), height: float | None = None, segments: int = SEGMENTS) -> Manifold:
    """Upper half of a ball (or of an ellipsoid of the given height); `at` is the centre of its flat base."""
    whole = ellipsoid(radius, radius, radius if height is None else height, segments=segments)
    return whole.trim_by_plane((0, 0, 1), 0).translate(tuple(at))


def torus(
    radius: float,
    thickness: float,
    at: Point = (0, 0, 0),
    axis: str = "z",
    segments: int = 48,
    arc: float = 360.0,
) -> Manifold:
    """Ring of tube radius `thickness` round the axis; `arc` below 360 gives an open ring starting at +x."""
    section = CrossSection.circle(thickness, 16).translate((radius, 0))
    solid = Manifold.revolve(section, segments, arc)
    return solid.rotate(AXIS_TURN[axis]).translate(tuple(at))


def rod(start: Point, end: Point, radius: float, end_radius: float | None = None, segments: int = 16) -> Manifold:
    """Round bar with flat ends between two points, tapering to `end_radius`."""
    length, turn = _aim(start, end)
    solid = Manifold.cylinder(length, radius, radius if end_radius is None else end_radius, segments)
    return solid.transform(turn)


def capsule(start: Point, end: Point, radius: float, end_radius: float | None = None, segments: int = 16) -> Manifold:
    """Round bar with hemispherical ends between two points: limbs, sausages, handles."""
    tip = radius if end_radius is None else end_radius
    return Manifold.batch_hull([sphere(radius, start, segments), sphere(tip, end, segments)])


def beam(start: Point, end: Point, width: float, depth: float, bevel: float | None = None) -> Manifold:
    """Rectangular bar between two points. `depth` is measured in the vertical plane through it, `width` across it."""
    length, turn = _aim(start, end)
    return box(width, depth, length, (0, 0, length / 2), bevel).transform(turn)


def prism(sides: int, radius: float, height: float, at: Point = (0, 0, 0), axis: str = "z") -> Manifold:
    """Regular prism; `radius` reaches the corners and one corner points along +x before it is turned to `axis`."""
    return cylinder(radius, height, at, axis, segments=sides)


def pyramid(sides: int, radius: float, height: float, at: Point = (0, 0, 0)) -> Manifold:
    """Regular pyramid with its point up."""
    return cylinder(radius, height, at, top=0.0, segments=sides)


def wedge(x: float, y: float, z: float, at: Point = (0, 0, 0)) -> Manifold:
    """Ramp of a box's extents: full height at +y, nothing at -y."""
    section = CrossSection([[(-y / 2, -z / 2), (y / 2, -z / 2), (y / 2, z / 2)]])
    solid = Manifold.extrude(section, x).translate((0, 0, -x / 2))
    return solid.rotate((90, 0, 90)).translate(tuple(at))


def union(*solids: Manifold | Iterable[Manifold]) -> Manifold:
    """All solids as one."""
    return Manifold.batch_boolean(flatten(solids), OpType.Add)


def cut(body: Manifold, *tools: Manifold | Iterable[Manifold]) -> Manifold:
    """`body` less every tool."""
    return Manifold.batch_boolean([body, *flatten(tools)], OpType.Subtract)


def common(*solids: Manifold | Iterable[Manifold]) -> Manifold:
    """What all solids share."""
    return Manifold.batch_boolean(flatten(solids), OpType.Intersect)


def hull(*solids: Manifold | Iterable[Manifold]) -> Manifold:
    """Convex hull of all solids together."""
    return Manifold.batch_hull(flatten(solids))


def stand(solid: Manifold, z: float = 0.0) -> Manifold:
    """The solid moved up or down until its lowest point is at height z."""
    return solid.translate((0, 0, z - solid.bounding_box()[2]))


def flatten(solids: Iterable[Manifold | Iterable[Manifold]]) -> list[Manifold]:
    """Solids and lists of solids as one list."""
    out: list[Manifold] = []
    for solid in solids:
        out.extend([solid] if isinstance(solid, Manifold) else flatten(solid))
    return out


def _aim(start: Point, end: Point) -> tuple[float, np.ndarray]:
    """Length of the segment and the [3, 4] transform taking the z axis from the origin onto it, y kept vertical."""
    a, b = np.asarray(start, float), np.asarray(end, float)
    length = float(np.linalg.norm(b - a))
    if length == 0:
        raise ValueError(f"start and end are the same point {tuple(a)}: give two different points")
    z = (b - a) / length
    side = np.cross((0.0, 0.0, 1.0), z)
    x = side / np.linalg.norm(side) if np.linalg.norm(side) > 1e-9 else np.array([1.0, 0.0, 0.0])
    return length, np.column_stack([x, np.cross(z, x), z, a])
