"""Attention among sets of rows of any length: whole samples, or the voxels of one window.

Rows are put in order set by set, so that sets are slices and those of equal length go through PyTorch's fused attention
together. Nothing is padded and there is no mask: results don't depend on what else is in the batch.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from mme3dr.models.trellis.norms import MultiHeadRMSNorm
from mme3dr.models.trellis.sparse import Samples, Voxels


@dataclass(frozen=True)
class RowSets:
    """Sets of rows that attend to each other.

    runs: (count, length): so many sets of so many rows follow each other.
    order: (rows,) int64, the rows set by set, if they don't stand like that already.
    place: (rows,) int64, the reverse: where each row stands in that order.
    """

    runs: tuple[tuple[int, int], ...]
    order: Tensor | None = None
    place: Tensor | None = None

    def arrange(self, x: Tensor) -> Tensor:
        """Rows as they are given -> set by set."""
        return x if self.order is None else x.index_select(0, self.order)

    def restore(self, x: Tensor) -> Tensor:
        """Rows set by set -> as they were given."""
        return x if self.place is None else x.index_select(0, self.place)

    def attend(self, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        """Attention within the sets: q, k, v (rows, heads, head_dim) set by set -> the same shape."""
        result = torch.empty_like(q, memory_format=torch.contiguous_format)
        for rows, count, _ in self._runs():
            some = (x[rows].unflatten(0, (count, -1)).transpose(1, 2) for x in (q, k, v))
            result[rows] = F.scaled_dot_product_attention(*some).transpose(1, 2).flatten(0, 1)
        return result

    def attend_to(self, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        """Attention of each set to its own keys: q (rows, heads, head_dim), k and v (sets, keys, heads, head_dim)."""
        result = torch.empty_like(q, memory_format=torch.contiguous_format)
        for rows, count, sets in self._runs():
            queries = q[rows].unflatten(0, (count, -1)).transpose(1, 2)
            keys, values = k[sets].transpose(1, 2), v[sets].transpose(1, 2)
            result[rows] = F.scaled_dot_product_attention(queries, keys, values).transpose(1, 2).flatten(0, 1)
        return result

    def _runs(self) -> Iterator[tuple[slice, int, slice]]:
        """Of each run its rows, how many sets they make, and which sets these are."""
        row = number = 0
        for count, length in self.runs:
            if length:
                yield slice(row, row + count * length), count, slice(number, number + count)
            row, number = row + count * length, number + count


def whole_samples(samples: Samples) -> RowSets:
    """Every sample is a set."""
    return RowSets(tuple((len(list(run)), length) for length, run in itertools.groupby(samples.lengths)))


def shifted_windows(voxels: Voxels, size: int, shift: int) -> RowSets:
    """Every occupied window of a sample is a set.

    A voxel's window is floor((coordinate + shift) / size) on each axis. No cyclic roll, no mask, no relative bias.
    """
    return voxels.derive(("windows", size, shift), lambda: _find_windows(voxels, size, shift))


def _find_windows(voxels: Voxels, size: int, shift: int) -> RowSets:
    """See `shifted_windows`. Windows of equally many voxels come together, short ones first."""
    rows, lengths = window_order(voxels, size, shift)
    window_of_row = torch.repeat_interleave(torch.arange(len(lengths), device=rows.device), lengths)
    order = rows[lengths[window_of_row].argsort(stable=True)]
    place = torch.empty_like(order)
    place[order] = torch.arange(len(order), device=order.device)
    distinct, counts = lengths.unique(return_counts=True)
    return RowSets(tuple(zip(counts.tolist(), distinct.tolist(), strict=True)), order, place)


def window_order(voxels: Voxels, size: int, shift: int) -> tuple[Tensor, Tensor]:
    """The rows window by window, int64, and how many each window has; by sample and then by window x, y, z."""
    cells = voxels.coordinates.long()
    cells[:, 1:] = (cells[:, 1:] + shift) // size
    sides = cells.amax(0) + 1 if len(cells) else cells.new_ones(4)
    keys = ((cells[:, 0] * sides[1] + cells[:, 1]) * sides[2] + cells[:, 2]) * sides[3] + cells[:, 3]
    keys, order = keys.sort(stable=True)
    return order, torch.unique_consecutive(keys, return_counts=True)[1]


class SelfAttention(nn.Module):
    """Attention among rows, with norms of queries and keys if `qk_norm`."""

    def __init__(self, channels: int, heads: int, qk_norm: bool = False):
        super().__init__()
        self.heads = heads
        self.to_qkv = nn.Linear(channels, 3 * channels)
        self.q_rms_norm = MultiHeadRMSNorm(heads, channels // heads) if qk_norm else nn.Identity()
        self.k_rms_norm = MultiHeadRMSNorm(heads, channels // heads) if qk_norm else nn.Identity()
        self.to_out = nn.Linear(channels, channels)

    def forward(self, x: Tensor, sets: RowSets) -> Tensor:
        """(rows, channels) -> (rows, channels); a row attends to the rows of its set."""
        q, k, v = self.to_qkv(sets.arrange(x)).unflatten(1, (3, self.heads, -1)).unbind(1)  # (rows, heads, head_dim)
        result = sets.attend(self.q_rms_norm(q), self.k_rms_norm(k), v)
        return sets.restore(self.to_out(result.flatten(1)))


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

    def forward(self, x: Tensor, context: Tensor, sets: RowSets) -> Tensor:
        """x (rows, channels), context (samples, tokens, context_channels), sets from `whole_samples` -> x's shape."""
        q = self.to_q(x).unflatten(1, (self.heads, -1))  # (rows, heads, head_dim)
        k, v = self.to_kv(context).unflatten(2, (2, self.heads, -1)).unbind(2)  # (samples, tokens, heads, head_dim)
        result = sets.attend_to(self.q_rms_norm(q), self.k_rms_norm(k), v)
        return self.to_out(result.flatten(1))
