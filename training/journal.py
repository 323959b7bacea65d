"""The figures of an iteration, over all processes."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch

from training.advantages import dominance
from training.collect import Collected, Group, counted, step_of
from training.settings import HiGRPOSettings


def iteration_figures(everywhere: Sequence[Collected], settings: HiGRPOSettings) -> dict[str, float]:
    """Figures by name for the log.

    everywhere: what each process collected. Rewards are those of all groups judged, dropped ones included.
    reward: mean of the sum over the steps' own rewards.  reward_stepK_NAME: mean of a component, weighted, with _low,
    _high and _spread, its mean standard deviation within groups.  share_stepK_NAME: its share of the variance of the
    step's sum within groups, as the sum counts it.  conflict: correlation of the steps' rewards over all candidates.
    spread_stepK: as _spread, of what advantages are made of.
    """
    judged = [group for one in everywhere for group in one.judged]
    figures: dict[str, float] = {"reward": float(sum(_own(judged, step).mean() for step in settings.all_steps))}
    for step in settings.all_steps:
        figures |= _component_figures(judged, step, settings)
    if len(settings.all_steps) == 2:
        figures["conflict"] = _correlation(*(_own(judged, step) for step in (1, 2)))
    for step in settings.steps:
        spreads = [group.rewards[step].std(ddof=1) for group in judged if np.isfinite(group.rewards[step]).all()]
        figures[f"spread_step{step}"] = float(np.mean(spreads)) if spreads else 0.0
    figures |= _lengths(judged, settings)
    for name in ("tried", "even", "unknown", "failed_shapes"):
        figures[f"groups_{name}" if name != "failed_shapes" else name] = sum(getattr(one, name) for one in everywhere)
    for name in sorted({name for one in everywhere for name in one.failures}):
        figures[f"failures_{name}"] = sum(one.failures.get(name, 0) for one in everywhere)
    for name in sorted({name for one in everywhere for name in one.seconds}):
        figures[f"seconds_{name}"] = max(one.seconds.get(name, 0.0) for one in everywhere)
    return {name: float(value) for name, value in figures.items()}


def _own(groups: Sequence[Group], step: int) -> np.ndarray:
    """A step's own reward of all candidates, without what step 2 lends to step 1, [N G]; unknown ones left out."""
    tables = [np.sum(list(group.components[step].values()), axis=0) for group in groups if group.components[step]]
    values = np.concatenate(tables) if tables else np.zeros(1)
    return values[np.isfinite(values)] if np.isfinite(values).any() else np.zeros(1)


def _component_figures(groups: Sequence[Group], step: int, settings: HiGRPOSettings) -> dict[str, float]:
    stacked = {
        name: np.stack([group.components[step][name] for group in groups]) for name in groups[0].components[step]
    }
    figures = {}
    for name, values in stacked.items():
        table = torch.from_numpy(values)
        known = table[table.isfinite()]
        if not len(known):
            continue
        spreads = table[table.isfinite().all(1)].std(1)  # [groups without gaps]
        for label, value in (
            ("", known.mean()),
            ("_low", known.amin()),
            ("_high", known.amax()),
            ("_spread", spreads.mean() if len(spreads) else 0.0),
        ):
            figures[f"reward_step{step}_{name}{label}"] = float(value)
    sums = counted(stacked, step, settings)
    for name, share in dominance(sums).items() if sums else ():
        if math.isfinite(share):
            figures[f"share_step{step}_{name}"] = share
    return figures


def _correlation(first: np.ndarray, second: np.ndarray) -> float:
    """Pearson's correlation; 0 where one of them doesn't vary or some candidates lack a reward."""
    if len(first) != len(second) or not (first.std() and second.std()):
        return 0.0
    return float(np.corrcoef(first, second)[0, 1])


def _lengths(groups: Sequence[Group], settings: HiGRPOSettings) -> dict[str, float]:
    """Mean tokens of the texts, and share of those that ended by themselves."""
    figures = {}
    for step in settings.all_steps if settings.rollout.mode != "no-reasoning" else ():
        samples = [step_of(candidate, step).sample for group in groups for candidate in group.candidates]
        figures[f"text_tokens_step{step}"] = float(np.mean([len(sample.text_ids) for sample in samples]))
        figures[f"text_ended_step{step}"] = float(np.mean([sample.ended for sample in samples]))
    return figures
