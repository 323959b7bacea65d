"""Soft bodies: balls, bones and eggs that melt into each other, for animals, plants and cartoon forms.

Each piece is a signed distance function on a numpy grid; `blend` takes their smooth union and returns a closed solid.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from manifold3d import Manifold
from skimage.measure import marching_cubes

from mme3dr.meshes.sweeps import solid_from_mesh

Point = Sequence[float]


@dataclass(frozen=True)
class Blob:
    """A soft piece. distance: points [N, 3] -> signed distance [N], negative inside. low, high: its bounds [3]."""

    distance: Callable[[np.ndarray], np.ndarray]
    low: np.ndarray
    high: np.ndarray


def ball(centre: Point, radius: float) -> Blob:
    """Sphere."""
    return bone(centre, centre, radius)


def bone(start: Point, end: Point, radius: float, end_radius: float | None = None) -> Blob:
    """Rounded bar between two points whose radius goes evenly from `radius` to `end_radius`: a limb segment."""
    a, b = np.asarray(start, float), np.asarray(end, float)
    ra, rb = radius, radius if end_radius is None else end_radius
    axis = b - a
    square = float(axis @ axis) or 1.0

    def distance(p: np.ndarray) -> np.ndarray:
        t = np.clip((p - a) @ axis / square, 0, 1)
        return np.linalg.norm(p - a - t[:, None] * axis, axis=1) - (ra + t * (rb - ra))

    reach = max(ra, rb)
    return Blob(distance, np.minimum(a, b) - reach, np.maximum(a, b) + reach)


def limb(points: Sequence[Point], radii: Sequence[float]) -> list[Blob]:
    """Chain of bones through the points with a radius at each: legs, tails, necks, trunks."""
    return [bone(p, q, r, s) for p, q, r, s in zip(points, points[1:], radii, radii[1:], strict=False)]


def egg(centre: Point, radii: Point, turn: Point = (0, 0, 0)) -> Blob:
    """Ellipsoid with three half-axes, turned by degrees about x, then y, then z."""
    c, r = np.asarray(centre, float), np.asarray(radii, float)
    frame = _rotation(turn)

    def distance(p: np.ndarray) -> np.ndarray:
        q = (p - c) @ frame  # into the ellipsoid's own axes
        k = np.linalg.norm(q / r, axis=1)
        return k * (k - 1) / np.maximum(np.linalg.norm(q / r**2, axis=1), 1e-9)

    reach = np.sqrt((frame**2) @ r**2)
    return Blob(distance, c - reach, c + reach)


def blend(*pieces: Blob | Sequence[Blob], soft: float = 0.08, detail: int = 56) -> Manifold:
    """Closed solid of the pieces melted together over the distance `soft`; `detail` cells along the longest side."""
    blobs = [b for p in pieces for b in ([p] if isinstance(p, Blob) else p)]
    low = np.min([b.low for b in blobs], axis=0) - soft
    high = np.max([b.high for b in blobs], axis=0) + soft
    cell = float((high - low).max()) / detail
    shape = np.ceil((high - low) / cell).astype(int) + 3
    low = low - cell
    field = np.full(tuple(shape), np.inf)
    for blob in blobs:
        first = np.clip(np.floor((blob.low - 3 * soft - low) / cell).astype(int), 0, shape)
        last = np.clip(np.ceil((blob.high + 3 * soft - low) / cell).astype(int) + 1, 0, shape)
        axes = [low[i] + cell * np.arange(first[i], last[i]) for i in range(3)]
        points = np.stack(np.meshgrid(*axes, indexing="ij"), -1)
        near = tuple(slice(i, j) for i, j in zip(first, last, strict=True))
        d = blob.distance(points.reshape(-1, 3)).reshape(points.shape[:3])
        field[near] = _smooth_min(field[near], d, soft)
    field = np.minimum(field, 10 * float((high - low).max()))
    field[np.abs(field) < 1e-6 * cell] = 1e-6 * cell  # a crossing exactly on a grid point gives degenerate faces
    vertices, faces, _, _ = marching_cubes(field, 0.0, allow_degenerate=False)
    return solid_from_mesh(vertices * cell + low, faces)


def _smooth_min(a: np.ndarray, b: np.ndarray, soft: float) -> np.ndarray:
    """Polynomial smooth minimum: equals min(a, b) where they differ by more than `soft`."""
    with np.errstate(invalid="ignore"):
        h = np.maximum(soft - np.abs(a - b), 0) / soft if soft > 0 else 0.0
    return np.minimum(a, b) - np.nan_to_num(h) ** 2 * soft / 4


def _rotation(turn: Point) -> np.ndarray:
    """Rotation matrix [3, 3] for degrees about x, then y, then z (columns are the turned axes)."""
    x, y, z = np.radians(np.asarray(turn, float))
    rx = np.array([[1, 0, 0], [0, np.cos(x), -np.sin(x)], [0, np.sin(x), np.cos(x)]])
    ry = np.array([[np.cos(y), 0, np.sin(y)], [0, 1, 0], [-np.sin(y), 0, np.cos(y)]])
    rz = np.array([[np.cos(z), -np.sin(z), 0], [np.sin(z), np.cos(z), 0], [0, 0, 1]])
    return rz @ ry @ rx
