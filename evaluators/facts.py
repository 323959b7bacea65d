"""Facts: is each statement about the object nearer to its views than the contrast?"""

from __future__ import annotations

import numpy as np

from evaluators.base import Column, ObjectInputs
from evaluators.clip_score import unit

SOURCE = "two-way choice between statement and contrast; chance is 0.5"


class Facts:
    """Share of an object's facts of which the statement is nearer to the views than the contrast (a tie counts half).

    The similarity is the mean over the views of the cosine of text and view. Explicit facts are those that the prompt
    states, implicit ones those that a person expects without being told; an object without facts of a sort has nan.
    """

    name = "facts"
    columns = (
        Column("facts", "Facts", "higher", (0, 1), "", 0.0, SOURCE),
        Column("facts_explicit", "Facts, stated", "higher", (0, 1), "", 0.0, SOURCE),
        Column("facts_implicit", "Facts, implied", "higher", (0, 1), "", 0.0, SOURCE),
    )
    needs = frozenset({"features"})
    extractor = "clip"

    def score(self, inputs: ObjectInputs) -> dict[str, float]:
        """Features [V, D] and the item's facts -> accuracies in [0, 1]."""
        held = self._held(inputs)  # [F]
        implicit = np.array([f.implicit for f in inputs.item.facts], bool)
        return {
            self.name: _mean(held),
            f"{self.name}_explicit": _mean(held[~implicit]),
            f"{self.name}_implicit": _mean(held[implicit]),
        }

    def judge(self, inputs: ObjectInputs) -> dict[str, float]:
        """Per statement: 1 held, 0 the contrast is nearer, 0.5 a tie."""
        statements = [f.statement for f in inputs.item.facts]
        return dict(zip(statements, map(float, self._held(inputs)), strict=True))

    def _held(self, inputs: ObjectInputs) -> np.ndarray:
        facts = inputs.item.facts
        if not facts:
            return np.empty(0)
        texts = unit(inputs.encode_texts([*(f.statement for f in facts), *(f.contrast for f in facts)]))  # [2F, D]
        similarity = (texts @ unit(inputs.features).T).mean(1)  # [2F]
        gap = similarity[: len(facts)] - similarity[len(facts) :]
        return judged(gap)


class NanoFacts(Facts):
    """The same by the package's own small encoder, which knows few objects: see data_cards/nano-eval.md."""

    name = "nano_facts"
    columns = (
        Column("nano_facts", "Nano facts (not CLIP)", "higher", (0, 1), "", 0.0, SOURCE),
        Column("nano_facts_explicit", "Nano facts, stated", "higher", (0, 1), "", 0.0, SOURCE),
        Column("nano_facts_implicit", "Nano facts, implied", "higher", (0, 1), "", 0.0, SOURCE),
    )
    extractor = "nano_eval"


def judged(gap: np.ndarray) -> np.ndarray:
    """1 where the statement is nearer than its contrast (gap > 0), 0.5 at a tie, 0 otherwise."""
    return np.where(gap == 0, 0.5, gap > 0).astype(float)


def _mean(values: np.ndarray) -> float:
    return float(values.mean()) if len(values) else float("nan")
