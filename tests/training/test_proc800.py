"""The held-out training objects as an edition, and the retrieval baseline."""

import json

import numpy as np
import pandas as pd
import pytest

from mme3dr.cli import main
from mme3dr.data.loader import load_items
from mme3dr.files import sha256
from mme3dr.models.registry import create_model
from mme3dr.records import CATEGORIES, Item
from training import proc800
from training.families import dataset
from training.families.sample import sample_of
from training.retrieval import CAPTIONS, TfIdf, terms


@pytest.fixture
def few(monkeypatch, tmp_path_factory):
    """An edition of 66 objects, the first of all families and two second ones, built in this process."""
    monkeypatch.setitem(dataset.SPLITS, "proc800", 66)
    monkeypatch.setattr(dataset, "BLOCK", 2)
    monkeypatch.setattr(dataset, "cpu_count", lambda: 1)
    monkeypatch.setenv("MME3DR_CACHE", str(tmp_path_factory.getbasetemp() / "few"))


def test_items_are_the_held_out_samples(few):
    items = load_items("proc800", limit=10)
    assert [item.category for item in items].count("rare") == 2
    assert len({item.id for item in items}) == 10
    for item in items[:3]:
        sample = sample_of(item.id)
        assert item.prompt == sample.caption
        assert item.facts == sample.facts
        assert item.parts == sample.parts
        assert sha256(item.mesh.read_bytes()) == item.mesh_sha256
    rare = load_items("proc800", ["rare"], limit=2)
    assert {item.category for item in rare} == {"rare"}


def test_a_family_of_each_category_is_there(few):
    assert {item.category for item in proc800.items(CATEGORIES)} == set(CATEGORIES)


def test_retrieval_is_evaluated_on_it(few, tmp_path):
    run = ["eval", "--model", "retrieval", "--edition", "proc800", "--limit", "2", "--metrics", "shape"]
    assert main([*run, "--output", str(tmp_path / "run")]) == 0
    results = json.loads((tmp_path / "run" / "results.json").read_text())
    assert results["benchmark"]["edition"] == "proc800"
    assert results["coverage"]["scored"] == 2
    assert results["model"]["world"] == "baseline"


def test_shipped_captions_are_those_of_the_families():
    table = pd.read_parquet(CAPTIONS)
    assert len(table) == 8400
    assert table["id"].is_unique
    for row in table.iloc[:: len(table) // 40].itertuples():
        assert sample_of(row.id).caption == row.caption, "run python -m training.retrieval"


def test_retrieval_finds_its_own_captions_and_says_what_it_found():
    model = create_model("retrieval", {})
    rows = model.captions.drop_duplicates("caption").iloc[::1000]
    assert model.index.nearest(rows["caption"]).tolist() == rows.index.tolist()
    row = rows.iloc[3]
    (asset,) = model.generate([Item("x", "", "", row["caption"], (), ())], seed=0)
    assert asset.texts == {"caption": row["caption"]}
    assert asset.mesh[:4] == b"glTF"


def test_rare_words_and_pairs_decide():
    index = TfIdf(["a red chair", "a red boat", "a blue boat with red sails", "boats"])
    assert index.nearest(["one red boat", "chairs", "blue", "sail", "nothing known", ""]).tolist() == [1, 0, 2, 2, 0, 0]
    assert np.allclose(index.vectors.multiply(index.vectors).sum(1), 1)
    assert terms("Two glass Sails, 3 oars") == [
        "two",
        "glass",
        "sail",
        "3",
        "oar",
        "two glass",
        "glass sail",
        "sail 3",
        "3 oar",
    ]
