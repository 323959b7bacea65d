"""The paper's tables: their rows, what is told of an ordering, and a small one from end to end."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from mme3dr.cli import main
from mme3dr.errors import UnknownNameError
from training.config import config_names
from training.reproduce import runs
from training.reproduce.commands import NAMES
from training.reproduce.report import report
from training.reproduce.runs import EDITIONS, Plan
from training.reproduce.tables import table_named, tables

RESULTS = Path(runs.__file__).parent / "results"


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


@pytest.mark.parametrize("name", sorted(tables()))
def test_every_base_is_sampled_as_the_row_that_is_judged_by_it(name):
    table = table_named(name)
    for row in table.rows:
        base = table.compared(row)
        if row.config and base and base.model:
            assert row.settings(0, ()).rollout.mode == (base.mode or "two-step"), row.label


def test_training_is_judged_by_the_base_in_its_own_mode():
    table, means = table_named("table6"), {"base": 5, "base, without reasoning": 0, "GRPO": 3}
    found = {}
    for row in table.rows:
        nano = means.get(row.label, 5) + np.random.default_rng(row.label == "base").normal(30, 5, (3, 200))
        run = {"scores": {"nano_score": nano, "nano_facts": np.full((3, 200), 0.5)}, "kd": [0.1], "failed": 0}
        found[row.label] = dict.fromkeys(EDITIONS, run)
    text = report(table, found, Plan(Path("runs"), 3, 200), "table6")
    assert "| base, without reasoning < GRPO | holds (+3" in text
    assert "| base < Hi-GRPO | can't be told" in text
    assert "| + step-1 rewards only < Hi-GRPO | no difference (the same scores)" in text


@pytest.fixture(scope="module")
def changes(tiny):
    """Settings that make a run small."""
    changes = [f"base={tiny}", f"data.captions={tiny / 'captions.parquet'}", "prompts=2", "precision=fp32", "threads=1"]
    changes += ["shapes.size=32", "shapes.workers=1", "rollout.group=2", "watch.every=0"]
    return [*changes, *(f"rewards.{step}=[{{reward: 'stub_rewards:Ink'}}]" for step in ("step1", "step2"))]


@pytest.fixture(scope="module")
def small(changes):
    """Arguments of a table in small, all but its folder."""
    return ["reproduce", "table6", "--row", "base", "--row", "Hi-GRPO", "--seeds", "2", "--steps", "1", *changes]


@pytest.fixture(scope="module")
def done(small, tmp_path_factory):
    """The folder of that table, carried out."""
    folder = tmp_path_factory.mktemp("table")
    assert main([*small, "--objects", "5", "--folder", str(folder)]) == 0
    return folder


@pytest.fixture
def scores_alone(done, tmp_path):
    """A folder with its scores and nothing else."""
    shutil.copytree(done / "scores", tmp_path / "table" / "scores")
    return tmp_path / "table"


def test_the_command_knows_every_table():
    assert list(NAMES) == list(tables())


def test_a_table_from_end_to_end(done):
    text = (done / "table6.md").read_text()
    assert "base < Hi-GRPO" in text
    assert "| Hi-GRPO | 28.7 | 0.182 |" in text
    assert "--row base --row Hi-GRPO" in text
    assert "rollout.group=2" in text
    kept = [json.loads(path.read_text()) for path in sorted((done / "scores").glob("*.json"))]
    found = [(run["model"], run["edition"], run["seed"]) for run in kept]
    expected = [(m, e, s) for m in ("ar3d-base", "table6-higrpo") for e in ("open", "proc800") for s in (0, 1)]
    assert sorted(found) == expected
    assert all(len(run["scores"]["nano_score"]) == 5 for run in kept)
    assert kept[0]["scores"] != kept[2]["scores"], "another seed, another shape"


def test_scores_are_enough_to_go_on_from(small, done, scores_alone, capsys):
    assert main([*small, "--objects", "5", "--folder", str(scores_alone)]) == 0
    assert capsys.readouterr().out.strip() == (done / "table6.md").read_text().strip()
    assert sorted(path.name for path in scores_alone.iterdir()) == ["scores", "table6.md"]


def test_scores_of_other_objects_are_not_mixed_in(small, scores_alone, capsys):
    path = next((scores_alone / "scores").glob("ar3d-base-seed1-open*"))
    path.write_text(json.dumps(json.loads(path.read_text()) | {"objects": "others"}))
    assert main([*small, "--objects", "5", "--folder", str(scores_alone)]) == 2
    assert "ar3d-base-seed1-open-5.json has scores of other objects" in capsys.readouterr().err


def test_scores_of_a_run_with_other_settings_are_refused(small, scores_alone, capsys):
    path = next((scores_alone / "scores").glob("two-step*-seed1-open*"))
    run = json.loads(path.read_text())
    run["settings"]["loss"]["beta"] = 0.5
    path.write_text(json.dumps(run))
    assert main([*small, "--objects", "5", "--folder", str(scores_alone)]) == 2
    assert f"{path.name} has scores of a run with other settings than table6-higrpo" in capsys.readouterr().err
    del run["settings"]["loss"]["beta"], run["settings"]["rewards"]["step1"][0]["weight"]
    path.write_text(json.dumps(run))
    assert main([*small, "--objects", "5", "--folder", str(scores_alone)]) == 0, (
        "settings the trainer did not have then"
    )


def test_rows_of_the_same_settings_share_a_run():
    rows = {(name, row.label): row for name, table in tables().items() for row in table.rows}
    plan = Plan(Path("runs"), changes=("iterations=7",))
    grpo, reasoning = rows["table2", "GRPO"], rows["table6", "+ reasoning"]
    assert plan.run_folder(grpo, 1) == plan.run_folder(reasoning, 1) != plan.run_folder(reasoning, 2)
    assert plan.run_folder(grpo, 1) != plan.run_folder(rows["table2", "+ token average"], 1)
    assert plan.run_folder(grpo, 1) != Plan(Path("runs"), changes=("iterations=8",)).run_folder(grpo, 1)


def test_runs_at_the_same_time_give_the_same(small, done, scores_alone):
    before = {path.name: path.read_bytes() for path in (scores_alone / "scores").iterdir()}
    for path in (scores_alone / "scores").glob("two-step*"):
        path.unlink()
    assert main([*small, "--objects", "5", "--folder", str(scores_alone), "--jobs", "2"]) == 0
    assert {path.name: path.read_bytes() for path in (scores_alone / "scores").iterdir()} == before


def test_a_run_that_fails_stops_the_command(small, scores_alone, capsys):
    broken = [*small, "rewards.step1=[{reward: 'stub_rewards:Broken'}]", "--folder", str(scores_alone)]
    assert main([*broken, "--objects", "5", "--jobs", "2"]) == 2
    assert "stub_rewards:Broken" in capsys.readouterr().err
    assert main([*broken, "--jobs", "0"]) == 2
    assert "--jobs must be 1 or more" in capsys.readouterr().err


def test_runs_end_where_the_command_is_killed(changes, environment, tmp_path):
    table = ["reproduce", "table6", "--row", "Hi-GRPO", "--seeds", "2", "--jobs", "2", "--folder", str(tmp_path)]
    slow = "rewards.step1=[{reward: 'stub_rewards:Slow'}]"
    command = [sys.executable, "-m", "mme3dr.cli", *table, *changes, slow]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout.readline() == "asked\n"
    process.kill()
    process.communicate(timeout=60)  # the output ends where no process holds it any more


@pytest.mark.parametrize("name", sorted(path.stem for path in RESULTS.glob("table*.md")))
def test_the_reports_that_ship_are_of_the_scores_that_ship(name, tmp_path, monkeypatch):
    shutil.copytree(RESULTS / "scores", tmp_path / "scores")
    monkeypatch.setattr(runs, "_carry_out", lambda row, seed, *_: pytest.fail(f"no scores of {row.label}, seed {seed}"))
    shipped = (RESULTS / f"{name}.md").read_text()
    (command,) = re.findall(r"^mme3dr (reproduce .+)$", shipped, re.MULTILINE)
    assert main([*shlex.split(command), "--folder", str(tmp_path)]) == 0
    assert (tmp_path / f"{name}.md").read_text() == shipped
