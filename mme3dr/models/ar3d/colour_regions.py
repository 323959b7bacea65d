"""Cutting a triangle mesh along the borders of colours, so that every face has one colour and borders run smooth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

NEAREST_CUT = 0.02
"""Cuts stay this share of an edge away from its ends, so that no face collapses."""


@dataclass(frozen=True)
class Regions:
    """A mesh in regions. vertices, normals: [V, 3].  faces: [F, 3].  label: [F] column of the weights."""

    vertices: np.ndarray
    normals: np.ndarray
    faces: np.ndarray
    label: np.ndarray


def split_by_label(vertices: np.ndarray, normals: np.ndarray, faces: np.ndarray, weights: np.ndarray) -> Regions:
    """Give every vertex the label of its largest weight, and cut faces whose corners differ.

    weights: [V, L] of each label at each vertex. An edge is cut where the two weights, taken as linear, are equal.
    A face with two labels falls into three, one with three labels into six. Cuts are shared by neighbouring faces, so
    a closed mesh stays closed.
    """
    label = weights.argmax(1)  # [V]
    corner = label[faces]  # [F, 3]
    edges = np.sort(np.stack([faces, np.roll(faces, -1, axis=1)], axis=2), axis=2)  # [F, 3, 2], edge k from corner k
    differs = label[edges[..., 0]] != label[edges[..., 1]]  # [F, 3]
    pairs, number = np.unique(edges[differs], axis=0, return_inverse=True)  # [C, 2]
    cut = np.full(faces.shape, -1)
    cut[differs] = len(vertices) + number
    share = _crossing(weights, label, pairs)
    three = differs.all(1)
    middle = len(vertices) + len(pairs) + np.arange(three.sum())

    def extended(values: np.ndarray) -> np.ndarray:
        """Values of the old vertices, the cuts and the middles of faces with three labels."""
        between = values[pairs[:, 0]] * (1 - share) + values[pairs[:, 1]] * share
        return np.concatenate([values, between, values[faces[three]].mean(1)])

    normals = extended(normals)
    pieces = [(faces[~differs.any(1)], corner[~differs.any(1), 0])]
    for k in range(3):
        pieces += _two_labels(faces, corner, cut, differs, k)
        pieces += _three_labels(faces[three], corner[three], cut[three], middle, k)
    return Regions(
        extended(vertices),
        normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12),
        np.concatenate([piece for piece, _ in pieces]),
        np.concatenate([name for _, name in pieces]),
    )


def _crossing(weights: np.ndarray, label: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    """Where along each edge [C, 2] the labels of its ends weigh the same, [C, 1]."""
    a, b = pairs.T
    lead_a = weights[a, label[a]] - weights[a, label[b]]
    lead_b = weights[b, label[b]] - weights[b, label[a]]
    share = lead_a / np.maximum(lead_a + lead_b, 1e-12)
    return np.clip(share, NEAREST_CUT, 1 - NEAREST_CUT)[:, None]


def _two_labels(faces: np.ndarray, corner: np.ndarray, cut: np.ndarray, differs: np.ndarray, k: int):
    """Pieces of the faces in which corner k alone has another label."""
    second, third = (k + 1) % 3, (k + 2) % 3
    chosen = differs[:, k] & ~differs[:, second] & differs[:, third]
    here, after, before = (faces[chosen, i] for i in (k, second, third))
    leaving, coming = cut[chosen, k], cut[chosen, third]  # cuts of the edges from and to corner k
    own, other = corner[chosen, k], corner[chosen, second]
    yield np.stack([here, leaving, coming], axis=1), own
    yield np.stack([leaving, after, before], axis=1), other
    yield np.stack([leaving, before, coming], axis=1), other


def _three_labels(faces: np.ndarray, corner: np.ndarray, cut: np.ndarray, middle: np.ndarray, k: int):
    """The two pieces at corner k of faces whose corners all differ."""
    yield np.stack([faces[:, k], cut[:, k], middle], axis=1), corner[:, k]
    yield np.stack([faces[:, k], middle, cut[:, (k + 2) % 3]], axis=1), corner[:, k]
