"""From trimesh's scenes to `records.Surface`: one flat mesh, every geometry with its own look.

trimesh's own concatenation bakes vertex colours into textures and stretches one material over all; here nothing is
merged: vertices, materials, colours and texture coordinates stay as the file has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import trimesh
from PIL import Image

from mme3dr.errors import MeshError
from mme3dr.meshes.colour import linear_rgba, srgb_to_linear
from mme3dr.meshes.limits import MeshLimits
from mme3dr.records import Material, Surface

WHITE = Material()
PLAIN = Material(base_colour=np.append(np.full(3, srgb_to_linear(0.7)), 1.0).astype(np.float32))
"""Look of a mesh that declares none: light grey, sRGB 0.7."""


def surface_from_trimesh(
    scene: trimesh.Scene | trimesh.Trimesh,
    looks: Mapping[str, Material] | None = None,
    linear: bool = True,
    limits: MeshLimits = MeshLimits(),
) -> Surface:
    """Flatten a scene: node transforms applied, all triangle meshes joined, in the scene's own frame and units.

    looks: materials by the name of the trimesh material; those that it lacks are converted from trimesh's.
    linear: colours are linear and multiply with the material (glTF). Otherwise they are sRGB, and the most detailed
        look wins: texture, then vertex colours, then face colours, then the material's colour.
    Vertices that no face uses are dropped. Faces under a mirroring transform are turned, so they keep facing outwards.

    Raises `MeshError` "empty" without any triangle, "format" or "byte_order" for face indices out of range,
    "too_large" beyond `limits`.
    """
    pieces: dict[str, _Piece] = {}
    placed, vertices, faces = [], 0, 0
    for name, transform, mesh in _instances(scene):
        if name not in pieces:
            pieces[name] = _piece(mesh, looks or {}, linear)
        vertices += len(pieces[name].vertices)
        faces += len(pieces[name].faces)
        if vertices > limits.max_vertices or faces > limits.max_faces:
            most = f"{limits.max_vertices:,} vertices and {limits.max_faces:,} faces"
            raise MeshError(f"the scene with all its instances has more than {most}. Simplify it", "too_large")
        placed.append(pieces[name].moved(transform))
    if not faces:
        raise MeshError("there are no triangles in it (points and lines don't count)", "empty")
    return _join(placed)


@dataclass(frozen=True)
class _Piece:
    """One geometry; the arrays as in `Surface`."""

    vertices: np.ndarray
    faces: np.ndarray
    normals: np.ndarray | None
    uv: np.ndarray | None
    colours: np.ndarray | None
    material_ids: np.ndarray
    materials: tuple[Material, ...]

    def moved(self, transform: np.ndarray) -> _Piece:
        """Under a [4, 4] affine transform."""
        if np.array_equal(transform, np.eye(4)):
            return self
        linear = transform[:3, :3]
        with np.errstate(over="ignore", invalid="ignore"):  # judged by normalise.check_usable
            vertices = self.vertices @ linear.T + transform[:3, 3]
            mirrored = np.linalg.det(linear) < 0
            normals = self.normals
            if normals is not None:
                cofactors = np.cross(np.roll(linear, -1, axis=0), np.roll(linear, -2, axis=0))  # ~ inverse transpose
                normals = _unit(normals @ (-cofactors if mirrored else cofactors).T)
        faces = self.faces[:, ::-1] if mirrored else self.faces
        return _Piece(vertices, faces, normals, self.uv, self.colours, self.material_ids, self.materials)


def _instances(scene: trimesh.Scene | trimesh.Trimesh) -> Iterator[tuple[str, np.ndarray, trimesh.Trimesh]]:
    if isinstance(scene, trimesh.Trimesh):
        yield "mesh", np.eye(4), scene
        return
    for node in scene.graph.nodes_geometry:
        transform, name = scene.graph[node]
        mesh = scene.geometry[name]
        if isinstance(mesh, trimesh.Trimesh) and len(mesh.faces):
            yield name, transform, mesh


def _piece(mesh: trimesh.Trimesh, looks: Mapping[str, Material], linear: bool) -> _Piece:
    vertices, faces = np.array(mesh.vertices, np.float64), np.array(mesh.faces, np.int64)  # [V, 3], [F, 3]
    _check_indices(faces, len(vertices))
    # trimesh computes normals where there are none; only its cache tells what the file gave
    normals = _unit(np.array(mesh.vertex_normals, np.float64)) if "vertex_normals" in mesh._cache else None
    uv, corner_colours, face_colours = _vertex_looks(mesh)
    materials, ids = _materials(mesh.visual, len(faces), looks)
    colours = None
    if not linear and any(m.texture is not None for m in materials) and uv is not None:
        corner_colours = face_colours = None
    if corner_colours is not None:
        colours = linear_rgba(corner_colours, linear)  # [V, 4]
    elif face_colours is not None:
        order = faces.ravel()
        vertices, faces = vertices[order], np.arange(len(order)).reshape(-1, 3)
        normals, uv = (None if a is None else a[order] for a in (normals, uv))
        colours = np.repeat(linear_rgba(face_colours, linear), 3, axis=0)
    if colours is not None:
        if not linear or not hasattr(mesh.visual, "material"):
            materials = tuple(WHITE for _ in materials)
        elif _alpha_mode(mesh.visual.material) == "OPAQUE":
            colours[:, 3] = 1.0
    used = np.zeros(len(vertices), bool)
    used[faces] = True
    if not used.all():
        faces = (np.cumsum(used) - 1)[faces]
        vertices, normals, uv, colours = (None if a is None else a[used] for a in (vertices, normals, uv, colours))
    return _Piece(vertices, faces, normals, uv, colours, ids, materials)


def _check_indices(faces: np.ndarray, count: int) -> None:
    if not len(faces) or (faces.min() >= 0 and faces.max() < count):
        return
    swapped = faces.astype(np.int32).byteswap()
    if swapped.min() >= 0 and swapped.max() < count:
        raise MeshError(
            "face indices are out of range, but fit with their bytes swapped: the header names the wrong byte order",
            "byte_order",
        )
    raise MeshError(f"a face refers to vertex {faces.max()} or {faces.min()}, there are {count}", "format")


def _vertex_looks(mesh: trimesh.Trimesh) -> tuple[np.ndarray | None, np.ndarray | None, np.ndarray | None]:
    """Texture coordinates [V, 2], vertex colours [V, 3 or 4] and face colours [F, 3 or 4] as stored, None if absent."""
    visual = mesh.visual
    if visual.kind in ("vertex", "face"):
        colours = (visual.vertex_colors, None) if visual.kind == "vertex" else (None, visual.face_colors)
        return None, *(None if c is None else np.asarray(c) for c in colours)
    uv, vertex, face = None, None, mesh.face_attributes.get("color")
    if visual.kind == "texture":
        uv = visual.uv
        vertex = visual.vertex_attributes.get("color")  # where trimesh puts those of glTF
        vertex = mesh.vertex_attributes.get("color") if vertex is None else vertex
    if uv is not None:
        uv = np.asarray(uv, np.float64) if np.shape(uv) == (len(mesh.vertices), 2) else None
    return uv, _colour_rows(vertex, len(mesh.vertices)), _colour_rows(face, len(mesh.faces))


def _colour_rows(colours: np.ndarray | None, count: int) -> np.ndarray | None:
    return np.asarray(colours) if np.shape(colours) in ((count, 3), (count, 4)) else None


def _materials(visual: object, faces: int, looks: Mapping[str, Material]) -> tuple[tuple[Material, ...], np.ndarray]:
    """Materials of a geometry and their index for each face, [F] int64."""
    ids = np.zeros(faces, np.int64)
    if visual.kind != "texture":
        return (PLAIN,), ids
    several = getattr(visual.material, "materials", None)
    if several:
        ids = np.asarray(visual.face_materials, np.int64)
    materials = several or [visual.material]
    return tuple(looks[m.name] if m.name in looks else material_from_trimesh(m) for m in materials), ids


def material_from_trimesh(material: object) -> Material:
    """Look of a trimesh `PBRMaterial` (linear factors) or `SimpleMaterial` (sRGB diffuse colour or picture)."""
    if hasattr(material, "baseColorFactor"):
        factor = WHITE.base_colour if material.baseColorFactor is None else linear_rgba(material.baseColorFactor, True)
        texture = _pixels(material.baseColorTexture)
        base, texture = apply_alpha_mode(factor, texture, _alpha_mode(material), material.alphaCutoff)
        metallic = 1.0 if material.metallicFactor is None else material.metallicFactor
        roughness = 1.0 if material.roughnessFactor is None else material.roughnessFactor
        return Material(base, texture, float(metallic), float(roughness))
    texture = _pixels(material.image)
    return Material(linear_rgba(material.diffuse, False) if texture is None else WHITE.base_colour, texture)


def apply_alpha_mode(
    factor: np.ndarray, texture: np.ndarray | None, mode: str, cutoff: float | None
) -> tuple[np.ndarray, np.ndarray | None]:
    """Base colour [4] and texture [H, W, 4] whose alpha means coverage, after glTF 2.0, 3.9.6.

    mode: OPAQUE ignores alpha, MASK cuts at `cutoff` (None: 0.5), BLEND keeps it.
    """
    if mode == "BLEND":
        return factor, texture
    base = factor.copy()
    base[3] = 1.0
    cutoff = 0.5 if cutoff is None else cutoff
    if texture is None:
        base[3] = 1.0 if mode == "OPAQUE" or factor[3] >= cutoff else 0.0
        return base, None
    texture = texture.copy()
    texture[..., 3] = 255 if mode == "OPAQUE" else np.where(texture[..., 3] * (factor[3] / 255) >= cutoff, 255, 0)
    return base, texture


def _alpha_mode(material: object) -> str:
    return getattr(material, "alphaMode", None) or "OPAQUE"


def _pixels(image: Image.Image | None) -> np.ndarray | None:
    return None if image is None else np.array(image.convert("RGBA"), np.uint8)


def _unit(normals: np.ndarray) -> np.ndarray:
    """Normals of length 1; 0 where there is no direction."""
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        unit = normals / np.linalg.norm(normals, axis=1, keepdims=True)
    return np.where(np.isfinite(unit).all(axis=1, keepdims=True), unit, 0.0)


def _join(pieces: list[_Piece]) -> Surface:
    """All pieces as one surface; what some lack is 0 (normals), nan (uv) or white (colours) for their vertices."""
    starts = np.cumsum([0] + [len(p.vertices) for p in pieces])
    table: dict[int, int] = {}
    materials: list[Material] = []
    ids = []
    for piece in pieces:
        for material in piece.materials:
            if id(material) not in table:
                table[id(material)] = len(materials)
                materials.append(material)
        ids.append(np.array([table[id(m)] for m in piece.materials], np.int64)[piece.material_ids])

    def column(name: str, width: int, fill: float, dtype: type) -> np.ndarray | None:
        arrays = [getattr(p, name) for p in pieces]
        if all(a is None for a in arrays):
            return None
        blank = (np.full((len(p.vertices), width), fill, dtype) for p in pieces)
        return np.concatenate([b if a is None else a for a, b in zip(arrays, blank, strict=True)]).astype(dtype)

    return Surface(
        vertices=np.concatenate([p.vertices for p in pieces]),
        faces=np.ascontiguousarray(np.concatenate([p.faces + s for p, s in zip(pieces, starts, strict=False)])),
        material_ids=np.concatenate(ids),
        materials=tuple(materials),
        normals=column("normals", 3, 0.0, np.float64),
        uv=column("uv", 2, np.nan, np.float64),
        colours=column("colours", 4, 1.0, np.float32),
    )
