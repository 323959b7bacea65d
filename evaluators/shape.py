"""Shape against the reference: F-score, Chamfer distance and volume IoU, at the best of 24 yaws."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.spatial import cKDTree

from evaluators.base import Column, ObjectInputs
from evaluators.occupancy import occupancy
from evaluators.sampling import sample_surface
from mme3dr.files import content_key

COARSE, POINTS = 2048, 16384
"""Points by area with which the yaw is chosen, and with which the figures are taken."""
THRESHOLD = 0.02
YAWS = 24
SOURCE = "Tatarchenko et al. 2019 (F-score); best of 24 yaws, objects with longest side 1"


class Shape:
    """How much the object's surface and volume agree with the reference's.

    Both have longest side 1. A model can't know which way the reference faces, so the object is turned about the up
    axis in steps of 15 degrees; the yaw with the best F-score is used for all three figures.
    """

    name = "shape"
    columns = (
        Column("f_score", "F-score", "higher", (0, 1), f"at {THRESHOLD}", 0.0, SOURCE),
        Column("chamfer", "Chamfer distance", "lower", (0, 1.7321), "longest side = 1", 1.7321, SOURCE),
        Column("volume_iou", "Volume IoU", "higher", (0, 1), "64^3 cells", 0.0, SOURCE),
    )
    needs = frozenset({"surface", "reference"})
    extractor = None

    def score(self, inputs: ObjectInputs) -> dict[str, float]:
        """Surfaces -> F-score in [0, 1], Chamfer distance (mean of both directions' mean distances), IoU in [0, 1]."""
        seed = int(content_key(["shape", inputs.item.id])[:8], 16)
        yaws = [360 * number / YAWS for number in range(YAWS)]
        coarse = _Pair(inputs, COARSE, seed)
        best = max(yaws, key=coarse.f_score)
        f_score, chamfer = _Pair(inputs, POINTS, seed).f_score_and_chamfer(best)
        turned = replace(inputs.surface, vertices=inputs.surface.vertices @ yaw_matrix(best).T)
        a, b = occupancy(turned), occupancy(inputs.reference)
        union = (a | b).sum()
        return {"f_score": f_score, "chamfer": chamfer, "volume_iou": float((a & b).sum() / union) if union else 0.0}


class _Pair:
    """Points of the object and of the reference, ready to be compared at any yaw."""

    def __init__(self, inputs: ObjectInputs, count: int, seed: int):
        self.made, _, _ = sample_surface(inputs.surface, count, seed)  # [count, 3]
        self.true, _, _ = sample_surface(inputs.reference, count, seed + 1)  # [count, 3]
        self.made_tree, self.true_tree = cKDTree(self.made), cKDTree(self.true)

    def f_score(self, yaw: float) -> float:
        """F-score with the object turned by `yaw` degrees; looks no further than the threshold, which is faster."""
        return _f_score(*self._distances(yaw, THRESHOLD))

    def f_score_and_chamfer(self, yaw: float) -> tuple[float, float]:
        """Both figures with the object turned by `yaw` degrees."""
        to_true, to_made = self._distances(yaw, np.inf)
        return _f_score(to_true, to_made), float((to_true.mean() + to_made.mean()) / 2)

    def _distances(self, yaw: float, limit: float) -> tuple[np.ndarray, np.ndarray]:
        """Distances [count] to the other surface's nearest point, in both directions; inf beyond the limit."""
        turn = yaw_matrix(yaw)
        to_true, _ = self.true_tree.query(self.made @ turn.T, distance_upper_bound=limit)
        to_made, _ = self.made_tree.query(self.true @ turn, distance_upper_bound=limit)  # turns the reference back
        return to_true, to_made


def _f_score(to_true: np.ndarray, to_made: np.ndarray) -> float:
    """Harmonic mean of the shares of points within the threshold."""
    precision, recall = (to_true < THRESHOLD).mean(), (to_made < THRESHOLD).mean()
    return float(2 * precision * recall / max(precision + recall, 1e-12))


def yaw_matrix(degrees: float) -> np.ndarray:
    """Rotation about +y, [3, 3]."""
    a = np.radians(degrees)
    return np.array([[np.cos(a), 0, np.sin(a)], [0, 1, 0], [-np.sin(a), 0, np.cos(a)]])
