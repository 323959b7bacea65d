"""Submanifold convolution: outputs at the occupied voxels only, from those of their neighbours that are occupied too.

For each tap of the kernel the neighbours' features are gathered, multiplied by the tap's matrix and added to the rows
they belong to. Which rows these are is the neighbour table: it depends on the voxels and on the kernel size alone, and
is kept with the voxels. Everything goes in blocks of rows, so that memory stays bounded.
"""

from __future__ import annotations

import itertools
import math
import operator
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from mme3dr.models.trellis.sparse import SparseTensor, Voxels

MAX_CELLS = 1 << 29
"""Largest bounding box of a sample, in cells of 4 bytes: neighbours are looked up in a dense grid of row numbers."""


@dataclass(frozen=True)
class NeighbourBlock:
    """The neighbours of some consecutive rows.

    rows: which rows.
    pairs: for each tap of the kernel but the central one, in C order: targets (pairs,) int64, rows of the block, none
    twice; and sources (pairs,) int32, for each of them the row of its neighbour at this tap. Often there are none.
    """

    rows: slice
    pairs: list[tuple[Tensor, Tensor]]


def rows_at_once(device: torch.device, channels: int) -> int:
    """Most rows of a block, for a convolution to so many channels.

    On a CPU few enough for what is in flight to stay in the cache, but more for large matrices, whose products are
    faster the more rows they have. Accelerators need still more.
    """
    if device.type != "cpu":
        return 1 << 17
    return 8192 if channels >= 256 else 1536


def neighbour_table(voxels: Voxels, kernel_size: int, at_once: int) -> list[NeighbourBlock]:
    """Neighbours of all rows for an odd kernel size, in blocks of at most `at_once` rows; made once per set of voxels.

    Raises ValueError when a voxel occurs twice, or a sample's bounding box has more than MAX_CELLS cells.
    """
    key = "neighbours", kernel_size, at_once
    return voxels.derive(key, lambda: list(_find_neighbours(voxels, kernel_size, at_once)))


def _find_neighbours(voxels: Voxels, kernel_size: int, at_once: int) -> Iterator[NeighbourBlock]:
    """See `neighbour_table`. Sample by sample, so that there is one grid of row numbers at a time."""
    reach = kernel_size // 2
    steps = list(itertools.product(range(-reach, reach + 1), repeat=3))
    steps.remove((0, 0, 0))
    for rows in voxels.samples.slices:
        if rows.start == rows.stop:
            continue
        grid, cells, strides = _row_numbers(voxels.coordinates[rows, 1:].long(), rows.start, reach)
        shifts = [sum(map(operator.mul, step, strides)) for step in steps]
        shifts = torch.tensor(shifts, dtype=torch.int64, device=cells.device)
        start = rows.start
        for block in cells.chunk(math.ceil(len(cells) / at_once)):
            neighbours = grid[shifts[:, None] + block]  # (taps, rows), -1 where there is none
            there = neighbours >= 0
            counts = there.sum(1).tolist()
            targets = there.nonzero()[:, 1].split(counts)
            sources = neighbours.masked_select(there).split(counts)
            yield NeighbourBlock(slice(start, start + len(block)), list(zip(targets, sources, strict=True)))
            start += len(block)


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
    Half precision is summed over the taps in float32.
    Raises RuntimeError when a gradient is asked for: it writes into buffers of its own. Use `torch.no_grad()`.
    """
    table = neighbour_table(x.voxels, weight.shape[1], rows_at_once(x.features.device, len(weight)))
    matrices = list(weight.flatten(1, 3).permute(1, 2, 0))  # taps of (in, out)
    centre = matrices.pop(len(matrices) // 2)
    most = max((len(sources) for block in table for _, sources in block.pairs), default=0)
    # Reused by all taps: fresh memory for each would cost about as much as the gathering itself.
    gathered, products = (x.features.new_empty(most, channels) for channels in centre.shape)
    total = x.features.new_empty(len(x.voxels), centre.shape[1], dtype=torch.float32)
    for block in table:
        sums = total[block.rows]
        if sums.dtype == bias.dtype:
            torch.addmm(bias, x.features[block.rows], centre, out=sums)
        else:
            sums.copy_(torch.addmm(bias, x.features[block.rows], centre))
        for matrix, (targets, sources) in zip(matrices, block.pairs, strict=True):
            neighbours = torch.index_select(x.features, 0, sources, out=gathered[: len(sources)])
            product = torch.mm(neighbours, matrix, out=products[: len(sources)])
            sums.index_add_(0, targets, product.float())
    return x.replace(total.to(x.features.dtype))


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
