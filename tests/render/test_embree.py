import numpy as np
import pytest
import trimesh
from surfaces import coloured, plain, quad

from mme3dr.records import Material, Surface
from mme3dr.render.cameras import orbit
from mme3dr.render.embree import render
from mme3dr.render.shading import Light

UNLIT = Light(ambient=1.0, headlight=0.0, specular=0.0)
FRONT = [orbit(0, 0, 2, 40)]


def test_sphere_has_the_silhouette_depth_and_normals_of_a_sphere():
    views = render(plain(trimesh.creation.icosphere(5, 0.5)), FRONT, 256)
    # the outline of a ball of radius r at distance d is a circle of angle asin(r / d)
    radius = np.tan(np.arcsin(0.25)) / np.tan(np.radians(20)) * 128
    assert views.mask.sum() == pytest.approx(np.pi * radius**2, rel=0.005)
    assert views.depth[0, 128, 128] == pytest.approx(1.5, abs=1e-3)
    np.testing.assert_allclose(views.normal[0, 128, 128], [0, 0, 1], atol=0.02)
    assert np.isinf(views.depth[0, 0, 0])
    assert not views.normal[0, 0, 0].any()
    assert (views.rgb[0, 0, 0] == 255).all()


def test_depth_is_measured_along_the_view_axis():
    views = render(plain(trimesh.creation.box((1, 1, 0.2))), FRONT, 64)
    on = views.mask[0]
    np.testing.assert_allclose(views.depth[0][on], 1.9, atol=1e-4)


def test_colour_is_converted_from_linear_to_srgb():
    views = render(plain(trimesh.creation.box((1, 1, 1)), coloured(0.5, 0.0, 1.0, 1.0)), FRONT, 64, UNLIT)
    np.testing.assert_array_equal(views.rgb[0, 32, 32], [188, 0, 255])


def test_texture_is_upright_and_not_mirrored():
    texture = np.zeros((2, 2, 4), np.uint8)
    texture[..., 3] = 255
    texture[0, 0], texture[0, 1] = (255, 0, 0, 255), (0, 255, 0, 255)  # top left red, top right green
    texture[1, 0] = (0, 0, 255, 255)  # bottom left blue
    texture = texture.repeat(8, 0).repeat(8, 1)
    rgb = render(quad(texture), FRONT, 128, UNLIT).rgb[0]
    np.testing.assert_array_equal(rgb[42, 42], [255, 0, 0])
    np.testing.assert_array_equal(rgb[42, 86], [0, 255, 0])
    np.testing.assert_array_equal(rgb[86, 42], [0, 0, 255])


def test_vertex_colours_multiply_the_base_colour():
    colours = np.tile(np.array([1.0, 0.5, 0.0, 1.0], np.float32), (4, 1))
    rgb = render(quad(colours=colours), FRONT, 64, UNLIT).rgb[0]
    np.testing.assert_array_equal(rgb[32, 32], [255, 188, 0])


def test_transparent_surface_lets_what_is_behind_shine_through():
    front, back = quad(), quad()
    both = Surface(
        np.vstack([front.vertices + [0, 0, 0.3], back.vertices]),
        np.vstack([front.faces, back.faces + 4]),
        np.array([0, 0, 1, 1]),
        (coloured(1, 0, 0, 0.5), coloured(0, 0, 1, 1)),
    )
    rgb = render(both, FRONT, 64, UNLIT).rgb[0]
    np.testing.assert_array_equal(rgb[32, 32], [188, 0, 188])


def test_edges_are_antialiased():
    rgb = render(plain(trimesh.creation.icosphere(4, 0.5), coloured(0, 0, 0, 1)), FRONT, 64, UNLIT).rgb[0]
    assert len(np.unique(rgb)) > 3


def test_smooth_shading_hides_facets_but_keeps_creases():
    ball = render(plain(trimesh.creation.icosphere(2, 0.5)), FRONT, 128).rgb[0, 64, 30:98, 0].astype(int)
    assert np.abs(np.diff(ball)).max() <= 6
    box = render(plain(trimesh.creation.box((1, 1, 1))), [orbit(30, 0, 2, 40)], 128)
    normals = box.normal[0][box.mask[0]]
    assert len(np.unique(normals.round(3), axis=0)) == 2


def test_same_bytes_for_any_thread_count():
    surface = plain(trimesh.creation.annulus(0.2, 0.5, 0.3), coloured(0.8, 0.3, 0.1, 1.0))
    cameras = [orbit(yaw, 30, 2, 40) for yaw in range(0, 360, 45)]
    one, three = render(surface, cameras, 96, threads=1), render(surface, cameras, 96, threads=3)
    for a, b in zip(vars(one).values(), vars(three).values(), strict=True):
        assert a.tobytes() == b.tobytes()


def test_camera_inside_the_object_still_renders():
    views = render(plain(trimesh.creation.icosphere(3, 3.0)), FRONT, 32)
    assert views.mask.all()


def test_metal_shines_more_than_plaster():
    ball = trimesh.creation.icosphere(4, 0.5)
    grey = np.array([0.4, 0.4, 0.4, 1.0], np.float32)
    matt = render(plain(ball, Material(grey, roughness=1.0)), FRONT, 64).rgb[0, 32, 32].max()
    metal = render(plain(ball, Material(grey, metallic=1.0, roughness=0.3)), FRONT, 64).rgb[0, 32, 32].max()
    assert metal > matt
