"""The default renderer against pyrender: live where pyrender and a GL driver are, and against stored silhouettes."""

import importlib.util
import os
from pathlib import Path

import numpy as np
import pytest
import trimesh
from surfaces import coloured, plain

from mme3dr.records import Surface
from mme3dr.render.cameras import orbit
from mme3dr.render.embree import render

GOLDEN = Path(__file__).with_name("pyrender_silhouettes.npz")
"""Written by `python tests/render/test_pyrender_parity.py` with pyrender 0.1.45 over EGL (Mesa llvmpipe)."""
CAMERAS = [orbit(yaw, pitch, 2, 40) for yaw, pitch in ((0, 30), (100, 30), (215, -10))]
SIZE = 256


def shapes() -> dict[str, Surface]:
    """Bodies with curves, holes, sharp edges and thin rods."""
    place = trimesh.transformations.translation_matrix
    rods = [trimesh.creation.cylinder(0.02, 0.9, transform=place([0.1 * i, 0, 0])) for i in range(-4, 5)]
    return {
        "capsule": plain(trimesh.creation.capsule(0.5, 0.2), coloured(0.8, 0.2, 0.1, 1)),
        "annulus": plain(trimesh.creation.annulus(0.25, 0.5, 0.2), coloured(0.1, 0.4, 0.8, 1)),
        "fence": plain(trimesh.util.concatenate(rods), coloured(0.3, 0.6, 0.2, 1)),
        "star": plain(trimesh.creation.icosahedron().apply_scale(0.4), coloured(0.9, 0.8, 0.1, 1)),
    }


def agreement(a: np.ndarray, b: np.ndarray) -> float:
    """Intersection over union."""
    return float((a & b).sum() / (a | b).sum())


@pytest.mark.parametrize("name", list(shapes()))
def test_silhouettes_equal_those_stored_from_pyrender(name):
    golden = np.load(GOLDEN, allow_pickle=False)
    expected = np.unpackbits(golden[name]).reshape(len(CAMERAS), SIZE, SIZE).astype(bool)
    assert agreement(render(shapes()[name], CAMERAS, SIZE).mask, expected) > 0.99


@pytest.mark.skipif(
    importlib.util.find_spec("pyrender") is None, reason="pyrender is an option: pip install mme3dr[gl]"
)
@pytest.mark.skipif("PYOPENGL_PLATFORM" not in os.environ, reason="set PYOPENGL_PLATFORM to egl or osmesa")
@pytest.mark.parametrize("name", list(shapes()))
def test_pyrender_agrees_here(name):
    from mme3dr.render import gl

    surface = shapes()[name]
    ours, theirs = render(surface, CAMERAS, SIZE), gl.render(surface, CAMERAS, SIZE)
    assert agreement(ours.mask, theirs.mask) > 0.99
    both = ours.mask & theirs.mask
    assert np.quantile(np.abs(ours.depth[both] - theirs.depth[both]), 0.99) < 0.01


if __name__ == "__main__":
    from mme3dr.render import gl

    masks = {name: np.packbits(gl.render(surface, CAMERAS, SIZE).mask) for name, surface in shapes().items()}
    np.savez_compressed(GOLDEN, **masks)
