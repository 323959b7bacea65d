"""The smallest checkpoint that can be trained: random weights, 8^3 voxels, 16 codes."""

import pandas as pd
import pytest
import torch

from mme3dr.models.ar3d.policy import Policy
from mme3dr.models.ar3d.tokens import MeshVocabulary
from mme3dr.models.ar3d.vqvae import VQVAE
from training.config import build
from training.settings import HiGRPOSettings

CAPTIONS = [
    "a red stool with three legs",
    "a blue boat with a white sail",
    "a tall green lamp",
    "a small brown table",
    "a boat",
    "a lamp with a red shade",
]
SIZES = {
    "hidden_size": 32,
    "num_hidden_layers": 2,
    "intermediate_size": 64,
    "num_attention_heads": 2,
    "num_key_value_heads": 1,
}


@pytest.fixture(scope="session")
def tiny(tmp_path_factory):
    """A checkpoint folder and a file of captions beside it."""
    folder = tmp_path_factory.mktemp("tiny")
    torch.manual_seed(0)
    vqvae = VQVAE.preset("nano", resolution=8, channels=(8, 8), blocks=(0, 0), middle=0, codebook=64, cells_per_code=4)
    vqvae.save(folder / "vqvae")
    policy = Policy.nano(CAPTIONS, MeshVocabulary(16, 64), seed=1, words=300, **SIZES)
    policy.settings = type(policy.settings)(**{**vars(policy.settings), "plan_limit": 6, "detail_limit": 6})
    with torch.no_grad():
        for weight in policy.model.parameters():
            weight.add_(torch.randn(weight.shape) * 0.1)
    policy.save(folder / "policy")
    pd.DataFrame({"caption": CAPTIONS}).to_parquet(folder / "captions.parquet")
    return folder


@pytest.fixture
def environment(monkeypatch):
    """Commands that a test starts find the stub rewards."""
    support = str(pytest.importorskip("stub_rewards").__file__).rpartition("/")[0]
    monkeypatch.setenv("PYTHONPATH", support)


@pytest.fixture
def settings_of(tiny):
    """Settings of a short run, with changes as in YAML."""

    def made(**changes):
        given = {
            "iterations": 3,
            "base": str(tiny),
            "prompts": 2,
            "attempts": 0,
            "threads": 1,
            "chunk": 4,
            "optimizer": {"lr": 3e-3, "warmup": 0},
            "data": {"captions": str(tiny / "captions.parquet")},
            "rollout": {"group": 4},
            "shapes": {"size": 32, "points": 16, "workers": 1},
            "rewards": {"step1": [{"reward": "stub_rewards:Ink"}], "step2": [{"reward": "stub_rewards:Ink"}]},
            "watch": {"every": 0, "checkpoint": 1},
        }
        return build(HiGRPOSettings, {**given, **changes}, "test")

    return made
