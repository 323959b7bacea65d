"""What rewards see of generated shapes: six views and coloured points on the surface (paper, section 4)."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from joblib import Parallel, delayed

from evaluators.sampling import sample_surface
from mme3dr.errors import GenerationError, MeshError
from mme3dr.meshes.loading import load_surface
from mme3dr.meshes.normalise import normalise
from mme3dr.models.ar3d.meshing import grid_to_surface
from mme3dr.records import Failure, Surface
from mme3dr.render.protocol import Protocol, load_protocol


@dataclass(frozen=True)
class ShapeSettings:
    """How shapes are shown to rewards.

    protocol: whose views.  size: their side in pixels, 0 for the protocol's own.  finer: surface cells per voxel.
    points: on the surface, even by area.  workers: processes that mesh and render.
    decoder: what makes coloured meshes of voxels without colours, see `mme3dr.models.ar3d.model.Ar3d`.
    """

    protocol: str = "paper-rewards"
    size: int = 0
    finer: float = 1.0
    points: int = 2048
    workers: int = 2
    decoder: str = ""


@dataclass(frozen=True)
class Shape:
    """views: [V, H, W, 3] uint8.  points: [P, 6] float32, places in the frame of scores (longest side 1, centred, y up)
    and linear RGB.  failure: why there is neither; both are None then.
    """

    views: np.ndarray | None = None
    points: np.ndarray | None = None
    failure: Failure | None = None


def show(grids: Sequence[np.ndarray], settings: ShapeSettings, coloured: bool = True) -> list[Shape]:
    """Shapes of grids of palette classes [R, R, R] uint8; an empty grid is a failed shape with its reason."""
    jobs = (delayed(_show)(grid, settings, coloured) for grid in grids)
    return Parallel(min(settings.workers, len(grids) or 1))(jobs)


def show_decoded(
    grids: Sequence[np.ndarray], prompts: Sequence[str], decoder: object, settings: ShapeSettings
) -> list[Shape]:
    """Shapes of the meshes that a decoder makes of occupied voxels, one prompt each; what it can't make is failed."""
    meshes = []
    for grid, prompt in zip(grids, prompts, strict=True):
        try:
            meshes.append(decoder.decode(grid > 0, prompt, 0))
        except GenerationError as error:
            meshes.append(Failure("generate", error.kind, str(error)))
    jobs = (delayed(_show_mesh)(mesh, settings) for mesh in meshes)
    return Parallel(min(settings.workers, len(meshes) or 1))(jobs)


def ball(side: int) -> np.ndarray:
    """A ball of the first palette colour, [side, side, side] uint8: what rewards are tried on before a run."""
    place = (np.indices((side,) * 3) - (side - 1) / 2) ** 2
    return (place.sum(0) < (0.4 * side) ** 2).astype(np.uint8)


def coloured_points(surface: Surface, count: int, seed: int = 0) -> np.ndarray:
    """[count, 6] float32: places on a surface, even by area, and their linear RGB by materials and vertices."""
    places, faces, weights = sample_surface(surface, count, seed)
    own = np.stack([material.base_colour[:3] for material in surface.materials])[surface.material_ids[faces]]
    if surface.colours is not None:
        corners = surface.colours[surface.faces[faces], :3]  # [count, 3, 3]
        own = own * np.einsum("nc,ncx->nx", weights, corners)
    return np.hstack([places, own]).astype(np.float32)


def _show(grid: np.ndarray, settings: ShapeSettings, coloured: bool) -> Shape:
    try:
        surface = normalise(grid_to_surface(grid, coloured, settings.finer))
    except MeshError as error:
        return Shape(failure=Failure("generate", error.kind, str(error)))
    return _seen(surface, settings)


def _show_mesh(mesh: bytes | Failure, settings: ShapeSettings) -> Shape:
    if isinstance(mesh, Failure):
        return Shape(failure=mesh)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mesh.glb"
        path.write_bytes(mesh)
        try:
            return _seen(normalise(load_surface(path)), settings)
        except MeshError as error:
            return Shape(failure=Failure("load", error.kind, str(error)))


def _seen(surface: Surface, settings: ShapeSettings) -> Shape:
    views = _protocol(settings).render(surface).rgb
    return Shape(views, coloured_points(surface, settings.points))


@cache
def _protocol(settings: ShapeSettings) -> Protocol:
    protocol = load_protocol(settings.protocol)
    return replace(protocol, settings={**protocol.settings, "size": settings.size or protocol.size})
