"""Composition of the data set in figures, as the data card shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mme3dr.records import CATEGORIES, FACT_KINDS, Item

ASKS = {
    "spatial": "layout, nesting, interlocking, structures",
    "mechanical": "moving parts, what turns, locks, folds and grips",
    "biological": "anatomy, poses, growth",
    "rare": "knowing what a thing is from its name",
    "stylised": "the same world in low-poly, cartoon, chibi, voxel, paper, balloon",
}


def summary(items: Sequence[Item]) -> str:
    """A markdown table of objects, parts and facts by category, and a line of facts by kind."""
    lines = ["| category | what it asks for | objects | parts | facts | of them implied |", "|---|---|---|---|---|---|"]
    for category in CATEGORIES:
        lines.append(_row(category, ASKS[category], [i for i in items if i.category == category]))
    lines.append(_row("all", "", items))
    kinds = Counter(f.kind for i in items for f in i.facts)
    lines += ["", "Facts by kind: " + ", ".join(f"{kind} {kinds[kind]}" for kind in FACT_KINDS) + "."]
    return "\n".join(lines)


def _row(name: str, asks: str, items: Sequence[Item]) -> str:
    facts = [f for i in items for f in i.facts]
    counts = [len(items), sum(len(i.parts) for i in items), len(facts), sum(f.implicit for f in facts)]
    return f"| {name} | {asks} | " + " | ".join(f"{n:,}" for n in counts) + " |"
