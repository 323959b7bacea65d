"""Checkpoints in the published layout: what is loaded, and what is said of a wrong one."""

import json
import shutil

import pytest
import torch
from safetensors.torch import load_file, save_file
from trellis_checkpoint import SMALL, small_network, write_checkpoint

from mme3dr.cli import main
from mme3dr.errors import DataError, MissingWeightsError, UnknownNameError
from mme3dr.models.trellis import checkpoint as checkpoints
from mme3dr.models.trellis import weights
from mme3dr.models.trellis.checkpoint import Checkpoint


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return write_checkpoint(tmp_path_factory.mktemp("trellis") / "checkpoint")


@pytest.fixture
def folder(written, tmp_path, monkeypatch):
    """A copy to break, with nothing else on the machine."""
    monkeypatch.setenv("MME3DR_WEIGHTS", str(tmp_path / "weights"))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))
    return shutil.copytree(written, tmp_path / "checkpoint")


def edit(path, change):
    value = json.loads(path.read_text())
    change(value)
    path.write_text(json.dumps(value))


def edit_tensors(path, change):
    state = load_file(path)
    change(state)
    save_file(state, path)


@pytest.mark.parametrize("role", SMALL)
def test_networks_hold_the_stored_tensors(folder, role):
    loaded = Checkpoint.open(str(folder)).load(role)
    stored = load_file(folder / "ckpts" / f"{role}.safetensors")
    assert loaded.state_dict().keys() == stored.keys()
    assert all(torch.equal(v, stored[k]) for k, v in loaded.state_dict().items())
    assert not any(t.is_meta for t in [*loaded.parameters(), *loaded.buffers()])
    assert not loaded.training


def test_unknown_missing_and_misshapen_tensors_are_named(folder):
    path = folder / "ckpts" / "slat_decoder_mesh.safetensors"

    def change(state):
        state["stray.weight"] = torch.zeros(1)
        del state["blocks.1.mlp.mlp.2.bias"]
        state["out_layer.bias"] = torch.zeros(53)

    edit_tensors(path, change)
    with pytest.raises(DataError) as error:
        Checkpoint.open(str(folder)).load("slat_decoder_mesh")
    for said in ("slat_decoder_mesh.safetensors", "stray.weight", "blocks.1.mlp.mlp.2.bias", "out_layer.bias", "(53,)"):
        assert said in str(error.value)
    assert "input_layer" not in str(error.value)


def test_unknown_classes_and_settings_are_named(folder):
    path = folder / "ckpts" / "slat_flow_model.json"
    edit(path, lambda c: c["args"].update(blocks=2))
    with pytest.raises(DataError, match="blocks"):
        Checkpoint.open(str(folder)).load("slat_flow_model")
    edit(path, lambda c: c.update(name="SLatRadianceFieldDecoder"))
    with pytest.raises(DataError, match="SLatRadianceFieldDecoder"):
        Checkpoint.open(str(folder)).load("slat_flow_model")


def test_broken_files_are_named(folder):
    (folder / "ckpts" / "slat_flow_model.safetensors").write_bytes(b"\x10\0\0\0\0\0\0\0{")
    with pytest.raises(DataError, match=r"slat_flow_model\.safetensors"):
        Checkpoint.open(str(folder)).load("slat_flow_model")
    (folder / "ckpts" / "slat_flow_model.json").write_text("{")
    with pytest.raises(DataError, match=r"slat_flow_model\.json"):
        Checkpoint.open(str(folder)).load("slat_flow_model")
    (folder / "pipeline.json").write_text('{"args": {}}')
    with pytest.raises(DataError, match="models"):
        Checkpoint.open(str(folder))
    (folder / "pipeline.json").unlink()
    with pytest.raises(MissingWeightsError, match=r"pipeline\.json"):
        Checkpoint.open(str(folder))


def test_missing_entries_and_files_are_named(folder):
    opened = Checkpoint.open(str(folder))
    with pytest.raises(DataError, match="slat_decoder_rf"):
        opened.files("slat_decoder_rf")
    (folder / "ckpts" / "slat_decoder_gs.safetensors").unlink()
    with pytest.raises(MissingWeightsError, match=r"slat_decoder_gs\.safetensors"):
        opened.files("slat_decoder_gs")
    edit(folder / "pipeline.json", lambda p: (p["args"].pop("text_cond_model"), p["args"].pop("slat_sampler")))
    opened = Checkpoint.open(str(folder))
    with pytest.raises(DataError, match="pictures"):
        opened.text_model()
    with pytest.raises(DataError, match="slat_sampler"):
        opened.sampler("slat")


def test_names_that_are_no_checkpoint(folder):
    with pytest.raises(UnknownNameError, match="trellis-text-xlarge"):
        Checkpoint.open("trellis-text-large")
    with pytest.raises(MissingWeightsError, match="mme3dr prefetch trellis-text-xlarge"):
        Checkpoint.open("trellis-text-xlarge")
    with pytest.raises(MissingWeightsError, match="MME3DR_WEIGHTS/mine"):
        Checkpoint.open("somebody/mine")


def test_decoders_of_another_repository(folder, tmp_path):
    """The published checkpoint for text names its decoders as OWNER/NAME/PATH of that for pictures."""
    shared = "JeffreyXiang/TRELLIS-image-large/ckpts/slat_decoder_mesh"
    edit(folder / "pipeline.json", lambda p: p["args"]["models"].update(slat_decoder_mesh=shared))
    own = [folder / "ckpts" / f"slat_decoder_mesh.{suffix}" for suffix in ("json", "safetensors")]
    opened = Checkpoint.open(str(folder))
    with pytest.raises(MissingWeightsError, match="mme3dr prefetch trellis-image-large"):
        opened.files("slat_decoder_mesh")
    there = tmp_path / "weights" / "trellis-image-large" / "ckpts"
    there.mkdir(parents=True)
    for path in own:
        path.rename(there / path.name)
    assert opened.files("slat_decoder_mesh") == (there / own[0].name, there / own[1].name)
    assert opened.load("slat_decoder_mesh").resolution == 16


def test_identity_tells_other_weights_apart(folder):
    roles = list(SMALL)
    before = Checkpoint.open(str(folder)).identity(roles)
    assert before["revision"] == "local"
    assert {"pipeline.json", "slat_flow_model.json", "slat_flow_model.safetensors"} <= before["sha256"].keys()
    assert before["text_model"]["source"] == "clip"
    edit_tensors(folder / "ckpts" / "slat_flow_model.safetensors", lambda s: s["input_layer.bias"].add_(1))
    after = Checkpoint.open(str(folder)).identity(roles)
    changed = {k for k in before["sha256"] if before["sha256"][k] != after["sha256"][k]}
    assert changed == {"slat_flow_model.safetensors"}


@pytest.mark.parametrize("dtype", ["float16", "bfloat16"])
def test_half_precision_is_for_the_blocks_matrices(folder, dtype):
    loaded = Checkpoint.open(str(folder)).load("slat_decoder_mesh", dtype=dtype)
    kinds = {k: v.dtype for k, v in loaded.state_dict().items()}
    assert kinds["blocks.0.mlp.mlp.0.weight"] == kinds["upsample.0.out_layers.0.conv.weight"] == getattr(torch, dtype)
    assert kinds["input_layer.weight"] == kinds["out_layer.weight"] == torch.float32
    assert kinds["upsample.0.out_layers.1.weight"] == torch.float32


@pytest.mark.parametrize("stored", [torch.float16, torch.bfloat16])
def test_half_precision_files_load_as_float32(folder, stored):
    def change(state):
        state |= {k: v.to(stored) for k, v in state.items() if k.startswith("blocks") and v.ndim == 2}

    edit(folder / "ckpts" / "slat_flow_model.json", lambda c: c["args"].update(use_fp16=True))
    edit_tensors(folder / "ckpts" / "slat_flow_model.safetensors", change)
    loaded = Checkpoint.open(str(folder)).load("slat_flow_model")
    assert {p.dtype for p in loaded.parameters()} == {torch.float32}
    expected = small_network("slat_flow_model").state_dict()["blocks.0.mlp.mlp.0.weight"].to(stored).float()
    assert torch.equal(loaded.state_dict()["blocks.0.mlp.mlp.0.weight"], expected)


def test_prefetch_gets_what_generation_needs(folder, tmp_path, monkeypatch, capsys):
    """A stand-in for the Hub: it has the files that are asked for."""
    asked = {}

    def download(repository, revision, allow_patterns=None, local_files_only=False):
        asked.setdefault(repository, []).extend(allow_patterns)
        place = tmp_path / repository.replace("/", "--") / revision
        place.mkdir(parents=True, exist_ok=True)
        if "text" in repository:
            shutil.copy(folder / "pipeline.json", place)
        return str(place)

    shared = "JeffreyXiang/TRELLIS-image-large/ckpts/slat_dec"
    edit(folder / "pipeline.json", lambda p: p["args"]["models"].update(slat_decoder_gs=shared, slat_decoder_rf="rf"))
    monkeypatch.setattr(weights, "snapshot_download", download)
    monkeypatch.setattr("evaluators.extractors.weights.prefetch", lambda names: [f"got {n}" for n in names])
    assert main(["prefetch", "trellis-text-xlarge"]) == 0
    assert "got clip_vit_l14" in capsys.readouterr().out
    assert set(asked["JeffreyXiang/TRELLIS-image-large"]) == {"ckpts/slat_dec.json", "ckpts/slat_dec.safetensors"}
    text = asked["JeffreyXiang/TRELLIS-text-xlarge"]
    assert "ckpts/slat_flow_model.safetensors" in text
    assert not any("rf" in pattern for pattern in text)
    assert main(["prefetch", "trellis"]) == 2
    assert "trellis-text-xlarge" in capsys.readouterr().err
    with pytest.raises(UnknownNameError, match="trellis-image-large"):
        checkpoints.fetch("clip_vit_l14")
