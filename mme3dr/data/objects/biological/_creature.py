"""Helpers shared by the animals: limbs with a thickness at every joint, and tests for marks."""

from collections.abc import Callable, Sequence

import numpy as np
from manifold3d import Manifold
from scipy.interpolate import PchipInterpolator

from mme3dr.meshes.curves import spline
from mme3dr.meshes.solids import Point, sphere, union
from mme3dr.meshes.sweeps import sweep


def tube(points: Sequence[Point], radii: Sequence[float], segments: int = 14, samples: int = 0) -> Manifold:
    """Round limb along a smooth curve through the points with a radius at each, its ends rounded off."""
    pts = np.asarray(points, float)  # [N, 3]
    steps = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(pts, axis=0), axis=1))])
    thickness = PchipInterpolator(steps / steps[-1], radii)
    body = sweep(spline(pts, samples or 5 * len(pts)), lambda t: float(thickness(t)), segments=segments)
    return union(body, sphere(radii[0], pts[0], segments), sphere(radii[-1], pts[-1], segments))


def towards(at: Point, direction: Point, reach: float) -> Callable[[np.ndarray], np.ndarray]:
    """Test for a mark: faces more than `reach` from `at` along the direction (pupils, bellies, tips)."""
    unit = np.asarray(direction, float) / np.linalg.norm(direction)
    return lambda p: (p - np.asarray(at, float)) @ unit > reach


def near(at: Point, radii: Point) -> Callable[[np.ndarray], np.ndarray]:
    """Test for a mark: faces inside the ellipsoid with half-axes `radii` round `at` (spots)."""
    return lambda p: (((p - np.asarray(at, float)) / np.asarray(radii, float)) ** 2).sum(1) < 1


def pair(solid: Manifold) -> list[Manifold]:
    """The solid and its mirror image across x = 0, the image as a fresh mesh.

    manifold3d 3.5 computes wrong vertex normals for a solid that carries a reflection.
    """
    return [solid, Manifold(solid.mirror((1, 0, 0)).to_mesh64())]
