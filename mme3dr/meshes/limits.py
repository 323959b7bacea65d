"""How much of a stranger's mesh file is taken before loading gives up."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024**2


@dataclass(frozen=True)
class MeshLimits:
    """Limits of one load. Beyond any of them the load ends in a `MeshError` whose kind is given in brackets.

    max_bytes: the mesh file and its side files together, in bytes ("too_large").
    max_vertices, max_faces: as claimed by the file and, with every instance counted, of the result ("too_large").
    max_nodes: nodes of a scene ("too_large").
    max_texture_pixels: pixels of all textures of the file together, before they are decoded ("too_large").
    texture_side: a texture with a longer side, in pixels, is averaged down to at most this; no error.
    seconds: wall-clock time in `SafeLoader` ("timeout").
    memory_bytes: how far the address space of `SafeLoader`'s worker may grow after its start, on Linux ("memory").
    """

    max_bytes: int = 256 * MIB
    max_vertices: int = 2_000_000
    max_faces: int = 4_000_000
    max_nodes: int = 10_000
    max_texture_pixels: int = 2**27
    texture_side: int = 2048
    seconds: float = 60.0
    memory_bytes: int = 3 * 1024 * MIB
