"""Reviewing reference objects: annotation against geometry, and a contact sheet."""

from __future__ import annotations

import re

from mme3dr.data.checks import Measures, holds
from mme3dr.data.programs import ObjectProgram, program, programs
from mme3dr.errors import DataError
from mme3dr.meshes.assembly import MAX_FACES, MIN_FACES, Assembly
from mme3dr.meshes.palette import COLOURS, MATERIALS
from mme3dr.records import CATEGORIES, FACT_KINDS, Item

NEED_CHECK = ("count", "colour", "material", "symmetry", "proportion")
"""Fact kinds that geometry can always tell, and which must therefore have a check."""


def faults(entry: ObjectProgram) -> list[str]:
    """Everything wrong with an object, in words; empty when its annotation and its geometry agree."""
    try:
        assembly = entry.assemble()
        scene = assembly.scene()
    except (ValueError, KeyError, ArithmeticError) as error:
        return [f"does not build: {error}"]
    return object_faults(entry.item, assembly, sum(len(g.faces) for g in scene.geometry.values()))


def object_faults(item: Item, assembly: Assembly, faces: int) -> list[str]:
    """Everything wrong with a built object. faces: triangles of its exported mesh."""
    found = prompt_faults(item) + annotation_faults(item) + _part_faults(item, assembly)
    if not MIN_FACES <= faces <= MAX_FACES:
        found.append(f"{faces} faces: must be between {MIN_FACES} and {MAX_FACES}")
    for fact in item.facts:
        if fact.check:
            try:
                if not holds(fact.check, assembly):
                    found.append(f"geometry contradicts the check {fact.check!r} ({fact.statement})")
            except (DataError, TypeError, ValueError) as error:
                found.append(f"check {fact.check!r} fails: {error}")
    return found


def prompt_faults(item: Item) -> list[str]:
    """Faults of the prompt's form: 8 to 30 words, short enough for CLIP."""
    words = item.prompt.split()
    found = []
    if not 8 <= len(words) <= 30:
        found.append(f"the prompt has {len(words)} words: must be 8 to 30")
    if len(re.findall(r"\w+|[^\w\s]", item.prompt)) > 45:
        found.append("the prompt may be over 77 CLIP tokens: shorten it")
    return found


def annotation_faults(item: Item) -> list[str]:
    """Faults of parts and facts that can be seen without geometry."""
    found = []
    if len(item.parts) < 3:
        found.append(f"{len(item.parts)} parts: at least 3")
    if len(item.facts) < 6 or sum(f.implicit for f in item.facts) < 3:
        found.append("at least 6 facts, 3 of them implicit")
    for part in item.parts:
        if part.colour not in COLOURS or part.material not in MATERIALS or not re.fullmatch(r"[a-z][a-z_]*", part.name):
            found.append(f"part {part.name!r}: bad name, colour {part.colour!r} or material {part.material!r}")
    for fact in item.facts:
        if fact.kind not in FACT_KINDS:
            found.append(f"unknown fact kind {fact.kind!r}")
        if fact.statement == fact.contrast or not fact.statement.endswith(".") or not fact.contrast.endswith("."):
            found.append(f"statement and contrast must be two different sentences: {fact.statement!r}")
        if fact.kind in NEED_CHECK and not fact.check:
            found.append(f"a {fact.kind} fact needs a check: {fact.statement!r}")
    return found


def _part_faults(item: Item, assembly: Assembly) -> list[str]:
    """Declared parts against the solids: every one built, with the declared number of pieces and the declared looks."""
    found, measures = [], Measures(assembly)
    for part in item.parts:
        if not assembly.of(part.name):
            found.append(f"part {part.name!r} is declared but nothing was added to it")
            continue
        if measures.count(part.name) != part.count:
            found.append(f"part {part.name!r}: declared {part.count}, built {measures.count(part.name)} pieces")
        for what in ("colour", "material"):
            if getattr(measures, what)(part.name) != getattr(part, what):
                found.append(f"part {part.name!r} is mostly {getattr(measures, what)(part.name)} in {what}")
    return found


def review(selection: list[str]) -> dict[str, list[str]]:
    """Faults by item id, for ids, category names or `category/file` names."""
    return {entry.item.id: faults(entry) for entry in select(selection)}


def select(selection: list[str]) -> list[ObjectProgram]:
    """Programs named by id, by category, or by `category/file`."""
    out = []
    for name in selection or list(CATEGORIES):
        category, _, file = name.partition("/")
        if category in CATEGORIES:
            out += [p for p in programs(category).values() if not file or p.build.__module__.endswith(f".{file}")]
        else:
            out.append(program(name))
    return out
