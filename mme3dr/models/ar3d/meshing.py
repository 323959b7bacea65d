"""Voxels to a smooth mesh in crisp colours."""

from __future__ import annotations

import math

import numpy as np
from scipy.ndimage import distance_transform_edt, gaussian_filter, map_coordinates

from mme3dr.errors import MeshError
from mme3dr.meshes.export import surface_to_glb
from mme3dr.meshes.palette import COLOURS, linear_rgb
from mme3dr.models.ar3d.colour_regions import Regions, split_by_label
from mme3dr.models.ar3d.voxel_surface import voxel_surface
from mme3dr.models.ar3d.voxels import classes_of
from mme3dr.records import Material, Surface

FINER = 2.0
"""Surface cells per voxel along each axis, less where that gives too many faces."""
MOST_FACES = 30_000
COLOUR_BLUR = 0.35
"""Blur of colours in voxels: rounds their borders, and leaves a spot of one voxel its colour."""
ROUGHNESS = 0.7
PLAIN = Material(np.array([0.45, 0.45, 0.45, 1.0], np.float32), roughness=ROUGHNESS)
"""Look of voxels without colours."""


def voxels_to_glb(voxels: np.ndarray) -> bytes:
    """RGBA voxels [R, R, R, 4] uint8 as a GLB. Raises MeshError (see `grid_to_surface`)."""
    return surface_to_glb(grid_to_surface(classes_of(voxels)))


def grid_to_surface(grid: np.ndarray, coloured: bool = True, finer: float = FINER) -> Surface:
    """Voxels as a closed smooth surface of less than MOST_FACES faces.

    grid: [R, R, R] class numbers (see `voxels.py`), axes as those of the result, y up; the grid fills the unit cube
        round the origin.
    coloured: one material for each palette colour, exactly that colour; otherwise all is plain grey.
    finer: surface cells per voxel along each axis; 1 takes half the time and is a little blunter.
    Raises MeshError "broken_voxels" for another type, shape or class, "empty_voxels" where none is occupied.
    """
    if (
        grid.ndim != 3
        or grid.dtype.kind not in "iu"
        or (grid.size and not 0 <= grid.min() <= grid.max() <= len(COLOURS))
    ):
        raise MeshError(f"no grid of palette classes: {grid.dtype} {grid.shape}", "broken_voxels")
    if not grid.any():
        raise MeshError("no voxel is occupied", "empty_voxels")
    occupied = np.argwhere(grid)
    low, high = occupied.min(0), occupied.max(0) + 1
    inner = grid[tuple(slice(a, b) for a, b in zip(low, high, strict=True))]
    names = np.unique(inner[inner > 0])
    regions = _regions(inner, names, finer)
    vertices = (regions.vertices + low + 0.5) / len(grid) - 0.5
    if not coloured:
        return Surface(vertices, regions.faces, np.zeros(len(regions.faces), np.int64), (PLAIN,), regions.normals)
    tones = (linear_rgb(list(COLOURS)[name - 1]) for name in names)
    looks = tuple(Material(np.append(tone, 1).astype(np.float32), roughness=ROUGHNESS) for tone in tones)
    return Surface(vertices, regions.faces, regions.label, looks, regions.normals)


def _regions(grid: np.ndarray, names: np.ndarray, finer: float) -> Regions:
    """Surface of the voxels in the regions of its colours, in voxels, at most so fine that MOST_FACES are enough."""
    while True:
        vertices, faces, normals = voxel_surface(grid > 0, finer)
        count = len(faces)
        if count <= MOST_FACES:
            regions = split_by_label(vertices, normals, faces, _colour_weights(grid, names, vertices))
            count = len(regions.faces)
            if count <= MOST_FACES:
                return regions
        finer *= 0.95 * math.sqrt(MOST_FACES / count)


def _colour_weights(grid: np.ndarray, names: np.ndarray, vertices: np.ndarray) -> np.ndarray:
    """How near each colour is to each vertex, [V, names]."""
    full = np.pad(grid, 1)
    nearest = distance_transform_edt(full == 0, return_distances=False, return_indices=True)
    full = full[tuple(nearest)]  # every empty voxel has the colour of the nearest occupied one
    places = (vertices + 1).T
    weights = [
        map_coordinates(
            gaussian_filter((full == name).astype(np.float32), COLOUR_BLUR), places, order=1, mode="nearest"
        )
        for name in names
    ]
    return np.stack(weights, axis=1)
