"""Pieces that several musical instruments share."""

from __future__ import annotations

import numpy as np
from manifold3d import Manifold

from mme3dr.meshes.solids import Point, cylinder, ellipsoid, union


def aimed(solid: Manifold, start: Point, direction: Point) -> Manifold:
    """A solid built upwards from the origin, turned to `direction` and moved to `start`."""
    x, y, z = (float(v) for v in direction)
    lean, turn = np.degrees(np.arctan2(np.hypot(x, y), z)), np.degrees(np.arctan2(y, x))
    return solid.rotate((0, lean, turn)).translate(tuple(start))


def peg(start: Point, direction: Point, length: float, thickness: float, head: float = 3.0) -> Manifold:
    """Tuning peg: a tapered shaft and a flat grip, `head` times as wide as the shaft is thick."""
    shaft = cylinder(0.8 * thickness, length, (0, 0, length / 2), top=thickness, segments=12)
    grip = ellipsoid(head * thickness, 1.1 * thickness, 1.25 * head * thickness, segments=16)
    return aimed(union(shaft, grip.translate((0, 0, length + head * thickness))), start, direction)
