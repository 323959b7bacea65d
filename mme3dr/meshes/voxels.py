"""Voxels of closed surfaces: which cells of a grid are solid, and which label their surface has.

Lines run through the object along x, y and z, three to a cell each way; where they cross the surface is computed
triangle by triangle, without tracing. Overlapping solids count as one, and what lies inside another solid is not seen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import distance_transform_edt

FINE = 3
"""Lines to a cell along each axis: odd, so that the middle one runs through the cell's centre."""
ENOUGH = 3
"""Lines that must find a thin part in a voxel before it counts: an edge that only grazes one doesn't."""
ASIDE = (3.1e-5, 5.3e-5)
"""How far lines run off their middles, in fine cells: on a seam of a symmetric object they would meet two faces."""


@dataclass(frozen=True)
class _Spans:
    """Stretches of lines inside the object.

    line: [S] number of the line, u * fine + v.  start, stop: [S] in fine cells.  entered, left: [S] faces at the ends.
    """

    line: np.ndarray
    start: np.ndarray
    stop: np.ndarray
    entered: np.ndarray
    left: np.ndarray


def voxelise(corners: np.ndarray, labels: np.ndarray, cells: int = 32, margin: int = 1) -> np.ndarray:
    """Solid voxels with the label that has most of the surface in each.

    corners: [F, 3, 3] triangles of closed surfaces facing outwards, any place and scale; the object is centred in the
    grid and its longest side spans all but `margin` cells at both ends.  labels: [F] int from 0.
    Returns [cells, cells, cells] int16, axes as those of the corners: -1 where empty. A voxel is solid when its centre
    is inside (for two of the three axes' lines), or when the middles of stretches thinner than a voxel lie in it:
    plates down to a third of a voxel and rods down to half of one survive, one voxel thick. Voxels inside take the
    nearest label.
    """
    fine = cells * FINE
    points = corners.reshape(-1, 3)
    low, high = points.min(0), points.max(0)
    scale = (fine - 2 * margin * FINE) / float((high - low).max())
    place = (corners - (low + high) / 2) * scale + fine / 2  # [F, 3, 3] in fine cells
    votes = np.zeros((cells, cells, cells), np.int8)
    thin, met, faces = [], [], []
    for axis in range(3):
        spans = _spans(place, axis, fine)
        votes += np.moveaxis(_inside(spans, cells), 2, axis)
        middle, depth = (spans.start + spans.stop) / 2, spans.stop - spans.start
        short = depth < FINE
        # A middle on the border of two voxels belongs to both: the halves of a symmetric object stay alike.
        thin += [_voxel(spans.line[short], middle[short] + hair, axis, cells) for hair in (-1e-6, 1e-6)]
        below = np.minimum(FINE, depth) / 2  # half a voxel under the surface, or the middle of what is thinner
        met += [_voxel(spans.line, d, axis, cells) for d in (spans.start + below, spans.stop - below)]
        faces += [spans.entered, spans.left]
    solid = votes >= 2
    solid |= (np.bincount(np.concatenate(thin), minlength=solid.size) >= ENOUGH).reshape(solid.shape)
    return _labelled(solid, np.concatenate(met), labels[np.concatenate(faces)])


def _spans(place: np.ndarray, axis: int, fine: int) -> _Spans:
    """Where lines along the axis are inside. Winding tells: +1 for each surface entered, -1 for each left."""
    line, depth, face, sign = _crossings(place, axis, fine)
    order = np.lexsort((-sign, depth, line))
    line, depth, face, sign = line[order], depth[order], face[order], sign[order]
    winding = np.cumsum(sign)
    first = np.flatnonzero(np.diff(line, prepend=-1))  # of each line
    base = np.concatenate([[0], winding])[first]  # 0 unless the surface has holes
    winding = winding - np.repeat(base, np.diff(np.append(first, len(line))))
    enter = np.flatnonzero((winding == 1) & (sign == 1))
    leave = np.flatnonzero((winding == 0) & (sign == -1))
    after = np.searchsorted(leave, enter)  # the end of each stretch, on the same line or there is none
    enter, after = enter[after < len(leave)], after[after < len(leave)]
    leave = leave[after]
    same = line[enter] == line[leave]
    enter, leave = enter[same], leave[same]
    return _Spans(line[enter], depth[enter], depth[leave], face[enter], face[leave])


def _crossings(place: np.ndarray, axis: int, fine: int) -> tuple[np.ndarray, ...]:
    """Every crossing of a line with a face: line [H], depth [H], face [H], sign [H] (+1 where the line enters).

    Faces are cut into rows at the lines' first coordinate, and rows into the lines that they cover.
    """
    u_axis, v_axis = (i for i in range(3) if i != axis)
    u, v, w = (place[:, :, i] for i in (u_axis, v_axis, axis))  # [F, 3] each
    a, b = place[:, 1] - place[:, 0], place[:, 2] - place[:, 0]
    normal = np.cross(a, b)  # [F, 3]
    first, count = _covered(u.min(1), u.max(1), ASIDE[0], fine)
    count[np.abs(normal[:, axis]) < 1e-12] = 0
    face, row = _expand(first, count)  # [R]
    at = row + 0.5 + ASIDE[0]
    low, high = np.full(len(face), np.inf), np.full(len(face), -np.inf)
    for i, j in ((0, 1), (1, 2), (2, 0)):
        start, stop = u[face, i], u[face, j]
        cut = (start <= at) != (stop <= at)
        share = (at - start)[cut] / (stop - start)[cut]
        where = v[face, i][cut] + share * (v[face, j] - v[face, i])[cut]
        low[cut], high[cut] = np.minimum(low[cut], where), np.maximum(high[cut], where)
    met = low <= high
    face, row = face[met], row[met]
    first, count = _covered(low[met], high[met], ASIDE[1], fine)
    number, column = _expand(first, count)  # [H]
    face, row = face[number], row[number]
    du, dv = row + 0.5 + ASIDE[0] - u[face, 0], column + 0.5 + ASIDE[1] - v[face, 0]
    n = normal[face]
    depth = w[face, 0] - (n[:, u_axis] * du + n[:, v_axis] * dv) / n[:, axis]
    return row * fine + column, depth, face, np.where(n[:, axis] < 0, 1, -1)


def _covered(low: np.ndarray, high: np.ndarray, aside: float, fine: int) -> tuple[np.ndarray, np.ndarray]:
    """First line and number of lines between two coordinates."""
    first = np.clip(np.ceil(low - 0.5 - aside), 0, fine).astype(np.int64)
    last = np.clip(np.floor(high - 0.5 - aside), -1, fine - 1).astype(np.int64)
    return first, np.maximum(last - first + 1, 0)


def _expand(first: np.ndarray, count: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Owner and number for every member of the runs that start at `first` and have `count` members."""
    owner = np.repeat(np.arange(len(count)), count)
    return owner, np.arange(len(owner)) - np.repeat(np.cumsum(count) - count - first, count)


def _inside(spans: _Spans, cells: int) -> np.ndarray:
    """[cells, cells, cells] bool, last axis along the lines: the voxel's centre lies in a stretch of its line."""
    fine = cells * FINE
    u, v = spans.line // fine, spans.line % fine
    central = (u % FINE == FINE // 2) & (v % FINE == FINE // 2)
    line = (u // FINE * cells + v // FINE)[central] * (cells + 1)
    change = np.zeros(cells * cells * (cells + 1), np.int8)
    for depth, sign in ((spans.start, 1), (spans.stop, -1)):
        first = np.clip(np.ceil(depth[central] / FINE - 0.5), 0, cells).astype(np.int64)
        np.add.at(change, line + first, np.int8(sign))
    return np.cumsum(change.reshape(cells, cells, cells + 1)[:, :, :cells], axis=2) > 0


def _voxel(line: np.ndarray, depth: np.ndarray, axis: int, cells: int) -> np.ndarray:
    """Number (x * cells + y) * cells + z of the voxel at a depth along a line, [N] both."""
    fine = cells * FINE
    index = [line // fine // FINE, line % fine // FINE]
    index.insert(axis, np.clip(depth / FINE, 0, cells - 1).astype(np.int64))
    return (index[0] * cells + index[1]) * cells + index[2]


def _labelled(solid: np.ndarray, cell: np.ndarray, label: np.ndarray) -> np.ndarray:
    """The commonest label of each solid voxel; those that no line has met take that of the nearest."""
    kinds = int(label.max()) + 1
    counts = np.bincount(cell * kinds + label, minlength=solid.size * kinds).reshape(-1, kinds)
    best = np.where(counts.any(1), counts.argmax(1), -1).reshape(solid.shape)
    best[~solid] = -1
    nearest = distance_transform_edt(best < 0, return_distances=False, return_indices=True)
    return np.where(solid, best[tuple(nearest)], -1).astype(np.int16)
