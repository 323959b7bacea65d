"""Attention among sets of rows of any length: whole samples, or the voxels of one window.

Sets of equal length go through PyTorch's fused attention together. Nothing is padded and there is no mask: on a CPU
that is faster than padding windows to a common length, and the results don't depend on what else is in the batch.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from mme3dr.models.trellis.norms import MultiHeadRMSNorm
from mme3dr.models.trellis.sparse import Samples, Voxels


@dataclass(frozen=True)
class EqualSets:
    """Some sets of equally many rows; the rows of one set attend to each other.

    rows: those of the first set, then those of the second, and so on.
    count: how many sets.
    samples: the samples that the sets are, when a set is a whole sample.
    """

    rows: Tensor | slice
    count: int
    samples: slice | None = None

    def take(self, values: Tensor) -> Tensor:
        """(all rows, heads, head_dim) -> (sets, heads, rows of a set, head_dim)."""
        return values[self.rows].unflatten(0, (self.count, -1)).transpose(1, 2)

    def put(self, values: Tensor, result: Tensor) -> None:
        """The reverse of `take`, written into the result (all rows, heads, head_dim)."""
        result[self.rows] = values.transpose(1, 2).flatten(0, 1)


def whole_samples(samples: Samples) -> list[EqualSets]:
    """Every sample is a set; samples that follow each other and have equally many rows go together."""
    sets, sample = [], 0
    for length, run in itertools.groupby(samples.lengths):
        count = len(list(run))
        if length:
            start = samples.slices[sample].start
            sets.append(EqualSets(slice(start, start + count * length), count, slice(sample, sample + count)))
        sample += count
    return sets


def shifted_windows(voxels: Voxels, size: int, shift: int) -> list[EqualSets]:
    """Every occupied window of a sample is a set; windows of equally many voxels go together.

    A voxel's window is floor((coordinate + shift) / size) on each axis. No cyclic roll, no mask, no relative bias.
    """
    return voxels.derive(("windows", size, shift), lambda: _find_windows(voxels, size, shift))


def _find_windows(voxels: Voxels, size: int, shift: int) -> list[EqualSets]:
    """See `shifted_windows`."""
    if not len(voxels):
        return []
    order, lengths = window_order(voxels, size, shift)
    by_length = lengths.argsort(stable=True)
    starts = (lengths.cumsum(0) - lengths)[by_length]
    sets = []
    for length, of_length in zip(*_runs(lengths[by_length]), strict=True):
        places = starts[of_length][:, None] + torch.arange(length, device=order.device)
        sets.append(EqualSets(order[places.flatten()], len(places)))
    return sets


def window_order(voxels: Voxels, size: int, shift: int) -> tuple[Tensor, Tensor]:
    """The rows window by window, int64, and how many each window has; by sample and then by window x, y, z."""
    cells = voxels.coordinates.long()
    cells[:, 1:] = (cells[:, 1:] + shift) // size
    sides = cells.amax(0) + 1
    keys = ((cells[:, 0] * sides[1] + cells[:, 1]) * sides[2] + cells[:, 2]) * sides[3] + cells[:, 3]
    keys, order = keys.sort(stable=True)
    return order, torch.unique_consecutive(keys, return_counts=True)[1]


def _runs(values: Tensor) -> tuple[list[int], list[slice]]:
    """The distinct values of an ascending tensor, and where each of them stands."""
    distinct, counts = torch.unique_consecutive(values, return_counts=True)
    ends = [0, *counts.cumsum(0).tolist()]
    return distinct.tolist(), [slice(start, end) for start, end in itertools.pairwise(ends)]


class SelfAttention(nn.Module):
    """Attention among rows, with norms of queries and keys if `qk_norm`."""

    def __init__(self, channels: int, heads: int, qk_norm: bool = False):
        super().__init__()
        self.heads = heads
        self.to_qkv = nn.Linear(channels, 3 * channels)
        self.q_rms_norm = MultiHeadRMSNorm(heads, channels // heads) if qk_norm else nn.Identity()
        self.k_rms_norm = MultiHeadRMSNorm(heads, channels // heads) if qk_norm else nn.Identity()
        self.to_out = nn.Linear(channels, channels)

    def forward(self, x: Tensor, sets: list[EqualSets]) -> Tensor:
        """(rows, channels) -> (rows, channels); a row attends to the rows of its set."""
        q, k, v = self.to_qkv(x).unflatten(1, (3, self.heads, -1)).unbind(1)  # (rows, heads, head_dim)
        q, k = self.q_rms_norm(q), self.k_rms_norm(k)
        result = torch.empty_like(v, memory_format=torch.contiguous_format)
        for some in sets:
            some.put(F.scaled_dot_product_attention(some.take(q), some.take(k), some.take(v)), result)
        return self.to_out(result.flatten(1))


class CrossAttention(nn.Module):
    """Attention of rows to the tokens of their sample's condition, with norms of queries and keys if `qk_norm`."""

    def __init__(self, channels: int, context_channels: int, heads: int, qk_norm: bool = False):
        super().__init__()
        self.heads = heads
        self.to_q = nn.Linear(channels, channels)
        self.to_kv = nn.Linear(context_channels, 2 * channels)
        self.q_rms_norm = MultiHeadRMSNorm(heads, channels // heads) if qk_norm else nn.Identity()
        self.k_rms_norm = MultiHeadRMSNorm(heads, channels // heads) if qk_norm else nn.Identity()
        self.to_out = nn.Linear(channels, channels)

    def forward(self, x: Tensor, context: Tensor, sets: list[EqualSets]) -> Tensor:
        """x (rows, channels), context (samples, tokens, context_channels), sets from `whole_samples` -> x's shape."""
        q = self.q_rms_norm(self.to_q(x).unflatten(1, (self.heads, -1)))  # (rows, heads, head_dim)
        k, v = self.to_kv(context).unflatten(2, (2, self.heads, -1)).unbind(2)  # (samples, tokens, heads, head_dim)
        k, v = self.k_rms_norm(k).transpose(1, 2), v.transpose(1, 2)
        result = torch.empty_like(q)
        for some in sets:
            some.put(F.scaled_dot_product_attention(some.take(q), k[some.samples], v[some.samples]), result)
        return self.to_out(result.flatten(1))
