"""The ensemble: the paper's sums, what a failed shape and a failed judge count, ranges."""

import numpy as np
import pytest

from mme3dr.errors import DataError, UnknownNameError
from mme3dr.records import Failure, Item
from training.config import load_config
from training.rewards.base import REWARDS, RewardError, create_reward
from training.rewards.ensemble import Ensemble, EnsembleSettings, RewardTerm
from training.settings import HiGRPOSettings
from training.shapes import Shape

ITEM = Item("a", "stool", "spatial", "a red stool", (), ())
BOAT = Item("b", "boat", "mechanical", "a boat", (), ())
EMPTY = Shape(failure=Failure("generate", "empty_voxels", "no voxel is occupied"))


def shape(dark):
    """Views of which a share `dark` shows something."""
    views = np.full((6, 10, 10, 3), 255, np.uint8)
    views[:, : round(10 * dark)] = 0
    return Shape(views, np.zeros((4, 6), np.float32))


def ensemble(*terms, **settings):
    return Ensemble(EnsembleSettings(step1=terms, **settings))


def test_weights_and_divisors():
    wide = RewardTerm("stub_rewards:Ink", weight=2, divisor=3, settings={"scale": 3.0}, name="wide")
    made = ensemble(RewardTerm("stub_rewards:Ink"), wide)
    found = made.judge(1, [ITEM, ITEM], [shape(0.5), shape(0.2)])
    assert found.components["stub_rewards:Ink"].tolist() == [0.5, 0.2]
    assert found.components["wide"] == pytest.approx([1.0, 0.4])
    assert found.total == pytest.approx([1.5, 0.6])
    assert set(found.seconds) == {"stub_rewards:Ink", "wide"}


def test_emphasis_multiplies_the_weights_of_both_steps():
    term = RewardTerm("stub_rewards:Ink", weight=2, name="ink")
    settings = EnsembleSettings(step1=(term,), step2=(term, RewardTerm("category")), emphasis={"ink": 4, "parts": 3})
    assert [[t.weight for t in settings.terms(step)] for step in (1, 2)] == [[8], [8, 1]]
    assert settings.weight(2, "ink") == 8
    found = ensemble(term, emphasis={"ink": 4}).judge(1, [ITEM], [shape(0.5)])
    assert found.components["ink"] == pytest.approx([4.0])
    with pytest.raises(UnknownNameError, match=r"rewards\.emphasis: inc"):
        EnsembleSettings(step1=(term,), emphasis={"inc": 4})


def test_the_default_is_the_papers_sum():
    rewards = load_config(HiGRPOSettings, "higrpo", "higrpo").rewards
    assert {t.reward: t.weight / t.divisor for t in rewards.step1} == {"preference": 1, "alignment": 1, "category": 1}
    low = {"preference": 1, "unified": pytest.approx(1 / 3), "appearance": pytest.approx(1 / 3), "parts": 0.5}
    assert {t.reward: t.weight / t.divisor for t in rewards.step2} == low


def test_a_failed_shape_gets_the_lowest_value_without_being_judged():
    found = ensemble(RewardTerm("stub_rewards:Ink")).judge(1, [ITEM, ITEM], [EMPTY, shape(0.5)])
    assert found.total.tolist() == [0.0, 0.5]
    assert found.failed_shapes == 1
    assert found.failures == {"stub_rewards:Ink": 0}


def test_a_judge_that_fails_is_unknown_and_not_zero():
    made = ensemble(RewardTerm("stub_rewards:Forgetful"), RewardTerm("stub_rewards:Even"), most_failures=0.5)
    found = made.judge(1, [ITEM, BOAT], [shape(0.5), shape(0.5)])
    assert found.total[0] == 1.0
    assert np.isnan(found.total[1])
    assert found.failures == {"stub_rewards:Forgetful": 1, "stub_rewards:Even": 0}
    with pytest.raises(RewardError, match="1 of 2 shapes of step 1"):
        ensemble(RewardTerm("stub_rewards:Forgetful"), most_failures=0.4).judge(1, [ITEM, BOAT], [shape(1), shape(1)])


def test_values_outside_of_the_range_are_refused():
    with pytest.raises(RewardError, match="7, outside of its range 0 to 1"):
        ensemble(RewardTerm("stub_rewards:Boundless")).judge(1, [ITEM], [shape(0.5)])


def test_a_probe_finds_a_judge_that_doesn_t_answer():
    ensemble(RewardTerm("stub_rewards:Ink")).probe(ITEM, shape(0.5))
    with pytest.raises(RewardError, match="port 1 refuses"):
        ensemble(RewardTerm("stub_rewards:Broken")).probe(ITEM, shape(0.5))


def test_names_and_settings_that_aren_t_there():
    with pytest.raises(UnknownNameError, match="Did you mean 'alignment'"):
        create_reward("alignement", {})
    with pytest.raises(UnknownNameError, match="nowhere"):
        create_reward("nowhere:Reward", {})
    with pytest.raises(UnknownNameError, match="Its settings are"):
        create_reward("alignment", {"hight": 3})
    with pytest.raises(DataError, match="two rewards of one name"):
        ensemble(RewardTerm("stub_rewards:Ink"), RewardTerm("stub_rewards:Ink", weight=2))


def test_annotation_is_asked_for_before_the_run():
    made = ensemble(RewardTerm("category"))
    made.check([ITEM])
    with pytest.raises(DataError, match="needs the name of every prompt, c has none"):
        made.check([ITEM, Item("c", "", "spatial", "a thing", (), ())])


def test_every_registered_reward_declares_itself():
    for name in REWARDS:
        module, _, attribute = REWARDS[name].partition(":")
        target = getattr(__import__(module, fromlist=["_"]), attribute)
        assert target.needs <= {"views", "points"}
        assert target.low < target.high
        assert target.world in ("nano", "full")
