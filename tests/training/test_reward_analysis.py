"""Looking into an ensemble: agreement with the truth, correlations, shares, worked by hand."""

import math
from dataclasses import replace

import numpy as np
import pytest

from mme3dr.records import Fact, Item
from training.reward_analysis import Judged, agreement, analysis_text, correlations, stated_share
from training.rewards.ensemble import EnsembleSettings, RewardTerm
from training.settings import HiGRPOSettings


def test_agreement_by_hand():
    truth = np.array([[1.0, 0.5, 0.5], [1.0, 0.0, 0.5]])
    assert agreement(truth, truth) == 1.0
    assert agreement(-truth, truth) == 0.0
    assert agreement(np.zeros_like(truth), truth) == 0.5
    # the first group has two pairs that differ in truth, the second three; one of them is judged wrongly
    values = np.array([[3.0, 1.0, 2.0], [1.0, 0.0, 2.0]])
    assert agreement(values, truth) == pytest.approx(4 / 5)
    assert math.isnan(agreement(values, np.ones_like(truth)))


def test_correlations_are_within_groups():
    a = np.array([[0.0, 1.0], [10.0, 11.0]])
    found = correlations(
        {"a": a, "b": np.array([[5.0, 6.0], [0.0, 1.0]]), "c": np.array([[1.0, 0.0], [1.0, 0.0]]), "d": np.ones((2, 2))}
    )
    assert found["a", "b"] == pytest.approx(1)  # the groups' means, which go the other way, don't count
    assert found["a", "c"] == pytest.approx(-1)
    assert math.isnan(found["a", "d"])


def item(*facts):
    return Item("a", "stool", "spatial", "", (), facts)


def fact(statement, contrast, implicit=False):
    return Fact("colour", statement, contrast, implicit)


def test_what_is_true_of_another_object_of_the_family():
    asked = item(
        fact("The seat is red.", "The seat is blue."),
        fact("The stool has three legs.", "The stool has five legs."),
        fact("The seat is round.", "The seat is square.", implicit=True),
    )
    assert stated_share(asked, asked) == 1.0
    other = item(
        fact("The seat is green.", "The seat is red."), fact("The stool has three legs.", "The stool has two legs.")
    )
    assert stated_share(asked, other) == 0.5
    assert stated_share(asked, item()) == 0.0  # nothing of the kind is true of it
    assert math.isnan(stated_share(item(), asked))


def test_the_table_shows_what_an_unscaled_reward_does():
    rng = np.random.default_rng(0)
    preference, alignment = rng.random((50, 4)), rng.random((50, 4))
    terms = (RewardTerm("preference"), RewardTerm("alignment"), RewardTerm("category"))
    values = {1: {"preference": preference, "alignment": alignment, "category": preference.round()}}
    truth = Judged({1: {name: table[:, :2] for name, table in values[1].items()}}, rng.random((50, 2)))
    settings = HiGRPOSettings(1, steps=(1,), coupling=0.0, rewards=EnsembleSettings(step1=terms))
    text = analysis_text(Judged(values), truth, settings)
    shares = shares_of("alignment", text)
    assert shares[1] > 60 > shares[0]
    assert "Redundant (above 0.7): preference and category." in text
    heavy = EnsembleSettings(step1=(terms[0], RewardTerm("alignment", weight=4), terms[2]))
    text = analysis_text(Judged(values), truth, replace(settings, normalised=True, rewards=heavy))
    assert shares_of("alignment", text)[0] > 75  # 16 of 20, the other two being much the same


def test_whether_a_better_first_step_makes_a_better_second():
    rng = np.random.default_rng(0)
    first = rng.random((50, 4))
    terms = (RewardTerm("alignment"),)
    settings = HiGRPOSettings(1, rewards=EnsembleSettings(terms, terms))
    truth = Judged({step: {"alignment": first} for step in (1, 2)}, first)
    groups = 10 * rng.random((50, 1))  # how easy a prompt is says nothing about its candidates
    text = analysis_text(Judged({1: {"alignment": first + groups}, 2: {"alignment": groups - first}}), truth, settings)
    assert "sums within groups, by which lambda can help step 1: -1.00." in text
    assert "by which lambda" not in analysis_text(Judged({1: {"alignment": first}}), truth, settings)


def shares_of(name, text):
    row = next(line for line in text.splitlines() if line.startswith(f"| {name}"))
    return [int(cell.strip(" %")) for cell in row.split("|") if cell.strip().endswith("%")]
