"""No object of the benchmark is trained on: neither its words nor its shape.

The limits come from the benchmark itself. Its two nearest prompts share 0.37 of their words (of 30,876 pairs), its two
nearest shapes have an IoU of 0.64 (a ladybird and a hedgehog; 99.9 % of the pairs are below 0.50), while a copy of an
object that is stretched by a tenth along one axis still has a median IoU of 0.75 to 0.8 with it.
"""

import re

import numpy as np
import pytest
from family_samples import draw, reference
from joblib import Parallel, delayed

from mme3dr.data.programs import programs
from mme3dr.records import CATEGORIES
from training.families.registry import families
from training.families.words import singular

SAMPLES = 8
WORDS, SHAPE = 0.5, 0.7
"""Largest share of common words, and largest IoU, that two different objects may have."""
ITEMS = [entry.item for category in CATEGORIES for entry in programs(category).values()]


@pytest.fixture(scope="module")
def drawn():
    """Captions and solid voxels of the samples by family."""
    found = Parallel(-1)(delayed(draw)(name, SAMPLES) for name in families())
    return dict(zip(families(), found, strict=True))


def words(text):
    return frozenset(re.findall(r"[a-z]+", text.lower()))


def jaccard(a, b):
    return len(a & b) / len(a | b)


def best_iou(a, b):
    """Over quarter turns about the up axis."""
    turned = [np.rot90(a, k, (0, 2)) for k in range(4)]
    return max((t & b).sum() / (t | b).sum() for t in turned)


def heads(names):
    """Last words of nouns: what kind of thing it is."""
    return {singular(name.lower().split(" with ")[0].split(" of ")[0].split()[-1]) for name in names}


def test_captions_are_not_prompts(drawn):
    prompts = [words(item.prompt) for item in ITEMS]
    for name, (captions, _) in drawn.items():
        for caption in captions:
            nearest = max(jaccard(words(caption), prompt) for prompt in prompts)
            assert nearest <= WORDS, f"{name}: {caption}"


def test_shapes_of_the_same_noun_are_not_the_references(drawn):
    pairs = [(f, i) for f in families().values() for i in ITEMS if heads(f.nouns) & heads([i.name])]
    ids = sorted({item.id for _, item in pairs})
    references = dict(zip(ids, Parallel(-1)(delayed(reference)(i) for i in ids), strict=True))
    assert ids
    for family, item in pairs:
        nearest = max(best_iou(solid, references[item.id]) for solid in drawn[family.id][1])
        assert nearest <= SHAPE, f"{family.id} is {nearest:.2f} like {item.id}"


def test_the_measures_would_notice_a_copy():
    item = next(i for i in ITEMS if i.id == "spatial_milking_stool")
    solid = reference(item.id)
    assert best_iou(np.rot90(solid, 3, (0, 2)), solid) == 1
    assert best_iou(np.roll(solid, 1, 1), solid) > SHAPE - 0.25
    reworded = "low milking stool with a round oak seat, splayed legs and a red rope loop to hang it up"
    assert jaccard(words(reworded), words(item.prompt)) > WORDS
