"""Second stage: the flow model of the structured latents, a transformer over the occupied voxels (arXiv 2412.01506)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from mme3dr.models.trellis.attention import whole_samples
from mme3dr.models.trellis.embeddings import TimestepEmbedder, position_embedding
from mme3dr.models.trellis.norms import LayerNorm32
from mme3dr.models.trellis.resampling import downsample, upsample
from mme3dr.models.trellis.sparse import SparseTensor, Voxels
from mme3dr.models.trellis.sparse_conv import SparseConv3d
from mme3dr.models.trellis.torso import TorsoModel, only
from mme3dr.models.trellis.transformer import ModulatedCrossBlock


class SparseResBlock3d(nn.Module):
    """Two sparse convolutions, the second modulated by the time, added to the input; may halve the resolution first.

    The layer of the time gives scale first, then shift: the other way round than the transformer blocks.
    """

    def __init__(self, channels: int, time_channels: int, out_channels: int, halve: bool = False):
        super().__init__()
        self.halve = halve
        self.norm1 = LayerNorm32(channels, eps=1e-6)
        self.norm2 = LayerNorm32(out_channels, eps=1e-6, elementwise_affine=False)
        self.conv1 = SparseConv3d(channels, out_channels, 3)
        self.conv2 = SparseConv3d(out_channels, out_channels, 3)
        self.emb_layers = nn.Sequential(nn.SiLU(), nn.Linear(time_channels, 2 * out_channels))
        self.skip_connection = nn.Linear(channels, out_channels) if channels != out_channels else nn.Identity()

    def forward(self, x: SparseTensor, time: Tensor, finer: Voxels | None = None) -> SparseTensor:
        """Features (rows, channels), time (samples, time_channels) -> (rows of the new resolution, out_channels).

        finer: the voxels to go back to first, when those of x came from them by halving.
        """
        if self.halve:
            x = downsample(x)
        if finer is not None:
            x = upsample(x, finer)
        scale, shift = (x.samples.spread(part) for part in self.emb_layers(time).chunk(2, dim=1))
        h = self.conv1(x.replace(F.silu(self.norm1(x.features))))
        h = self.conv2(h.replace(F.silu(self.norm2(h.features) * (1 + scale) + shift)))
        return h.replace(h.features + self.skip_connection(x.features))


class SLatFlowModel(TorsoModel):
    """Velocity of the structured latents at a time, under a condition. Arguments as in the published configuration.

    resolution: side of the grid the voxels are in.  io_block_channels: width of each level above the transformer; every
    level halves the resolution, so patch_size is 2^levels.  num_io_res_blocks: convolution blocks a level, each way.
    num_heads: if None, model_channels // num_head_channels.  use_checkpoint: of training only, without effect here.
    Raises UnsupportedOptionError for `share_mod`, other position embeddings than "ape", and `qk_rms_norm_cross` (there
    the published code splits keys and values on the wrong axis, and no checkpoint uses it).
    """

    torso = ("input_blocks", "blocks", "out_blocks")

    def __init__(
        self,
        resolution: int,
        in_channels: int,
        model_channels: int,
        cond_channels: int,
        out_channels: int,
        num_blocks: int,
        num_heads: int | None = None,
        num_head_channels: int = 64,
        mlp_ratio: float = 4,
        patch_size: int = 2,
        num_io_res_blocks: int = 2,
        io_block_channels: Sequence[int] = (),
        pe_mode: str = "ape",
        use_fp16: bool = False,
        use_checkpoint: bool = False,
        use_skip_connection: bool = True,
        share_mod: bool = False,
        qk_rms_norm: bool = False,
        qk_rms_norm_cross: bool = False,
    ):
        super().__init__()
        only("pe_mode", pe_mode, "ape")
        only("share_mod", share_mod, False)
        only("qk_rms_norm_cross", qk_rms_norm_cross, False)
        levels = list(io_block_channels or ())
        only("patch_size", patch_size, 2 ** len(levels))
        self.model_channels, self.in_channels, self.out_channels = model_channels, in_channels, out_channels
        self.resolution, self.use_skip_connection = resolution, use_skip_connection
        heads = num_heads or model_channels // num_head_channels
        widths = [*levels, model_channels]
        self.t_embedder = TimestepEmbedder(model_channels)
        self.input_layer = nn.Linear(in_channels, widths[0])
        self.input_blocks, self.out_blocks = nn.ModuleList(), nn.ModuleList()
        for width, inner in itertools.pairwise(widths):
            for last in [False] * (num_io_res_blocks - 1) + [True]:
                block = SparseResBlock3d(width, model_channels, inner if last else width, halve=last)
                self.input_blocks.append(block)
        self.blocks = nn.ModuleList(
            ModulatedCrossBlock(model_channels, cond_channels, heads, mlp_ratio, qk_rms_norm) for _ in range(num_blocks)
        )
        doubled = 2 if use_skip_connection else 1
        for width, inner in zip(widths[-2::-1], widths[:0:-1], strict=True):
            for first in [True] + [False] * (num_io_res_blocks - 1):
                block = SparseResBlock3d(doubled * (inner if first else width), model_channels, width)
                self.out_blocks.append(block)
        self.out_layer = nn.Linear(widths[0], out_channels)
        if use_fp16:
            self.to_dtype(torch.float16)

    def forward(self, x: SparseTensor, t: Tensor, cond: Tensor) -> SparseTensor:
        """x: features (rows, in), t (batch,) from 0 to 1000, cond (batch, tokens, cond_channels).

        Returns the velocity (rows, out) at the same voxels, in x's number type.
        """
        time, context = self.t_embedder(t).to(self.dtype), cond.to(self.dtype)
        h = x.replace(self.input_layer(x.features)).to(self.dtype)
        before, after = [], []  # of each input block: the voxels it got, the tensor it gave
        for block in self.input_blocks:
            before.append(h.voxels)
            h = block(h, time)
            after.append(h)
        h = self._transform(h, time, context)
        for block in self.out_blocks:
            skip, finer = after.pop(), before.pop()
            if self.use_skip_connection:
                h = h.replace(torch.cat([h.features, skip.features], dim=1))
            h = block(h, time, finer if finer is not h.voxels else None)
        features = h.features.to(x.features.dtype)
        return h.replace(self.out_layer(F.layer_norm(features, features.shape[-1:])))

    def _transform(self, h: SparseTensor, time: Tensor, context: Tensor) -> SparseTensor:
        """The transformer: every voxel attends to all voxels of its sample and to the sample's condition."""
        sets = whole_samples(h.samples)
        features = h.features + position_embedding(h.coordinates[:, 1:], self.model_channels).to(self.dtype)
        for block in self.blocks:
            features = block(features, time, context, h.samples, sets)
        return h.replace(features)
