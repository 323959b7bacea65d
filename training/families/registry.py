"""The families there are, by id."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from functools import cache

from mme3dr.errors import DataError, unknown_name
from mme3dr.records import CATEGORIES
from training.families.base import Family


@cache
def families() -> dict[str, Family]:
    """All families by id, in the order of category, file and definition."""
    found: dict[str, Family] = {}
    for category in CATEGORIES:
        package = importlib.import_module(f"training.families.{category}")
        for module_info in sorted(pkgutil.iter_modules(package.__path__), key=lambda m: m.name):
            module = importlib.import_module(f"{package.__name__}.{module_info.name}")
            for family in vars(module).values():
                if isinstance(family, Family):
                    if family.id in found:
                        raise DataError(f"two families have the id {family.id!r}: rename one of them")
                    found[family.id] = family
    return found


def select(names: Iterable[str] | None = None) -> list[Family]:
    """Families by id, by function name or by category; all when no name is given. UnknownNameError for others."""
    known = families()
    chosen: dict[str, Family] = {}
    for name in list(names or CATEGORIES):
        fits = [f for f in known.values() if name in (f.id, f.category, f.id.partition("_")[2])]
        if not fits:
            raise unknown_name("family", name, list(known), "; or a category")
        chosen |= {f.id: f for f in fits}
    return [f for f in known.values() if f.id in chosen]
