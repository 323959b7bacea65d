"""Colour at any place of a generated object: from the mesh decoder's vertices, or from the Gaussians around it.

Colours are sRGB in [0, 1], as the networks were trained on pictures; places are in the mesh's own frame.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.spatial import cKDTree

NEIGHBOURS = 16
"""Gaussians that one place is coloured by, at most."""
AT_ONCE = 1 << 16
"""Places coloured in one go."""


class Colours(ABC):
    """A field of colours."""

    @abstractmethod
    def at(self, points: np.ndarray) -> np.ndarray:
        """Colour at places [N, 3] -> [N, 3] float32 sRGB in [0, 1]."""


@dataclass(frozen=True)
class VertexColours(Colours):
    """The mesh decoder's colours, between its vertices by distance.

    vertices: [V, 3].  colours: [V, 3] sRGB in [0, 1].
    """

    vertices: np.ndarray
    colours: np.ndarray

    def at(self, points: np.ndarray) -> np.ndarray:
        """Mean of the three nearest vertices, weighted by 1 / distance."""
        distance, index = self._tree.query(points, min(3, len(self.vertices)))
        weight = 1 / np.maximum(distance.reshape(len(points), -1), 1e-9)
        weight /= weight.sum(1, keepdims=True)
        nearest = self.colours[index.reshape(len(points), -1)]
        return np.einsum("nk,nkc->nc", weight, nearest).astype(np.float32)

    @cached_property
    def _tree(self) -> cKDTree:
        return cKDTree(self.vertices)


@dataclass(frozen=True)
class GaussianColours(Colours):
    """Colours of 3D Gaussians (Kerbl et al. 2023, arXiv 2308.04079), mixed by how dense each is at the place.

    centres: [G, 3].  own: [G, 3] their colours, sRGB, not yet clipped to [0, 1].  scales: [G, 3] standard deviations
    along the Gaussian's own axes.  rotations: [G, 4] unit quaternions, w first.  opacities: [G] in [0, 1].
    """

    centres: np.ndarray
    own: np.ndarray
    scales: np.ndarray
    rotations: np.ndarray
    opacities: np.ndarray

    def at(self, points: np.ndarray) -> np.ndarray:
        """Mean of the nearest Gaussians, weighted by opacity x density; no view direction and no occlusion enters."""
        parts = [self._at(points[i : i + AT_ONCE]) for i in range(0, len(points), AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros((0, 3), np.float32)

    def _at(self, points: np.ndarray) -> np.ndarray:
        _, index = self._tree.query(points, min(NEIGHBOURS, len(self.centres)))
        index = index.reshape(len(points), -1)  # [N, K]
        offset = np.einsum("nkji,nkj->nki", self._axes[index], points[:, None] - self.centres[index])
        density = np.log(np.maximum(self.opacities[index], 1e-12)) - 0.5 * ((offset / self.scales[index]) ** 2).sum(2)
        weight = np.exp(density - density.max(1, keepdims=True))
        weight /= weight.sum(1, keepdims=True)
        return np.einsum("nk,nkc->nc", weight, np.clip(self.own[index], 0, 1)).astype(np.float32)

    @cached_property
    def _tree(self) -> cKDTree:
        return cKDTree(self.centres)

    @cached_property
    def _axes(self) -> np.ndarray:
        """Rotation matrices [G, 3, 3], from a Gaussian's own axes to the world's."""
        w, x, y, z = self.rotations.T
        rows = (
            (1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)),
            (2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)),
            (2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)),
        )
        return np.stack([np.stack(row, -1) for row in rows], -2)
