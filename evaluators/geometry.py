"""Soundness of the mesh itself, whatever it shows."""

from __future__ import annotations

import numpy as np
import trimesh

from evaluators.base import Column, ObjectInputs

SOURCE = "mesh with vertices at one place merged"
DEGENERATE_AREA = 1e-12
"""Faces smaller than this (longest side of the object is 1) count as degenerate."""


class Geometry:
    """Watertightness, pieces, degenerate faces, edges that are not shared by exactly two faces, Euler number.

    Watertight: no open edge, which is one that an odd number of faces share. Closed parts that touch along an edge
    (four faces there) leave the object watertight, although that edge is not manifold.
    """

    name = "geometry"
    columns = (
        Column("watertight", "Watertight", "higher", (0, 1), "share of objects", 0.0, SOURCE),
        Column("manifold_edges", "Manifold edges", "higher", (0, 1), "share of edges", 0.0, SOURCE),
        Column("degenerate_faces", "Degenerate faces", "lower", (0, 1), "share of faces", 1.0, SOURCE),
        Column("components", "Components", "none", (1, None), "pieces", None, SOURCE),
        Column("euler", "Euler number", "none", (None, None), "", None, SOURCE),
    )
    needs = frozenset({"surface"})
    extractor = None

    def score(self, inputs: ObjectInputs) -> dict[str, float]:
        """Surface -> the five figures."""
        vertices, index = np.unique(inputs.surface.vertices, axis=0, return_inverse=True)
        faces = index.reshape(-1)[inputs.surface.faces]  # [F, 3]
        corners = vertices[faces]
        area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1) / 2
        collapsed = (faces[:, 0] == faces[:, 1]) | (faces[:, 1] == faces[:, 2]) | (faces[:, 0] == faces[:, 2])
        mesh = trimesh.Trimesh(vertices, faces[~collapsed], process=False)
        edges, uses = np.unique(mesh.edges_sorted, axis=0, return_counts=True)
        return {
            "watertight": float(len(edges) > 0 and not (uses % 2).any()),
            "manifold_edges": float((uses == 2).mean()) if len(edges) else 0.0,
            "degenerate_faces": float((area < DEGENERATE_AREA).mean()),
            "components": float(mesh.body_count),
            "euler": float(mesh.euler_number),
        }
