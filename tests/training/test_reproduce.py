"""The paper's tables: their rows, what is told of an ordering, and a small one from end to end."""

import json

import numpy as np
import pytest

from mme3dr.cli import main
from mme3dr.errors import UnknownNameError
from training.config import config_names
from training.reproduce.report import estimate, ordering
from training.reproduce.tables import table_named, tables


def test_every_row_can_be_trained_and_every_configuration_is_used():
    used = {"full", "single-step", "ar3d-r1"}
    for table in tables().values():
        for row in table.rows:
            assert bool(row.config) != bool(row.model), row.label
            if row.config:
                used.add(row.config)
                assert row.settings(3, ("iterations=7",)).seed == 3
    assert used == set(config_names("higrpo"))
    with pytest.raises(UnknownNameError, match="table1, table2, table3, table5, table6"):
        table_named("table4")


def test_rows_are_what_the_paper_says():
    settings = {row.label: row.settings(0, ()) for row in table_named("table2").rows}
    grpo, dapo = settings["GRPO"], settings["token average + dynamic sampling + decoupled clip"]
    assert (grpo.loss.average, grpo.loss.clip_low, grpo.attempts) == ("sequence", grpo.loss.clip_high, 0)
    assert (dapo.loss.average, dapo.loss.clip_high > dapo.loss.clip_low, dapo.attempts > 0) == ("token", True, True)
    assert settings["the same without KL"].loss.beta == 0
    rows = {row.label: row.settings(0, ()) for row in table_named("table5").rows}
    assert [t.reward for t in rows["110 1111"].rewards.step1] == ["preference", "alignment"]
    assert [t.reward for t in rows["000 1110"].rewards.step2] == ["preference", "unified", "appearance"]
    assert rows["000 1100"].rewards.step1 == ()
    table6 = {row.label: row.settings(0, ()) for row in table_named("table6").rows if row.config}
    assert table6["GRPO"].rollout.mode == "no-reasoning"
    assert (table6["+ step-1 rewards only"].coupling, table6["+ step-1 rewards only"].steps) == (0, (1,))


def scores(mean, seeds=3, objects=200, seed=0):
    rng = np.random.default_rng(seed)
    return {"scores": {"nano_score": 30 + mean + rng.normal(0, 5, (1, objects)) + rng.normal(0, 1, (seeds, objects))}}


def test_an_ordering_holds_fails_or_can_t_be_told():
    assert ordering(scores(0), scores(3)).startswith("holds (+3")
    assert ordering(scores(3), scores(0)).startswith("fails (-3")
    assert ordering(scores(0), scores(0.02, seed=1)).startswith("can't be told")


def test_pairing_by_object_takes_their_spread_out():
    a, b = scores(0)["scores"]["nano_score"], scores(0.5)["scores"]["nano_score"]
    alone, paired = estimate(b), estimate(b, a)
    assert paired.value == pytest.approx(0.5, abs=0.15)
    assert paired.high - paired.low < (alone.high - alone.low) / 2
    assert estimate(a, a).value == 0


def test_seeds_that_disagree_widen_the_interval():
    agreeing = np.tile(np.random.default_rng(0).normal(30, 5, 200), (3, 1))
    apart = agreeing + np.array([[-3.0], [0.0], [3.0]])
    same, wide = estimate(agreeing), estimate(apart)
    assert same.value == pytest.approx(wide.value)
    assert wide.high - wide.low > 1.5 * (same.high - same.low)


def test_objects_without_a_value_are_left_out_of_both():
    a, b = np.ones((2, 4)), np.full((2, 4), 3.0)
    a[0, 0] = np.nan
    assert estimate(b, a).value == 2
    assert estimate(b, a).n == 3


@pytest.fixture
def small(tmp_path, tiny):
    changes = [f"base={tiny}", f"data.captions={tiny / 'captions.parquet'}", "prompts=2", "precision=fp32", "threads=1"]
    changes += ["shapes.size=32", "shapes.workers=1", "rollout.group=2", "watch.every=0"]
    changes += ["rewards.step1=[{reward: 'stub_rewards:Ink'}]", "rewards.step2=[{reward: 'stub_rewards:Ink'}]"]
    options = ["--row", "base", "--row", "Hi-GRPO", "--seeds", "2", "--steps", "1", "--objects", "5"]
    return ["reproduce", "table6", *changes, *options, "--folder", str(tmp_path)]


def test_a_table_from_end_to_end_and_again(small, tmp_path, capsys):
    assert main(small) == 0
    text = capsys.readouterr().out
    assert "base < Hi-GRPO" in text
    assert "| Hi-GRPO | 28.7 | 0.182 |" in text
    kept = json.loads((tmp_path / "table6.json").read_text())
    assert np.array(kept["rows"]["Hi-GRPO"]["open"]["scores"]["nano_score"]).shape == (2, 5)
    assert np.array(kept["rows"]["base"]["proc800"]["scores"]["nano_score"]).shape == (1, 5)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("results.json")}
    assert len(before) == 2 * 3
    assert main(small) == 0
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("results.json")} == before
