"""Sparse convolution against dense convolution on the zero-filled grid, and the published pointwise convention."""

import pytest
import torch
import trellis_dense as dense
from trellis_dense import random_voxels

from mme3dr.models.trellis import sparse_conv
from mme3dr.models.trellis.sparse import SparseTensor, Voxels
from mme3dr.models.trellis.sparse_conv import SparseConv3d, neighbour_table, submanifold_convolution


def problem(counts, side, size=3, channels=(5, 7), seed=0):
    torch.manual_seed(seed)
    x = SparseTensor.from_rows(random_voxels(counts, side, seed), torch.randn(sum(counts), channels[0]))
    weight = torch.randn(channels[1], size, size, size, channels[0]) / (channels[0] * size**3) ** 0.5
    return x, weight, torch.randn(channels[1])


@pytest.mark.parametrize("size", [1, 3, 5])
@pytest.mark.parametrize(
    ("counts", "side"),
    [((60, 30), 6), ((216,), 6), ((1,), 3), ((20, 400, 5), 9)],
    ids=["two samples", "full grid", "one voxel", "three samples"],
)
def test_equals_dense_convolution(counts, side, size):
    x, weight, bias = problem(counts, side, size)
    ours = submanifold_convolution(x, weight, bias)
    theirs = dense.convolution(x.coordinates, x.features, weight, bias)
    torch.testing.assert_close(ours.features, theirs, atol=3e-6, rtol=0)


@pytest.mark.parametrize("at_once", [1, 7, 64])
def test_result_does_not_depend_on_the_size_of_the_blocks(at_once, monkeypatch):
    x, weight, bias = problem((90, 40), side=6)
    whole = submanifold_convolution(x, weight, bias).features
    monkeypatch.setattr(sparse_conv, "rows_at_once", lambda device, channels: at_once)
    sizes = [block.rows.stop - block.rows.start for block in neighbour_table(x.voxels, 3, at_once)]
    assert sum(sizes) == 130
    assert max(sizes) <= at_once
    torch.testing.assert_close(submanifold_convolution(x, weight, bias).features, whole, atol=1e-6, rtol=0)


def test_empty_samples_and_empty_batches():
    x, weight, bias = problem((0, 50, 0), side=6)
    theirs = dense.convolution(x.coordinates, x.features, weight, bias)
    torch.testing.assert_close(submanifold_convolution(x, weight, bias).features, theirs, atol=3e-6, rtol=0)
    nothing = SparseTensor.from_rows(torch.empty(0, 4, dtype=torch.int32), torch.empty(0, 5), batch_size=1)
    assert submanifold_convolution(nothing, weight, bias).features.shape == (0, 7)


def test_neighbours_never_come_from_another_sample():
    x, weight, bias = problem((50, 50), side=5)
    alone = SparseTensor.from_rows(x.coordinates[50:] - torch.tensor([1, 0, 0, 0]), x.features[50:])
    together = submanifold_convolution(x, weight, bias).features[50:]
    torch.testing.assert_close(together, submanifold_convolution(alone, weight, bias).features, atol=1e-6, rtol=0)


def test_moving_all_voxels_changes_nothing():
    x, weight, bias = problem((80,), side=6)
    moved = SparseTensor.from_rows(x.coordinates + torch.tensor([0, 100, 3, 61]), x.features)
    whole = submanifold_convolution(x, weight, bias).features
    assert torch.equal(submanifold_convolution(moved, weight, bias).features, whole)


def test_two_threads_give_what_one_gives():
    x, weight, bias = problem((3000,), side=16, channels=(32, 32))
    before, results = torch.get_num_threads(), []
    for threads in (1, 2):
        torch.set_num_threads(threads)
        results.append(submanifold_convolution(x, weight, bias).features)
    torch.set_num_threads(before)
    torch.testing.assert_close(*results, atol=3e-6, rtol=0)


@pytest.mark.parametrize(("dtype", "tolerance"), [(torch.float16, 5e-3), (torch.bfloat16, 4e-2)])
def test_half_precision_stays_near_float32(dtype, tolerance):
    x, weight, bias = problem((200,), side=7, channels=(64, 32))
    half = submanifold_convolution(x.to(dtype), weight.to(dtype), bias.to(dtype)).features
    assert half.dtype == dtype
    whole = submanifold_convolution(x, weight, bias).features
    torch.testing.assert_close(half.float(), whole, atol=tolerance, rtol=tolerance)


def test_pointwise_reads_the_stored_memory_as_in_by_out():
    """Not the transpose of the stored matrix: its memory, row by row."""
    layer = SparseConv3d(3, 2, kernel_size=1)
    stored = torch.arange(6.0).view(2, 1, 1, 1, 3)
    layer.load_state_dict({"conv.weight": stored, "conv.bias": torch.tensor([10.0, 20.0])})
    x = SparseTensor.from_rows(torch.zeros(1, 4, dtype=torch.int32), torch.tensor([[1.0, 2.0, 3.0]]))
    expected = torch.tensor([[1.0, 2.0, 3.0]]) @ torch.tensor([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]])
    assert torch.equal(layer(x).features, expected + torch.tensor([10.0, 20.0]))


def test_a_gradient_is_refused_rather_than_lost():
    x, weight, bias = problem((20,), side=5)
    with pytest.raises(RuntimeError, match="differentiation"):
        submanifold_convolution(x, weight.requires_grad_(), bias)


def test_a_voxel_that_occurs_twice_is_refused():
    coordinates = torch.tensor([[0, 1, 1, 1], [0, 2, 1, 1], [0, 1, 1, 1]])
    with pytest.raises(ValueError, match="occurs twice"):
        neighbour_table(Voxels(coordinates), 3, 64)


def test_voxels_too_far_apart_are_refused_before_memory_is_taken():
    with pytest.raises(ValueError, match="coarser grid"):
        neighbour_table(Voxels(torch.tensor([[0, 0, 0, 0], [0, 100_000, 100_000, 100_000]])), 3, 64)
