"""Intervals over objects and training seeds: known answers, an independent implementation, and how often they hold."""

import numpy as np
import pytest
from scipy.stats import ttest_rel

from training.reproduce.intervals import Comparison, SeedSpread, estimate, seed_spread
from training.reproduce.report import ordering

OBJECTS = np.random.default_rng(0).normal(30, 15, 200)


def scores(mean=0.0, seed_spread=0.0, sample=1.0, seeds=3, seed=0):
    """Scores [seeds, 200] of a row on the same objects."""
    rng = np.random.default_rng(seed)
    runs = rng.normal(mean, seed_spread, (seeds, 1))
    return OBJECTS + runs + rng.normal(0, sample, (seeds, 200))


def test_one_seed_is_a_paired_t_test():
    a, b = scores(1, seeds=1), scores(seeds=1, seed=1)
    found, expected = estimate(a, b), ttest_rel(a[0], b[0]).confidence_interval()
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))
    assert found.high - found.low < (estimate(a).high - estimate(a).low) / 5, "objects' own spread is taken out"


def test_the_spread_of_seeds_is_found():
    apart = np.tile(OBJECTS, (3, 1)) + np.array([[-3.0], [0.0], [3.0]])
    assert seed_spread([apart]).variance == pytest.approx(9 / 3)
    assert seed_spread([apart, np.tile(OBJECTS, (3, 1))]) == SeedSpread(pytest.approx(9 / 3 / 2), 4)
    assert seed_spread([scores(seeds=1)]) == seed_spread([]) == SeedSpread(0, 0)


def test_what_single_samples_explain_is_no_spread_of_seeds():
    rows = [scores(sample=8, seed=seed) for seed in range(200)]
    means = np.mean([row.mean(1).var(ddof=1) for row in rows]) / 3
    assert seed_spread(rows).variance < means / 10


@pytest.mark.parametrize("spread", [0.0, 0.5, 1.5])
def test_the_interval_holds_as_often_as_it_says(spread):
    held = 0
    for trial in range(300):
        rows = {str(k): scores(0, spread, 8, seed=1000 * trial + k) for k in range(5)}
        gap = Comparison(rows, frozenset(rows)).estimate("0", "1")
        held += gap.low <= 0 <= gap.high
    assert 0.92 < held / 300 <= 1


def test_seeds_widen_the_interval_of_trained_rows_only():
    rows = {"base": scores(), "a": scores(1, 2, seed=1), "b": scores(2, 2, seed=2)}
    compared = Comparison(rows, frozenset({"a", "b"}))
    width = {pair: (g := compared.estimate(*pair)).high - g.low for pair in (("a", "base"), ("a", "b"))}
    alone = estimate(rows["a"], rows["base"])
    assert alone.high - alone.low < width["a", "base"] < width["a", "b"]
    assert compared.estimate("base") == estimate(rows["base"])
    assert compared.estimate("a", "base").value == pytest.approx(rows["a"].mean() - rows["base"].mean())


def test_rows_whose_settings_made_no_difference_are_one_row():
    rows = {"a": scores(1, 2, seed=1), "b": scores(2, 2, seed=2)}
    compared = Comparison({**rows, "same": rows["a"].copy()}, frozenset({"a", "b", "same"}))
    assert compared.seeds == Comparison(rows, frozenset(rows)).seeds
    assert compared.estimate("same", "b") == compared.estimate("a", "b")
    assert ordering(compared.estimate("same", "a")) == "no difference (the same scores)"


def test_objects_without_a_value_are_left_out_of_both():
    a, b = np.arange(8.0).reshape(2, 4), np.arange(8.0).reshape(2, 4) + 2
    a[0, 0] = np.nan
    assert (estimate(b, a).value, estimate(b, a).n) == (2, 3)
    assert seed_spread([a]).variance == pytest.approx(8 / 2)  # seeds at 3 objects: 2 and 6


def test_an_ordering_holds_fails_or_can_t_be_told():
    rows = {"low": scores(0), "high": scores(3, seed=1), "near": scores(0.01, seed=2)}
    compared = Comparison(rows)
    assert ordering(compared.estimate("high", "low")).startswith("holds (+2.9")
    assert ordering(compared.estimate("low", "high")).startswith("fails (-2.9")
    assert ordering(compared.estimate("near", "low")).startswith("can't be told")
