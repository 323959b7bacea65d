"""Drawing tokens: temperature, top-k, top-p, and a choice that depends on the row's own random number alone."""

from __future__ import annotations

from dataclasses import dataclass

import torch

LARGEST = 1 - 2**-20
"""Largest random number: its product with a sum of probabilities stays below the sum in float32."""
NEAREST = 64
"""Candidates that top-p looks at before it sorts the whole vocabulary."""


@dataclass(frozen=True)
class SamplingSettings:
    """How tokens are drawn.

    temperature: divides the logits; 0 takes the most likely token.
    top_k: only the k most likely tokens (those that tie with the last one too); 0 for all.
    top_p: of these, the fewest most likely ones that hold this share of the probability; 1 for all.
    """

    temperature: float = 1.0
    top_k: int = 0
    top_p: float = 1.0

    def __post_init__(self):
        if not (self.temperature >= 0 and self.top_k >= 0 and 0 < self.top_p <= 1):
            raise ValueError(f"temperature and top_k must not be negative, top_p must lie in (0, 1]: {self}")


def draw(
    logits: torch.Tensor, uniform: torch.Tensor, settings: SamplingSettings
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Draw a token in every row.

    logits: [R, V] float32.  uniform: [R] float32 in [0, LARGEST]: the row's own random number.
    Returns the tokens [R] int64, their log-probabilities [R] in the distribution that they were drawn from, and those
    [R] under the logits as they are (temperature 1, no top-k or top-p).
    """
    if settings.temperature == 0:
        token = logits.argmax(-1, keepdim=True)
        return token[:, 0], torch.zeros_like(logits[:, 0]), _log_prob(logits, token)
    scaled = logits if settings.temperature == 1 else logits / settings.temperature
    probs = _kept(torch.softmax(scaled, -1), settings)
    sums = probs.cumsum(-1)
    total = sums[:, -1:]
    # The first token whose sum exceeds the number, so its own probability is above 0.
    token = torch.searchsorted(sums, uniform[:, None] * total, right=True).clamp_(max=logits.shape[1] - 1)
    drawn = (probs.gather(1, token) / total).log_()[:, 0]
    return token[:, 0], drawn, drawn if settings == SamplingSettings() else _log_prob(logits, token)


def _log_prob(logits: torch.Tensor, token: torch.Tensor) -> torch.Tensor:
    """Log-probability [R] of tokens [R, 1] under logits [R, V]."""
    return torch.log_softmax(logits, -1).gather(1, token)[:, 0]


def _kept(probs: torch.Tensor, settings: SamplingSettings) -> torch.Tensor:
    """Probabilities [R, V] with those of tokens beyond top-k and top-p set to 0."""
    if 0 < settings.top_k < probs.shape[1]:
        least = probs.topk(settings.top_k).values[:, -1:]
        probs = torch.where(probs < least, 0, probs)
    if settings.top_p < 1:
        wanted = settings.top_p * probs.sum(-1, keepdim=True)
        best = probs.topk(min(NEAREST, probs.shape[1])).values
        if (best.sum(-1, keepdim=True) < wanted).any():
            best = probs.sort(descending=True).values
        held = best.cumsum(-1) - best  # what the better ones hold without this one
        least = torch.where(held < wanted, best, torch.inf).min(-1, keepdim=True).values
        probs = torch.where(probs < least, 0, probs)
    return probs
