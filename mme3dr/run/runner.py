"""A whole evaluation: data -> generate -> render -> score -> results.json, samples.parquet, report.html."""

from __future__ import annotations

import json
import platform
import time
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version

import pandas as pd
from joblib import cpu_count

import mme3dr
from evaluators.registry import metric_names
from mme3dr.data.loader import edition_hash, load_items, references_hash
from mme3dr.files import content_key, write_bytes, write_json
from mme3dr.models.registry import create_model
from mme3dr.records import CATEGORIES, Item
from mme3dr.render.protocol import load_protocol
from mme3dr.run.aggregate import aggregate_column
from mme3dr.run.generate import generate
from mme3dr.run.report import write_report
from mme3dr.run.results import SCHEMA
from mme3dr.run.score import Scene, Scores, score
from mme3dr.run.spec import RunSpec, Sample
from mme3dr.run.store import Store
from mme3dr.run.views import render_references, render_samples

VERSIONED = (
    "numpy",
    "scipy",
    "torch",
    "transformers",
    "open_clip_torch",
    "torch-fidelity",
    "trimesh",
    "embreex",
    "manifold3d",
)


def evaluate(spec: RunSpec) -> dict:
    """Run all stages that are not yet done in `spec.output`, write the results there and return them.

    The result doesn't depend on the number of workers, nor on how often the run was killed and started again.
    """
    timing: dict[str, float] = {}
    protocol = load_protocol(spec.protocol)
    metrics = metric_names(spec.metrics, protocol.settings["encoders"])
    model = create_model(spec.model, dict(spec.model_args))
    identity = {"spec": spec.model, "arguments": dict(spec.model_args), "weights": model.identity()}
    workers, store = spec.workers or cpu_count(), Store(spec.output)
    with _timed(timing, "data"):
        items = load_items(spec.edition, spec.categories or None, spec.source, spec.limit)
    samples = [Sample(item, number) for item in items for number in range(spec.samples_per_prompt)]
    with _timed(timing, "generate"):
        generated = generate(model, identity, samples, spec.seed, store, spec.batch_size)
    with _timed(timing, "render"):
        references = render_references(items, spec.protocol, workers)
        rendered = render_samples(samples, generated, spec.protocol, store, workers)
    scene = Scene(samples, generated, rendered, references, protocol, store, workers, spec.device, spec.seed)
    with _timed(timing, "score"):
        scores = score(scene, metrics)
    table = sample_table(samples, generated, rendered, scores)
    results = {
        "schema": SCHEMA,
        "benchmark": _benchmark(spec, items),
        "protocol": {"name": protocol.name, "hash": protocol.hash, "settings": protocol.settings},
        "model": {**identity, "world": model.world, "about": model.about, "hash": content_key(identity)},
        "run": _settings(spec),
        "coverage": coverage(table),
        "metrics": metric_entries(scores, table, spec.seed),
        "weights": scores.weights,
        "versions": {"mme3dr": mme3dr.__version__, "python": platform.python_version(), **_versions()},
    }
    write_bytes(spec.output / "samples.parquet", table.to_parquet(index=False))
    write_json(spec.output / "results.json", results)
    if spec.with_report:
        with _timed(timing, "report"):
            write_report(spec.output, workers)
    write_json(spec.output / "timing.json", timing)
    return results


def _benchmark(spec: RunSpec, items: Sequence[Item]) -> dict:
    return {
        "name": "MME-3DR",
        "edition": spec.edition,
        "items": len(items),
        "items_hash": edition_hash(items),
        "references_hash": references_hash(items),
        "categories": [c for c in CATEGORIES if any(i.category == c for i in items)],
    }


def _settings(spec: RunSpec) -> dict:
    """The settings that the result depends on."""
    return {
        "seed": spec.seed,
        "samples_per_prompt": spec.samples_per_prompt,
        "limit": spec.limit,
        "source": spec.source,
        "protocol_file": spec.protocol,
    }


def sample_table(
    samples: Sequence[Sample], generated: Mapping[str, dict], rendered: Mapping[str, dict], scores: Scores
) -> pd.DataFrame:
    """One row an object: what was asked, what came, why it failed, every score."""
    per_object = [c.name for c in scores.declared if c.name not in scores.sets and c.name not in scores.skipped]
    rows = []
    for sample in samples:
        made, seen = generated[sample.name], rendered[sample.name]
        failure = seen["failure"] or {"stage": "", "kind": "", "message": ""}
        rows.append(
            {
                "name": sample.name,
                "item_id": sample.item.id,
                "sample": sample.number,
                "category": sample.item.category,
                "title": sample.item.name,
                "prompt": sample.item.prompt,
                "status": "failed" if seen["failure"] else "ok",
                "failure_stage": failure["stage"],
                "failure_kind": failure["kind"],
                "failure_message": failure["message"],
                "mesh": made["mesh"] or "",
                "mesh_sha256": made["sha256"] or "",
                "up": made["up"],
                "views": seen["views"] or "",
                "views_sha256": seen["sha256"] or "",
                "texts": json.dumps(made["texts"], ensure_ascii=False, sort_keys=True),
                "extras": json.dumps(made["extras"], sort_keys=True),
                "judgements": json.dumps(scores.judgements.get(sample.name, {}), ensure_ascii=False),
                **{name: scores.columns[sample.name][name] for name in per_object},
            }
        )
    return pd.DataFrame(rows)


def coverage(table: pd.DataFrame) -> dict:
    """How many objects were scored, overall and by category, and what became of the others."""
    failed = table[table.status == "failed"]
    by_category = {
        c: {"samples": len(rows), "scored": int((rows.status == "ok").sum())}
        for c, rows in table.groupby("category", sort=False)
    }
    kinds = (failed.failure_stage + "/" + failed.failure_kind).value_counts().sort_index()
    return {
        "samples": len(table),
        "scored": int((table.status == "ok").sum()),
        "failures": {kind: int(count) for kind, count in kinds.items()},
        "by_category": by_category,
    }


def metric_entries(scores: Scores, table: pd.DataFrame, seed: int) -> list[dict]:
    """The metrics' figures in the order of the registry."""
    categories = list(dict.fromkeys(table.category))
    entries = []
    for column in scores.declared:
        if column.name in scores.skipped:
            entries.append(scores.skipped[column.name])
        elif column.name in scores.sets:
            entries.append(scores.sets[column.name])
        else:
            entries.append(aggregate_column(column, table, categories, seed))
    return entries


def _versions() -> dict[str, str]:
    return {name: version(name) for name in VERSIONED}


@contextmanager
def _timed(timing: dict[str, float], stage: str):
    start = time.perf_counter()
    yield
    timing[stage] = round(time.perf_counter() - start, 3)
