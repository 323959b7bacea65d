"""Policy losses: pure functions of log-probabilities. GRPO, DAPO, GSPO, Dr. GRPO and Hi-GRPO are settings of them.

Every function takes one step's sequences [B, L]: padded rows of which `mask` marks the tokens that the policy sampled.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import torch

from mme3dr.errors import unknown_name

RATIOS, AVERAGES = ("token", "sequence"), ("token", "sequence", "constant")


@dataclass(frozen=True)
class LossSettings:
    """A policy-gradient algorithm.

    ratio: of new to old probability, "token" by token (GRPO, DAPO), or one for a "sequence", the geometric mean of its
        tokens' (GSPO, arXiv 2507.18071).
    clip_low, clip_high: the ratio counts up to 1 - clip_low and 1 + clip_high; equal ones are PPO's symmetric clipping,
        a higher upper one is DAPO's decoupled clipping (arXiv 2503.14476). In the first update on an iteration's
        samples the ratio is 1, but for rounding, so that they make no difference in a run with one update an iteration.
    average: over all "token"s of all groups (DAPO, Hi-GRPO), over the tokens of a "sequence" first (GRPO), or the sum
        divided by a "constant", sequences x longest length (Dr. GRPO, arXiv 2503.20783).
    beta: weight of the KL divergence from the reference policy; 0 needs no reference.
    """

    ratio: str = "token"
    clip_low: float = 0.2
    clip_high: float = 0.28
    average: str = "token"
    beta: float = 0.01

    def __post_init__(self):
        for kind, name, known in (("ratio", self.ratio, RATIOS), ("average", self.average, AVERAGES)):
            if name not in known:
                raise unknown_name(kind, name, known)
        if not (0 < self.clip_low < 1 and self.clip_high > 0 and self.beta >= 0):
            raise ValueError(f"0 < clip_low < 1, clip_high > 0 and beta >= 0 are needed: {self}")


class PolicyLoss(NamedTuple):
    """loss: scalar.  The rest are sums over the mask's tokens, without gradient, so that they add up over batches.

    kl: of `k3`.  low, high: tokens whose gradient is cut off at the lower and at the upper bound.
    """

    loss: torch.Tensor
    kl: torch.Tensor
    low: torch.Tensor
    high: torch.Tensor


def policy_loss(
    log_probs: torch.Tensor,
    old: torch.Tensor,
    advantages: torch.Tensor,
    mask: torch.Tensor,
    settings: LossSettings,
    normaliser: float,
    reference: torch.Tensor | None = None,
) -> PolicyLoss:
    """Clipped surrogate plus beta KL (paper, section 3), to be minimised.

    log_probs, old, reference: [B, L] log-probabilities under the policy, the one that sampled, and the reference.
    advantages: [B].  mask: [B, L] bool.
    normaliser: of all sequences of the update, see `normaliser`. Losses of parts of a batch, each with the whole's
        normaliser, add up to the loss of the whole.
    """
    weights = mask.to(log_probs.dtype)
    log_ratio = (log_probs - old) * weights  # [B, L]
    if settings.ratio == "sequence":
        log_ratio = (log_ratio.sum(1) / weights.sum(1).clamp(min=1))[:, None]  # [B, 1]
    ratio, gain = log_ratio.exp(), advantages[:, None]
    clipped = ratio.clamp(1 - settings.clip_low, 1 + settings.clip_high)
    per_token = -torch.minimum(ratio * gain, clipped * gain).expand_as(log_probs)
    kl = torch.zeros_like(log_probs)
    if settings.beta:
        if reference is None:
            raise ValueError("beta is above 0: log-probabilities under the reference policy are needed")
        kl = k3(log_probs, reference)
        per_token = per_token + settings.beta * kl
    if settings.average == "sequence":
        weights = weights / weights.sum(1, keepdim=True).clamp(min=1)
    low = (ratio < 1 - settings.clip_low) & (gain < 0) & mask
    high = (ratio > 1 + settings.clip_high) & (gain > 0) & mask
    return PolicyLoss((per_token * weights).sum() / normaliser, (kl.detach() * mask).sum(), low.sum(), high.sum())


def k3(log_probs: torch.Tensor, reference: torch.Tensor) -> torch.Tensor:
    """pi_ref / pi - log(pi_ref / pi) - 1: an estimate of the KL divergence from the reference that is never negative.

    Any shape; the paper's form (section 3), known as k3.
    """
    gap = reference - log_probs
    return gap.exp() - gap - 1


def normaliser(mask: torch.Tensor, average: str, longest: int) -> torch.Tensor:
    """What the losses of some sequences are divided by; those of several batches add up.

    mask: [B, L] bool, of the sequences of groups that count.  longest: most tokens that a sequence can have.
    """
    if average == "token":
        return mask.sum()
    return torch.tensor(len(mask) * (longest if average == "constant" else 1))
