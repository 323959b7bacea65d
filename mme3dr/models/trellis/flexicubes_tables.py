"""What dual contouring needs to know about each of the 256 ways to put a cube's corners inside or outside.

Everything is derived from two rules (Nielson, "Dual Marching Cubes", 2004; Shen et al., "FlexiCubes", 2023):
- in each face the cut edges are joined in pairs, in a face with four of them the two at each inside corner; every
  connected group of cut edges then gets one dual vertex;
- where such an ambiguous face joins all four of its cut edges into one group, two cubes that share it would pinch the
  surface into an edge of four triangles: both are read as their complement.

Corners are numbered with x fastest: corner c is at (c & 1, c >> 1 & 1, c >> 2 & 1). A case is the sum of 2^corner over
the inside corners.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

CORNERS = np.array([[c & 1, c >> 1 & 1, c >> 2 & 1] for c in range(8)])
"""Offset of each corner, [8, 3]."""

EDGES = np.array(
    [(0, 1), (1, 5), (4, 5), (0, 4), (2, 3), (3, 7), (6, 7), (2, 6), (2, 0), (3, 1), (7, 5), (6, 4)], np.int64
)
"""Corners (a, b) of each edge, [12, 2], in the order of the network's beta weights. Along y they run downwards."""

DIRECTIONS = np.array([(s if a == axis else 0) for axis in range(3) for s in (-1, 1) for a in range(3)]).reshape(6, 3)
"""Step to the neighbour across each face, [6, 3]."""

FACES = [[c for c in range(8) if CORNERS[c, axis] == side] for axis in range(3) for side in (0, 1)]
"""Corners of each face, in the order of DIRECTIONS."""


@dataclass(frozen=True)
class Tables:
    """Properties of the 256 cases.

    group: [256, 12] int64, which dual vertex of the cube an edge belongs to; -1 where the edge isn't cut.
    count: [256] int64 dual vertices (0 to 4).
    critical: [256] int64, the face (index into DIRECTIONS) whose four cut edges are one group; -1 for none.
    """

    group: np.ndarray
    count: np.ndarray
    critical: np.ndarray


@lru_cache(maxsize=1)
def tables() -> Tables:
    """Derive the tables."""
    group = np.full((256, 12), -1, np.int64)
    critical = np.full(256, -1, np.int64)
    for case in range(256):
        inside = [bool(case >> c & 1) for c in range(8)]
        group[case] = _groups(inside)
        pinched = [f for f, edges in enumerate(map(_face_edges, FACES)) if _is_pinched(group[case][edges])]
        if pinched:
            critical[case] = pinched[0]  # never more than one
    return Tables(group, group.max(axis=1) + 1, critical)


def _face_edges(corners: list[int]) -> list[int]:
    """Numbers of the four edges of a face."""
    return [e for e, (a, b) in enumerate(EDGES) if a in corners and b in corners]


def _is_pinched(groups: np.ndarray) -> bool:
    """All four edges of a face are cut, and all belong to the same dual vertex. groups: [4]."""
    return groups.min() >= 0 and groups.min() == groups.max()


def _groups(inside: list[bool]) -> list[int]:
    """Group of each edge, numbered by their first edges; -1 for edges that aren't cut. inside: of the 8 corners."""
    cut = [inside[a] != inside[b] for a, b in EDGES]
    label = list(range(12))
    for face in FACES:
        edges = [e for e in _face_edges(face) if cut[e]]
        pairs = [edges] if len(edges) == 2 else [[e for e in edges if c in EDGES[e]] for c in face if inside[c]]
        for first, second in pairs if edges else []:
            old, new = label[second], label[first]
            label = [new if value == old else value for value in label]
    numbers = {value: n for n, value in enumerate(dict.fromkeys(label[e] for e in range(12) if cut[e]))}
    return [numbers[label[e]] if cut[e] else -1 for e in range(12)]
