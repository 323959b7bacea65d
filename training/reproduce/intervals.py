"""Means over objects and seeds with intervals, and differences between rows of a table."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.stats import t as student

from evaluators.base import Estimate


@dataclass(frozen=True)
class SeedSpread:
    """variance: of a trained row's mean, from its training seeds.  freedom: degrees of freedom of that estimate."""

    variance: float = 0.0
    freedom: int = 0


def seed_spread(runs: Sequence[np.ndarray]) -> SeedSpread:
    """Spread by training seeds, pooled over trained rows of scores [seeds, N]; unknown, and counted as 0, for one seed.

    Analysis of variance with random seeds: what the seeds' means spread by, less what single samples explain of it.
    """
    found, freedom = [], 0
    for scores in runs:
        scores = scores[:, np.isfinite(scores).all(0)]
        seeds, objects = scores.shape
        if seeds > 1 and objects > 1:
            left = scores - scores.mean(0) - scores.mean(1, keepdims=True) + scores.mean()
            sample = np.square(left).sum() / ((seeds - 1) * (objects - 1))  # variance of one sample
            found.append((scores.mean(1).var(ddof=1) - sample / objects) / seeds)
            freedom += seeds - 1
    return SeedSpread(max(0.0, float(np.mean(found))), freedom) if found else SeedSpread()


def estimate(
    scores: np.ndarray, other: np.ndarray | None = None, seeds: SeedSpread = SeedSpread(), trained: int = 0
) -> Estimate:
    """Mean of scores [seeds, N] with its 95 % interval; of `scores - other` where it is given, paired by object.

    The spread of the objects' means over seeds holds that of single samples as well. To it comes the variance by seeds
    of as many of the compared rows as were trained. Objects that lack a value in one of both are left out.
    """
    known = np.isfinite(scores).all(0) & (True if other is None else np.isfinite(other).all(0))
    objects = scores[:, known].mean(0) - (0.0 if other is None else other[:, known].mean(0))  # [N]
    variance = objects.var(ddof=1) / len(objects) + trained * seeds.variance
    freedom = seeds.freedom if trained and seeds.freedom else len(objects) - 1
    half = student.ppf(0.975, freedom) * math.sqrt(variance)
    return Estimate(float(objects.mean()), float(objects.mean() - half), float(objects.mean() + half), len(objects))


@dataclass(frozen=True)
class Comparison:
    """One edition's scores [seeds, N] by row's label.  trained: labels of the rows that training made."""

    scores: Mapping[str, np.ndarray]
    trained: frozenset[str] = frozenset()

    @cached_property
    def seeds(self) -> SeedSpread:
        """Of all trained rows together: three seeds of one row alone tell little of their spread.

        Rows with the same scores, whose settings made no difference, are one row here.
        """
        runs = {self.scores[label].tobytes(): self.scores[label] for label in sorted(self.trained)}
        return seed_spread(list(runs.values()))

    def estimate(self, label: str, other: str | None = None) -> Estimate:
        """A row's mean, or by how much it is above another row's: 0 [0, 0] where their scores are the same."""
        alike = other is not None and self.scores[label].tobytes() == self.scores[other].tobytes()
        trained = 0 if alike else len(self.trained & {label, other})
        return estimate(self.scores[label], None if other is None else self.scores[other], self.seeds, trained)
