"""Baking the colours of a mesh into one texture: simplify, unwrap with xatlas, colour each texel by its place.

Needs the extra `trellis` (xatlas, fast-simplification).
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass

import numpy as np
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene
from scipy.ndimage import distance_transform_edt

from mme3dr.errors import MME3DRError
from mme3dr.models.trellis.colours import Colours

SIZE = 1024
"""Side of the texture in texels."""
MAX_FACES = 30_000
"""A mesh with more faces is simplified to so many: unwrapping takes minutes beyond. The published export keeps 5 %."""
PADDING = 4
"""Texels between two charts, so that bilinear sampling stays within one."""


@dataclass(frozen=True)
class TexturedMesh:
    """A mesh with one texture.

    vertices: [V, 3] float64, split where the texture is cut.  faces: [F, 3] int64.
    uv: [V, 2] float64 in [0, 1], v upwards.  texture: [S, S, 4] uint8 sRGB, opaque, row 0 at v = 1.
    """

    vertices: np.ndarray
    faces: np.ndarray
    uv: np.ndarray
    texture: np.ndarray


def require_packages() -> None:
    """Raise MME3DRError, which says what to install, unless the packages that baking needs are there."""
    missing = [name for name in ("xatlas", "fast_simplification") if importlib.util.find_spec(name) is None]
    if missing:
        raise MME3DRError(f"texture=true needs {' and '.join(missing)}: pip install 'mme3dr[trellis]'")


def bake(vertices: np.ndarray, faces: np.ndarray, colours: Colours, size: int = SIZE) -> TexturedMesh:
    """A texture for a mesh, vertices [V, 3] and faces [F, 3], with its colours at the texels' places."""
    vertices, faces = _simplified(vertices, faces)
    source, faces, uv = _unwrapped(vertices, faces, size)
    vertices = vertices[source]
    face, weights = _texels(uv, faces, size)
    inside = face >= 0
    texture = np.zeros((size, size, 3), np.float32)
    corners = vertices[faces[face[inside]]]  # [T, 3, 3]
    texture[inside] = colours.at(np.einsum("tc,tcx->tx", weights[inside], corners))
    rows, columns = distance_transform_edt(~inside, return_distances=False, return_indices=True)
    texture = texture[rows, columns]  # texels outside the charts take the nearest one inside
    opaque = np.full((size, size, 1), 255, np.uint8)
    return TexturedMesh(vertices, faces, uv, np.concatenate([np.round(255 * texture).astype(np.uint8), opaque], 2))


def _simplified(vertices: np.ndarray, faces: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """At most MAX_FACES faces, by quadric error (Garland and Heckbert 1997)."""
    if len(faces) <= MAX_FACES:
        return vertices, faces
    import fast_simplification

    vertices, faces = fast_simplification.simplify(
        vertices.astype(np.float32), faces.astype(np.int32), target_count=MAX_FACES
    )
    return vertices.astype(np.float64), faces.astype(np.int64)


def _unwrapped(vertices: np.ndarray, faces: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Charts in the unit square: old number of each new vertex [N], faces [F, 3], uv [N, 2]."""
    import xatlas

    atlas = xatlas.Atlas()
    atlas.add_mesh(vertices.astype(np.float32), faces.astype(np.uint32))
    packing = xatlas.PackOptions()
    packing.resolution, packing.padding, packing.bilinear = size, PADDING, True
    atlas.generate(xatlas.ChartOptions(), packing)
    source, indices, uv = atlas[0]
    return source.astype(np.int64), indices.astype(np.int64), uv.astype(np.float64)


def _texels(uv: np.ndarray, faces: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Face under the centre of each texel (-1: none), [S, S], and the weights of its corners, [S, S, 3].

    The charts lie flat in the plane and a ray falls on the centre of each texel.
    """
    flat = np.concatenate([uv, np.zeros((len(uv), 1))], 1)
    scene = EmbreeScene()
    mesh = TriangleMesh(scene, flat[faces].astype(np.float32))  # belongs to the scene
    centres = (np.arange(size) + 0.5) / size
    u, v = np.meshgrid(centres, 1 - centres)
    origins = np.stack([u.ravel(), v.ravel(), np.ones(size * size)], 1).astype(np.float32)
    hits = scene.run(origins, np.tile(np.array([[0, 0, -1]], np.float32), (size * size, 1)), output=True)
    del mesh
    weights = np.stack([1 - hits["u"] - hits["v"], hits["u"], hits["v"]], 1)
    return hits["primID"].reshape(size, size), weights.reshape(size, size, 3)
