"""Single blocks against the published ones on inputs so small that the epsilons of their norms show."""

import pytest
import torch
from trellis_networks import assert_equals, tensors, voxels_of
from trellis_oracles import oracle, with_formula_weights

from mme3dr.models.trellis.attention import shifted_windows, whole_samples
from mme3dr.models.trellis.latent_flow import SparseResBlock3d
from mme3dr.models.trellis.mesh_decoder import SparseSubdivideBlock3d
from mme3dr.models.trellis.sparse import Samples
from mme3dr.models.trellis.structure_decoder import ResBlock3d
from mme3dr.models.trellis.transformer import ModulatedCrossBlock, WindowBlock


@pytest.fixture(scope="module")
def stored():
    return oracle("blocks_small_input")


@pytest.fixture(scope="module")
def voxels(stored):
    return voxels_of(stored, "sparse_x")


def test_modulated_block_on_a_dense_grid(stored):
    block = with_formula_weights(ModulatedCrossBlock(64, 32, 4, 4, qk_norm=True, qk_norm_cross=True))
    x, time, context = tensors(stored, "dense_x", "mod", "ctx")
    samples = Samples([16], x.device)
    assert_equals(block(x[0], time, context, samples, whole_samples(samples))[None], stored["dense_cross_block"])


def test_modulated_block_on_voxels(stored, voxels):
    block = with_formula_weights(ModulatedCrossBlock(64, 32, 4, 4, qk_norm=True))
    time, context = tensors(stored, "mod", "ctx")
    result = block(voxels.features, time, context, voxels.samples, whole_samples(voxels.samples))
    assert_equals(result[::2], stored["sparse_cross_block_s2"])


def test_block_with_shifted_windows(stored, voxels):
    block = with_formula_weights(WindowBlock(64, 4, 4))
    result = block(voxels.features, shifted_windows(voxels.voxels, 8, 4))
    assert_equals(result[::2], stored["sparse_swin_block_s2"])


def test_sparse_residual_block(stored, voxels):
    block = with_formula_weights(SparseResBlock3d(64, 64, 32))
    assert_equals(block(voxels, *tensors(stored, "mod")).features[::2], stored["sparse_res_block_s2"])


def test_subdividing_block(stored, voxels):
    block = with_formula_weights(SparseSubdivideBlock3d(64, 32))
    result = block(voxels)
    assert result.coordinates[:16].tolist() == stored["subdivide_coords_first16"].tolist()
    assert_equals(result.features[::16], stored["subdivide_block_s16"])


def test_residual_block_on_a_dense_grid(stored):
    block = with_formula_weights(ResBlock3d(16, 32))
    assert_equals(block(*tensors(stored, "vol_x")), stored["res_block3d"])


def test_modulated_block_tells_samples_apart(voxels):
    """Two samples in one batch give what each gives alone, with its own time and condition."""
    torch.manual_seed(0)
    block = with_formula_weights(ModulatedCrossBlock(64, 32, 4, 4, qk_norm=True))
    x, time, context = torch.randn(50, 64), torch.randn(2, 64), torch.randn(2, 7, 32)
    both = Samples([20, 30], x.device)
    together = block(x, time, context, both, whole_samples(both))
    for sample, rows in enumerate(both.slices):
        one = Samples([both.lengths[sample]], x.device)
        pick = slice(sample, sample + 1)
        alone = block(x[rows], time[pick], context[pick], one, whole_samples(one))
        torch.testing.assert_close(together[rows], alone, atol=1e-5, rtol=0)
