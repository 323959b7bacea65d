"""FlexiCubes: dual contouring with learned weights (Shen et al. 2023, arXiv 2308.05371), in the variant that also
interpolates vertex attributes. Works on any set of cubes, so its cost goes with the surface and not with the grid.

Inside is where the signed distance is below 0.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from mme3dr.models.trellis.flexicubes_tables import DIRECTIONS, EDGES, tables

WEIGHTS = 21
"""Numbers of a cube: beta of 12 edges, alpha of 8 corners, gamma."""
MOST_GROUPS = 4
"""Dual vertices that one cube has at most."""


@dataclass(frozen=True)
class Isosurface:
    """A triangle mesh whose faces look outward, to positive distances.

    vertices: [N, 3] float32.  faces: [F, 3] int64.  attributes: [N, A] float32, or None.
    """

    vertices: Tensor
    faces: Tensor
    attributes: Tensor | None = None


@dataclass(frozen=True)
class Cubes:
    """Some cubes of a grid.

    coords: [C, 3] int64, sorted lexicographically (x first), each once.  corners: [C, 8] int64 numbers of their grid
    vertices, in the order of `flexicubes_tables.CORNERS`.  weights: [C, 21] raw outputs of the network.
    """

    coords: Tensor
    corners: Tensor
    weights: Tensor

    def __getitem__(self, rows: Tensor) -> Cubes:
        """The cubes that `rows` selects."""
        return Cubes(self.coords[rows], self.corners[rows], self.weights[rows])


def dual_surface(cubes: Cubes, points: Tensor, sdf: Tensor, attributes: Tensor | None = None) -> Isosurface:
    """The zero level of a signed distance.

    points: [V, 3] float32 positions of the grid vertices.  sdf: [V] float32.  attributes: [V, A] float32, or None.
    Where the surface leaves the cubes it stays open. A distance of exactly 0 counts as outside.
    """
    cubes = cubes[_on_surface(cubes.corners, sdf)]
    inside = sdf[cubes.corners] < 0  # [C, 8]
    groups, counts = _groups(cubes.coords, inside)  # [C, 12], [C]
    starts = counts.cumsum(0) - counts
    values = points if attributes is None else torch.cat([points, attributes], 1)
    dual = _dual_vertices(cubes, values, sdf, groups, counts, starts)
    gamma = 0.99 * torch.sigmoid(cubes.weights[:, 20]) + 0.005
    faces = _faces(cubes.corners, len(points), inside, groups, starts, gamma)
    return Isosurface(dual[:, :3].contiguous(), faces, None if attributes is None else dual[:, 3:].contiguous())


def _on_surface(corners: Tensor, sdf: Tensor) -> Tensor:
    """Cubes that have corners on both sides, [C] bool."""
    count = (sdf[corners] < 0).sum(1)
    return (count > 0) & (count < 8)


def _groups(coords: Tensor, inside: Tensor) -> tuple[Tensor, Tensor]:
    """Dual vertex of each edge within its cube (-1: not cut), [C, 12], and the number of dual vertices, [C].

    coords: [C, 3].  inside: [C, 8]. Two critical cubes side by side (see `flexicubes_tables`) are both complemented.
    """
    table = tables()
    group, count, critical = (torch.from_numpy(t).to(coords.device) for t in (table.group, table.count, table.critical))
    case = (inside.long() << torch.arange(8, device=coords.device)).sum(1)  # [C]
    suspects = critical[case] >= 0
    places = coords[suspects] + 1
    size = int(places.max()) + 2 if len(places) else 1
    scale = torch.tensor([size * size, size, 1], device=coords.device)
    keys = (places * scale).sum(1)  # ascending, as the coordinates are
    steps = torch.from_numpy(DIRECTIONS).to(coords.device)[critical[case[suspects]]]
    paired = torch.isin(((places + steps) * scale).sum(1), keys)
    case[suspects] = torch.where(paired, 255 - case[suspects], case[suspects])
    return group[case], count[case]


def _dual_vertices(cubes: Cubes, values: Tensor, sdf: Tensor, groups: Tensor, counts: Tensor, starts: Tensor) -> Tensor:
    """Values [V, D] interpolated at all dual vertices, [N, D]: first along the edges (alpha), then over them (beta)."""
    a, b = torch.from_numpy(EDGES).to(sdf.device).unbind(1)  # [12] each
    scale = 1 + 0.99 * torch.tanh(cubes.weights[:, :20])
    beta, alpha = scale[:, :12], scale[:, 12:]  # [C, 12], [C, 8]
    distance = sdf[cubes.corners] * alpha
    far, near = distance[:, b, None], distance[:, a, None]  # [C, 12, 1]
    span = torch.where(groups[..., None] >= 0, far - near, 1.0)
    crossing = (far * values[cubes.corners[:, a]] - near * values[cubes.corners[:, b]]) / span  # [C, 12, D]
    dual = values.new_empty(int(counts.sum()), values.shape[1])
    for number in range(MOST_GROUPS):
        rows = torch.nonzero(counts > number).squeeze(1)
        weight = (beta[rows] * (groups[rows] == number))[..., None]  # [R, 12, 1]
        dual[starts[rows] + number] = (weight * crossing[rows]).sum(1) / weight.sum(1)
    return dual


def _faces(corners: Tensor, vertices: int, inside: Tensor, groups: Tensor, starts: Tensor, gamma: Tensor) -> Tensor:
    """Two triangles for every cut edge that four cubes share, [F, 3]. The diagonal joins the larger gammas.

    corners: [C, 8] numbers of grid vertices, below `vertices`.
    """
    cube, edge = torch.nonzero(groups >= 0, as_tuple=True)  # [E], cubes ascending
    ends = corners[cube[:, None], torch.from_numpy(EDGES).to(corners.device)[edge]]  # [E, 2]
    keys, order = torch.sort(ends.amin(1) * vertices + ends.amax(1), stable=True)
    _, shared = torch.unique_consecutive(keys, return_counts=True)
    first = (shared.cumsum(0) - shared)[shared == 4]
    four = order[first[:, None] + torch.arange(4, device=corners.device)]  # [Q, 4] entries of E, cubes ascending
    begin = torch.from_numpy(EDGES).to(corners.device)[edge[four[:, 0]], 0]
    rising = inside[cube[four[:, 0]], begin]  # the edge runs from inside to outside
    turns = torch.tensor([[0, 1, 3, 2], [2, 3, 1, 0]], device=corners.device)
    quad = torch.gather(four, 1, turns[rising.long()])
    dual = starts[cube[quad]] + groups[cube[quad], edge[quad]]  # [Q, 4]
    g = gamma[cube[quad]]
    first_diagonal = (g[:, 0] * g[:, 2] > g[:, 1] * g[:, 3])[:, None]
    split = torch.where(first_diagonal, dual[:, [0, 1, 2, 0, 2, 3]], dual[:, [0, 1, 3, 3, 1, 2]])
    return split.reshape(-1, 3)
