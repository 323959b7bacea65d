"""Reading PLY: the header is checked against the data, then trimesh reads it."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field

import numpy as np
import trimesh
from trimesh.visual.material import empty_material

from mme3dr.meshes.source import Source
from mme3dr.meshes.surface import PLAIN
from mme3dr.records import Material

SIZES = {"char": 1, "uchar": 1, "short": 2, "ushort": 2, "int": 4, "uint": 4, "float": 4, "double": 8}
SIZES |= {"int8": 1, "uint8": 1, "int16": 2, "uint16": 2, "int32": 4, "uint32": 4, "int64": 8, "uint64": 8}
SIZES |= {"float16": 2, "float32": 4, "float64": 8}
ENCODINGS = {"ascii": "", "binary_little_endian": "<", "binary_big_endian": ">"}
END = re.compile(rb"^end_header[ \t]*\r?\n", re.MULTILINE)


@dataclass
class _Element:
    name: str
    count: int
    fixed: int = 0
    """Bytes of the plain properties of one item."""
    lists: list[tuple[str, str]] = field(default_factory=list)
    """Count type and item type of its list properties."""


def read_ply(source: Source) -> tuple[trimesh.Scene, dict[str, Material]]:
    """The scene of a PLY file and its look. Raises `MeshError`."""
    if not source.data.startswith(b"ply"):
        raise source.error("format", "doesn't begin with the letters ply")
    end = END.search(source.data)
    if end is None:
        raise source.error("truncated", "the header has no end")
    encoding, elements, picture = _header(source, source.data[: end.start()].decode("utf-8", "replace"))
    counts = {e.name: e.count for e in elements}
    for element in elements:
        source.check_counts(element.count if element.name == "vertex" else 0, element.count)
    source.check_counts(counts.get("vertex", 0), counts.get("face", 0))
    _check_length(source, encoding, elements, source.data[end.end() :])
    texture = source.optional_picture(picture) if picture else None
    look = PLAIN if texture is None else Material(texture=texture)
    options = {"process": False, "skip_materials": True, "fix_texture": texture is not None}
    return trimesh.load_scene(io.BytesIO(source.data), file_type="ply", **options), {empty_material().name: look}


def _header(source: Source, text: str) -> tuple[str, list[_Element], str | None]:
    encoding, elements, picture = None, [], None
    for line in text.splitlines()[1:]:
        words = line.split()
        match words:
            case ["format", name, *_] if name in ENCODINGS:
                encoding = name
            case ["element", name, count] if count.isdigit():
                elements.append(_Element(name, int(count)))
            case ["property", "list", count, item, _] if elements and count in SIZES and item in SIZES:
                elements[-1].lists.append((count, item))
            case ["property", kind, _] if elements and kind in SIZES:
                elements[-1].fixed += SIZES[kind]
            case ["comment", "TextureFile", *name]:
                picture = " ".join(name)
            case [] | ["comment" | "obj_info", *_]:
                continue
            case _:
                raise source.error("format", f"the header line {line.strip()[:80]!r} isn't understood")
    if encoding is None:
        raise source.error("format", f"the header names none of the formats {', '.join(ENCODINGS)}")
    return encoding, elements, picture


def _check_length(source: Source, encoding: str, elements: list[_Element], body: bytes) -> None:
    if encoding == "ascii":
        rows, expected = len(body.split(b"\n")) - body.endswith(b"\n"), sum(e.count for e in elements)
        if rows < expected:
            raise source.error("truncated", f"the header promises {expected:,} rows, there are {rows:,}")
        return
    at = 0
    for element in elements:
        size = element.fixed + sum(SIZES[count] for count, _ in element.lists)
        if at + element.count * size > len(body):
            missing = at + element.count * size - len(body)
            raise source.error("truncated", f"at least {missing:,} bytes of {element.name!r} are missing")
        if len(element.lists) == 1 and not element.fixed and element.count:
            size = _list_size(source, element, ENCODINGS[encoding], body[at:])
        at += element.count * size


def _list_size(source: Source, element: _Element, order: str, body: bytes) -> int:
    """Bytes of one item of an element with a single list property; trimesh needs all lists of one length."""
    codes = {"u": "u", "i": "i", "c": "i", "s": "i"}
    count, item = element.lists[0]
    kind = "u" if count.startswith("u") else codes.get(count[0], "f")
    dtype = np.dtype(f"{order}{kind}{SIZES[count]}")
    first = int(np.frombuffer(body, dtype, 1)[0])
    size = SIZES[count] + first * SIZES[item]
    if first < 0 or element.count * size > len(body):
        raise source.error("truncated", f"lists of {first:,} entries in {element.name!r} go beyond the end of the file")
    counts = np.ndarray(element.count, dtype, body, 0, (size,))
    if (counts != first).any():
        raise source.error(
            "unsupported", f"{element.name!r} mixes lists of different lengths, or its bytes are broken. Triangulate it"
        )
    return size
