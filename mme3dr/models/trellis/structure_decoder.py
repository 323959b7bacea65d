"""First stage: the decoder of the sparse structure, from the latent grid to the occupancy of a finer one."""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from mme3dr.models.trellis.norms import ChannelLayerNorm32
from mme3dr.models.trellis.torso import TorsoModel, only


def pixel_shuffle_3d(x: Tensor) -> Tensor:
    """(batch, 8 * channels, x, y, z) -> (batch, channels, 2x, 2y, 2z); channel 8c + 4i + 2j + k goes to i, j, k."""
    x = x.unflatten(1, (-1, 2, 2, 2))  # (batch, channels, i, j, k, x, y, z)
    return x.permute(0, 1, 5, 2, 6, 3, 7, 4).flatten(6, 7).flatten(4, 5).flatten(2, 3)


class ResBlock3d(nn.Module):
    """Two convolutions, each after norm and SiLU, added to the input."""

    def __init__(self, channels: int, out_channels: int | None = None):
        super().__init__()
        out_channels = out_channels or channels
        self.norm1 = ChannelLayerNorm32(channels)
        self.norm2 = ChannelLayerNorm32(out_channels)
        self.conv1 = nn.Conv3d(channels, out_channels, 3, padding=1)
        self.conv2 = nn.Conv3d(out_channels, out_channels, 3, padding=1)
        self.skip_connection = nn.Conv3d(channels, out_channels, 1) if channels != out_channels else nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        """(batch, channels, x, y, z) -> (batch, out_channels, x, y, z)."""
        h = self.conv1(F.silu(self.norm1(x)))
        h = self.conv2(F.silu(self.norm2(h)))
        return h + self.skip_connection(x)


class UpsampleBlock3d(nn.Module):
    """Convolution to eight times the channels, then twice the resolution by pixel shuffle."""

    def __init__(self, channels: int, out_channels: int):
        super().__init__()
        self.conv = nn.Conv3d(channels, 8 * out_channels, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        """(batch, channels, x, y, z) -> (batch, out_channels, 2x, 2y, 2z)."""
        return pixel_shuffle_3d(self.conv(x))


class SparseStructureDecoder(TorsoModel):
    """Latent grid -> occupancy logits of a grid of 2^(levels - 1) times the side; a cell is occupied where logit > 0.

    The arguments are those of the published configuration; channels: one width per level, coarsest first.
    norm_type: published code has layer norms in its blocks whatever this says; "layer" is what checkpoints have.
    """

    torso = ("blocks", "middle_block")

    def __init__(
        self,
        out_channels: int,
        latent_channels: int,
        num_res_blocks: int,
        channels: Sequence[int],
        num_res_blocks_middle: int = 2,
        norm_type: str = "layer",
        use_fp16: bool = False,
    ):
        super().__init__()
        only("norm_type", norm_type, "layer")
        self.input_layer = nn.Conv3d(latent_channels, channels[0], 3, padding=1)
        self.middle_block = nn.Sequential(*[ResBlock3d(channels[0]) for _ in range(num_res_blocks_middle)])
        blocks: list[nn.Module] = []
        for level, width in enumerate(channels):
            blocks += [ResBlock3d(width) for _ in range(num_res_blocks)]
            if level < len(channels) - 1:
                blocks.append(UpsampleBlock3d(width, channels[level + 1]))
        self.blocks = nn.ModuleList(blocks)
        self.out_layer = nn.Sequential(
            ChannelLayerNorm32(channels[-1]), nn.SiLU(), nn.Conv3d(channels[-1], out_channels, 3, padding=1)
        )
        if use_fp16:
            self.to_dtype(torch.float16)

    def forward(self, x: Tensor) -> Tensor:
        """(batch, latent_channels, r, r, r) -> logits (batch, out_channels, R, R, R) in x's number type."""
        h = self.middle_block(self.input_layer(x).to(self.dtype))
        for block in self.blocks:
            h = block(h)
        return self.out_layer(h.to(x.dtype))
