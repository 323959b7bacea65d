"""Small pictures and small meshes of objects, for pages that must work without a network."""

from __future__ import annotations

import base64
import io
import struct
import zlib

import numpy as np
from PIL import Image

from mme3dr.records import Surface
from mme3dr.render.shading import linear_to_srgb, sample_texture

MAX_FACES = 12_000
"""Faces of a preview at most; larger meshes are simplified by merging vertices on a grid."""


def thumbnail(view: np.ndarray, size: int = 144) -> str:
    """A picture [H, W, 3] uint8 as a data URI."""
    buffer = io.BytesIO()
    Image.fromarray(view).resize((size, size), Image.Resampling.LANCZOS).save(buffer, "webp", quality=72)
    return "data:image/webp;base64," + base64.b64encode(buffer.getvalue()).decode()


def packed_mesh(surface: Surface) -> str:
    """A normalised surface as base64 of a deflated block, as `viewer.js` reads it.

    Little endian: V and F as uint32; faces [F, 3] uint32; positions [V, 3] uint16 over [-0.5, 0.5]; normals [V, 3]
    int8, all 0 where there is none; colours [V, 3] uint8 sRGB.
    """
    corners, index = _vertices_by_material(surface)
    position = surface.vertices[corners]  # [V, 3]
    colour = _vertex_colours(surface, corners, index)  # [V, 3]
    normal = np.zeros_like(position) if surface.normals is None else surface.normals[corners]
    faces = index
    cells = 192
    while len(faces) > MAX_FACES:
        position, normal, colour, faces = _merged(position, normal, colour, faces, cells)
        cells = int(cells * 0.8)
    order = np.argsort(faces.min(1), kind="stable")  # neighbours together: deflates better
    block = struct.pack("<II", len(position), len(faces))
    block += faces[order].astype("<u4").tobytes()
    block += np.round((np.clip(position, -0.5, 0.5) + 0.5) * 65535).astype("<u2").tobytes()
    block += np.round(np.clip(normal, -1, 1) * 127).astype(np.int8).tobytes()
    block += np.round(linear_to_srgb(colour) * 255).astype(np.uint8).tobytes()
    return base64.b64encode(zlib.compress(block, 9)).decode()


def _vertices_by_material(surface: Surface) -> tuple[np.ndarray, np.ndarray]:
    """Vertices split where materials meet: original vertex of each [V], and faces [F, 3] over them."""
    pairs = surface.faces * len(surface.materials) + surface.material_ids[:, None]  # [F, 3]
    used, index = np.unique(pairs, return_inverse=True)
    return used // len(surface.materials), index.reshape(-1, 3)


def _vertex_colours(surface: Surface, corners: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """Linear RGB of every split vertex, [V, 3]."""
    material = np.zeros(len(corners), np.int64)
    material[faces] = surface.material_ids[:, None]
    colour = np.array([m.base_colour[:3] for m in surface.materials], float)[material]
    if surface.colours is not None:
        colour = colour * surface.colours[corners, :3]
    if surface.uv is not None:
        for number, look in enumerate(surface.materials):
            some = (material == number) & np.isfinite(surface.uv[corners]).all(1)
            if look.texture is not None and some.any():
                colour[some] *= sample_texture(look.texture, surface.uv[corners[some]])[:, :3]
    return colour


def _merged(position, normal, colour, faces, cells: int):
    """Vertices in one cell of a grid merged into their mean, collapsed faces dropped."""
    cell = np.floor((position + 0.5) * cells).astype(np.int64) @ np.array([1, 1 << 20, 1 << 40])
    key = cell * 8 + (colour > 0.5) @ np.array([1, 2, 4])  # clearly different colours stay apart
    _, index, count = np.unique(key, return_inverse=True, return_counts=True)

    def mean(values: np.ndarray) -> np.ndarray:
        total = np.stack([np.bincount(index, values[:, i], len(count)) for i in range(values.shape[1])], 1)
        return total / count[:, None]

    faces = index[faces]
    keep = (faces[:, 0] != faces[:, 1]) & (faces[:, 1] != faces[:, 2]) & (faces[:, 0] != faces[:, 2])
    return mean(position), mean(normal), mean(colour), faces[keep]
