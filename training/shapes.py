"""What rewards see of generated shapes: six views and coloured points on the surface (paper, section 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from joblib import Parallel, delayed

from evaluators.sampling import sample_surface
from mme3dr.errors import MeshError
from mme3dr.meshes.normalise import normalise
from mme3dr.models.ar3d.meshing import grid_to_surface
from mme3dr.records import Failure, Surface
from mme3dr.render.protocol import Protocol, load_protocol


@dataclass(frozen=True)
class ShapeSettings:
    """How shapes are shown to rewards.

    protocol: whose views.  size: their side in pixels, 0 for the protocol's own.  finer: surface cells per voxel.
    points: on the surface, even by area.  workers: processes that mesh and render.
    """

    protocol: str = "paper-rewards"
    size: int = 0
    finer: float = 1.0
    points: int = 2048
    workers: int = 2


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


def ball(side: int) -> np.ndarray:
    """A ball of the first palette colour, [side, side, side] uint8: what rewards are tried on before a run."""
    place = (np.indices((side,) * 3) - (side - 1) / 2) ** 2
    return (place.sum(0) < (0.4 * side) ** 2).astype(np.uint8)


def coloured_points(surface: Surface, count: int, seed: int = 0) -> np.ndarray:
    """[count, 6] float32: places on a surface, even by area, and the linear RGB of their materials."""
    places, faces, _ = sample_surface(surface, count, seed)
    colours = np.stack([material.base_colour[:3] for material in surface.materials])
    return np.hstack([places, colours[surface.material_ids[faces]]]).astype(np.float32)


def _show(grid: np.ndarray, settings: ShapeSettings, coloured: bool) -> Shape:
    try:
        surface = normalise(grid_to_surface(grid, coloured, settings.finer))
    except MeshError as error:
        return Shape(failure=Failure("generate", error.kind, str(error)))
    views = _protocol(settings).render(surface).rgb
    return Shape(views, coloured_points(surface, settings.points))


def _protocol(settings: ShapeSettings) -> Protocol:
    protocol = load_protocol(settings.protocol)
    return replace(protocol, settings={**protocol.settings, "size": settings.size or protocol.size})
