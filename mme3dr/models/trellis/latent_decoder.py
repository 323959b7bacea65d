"""What the decoders of the structured latents share: a transformer with shifted windows over the occupied voxels."""

from __future__ import annotations

from torch import nn

from mme3dr.models.trellis.attention import shifted_windows
from mme3dr.models.trellis.embeddings import position_embedding
from mme3dr.models.trellis.sparse import SparseTensor
from mme3dr.models.trellis.torso import TorsoModel, only
from mme3dr.models.trellis.transformer import WindowBlock


class SLatDecoder(TorsoModel):
    """Input layer, position embedding and blocks with attention in windows, shifted by half a window in every other.

    The arguments are those of the published configuration, see the decoders.
    """

    torso = ("blocks",)

    def __init__(
        self,
        model_channels: int,
        latent_channels: int,
        num_blocks: int,
        num_heads: int | None,
        num_head_channels: int,
        mlp_ratio: float,
        attn_mode: str,
        window_size: int,
        pe_mode: str,
        qk_rms_norm: bool,
    ):
        super().__init__()
        only("pe_mode", pe_mode, "ape")
        only("attn_mode", attn_mode, "swin")
        self.model_channels, self.window_size = model_channels, window_size
        heads = num_heads or model_channels // num_head_channels
        self.input_layer = nn.Linear(latent_channels, model_channels)
        self.blocks = nn.ModuleList(
            WindowBlock(model_channels, heads, mlp_ratio, qk_rms_norm) for _ in range(num_blocks)
        )

    def transform(self, x: SparseTensor) -> SparseTensor:
        """Features (rows, latent_channels) -> (rows, model_channels) in the torso's number type."""
        positions = position_embedding(x.coordinates[:, 1:], self.model_channels)
        features = (self.input_layer(x.features) + positions).to(self.dtype)
        for number, block in enumerate(self.blocks):
            shift = self.window_size // 2 * (number % 2)
            features = block(features, shifted_windows(x.voxels, self.window_size, shift))
        return x.replace(features)
