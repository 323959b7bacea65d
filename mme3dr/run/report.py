"""The picture report of a run: one self-contained HTML file that works without a network."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
from jinja2 import Environment, PackageLoader, select_autoescape
from joblib import Parallel, cpu_count, delayed

from mme3dr.data.loader import load_items
from mme3dr.errors import MeshError
from mme3dr.files import write_bytes
from mme3dr.records import Item
from mme3dr.run.preview import packed_mesh, thumbnail
from mme3dr.run.radar import radar
from mme3dr.run.results import read_results, read_samples
from mme3dr.run.table import ARROWS, interval, number, skipped_lines
from mme3dr.run.views import load_normalised, read_views, render_references

EXTREMES = 12
"""Objects in each of the lists of the best and the worst."""


def write_report(run_folder: Path, workers: int | None = None) -> Path:
    """Write report.html beside the results of a finished run and return its path."""
    results, samples = read_results(run_folder), read_samples(run_folder)
    items = _items_of(results)
    columns = [m for m in results["metrics"] if m["status"] == "ok" and m["name"] in samples.columns]
    count = workers or cpu_count()
    references = render_references(items, results["run"]["protocol_file"], count)
    jobs = [delayed(_reference_entry)(item, references[item.id]) for item in items]
    entries = dict(zip([i.id for i in items], Parallel(count)(jobs), strict=True))
    names, rows = [c["name"] for c in columns], samples.to_dict("records")
    shown = Parallel(count)(delayed(_sample_entry)(row, run_folder, names) for row in rows)
    meshes = _packed_meshes(items, samples, run_folder, count)
    data = {"samples": shown, "references": entries, "columns": [_column(c) for c in columns], "meshes": meshes}
    page = _template("report.html.j2").render(
        results=results,
        css=_text("report.css"),
        viewer=_text("viewer.js"),
        script=_text("report.js"),
        data=json.dumps(data, ensure_ascii=False, allow_nan=False).replace("<", "\\u003c"),
        radar=_radar(results),
        skipped=skipped_lines(results),
        failures=[{"name": s["name"], **s["failure"]} for s in shown if s["failure"]],
        extremes=_extremes(samples, columns),
        sheets=[(c, list(samples[samples.category == c].name)) for c in results["benchmark"]["categories"]],
        columns=columns,
        arrows=ARROWS,
        number=number,
        interval=interval,
    )
    path = run_folder / "report.html"
    write_bytes(path, page.encode())
    return path


def _items_of(results: dict) -> list[Item]:
    run, benchmark = results["run"], results["benchmark"]
    return load_items(benchmark["edition"], benchmark["categories"], run["source"], run["limit"])


def _reference_entry(item: Item, views: Path) -> dict:
    facts = [{"statement": f.statement, "implicit": f.implicit} for f in item.facts]
    return {"thumbnail": thumbnail(_front(views)), "mesh": f"{item.mesh_sha256} y", "facts": facts}


def _sample_entry(row: dict, run_folder: Path, columns: list[str]) -> dict:
    failed = row["status"] != "ok"
    failure = {"stage": row["failure_stage"], "kind": row["failure_kind"], "message": row["failure_message"]}
    return {
        "name": row["name"],
        "id": row["item_id"],
        "title": row["title"],
        "category": row["category"],
        "prompt": row["prompt"],
        "thumbnail": None if failed else thumbnail(_front(run_folder / row["views"])),
        "mesh": None if failed else f"{row['mesh_sha256']} {row['up']}",
        "extras": json.loads(row["extras"]),
        "texts": json.loads(row["texts"]),
        "scores": {c: None if pd.isna(row[c]) else float(row[c]) for c in columns},
        "judgements": json.loads(row["judgements"]),
        "failure": failure if failed else None,
    }


def _packed_meshes(items: list[Item], samples: pd.DataFrame, run_folder: Path, workers: int) -> dict[str, str]:
    """Every mesh of the page once, by the key that its entries use: content and up axis, or the path of an extra."""
    files = {f"{item.mesh_sha256} y": (item.mesh, "y") for item in items}
    for row in samples.to_dict("records"):
        if row["status"] == "ok":
            files.setdefault(f"{row['mesh_sha256']} {row['up']}", (run_folder / row["mesh"], row["up"]))
        files.update({path: (run_folder / path, row["up"]) for path in json.loads(row["extras"]).values()})
    packed = Parallel(workers)(delayed(_packed)(path, up) for path, up in files.values())
    return {key: mesh for key, mesh in zip(files, packed, strict=True) if mesh is not None}


def _packed(path: Path, up: str) -> str | None:
    """A mesh for the viewer; None for a broken extra, which then has no tab (a scored mesh has loaded before)."""
    try:
        return packed_mesh(load_normalised(path, up))
    except MeshError:
        return None


def _front(path: Path):
    """The view from half left, which shows most of an object."""
    views = read_views(path)
    return views[min(1, len(views) - 1)]


def _column(metric: dict) -> dict:
    return {"name": metric["name"], "label": metric["label"], "direction": metric["direction"]}


def _radar(results: dict) -> str:
    """Metrics in [0, 1] where higher is better, by category."""
    categories = results["benchmark"]["categories"]
    series = {
        m["label"]: [m["by_category"][c]["mean"] for c in categories]
        for m in results["metrics"]
        if m["status"] == "ok"
        and m["direction"] == "higher"
        and m["range"] == [0, 1]
        and all(c in m["by_category"] for c in categories)
    }
    return radar(categories, dict(list(series.items())[:5]))


def _extremes(samples: pd.DataFrame, columns: list[dict]) -> list[tuple[str, list[str]]]:
    """The worst and the best objects by the mean rank over all directed metrics; failed ones are worst."""
    directed = [c for c in columns if c["direction"] != "none"]
    if not directed or len(samples) < 4:
        return []
    ranks = [samples[c["name"]].rank(ascending=c["direction"] == "higher", na_option="top") for c in directed]
    order = samples.assign(rank=sum(ranks)).sort_values(["rank", "name"])
    count = min(EXTREMES, len(samples) // 2)
    return [("Worst objects", list(order.name[:count])), ("Best objects", list(order.name[::-1][:count]))]


def _template(name: str):
    return Environment(loader=PackageLoader("mme3dr.run"), autoescape=select_autoescape(["j2"])).get_template(name)


def _text(name: str) -> str:
    return (Path(__file__).parent / "templates" / name).read_text(encoding="utf-8")
