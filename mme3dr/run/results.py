"""The result file: its schema, reading it back with checks, and the table of samples beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from mme3dr.errors import DataError

SCHEMA = "mme3dr.results/1"
"""Version of results.json; readers refuse another major number."""

FIELDS = ("schema", "benchmark", "protocol", "model", "run", "coverage", "metrics", "weights", "versions")


def read_results(run_folder: Path) -> dict:
    """results.json of a run's folder (or the file itself). Raises DataError saying what is wrong with it."""
    path = run_folder if run_folder.suffix == ".json" else run_folder / "results.json"
    try:
        results = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise DataError(f"{run_folder} holds no results.json: is the run finished? Start it again to resume") from error
    except (OSError, json.JSONDecodeError) as error:
        raise DataError(f"{path} can't be read: {error}") from error
    if not isinstance(results, dict) or results.get("schema") != SCHEMA:
        found = results.get("schema") if isinstance(results, dict) else type(results).__name__
        raise DataError(f"{path} has schema {found!r}, this version of mme3dr reads {SCHEMA!r}")
    missing = [f for f in FIELDS if f not in results]
    if missing:
        raise DataError(f"{path} lacks {', '.join(missing)}: it was not written by `mme3dr eval`, or was cut short")
    return results


def read_samples(run_folder: Path) -> pd.DataFrame:
    """samples.parquet of a run: one row an object, with status, failure, files and every per-object score."""
    path = run_folder / "samples.parquet"
    if not path.is_file():
        raise DataError(f"{run_folder} holds no samples.parquet: is the run finished? Start it again to resume")
    return pd.read_parquet(path)
