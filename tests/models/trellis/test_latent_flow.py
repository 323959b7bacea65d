"""Second stage: the flow model of the structured latents against the published code."""

import pytest
import torch
from trellis_networks import LATENT_FLOW, assert_equals, outputs_of, tensors, voxels_of, with_gamma_near_one
from trellis_oracles import oracle, with_formula_weights

from mme3dr.models.trellis.latent_flow import SLatFlowModel
from mme3dr.models.trellis.resampling import downsample
from mme3dr.models.trellis.sparse import SparseTensor


@pytest.fixture(scope="module")
def stored():
    return oracle("slat_flow")


@pytest.fixture
def flow():
    return with_formula_weights(SLatFlowModel(**LATENT_FLOW))


def test_stage_by_stage(stored, flow):
    modules = {"input_layer": flow.input_layer}
    for name in ("input_blocks", "blocks", "out_blocks"):
        modules |= {f"{name}_{number}": block for number, block in enumerate(getattr(flow, name))}
    x = voxels_of(stored)
    with outputs_of(modules) as stages:
        result = flow(x, *tensors(stored, "t", "cond"))
    coarse = downsample(x.replace(stages["input_blocks_1"]))
    assert coarse.coordinates.tolist() == stored["down_coords"].tolist()
    assert_equals(coarse.features[::4], stored["down_feats_s4"])
    for name in modules:
        assert_equals(stages[name][::8], stored[f"after_{name}_s8"])
    assert result.coordinates.tolist() == stored["coords"].tolist()
    assert_equals(result.features, stored["out"])


def test_with_lively_attention(stored, flow):
    result = with_gamma_near_one(flow)(voxels_of(stored), *tensors(stored, "t", "cond"))
    assert_equals(result.features, stored["out_gamma_near_one"])


def test_a_sample_gives_the_same_alone_and_in_a_batch(stored, flow):
    t, cond = tensors(stored, "t", "cond")
    coordinates, features = voxels_of(stored).split()[1]
    rows = torch.nn.functional.pad(coordinates, (1, 0))
    alone = flow(SparseTensor.from_rows(rows, features), t[1:], cond[1:]).features
    assert_equals(alone, stored["out"][-len(rows) :])


def test_levels_and_skip_connections_can_be_left_out(stored):
    """Without levels the transformer works on the voxels themselves; without skips the output blocks are narrower."""
    plain = with_formula_weights(SLatFlowModel(**{**LATENT_FLOW, "io_block_channels": None, "patch_size": 1}))
    assert not any(key.startswith(("input_blocks", "out_blocks")) for key in plain.state_dict())
    narrow = with_formula_weights(SLatFlowModel(**{**LATENT_FLOW, "use_skip_connection": False}))
    assert narrow.state_dict()["out_blocks.0.conv1.conv.weight"].shape == (32, 3, 3, 3, 64)
    for flow in (plain, narrow):
        result = flow(voxels_of(stored), *tensors(stored, "t", "cond"))
        assert result.features.shape == (528, 8)
        assert torch.isfinite(result.features).all()
