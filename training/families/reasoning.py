"""The two texts that a model writes before its two meshes: the plan (what and where) and the detail (looks).

Both follow a form that a small language model can learn, and say what the voxels will show.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mme3dr.data.checks import Measures
from mme3dr.meshes.assembly import Assembly
from mme3dr.records import Part
from training.families.base import Family
from training.families.words import number, plural, word

PLAN_WORDS = 30
DETAIL_WORDS = 40
ALIKE = 0.9
"""Share of voxels that agree with their mirror image in a symmetric object."""


def plan_of(family: Family, parts: Sequence[Part], layout: str, measures: Measures) -> str:
    """Sub-category, parts with counts, layout, and the extents in tenths of the longest, at most 30 words:
    "bar stool: one seat, three legs; a round seat on splayed legs; 5 wide 5 deep 10 high"."""
    sides = np.array([measures.width("all"), measures.depth("all"), measures.height("all")])
    wide, deep, high = np.maximum(np.round(10 * sides / sides.max()), 1).astype(int)
    rest = [*([layout] if layout else []), f"{wide} wide {deep} deep {high} high"]
    room = PLAN_WORDS - len(" ".join([family.nouns[0], *rest]).split())
    return "; ".join([f"{family.nouns[0]}: {_fitting([_counted(family, p) for p in parts], room)}", *rest])


def detail_of(family: Family, parts: Sequence[Part], assembly: Assembly, grid: np.ndarray) -> str:
    """Counts, colours and materials of the parts, and the symmetry of the voxels, at most 40 words:
    "red plastic seat, three brown wood legs; symmetric left to right"."""
    symmetry = _symmetry(grid)
    looks = [_look(family, p, assembly) for p in parts]
    return f"{_fitting(looks, DETAIL_WORDS - len(symmetry.split()))}; {symmetry}"


def _fitting(phrases: Sequence[str], room: int) -> str:
    """As many of the phrases, from the first, as have at most `room` words."""
    lengths = np.cumsum([len(p.split()) for p in phrases])
    return ", ".join(phrases[: int((lengths <= room).sum())])


def _counted(family: Family, part: Part) -> str:
    if part.name in family.mass:
        return word(part.name)
    return f"{number(part.count)} {word(part.name) if part.count == 1 else plural(word(part.name))}"


def _look(family: Family, part: Part, assembly: Assembly) -> str:
    pieces = assembly.of(part.name)
    used = dict.fromkeys(colour for p in pieces for colour in (p.colour, *(mark[0] for mark in p.marks)))
    colours = " and ".join([part.colour, *(c for c in used if c != part.colour)][:2])
    many = part.count > 1 and part.name not in family.mass
    words = [number(part.count), colours] if many else [colours]
    if part.material != word(part.name):  # "six orange petals", not "six orange petal petals"
        words.append(part.material)
    return " ".join([*words, plural(word(part.name)) if many else word(part.name)])


def _symmetry(grid: np.ndarray) -> str:
    """In words, from palette indices [n, n, n] (x, y up, z)."""
    sides, front, quarter = (_alike(grid, other) for other in (grid[::-1], grid[:, :, ::-1], np.rot90(grid, 1, (0, 2))))
    if sides and front:
        return "alike on all four sides" if quarter else "symmetric left to right and front to back"
    if sides or front:
        return "symmetric left to right" if sides else "symmetric front to back"
    return "not symmetric"


def _alike(a: np.ndarray, b: np.ndarray) -> bool:
    solid = (a > 0) | (b > 0)
    return bool((a == b)[solid].mean() >= ALIKE)
