"""What all networks of TRELLIS share: which of their layers run in half precision, and which options they know."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Self

import torch
from torch import nn

from mme3dr.errors import MME3DRError
from mme3dr.models.trellis.sparse_conv import SparseConv3d


class UnsupportedOptionError(MME3DRError):
    """A configuration asks for something that no published checkpoint uses and that isn't implemented here."""


def only(option: str, value: object, allowed: object) -> None:
    """Refuse a value of a configuration's option other than the one that the published checkpoints have."""
    if value != allowed:
        raise UnsupportedOptionError(
            f"{option}={value!r} in the network's configuration is not supported: the published checkpoints have "
            f"{allowed!r}. Use one of those, or a checkpoint trained with that value"
        )


class TorsoModel(nn.Module):
    """A network whose middle part, the torso, may run in another precision than its first and last layers.

    torso: the submodules that make it up. There linear and convolution layers are cast, norms and their weights stay
    float32. The published configurations have a float16 torso (`use_fp16`); bfloat16 and float32 work the same way.
    """

    torso: tuple[str, ...] = ()

    @property
    def dtype(self) -> torch.dtype:
        """Number type of the torso."""
        return next(next(self._layers()).parameters()).dtype

    def to_dtype(self, dtype: torch.dtype) -> Self:
        """Cast the torso's linear and convolution layers to a number type, all the rest to float32; in place."""
        inside = {id(parameter) for layer in self._layers() for parameter in layer.parameters()}
        for tensor in itertools.chain(self.parameters(), self.buffers()):
            tensor.data = tensor.data.to(dtype if id(tensor) in inside else torch.float32)
        return self

    def _layers(self) -> Iterator[nn.Module]:
        for name in self.torso:
            for module in getattr(self, name).modules():
                if isinstance(module, nn.Linear | nn.Conv3d | SparseConv3d):
                    yield module
