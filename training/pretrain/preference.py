"""Training the judge of looks on pairs: an object's views, and the same with something wrong."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from joblib import Parallel, cpu_count, delayed
from torch.nn.functional import logsigmoid
from tqdm import tqdm

from evaluators.extractors.nano import FOLDER as ENCODERS
from evaluators.extractors.nano_pictures import shrink
from evaluators.extractors.nano_towers import NanoEncoder, word_numbers
from mme3dr.files import cache_folder, content_key, write_bytes
from mme3dr.meshes.normalise import normalise
from mme3dr.models.ar3d.meshing import grid_to_surface
from mme3dr.render.embree import render
from mme3dr.render.protocol import load_protocol
from training.pretrain.corruptions import CORRUPTIONS, LEVELS, chain
from training.pretrain.labelled import Labelled, labelled_objects
from training.pretrain.loop import LoopConfig, Task
from training.rewards.preference_network import PreferenceNetwork

VERSION = "preference-1"
"""Part of every key: raise it when corruptions, surfaces or pictures change."""
VIEWS = (0, 2)
"""Views of the six of `paper-rewards` in which every grid is shown."""
RENDERED = 204
"""Side of the pictures before they are shrunk to SIDE, what the encoder sees."""
BLOCK = 32
"""Objects that are rendered and kept together."""


@dataclass(frozen=True)
class PreferenceData:
    """count, seed: training objects.  held_out: of proc800."""

    count: int = 2000
    seed: int = 1
    held_out: int = 400


@dataclass(frozen=True)
class PreferenceTraining:
    """A run of `mme3dr train preference`.

    encoder: whose towers it begins with.  size: weight of the scores' squares, which keeps them about 0.
    """

    loop: LoopConfig
    data: PreferenceData = field(default_factory=PreferenceData)
    encoder: str = "nano-reward"
    size: float = 0.01


@dataclass(frozen=True)
class Chains:
    """captions: [N].  pictures: [N, LEVELS, VIEWS, SIDE, SIDE, 3] uint8.  kinds: [N] of corruption."""

    captions: list[str]
    pictures: np.ndarray
    kinds: list[str]


class PreferenceTask(Task):
    """See `training.pretrain.loop.Task`."""

    def __init__(self, config: PreferenceTraining):
        torch.manual_seed(config.loop.seed)
        self.config, data = config, config.data
        encoder, self.tokenizer = NanoEncoder.load(ENCODERS / config.encoder)
        self.model = PreferenceNetwork(encoder.config)
        self.model.encoder.load_state_dict(encoder.state_dict())
        self._train = corrupted(labelled_objects("train", data.count, data.seed))
        self._held_out = corrupted(labelled_objects("proc800", data.held_out))
        self.size = len(self._train.captions)

    def losses(self, indices: np.ndarray, rng: np.random.Generator) -> dict[str, torch.Tensor]:
        """Bradley-Terry loss of all pairs of a chain, mean over them."""
        scores = self._scores(self._train, indices)  # [B, LEVELS]
        gaps = _gaps(scores.float())
        losses = {"pairs": -logsigmoid(gaps).mean(), "size": scores.float().square().mean()}
        losses["total"] = losses["pairs"] + self.config.size * losses["size"]
        return losses

    def evaluate(self) -> dict[str, float]:
        """Share of pairs of which the better one has the higher score, over all and by kind of corruption."""
        count, right = len(self._held_out.captions), []
        for start in range(0, count, 16):
            indices = np.arange(start, min(start + 16, count))
            right.append((_gaps(self._scores(self._held_out, indices).float()) > 0).float())
        each = torch.cat(right).mean(1)  # [N]
        figures = {"pair_accuracy": float(each.mean())}
        for kind in CORRUPTIONS:
            own = [i for i, name in enumerate(self._held_out.kinds) if name == kind]
            if own:
                figures[f"pair_accuracy_{kind.replace(' ', '_')}"] = float(each[own].mean())
        return figures

    def export(self, folder: Path) -> None:
        """A folder as `PreferenceNetwork.load` reads it."""
        self.model.save(folder, self.tokenizer)

    def _scores(self, chains: Chains, indices: np.ndarray) -> torch.Tensor:
        """[B, LEVELS] mean over the views."""
        pictures = torch.from_numpy(chains.pictures[indices])  # [B, LEVELS, VIEWS, SIDE, SIDE, 3]
        length = self.model.encoder.config.length
        words = word_numbers(self.tokenizer, [chains.captions[i] for i in indices], length)
        flat = self.model(pictures.flatten(0, 1), words.repeat_interleave(LEVELS, 0))  # [B LEVELS, VIEWS]
        return flat.mean(1).view(len(indices), LEVELS)


def corrupted(objects: Sequence[Labelled]) -> Chains:
    """Chains of objects, one each, their pictures in the user's cache."""
    chunks = [objects[i : i + BLOCK] for i in range(0, len(objects), BLOCK)]
    missing = [chunk for chunk in chunks if not _path(chunk).is_file()]
    if missing:
        done = Parallel(cpu_count(), return_as="generator_unordered")(delayed(_write)(chunk) for chunk in missing)
        for _ in tqdm(done, "rendering corruptions", total=len(missing), unit=f"x{BLOCK}"):
            pass
    pictures, kinds = [], []
    for chunk in chunks:
        with np.load(_path(chunk), allow_pickle=False) as kept:
            pictures.append(kept["pictures"])
            kinds += kept["kinds"].tolist()
    return Chains([labelled.caption for labelled in objects], np.concatenate(pictures), kinds)


def _gaps(scores: torch.Tensor) -> torch.Tensor:
    """Scores of the better minus those of the worse of all pairs, [B, LEVELS] -> [B, pairs]."""
    better, worse = torch.triu_indices(LEVELS, LEVELS, 1)
    return scores[:, better] - scores[:, worse]


def _path(objects: Sequence[Labelled]) -> Path:
    key = content_key([VERSION, [[o.id, o.caption, int(o.grid.astype(np.int64).sum())] for o in objects]])
    return cache_folder() / "preference" / f"{key}.npz"


def _write(objects: Sequence[Labelled]) -> None:
    pictures, kinds = [], []
    for labelled in objects:
        rng = np.random.default_rng(int(content_key(labelled.id)[:16], 16))
        kind, grids = chain(labelled, rng)
        pictures.append(np.stack([_pictures(grid) for grid in grids]))
        kinds.append(kind)
    file = io.BytesIO()
    np.savez_compressed(file, pictures=np.stack(pictures), kinds=np.array(kinds))
    write_bytes(_path(objects), file.getvalue())


def _pictures(grid: np.ndarray) -> np.ndarray:
    """[VIEWS, SIDE, SIDE, 3] uint8 as the encoder's pictures are, of the surface a generated shape would have."""
    cameras = [load_protocol("paper-rewards").cameras[view] for view in VIEWS]
    return shrink(render(normalise(grid_to_surface(grid, finer=1.0)), cameras, RENDERED).rgb)
