"""Reading STL, binary and ASCII: the size is checked first, then trimesh reads it."""

from __future__ import annotations

import io
import struct

import trimesh

from mme3dr.meshes.source import Source
from mme3dr.records import Material

HEADER, TRIANGLE = 84, 50
"""Bytes of a binary file's header and of each of its triangles."""


def read_stl(source: Source) -> tuple[trimesh.Scene, dict[str, Material]]:
    """The scene of an STL file; it has no looks. Raises `MeshError`."""
    data = source.data
    count = struct.unpack_from("<I", data, HEADER - 4)[0] if len(data) >= HEADER else 0
    if len(data) < HEADER or len(data) != HEADER + TRIANGLE * count:
        if data.lstrip()[:5].lower() == b"solid":
            _check_ascii(source, data.lower())
            return trimesh.load_scene(io.BytesIO(source.text(data).encode()), file_type="stl", process=False), {}
        if len(data) < HEADER + TRIANGLE * count or len(data) < HEADER:
            raise source.error("truncated", f"{count:,} triangles need {HEADER + TRIANGLE * count:,} bytes")
        raise source.error("format", f"{len(data):,} bytes don't fit the {count:,} triangles of its header")
    source.check_counts(3 * count, count)
    return trimesh.load_scene(io.BytesIO(data), file_type="stl", process=False), {}


def _check_ascii(source: Source, text: bytes) -> None:
    corners = text.count(b"vertex")
    source.check_counts(corners, corners // 3)
    if text.count(b"endsolid") * 2 != text.count(b"solid"):
        raise source.error("truncated", "a solid has no end")
    if text.count(b"endfacet") * 3 != corners:
        raise source.error("format", f"{corners:,} corners for {text.count(b'endfacet'):,} facets")
