"""The words every part of the benchmark uses: items, assets, failures, surfaces.

Plain immutable dataclasses over numpy arrays; importing this module pulls in nothing heavier than numpy.
Frames: meshes are right-handed with y up and +z towards the viewer of the front, as in glTF 2.0.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

CATEGORIES = ("spatial", "mechanical", "biological", "rare", "stylised")
"""The five reasoning categories, in the order every table uses (paper, figure 4)."""

FACT_KINDS = ("existence", "count", "colour", "material", "relation", "symmetry", "proportion", "style")
UP_AXES = ("x", "-x", "y", "-y", "z", "-z")


@dataclass(frozen=True)
class Part:
    """One named part of an object.

    name: lower case, words joined by "_"; the node name in the reference GLB.
    count: how many separate pieces of it there are.
    colour, material: names from `mme3dr.meshes.palette`.
    stated: the prompt names the part (its count, colour or material may still be left to reasoning).
    """

    name: str
    count: int
    colour: str
    material: str
    stated: bool


@dataclass(frozen=True)
class Fact:
    """A statement that holds for the object, beside a contrast of the same form that does not.

    kind: one of FACT_KINDS.  implicit: a person expects it although the prompt does not say it.
    check: an expression that the reference geometry fulfils (`mme3dr.data.checks`), or "" where geometry can't tell.
    """

    kind: str
    statement: str
    contrast: str
    implicit: bool
    check: str = ""


@dataclass(frozen=True)
class Item:
    """One object of the benchmark. `id` is stable, and is the file stem a `folder:` model uses."""

    id: str
    name: str
    category: str
    prompt: str
    parts: tuple[Part, ...]
    facts: tuple[Fact, ...]
    mesh: Path | None = None
    mesh_sha256: str = ""

    def question(self) -> Item:
        """The item as a model under test may see it: id and prompt, without annotation or reference mesh."""
        return Item(self.id, "", "", self.prompt, (), ())


@dataclass(frozen=True)
class Material:
    """Looks of a group of faces, metallic-roughness as in glTF 2.0.

    base_colour: [4] float32, linear RGB and alpha in [0, 1], multiplied with the texture and the vertex colours.
    texture: [H, W, 4] uint8, sRGB and alpha, row 0 at v = 1 (top of the picture), or None.
    """

    base_colour: np.ndarray = field(default_factory=lambda: np.ones(4, np.float32))
    texture: np.ndarray | None = None
    metallic: float = 0.0
    roughness: float = 1.0


@dataclass(frozen=True)
class Surface:
    """A flattened triangle mesh with its looks: the only mesh type that the renderer and the scorers see.

    vertices: [V, 3] float64, y up.  faces: [F, 3] int64.
    normals: [V, 3] float64 unit normals from the file, or None (the renderer then makes its own).
    uv: [V, 2] float64 (v grows upwards; nan where a vertex has none), or None.
    colours: [V, 4] float32 linear RGBA in [0, 1], or None.
    material_ids: [F] int64 index into materials.
    """

    vertices: np.ndarray
    faces: np.ndarray
    material_ids: np.ndarray
    materials: tuple[Material, ...] = (Material(),)
    normals: np.ndarray | None = None
    uv: np.ndarray | None = None
    colours: np.ndarray | None = None


@dataclass(frozen=True)
class Failure:
    """Why a sample has no result. stage: generate, load or render.  kind: a short fixed name to count by."""

    stage: str
    kind: str
    message: str


@dataclass(frozen=True)
class Asset:
    """What a model adapter returns for one item: a mesh, or the failure that stands in for it.

    mesh: path of a GLB, glTF, OBJ, PLY, STL or OFF file, or the bytes of a GLB.
    up: the mesh's up axis, one of UP_AXES.
    texts: the model's reasoning by name, e.g. {"plan": ..., "detail": ...}.
    extras: further meshes by name, e.g. {"coarse": glb_bytes}.
    """

    item_id: str
    mesh: Path | bytes | None = None
    up: str = "y"
    texts: dict[str, str] = field(default_factory=dict)
    extras: dict[str, Path | bytes] = field(default_factory=dict)
    failure: Failure | None = None
