"""Solids from outlines: lathe, extrude, sweep along a path, loft between sections."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from manifold3d import CrossSection, Manifold, Mesh64

from mme3dr.meshes.profiles import polygon, smooth_profile
from mme3dr.meshes.solids import AXIS_TURN, Point

Radius = float | Sequence[float] | Callable[[float], float]


def lathe(points: Sequence[Sequence[float]], smooth: bool = False, segments: int = 40, arc: float = 360.0) -> Manifold:
    """Solid of revolution about z from (radius, z) points; the outline is closed along the axis where it ends off it.

    For a hollow vessel give the outer wall upwards and the inner wall back down. `smooth` runs a curve through the
    points (outer wall of a solid body). `arc` below 360 leaves a wedge open.
    """
    pts = np.asarray(points, float)  # [N, 2]
    if smooth:
        pts = smooth_profile(pts)
    pts = np.maximum(pts, [0, -np.inf])
    ends = [(0.0, z) for r, z in (pts[-1], pts[0]) if r > 0]
    closed = np.vstack([pts, ends]) if ends and not np.allclose(pts[0], pts[-1]) else pts
    return Manifold.revolve(polygon(closed), segments, arc)


def extrude(
    section: CrossSection,
    height: float,
    at: Point = (0, 0, 0),
    axis: str = "z",
    twist: float = 0.0,
    scale: float | tuple[float, float] = 1.0,
    steps: int = 0,
) -> Manifold:
    """Outline pulled along `axis`, centred at `at`, turning by `twist` degrees and scaling to `scale` on the way.

    With axis "x" the outline's first axis becomes -z and its second y; with "y" they become x and -z... prefer
    `plate` for outlines drawn upright.
    """
    top = (scale, scale) if np.isscalar(scale) else tuple(scale)
    divisions = steps or (max(8, int(abs(twist) / 6)) if twist else 0)
    solid = Manifold.extrude(section, height, divisions, twist, top).translate((0, 0, -height / 2))
    return solid.rotate(AXIS_TURN[axis]).translate(tuple(at))


def plate(section: CrossSection, thickness: float, at: Point = (0, 0, 0), facing: str = "front") -> Manifold:
    """Upright plate from an outline drawn as seen by the viewer: its second axis is up.

    facing "front": the outline's first axis is x and the plate is thick along y.
    facing "side": seen from the right (+x), the outline's first axis is y and the plate is thick along x.
    facing "up": lies flat, outline in x and y, thick along z.
    """
    solid = Manifold.extrude(section, thickness).translate((0, 0, -thickness / 2))
    turns = {"front": (90, 0, 0), "side": (90, 0, 90), "up": (0, 0, 0)}
    return solid.rotate(turns[facing]).translate(tuple(at))


def sweep(
    path: Sequence[Sequence[float]],
    radius: Radius = 0.05,
    section: CrossSection | None = None,
    closed: bool = False,
    segments: int = 12,
    twist: float = 0.0,
    up: Point | None = None,
) -> Manifold:
    """Tube, or any outline, along a path [N, 3].

    radius: tube radius, or the scale of `section`; a number, a list spread evenly along the path, or a function of
    t in [0, 1]. A radius that reaches 0 is kept at a thousandth of the largest so that the tip stays closed.
    section: outline whose first axis starts sideways and second upwards (default: a circle of radius 1).
    up: keeps the section's second axis as near as possible to this direction (ribbons, rails); without it the frame
    is carried along with least rotation. twist: extra turn in degrees over the path's length.
    """
    pts = np.asarray(path, float)  # [N, 3]
    ring = _ring(section, segments)  # [S, 2]
    scale = np.maximum(_along(radius, len(pts), closed), 0)
    scale = np.maximum(scale, 1e-3 * scale.max())  # [N]
    side, top = _frames(pts, closed, up)  # [N, 3] each
    angle = np.radians(twist) * np.linspace(0, 1, len(pts), endpoint=not closed)
    cos, sin = np.cos(angle)[:, None, None], np.sin(angle)[:, None, None]
    u, v = ring[None, :, :1], ring[None, :, 1:]
    offsets = (u * cos - v * sin) * side[:, None] + (u * sin + v * cos) * top[:, None]  # [N, S, 3]
    return loft(pts[:, None] + scale[:, None, None] * offsets, closed)


def loft(sections: np.ndarray, closed: bool = False) -> Manifold:
    """Solid through a stack of rings [N, S, 3] with matching points, flat ends, or closed into a loop."""
    rings = np.asarray(sections, float)
    count, size = rings.shape[:2]
    quads = np.arange(count if closed else count - 1)
    i, j = np.meshgrid(quads, np.arange(size), indexing="ij")
    a, b = i * size + j, i * size + (j + 1) % size
    c, d = ((i + 1) % count) * size + j, ((i + 1) % count) * size + (j + 1) % size
    faces = [np.stack([a, b, d], -1).reshape(-1, 3), np.stack([a, d, c], -1).reshape(-1, 3)]
    vertices = rings.reshape(-1, 3)
    if not closed:
        first, last = len(vertices), len(vertices) + 1
        vertices = np.vstack([vertices, rings[0].mean(0), rings[-1].mean(0)])
        j = np.arange(size)
        k = (j + 1) % size
        faces.append(np.stack([np.full(size, first), k, j], -1))
        faces.append(np.stack([np.full(size, last), (count - 1) * size + j, (count - 1) * size + k], -1))
    return solid_from_mesh(vertices, np.vstack(faces))


def solid_from_mesh(vertices: np.ndarray, faces: np.ndarray) -> Manifold:
    """Manifold of a closed triangle mesh ([V, 3], [F, 3]), turned outside out; ValueError when it isn't closed."""
    corners = vertices[faces]  # [F, 3, 3]
    volume = np.einsum("fx,fx->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2]))
    outward = faces if volume > 0 else faces[:, ::-1]
    solid = Manifold(Mesh64(np.array(vertices, np.float64, order="C"), np.array(outward, np.uint64, order="C")))
    if solid.is_empty():
        raise ValueError(f"the mesh is not a closed solid: {solid.status()}")
    return solid


def _ring(section: CrossSection | None, segments: int) -> np.ndarray:
    """Corners of the swept outline, [S, 2], turning anticlockwise."""
    if section is None:
        angle = np.arange(segments) * 2 * np.pi / segments
        return np.column_stack([np.cos(angle), np.sin(angle)])
    contours = section.to_polygons()
    if len(contours) != 1:
        raise ValueError(f"a swept outline must be one closed line, this has {len(contours)}: sweep and cut instead")
    return np.asarray(contours[0])


def _along(radius: Radius, count: int, closed: bool) -> np.ndarray:
    """The radius at each of `count` path points."""
    t = np.linspace(0, 1, count, endpoint=not closed)
    if callable(radius):
        return np.array([radius(float(x)) for x in t])
    values = np.atleast_1d(np.asarray(radius, float))
    return np.interp(t, np.linspace(0, 1, len(values)), values)


def _frames(pts: np.ndarray, closed: bool, up: Point | None) -> tuple[np.ndarray, np.ndarray]:
    """Unit side and top vectors [N, 3] across the path at every point."""
    after = np.roll(pts, -1, 0) - pts
    before = pts - np.roll(pts, 1, 0)
    if not closed:
        after[-1], before[0] = before[-1], after[0]
    tangent = _unit(_unit(after) + _unit(before))
    if up is not None:
        side = _unit(np.cross(tangent, np.asarray(up, float)))
        return side, np.cross(side, tangent)
    guess = (0.0, 0.0, 1.0) if abs(tangent[0, 2]) < 0.9 else (0.0, 1.0, 0.0)
    sides = [_unit(np.cross(tangent[0], guess)[None])[0]]
    for t in tangent[1:]:
        sides.append(_unit((sides[-1] - t * np.dot(sides[-1], t))[None])[0])
    side = np.array(sides)
    if closed:
        side = _untwist(side, tangent)
    return side, np.cross(side, tangent)


def _untwist(side: np.ndarray, tangent: np.ndarray) -> np.ndarray:
    """Spread the angle by which a carried frame misses its start evenly over a closed path."""
    back = _unit((side[-1] - tangent[0] * np.dot(side[-1], tangent[0]))[None])[0]
    miss = np.arctan2(np.dot(np.cross(back, side[0]), tangent[0]), np.dot(back, side[0]))
    angle = miss * np.linspace(0, 1, len(side))[:, None]
    return side * np.cos(angle) + np.cross(tangent, side) * np.sin(angle)


def _unit(v: np.ndarray) -> np.ndarray:
    return v / np.maximum(np.linalg.norm(v, axis=1, keepdims=True), 1e-12)
