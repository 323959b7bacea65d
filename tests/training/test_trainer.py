"""Runs of Hi-GRPO in the smallest size: what is learnt, what must not change it, and what happens when things fail."""

import json
from dataclasses import replace

import pytest
import torch
from PIL import Image
from safetensors.torch import load_file

from mme3dr.errors import DataError, MissingWeightsError
from mme3dr.models.ar3d.model import Ar3d
from mme3dr.models.ar3d.policy import Policy
from training import collect, trainer
from training.rewards.base import RewardError
from training.shapes import show
from training.trainer import train


def weights(folder):
    return load_file(folder / "policy" / "model.safetensors")


def log(folder, part="train"):
    lines = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
    return [line for line in lines if line["part"] == part]


def without_seconds(lines):
    return [{k: v for k, v in line.items() if not k.startswith("seconds")} for line in lines]


def assert_close(a, b, **tolerances):
    for name, value in a.items():
        torch.testing.assert_close(value, b[name], **tolerances, msg=lambda m, name=name: f"{name}: {m}")


def test_the_reward_rises_and_the_checkpoint_is_a_model(tmp_path, settings_of, tiny):
    optimizer = {"lr": 1e-2, "warmup": 0}
    settings = settings_of(iterations=12, prompts=4, rollout={"group": 6}, loss={"beta": 0.0}, optimizer=optimizer)
    train(settings, tmp_path / "run")
    rewards = [line["reward"] for line in log(tmp_path / "run")]
    assert min(rewards[-3:]) > max(rewards[:3])
    model = Ar3d(str(tmp_path / "run"))
    assert model.world == "nano"
    assert "Hi-GRPO" in (tmp_path / "run" / "policy" / "README.md").read_text()
    assert (tmp_path / "run" / "checkpoint-12").is_dir()
    assert len(list((tmp_path / "run").glob("checkpoint-*"))) == 1


def test_an_interrupted_run_ends_as_the_whole_one(tmp_path, settings_of, monkeypatch):
    settings = settings_of(iterations=4)
    train(settings, tmp_path / "whole")
    whole_iteration = trainer.train_iteration

    def stopping(run, iteration):
        if iteration == 2:
            raise KeyboardInterrupt
        return whole_iteration(run, iteration)

    monkeypatch.setattr(trainer, "train_iteration", stopping)
    with pytest.raises(KeyboardInterrupt):
        train(settings, tmp_path / "parts")
    monkeypatch.undo()
    with pytest.raises(DataError, match="--resume"):
        train(settings, tmp_path / "parts")
    with pytest.raises(DataError, match="differs"):
        train(replace(settings, coupling=0.5), tmp_path / "parts", resume=True)
    train(settings, tmp_path / "parts", resume=True)
    assert_close(weights(tmp_path / "whole"), weights(tmp_path / "parts"), rtol=0, atol=0)
    assert without_seconds(log(tmp_path / "whole")) == without_seconds(log(tmp_path / "parts"))


def test_the_size_of_the_passes_changes_nothing(tmp_path, settings_of):
    for chunk in (3, 64):
        train(settings_of(iterations=2, chunk=chunk), tmp_path / str(chunk))
    assert_close(weights(tmp_path / "3"), weights(tmp_path / "64"), rtol=1e-4, atol=1e-5)


def test_groups_without_spread_are_tried_again_counted_and_teach_nothing(tmp_path, settings_of):
    even = [{"reward": "stub_rewards:Even"}]
    settings = settings_of(iterations=1, attempts=2, rewards={"step1": even, "step2": even})
    train(settings, tmp_path / "run")
    (line,) = log(tmp_path / "run")
    assert (line["groups_tried"], line["groups_even"]) == (2 * 3, 2 * 3)
    train(replace(settings, iterations=2), tmp_path / "other")
    assert_close(weights(tmp_path / "run"), weights(tmp_path / "other"), rtol=0, atol=0)


def test_an_unknown_reward_masks_its_groups_alone(tmp_path, settings_of):
    known = settings_of(iterations=3, prompts=6)
    rewards = {"step1": [{"reward": "stub_rewards:Forgetful"}], "step2": [], "most_failures": 0.5}
    train(settings_of(iterations=3, prompts=6, steps=[1], coupling=0, rewards=rewards), tmp_path / "run")
    lines = log(tmp_path / "run")
    assert [line["groups_unknown"] for line in lines] == [2, 2, 2]  # two of the six captions name a boat
    assert [line["failures_stub_rewards:Forgetful"] for line in lines] == [8, 8, 8]
    assert known.rewards.most_failures < 0.5


@pytest.mark.parametrize(("reward", "words"), [("Broken", "port 1 refuses"), ("Boundless", "outside of its range")])
def test_a_reward_that_doesn_t_work_is_found_before_the_run(tmp_path, settings_of, reward, words):
    rewards = {"step1": [{"reward": f"stub_rewards:{reward}"}], "step2": [{"reward": "stub_rewards:Ink"}]}
    with pytest.raises(RewardError, match=words):
        train(settings_of(rewards=rewards), tmp_path / "run")
    assert not (tmp_path / "run").exists()


def test_a_reward_that_fails_too_often_stops_the_run_and_loses_nothing(tmp_path, settings_of):
    rewards = {"step1": [{"reward": "stub_rewards:Tiring"}], "step2": [{"reward": "stub_rewards:Ink"}]}
    with pytest.raises(RewardError, match="for 8 of 8 shapes of step 1: too many questions"):
        train(settings_of(rewards=rewards), tmp_path / "run")
    assert len(log(tmp_path / "run")) == 2
    assert (tmp_path / "run" / "checkpoint-2").is_dir()


@pytest.mark.parametrize("mode", ["single-step", "no-reasoning"])
def test_single_steps(tmp_path, settings_of, mode):
    rollout = {"group": 4, "mode": mode}
    rewards = {"step1": [{"reward": "stub_rewards:Ink"}]}
    train(settings_of(iterations=1, steps=[1], rollout=rollout, rewards=rewards), tmp_path / "run")
    (line,) = log(tmp_path / "run")
    assert ("text_tokens_step1" in line) == (mode == "single-step")
    assert "conflict" not in line
    assert line["entropy_mesh"] > 0


def test_one_step_alone_leaves_the_others_tokens_out(tmp_path, settings_of):
    losses = {}
    for steps in ([1], [2], [1, 2]):
        folder = tmp_path / str(steps)
        train(settings_of(iterations=1, steps=steps, loss={"beta": 0.0}), folder)
        losses[len(steps), steps[0]] = weights(folder)
    a, b, both = losses.values()
    name = "model.layers.0.self_attn.q_proj.weight"
    assert not torch.equal(a[name], b[name])
    assert not torch.equal(both[name], a[name])


def test_shapes_that_no_reward_judges_are_not_shown(tmp_path, settings_of, monkeypatch):
    shown = []

    def counting(grids, *rest):
        shown.append(len(grids))
        return show(grids, *rest)

    monkeypatch.setattr(collect, "show", counting)
    rewards = {"step1": [{"reward": "stub_rewards:Ink"}], "step2": []}
    train(settings_of(iterations=1, steps=[1], coupling=0, rollout={"group": 4}, rewards=rewards), tmp_path / "run")
    assert shown == [8]
    assert log(tmp_path / "run")[0]["reward"] > 0


def test_adapters_train_without_touching_the_weights_under_them(tmp_path, settings_of, tiny):
    settings = settings_of(reference="adapter", lora={"rank": 2}, loss={"beta": 0.1}, iterations=2)
    train(settings, tmp_path / "run")
    first, second = log(tmp_path / "run")
    assert first["kl"] == pytest.approx(0, abs=1e-6)  # the adapter begins as no change
    assert second["kl"] > 0
    made, base = weights(tmp_path / "run"), weights(tiny)
    assert made.keys() == base.keys()
    assert torch.equal(made["model.embed_tokens.weight"], base["model.embed_tokens.weight"])
    name = "model.layers.0.self_attn.q_proj.weight"
    assert not torch.equal(made[name], base[name])  # merged on export


def test_weights_are_written_in_the_type_asked_for_and_trained_in_full(tmp_path, settings_of):
    settings = settings_of(iterations=2)
    train(settings, tmp_path / "whole")
    train(replace(settings, export="float16"), tmp_path / "half")
    whole, half = weights(tmp_path / "whole"), weights(tmp_path / "half")
    for name, weight in half.items():
        assert torch.equal(weight, whole[name].half()), name
    assert Policy.load(tmp_path / "half" / "policy").model.dtype == torch.float32


@pytest.mark.parametrize("lora", [0, 2])
def test_weights_are_written_between_base_and_trained(tmp_path, settings_of, tiny, lora):
    for share in (1.0, 0.25):
        train(settings_of(iterations=1, share=share, lora={"rank": lora}), tmp_path / str(share))
    whole, part, base = weights(tmp_path / "1.0"), weights(tmp_path / "0.25"), weights(tiny)
    assert not torch.equal(whole["model.layers.0.mlp.up_proj.weight"], base["model.layers.0.mlp.up_proj.weight"])
    assert_close(part, {name: 0.25 * whole[name] + 0.75 * value for name, value in base.items()}, rtol=0, atol=1e-6)
    with pytest.raises(DataError, match="share must be between 0 and 1"):
        settings_of(share=1.5)


def test_several_updates_clip(tmp_path, settings_of):
    settings = settings_of(iterations=1, updates=4, optimizer={"lr": 3e-2, "warmup": 0})
    train(settings, tmp_path / "run")
    (line,) = log(tmp_path / "run")
    assert line["clipped_low"] == line["clipped_high"] == 0  # the first update is on the sampling policy itself
    assert line["last_clipped_low"] + line["last_clipped_high"] > 0


def test_old_log_probabilities_may_come_from_training(tmp_path, settings_of):
    for old in ("sampling", "training"):
        for updates in (1, 3):
            train(settings_of(iterations=1, old=old, updates=updates), tmp_path / f"{old}{updates}")
    for updates in (1, 3):
        a, b = (weights(tmp_path / f"{old}{updates}") for old in ("sampling", "training"))
        assert_close(a, b, rtol=1e-3, atol=1e-4)


def test_held_out_prompts_are_scored_drawn_and_can_stop_a_run(tmp_path, settings_of):
    watch = {"every": 1, "held_out": 2, "sheet": 2, "checkpoint": 5, "patience": 1}
    settings = settings_of(iterations=6, optimizer={"lr": 0.0, "warmup": 0}, watch=watch)  # nothing gets better
    train(settings, tmp_path / "run")
    looks = log(tmp_path / "run", "held_out")
    assert [line["step"] for line in looks] == [0, 1]  # the first before any training
    assert len({line["score"] for line in looks}) == 1
    assert Image.open(tmp_path / "run" / "samples-00001.png").size == (8 * 32, 32)
    assert (tmp_path / "run" / "checkpoint-1").is_dir()
    train(settings, tmp_path / "run", resume=True)  # it had stopped for good
    assert len(log(tmp_path / "run")) == 1
    assert "| score |" in (tmp_path / "run" / "policy" / "README.md").read_text()


def test_every_component_is_logged(tmp_path, settings_of):
    rewards = {
        "step1": [{"reward": "stub_rewards:Ink"}],
        "step2": [{"reward": "stub_rewards:Ink", "divisor": 2}, {"reward": "stub_rewards:Even"}],
    }
    train(settings_of(iterations=1, rewards=rewards), tmp_path / "run")
    (line,) = log(tmp_path / "run")
    one, two, even = (
        line[f"reward_{name}"]
        for name in ("step1_stub_rewards:Ink", "step2_stub_rewards:Ink", "step2_stub_rewards:Even")
    )
    assert even == 0.5
    assert 0 < two < one
    assert line["reward"] == pytest.approx(one + two + even)
    assert line["reward_step2_stub_rewards:Even_spread"] == 0
    assert line["share_step2_stub_rewards:Ink"] == pytest.approx(1)
    low, high = (line[f"reward_step1_stub_rewards:Ink_{end}"] for end in ("low", "high"))
    assert low < one < high
    for name in ("sampling", "decoding", "rendering", "update", "iteration", "reward_stub_rewards:Ink"):
        assert line[f"seconds_{name}"] > 0
    assert line["spread_step1"] > line["spread_step2"] > 0  # step 1 has its share of step 2


def test_settings_that_don_t_go_together_are_refused(tmp_path, settings_of):
    with pytest.raises(DataError, match=r"step 2 is trained, but rewards\.step2 is empty"):
        settings_of(rewards={"step1": [{"reward": "category"}]})
    with pytest.raises(DataError, match=r"lora\.rank"):
        settings_of(reference="adapter")
    named = settings_of(rewards={"step1": [{"reward": "category"}], "step2": [{"reward": "stub_rewards:Ink"}]})
    with pytest.raises(DataError, match="needs the name"):
        train(named, tmp_path / "a")
    with pytest.raises(MissingWeightsError, match="ar3d-base"):
        train(settings_of(base="nowhere"), tmp_path / "b")
    with pytest.raises(DataError, match="only 6"):
        train(settings_of(prompts=7), tmp_path / "c")
