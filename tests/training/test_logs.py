"""What a training run writes down, where it goes on, and which run of Weights & Biases it belongs to."""

import json
import sys

import pytest

from training.logs import Logs

WANDB = """
begun, logged = [], []

class Run:
    def log(self, figures, step):
        logged.append((step, figures))

    def finish(self):
        begun.append("finished")

def init(**settings):
    begun.append(settings)
    return Run()
"""


@pytest.fixture
def wandb(tmp_path, monkeypatch):
    """A module of that name that keeps what it is told."""
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "wandb.py").write_text(WANDB)
    monkeypatch.syspath_prepend(tmp_path / "library")
    import wandb

    yield wandb
    del sys.modules["wandb"]


def test_lines_of_steps_to_be_done_again_are_taken_out(tmp_path):
    with Logs(tmp_path) as logs:
        for step in (1, 2, 3):
            logs.write(step, "train", {"reward": step / 2})
    with open(tmp_path / "log.jsonl", "a") as file:
        file.write('{"step": 4, "par')
    with Logs(tmp_path, first=2) as logs:
        logs.write(3, "train", {"reward": 9.0})
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert [(line["step"], line["reward"]) for line in lines] == [(1, 0.5), (2, 1.0), (3, 9.0)]


def test_folders_of_one_name_are_runs_of_their_own_and_go_on_as_themselves(tmp_path, wandb):
    for parent, first in (("a", 0), ("b", 0), ("a", 1)):
        folder = tmp_path / parent / "run"
        folder.mkdir(parents=True, exist_ok=True)
        with Logs(folder, first, "nano") as logs:
            logs.write(first + 1, "train", {"reward": 1.0})
    a, b, again = (settings["id"] for settings in wandb.begun if settings != "finished")
    assert a == again != b
    assert wandb.begun.count("finished") == 3
    assert wandb.logged == [(1, {"train/reward": 1.0}), (1, {"train/reward": 1.0}), (2, {"train/reward": 1.0})]
