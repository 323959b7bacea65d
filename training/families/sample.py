"""One sample of a family: its object, annotation, texts and voxels, all from the family and a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import SimpleNamespace

from mme3dr.data.checks import Measures
from mme3dr.errors import DataError, UnknownNameError
from mme3dr.meshes.assembly import Assembly
from mme3dr.records import Fact, Part
from training.families.base import Draft, Family, Value
from training.families.captions import caption_of
from training.families.facts import automatic_claims, verify
from training.families.reasoning import detail_of, plan_of
from training.families.registry import families
from training.families.varied import varied_facets
from training.families.voxels import Voxels, voxels_of


@dataclass(frozen=True)
class Sample:
    """A training object. `facts` and `parts` are as those of benchmark items; `values` are the drawn attributes."""

    id: str
    family: Family
    values: Mapping[str, Value]
    caption: str
    plan: str
    detail: str
    parts: tuple[Part, ...]
    facts: tuple[Fact, ...]
    voxels: Voxels
    assembly: Assembly


def make_sample(family: Family, number: int, values: Mapping[str, Value] | None = None) -> Sample:
    """Sample `number` of a family, the same whenever it is made. DataError, naming it, when the family is at fault.

    values: other attribute values than the number's own, to see what one changes.
    """
    sample_id = f"{family.id}-{number}"
    try:
        return _make(sample_id, family, number, values or family.values(number))
    except (DataError, ValueError, KeyError, ArithmeticError) as error:
        raise DataError(f"sample {sample_id}: {error}") from error


def sample_of(sample_id: str) -> Sample:
    """The sample with an id as rows of the data set have it; UnknownNameError for any other text."""
    name, _, number = sample_id.rpartition("-")
    if name not in families() or not number.isdecimal():
        raise UnknownNameError(f"there is no training object {sample_id!r}: ids are a family's id, '-' and a number")
    return make_sample(families()[name], int(number))


def mesh_of(sample_id: str) -> bytes:
    """The object of a sample as GLB, built anew; UnknownNameError for an id of no family."""
    return sample_of(sample_id).assembly.glb()


def _make(sample_id: str, family: Family, number: int, values: Mapping[str, Value]) -> Sample:
    draft = Draft()
    family.build(SimpleNamespace(**values), family.rng(number, "shape"), draft)
    measures = Measures(draft.assembly)
    parts = [
        replace(p, count=measures.count(p.name), colour=measures.colour(p.name), material=measures.material(p.name))
        for p in draft.assembly.parts
    ]
    varied = varied_facets(family, parts, values)
    claims = automatic_claims(family, parts, values, varied, measures, family.rng(number, "contrasts"))
    claims += draft.claims
    verify(claims, measures)
    caption = caption_of(family, parts, claims, varied, family.rng(number, "caption"))
    voxels = voxels_of(draft.assembly)
    return Sample(
        sample_id,
        family,
        values,
        caption.text,
        plan_of(family, parts, draft.layout, measures),
        detail_of(family, parts, draft.assembly, voxels.colours),
        tuple(replace(p, stated=p.name in caption.parts) for p in parts),
        tuple(Fact(c.kind, c.statement, c.contrast, c.key not in caption.states, c.check) for c in claims),
        voxels,
        draft.assembly,
    )
