"""First stage: flow model of the sparse structure, a transformer over a dense grid of latents (arXiv 2412.01506)."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from mme3dr.models.trellis.attention import whole_samples
from mme3dr.models.trellis.embeddings import TimestepEmbedder, position_embedding
from mme3dr.models.trellis.sparse import Samples
from mme3dr.models.trellis.torso import TorsoModel, only
from mme3dr.models.trellis.transformer import ModulatedCrossBlock


def patchify(x: Tensor, size: int) -> Tensor:
    """(batch, channels, r, r, r) -> (batch, tokens, channels * size^3), tokens and offsets with z fastest."""
    for axis in (2, 4, 6):
        x = x.unflatten(axis, (-1, size))
    return x.permute(0, 2, 4, 6, 1, 3, 5, 7).flatten(4).flatten(1, 3)


def unpatchify(tokens: Tensor, size: int) -> Tensor:
    """The inverse of `patchify`."""
    side = round(tokens.shape[1] ** (1 / 3))
    x = tokens.unflatten(2, (-1, size, size, size)).unflatten(1, (side, side, side))
    return x.permute(0, 4, 1, 5, 2, 6, 3, 7).flatten(6, 7).flatten(4, 5).flatten(2, 3)


class SparseStructureFlowModel(TorsoModel):
    """Velocity of the latent grid at a time, under a condition. The arguments are those of the published configuration.

    resolution: side of the latent grid.  patch_size: side of the patch that becomes a token.
    num_heads: if None, model_channels // num_head_channels.  use_checkpoint: of training only, without effect here.
    Raises UnsupportedOptionError for `share_mod` and other position embeddings than "ape".
    """

    torso = ("blocks",)

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
        pe_mode: str = "ape",
        use_fp16: bool = False,
        use_checkpoint: bool = False,
        share_mod: bool = False,
        qk_rms_norm: bool = False,
        qk_rms_norm_cross: bool = False,
    ):
        super().__init__()
        only("pe_mode", pe_mode, "ape")
        only("share_mod", share_mod, False)
        self.resolution, self.in_channels, self.out_channels = resolution, in_channels, out_channels
        self.patch_size = patch_size
        heads = num_heads or model_channels // num_head_channels
        side = torch.arange(resolution // patch_size)
        self.register_buffer("pos_emb", position_embedding(torch.cartesian_prod(side, side, side), model_channels))
        self.t_embedder = TimestepEmbedder(model_channels)
        self.input_layer = nn.Linear(in_channels * patch_size**3, model_channels)
        self.blocks = nn.ModuleList(
            ModulatedCrossBlock(model_channels, cond_channels, heads, mlp_ratio, qk_rms_norm, qk_rms_norm_cross)
            for _ in range(num_blocks)
        )
        self.out_layer = nn.Linear(model_channels, out_channels * patch_size**3)
        if use_fp16:
            self.to_dtype(torch.float16)

    def forward(self, x: Tensor, t: Tensor, cond: Tensor) -> Tensor:
        """x (batch, in, r, r, r), t (batch,) from 0 to 1000, cond (batch, tokens, cond_channels).

        Returns the velocity (batch, out, r, r, r) in x's number type. Raises ValueError for another shape of x.
        """
        expected = (self.in_channels, *[self.resolution] * 3)
        if tuple(x.shape[1:]) != expected:
            raise ValueError(f"the latent grid must be (batch, {', '.join(map(str, expected))}), not {tuple(x.shape)}")
        tokens = patchify(x, self.patch_size)
        samples = Samples([tokens.shape[1]] * len(tokens), x.device)
        sets = whole_samples(samples)
        h = (self.input_layer(tokens) + self.pos_emb).flatten(0, 1).to(self.dtype)  # (batch * tokens, channels)
        time, context = self.t_embedder(t).to(self.dtype), cond.to(self.dtype)
        for block in self.blocks:
            h = block(h, time, context, samples, sets)
        h = h.to(x.dtype)
        h = self.out_layer(F.layer_norm(h, h.shape[-1:]))
        return unpatchify(h.unflatten(0, (len(x), -1)), self.patch_size)
