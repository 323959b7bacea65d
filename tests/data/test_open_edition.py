"""The 249 objects: composition, annotation against geometry, meshes, what the model is asked."""

import json
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import numpy as np
import open_clip
import pytest
import trimesh
from joblib import Parallel, delayed
from object_review import review_object

from mme3dr.cli import main
from mme3dr.data.build import build_mesh, pinned_digests, with_meshes
from mme3dr.data.programs import programs
from mme3dr.files import sha256
from mme3dr.records import CATEGORIES, FACT_KINDS

COMPOSITION = {"spatial": 40, "mechanical": 54, "biological": 53, "rare": 38, "stylised": 64}
ITEMS = [entry.item for category in CATEGORIES for entry in programs(category).values()]
FACTS = [fact for item in ITEMS for fact in item.facts]


def test_composition_is_that_of_the_paper():
    assert Counter(item.category for item in ITEMS) == COMPOSITION


@pytest.fixture(scope="module")
def reviewed():
    """Faults of every object, its faces, and the pieces that are not closed, all found in one parallel pass."""
    found = Parallel(-1)(delayed(review_object)(item.id) for item in ITEMS)
    return {item.id: result for item, result in zip(ITEMS, found, strict=True)}


def test_annotation_agrees_with_the_geometry(reviewed):
    assert {item_id: found for item_id, (found, *_) in reviewed.items() if found} == {}


def test_parts_are_nodes_of_the_mesh_and_watertight(reviewed):
    for item in ITEMS:
        _, nodes, leaks, _ = reviewed[item.id]
        assert nodes == {p.name for p in item.parts}, item.id
        assert leaks == [], item.id


def test_meshes_are_centred_with_longest_side_one(reviewed):
    for item_id, (_, _, _, bounds) in reviewed.items():
        assert np.ptp(bounds, axis=0).max() == pytest.approx(1, abs=1e-4), item_id
        np.testing.assert_allclose(bounds.mean(0), 0, atol=1e-4, err_msg=item_id)


def test_no_two_prompts_or_names_or_ids_alike():
    for key in ("id", "prompt"):
        assert len({getattr(i, key) for i in ITEMS}) == len(ITEMS)
    words = [frozenset(re.findall(r"[a-z]+", i.prompt.lower())) for i in ITEMS]
    for number, a in enumerate(words):
        for b, item in zip(words[:number], ITEMS[:number], strict=True):
            assert len(a & b) / len(a | b) < 0.6, (ITEMS[number].id, item.id)
    starts = Counter(" ".join(i.prompt.lower().split()[:4]) for i in ITEMS)
    assert starts.most_common(1)[0][1] <= 3, starts.most_common(3)


def test_prompts_fit_clip():
    tokens = open_clip.get_tokenizer("ViT-B-32")(([i.prompt for i in ITEMS]), context_length=200)
    assert int((tokens != 0).sum(1).max()) <= 77


def test_facts_are_many_varied_and_distinct():
    assert len(FACTS) >= 1500
    assert set(Counter(f.kind for f in FACTS)) == set(FACT_KINDS)
    assert all(count >= 40 for count in Counter(f.kind for f in FACTS).values())
    checked = sum(bool(f.check) for f in FACTS)
    assert checked / len(FACTS) > 0.8
    for item in ITEMS:
        assert len({f.statement for f in item.facts}) == len(item.facts), item.id
        assert not {f.statement for f in item.facts} & {f.contrast for f in item.facts}, item.id


def test_statement_and_contrast_are_of_one_form():
    """Lengths alike, so that neither can be told by its length: on average the same, never far apart."""
    ratio = np.array([len(f.contrast) / len(f.statement) for f in FACTS])
    assert 0.9 < np.median(ratio) < 1.1
    assert ratio.min() > 0.4
    assert ratio.max() < 2.5


def test_meshes_are_those_of_the_release():
    """Bounds and area as released, for objects of every category.

    Bytes are pinned too, but matrix products of another kind of CPU differ in their last bits, and so may the bytes.
    """
    items = [next(iter(programs(c).values())).item for c in CATEGORIES] + [
        list(programs(c).values())[-1].item for c in CATEGORIES
    ]
    released = json.loads(Path(__file__).with_name("open_edition_shapes.json").read_text())
    for item in with_meshes(items):
        mesh = trimesh.load(item.mesh, file_type="glb").to_geometry()
        assert [*mesh.bounds.ravel(), mesh.area] == pytest.approx(released[item.id], rel=1e-6, abs=1e-6), item.id
        assert sha256(item.mesh.read_bytes()) == item.mesh_sha256


def test_the_same_machine_makes_the_same_bytes(tmp_path):
    item = next(iter(programs("rare").values())).item
    assert build_mesh(item.id, tmp_path / "again.glb") == with_meshes([item])[0].mesh_sha256


def test_every_object_has_a_pinned_digest():
    assert set(pinned_digests()) == {i.id for i in ITEMS}


def test_the_data_card_shows_the_composition_that_the_command_prints(capsys):
    assert main(["data", "summary"]) == 0
    printed = capsys.readouterr().out.strip()
    assert f"<!-- summary -->\n{printed}\n<!-- end summary -->" in files("data_cards").joinpath("mme3dr.md").read_text()
