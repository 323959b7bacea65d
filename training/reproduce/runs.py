"""Training and evaluating what a table needs and its folder lacks, going on where an earlier call was stopped."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

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
MEASURED = ("objects", "protocol")
"""What scores that are compared must have in common."""


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
        """Where a row's run with a seed is.

        It is named by what is set for it, so that rows of the same settings share one run, and so that settings which
        the trainer gets later don't part a run from its name.
        """
        if row.model:
            return self.folder / f"{'-'.join(filter(None, (row.model, row.mode)))}-seed{seed}"
        mode = row.settings(seed, self.changes).rollout.mode
        return self.folder / f"{mode}-{content_key(row.written(seed, self.changes))[:12]}-seed{seed}"

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
    return _read(table, plan)


def _carried_out(runs: Sequence[tuple[Row, int]], plan: Plan, jobs: int) -> Iterator[None]:
    """Carry out runs, and yield after each; with several jobs each has a process of its own."""
    if jobs == 1:
        yield from (_carry_out(row, seed, plan, cpu_count()) for row, seed in runs)
        return
    cores = max(1, cpu_count() // jobs)
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin_work, (cores,))
    try:
        for future in as_completed([pool.submit(_carry_out, *run, plan, cores) for run in runs]):
            yield future.result()
    finally:
        pool.shutdown(cancel_futures=True)  # after an error only what has begun is ended


def _begin_work(cores: int) -> None:
    """Make a process ready for runs: the threads it may use, and that it ends where the command itself is killed."""
    torch.set_num_threads(cores)
    Thread(target=_end_with_the_command, daemon=True).start()


def _end_with_the_command() -> None:
    parent_process().join()
    os._exit(1)  # amid a run: like any killed run, it goes on from its last checkpoint


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


def _read(table: Table, plan: Plan) -> dict[str, dict[str, dict]]:
    """See `carry_out`. Raises DataError where scores are of other objects, protocols or settings than wanted."""
    found: dict[str, dict[str, dict]] = {row.label: {} for row in table.rows}
    for edition in EDITIONS:
        files = {row.label: [plan.scores_file(row, seed, edition) for seed in range(plan.seeds)] for row in table.rows}
        kept = {path: json.loads(path.read_bytes()) for paths in files.values() for path in paths}
        _check_alike(kept)
        for row in table.rows:
            runs = [kept[path] for path in files[row.label]]
            _check_settings(row, plan, files[row.label], runs)
            found[row.label][edition] = {
                "scores": {name: np.array([run["scores"][name] for run in runs], float) for name in SCORES},
                "kd": [value for run in runs for value in run["kd"]],
                "failed": sum(run["failed"] for run in runs),
            }
    return found


def _check_alike(kept: Mapping[Path, dict]) -> None:
    """Raise DataError where scores are of other objects or by another protocol than the first ones."""
    first = next(iter(kept))
    for path, run in kept.items():
        if any(run[key] != kept[first][key] for key in MEASURED):
            raise _stale(path, f"scores of other objects or by another protocol than {first}")


def _check_settings(row: Row, plan: Plan, files: Sequence[Path], runs: Sequence[dict]) -> None:
    """Raise DataError where a row's runs, one for each seed, had other settings than the row has now."""
    for seed, (path, run) in enumerate(zip(files, runs, strict=True)):
        if row.config and not _agrees(run["settings"], asdict(row.settings(seed, plan.changes))):
            raise _stale(path, f"scores of a run with other settings than {row.config} has now")


def _agrees(kept: object, now: object) -> bool:
    """Whether settings are what a run had, whatever settings there are now that it didn't have."""
    if isinstance(kept, Mapping):
        return isinstance(now, Mapping) and all(key in now and _agrees(kept[key], now[key]) for key in kept)
    if isinstance(kept, list):
        return isinstance(now, tuple | list) and len(kept) == len(now) and all(map(_agrees, kept, now))
    return kept == now


def _stale(path: Path, what: str) -> DataError:
    return DataError(f"{path} has {what}. Delete the older of the two, it will be measured again")
