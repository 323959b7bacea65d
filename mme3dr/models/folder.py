"""Meshes that were made elsewhere: one file per item, named by the item's id."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mme3dr.errors import UnknownNameError
from mme3dr.files import sha256
from mme3dr.models.base import TextTo3DModel
from mme3dr.records import UP_AXES, Asset, Failure, Item

SUFFIXES = (".glb", ".gltf", ".obj", ".ply", ".stl", ".off")
TEXTS = {"plan": ".plan.txt", "detail": ".detail.txt"}


class Folder(TextTo3DModel):
    """`folder:DIR`: DIR/<item id>.glb (or .gltf, .obj, .ply, .stl, .off; or DIR/<item id>/mesh.<suffix>).

    Optional <item id>.plan.txt and <item id>.detail.txt hold the model's reasoning.
    up: the meshes' up axis, "y" unless told otherwise. name and world say what made them.
    """

    batch_size = 16

    def __init__(self, folder: str, up: str = "y", name: str = "", world: str = "full"):
        self.folder = Path(folder).expanduser()
        if not self.folder.is_dir():
            raise UnknownNameError(f"--model folder:{folder}: there is no folder {self.folder.resolve()}")
        if up not in UP_AXES:
            raise UnknownNameError(f"up={up!r}: the up axis must be one of {', '.join(UP_AXES)}")
        self.up, self.name, self.world = up, name, world

    def identity(self) -> dict:
        """The meshes' contents: a changed file makes a resumed run score it anew."""
        files = sorted(p for p in self.folder.rglob("*") if p.is_file())
        contents = {p.relative_to(self.folder).as_posix(): sha256(p.read_bytes()) for p in files}
        return {"name": self.name, "up": self.up, "files": contents}

    def generate(self, items: Sequence[Item], seed: int) -> list[Asset]:
        """The files of the items; a missing one is a failure of kind "missing"."""
        return [self._asset(item) for item in items]

    def _asset(self, item: Item) -> Asset:
        candidates = [self.folder / f"{item.id}{s}" for s in SUFFIXES]
        candidates += [self.folder / item.id / f"mesh{s}" for s in SUFFIXES]
        mesh = next((p for p in candidates if p.is_file()), None)
        if mesh is None:
            message = f"no {item.id}.glb (nor {', '.join(SUFFIXES[1:])}) in {self.folder}"
            return Asset(item.id, failure=Failure("generate", "missing", message))
        files = {name: self.folder / f"{item.id}{suffix}" for name, suffix in TEXTS.items()}
        texts = {name: p.read_text(encoding="utf-8", errors="replace") for name, p in files.items() if p.is_file()}
        return Asset(item.id, mesh, self.up, texts)
