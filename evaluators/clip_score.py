"""CLIP score: how near the prompt is to the views."""

from __future__ import annotations

import numpy as np

from evaluators.base import Column, ObjectInputs


class ClipScore:
    """Mean over the views of the cosine between prompt and view, x 100, the mean kept at 0 or above.

    The convention of text-to-3D papers (TRELLIS, arXiv 2412.01506; AR3D-R1, arXiv 2512.10949, table 4). The prompt goes
    in as it is written, cut only by the encoder's own limit.
    """

    name = "clip_score"
    columns = (
        Column(
            "clip_score", "CLIP score", "higher", (0, 100), "cosine x 100", 0.0, "Hessel et al. 2021; arXiv 2412.01506"
        ),
    )
    needs = frozenset({"features"})
    extractor = "clip"

    def score(self, inputs: ObjectInputs) -> dict[str, float]:
        """Features [V, D] and the prompt -> the score in [0, 100]."""
        text = unit(inputs.encode_texts([inputs.item.prompt]))  # [1, D]
        cosine = unit(inputs.features) @ text[0]  # [V]
        return {self.name: max(0.0, 100 * float(cosine.mean()))}


class NanoScore(ClipScore):
    """The same by the package's own small encoder. Its figures are no CLIP scores and can't be compared with them."""

    name = "nano_score"
    columns = (
        Column(
            "nano_score", "Nano score (not CLIP)", "higher", (0, 100), "cosine x 100", 0.0, "data_cards/nano-eval.md"
        ),
    )
    extractor = "nano_eval"


def unit(vectors: np.ndarray) -> np.ndarray:
    """Rows scaled to length 1, in float64."""
    vectors = np.asarray(vectors, np.float64)
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
