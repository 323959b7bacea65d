"""Helpers shared by the soft and round objects of this folder: faces on curved bodies, rounded limbs, mirror pairs."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from manifold3d import Manifold

from mme3dr.meshes.curves import spline
from mme3dr.meshes.solids import Point, box, capsule, common, hull, sphere, union
from mme3dr.meshes.sweeps import Radius, sweep


def pair(solid: Manifold) -> list[Manifold]:
    """The solid and its mirror image across x = 0, the image as a fresh mesh so that its normals come out right."""
    return [solid, Manifold(solid.mirror((1, 0, 0)).to_mesh64())]


def soft_box(x: float, y: float, z: float, radius: float, at: Point = (0, 0, 0), segments: int = 20) -> Manifold:
    """Box of the given side lengths with generously rounded edges."""
    half = np.array([x, y, z]) / 2 - radius
    ball = sphere(radius, segments=segments)
    corners = [half * (i, j, k) + at for i in (-1, 1) for j in (-1, 1) for k in (-1, 1)]
    return hull([ball.translate(tuple(c)) for c in corners])


def cord(points: Sequence[Point], radius: Radius, segments: int = 12, samples: int = 24) -> Manifold:
    """Tube along a smooth curve through the points, with round ends."""
    path = spline(points, samples)
    at = radius if callable(radius) else lambda t: float(np.interp(t, np.linspace(0, 1, np.size(radius)), _row(radius)))
    ends = [sphere(at(t), tuple(p), segments) for t, p in ((0.0, path[0]), (1.0, path[-1]))]
    return union(sweep(path, at, segments=segments), ends)


def cap(at: Point, radius: float, direction: Point, reach: float, segments: int = 32) -> Manifold:
    """The part of a ball that lies farther than `reach` radii along the direction: pupils, noses, skull caps."""
    unit = np.asarray(direction, float) / np.linalg.norm(direction)
    return sphere(radius, at, segments).trim_by_plane(tuple(unit), float(unit @ np.asarray(at)) + reach * radius)


def front(solid: Manifold, x: float, z: float) -> np.ndarray:
    """The foremost point [3] of the solid at the given x and z."""
    probe = common(solid, box(0.012, 50, 0.012, (x, 0, z), bevel=0))
    return np.array([x, probe.bounding_box()[1], z])


def painted_line(solid: Manifold, points: Sequence[Sequence[float]], radius: Radius, samples: int = 16) -> Manifold:
    """Raised line on the front of the solid along a smooth curve through (x, z) points: mouths, brows, seams."""
    flat = spline([(x, 0, z) for x, z in points], samples)
    return cord([front(solid, x, z) for x, _, z in flat], radius, segments=8, samples=samples)


def bar(*points: Point, radius: float, segments: int = 16) -> Manifold:
    """Rounded bars joined end to end through the points."""
    return union([capsule(p, q, radius, segments=segments) for p, q in pairwise(points)])


def _row(radius: Radius) -> np.ndarray:
    return np.atleast_1d(np.asarray(radius, float))
