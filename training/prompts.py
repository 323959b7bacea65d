"""Prompts to train on, as items of the benchmark's schema without meshes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from mme3dr.data.schema import item_of
from mme3dr.errors import DataError
from mme3dr.records import CATEGORIES, Fact, Item, Part
from training.families.dataset import load_families

PRACTICE = Path(__file__).parent / "practice"
"""Prompts of things that no training object shows, one file for each category (`data_cards/practice.md`)."""


@dataclass(frozen=True)
class PromptConfig:
    """Where prompts come from.

    count, seed: captions of the training families (`load_families`).  families: families or categories to take.
    practice: how many prompts of `practice_items` join them.
    captions: instead a Parquet file with a column "caption", as `mme3dr data captions` writes it. Its prompts have no
        annotation, so rewards that need names, parts or facts can't be used with it.
    """

    count: int = 8400
    seed: int = 0
    families: tuple[str, ...] = ()
    practice: int = 0
    captions: str = ""

    def load(self) -> list[Item]:
        """The prompts. Raises DataError for a file without captions."""
        if self.captions:
            return read_captions(Path(self.captions))[: self.count]
        return family_items("train", self.count, self.seed, self.families or None) + practice_items(self.practice)


def family_items(split: str, count: int | None = None, seed: int = 0, names: Iterable[str] | None = None) -> list[Item]:
    """Samples of the training families as items, the caption as the prompt; see `load_families`."""
    return [_item(row) for row in load_families(split, count, seed, names)]


def practice_items(count: int | None = None) -> list[Item]:
    """Practice prompts, the categories in turn: what a prompt asks for, of things that no training object shows.

    Their parts and facts are those that the prompt states; count, colour and material of a part are not known apart
    from its facts, so they are 0 and "". Raises DataError where more are asked for than there are.
    """
    files = {c: (PRACTICE / f"{c}.jsonl").read_text(encoding="utf-8").splitlines() for c in CATEGORIES}
    rows = sorted(((n, c, line) for c in CATEGORIES for n, line in enumerate(files[c])), key=lambda row: row[0])
    if count is not None and not 0 <= count <= len(rows):
        raise DataError(f"{count} practice prompts asked for, there are {len(rows)}")
    return [_practice_item(category, number, json.loads(line)) for number, category, line in rows[:count]]


def read_captions(path: Path) -> list[Item]:
    """Items of a Parquet file with a column "caption"; the row's number is the id."""
    if not path.is_file():
        raise DataError(f"there is no file of captions {path.resolve()}")
    table = pd.read_parquet(path)
    if "caption" not in table.columns or table.empty:
        raise DataError(f"{path} has no captions: a column called caption is needed, it has {list(table.columns)}")
    texts: Sequence[str] = table["caption"].tolist()
    return [Item(f"caption-{number}", "", CATEGORIES[0], text, (), ()) for number, text in enumerate(texts)]


def _item(row: dict) -> Item:
    annotation = {name: row[name] for name in ("id", "category", "parts", "facts")}
    name = row["family"].partition("_")[2].replace("_", " ")
    return item_of({**annotation, "name": name, "prompt": row["caption"], "mesh": "", "mesh_sha256": ""})


def _practice_item(category: str, number: int, row: dict) -> Item:
    parts = tuple(Part(name.replace(" ", "_"), 0, "", "", stated=True) for name in row["parts"])
    facts = tuple(Fact(kind, statement, contrast, implicit=False) for kind, statement, contrast in row["facts"])
    return Item(f"practice-{category}-{number}", row["name"], category, row["prompt"], parts, facts)
