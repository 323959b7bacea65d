"""A network that says how well people would like a picture for a prompt: the towers of a nano encoder and a head."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import torch
from safetensors.torch import load_file, save
from tokenizers import Tokenizer
from torch import nn

from evaluators.extractors.nano_towers import CONFIG, WEIGHTS, WORDS, NanoConfig, NanoEncoder
from mme3dr.errors import DataError
from mme3dr.files import require_files, write_bytes, write_json


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
        folder.mkdir(parents=True, exist_ok=True)
        write_json(folder / CONFIG, asdict(self.encoder.config))
        tensors = {k: v.half() if v.is_floating_point() else v for k, v in self.state_dict().items()}
        write_bytes(folder / WEIGHTS, save({k: v.contiguous() for k, v in tensors.items()}))
        tokenizer.save(str(folder / WORDS))

    @classmethod
    def load(cls, folder: Path) -> tuple[PreferenceNetwork, Tokenizer]:
        """Network in float32 and its tokenizer. Raises MissingWeightsError or DataError."""
        require_files(
            folder, (CONFIG, WEIGHTS, WORDS), "judge of looks; `mme3dr train preference --output DIR` makes one"
        )
        fields = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
        try:
            network = cls(NanoConfig(**{**fields, "channels": tuple(fields["channels"])}))
            network.load_state_dict(load_file(folder / WEIGHTS))
        except (TypeError, KeyError, RuntimeError) as error:
            raise DataError(f"{folder}: configuration and weights don't make a judge ({error})") from error
        return network.eval(), Tokenizer.from_file(str(folder / WORDS))
