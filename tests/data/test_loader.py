from dataclasses import replace
from pathlib import Path

import datasets
import pandas as pd
import pytest

from mme3dr import load_mme3dr
from mme3dr.cli import main
from mme3dr.data.loader import edition_hash, load_items, references_hash, spread
from mme3dr.data.schema import LOCAL_FEATURES, item_of
from mme3dr.errors import DataError, UnknownNameError
from mme3dr.files import sha256
from mme3dr.records import CATEGORIES, Item


def test_typed_rows_with_meshes():
    table = load_mme3dr(limit=10)
    assert isinstance(table, datasets.Dataset)
    assert table.features == LOCAL_FEATURES
    assert table.features["category"].names == list(CATEGORIES)
    assert len(table) == 10
    row = table[0]
    assert sha256(Path(row["mesh"]).read_bytes()) == row["mesh_sha256"]
    assert row["parts"][0].keys() == {"name", "count", "colour", "material", "stated"}
    assert table.features["facts"].feature["kind"].names


def test_rows_and_items_are_the_same():
    items = load_items(limit=5)
    assert [item_of(r) for r in load_mme3dr(limit=5)] == items


def test_categories_are_chosen_by_name():
    assert {r["category"] for r in load_mme3dr(categories=["rare"], limit=4)} == {CATEGORIES.index("rare")}
    with pytest.raises(UnknownNameError, match="spatial, mechanical"):
        load_mme3dr(categories=["geometry"])
    with pytest.raises(UnknownNameError, match="open"):
        load_mme3dr(edition="closed")


def test_limit_is_spread_over_the_categories():
    items = [Item(f"{c}_{n}", "", c, "", (), ()) for c in CATEGORIES for n in range(8)]
    chosen = spread(items, 7)
    assert len(chosen) == 7
    assert {i.category for i in chosen} == set(CATEGORIES)
    assert chosen == [i for i in items if i in chosen]
    assert spread(items, 100) == items


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    folder = tmp_path_factory.mktemp("export")
    from mme3dr.data.hub import export

    export(folder, categories=["rare"])
    return folder


def test_export_loads_back_the_same(exported):
    assert load_items(categories=["rare"]) != []
    ours, theirs = load_items(categories=["rare"]), load_items(source=str(exported))
    assert edition_hash(ours) == edition_hash(theirs)
    assert [i.id for i in ours] == [i.id for i in theirs]
    assert all(i.mesh.read_bytes()[:4] == b"glTF" for i in theirs)


def test_export_is_a_hub_repository(exported):
    plain = datasets.load_dataset(str(exported), split="test")
    assert plain.features["category"].names == list(CATEGORIES)
    assert (exported / "README.md").read_text().startswith("---\n")
    assert len(list((exported / "meshes").glob("*.glb"))) == len(plain)


def test_tampered_export_is_refused(exported, tmp_path):
    import shutil

    shutil.copytree(exported, tmp_path / "copy")
    file = next((tmp_path / "copy" / "data").glob("*.parquet"))
    table = datasets.Dataset.from_parquet(str(file), cache_dir=str(tmp_path / "cache"))
    table = table.map(lambda row: {"mesh": row["mesh"] + b"x"}, cache_file_name=str(tmp_path / "m.arrow"))
    table.to_parquet(file)
    with pytest.raises(DataError, match="SHA-256"):
        load_items(source=str(tmp_path / "copy"))


def test_sources_that_are_no_export(tmp_path):
    with pytest.raises(DataError, match="no such folder"):
        load_items(source=str(tmp_path / "none"))
    (tmp_path / "data").mkdir()
    pd.DataFrame({"id": ["a"]}).to_parquet(tmp_path / "data" / "test-0.parquet")
    with pytest.raises(DataError, match="lacks"):
        load_items(source=str(tmp_path))


def test_edition_hash_ignores_order_but_not_content():
    items = load_items(limit=5)
    assert edition_hash(items) == edition_hash(items[::-1])
    assert edition_hash(items) != edition_hash([replace(items[0], prompt="other"), *items[1:]])


def test_other_bytes_of_a_mesh_are_other_references_but_the_same_edition():
    items = load_items(limit=5)
    rounded = [replace(items[0], mesh_sha256="0" * 64), *items[1:]]
    assert edition_hash(items) == edition_hash(rounded)
    assert references_hash(items) == references_hash(items[::-1])
    assert references_hash(items) != references_hash(rounded)


def test_review_command_checks_geometry(capsys):
    assert main(["data", "review", load_items(limit=1)[0].id]) == 0
    assert "0 with faults" in capsys.readouterr().out


def test_sheet_command_draws(tmp_path):
    from PIL import Image

    ids = [i.id for i in load_items(limit=3)]
    assert main(["data", "sheet", *ids, "--output", str(tmp_path / "s.png"), "--views", "2", "--size", "64"]) == 0
    assert Image.open(tmp_path / "s.png").size == (8 * 64, 64 + 14)
