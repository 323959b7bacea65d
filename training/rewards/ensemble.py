"""The ensemble of rewards: which rewards judge which step, how they are added up, and what happens when one fails.

Default weights and divisors are the paper's (equations 7 to 9):
    R_high = preference + alignment + category              of the coarse shape
    R_low = preference + unified / 3 + appearance / 3 + parts / 2     of the refined shape
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from mme3dr.errors import DataError, unknown_name
from mme3dr.records import Item
from training.rewards.base import REWARDS, Reward, RewardError, create_reward
from training.shapes import Shape


@dataclass(frozen=True)
class RewardTerm:
    """One reward of a sum: weight * value / divisor.

    settings: keyword arguments of the reward's class.  name: in the log, by default the reward's own; two terms of one
    reward need two.
    """

    reward: str
    weight: float = 1.0
    divisor: float = 1.0
    settings: dict[str, object] = field(default_factory=dict)
    name: str = ""

    @property
    def label(self) -> str:
        """What the log calls it."""
        return self.name or self.reward


@dataclass(frozen=True)
class EnsembleSettings:
    """step1, step2: terms of the two steps' rewards; with one step, those of step1.

    emphasis: factors on the weights of rewards by name, in both steps.
    most_failures: share of an iteration's judgements of one reward that may fail before the run stops.
    """

    step1: tuple[RewardTerm, ...] = ()
    step2: tuple[RewardTerm, ...] = ()
    emphasis: dict[str, float] = field(default_factory=dict)
    most_failures: float = 0.25

    def __post_init__(self):
        known = {*REWARDS, *(term.label for term in (*self.step1, *self.step2))}
        for name in self.emphasis:
            if name not in known:
                raise unknown_name("reward", f"rewards.emphasis: {name}", sorted(known))

    def terms(self, step: int) -> tuple[RewardTerm, ...]:
        """Terms of step 1 or 2, their weights as `emphasis` has them."""
        terms = {1: self.step1, 2: self.step2}[step]
        return tuple(replace(term, weight=term.weight * self.emphasis.get(term.label, 1.0)) for term in terms)

    def weight(self, step: int, label: str) -> float:
        """Weight of the term with that label."""
        return next(term.weight for term in self.terms(step) if term.label == label)


@dataclass(frozen=True)
class Judgement:
    """Rewards of M shapes. components: weighted and divided values [M] by reward, nan where one could not be had.

    seconds: spent on each.  failures: judgements each could not give.  failed_shapes: shapes there was nothing to judge
    of, which got the lowest value.  reasons: what went wrong, by reward.
    """

    components: dict[str, np.ndarray]
    seconds: dict[str, float]
    failures: dict[str, int]
    failed_shapes: int
    reasons: dict[str, str]

    @property
    def total(self) -> np.ndarray:
        """[M] sum of the components; nan where one of them is."""
        return np.sum(list(self.components.values()), axis=0)


class Ensemble:
    """The rewards of both steps, each loaded once."""

    def __init__(self, settings: EnsembleSettings):
        self.settings = settings
        self.terms = {step: settings.terms(step) for step in (1, 2)}
        made: dict[str, Reward] = {}
        for term in (*settings.step1, *settings.step2):
            key = f"{term.reward} {term.settings}"
            made.setdefault(key, create_reward(term.reward, dict(term.settings)))
        self._made = made
        for terms in self.terms.values():
            names = [term.label for term in terms]
            if len(set(names)) < len(names):
                raise DataError(f"a step has two rewards of one name, give them different ones: {', '.join(names)}")

    def reward(self, term: RewardTerm) -> Reward:
        """The reward of a term."""
        return self._made[f"{term.reward} {term.settings}"]

    def check(self, items: Sequence[Item]) -> None:
        """Raise DataError where prompts lack annotation that a reward needs."""
        for terms in self.terms.values():
            for term in terms:
                for name in sorted(self.reward(term).annotation):
                    lacking = next((item.id for item in items if not getattr(item, name)), None)
                    if lacking is not None:
                        raise DataError(f"reward {term.reward!r} needs the {name} of every prompt, {lacking} has none")

    def probe(self, item: Item, shape: Shape) -> None:
        """Ask every reward about one shape, so that a judge that doesn't answer is found before a run and not in it.

        Raises RewardError.
        """
        for terms in self.terms.values():
            for term in terms:
                judgement = Judgement({}, {}, {}, 0, {})
                if np.isnan(self._values(term, [item], [shape], judgement)).any():
                    why = judgement.reasons.get(term.label, "it gave nan for a plain ball")
                    raise RewardError(f"reward {term.label!r} doesn't work: {why}")

    def judge(self, step: int, items: Sequence[Item], shapes: Sequence[Shape]) -> Judgement:
        """Rewards of the shapes of a step, each for its item's prompt.

        Raises RewardError when too many judgements fail, or a value lies outside of the reward's range.
        """
        there = np.array([shape.failure is None for shape in shapes], bool)
        judgement = Judgement({}, {}, {}, int((~there).sum()), {})
        for term in self.terms[step]:
            reward, start = self.reward(term), time.perf_counter()
            values = np.full(len(shapes), reward.low)
            if there.any():
                chosen = np.flatnonzero(there)
                values[chosen] = self._values(term, [items[i] for i in chosen], [shapes[i] for i in chosen], judgement)
            judgement.components[term.label] = term.weight * values / term.divisor
            judgement.seconds[term.label] = time.perf_counter() - start
            judgement.failures[term.label] = failed = int(np.isnan(values).sum())
            if failed > self.settings.most_failures * len(shapes):
                why = judgement.reasons.get(term.label, "it gave nan")
                raise RewardError(
                    f"reward {term.label!r} failed for {failed} of {len(shapes)} shapes of step {step}: {why}. "
                    "Mend it and go on with --resume"
                )
        return judgement

    def _values(self, term: RewardTerm, items, shapes, judgement: Judgement) -> np.ndarray:
        reward = self.reward(term)
        try:
            values = np.asarray(reward.score(items, shapes), float)
        except RewardError as error:
            judgement.reasons[term.label] = str(error)
            return np.full(len(shapes), np.nan)
        if values.shape != (len(shapes),):
            raise RewardError(f"reward {term.label!r} gave {values.shape} values for {len(shapes)} shapes")
        outside = values[(values < reward.low - 1e-6) | (values > reward.high + 1e-6)]
        if len(outside):
            raise RewardError(
                f"reward {term.label!r} gave {outside[0]:g}, outside of its range {reward.low:g} to {reward.high:g}"
            )
        return values
