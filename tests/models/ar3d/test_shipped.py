"""The checkpoints in the package, as users run them."""

import numpy as np
import pytest
import torch

from mme3dr.meshes.loading import load_surface
from mme3dr.models.ar3d.codes_of_data import codes_of_grids
from mme3dr.models.registry import create_model
from mme3dr.records import Item
from training.families.dataset import load_families
from training.families.voxels import unpack
from training.pretrain.base import sequence_losses


@pytest.fixture(scope="module", params=["ar3d-base", "ar3d-r1"])
def model(request):
    return create_model(request.param, {})


@pytest.fixture(scope="module")
def held_out():
    return load_families("proc800", 24)


def test_objects_of_unseen_captions_are_made_whatever_stands_beside_them(model, held_out, tmp_path):
    items = [Item(row["id"], "", "rare", row["caption"], (), ()) for row in held_out.select(range(4))]
    together, alone = model.generate(items, seed=3), model.generate(items[1:2], seed=3)
    assert [asset.failure for asset in together] == [None] * 4
    assert together[1].mesh == alone[0].mesh
    assert together[1].texts == alone[0].texts
    assert model.generate(items[1:2], seed=4)[0].mesh != alone[0].mesh
    for asset in together:
        path = tmp_path / "mesh.glb"
        path.write_bytes(asset.mesh)
        assert len(load_surface(path).faces) > 100
        assert asset.texts["plan"]
        assert asset.texts["detail"]
        assert asset.extras["coarse"] != asset.mesh


@torch.inference_mode()
def test_it_expects_the_shape_that_belongs_to_the_caption(model, held_out):
    policy = model.sampler.policy
    codes = codes_of_grids(model.vqvae, [unpack(packed) for packed in held_out["voxels"]])

    def nats(captions):
        pairs = zip(captions, codes, strict=True)
        return float(sequence_losses(policy, [policy.prompter.without_reasoning(*pair) for pair in pairs])["codes"])

    own, of_others = nats(held_out["caption"]), nats(np.roll(held_out["caption"], 5).tolist())
    assert own < 0.5 * np.log(model.vqvae.config.codebook)
    assert own < of_others - 0.5
