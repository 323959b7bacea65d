"""English of the generated texts: plurals, articles and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import inflect

_english = inflect.engine()


@cache
def plural(word: str) -> str:
    """ "window frame" -> "window frames"."""
    return _english.plural_noun(word)


@cache
def singular(word: str) -> str:
    """ "arms" -> "arm"; a word that is no plural stays."""
    return _english.singular_noun(word) or word


@cache
def article(words: str) -> str:
    """ "orange stool" -> "an orange stool"."""
    return _english.a(words)


@cache
def number(count: int) -> str:
    """3 -> "three"; from thirteen on in figures."""
    return _english.number_to_words(count) if count <= 12 else str(count)


def word(name: str) -> str:
    """Part or attribute name -> its word: "window_frame" -> "window frame"."""
    return name.replace("_", " ")


def some(words: str) -> str:
    """ "footrest" -> "a footrest", "arms" -> "arms"."""
    return words if singular(words) != words else article(words)


def listed(things: Sequence[str]) -> str:
    """["a", "b", "c"] -> "a, b and c"."""
    return " and ".join([", ".join(things[:-1]), things[-1]]) if len(things) > 1 else "".join(things)
