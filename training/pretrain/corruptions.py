"""Voxels made worse step by step, as a person would notice: what the judge of looks learns its preferences from."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.ndimage import binary_dilation, binary_erosion

from mme3dr.meshes.palette import COLOURS
from training.pretrain.labelled import Labelled

LEVELS = 3
"""Grids of a chain: as it is, worse, much worse."""


def chain(labelled: Labelled, rng: np.random.Generator) -> tuple[str, list[np.ndarray]]:
    """The kind of corruption, and LEVELS grids [R, R, R] uint8 of an object, each worse than the one before in it.

    A kind that can't change this object gives way to another.
    """
    for kind in rng.permutation(list(CORRUPTIONS)):
        grids = [labelled.grid]
        for strength in (0.35, 1.0):
            grids.append(CORRUPTIONS[kind](labelled, strength, np.random.default_rng(rng.integers(2**32))))
        sizes = [int((grid != labelled.grid).sum()) for grid in grids]
        if all(grid.any() for grid in grids) and sizes[2] > sizes[1] > 0:
            return str(kind), grids
    worse = noise(labelled, 0.35, rng), noise(labelled, 1.0, rng)
    return "noise", [labelled.grid, *worse]


def missing_part(labelled: Labelled, strength: float, rng: np.random.Generator) -> np.ndarray:
    """One or more parts gone, more of them the stronger."""
    count = max(1, round(strength * (len(labelled.names) - 1)))
    gone = rng.permutation(len(labelled.names))[:count]
    return np.where(np.isin(labelled.parts, gone), 0, labelled.grid).astype(np.uint8)


def wrong_colour(labelled: Labelled, strength: float, rng: np.random.Generator) -> np.ndarray:
    """Parts in another colour, more of them the stronger."""
    grid, count = labelled.grid.copy(), max(1, round(strength * len(labelled.names)))
    for part in rng.permutation(len(labelled.names))[:count]:
        grid[labelled.parts == part] = 1 + rng.integers(len(COLOURS))
    return grid


def patches(labelled: Labelled, strength: float, rng: np.random.Generator) -> np.ndarray:
    """Blots of other colours of the object, or of any, on its surface."""
    grid = labelled.grid.copy()
    own = np.unique(grid[grid > 0])
    for _ in range(max(1, round(14 * strength))):
        blot = _ball(_spot(labelled.grid, rng), rng.uniform(1.5, 3.5), grid.shape) & (grid > 0)
        grid[blot] = rng.choice(own) if len(own) > 1 and rng.random() < 0.5 else 1 + rng.integers(len(COLOURS))
    return grid


def noise(labelled: Labelled, strength: float, rng: np.random.Generator) -> np.ndarray:
    """Bumps and dents: voxels of the surface taken away or added."""
    solid = labelled.grid > 0
    inner, outer = solid & ~binary_erosion(solid), ~solid & binary_dilation(solid)
    grid = labelled.grid.copy()
    grid[inner & (rng.random(grid.shape) < 0.35 * strength)] = 0
    added = outer & (rng.random(grid.shape) < 0.3 * strength)
    grid[added] = rng.choice(labelled.grid[solid], int(added.sum()))
    return grid


def holes(labelled: Labelled, strength: float, rng: np.random.Generator) -> np.ndarray:
    """Balls cut out of it."""
    grid = labelled.grid.copy()
    for _ in range(max(1, round(6 * strength))):
        grid[_ball(_spot(labelled.grid, rng), rng.uniform(2, 4.5), grid.shape)] = 0
    return grid


def broken_symmetry(labelled: Labelled, strength: float, rng: np.random.Generator) -> np.ndarray:
    """One half moved up, down or forwards against the other."""
    grid, middle = labelled.grid.copy(), labelled.grid.shape[0] // 2
    axis, shift = int(rng.integers(1, 3)), max(1, round(5 * strength)) * int(rng.choice((-1, 1)))
    moved = np.roll(grid[middle:], shift, axis)
    edge = [slice(None)] * 3
    edge[axis] = slice(0, shift) if shift > 0 else slice(shift, None)
    moved[tuple(edge)] = 0
    grid[middle:] = moved
    return grid


CORRUPTIONS: dict[str, Callable[[Labelled, float, np.random.Generator], np.ndarray]] = {
    "missing part": missing_part,
    "wrong colour": wrong_colour,
    "patches": patches,
    "noise": noise,
    "holes": holes,
    "broken symmetry": broken_symmetry,
}
"""Kinds by name: (object, strength in (0, 1], generator) -> grid."""


def _spot(grid: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A voxel of the surface."""
    solid = grid > 0
    places = np.argwhere(solid & ~binary_erosion(solid))
    return places[rng.integers(len(places))]


def _ball(centre: np.ndarray, radius: float, shape: tuple[int, ...]) -> np.ndarray:
    """[R, R, R] bool."""
    away = np.stack(np.meshgrid(*map(np.arange, shape), indexing="ij")) - centre[:, None, None, None]
    return (away**2).sum(0) <= radius**2
