"""Layers of the 3D VQ-VAE. Attribute names are those of the published checkpoint's keys.

Tensors are [B, C, X, Y, Z], in memory with channels last, which is what the layer norm and the CPU's convolutions want.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import nn


class ChannelNorm(nn.LayerNorm):
    """Layer norm over the channels of every cell, in float32."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """[B, C, X, Y, Z] -> the same shape and type."""
        last = x.permute(0, 2, 3, 4, 1).float()
        normed = F.layer_norm(last, self.normalized_shape, self.weight.float(), self.bias.float(), self.eps)
        return normed.to(x.dtype).permute(0, 4, 1, 2, 3)


class ResidualBlock(nn.Module):
    """Two 3^3 convolutions, each after norm and SiLU, beside the identity."""

    def __init__(self, channels: int):
        super().__init__()
        self.norm1 = ChannelNorm(channels)
        self.norm2 = ChannelNorm(channels)
        self.conv1 = nn.Conv3d(channels, channels, 3, padding=1)
        self.conv2 = nn.Conv3d(channels, channels, 3, padding=1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """[B, C, X, Y, Z] -> the same shape."""
        hidden = self.conv1(F.silu(self.norm1(x)))
        return x + self.conv2(F.silu(self.norm2(hidden)))


class Downsample(nn.Module):
    """2^3 cells to one: a strided convolution."""

    def __init__(self, channels: int, out_channels: int):
        super().__init__()
        self.conv = nn.Conv3d(channels, out_channels, 2, stride=2)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """[B, C, X, Y, Z] -> [B, C', X/2, Y/2, Z/2]."""
        return self.conv(x)


class Upsample(nn.Module):
    """One cell to 2^3: a convolution to 8 times the channels, spread over the cells (pixel shuffle)."""

    def __init__(self, channels: int, out_channels: int, kernel: int):
        super().__init__()
        self.conv = nn.Conv3d(channels, 8 * out_channels, kernel, padding=kernel // 2)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """[B, C, X, Y, Z] -> [B, C', 2X, 2Y, 2Z]."""
        return pixel_shuffle(self.conv(x))


def pixel_shuffle(x: torch.Tensor) -> torch.Tensor:
    """[B, 8C, X, Y, Z] -> [B, C, 2X, 2Y, 2Z]: channel 8c + 4i + 2j + k goes to the cell's corner (i, j, k)."""
    batch, channels, *size = x.shape
    corners = x.reshape(batch, channels // 8, 2, 2, 2, *size).permute(0, 5, 2, 6, 3, 7, 4, 1)
    return corners.reshape(batch, *(2 * s for s in size), channels // 8).permute(0, 4, 1, 2, 3)


class Encoder(nn.Module):
    """Voxels to the latent.

    outputs: channels of the last layer. The published one has twice the latent's: mean and log variance. Only the
    first `latent` of them are used.
    """

    def __init__(
        self, inputs: int, channels: Sequence[int], blocks: Sequence[int], middle: int, latent: int, outputs: int
    ):
        super().__init__()
        self.latent = latent
        self.input_layer = nn.Conv3d(inputs, channels[0], 3, padding=1)
        layers: list[nn.Module] = []
        for level, (width, count) in enumerate(zip(channels, blocks, strict=True)):
            layers += [ResidualBlock(width) for _ in range(count)]
            if level + 1 < len(channels):
                layers.append(Downsample(width, channels[level + 1]))
        self.blocks = nn.ModuleList(layers)
        self.middle_block = nn.Sequential(*(ResidualBlock(channels[-1]) for _ in range(middle)))
        self.out_layer = nn.Sequential(
            ChannelNorm(channels[-1]), nn.SiLU(), nn.Conv3d(channels[-1], outputs, 3, padding=1)
        )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """[B, inputs, R, R, R] -> [B, latent, r, r, r] with r = R / 2^(levels - 1)."""
        x = self.input_layer(x)
        for layer in self.blocks:
            x = layer(x)
        return self.out_layer(self.middle_block(x))[:, : self.latent]


class Decoder(nn.Module):
    """Latent to features of every voxel, and from them the occupancy logit."""

    def __init__(self, latent: int, channels: Sequence[int], blocks: Sequence[int], middle: int, up_kernel: int):
        super().__init__()
        self.input_layer = nn.Conv3d(latent, channels[-1], 3, padding=1)
        self.middle_block = nn.Sequential(*(ResidualBlock(channels[-1]) for _ in range(middle)))
        layers: list[nn.Module] = []
        for level in reversed(range(len(channels))):
            layers += [ResidualBlock(channels[level]) for _ in range(blocks[level])]
            if level:
                layers.append(Upsample(channels[level], channels[level - 1], up_kernel))
        self.blocks = nn.ModuleList(layers)
        self.out_layer = nn.Sequential(ChannelNorm(channels[0]), nn.SiLU(), nn.Conv3d(channels[0], 1, 3, padding=1))

    def forward(self, latent: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """[B, latent, r, r, r] -> occupancy logits [B, R, R, R], features [B, C, R, R, R] of the voxels."""
        x = self.middle_block(self.input_layer(latent))
        for layer in self.blocks:
            x = layer(x)
        features = self.out_layer[1](self.out_layer[0](x))
        return self.out_layer[2](features)[:, 0], features
