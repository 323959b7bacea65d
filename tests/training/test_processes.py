"""Runs from outside: two processes give one process's trajectory, and a killed run goes on exactly."""

import shutil
import signal
import subprocess
import sys
import time

import pandas as pd
import pytest
import torch
import yaml
from safetensors.torch import load_file

SMALL = {
    "prompts": 4,
    "attempts": 1,
    "threads": 1,
    "chunk": 4,
    "optimizer": {"lr": 3e-3, "warmup": 0},
    "rollout": {"group": 4},
    "shapes": {"size": 32, "points": 16, "workers": 1},
    "rewards": {"step1": [{"reward": "stub_rewards:Ink"}], "step2": [{"reward": "stub_rewards:Ink"}]},
    "watch": {"every": 0, "checkpoint": 1},
}


@pytest.fixture
def config(tiny, tmp_path):
    path = tmp_path / "small.yaml"
    settings = {"base": str(tiny), "data": {"captions": str(tiny / "captions.parquet")}, "iterations": 2, **SMALL}
    path.write_text(yaml.safe_dump(settings))
    return path


def command(config, folder, *more, launcher=()):
    arguments = ["-m", "mme3dr.cli", "train", "higrpo", "--config", str(config), "--output", str(folder), *more]
    return [sys.executable, *launcher, *arguments]


def weights(folder):
    return load_file(folder / "policy" / "model.safetensors")


def assert_same_weights(a, b):
    for name, value in a.items():
        torch.testing.assert_close(value, b[name], rtol=1e-4, atol=1e-5, msg=lambda m, name=name: f"{name}: {m}")


def test_two_processes_give_the_trajectory_of_one(config, environment, tmp_path):
    two = ("-m", "accelerate.commands.launch", "--cpu", "--num_processes", "2", "--num_machines", "1")
    two += ("--mixed_precision", "no", "--dynamo_backend", "no", "--main_process_port", "0")
    subprocess.run(command(config, tmp_path / "one"), check=True, capture_output=True)
    subprocess.run(command(config, tmp_path / "two", launcher=two), check=True, capture_output=True)
    assert_same_weights(weights(tmp_path / "one"), weights(tmp_path / "two"))
    one, two = (pd.read_json(tmp_path / run / "log.jsonl", lines=True) for run in ("one", "two"))
    for name in ("reward", "loss", "kl", "groups_tried", "entropy_mesh", "spread_step1"):
        assert one[name].to_numpy() == pytest.approx(two[name].to_numpy(), rel=1e-3, abs=1e-6), name


def test_split_weights_give_the_trajectory_of_one_process(config, environment, tmp_path, monkeypatch):
    subprocess.run(command(config, tmp_path / "one"), check=True, capture_output=True)
    split = pytest.importorskip("fsdp_on_cpu")
    for name, value in split.ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    arguments = command(config, tmp_path / "split")[3:]
    two = (sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc_per_node", "2", split.__file__)
    subprocess.run([*two, *arguments], check=True, capture_output=True)
    assert_same_weights(weights(tmp_path / "one"), weights(tmp_path / "split"))
    shutil.rmtree(tmp_path / "split" / "policy")
    subprocess.run([*two, *arguments, "--resume"], check=True, capture_output=True)
    assert_same_weights(weights(tmp_path / "one"), weights(tmp_path / "split"))


def test_a_killed_run_goes_on_exactly(config, environment, tmp_path):
    more = ("iterations=6",)
    subprocess.run(command(config, tmp_path / "whole", *more), check=True, capture_output=True)
    killed = subprocess.Popen(command(config, tmp_path / "killed", *more), stderr=subprocess.DEVNULL)
    while not list((tmp_path / "killed").glob("checkpoint-*")) and killed.poll() is None:
        time.sleep(0.05)
    killed.send_signal(signal.SIGKILL)
    assert killed.wait() == -signal.SIGKILL
    subprocess.run(command(config, tmp_path / "killed", *more, "--resume"), check=True, capture_output=True)
    a, b = weights(tmp_path / "whole"), weights(tmp_path / "killed")
    assert all(torch.equal(value, b[name]) for name, value in a.items())
