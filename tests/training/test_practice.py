"""Practice prompts: things of which there is neither a training object nor a benchmark object."""

import re

import pytest

from mme3dr.data.programs import programs
from mme3dr.errors import DataError
from mme3dr.meshes.palette import COLOURS
from mme3dr.records import CATEGORIES, FACT_KINDS
from training.families.words import singular
from training.prompts import PromptConfig, practice_items

ITEMS = practice_items()
BENCHMARK = [entry.item for category in CATEGORIES for entry in programs(category).values()]
SHARED = 0.5
"""Largest share of common words that two prompts may have (see `families/test_overlap.py`)."""


def words(text):
    return frozenset(singular(word) for word in re.findall(r"[a-z]+", text.lower()))


def test_every_prompt_is_of_another_thing():
    for field in ("id", "name", "prompt"):
        assert len({getattr(item, field) for item in ITEMS}) == len(ITEMS)
    assert {category: sum(i.category == category for i in ITEMS) > 90 for category in CATEGORIES} == dict.fromkeys(
        CATEGORIES, True
    )


def test_none_is_of_the_benchmark():
    names = {words(item.name) for item in BENCHMARK}
    prompts = [words(item.prompt) for item in BENCHMARK]
    for item in ITEMS:
        assert words(item.name) not in names, item.name
        own = words(item.prompt)
        assert max(len(own & other) / len(own | other) for other in prompts) <= SHARED, item.prompt


def test_parts_and_colours_are_stated():
    for item in ITEMS:
        said = words(item.prompt)
        assert min(len(item.parts), len(item.facts)) > 0, item.id
        for part in item.parts:
            assert words(part.name.replace("_", " ")) <= said, (item.prompt, part.name)
        for fact in item.facts:
            assert fact.kind in FACT_KINDS, fact
            assert fact.statement != fact.contrast, fact
            if fact.kind == "colour":
                stated = words(fact.statement) & set(COLOURS)
                assert stated, fact.statement
                assert stated <= said, (item.prompt, fact.statement)


def test_prompts_join_the_captions_in_turn():
    assert [item.category for item in practice_items(7)] == [*CATEGORIES, *CATEGORIES[:2]]
    loaded = PromptConfig(count=2, practice=3).load()
    assert [item.id.startswith("practice-") for item in loaded] == [False, False, True, True, True]
    with pytest.raises(DataError, match="1000000 practice prompts asked for, there are"):
        practice_items(1_000_000)
