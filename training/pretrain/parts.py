"""Training the judge of parts: which named parts a cloud of coloured points has, and how much of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from joblib import Parallel, cpu_count, delayed
from scipy.ndimage import distance_transform_edt
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy
from tqdm import tqdm

from mme3dr.meshes.normalise import normalise
from mme3dr.models.ar3d.meshing import grid_to_surface
from training.pretrain.labelled import Labelled, labelled_objects
from training.pretrain.loop import LoopConfig, Task
from training.rewards.parts_network import PartsConfig, PartsNetwork, Vocabulary, split
from training.shapes import coloured_points

SPARE = 3072
"""Points kept of an object, more than the network sees, so that a part can be cut away."""
LEAST = 0.25
"""Share of a part that has to be there for the part to exist."""


@dataclass(frozen=True)
class PartsData:
    """count, seed: training objects.  held_out: of proc800.  points: that the network sees.

    questions: parts asked for of an object, as many that it has as that it lacks.
    cut: how often some of a part is taken away.  noise: standard deviation of the points' places.
    recoloured: share of points whose colour is another's, as generated shapes have them in patches.
    """

    count: int = 3000
    seed: int = 1
    held_out: int = 400
    points: int = 2048
    questions: int = 8
    cut: float = 0.5
    noise: float = 0.006
    recoloured: float = 0.1


@dataclass(frozen=True)
class PartsTraining:
    """A run of `mme3dr train parts`. width: of names.  segmentation: weight of the loss of every point's part."""

    loop: LoopConfig
    data: PartsData = field(default_factory=PartsData)
    width: int = 64
    channels: tuple[int, ...] = (64, 128, 192)
    segmentation: float = 0.5


@dataclass(frozen=True)
class Cloud:
    """points: [SPARE, 6] float32.  labels: [SPARE] numbers of parts in names."""

    points: np.ndarray
    labels: np.ndarray
    names: tuple[str, ...]
    family: str


@dataclass(frozen=True)
class Questions:
    """A batch. points: [B, P, 6].  part, whole: words [B, Q, L].  there, complete: [B, Q].  belongs: [B, Q, P]."""

    points: torch.Tensor
    part: torch.Tensor
    whole: torch.Tensor
    there: torch.Tensor
    complete: torch.Tensor
    belongs: torch.Tensor


class PartsTask(Task):
    """See `training.pretrain.loop.Task`."""

    def __init__(self, config: PartsTraining):
        torch.manual_seed(config.loop.seed)
        self.config, data = config, config.data
        self._train = clouds(labelled_objects("train", data.count, data.seed))
        self._held_out = clouds(labelled_objects("proc800", data.held_out))
        self.size = len(self._train)
        self._of_family = defaultdict(set)
        for cloud in self._train:
            self._of_family[cloud.family] |= set(cloud.names)
        self._all = sorted(set().union(*self._of_family.values()))
        names = [*self._all, *map(_whole, self._of_family)]
        self.vocabulary = Vocabulary(sorted({word for name in names for word in split(name)}))
        self.model = PartsNetwork(PartsConfig(len(self.vocabulary), config.width, tuple(config.channels)))

    def losses(self, indices: np.ndarray, rng: np.random.Generator) -> dict[str, torch.Tensor]:
        """Of existence, of completeness where a part is there, and of every point's part."""
        batch = self._questions([self._train[i] for i in indices], rng)
        answers = self.model(batch.points, batch.part, batch.whole)
        seen = batch.there > 0
        losses = {
            "existence": cross_entropy(answers.existence.float(), batch.there),
            "completeness": cross_entropy(answers.completeness.float()[seen], batch.complete[seen]),
            "segmentation": cross_entropy(answers.belongs.float(), batch.belongs),
        }
        weights = {"existence": 1.0, "completeness": 1.0, "segmentation": self.config.segmentation}
        losses["total"] = sum(weights[name] * value for name, value in losses.items())
        return losses

    def evaluate(self) -> dict[str, float]:
        """On held-out objects: accuracy of existence, chance being 0.5, and mean error of completeness where a part is
        there, beside that of always answering the median."""
        right, given, wanted = [], [], []
        for start in range(0, len(self._held_out), 16):
            chunk = self._held_out[start : start + 16]
            batch = self._questions(chunk, np.random.default_rng(start))
            answers = self.model(batch.points, batch.part, batch.whole)
            right.append(((answers.existence > 0).float() == batch.there).float().flatten())
            seen = batch.there > 0
            given.append(answers.completeness.sigmoid()[seen])
            wanted.append(batch.complete[seen])
        given, wanted = torch.cat(given), torch.cat(wanted)
        return {
            "existence_accuracy": float(torch.cat(right).mean()),
            "completeness_error": float((given - wanted).abs().mean()),
            "completeness_error_of_the_median": float((wanted.median() - wanted).abs().mean()),
        }

    def export(self, folder: Path) -> None:
        """A folder as `PartsNetwork.load` reads it."""
        self.model.save(folder, self.vocabulary.words)

    def _questions(self, chosen: Sequence[Cloud], rng: np.random.Generator) -> Questions:
        rows = [self._ask(cloud, rng) for cloud in chosen]
        points, parts, wholes, there, complete, belongs = zip(*rows, strict=True)
        return Questions(
            torch.from_numpy(np.stack(points)),
            self.vocabulary.numbers(parts),
            self.vocabulary.numbers(wholes),
            torch.from_numpy(np.stack(there)),
            torch.from_numpy(np.stack(complete)),
            torch.from_numpy(np.stack(belongs)),
        )

    def _ask(self, cloud: Cloud, rng: np.random.Generator) -> tuple:
        """Points of a cloud, perhaps with one part cut, and questions about parts that it has and lacks."""
        data, kept = self.config.data, np.ones(SPARE, bool)
        share = dict.fromkeys(cloud.names, 1.0)
        if rng.random() < data.cut and len(cloud.names) > 1:
            name = str(rng.choice(cloud.names))
            kept, share[name] = _cut(cloud, cloud.names.index(name), rng)
        places = np.flatnonzero(kept)
        if not len(places):
            places, share = np.arange(SPARE), dict.fromkeys(cloud.names, 1.0)
        chosen = rng.choice(places, data.points, replace=len(places) < data.points)
        points = cloud.points[chosen].copy()
        points[:, :3] += rng.normal(0, data.noise, (len(points), 3)).astype(np.float32)
        swapped = rng.random(len(points)) < rng.random() * data.recoloured
        points[swapped, 3:] = points[rng.permutation(len(points))[swapped], 3:]
        asked = self._names(cloud, rng)
        labels = cloud.labels[chosen]
        own = np.stack([labels == cloud.names.index(n) if n in share else np.zeros(len(labels), bool) for n in asked])
        complete = np.array([share.get(name, 0.0) for name in asked], np.float32)
        there = (complete >= LEAST).astype(np.float32)
        return points, asked, [_whole(cloud.family)] * len(asked), there, complete, own.astype(np.float32)

    def _names(self, cloud: Cloud, rng: np.random.Generator) -> list[str]:
        half = self.config.data.questions // 2
        has = [str(n) for n in rng.choice(cloud.names, half)]
        lacking = sorted(self._of_family[cloud.family] - set(cloud.names))
        strange = [name for name in rng.choice(self._all, 4 * half) if name not in cloud.names]
        near = [str(n) for n in rng.choice(lacking, half)] if lacking else []
        mixed = [*near[: half - half // 3], *map(str, strange)]
        return [*has, *mixed[:half]]


def clouds(objects: Sequence[Labelled]) -> list[Cloud]:
    """Points of objects, on the surface that generated shapes of the same voxels would have."""
    jobs = (delayed(_cloud)(o) for o in objects)
    done = Parallel(cpu_count(), return_as="generator")(jobs)
    return list(tqdm(done, "points", total=len(objects), unit="object"))


def _cloud(labelled: Labelled) -> Cloud:
    surface = normalise(grid_to_surface(labelled.grid, finer=1.0))
    points = coloured_points(surface, SPARE)
    occupied = np.argwhere(labelled.grid)
    low, high = occupied.min(0), occupied.max(0) + 1
    middle, longest = (low + high) / 2, (high - low).max()
    _, nearest = distance_transform_edt(labelled.grid == 0, return_indices=True)  # [3, R, R, R]
    cell = np.clip((points[:, :3] * longest + middle).astype(int), 0, len(labelled.grid) - 1)
    own = nearest[:, cell[:, 0], cell[:, 1], cell[:, 2]]
    return Cloud(points, labelled.parts[tuple(own)], labelled.names, labelled.family)


def _cut(cloud: Cloud, part: int, rng: np.random.Generator) -> tuple[np.ndarray, float]:
    """Points that stay when some or all of a part is cut off by a plane, [SPARE] bool, and the share of it left."""
    own = cloud.labels == part
    if not own.any():
        return np.ones(SPARE, bool), 0.0
    if rng.random() < 0.4:
        return ~own, 0.0
    along = cloud.points[:, :3] @ rng.normal(size=3)
    gone = own & (along > np.quantile(along[own], rng.uniform(0.1, 0.9)))
    return ~gone, 1 - gone.sum() / own.sum()


def _whole(family: str) -> str:
    """A family's name without its category."""
    return family.partition("_")[2] or family
