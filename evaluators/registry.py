"""Names of metrics and extractors -> where they are implemented. Nothing is imported until it is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from importlib.metadata import entry_points

from evaluators.base import Extractor, ObjectMetric, SetMetric
from mme3dr.errors import MissingWeightsError, unknown_name

METRICS: dict[str, tuple[str, str]] = {
    "clip_score": ("evaluators.clip_score:ClipScore", "cosine of prompt and views, x 100 (CLIP)"),
    "facts": ("evaluators.facts:Facts", "share of checkable facts nearer to the views than their contrast (CLIP)"),
    "nano_score": ("evaluators.clip_score:NanoScore", "the same by the package's own small encoder (not CLIP)"),
    "nano_facts": ("evaluators.facts:NanoFacts", "facts by the package's own small encoder (not CLIP)"),
    "fd_incep": ("evaluators.frechet:FrechetInception", "Frechet distance of Inception features"),
    "kd_incep": ("evaluators.kernel_distance:KernelInception", "kernel distance of Inception features"),
    "fd_dinov2": ("evaluators.frechet:FrechetDino", "Frechet distance of DINOv2 features"),
    "kd_dinov2": ("evaluators.kernel_distance:KernelDino", "kernel distance of DINOv2 features"),
    "fd_nano": ("evaluators.frechet:FrechetNano", "Frechet distance of the small encoder's features"),
    "kd_nano": ("evaluators.kernel_distance:KernelNano", "kernel distance of the small encoder's features"),
    "fd_hog": ("evaluators.frechet:FrechetHog", "Frechet distance of gradient and colour histograms (no download)"),
    "kd_hog": (
        "evaluators.kernel_distance:KernelHog",
        "kernel distance of gradient and colour histograms (no download)",
    ),
    "shape": ("evaluators.shape:Shape", "F-score, Chamfer distance and volume IoU against the reference"),
    "palette": ("evaluators.palette:Palette", "distance of the colour distributions from the reference's"),
    "geometry": (
        "evaluators.geometry:Geometry",
        "watertight, components, degenerate faces, manifold edges, Euler number",
    ),
}
"""Metrics in the order of the table: name -> ("module:Class", one line about it)."""

STAND_INS = frozenset({"nano_score", "nano_facts", "fd_nano", "kd_nano"})
"""Metrics that are computed only when they are asked for, or where the protocol's CLIP encoder isn't on the machine."""

EXTRACTORS: dict[str, str] = {
    "clip_vit_b32": "evaluators.extractors.clip:ClipB32",
    "clip_vit_l14": "evaluators.extractors.clip:ClipL14",
    "dinov2_large": "evaluators.extractors.dinov2:Dinov2Large",
    "inception_v3": "evaluators.extractors.inception:Inception",
    "nano_eval": "evaluators.extractors.nano:NanoEval",
    "nano_reward": "evaluators.extractors.nano:NanoReward",
    "hog": "evaluators.extractors.hog:Hog",
}
"""Encoders of pictures: name -> "module:Class"; each is made with a torch device."""


def metric_names(chosen: Sequence[str] = (), encoders: Mapping[str, str] | None = None) -> list[str]:
    """The chosen metrics in the order of the registry; without a choice all, the stand-ins only where they are needed.

    encoders: the protocol's, which say what "clip" is.  Raises UnknownNameError for a metric that isn't there.
    """
    known = _metrics()
    for name in chosen:
        _require(name, known, "metric")
    if chosen:
        return [name for name in known if name in chosen]
    left_out = STAND_INS if _here((encoders or {}).get("clip", "clip_vit_b32")) else frozenset()
    return [name for name in known if name not in left_out]


def create_metric(name: str) -> ObjectMetric | SetMetric:
    """The metric of that name."""
    return _load(_require(name, _metrics(), "metric")[0])()


def create_extractor(name: str, device: str = "cpu") -> Extractor:
    """The encoder of that name, its weights loaded. Raises MissingWeightsError when they are not here."""
    from evaluators.extractors.weights import SOURCES, find

    known = {**_entry_points("mme3dr.extractors"), **EXTRACTORS}
    target = _require(name, known, "extractor")
    if name in SOURCES:
        find(name)  # says what is missing before the encoder's heavy libraries are imported
    return _load(target)(device)


def describe() -> list[dict]:
    """Name and one line of every metric, without importing any of them."""
    return [{"name": name, "summary": about} for name, (_, about) in _metrics().items()]


def _here(extractor: str) -> bool:
    """Whether an encoder's weights are on this machine; those of an installed package are taken to be."""
    from evaluators.extractors.weights import SOURCES, find

    try:
        return extractor not in SOURCES or bool(find(extractor))
    except MissingWeightsError:
        return False


def _metrics() -> dict[str, tuple[str, str]]:
    extra = {name: (value, "from an installed package") for name, value in _entry_points("mme3dr.metrics").items()}
    return {**METRICS, **{k: v for k, v in extra.items() if k not in METRICS}}


def _entry_points(group: str) -> dict[str, str]:
    return {e.name: e.value for e in entry_points(group=group)}


def _require(name: str, known: Mapping, kind: str):
    if name not in known:
        raise unknown_name(kind, name, known)
    return known[name]


def _load(target: str):
    module, _, attribute = target.partition(":")
    return getattr(importlib.import_module(module), attribute)
