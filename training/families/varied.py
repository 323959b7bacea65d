"""Which looks of which parts vary within a family: what captions are about, and what contrasts are drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mme3dr.meshes.palette import COLOURS, MATERIALS
from mme3dr.records import Part
from training.families.base import Family, Value
from training.families.words import plural, word

Facet = tuple[str, str]
"""("count", "colour" or "material", part name)."""


def varied_facets(family: Family, parts: Sequence[Part], values: Mapping[str, Value]) -> dict[Facet, str]:
    """The attribute behind each look that varies.

    An attribute called like a part, or its plural, is that part's count, colour or material, whichever has its value.
    Any other colour or material belongs to the first part that has it and has no attribute of its own for it.
    """
    facets: dict[Facet, str] = {}
    for attribute, part in _named(parts, values):
        facets |= {
            (f, part.name): attribute for f in _facets(values[attribute]) if getattr(part, f) == values[attribute]
        }
    taken = set(facets.values())
    for attribute, value in values.items():
        if attribute not in taken:
            fits = [(f, p.name) for p in parts for f in _facets(value) if f != "count" and getattr(p, f) == value]
            facets |= dict.fromkeys([f for f in fits if f not in facets][:1], attribute)
    return facets


def _named(parts: Sequence[Part], values: Mapping[str, Value]) -> Iterator[tuple[str, Part]]:
    for part in parts:
        for attribute in values:
            if attribute in (part.name, plural(word(part.name)).replace(" ", "_")):
                yield attribute, part


def _facets(value: Value) -> list[str]:
    """What of a part the value may be."""
    if isinstance(value, int):
        return [] if isinstance(value, bool) else ["count"]
    return [facet for facet, names in (("colour", COLOURS), ("material", MATERIALS)) if value in names]
