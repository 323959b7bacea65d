"""Training data and networks of the judges of parts and looks."""

import numpy as np
import pytest
import torch
from grids import CLASS, table

from mme3dr.cli import main
from mme3dr.errors import DataError, MissingWeightsError
from mme3dr.records import Item, Part
from training.families.sample import sample_of
from training.pretrain.corruptions import CORRUPTIONS, chain
from training.pretrain.labelled import Labelled, labelled_objects
from training.pretrain.loop import LoopConfig
from training.pretrain.parts import SPARE, PartsData, PartsTask, PartsTraining, clouds
from training.rewards.parts import Parts
from training.rewards.parts_network import UNKNOWN, PartsConfig, PartsNetwork, Vocabulary, split
from training.rewards.preference import Preference
from training.shapes import ShapeSettings, show

SMALL = ["loop.steps=3", "loop.warmup=1", "loop.batch=2", "loop.threads=1", "loop.evaluate_every=100"]
SMALL += ["loop.log_every=1", "data.count=4", "data.held_out=2"]


def a_table():
    grid = table()
    parts = np.full(grid.shape, -1, np.int16)
    parts[grid == CLASS["tan"]] = 1
    parts[grid == CLASS["red"]] = 0
    return Labelled("table-0", "spatial_table", "a red table", grid, parts, ("top", "leg"))


def test_labelled_voxels_are_those_of_the_sample():
    (first, *_), (again, *_) = labelled_objects("train", 3), labelled_objects("train", 3)
    voxels = sample_of(first.id).voxels
    np.testing.assert_array_equal(first.grid, voxels.colours)
    np.testing.assert_array_equal(first.parts, voxels.parts)
    assert first.names == voxels.names
    assert ((first.parts >= 0) == (first.grid > 0)).all()
    assert again.id == first.id
    np.testing.assert_array_equal(again.parts, first.parts)


@pytest.mark.parametrize("kind", CORRUPTIONS)
def test_every_corruption_changes_the_object_and_more_so_the_stronger(kind):
    labelled = a_table()
    sizes = []
    for strength in (0.35, 1.0):
        made = CORRUPTIONS[kind](labelled, strength, np.random.default_rng(0))
        assert made.dtype == np.uint8
        sizes.append(int((made != labelled.grid).sum()))
    assert 0 < sizes[0] <= sizes[1]
    if kind in ("wrong colour", "patches"):
        assert ((made > 0) == (labelled.grid > 0)).all()


def test_a_chain_gets_worse_and_is_the_same_every_time():
    kinds = set()
    for seed in range(30):
        kind, grids = chain(a_table(), np.random.default_rng(seed))
        again = chain(a_table(), np.random.default_rng(seed))[1]
        changed = [int((grid != grids[0]).sum()) for grid in grids]
        assert 0 == changed[0] < changed[1] < changed[2]
        assert all((a == b).all() for a, b in zip(grids, again, strict=True))
        kinds.add(kind)
    assert len(kinds) > 3


def test_points_know_their_part():
    (cloud,) = clouds([a_table()])
    assert cloud.points.shape == (SPARE, 6)
    height = cloud.points[:, 1]
    assert (cloud.labels[height > height.max() - 0.02] == 0).all()
    assert (cloud.labels[height < height.min() + 0.1] == 1).all()


@pytest.fixture(scope="module")
def task():
    loop = LoopConfig(steps=1, batch=2, lr=1e-3, threads=1)
    return PartsTask(PartsTraining(loop, PartsData(count=12, held_out=2, points=64, questions=4)))


def test_questions_are_about_parts_there_and_not_there(task):
    rng = np.random.default_rng(0)
    for cloud in task._train:
        points, asked, whole, there, complete, belongs = task._ask(cloud, rng)
        assert points.shape == (64, 6)
        assert len(asked) == len(whole) == 4
        assert (belongs.sum(1)[complete == 0] == 0).all()
        assert ((there == 1) == (complete >= 0.25)).all()
        own = [name in cloud.names for name in asked]
        assert UNKNOWN not in task.vocabulary.numbers([[*asked, whole[0]]])
        assert (complete[~np.array(own)] == 0).all()


def test_the_judge_of_parts_trains_saves_and_judges(tmp_path):
    assert main(["train", "parts", "--output", str(tmp_path), *SMALL, "data.points=64", "width=8"]) == 0
    reward = Parts(str(tmp_path))
    shapes = show([table(), table()], ShapeSettings(size=48, points=64, workers=1))
    named = Item("a", "table", "spatial", "a table", (Part("leg", 4, "tan", "wood", True),), ())
    more = Item("b", "table", "spatial", "", (*named.parts, Part("top", 1, "red", "wood", True)), ())
    nothing = Item("c", "table", "spatial", "a table", (Part("leg", 4, "tan", "wood", False),), ())
    values = reward.score([named, more], shapes)
    assert ((values >= 0) & (values <= 2)).all()
    assert reward.score([named], shapes[:1])[0] == pytest.approx(values[0], abs=1e-5)  # alone as in company
    assert reward.score([nothing, nothing], shapes).tolist() == [1.0, 1.0]


def test_the_parts_network_hears_the_name_and_sees_the_points():
    torch.manual_seed(0)
    words = Vocabulary(["leg", "seat", "top"])
    network = PartsNetwork(PartsConfig(words=len(words), width=8, channels=(8, 16, 16)))
    points = torch.rand(2, 32, 6)
    part, whole = words.numbers([["leg", "seat"]] * 2), words.numbers([["stool", "stool"]] * 2)
    answers = network(points, part, whole)
    assert answers.existence.shape == answers.completeness.shape == (2, 2)
    assert answers.belongs.shape == (2, 2, 32)
    assert not torch.equal(answers.existence[:, 0], answers.existence[:, 1])
    mixed = network(points[:, torch.randperm(32)], part, whole)
    torch.testing.assert_close(answers.existence, mixed.existence)  # a cloud has no order


def test_words_of_names():
    words = Vocabulary(["leg", "stone"])
    assert words.numbers([["stone_leg", "Leg"]]).tolist() == [[[2, 1], [1, -1]]]
    assert words.numbers([["fin"]]).tolist() == [[[UNKNOWN]]]
    assert split("") == ["?"]


def test_the_judge_of_looks_trains_saves_and_judges(tmp_path):
    assert main(["train", "preference", "--output", str(tmp_path), *SMALL]) == 0
    reward = Preference(str(tmp_path))
    shapes = show([table(), table(top="blue")], ShapeSettings(size=204, points=4, workers=1))
    item = Item("a", "table", "spatial", "a red table", (), ())
    values = reward.score([item, item], shapes)
    assert ((values > 0) & (values < 1)).all()
    assert reward.score([item], shapes[1:])[0] == pytest.approx(values[1], abs=1e-5)


def test_folders_without_weights(tmp_path):
    with pytest.raises(MissingWeightsError, match=r"config\.json"):
        Parts(str(tmp_path))
    with pytest.raises(MissingWeightsError, match=r"config\.json"):
        Preference(str(tmp_path))
    PartsNetwork(PartsConfig(words=3, width=8, channels=(8, 8, 8))).save(tmp_path, ["leg", "seat"])
    (tmp_path / "config.json").write_text('{"words": 4, "width": 8, "channels": [8, 8, 8]}')
    with pytest.raises(DataError, match="don't make a judge"):
        Parts(str(tmp_path))
