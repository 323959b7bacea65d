import io
from dataclasses import replace

import numpy as np
import pytest
import torch
import trimesh

from mme3dr.errors import DataError, MissingWeightsError, UnknownNameError
from mme3dr.models.ar3d.generation import generate
from mme3dr.models.ar3d.model import Ar3d
from mme3dr.models.ar3d.policy import Policy
from mme3dr.models.ar3d.sampling import Sampler
from mme3dr.models.ar3d.vqvae import VQVAE
from mme3dr.records import Item

NAMES = ("red stool", "boat", "blue boat with a sail", "round seat")
ITEMS = [Item(f"i{n}", "", "", f"a {name}", (), ()) for n, name in enumerate(NAMES)]


def save_checkpoint(folder, policy, bias=0.0, **sizes):
    """A checkpoint of the policy and a VQ-VAE of its vocabulary with random weights.

    bias: of the occupancy; a very low one leaves every shape empty.
    """
    torch.manual_seed(0)
    small = {"resolution": 16, "channels": (8, 8, 16), "blocks": (0, 0, 0), "middle": 0, "codebook": 64}
    vqvae = VQVAE.preset("nano", **{**small, "cells_per_code": 4, **sizes})
    with torch.no_grad():
        vqvae.vq.embeddings.weight.mul_(3)
        vqvae.Decoder.out_layer[2].weight.mul_(3)
        vqvae.Decoder.out_layer[2].bias.fill_(bias)
    vqvae.save(folder / "vqvae")
    policy.save(folder / "policy")
    return folder


@pytest.fixture(scope="module")
def checkpoint(policy, tmp_path_factory):
    settings = replace(policy.settings, plan_limit=10, detail_limit=8)
    return save_checkpoint(tmp_path_factory.mktemp("ar3d"), Policy(policy.model, policy.tokenizer, settings), -2.0)


@pytest.fixture(scope="module")
def model(checkpoint):
    return Ar3d(str(checkpoint))


def test_two_steps_give_two_meshes_and_two_texts(model):
    assets = model.generate(ITEMS, 3)
    assert [a.item_id for a in assets] == [i.id for i in ITEMS]
    for asset in assets:
        assert asset.failure is None
        assert asset.up == "y"
        assert set(asset.texts) == {"plan", "detail"}
        for mesh in (asset.mesh, asset.extras["coarse"]):
            assert len(trimesh.load(io.BytesIO(mesh), file_type="glb").geometry) > 0
        assert asset.mesh != asset.extras["coarse"]


def test_an_item_depends_on_its_id_and_the_seed_alone(model):
    together = model.generate(ITEMS, 3)
    assert [model.generate([item], 3)[0] for item in ITEMS] == together
    assert model.generate(ITEMS[::-1], 3)[::-1] == together
    others = model.generate(ITEMS, 4)
    assert all(a.mesh != b.mesh for a, b in zip(together, others, strict=True))
    renamed = model.generate([replace(ITEMS[0], id="other")], 3)[0]
    assert renamed.mesh != together[0].mesh


def test_modes(checkpoint, model):
    two_steps = model.generate(ITEMS, 3)
    single = Ar3d(str(checkpoint), mode="single-step").generate(ITEMS, 3)
    for asset, whole in zip(single, two_steps, strict=True):
        assert set(asset.texts) == {"plan"}
        assert asset.texts["plan"] == whole.texts["plan"]
        assert asset.mesh == whole.extras["coarse"]
        assert not asset.extras
    for asset in Ar3d(str(checkpoint), mode="no-reasoning").generate(ITEMS, 3):
        assert (asset.texts, asset.extras) == ({}, {})
        assert asset.mesh


def test_step_2_sees_the_plan_only_in_its_context(policy):
    settings = replace(policy.settings, plan_limit=6, detail_limit=6)
    own = Policy(policy.model, policy.tokenizer, settings)
    (seen,), (unseen,) = (
        generate(Sampler(own.with_context(context)), ["a boat"], [[1]])[0] for context in ("xsv", "xv")
    )
    plan = seen.first.sample.text_ids
    assert unseen.first.sample.text_ids == plan
    assert own.tokenizer.decode(seen.second.prompt) == f"<bos>a boat<plan>{own.tokenizer.decode(plan)}<detail>"
    assert own.tokenizer.decode(unseen.second.prompt) == "<bos>a boat<detail>"


def test_candidates_of_a_group_go_on_from_their_own_first_step(policy):
    settings = replace(policy.settings, plan_limit=6, detail_limit=6)
    own = Policy(policy.model, policy.tokenizer, settings)
    groups = generate(Sampler(own), ["a boat", "a red stool"], [[1, 2, 3], [4, 5]])
    assert [len(g) for g in groups] == [3, 2]
    for group in groups:
        for candidate in group:
            plan = candidate.first.sample.text_ids
            assert candidate.second.prompt[-len(plan) - 1 : -1] == plan
            assert candidate.last is candidate.second
    alone = generate(Sampler(own), ["a red stool"], [[5]])[0][0]
    assert np.array_equal(alone.last.sample.codes, groups[1][1].last.sample.codes)


def test_prompts_that_can_not_be_read_fail_alone(model):
    bad = [Item("mesh", "", "", "a <mesh3> chair", (), ()), Item("none", "", "", " ", (), ())]
    assets = model.generate([bad[0], ITEMS[0], bad[1]], 3)
    assert assets[0].failure.kind == "prompt_reserved"
    assert assets[2].failure.kind == "prompt_empty"
    assert assets[1] == model.generate(ITEMS[:1], 3)[0]
    assert [a.failure.kind for a in model.generate(bad, 3)] == ["prompt_reserved", "prompt_empty"]


def test_a_shape_without_voxels_is_a_failure_with_its_texts(policy, tmp_path):
    asset = Ar3d(str(save_checkpoint(tmp_path, policy, bias=-1e6))).generate(ITEMS[:1], 0)[0]
    assert (asset.failure.stage, asset.failure.kind) == ("generate", "empty_voxels")
    assert asset.mesh is None
    assert {"plan", "detail"} <= set(asset.texts)
    assert "no voxel" in asset.texts["coarse"]


def test_identity_follows_weights_and_settings(checkpoint, model, policy, tmp_path):
    assert model.identity() == Ar3d(str(checkpoint)).identity()
    assert model.identity() != Ar3d(str(checkpoint), temperature=0.5).identity()
    assert model.identity() != Ar3d(str(checkpoint), mode="single-step").identity()
    assert model.identity() != Ar3d(str(checkpoint), context="xv").identity()
    other = save_checkpoint(tmp_path, policy, bias=-1.9)
    assert model.identity()["files"] != Ar3d(str(other)).identity()["files"]


def test_sampling_settings_can_be_given(checkpoint):
    model = Ar3d(str(checkpoint), temperature=0.5, top_k=8, top_p=0.9)
    settings = model.sampler.settings
    assert (settings.temperature, settings.top_k, settings.top_p) == (0.5, 8, 0.9)


def test_the_world_is_the_checkpoints(model, full_policy, tmp_path):
    assert model.world == "nano"
    settings = replace(full_policy.settings, plan_limit=4, detail_limit=4)
    small = Policy(full_policy.model, full_policy.tokenizer, settings)
    full = Ar3d(str(save_checkpoint(tmp_path, small, -2.0, colours=(), colour_inputs=0)))
    assert full.world == "full"
    asset = full.generate(ITEMS[:1], 0)[0]
    assert asset.failure is None
    assert asset.up == "z"


def test_mistakes_are_named(checkpoint, policy, tmp_path):
    with pytest.raises(MissingWeightsError, match="no checkpoint folder"):
        Ar3d(str(tmp_path / "nowhere"))
    with pytest.raises(MissingWeightsError, match="VQ-VAE"):
        Ar3d(str(tmp_path))
    with pytest.raises(UnknownNameError, match="two-step"):
        Ar3d(str(checkpoint), mode="two-steps")
    save_checkpoint(tmp_path, policy, cells_per_code=2)
    with pytest.raises(DataError, match="length=32"):
        Ar3d(str(tmp_path))
