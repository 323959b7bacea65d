"""Which tokens may stand where: text spans hold words and end at `<mesh-start>`, mesh spans hold codes alone.

The same masks serve in sampling and in training, so that both see one distribution.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch

BLOCKED = -1e30
"""Logit of a token that may not stand in a span: probability exactly 0, and no nan in gradients."""


@dataclass(frozen=True)
class Span:
    """The tokens first, ..., last - 1 without the blocked ones.

    blocked: [N] int64 offsets from first.
    """

    first: int
    last: int
    blocked: torch.Tensor

    @classmethod
    def of(cls, ids: list[int]) -> Span:
        """The span whose tokens are exactly `ids`."""
        first, last = min(ids), max(ids) + 1
        allowed = torch.zeros(last - first, dtype=torch.bool)
        allowed[torch.tensor(ids) - first] = True
        return cls(first, last, (~allowed).nonzero()[:, 0])

    def masked(self, logits: torch.Tensor) -> torch.Tensor:
        """Logits [N, last - first] of its range, those of blocked tokens replaced."""
        if not len(self.blocked):
            return logits
        return logits.index_fill(1, self.blocked.to(logits.device), BLOCKED)
