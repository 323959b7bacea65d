"""Parts: are the parts that the prompt names there, and whole?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from mme3dr.records import Item
from training.rewards.base import Reward
from training.rewards.parts_network import PartsNetwork
from training.shapes import Shape

FOLDER = Path(__file__).parents[1] / "weights" / "parts"


class Parts(Reward):
    """Mean over the parts that the prompt names of existence (0 or 1) and completeness (0 to 1), together 0 to 2.

    Judged on coloured points of the surface by a small PointNet (`data_cards/nano-rewards.md`), which stands for the
    paper's ShapeLLM (section 4). A prompt that names no part gets 1 whatever its shape, so it gives no signal.
    """

    high = 2.0
    needs = frozenset({"points"})
    annotation = frozenset({"name", "parts"})

    def __init__(self, weights: str = ""):
        self.network, self.words = PartsNetwork.load(Path(weights) if weights else FOLDER)

    @torch.inference_mode()
    def score(self, items: Sequence[Item], shapes: Sequence[Shape]) -> np.ndarray:
        """See `Reward.score`."""
        named = [[part.name for part in item.parts if part.stated] for item in items]
        values = np.full(len(items), 1.0)
        asked = [i for i, names in enumerate(named) if names]
        if not asked:
            return values
        most = max(len(named[i]) for i in asked)
        parts = self.words.numbers([named[i] + [named[i][0]] * (most - len(named[i])) for i in asked])
        wholes = self.words.numbers([[items[i].name] * most for i in asked])
        points = torch.from_numpy(np.stack([shapes[i].points for i in asked]))
        answers = self.network(points, parts, wholes)
        each = (answers.existence > 0).double() + answers.completeness.sigmoid().double()  # [N, most]
        for row, i in enumerate(asked):
            values[i] = float(each[row, : len(named[i])].mean())
        return values
