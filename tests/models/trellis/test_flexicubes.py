"""FlexiCubes against stored outputs of the published code, and what must hold for any field."""

import itertools

import numpy as np
import pytest
import torch
from trellis_oracles import assert_same_mesh, draw, oracle

from mme3dr.models.trellis.flexicubes import Cubes, dual_surface
from mme3dr.models.trellis.flexicubes_tables import CORNERS, DIRECTIONS, EDGES, FACES, tables


def lattice(side):
    return np.stack(np.meshgrid(*[np.arange(side)] * 3, indexing="ij"), -1).reshape(-1, 3)


def surface_of(resolution, sdf, deform=None, weights=None, attributes=None, order=None):
    """The surface of a full grid. sdf: [(R+1)^3], or a function of places [N, 3] in [-0.5, 0.5]."""
    side = resolution + 1
    places = lattice(side) / resolution - 0.5
    sdf = np.asarray(sdf(places) if callable(sdf) else sdf, np.float32)
    points = torch.from_numpy(places.astype(np.float32))
    if deform is not None:
        points = points + (1 - 1e-8) / (2 * resolution) * torch.tanh(torch.from_numpy(deform))
    coords = lattice(resolution)
    corners = coords[:, None] + CORNERS
    corners = (corners[..., 0] * side + corners[..., 1]) * side + corners[..., 2]
    weights = np.zeros((len(coords), 21), np.float32) if weights is None else weights
    cubes = Cubes(*map(torch.from_numpy, (coords, corners, weights)))
    return dual_surface(cubes, points, torch.from_numpy(sdf), attributes)


def box(places):
    q = np.abs(places) - (0.30, 0.22, 0.27)
    return np.linalg.norm(np.maximum(q, 0), axis=1) + np.minimum(q.max(1), 0)


def test_sphere_where_every_diagonal_is_a_tie():
    stored = oracle("flexicubes")
    mesh = surface_of(16, lambda v: np.linalg.norm(v, axis=1) - 0.35)
    assert_same_mesh(mesh, stored["sphere_vertices"], stored["sphere_faces"])
    assert mesh.attributes is None


def test_box_with_random_weights():
    stored = oracle("flexicubes")
    mesh = surface_of(16, box, weights=np.float32(0.5) * draw("flexicubes/box/weights", (4096, 21)))
    assert_same_mesh(mesh, stored["box_vertices"], stored["box_faces"])


def noise(name, *shape):
    return draw(f"flexicubes/noise/{name}", shape)


def test_noise_with_ambiguous_cubes_and_attributes():
    stored = oracle("flexicubes")
    colours = torch.sigmoid(torch.from_numpy(noise("colors", 729, 6)))
    mesh = surface_of(8, noise("sdf", 729), noise("deform", 729, 3), noise("weights", 512, 21), colours)
    index = assert_same_mesh(mesh, stored["noise_vertices"], stored["noise_faces"])
    np.testing.assert_allclose(mesh.attributes.numpy(), stored["noise_colors"][index], atol=3e-5)


def test_numbers_of_surface_ambiguous_and_complemented_cubes():
    table, side = tables(), 9
    inside = noise("sdf", 729).reshape(side, side, side) < 0
    case = sum(inside[tuple(slice(o, o + 8) for o in offset)].astype(int) << c for c, offset in enumerate(CORNERS))
    critical = np.pad(table.critical[case], 1, constant_values=-1)
    complemented = 0
    for place in np.argwhere(critical >= 0):
        complemented += critical[tuple(place + DIRECTIONS[critical[tuple(place)]])] >= 0
    surface = ((case > 0) & (case < 255)).sum()
    found = [surface, (critical >= 0).sum(), complemented]
    assert found == oracle("flexicubes")["noise_cubes_surface_problem_inverted"].tolist()


def test_tables_have_the_published_sizes():
    table = tables()
    assert np.bincount(table.count).tolist() == [2, 162, 82, 8, 2]
    assert (table.critical >= 0).sum() == 36


@pytest.mark.parametrize("case", range(256))
def test_groups_are_cycles_through_the_faces(case):
    """Every cut edge has a group, and each group crosses each face of the cube in pairs: its dual faces can close."""
    inside = [bool(case >> c & 1) for c in range(8)]
    group = tables().group[case]
    assert [g >= 0 for g in group] == [inside[a] != inside[b] for a, b in EDGES]
    for face in FACES:
        edges = [e for e, ends in enumerate(EDGES) if set(ends) <= set(face)]
        for number in range(tables().count[case]):
            assert (group[edges] == number).sum() in (0, 2, 4)


def test_rules_know_no_direction():
    """Turning the cube's axes round turns the groups along: nothing but the order of edges depends on the axes."""
    order = [next(i for i in range(8) if (CORNERS[i] == corner).all()) for corner in CORNERS[:, [1, 2, 0]]]
    named = {frozenset(ends): e for e, ends in enumerate(EDGES.tolist())}
    turned_edge = [named[frozenset(order[c] for c in ends)] for ends in EDGES.tolist()]
    for case in range(256):
        turned = sum(1 << order[c] for c in range(8) if case >> c & 1)
        partition = {frozenset(np.flatnonzero(tables().group[turned] == g)) for g in range(tables().count[turned])}
        own = [np.flatnonzero(tables().group[case] == g) for g in range(tables().count[case])]
        assert {frozenset(turned_edge[e] for e in edges) for edges in own} == partition


def edge_counts(faces):
    """How often each directed edge occurs."""
    return {
        tuple(e): n
        for e, n in zip(
            *np.unique(
                np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=0, return_counts=True
            ),
            strict=True,
        )
    }


@pytest.mark.parametrize("seed", range(6))
def test_noise_within_the_grid_gives_a_closed_surface(seed):
    """Random signs reach all cases. Every edge has two triangles in opposite directions: no hole, no pinched edge."""
    rng = np.random.default_rng(seed)
    sdf = np.pad(rng.standard_normal((11, 11, 11)), 1, constant_values=1.0)
    weights = rng.standard_normal((12**3, 21)).astype(np.float32)
    mesh = surface_of(12, sdf.ravel(), rng.standard_normal((13**3, 3)).astype(np.float32), weights)
    counts = edge_counts(mesh.faces.numpy())
    assert set(counts.values()) == {1}
    assert all((b, a) in counts for a, b in counts)
    assert mesh.faces.unique().numel() == len(mesh.vertices)


def test_faces_look_outward():
    centres, radius = np.array([[-0.2, -0.1, 0.0], [0.22, 0.15, 0.1]]), 0.18

    def balls(v):
        return np.linalg.norm(v[:, None] - centres, axis=2).min(1) - radius

    mesh = surface_of(32, balls)
    corners = mesh.vertices[mesh.faces].double().numpy()
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    middle = corners.mean(1)
    outward = middle - centres[np.linalg.norm(middle[:, None] - centres, axis=2).argmin(1)]
    assert (np.einsum("fx,fx->f", normal, outward) > 0).all()
    volume = np.einsum("fx,fx->", normal, corners[:, 0]) / 6
    assert volume == pytest.approx(2 * 4 / 3 * np.pi * radius**3, rel=0.05)  # averaging cuts corners


def test_inverted_field_turns_the_faces():
    field = lattice(9)[:, 0] / 8 - 0.53
    flat, turned = surface_of(8, field), surface_of(8, -field)
    normals = []
    for mesh in (flat, turned):
        corners = mesh.vertices[mesh.faces]
        normals.append(torch.linalg.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])[:, 0])
    assert (normals[0] > 0).all()
    assert (normals[1] < 0).all()


@pytest.mark.parametrize("value", [1.0, -1.0])
def test_no_surface_is_an_empty_mesh(value):
    mesh = surface_of(4, np.full(125, value))
    assert mesh.vertices.shape == (0, 3)
    assert mesh.faces.shape == (0, 3)


def test_a_larger_gamma_takes_the_diagonal():
    """One quad of the sphere: raising gamma of its first and third cube, or of the others, turns its diagonal."""
    weights = np.zeros((4096, 21), np.float32)
    results = []
    for first in (True, False):
        rows = [i for i, c in enumerate(itertools.product(range(16), repeat=3)) if (sum(c) % 2 == 0) == first]
        changed = weights.copy()
        changed[rows, 20] = 3.0
        results.append(
            {
                frozenset(f)
                for f in surface_of(16, lambda v: np.linalg.norm(v, axis=1) - 0.35, weights=changed).faces.tolist()
            }
        )
    assert len(results[0]) == len(results[1]) == 1164
    assert not results[0] & results[1]
