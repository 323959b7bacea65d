"""Repeating a solid: rings, rows, grids, mirror pairs. Each returns a list: every copy can be a part's piece."""

from __future__ import annotations

from collections.abc import Sequence

from manifold3d import Manifold

MIRROR = {"x": (1.0, 0.0, 0.0), "y": (0.0, 1.0, 0.0), "z": (0.0, 0.0, 1.0)}


def ring(solid: Manifold, count: int, start: float = 0.0, arc: float = 360.0) -> list[Manifold]:
    """Copies turned round z: place the first where it belongs (off the axis), the others follow over `arc` degrees.

    A full circle spaces them evenly; a smaller arc puts the first and the last at its ends.
    """
    step = arc / count if abs(arc) >= 360 else arc / max(count - 1, 1)
    return [solid.rotate((0, 0, start + i * step)) for i in range(count)]


def row(solid: Manifold, count: int, step: Sequence[float]) -> list[Manifold]:
    """Copies moved by `step` each, the whole row centred on the original's place."""
    middle = (count - 1) / 2
    return [solid.translate(tuple(s * (i - middle) for s in step)) for i in range(count)]


def grid(solid: Manifold, columns: int, rows: int, dx: Sequence[float], dy: Sequence[float]) -> list[Manifold]:
    """Copies in columns along `dx` and rows along `dy`, centred on the original's place."""
    return [copy for line in row(solid, rows, dy) for copy in row(line, columns, dx)]


def mirrored(solid: Manifold, axis: str = "x") -> list[Manifold]:
    """The solid and its mirror image across the plane through the origin."""
    return [solid, solid.mirror(MIRROR[axis])]


def four(solid: Manifold) -> list[Manifold]:
    """The solid and its images across both upright planes: legs of a table, wheels of a cart."""
    return [copy for half in mirrored(solid, "x") for copy in mirrored(half, "y")]
