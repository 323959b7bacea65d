"""Numbers per cube to a mesh: against the published code, and where cubes are few or none."""

import numpy as np
import pytest
import torch
from trellis_oracles import assert_same_mesh, draw, oracle

from mme3dr.models.trellis.extraction import GEOMETRY, extract_surface
from mme3dr.models.trellis.flexicubes_tables import CORNERS


@pytest.fixture(scope="module")
def ball():
    """Coordinates and features of the oracle, by its formula."""
    stored = oracle("cube2mesh")
    coords = stored["coords"].astype(np.int64)
    z = draw("cube2mesh/feats", (len(coords), 101))
    features = np.float32(0.5) * z
    places = (coords[:, None] + CORNERS) / 16 - 0.5
    distance = np.float32(np.linalg.norm(places, axis=-1) - 0.3)
    features[:, :8] = distance + np.float32(1 / 16) + np.float32(0.004) * z[:, :8]
    assert features.sum(dtype=np.float64) == pytest.approx(float(stored["feats_sum"]))
    np.testing.assert_allclose(features[0], stored["feats_first_row"], atol=1e-6)
    return torch.from_numpy(coords), torch.from_numpy(features)


def test_mesh_and_attributes_equal_the_published_ones(ball):
    stored = oracle("cube2mesh")
    mesh = extract_surface(*ball, 16)
    index = assert_same_mesh(mesh, stored["vertices"], stored["faces"])
    np.testing.assert_allclose(mesh.attributes.numpy(), stored["vertex_attrs"][index], atol=3e-5)


def test_without_colours_the_mesh_is_the_same(ball):
    stored = oracle("cube2mesh")
    mesh = extract_surface(ball[0], ball[1][:, :GEOMETRY], 16)
    assert_same_mesh(mesh, stored["vertices"], stored["faces"])
    assert mesh.attributes is None


def test_order_of_the_cubes_and_their_number_type_do_not_matter(ball):
    mesh = extract_surface(*ball, 16)
    order = torch.randperm(len(ball[0]), generator=torch.Generator().manual_seed(0))
    shuffled = extract_surface(ball[0][order].int(), ball[1][order], 16)
    torch.testing.assert_close(shuffled.vertices, mesh.vertices, atol=1e-6, rtol=0)
    assert torch.equal(shuffled.faces, mesh.faces)


def test_one_cube_alone_becomes_a_closed_body():
    """Beyond its corners everything is outside (sdf 1), also in cubes that have no features."""
    features = torch.zeros(1, 101)
    features[:, :8] = -1.0
    mesh = extract_surface(torch.tensor([[3, 4, 5]]), features, 16)
    centre = (torch.tensor([3.5, 4.5, 5.5]) / 16 - 0.5).double()
    corners = mesh.vertices.double()[mesh.faces] - centre
    volume = (torch.linalg.cross(corners[:, 0], corners[:, 1]) * corners[:, 2]).sum() / 6
    assert 1 < volume * 16**3 < 8
    edges = torch.cat([mesh.faces[:, [0, 1]], mesh.faces[:, [1, 2]], mesh.faces[:, [2, 0]]])
    assert {tuple(e) for e in edges.tolist()} == {tuple(e) for e in edges.flip(1).tolist()}


def test_at_the_border_of_the_grid_the_surface_stays_open():
    features = torch.zeros(1, 101)
    features[:, :8] = -1.0
    mesh = extract_surface(torch.tensor([[0, 0, 0]]), features, 4)
    assert mesh.vertices.abs().max() <= 0.5
    assert 0 < len(mesh.faces) < len(extract_surface(torch.tensor([[1, 1, 1]]), features, 4).faces)


@pytest.mark.parametrize("cubes", [0, 3])
def test_nothing_inside_is_an_empty_mesh(cubes):
    coords = torch.tensor([[1, 1, 1], [1, 1, 2], [1, 1, 3]])[:cubes]
    mesh = extract_surface(coords, torch.ones(cubes, 101), 8)
    assert len(mesh.vertices) == len(mesh.faces) == 0
    assert mesh.attributes.shape == (0, 6)
