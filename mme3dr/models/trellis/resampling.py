"""Coarser and finer voxels: halving the resolution, going back, and dividing every voxel into eight."""

from __future__ import annotations

import itertools

import torch
import torch.nn.functional as F
from torch import Tensor

from mme3dr.models.trellis.sparse import SparseTensor, Voxels


def _coarser(fine: Voxels) -> tuple[Voxels, Tensor]:
    """The cells of half the resolution, sorted by sample, x, y, z, and the number of the cell each fine row is in."""
    cells = fine.coordinates.long()
    cells[:, 1:] //= 2
    sides = (cells.amax(0) + 1 if len(cells) else cells.new_ones(4)).tolist()
    keys = ((cells[:, 0] * sides[1] + cells[:, 1]) * sides[2] + cells[:, 2]) * sides[3] + cells[:, 3]
    keys, cell_of_row = torch.unique(keys, return_inverse=True)
    columns = []
    for side in sides[:0:-1]:
        columns.append(keys % side)
        keys = keys // side
    return Voxels(torch.stack([keys, *columns[::-1]], dim=1), fine.batch_size), cell_of_row


def downsample(x: SparseTensor) -> SparseTensor:
    """Half the resolution: a coarse cell gets sum / (count + 1) of the features of the `count` voxels in it.

    A mean would divide by the count. The published code averages into a target that starts from zero and counts this
    zero as one more value; its checkpoints were trained so and depend on it.
    """
    coarse, cell_of_row = x.voxels.derive("coarser", lambda: _coarser(x.voxels))
    counts = torch.bincount(cell_of_row, minlength=len(coarse))
    # Summed cell by cell in the order of the rows, so that the result is the same in every run on a GPU too.
    order = cell_of_row.argsort(stable=True)
    sums = F.embedding_bag(order, x.features, counts.cumsum(0) - counts, mode="sum")
    return SparseTensor(coarse, sums / (counts + 1)[:, None].to(sums.dtype))


def upsample(x: SparseTensor, fine: Voxels) -> SparseTensor:
    """Back to the voxels that `downsample` made x's from: each gets the features of the cell it is in."""
    _, cell_of_row = fine.derive("coarser", lambda: _coarser(fine))
    return SparseTensor(fine, x.features[cell_of_row])


def subdivide(x: SparseTensor) -> SparseTensor:
    """Twice the resolution: every voxel becomes eight consecutive ones with its features, z changing fastest."""
    corners = torch.tensor([(0, *corner) for corner in itertools.product((0, 1), repeat=3)], device=x.features.device)
    doubled = x.coordinates * torch.tensor([1, 2, 2, 2], dtype=torch.int32, device=x.features.device)
    children = (doubled[:, None] + corners.int()).flatten(0, 1)
    return SparseTensor.from_rows(children, x.features.repeat_interleave(8, dim=0), x.voxels.batch_size)
