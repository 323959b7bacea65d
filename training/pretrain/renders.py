"""Small pictures of training objects, as they are and as voxels, for the encoders to learn from.

Taken with the cameras of protocol mme3dr-v1, moved a little, and kept in the user's cache by content.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import datasets
import numpy as np
from joblib import Parallel, cpu_count, delayed
from tqdm import tqdm

from evaluators.extractors.nano_pictures import KEPT, SIDE, shrink
from mme3dr.files import cache_folder, content_key, sha256, write_bytes
from mme3dr.meshes.loading import load_surface
from mme3dr.meshes.normalise import normalise
from mme3dr.models.ar3d.meshing import grid_to_surface
from mme3dr.records import Surface
from mme3dr.render.cameras import Camera, orbit
from mme3dr.render.embree import render
from mme3dr.render.protocol import Protocol, load_protocol
from training.families.dataset import load_families
from training.families.sample import mesh_of
from training.families.voxels import unpack

VERSION = "renders-1"
"""Part of every key: raise it when the renderer, the meshes or the surfaces of voxels change to be seen."""
VIEWS = 4
"""Pictures of each look of an object, 90 degrees apart."""
FORMS = ("mesh", "voxels")
"""An object's looks: its own mesh, and the surface of its voxels, as generated objects have it."""
RENDERED = round(2 * SIDE / KEPT)
"""Side of the pictures before they are cropped and shrunk as the encoder's are."""
YAW_JITTER, PITCH_JITTER = 10.0, 6.0
"""Degrees that a camera may stand off the protocol's place, either way."""
BLOCK = 32
"""Objects of a family that are rendered and kept together."""


@dataclass(frozen=True)
class Renders:
    """rows: the objects, as `load_families` gives them.  blocks: pictures by file, opened when needed.
    place: file and number in it of each row."""

    rows: datasets.Dataset
    blocks: Sequence[np.ndarray]
    place: Sequence[tuple[int, int]]

    def pictures(self, row: int) -> np.ndarray:
        """[forms, VIEWS, SIDE, SIDE, 3] uint8."""
        block, number = self.place[row]
        return self.blocks[block][number]


def load_renders(split: str, count: int | None = None, seed: int = 0, workers: int | None = None) -> Renders:
    """Objects and their pictures, rendered on first use; arguments as those of `load_families`."""
    rows = load_families(split, count, seed, workers=workers)
    groups: dict[str, list[int]] = {}
    for row, family in enumerate(rows["family"]):
        groups.setdefault(family, []).append(row)
    chunks = [numbers[i : i + BLOCK] for numbers in groups.values() for i in range(0, len(numbers), BLOCK)]
    jobs = [_Job(rows[chunk]) for chunk in chunks]
    missing = [job for job in jobs if not job.path.is_file()]
    if missing:
        todo = (delayed(job.write)() for job in missing)
        done = Parallel(min(workers or cpu_count(), len(missing)), return_as="generator_unordered")(todo)
        for _ in tqdm(done, "rendering training objects", total=len(missing), unit=f"x{BLOCK}"):
            pass
    blocks = [np.load(job.path, mmap_mode="r") for job in jobs]
    place = {row: (block, number) for block, chunk in enumerate(chunks) for number, row in enumerate(chunk)}
    return Renders(rows, blocks, [place[row] for row in range(len(rows))])


class _Job:
    """Pictures of some objects of one family, in one file named by what they show."""

    def __init__(self, rows: dict[str, list]):
        self.ids, self.voxels = rows["id"], rows["voxels"]
        seen = [[rows[k][i] for k in ("id", "attributes", "detail")] for i in range(len(self.ids))]
        settings = [VERSION, SIDE, RENDERED, VIEWS, YAW_JITTER, PITCH_JITTER, _protocol().hash]
        self.path = cache_folder() / "renders" / f"{content_key([settings, seen, [*map(sha256, self.voxels)]])}.npy"

    def write(self) -> None:
        """Render what the path stands for."""
        pictures = [_pictures(i, unpack(v)) for i, v in zip(self.ids, self.voxels, strict=True)]
        file = io.BytesIO()
        np.save(file, np.stack(pictures))
        write_bytes(self.path, file.getvalue())


def _pictures(sample_id: str, grid: np.ndarray) -> np.ndarray:
    """[forms, VIEWS, SIDE, SIDE, 3] uint8 of an object and its voxels."""
    rng = np.random.default_rng(int(sha256(sample_id.encode())[:16], 16))
    start = 45 * int(rng.integers(2))
    surfaces = (_mesh(sample_id), normalise(grid_to_surface(grid)))
    return np.stack([_views(s, _cameras(rng, start + 45 * form)) for form, s in enumerate(surfaces)])


def _mesh(sample_id: str) -> Surface:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mesh.glb"
        path.write_bytes(mesh_of(sample_id))
        return normalise(load_surface(path))


@cache
def _protocol() -> Protocol:
    return load_protocol("mme3dr-v1")


def _cameras(rng: np.random.Generator, start: float) -> list[Camera]:
    settings = _protocol().settings
    pitch = settings["views"][0]["pitch"]
    return [
        orbit(
            start + 360 / VIEWS * view + rng.uniform(-YAW_JITTER, YAW_JITTER),
            pitch + rng.uniform(-PITCH_JITTER, PITCH_JITTER),
            settings["radius"],
            settings["fov"],
        )
        for view in range(VIEWS)
    ]


def _views(surface: Surface, cameras: list[Camera]) -> np.ndarray:
    return shrink(render(surface, cameras, RENDERED).rgb)
