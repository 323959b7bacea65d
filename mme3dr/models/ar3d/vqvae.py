"""The 3D VQ-VAE: voxels to a short sequence of codes and back (paper, section 1).

One class in two sizes. `shapellm-omni` is the published one: 64^3 occupancy, 1,024 codes; its checkpoint loads as it
is. `nano` adds palette colours: 32^3 voxels, 128 or 256 codes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from skimage.color import rgb2lab
from torch import nn

from mme3dr.errors import DataError, MissingWeightsError, unknown_name
from mme3dr.files import write_json
from mme3dr.meshes.palette import COLOURS
from mme3dr.models.ar3d.checkpoints import vqvae_folder
from mme3dr.models.ar3d.tokens import MeshVocabulary
from mme3dr.models.ar3d.vqvae_blocks import Decoder, Encoder

CONFIG, WEIGHTS, PUBLISHED = "config.json", "model.safetensors", "3DVQVAE.bin"
DECODED = 16
"""Shapes that `VQVAE.grids` decodes at once."""


@dataclass(frozen=True)
class VQVAEConfig:
    """Sizes of a VQ-VAE.

    resolution: voxels along each axis.
    colours: names of the palette colours it knows, empty for occupancy alone.
    channels, blocks: width and number of residual blocks per level, finest first; each level halves the grid.
    middle: residual blocks of encoder and decoder between their coarsest level and the latent.
    latent: numbers per cell.  cells_per_code: neighbouring cells along z that share one code.  codebook: entries.
    up_kernel: width of the upsampling convolutions.
    encoder_outputs: channels of the encoder's last layer, of which the first `latent` are used.
    colour_inputs: numbers by which a palette class enters the encoder.
    """

    resolution: int
    colours: tuple[str, ...]
    channels: tuple[int, ...]
    blocks: tuple[int, ...]
    middle: int
    latent: int
    cells_per_code: int
    codebook: int
    encoder_outputs: int
    up_kernel: int = 3
    colour_inputs: int = 0

    @property
    def cells(self) -> int:
        """Latent cells along each axis."""
        return self.resolution >> (len(self.channels) - 1)

    @property
    def vocabulary(self) -> MeshVocabulary:
        """The mesh tokens of this VQ-VAE."""
        return MeshVocabulary(self.cells**3 // self.cells_per_code, self.codebook)


PRESETS: dict[str, VQVAEConfig] = {
    "shapellm-omni": VQVAEConfig(
        resolution=64,
        colours=(),
        channels=(32, 128, 512),
        blocks=(2, 2, 2),
        middle=2,
        latent=8,
        cells_per_code=4,
        codebook=8192,
        encoder_outputs=16,
    ),
    "nano": VQVAEConfig(
        resolution=32,
        colours=tuple(COLOURS),
        channels=(16, 32, 96),
        blocks=(0, 1, 1),
        middle=1,
        latent=8,
        cells_per_code=2,
        codebook=1024,
        encoder_outputs=8,
        up_kernel=1,
        colour_inputs=8,
    ),
}


class Codebook(nn.Module):
    """Vectors of the codes."""

    def __init__(self, entries: int, size: int):
        super().__init__()
        self.embeddings = nn.Embedding(entries, size)

    def nearest(self, vectors: torch.Tensor) -> torch.Tensor:
        """Number of the nearest entry by Euclidean distance: [N, size] -> [N] int64."""
        table = self.embeddings.weight  # [K, size]
        # |v - e|^2 without |v|^2, which is the same for all entries; in float32 also where autocast is on.
        with torch.autocast(vectors.device.type, enabled=False):
            return torch.addmm(table.square().sum(1), vectors, table.T, alpha=-2).argmin(1)


@dataclass(frozen=True)
class Reconstruction:
    """What a training step needs of one pass.

    occupancy: [B, R, R, R] logits.  features: [B, C, R, R, R], from which `VQVAE.colour_logits` reads colours.
    vectors: [N, size] encoder output before quantising.  codes: [N] their nearest entries.
    quantised: [N, size] those entries.
    """

    occupancy: torch.Tensor
    features: torch.Tensor
    vectors: torch.Tensor
    codes: torch.Tensor
    quantised: torch.Tensor


class VQVAE(nn.Module):
    """Encoder, codebook, decoder. Grids are [B, R, R, R] class numbers, 0 for empty (see `voxels.py`)."""

    def __init__(self, config: VQVAEConfig):
        super().__init__()
        self.config = config
        sizes = (config.channels, config.blocks, config.middle)
        self.Encoder = Encoder(config.colour_inputs or 1, *sizes, config.latent, config.encoder_outputs)
        self.Decoder = Decoder(config.latent, *sizes, config.up_kernel)
        self.vq = Codebook(config.codebook, config.latent * config.cells_per_code)
        if config.colours:
            self.palette = nn.Embedding(len(config.colours) + 1, config.colour_inputs)
            self.colours = nn.Linear(config.channels[0], len(config.colours))
        self.to(memory_format=torch.channels_last_3d)

    @torch.no_grad()
    def _begin_with_colour_space(self) -> None:
        """Random weights under which colours that look alike are near one another, in the input and in the logits.

        Left to itself the model would have to find out first that dark red is nearer to red than to green.
        """
        lab = rgb2lab(np.array([COLOURS[name] for name in self.config.colours]) / 255)
        place = torch.from_numpy((lab - lab.mean(0)) / lab.std(0)).float()  # [C, 3]
        self.palette.weight.mul_(0.1)
        self.palette.weight[0] = 0
        self.palette.weight[1:, 0] = 1
        self.palette.weight[1:, 1:4] = place
        axes = nn.init.orthogonal_(torch.empty(3, self.colours.in_features))
        self.colours.weight.copy_(2 * place @ axes)  # logits are minus squared distances to the colours' places
        self.colours.bias.copy_(-place.square().sum(1))

    @classmethod
    def preset(cls, name: str, **changes: object) -> VQVAE:
        """A VQ-VAE with random weights. changes: fields of `VQVAEConfig`, e.g. cells_per_code=4 for 128 codes."""
        if name not in PRESETS:
            raise unknown_name("VQ-VAE preset", name, PRESETS)
        model = cls(replace(PRESETS[name], **changes))
        if model.config.colours:
            model._begin_with_colour_space()
        return model

    @property
    def vocabulary(self) -> MeshVocabulary:
        """The mesh tokens of this VQ-VAE."""
        return self.config.vocabulary

    def latent(self, grid: torch.Tensor) -> torch.Tensor:
        """[B, R, R, R] class numbers -> [B, latent, r, r, r], the encoder's output."""
        if self.config.colours:
            x = self.palette(grid.long()).permute(0, 4, 1, 2, 3)
        else:
            x = (grid > 0).to(self.vq.embeddings.weight.dtype)[:, None]
        return self.Encoder(x)

    def vectors(self, latent: torch.Tensor) -> torch.Tensor:
        """[B, latent, r, r, r] -> [B * length, size]: cells_per_code cells along z, one after the other, are one."""
        return latent.permute(0, 2, 3, 4, 1).reshape(-1, self.vq.embeddings.embedding_dim)

    def encode(self, grid: torch.Tensor) -> torch.Tensor:
        """Codes of voxels: [B, R, R, R] class numbers -> [B, length] int64."""
        return self.vq.nearest(self.vectors(self.latent(grid))).view(len(grid), -1)

    def decode(self, codes: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Codes [B, length] -> occupancy logits [B, R, R, R] (occupied where > 0) and features [B, C, R, R, R]."""
        return self._decode_vectors(self.vq.embeddings(codes), len(codes))

    def colour_logits(self, features: torch.Tensor, where: torch.Tensor) -> torch.Tensor:
        """Logits [N, colours] of the N voxels chosen by where [B, R, R, R] bool, in its order."""
        return self.colours(features.permute(0, 2, 3, 4, 1)[where])

    def grid(self, codes: torch.Tensor) -> torch.Tensor:
        """The voxels of codes: [B, length] -> [B, R, R, R] uint8 class numbers (0 and 1 where it knows no colours)."""
        if len(codes) == 1:  # on CPUs a batch of one takes another convolution, which is slower and rounds differently
            return self.grid(codes.expand(2, -1))[:1]
        logits, features = self.decode(codes)
        solid = logits > 0
        grid = solid.to(torch.uint8)
        if self.config.colours:
            grid[solid] = (self.colour_logits(features, solid).argmax(1) + 1).to(torch.uint8)
        return grid

    @torch.inference_mode()
    def grids(self, codes: Sequence[np.ndarray]) -> list[np.ndarray]:
        """`grid` of any number of shapes: codes [length] each -> [R, R, R] each, some at once."""
        device = next(self.parameters()).device
        chunks = (np.stack(codes[start : start + DECODED]) for start in range(0, len(codes), DECODED))
        return [grid for chunk in chunks for grid in self.grid(torch.as_tensor(chunk).to(device)).cpu().numpy()]

    def forward(self, grid: torch.Tensor, quantise: bool = True) -> Reconstruction:
        """One pass with the straight-through gradient: the decoder's gradient reaches the encoder unchanged.

        quantise: False decodes the encoder's own vectors, for the beginning of training.
        """
        vectors = self.vectors(self.latent(grid)).float()
        codes = self.vq.nearest(vectors.detach())
        quantised = self.vq.embeddings(codes)
        passed = vectors + (quantised - vectors).detach() if quantise else vectors
        return Reconstruction(*self._decode_vectors(passed, len(grid)), vectors, codes, quantised)

    def _decode_vectors(self, vectors: torch.Tensor, batch: int) -> tuple[torch.Tensor, torch.Tensor]:
        cells = self.config.cells
        latent = vectors.reshape(batch, cells, cells, cells, self.config.latent).permute(0, 4, 1, 2, 3)
        return self.Decoder(latent)

    @classmethod
    def of_weights(cls, config: VQVAEConfig, state: dict[str, torch.Tensor], source: str) -> VQVAE:
        """A VQ-VAE with given weights, for inference. Raises DataError, naming the source, where they don't fit."""
        with torch.device("meta"):  # random weights of this size would take seconds
            model = cls(config)
        try:
            model.load_state_dict(state, assign=True)
        except RuntimeError as error:
            raise DataError(f"the weights in {source} are not those of this VQ-VAE: {error}") from error
        return model.to(memory_format=torch.channels_last_3d).eval()

    @classmethod
    def load_from(cls, folder: Path) -> VQVAE:
        """From a folder as `load` takes it, or a checkpoint, see `vqvae_folder`."""
        nested = vqvae_folder(folder)
        return cls.load(nested if nested.is_dir() else folder)

    def save(self, folder: Path) -> None:
        """Write config.json and model.safetensors."""
        folder.mkdir(parents=True, exist_ok=True)
        write_json(folder / CONFIG, {"architecture": "VQVAE", **asdict(self.config)})
        save_file({k: v.contiguous() for k, v in self.state_dict().items()}, folder / WEIGHTS)

    @classmethod
    def load(cls, path: Path | str) -> VQVAE:
        """From a folder that `save` wrote, or the published file 3DVQVAE.bin (or a folder that holds it).

        Raises MissingWeightsError where there is neither, DataError where names or shapes don't fit.
        """
        path = Path(path)
        published = path if path.suffix == ".bin" else path / PUBLISHED
        if (path / CONFIG).is_file() and (path / WEIGHTS).is_file():
            settings = json.loads((path / CONFIG).read_text(encoding="utf-8"))
            config, state = _config(settings, path / CONFIG), load_file(path / WEIGHTS)
        elif published.is_file():
            config = PRESETS["shapellm-omni"]
            state = torch.load(published, map_location="cpu", weights_only=True)
        else:
            raise MissingWeightsError(f"no VQ-VAE in {path}: it needs {CONFIG} and {WEIGHTS}, or {PUBLISHED}")
        return cls.of_weights(config, state, str(path))


def _config(settings: dict, path: Path) -> VQVAEConfig:
    fields = {k: tuple(v) if isinstance(v, list) else v for k, v in settings.items() if k != "architecture"}
    try:
        config = VQVAEConfig(**fields)
    except TypeError as error:
        raise DataError(f"{path} is no configuration of a VQ-VAE: {error}") from error
    if config.colours and config.colours != tuple(COLOURS):
        raise DataError(f"{path}: this VQ-VAE was trained with another palette than mme3dr.meshes.palette.COLOURS")
    return config
