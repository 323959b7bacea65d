"""95 % intervals by bootstrap over objects, seeded; paired differences; what a comparison could have detected."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from evaluators.base import Estimate

RESAMPLES = 2000
QUANTILES = (0.025, 0.975)
Z_POWER = 1.959964 + 0.841621
"""Normal quantiles of a two-sided 5 % test that finds a true difference with probability 80 %."""


def bootstrap_mean(values: np.ndarray, seed: int = 0) -> Estimate:
    """Mean of values [n] with its percentile bootstrap interval; nan interval for n < 2."""
    values = np.asarray(values, float)
    means = _resampled_means(values, seed)
    return _estimate(float(values.mean()), means, len(values))


def macro_mean(groups: Mapping[str, np.ndarray], seed: int = 0) -> Estimate:
    """Mean of the groups' means, each group resampled within itself. n counts all objects."""
    arrays = [np.asarray(v, float) for v in groups.values()]
    means = np.mean([_resampled_means(v, seed + i) for i, v in enumerate(arrays)], axis=0)
    return _estimate(float(np.mean([v.mean() for v in arrays])), means, sum(map(len, arrays)))


def paired_difference(a: np.ndarray, b: np.ndarray, seed: int = 0) -> Estimate:
    """Mean of b - a over objects that both have, [n] each."""
    return bootstrap_mean(np.asarray(b, float) - np.asarray(a, float), seed)


def minimum_detectable_difference(differences: np.ndarray) -> float:
    """Smallest true mean difference that n paired objects show with 80 % power at the 5 % level; nan for n < 2."""
    d = np.asarray(differences, float)
    return float(Z_POWER * d.std(ddof=1) / np.sqrt(len(d))) if len(d) > 1 else float("nan")


def _resampled_means(values: np.ndarray, seed: int) -> np.ndarray:
    if len(values) < 2:
        return np.full(RESAMPLES, np.nan)
    rng = np.random.default_rng(seed)
    return values[rng.integers(len(values), size=(RESAMPLES, len(values)))].mean(1)


def _estimate(value: float, resampled: np.ndarray, n: int) -> Estimate:
    low, high = np.quantile(resampled, QUANTILES) if np.isfinite(resampled).all() else (np.nan, np.nan)
    return Estimate(value, float(low), float(high), n)
