"""Unified: alignment, logic and style of the refined shape in one reward."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mme3dr.records import Item
from training.rewards.alignment import prompt_nearness
from training.rewards.base import Reward
from training.rewards.encoder import reward_encoder
from training.shapes import Shape

SOFTNESS = 0.1
"""Difference of cosines that counts as fairly sure: a fact nearer by so much than its contrast counts 0.73."""


class Unified(Reward):
    """Sum of three judgements by `nano-reward`, each in [0, 1]; stands for the paper's UnifiedReward-2.0 (section 4).

    alignment: highest cosine of the prompt with a view.
    logic: mean over the facts that the prompt states of how surely the views are nearer to the statement than to its
        contrast; 0.5 for a prompt that states none. Facts it leaves open don't count: they are one true object's.
    style: mean over the views of how near they are to one another, as those of one object in one style are.
    """

    high = 3.0
    annotation = frozenset({"facts"})

    def score(self, items: Sequence[Item], shapes: Sequence[Shape]) -> np.ndarray:
        """See `Reward.score`."""
        alignment = np.clip(prompt_nearness(items, shapes).max(1), 0, 1)
        views = reward_encoder().views(shapes)  # [N, V, D]
        middle = views.mean(1)
        style = np.clip(np.linalg.norm(middle, axis=1), 0, 1)
        logic = np.array([stated_facts(item, vector) for item, vector in zip(items, middle, strict=True)])
        return alignment + logic + style


def stated_facts(item: Item, views: np.ndarray) -> float:
    """How surely the facts that a prompt states hold, in [0, 1]. views: [D] mean of the views' vectors."""
    stated = [fact for fact in item.facts if not fact.implicit]
    if not stated:
        return 0.5
    texts = reward_encoder().texts([*(f.statement for f in stated), *(f.contrast for f in stated)])  # [2F, D]
    nearness = texts @ views
    gap = (nearness[: len(stated)] - nearness[len(stated) :]).astype(np.float64)
    return float((1 / (1 + np.exp(-gap / SOFTNESS))).mean())
