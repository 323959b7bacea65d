"""The 249 objects as short programs: a declaration (prompt, parts, facts) and a function that builds the geometry."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from mme3dr.errors import DataError, UnknownNameError, unknown_name
from mme3dr.meshes.assembly import Assembly
from mme3dr.records import CATEGORIES, Fact, Item, Part


@dataclass(frozen=True)
class ObjectProgram:
    """An item of the open edition and the function that builds its reference."""

    item: Item
    build: Callable[[Assembly], None]

    def assemble(self) -> Assembly:
        """The finished object, from scratch."""
        assembly = Assembly(self.item.parts)
        self.build(assembly)
        return assembly


def reference_object(
    name: str, prompt: str, parts: Sequence[Part], facts: Sequence[Fact]
) -> Callable[[Callable[[Assembly], None]], ObjectProgram]:
    """Declare a build function in `mme3dr/data/objects/<category>/` to be an object of that category.

    The item's id is the category and the function's name, joined by "_".
    """

    def declare(build: Callable[[Assembly], None]) -> ObjectProgram:
        category = build.__module__.split(".")[-2]
        item = Item(f"{category}_{build.__name__}", name, category, prompt, tuple(parts), tuple(facts))
        return ObjectProgram(item, build)

    return declare


@cache
def programs(category: str) -> dict[str, ObjectProgram]:
    """The object programs of a category by item id, in the order of file and definition."""
    if category not in CATEGORIES:
        raise unknown_name("category", category, CATEGORIES)
    package = importlib.import_module(f"mme3dr.data.objects.{category}")
    found: dict[str, ObjectProgram] = {}
    for module_info in sorted(pkgutil.iter_modules(package.__path__), key=lambda m: m.name):
        module = importlib.import_module(f"{package.__name__}.{module_info.name}")
        for program in vars(module).values():
            if isinstance(program, ObjectProgram):
                if program.item.id in found:
                    raise DataError(f"two objects have the id {program.item.id!r}: rename one of them")
                found[program.item.id] = program
    return found


def program(item_id: str) -> ObjectProgram:
    """The program of one item."""
    category = item_id.split("_")[0]
    if category not in CATEGORIES or item_id not in programs(category):
        raise UnknownNameError(f"there is no object {item_id!r} in the open edition")
    return programs(category)[item_id]
