"""Bringing a surface into the benchmark's frame: upright, centred, longest side 1."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mme3dr.errors import MeshError
from mme3dr.records import UP_AXES, Surface

MAX_COORDINATE = 1e15
"""Beyond this a coordinate is the result of a failed computation, not a size in any unit."""
SMALLEST_AREA = 1e-12
"""Area of the largest face, with the longest side 1, below which a mesh has no surface to see."""

UPRIGHT = {
    "x": ((0, -1, 0), (1, 0, 0), (0, 0, 1)),
    "-x": ((0, 1, 0), (-1, 0, 0), (0, 0, 1)),
    "y": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "-y": ((-1, 0, 0), (0, -1, 0), (0, 0, 1)),
    "z": ((1, 0, 0), (0, 0, 1), (0, -1, 0)),
    "-z": ((1, 0, 0), (0, 0, -1), (0, 1, 0)),
}
"""Rotation that turns each up axis to +y, [3, 3] with determinant 1: a quarter turn about z for x and -x, a half turn
about z for -y, a quarter turn about x for z, (x, y, z) -> (x, z, -y), and for -z, (x, y, z) -> (x, -z, y)."""


def normalise(surface: Surface, up: str = "y") -> Surface:
    """Turn the axis `up` (one of UP_AXES) to +y, centre the bounding box at the origin, scale its longest side to 1.

    Normals turn along. Raises `MeshError` as `check_usable` does, `ValueError` for an unknown axis.
    """
    check_usable(surface)
    surface = turned_upright(surface, up)
    corners = surface.vertices[surface.faces].reshape(-1, 3)  # a vertex without a face doesn't count
    low, high = corners.min(axis=0), corners.max(axis=0)
    vertices = (surface.vertices - (low + high) / 2) / (high - low).max()
    return replace(surface, vertices=vertices)


def turned_upright(surface: Surface, up: str) -> Surface:
    """Turn the axis `up` to +y about the origin by the rotation UPRIGHT[up]."""
    if up not in UP_AXES:
        raise ValueError(f"unknown up axis {up!r}; use one of {', '.join(UP_AXES)}")
    if up == "y":
        return surface
    rotation = np.array(UPRIGHT[up], np.float64)
    normals = None if surface.normals is None else surface.normals @ rotation.T
    return replace(surface, vertices=surface.vertices @ rotation.T, normals=normals)


def check_usable(surface: Surface) -> None:
    """Raise `MeshError` unless there is something to see.

    Kinds: "empty" (no vertex or face), "not_finite" (nan or infinity among the vertices), "huge_coordinates" (beyond
    MAX_COORDINATE), "single_point" (all vertices in one place), "degenerate" (no face has an area). Some faces without
    an area among others are fine.
    """
    vertices, faces = surface.vertices, surface.faces
    if not len(vertices) or not len(faces):
        raise MeshError(f"the mesh has {len(vertices)} vertices and {len(faces)} faces", "empty")
    bad = ~np.isfinite(vertices).all(axis=1)
    if bad.any():
        raise MeshError(f"{bad.sum():,} of {len(vertices):,} vertices are nan or infinite", "not_finite")
    largest = np.abs(vertices).max()
    if largest > MAX_COORDINATE:
        raise MeshError(f"a coordinate is {largest:.3g}, beyond {MAX_COORDINATE:.0e}", "huge_coordinates")
    low = vertices.min(axis=0)
    side = (vertices.max(axis=0) - low).max()
    if side <= 1e-12 * largest or side == 0:
        raise MeshError(f"all {len(vertices):,} vertices lie in one point", "single_point")
    corners = ((vertices - low) / side)[faces]  # [F, 3, 3]
    double = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)  # [F]
    if double.max() <= 2 * SMALLEST_AREA:
        raise MeshError(f"none of the {len(faces):,} faces has an area", "degenerate")
