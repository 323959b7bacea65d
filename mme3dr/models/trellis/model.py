"""TRELLIS under test: text to GLB, and its second stage alone as the decoder of models that make their own voxels."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import torch

from mme3dr.errors import GenerationError, UnknownNameError, unknown_name
from mme3dr.meshes.colour import linear_rgba
from mme3dr.meshes.export import surface_to_glb
from mme3dr.meshes.normalise import turned_upright
from mme3dr.models.base import TextTo3DModel, item_seed
from mme3dr.models.trellis import texture as baking
from mme3dr.models.trellis.checkpoint import (
    DTYPES,
    GAUSSIAN_DECODER,
    LATENT_FLOW,
    MESH_DECODER,
    STRUCTURE_DECODER,
    STRUCTURE_FLOW,
    Checkpoint,
)
from mme3dr.models.trellis.pipeline import GeneratedMesh, LatentStage, Settings, StructureStage, Text
from mme3dr.records import Asset, Failure, Item, Material, Surface

COLOURS = ("mesh", "gaussians")


class TrellisSecondStage:
    """Occupied voxels and a prompt to a coloured mesh.

    checkpoint: a folder in the published layout, "trellis-text-xlarge", or OWNER/NAME in the Hub cache.
    steps, guidance: of the samplers; left out, those of `pipeline.json`.  device: "auto" takes CUDA if there is one.
    dtype: float32, float16 or bfloat16; "auto" is float16 on CUDA, as published, and float32 elsewhere.
    texture: bake the colours into a texture on a simplified mesh (needs `pip install mme3dr[trellis]`).
    colours: "mesh", the mesh decoder's own, or "gaussians", those of the nearest Gaussians.

    Nothing is loaded before it is needed, but a checkpoint that doesn't fit is found at once. Raises UnknownNameError
    for a wrong argument, MissingWeightsError, DataError, UnsupportedOptionError.
    """

    stages: tuple[str, ...] = ()
    """Networks needed besides those of the second stage."""

    def __init__(
        self,
        checkpoint: str = "trellis-text-xlarge",
        steps: int | None = None,
        guidance: float | None = None,
        device: str = "auto",
        dtype: str = "auto",
        texture: bool = False,
        colours: str = "mesh",
    ):
        device = _device(device)
        if dtype == "auto":
            dtype = "float16" if device.startswith("cuda") else "float32"
        if dtype not in DTYPES:
            raise unknown_name("dtype", dtype, DTYPES)
        if colours not in COLOURS:
            raise unknown_name("source of colours", colours, COLOURS)
        if steps is not None and (not isinstance(steps, int) or steps < 1):
            raise UnknownNameError(f"steps={steps!r}: must be a whole number of at least 1")
        if guidance is not None and not isinstance(guidance, int | float):
            raise UnknownNameError(f"guidance={guidance!r}: must be a number")
        if not isinstance(texture, bool):
            raise UnknownNameError(f"texture={texture!r}: must be true or false")
        if texture:
            baking.require_packages()
        self.texture = texture
        self.settings = Settings(steps, guidance, device, dtype, colours)
        self.checkpoint = Checkpoint.open(checkpoint)
        self.roles = [*self.stages, LATENT_FLOW, MESH_DECODER, *[GAUSSIAN_DECODER] * (colours == "gaussians")]
        for role in self.roles:
            self.checkpoint.skeleton(role)
        self.checkpoint.text_model()

    def identity(self) -> dict:
        """Commit and digests of all weights, and the settings."""
        return {**self.checkpoint.identity(self.roles), "texture": self.texture, **vars(self.settings)}

    @cached_property
    def text(self) -> Text:
        """The text encoder, loaded when it is first needed."""
        return Text(self.checkpoint, self.settings)

    @cached_property
    def second_stage(self) -> LatentStage:
        """The networks of the second stage, loaded when they are first needed."""
        return LatentStage(self.checkpoint, self.settings)

    def decode(self, occupancy: np.ndarray, prompt: str, seed: int) -> bytes:
        """GLB, y up, of an object whose voxels are known.

        occupancy: [R, R, R] bool with R the flow network's resolution (64), axes x, y, z of TRELLIS's frame (z up).
        Raises GenerationError of the kind "empty_occupancy", "not_finite" or "empty_surface"; ValueError for another R.
        """
        resolution = self.second_stage.flow.resolution
        if occupancy.shape != (resolution,) * 3:
            raise ValueError(f"occupancy has the shape {occupancy.shape}, the checkpoint takes {resolution} a side")
        coords = torch.from_numpy(np.argwhere(occupancy))
        if not len(coords):
            raise GenerationError("no voxel is occupied", "empty_occupancy")
        return self.finish(coords, prompt, torch.Generator().manual_seed(seed))

    def finish(self, coords: torch.Tensor, prompt: str, generator: torch.Generator) -> bytes:
        """GLB of occupied voxels, [N, 3] in lexicographic order. generator: where the second stage's noise is drawn."""
        stage = self.second_stage
        latent = stage.latent(coords, stage.noise(coords, generator), self.text.condition(prompt))
        return glb(stage.mesh(latent), self.texture)


class Trellis(TrellisSecondStage, TextTo3DModel):
    """Text to 3D by both stages. Arguments as of `TrellisSecondStage`."""

    stages = (STRUCTURE_FLOW, STRUCTURE_DECODER)

    @cached_property
    def first_stage(self) -> StructureStage:
        """The networks of the first stage, loaded when they are first needed."""
        return StructureStage(self.checkpoint, self.settings)

    def generate(self, items: Sequence[Item], seed: int) -> list[Asset]:
        """One GLB per item; what can't be made is a failure of the kind that `GenerationError` names."""
        return [self._asset(item, item_seed(seed, item.id)) for item in items]

    def _asset(self, item: Item, seed: int) -> Asset:
        generator = torch.Generator().manual_seed(seed)
        stage = self.first_stage
        try:
            latent = stage.latent(stage.noise(generator), self.text.condition(item.prompt))
            return Asset(item.id, self.finish(stage.occupancy(latent), item.prompt, generator))
        except GenerationError as error:
            return Asset(item.id, failure=Failure("generate", error.kind, str(error)))


def _device(name: str) -> str:
    """A device that can be used. Raises UnknownNameError."""
    if name == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    try:
        torch.empty(0, device=name)
    except (RuntimeError, AssertionError) as error:  # what torch raises without such a device
        reason = str(error).splitlines()[0]
        raise UnknownNameError(
            f"device={name!r} can't be used: {reason}. Try cpu, or cuda on a machine with it"
        ) from error
    return name


def glb(mesh: GeneratedMesh, texture: bool) -> bytes:
    """GLB of a mesh, turned from z up to y up: (x, y, z) -> (x, z, -y). texture: bake one instead of vertex colours."""
    if texture:
        baked = baking.bake(mesh.vertices, mesh.faces, mesh.colours)
        ids = np.zeros(len(baked.faces), np.int64)
        surface = Surface(baked.vertices, baked.faces, ids, (Material(texture=baked.texture),), uv=baked.uv)
    else:
        ids = np.zeros(len(mesh.faces), np.int64)
        surface = Surface(mesh.vertices, mesh.faces, ids, colours=linear_rgba(mesh.vertex_colours, linear=False))
    return surface_to_glb(turned_upright(surface, "z"))
