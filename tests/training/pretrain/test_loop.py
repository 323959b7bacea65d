"""The training loop: data order, schedule, exact resume, refusals. And settings."""

import json

import numpy as np
import pytest
import torch
from torch import nn

from mme3dr.errors import DataError, UnknownNameError
from training.config import build, config_names, load_config
from training.pretrain.base import BaseTraining
from training.pretrain.loop import LoopConfig, batch_indices, fit
from training.pretrain.muon import KernelMuon
from training.pretrain.vqvae import VQVAETraining


class Line:
    """Fits y = 3x + 1 with noise; can be made to stop before a step."""

    size = 50

    def __init__(self, stop=None):
        torch.manual_seed(0)
        self.model, self.stop, self.calls, self.kept = nn.Linear(1, 1), stop, 0, 0.0
        self.seen, self.exported = [], False

    def losses(self, indices, rng):
        self.calls += 1
        if self.calls == self.stop:
            raise KeyboardInterrupt
        self.seen.append(indices.tolist())
        x = torch.from_numpy(indices / self.size).float()[:, None]
        noise = torch.randn_like(x) + torch.from_numpy(rng.normal(size=x.shape)).float()
        return {"total": (self.model(x) - 3 * x - 1 + 0.1 * noise).square().mean()}

    def after_update(self):
        self.kept = 0.9 * self.kept + self.model.weight.item()
        return {"kept": self.kept}

    def evaluate(self):
        return {"weight": self.model.weight.item(), "kept": self.kept}

    def state_dict(self):
        return {"kept": self.kept}

    def load_state_dict(self, state):
        self.kept = state["kept"]

    def export(self, folder):
        self.exported = True


def loop(**changes):
    settings = {"steps": 20, "batch": 8, "lr": 0.1, "warmup": 4, "bf16": False, "threads": 1, "log_every": 3}
    return LoopConfig(**{**settings, "evaluate_every": 5, "checkpoint_every": 4, **changes})


def log(folder):
    lines = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
    return [{k: v for k, v in line.items() if k != "seconds"} for line in lines]


def test_every_epoch_takes_every_sample_once():
    order = np.concatenate([batch_indices(10, 4, step, seed=3) for step in range(10)])
    for epoch in order.reshape(4, 10):
        assert sorted(epoch) == list(range(10))
    assert order[:10].tolist() != order[10:20].tolist()
    assert batch_indices(10, 4, 7, seed=3).tolist() == order[28:32].tolist()
    assert batch_indices(10, 4, 7, seed=4).tolist() != order[28:32].tolist()


def test_learning_rate_rises_then_falls_to_the_floor():
    config = loop(steps=104, lr=1.0, floor=0.1)
    assert [config.lr_at(step) for step in range(4)] == [0.25, 0.5, 0.75, 1.0]
    assert config.lr_at(4) == 1.0
    assert config.lr_at(54) == pytest.approx(0.55)
    assert config.lr_at(104) == pytest.approx(0.1)


@pytest.mark.parametrize("muon", [False, True])
def test_a_stopped_run_goes_on_exactly(tmp_path, muon):
    whole, config = Line(), loop(muon=muon)
    figures = fit(whole, config, tmp_path / "whole", {"a": 1})
    with pytest.raises(KeyboardInterrupt):
        fit(Line(stop=15), config, tmp_path / "cut", {"a": 1})
    with open(tmp_path / "cut" / "log.jsonl", "a") as file:
        file.write('{"step": 15, "par')  # a line that the kill cut off
    rest = Line()
    assert fit(rest, config, tmp_path / "cut", {"a": 1}, resume=True) == figures
    assert torch.equal(rest.model.weight, whole.model.weight)
    assert rest.seen == whole.seen[12:], "it goes on at the last checkpoint"
    assert log(tmp_path / "cut") == log(tmp_path / "whole")
    assert rest.exported
    assert fit(Line(), config, tmp_path / "cut", {"a": 1}, resume=True) == figures, "a finished run has nothing to do"


def test_a_run_is_not_overwritten_nor_mixed(tmp_path):
    fit(Line(), loop(), tmp_path, {"a": 1})
    with pytest.raises(DataError, match="--resume"):
        fit(Line(), loop(), tmp_path, {"a": 1})
    with pytest.raises(DataError, match="differs"):
        fit(Line(), loop(), tmp_path, {"a": 2}, resume=True)


def test_a_broken_loss_stops_the_run_and_keeps_the_checkpoint(tmp_path):
    class Broken(Line):
        def losses(self, indices, rng):
            losses = super().losses(indices, rng)
            return {"total": losses["total"] * (float("nan") if self.calls > 9 else 1)}

    with pytest.raises(DataError, match="step 10 is nan"):
        fit(Broken(), loop(), tmp_path, {})
    assert torch.load(tmp_path / "checkpoint.pt", weights_only=True)["step"] == 8


def test_figures_reach_the_log_and_tensorboard(tmp_path):
    fit(Line(), loop(), tmp_path, {})
    lines = log(tmp_path)
    assert [line["step"] for line in lines if line["part"] == "train"] == [3, 6, 9, 12, 15, 18]
    assert [line["step"] for line in lines if line["part"] == "held_out"] == [5, 10, 15, 20]
    assert {"total", "lr", "gradient_norm", "kept"} <= lines[0].keys()
    assert list((tmp_path / "tensorboard").glob("events*"))


@pytest.mark.parametrize("name", config_names("pretrain"))
def test_shipped_settings_are_whole(name):
    cls = {"vqvae": VQVAETraining, "base": BaseTraining}.get(name)
    if cls:
        assert load_config(cls, "pretrain", name, ["loop.steps=7"]).loop.steps == 7


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ("loop.step=7", UnknownNameError, "did you mean 'steps'|steps"),
        ("loop.steps=many", DataError, "steps must be int"),
        ("loop.bf16=1", DataError, "bf16 must be bool"),
        ("loop.lr=fast", DataError, "lr must be float"),
        ("loop=3", DataError, "table of settings"),
        ("steps", DataError, "key=value"),
        ("data.families=[1]", DataError, "families"),
    ],
)
def test_wrong_settings_are_named(change, error, words):
    with pytest.raises(error, match=words):
        load_config(VQVAETraining, "pretrain", "vqvae", [change])


def test_a_float_may_be_written_in_any_usual_way():
    rates = [
        load_config(VQVAETraining, "pretrain", "vqvae", [f"loop.lr={text}"]).loop.lr for text in ("2e-3", "0.5", "1")
    ]
    assert rates == [0.002, 0.5, 1.0]


def test_missing_settings_and_unknown_files_are_named():
    with pytest.raises(DataError, match="lr is missing"):
        build(LoopConfig, {"steps": 1, "batch": 1}, "here")
    with pytest.raises(UnknownNameError, match="vqvea"):
        load_config(VQVAETraining, "pretrain", "vqvea")


def test_a_configuration_may_be_like_another(tmp_path):
    (tmp_path / "own.yaml").write_text("like: vqvae\nloop: {steps: 7}\nloss: {thin: 2.0}\n")
    own, other = (load_config(VQVAETraining, "pretrain", name) for name in (str(tmp_path / "own.yaml"), "vqvae"))
    assert own.loop.steps == 7
    assert own.loop.lr == other.loop.lr
    assert (own.loss.thin, own.loss.colour) == (2.0, other.loss.colour)
    (tmp_path / "lost.yaml").write_text("like: nothing\n")
    with pytest.raises(UnknownNameError, match="nothing"):
        load_config(VQVAETraining, "pretrain", str(tmp_path / "lost.yaml"))
    (tmp_path / "list.yaml").write_text("- 1\n")
    with pytest.raises(DataError, match="table of settings"):
        load_config(VQVAETraining, "pretrain", str(tmp_path / "list.yaml"))


def test_muon_takes_convolutions_as_matrices():
    torch.manual_seed(0)
    kernel = torch.nn.Parameter(torch.randn(4, 3, 2, 2, 2).to(memory_format=torch.channels_last_3d))
    matrix = torch.nn.Parameter(kernel.detach().flatten(1).clone())
    ours = KernelMuon([kernel], 0.1, 0.0)
    torchs = torch.optim.Muon([matrix], 0.1, 0.0, adjust_lr_fn="match_rms_adamw")
    for _ in range(3):
        gradient = torch.randn(4, 24)
        kernel.grad, matrix.grad = gradient.view(4, 3, 2, 2, 2), gradient.clone()
        ours.step()
        torchs.step()
    torch.testing.assert_close(kernel.detach().flatten(1), matrix.detach())
