import numpy as np
import pytest

from mme3dr.errors import MeshError
from mme3dr.meshes.normalise import UPRIGHT, normalise
from mme3dr.records import UP_AXES, Surface

FACES = np.array([[0, 1, 2], [0, 2, 3], [0, 3, 1], [1, 3, 2]])
VERTICES = np.array([[0, 0, 0], [4, 0, 0], [0, 2, 0], [0, 0, 1]], float)
AXES = {"x": (1, 0, 0), "-x": (-1, 0, 0), "y": (0, 1, 0), "-y": (0, -1, 0), "z": (0, 0, 1), "-z": (0, 0, -1)}


def surface(vertices=VERTICES, faces=FACES, **looks):
    return Surface(np.asarray(vertices, float), np.asarray(faces).reshape(-1, 3), np.zeros(len(faces), int), **looks)


@pytest.mark.parametrize("up", UP_AXES)
def test_up_axis_turns_to_y_without_mirroring(up):
    rotation = np.array(UPRIGHT[up])
    assert np.linalg.det(rotation) == pytest.approx(1)
    assert (rotation @ AXES[up] == (0, 1, 0)).all()
    normals = np.tile(np.array(AXES[up], float), (4, 1))
    turned = normalise(surface(normals=normals), up)
    assert np.allclose(turned.normals, (0, 1, 0))
    expected = VERTICES @ rotation.T
    expected = (expected - (expected.min(0) + expected.max(0)) / 2) / 4
    assert np.allclose(turned.vertices, expected)


def test_z_up_is_the_usual_turn():
    turned = normalise(surface([[0, 0, 0], [1, 0, 0], [0, 0, 2], [0, 1, 0]]), "z").vertices
    assert np.allclose(turned[2] - turned[0], (0, 1, 0))
    assert np.allclose(turned[3] - turned[0], (0, 0, -0.5))


def test_centre_and_longest_side_ignore_scale_and_place():
    a = normalise(surface(VERTICES))
    b = normalise(surface(VERTICES * 1e-9 + 5e-9))
    c = normalise(surface(VERTICES * 1e14))
    for one in (a, b, c):
        assert np.allclose(one.vertices.min(0) + one.vertices.max(0), 0)
        assert np.ptp(one.vertices, axis=0).max() == pytest.approx(1)
        assert np.allclose(one.vertices, a.vertices)


def test_vertices_without_faces_do_not_move_the_centre():
    stray = normalise(surface(np.vstack([VERTICES, [[100, 100, 100]]])))
    assert np.allclose(stray.vertices[:4], normalise(surface()).vertices)


@pytest.mark.parametrize(
    ("kind", "vertices", "faces"),
    [
        ("empty", np.zeros((0, 3)), FACES[:0]),
        ("empty", VERTICES, FACES[:0]),
        ("not_finite", np.where(VERTICES == 4, np.nan, VERTICES), FACES),
        ("not_finite", np.vstack([VERTICES[:3], [[0, 0, -np.inf]]]), FACES),
        ("huge_coordinates", VERTICES * 1e30, FACES),
        ("huge_coordinates", np.vstack([VERTICES[:3], [[0, 0, 1.7e308]]]), FACES),
        ("huge_coordinates", VERTICES * 4e307 - 1e308, FACES),
        ("single_point", np.zeros((4, 3)), FACES),
        ("single_point", np.full((4, 3), 7.25), FACES),
        ("degenerate", VERTICES, [[0, 0, 1], [2, 2, 2]]),
        ("degenerate", np.outer(np.arange(4), [1, 2, 3]), FACES),
    ],
)
def test_unusable_meshes_are_named(kind, vertices, faces):
    with pytest.raises(MeshError) as error:
        normalise(surface(vertices, faces))
    assert error.value.kind == kind


def test_some_degenerate_faces_and_flat_meshes_are_fine():
    normalise(surface(faces=np.vstack([FACES, [[0, 0, 1]]])))
    normalise(surface([[0, 0, 0], [1, 0, 0], [0, 1, 0]], [[0, 1, 2]]))


def test_unknown_axis():
    with pytest.raises(ValueError, match="unknown up axis 'up'"):
        normalise(surface(), "up")
