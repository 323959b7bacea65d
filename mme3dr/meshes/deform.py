"""Bending, tapering, twisting and free warps of a solid. Edges are split first so that flat faces can curve."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from manifold3d import Manifold


def warp(solid: Manifold, move: Callable[[np.ndarray], np.ndarray], detail: float | None = None) -> Manifold:
    """Every vertex moved by `move` ([N, 3] -> [N, 3]). `detail` is the longest edge, default 1/16 of the extent."""
    low, high = np.array(solid.bounding_box()).reshape(2, 3)
    length = detail or float((high - low).max()) / 16
    return solid.refine_to_length(length).warp_batch(move)


def taper(solid: Manifold, top: float, bottom: float = 1.0, detail: float | None = None) -> Manifold:
    """x and y scaled about the z axis, from `bottom` at the lowest point to `top` at the highest."""
    low, high = solid.bounding_box()[2], solid.bounding_box()[5]

    def move(p: np.ndarray) -> np.ndarray:
        scale = bottom + (top - bottom) * (p[:, 2:] - low) / (high - low)
        return np.hstack([p[:, :2] * scale, p[:, 2:]])

    return warp(solid, move, detail)


def twist(solid: Manifold, degrees: float, detail: float | None = None) -> Manifold:
    """Turned about the z axis by an angle growing from 0 at the bottom to `degrees` at the top."""
    low, high = solid.bounding_box()[2], solid.bounding_box()[5]

    def move(p: np.ndarray) -> np.ndarray:
        angle = np.radians(degrees) * (p[:, 2] - low) / (high - low)
        cos, sin = np.cos(angle), np.sin(angle)
        return np.column_stack([p[:, 0] * cos - p[:, 1] * sin, p[:, 0] * sin + p[:, 1] * cos, p[:, 2]])

    return warp(solid, move, detail)


def bend(solid: Manifold, degrees: float, detail: float | None = None) -> Manifold:
    """A solid standing along z bent towards +x into an arc of `degrees`, its foot staying where it is."""
    low, high = solid.bounding_box()[2], solid.bounding_box()[5]
    radius = (high - low) / np.radians(degrees)

    def move(p: np.ndarray) -> np.ndarray:
        angle = (p[:, 2] - low) / radius
        arm = radius - p[:, 0]
        return np.column_stack([radius - arm * np.cos(angle), p[:, 1], low + arm * np.sin(angle)])

    return warp(solid, move, detail)
