"""Facts that the geometry of a sample gives by itself: counts, colours, materials and presence of its parts.

Contrasts are what the family might have been instead, or what another part is: the mistakes worth telling apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from mme3dr.data.checks import Measures, holds
from mme3dr.errors import DataError
from mme3dr.meshes.palette import COLOURS
from mme3dr.records import Part
from training.families.base import Claim, Family, Value
from training.families.colours import BRIGHT, unlike
from training.families.varied import Facet
from training.families.words import number, plural, singular, some, word

MOST_COUNTED = 12
"""Nobody counts more pieces than that at a glance."""


def automatic_claims(
    family: Family,
    parts: Sequence[Part],
    values: Mapping[str, Value],
    varied: Mapping[Facet, str],
    measures: Measures,
    rng: np.random.Generator,
) -> list[Claim]:
    """Claims about the parts of a sample, each with a drawn contrast; of materials only where they vary.

    Raises DataError when an optional part is there, or isn't, against its attribute.
    """
    claims = [_presence(family, attribute, values[attribute], parts) for attribute in family.optional()]
    for part in parts:
        counted = 1 < part.count <= MOST_COUNTED or ("count", part.name) in varied
        if counted and part.name not in family.mass:
            claims.append(_count(family, part, rng))
        own = [c for c in COLOURS if measures.has_colour(part.name, c)]
        attribute = varied.get(("colour", part.name))
        options = [o for o in family.vary[attribute] if o in COLOURS] if attribute else []
        other = _other_colour(own, options, [p.colour for p in parts], rng)
        claims.append(_look(family, part, "colour", other))
        if attribute := varied.get(("material", part.name)):
            options = [o for o in family.vary[attribute] if o != part.material]
            claims.append(_look(family, part, "material", str(options[rng.integers(len(options))])))
    return claims


def verify(claims: Sequence[Claim], measures: Measures) -> None:
    """DataError unless every check holds on the geometry and the contrasts that can be checked do not."""
    for claim in claims:
        if claim.check and not holds(claim.check, measures):
            raise DataError(f"the check {claim.check!r} doesn't hold ({claim.statement})")
        if claim.contrast_check and holds(claim.contrast_check, measures):
            raise DataError(f"the contrast holds as well as the statement ({claim.contrast})")


def _presence(family: Family, attribute: str, value: Value, parts: Sequence[Part]) -> Claim:
    single = singular(word(attribute)).replace(" ", "_")
    built = next((p for p in parts if p.name in (attribute, single)), None)
    if bool(value) != (built is not None):
        raise DataError(
            f"{attribute} is {value!r}, but {'a' if built else 'no'} part {single!r} was built: "
            "an attribute that can be false is called like the part that it leaves out"
        )
    name = built.name if built else single
    several = built is not None and built.count > 1 and name not in family.mass
    what = plural(word(name)) if several else word(name if built else attribute)
    noun = family.nouns[0]
    present = (f"The {noun} has {what if name in family.mass else some(what)}.", f"has({name})")
    absent = (f"The {noun} has no {what}.", f"not has({name})")
    true, false = (present, absent) if built else (absent, present)
    lacking = "" if built else what
    return Claim(("existence", name), "existence", true[0], false[0], true[1], false[1], lacking=lacking)


def _count(family: Family, part: Part, rng: np.random.Generator) -> Claim:
    def sentence(count: int) -> str:
        words = word(part.name) if count == 1 else plural(word(part.name))
        return f"The {family.nouns[0]} has {number(count)} {words}."

    step = max(1, round(part.count / 4))  # a difference that shows
    other = part.count + step * int(rng.choice([-1, 1, 2]))
    if other < 1:
        other = part.count + step
    check = f"count({part.name}) == "
    key = ("count", part.name)
    return Claim(key, "count", sentence(part.count), sentence(other), f"{check}{part.count}", f"{check}{other}")


def _look(family: Family, part: Part, facet: str, other: str) -> Claim:
    """Claim of a colour or material. other: the contrast's."""
    single = part.count == 1 or part.name in family.mass
    subject = f"The {word(part.name)} is" if single else f"The {plural(word(part.name))} are"
    if facet == "material":
        subject += " made of"
    true, check = getattr(part, facet), f"{facet}({part.name}) == "
    statements = (f"{subject} {true}.", f"{subject} {other}.")
    return Claim((facet, part.name), facet, *statements, f"{check}{true!r}", f"{check}{other!r}")


def _other_colour(own: Sequence[str], options: Sequence[str], others: Sequence[str], rng: np.random.Generator) -> str:
    """Another colour of the attribute, in a third of the cases that of another part, else any bright one."""
    groups = [unlike(own, options), unlike(own, others), unlike(own, BRIGHT)]
    if groups[1] and rng.random() < 1 / 3:
        groups = groups[1:]
    candidates = next(group for group in groups if group)
    return candidates[rng.integers(len(candidates))]
