"""Text to mesh in two stages (TRELLIS, arXiv 2412.01506, section 3.3): which voxels are occupied, then what stands in
them. The second stage can be used alone, on voxels from elsewhere.

Frame: occupancy axes are x, y, z of the published frame, z up; vertices lie in [-0.5, 0.5]^3.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from mme3dr.errors import GenerationError
from mme3dr.models.trellis.checkpoint import (
    GAUSSIAN_DECODER,
    LATENT_FLOW,
    MESH_DECODER,
    STRUCTURE_DECODER,
    STRUCTURE_FLOW,
    Checkpoint,
)
from mme3dr.models.trellis.colours import Colours, GaussianColours, VertexColours
from mme3dr.models.trellis.extraction import extract_surface
from mme3dr.models.trellis.sparse import SparseTensor
from mme3dr.models.trellis.text import TextEncoder


@dataclass(frozen=True)
class Condition:
    """A prompt for the networks, and what guidance leads away from (the empty prompt). Both [1, L, C] float32."""

    positive: Tensor
    negative: Tensor


@dataclass(frozen=True)
class GeneratedMesh:
    """A mesh, z up. vertices: [V, 3] float64.  faces: [F, 3] int64.  vertex_colours: [V, 3] float32 sRGB in [0, 1].

    colours: the field that the vertices' colours come from.
    """

    vertices: np.ndarray
    faces: np.ndarray
    vertex_colours: np.ndarray
    colours: Colours


@dataclass(frozen=True)
class Settings:
    """How a checkpoint is run. steps, guidance: of both samplers; None takes those of `pipeline.json`.

    dtype: of the networks' matrices.  colours: "mesh" (the mesh decoder's) or "gaussians" (the Gaussian decoder's).
    """

    steps: int | None = None
    guidance: float | None = None
    device: str = "cpu"
    dtype: str = "float32"
    colours: str = "mesh"


class Text:
    """Prompts to conditions."""

    def __init__(self, checkpoint: Checkpoint, settings: Settings):
        self.encoder = TextEncoder(checkpoint.text_model(), settings.device)
        self.nothing = self.encoder.encode([""])

    def condition(self, prompt: str) -> Condition:
        """Condition of one prompt."""
        return Condition(self.encoder.encode([prompt]), self.nothing)


class StructureStage:
    """First stage: which voxels of the grid the object occupies."""

    def __init__(self, checkpoint: Checkpoint, settings: Settings):
        self.flow = checkpoint.load(STRUCTURE_FLOW, settings.device, settings.dtype)
        self.decoder = checkpoint.load(STRUCTURE_DECODER, settings.device, settings.dtype)
        self.sampler = checkpoint.sampler("sparse_structure").changed(settings.steps, settings.guidance)
        self.device = settings.device

    def noise(self, generator: torch.Generator) -> Tensor:
        """Where the flow starts, [1, C, r, r, r]. generator: of the CPU, so that it is the same for every device."""
        return torch.randn((1, self.flow.in_channels, *[self.flow.resolution] * 3), generator=generator)

    @torch.inference_mode()
    def latent(self, noise: Tensor, condition: Condition) -> Tensor:
        """Dense latent of the noise's shape."""

        def velocity(x: Tensor, t: float, condition: Tensor) -> Tensor:
            return self.flow(x, _time(t, x), condition)

        return self.sampler.sample(velocity, noise.to(self.device), condition.positive, condition.negative)

    @torch.inference_mode()
    def occupancy(self, latent: Tensor) -> Tensor:
        """Coordinates of the occupied voxels, [N, 3] int64 in lexicographic order, where the logit is above 0.

        Raises GenerationError "not_finite" or "empty_occupancy".
        """
        logits = self.decoder(latent)
        _require_finite(logits, "the first stage")
        coords = torch.argwhere(logits[0, 0] > 0)
        if not len(coords):
            raise GenerationError("the first stage left every voxel empty", "empty_occupancy")
        return coords


class LatentStage:
    """Second stage: from occupied voxels to a coloured mesh."""

    def __init__(self, checkpoint: Checkpoint, settings: Settings):
        self.flow = checkpoint.load(LATENT_FLOW, settings.device, settings.dtype)
        self.mesh_decoder = checkpoint.load(MESH_DECODER, settings.device, settings.dtype)
        self.gaussian_decoder = None
        if settings.colours == "gaussians":
            self.gaussian_decoder = checkpoint.load(GAUSSIAN_DECODER, settings.device, settings.dtype)
        self.sampler = checkpoint.sampler("slat").changed(settings.steps, settings.guidance)
        normalisation = checkpoint.setting("slat_normalization")
        self.mean, self.std = (torch.tensor(normalisation[key], device=settings.device) for key in ("mean", "std"))
        self.device = settings.device

    def noise(self, coords: Tensor, generator: torch.Generator) -> Tensor:
        """Where the flow starts on voxels [N, 3], [N, C]. generator: of the CPU."""
        return torch.randn((len(coords), self.flow.in_channels), generator=generator)

    @torch.inference_mode()
    def latent(self, coords: Tensor, noise: Tensor, condition: Condition) -> SparseTensor:
        """Structured latent on occupied voxels [N, 3], in the decoders' scale."""
        rows = torch.cat([torch.zeros_like(coords[:, :1]), coords], 1)  # all of sample 0
        start = SparseTensor.from_rows(rows.to(self.device), noise.to(self.device))

        def velocity(features: Tensor, t: float, condition: Tensor) -> Tensor:
            return self.flow(start.replace(features), _time(t, features), condition).features

        features = self.sampler.sample(velocity, start.features, condition.positive, condition.negative)
        _require_finite(features, "the second stage")
        return start.replace(features * self.std + self.mean)

    @torch.inference_mode()
    def mesh(self, latent: SparseTensor) -> GeneratedMesh:
        """Decode the latent of one object. Raises GenerationError "not_finite" or "empty_surface"."""
        cubes = self.mesh_decoder(latent)
        _require_finite(cubes.features, "the mesh decoder")
        surface = extract_surface(cubes.coordinates[:, 1:], cubes.features, self.mesh_decoder.resolution * 4)
        if not len(surface.faces):
            raise GenerationError("the mesh decoder's field has no surface", "empty_surface")
        vertices = surface.vertices.double().cpu().numpy()
        if self.gaussian_decoder is not None:
            colours = self._gaussians(latent)
            vertex_colours = colours.at(vertices)
        else:
            vertex_colours = surface.attributes[:, :3].cpu().numpy()
            colours = VertexColours(vertices, vertex_colours)
        return GeneratedMesh(vertices, surface.faces.cpu().numpy(), vertex_colours, colours)

    def _gaussians(self, latent: SparseTensor) -> GaussianColours:
        found = self.gaussian_decoder(latent)[0]
        parts = found.positions, found.colours, found.scales, found.rotations, found.opacities[:, 0]
        for part in parts:
            _require_finite(part, "the Gaussian decoder")
        return GaussianColours(*(part.double().cpu().numpy() for part in parts))


def _time(t: float, x: Tensor) -> Tensor:
    """What a network is told, [1] float32."""
    return torch.full((1,), t, dtype=torch.float32, device=x.device)


def _require_finite(values: Tensor, where: str) -> None:
    if not torch.isfinite(values).all():
        raise GenerationError(f"{where} gave numbers that are not finite; try dtype=float32 or bfloat16", "not_finite")
