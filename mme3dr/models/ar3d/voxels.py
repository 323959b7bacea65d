"""Coloured voxels of the nano world: RGBA grids, and the same as palette classes.

A grid is [R, R, R] in the order (x, y, z), y up, the object's longest side centred in it. Class 0 is empty, class n is
the n-th colour of `mme3dr.meshes.palette.COLOURS`.
"""

from __future__ import annotations

import numpy as np

from mme3dr.errors import DataError
from mme3dr.meshes.palette import COLOURS

PALETTE = np.array(list(COLOURS.values()), np.uint8)
"""[42, 3] sRGB of the classes 1, 2, ..."""
SOLID = 128
"""Alpha from which a voxel counts as occupied."""


def classes_of(voxels: np.ndarray) -> np.ndarray:
    """RGBA voxels [..., 4] uint8 as palette classes [...] uint8. A colour outside the palette becomes the nearest.

    Raises DataError for another type or shape.
    """
    if voxels.dtype != np.uint8 or voxels.ndim < 4 or voxels.shape[-1] != 4:
        raise DataError(f"voxels must be uint8 [..., R, R, R, 4] (RGBA), these are {voxels.dtype} {voxels.shape}")
    classes = np.zeros(voxels.shape[:-1], np.uint8)
    solid = voxels[..., 3] >= SOLID
    colours, number = np.unique(voxels[solid][:, :3].astype(np.int64) @ (65536, 256, 1), return_inverse=True)
    rgb = np.stack([colours >> 16, colours >> 8 & 255, colours & 255], axis=1)  # [U, 3]
    distance = ((rgb[:, None] - PALETTE.astype(np.int64)) ** 2).sum(-1)  # [U, 42]
    classes[solid] = (distance.argmin(1) + 1).astype(np.uint8)[number]
    return classes


def voxels_of(classes: np.ndarray) -> np.ndarray:
    """Palette classes [...] as RGBA voxels [..., 4] uint8; empty ones are all zero."""
    table = np.zeros((len(PALETTE) + 1, 4), np.uint8)
    table[1:, :3], table[1:, 3] = PALETTE, 255
    return table[classes]
