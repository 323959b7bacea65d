"""Frechet distance of two sets of features in float64."""

from __future__ import annotations

import numpy as np


def frechet_distance(a: np.ndarray, b: np.ndarray) -> float:
    """Squared 2-Wasserstein distance of the Gaussians fitted to features a [n, d] and b [m, d] (Heusel et al. 2017).

    |mean_a - mean_b|^2 + tr A + tr B - 2 tr (A B)^(1/2), covariances A, B with divisor n - 1. The eigenvalues of A B
    are the squared singular values of the cross-Gram matrix of the centred features over (n-1)(m-1), so the last term
    is that matrix's nuclear norm: with fewer samples than dimensions no d x d matrix is ever made. With more samples
    it is the nuclear norm of L_a' L_b from the factors of the covariances. No complex square root in either.
    Raises ValueError for fewer than 2 samples or different dimensions.
    """
    a, b = np.asarray(a, np.float64), np.asarray(b, np.float64)
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1] or min(len(a), len(b)) < 2:
        raise ValueError(f"features must be [n, d] and [m, d] with n, m >= 2, not {a.shape} and {b.shape}")
    mean_a, mean_b = a.mean(0), b.mean(0)
    x, y = (a - mean_a) / np.sqrt(len(a) - 1), (b - mean_b) / np.sqrt(len(b) - 1)
    traces = np.sum(x * x) + np.sum(y * y)
    gap = mean_a - mean_b
    return float(gap @ gap + traces - 2 * _nuclear_norm(_reduced(x), _reduced(y)))


def _reduced(x: np.ndarray) -> np.ndarray:
    """A matrix with the same Gram matrix x'x and at most d rows: the triangle of a QR decomposition."""
    return np.linalg.qr(x, mode="r") if len(x) > x.shape[1] else x


def _nuclear_norm(x: np.ndarray, y: np.ndarray) -> float:
    """Sum of the singular values of x y'."""
    return float(np.linalg.svd(x @ y.T, compute_uv=False).sum())
