"""Training and evaluating what a table needs and its folder lacks, going on where an earlier call was stopped."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch
from joblib import cpu_count
from tqdm import tqdm

from mme3dr.errors import DataError
from mme3dr.files import content_key, write_bytes
from mme3dr.run.results import read_samples
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
            return self.folder / f"{'-'.join(filter(None, (row.model, row.mode)))}-seed{seed}"
        settings = plain_settings(asdict(row.settings(seed, self.changes)))
        return self.folder / f"{settings['rollout']['mode']}-{content_key(settings)[:12]}-seed{seed}"

    def scores_file(self, row: Row, seed: int, edition: str) -> Path:
        """The scores of that run on an edition's objects: all that is needed of a run once it has been evaluated."""
        return self.folder / "scores" / f"{self.run_folder(row, seed).name}-{edition}-{self.objects}.json"


def carry_out(table: Table, plan: Plan, jobs: int = 1) -> dict[str, dict[str, dict]]:
    """Scores by row's label and edition: `scores` [seeds, objects] by column, `kd` by seed, `failed`.

    A row that needs no training is sampled with each of the seeds.  jobs: runs at the same time, which share the cores.
    """
    runs = {plan.run_folder(row, seed): (row, seed) for seed in range(plan.seeds) for row in table.rows}
    lacking = [run for run in runs.values() if _lacking(*run, plan)]
    with tqdm(total=len(runs), initial=len(runs) - len(lacking), desc="runs", unit="run") as bar:
        for _ in _carried_out(lacking, plan, jobs):
            bar.update()
    for edition in EDITIONS:
        _check_alike(table, plan, edition)
    return {row.label: {edition: _scores(row, edition, plan) for edition in EDITIONS} for row in table.rows}


def _carried_out(runs: Sequence[tuple[Row, int]], plan: Plan, jobs: int) -> Iterator[None]:
    """Carry out runs, and yield after each; with several jobs each has a process of its own."""
    if jobs == 1:
        yield from (_carry_out(row, seed, plan, cpu_count()) for row, seed in runs)
        return
    cores = max(1, cpu_count() // jobs)
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), torch.set_num_threads, (cores,))
    try:
        for future in as_completed([pool.submit(_carry_out, *run, plan, cores) for run in runs]):
            yield future.result()
    finally:
        pool.shutdown(cancel_futures=True)  # after an error only what has begun is ended


def _carry_out(row: Row, seed: int, plan: Plan, cores: int) -> None:
    """Train and evaluate what one run lacks."""
    folder = plan.run_folder(row, seed)
    if row.config and not (folder / "policy").is_dir():
        train(row.settings(seed, plan.changes), folder, resume=True)
    for edition in _lacking(row, seed, plan):
        _evaluate(row, seed, edition, plan, cores)


def _lacking(row: Row, seed: int, plan: Plan) -> list[str]:
    """Editions that a run has no scores of."""
    return [edition for edition in EDITIONS if not plan.scores_file(row, seed, edition).is_file()]


def _evaluate(row: Row, seed: int, edition: str, plan: Plan, cores: int) -> None:
    """Evaluate a run and keep its scores."""
    folder = plan.run_folder(row, seed)
    output = folder / f"eval-{edition}-{plan.objects}"
    model, how = (f"ar3d:{folder}" if row.config else row.model), {"mode": row.mode} if row.mode else {}
    results = evaluate(
        RunSpec(
            model,
            output,
            how,
            edition,
            limit=plan.objects,
            metrics=METRICS,
            seed=seed,
            workers=cores,
            with_report=False,
        )
    )
    samples = read_samples(output).sort_values("item_id")
    distances = [m for m in results["metrics"] if m["name"] == "kd_nano" and m["status"] == "ok"]
    scores = {
        "model": row.model or row.config,
        "mode": row.mode,
        "seed": seed,
        "settings": plain_settings(asdict(row.settings(seed, plan.changes))) if row.config else {},
        "edition": edition,
        "protocol": results["protocol"]["hash"],
        "objects": results["benchmark"]["items_hash"],
        "scores": {name: [None if v != v else round(v, 3) for v in samples[name].astype(float)] for name in SCORES},
        "kd": [m["overall"]["mean"] for m in distances],
        "failed": int((samples.status == "failed").sum()),
    }
    write_bytes(plan.scores_file(row, seed, edition), (json.dumps(scores, sort_keys=True) + "\n").encode())


def _scores(row: Row, edition: str, plan: Plan) -> dict:
    """A row's scores of all seeds."""
    runs = [json.loads(plan.scores_file(row, seed, edition).read_bytes()) for seed in range(plan.seeds)]
    return {
        "scores": {name: np.array([run["scores"][name] for run in runs], float) for name in SCORES},
        "kd": [value for run in runs for value in run["kd"]],
        "failed": sum(run["failed"] for run in runs),
    }


def _check_alike(table: Table, plan: Plan, edition: str) -> None:
    """Raise DataError where scores of an edition are of other objects or by another protocol than the first ones."""
    files = [plan.scores_file(row, seed, edition) for row in table.rows for seed in range(plan.seeds)]
    measured = {path: [json.loads(path.read_bytes())[key] for key in ("objects", "protocol")] for path in files}
    for path in files:
        if measured[path] != measured[files[0]]:
            raise DataError(
                f"{path} has scores of other objects or by another protocol than {files[0]}. "
                "Delete the older of the two, it will be measured again"
            )
