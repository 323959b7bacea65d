"""A network that says how well people would like a picture for a prompt: the towers of a nano encoder and a head."""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn

from evaluators.extractors.nano_towers import WORDS, NanoConfig, NanoEncoder
from evaluators.extractors.network_files import load_network, save_network


class PreferenceNetwork(nn.Module):
    """Pictures and prompts to scores; a pair's difference is the log-odds that the first is preferred."""

    def __init__(self, config: NanoConfig):
        super().__init__()
        self.encoder = NanoEncoder(config)
        self.head = nn.Sequential(nn.Linear(3 * config.size, 64), nn.GELU(), nn.Linear(64, 1))

    def forward(self, pictures: torch.Tensor, words: torch.Tensor) -> torch.Tensor:
        """Scores [N, V] of pictures [N, V, SIDE, SIDE, 3] uint8 for prompts, word numbers [N, L]."""
        count, views = pictures.shape[:2]
        seen = self.encoder.images(pictures.flatten(0, 1)).view(count, views, -1)  # [N, V, size]
        asked = self.encoder.texts(words)[:, None].expand_as(seen)
        scale = seen.shape[2] ** 0.5  # unit vectors have small numbers
        return self.head(scale * torch.cat([seen, asked, scale * seen * asked], 2))[..., 0]

    def save(self, folder: Path, tokenizer: Tokenizer) -> None:
        """config.json, model.safetensors (float16) and tokenizer.json."""
        save_network(folder, self, self.encoder.config)
        tokenizer.save(str(folder / WORDS))

    @classmethod
    def load(cls, folder: Path) -> tuple[PreferenceNetwork, Tokenizer]:
        """Network in float32 and its tokenizer. Raises MissingWeightsError or DataError."""
        network = load_network(folder, lambda fields: cls(NanoConfig(**fields)), WORDS, "judge of looks")
        return network, Tokenizer.from_file(str(folder / WORDS))
