"""Sparse voxels: which rows belong to which sample, and coordinates that can't be right."""

import pytest
import torch
from trellis_dense import random_voxels

from mme3dr.models.trellis.sparse import SparseTensor, Voxels


def test_rows_belong_to_their_samples():
    voxels = Voxels(random_voxels([3, 0, 2], side=4), batch_size=5)
    assert voxels.samples.lengths == (3, 0, 2, 0, 0)
    assert voxels.samples.of_row.tolist() == [0, 0, 0, 2, 2]
    vectors = torch.arange(10.0).view(5, 2)
    assert torch.equal(voxels.samples.spread(vectors), vectors[[0, 0, 0, 2, 2]])


def test_one_sample_spreads_by_broadcasting():
    voxels = Voxels(random_voxels([6], side=4))
    assert (torch.zeros(6, 2) + voxels.samples.spread(torch.ones(1, 2))).shape == (6, 2)


def test_samples_come_apart_again():
    coordinates = random_voxels([4, 2], side=4)
    features = torch.randn(6, 3)
    (first, a), (second, b) = SparseTensor.from_rows(coordinates, features).split()
    assert torch.equal(torch.cat([first, second]), coordinates[:, 1:])
    assert torch.equal(torch.cat([a, b]), features)


def test_what_is_derived_is_made_once_and_shared_by_tensors_on_the_same_voxels():
    x = SparseTensor.from_rows(random_voxels([4], side=4), torch.zeros(4, 2))
    made = []
    for tensor in (x, x.replace(torch.ones(4, 7)), x.to(torch.float16)):
        tensor.voxels.derive("something", lambda: made.append(1) or "something")
    assert made == [1]


@pytest.mark.parametrize(
    ("rows", "batch_size"),
    [
        ([[1, 0, 0, 0], [0, 0, 0, 0]], None),
        ([[0, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1]], None),
        ([[0, 0, -1, 0]], None),
        ([[2, 0, 0, 0]], 2),
    ],
    ids=["samples descend", "sample torn apart", "negative", "beyond the batch"],
)
def test_rows_out_of_order_are_refused(rows, batch_size):
    with pytest.raises(ValueError, match="ordered by sample"):
        Voxels(torch.tensor(rows), batch_size)


def test_wrong_shapes_are_refused():
    with pytest.raises(ValueError, match="integers"):
        Voxels(torch.zeros(3, 4))
    with pytest.raises(ValueError, match="integers"):
        Voxels(torch.zeros(3, 3, dtype=torch.int32))
    with pytest.raises(ValueError, match="one row each"):
        SparseTensor.from_rows(random_voxels([3], side=4), torch.zeros(4, 2))
