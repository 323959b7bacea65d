"""Every family as its authors must leave it: the review's rules on samples that nobody picked."""

import numpy as np
import pytest
from family_samples import faults
from joblib import Parallel, delayed

from mme3dr.records import CATEGORIES
from training.families.registry import families
from training.families.sample import make_sample
from training.families.sheet import pictures_of
from training.families.voxels import CELLS, INDEX, blocks

SEED = 90
"""A draw that training doesn't use."""


@pytest.fixture(scope="module")
def found():
    """Faults by family."""
    lists = Parallel(-1)(delayed(faults)(name, 4, SEED) for name in families())
    return dict(zip(families(), lists, strict=True))


@pytest.mark.parametrize("name", list(families()))
def test_review_finds_no_fault(name, found):
    assert found[name] == []


def test_every_category_has_families_and_no_noun_is_used_twice():
    assert {f.category for f in families().values()} == set(CATEGORIES)
    nouns = [noun for f in families().values() for noun in f.nouns]
    assert sorted(nouns) == sorted(set(nouns))


def test_pictures_show_the_mesh_and_the_voxels_in_the_same_place_and_colours():
    sample = make_sample(families()["spatial_bar_stool"], 3)
    mesh, voxels = pictures_of(sample, 128)
    a, b = ((picture.min(2) < 235) for picture in (mesh, voxels))
    assert (a & b).sum() > 0.7 * a.sum()


def test_blocks_have_six_faces_a_voxel_less_the_hidden_ones():
    grid = np.zeros((CELLS, CELLS, CELLS), np.uint8)
    grid[3, 4, 5], grid[4, 4, 5] = INDEX["red"], INDEX["blue"]
    surface = blocks(grid)
    assert len(surface.faces) == 2 * 10
    assert surface.vertices.min(0) == pytest.approx([3 / CELLS - 0.5, 4 / CELLS - 0.5, 5 / CELLS - 0.5])
    assert len(surface.materials) == 2
