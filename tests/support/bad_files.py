"""Small builders of mesh files, good and bad, for the tests of loading."""

import io
import json
import struct
import zlib
from pathlib import Path

import numpy as np
import trimesh
from PIL import Image

TETRAHEDRON = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]], float)
FACES = np.array([[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]])
CHECKER = np.array([[[255, 0, 0, 255], [0, 255, 0, 255]], [[0, 0, 255, 255], [255, 255, 255, 0]]], np.uint8)
UV = np.array([[0, 0], [1, 0], [0, 1], [1, 1]], np.float32)


def png(rgba: np.ndarray) -> bytes:
    """A PNG of [H, W, 4] uint8."""
    out = io.BytesIO()
    Image.fromarray(rgba).save(out, "PNG")
    return out.getvalue()


def huge_png(width: int, height: int) -> bytes:
    """A tiny PNG that claims to be huge."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


class Gltf:
    """A glTF document under construction; `header` may be changed at will before it is written."""

    def __init__(self, **header):
        self.binary = b""
        self.header = {"asset": {"version": "2.0"}, "bufferViews": [], "accessors": [], **header}

    def view(self, data: bytes) -> int:
        """Append bytes to the binary chunk; the number of their buffer view."""
        self.binary += bytes(-len(self.binary) % 4)
        self.header["bufferViews"].append({"buffer": 0, "byteOffset": len(self.binary), "byteLength": len(data)})
        self.binary += data
        return len(self.header["bufferViews"]) - 1

    def accessor(self, array: np.ndarray, **extra) -> int:
        """Append an array; the number of its accessor."""
        codes = {"b": 5120, "B": 5121, "h": 5122, "H": 5123, "I": 5125, "f": 5126}
        kind = "SCALAR" if array.ndim == 1 else f"VEC{array.shape[1]}"
        entry = {"componentType": codes[array.dtype.char], "count": len(array), "type": kind}
        self.header["accessors"].append({"bufferView": self.view(array.tobytes()), **entry, **extra})
        return len(self.header["accessors"]) - 1

    def primitive(self, vertices=TETRAHEDRON, faces=FACES, material=None, **attributes) -> dict:
        """A triangle primitive."""
        entry = {"attributes": {"POSITION": self.accessor(np.asarray(vertices, np.float32))}}
        for name, array in attributes.items():
            entry["attributes"][name] = array if isinstance(array, int) else self.accessor(array)
        entry["indices"] = self.accessor(np.asarray(faces, np.uint32).ravel())
        return entry | ({} if material is None else {"material": material})

    def scene(self, *primitives: dict, nodes: list[dict] | None = None, roots=(0,)) -> "Gltf":
        """One mesh of these primitives, under one node unless others are given."""
        self.header |= {"meshes": [{"primitives": list(primitives)}], "nodes": nodes or [{"mesh": 0}]}
        self.header |= {"scenes": [{"nodes": list(roots)}], "scene": 0}
        return self

    def glb(self, path: Path) -> Path:
        """Write as GLB."""
        binary = self.binary + bytes(-len(self.binary) % 4)
        self.header.setdefault("buffers", [{"byteLength": len(self.binary)}])
        text = json.dumps(self.header).encode()
        text += b" " * (-len(text) % 4)
        chunks = struct.pack("<I4s", len(text), b"JSON") + text + struct.pack("<I4s", len(binary), b"BIN\0") + binary
        path.write_bytes(struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks)
        return path

    def gltf(self, path: Path, uri: str = "data.bin") -> Path:
        """Write as glTF whose buffer stands in a file of its own; the file goes beside it under its base name."""
        self.header["buffers"] = [{"byteLength": len(self.binary), "uri": uri}]
        path.with_name(Path(uri).name).write_bytes(self.binary)
        path.write_text(json.dumps(self.header))
        return path


def good(path: Path) -> Path:
    """A tetrahedron in the format that the path's ending names."""
    mesh = trimesh.Trimesh(TETRAHEDRON, FACES, process=False)
    if path.suffix == ".gltf":
        document = Gltf()
        return document.scene(document.primitive()).gltf(path)
    mesh.export(path)
    return path


def glb(path: Path, vertices: np.ndarray, faces: np.ndarray = FACES) -> Path:
    """A plain GLB of these vertices."""
    document = Gltf()
    return document.scene(document.primitive(vertices, faces)).glb(path)


def ply(path: Path, order: str = "<", claimed: str | None = None) -> Path:
    """A binary PLY written in one byte order, whose header claims `claimed` (default: the truth)."""
    names = {"<": "little", ">": "big"}
    rows = np.zeros(len(FACES), [("n", "u1"), ("i", f"{order}i4", 3)])
    rows["n"], rows["i"] = 3, FACES
    header = f"ply\nformat binary_{names[claimed or order]}_endian 1.0\nelement vertex {len(TETRAHEDRON)}\n"
    header += "property float x\nproperty float y\nproperty float z\n"
    header += f"element face {len(FACES)}\nproperty list uchar int vertex_indices\nend_header\n"
    path.write_bytes(header.encode() + TETRAHEDRON.astype(f"{order}f4").tobytes() + rows.tobytes())
    return path


def obj(path: Path, extra: str = "", mtl: str | None = None) -> Path:
    """A square of two textured triangles with further lines in front, and a material library beside it."""
    corners = "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvt 0 0\nvt 1 0\nvt 1 1\nvt 0 1\n"
    path.write_text(f"{extra}\n{corners}usemtl paint\nf 1/1 2/2 3/3\nf 1/1 3/3 4/4\n")
    if mtl is not None:
        path.with_suffix(".mtl").write_text(mtl)
    return path


def textured(**material) -> Gltf:
    """A tetrahedron under one material with the picture CHECKER as texture 0."""
    document = Gltf(images=[], textures=[{"source": 0}], materials=[material])
    document.header["images"].append({"bufferView": document.view(png(CHECKER)), "mimeType": "image/png"})
    return document.scene(document.primitive(material=0, TEXCOORD_0=UV))


def with_image(image: bytes) -> Gltf:
    """A tetrahedron textured with the bytes of a picture."""
    document = Gltf(textures=[{"source": 0}], materials=[{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}}])
    document.header["images"] = [{"bufferView": document.view(image)}]
    return document.scene(document.primitive(material=0, TEXCOORD_0=UV))
