"""An object under construction: named parts made of closed solids, written out as one GLB.

Built with z up and the front towards -y (see `mme3dr.meshes.solids`); exported as glTF wants it, y up and the front
towards +z, centred, longest side 1.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import trimesh
from manifold3d import Manifold
from trimesh.visual.material import PBRMaterial
from trimesh.visual.texture import TextureVisuals

from mme3dr.meshes.palette import MATERIALS, linear_rgb
from mme3dr.meshes.solids import flatten
from mme3dr.meshes.sweeps import solid_from_mesh
from mme3dr.records import Part

MIN_FACES, MAX_FACES = 2_000, 60_000
CREASE_DEGREES = 40.0
"""Edges sharper than this stay sharp in the shading."""
GRID = 2.0**20
"""Exported coordinates are multiples of 1/GRID, so that last-bit noise of another machine's libm doesn't show."""

Mark = tuple[str, Callable[[np.ndarray], np.ndarray]]
"""A colour and the test that picks its faces by their centres: [F, 3] -> [F] bool, in the building frame."""


@dataclass(frozen=True)
class Piece:
    """One solid of a part with its looks."""

    part: str
    solid: Manifold
    colour: str
    material: str
    marks: tuple[Mark, ...] = ()


@dataclass
class Assembly:
    """Pieces by part. Colour and material come from the part's declaration unless a piece overrides them."""

    parts: Sequence[Part]
    pieces: list[Piece] = field(default_factory=list)

    def add(
        self,
        part: str,
        *solids: Manifold | Iterable[Manifold],
        colour: str | None = None,
        material: str | None = None,
        marks: Sequence[Mark] = (),
    ) -> None:
        """Add solids to a declared part. `marks` paint some faces: the last mark whose test holds wins."""
        declared = {p.name: p for p in self.parts}
        if part not in declared:
            raise ValueError(f"part {part!r} is not declared; declared are: {', '.join(declared)}")
        chosen = (colour or declared[part].colour, material or declared[part].material)
        linear_rgb(chosen[0])
        if chosen[1] not in MATERIALS:
            raise KeyError(f"unknown material {chosen[1]!r}; there are: {', '.join(sorted(MATERIALS))}")
        for solid in flatten(solids):
            if solid.is_empty():
                raise ValueError(f"a solid added to part {part!r} is empty")
            self.pieces.append(Piece(part, solid, *chosen, tuple(marks)))

    def of(self, part: str) -> list[Piece]:
        """The pieces of a part; of every part for "all"."""
        return [p for p in self.pieces if part in (p.part, "all")]

    def faces(self) -> int:
        """Triangles in total before export."""
        return sum(p.solid.num_tri() for p in self.pieces)

    def scene(self) -> trimesh.Scene:
        """The finished object: one node per part, one geometry per colour and material of it."""
        split = _split_factor(self.faces())
        bounds = np.array([p.solid.bounding_box() for p in self.pieces]).reshape(-1, 2, 3)
        low, high = bounds[:, 0].min(0), bounds[:, 1].max(0)  # [3] each
        groups: dict[tuple[str, str, str], list[tuple[np.ndarray, ...]]] = {}
        for piece in self.pieces:
            for colour, mesh in _coloured_meshes(piece, split, (low + high) / 2, float((high - low).max())):
                groups.setdefault((piece.part, colour, piece.material), []).append(mesh)
        scene = trimesh.Scene()
        seen: dict[str, int] = {}
        for (part, colour, material), meshes in groups.items():
            number = seen.setdefault(part, 0)
            seen[part] += 1
            name = part if number == 0 else f"{part}.{number}"
            scene.add_geometry(_geometry(meshes, colour, material), node_name=name, geom_name=name)
        return scene

    def glb(self) -> bytes:
        """The finished object as GLB bytes, the same bytes for the same pieces."""
        return self.scene().export(file_type="glb", include_normals=True, tree_postprocessor=_exact_colours)


def _split_factor(faces: int) -> int:
    """Into how many pieces each edge is cut so that the object has at least MIN_FACES triangles."""
    if faces == 0:
        raise ValueError("the object has no solids: add some to its parts")
    if faces > MAX_FACES:
        raise ValueError(f"the object has {faces} faces, more than {MAX_FACES}: use fewer segments")
    return 1 if faces >= MIN_FACES else math.ceil(math.sqrt(MIN_FACES / faces))


def coloured_faces(assembly: Assembly) -> Iterator[tuple[str, str, np.ndarray]]:
    """Part, colour and triangles [F, 3, 3] for every colour of every piece, in the export frame but not normalised."""
    split = _split_factor(assembly.faces())
    for piece in assembly.pieces:
        solid = piece.solid.refine(split) if split > 1 and piece.marks else piece.solid  # marks pick exported faces
        mesh = solid.to_mesh64()
        corners = np.asarray(mesh.vert_properties)[:, :3][np.asarray(mesh.tri_verts).astype(np.int64)]  # [F, 3, 3]
        chosen = _marked(piece, corners.mean(1))
        turned = _to_gltf(corners.reshape(-1, 3)).reshape(-1, 3, 3)
        for number, colour in enumerate([piece.colour, *(mark[0] for mark in piece.marks)]):
            if (chosen == number).any():
                yield piece.part, colour, turned[chosen == number]


def _marked(piece: Piece, centres: np.ndarray) -> np.ndarray:
    """Number of the mark that each face with its centre in [F, 3] has, from 1; 0 for none."""
    chosen = np.zeros(len(centres), int)
    for number, (_, test) in enumerate(piece.marks, start=1):
        chosen[np.asarray(test(centres), bool)] = number
    return chosen


def _coloured_meshes(piece: Piece, split: int, centre: np.ndarray, extent: float):
    """Yield (colour, (vertices [V, 3], normals [V, 3], faces [F, 3])) in the export frame."""
    solid = piece.solid.refine(split) if split > 1 else piece.solid
    plain = solid.to_mesh64()
    # Rebuilt from its mesh: a mirrored solid carries its flip along and would get normals on the wrong side.
    solid = solid_from_mesh(np.asarray(plain.vert_properties)[:, :3], np.asarray(plain.tri_verts).astype(np.int64))
    mesh = solid.calculate_normals(0, CREASE_DEGREES).to_mesh64()
    table = np.asarray(mesh.vert_properties)  # [V, 6]
    faces = np.asarray(mesh.tri_verts).astype(np.int64)  # [F, 3]
    centres = table[:, :3][faces].mean(1)  # [F, 3]
    place = np.round(_to_gltf((table[:, :3] - centre) / extent) * GRID) / GRID
    faces, centres = _without_collapsed(place, faces, centres)
    chosen = _marked(piece, centres)
    for number, colour in enumerate([piece.colour, *(mark[0] for mark in piece.marks)]):
        some = faces[chosen == number]
        if len(some):
            used, index = np.unique(some, return_inverse=True)
            yield colour, (place[used], _to_gltf(table[used, 3:6]), index.reshape(-1, 3))


def _without_collapsed(place: np.ndarray, faces: np.ndarray, centres: np.ndarray):
    """Faces (and their centres) less those two of whose corners fell on one grid point."""
    corners = place[faces]  # [F, 3, 3]
    same = [(corners[:, i] == corners[:, j]).all(1) for i, j in ((0, 1), (1, 2), (2, 0))]
    keep = ~np.any(same, axis=0)
    return faces[keep], centres[keep]


def _to_gltf(v: np.ndarray) -> np.ndarray:
    """z up, front -y  ->  y up, front +z."""
    return np.column_stack([v[:, 0], v[:, 2], -v[:, 1]])


def _exact_colours(tree: dict) -> None:
    """Write the colours named in the materials into the glTF tree; trimesh itself would round them to 8 bits."""
    for material in tree["materials"]:
        colour = material["name"].split(", ")[0]
        material["pbrMetallicRoughness"]["baseColorFactor"] = [*np.round(linear_rgb(colour), 6).tolist(), 1.0]


def _geometry(meshes: list[tuple[np.ndarray, ...]], colour: str, material: str) -> trimesh.Trimesh:
    """Meshes of one colour and material as one geometry."""
    vertices, normals, faces, start = [], [], [], 0
    for v, n, f in meshes:
        vertices.append(v)
        normals.append(n)
        faces.append(f + start)
        start += len(v)
    roughness, metallic = MATERIALS[material]
    look = PBRMaterial(name=f"{colour}, {material}", roughnessFactor=roughness, metallicFactor=metallic)
    return trimesh.Trimesh(
        np.vstack(vertices),
        np.vstack(faces),
        vertex_normals=np.vstack(normals),
        visual=TextureVisuals(material=look),
        process=False,
    )
