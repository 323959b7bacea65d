"""Retrieval between views and texts: is an object's own text the nearest, and a text's own object?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evaluators.clip_score import unit


def mean_similarity(features: np.ndarray, texts: np.ndarray) -> np.ndarray:
    """View features [N, V, D] and text features [M, D] -> cosines [N, M], the mean over the views."""
    count, views, size = features.shape
    directions = unit(features.reshape(-1, size)).reshape(count, views, size).mean(1)  # [N, D]
    return directions @ unit(texts).T


def first_hits(similarity: np.ndarray, texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """R@1 by object, image to text and text to image, [N] each in [0, 1]; mean them.

    similarity: [N, N], row i and column i belong together.  texts: objects of the same text are each other's answer.
    Where several are equally near, each counts its share.
    """
    names = np.unique(np.asarray(texts), return_inverse=True)[1]
    own = names[:, None] == names  # [N, N]
    hits = []
    for table in (similarity, similarity.T):
        best = table == table.max(1, keepdims=True)
        hits.append((best & own).sum(1) / best.sum(1))
    return hits[0], hits[1]
