"""Gradient and colour histograms: set metrics that need no weights, for checks and for machines without a network."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version

import numpy as np
from PIL import Image
from skimage.feature import hog

SIDE = 128
BINS = 4
"""Bins per colour channel."""


class Hog:
    """208 numbers a picture: oriented gradients in 4 x 4 cells (Dalal & Triggs 2005) and a 4 x 4 x 4 colour histogram.

    Far coarser than a learned encoder: it tells sets apart that differ in outline or colour, and no more.
    """

    name = "hog"
    world = "none"

    def __init__(self, device: str = "cpu"):
        self.device = device

    def identity(self) -> dict:
        """No weights: the library that computes them."""
        return {"source": "scikit-image", "version": version("scikit-image"), "side": SIDE, "bins": BINS}

    def images(self, pictures: np.ndarray) -> np.ndarray:
        """[N, H, W, 3] uint8 -> [N, 208] float32."""
        return np.stack([self._one(picture) for picture in pictures])

    def texts(self, texts: Sequence[str]) -> np.ndarray:
        """There is no text tower."""
        raise TypeError("histograms can't encode text: use a CLIP encoder")

    def _one(self, picture: np.ndarray) -> np.ndarray:
        small = np.asarray(Image.fromarray(picture).resize((SIDE, SIDE), Image.Resampling.BOX))
        gradients = hog(small, 9, (SIDE // 4, SIDE // 4), (1, 1), channel_axis=-1)  # [144]
        cell = (small // (256 // BINS)).reshape(-1, 3) @ np.array([BINS * BINS, BINS, 1])
        colours = np.bincount(cell, minlength=BINS**3) / len(cell)  # [64]
        return np.concatenate([gradients, 4 * np.sqrt(colours)]).astype(np.float32)
