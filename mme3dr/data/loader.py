"""Loading MME-3DR as a Hugging Face data set, from the programs in this package, a folder or the Hub."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from pathlib import Path

import datasets

from mme3dr.data.schema import EXPORT_FEATURES, LOCAL_FEATURES, item_of, row_of
from mme3dr.errors import DataError, unknown_name
from mme3dr.files import cache_folder, content_key, sha256, write_bytes
from mme3dr.network import reaching
from mme3dr.records import CATEGORIES, Item

EDITIONS = {"open": "mme3dr.data.build", "proc800": "training.proc800"}
"""Name -> module with `items(categories)`, the annotation, and `with_meshes(items)`, which builds the references.

Loaded by name, as nothing may depend on `training`.
"""


MESH = ("mesh", "mesh_sha256")
"""What a row says of its reference mesh; all else is annotation."""


def load_mme3dr(
    edition: str = "open",
    categories: Iterable[str] | None = None,
    source: str | Path | None = None,
    limit: int | None = None,
) -> datasets.Dataset:
    """MME-3DR as a `datasets.Dataset`, one row per object, `mesh` the path of its reference GLB.

    edition: "open", the 249 objects of this package; "proc800", 800 held-out objects of the training families.
    categories: some of `mme3dr.records.CATEGORIES`; all by default.
    source: None builds the meshes on first use into the user's cache; "hub:ORG/NAME@REVISION" or a folder written by
        `mme3dr data export` loads what is there through `datasets.load_dataset`.
    limit: at most so many objects, spread over the categories; only their meshes are built.
    Raises UnknownNameError for names, DataError for a broken source.
    """
    rows = [row_of(item) for item in load_items(edition, categories, source, limit)]
    return datasets.Dataset.from_list(rows, features=LOCAL_FEATURES)


def load_items(
    edition: str = "open",
    categories: Iterable[str] | None = None,
    source: str | Path | None = None,
    limit: int | None = None,
) -> list[Item]:
    """The same as `Item`s."""
    if edition not in EDITIONS:
        raise unknown_name("edition", edition, EDITIONS)
    chosen = _checked(categories)
    if source is not None:
        return spread(_from_source(str(source), chosen), limit)
    module = importlib.import_module(EDITIONS[edition])
    return module.with_meshes(spread(module.items(chosen), limit))


def spread(items: list[Item], limit: int | None) -> list[Item]:
    """The first `limit` items when the categories take turns, in their original order."""
    if limit is None or limit >= len(items):
        return items
    turn: dict[str, int] = {}
    ranked = []
    for item in items:
        ranked.append((turn.setdefault(item.category, 0), item))
        turn[item.category] += 1
    chosen = {item.id for _, item in sorted(ranked, key=lambda pair: pair[0])[:limit]}
    return [item for item in items if item.id in chosen]


def edition_hash(items: Iterable[Item]) -> str:
    """Digest of ids and annotation in any order: equal hashes are the same questions and answers.

    Bytes of reference meshes are no part of it: another kind of CPU may round their last bits differently.
    """
    rows = ({k: v for k, v in row_of(item).items() if k not in MESH} for item in items)
    return content_key(sorted(content_key(row) for row in rows))


def references_hash(items: Iterable[Item]) -> str:
    """Digest of the bytes of the reference meshes, in any order."""
    return content_key(sorted([item.id, item.mesh_sha256] for item in items))


def _checked(categories: Iterable[str] | None) -> list[str]:
    chosen = list(CATEGORIES if categories is None else categories)
    for name in chosen:
        if name not in CATEGORIES:
            raise unknown_name("category", name, CATEGORIES)
    return [c for c in CATEGORIES if c in chosen]


def _from_source(source: str, categories: list[str]) -> list[Item]:
    """Items of an export, their GLBs written to the cache by content."""
    if source.startswith("hub:"):
        repository, _, revision = source.removeprefix("hub:").partition("@")
        with reaching(f"source {source!r}", "(a folder written by `mme3dr data export` works without a network)"):
            table = datasets.load_dataset(repository, revision=revision or None, split="test")
    else:
        if not Path(source).is_dir():
            raise DataError(f"source {source!r}: there is no such folder (for the Hub write hub:ORG/NAME@REVISION)")
        table = datasets.load_dataset(str(source), split="test")
    missing = set(EXPORT_FEATURES) - set(table.column_names)
    if missing:
        raise DataError(f"source {source!r} is no export of MME-3DR: it lacks {', '.join(sorted(missing))}")
    items = []
    for row in table.select_columns(list(EXPORT_FEATURES)):
        if CATEGORIES[row["category"]] in categories:
            path = cache_folder() / "meshes" / f"{row['mesh_sha256']}.glb"
            if sha256(row["mesh"]) != row["mesh_sha256"]:
                raise DataError(f"source {source!r}: the mesh of {row['id']} doesn't match its SHA-256; export it anew")
            if not path.is_file():
                write_bytes(path, row["mesh"])
            items.append(item_of({**row, "mesh": str(path)}))
    return items
