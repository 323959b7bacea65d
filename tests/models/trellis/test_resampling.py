"""Coarser and finer voxels against loops over dictionaries of cells."""

import pytest
import torch
import trellis_dense as dense
from trellis_dense import random_voxels

from mme3dr.models.trellis.resampling import downsample, subdivide, upsample
from mme3dr.models.trellis.sparse import SparseTensor


@pytest.fixture
def x():
    return SparseTensor.from_rows(random_voxels([90, 0, 30], side=7), torch.randn(120, 5))


def test_downsampling_divides_the_sum_by_the_count_and_one(x):
    coarse = downsample(x)
    cells, features = dense.halved(x.coordinates, x.features)
    assert coarse.coordinates.tolist() == [list(cell) for cell in cells]
    torch.testing.assert_close(coarse.features, features, atol=1e-6, rtol=0)
    assert coarse.voxels.batch_size == 3


def test_a_voxel_alone_in_its_cell_is_halved():
    alone = SparseTensor.from_rows(torch.tensor([[0, 5, 2, 3]]), torch.tensor([[4.0, -2.0]]))
    assert downsample(alone).features.tolist() == [[2.0, -1.0]]


def test_upsampling_gives_each_voxel_its_cell(x):
    coarse = downsample(x)
    marked = coarse.replace(coarse.coordinates.float())
    fine = upsample(marked, x.voxels)
    assert fine.voxels is x.voxels
    expected = torch.cat([x.coordinates[:, :1], x.coordinates[:, 1:] // 2], dim=1)
    assert torch.equal(fine.features, expected.float())


def test_subdividing_makes_eight_children_in_order(x):
    children = subdivide(x)
    rows, features = dense.divided(x.coordinates, x.features)
    assert children.coordinates.tolist() == [list(row) for row in rows]
    assert torch.equal(children.features, features)
    assert children.samples.lengths == (720, 0, 240)


def test_half_precision_keeps_its_number_type(x):
    half = downsample(x.to(torch.bfloat16))
    assert half.features.dtype == torch.bfloat16
    torch.testing.assert_close(half.features.float(), downsample(x).features, atol=2e-2, rtol=2e-2)
