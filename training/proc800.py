"""The held-out training objects `proc800` as an edition of the benchmark: `mme3dr eval --edition proc800`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mme3dr.data.build import with_meshes_at
from mme3dr.files import cache_folder, write_bytes
from mme3dr.records import Item
from training.families.dataset import source_key
from training.families.registry import families
from training.families.sample import mesh_of
from training.prompts import family_items


def items(categories: Sequence[str]) -> list[Item]:
    """The items of some categories, without meshes, families taking turns. A caption is the prompt."""
    return [item for item in family_items("proc800") if item.category in categories]


def with_meshes(chosen: Sequence[Item], workers: int | None = None) -> list[Item]:
    """The items with path and digest of their reference GLB, building those that the cache lacks."""
    return with_meshes_at(chosen, {item.id: _path(item.id) for item in chosen}, _build, workers)


def _path(item_id: str) -> Path:
    family = families()[item_id.rpartition("-")[0]]
    return cache_folder() / "proc800" / source_key(family)[:16] / f"{item_id}.glb"


def _build(item_id: str, path: Path) -> None:
    write_bytes(path, mesh_of(item_id))
