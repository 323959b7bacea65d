"""Reading Wavefront OBJ with MTL: trimesh reads the geometry, the materials are read here.

trimesh 5.2 takes only the first material library, passes over texture options, and loses a look without a word when
its file can't be had.
"""

from __future__ import annotations

import io
import re

import numpy as np
import trimesh
from trimesh.visual.material import empty_material

from mme3dr.meshes.colour import linear_rgba
from mme3dr.meshes.source import Source
from mme3dr.meshes.surface import PLAIN, WHITE
from mme3dr.records import Material

SHORT_LINE = re.compile(rb"^(v|f)[ \t]+[^\s]+(?:[ \t]+[^\s]+)?[ \t]*\r?$", re.MULTILINE)
LIBRARY = re.compile(rb"^[ \t]*mtllib[ \t]+(.+?)[ \t]*\r?$", re.MULTILINE)
RELATIVE = re.compile(rb"^f[ \t][^\n]*-", re.MULTILINE)
OPTION_VALUES = {"-o": 3, "-s": 3, "-t": 3, "-mm": 2}
"""How many numbers follow an option of a texture statement at most; other options have one word."""


def read_obj(source: Source) -> tuple[trimesh.Scene, dict[str, Material]]:
    """The scene of an OBJ file and its materials by name. Raises `MeshError`."""
    text = source.data
    short = SHORT_LINE.search(text)
    if short:
        line = text.count(b"\n", 0, short.start()) + 1
        last = short.end() >= len(text.rstrip())
        shown = short.group().decode("utf-8", "replace").strip()
        raise source.error("truncated" if last else "format", f"line {line} has too few numbers: {shown!r}")
    lines = b"\n" + text
    source.check_counts(len(re.findall(rb"\nv[ \t]", lines)), len(re.findall(rb"\nf[ \t]", lines)))
    relative = RELATIVE.search(text)
    if relative and text.find(b"\nv ", relative.end()) >= 0:
        raise source.error("unsupported", "relative (negative) face indices between vertices. Export absolute ones")
    materials = {empty_material().name: PLAIN}
    for match in LIBRARY.finditer(text):
        for name in _library_names(source.text(match.group(1))):
            library = source.optional_file(name)
            if library is not None:
                materials |= read_mtl(source.text(library), source)
    stand_in = "".join(f"newmtl {name}\n" for name in materials).encode()
    scene = trimesh.load_scene(
        io.BytesIO(source.text(text).encode()),
        file_type="obj",
        resolver=_OneLibrary(stand_in),
        process=False,
        maintain_order=True,
    )
    return scene, materials


def read_mtl(text: str, source: Source) -> dict[str, Material]:
    """Looks of a material library by name: Kd (sRGB), d and map_Kd.

    A texture replaces Kd, as in Blender's importer, because many exporters write a grey Kd beside it.
    """
    looks: dict[str, Material] = {}
    name, base, texture = None, WHITE.base_colour, None
    for line in [*text.splitlines(), "newmtl"]:
        key, *words = line.split() or [""]
        key = key.lower()
        if key == "newmtl":
            if texture is not None:
                base = np.append(WHITE.base_colour[:3], base[3:])
            if name is not None:
                looks[name] = Material(base, texture)
            name, base, texture = " ".join(words), PLAIN.base_colour, None
        elif key == "kd" and len(words) >= 3 and words[0].lower() not in ("spectral", "xyz"):
            base = np.append(linear_rgba(np.array(words[:3], np.float64), False)[:3], base[3:])
        elif key == "d" and words:
            base = np.append(base[:3], np.float32(np.clip(float(words[-1]), 0, 1)))
        elif key == "map_kd" and words:
            texture = source.optional_picture(_texture_name(line.strip()[len("map_kd") :].strip()))
    return looks


def _texture_name(statement: str) -> str:
    """File name of a texture statement without its options."""
    words = statement.split(" ")
    while words and re.fullmatch(r"-[a-z]+", words[0]):
        option = words.pop(0)
        for _ in range(OPTION_VALUES.get(option, 1)):
            if option not in OPTION_VALUES or re.fullmatch(r"[-+.\deE]+", words[0] if words else ""):
                words.pop(0)
    return " ".join(words).strip().strip('"')


def _library_names(statement: str) -> list[str]:
    """File names of a library statement: one with spaces in it, or several that each end in .mtl."""
    names = re.findall(r"\S.*?\.mtl(?=\s|$)", statement.strip('"'), re.IGNORECASE)
    return names or [statement.strip('"')]


class _OneLibrary(dict):
    """A resolver that has one material library, whatever its name, and no other file."""

    def __init__(self, data: bytes):
        super().__init__()
        self._data = data

    def __missing__(self, name: str) -> bytes:
        return self._data
