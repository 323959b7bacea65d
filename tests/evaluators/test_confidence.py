import numpy as np
import pytest

from evaluators.confidence import bootstrap_mean, macro_mean, minimum_detectable_difference, paired_difference


def test_interval_covers_the_true_mean_about_95_times_in_100():
    rng = np.random.default_rng(0)
    hits = 0
    for seed in range(300):
        estimate = bootstrap_mean(rng.normal(2, 1, 60), seed)
        hits += estimate.low <= 2 <= estimate.high
    assert 0.90 <= hits / 300 <= 0.98


def test_same_seed_same_interval():
    values = np.random.default_rng(1).random(30)
    assert bootstrap_mean(values, 7) == bootstrap_mean(values, 7)
    assert bootstrap_mean(values, 7) != bootstrap_mean(values, 8)


def test_one_object_has_no_interval():
    estimate = bootstrap_mean(np.array([3.0]))
    assert estimate.value == 3
    assert np.isnan(estimate.low)


def test_macro_mean_weighs_categories_equally():
    estimate = macro_mean({"a": np.zeros(90), "b": np.ones(10)})
    assert estimate.value == 0.5
    assert estimate.n == 100


def test_pairing_removes_what_both_share():
    rng = np.random.default_rng(0)
    difficulty = rng.normal(0, 5, 200)
    a, b = difficulty + rng.normal(0, 0.1, 200), difficulty + 0.2 + rng.normal(0, 0.1, 200)
    estimate = paired_difference(a, b)
    assert 0.15 < estimate.low < estimate.value < estimate.high < 0.25


def test_detectable_difference_is_found_four_times_in_five():
    rng = np.random.default_rng(0)
    true = minimum_detectable_difference(rng.normal(0, 1, 100000)[:100])
    found = 0
    for _ in range(400):
        d = rng.normal(true, 1, 100)
        found += abs(d.mean()) > 1.96 * d.std(ddof=1) / 10
    assert found / 400 == pytest.approx(0.8, abs=0.08)
