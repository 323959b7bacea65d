"""Surfaces made of trimesh primitives for tests of rendering."""

import numpy as np
import trimesh

from mme3dr.records import Material, Surface


def plain(mesh: trimesh.Trimesh, *materials: Material, **looks) -> Surface:
    """One material for all faces."""
    return Surface(
        np.asarray(mesh.vertices, float),
        np.asarray(mesh.faces, np.int64),
        np.zeros(len(mesh.faces), np.int64),
        materials or (Material(),),
        **looks,
    )


def coloured(*rgba: float) -> Material:
    """A linear base colour."""
    return Material(np.array(rgba, np.float32))


def quad(texture=None, **looks) -> Surface:
    """A unit square in the plane z = 0 facing +z, uv over [0, 1] with v upwards."""
    vertices = np.array([[-0.5, -0.5, 0], [0.5, -0.5, 0], [0.5, 0.5, 0], [-0.5, 0.5, 0]], float)
    faces = np.array([[0, 1, 2], [0, 2, 3]])
    uv = vertices[:, :2] + 0.5
    return Surface(vertices, faces, np.zeros(2, np.int64), (Material(texture=texture),), uv=uv, **looks)
