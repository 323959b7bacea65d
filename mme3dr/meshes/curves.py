"""Paths in space for sweeps and rings: each returns points [N, 3]."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.interpolate import CubicSpline


def spline(points: Sequence[Sequence[float]], samples: int = 40, closed: bool = False) -> np.ndarray:
    """Smooth curve through the points, [samples, 3]. A closed curve doesn't repeat its first point."""
    pts = np.asarray(points, float)  # [N, 3]
    if closed:
        pts = np.vstack([pts, pts[:1]])
    steps = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(pts, axis=0), axis=1))])
    curve = CubicSpline(steps, pts, bc_type="periodic" if closed else "natural")
    return curve(np.linspace(0, steps[-1], samples, endpoint=not closed))


def arc(
    radius: float, start: float, stop: float, at: Sequence[float] = (0, 0, 0), plane: str = "xz", samples: int = 24
) -> np.ndarray:
    """Circular arc from angle `start` to `stop` (degrees, from the plane's first axis to its second)."""
    angle = np.radians(np.linspace(start, stop, samples))
    out = np.zeros((samples, 3))
    out[:, "xyz".index(plane[0])] = radius * np.cos(angle)
    out[:, "xyz".index(plane[1])] = radius * np.sin(angle)
    return out + np.asarray(at, float)


def helix(
    radius: float, height: float, turns: float, end_radius: float | None = None, samples_per_turn: int = 24
) -> np.ndarray:
    """Helix round +z from (radius, 0, 0) upwards; `end_radius` makes it conical, height 0 makes it a flat spiral."""
    count = max(4, round(abs(turns) * samples_per_turn) + 1)
    t = np.linspace(0, 1, count)
    r = radius + t * ((radius if end_radius is None else end_radius) - radius)
    angle = 2 * np.pi * turns * t
    return np.column_stack([r * np.cos(angle), r * np.sin(angle), height * t])


def circle_path(radius: float, at: Sequence[float] = (0, 0, 0), plane: str = "xy", samples: int = 48) -> np.ndarray:
    """Closed circle (first point not repeated): sweep it with `closed=True`."""
    return arc(radius, 0, 360, at, plane, samples + 1)[:-1]


def torus_knot(p: int, q: int, radius: float, thickness: float, samples: int = 240) -> np.ndarray:
    """Closed (p, q) torus knot round z: p times round the axis, q times round the tube; (2, 3) is the trefoil."""
    t = np.linspace(0, 2 * np.pi, samples, endpoint=False)
    r = radius + thickness * np.cos(q * t)
    return np.column_stack([r * np.cos(p * t), r * np.sin(p * t), thickness * np.sin(q * t)])
