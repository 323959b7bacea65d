"""Points on a surface, even by area."""

from __future__ import annotations

import numpy as np

from mme3dr.records import Surface


def sample_surface(surface: Surface, count: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """`count` points by area: places [count, 3], faces [count], corner weights [count, 3]. Same seed, same points."""
    rng = np.random.default_rng(seed)
    corners = surface.vertices[surface.faces]  # [F, 3, 3]
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    edges = np.cumsum(area)
    # one point per equal share of the area (stratified): less noise than independent draws
    place = (np.arange(count) + rng.random(count)) / count * edges[-1]
    face = np.minimum(np.searchsorted(edges, place, side="right"), len(area) - 1)
    r, s = np.sqrt(rng.random(count)), rng.random(count)
    weights = np.stack([1 - r, r * (1 - s), r * s], -1)  # [count, 3]
    return np.einsum("nc,ncx->nx", weights, corners[face]), face, weights
