"""Submanifold convolution: outputs at the occupied voxels only, from those of their neighbours that are occupied too.

For each tap of the kernel the neighbours' features are gathered and multiplied by the tap's matrix; the products are
then summed by the row they belong to. Which rows these are is the neighbour table: it depends on the voxels and on the
kernel size alone, and is kept with the voxels. Everything goes in blocks of rows, so that memory stays bounded.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from mme3dr.models.trellis.sparse import SparseTensor, Voxels

ROWS_AT_ONCE = {"cpu": 2048}
"""Rows of a block. On a CPU what is in flight then mostly stays in the cache."""
ROWS_AT_ONCE_ELSEWHERE = 1 << 15
"""The same for accelerators, where a matrix product has to be larger to be fast."""
MAX_CELLS = 1 << 29
"""Largest bounding box of a sample, in cells of 4 bytes: neighbours are looked up in a dense grid of row numbers."""


@dataclass(frozen=True)
class NeighbourBlock:
    """The neighbours of some consecutive rows. A pair is a row and a neighbour of it, at one tap of the kernel.

    rows: which rows.
    sources: for each tap in C order the rows to gather, int32: the pairs, tap by tap.
    order: (pairs,) int32, the pairs' numbers in `sources`, row by row.
    starts: (rows,) int32, where each row begins in `order`.
    """

    rows: slice
    sources: tuple[Tensor, ...]
    order: Tensor
    starts: Tensor


def neighbour_table(voxels: Voxels, kernel_size: int) -> list[NeighbourBlock]:
    """Neighbours of all rows for an odd kernel size, made once per set of voxels.

    Raises ValueError when a voxel occurs twice, or a sample's bounding box has more than MAX_CELLS cells.
    """
    return voxels.derive(("neighbours", kernel_size), lambda: list(_find_neighbours(voxels, kernel_size)))


def _find_neighbours(voxels: Voxels, kernel_size: int) -> Iterator[NeighbourBlock]:
    """See `neighbour_table`. Sample by sample, so that there is one grid of row numbers at a time."""
    reach = kernel_size // 2
    at_once = ROWS_AT_ONCE.get(voxels.coordinates.device.type, ROWS_AT_ONCE_ELSEWHERE)
    for rows in voxels.samples.slices:
        if rows.start == rows.stop:
            continue
        grid, cells, strides = _row_numbers(voxels.coordinates[rows, 1:].long(), rows.start, reach)
        taps = [
            sum(step * stride for step, stride in zip(tap, strides, strict=True))
            for tap in itertools.product(range(-reach, reach + 1), repeat=3)
        ]
        shifts = torch.tensor(taps, device=cells.device)[:, None]
        for start in range(0, len(cells), at_once):
            block = cells[start : start + at_once]
            neighbours = grid[shifts + block]  # (taps, rows), -1 where there is none
            there = neighbours >= 0
            pairs = there.flatten().cumsum(0, dtype=torch.int32).view_as(neighbours) - 1
            per_row = there.sum(0, dtype=torch.int32)
            yield NeighbourBlock(
                rows=slice(rows.start + start, rows.start + start + len(block)),
                sources=neighbours.masked_select(there).split(there.sum(1).tolist()),
                order=pairs.T.masked_select(there.T),
                starts=per_row.cumsum(0, dtype=torch.int32) - per_row,
            )


def _row_numbers(places: Tensor, first: int, margin: int) -> tuple[Tensor, Tensor, tuple[int, int, int]]:
    """A sample's bounding box, with a margin, as a flat grid of row numbers (int32, -1 where there is no voxel).

    places: (rows, 3) int64; their row numbers count from `first`. Also the cell of each row, and the grid's strides.
    """
    places = places - places.amin(0) + margin
    sides = (places.amax(0) + 1 + margin).tolist()
    size = sides[0] * sides[1] * sides[2]
    if size > MAX_CELLS:
        raise ValueError(f"voxels spread over a box of {sides} cells, more than {MAX_CELLS:,}: use a coarser grid")
    strides = (sides[1] * sides[2], sides[2], 1)
    cells = sum(places[:, axis] * strides[axis] for axis in range(3))
    numbers = torch.arange(first, first + len(places), dtype=torch.int32, device=places.device)
    grid = torch.full((size,), -1, dtype=torch.int32, device=places.device)
    grid[cells] = numbers
    if not torch.equal(grid[cells], numbers):
        raise ValueError("a voxel occurs twice: give each cell of a sample one row")
    return grid, cells, strides


def submanifold_convolution(x: SparseTensor, weight: Tensor, bias: Tensor) -> SparseTensor:
    """Cross-correlation as in `conv3d` on the zero-filled grid with padding, read at the voxels of x.

    weight: (out, s, s, s, in) for an odd kernel size s; the three s go with x, y, z.  bias: (out,).
    Raises RuntimeError when a gradient is asked for: it writes into buffers of its own. Use `torch.no_grad()`.
    """
    table = neighbour_table(x.voxels, weight.shape[1])
    matrices = weight.flatten(1, 3).permute(1, 2, 0)  # (taps, in, out)
    out_channels = matrices.shape[2]
    result = x.features.new_empty(len(x.voxels), out_channels)
    # Reused by all blocks: fresh memory for each would cost more than the gathering itself.
    gathered = x.features.new_empty(max((len(s) for b in table for s in b.sources), default=0), x.features.shape[1])
    products = x.features.new_empty(max((len(b.order) for b in table), default=0), out_channels)
    for block in table:
        end = 0
        for matrix, source in zip(matrices, block.sources, strict=True):
            start, end = end, end + len(source)
            neighbours = torch.index_select(x.features, 0, source, out=gathered[: len(source)])
            torch.mm(neighbours, matrix, out=products[start:end])
        sums = F.embedding_bag(block.order, products[:end], block.starts, mode="sum")
        torch.add(sums, bias, out=result[block.rows])
    return x.replace(result)


def published_pointwise(x: SparseTensor, weight: Tensor, bias: Tensor) -> SparseTensor:
    """Kernel size 1 as the published weights need it: the memory of (out, 1, 1, 1, in) read as a matrix (in, out).

    For this size spconv multiplies by its weight without transposing it, whatever the stored shape says, so the
    checkpoints were trained with that matrix. A correct transposition would scramble the channels.
    """
    matrix = weight.reshape(weight.shape[-1], weight.shape[0])  # (in, out)
    return x.replace(torch.addmm(bias, x.features, matrix))


class SparseConv3d(nn.Module):
    """Submanifold convolution with the published names: `conv.weight` (out, s, s, s, in) and `conv.bias` (out,)."""

    def __init__(self, in_channels: int, out_channels: int, kernel_size: int):
        super().__init__()
        bound = (in_channels * kernel_size**3) ** -0.5
        weight = torch.empty(out_channels, kernel_size, kernel_size, kernel_size, in_channels).uniform_(-bound, bound)
        self.conv = nn.ParameterDict({"weight": weight, "bias": torch.zeros(out_channels)})
        self.apply_to = published_pointwise if kernel_size == 1 else submanifold_convolution

    def forward(self, x: SparseTensor) -> SparseTensor:
        """Features (rows, in) -> (rows, out) on the same voxels."""
        return self.apply_to(x, self.conv["weight"], self.conv["bias"])
