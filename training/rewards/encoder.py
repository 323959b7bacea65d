"""The nano reward encoder as rewards use it: views and texts as unit vectors, in batches."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import torch

from evaluators.extractors.nano import NanoReward
from evaluators.extractors.nano_pictures import shrink
from evaluators.extractors.nano_towers import word_numbers
from training.shapes import Shape

BATCH = 96
"""Pictures encoded at once."""


class RewardEncoder:
    """`nano-reward` (`data_cards/nano-reward.md`). The encoder of the scores, `nano-eval`, is another one, from other
    objects and another seed, so that what is trained on is never what is reported."""

    def __init__(self):
        made = NanoReward()
        self.encoder, self.tokenizer = made.encoder, made.tokenizer
        self._seen: dict[int, tuple[np.ndarray, np.ndarray]] = {}

    @torch.inference_mode()
    def views(self, shapes: Sequence[Shape]) -> np.ndarray:
        """[N, V, D] float32 of shapes with views. Encoded once for all rewards that look at the same shapes."""
        fresh = [s for s in shapes if self._seen.get(id(s.views), (None,))[0] is not s.views]
        if fresh:
            if len(self._seen) > 4 * len(shapes):
                self._seen.clear()
                fresh = list(shapes)
            small = torch.from_numpy(shrink(np.concatenate([s.views for s in fresh])))  # [N V, SIDE, SIDE, 3]
            vectors = torch.cat([self.encoder.images(part) for part in small.split(BATCH)]).numpy()
            vectors = vectors.reshape(len(fresh), -1, vectors.shape[1])
            self._seen |= {id(s.views): (s.views, v) for s, v in zip(fresh, vectors, strict=True)}
        return np.stack([self._seen[id(s.views)][1] for s in shapes])

    @torch.inference_mode()
    def texts(self, texts: Sequence[str]) -> np.ndarray:
        """[N, D] float32."""
        numbers = word_numbers(self.tokenizer, texts, self.encoder.config.length)
        return self.encoder.texts(numbers).numpy()


@cache
def reward_encoder() -> RewardEncoder:
    """The one of this process."""
    return RewardEncoder()
