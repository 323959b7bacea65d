"""Springs, chains and aimed solids that the machines with moving parts share."""

from collections.abc import Sequence

import numpy as np
from manifold3d import Manifold

from mme3dr.meshes.curves import helix
from mme3dr.meshes.solids import union
from mme3dr.meshes.sweeps import sweep

Point = Sequence[float]


def aimed(solid: Manifold, start: Point, end: Point) -> Manifold:
    """A solid built from the origin along +z, moved to `start` and turned towards `end`."""
    dx, dy, dz = np.asarray(end, float) - np.asarray(start, float)
    tilt, heading = np.degrees(np.arctan2(np.hypot(dx, dy), dz)), np.degrees(np.arctan2(dy, dx))
    return solid.rotate((0, float(tilt), float(heading))).translate(tuple(start))


def coil(start: Point, end: Point, radius: float, wire: float, turns: float) -> Manifold:
    """Coil spring round the line between two points."""
    path = helix(radius, float(np.linalg.norm(np.subtract(end, start))), turns, samples_per_turn=12)
    return aimed(sweep(path, wire, segments=6), start, end)


def chain(start: Point, end: Point, links: int, width: float, wire: float) -> Manifold:
    """Straight chain of oval links, every second one turned a quarter, fused where they bear on each other."""
    pitch = float(np.linalg.norm(np.subtract(end, start))) / links
    half, side = pitch / 2 + 0.85 * wire, width / 2
    angle = np.linspace(0, 2 * np.pi, 10, endpoint=False)
    loop = np.column_stack([side * np.cos(angle), np.zeros(10), half * np.sin(angle)])
    link = sweep(loop, wire, closed=True, segments=6)
    whole = union(link.rotate((0, 0, 90.0 * (i % 2))).translate((0, 0, (i + 0.5) * pitch)) for i in range(links))
    return aimed(whole, start, end)
