"""Collecting an iteration's groups: sample, decode, show, judge; and again, where a group gives no signal."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch

from mme3dr.models.ar3d.generation import Candidate, Step
from mme3dr.models.ar3d.policy import Policy
from mme3dr.models.ar3d.vqvae import VQVAE
from mme3dr.models.registry import decoder_of
from mme3dr.records import Item
from training.advantages import Advantages, group_advantages, hierarchical, normalised
from training.rewards.ensemble import Ensemble, Judgement
from training.rollout import candidate_seeds, sample_candidates
from training.settings import HiGRPOSettings
from training.shapes import Shape, show, show_decoded


@dataclass(frozen=True)
class Group:
    """Candidates of one prompt and what they got.

    components: [G] weighted rewards by step and name.  rewards: [G] by step, of which advantages are made.
    advantages: [G] by step, 0 where the group gives no signal.  useful: by step, whether it does.
    known: all its rewards could be had.
    """

    item: Item
    candidates: Sequence[Candidate]
    components: dict[int, dict[str, np.ndarray]]
    rewards: dict[int, np.ndarray]
    advantages: dict[int, torch.Tensor]
    useful: dict[int, bool]
    known: bool


@dataclass
class Collected:
    """The groups of an iteration in one process, in the order of their places, and how they came about.

    tried: groups sampled in all, of which `even` had no spread and `unknown` lacked a reward.
    judged: all of them, those that were replaced included.  failures: judgements that a reward could not give.
    seconds: by stage.
    """

    groups: list[Group] = field(default_factory=list)
    judged: list[Group] = field(default_factory=list)
    tried: int = 0
    even: int = 0
    unknown: int = 0
    failed_shapes: int = 0
    failures: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))


class Collector:
    """What collecting needs: the policy, the decoder of codes, the rewards."""

    def __init__(self, policy: Policy, vqvae: VQVAE, ensemble: Ensemble, settings: HiGRPOSettings):
        self.policy, self.vqvae, self.ensemble, self.settings = policy, vqvae, ensemble, settings
        self.decoder = decoder_of(settings.shapes.decoder, str(policy.device))

    def collect(self, prompt_at: Callable[[int, int], Item], slots: Sequence[int], iteration: int) -> Collected:
        """Groups for some of an iteration's places.

        prompt_at: (place, attempt) -> prompt. A group without spread in any trained step is tried again with another
        prompt, at most `settings.attempts` times (dynamic sampling, DAPO); the last try stays, without a gradient.
        """
        result, found = Collected(), {}
        pending = list(slots)
        for attempt in range(1 + self.settings.attempts):
            if not pending:
                break
            items = [prompt_at(slot, attempt) for slot in pending]
            seeds = [
                candidate_seeds(self.settings.seed, iteration, slot, attempt, self.settings.rollout.group)
                for slot in pending
            ]
            groups = self._groups(items, seeds, result)
            found |= dict(zip(pending, groups, strict=True))
            result.judged += groups
            pending = [slot for slot, group in zip(pending, groups, strict=True) if not any(group.useful.values())]
        result.groups = [found[slot] for slot in slots]
        return result

    def _groups(self, items: Sequence[Item], seeds: Sequence[Sequence[int]], result: Collected) -> list[Group]:
        settings, start = self.settings, time.perf_counter()
        made = sample_candidates(self.policy, [item.prompt for item in items], seeds, settings.rollout)
        result.seconds["sampling"] += time.perf_counter() - start
        each = [item for item, group in zip(items, made, strict=True) for _ in group]
        components = {}
        for step in settings.all_steps:
            if not self.ensemble.terms[step]:
                components[step] = {}
                continue
            taken = [step_of(candidate, step) for group in made for candidate in group]
            shapes = self.shapes([s.sample.codes for s in taken], [item.prompt for item in each], result.seconds)
            judgement = self.ensemble.judge(step, each, shapes)
            self._count(judgement, result)
            components[step] = {name: values.reshape(len(items), -1) for name, values in judgement.components.items()}
        rewards, advantages = step_advantages(components, settings)
        groups = []
        for number, (item, candidates) in enumerate(zip(items, made, strict=True)):
            useful = {step: bool(advantages[step].useful[number]) for step in settings.steps}
            known = all(bool(advantages[step].known[number]) for step in settings.steps)
            groups.append(
                Group(
                    item,
                    candidates,
                    {step: {k: v[number] for k, v in table.items()} for step, table in components.items()},
                    {step: values[number].numpy() for step, values in rewards.items()},
                    {step: found.values[number] for step, found in advantages.items()},
                    useful,
                    known,
                )
            )
        result.tried += len(groups)
        result.unknown += sum(not group.known for group in groups)
        result.even += sum(group.known and not any(group.useful.values()) for group in groups)
        return groups

    @torch.inference_mode()
    def shapes(
        self, codes: Sequence[np.ndarray], prompts: Sequence[str], seconds: dict[str, float] | None = None
    ) -> list[Shape]:
        """Shapes of codes [length] each, as the rewards see them. seconds: where the time is added to, by stage."""
        start, seconds = time.perf_counter(), defaultdict(float) if seconds is None else seconds
        grids = self.vqvae.grids(codes)
        decoded = time.perf_counter()
        if self.decoder:
            shapes = show_decoded(grids, prompts, self.decoder, self.settings.shapes)
        else:
            shapes = show(grids, self.settings.shapes, bool(self.vqvae.config.colours))
        seconds["decoding"] += decoded - start
        seconds["rendering"] += time.perf_counter() - decoded
        return shapes

    def _count(self, judgement: Judgement, result: Collected) -> None:
        result.failed_shapes += judgement.failed_shapes
        for name, count in judgement.failures.items():
            result.failures[name] += count
        for name, seconds in judgement.seconds.items():
            result.seconds[f"reward_{name}"] += seconds


def step_of(candidate: Candidate, step: int) -> Step:
    """Step 1 or 2 of a candidate."""
    return candidate.first if step == 1 else candidate.second


def counted(table: Mapping[str, np.ndarray], step: int, settings: HiGRPOSettings) -> dict[str, torch.Tensor]:
    """A step's components as they enter its sum, [N, G] by name: each divided by its spread where that is set.

    table: [N, G] weighted components by name, as `Ensemble.judge` gives them.
    """
    tables = {name: torch.from_numpy(values) for name, values in table.items()}
    if not (settings.normalised and tables):
        return tables
    weights = [settings.rewards.weight(step, name) for name in tables]
    return dict(zip(tables, normalised(torch.stack(list(tables.values())), weights), strict=True))


def step_advantages(
    components: dict[int, dict[str, np.ndarray]], settings: HiGRPOSettings
) -> tuple[dict[int, torch.Tensor], dict[int, Advantages]]:
    """Rewards [N, G] and advantages of every trained step.

    components: [N, G] by step and name.  With two steps the first also gets lambda times the second's reward.
    """
    totals = {
        step: torch.stack(list(counted(table, step, settings).values())).sum(0)
        for step, table in components.items()
        if table
    }
    if settings.coupling and 2 in totals:
        high = totals.get(1, torch.zeros_like(totals[2]))
        totals[1] = hierarchical(high, totals[2], settings.coupling)
    return totals, {step: group_advantages(totals[step], settings.scaled) for step in settings.steps}
