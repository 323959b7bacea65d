"""Captions made wrong in one thing: a colour, a count, a part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from mme3dr.meshes.palette import COLOURS

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
COLOUR = re.compile(r"\b(" + "|".join(sorted(COLOURS, key=len, reverse=True)) + r")\b")
_NUMBER = re.compile(r"\b(" + "|".join(NUMBERS) + r")\b")
_ARTICLE = re.compile(r"\b([Aa])n? $")
_PRESENCE = re.compile(r"\b(with|without)\b")


def other_colour(text: str, colours: Sequence[str], rng: np.random.Generator) -> str | None:
    """The text with one of its colours replaced by one of `colours` that it doesn't name; None where there is none."""
    found = list(COLOUR.finditer(text))
    others = [c for c in colours if c not in {m[0] for m in found}]
    return _replaced(text, found, others, rng) if found and others else None


def other_count(text: str, rng: np.random.Generator) -> str | None:
    """The text with one of its numbers, from two on, a little higher or lower but never below two, so that nouns keep
    their plural; None where there is none."""
    found = [m for m in _NUMBER.finditer(text) if m[0] != "one"]
    if not found:
        return None
    match = found[rng.integers(len(found))]
    number = NUMBERS.index(match[0]) + 1
    near = [n for n in (number - 2, number - 1, number + 1, number + 2) if 2 <= n <= len(NUMBERS)]
    return _replaced(text, [match], [NUMBERS[near[rng.integers(len(near))] - 1]], rng)


def other_presence(text: str) -> str | None:
    """The text with its first "with" for "without", or the reverse; None where it has neither."""
    match = _PRESENCE.search(text)
    if not match:
        return None
    return text[: match.start()] + {"with": "without", "without": "with"}[match[0]] + text[match.end() :]


def other_part(text: str, parts: Iterable[str], absent: Sequence[str], rng: np.random.Generator) -> str | None:
    """The text with one of the object's parts replaced by one that the object hasn't; None where it names no part.

    parts, absent: names of parts as in annotation; a plural is replaced by a plural.
    """
    names = [name.replace("_", " ") for name in parts]
    found = [m for name in names for m in re.finditer(rf"\b{re.escape(name)}(?=s?\b)", text)]
    others = [name.replace("_", " ") for name in absent]
    return _replaced(text, found, others, rng) if found and others else None


def wrong_captions(
    text: str, parts: Iterable[str], family: Mapping[str, Sequence[str]], rng: np.random.Generator
) -> list[str]:
    """The text made wrong in each way in which it can be.

    family: "colours" and "parts" that occur in objects of the family.
    """
    own = set(parts)
    absent = [name for name in family["parts"] if name not in own]
    wrong = [
        other_colour(text, family["colours"], rng),
        other_count(text, rng),
        other_presence(text),
        other_part(text, sorted(own), absent, rng),
    ]
    return [w for w in wrong if w is not None]


def _replaced(text: str, found: Sequence[re.Match], others: Sequence[str], rng: np.random.Generator) -> str:
    """One of the matches replaced by one of the others, its article set right: a wrong one would give it away."""
    match, other = found[rng.integers(len(found))], others[rng.integers(len(others))]
    before = _ARTICLE.sub(lambda m: f"{m[1]}{'n' if other[0] in 'aeiou' else ''} ", text[: match.start()])
    return before + other + text[match.end() :]
