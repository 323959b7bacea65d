"""Writing a family of training objects: what a function in `training/families/<category>/<file>.py` may use.

A family is one function that builds an object of random looks from the blocks in `mme3dr.meshes`:

    @family(
        noun=("bar stool", "stool"),
        vary={"legs": (3, 4, 5), "seat": BRIGHT, "frame": WOODS, "footrest": (True, False)},
    )
    def stool(v, rng, d):
        height, spread = rng.uniform(0.75, 1.0), rng.uniform(0.32, 0.42)
        d.part("seat", cylinder(0.3, 0.1, (0, 0, height)), colour=v.seat, material="plastic")
        d.part("leg", ring(rod((0.2, 0, height), (spread, 0, 0), 0.045), v.legs), colour=v.frame, material="wood")
        if v.footrest:
            d.part("footrest", torus(0.27, 0.035, (0, 0, 0.4 * height)), colour=v.frame, material="wood")
        d.fact("relation", "The seat rests on the legs.", "The seat hangs under the legs.", "above(seat, leg)")
        d.plan("a round seat on splayed legs")

The frame is that of the benchmark objects: z up, the front towards -y, x to the viewer's right, any unit.

family: the folder is the category, the function's name names the family.
    noun: what people call it; the first is the name that plans and facts use, captions use any.
    vary: attributes, each with its options. At least 60 combinations, and every attribute must show in the object:
        combinations, not samples, are held out from training. An attribute with an option that is false (False, None,
        0) is an optional part and is called like the part or its plural: "footrest" or "arms" (of part "arm").
        `"hat": (None, *BRIGHT)` makes colour and presence one attribute.
    mass: parts whose word takes neither article nor number: ("hair", "water").
v: the attributes' values, `v.legs`.  rng: numpy Generator for proportions; draw the same things in every branch.
d: the `Draft` that takes parts, facts and the layout in words.

An attribute that is called like a part, or its plural, is that part's count, colour or material, and captions say it so
("three legs", "a red seat"); a colour of another name ("frame") belongs to the first part that has it.

The rest is made of that: counts, colours and materials of parts as facts with contrasts; a caption that names some of
what varies, optional parts, and the author's facts that have an `adjective` or a `phrase`; plan, detail, voxels. The
part that is added first is the body: a "red stool" is one whose first part is red.
`python -m training.families.review` says what is wrong with a family, `python -m training.families.sheet` draws it.
"""

from __future__ import annotations

import itertools
import math
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
from manifold3d import Manifold

from mme3dr.files import content_key
from mme3dr.meshes.assembly import Assembly, Mark
from mme3dr.records import FACT_KINDS, Part

LEAST_COMBINATIONS = 60
HELD_OUT = 8
"""One combination in so many is kept out of training."""
LAYOUT_WORDS = 10

Value = str | int | bool | None
Build = Callable[[SimpleNamespace, np.random.Generator, "Draft"], None]


@dataclass(frozen=True)
class Claim:
    """A fact of a sample before its caption is known.

    key: what it is about, as pieces of captions name it: ("colour", "seat"), ("count", "leg"), ("own", "0") ...
    contrast_check: what would hold if the contrast were true, "" where nobody can tell.
    adjective, phrase, lacking: how a caption says it, "" where it has no way to; lacking is the word of a part that is
    not there.
    """

    key: tuple[str, str]
    kind: str
    statement: str
    contrast: str
    check: str
    contrast_check: str = ""
    adjective: str = ""
    phrase: str = ""
    lacking: str = ""


class Draft:
    """A sample under construction."""

    def __init__(self):
        self.assembly = Assembly([])
        self.claims: list[Claim] = []
        self.layout = ""

    def part(
        self,
        name: str,
        *solids: Manifold | Iterable[Manifold],
        colour: str,
        material: str,
        marks: Sequence[Mark] = (),
    ) -> None:
        """Add solids to a part, which the first call declares.

        name: lower case singular, words joined by "_"; also its word in texts.  colour, material: of these solids.
        marks: see `Assembly.add`.
        """
        if all(p.name != name for p in self.assembly.parts):
            self.assembly.parts.append(Part(name, 0, colour, material, False))
        self.assembly.add(name, *solids, colour=colour, material=material, marks=marks)

    def fact(
        self, kind: str, statement: str, contrast: str, check: str = "", adjective: str = "", phrase: str = ""
    ) -> None:
        """A fact that geometry alone doesn't give: relation, proportion, symmetry, style (`mme3dr.records.Fact`).

        check: in the language of `mme3dr.data.checks`; verified on every sample.
        adjective, phrase: words by which a caption may say it: "tall", "on a round foot".
        """
        if kind not in FACT_KINDS:
            raise ValueError(f"unknown kind of fact {kind!r}; there are: {', '.join(FACT_KINDS)}")
        key = ("own", str(len(self.claims)))
        self.claims.append(Claim(key, kind, statement, contrast, check, "", adjective, phrase))

    def plan(self, layout: str) -> None:
        """How the parts are arranged, in at most ten words, so that another layout would read differently."""
        if len(layout.split()) > LAYOUT_WORDS:
            raise ValueError(f"the layout has more than {LAYOUT_WORDS} words: {layout!r}")
        self.layout = layout


@dataclass(frozen=True, eq=False)
class Family:
    """A parametrised object. Sample number n of it is always the same object with the same texts.

    id: category and function name joined by "_".  nouns: the first is its name.  vary: options by attribute.
    mass: parts whose words are not counted.
    """

    id: str
    category: str
    nouns: tuple[str, ...]
    vary: Mapping[str, tuple[Value, ...]]
    mass: frozenset[str]
    build: Build

    def rng(self, number: int, purpose: str) -> np.random.Generator:
        """The generator of sample `number` for one purpose: another purpose draws independently."""
        return np.random.default_rng([number, zlib.crc32(f"{self.id} {purpose}".encode())])

    def values(self, number: int) -> dict[str, Any]:
        """Attribute values of sample `number`, each option as likely as the others."""
        rng = self.rng(number, "values")
        return {name: options[rng.integers(len(options))] for name, options in self.vary.items()}

    def held_out(self, values: Mapping[str, Value]) -> bool:
        """Is this combination kept out of training? About one in HELD_OUT is, by a hash of family and values."""
        return int(content_key([self.id, dict(values)])[:8], 16) % HELD_OUT == 0

    def numbers(self, split: str, seed: int = 0) -> Iterator[int]:
        """Sample numbers of a split without end, "train" or "proc800"; those of two seeds don't meet."""
        start = seed * 10_000_000
        held_out = {"train": False, "proc800": True}[split]
        return (n for n in itertools.count(start) if self.held_out(self.values(n)) == held_out)

    def optional(self) -> list[str]:
        """The attributes that may leave a part out."""
        return [name for name, options in self.vary.items() if not all(options)]


def family(
    noun: tuple[str, ...], vary: Mapping[str, Sequence[Value]], mass: Iterable[str] = ()
) -> Callable[[Build], Family]:
    """Declare a build function to be a family (see the module's text). ValueError below 60 combinations."""
    options = {name: tuple(values) for name, values in vary.items()}
    combinations = math.prod(len(set(values)) for values in options.values())
    if isinstance(noun, str) or not noun:
        raise ValueError(f"noun is a tuple of names, not {noun!r}")

    def declare(build: Build) -> Family:
        category = build.__module__.split(".")[-2]
        if combinations < LEAST_COMBINATIONS:
            raise ValueError(f"{build.__name__}: {combinations} combinations of attributes, at least 60 are needed")
        return Family(f"{category}_{build.__name__}", category, tuple(noun), options, frozenset(mass), build)

    return declare
