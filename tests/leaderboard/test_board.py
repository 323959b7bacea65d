"""The static board: what may stand in one table, what is refused, and the page."""

import copy
import json
import re

import pytest

from leaderboard.board import board
from leaderboard.build import build
from mme3dr.cli import main
from mme3dr.errors import DataError


def metric(name, value, direction="higher"):
    figures = {"mean": value, "low": value - 0.1, "high": value + 0.1, "n": 10}
    return {
        "name": name,
        "label": name.title(),
        "direction": direction,
        "range": [0, 1],
        "unit": "",
        "worst": 0,
        "source": "",
        "status": "ok",
        "overall": figures,
        "by_category": {"spatial": figures},
        "macro": figures,
    }


RESULTS = {
    "schema": "mme3dr.results/1",
    "benchmark": {"name": "MME-3DR", "edition": "open", "items": 10, "items_hash": "a" * 64, "categories": ["spatial"]},
    "protocol": {"name": "mme3dr-v1", "hash": "b" * 64, "settings": {}},
    "model": {"spec": "one", "hash": "1", "world": "full", "arguments": {}, "weights": {}},
    "run": {"seed": 0, "samples_per_prompt": 1, "limit": None, "source": None, "protocol_file": "mme3dr-v1"},
    "coverage": {"samples": 10, "scored": 9, "failures": {"generate/timeout": 1}, "by_category": {}},
    "metrics": [metric("facts", 0.7), {**metric("fd_incep", 0), "status": "skipped", "reason": "no weights"}],
    "weights": {},
    "versions": {"mme3dr": "0.1.0"},
}


@pytest.fixture
def run(tmp_path):
    """Write a results file that differs from RESULTS in the given dotted fields; returns its folder."""

    def write(name, **changes):
        results = copy.deepcopy(RESULTS)
        results["model"].update(spec=name, hash=name)
        for field, value in changes.items():
            section, key = field.split("__")
            results[section][key] = value
        folder = tmp_path / name
        folder.mkdir()
        (folder / "results.json").write_text(json.dumps(results))
        return folder

    return write


def test_runs_measured_alike_share_a_table_with_interval_and_coverage(run):
    (table,) = board([run("one"), run("two", run__seed=1)])["tables"]
    assert [e["model"] for e in table["entries"]] == ["one", "two"]
    first = table["entries"][0]
    assert (first["scored"], first["samples"]) == (9, 10)
    assert first["scores"]["facts"]["low"] == pytest.approx(0.6)
    assert [c["name"] for c in table["columns"]] == ["facts"]  # skipped metrics have no column


@pytest.mark.parametrize(
    "change",
    [{"protocol__hash": "c" * 64}, {"benchmark__items_hash": "d" * 64}, {"model__world": "nano"}],
    ids=["protocol", "objects", "world"],
)
def test_runs_measured_differently_never_share_a_table(run, change):
    assert [len(t["entries"]) for t in board([run("one"), run("two", **change)])["tables"]] == [1, 1]


def test_the_same_run_twice_is_refused(run):
    folder = run("one")
    with pytest.raises(DataError, match="same model, seed and protocol"):
        board([folder, folder / "results.json"])


def test_a_file_that_is_no_result_is_named(run, tmp_path):
    (tmp_path / "bad.json").write_text("{")
    with pytest.raises(DataError, match=r"bad\.json"):
        board([run("one"), tmp_path / "bad.json"])


def test_the_page_works_alone_and_shows_hostile_names_as_text(run, tmp_path):
    name = "</script><script>alert(1)</script>"
    page = build([run("one", model__spec=name)], tmp_path / "out").read_text()
    assert "<script>alert" not in page
    assert not re.search(r"https?://", page)
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)[1]
    assert json.loads(data) == json.loads((tmp_path / "out" / "board.json").read_text())
    assert json.loads(data)["tables"][0]["entries"][0]["model"] == name


def test_the_command_builds_and_says_where(run, tmp_path, capsys):
    assert main(["leaderboard", "build", str(run("one")), "--out", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out.strip() == str(tmp_path / "out" / "index.html")
    assert main(["leaderboard", "build", str(tmp_path / "nothing"), "--out", str(tmp_path / "out")]) == 2
