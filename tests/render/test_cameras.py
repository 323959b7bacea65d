import json

import numpy as np
import pytest

from mme3dr.errors import DataError
from mme3dr.render.cameras import orbit, read_transforms


def test_orbit_places_front_and_right():
    np.testing.assert_allclose(orbit(0, 0, 2, 40).to_world[:3, 3], [0, 0, 2], atol=1e-12)
    np.testing.assert_allclose(orbit(90, 0, 2, 40).to_world[:3, 3], [2, 0, 0], atol=1e-12)
    np.testing.assert_allclose(orbit(0, 90, 2, 40).to_world[:3, 3], [0, 2, 0], atol=1e-12)


@pytest.mark.parametrize(("yaw", "pitch"), [(0, 30), (45, -20), (200, 80)])
def test_orbit_is_a_rotation_that_looks_at_the_origin(yaw, pitch):
    camera = orbit(yaw, pitch, 2, 40)
    rotation = camera.to_world[:3, :3]
    np.testing.assert_allclose(rotation.T @ rotation, np.eye(3), atol=1e-12)
    assert np.linalg.det(rotation) == pytest.approx(1)
    pixel, distance = camera.project(np.zeros((1, 3)), 100, 100)
    np.testing.assert_allclose(pixel, [[50, 50]], atol=1e-9)
    assert distance[0] == pytest.approx(2)


def test_rays_and_projection_agree():
    camera = orbit(33, 21, 2, 40)
    x, y = np.array([3.5, 120.25]), np.array([77.0, 9.75])
    origin, direction, stretch = camera.rays(x, y, 160, 128)
    np.testing.assert_allclose(np.linalg.norm(direction, axis=1), 1, atol=1e-6)
    pixels, distance = camera.project(origin + 1.7 * direction, 160, 128)
    np.testing.assert_allclose(pixels, np.column_stack([x, y]), atol=1e-4)
    np.testing.assert_allclose(distance * stretch, 1.7, atol=1e-5)


def test_up_in_the_world_is_up_in_the_picture():
    pixel, _ = orbit(77, 30, 2, 40).project(np.array([[0, 0.3, 0]]), 100, 100)
    assert pixel[0, 1] < 50


def _transforms(path, matrix, **extra):
    content = {"camera_angle_x": np.radians(40), "frames": [{"transform_matrix": matrix.tolist(), **extra}]}
    path.write_text(json.dumps(content))
    return path


def test_transforms_of_a_z_up_world_are_turned_to_y_up(tmp_path):
    front = np.array([[1, 0, 0, 0], [0, 0, -1, -2], [0, 1, 0, 0], [0, 0, 0, 1]], float)  # at -y, looking along +y
    camera = read_transforms(_transforms(tmp_path / "transforms.json", front))[0]
    np.testing.assert_allclose(camera.to_world, orbit(0, 0, 2, 40).to_world, atol=1e-12)
    assert camera.fov == pytest.approx(40)


def test_broken_transforms_are_named(tmp_path):
    with pytest.raises(DataError, match="frame 0"):
        read_transforms(_transforms(tmp_path / "a.json", 2 * np.eye(4)))
    (tmp_path / "b.json").write_text("{")
    with pytest.raises(DataError, match=r"b\.json"):
        read_transforms(tmp_path / "b.json")
