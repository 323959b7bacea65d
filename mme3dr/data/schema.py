"""The typed columns of MME-3DR and the way between rows and `Item`s."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from datasets import ClassLabel, Features, List, Value

from mme3dr.records import CATEGORIES, FACT_KINDS, Fact, Item, Part

ANNOTATION = {
    "id": Value("string"),
    "name": Value("string"),
    "category": ClassLabel(names=list(CATEGORIES)),
    "prompt": Value("string"),
    "parts": List(
        {
            "name": Value("string"),
            "count": Value("int32"),
            "colour": Value("string"),
            "material": Value("string"),
            "stated": Value("bool"),
        }
    ),
    "facts": List(
        {
            "kind": ClassLabel(names=list(FACT_KINDS)),
            "statement": Value("string"),
            "contrast": Value("string"),
            "implicit": Value("bool"),
            "check": Value("string"),
        }
    ),
    "mesh_sha256": Value("string"),
}
LOCAL_FEATURES = Features({**ANNOTATION, "mesh": Value("string")})
"""As loaded: `mesh` is the path of the reference GLB in the cache."""
EXPORT_FEATURES = Features({**ANNOTATION, "mesh": Value("binary")})
"""As exported: `mesh` is the GLB itself."""


def row_of(item: Item) -> dict[str, Any]:
    """The row of an item, `mesh` as a path."""
    facts = [{**vars(f), "kind": FACT_KINDS.index(f.kind)} for f in item.facts]
    return {
        "id": item.id,
        "name": item.name,
        "category": CATEGORIES.index(item.category),
        "prompt": item.prompt,
        "parts": [dict(vars(p)) for p in item.parts],
        "facts": facts,
        "mesh_sha256": item.mesh_sha256,
        "mesh": str(item.mesh) if item.mesh else "",
    }


def item_of(row: dict[str, Any]) -> Item:
    """The item of a loaded row."""
    facts = tuple(Fact(**{**f, "kind": FACT_KINDS[f["kind"]]}) for f in row["facts"])
    parts = tuple(Part(**p) for p in row["parts"])
    category = CATEGORIES[row["category"]]
    mesh = Path(row["mesh"]) if row["mesh"] else None
    return Item(row["id"], row["name"], category, row["prompt"], parts, facts, mesh, row["mesh_sha256"])
