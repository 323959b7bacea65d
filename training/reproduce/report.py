"""A table of the paper beside ours: figures with intervals, and what becomes of each of the paper's orderings."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

import numpy as np

from evaluators.base import Estimate
from training.reproduce.runs import EDITIONS, Plan
from training.reproduce.tables import Row, Table, table_named

RESAMPLES = 4000
NAMES = {"proc800": "proc800", "open": "MME-3DR"}


def resampled_means(scores: np.ndarray, objects: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Means [RESAMPLES] of scores [seeds, N] over seeds drawn anew and the objects drawn, [RESAMPLES, N] numbers."""
    seeds = rng.integers(len(scores), size=(RESAMPLES, len(scores)))
    return np.stack([scores[s][:, o].mean() for s, o in zip(seeds, objects, strict=True)])


def estimate(scores: np.ndarray, other: np.ndarray | None = None, seed: int = 0) -> Estimate:
    """Mean of scores [seeds, N] with its 95 % interval over seeds and objects; of `scores - other` where it is given.

    Both runs get the same objects, so that their difference is paired by object; seeds are drawn for each.
    """
    rng = np.random.default_rng(seed)
    known = np.isfinite(scores).all(0) & (True if other is None else np.isfinite(other).all(0))
    scores = scores[:, known]
    objects = rng.integers(scores.shape[1], size=(RESAMPLES, scores.shape[1]))
    value, means = scores.mean(), resampled_means(scores, objects, rng)
    if other is not None:
        value, means = value - other[:, known].mean(), means - resampled_means(other[:, known], objects, rng)
    low, high = np.quantile(means, (0.025, 0.975))
    return Estimate(float(value), float(low), float(high), scores.shape[1])


def report(table: Table, found: Mapping[str, Mapping[str, Mapping]], plan: Plan, name: str) -> str:
    """Markdown: the command, the table with gains, and the orderings."""
    lines = [
        f"## {name}: {table.title}",
        "",
        f"Ours are nano figures ({plan.seeds} seeds, {plan.objects} objects of each edition) by the encoder nano-eval, "
        "which no reward uses; they are no CLIP scores. Intervals are 95 %, over seeds and objects.",
        "",
        f"```bash\n{command(table, plan, name)}\n```",
        "",
        *(line for edition in EDITIONS for line in _figures(table, found, edition)),
        *_orderings(table, found),
    ]
    return "\n".join(lines) + "\n"


def command(table: Table, plan: Plan, name: str) -> str:
    """What makes this report, but for the folder."""
    words = ["mme3dr", "reproduce", name, "--seeds", str(plan.seeds), "--objects", str(plan.objects)]
    if table != table_named(name):
        words += [word for row in table.rows for word in ("--row", row.label)]
    return shlex.join([*words, *plan.changes])


def _figures(table: Table, found, edition: str) -> list[str]:
    """The table with one edition's figures."""
    heads = ["row", "paper: CLIP", "paper: KD", "nano score", "gain", "over", "nano facts", "nano KD", "failed"]
    lines = [f"### {NAMES[edition]}", "", f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for row in table.rows:
        own, other = found[row.label][edition], table.compared(row)
        gain = ""
        if other is not None:
            gain = _cell(estimate(own["scores"]["nano_score"], found[other.label][edition]["scores"]["nano_score"]))
        cells = [row.label, _plain(row.clip), _plain(row.kd), _cell(estimate(own["scores"]["nano_score"]))]
        cells += [gain, other.label if other else "", f"{np.nanmean(own['scores']['nano_facts']):.3f}"]
        cells += [f"{np.mean(own['kd']):.3f}", str(own["failed"])]
        lines.append(f"| {' | '.join(cells)} |")
    return [*lines, ""]


def _orderings(table: Table, found) -> list[str]:
    pairs = [(a, b) for a, b in combinations(table.rows, 2) if None not in (a.clip, b.clip) and a.clip != b.clip]
    if not pairs:
        return []
    lines = ["Orderings of the paper by CLIP score, and ours by nano score:", ""]
    lines += [f"| the paper has | {' | '.join(NAMES[e] for e in EDITIONS)} |", "|---|---|---|"]
    for a, b in pairs:
        if a == table.rows[0] and b.base:
            a = replace(table.compared(b) or a, clip=a.clip)
        low, high = (a, b) if a.clip < b.clip else (b, a)
        verdicts = [ordering(found[low.label][e], found[high.label][e]) for e in EDITIONS]
        lines.append(f"| {low.label} < {high.label} | {' | '.join(verdicts)} |")
    return lines


def ordering(low: Mapping, high: Mapping) -> str:
    """Whether the row that the paper has lower is lower here: "holds", "fails", or "can't be told"."""
    gap = estimate(high["scores"]["nano_score"], low["scores"]["nano_score"])
    verdict = "holds" if gap.low > 0 else "fails" if gap.high < 0 else "can't be told"
    return f"{verdict} ({gap.value:+.2f} [{gap.low:+.2f}, {gap.high:+.2f}])"


def _cell(figure: Estimate) -> str:
    return f"{figure.value:.2f} [{figure.low:.2f}, {figure.high:.2f}]"


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def leave_one_out(table: Table, found) -> str:
    """Rewards whose loss costs more than that of all others together, in a sentence (paper, section 6)."""
    rows: list[Row] = [row for row in table.rows if row.label.startswith("without")]
    whole = found[table.rows[0].label]
    lines = []
    for edition in EDITIONS:
        costs = {
            row.label: estimate(
                whole[edition]["scores"]["nano_score"], found[row.label][edition]["scores"]["nano_score"]
            )
            for row in rows
        }
        total = sum(cost.value for cost in costs.values())
        flagged = [label for label, cost in costs.items() if cost.value > total - cost.value and cost.low > 0]
        told = ", ".join(flagged) if flagged else "no reward"
        lines.append(f"{NAMES[edition]}: {told} costs more than the others together.")
    return "\n".join(lines) + "\n"
