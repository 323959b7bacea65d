"""From a family's function to a sample: splits, facts, captions, plan and detail."""

import itertools

import numpy as np
import pytest

from mme3dr.data.checks import holds
from mme3dr.errors import DataError, UnknownNameError
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.palette import COLOURS
from mme3dr.meshes.solids import box, cylinder, rod
from mme3dr.records import Part
from training.families.base import Family, family
from training.families.colours import BRIGHT, differ
from training.families.registry import families, select
from training.families.sample import make_sample, mesh_of, sample_of
from training.families.varied import varied_facets
from training.families.words import number, plural, word

VARY = {"legs": (3, 4, 5), "top": BRIGHT, "frame": ("tan", "black"), "drawer": (None, "red", "blue"), "arms": (0, 2)}


def build_table(v, rng, d):
    height = rng.uniform(0.5, 1)
    d.part("top", cylinder(0.5, 0.1, (0, 0, height)), colour=v.top, material="wood")
    d.part("leg", ring(rod((0.3, 0, height), (0.45, 0, 0), 0.05), v.legs), colour=v.frame, material="wood")
    if v.drawer:
        d.part("drawer", box(0.3, 0.3, 0.12, (0, 0, height - 0.1)), colour=v.drawer, material="wood")
    if v.arms:
        d.part("arm", [box(0.5, 0.1, 0.1, (x, 0, height)) for x in (-0.6, 0.6)], colour=v.frame, material="metal")
    d.fact("relation", "The top is on the legs.", "The top is below the legs.", "above(top, leg)", phrase="on legs")
    d.fact("proportion", "It is high.", "It is flat.", "height(all) > 0.3 * width(all)", adjective="high")
    d.plan("a top on legs")


TABLE = Family("spatial_table", "spatial", ("round table", "table"), VARY, frozenset(), build_table)
SAMPLES = [make_sample(TABLE, n) for n in range(80)]


def combinations(a_family):
    return [dict(zip(a_family.vary, c, strict=True)) for c in itertools.product(*a_family.vary.values())]


def test_about_one_combination_in_eight_is_held_out_and_no_sample_crosses_over():
    out = [TABLE.held_out(values) for values in combinations(TABLE)]
    assert 0.09 < np.mean(out) < 0.17
    train = [TABLE.values(n) for n in itertools.islice(TABLE.numbers("train"), 300)]
    test = [TABLE.values(n) for n in itertools.islice(TABLE.numbers("proc800"), 300)]
    assert not any(values in train for values in test)
    for name, options in VARY.items():
        assert {values[name] for values in train} == set(options)


def test_another_seed_draws_other_samples():
    first = set(itertools.islice(TABLE.numbers("train", 0), 500))
    assert first.isdisjoint(itertools.islice(TABLE.numbers("train", 1), 500))


def test_a_sample_is_the_same_whenever_it_is_made():
    again = make_sample(TABLE, 7)
    for name in ("caption", "plan", "detail", "parts", "facts", "values"):
        assert getattr(again, name) == getattr(SAMPLES[7], name)
    assert np.array_equal(again.voxels.colours, SAMPLES[7].voxels.colours)
    assert again.assembly.glb() == SAMPLES[7].assembly.glb()


def test_proportions_do_not_depend_on_the_values_drawn():
    changed = make_sample(TABLE, 7, {**SAMPLES[7].values, "top": "lime"})
    assert changed.plan == SAMPLES[7].plan
    assert "lime" in changed.detail


def test_every_check_holds_and_parts_are_counted_in_the_geometry():
    for sample in SAMPLES:
        assert all(holds(fact.check, sample.assembly) for fact in sample.facts)
        counts = {part.name: part.count for part in sample.parts}
        assert counts["leg"] == sample.values["legs"]
        assert ("drawer" in counts) == bool(sample.values["drawer"])


def test_contrasts_are_of_the_same_form_and_false():
    for sample in SAMPLES:
        for fact in sample.facts:
            if fact.kind in ("colour", "count"):
                assert not holds(f"{fact.check.partition('==')[0]} == {contrast_value(fact)!r}", sample.assembly)
            if fact.kind == "colour":
                assert differ(fact.check.split("'")[1], contrast_value(fact))


def contrast_value(fact):
    if fact.kind == "colour":
        return fact.contrast.rstrip(".").partition(" is " if " is " in fact.contrast else " are ")[2]
    words = fact.contrast.split()
    return next(n for n in range(40) if number(n) in words)


def test_presence_is_a_fact_either_way():
    statements = {f.statement for s in SAMPLES for f in s.facts if f.kind == "existence"}
    assert statements == {
        "The round table has a drawer.",
        "The round table has no drawer.",
        "The round table has arms.",
        "The round table has no arms.",
    }


def test_what_a_caption_says_is_true_and_marked_as_stated():
    for sample in SAMPLES:
        caption = sample.caption.lower()
        stated = [f for f in sample.facts if not f.implicit]
        assert stated
        for fact in stated:
            value = fact.check.split("==")[-1].strip(" '")
            if fact.kind == "colour":
                assert value in caption
            if fact.kind == "count":
                assert number(int(value)) in caption
            if fact.statement == "The round table has no drawer.":
                assert "no drawer" in caption or "without a drawer" in caption
        for part in sample.parts:
            assert part.stated == (word(part.name) in caption.replace("round table", "").replace("on legs", "")) or (
                part.name == "top"
            )
        assert any(noun in caption for noun in TABLE.nouns)
        colours = {v for v in sample.values.values() if v in COLOURS}
        assert all(c in colours for c in COLOURS if c in BRIGHT and f" {c} " in f" {caption} ")


def test_captions_vary_in_what_they_say_and_how():
    captions = {s.caption for s in SAMPLES}
    assert len(captions) > 70
    stated = [sum(not f.implicit for f in s.facts) for s in SAMPLES]
    assert min(stated) >= 1
    assert len(set(stated)) >= 3
    assert np.mean([len(c.split()) for c in captions]) < 11


def test_plan_and_detail_keep_their_form_and_length():
    for sample in SAMPLES:
        assert len(sample.plan.split()) <= 30
        assert len(sample.detail.split()) <= 40
        legs = number(sample.values["legs"])
        assert sample.plan.startswith(f"round table: one top, {legs} legs")
        assert "; a top on legs; " in sample.plan
        assert f"{legs} {sample.values['frame']} wood legs" in sample.detail
    four = next(s for s in SAMPLES if s.values["legs"] == 4 and not s.values["arms"])
    assert four.detail.endswith("alike on all four sides")
    assert next(s for s in SAMPLES if s.values["legs"] == 5).detail.endswith(("not symmetric", "front to back"))


def test_attributes_belong_to_the_part_they_are_called_like():
    parts = [Part("top", 1, "black", "wood", False), Part("leg", 3, "black", "wood", False)]
    values = {"legs": 3, "top": "black", "frame": "black", "drawer": None, "arms": 0}
    assert varied_facets(TABLE, parts, values) == {
        ("count", "leg"): "legs",
        ("colour", "top"): "top",
        ("colour", "leg"): "frame",
    }


def broken(change):
    """The table with something done to its draft at the end."""

    def build(v, rng, d):
        build_table(v, rng, d)
        change(v, d)

    return Family("spatial_table", "spatial", ("table",), VARY, frozenset(), build)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda v, d: d.fact("relation", "A.", "B.", "above(leg, top)"), "above"),
        (lambda v, d: d.fact("relation", "A.", "B.", "under(leg, top)"), "not of the language"),
        (lambda v, d: d.fact("taste", "A.", "B."), "unknown kind of fact"),
        (lambda v, d: d.plan("one two three four five six seven eight nine ten eleven"), "layout"),
        (lambda v, d: d.part("top", box(1, 1, 1), colour="mauve", material="wood"), "mauve"),
        (lambda v, d: v.arms or d.part("arm", box(1, 1, 1), colour="red", material="wood"), "arms is 0"),
    ],
)
def test_a_family_at_fault_is_named_with_its_sample(change, said):
    table = broken(change)
    number = next(n for n in range(99) if not table.values(n)["arms"])
    with pytest.raises(DataError, match=f"sample spatial_table-{number}: .*{said}"):
        make_sample(table, number)


def test_a_family_needs_sixty_combinations_and_a_tuple_of_nouns():
    with pytest.raises(ValueError, match="59 combinations"):
        family(noun=("thing",), vary={"a": tuple(range(1, 60))})(build_table)
    with pytest.raises(ValueError, match="tuple of names"):
        family(noun="thing", vary=VARY)


def test_ids_find_their_sample_and_others_are_refused():
    name = next(iter(families()))
    assert sample_of(f"{name}-12").caption == make_sample(families()[name], 12).caption
    assert mesh_of(f"{name}-12")[:4] == b"glTF"
    for unknown in ("spatial_nothing-3", name, f"{name}-x", f"{name}-"):
        with pytest.raises(UnknownNameError, match="no training object"):
            sample_of(unknown)


def test_families_are_selected_by_id_name_or_category():
    one = families()["spatial_bar_stool"]
    assert select(["bar_stool"]) == select(["spatial_bar_stool"]) == [one]
    assert {f.category for f in select(["rare"])} == {"rare"}
    assert select() == list(families().values())
    with pytest.raises(UnknownNameError, match="Did you mean"):
        select(["bar_stol"])


@pytest.mark.parametrize(("one", "many"), [("leg", "legs"), ("window frame", "window frames"), ("shelf", "shelves")])
def test_plurals(one, many):
    assert plural(one) == many
