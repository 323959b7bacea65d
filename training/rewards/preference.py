"""Preference: how well would people like the looks of it?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from evaluators.extractors.nano_pictures import shrink
from evaluators.extractors.nano_towers import word_numbers
from mme3dr.records import Item
from training.rewards.base import Reward
from training.rewards.preference_network import PreferenceNetwork
from training.shapes import Shape

FOLDER = Path(__file__).parents[1] / "weights" / "preference"
BATCH = 16
"""Shapes judged at once."""


class Preference(Reward):
    """Highest score of a view, as a probability in [0, 1]; stands for the paper's HPS v2.1 (section 4).

    Learnt from pairs of one object's views, of which one is made worse (`training.pretrain.corruptions`); how often it
    prefers the better one stands in `data_cards/nano-rewards.md`.
    """

    def __init__(self, weights: str = ""):
        self.network, self.tokenizer = PreferenceNetwork.load(Path(weights) if weights else FOLDER)

    @torch.inference_mode()
    def score(self, items: Sequence[Item], shapes: Sequence[Shape]) -> np.ndarray:
        """See `Reward.score`."""
        length = self.network.encoder.config.length
        words = word_numbers(self.tokenizer, [item.prompt for item in items], length)
        found = []
        for start in range(0, len(shapes), BATCH):
            small = np.stack([shrink(shape.views) for shape in shapes[start : start + BATCH]])
            found.append(self.network(torch.from_numpy(small), words[start : start + BATCH]).amax(1).sigmoid())
        return torch.cat(found).double().numpy()
