"""Category: does the shape look like the kind of object that the prompt asks for?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mme3dr.records import Item
from training.families.registry import families
from training.rewards.base import Reward
from training.rewards.encoder import reward_encoder
from training.shapes import Shape


class Category(Reward):
    """1 where the mean of all six views is nearest to the name of the prompt's object, else 0, by `nano-reward`.

    The names it can be taken for are those of the training families and of the prompts at hand. Stands for the paper's
    Qwen2.5-VL with all six views together (section 4).
    """

    annotation = frozenset({"name"})

    def score(self, items: Sequence[Item], shapes: Sequence[Shape]) -> np.ndarray:
        """See `Reward.score`."""
        own = [item.name for item in items]
        known = (family_id.partition("_")[2].replace("_", " ") for family_id in families())
        names = list(dict.fromkeys([*known, *own]))
        encoder = reward_encoder()
        texts = encoder.texts([f"a {name}" for name in names])  # [K, D]
        nearest = (encoder.views(shapes).mean(1) @ texts.T).argmax(1)  # [N]
        return np.array([float(names[k] == name) for k, name in zip(nearest, own, strict=True)])
