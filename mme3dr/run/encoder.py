"""How well an image-text encoder knows objects: retrieval, and facts by kind, on objects with references."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

import numpy as np

from evaluators.base import Estimate, Extractor
from evaluators.clip_score import unit
from evaluators.confidence import bootstrap_mean
from evaluators.facts import judged
from evaluators.retrieval import first_hits, mean_similarity
from mme3dr.files import file_sha256
from mme3dr.records import FACT_KINDS, Fact, Item
from mme3dr.render.protocol import load_protocol
from mme3dr.run.aggregate import finite
from mme3dr.run.features import reference_store, view_features
from mme3dr.run.table import interval, markdown, number
from mme3dr.run.views import render_references

PROTOCOL = "mme3dr-v1"


def analyse(extractor: Extractor, items: Sequence[Item], workers: int, seed: int = 0) -> dict:
    """Figures of an encoder on the reference meshes of items, by the eight views of mme3dr-v1.

    Retrieval is among all items. A fact counts as in the metric `facts`; figures are means over objects. "text alone"
    judges by the mean of all objects' views: what of the figure above it needs no look at the object.
    """
    paths = render_references(items, PROTOCOL, workers)
    views = {item_id: (path, file_sha256(path)) for item_id, path in paths.items()}
    found = view_features(extractor, views, reference_store())
    features = np.stack([found[item.id] for item in items])[:, load_protocol(PROTOCOL).subsets["clip"]]  # [N, V, D]
    prompts = [item.prompt for item in items]
    similarity = mean_similarity(features, extractor.texts(prompts))  # [N, N]
    to_text, to_object = first_hits(similarity, prompts)
    own, others = np.diag(similarity), (similarity.sum(0) - np.diag(similarity)) / (len(items) - 1)
    figures = {
        "R@1 object to prompt": bootstrap_mean(to_text, seed),
        "R@1 prompt to object": bootstrap_mean(to_object, seed),
        "cosine with the own prompt x 100": bootstrap_mean(100 * own, seed),
        "cosine of the prompt with other objects x 100": bootstrap_mean(100 * others, seed),
        **_facts(extractor, items, unit(features.reshape(-1, features.shape[-1])).reshape(features.shape), seed),
    }
    entries = {name: {**asdict(e), "low": finite(e.low), "high": finite(e.high)} for name, e in figures.items()}
    return {"encoder": extractor.name, "weights": extractor.identity(), "objects": len(items), "figures": entries}


def analysis_table(analysis: dict) -> str:
    """The figures as a markdown table."""
    rows = [
        [name, number(figure["value"]), interval(figure), str(figure["n"])]
        for name, figure in analysis["figures"].items()
    ]
    return markdown(["figure", "value", "95 % interval", "objects"], rows)


def _facts(extractor: Extractor, items: Sequence[Item], views: np.ndarray, seed: int) -> Mapping[str, Estimate]:
    """Accuracy of facts, all and by sort; views [N, V, D] of length 1."""
    texts = list(dict.fromkeys(t for item in items for f in item.facts for t in (f.statement, f.contrast)))
    directions = dict(zip(texts, unit(extractor.texts(texts)), strict=True))
    gaps = [np.array([directions[f.statement] - directions[f.contrast] for f in i.facts]) for i in items]  # [F, D]
    seen = [judged(gap @ view.mean(0)) for gap, view in zip(gaps, views, strict=True)]
    blind = [judged(gap @ views.mean((0, 1))) for gap in gaps]
    sorts: dict[str, Callable[[Fact], bool]] = {
        "facts": lambda fact: True,
        "facts, stated": lambda fact: not fact.implicit,
        "facts, implied": lambda fact: fact.implicit,
        **{f"facts, {kind}": lambda fact, kind=kind: fact.kind == kind for kind in FACT_KINDS},
    }
    figures = {}
    for sort, belongs in sorts.items():
        for name, held in ((sort, seen), (f"{sort}, text alone", blind)):
            figures |= _accuracy(name, items, held, belongs, seed)
    return figures


def _accuracy(
    name: str, items: Sequence[Item], held: Sequence[np.ndarray], belongs: Callable[[Fact], bool], seed: int
) -> dict[str, Estimate]:
    """Mean over the objects that have such facts; nothing where none has."""
    chosen = [
        [h for f, h in zip(i.facts, answers, strict=True) if belongs(f)] for i, answers in zip(items, held, strict=True)
    ]
    shares = np.array([np.mean(answers) for answers in chosen if answers])
    return {name: bootstrap_mean(shares, seed)} if len(shares) else {}
