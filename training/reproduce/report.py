"""A table of the paper beside ours: figures with intervals, and what becomes of each of the paper's orderings."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

import numpy as np

from evaluators.base import Estimate
from training.reproduce.intervals import Comparison
from training.reproduce.runs import EDITIONS, Plan
from training.reproduce.tables import Table, table_named

NAMES = {"proc800": "proc800", "open": "MME-3DR"}


def report(table: Table, found: Mapping[str, Mapping[str, Mapping]], plan: Plan, name: str) -> str:
    """Markdown: the command, the table with gains, and the orderings. found: see `runs.carry_out`."""
    compared = {edition: comparison(table, found, edition) for edition in EDITIONS}
    lines = [
        f"## {name}: {table.title}",
        "",
        f"Ours are nano figures ({plan.objects} objects of each edition) by the encoder nano-eval, which no reward "
        f"uses; they are no CLIP scores. {_about_intervals(plan.seeds)}",
        "",
        f"```bash\n{command(table, plan, name)}\n```",
        "",
    ]
    for edition in EDITIONS:
        kept = {label: run[edition] for label, run in found.items()}
        lines += [f"### {NAMES[edition]}", "", *_figures(table, kept, compared[edition]), ""]
    return "\n".join([*lines, *_orderings(table, compared)]) + "\n"


def _about_intervals(seeds: int) -> str:
    if seeds == 1:
        return "Intervals are 95 %, over objects alone: what another seed would have brought is unknown."
    return f"Intervals are 95 %, over objects and {seeds} seeds of training, whose spread is pooled over the rows."


def comparison(table: Table, found: Mapping[str, Mapping[str, Mapping]], edition: str) -> Comparison:
    """Nano scores of a table's rows on an edition."""
    scores = {label: run[edition]["scores"]["nano_score"] for label, run in found.items()}
    return Comparison(scores, frozenset(row.label for row in table.rows if row.config))


def command(table: Table, plan: Plan, name: str) -> str:
    """What makes this report, but for the folder."""
    words = ["mme3dr", "reproduce", name, "--seeds", str(plan.seeds), "--objects", str(plan.objects)]
    if table != table_named(name):
        words += [word for row in table.rows for word in ("--row", row.label)]
    return shlex.join([*words, *plan.changes])


def _figures(table: Table, kept: Mapping[str, Mapping], compared: Comparison) -> list[str]:
    heads = ["row", "paper: CLIP", "paper: KD", "nano score", "gain", "over", "nano facts", "nano KD", "failed"]
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for row in table.rows:
        own, other = kept[row.label], table.compared(row)
        cells = [row.label, _plain(row.clip), _plain(row.kd), _cell(compared.estimate(row.label))]
        cells += [_cell(compared.estimate(row.label, other.label)), other.label] if other else ["", ""]
        cells += [f"{np.nanmean(own['scores']['nano_facts']):.3f}", f"{np.mean(own['kd']):.3f}", str(own["failed"])]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def _orderings(table: Table, compared: Mapping[str, Comparison]) -> list[str]:
    pairs = [(a, b) for a, b in combinations(table.rows, 2) if None not in (a.clip, b.clip) and a.clip != b.clip]
    if not pairs:
        return []
    lines = ["Orderings of the paper by CLIP score, and ours by nano score:", ""]
    lines += [f"| the paper has | {' | '.join(NAMES[e] for e in EDITIONS)} |", "|---|---|---|"]
    for a, b in pairs:
        if a == table.rows[0] and b.base:
            a = replace(table.compared(b) or a, clip=a.clip)
        low, high = (a, b) if a.clip < b.clip else (b, a)
        verdicts = [ordering(compared[edition].estimate(high.label, low.label)) for edition in EDITIONS]
        lines.append(f"| {low.label} < {high.label} | {' | '.join(verdicts)} |")
    return lines


def ordering(gap: Estimate) -> str:
    """Whether the row that the paper has higher, by `gap` here, is higher: "holds", "fails", or "can't be told".

    Rows with the same scores have no gap at all, which more objects or seeds wouldn't change.
    """
    if gap.low == gap.high == 0:
        return "no difference (the same scores)"
    verdict = "holds" if gap.low > 0 else "fails" if gap.high < 0 else "can't be told"
    return f"{verdict} ({gap.value:+.2f} [{gap.low:+.2f}, {gap.high:+.2f}])"


def _cell(figure: Estimate) -> str:
    return f"{figure.value:.2f} [{figure.low:.2f}, {figure.high:.2f}]"


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def leave_one_out(table: Table, found: Mapping[str, Mapping[str, Mapping]]) -> str:
    """Rewards whose loss costs more than that of all others together, in a sentence (paper, section 6)."""
    whole, *rows = (row.label for row in table.rows if row == table.rows[0] or row.label.startswith("without"))
    lines = []
    for edition in EDITIONS:
        compared = comparison(table, found, edition)
        costs = {label: compared.estimate(whole, label) for label in rows}
        total = sum(cost.value for cost in costs.values())
        flagged = [label for label, cost in costs.items() if cost.value > total - cost.value and cost.low > 0]
        told = ", ".join(flagged) if flagged else "no reward"
        lines.append(f"{NAMES[edition]}: {told} costs more than the others together.")
    return "\n".join(lines) + "\n"
