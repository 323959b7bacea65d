"""Helpers shared by plants, fruit, fungi and bones: leaf blades, ribbed columns and golden-angle spots."""

from collections.abc import Sequence

import numpy as np
from manifold3d import CrossSection, Manifold

from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.sweeps import loft

GOLDEN_ANGLE = 137.507764
"""Degrees between one seed, scale or leaf and the next in a spiral head."""


def blade(
    spine: Sequence[Sequence[float]],
    widths: Sequence[float],
    thickness: float = 0.02,
    fold: float = 0.0,
    samples: int = 16,
    across: int = 6,
) -> Manifold:
    """Leaf or petal in the x-z plane, its outline spread along y.

    spine: (x, z) points from the base to the tip. widths: half-widths spread evenly along it. fold: how far the edges
    stand up (above 0) or hang (below 0) from the midrib, as a share of the half-width.
    """
    path = spline([(x, 0, z) for x, z in spine], samples)  # [S, 3]
    along = np.gradient(path, axis=0)
    normal = np.column_stack([-along[:, 2], np.zeros(samples), along[:, 0]])  # [S, 3]
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    half = np.interp(np.linspace(0, 1, samples), np.linspace(0, 1, len(widths)), widths)
    thick = thickness * np.clip(1.7 * half / half.max(), 0.45, 1)[:, None]  # [S, 1], thinner towards a pointed end
    half = np.maximum(half[:, None], 0.5 * thick)  # [S, 1]
    t = np.linspace(-1, 1, across + 1)
    upper = np.column_stack([t, t**2])  # [A, 2]
    ring = np.vstack([upper, upper[-2:0:-1]])  # [R, 2], there and back
    lens = np.concatenate([1 - 0.7 * t**2, -(1 - 0.7 * t[-2:0:-1] ** 2)]) / 2  # [R]
    rise = fold * half * ring[:, 1] + lens * thick  # [S, R]
    points = path[:, None] + rise[..., None] * normal[:, None]
    points[..., 1] += half * ring[:, 0]
    return loft(points)


def ribbed(ribs: int, depth: float, points_per_rib: int = 6) -> CrossSection:
    """Outline of radius 1 with rounded ribs, the first pointing along the first axis."""
    angle = np.linspace(0, 2 * np.pi, ribs * points_per_rib, endpoint=False)
    radius = 1 - depth + depth * np.abs(np.cos(ribs * angle / 2))
    return polygon(np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]))


def spiral_spots(count: int, first: float = 0.0) -> list[tuple[float, float]]:
    """(share of the way from the middle outwards in [0, 1], angle in degrees) of seeds packed as in a flower head."""
    return [(float(np.sqrt((i + 0.5) / count)), first + GOLDEN_ANGLE * i) for i in range(count)]
