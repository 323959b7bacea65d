"""Training and evaluating what a table needs and its folder lacks, going on where an earlier call was stopped."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from tqdm import tqdm

from mme3dr.files import content_key, write_json
from mme3dr.run.results import read_results, read_samples
from mme3dr.run.runner import evaluate
from mme3dr.run.spec import RunSpec
from training.pretrain.loop import plain_settings
from training.reproduce.tables import Row, Table
from training.trainer import train

EDITIONS = ("proc800", "open")
"""The miniature of the paper's Toys4K-800, and MME-3DR."""
METRICS = ("nano_score", "nano_facts", "kd_nano")
SCORES = ("nano_score", "nano_facts", "nano_facts_explicit")
"""Columns kept for every object."""


@dataclass(frozen=True)
class Plan:
    """folder: of all runs.  seeds: each row is trained with.  objects: evaluated of every edition.

    changes: settings that all rows get, as `key=value`.
    """

    folder: Path
    seeds: int = 1
    objects: int = 249
    changes: tuple[str, ...] = ()

    def run_folder(self, row: Row, seed: int) -> Path:
        """Where a row's run with a seed is: named by its settings, so that rows of the same settings share one run."""
        if row.model:
            return self.folder / f"{row.model}-{row.mode}".rstrip("-")
        settings = plain_settings(asdict(row.settings(seed, self.changes)))
        return self.folder / f"{settings['rollout']['mode']}-{content_key(settings)[:12]}-seed{seed}"


def carry_out(table: Table, plan: Plan) -> dict[str, dict[str, dict]]:
    """Scores by row's label and edition: `objects` ids, `scores` [seeds, objects] by column, `kd` by seed, `failed`."""
    jobs = [(row, seed) for row in table.rows for seed in range(plan.seeds if row.config else 1)]
    for row, seed in tqdm(jobs, "runs", unit="run"):
        folder = plan.run_folder(row, seed)
        if row.config and not (folder / "policy").is_dir():
            train(row.settings(seed, plan.changes), folder, resume=True)
        for edition in EDITIONS:
            _evaluate(row, folder, edition, plan)
    return {row.label: {edition: _scores(row, edition, plan) for edition in EDITIONS} for row in table.rows}


def _evaluate(row: Row, folder: Path, edition: str, plan: Plan) -> None:
    output = folder / f"eval-{edition}-{plan.objects}"
    if (output / "results.json").is_file():
        return
    model = f"ar3d:{folder}" if row.config else row.model
    how = {"mode": row.mode} if row.mode else {}
    evaluate(RunSpec(model, output, how, edition, limit=plan.objects, metrics=METRICS, with_report=False))


def _scores(row: Row, edition: str, plan: Plan) -> dict:
    tables, kd, failed = [], [], 0
    for seed in range(plan.seeds if row.config else 1):
        folder = plan.run_folder(row, seed) / f"eval-{edition}-{plan.objects}"
        results, samples = read_results(folder), read_samples(folder).sort_values("item_id")
        tables.append(samples)
        kd += [m["overall"]["mean"] for m in results["metrics"] if m["name"] == "kd_nano" and m["status"] == "ok"]
        failed += int((samples.status == "failed").sum())
    return {
        "objects": tables[0].item_id.tolist(),
        "scores": {name: np.stack([t[name].to_numpy(float) for t in tables]) for name in SCORES},
        "kd": kd,
        "failed": failed,
    }


def write_scores(path: Path, found: dict[str, dict[str, dict]], plan: Plan) -> None:
    """Everything the report is made of, as JSON."""
    rows = {
        label: {
            edition: {
                **values,
                "scores": {name: _rounded(table) for name, table in values["scores"].items()},
            }
            for edition, values in editions.items()
        }
        for label, editions in found.items()
    }
    write_json(path, {"seeds": plan.seeds, "objects": plan.objects, "changes": list(plan.changes), "rows": rows})


def _rounded(table: np.ndarray) -> list[list[float | None]]:
    return [[None if np.isnan(value) else round(float(value), 3) for value in row] for row in table]
