"""Training the nano encoders: `mme3dr train encoder --config training/configs/pretrain/nano-eval.yaml`."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch import nn

from evaluators.extractors.nano_towers import NanoConfig, NanoEncoder, word_numbers
from evaluators.retrieval import first_hits
from training.pretrain.data import DataConfig
from training.pretrain.encoder_data import Mix, Pairs
from training.pretrain.encoder_loss import LossWeights, encoder_losses
from training.pretrain.loop import LoopConfig, Task
from training.pretrain.renders import Renders, load_renders

LARGEST_SCALE = 100.0
SIDES = ("statement", "contrast")


@dataclass(frozen=True)
class Sizes:
    """Fields of `NanoConfig` but the number of words, which the data decide."""

    channels: tuple[int, ...] = (32, 64, 96, 160)
    residual: int = 1
    places: int = 32
    width: int = 128
    layers: int = 3
    heads: int = 4
    length: int = 64
    size: int = 256


@dataclass(frozen=True)
class EncoderTraining:
    """A run of `mme3dr train encoder`. The loop's batch counts objects without their mates."""

    loop: LoopConfig
    data: DataConfig = field(default_factory=lambda: DataConfig(count=8400))
    sizes: Sizes = field(default_factory=Sizes)
    mix: Mix = field(default_factory=Mix)
    loss: LossWeights = field(default_factory=LossWeights)
    first_scale: float = 15.0


class EncoderModel(nn.Module):
    """The encoder and the learnt scale of its cosines."""

    def __init__(self, config: NanoConfig, first_scale: float):
        super().__init__()
        self.encoder = NanoEncoder(config)
        self.log_scale = nn.Parameter(torch.tensor(math.log(first_scale)))

    @property
    def scale(self) -> torch.Tensor:
        """What cosines are multiplied by."""
        return self.log_scale.exp().clamp(max=LARGEST_SCALE)


class EncoderTask(Task):
    """See `training.pretrain.loop.Task`."""

    def __init__(self, config: EncoderTraining):
        torch.manual_seed(config.loop.seed)
        self.config = config
        self.pairs = Pairs(load_renders("train", config.data.count, config.data.seed), config.mix, config.sizes.length)
        self.held_out = load_renders("proc800", config.data.held_out)
        self.size = len(self.pairs)
        self.model = EncoderModel(
            NanoConfig(words=self.pairs.tokenizer.get_vocab_size(), **vars(config.sizes)), config.first_scale
        )
        self._centre_texts()

    def _centre_texts(self) -> None:
        """Let the texts' mean begin at 0, as that of the pictures does: what they share says nothing."""
        some = [text for pair in self.pairs.facts[:64] for fact in pair for text in fact]
        some += [text for texts in self.pairs.texts.values() for text in texts[:256]]
        tower = self.model.encoder.text
        with torch.no_grad():
            tower.out.bias.sub_(tower(word_numbers(self.pairs.tokenizer, some, self.config.sizes.length)).mean(0))

    def losses(self, indices: np.ndarray, rng: np.random.Generator) -> dict[str, torch.Tensor]:
        """Losses of objects with these numbers and mates of theirs."""
        batch, encoder = self.pairs.batch(indices, rng), self.model.encoder
        count, views = batch.pictures.shape[:2]
        pictures = encoder.images(batch.pictures.flatten(0, 1)).view(count, views, -1).mean(1)  # [B, D]
        texts = encoder.texts(_joined(batch.captions, batch.wrong))
        captions, wrong = texts[:count], texts[count:]
        with torch.autocast("cpu", enabled=False):
            return encoder_losses(
                pictures, captions, wrong, encoder.texts(batch.facts), batch, self.model.scale, self.config.loss
            )

    def after_update(self) -> dict[str, float]:
        """The scale."""
        return {"scale": float(self.model.scale.detach())}

    def evaluate(self) -> dict[str, float]:
        """Retrieval and facts on held-out objects, by their own meshes' small pictures."""
        rows, encoder = self.held_out.rows, self.model.encoder
        pictures = torch.stack([_mean_picture(encoder, self.held_out, row) for row in range(len(rows))])  # [N, D]
        captions = rows["caption"][:]
        to_text, to_picture = first_hits((pictures @ self._encoded(captions).T).numpy(), captions)
        facts = [(row, f) for row, facts in enumerate(rows["facts"]) for f in facts]
        places = {text: i for i, text in enumerate(dict.fromkeys(f[k] for _, f in facts for k in SIDES))}
        texts = self._encoded(list(places))
        statement, contrast = (texts[[places[f[side]] for _, f in facts]] for side in SIDES)
        gap = (pictures[[row for row, _ in facts]] * (statement - contrast)).sum(1)
        blind = ((statement - contrast) @ pictures.mean(0)) > 0
        implicit = torch.tensor([f["implicit"] for _, f in facts])
        return {
            "r1_to_text": float(to_text.mean()),
            "r1_to_picture": float(to_picture.mean()),
            "facts": float((gap > 0).float().mean()),
            "facts_stated": float((gap > 0)[~implicit].float().mean()),
            "facts_implied": float((gap > 0)[implicit].float().mean()),
            "facts_blind": float(blind.float().mean()),
        }

    def export(self, folder: Path) -> None:
        """encoder/ as `NanoEncoder.load` reads it."""
        self.model.encoder.save(folder / "encoder", self.pairs.tokenizer)

    def _encoded(self, texts: list[str]) -> torch.Tensor:
        """[N, D]"""
        numbers = word_numbers(self.pairs.tokenizer, texts, self.config.sizes.length)
        return torch.cat([self.model.encoder.texts(part) for part in numbers.split(256)])


def _mean_picture(encoder: NanoEncoder, renders: Renders, row: int) -> torch.Tensor:
    """[D], the mean over the views of an object's own mesh."""
    return encoder.images(torch.from_numpy(np.array(renders.pictures(row)[0]))).mean(0)


def _joined(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Word numbers [N, L] and [M, K] -> [N + M, max(L, K)]."""
    length = max(a.shape[1], b.shape[1])
    return torch.cat([nn.functional.pad(t, (0, length - t.shape[1])) for t in (a, b)])
