"""Kernel distances (KD, also KID): unbiased polynomial MMD^2 between the views of two sets of objects."""

from __future__ import annotations

import numpy as np

from evaluators.base import Column, Estimate, SetMetric

SOURCE = "Binkowski et al. 2018; equal to torch-fidelity"
SUBSETS, SUBSET_SIZE = 100, 1000
RESAMPLES = 500


def kernel_distance(
    a: np.ndarray, b: np.ndarray, seed: int = 2020, subsets: int = SUBSETS, size: int = SUBSET_SIZE
) -> float:
    """Mean over random subsets of the unbiased MMD^2 with kernel (x.y / d + 1)^3 of features a [n, d], b [m, d].

    Subsets have min(size, n, m) samples. May be slightly negative for equal distributions: an unbiased estimate of 0.
    """
    a, b = np.asarray(a, np.float64), np.asarray(b, np.float64)
    size = min(size, len(a), len(b))
    rng = np.random.RandomState(seed)
    k_aa, k_bb, k_ab = _kernel(a, a), _kernel(b, b), _kernel(a, b)
    if size == len(a) == len(b):  # every subset is the whole: one look gives what all would
        return _unbiased(k_aa, k_bb, k_ab)
    values = []
    for _ in range(subsets):
        i, j = rng.choice(len(a), size, replace=False), rng.choice(len(b), size, replace=False)
        values.append(_unbiased(k_aa[np.ix_(i, i)], k_bb[np.ix_(j, j)], k_ab[np.ix_(i, j)]))
    return float(np.mean(values))


class Kernel(SetMetric):
    """KD over all views of all objects; the interval resamples the model's objects, all views of one together."""

    def score(self, generated: np.ndarray, reference: np.ndarray, seed: int = 0) -> Estimate:
        """Features [N, V, D] and [M, V, D] -> unbiased distance, n = N objects."""
        views = generated.shape[1]
        a, b = (v.reshape(-1, v.shape[-1]) for v in (generated, reference))
        value = kernel_distance(a, b)
        if len(generated) < 20:
            return Estimate(value, float("nan"), float("nan"), len(generated))
        k_aa, k_ab = _kernel(np.float64(a), np.float64(a)), _kernel(np.float64(a), np.float64(b)).mean(1)
        k_bb = _kernel(np.float64(b), np.float64(b))
        within_b = (k_bb.sum() - np.trace(k_bb)) / (len(b) * (len(b) - 1))
        blocks = k_aa.reshape(len(generated), views, len(generated), views).sum((1, 3))  # [N, N], by object
        np.fill_diagonal(blocks, 0)  # an object, or two copies of it, is never compared with itself
        cross = k_ab.reshape(-1, views).mean(1)  # [N]
        rng = np.random.default_rng(seed)
        weights = rng.multinomial(len(generated), np.full(len(generated), 1 / len(generated)), RESAMPLES)  # [R, N]
        pairs = len(generated) ** 2 - (weights**2).sum(1)  # ordered pairs of different objects, with multiplicity
        within = np.einsum("ri,ij,rj->r", weights, blocks, weights, optimize=True) / (pairs * views**2)
        resampled = within + within_b - 2 * weights @ cross / len(generated)
        middle = float(np.mean(resampled))
        low, high = np.quantile(resampled, (0.025, 0.975)) - middle + value
        return Estimate(value, float(low), float(high), len(generated))


class KernelInception(Kernel):
    """KD on the 2,048 features of the TF-FID Inception."""

    name, extractor = "kd_incep", "inception_v3"
    columns = (Column("kd_incep", "KD Inception", "lower", (None, None), "papers print x 100", None, SOURCE),)


class KernelDino(Kernel):
    """KD on DINOv2's class token."""

    name, extractor = "kd_dinov2", "dinov2_large"
    columns = (Column("kd_dinov2", "KD DINOv2", "lower", (None, None), "papers print x 100", None, SOURCE),)


class KernelNano(Kernel):
    """KD on the embeddings of the package's own small encoder."""

    name, extractor = "kd_nano", "nano_eval"
    columns = (Column("kd_nano", "KD nano", "lower", (None, None), "", None, "data_cards/nano-eval.md"),)


class KernelHog(Kernel):
    """KD on gradient and colour histograms: coarse, but it needs no weights."""

    name, extractor = "kd_hog", "hog"
    columns = (Column("kd_hog", "KD HOG", "lower", (None, None), "", None, "this project; needs no weights"),)


def _kernel(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return (x @ y.T / x.shape[1] + 1) ** 3


def _unbiased(k_aa: np.ndarray, k_bb: np.ndarray, k_ab: np.ndarray) -> float:
    n, m = len(k_aa), len(k_bb)
    return (
        (k_aa.sum() - np.trace(k_aa)) / (n * (n - 1)) + (k_bb.sum() - np.trace(k_bb)) / (m * (m - 1)) - 2 * k_ab.mean()
    )
