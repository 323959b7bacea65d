"""Fourth stage: the metrics. Values per object are kept by content; metrics of the whole set come at the end."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from joblib import Parallel, delayed
from tqdm import tqdm

from evaluators.base import Extractor, ObjectInputs, ObjectMetric, SetMetric
from evaluators.registry import create_extractor, create_metric
from mme3dr.errors import DataError, MissingWeightsError
from mme3dr.files import content_key, sha256
from mme3dr.records import Item
from mme3dr.render.protocol import Protocol
from mme3dr.run.aggregate import aggregate_set, failed_value, skipped
from mme3dr.run.features import blank_features, reference_store, view_features
from mme3dr.run.spec import Sample
from mme3dr.run.store import Store
from mme3dr.run.views import load_normalised, read_views


@dataclass(frozen=True)
class Scene:
    """All that scoring needs to know of a run. generated, rendered: records of the earlier stages by sample name."""

    samples: Sequence[Sample]
    generated: Mapping[str, dict]
    rendered: Mapping[str, dict]
    references: Mapping[str, Path]
    protocol: Protocol
    store: Store
    workers: int
    device: str
    seed: int

    def scored(self) -> list[Sample]:
        """Samples that have views."""
        return [s for s in self.samples if self.rendered[s.name]["failure"] is None]


@dataclass
class Scores:
    """columns: sample name -> column -> value (failed objects: the worst).  sets and skipped: finished metric entries.

    judgements: sample name -> statement of a fact -> held.  weights: identity of every extractor used.
    """

    columns: dict[str, dict[str, float]]
    declared: list = field(default_factory=list)
    sets: dict[str, dict] = field(default_factory=dict)
    skipped: dict[str, dict] = field(default_factory=dict)
    judgements: dict[str, dict[str, bool]] = field(default_factory=dict)
    weights: dict[str, dict] = field(default_factory=dict)


def score(scene: Scene, metric_names: Sequence[str]) -> Scores:
    """Every metric over every sample."""
    scores = Scores({s.name: {} for s in scene.samples})
    extractors = _Extractors(scene, scores)
    for name in metric_names:
        metric = create_metric(name)
        scores.declared.extend(metric.columns)
        try:
            if isinstance(metric, SetMetric):
                _score_set(scene, metric, extractors, scores)
            elif metric.extractor is not None:
                _score_with_features(scene, metric, extractors, scores)
            else:
                _score_surfaces(scene, name, metric, scores)
        except MissingWeightsError as error:
            scores.skipped.update({c.name: skipped(c, str(error)) for c in metric.columns})
    return scores


class _Extractors:
    """Encoders made once, and the features of samples and references."""

    def __init__(self, scene: Scene, scores: Scores):
        self.scene, self.scores = scene, scores
        self._made: dict[str, Extractor] = {}
        self._features: dict[tuple[str, str], dict[str, np.ndarray]] = {}
        self._digests: dict[str, str] | None = None

    def get(self, name: str) -> Extractor:
        """The encoder of that name; its identity goes into the result."""
        meant = self.scene.protocol.settings["encoders"].get(name, name)
        if meant not in self._made:
            self._made[meant] = create_extractor(meant, self.scene.device)
            self.scores.weights[meant] = self._made[meant].identity()
        if meant != name and self._made[meant].world == "nano":
            raise DataError(
                f"protocol {self.scene.protocol.name} gives the nano encoder {meant} for {name}: its figures would "
                "stand under a full-size name; ask for nano_score and nano_facts instead"
            )
        return self._made[meant]

    def samples(self, name: str) -> dict[str, np.ndarray]:
        """View features [V, D] by sample name, failed samples left out."""
        extractor, scene = self.get(name), self.scene
        if (extractor.name, "samples") not in self._features:
            records = {s.name: scene.rendered[s.name] for s in scene.scored()}
            views = {n: (scene.store.folder / r["views"], r["sha256"]) for n, r in records.items()}
            digests = self._reference_digests()
            references = self._features.get((extractor.name, "references"), {})
            known = {digests[item_id]: value for item_id, value in references.items()}
            self._features[extractor.name, "samples"] = view_features(extractor, views, scene.store, known)
        return self._features[extractor.name, "samples"]

    def references(self, name: str) -> dict[str, np.ndarray]:
        """View features [V, D] by item id."""
        extractor = self.get(name)
        if (extractor.name, "references") not in self._features:
            digests = self._reference_digests()
            views = {path.stem: (path, digests[item_id]) for item_id, path in self.scene.references.items()}
            found = view_features(extractor, views, reference_store())
            by_item = {item_id: found[path.stem] for item_id, path in self.scene.references.items()}
            self._features[extractor.name, "references"] = by_item
        return self._features[extractor.name, "references"]

    def _reference_digests(self) -> dict[str, str]:
        """SHA-256 of every reference's picture by item id."""
        if self._digests is None:
            self._digests = {i: sha256(path.read_bytes()) for i, path in self.scene.references.items()}
        return self._digests


def _score_set(scene: Scene, metric: SetMetric, extractors: _Extractors, scores: Scores) -> None:
    """A metric over the whole set: failed objects stand in it as blank pictures."""
    extractor = extractors.get(metric.extractor)
    chosen = scene.protocol.subsets[metric.views]
    references = extractors.references(metric.extractor)  # before the samples, which may be the same pictures
    made, settings = extractors.samples(metric.extractor), scene.protocol.settings
    blank = blank_features(extractor, len(scene.protocol.cameras), settings["size"], settings["background"])
    generated = np.stack([made.get(s.name, blank)[chosen] for s in scene.samples])  # [N, V, D]
    reference = np.stack([v[chosen] for v in references.values()])  # [M, V, D]
    estimate = metric.score(generated, reference, seed=scene.seed)
    scores.sets[metric.columns[0].name] = aggregate_set(metric.columns[0], estimate)


def _score_with_features(scene: Scene, metric: ObjectMetric, extractors: _Extractors, scores: Scores) -> None:
    """A metric per object on encoder features of its views."""
    extractor = extractors.get(metric.extractor)
    features = extractors.samples(metric.extractor)
    chosen = scene.protocol.subsets["clip"]
    for sample in tqdm(scene.samples, desc=metric.name, unit="object"):
        row = scores.columns[sample.name]
        if sample.name not in features:
            row.update({c.name: failed_value(c) for c in metric.columns})
            continue
        inputs = ObjectInputs(item=sample.item, features=features[sample.name][chosen], encode_texts=extractor.texts)
        row.update(metric.score(inputs))
        if hasattr(metric, "judge") and sample.name not in scores.judgements:  # the report shows the first judge's
            scores.judgements[sample.name] = metric.judge(inputs)


def _score_surfaces(scene: Scene, name: str, metric: ObjectMetric, scores: Scores) -> None:
    """A metric per object on meshes and pictures, in parallel, each value kept by content."""
    todo = []
    for sample in scene.samples:
        row = scores.columns[sample.name]
        if scene.rendered[sample.name]["failure"] is not None:
            row.update({c.name: failed_value(c) for c in metric.columns})
            continue
        kept = scene.store.get(f"scores/{name}", sample.name, _key(scene, name, sample))
        if kept is None:
            todo.append(sample)
        else:
            row.update(_with_nan(kept))
    jobs = (delayed(_score_one)(scene, name, s) for s in todo)
    with tqdm(total=len(scene.samples), initial=len(scene.samples) - len(todo), desc=name, unit="object") as bar:
        for sample_name, value in Parallel(min(scene.workers, len(todo) or 1), return_as="generator_unordered")(jobs):
            scores.columns[sample_name].update(_with_nan(value))
            bar.update()


def _score_one(scene: Scene, name: str, sample: Sample) -> tuple[str, dict]:
    made, rendered, metric = scene.generated[sample.name], scene.rendered[sample.name], create_metric(name)
    inputs = ObjectInputs(
        item=sample.item,
        surface=load_normalised(scene.store.folder / made["mesh"], made["up"]),
        reference=load_normalised(sample.item.mesh, "y") if "reference" in metric.needs else None,
        views=read_views(scene.store.folder / rendered["views"]) if "views" in metric.needs else None,
    )
    value = {k: None if math.isnan(v) else v for k, v in metric.score(inputs).items()}
    return sample.name, scene.store.put(f"scores/{name}", sample.name, _key(scene, name, sample), value)


def _key(scene: Scene, name: str, sample: Sample) -> str:
    made, rendered = scene.generated[sample.name], scene.rendered[sample.name]
    inputs = [made["sha256"], made["up"], rendered["sha256"], sample.item.id, sample.item.mesh_sha256]
    return content_key(["score-1", name, *inputs])


def _with_nan(value: Mapping[str, float | None]) -> dict[str, float]:
    return {k: math.nan if v is None else v for k, v in value.items()}


def items_of(samples: Sequence[Sample]) -> list[Item]:
    """The items of the samples, each once, in order."""
    return list({s.item.id: s.item for s in samples}.values())
