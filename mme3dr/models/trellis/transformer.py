"""Transformer blocks. Dense grids and sparse voxels use the same ones: a grid's tokens are rows like any others."""

from __future__ import annotations

from torch import Tensor, nn

from mme3dr.models.trellis.attention import CrossAttention, EqualSets, SelfAttention
from mme3dr.models.trellis.norms import LayerNorm32
from mme3dr.models.trellis.sparse import Samples


class FeedForward(nn.Module):
    """Two linear layers with the tanh approximation of GELU between them."""

    def __init__(self, channels: int, ratio: float):
        super().__init__()
        hidden = int(channels * ratio)
        self.mlp = nn.Sequential(nn.Linear(channels, hidden), nn.GELU("tanh"), nn.Linear(hidden, channels))

    def forward(self, x: Tensor) -> Tensor:
        """(rows, channels) -> (rows, channels)."""
        return self.mlp(x)


class WindowBlock(nn.Module):
    """Block of the decoders: attention within windows, then the feed-forward layer, each on the normalised input."""

    def __init__(self, channels: int, heads: int, mlp_ratio: float, qk_norm: bool = False):
        super().__init__()
        self.norm1 = LayerNorm32(channels, eps=1e-6, elementwise_affine=False)
        self.norm2 = LayerNorm32(channels, eps=1e-6, elementwise_affine=False)
        self.attn = SelfAttention(channels, heads, qk_norm)
        self.mlp = FeedForward(channels, mlp_ratio)

    def forward(self, x: Tensor, windows: list[EqualSets]) -> Tensor:
        """(rows, channels) -> (rows, channels)."""
        x = x + self.attn(self.norm1(x), windows)
        return x + self.mlp(self.norm2(x))


class ModulatedCrossBlock(nn.Module):
    """Block of the flow models: self-attention and feed-forward modulated by the time, cross-attention between them.

    The modulation layer gives shift, scale and gate of the attention, then of the feed-forward layer: inputs become
    x * (1 + scale) + shift, and the gate multiplies what the branch adds. Cross-attention is not modulated.
    """

    def __init__(
        self,
        channels: int,
        context_channels: int,
        heads: int,
        mlp_ratio: float,
        qk_norm: bool = False,
        qk_norm_cross: bool = False,
    ):
        super().__init__()
        self.norm1 = LayerNorm32(channels, eps=1e-6, elementwise_affine=False)
        self.norm2 = LayerNorm32(channels, eps=1e-6)
        self.norm3 = LayerNorm32(channels, eps=1e-6, elementwise_affine=False)
        self.self_attn = SelfAttention(channels, heads, qk_norm)
        self.cross_attn = CrossAttention(channels, context_channels, heads, qk_norm_cross)
        self.mlp = FeedForward(channels, mlp_ratio)
        self.adaLN_modulation = nn.Sequential(nn.SiLU(), nn.Linear(channels, 6 * channels))

    def forward(self, x: Tensor, time: Tensor, context: Tensor, samples: Samples, sets: list[EqualSets]) -> Tensor:
        """x (rows, channels), time (samples, channels), context (samples, tokens, context_channels) -> x's shape.

        samples: which rows belong to which sample.  sets: the same as sets of rows, from `whole_samples`.
        """
        modulation = self.adaLN_modulation(time).chunk(6, dim=1)
        shift_msa, scale_msa, gate_msa, shift_mlp, scale_mlp, gate_mlp = (samples.spread(m) for m in modulation)
        x = x + gate_msa * self.self_attn(self.norm1(x) * (1 + scale_msa) + shift_msa, sets)
        x = x + self.cross_attn(self.norm2(x), context, sets)
        return x + gate_mlp * self.mlp(self.norm3(x) * (1 + scale_mlp) + shift_mlp)
