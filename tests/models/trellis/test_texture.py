"""Baked textures show the colours that they were baked from."""

import importlib.util

import numpy as np
import pytest
import trimesh

from mme3dr.errors import MME3DRError
from mme3dr.models.trellis import texture
from mme3dr.models.trellis.colours import VertexColours
from mme3dr.render.shading import linear_to_srgb, sample_texture


def test_what_to_install_is_said(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(MME3DRError, match=r"xatlas.*mme3dr\[trellis\]"):
        texture.require_packages()


@pytest.fixture(scope="module")
def baked():
    ball = trimesh.creation.icosphere(subdivisions=3, radius=0.5)
    vertices, faces = np.array(ball.vertices), np.array(ball.faces)
    return texture.bake(vertices, faces, VertexColours(vertices, vertices + 0.5), size=256)


def test_texture_at_any_place_is_the_colour_there(baked):
    rng = np.random.default_rng(0)
    weights, face = rng.dirichlet([1, 1, 1], 4000), rng.integers(0, len(baked.faces), 4000)
    place = np.einsum("nc,ncx->nx", weights, baked.vertices[baked.faces[face]])
    uv = np.einsum("nc,ncx->nx", weights, baked.uv[baked.faces[face]])
    seen = linear_to_srgb(sample_texture(baked.texture, uv)[:, :3])
    difference = np.abs(seen - (place + 0.5))
    assert difference.max() < 0.1
    assert difference.mean() < 0.01


def test_atlas_lies_in_the_unit_square_without_overlap(baked):
    assert baked.uv.min() >= 0
    assert baked.uv.max() <= 1
    corners = baked.uv[baked.faces]
    double = np.linalg.det(corners[:, 1:] - corners[:, :1])
    covered = np.mean(texture._texels(baked.uv, baked.faces, 512)[0] >= 0)
    assert np.abs(double).sum() / 2 == pytest.approx(covered, rel=0.02)
    assert (baked.texture[..., 3] == 255).all()


def test_many_faces_are_simplified(monkeypatch):
    monkeypatch.setattr(texture, "MAX_FACES", 500)
    ball = trimesh.creation.icosphere(subdivisions=3, radius=0.5)
    vertices = np.array(ball.vertices)
    small = texture.bake(vertices, np.array(ball.faces), VertexColours(vertices, vertices + 0.5), size=64)
    assert 400 < len(small.faces) <= 500
    assert np.linalg.norm(small.vertices, axis=1).min() > 0.4
