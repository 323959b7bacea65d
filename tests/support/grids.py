"""Small voxel objects with known properties, as grids of palette classes."""

import numpy as np

from mme3dr.meshes.palette import COLOURS

CLASS = {name: number for number, name in enumerate(COLOURS, start=1)}


def table(side=32, top="red", leg="tan"):
    """A thick top on four legs one voxel thin, [side, side, side] uint8, y up."""
    grid = np.zeros((side,) * 3, np.uint8)
    low, high = side // 8, side - side // 8
    grid[low:high, side // 2 : side // 2 + 3, low:high] = CLASS[top]
    for x in (low, high - 1):
        for z in (low, high - 1):
            grid[x, low : side // 2, z] = CLASS[leg]
    return grid


def ball(side=32, colour="blue"):
    """A full ball."""
    place = (np.indices((side,) * 3) - (side - 1) / 2) ** 2
    return np.where(place.sum(0) < (side * 0.4) ** 2, CLASS[colour], 0).astype(np.uint8)
