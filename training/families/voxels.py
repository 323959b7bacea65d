"""RGBA voxels of an object under construction, how they are stored, and how they are shown.

Grids are [32, 32, 32] with axes x, y, z in the export frame: y up, the front towards +z, x to the viewer's right.
They hold palette indices, uint8: 0 is empty, k the k-th colour of `mme3dr.meshes.palette.COLOURS`; so colours are exact
palette colours, and a classifier over colours has its targets ready.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import binary_erosion, generate_binary_structure, label

from mme3dr.meshes.assembly import Assembly, coloured_faces
from mme3dr.meshes.palette import COLOURS, linear_rgb
from mme3dr.meshes.voxels import voxelise
from mme3dr.records import Material, Surface

CELLS = 32
INDEX = {name: number for number, name in enumerate(COLOURS, start=1)}
"""Palette index by colour name."""
PALETTE = np.array([(0, 0, 0, 0), *((*rgb, 255) for rgb in COLOURS.values())], np.uint8)
"""[colours + 1, 4] RGBA by palette index."""


@dataclass(frozen=True)
class Voxels:
    """colours: [32, 32, 32] uint8 palette indices, 0 empty.  parts: [32, 32, 32] int16 number of the part in
    `names`, -1 empty.  names: part names."""

    colours: np.ndarray
    parts: np.ndarray
    names: tuple[str, ...]

    def lumps(self, part: str) -> int:
        """How many pieces of a part can be told apart from outside; voxels that share a corner hang together."""
        seen = (self.colours > 0) & ~binary_erosion(self.colours > 0)
        return label(seen & (self.parts == self.names.index(part)), generate_binary_structure(3, 3))[1]

    def loose(self) -> list[str]:
        """Parts that something is of which doesn't hang together with the largest piece of the object."""
        piece, _ = label(self.colours > 0, generate_binary_structure(3, 3))
        main = np.bincount(piece[piece > 0]).argmax()
        return [self.names[i] for i in np.unique(self.parts[(piece > 0) & (piece != main)])]


def voxels_of(assembly: Assembly) -> Voxels:
    """Voxels of an object: longest side 30 of 32 cells, centred (`mme3dr.meshes.voxels.voxelise` for the rest)."""
    kinds: dict[tuple[str, str], int] = {}
    corners, labels = [], []
    for part, colour, triangles in coloured_faces(assembly):
        corners.append(triangles)
        labels.append(np.full(len(triangles), kinds.setdefault((part, colour), len(kinds))))
    grid = voxelise(np.concatenate(corners), np.concatenate(labels), CELLS)
    names = tuple(dict.fromkeys(part for part, _ in kinds))
    colours = np.array([INDEX[colour] for _, colour in kinds] + [0], np.uint8)  # the last is taken by -1
    parts = np.array([names.index(part) for part, _ in kinds] + [-1], np.int16)
    return Voxels(colours[grid], parts[grid], names)


def pack(grid: np.ndarray) -> bytes:
    """Palette indices [32, 32, 32] uint8 as compressed bytes."""
    return zlib.compress(np.ascontiguousarray(grid, np.uint8).tobytes(), 6)


def unpack(data: bytes) -> np.ndarray:
    """Palette indices [32, 32, 32] uint8 of compressed bytes."""
    return np.frombuffer(zlib.decompress(data), np.uint8).reshape(CELLS, CELLS, CELLS)


def rgba(grid: np.ndarray) -> np.ndarray:
    """Palette indices [...] -> RGBA [..., 4] uint8, alpha 255 where solid and 0, as the colours, where empty."""
    return PALETTE[grid]


def blocks(grid: np.ndarray) -> Surface:
    """The voxels as cubes, longest side of the grid 1, centred: what a person should look at."""
    full = np.pad(grid, 1)
    vertices, materials = [], []
    for axis in range(3):
        for side in (-1, 1):
            open_ = (full > 0) & (np.roll(full, -side, axis) == 0)
            cell = np.argwhere(open_)  # [Q, 3]
            u, v = np.eye(3)[(axis + 1) % 3], np.eye(3)[(axis + 2) % 3]
            square = np.array([[0, 0], [1, 0], [1, 1], [0, 1]])[::side]
            corner = square[:, :1] * u + square[:, 1:] * v + (side > 0) * np.eye(3)[axis]  # [4, 3]
            vertices.append((cell[:, None] + corner).reshape(-1, 3))
            materials.append(full[open_])
    points = (np.concatenate(vertices) - full.shape[0] / 2) / len(grid)
    quads = np.arange(len(points)).reshape(-1, 4)
    faces = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    used, index = np.unique(np.concatenate(materials), return_inverse=True)
    names = list(COLOURS)
    looks = tuple(Material(np.append(linear_rgb(names[k - 1]), 1).astype(np.float32)) for k in used)
    return Surface(points, faces, np.tile(index, 2), looks)
