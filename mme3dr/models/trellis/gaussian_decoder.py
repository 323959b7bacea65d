"""Gaussian decoder of the structured latents: some 3D Gaussians per voxel (arXiv 2412.01506)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from mme3dr.models.trellis.latent_decoder import SLatDecoder
from mme3dr.models.trellis.sparse import SparseTensor
from mme3dr.models.trellis.torso import only

PARTS = {"_xyz": 3, "_features_dc": 3, "_scaling": 3, "_rotation": 4, "_opacity": 1}
"""What a Gaussian has, in the order of the channels, under the names of the published configuration."""


@dataclass(frozen=True)
class Gaussians:
    """The Gaussians of one object, with z up, in the cube [-0.5, 0.5]^3 and a little around it.

    The first five are the stored parameters, before activation.
    xyz: (n, 3) positions in [0, 1].  features_dc: (n, 1, 3) spherical harmonics of degree 0, see `colours`.
    scaling: (n, 3).  rotation: (n, 4) quaternions, w first.  opacity: (n, 1).
    scaling_bias, opacity_bias: scale and opacity of a Gaussian whose parameters are zero.
    kernel_size: what is added to every scale, as the root of the sum of squares.
    """

    xyz: Tensor
    features_dc: Tensor
    scaling: Tensor
    rotation: Tensor
    opacity: Tensor
    scaling_bias: float
    opacity_bias: float
    kernel_size: float

    @property
    def positions(self) -> Tensor:
        """(n, 3) centres."""
        return self.xyz - 0.5

    @property
    def colours(self) -> Tensor:
        """(n, 3) RGB, nominally in [0, 1] but not clipped: 0.5 + the harmonic of degree 0 times its coefficient."""
        return 0.5 + 0.28209479177387814 * self.features_dc[:, 0]

    @property
    def scales(self) -> Tensor:
        """(n, 3) standard deviations along the axes."""
        bias = torch.tensor(self.scaling_bias, dtype=self.scaling.dtype, device=self.scaling.device)
        inverse = bias + torch.log(-torch.expm1(-bias))  # of softplus
        return (F.softplus(self.scaling + inverse).square() + self.kernel_size**2).sqrt()

    @property
    def rotations(self) -> Tensor:
        """(n, 4) unit quaternions, w first."""
        identity = torch.tensor([1.0, 0, 0, 0], dtype=self.rotation.dtype, device=self.rotation.device)
        return F.normalize(self.rotation + identity, dim=-1)

    @property
    def opacities(self) -> Tensor:
        """(n, 1) in (0, 1)."""
        bias = torch.tensor(self.opacity_bias, dtype=self.opacity.dtype, device=self.opacity.device)
        return torch.sigmoid(self.opacity + torch.logit(bias))


def hammersley(count: int) -> Tensor:
    """(count, 3) points in [0, 1)^3: i / count, and i with its digits reversed in base 2 and in base 3."""

    def reversed_digits(number: int, base: int) -> float:
        value, place = 0.0, 1.0
        while number:
            place /= base
            number, digit = divmod(number, base)
            value += digit * place
        return value

    return torch.tensor([[i / count, reversed_digits(i, 2), reversed_digits(i, 3)] for i in range(count)])


class SLatGaussianDecoder(SLatDecoder):
    """Structured latents -> Gaussians. The arguments are those of the published configuration.

    representation_config: num_gaussians per voxel; voxel_size, how far they may go (in half voxels); perturb_offset,
    whether they start spread out; 3d_filter_kernel_size, scaling_bias, opacity_bias, see `Gaussians`; lr, the factor
    of each part. Only the scaling_activation "softplus" is known.
    num_heads: if None, model_channels // num_head_channels.  use_checkpoint: of training only, without effect here.
    Raises UnsupportedOptionError for other activations, position embeddings than "ape", attention than "swin".
    """

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
        self.resolution, self.representation = resolution, dict(representation_config or {})
        only("scaling_activation", self.representation["scaling_activation"], "softplus")
        self.num_gaussians = int(self.representation["num_gaussians"])
        voxel_size = float(self.representation["voxel_size"])
        self.register_buffer("offset_perturbation", torch.atanh((hammersley(self.num_gaussians) * 2 - 1) / voxel_size))
        self.out_layer = nn.Linear(model_channels, self.num_gaussians * sum(PARTS.values()))
        if use_fp16:
            self.to_dtype(torch.float16)

    def forward(self, x: SparseTensor) -> list[Gaussians]:
        """Features (rows, latent_channels) -> one Gaussians per sample, those of a voxel consecutive."""
        raw = self.parameters_of(x)
        return [self._gaussians(coordinates, features) for coordinates, features in raw.split()]

    def parameters_of(self, x: SparseTensor) -> SparseTensor:
        """Features (rows, latent_channels) -> the raw parameters of each voxel's K Gaussians (rows, 14 * K)."""
        h = self.transform(x)
        features = h.features.to(x.features.dtype)
        return h.replace(self.out_layer(F.layer_norm(features, features.shape[-1:])))

    def _gaussians(self, coordinates: Tensor, features: Tensor) -> Gaussians:
        """coordinates (rows, 3), features (rows, 14 * K) -> the K * rows Gaussians of one sample."""
        settings, factors = self.representation, self.representation["lr"]
        widths = [self.num_gaussians * width for width in PARTS.values()]
        parts = {
            name: part.unflatten(1, (self.num_gaussians, -1)) * factors[name]  # (rows, K, width)
            for name, part in zip(PARTS, features.split(widths, dim=1), strict=True)
        }
        if settings["perturb_offset"]:
            parts["_xyz"] = parts["_xyz"] + self.offset_perturbation
        reach = 0.5 * settings["voxel_size"] / self.resolution
        centres = (coordinates.to(features.dtype) + 0.5) / self.resolution
        parts["_xyz"] = centres[:, None] + torch.tanh(parts["_xyz"]) * reach
        xyz, colour, scaling, rotation, opacity = (parts[name].flatten(0, 1) for name in PARTS)
        return Gaussians(
            xyz=xyz,
            features_dc=colour[:, None],
            scaling=scaling,
            rotation=rotation,
            opacity=opacity,
            scaling_bias=settings["scaling_bias"],
            opacity_bias=settings["opacity_bias"],
            kernel_size=settings["3d_filter_kernel_size"],
        )
