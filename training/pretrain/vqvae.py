"""Training the nano VQ-VAE."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
import torch

from mme3dr.models.ar3d.codebook_update import CodebookEMA
from mme3dr.models.ar3d.reconstruction import reconstruction_report
from mme3dr.models.ar3d.vqvae import VQVAE
from mme3dr.models.ar3d.vqvae_loss import LossWeights, vqvae_losses
from training.pretrain.data import DataConfig, grids
from training.pretrain.loop import LoopConfig, Task


@dataclass(frozen=True)
class CodebookConfig:
    """Fields of `CodebookEMA`.

    restarts: share of the steps after which unused entries are left alone.
    begin: share of the steps before which nothing is quantised; the codebook follows the encoder meanwhile.
    """

    decay: float = 0.99
    restart: float = 0.1
    restarts: float = 0.8
    begin: float = 0.1


@dataclass(frozen=True)
class VQVAETraining:
    """A run of `mme3dr train vqvae`. preset, changes: of `VQVAE.preset`.  loss: fields of `LossWeights`."""

    loop: LoopConfig
    data: DataConfig = field(default_factory=DataConfig)
    preset: str = "nano"
    changes: dict[str, object] = field(default_factory=dict)
    loss: LossWeights = field(default_factory=LossWeights)
    codebook: CodebookConfig = field(default_factory=CodebookConfig)


class VQVAETask(Task):
    """See `training.pretrain.loop.Task`."""

    def __init__(self, config: VQVAETraining):
        torch.manual_seed(config.loop.seed)
        self.config = config
        train, held_out = config.data.load()
        self._packed, self._held_out = train["voxels"][:], held_out["voxels"][:]
        self.size = len(self._packed)
        self.model = VQVAE.preset(config.preset, **config.changes)
        rules = config.codebook
        self.codebook = CodebookEMA(self.model.vq, rules.decay, rules.restart, config.loop.seed)
        self._done = 0

    def losses(self, indices: np.ndarray, rng: np.random.Generator) -> dict[str, torch.Tensor]:
        """Losses of a batch. Objects are mirrored left to right at random, which no text mentions."""
        batch = grids([self._packed[i] for i in indices])
        flipped = rng.random(len(batch)) < 0.5
        batch[flipped] = batch[flipped][:, ::-1]
        grid = torch.from_numpy(batch)
        output = self.model(grid, self._done >= self.config.codebook.begin * self.config.loop.steps)
        self._last = (output.vectors, output.codes)
        return vqvae_losses(self.model, grid, output, self.config.loss)

    def after_update(self) -> dict[str, float]:
        """Move the codebook."""
        self._done += 1
        if self._done > self.config.codebook.restarts * self.config.loop.steps:
            self.codebook.restart = 0.0
        return {"restarted": self.codebook.update(*self._last)}

    def evaluate(self) -> dict[str, float]:
        """Reconstruction of held-out objects."""
        report = reconstruction_report(self.model, grids(self._held_out))
        return {name: float(value) for name, value in asdict(report).items() if name != "objects"}

    def state_dict(self) -> dict:
        """The codebook's running means, and the number of updates."""
        return {"codebook": self.codebook.state_dict(), "done": self._done}

    def load_state_dict(self, state: dict) -> None:
        """Take that back."""
        self.codebook.load_state_dict(state["codebook"])
        self._done = state["done"]

    def export(self, folder: Path) -> None:
        """vqvae/ as `VQVAE.load` reads it."""
        self.model.save(folder / "vqvae")
