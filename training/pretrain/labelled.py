"""Training objects whose voxels know their parts, kept in the user's cache: what the judges of parts and looks learn
from."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from joblib import Parallel, cpu_count, delayed
from tqdm import tqdm

from mme3dr.files import cache_folder, content_key, write_bytes
from training.families.dataset import load_families, source_key
from training.families.registry import families
from training.families.sample import sample_of

BLOCK = 32
"""Objects that are built and kept together."""


@dataclass(frozen=True)
class Labelled:
    """An object. grid: [R, R, R] uint8 palette classes, 0 empty.  parts: [R, R, R] int16 numbers in `names`, -1 empty.

    family, caption: of the sample.
    """

    id: str
    family: str
    caption: str
    grid: np.ndarray
    parts: np.ndarray
    names: tuple[str, ...]


def labelled_objects(split: str, count: int, seed: int = 0, workers: int | None = None) -> list[Labelled]:
    """The objects of `load_families` with these arguments, in its order."""
    rows = load_families(split, count, seed, workers=workers)
    ids = rows["id"][:]
    chunks = [ids[i : i + BLOCK] for i in range(0, len(ids), BLOCK)]
    missing = [chunk for chunk in chunks if not _path(chunk).is_file()]
    if missing:
        done = Parallel(min(workers or cpu_count(), len(missing)), return_as="generator_unordered")(
            delayed(_write)(chunk) for chunk in missing
        )
        for _ in tqdm(done, "labelling voxels", total=len(missing), unit=f"x{BLOCK}"):
            pass
    grids, parts, names = [], [], []
    for chunk in chunks:
        with np.load(_path(chunk), allow_pickle=False) as kept:
            grids += list(kept["grids"])
            parts += list(kept["parts"])
            names += [tuple(line.split()) for line in kept["names"]]
    return [
        Labelled(*row, grid, part, name)
        for row, grid, part, name in zip(
            zip(ids, rows["family"][:], rows["caption"][:], strict=True), grids, parts, names, strict=True
        )
    ]


def _path(ids: Sequence[str]) -> Path:
    sources = sorted({source_key(families()[sample_id.rpartition("-")[0]]) for sample_id in ids})
    return cache_folder() / "labelled" / f"{content_key([sources, list(ids)])}.npz"


def _write(ids: Sequence[str]) -> None:
    voxels = [sample_of(sample_id).voxels for sample_id in ids]
    file = io.BytesIO()
    np.savez_compressed(
        file,
        grids=np.stack([v.colours for v in voxels]),
        parts=np.stack([v.parts for v in voxels]),
        names=np.array([" ".join(v.names) for v in voxels]),
    )
    write_bytes(_path(ids), file.getvalue())
