"""Appearance: do colours, materials and textures of the six views agree? Measured, without a model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from skimage.color import rgb2lab

from evaluators.extractors.nano_pictures import shrink
from mme3dr.records import Item
from training.rewards.base import Reward
from training.shapes import Shape

INK = 8
"""A pixel shows the object where some channel is so far from white."""
NOTICED = 20.0
"""Distance in CIE Lab at which two colours are plainly two."""
BINS = 4
"""Cells of Lab's histogram along each axis."""


class Appearance(Reward):
    """Sum of three figures, each in [0, 1], over all views together; stands for the paper's Qwen2.5-VL (section 4).

    colour: share of neighbouring pixels of the object that don't jump between colours, so that patches cost.
    material: share of the object's pixels in its four most frequent colours: few materials, not a mixture.
    texture: how alike the colour histograms of opposite views are, as intersection.
    """

    high = 3.0

    def score(self, items: Sequence[Item], shapes: Sequence[Shape]) -> np.ndarray:
        """See `Reward.score`."""
        return np.array([sum(consistency(shrink(shape.views))) for shape in shapes])


def consistency(views: np.ndarray) -> tuple[float, float, float]:
    """Colour, material and texture of views [V, H, W, 3] uint8; all 0 where nothing is to be seen."""
    ink = (views < 255 - INK).any(3)  # [V, H, W]
    if not ink.any():
        return 0.0, 0.0, 0.0
    lab = rgb2lab(views)  # [V, H, W, 3]
    chroma = lab * np.array([0.25, 1, 1])  # shading changes lightness, not hue
    smooth = np.mean([_steady(chroma, ink, axis) for axis in (1, 2)])
    cells = _cells(lab)
    counts = np.bincount(cells[ink], minlength=BINS**3)
    material = np.sort(counts)[-4:].sum() / counts.sum()
    return float(smooth), float(material), _agreement(cells, ink)


def _steady(colour: np.ndarray, ink: np.ndarray, axis: int) -> float:
    """Share of neighbours along an axis that look alike."""
    first, second = (np.take(ink, range(*r), axis) for r in ((0, ink.shape[axis] - 1), (1, ink.shape[axis])))
    both = first & second
    jump = np.linalg.norm(np.diff(colour, axis=axis), axis=3)
    return float((jump[both] < NOTICED).mean()) if both.any() else 1.0


def _cells(lab: np.ndarray) -> np.ndarray:
    """Number of the histogram's cell of every pixel, [V, H, W]."""
    place = (lab - np.array([0, -100, -100])) / np.array([100, 200, 200]) * BINS
    cell = np.clip(place.astype(int), 0, BINS - 1)
    return (cell[..., 0] * BINS + cell[..., 1]) * BINS + cell[..., 2]


def _agreement(cells: np.ndarray, ink: np.ndarray) -> float:
    """Mean intersection of the histograms of views half a turn apart; a view without the object agrees with none."""
    tables = np.stack([np.bincount(c[i], minlength=BINS**3) for c, i in zip(cells, ink, strict=True)]).astype(float)
    tables /= np.maximum(tables.sum(1, keepdims=True), 1)  # [V, bins]
    return float(np.minimum(tables, np.roll(tables, len(tables) // 2, axis=0)).sum(1).mean())
