"""Comparing two runs object by object."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from evaluators.confidence import minimum_detectable_difference, paired_difference
from mme3dr.errors import DataError
from mme3dr.run.results import read_results, read_samples
from mme3dr.run.table import ARROWS, interval, markdown, number


def compare_text(a: Path, b: Path) -> str:
    """A markdown table of the differences B - A, paired by object, with interval and minimum detectable difference.

    Raises DataError when the runs can't be compared: another protocol, edition, or no object in common.
    """
    first, second = read_results(a), read_results(b)
    comparable([first, second], [a, b])
    left, right = _per_item(a), _per_item(b)
    shared = sorted(set(left.index) & set(right.index))
    if not shared:
        raise DataError(f"{a} and {b} have no object in common")
    rows = []
    for metric in second["metrics"]:
        name = metric["name"]
        if metric["status"] != "ok" or name not in left.columns or name not in right.columns:
            continue
        pair = np.column_stack([left.loc[shared, name], right.loc[shared, name]])  # [n, 2]
        pair = pair[np.isfinite(pair).all(1)]
        if not len(pair):
            continue
        estimate = paired_difference(pair[:, 0], pair[:, 1], seed=first["run"]["seed"])
        detectable = minimum_detectable_difference(pair[:, 1] - pair[:, 0])
        figures = {"low": estimate.low, "high": estimate.high}
        verdict = _verdict(metric["direction"], estimate.low, estimate.high)
        cells = [number(pair[:, 0].mean()), number(pair[:, 1].mean()), number(estimate.value), interval(figures)]
        rows.append([metric["label"], ARROWS[metric["direction"]], str(len(pair)), *cells, number(detectable), verdict])
    header = ["Metric", "", "n", "A", "B", "B - A", "95 % interval", "detectable", "verdict"]
    lines = [f"A: {first['model']['spec']} ({a})", f"B: {second['model']['spec']} ({b})", "", markdown(header, rows)]
    sets = _set_rows(first, second, right.columns)
    if sets:
        lines += ["", "Distances between sets have no value per object to pair; each run's own interval:", ""]
        lines.append(markdown(["Metric", "", "A", "95 % interval", "B", "95 % interval"], sets))
    return "\n".join(lines)


def _set_rows(first: dict, second: dict, per_object: Collection[str]) -> list[list[str]]:
    """Rows of the metrics over the whole set that both runs have."""
    left = {m["name"]: m["overall"] for m in first["metrics"] if m["status"] == "ok"}
    rows = []
    for metric in second["metrics"]:
        if metric["status"] == "ok" and metric["name"] not in per_object and metric["name"] in left:
            a, b = left[metric["name"]], metric["overall"]
            cells = [number(a["mean"]), interval(a), number(b["mean"]), interval(b)]
            rows.append([metric["label"], ARROWS[metric["direction"]], *cells])
    return rows


def comparable(runs: Sequence[dict], folders: Sequence[Path]) -> None:
    """Raises DataError, naming folders, where results are of different protocols or editions."""
    for results, folder in zip(runs[1:], folders[1:], strict=True):
        _require_same("protocol", runs[0]["protocol"]["hash"], results["protocol"]["hash"], folders[0], folder)
        _require_same("edition", runs[0]["benchmark"]["edition"], results["benchmark"]["edition"], folders[0], folder)


def _require_same(what: str, a: str, b: str, folder_a: Path, folder_b: Path) -> None:
    if a != b:
        raise DataError(
            f"{folder_a} and {folder_b} differ in {what} ({a[:12]} and {b[:12]}): such runs are never compared"
        )


def _per_item(folder: Path) -> pd.DataFrame:
    """Numeric columns averaged over the samples of a prompt, by item id."""
    return read_samples(folder).groupby("item_id").mean(numeric_only=True)


def _verdict(direction: str, low: float, high: float) -> str:
    if direction == "none":
        return ""
    if low <= 0 <= high:
        return "can't be told"
    return "B better" if (low > 0) == (direction == "higher") else "A better"
