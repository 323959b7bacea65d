"""Reading OFF with its vertex and face colours, which trimesh's own reader leaves out."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import trimesh

from mme3dr.meshes.source import Source
from mme3dr.records import Material

HEADER = re.compile(r"\s*(ST)?(C)?(N)?OFF\b", re.IGNORECASE)


def read_off(source: Source) -> tuple[trimesh.Trimesh, dict[str, Material]]:
    """The mesh of an OFF or COFF text file; polygons become fans. Raises `MeshError`."""
    text = source.text(source.data)
    head = HEADER.match(text)
    if head is None:
        raise source.error("format", "doesn't begin with OFF")
    rows = [row for row in (line.split("#", 1)[0].split() for line in text[head.end() :].splitlines()) if row]
    if not rows or len(rows[0]) < 2 or not all(word.isdigit() for word in rows[0][:2]):
        raise source.error("format", "has no line with the numbers of vertices and faces (binary OFF isn't read)")
    vertex_count, face_count = int(rows[0][0]), int(rows[0][1])
    source.check_counts(vertex_count, face_count)
    if len(rows) < 1 + vertex_count + face_count:
        expected = f"{vertex_count:,} vertices and {face_count:,} faces"
        raise source.error("truncated", f"the header promises {expected}, there are {len(rows) - 1:,} lines")
    columns = min((len(row) for row in rows[1 : 1 + vertex_count]), default=3)
    if columns < 3:
        raise source.error("format", "a vertex has fewer than 3 coordinates")
    table = np.array([row[:columns] for row in rows[1 : 1 + vertex_count]], np.float64).reshape(vertex_count, columns)
    colours = _colours(table[:, -4:] if columns in (7, 10) else table[:, -3:]) if columns in (6, 7, 9, 10) else None
    if head.group(3) and columns == 6:
        colours = None  # NOFF: normals stand there
    faces, face_colours = _faces(source, rows[1 + vertex_count : 1 + vertex_count + face_count])
    looks = {"vertex_colors": colours} if colours is not None else {"face_colors": face_colours}
    return trimesh.Trimesh(table[:, :3], faces, process=False, **looks), {}


def _faces(source: Source, rows: list[list[str]]) -> tuple[np.ndarray, np.ndarray | None]:
    """Triangles [F, 3] and their colours [F, 3 or 4], None unless every face has one."""
    triangles, owners, colours = [], [], []
    for number, row in enumerate(rows):
        corners = int(row[0])
        if corners < 0 or len(row) < 1 + corners:
            kind = "truncated" if number == len(rows) - 1 else "format"
            raise source.error(kind, f"face {number} promises {corners} corners and has {len(row) - 1}")
        polygon = [int(word) for word in row[1 : 1 + corners]]
        triangles += [(polygon[0], b, c) for b, c in pairwise(polygon[1:])]
        owners += [number] * max(corners - 2, 0)
        colours.append(row[1 + corners :])
    source.check_counts(0, len(triangles))
    faces = np.array(triangles, np.int64).reshape(-1, 3)
    widths = {len(c) for c in colours}
    if widths not in ({3}, {4}):
        return faces, None
    return faces, _colours(np.array(colours, np.float64))[owners]


def _colours(values: np.ndarray) -> np.ndarray:
    """Colours [N, 3 or 4] in [0, 1]: files have 0 to 255 or 0 to 1."""
    return values / 255 if values.max(initial=0) > 1 else values
