"""From the mesh decoder's numbers per cube to a surface (TRELLIS, arXiv 2412.01506, section 3.2 and appendix A).

Frame: vertices in [-0.5, 0.5]^3, right-handed, z up.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from mme3dr.models.trellis.flexicubes import WEIGHTS, Cubes, Isosurface, dual_surface
from mme3dr.models.trellis.flexicubes_tables import CORNERS

SDF, DEFORM, COLOUR = 8, 24, 48
"""Columns of a cube: a signed distance, 3 deformations and (after the 21 weights) 6 attributes for each corner."""
GEOMETRY = SDF + DEFORM + WEIGHTS
"""Columns of a decoder without colours, 53."""


@dataclass(frozen=True)
class _Grid:
    """Grid vertices that the active cubes touch. keys: [V] int64, ascending. corners: [C, 8] into them."""

    keys: Tensor
    corners: Tensor
    side: int

    @classmethod
    def around(cls, coords: Tensor, resolution: int) -> _Grid:
        keys, corners = torch.unique(_corner_keys(coords, resolution + 1), return_inverse=True)
        return cls(keys, corners, resolution + 1)

    def places(self) -> Tensor:
        """Integer coordinates of the vertices, [V, 3]."""
        return _places(self.keys, self.side)

    def mean(self, values: Tensor) -> Tensor:
        """Mean over the cubes at each vertex, [V, D], of what they say about their corners, [C, 8, D].

        A vertex is corner k of at most one cube, so the sum goes over 8 lookups: the same order on any device.
        """
        total = values.new_zeros(len(self.keys), values.shape[2])
        count = values.new_zeros(len(self.keys), 1)
        for k in range(8):
            total[self.corners[:, k]] += values[:, k]
            count[self.corners[:, k]] += 1
        return total / count


def extract_surface(coords: Tensor, features: Tensor, resolution: int) -> Isosurface:
    """Surface of one object.

    coords: [C, 3] active cubes of a grid of `resolution` cubes a side, each once.
    features: [C, 101] (sdf 8 | deformation 8 x 3 | FlexiCubes' weights 21 | attributes 8 x 6), or [C, 53] without
    attributes. The attributes of the result, [N, 6] in [0, 1], are colour (sRGB) and normal map. The mesh may be empty.
    """
    coords, features = coords.long(), features.float()
    grid = _Grid.around(coords, resolution)
    sdf = grid.mean(features[:, :SDF, None] - 1 / resolution).squeeze(1)
    deform = grid.mean(features[:, SDF : SDF + DEFORM].unflatten(1, (8, 3)))
    attributes = None
    if features.shape[1] > GEOMETRY:
        attributes = torch.sigmoid(grid.mean(features[:, GEOMETRY:].unflatten(1, (8, COLOUR // 8))))
    cubes, keys = _cubes_at_surface(coords, features[:, SDF + DEFORM : GEOMETRY], grid, sdf)
    new = len(keys) - len(grid.keys)
    places = _places(keys, grid.side)
    reach = (1 - 1e-8) / (2 * resolution)
    points = places / resolution - 0.5 + reach * torch.tanh(_extended(deform, new, 0.0))
    attributes = None if attributes is None else _extended(attributes, new, 0.5)  # sigmoid(0)
    return dual_surface(cubes, points, _extended(sdf, new, 1.0), attributes)


def _cubes_at_surface(coords: Tensor, weights: Tensor, grid: _Grid, sdf: Tensor) -> tuple[Cubes, Tensor]:
    """All cubes of the grid that touch an inside vertex, and the keys of their vertices (the grid's own first).

    Inactive ones have weights 0; their far corners are new vertices.
    """
    inside = grid.places()[sdf < 0]  # [I, 3]
    offsets = torch.from_numpy(CORNERS).to(coords.device)
    near = (inside[:, None] - offsets).reshape(-1, 3)
    near = near[((near >= 0) & (near < grid.side - 1)).all(1)]
    cubes = torch.unique(_key(near, grid.side))  # lexicographic
    active = _key(coords, grid.side)
    order = torch.argsort(active)
    found, at = _lookup(active[order], cubes)
    own = weights.new_zeros(len(cubes), WEIGHTS)
    own[found] = weights[order[at[found]]]
    corner_keys = _corner_keys(_places(cubes, grid.side), grid.side)  # [K, 8]
    known, corners = _lookup(grid.keys, corner_keys)
    new, index = torch.unique(corner_keys[~known], return_inverse=True)
    corners[~known] = len(grid.keys) + index
    return Cubes(_places(cubes, grid.side), corners, own), torch.cat([grid.keys, new])


def _lookup(keys: Tensor, wanted: Tensor) -> tuple[Tensor, Tensor]:
    """Whether each wanted key is among the ascending keys, and where (anything below their number if it is not)."""
    at = torch.searchsorted(keys, wanted).clamp(max=max(len(keys) - 1, 0))
    return keys[at] == wanted, at


def _extended(values: Tensor, count: int, fill: float) -> Tensor:
    """Values of the grid's vertices and `count` new ones."""
    return torch.cat([values, values.new_full((count, *values.shape[1:]), fill)])


def _key(places: Tensor, side: int) -> Tensor:
    """One number for integer coordinates [..., 3] below `side`, in lexicographic order."""
    return (places[..., 0] * side + places[..., 1]) * side + places[..., 2]


def _places(keys: Tensor, side: int) -> Tensor:
    """Inverse of `_key`, [..., 3]."""
    return torch.stack([keys // (side * side), keys // side % side, keys % side], -1)


def _corner_keys(coords: Tensor, side: int) -> Tensor:
    """Keys of the 8 corners of cubes [C, 3], [C, 8]."""
    return _key(coords[:, None] + torch.from_numpy(CORNERS).to(coords.device), side)
