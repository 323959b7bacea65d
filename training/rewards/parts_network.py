"""A point-cloud network that says of a named part whether it is there and how much of it.

PointNet's design (arXiv 1612.00593): one small network for every point, a maximum over the points; here the part's
name chooses which points count.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import torch
from torch import nn
from torch.nn.functional import gelu

from evaluators.extractors.network_files import load_network, save_network
from mme3dr.files import write_json

WORDS = "words.json"
UNKNOWN = 0


@dataclass(frozen=True)
class PartsConfig:
    """Sizes. words: entries of the vocabulary, the first for all unknown words.  width: of names.
    channels: of the network of a point."""

    words: int
    width: int = 64
    channels: tuple[int, int, int] = (64, 128, 192)


class Answers(NamedTuple):
    """Logits. existence, completeness: [B, Q].  belongs: [B, Q, P], of every point to the part."""

    existence: torch.Tensor
    completeness: torch.Tensor
    belongs: torch.Tensor


class PartsNetwork(nn.Module):
    """Coloured points and names of parts to existence and completeness."""

    def __init__(self, config: PartsConfig):
        super().__init__()
        self.config = config
        a, b, c = config.channels
        self.points = nn.Sequential(
            nn.Linear(6, a), nn.LayerNorm(a), nn.GELU(), nn.Linear(a, b), nn.LayerNorm(b), nn.GELU(), nn.Linear(b, c)
        )
        self.names = nn.EmbeddingBag(config.words, config.width, mode="mean")
        self.question = nn.Sequential(nn.Linear(2 * config.width, c), nn.GELU(), nn.Linear(c, c))
        self.join = nn.Linear(2 * c, c)
        self.answer = nn.Sequential(nn.Linear(4 * c, c), nn.GELU(), nn.Linear(c, 2))

    def forward(self, points: torch.Tensor, part: torch.Tensor, whole: torch.Tensor) -> Answers:
        """What the network says of Q parts of each of B shapes.

        points: [B, P, 6] as `training.shapes.Shape`.  part, whole: [B, Q, L] word numbers of the part's name and of the
        object's, -1 behind their end.
        """
        own = self.points(points)  # [B, P, c]
        shape = own.amax(1, keepdim=True)  # [B, 1, c]
        seen = gelu(self.join(torch.cat([own, shape.expand_as(own)], 2)))  # [B, P, c]
        asked = self.question(torch.cat([self._words(part), self._words(whole)], 2))  # [B, Q, c]
        belongs = torch.einsum("bpc,bqc->bqp", seen, asked) * asked.shape[2] ** -0.5
        weight = belongs.sigmoid()  # [B, Q, P]
        part_mean = torch.einsum("bqp,bpc->bqc", weight, seen) / (weight.sum(2, keepdim=True) + 1)
        share = weight.mean(2, keepdim=True) * asked
        strongest = weight.amax(2, keepdim=True) * asked
        logits = self.answer(torch.cat([part_mean, shape.expand_as(asked), share, strongest], 2))  # [B, Q, 2]
        return Answers(logits[..., 0], logits[..., 1], belongs)

    def _words(self, words: torch.Tensor) -> torch.Tensor:
        """Mean of the words' vectors, [B, Q, L] -> [B, Q, width]."""
        there = words >= 0
        flat, counts = words[there], there.sum(2).flatten()
        offsets = torch.cat([counts.new_zeros(1), counts.cumsum(0)[:-1]])
        return self.names(flat, offsets).view(*words.shape[:2], -1)

    def save(self, folder: Path, words: Sequence[str]) -> None:
        """config.json, model.safetensors (float16) and words.json."""
        save_network(folder, self, self.config)
        write_json(folder / WORDS, list(words))

    @classmethod
    def load(cls, folder: Path) -> tuple[PartsNetwork, Vocabulary]:
        """Network in float32 and its words. Raises MissingWeightsError or DataError."""
        network = load_network(folder, lambda fields: cls(PartsConfig(**fields)), WORDS, "judge of parts")
        return network, Vocabulary(json.loads((folder / WORDS).read_text(encoding="utf-8")))


class Vocabulary:
    """Words of names and their numbers from 1; UNKNOWN is any other word."""

    def __init__(self, words: Sequence[str]):
        self.words = list(words)
        self._number = {word: number for number, word in enumerate(words, start=1)}

    def __len__(self) -> int:
        return len(self.words) + 1

    def numbers(self, names: Sequence[Sequence[str]]) -> torch.Tensor:
        """[B, Q, L] int64 of B rows of Q names, -1 behind their end."""
        rows = [[[self._number.get(w, UNKNOWN) for w in split(name)] for name in row] for row in names]
        longest = max((len(words) for row in rows for words in row), default=1)
        return torch.tensor([[words + [-1] * (longest - len(words)) for words in row] for row in rows])


def split(name: str) -> list[str]:
    """Words of a name: "stone_lantern" and "stone lantern" are two."""
    return re.findall(r"[a-z0-9]+", name.lower()) or ["?"]
