"""Loading a mesh file that somebody else made, in this process; `isolation.SafeLoader` does it in another."""

from __future__ import annotations

import struct
import warnings
from pathlib import Path

from mme3dr.errors import MeshError
from mme3dr.meshes.gltf import read_gltf
from mme3dr.meshes.limits import MeshLimits
from mme3dr.meshes.normalise import check_usable, turned_upright
from mme3dr.meshes.obj import read_obj
from mme3dr.meshes.off import read_off
from mme3dr.meshes.ply import read_ply
from mme3dr.meshes.source import Source
from mme3dr.meshes.stl import read_stl
from mme3dr.meshes.surface import surface_from_trimesh
from mme3dr.records import Material, Surface

READERS = {
    ".glb": read_gltf,
    ".gltf": read_gltf,
    ".obj": read_obj,
    ".ply": read_ply,
    ".stl": read_stl,
    ".off": read_off,
}
LINEAR = (".glb", ".gltf")
"""Formats whose vertex colours are linear; the others have sRGB."""
PARSE_ERRORS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NameError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)
"""What parsers raise over broken bytes. Anything else is a fault of ours and not hidden."""


def load_surface(path: Path | str, limits: MeshLimits = MeshLimits(), up: str = "y") -> Surface:
    """Load a GLB, glTF, OBJ, PLY, STL or OFF file, turned so that its axis `up` becomes +y; size and place are kept.

    Side files (MTL, textures, .bin) are read from the file's own folder or below it and from nowhere else. A missing
    MTL or texture costs the look and is logged as a warning; a missing .bin is an error.

    Raises `MeshError` with a kind of `mme3dr.meshes.isolation.KINDS`; `ValueError` for an unknown `up`.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in READERS:
        raise MeshError(
            f"{path.name}: files {suffix or 'without ending'} aren't read; use {', '.join(READERS)}", "unsupported"
        )
    source = Source(path, limits)
    if not source.data:
        raise source.error("empty", "the file has no bytes")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # number parsing of broken text; the outcome is checked below
            scene, looks = READERS[suffix](source)
            surface = _flattened(source, scene, looks, suffix in LINEAR)
    except PARSE_ERRORS as error:
        raise source.error("format", f"broken or unusual content ({type(error).__name__}: {error})") from error
    return turned_upright(surface, up)


def _flattened(source: Source, scene: object, looks: dict[str, Material], linear: bool) -> Surface:
    """The scene as one usable surface; errors carry the file's name."""
    try:
        surface = surface_from_trimesh(scene, looks, linear, source.limits)
        check_usable(surface)
    except MeshError as error:
        raise source.error(error.kind, str(error)) from error
    return surface
