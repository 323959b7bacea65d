"""Frechet distances between the views of a model's objects and those of the references."""

from __future__ import annotations

import numpy as np

from evaluators.base import Column, Estimate, SetMetric
from evaluators.moments import frechet_distance

SOURCE = "Heusel et al. 2017; the four views of TRELLIS (arXiv 2412.01506)"
GROUPS = 10
"""Groups of objects left out in turn for the interval."""


class Frechet(SetMetric):
    """Frechet distance over all views of all objects, with a delete-group jackknife interval over objects.

    A bootstrap would repeat objects, which shrinks the covariance and shifts the distance; leaving groups out keeps
    every object once. The interval is the jackknife's normal one about the value itself.
    """

    def score(self, generated: np.ndarray, reference: np.ndarray, seed: int = 0) -> Estimate:
        """Features [N, V, D] and [M, V, D] -> distance >= 0, n = N objects."""
        target = reference.reshape(-1, reference.shape[-1])
        value = frechet_distance(_flat(generated), target)
        count = len(generated)
        if count < 2 * GROUPS:
            return Estimate(value, float("nan"), float("nan"), count)
        order = np.random.default_rng(seed).permutation(count)
        parts = np.array_split(order, GROUPS)
        left_out = [frechet_distance(_flat(np.delete(generated, part, 0)), target) for part in parts]
        spread = np.sqrt((GROUPS - 1) / GROUPS * np.sum((left_out - np.mean(left_out)) ** 2))
        return Estimate(value, float(value - 1.96 * spread), float(value + 1.96 * spread), count)


class FrechetInception(Frechet):
    """FD on the 2,048 features of the TF-FID Inception."""

    name, extractor = "fd_incep", "inception_v3"
    columns = (Column("fd_incep", "FD Inception", "lower", (0, None), "", None, SOURCE),)


class FrechetDino(Frechet):
    """FD on DINOv2's class token (Stein et al. 2023)."""

    name, extractor = "fd_dinov2", "dinov2_large"
    columns = (Column("fd_dinov2", "FD DINOv2", "lower", (0, None), "", None, SOURCE),)


class FrechetNano(Frechet):
    """FD on the embeddings of the package's own small encoder."""

    name, extractor = "fd_nano", "nano_eval"
    columns = (Column("fd_nano", "FD nano", "lower", (0, None), "", None, "data_cards/nano-eval.md"),)


class FrechetHog(Frechet):
    """FD on gradient and colour histograms: coarse, but it needs no weights."""

    name, extractor = "fd_hog", "hog"
    columns = (Column("fd_hog", "FD HOG", "lower", (0, None), "", None, "this project; needs no weights"),)


def _flat(features: np.ndarray) -> np.ndarray:
    return features.reshape(-1, features.shape[-1])
