"""Captions as people type them: some of what varies, in varied wordings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mme3dr.records import Part
from training.families.base import Claim, Family
from training.families.varied import Facet
from training.families.words import article, listed, number, plural, some, word

MATERIAL_ADJECTIVES = {"wood": "wooden", "painted wood": "painted wooden"}
"""Materials whose adjective is another word: "a wooden seat", but "a plastic seat"."""
THINGS_SAID = (0.28, 0.4, 0.24, 0.08)
"""How likely a caption says one, two, three, four things."""
MOST = {"adjective": 2, "phrase": 1, "with": 3, "without": 1}
"""How many things it says at most in each way."""
STYLES = {"sentence": 0.55, "commas": 0.2, "label": 0.15, "tags": 0.1}
OPENINGS = ("", "", "", "", "3d model of ", "model of ", "make ", "i want ")

Key = tuple[str, str]


@dataclass(frozen=True)
class _Piece:
    """Words that say something. way: a key of MOST.  states: keys of claims.  parts: names of those it mentions.
    full: the words with their article, where they take one."""

    way: str
    words: str
    states: frozenset[Key]
    parts: frozenset[str] = frozenset()
    full: str = ""


@dataclass(frozen=True)
class Caption:
    """A caption, the keys of the claims it states, and the names of the parts it mentions."""

    text: str
    states: frozenset[Key]
    parts: frozenset[str]


def caption_of(
    family: Family,
    parts: Sequence[Part],
    claims: Sequence[Claim],
    varied: Mapping[Facet, str],
    rng: np.random.Generator,
) -> Caption:
    """Draw what to say, then how."""
    pool = _pieces(family, parts, claims, varied, rng)
    wanted = int(rng.choice(len(THINGS_SAID), p=THINGS_SAID)) + 1
    chosen: list[_Piece] = []
    for place in rng.permutation(len(pool)):
        piece = pool[place]
        if len(chosen) < wanted and sum(p.way == piece.way for p in chosen) < MOST[piece.way]:
            chosen.append(piece)
    chosen.sort(key=pool.index)  # adjectives before colours before materials, parts in their order
    noun = family.nouns[rng.integers(len(family.nouns))]
    text = _worded(noun, {way: [p for p in chosen if p.way == way] for way in MOST}, rng)
    states = frozenset(key for p in chosen for key in p.states)
    return Caption(text, states, frozenset(name for p in chosen for name in p.parts))


def _pieces(
    family: Family,
    parts: Sequence[Part],
    claims: Sequence[Claim],
    varied: Mapping[Facet, str],
    rng: np.random.Generator,
) -> list[_Piece]:
    """All that a caption of this sample could say, everything once."""
    keys = {claim.key for claim in claims}
    pool = [_Piece("adjective", c.adjective, frozenset([c.key])) for c in claims if c.adjective]
    for part in parts:
        facets = [f for f in ("count", "colour", "material") if (f, part.name) in varied]
        if part.name in family.mass:
            facets = [f for f in facets if f != "count"]
        if part is parts[0] and rng.random() < 0.75:  # "a red stool" rather than "a stool with a red seat"
            looks = [f for f in facets if f != "count"]
            pool += [_Piece("adjective", _adjective(part, f), frozenset([(f, part.name)])) for f in looks]
            facets = [f for f in facets if f == "count"]
        optional = ("existence", part.name) in keys
        if facets or optional:
            pool.append(_part_piece(family, part, facets, optional, rng))
    pool += [_Piece("phrase", c.phrase, frozenset([c.key])) for c in claims if c.phrase and not c.adjective]
    for claim in claims:
        if claim.lacking:
            full = claim.lacking if claim.key[1] in family.mass else some(claim.lacking)
            pool.append(_Piece("without", claim.lacking, frozenset([claim.key]), full=full))
    return pool


def _adjective(part: Part, facet: str) -> str:
    value = getattr(part, facet)
    return MATERIAL_ADJECTIVES.get(value, value)


def _part_piece(family: Family, part: Part, facets: Sequence[str], optional: bool, rng: np.random.Generator) -> _Piece:
    """ "three legs", "three brown legs", "a footrest": some of the facets that vary, at least one unless optional."""
    said = [f for f in facets if rng.random() < 0.6]
    if not said and not optional:
        said = [facets[rng.integers(len(facets))]]
    single = part.count == 1 or part.name in family.mass
    words = [_adjective(part, f) for f in said if f != "count"]
    words.append(word(part.name) if single else plural(word(part.name)))
    if "count" in said:
        words.insert(0, number(part.count))
    text = " ".join(words)
    states = {(f, part.name) for f in said} | ({("existence", part.name)} if optional else set())
    full = article(text) if single and part.name not in family.mass and "count" not in said else text
    return _Piece("with", text, frozenset(states), frozenset([part.name]), full)


def _worded(noun: str, pieces: Mapping[str, Sequence[_Piece]], rng: np.random.Generator) -> str:
    """One of several wordings of the same things."""
    adjectives = [p.words for p in pieces["adjective"]]
    parts = [p.words for p in pieces["with"]]
    phrase = "".join(f" {p.words}" for p in pieces["phrase"])
    lacking = [f"no {p.words}" for p in pieces["without"]]
    named = " ".join([*adjectives, noun]) + phrase
    style = rng.choice(list(STYLES), p=list(STYLES.values()))
    if style == "label":
        return ", ".join([named + (f" with {listed(parts)}" if parts else ""), *lacking])
    if style == "commas":
        return ", ".join([named, *parts, *lacking])
    if style == "tags":
        return ", ".join([noun + phrase, *adjectives, *parts, *lacking])
    text = str(rng.choice(OPENINGS)) + article(named)
    if parts:
        text += f" with {listed([p.full for p in pieces['with']])}"
    text += "".join(f"{' but' if parts else ''} without {p.full}" for p in pieces["without"])
    return f"{text[0].upper()}{text[1:]}." if rng.random() < 0.2 else text
