"""Solids made of unit cubes, for the voxel-art objects of this folder."""

from collections.abc import Iterable

import numpy as np
from manifold3d import Manifold

from mme3dr.meshes.sweeps import solid_from_mesh

Cell = tuple[int, int, int]
BEVEL = 0.07
"""Width of the slanted rim of a cube's face, which shows where one cube ends and the next begins."""
_CORNERS = ((0, 0), (1, 0), (1, 1), (0, 1))


def block(x: tuple[int, int], y: tuple[int, int], z: tuple[int, int]) -> set[Cell]:
    """Cells of a box; each range counts its last cell."""
    spans = [range(first, last + 1) for first, last in (x, y, z)]
    return {(i, j, k) for i in spans[0] for j in spans[1] for k in spans[2]}


def rounded(x: tuple[int, int], y: tuple[int, int], z: tuple[int, int]) -> set[Cell]:
    """Cells of a box less its outermost edges."""
    inner = [(a + 1, b - 1) for a, b in (x, y, z)]
    return block(x, inner[1], inner[2]) | block(inner[0], y, inner[2]) | block(inner[0], inner[1], z)


def picture(rows: str, letters: str, y: tuple[int, int] = (0, 0), left: int = 0) -> set[Cell]:
    """Cells of the given letters in a drawing seen from the front, rows split by blanks, the last one at z = 0."""
    lines = rows.split()[::-1]
    columns = [(left + i, k) for k, line in enumerate(lines) for i, c in enumerate(line) if c in letters]
    return {(i, j, k) for i, k in columns for j in range(y[0], y[1] + 1)}


def shift(cells: Iterable[Cell], x: int = 0, y: int = 0, z: int = 0) -> set[Cell]:
    """The cells moved."""
    return {(i + x, j + y, k + z) for i, j, k in cells}


def flip(cells: Iterable[Cell], total: int = 0) -> set[Cell]:
    """Mirror image in x: column i goes to `total` - i."""
    return {(total - i, j, k) for i, j, k in cells}


def speckle(p: np.ndarray) -> np.ndarray:
    """A mark's test that picks about a quarter of the cubes' sides, scattered: face centres [F, 3] -> [F] bool."""
    x, y, z = np.rint(p).astype(np.int64).T
    return ((x * 73856093) ^ (y * 19349663) ^ (z * 83492791)) // 8 % 11 < 3


def cubes(cells: Iterable[Cell]) -> Manifold:
    """One solid of unit cubes centred on the cells, each visible face of a cube raised to a bevelled panel."""
    filled = set(cells)
    index: dict[tuple[float, ...], int] = {}
    faces: list[tuple[int, int, int]] = []
    for cell in sorted(filled):
        for axis in range(3):
            for side in (-1, 1):
                beside = tuple(c + side * (i == axis) for i, c in enumerate(cell))
                if beside not in filled:
                    faces += _panel(cell, axis, side, index)
    return solid_from_mesh(np.array(list(index), float), np.array(faces))


def pair(cells: set[Cell]) -> list[Manifold]:
    """Solids of the cells and of their mirror image in x."""
    return [cubes(cells), cubes(flip(cells))]


def _panel(cell: Cell, axis: int, side: int, index: dict[tuple[float, ...], int]) -> list[tuple[int, int, int]]:
    """Triangles of one face of a cube: a raised square and its slanted rim; new corners go into `index`."""
    u, v = (axis + 1) % 3, (axis + 2) % 3
    rim, top = [], []
    for du, dv in _CORNERS[::side]:
        for out, half, rise in ((rim, 0.5, 0.0), (top, 0.5 - BEVEL, BEVEL)):
            p = [float(c) for c in cell]
            p[axis] += side * (0.5 + rise)
            p[u] += half * (2 * du - 1)
            p[v] += half * (2 * dv - 1)
            out.append(index.setdefault(tuple(p), len(index)))
    walls = [(rim[i], rim[j], top[j], top[i]) for i, j in ((0, 1), (1, 2), (2, 3), (3, 0))]
    return [t for a, b, c, d in [tuple(top), *walls] for t in ((a, b, c), (a, c, d))]
