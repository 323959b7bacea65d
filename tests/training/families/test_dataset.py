"""Training objects as a data set: balance, splits, cache, what a row holds."""

import json

import numpy as np
import pytest
from datasets import ClassLabel

from mme3dr.errors import DataError, UnknownNameError
from mme3dr.meshes.palette import COLOURS
from mme3dr.records import CATEGORIES
from training.families import dataset
from training.families.dataset import load_families
from training.families.sample import sample_of
from training.families.voxels import pack, rgba, unpack

NAMES = ["bar_stool", "desk_fan"]


@pytest.fixture(scope="module")
def rows(cache):
    return load_families("train", 41, names=NAMES)


def test_families_take_turns(rows):
    assert rows["family"][:4] == ["spatial_bar_stool", "mechanical_desk_fan"] * 2
    assert len(rows) == 41
    assert len(set(rows["id"])) == 41


def test_features_are_typed(rows):
    assert rows.features["category"] == ClassLabel(names=list(CATEGORIES))
    assert rows.features["category"].int2str(rows[1]["category"]) == "mechanical"
    fact = rows[0]["facts"][0]
    assert set(fact) == {"kind", "statement", "contrast", "implicit", "check"}
    assert rows.features["facts"].feature["kind"].int2str(fact["kind"]) in ("existence", "count")


def test_a_row_is_its_sample(rows):
    for row in rows.select([0, 1, 40]):
        sample = sample_of(row["id"])
        assert (row["caption"], row["plan"], row["detail"]) == (sample.caption, sample.plan, sample.detail)
        assert json.loads(row["attributes"]) == sample.values
        assert np.array_equal(unpack(row["voxels"]), sample.voxels.colours)


def test_voxels_have_exact_palette_colours_and_fill_the_grid(rows):
    allowed = {(*rgb, 255) for rgb in COLOURS.values()} | {(0, 0, 0, 0)}
    for data in rows["voxels"][:6]:
        grid = rgba(unpack(data))
        assert grid.shape == (32, 32, 32, 4)
        assert {tuple(map(int, c)) for c in np.unique(grid.reshape(-1, 4), axis=0)} <= allowed
        solid = np.argwhere(grid[..., 3] > 0)
        assert solid.min() == 1
        assert solid.max() == 30
        assert solid[:, 1].min() + solid[:, 1].max() in (30, 31, 32)


def test_packing_is_lossless():
    grid = np.random.default_rng(0).integers(0, 40, (32, 32, 32)).astype(np.uint8)
    assert np.array_equal(unpack(pack(grid)), grid)


def test_a_larger_count_begins_with_the_smaller_and_reuses_what_was_built(rows, monkeypatch):
    def refuse(*_):
        raise AssertionError("built again")

    monkeypatch.setattr(dataset, "_build_block", refuse)
    larger = load_families("train", 64, names=NAMES)
    assert larger["id"][:41] == list(rows["id"])
    assert larger["voxels"][:41] == list(rows["voxels"])


def test_held_out_samples_share_no_combination_with_training(rows):
    test = load_families("proc800", 20, names=NAMES)
    seen = set(zip(rows["family"], rows["attributes"], strict=True))
    assert seen.isdisjoint(zip(test["family"], test["attributes"], strict=True))
    other = load_families("train", 20, seed=1, names=NAMES)
    assert set(other["id"]).isdisjoint(rows["id"])
    assert set(zip(other["family"], other["attributes"], strict=True)).isdisjoint(
        zip(test["family"], test["attributes"], strict=True)
    )


def test_the_number_of_workers_changes_nothing(rows, monkeypatch, tmp_path):
    monkeypatch.setenv("MME3DR_CACHE", str(tmp_path))
    again = load_families("train", 41, names=NAMES, workers=1)
    assert again.to_dict() == rows.to_dict()


def test_bad_requests_are_named():
    with pytest.raises(UnknownNameError, match="unknown split 'test'"):
        load_families("test", 4)
    with pytest.raises(UnknownNameError, match="unknown family 'chairs'"):
        load_families("train", 4, names=["chairs"])
    with pytest.raises(DataError, match="ask for one or more"):
        load_families("train", 0)


def test_fewer_than_one_of_each_family_is_possible():
    assert load_families("train", 1, names=NAMES)["family"] == ["spatial_bar_stool"]
