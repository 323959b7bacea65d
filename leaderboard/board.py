"""Result files -> the tables of the board: one per edition, protocol and world."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mme3dr.errors import DataError
from mme3dr.run.results import read_results

SCHEMA = "mme3dr.board/1"


def board(paths: Iterable[Path]) -> dict:
    """The board's content from folders of runs or results.json files.

    Runs stand in one table only when benchmark (hash of the objects asked for), protocol (hash) and world agree.
    Raises DataError naming the file that can't be read, or two files that are the same run.
    """
    tables: dict[tuple[str, str, str], dict] = {}
    seen: dict[tuple, Path] = {}
    for path in paths:
        results = read_results(path)
        entry = _entry(results)
        key = (results["benchmark"]["items_hash"], results["protocol"]["hash"], results["model"]["world"])
        same = (*key, entry["model_hash"], entry["seed"])
        if same in seen:
            raise DataError(
                f"{path} and {seen[same]} are results of the same model, seed and protocol: give one of them"
            )
        seen[same] = path
        table = tables.setdefault(key, _table(results))
        table["entries"].append(entry)
    for table in tables.values():
        table["columns"] = _columns(table)
        table["entries"].sort(key=lambda e: (e["model"], e["seed"]))
    order = sorted(tables.values(), key=lambda t: (t["edition"], t["protocol"], t["world"], t["items_hash"]))
    return {"schema": SCHEMA, "tables": order}


def _table(results: dict) -> dict:
    benchmark, protocol = results["benchmark"], results["protocol"]
    return {
        "edition": benchmark["edition"],
        "items": benchmark["items"],
        "items_hash": benchmark["items_hash"],
        "protocol": protocol["name"],
        "protocol_hash": protocol["hash"],
        "world": results["model"]["world"],
        "entries": [],
    }


def _entry(results: dict) -> dict:
    coverage = results["coverage"]
    scores = {m["name"]: _score(m) for m in results["metrics"] if m["status"] == "ok"}
    return {
        "model": results["model"]["spec"],
        "model_hash": results["model"]["hash"],
        "seed": results["run"]["seed"],
        "samples": coverage["samples"],
        "scored": coverage["scored"],
        "scores": scores,
        "version": results["versions"]["mme3dr"],
    }


def _score(metric: dict) -> dict:
    by_category = {c: v["mean"] for c, v in metric["by_category"].items()}
    overall = metric["overall"]
    figures = {k: overall[k] for k in ("mean", "low", "high", "n")}
    return {**figures, "by_category": by_category, "label": metric["label"], "direction": metric["direction"]}


def _columns(table: dict) -> list[dict]:
    """Metrics that some run of the table has, in the order of the first run that has them."""
    columns: dict[str, dict] = {}
    for entry in table["entries"]:
        for name, score in entry["scores"].items():
            columns.setdefault(name, {"name": name, "label": score["label"], "direction": score["direction"]})
    return list(columns.values())
