"""Sparse voxels of a batch: where they are (`Voxels`) and what stands in them (`SparseTensor`). Both are immutable."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import torch
from torch import Tensor

Derived = TypeVar("Derived")


class Samples:
    """How the rows of a batch belong to its samples: the first `lengths[0]` rows to sample 0, the next to sample 1."""

    def __init__(self, lengths: Sequence[int], device: torch.device):
        self.lengths = tuple(lengths)
        self.device = device

    @cached_property
    def of_row(self) -> Tensor:
        """Sample of each row, (rows,) int64."""
        counts = torch.tensor(self.lengths, device=self.device)
        return torch.repeat_interleave(torch.arange(len(self.lengths), device=self.device), counts)

    @cached_property
    def slices(self) -> tuple[slice, ...]:
        """The rows of each sample."""
        ends = torch.tensor([0, *self.lengths]).cumsum(0).tolist()
        return tuple(slice(start, end) for start, end in itertools.pairwise(ends))

    def spread(self, vectors: Tensor) -> Tensor:
        """Per-sample vectors (samples, channels) -> what broadcasts to the rows: (rows, channels), or (1, channels)."""
        return vectors if len(self.lengths) == 1 else vectors[self.of_row]


class Voxels:
    """The occupied cells of a batch of grids, with everything that is derived from them, each computed once.

    coordinates: (rows, 4) int32, a row is (sample, x, y, z); x, y, z are the axes 2, 3, 4 of a dense tensor.
    batch_size: samples; more than the coordinates show when the last ones are empty.

    Raises ValueError unless the rows of a sample are contiguous, samples ascend and no coordinate is negative.
    """

    def __init__(self, coordinates: Tensor, batch_size: int | None = None):
        if coordinates.ndim != 2 or coordinates.shape[1] != 4 or coordinates.is_floating_point():
            raise ValueError(
                f"coordinates must be integers (rows, 4), not {coordinates.dtype} {tuple(coordinates.shape)}"
            )
        sample = coordinates[:, 0].long()
        if batch_size is None:
            batch_size = int(sample[-1]) + 1 if len(sample) else 0
        if len(sample) and (coordinates.min() < 0 or (sample.diff() < 0).any() or sample[-1] >= batch_size):
            raise ValueError(
                f"rows must be ordered by sample, 0 to {batch_size - 1}, and no coordinate be negative: samples go "
                f"from {int(sample[0])} to {int(sample[-1])}, the least coordinate is {int(coordinates.min())}"
            )
        self.coordinates = coordinates.to(torch.int32).contiguous()
        self.samples = Samples(torch.bincount(sample, minlength=batch_size).tolist(), coordinates.device)
        self._derived: dict[Hashable, object] = {}

    def __len__(self) -> int:
        """Number of rows."""
        return len(self.coordinates)

    @property
    def batch_size(self) -> int:
        """Number of samples, empty ones included."""
        return len(self.samples.lengths)

    def derive(self, key: Hashable, make: Callable[[], Derived]) -> Derived:
        """What `make` returns, kept under `key` as long as these voxels live: neighbours, windows, coarser cells."""
        if key not in self._derived:
            self._derived[key] = make()
        return self._derived[key]


@dataclass(frozen=True)
class SparseTensor:
    """Features at the voxels of a batch.

    voxels: where; shared by all tensors on the same voxels, so that what is derived from them is computed once.
    features: (rows, channels), in the order of the voxels.
    """

    voxels: Voxels
    features: Tensor

    def __post_init__(self):
        if self.features.ndim != 2 or len(self.features) != len(self.voxels):
            raise ValueError(f"features {tuple(self.features.shape)} don't fit {len(self.voxels)} voxels: one row each")

    @classmethod
    def from_rows(cls, coordinates: Tensor, features: Tensor, batch_size: int | None = None) -> SparseTensor:
        """A tensor on new voxels: coordinates (rows, 4), features (rows, channels). See `Voxels`."""
        return cls(Voxels(coordinates, batch_size), features)

    @property
    def coordinates(self) -> Tensor:
        """(rows, 4) int32: sample, x, y, z."""
        return self.voxels.coordinates

    @property
    def samples(self) -> Samples:
        """Which rows belong to which sample."""
        return self.voxels.samples

    def replace(self, features: Tensor) -> SparseTensor:
        """Other features on the same voxels."""
        return SparseTensor(self.voxels, features)

    def to(self, dtype: torch.dtype) -> SparseTensor:
        """The same features as another number type."""
        return self.replace(self.features.to(dtype))

    def split(self) -> list[tuple[Tensor, Tensor]]:
        """For each sample its (rows, 3) coordinates x, y, z and its (rows, channels) features."""
        return [(self.coordinates[rows, 1:], self.features[rows]) for rows in self.samples.slices]
