"""First stage: flow model and decoder of the sparse structure against the published code."""

import pytest
import torch
from trellis_networks import STRUCTURE_DECODER, STRUCTURE_FLOW, assert_equals, outputs_of, tensors, with_gamma_near_one
from trellis_oracles import oracle, with_formula_weights

from mme3dr.models.trellis.embeddings import position_embedding, time_features
from mme3dr.models.trellis.structure_decoder import SparseStructureDecoder, pixel_shuffle_3d
from mme3dr.models.trellis.structure_flow import SparseStructureFlowModel, patchify, unpatchify


@pytest.fixture(scope="module")
def stored():
    return oracle("ss_flow")


@pytest.fixture
def flow():
    return with_formula_weights(SparseStructureFlowModel(**STRUCTURE_FLOW))


def test_flow_stage_by_stage(stored, flow):
    modules = {"input_layer": flow.input_layer, "block0": flow.blocks[0], "block1": flow.blocks[1]}
    with outputs_of({**modules, "t_emb": flow.t_embedder}) as stages:
        result = flow(*tensors(stored, "x", "t", "cond"))
    assert_equals(stages["t_emb"], stored["t_emb"])
    for name in modules:
        assert_equals(stages[name].reshape(2, -1, 64)[:, ::16], stored[f"after_{name}_s16"])
    assert_equals(result, stored["out"])


def test_flow_with_lively_attention(stored, flow):
    result = with_gamma_near_one(flow)(*tensors(stored, "x", "t", "cond"))
    assert_equals(result, stored["out_gamma_near_one"])


def test_flow_on_patches_without_query_and_key_norms(stored):
    changed = {"patch_size": 2, "qk_rms_norm": False, "qk_rms_norm_cross": False}
    flow = with_formula_weights(SparseStructureFlowModel(**{**STRUCTURE_FLOW, **changed}))
    assert_equals(flow(*tensors(stored, "x", "t", "cond")), stored["out_patch2_no_qknorm"])


def test_flow_refuses_a_grid_of_another_size(stored, flow):
    x, t, cond = tensors(stored, "x", "t", "cond")
    with pytest.raises(ValueError, match="8, 8, 8"):
        flow(x[..., :4], t, cond)


def test_embeddings(stored):
    # Sines of arguments up to 1,000, of which float32 knows 6e-5.
    assert_equals(time_features(*tensors(stored, "t")), stored["t_freq"], tolerance=1e-4)
    for channels in (64, 1280):
        embedded = position_embedding(*tensors(stored, "ape_coords"), channels)
        assert_equals(embedded, stored[f"ape_{channels}"])


def test_patches_have_z_fastest_and_come_back():
    x = torch.arange(2 * 3 * 6**3).view(2, 3, 6, 6, 6)
    tokens = patchify(x, 2)
    assert tokens.shape == (2, 27, 24)
    token, channel = (1 * 3 + 2) * 3 + 0, ((2 * 2 + 1) * 2 + 0) * 2 + 1
    assert tokens[1, token, channel] == x[1, 2, 1 * 2 + 1, 2 * 2 + 0, 0 * 2 + 1]
    assert torch.equal(unpatchify(tokens, 2), x)


def test_pixel_shuffle_takes_offsets_from_the_channel():
    x = torch.arange(16 * 2**3).view(1, 16, 2, 2, 2)
    result = pixel_shuffle_3d(x)
    assert result.shape == (1, 2, 4, 4, 4)
    assert result[0, 1, 2 * 1 + 1, 2 * 0 + 0, 2 * 1 + 1] == x[0, 8 + 4 + 1, 1, 0, 1]


def test_decoder_stage_by_stage():
    stored = oracle("ss_dec")
    decoder = with_formula_weights(SparseStructureDecoder(**STRUCTURE_DECODER))
    modules = {"middle": decoder.middle_block, "up0": decoder.blocks[2], "up1": decoder.blocks[5]}
    with outputs_of(modules) as stages:
        logits = decoder(*tensors(stored, "x"))
    assert_equals(stages["middle"], stored["after_middle"])
    assert_equals(stages["up0"][:, :, ::2, ::2, ::2], stored["after_up0"])
    assert_equals(stages["up1"][:, :, ::4, ::4, ::4], stored["after_up1"])
    assert_equals(logits, stored["logits"])
    certain = torch.from_numpy(stored["logits"]).abs() > 1e-4
    occupied = torch.zeros_like(certain)
    occupied[stored["coords"][:, 0], 0, *stored["coords"][:, 1:].T] = True
    assert torch.equal((logits > 0)[certain], occupied[certain])
