"""State dicts have the published names, shapes and number types; options no checkpoint has are refused."""

from math import prod

import pytest
import torch
from trellis_networks import (
    DECODER,
    FLOW,
    GAUSSIAN_DECODER,
    GAUSSIANS,
    LATENT_FLOW,
    MESH_DECODER,
    STRUCTURE_DECODER,
    STRUCTURE_FLOW,
    assert_equals,
    tensors,
    voxels_of,
)
from trellis_oracles import FIXTURES, oracle, with_formula_weights

from mme3dr.models.trellis.gaussian_decoder import SLatGaussianDecoder
from mme3dr.models.trellis.latent_flow import SLatFlowModel
from mme3dr.models.trellis.mesh_decoder import SLatMeshDecoder
from mme3dr.models.trellis.structure_decoder import SparseStructureDecoder
from mme3dr.models.trellis.structure_flow import SparseStructureFlowModel
from mme3dr.models.trellis.torso import UnsupportedOptionError

LARGE = {**FLOW, "model_channels": 1280, "cond_channels": 768, "num_blocks": 28, "num_heads": 16, "use_fp16": True}
WIDE = {**DECODER, "resolution": 64, "model_channels": 768, "num_blocks": 12, "num_heads": 12, "use_fp16": True}
FULL = {
    "ss_flow_txt_xl": (
        SparseStructureFlowModel,
        {**LARGE, "resolution": 16, "patch_size": 1, "qk_rms_norm_cross": True},
        980.7,
    ),
    "slat_flow_txt_xl": (
        SLatFlowModel,
        {**LARGE, "resolution": 64, "patch_size": 2, "num_io_res_blocks": 3, "io_block_channels": [256]},
        1073.4,
    ),
    "ss_dec": (SparseStructureDecoder, {**STRUCTURE_DECODER, "channels": [512, 128, 32], "use_fp16": True}, 73.7),
    "slat_dec_mesh": (SLatMeshDecoder, {**WIDE, "representation_config": {"use_color": True}}, 90.9),
    "slat_dec_gs": (SLatGaussianDecoder, {**WIDE, "representation_config": {**GAUSSIANS, "num_gaussians": 32}}, 85.4),
}
SMALL = {
    "ss_flow": (SparseStructureFlowModel, STRUCTURE_FLOW),
    "slat_flow": (SLatFlowModel, LATENT_FLOW),
    "ss_dec": (SparseStructureDecoder, STRUCTURE_DECODER),
    "slat_dec_mesh": (SLatMeshDecoder, MESH_DECODER),
    "slat_dec_gs": (SLatGaussianDecoder, GAUSSIAN_DECODER),
}


def listed(name):
    """Lines of a key list."""
    return (FIXTURES / f"{name}_keys.txt").read_text().splitlines()


@pytest.mark.parametrize("name", FULL)
def test_full_size_networks_have_the_published_tensors(name):
    network, settings, millions = FULL[name]
    with torch.device("meta"):
        state = network(**settings).state_dict()
    lines = [f"{key} {tuple(value.shape)} {str(value.dtype).removeprefix('torch.')}" for key, value in state.items()]
    assert sorted(lines) == sorted(listed(f"{name}_full"))
    assert sum(prod(value.shape) for value in state.values()) / 1e6 == pytest.approx(millions, abs=0.06)


@pytest.mark.parametrize("name", SMALL)
def test_small_networks_have_the_published_tensors(name):
    network, settings = SMALL[name]
    lines = [f"{key} {tuple(value.shape)}" for key, value in network(**settings).state_dict().items()]
    assert sorted(lines) == sorted(listed(f"{name}_small"))


def result_of(name, network):
    """What a small network gives for its oracle's inputs."""
    stored = oracle(name)
    if name == "ss_dec":
        return network(*tensors(stored, "x"))
    if name == "ss_flow":
        return network(*tensors(stored, "x", "t", "cond"))
    if name == "slat_flow":
        return network(voxels_of(stored), *tensors(stored, "t", "cond")).features
    return (network.parameters_of if name == "slat_dec_gs" else network)(voxels_of(stored)).features


@pytest.mark.parametrize("name", SMALL)
@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16])
def test_half_precision_torso_stays_near_float32(name, dtype):
    network, settings = SMALL[name]
    whole = result_of(name, with_formula_weights(network(**settings)))
    half = with_formula_weights(network(**settings)).to_dtype(dtype)
    state = half.state_dict()
    assert half.dtype == dtype
    assert {value.dtype for key, value in state.items() if "gamma" in key or "norm" in key} <= {torch.float32}
    assert all(state[key].dtype == torch.float32 for key in state if key.startswith(("input_layer", "out_layer")))
    result = result_of(name, half)
    assert result.dtype == torch.float32
    relative = (result - whole).norm() / whole.norm()
    assert relative < (0.01 if dtype == torch.float16 else 0.08)


def test_half_precision_comes_back_to_float32():
    network, settings = SMALL["ss_flow"]
    stored = oracle("ss_flow")
    flow = with_formula_weights(network(**settings, use_fp16=True).to_dtype(torch.float32))
    assert {value.dtype for value in flow.state_dict().values()} == {torch.float32}
    assert_equals(flow(*tensors(stored, "x", "t", "cond")), stored["out"])


@pytest.mark.parametrize(
    ("name", "option"),
    [
        ("ss_flow", {"share_mod": True}),
        ("ss_flow", {"pe_mode": "rope"}),
        ("ss_dec", {"norm_type": "group"}),
        ("slat_flow", {"qk_rms_norm_cross": True}),
        ("slat_flow", {"patch_size": 4}),
        ("slat_dec_mesh", {"attn_mode": "shift_window"}),
        ("slat_dec_gs", {"representation_config": {**GAUSSIANS, "scaling_activation": "exp"}}),
    ],
)
def test_options_that_no_checkpoint_has_are_refused_by_name(name, option):
    network, settings = SMALL[name]
    named = "scaling_activation" if name == "slat_dec_gs" else next(iter(option))
    with pytest.raises(UnsupportedOptionError, match=named):
        network(**{**settings, **option})


def test_heads_follow_from_the_width_of_a_head():
    flow = SparseStructureFlowModel(**{**STRUCTURE_FLOW, "num_heads": None, "num_head_channels": 16})
    assert flow.state_dict()["blocks.0.self_attn.q_rms_norm.gamma"].shape == (4, 16)
