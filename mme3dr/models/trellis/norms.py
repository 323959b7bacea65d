"""Norms that compute in float32 and give back the number type they got."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from mme3dr.models.trellis.sparse import SparseTensor


class LayerNorm32(nn.LayerNorm):
    """Layer norm over the last axis, in float32."""

    def forward(self, x: Tensor) -> Tensor:
        """(..., channels) -> the same shape and number type."""
        return super().forward(x.float()).to(x.dtype)


class ChannelLayerNorm32(LayerNorm32):
    """Layer norm over the channels at each cell of a dense grid, in float32."""

    def forward(self, x: Tensor) -> Tensor:
        """(batch, channels, x, y, z) -> the same shape and number type."""
        return super().forward(x.movedim(1, -1)).movedim(-1, 1).contiguous()


class SparseGroupNorm32(nn.GroupNorm):
    """Group norm in float32 with statistics over all voxels of one sample."""

    def forward(self, x: SparseTensor) -> SparseTensor:
        """Features (rows, channels) -> the same shape and number type."""
        result = torch.empty_like(x.features)
        for rows in x.samples.slices:
            if rows.start == rows.stop:
                continue
            features = x.features[rows].float()
            groups = features.view(len(features), self.num_groups, -1)
            variance, mean = torch.var_mean(groups, dim=(0, 2), correction=0)  # (groups,)
            width = groups.shape[2]
            scale = self.weight * (variance + self.eps).rsqrt().repeat_interleave(width)  # (channels,)
            result[rows] = torch.addcmul(self.bias, features - mean.repeat_interleave(width), scale)
        return x.replace(result)


class MultiHeadRMSNorm(nn.Module):
    """Norm of queries or keys: each head's vector to length sqrt(head_dim), times a learned gamma (heads, head_dim)."""

    def __init__(self, heads: int, head_dim: int):
        super().__init__()
        self.gamma = nn.Parameter(torch.ones(heads, head_dim))

    def forward(self, x: Tensor) -> Tensor:
        """(..., heads, head_dim) -> the same shape and number type."""
        scale = self.gamma * self.gamma.shape[1] ** 0.5
        return (F.normalize(x.float(), dim=-1) * scale).to(x.dtype)
