"""From one value per object to the figures of the result: means with intervals, overall, by category, macro."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from evaluators.base import Column, Estimate
from evaluators.confidence import bootstrap_mean, macro_mean


def aggregate_column(column: Column, samples: pd.DataFrame, categories: Sequence[str], seed: int) -> dict:
    """Figures of a per-object column.

    samples: a row per object with `item_id`, `category` and the column. Failed objects carry the worst value; a NaN is
    an object to which the column doesn't apply, and stays out. Samples of one prompt are averaged first, so that n and
    the bootstrap count prompts.
    """
    values = samples[["item_id", "category", column.name]].dropna()
    per_item = values.groupby(["category", "item_id"], sort=False)[column.name].mean().reset_index()
    if per_item.empty:
        return skipped(column, "no object has a value")
    groups = {c: per_item[per_item.category == c][column.name].to_numpy() for c in categories}
    groups = {c: v for c, v in groups.items() if len(v)}
    macro = macro_mean(groups, seed=seed) if len(groups) > 1 else None
    return {
        **_declared(column),
        "status": "ok",
        "overall": _figures(bootstrap_mean(per_item[column.name].to_numpy(), seed=seed)),
        "by_category": {c: _figures(bootstrap_mean(v, seed=seed)) for c, v in groups.items()},
        "macro": _figures(macro) if macro else None,
    }


def aggregate_set(column: Column, estimate: Estimate) -> dict:
    """Figures of a metric over the whole set."""
    return {**_declared(column), "status": "ok", "overall": _figures(estimate), "by_category": {}, "macro": None}


def skipped(column: Column, reason: str) -> dict:
    """A metric that could not be computed, and why."""
    return {**_declared(column), "status": "skipped", "reason": reason}


def failed_value(column: Column) -> float:
    """What a failed object counts as: the worst value, or NaN for a descriptive column."""
    return math.nan if column.worst is None else column.worst


def finite(value: float) -> float | None:
    """JSON has no NaN: a figure that isn't there is null."""
    return float(value) if np.isfinite(value) else None


def _declared(column: Column) -> dict:
    return {
        "name": column.name,
        "label": column.label,
        "direction": column.direction,
        "range": list(column.range),
        "unit": column.unit,
        "worst": column.worst,
        "source": column.source,
    }


def _figures(estimate: Estimate) -> dict:
    figures: Mapping[str, float] = {"mean": estimate.value, "low": estimate.low, "high": estimate.high}
    return {**{k: finite(v) for k, v in figures.items()}, "n": int(estimate.n)}
