"""Building the open edition's reference meshes into the user's cache, once, in parallel."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from joblib import Parallel, cpu_count, delayed
from tqdm import tqdm

from mme3dr.data.programs import program, programs
from mme3dr.files import cache_folder, content_key, sha256, write_bytes, write_json
from mme3dr.records import Item

GEOMETRY_PACKAGES = ("manifold3d", "numpy", "scikit-image", "scipy", "trimesh")
PINNED = Path(__file__).with_name("open_edition.json")


@cache
def source_key() -> str:
    """Digest of all that the meshes are made from: the programs, the building blocks and the packages under them."""
    root = Path(__file__).parents[1]
    sources = sorted([*(root / "data" / "objects").rglob("*.py"), *(root / "meshes").glob("*.py")])
    texts = {path.relative_to(root).as_posix(): sha256(path.read_bytes()) for path in sources}
    return content_key([texts, {name: version(name) for name in GEOMETRY_PACKAGES}])


def items(categories: Sequence[str]) -> list[Item]:
    """The open edition's items of some categories, without meshes."""
    return [found.item for category in categories for found in programs(category).values()]


def build_mesh(item_id: str, path: Path) -> str:
    """Write the reference GLB of one item and return its SHA-256."""
    data = program(item_id).assemble().glb()
    write_bytes(path, data)
    return sha256(data)


def with_meshes(chosen: Sequence[Item], workers: int | None = None) -> list[Item]:
    """The items with path and digest of their reference GLB, building those that the cache lacks.

    workers: processes, by default one per core.
    """
    folder = cache_folder() / "open" / source_key()[:16]
    return with_meshes_at(chosen, {item.id: folder / f"{item.id}.glb" for item in chosen}, build_mesh, workers)


def with_meshes_at(
    chosen: Sequence[Item],
    paths: Mapping[str, Path],
    build: Callable[[str, Path], object],
    workers: int | None = None,
) -> list[Item]:
    """The same for the objects of any edition.

    paths: where each item's GLB is kept.  build: writes the GLB of an item id to a path.
    """
    missing = [item_id for item_id, path in paths.items() if not path.is_file()]
    if missing:
        count = min(workers or cpu_count(), len(missing))
        jobs = (delayed(build)(i, paths[i]) for i in missing)
        done = Parallel(count, return_as="generator_unordered")(jobs)
        for _ in tqdm(done, "building reference meshes", total=len(missing), unit="mesh"):
            pass
    return [replace(i, mesh=paths[i.id], mesh_sha256=sha256(paths[i.id].read_bytes())) for i in chosen]


def pin_digests(built: Sequence[Item]) -> Path:
    """Write the digests of built items as those of the release, after a wanted change of objects; returns the file."""
    write_json(PINNED, {item.id: item.mesh_sha256 for item in built})
    return PINNED


def pinned_digests() -> dict[str, str]:
    """SHA-256 of every reference GLB as released, by item id."""
    return json.loads(PINNED.read_text(encoding="utf-8"))
