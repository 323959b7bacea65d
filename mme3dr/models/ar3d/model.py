"""The autoregressive model of the paper as a model under test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from itertools import zip_longest
from pathlib import Path

import numpy as np
import torch

from mme3dr.errors import DataError, GenerationError, MeshError, MissingWeightsError, unknown_name
from mme3dr.files import file_sha256
from mme3dr.meshes.export import surface_to_glb
from mme3dr.models.ar3d.checkpoints import SHIPPED, full_size_folder, vqvae_folder
from mme3dr.models.ar3d.generation import MODES, Candidate, generate
from mme3dr.models.ar3d.meshing import grid_to_surface
from mme3dr.models.ar3d.policy import Policy
from mme3dr.models.ar3d.prompting import PromptError
from mme3dr.models.ar3d.sampling import Sampler
from mme3dr.models.ar3d.vqvae import VQVAE
from mme3dr.models.base import TextTo3DModel, item_seed
from mme3dr.models.registry import decoder_of
from mme3dr.records import Asset, Failure, Item

DTYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16}


class Ar3d(TextTo3DModel):
    """A checkpoint folder with `policy/` and `vqvae/`: prompt -> plan -> coarse mesh -> detail -> refined mesh.

    mode: "two-step"; "single-step", plan and coarse mesh alone; "no-reasoning", a mesh at once. By default as the
        checkpoint says.
    context: what step 2 sees besides the prompt, "xsv" or "xv" (`prompting.py`), by default as the checkpoint says.
    temperature, top_k, top_p: by default as the checkpoint says.
    device, dtype ("float32" or "bfloat16"): of the policy.  rows: most samples computed at once.
    decoder: what makes a coloured mesh of voxels without colours, "trellis" or "trellis:CHECKPOINT" (the paper's
        second stage); without it they become a grey mesh.
    """

    batch_size = 64
    shipped = ""
    """Folder in SHIPPED of the checkpoint that is taken when none is named."""

    def __init__(
        self,
        checkpoint: str = "",
        mode: str = "",
        context: str = "",
        temperature: float | None = None,
        top_k: int | None = None,
        top_p: float | None = None,
        device: str = "cpu",
        dtype: str = "float32",
        rows: int = 64,
        decoder: str = "",
    ):
        for kind, name, known in (("mode", mode, MODES), ("dtype", dtype, DTYPES)):
            if name and name not in known:
                raise unknown_name(kind, name, list(known))
        if not checkpoint and not self.shipped:
            raise MissingWeightsError("name a checkpoint folder: ar3d:DIR (ar3d-base is the one in the package)")
        self.folder = Path(checkpoint).expanduser() if checkpoint else SHIPPED / self.shipped
        if not self.folder.is_dir():
            raise MissingWeightsError(f"there is no checkpoint folder {self.folder.resolve()}")
        self.vqvae_folder = vqvae_folder(self.folder)
        self.vqvae = VQVAE.load(self.vqvae_folder).to(device)
        policy = Policy.load(self.folder / "policy", device, DTYPES[dtype])
        self.mode = mode or policy.settings.mode
        if policy.vocabulary != self.vqvae.vocabulary:
            raise DataError(
                f"{self.folder}: the policy writes {policy.vocabulary}, the VQ-VAE reads {self.vqvae.vocabulary}"
            )
        if context:
            policy = policy.with_context(context)
        given = {"temperature": temperature, "top_k": top_k, "top_p": top_p}
        chosen = replace(policy.sampling, **{name: value for name, value in given.items() if value is not None})
        self.sampler = Sampler(policy, chosen, int(rows))
        self.world, self.dtype = policy.settings.world, dtype
        self.decoder = decoder_of(decoder, device)

    def identity(self) -> dict:
        """Digests of the checkpoint's files, and the settings."""
        parts = {"policy": self.folder / "policy", "vqvae": self.vqvae_folder}
        files = {
            f"{name}/{p.name}": p
            for name, part in parts.items()
            for p in part.iterdir()
            if p.is_file() and p.suffix != ".md"
        }
        return {
            "files": {name: file_sha256(path) for name, path in sorted(files.items())},
            "mode": self.mode,
            "context": self.sampler.policy.settings.context,
            "sampling": asdict(self.sampler.settings),
            "dtype": self.dtype,
            **({"decoder": self.decoder.identity()} if self.decoder else {}),
        }

    def generate(self, items: Sequence[Item], seed: int) -> list[Asset]:
        """Refined meshes with the texts "plan" and "detail" and the extra mesh "coarse".

        A prompt that can't be read or a shape without voxels is a failure; the texts are kept with it.
        """
        failed: dict[str, Asset] = {}
        for item in items:
            try:
                self.sampler.policy.prompter.step1(item.prompt)
            except PromptError as error:
                failed[item.id] = Asset(item.id, failure=Failure("generate", f"prompt_{error.kind}", str(error)))
        readable = [item for item in items if item.id not in failed]
        seeds = [[item_seed(seed, item.id)] for item in readable]
        made = generate(self.sampler, [item.prompt for item in readable], seeds, self.mode) if readable else []
        candidates = [candidate for (candidate,) in made]
        finals = self.vqvae.grids([c.last.sample.codes for c in candidates])
        coarse = self.vqvae.grids([c.first.sample.codes for c in candidates if c.second])
        shapes = dict(zip((item.id for item in readable), zip_longest(candidates, finals, coarse), strict=True))
        return [failed.get(item.id) or self._asset(item, *shapes[item.id], seed) for item in items]

    def _asset(
        self, item: Item, candidate: Candidate, final: np.ndarray, coarse: np.ndarray | None, seed: int
    ) -> Asset:
        texts, extras = self._texts(candidate), {}
        if coarse is not None:
            try:
                extras["coarse"] = self._glb(coarse, item, seed)
            except (MeshError, GenerationError) as error:
                texts["coarse"] = f"no mesh: {error}"
        try:
            mesh = self._glb(final, item, seed)
        except (MeshError, GenerationError) as error:
            failure = Failure("generate", error.kind, str(error))
            return Asset(item.id, texts=texts, extras=extras, failure=failure)
        return Asset(item.id, mesh, "y" if self.vqvae.config.colours or self.decoder else "z", texts, extras)

    def _texts(self, candidate: Candidate) -> dict[str, str]:
        if self.mode == "no-reasoning":
            return {}
        decode = self.sampler.policy.prompter.decode
        texts = {"plan": decode(candidate.first.sample.text_ids)}
        if candidate.second:
            texts["detail"] = decode(candidate.second.sample.text_ids)
        return texts

    @torch.inference_mode()
    def _glb(self, grid: np.ndarray, item: Item, seed: int) -> bytes:
        """Mesh of voxels [R, R, R]. Raises MeshError or GenerationError for a shape that has none."""
        if self.decoder:
            return self.decoder.decode(grid > 0, item.prompt, item_seed(seed, item.id))
        return surface_to_glb(grid_to_surface(grid, coloured=bool(self.vqvae.config.colours)))


class Ar3dBase(Ar3d):
    """The nano base checkpoint of the package. Takes the settings of `Ar3d`; another checkpoint, if one is named."""

    shipped = "ar3d-base"


class Ar3dR1(Ar3d):
    """The checkpoint that Hi-GRPO made of the base (paper, section 3). Takes the settings of `Ar3d`.

    Where there is a GPU and a folder `$MME3DR_WEIGHTS/ar3d-r1` it is that one, in full size, on the GPU and in bfloat16
    with TRELLIS's second stage; otherwise the nano one of the package.
    """

    shipped = "ar3d-r1"

    def __init__(self, checkpoint: str = "", **settings: object):
        full = None if checkpoint else full_size_folder(self.shipped)
        if full:
            checkpoint = str(full)
            settings = {"device": "cuda", "dtype": "bfloat16", "decoder": "trellis", **settings}
        super().__init__(checkpoint, **settings)
        if full:
            self.about = f"the full-size checkpoint in {full}"
        elif self.folder.parent == SHIPPED:
            self.about = "the nano checkpoint of the package; the full-size one needs a GPU and $MME3DR_WEIGHTS/ar3d-r1"
