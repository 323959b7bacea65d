"""Sine and cosine embeddings of positions and of the flow's time."""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

TIME_FEATURES = 256


def position_embedding(coordinates: Tensor, channels: int) -> Tensor:
    """Embedding of integer grid coordinates: for x, y and z in turn n sines, then n cosines; n = channels // 6.

    coordinates: (rows, 3), raw cell numbers.  Returns (rows, channels) float32, zeros filling up the last channels.
    Frequencies are 10000^(-i/n).
    """
    count = channels // 6
    exponents = torch.arange(count, dtype=torch.float32, device=coordinates.device) / count
    angles = coordinates.float()[:, :, None] / 10000.0**exponents  # (rows, 3, n)
    waves = torch.cat([angles.sin(), angles.cos()], dim=2).flatten(1)  # (rows, 6n)
    return F.pad(waves, (0, channels - waves.shape[1]))


def time_features(t: Tensor) -> Tensor:
    """(batch,) times, 0 to 1000 -> (batch, 256) float32: 128 cosines, then 128 sines."""
    half = TIME_FEATURES // 2
    steps = torch.arange(half, dtype=torch.float32, device=t.device)
    angles = t.float()[:, None] * torch.exp(-math.log(10000) * steps / half)
    return torch.cat([angles.cos(), angles.sin()], dim=1)


class TimestepEmbedder(nn.Module):
    """Time of the flow -> modulation vector."""

    def __init__(self, channels: int):
        super().__init__()
        self.mlp = nn.Sequential(nn.Linear(TIME_FEATURES, channels), nn.SiLU(), nn.Linear(channels, channels))

    def forward(self, t: Tensor) -> Tensor:
        """(batch,) times, 0 to 1000 -> (batch, channels)."""
        return self.mlp(time_features(t).to(self.mlp[0].weight.dtype))
