"""A smooth closed surface through binary voxels that keeps parts one voxel thin.

The occupancy is blurred, which takes the steps away, and cut not at one level but at one that follows the shape: half
way between the blurred values just inside and just outside of the boundary near by. A bar of one voxel blurs to 0.2 and
is cut at 0.15; a large flat side is cut at 0.5. Bars and sheets of one voxel away from thicker parts, where the
level could drown in that of a neighbour, are held above it.

Lengths are in voxels; voxel (i, j, k) has its centre at (i, j, k).
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import binary_dilation, binary_opening, gaussian_filter, generate_binary_structure
from skimage.measure import marching_cubes

BLUR = 1.0
NEAR = 1.0
"""Standard deviation of the averages of values inside and outside."""
EVEN = 0.7
"""Blur of the field once it is relative to its level; it evens out what is left of the steps."""
FINISH = 0.3
RANGE = 1.5
"""The field is cut off at -RANGE and RANGE; boundary voxels lie at about -1 and 1."""
INSIDE, THIN = 0.05, 1.2
"""Least value of the field at occupied voxels, and at those of thin parts."""
LEAST_STEP = 0.03
MARGIN = 3
"""Empty voxels round the object."""
FACES = generate_binary_structure(3, 1)
CORNERS = generate_binary_structure(3, 3)
BLOCK = np.ones((2, 2, 2), bool)


def voxel_surface(solid: np.ndarray, finer: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Surface of occupied voxels.

    solid: [X, Y, Z] bool with at least one True.  finer: marching-cubes cells per voxel along each axis.
    Returns vertices [V, 3] in voxels, faces [F, 3] that turn outwards, unit normals [V, 3].
    """
    field = smooth_field(np.pad(solid, MARGIN))
    for axis in range(3):
        matrix = _interpolation(field.shape[axis], finer)
        field = np.moveaxis(np.tensordot(matrix, field, (1, axis)), 0, axis)
    field = gaussian_filter(field, FINISH * finer, truncate=2.5)
    vertices, faces, normals, _ = marching_cubes(field, 0.0, gradient_direction="ascent")
    return vertices / finer - MARGIN, faces.astype(np.int64), normals


def smooth_field(solid: np.ndarray) -> np.ndarray:
    """Field at the voxels' centres, positive inside, [X, Y, Z] bool -> float32."""
    blurred = gaussian_filter(solid.astype(np.float32), BLUR, truncate=3)
    inner = solid & binary_dilation(~solid, FACES)
    inside = _average_near(blurred, inner)
    outside = _average_near(blurred, ~solid & binary_dilation(solid, FACES))
    field = (blurred - (inside + outside) / 2) / np.maximum((inside - outside) / 2, LEAST_STEP)
    field = np.clip(field, -RANGE, RANGE)
    field[~binary_dilation(solid, CORNERS)] = -RANGE
    field[solid & ~inner] = RANGE
    field = gaussian_filter(field, EVEN, truncate=3)
    least = np.where(thin_parts(solid), THIN, np.where(solid, INSIDE, -RANGE))
    return np.maximum(field, least).astype(np.float32)


def thin_parts(solid: np.ndarray) -> np.ndarray:
    """Voxels of bars and sheets one voxel thin, those that join them to thicker parts included, [X, Y, Z] bool.

    Corners and ridges of a thick part are as thin; a thin part has voxels that don't touch any thick part.
    """
    thick = binary_opening(solid, BLOCK)
    thin = solid & ~thick
    away = thin & ~binary_dilation(thick, CORNERS)
    return thin & binary_dilation(away, CORNERS)


def _average_near(values: np.ndarray, where: np.ndarray) -> np.ndarray:
    """Average of the values at the places `where` near each voxel."""
    weight = where.astype(np.float32)
    total = gaussian_filter(values * weight, NEAR, truncate=2.5)
    return total / np.maximum(gaussian_filter(weight, NEAR, truncate=2.5), 1e-6)


def _interpolation(count: int, finer: float) -> np.ndarray:
    """Matrix [M, count] that takes samples at 0, 1, ... to samples at multiples of 1/finer (Catmull-Rom cubic)."""
    place = np.arange(int((count - 1) * finer) + 1) / finer  # [M]
    base = np.minimum(place.astype(int), count - 2)
    t = (place - base)[:, None]
    weights = np.hstack(  # [M, 4] of the samples at base - 1, ..., base + 2
        [
            -t + 2 * t**2 - t**3,
            2 - 5 * t**2 + 3 * t**3,
            t + 4 * t**2 - 3 * t**3,
            -(t**2) + t**3,
        ]
    )
    matrix = np.zeros((len(place), count), np.float32)
    for offset in range(-1, 3):
        column = np.clip(base + offset, 0, count - 1)
        np.add.at(matrix, (np.arange(len(place)), column), weights[:, offset + 1] / 2)
    return matrix
