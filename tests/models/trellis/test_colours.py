"""Colours from vertices and from Gaussians, on cases that can be worked out."""

import numpy as np
import pytest

from mme3dr.models.trellis.colours import GaussianColours, VertexColours

RED, BLUE = (0.9, 0.1, 0.1), (0.1, 0.1, 0.9)


def gaussians(centres, colours, scales=0.1, rotations=(1.0, 0, 0, 0), opacities=0.5):
    n = len(centres)
    return GaussianColours(
        np.array(centres, float),
        np.array(colours, float),
        np.broadcast_to(scales, (n, 3)).astype(float),
        np.broadcast_to(rotations, (n, 4)).astype(float),
        np.broadcast_to(opacities, (n,)).astype(float),
    )


def test_one_gaussian_gives_its_colour_everywhere():
    field = gaussians([(0, 0, 0)], [RED])
    np.testing.assert_allclose(field.at(np.array([[0, 0, 0], [5.0, 0, 0]])), [RED, RED], atol=1e-6)


def test_the_weights_are_opacity_times_density():
    field = gaussians([(0, 0, 0), (0.2, 0, 0)], [RED, BLUE], opacities=(0.3, 0.6))
    a, b = 0.3 * np.exp(-0.5 * 0.5**2), 0.6 * np.exp(-0.5 * 1.5**2)
    expected = (a * np.array(RED) + b * np.array(BLUE)) / (a + b)
    np.testing.assert_allclose(field.at(np.array([[0.05, 0, 0]]))[0], expected, atol=1e-6)


def test_a_turned_gaussian_reaches_along_its_own_axis():
    """A quarter turn about z takes the long axis from x to y: the place on the y axis belongs to it."""
    turned = (np.sqrt(0.5), 0, 0, np.sqrt(0.5))
    point = np.array([[0, 0.3, 0]])
    centres, colours, scales = [(0, 0, 0), (0.2, 0.3, 0)], [RED, BLUE], [(0.3, 0.01, 0.01), (0.1, 0.1, 0.1)]
    assert gaussians(centres, colours, scales, [turned, (1, 0, 0, 0)]).at(point)[0, 0] > 0.6
    assert gaussians(centres, colours, scales).at(point)[0, 0] < 0.2


def test_colours_stay_within_the_range_and_far_places_get_the_nearest():
    field = gaussians([(0, 0, 0), (1, 0, 0)], [(1.7, -0.4, 0.5), BLUE], scales=0.001)
    np.testing.assert_allclose(field.at(np.array([[0.1, 0, 0]])), [(1, 0, 0.5)], atol=1e-6)
    np.testing.assert_allclose(field.at(np.array([[9.0, 0, 0]])), [BLUE], atol=1e-6)
    assert field.at(np.zeros((0, 3))).shape == (0, 3)


def test_vertices_keep_their_own_colours():
    rng = np.random.default_rng(0)
    vertices, colours = rng.random((50, 3)), rng.random((50, 3))
    field = VertexColours(vertices, colours)
    np.testing.assert_allclose(field.at(vertices), colours, atol=1e-5)
    between = field.at((vertices[:1] + vertices[1:2]) / 2)
    assert between.min() >= 0
    assert between.max() <= 1


@pytest.mark.parametrize("count", [1, 2])
def test_fewer_vertices_than_neighbours(count):
    field = VertexColours(np.eye(3)[:count], np.full((count, 3), 0.25))
    np.testing.assert_allclose(field.at(np.array([[0.4, 0.5, 0.6]])), [[0.25] * 3], atol=1e-6)
