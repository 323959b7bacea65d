"""Mesh decoder of the structured latents, up to what each cube of the extraction grid gets (arXiv 2412.01506)."""

from __future__ import annotations

from collections.abc import Mapping

import torch
import torch.nn.functional as F
from torch import nn

from mme3dr.models.trellis.latent_decoder import SLatDecoder
from mme3dr.models.trellis.norms import SparseGroupNorm32
from mme3dr.models.trellis.resampling import subdivide
from mme3dr.models.trellis.sparse import SparseTensor
from mme3dr.models.trellis.sparse_conv import SparseConv3d

GEOMETRY_CHANNELS = 8 + 8 * 3 + 21
"""Of a cube: signed distance and shift of its 8 corners, 21 FlexiCubes weights."""
COLOUR_CHANNELS = 8 * 6
"""Of a cube's 8 corners: colour and normal."""


class SparseActivation(nn.Module):
    """SiLU of the features."""

    def forward(self, x: SparseTensor) -> SparseTensor:
        """Features (rows, channels) -> the same shape."""
        return x.replace(F.silu(x.features))


class SparseSubdivideBlock3d(nn.Module):
    """Every voxel divided into eight, then two sparse convolutions, added to the divided input."""

    def __init__(self, channels: int, out_channels: int, groups: int = 32):
        super().__init__()
        self.act_layers = nn.Sequential(SparseGroupNorm32(groups, channels), SparseActivation())
        self.out_layers = nn.Sequential(
            SparseConv3d(channels, out_channels, 3),
            SparseGroupNorm32(groups, out_channels),
            SparseActivation(),
            SparseConv3d(out_channels, out_channels, 3),
        )
        same = channels == out_channels
        self.skip_connection = nn.Identity() if same else SparseConv3d(channels, out_channels, 1)

    def forward(self, x: SparseTensor) -> SparseTensor:
        """Features (rows, channels) -> (8 * rows, out_channels) at twice the resolution."""
        h = self.out_layers(subdivide(self.act_layers(x)))
        # The published code divides first; a pointwise layer gives the eight children of a voxel the same either way.
        return h.replace(h.features + self.skip_connection(x).features.repeat_interleave(8, dim=0))


class SLatMeshDecoder(SLatDecoder):
    """Structured latents -> features of the cubes that a mesh is extracted from, at four times the resolution.

    The arguments are those of the published configuration. model_channels must be a multiple of 256 (group norms of
    32 groups at an eighth of the width).  representation_config: `use_color` adds colours and normals.
    num_heads: if None, model_channels // num_head_channels.  use_checkpoint: of training only, without effect here.
    Raises UnsupportedOptionError for position embeddings than "ape" and attention than "swin".
    """

    torso = ("blocks", "upsample")

    def __init__(
        self,
        resolution: int,
        model_channels: int,
        latent_channels: int,
        num_blocks: int,
        num_heads: int | None = None,
        num_head_channels: int = 64,
        mlp_ratio: float = 4,
        attn_mode: str = "swin",
        window_size: int = 8,
        pe_mode: str = "ape",
        use_fp16: bool = False,
        use_checkpoint: bool = False,
        qk_rms_norm: bool = False,
        representation_config: Mapping[str, object] | None = None,
    ):
        super().__init__(
            model_channels,
            latent_channels,
            num_blocks,
            num_heads,
            num_head_channels,
            mlp_ratio,
            attn_mode,
            window_size,
            pe_mode,
            qk_rms_norm,
        )
        self.resolution = resolution
        self.use_color = bool((representation_config or {}).get("use_color", False))
        self.upsample = nn.ModuleList(
            [
                SparseSubdivideBlock3d(model_channels, model_channels // 4),
                SparseSubdivideBlock3d(model_channels // 4, model_channels // 8),
            ]
        )
        self.out_layer = nn.Linear(model_channels // 8, GEOMETRY_CHANNELS + COLOUR_CHANNELS * self.use_color)
        if use_fp16:
            self.to_dtype(torch.float16)

    def forward(self, x: SparseTensor) -> SparseTensor:
        """Features (rows, latent_channels) -> (64 * rows, 101, or 53 without colour) at four times the resolution.

        Channels: signed distance 8 | shift 8 x 3 | weights 21 | colour and normal 8 x 6. Nothing is activated yet.
        """
        h = self.transform(x)
        for block in self.upsample:
            h = block(h)
        return h.replace(self.out_layer(h.features.to(x.features.dtype)))
