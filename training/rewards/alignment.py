"""Alignment: how near the prompt is to the views."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mme3dr.records import Item
from training.rewards.base import Reward
from training.rewards.encoder import reward_encoder
from training.shapes import Shape


class Alignment(Reward):
    """Highest cosine of the prompt with a view by `nano-reward`, from 0 (and below) to 1.

    Stands for the paper's UnifiedReward-Think, max over the views (section 4). low, high: another range, such as that
    judge's own, 1 to 5.
    """

    def __init__(self, low: float = 0.0, high: float = 1.0):
        self.low, self.high = low, high

    def score(self, items: Sequence[Item], shapes: Sequence[Shape]) -> np.ndarray:
        """See `Reward.score`."""
        nearness = prompt_nearness(items, shapes).max(1)  # [N]
        return self.low + (self.high - self.low) * np.clip(nearness, 0, 1)


def prompt_nearness(items: Sequence[Item], shapes: Sequence[Shape]) -> np.ndarray:
    """Cosine of every view with its prompt, [N, V]."""
    encoder = reward_encoder()
    prompts = list(dict.fromkeys(item.prompt for item in items))
    vectors = dict(zip(prompts, encoder.texts(prompts), strict=True))
    texts = np.stack([vectors[item.prompt] for item in items])  # [N, D]
    return np.einsum("nvd,nd->nv", encoder.views(shapes), texts).astype(np.float64)
