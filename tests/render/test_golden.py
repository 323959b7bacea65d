"""Stored pictures: textured, vertex-coloured, glossy and see-through surfaces look as they did when last looked at."""

from pathlib import Path

import numpy as np
import pytest
import trimesh
from PIL import Image
from surfaces import coloured, plain, quad

from mme3dr.records import Material, Surface
from mme3dr.render.cameras import orbit
from mme3dr.render.embree import render

FOLDER = Path(__file__).parent
"""golden_<name>.png, written by `python tests/render/test_golden.py`; look at them before they are committed."""
CAMERAS = [orbit(yaw, 30, 2, 40) for yaw in (20, 200)]
SIZE = 96


def checkerboard() -> Surface:
    """A quad with a texture of red and blue squares, one green in the top left corner."""
    squares = np.indices((8, 8)).sum(0) % 2
    texture = np.where(squares[..., None] == 1, (200, 30, 30, 255), (30, 60, 200, 255)).astype(np.uint8)
    texture[0, 0] = (20, 160, 60, 255)
    return quad(texture.repeat(16, 0).repeat(16, 1))


def rainbow() -> Surface:
    """A ball whose vertex colours follow the place."""
    ball = trimesh.creation.icosphere(3, 0.5)
    colours = np.column_stack([ball.vertices + 0.5, np.ones(len(ball.vertices))]).astype(np.float32)
    return plain(ball, colours=colours)


def metal_and_glass() -> Surface:
    """A brass ring round a see-through pane."""
    ring, pane = trimesh.creation.torus(0.38, 0.1), trimesh.creation.box((0.6, 0.6, 0.02))
    both = trimesh.util.concatenate([ring, pane])
    ids = np.repeat([0, 1], [len(ring.faces), len(pane.faces)])
    brass = Material(np.array((0.5, 0.3, 0.06, 1), np.float32), metallic=0.9, roughness=0.3)
    return Surface(np.asarray(both.vertices), np.asarray(both.faces), ids, (brass, coloured(0.2, 0.6, 0.9, 0.4)))


SCENES = {"checkerboard": checkerboard, "rainbow": rainbow, "metal_and_glass": metal_and_glass}


def picture(name: str) -> np.ndarray:
    """Two views side by side, [SIZE, 2 * SIZE, 3] uint8."""
    return np.concatenate(list(render(SCENES[name](), CAMERAS, SIZE).rgb), axis=1)


@pytest.mark.parametrize("name", list(SCENES))
def test_looks_as_stored(name):
    expected = np.asarray(Image.open(FOLDER / f"golden_{name}.png").convert("RGB")).astype(int)
    difference = np.abs(picture(name).astype(int) - expected).max(2)
    assert (difference > 2).mean() < 0.002


if __name__ == "__main__":
    for scene in SCENES:
        Image.fromarray(picture(scene)).save(FOLDER / f"golden_{scene}.png")
