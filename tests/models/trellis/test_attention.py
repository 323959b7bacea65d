"""Attention over sets of rows against an explicit softmax over all pairs."""

import pytest
import torch
import trellis_dense as dense
from trellis_dense import random_voxels
from trellis_networks import tensors
from trellis_oracles import oracle

from mme3dr.models.trellis.attention import (
    CrossAttention,
    SelfAttention,
    shifted_windows,
    whole_samples,
    window_order,
)
from mme3dr.models.trellis.sparse import Voxels

LENGTHS = (40, 0, 25, 25, 7)


def layer_with_lively_norms(layer):
    """Scales of query and key norms large enough that attention is far from uniform."""
    torch.manual_seed(1)
    with torch.no_grad():
        for name, parameter in layer.named_parameters():
            if name.endswith("gamma"):
                parameter.copy_(1 + torch.rand_like(parameter))
    return layer.requires_grad_(False)


def explicit_norm(x, norm):
    """The definition: unit vectors times gamma times the root of the head's width."""
    return x / x.norm(dim=-1, keepdim=True) * norm.gamma * x.shape[-1] ** 0.5


def explicit_self_attention(layer, x, allowed, qk_norm):
    q, k, v = layer.to_qkv(x).view(len(x), 3, layer.heads, -1).unbind(1)
    if qk_norm:
        q, k = explicit_norm(q, layer.q_rms_norm), explicit_norm(k, layer.k_rms_norm)
    return layer.to_out(dense.attention(q, k, v, allowed).flatten(1))


@pytest.mark.parametrize("qk_norm", [False, True])
@pytest.mark.parametrize("shift", [0, 4])
def test_windowed_attention(shift, qk_norm):
    voxels = Voxels(random_voxels(LENGTHS, side=20))
    layer = layer_with_lively_norms(SelfAttention(24, heads=3, qk_norm=qk_norm))
    x = torch.randn(len(voxels), 24)
    theirs = explicit_self_attention(layer, x, dense.same_window(voxels.coordinates, 8, shift), qk_norm)
    torch.testing.assert_close(layer(x, shifted_windows(voxels, 8, shift)), theirs, atol=2e-6, rtol=0)


@pytest.mark.parametrize("qk_norm", [False, True])
def test_attention_within_samples(qk_norm):
    voxels = Voxels(random_voxels(LENGTHS, side=20))
    layer = layer_with_lively_norms(SelfAttention(24, heads=3, qk_norm=qk_norm))
    x = torch.randn(len(voxels), 24)
    allowed = voxels.samples.of_row[:, None] == voxels.samples.of_row
    theirs = explicit_self_attention(layer, x, allowed, qk_norm)
    torch.testing.assert_close(layer(x, whole_samples(voxels.samples)), theirs, atol=2e-6, rtol=0)


@pytest.mark.parametrize("qk_norm", [False, True])
def test_cross_attention_reads_the_own_samples_condition(qk_norm):
    samples = Voxels(random_voxels(LENGTHS, side=20)).samples
    layer = layer_with_lively_norms(CrossAttention(24, 10, heads=3, qk_norm=qk_norm))
    x, context = torch.randn(97, 24), torch.randn(5, 6, 10)
    q = layer.to_q(x).view(97, 3, 8)
    k, v = layer.to_kv(context.flatten(0, 1)).view(30, 2, 3, 8).unbind(1)
    if qk_norm:
        q, k = explicit_norm(q, layer.q_rms_norm), explicit_norm(k, layer.k_rms_norm)
    allowed = samples.of_row[:, None] == torch.arange(5).repeat_interleave(6)
    theirs = layer.to_out(dense.attention(q, k, v, allowed).flatten(1))
    torch.testing.assert_close(layer(x, context, whole_samples(samples)), theirs, atol=2e-6, rtol=0)


@pytest.mark.parametrize("shift", [0, 4])
def test_windows_are_the_published_ones(shift):
    stored = oracle("slat_dec_mesh")
    voxels = Voxels(*tensors(stored, "coords"))
    order, lengths = window_order(voxels, 8, shift)
    assert lengths.tolist() == stored[f"window_lens_shift{shift}"].tolist()
    firsts = order[lengths.cumsum(0) - lengths]
    assert voxels.samples.of_row[firsts].tolist() == stored[f"window_batch_shift{shift}"].tolist()


def test_every_row_is_in_one_window():
    voxels = Voxels(random_voxels((500, 300), side=20))
    rows = torch.cat([some.rows for some in shifted_windows(voxels, 8, 4)])
    assert sorted(rows.tolist()) == list(range(800))


def test_attention_of_no_rows():
    nothing = Voxels(torch.empty(0, 4, dtype=torch.int32), batch_size=2)
    layer = SelfAttention(24, heads=3)
    assert layer(torch.empty(0, 24), shifted_windows(nothing, 8, 0)).shape == (0, 24)
    assert layer(torch.empty(0, 24), whole_samples(nothing.samples)).shape == (0, 24)
