"""Training objects as the trainers of VQ-VAE and policy read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import datasets
import numpy as np
from tqdm import tqdm

from mme3dr.data.programs import programs
from mme3dr.records import CATEGORIES
from training.families.dataset import load_families
from training.families.voxels import unpack, voxels_of


@dataclass(frozen=True)
class DataConfig:
    """count, seed: training samples (`load_families`).  held_out: samples of proc800 that are looked at meanwhile.

    families: families or categories to take, by default all.
    """

    count: int = 24_000
    seed: int = 0
    held_out: int = 800
    families: tuple[str, ...] = ()

    def load(self) -> tuple[datasets.Dataset, datasets.Dataset]:
        """Training and held-out samples; built on first use."""
        names = self.families or None
        return load_families("train", self.count, self.seed, names), load_families("proc800", self.held_out, 0, names)


def grids(packed: Sequence[bytes]) -> np.ndarray:
    """Palette classes [N, 32, 32, 32] uint8 of packed voxels."""
    return np.stack([unpack(data) for data in packed])


def grids_of(data: str, count: int | None = None) -> tuple[list[np.ndarray], list[str]]:
    """Palette classes [32, 32, 32] uint8 and categories of objects.

    data: "train" or "proc800" of the families, or "mme3dr", the benchmark's references.  count: the first so many.
    """
    if data != "mme3dr":
        rows = load_families(data, count)
        names = rows.features["category"].names
        return [unpack(packed) for packed in rows["voxels"]], [names[number] for number in rows["category"]]
    made = [(c, program) for c in CATEGORIES for program in programs(c).values()][:count]
    grids = [voxels_of(program.assemble()).colours for _, program in tqdm(made, "voxels", unit="object")]
    return grids, [category for category, _ in made]
