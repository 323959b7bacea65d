"""A look at held-out prompts during training: their score by the evaluation encoder, and a sheet of pictures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from accelerate.utils import broadcast_object_list

from evaluators.base import ObjectInputs
from evaluators.clip_score import NanoScore
from evaluators.extractors.nano import NanoEval
from mme3dr.models.ar3d.generation import Candidate, generate
from mme3dr.models.ar3d.sampling import Sampler
from mme3dr.models.base import item_seed
from mme3dr.records import Item
from mme3dr.render.sheet import contact_sheet
from training.prompts import family_items
from training.setup import Run
from training.shapes import Shape
from training.sharding import whole_weights


class HeldOut:
    """Held-out prompts of proc800, always the same with the same seeds, sampled as the checkpoint will be.

    The encoder is `nano-eval`, which no reward uses.
    """

    def __init__(self, run: Run, folder: Path):
        self.run, self.folder, self.watch = run, folder, run.settings.watch

    @cached_property
    def items(self) -> list[Item]:
        """The prompts."""
        return family_items("proc800", self.watch.held_out)

    @cached_property
    def encoder(self) -> NanoEval:
        """The evaluation encoder."""
        return NanoEval()

    def look(self, iteration: int) -> dict[str, float]:
        """score: mean cosine x 100 of prompt and views, 0 for a failed shape.  held_out_reward: of the last step."""
        with whole_weights(self.run.accelerator, self.run.trained.scorer):
            figures = self._look(iteration) if self.run.accelerator.is_main_process else {}
        return broadcast_object_list([figures])[0]

    def _look(self, iteration: int) -> dict[str, float]:
        settings, items = self.run.settings, self.items
        sampler = Sampler(self.run.policy, rows=settings.rollout.rows)
        seeds = [[item_seed(settings.seed, item.id)] for item in items]
        made = [c for (c,) in generate(sampler, [item.prompt for item in items], seeds, settings.rollout.mode)]
        prompts = [item.prompt for item in items]
        final = self.run.collector.shapes([c.last.sample.codes for c in made], prompts)
        judgement = self.run.ensemble.judge(settings.all_steps[-1], items, final)
        shown = slice(self.watch.sheet)
        self._draw(iteration, made[shown], final[shown], prompts[shown])
        reward = judgement.total
        return {
            "score": self._score(items, final),
            "held_out_reward": float(np.nanmean(reward)) if np.isfinite(reward).any() else 0.0,
        }

    def _score(self, items: Sequence[Item], shapes: Sequence[Shape]) -> float:
        """Mean of the metric nano_score."""
        return float(np.mean([self._nearness(i, shape) for i, shape in zip(items, shapes, strict=True)]))

    def _nearness(self, item: Item, shape: Shape) -> float:
        if shape.views is None:
            return 0.0
        features = self.encoder.images(shape.views)
        inputs = ObjectInputs(item, features=features, encode_texts=self.encoder.texts)
        return NanoScore().score(inputs)["nano_score"]

    def _draw(self, iteration: int, made: Sequence[Candidate], final: Sequence[Shape], prompts: Sequence[str]) -> None:
        """Coarse beside refined shapes of the first prompts, four prompts a row (paper, figure 5)."""
        if not made:
            return
        pictures = []
        coarse = final
        if made[0].second:
            coarse = self.run.collector.shapes([c.first.sample.codes for c in made], prompts)
        for pair in zip(coarse, final, strict=True):
            pictures += [np.full((64, 64, 3), 255, np.uint8) if s.views is None else s.views[0] for s in pair]
        side = max(len(picture) for picture in pictures)
        padded = [np.pad(p, ((0, side - len(p)), (0, side - len(p)), (0, 0)), constant_values=255) for p in pictures]
        contact_sheet(padded, columns=8).save(self.folder / f"samples-{iteration:05d}.png")
