"""Shape against the reference: F-score, Chamfer distance and volume IoU, at the best of 24 yaws."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.spatial import cKDTree

from evaluators.base import Column, ObjectInputs
from evaluators.occupancy import occupancy
from evaluators.sampling import sample_surface
from mme3dr.files import content_key
from mme3dr.records import Surface

POINTS = 4096
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
        made, _, _ = sample_surface(inputs.surface, POINTS, seed)
        true, _, _ = sample_surface(inputs.reference, POINTS, seed + 1)
        made_tree, true_tree = cKDTree(made), cKDTree(true)
        best = (-1.0, 0.0, 0)
        for number in range(YAWS):
            turn = yaw_matrix(360 * number / YAWS)
            to_true, _ = true_tree.query(made @ turn.T)
            to_made, _ = made_tree.query(true @ turn)  # turning the object = turning the reference back
            precision, recall = (to_true < THRESHOLD).mean(), (to_made < THRESHOLD).mean()
            f_score = 2 * precision * recall / max(precision + recall, 1e-12)
            chamfer = (to_true.mean() + to_made.mean()) / 2
            best = max(best, (float(f_score), -float(chamfer), number))
        turned = _turned(inputs.surface, 360 * best[2] / YAWS)
        a, b = occupancy(turned), occupancy(inputs.reference)
        union = (a | b).sum()
        return {"f_score": best[0], "chamfer": -best[1], "volume_iou": float((a & b).sum() / union) if union else 0.0}


def yaw_matrix(degrees: float) -> np.ndarray:
    """Rotation about +y, [3, 3]."""
    a = np.radians(degrees)
    return np.array([[np.cos(a), 0, np.sin(a)], [0, 1, 0], [-np.sin(a), 0, np.cos(a)]])


def _turned(surface: Surface, degrees: float) -> Surface:
    return replace(surface, vertices=surface.vertices @ yaw_matrix(degrees).T)
