"""The encoders that come with the package: for machines without CLIP's weights, and for rewards."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from evaluators.extractors.nano_pictures import shrink
from evaluators.extractors.nano_towers import WORDS, NanoEncoder, word_numbers
from evaluators.extractors.network_files import CONFIG, WEIGHTS
from mme3dr.files import file_sha256

FOLDER = Path(__file__).parents[1] / "weights"


class Nano:
    """A nano encoder (`data_cards/nano-eval.md` says what it can and can't see).

    Embeddings have length sqrt(D), so that the kernel of KD, (x.y / D + 1)^3, is that of their cosine.
    Pictures and texts go through one at a time: a batch could change the last bits of a result.
    """

    name = ""
    world = "nano"

    def __init__(self, device: str = "cpu", folder: Path | None = None):
        self.folder = folder or FOLDER / self.name.replace("_", "-")
        self.device = torch.device(device)
        encoder, self.tokenizer = NanoEncoder.load(self.folder)
        self.encoder = encoder.to(self.device)
        self.length = encoder.config.size**0.5

    def identity(self) -> dict:
        """The package's files with their SHA-256."""
        files = {name: file_sha256(self.folder / name) for name in (CONFIG, WEIGHTS, WORDS)}
        return {"source": f"mme3dr package, evaluators/weights/{self.folder.name}", "sha256": files}

    @torch.inference_mode()
    def images(self, pictures: np.ndarray) -> np.ndarray:
        """[N, H, W, 3] uint8 on white -> [N, D] float32."""
        small = torch.from_numpy(shrink(pictures)).to(self.device)
        return self._numbers([self.encoder.images(picture[None]) for picture in small])

    @torch.inference_mode()
    def texts(self, texts: Sequence[str]) -> np.ndarray:
        """N texts, cut at the encoder's length; words that it never learnt all look the same -> [N, D] float32."""
        lines = [word_numbers(self.tokenizer, [text], self.encoder.config.length) for text in texts]
        return self._numbers([self.encoder.texts(line.to(self.device)) for line in lines])

    def _numbers(self, rows: list[torch.Tensor]) -> np.ndarray:
        return (self.length * torch.cat(rows)).cpu().numpy()


class NanoEval(Nano):
    """For metrics; never a reward."""

    name = "nano_eval"


class NanoReward(Nano):
    """For rewards; smaller, from another seed and other objects (`mme3dr train encoder --config nano-reward`); never a
    metric."""

    name = "nano_reward"
