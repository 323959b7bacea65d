"""Which cells of a grid lie inside a surface, also one that is not closed or whose parts overlap."""

from __future__ import annotations

import numpy as np
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene

from mme3dr.records import Surface

EXTENT = 0.72
"""The grid spans [-EXTENT, EXTENT] on each axis: room for a unit cube turned about the up axis."""
MAX_HITS = 64
SHIFT = 2e-4
"""How far behind a hit the next ray starts."""


def occupancy(surface: Surface, cells: int = 64) -> np.ndarray:
    """[cells, cells, cells] bool (x, y, z): the centre is inside.

    Rays run through the cells along x, y and z; a cell is inside for an axis when more surface is entered than left
    before it, so overlapping closed parts count once; the majority of the three axes decides at holes.
    """
    scene = EmbreeScene()
    mesh = TriangleMesh(scene, surface.vertices[surface.faces].astype(np.float32))
    votes = sum(_along(scene, axis, cells).astype(np.uint8) for axis in range(3))
    del mesh  # held until here: the scene reads its buffers
    return votes >= 2


def _along(scene: EmbreeScene, axis: int, cells: int) -> np.ndarray:
    """Inside by winding along one axis."""
    step = 2 * EXTENT / cells
    middles = -EXTENT + step * (np.arange(cells) + 0.5)
    u, v = np.meshgrid(middles, middles, indexing="ij")
    others = [i for i in range(3) if i != axis]
    origins = np.empty((cells * cells, 3), np.float32)
    origins[:, axis] = -EXTENT - 0.01
    # A hair off the middles: rays through the seams of symmetric objects would meet two faces at once.
    origins[:, others[0]], origins[:, others[1]] = u.ravel() + 3.1e-5, v.ravel() + 5.3e-5
    directions = np.zeros_like(origins)
    directions[:, axis] = 1
    change = np.zeros((cells * cells, cells + 1), np.int32)
    active = np.arange(len(origins))
    for _ in range(MAX_HITS):
        result = scene.run(origins[active], directions[active], output=True)
        met = result["primID"] >= 0
        active, distance, normal = active[met], result["tfar"][met], result["Ng"][met]
        if not len(active):
            break
        place = origins[active, axis] + distance
        cell = np.clip(np.ceil((place + EXTENT) / step - 0.5), 0, cells).astype(int)
        np.add.at(change, (active, cell), np.where(normal[:, axis] < 0, 1, -1))
        origins[active, axis] = place + SHIFT
    inside = np.cumsum(change[:, :cells], axis=1) != 0
    return np.moveaxis(inside.reshape(cells, cells, cells), 2, axis)
