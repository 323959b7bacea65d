"""Reading GLB and glTF 2.0: the file is checked and rewritten, then trimesh loads the rewritten one.

trimesh 5.2 skips sparse and normalised accessors, texture transforms, second texture coordinates and triangle fans
without a word and keeps linear colours in 8 bits. The rewritten file has only dense float and index accessors within
their buffers, a tree of nodes and the names of the materials, whose looks are made here.
"""

from __future__ import annotations

import base64
import binascii
import io
import json
import operator
import struct
from urllib.parse import unquote

import numpy as np
import trimesh

from mme3dr.meshes.gltf_materials import Looks
from mme3dr.meshes.source import Source
from mme3dr.records import Material

DTYPES = {5120: "<i1", 5121: "<u1", 5122: "<i2", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4}
TRIANGLES, STRIP, FAN = 4, 5, 6
NODE_KEYS = ("matrix", "translation", "rotation", "scale", "children", "mesh")
MAX_DEPTH = 500
"""Nodes from the root down; trimesh's time grows with its square."""
HARMLESS = ("KHR_materials_", "KHR_lights_punctual", "KHR_xmp", "KHR_node_visibility", "EXT_materials_")
READ = ("KHR_mesh_quantization", "KHR_texture_transform", "EXT_texture_webp")


def read_gltf(source: Source) -> tuple[trimesh.Scene, dict[str, Material]]:
    """The scene of a GLB or glTF file and its materials by name. Raises `MeshError`."""
    if source.path.suffix.lower() == ".glb":
        text, binary = _chunks(source)
    else:
        text, binary = source.data, None
    header = json.loads(text.decode("utf-8-sig").rstrip("\0"))
    if not isinstance(header, dict):
        raise source.error("format", "its JSON is not an object")
    version = header.get("asset", {}).get("version", "2.0")
    if not str(version).startswith("2."):
        raise source.error("unsupported", f"glTF {version}; only 2.x is read")
    for name in header.get("extensionsRequired", []):
        if name not in READ and not name.startswith(HARMLESS):
            raise source.error("unsupported", f"needs the extension {name}. Export it without (for example: no Draco)")
    rewriter = _Rewriter(source, header, binary)
    tree = rewriter.tree()
    resolver = {"data": rewriter.clean.tobytes()}
    scene = trimesh.load_scene(io.BytesIO(tree), file_type="gltf", resolver=resolver, process=False)
    return scene, rewriter.looks.materials


def _chunks(source: Source) -> tuple[bytes, bytes | None]:
    """JSON and binary chunk of a GLB (glTF 2.0, 4.4)."""
    data = source.data
    if len(data) < 20:
        raise source.error("truncated" if data[:4] == b"glTF"[: len(data[:4])] else "format", "no GLB header")
    magic, version, length = struct.unpack_from("<4sII", data)
    if magic != b"glTF":
        raise source.error("format", "doesn't begin with the letters glTF, so it is no GLB")
    if version != 2:
        raise source.error("unsupported", f"GLB version {version}; only 2 is read")
    if length > len(data):
        raise source.error("truncated", f"the header promises {length:,} bytes, there are {len(data):,}")
    chunks, at = {}, 12
    while at + 8 <= length:
        size, kind = struct.unpack_from("<I4s", data, at)
        if at + 8 + size > length:
            raise source.error("truncated", f"a chunk of {size:,} bytes at byte {at:,} goes beyond the end")
        chunks.setdefault(kind, data[at + 8 : at + 8 + size])
        at += 8 + size
    if b"JSON" not in chunks:
        raise source.error("format", "has no JSON chunk")
    return chunks[b"JSON"], chunks.get(b"BIN\0")


class _Clean:
    """Accessors of the rewritten file, one buffer view each."""

    def __init__(self) -> None:
        self.accessors: list[dict] = []
        self.views: list[dict] = []
        self._blobs: list[bytes] = []
        self._length = 0

    def add(self, array: np.ndarray) -> int:
        """Append [N, width] numbers as floats, or [N] as indices; the new accessor's number."""
        index = array.ndim == 1
        blob = np.ascontiguousarray(array, "<u4" if index else "<f4").tobytes()
        kind = "SCALAR" if index else f"VEC{array.shape[1]}"
        accessor = {"bufferView": len(self.views), "componentType": 5125 if index else 5126}
        self.accessors.append({**accessor, "count": len(array), "type": kind})
        self.views.append({"buffer": 0, "byteOffset": self._length, "byteLength": len(blob)})
        self._blobs.append(blob)
        self._length += len(blob)
        return len(self.accessors) - 1

    def tobytes(self) -> bytes:
        """The buffer."""
        return b"".join(self._blobs)


class _Rewriter:
    def __init__(self, source: Source, header: dict, binary: bytes | None):
        self.source, self.header, self.binary = source, header, binary
        self.clean = _Clean()
        self.looks = Looks(source, header, self.view, self.uri)
        self._buffers: dict[int, bytes] = {}
        self._vertices = self._indices = 0

    def tree(self) -> bytes:
        """JSON of the rewritten file."""
        nodes, roots = self._nodes()
        meshes = [{"primitives": self._primitives(mesh)} for mesh in self.header.get("meshes", [])]
        materials = [{"name": name, "alphaMode": mode} for name, mode in self.looks.declared.items()]
        tree = {"asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": roots}], "nodes": nodes, "meshes": meshes}
        buffers = [{"uri": "data", "byteLength": sum(v["byteLength"] for v in self.clean.views)}]
        tree |= {"materials": materials, "accessors": self.clean.accessors}
        return json.dumps(tree | {"bufferViews": self.clean.views, "buffers": buffers}).encode()

    def uri(self, uri: str) -> bytes:
        """Bytes behind a URI: base64 data, or a file of the mesh's own folder."""
        if uri.startswith("data:"):
            head, _, payload = uri.partition(",")
            if not head.endswith(";base64"):
                raise self.source.error("unsupported", "a data URI that isn't base64")
            try:
                return base64.b64decode(payload)
            except binascii.Error as error:
                raise self.source.error("format", f"a data URI can't be decoded: {error}") from error
        return self.source.side_file(unquote(uri))

    def view(self, number: int) -> memoryview:
        """Bytes of a buffer view, checked against its buffer."""
        view = self.header["bufferViews"][number]
        data = self._buffer(view["buffer"])
        start, length = operator.index(view.get("byteOffset", 0)), operator.index(view["byteLength"])
        if start < 0 or length < 0:
            raise self.source.error("format", f"buffer view {number} has a negative size")
        if start + length > len(data):
            missing = start + length - len(data)
            raise self.source.error("truncated", f"buffer view {number} goes {missing:,} bytes beyond its buffer")
        return memoryview(data)[start : start + length]

    def accessor(self, number: int) -> np.ndarray:
        """Values of an accessor, [N, width], sparse ones filled in, normalised ones as floats."""
        accessor = self.header["accessors"][number]
        dtype, width = np.dtype(DTYPES[accessor["componentType"]]), WIDTHS[accessor["type"]]
        count = operator.index(accessor["count"])
        self.source.check_counts(0, count // 3, f"accessor {number}")
        sparse = accessor.get("sparse")
        if "bufferView" in accessor:
            values = self._rows(accessor["bufferView"], accessor.get("byteOffset", 0), dtype, count, width)
        elif sparse is not None:
            values = np.zeros((count, width), dtype)
        else:
            raise self.source.error("unsupported", f"accessor {number} has no data (compressed?). Export uncompressed")
        if sparse is not None:
            values = self._filled_in(values, sparse, dtype, width)
        if accessor.get("normalized") and dtype.kind in "iu":
            values = np.maximum(values / np.float32(np.iinfo(dtype).max), -1)
        return values

    def _filled_in(self, values: np.ndarray, sparse: dict, dtype: np.dtype, width: int) -> np.ndarray:
        count, where, what = operator.index(sparse["count"]), sparse["indices"], sparse["values"]
        if count > len(values):
            raise self.source.error("format", f"a sparse accessor replaces {count:,} of {len(values):,} values")
        index_type = np.dtype(DTYPES[where["componentType"]])
        index = self._rows(where["bufferView"], where.get("byteOffset", 0), index_type, count, 1)[:, 0]
        values = values.copy()
        values[index] = self._rows(what["bufferView"], what.get("byteOffset", 0), dtype, count, width)
        return values

    def _rows(self, view: int, offset: int, dtype: np.dtype, count: int, width: int) -> np.ndarray:
        data = self.view(view)
        step = operator.index(self.header["bufferViews"][view].get("byteStride", dtype.itemsize * width))
        offset = operator.index(offset)
        if offset < 0 or count < 0 or step <= 0:
            raise self.source.error("format", f"an accessor of buffer view {view} has a negative size")
        if count and offset + (count - 1) * step + dtype.itemsize * width > len(data):
            raise self.source.error("truncated", f"an accessor of {count:,} values goes beyond buffer view {view}")
        return np.ndarray((count, width), dtype, data, offset if count else 0, (step, dtype.itemsize)).copy()

    def _buffer(self, number: int) -> bytes:
        if number not in self._buffers:
            buffer = self.header["buffers"][number]
            data = self.uri(buffer["uri"]) if "uri" in buffer else self.binary
            if data is None:
                raise self.source.error("format", f"buffer {number} has neither a URI nor a binary chunk")
            if len(data) < buffer["byteLength"]:
                raise self.source.error(
                    "truncated", f"buffer {number} has {len(data):,} of {buffer['byteLength']:,} bytes"
                )
            self._buffers[number] = data
        return self._buffers[number]

    def _primitives(self, mesh: dict) -> list[dict]:
        """Rewritten triangle primitives of a mesh; points and lines are left out."""
        rewritten = []
        for primitive in mesh["primitives"]:
            mode = primitive.get("mode", TRIANGLES)
            if mode not in (TRIANGLES, STRIP, FAN):
                continue
            attributes = {}
            given = primitive["attributes"]
            coloured = "COLOR_0" in given
            material, uv_set, uv_map = self.looks.declare(primitive.get("material"), coloured)
            wanted = [("POSITION", "POSITION", 3), ("NORMAL", "NORMAL", 3), (f"TEXCOORD_{uv_set}", "TEXCOORD_0", 2)]
            for name, new, width in wanted:
                if name in given:
                    values = self.accessor(given[name])
                    if values.shape[1] != width:
                        raise self.source.error(
                            "format", f"attribute {name} has {values.shape[1]} columns, not {width}"
                        )
                    attributes[new] = self.clean.add(values if width == 3 else uv_map(values))
            if coloured:
                colours = self.accessor(given["COLOR_0"])
                whole = np.iinfo(colours.dtype).max if colours.dtype.kind in "iu" else 1
                attributes["COLOR_0"] = self.clean.add(colours / np.float32(whole))
            count = self.clean.accessors[attributes["POSITION"]]["count"]
            indices = self._triangle_indices(primitive, mode, count)
            self._vertices += count
            self._indices += len(indices)
            self.source.check_counts(self._vertices, self._indices // 3)
            if len(indices) >= 3:
                mode = TRIANGLES if mode == FAN else mode
                fields = {"indices": self.clean.add(indices), "material": material, "mode": mode}
                rewritten.append({"attributes": attributes, **fields})
        return rewritten

    def _triangle_indices(self, primitive: dict, mode: int, vertices: int) -> np.ndarray:
        """Indices [N] of a primitive; a fan as separate triangles."""
        indices = self.accessor(primitive["indices"])[:, 0] if "indices" in primitive else np.arange(vertices)
        if indices.dtype.kind not in "iu":
            raise self.source.error("format", "face indices are not whole numbers")
        if mode == FAN and len(indices) >= 3:
            first = np.full(len(indices) - 2, indices[0])
            return np.column_stack([first, indices[1:-1], indices[2:]]).ravel()
        if mode == TRIANGLES and len(indices) % 3:
            raise self.source.error("format", f"{len(indices)} face indices don't make whole triangles")
        return indices

    def _nodes(self) -> tuple[list[dict], list[int]]:
        """Nodes with the keys that matter and the roots of the scene; they must form a tree, as the standard says."""
        given = self.header.get("nodes", [])
        if len(given) > self.source.limits.max_nodes:
            most = f"{self.source.limits.max_nodes:,}"
            raise self.source.error("too_large", f"{len(given):,} nodes; at most {most} are taken. Join some")
        nodes = [{k: n[k] for k in NODE_KEYS if k in n} for n in given]
        children = {c for n in nodes for c in n.get("children", [])}
        if "scenes" in self.header:
            roots = self.header["scenes"][self.header.get("scene", 0)].get("nodes", [])
        else:
            roots = [i for i in range(len(nodes)) if i not in children]
        seen, stack = set(), [(root, 1) for root in roots]
        while stack:
            number, depth = stack.pop()
            if number in seen or not 0 <= number < len(nodes):
                raise self.source.error("format", f"node {number} doesn't exist or is reached twice")
            seen.add(number)
            if not 0 <= nodes[number].get("mesh", 0) < max(len(self.header.get("meshes", [])), 1):
                raise self.source.error("format", f"node {number} shows a mesh that doesn't exist")
            if depth > MAX_DEPTH:
                raise self.source.error("too_large", f"nodes nest deeper than {MAX_DEPTH}. Apply some transforms")
            stack += [(child, depth + 1) for child in nodes[number].get("children", [])]
        return nodes, roots
