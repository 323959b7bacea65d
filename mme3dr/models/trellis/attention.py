"""Attention among sets of rows of any length: whole samples, or the voxels of one window.

Sets of equal length go through PyTorch's fused attention together. Nothing is padded and there is no mask, so results
don't depend on what else is in the batch.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from mme3dr.models.trellis.norms import MultiHeadRMSNorm
from mme3dr.models.trellis.sparse import Samples, Voxels

ROWS_AT_ONCE_ON_CPU = 512
"""Rows of windows that a CPU gathers and attends among in one go: they then stay in the cache in between."""


@dataclass(frozen=True)
class EqualSets:
    """Some sets of equally many rows; the rows of one set attend to each other.

    rows: those of the first set, then those of the second, and so on.
    count: how many sets.
    samples: which samples the sets are, when they are whole samples.
    """

    rows: Tensor | slice
    count: int
    samples: slice | None = None

    def take(self, x: Tensor) -> Tensor:
        """(all rows, ...) -> (sets, rows of a set, ...)."""
        taken = x[self.rows] if isinstance(self.rows, slice) else x.index_select(0, self.rows)
        return taken.unflatten(0, (self.count, -1))


def whole_samples(samples: Samples) -> list[EqualSets]:
    """Every sample is a set; samples that follow each other and have equally many rows go together."""
    sets, row, sample = [], 0, 0
    for length, run in itertools.groupby(samples.lengths):
        count = len(list(run))
        if length:
            sets.append(EqualSets(slice(row, row + count * length), count, slice(sample, sample + count)))
        row, sample = row + count * length, sample + count
    return sets


def shifted_windows(voxels: Voxels, size: int, shift: int) -> list[EqualSets]:
    """Every occupied window of a sample is a set; windows of equally many voxels go together.

    A voxel's window is floor((coordinate + shift) / size) on each axis. No cyclic roll, no mask, no relative bias.
    """
    return voxels.derive(("windows", size, shift), lambda: _find_windows(voxels, size, shift))


def _find_windows(voxels: Voxels, size: int, shift: int) -> list[EqualSets]:
    """See `shifted_windows`."""
    rows, lengths = window_order(voxels, size, shift)
    rows = rows[lengths.repeat_interleave(lengths).argsort(stable=True)]  # window by window still, short ones first
    at_once = ROWS_AT_ONCE_ON_CPU if rows.device.type == "cpu" else len(rows)
    distinct, counts = lengths.unique(return_counts=True)
    sets = []
    for length, of_length in zip(distinct.tolist(), rows.split((distinct * counts).tolist()), strict=True):
        for some in of_length.split(max(at_once // length, 1) * length):
            sets.append(EqualSets(some, len(some) // length))
    return sets


def window_order(voxels: Voxels, size: int, shift: int) -> tuple[Tensor, Tensor]:
    """The rows window by window, int64, and how many each window has; by sample and then by window x, y, z."""
    cells = voxels.coordinates.long()
    cells[:, 1:] = (cells[:, 1:] + shift) // size
    sides = cells.amax(0) + 1 if len(cells) else cells.new_ones(4)
    keys = ((cells[:, 0] * sides[1] + cells[:, 1]) * sides[2] + cells[:, 2]) * sides[3] + cells[:, 3]
    keys, order = keys.sort(stable=True)
    return order, torch.unique_consecutive(keys, return_counts=True)[1]


def attend(qkv: Tensor, sets: list[EqualSets]) -> Tensor:
    """Attention within each set: queries, keys and values (rows, 3, heads, head_dim) -> (rows, heads, head_dim)."""
    result = qkv.new_empty(len(qkv), *qkv.shape[2:])
    for some in sets:
        q, k, v = some.take(qkv).permute(2, 0, 3, 1, 4)  # each (sets, heads, rows of a set, head_dim)
        result[some.rows] = F.scaled_dot_product_attention(q, k, v).transpose(1, 2).flatten(0, 1)
    return result


class SelfAttention(nn.Module):
    """Attention among rows, with norms of queries and keys if `qk_norm`."""

    def __init__(self, channels: int, heads: int, qk_norm: bool = False):
        super().__init__()
        self.heads, self.qk_norm = heads, qk_norm
        self.to_qkv = nn.Linear(channels, 3 * channels)
        if qk_norm:
            self.q_rms_norm = MultiHeadRMSNorm(heads, channels // heads)
            self.k_rms_norm = MultiHeadRMSNorm(heads, channels // heads)
        self.to_out = nn.Linear(channels, channels)

    def forward(self, x: Tensor, sets: list[EqualSets]) -> Tensor:
        """(rows, channels) -> (rows, channels); a row attends to the rows of its set."""
        qkv = self.to_qkv(x).unflatten(1, (3, self.heads, -1))  # (rows, 3, heads, head_dim)
        if self.qk_norm:
            q, k, v = qkv.unbind(1)
            qkv = torch.stack([self.q_rms_norm(q), self.k_rms_norm(k), v], dim=1)
        return self.to_out(attend(qkv, sets).flatten(1))


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
            queries = some.take(q).transpose(1, 2)  # (sets, heads, rows of a set, head_dim)
            attended = F.scaled_dot_product_attention(queries, k[some.samples], v[some.samples])
            result[some.rows] = attended.transpose(1, 2).flatten(0, 1)
        return self.to_out(result.flatten(1))
