"""Flat outlines (`manifold3d.CrossSection`) for extruding, and point lists for lathes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manifold3d import CrossSection, JoinType
from scipy.interpolate import CubicSpline, PchipInterpolator

Points = Sequence[Sequence[float]]


def circle(radius: float, at: Sequence[float] = (0, 0), segments: int = 32) -> CrossSection:
    """Disc."""
    return CrossSection.circle(radius, segments).translate(tuple(at))


def oval(rx: float, ry: float, at: Sequence[float] = (0, 0), segments: int = 32) -> CrossSection:
    """Ellipse with half-axes rx, ry."""
    return CrossSection.circle(1.0, segments).scale((rx, ry)).translate(tuple(at))


def rectangle(width: float, height: float, at: Sequence[float] = (0, 0), corner: float = 0.0) -> CrossSection:
    """Rectangle centred at `at`, corners rounded to radius `corner`."""
    radius = min(corner, 0.499 * min(width, height))
    flat = CrossSection.square((width - 2 * radius, height - 2 * radius), True)
    return (flat.offset(radius, JoinType.Round, circular_segments=24) if radius > 0 else flat).translate(tuple(at))


def polygon(points: Points) -> CrossSection:
    """Polygon through the points, in either turning sense."""
    pts = np.asarray(points, float)  # [N, 2]
    x, y = pts.T
    area = np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)
    return CrossSection([pts if area > 0 else pts[::-1]])


def outline(points: Points, samples: int = 64) -> CrossSection:
    """Smooth closed outline through the points (periodic cubic spline): leaves, fish, guitar bodies."""
    pts = np.asarray([*points, points[0]], float)  # [N + 1, 2]
    steps = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(pts, axis=0), axis=1))])
    curve = CubicSpline(steps, pts, bc_type="periodic")
    return polygon(curve(np.linspace(0, steps[-1], samples, endpoint=False)))


def regular(sides: int, radius: float, turn: float = 0.0) -> CrossSection:
    """Regular polygon, `radius` to its corners, first corner at angle `turn` degrees."""
    return CrossSection.circle(radius, sides).rotate(turn)


def star(points: int, radius: float, inner: float, turn: float = 90.0) -> CrossSection:
    """Star with `points` tips at `radius` and valleys at `inner`; first tip at angle `turn` degrees."""
    angles = np.radians(turn) + np.arange(2 * points) * np.pi / points
    radii = np.where(np.arange(2 * points) % 2 == 0, radius, inner)
    return polygon(np.column_stack([radii * np.cos(angles), radii * np.sin(angles)]))


def gear(teeth: int, radius: float, depth: float, bore: float = 0.0) -> CrossSection:
    """Spur gear: `radius` to the tooth tips, `depth` tip to root, trapezoid teeth, optional centre hole."""
    pitch = 2 * np.pi / teeth
    offsets = np.array([-0.34, -0.16, 0.16, 0.34]) * pitch  # root, tip, tip, root of one tooth
    angles = (np.arange(teeth)[:, None] * pitch + offsets).ravel()
    radii = np.tile([radius - depth, radius, radius, radius - depth], teeth)
    wheel = polygon(np.column_stack([radii * np.cos(angles), radii * np.sin(angles)]))
    return wheel - CrossSection.circle(bore, 32) if bore > 0 else wheel


def ring(radius: float, inner: float, segments: int = 32) -> CrossSection:
    """Disc with a round hole."""
    return CrossSection.circle(radius, segments) - CrossSection.circle(inner, segments)


def smooth_profile(points: Points, samples: int = 32) -> np.ndarray:
    """Points on a smooth curve through (radius, z) control points, [samples, 2], without overshoot: vases, bells."""
    pts = np.asarray(points, float)  # [N, 2]
    steps = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(pts, axis=0), axis=1))])
    return PchipInterpolator(steps, pts)(np.linspace(0, steps[-1], samples))
