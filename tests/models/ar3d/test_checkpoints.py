"""Which checkpoint a name means."""

import os
import shutil
from pathlib import Path

import pytest
import torch

from mme3dr.errors import MissingWeightsError
from mme3dr.models.ar3d.checkpoints import SHIPPED, checkpoint_folder, full_size_folder, vqvae_folder
from mme3dr.models.ar3d.vqvae import VQVAE
from mme3dr.models.registry import create_model

R1 = SHIPPED / "ar3d-r1"


@pytest.fixture
def weights(tmp_path, monkeypatch):
    """A folder $MME3DR_WEIGHTS with a checkpoint `ar3d-r1` of its own VQ-VAE."""
    shutil.copytree(R1 / "policy", tmp_path / "ar3d-r1" / "policy")
    shutil.copytree(vqvae_folder(R1), tmp_path / "ar3d-r1" / "vqvae")
    monkeypatch.setenv("MME3DR_WEIGHTS", str(tmp_path))
    return tmp_path


def test_a_name_is_a_folder_before_it_is_a_checkpoint_of_the_package(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert checkpoint_folder("ar3d-base") == SHIPPED / "ar3d-base"
    (tmp_path / "ar3d-base" / "policy").mkdir(parents=True)
    assert checkpoint_folder("ar3d-base").resolve() == tmp_path / "ar3d-base"
    with pytest.raises(MissingWeightsError, match="ar3d-base, ar3d-r1"):
        checkpoint_folder("ar3d-r2")


def test_checkpoints_in_the_package_share_a_vqvae_and_no_others_do(tmp_path):
    assert vqvae_folder(R1) == vqvae_folder(SHIPPED / "ar3d-base") == SHIPPED / "ar3d-base" / "vqvae"
    (tmp_path / "policy").mkdir()
    assert vqvae_folder(tmp_path) == tmp_path / "vqvae"
    own = VQVAE.load(vqvae_folder(R1))
    for folder in (R1, Path(os.path.relpath(R1)), vqvae_folder(R1)):  # what `mme3dr analyze codebook` takes
        assert VQVAE.load_from(folder).config == own.config


def test_the_full_size_checkpoint_needs_a_gpu(weights, monkeypatch):
    assert full_size_folder("ar3d-r1") is None or torch.cuda.is_available()
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert full_size_folder("ar3d-r1") == weights / "ar3d-r1"
    assert full_size_folder("ar3d-r2") is None


def test_ar3d_r1_says_which_one_it_is(weights, monkeypatch):
    nano = create_model("ar3d-r1", {})
    assert nano.folder == R1
    assert "nano checkpoint of the package" in nano.about
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    full = create_model("ar3d-r1", {"device": "cpu", "dtype": "float32", "decoder": ""})
    assert full.folder == weights / "ar3d-r1"
    assert str(weights) in full.about
    assert full.identity()["files"] == nano.identity()["files"]


def test_ar3d_r1_is_another_policy_than_the_base_on_the_same_vqvae():
    base, trained = (create_model(name, {}).identity()["files"] for name in ("ar3d-base", "ar3d-r1"))
    differing = {name for name in base | trained if base.get(name) != trained.get(name)}
    assert "policy/model.safetensors" in differing
    assert not {name for name in differing if name.startswith("vqvae/")}
