"""Advantages: how much better a candidate's reward is than its group's (paper, section 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch

EPSILON = 1e-4
"""Added to the standard deviation (paper, section 3)."""


@dataclass(frozen=True)
class Advantages:
    """values: [N, G] float32, 0 in groups that don't count.

    known: [N] bool, groups all of whose rewards could be had.  spread: [N] bool, those whose rewards are not all equal.
    """

    values: torch.Tensor
    known: torch.Tensor
    spread: torch.Tensor

    @property
    def useful(self) -> torch.Tensor:
        """[N] bool: groups that give a gradient."""
        return self.known & self.spread


def group_advantages(rewards: torch.Tensor, scaled: bool = True) -> Advantages:
    """(R - mean) / (std + 1e-4) within each group.

    rewards: [N, G] with G >= 2; nan where a reward could not be had, which masks its whole group: the others of a group
        can't be told better or worse than an average that lacks some.
    scaled: False leaves out the division (Dr. GRPO, arXiv 2503.20783). The standard deviation divides by G - 1.
    """
    if rewards.ndim != 2 or rewards.shape[1] < 2:
        raise ValueError(f"rewards are [groups, candidates] with two candidates or more, not {tuple(rewards.shape)}")
    rewards = rewards.double()
    known = rewards.isfinite().all(1)
    spread = known & (rewards.amax(1) > rewards.amin(1))
    values = rewards - rewards.mean(1, keepdim=True)
    if scaled:
        values = values / (rewards.std(1, keepdim=True) + EPSILON)
    return Advantages(torch.where(spread[:, None], values, 0.0).float(), known, spread)


def normalised(components: torch.Tensor, weights: Sequence[float]) -> torch.Tensor:
    """Components of a reward, each with mean 0 and its weight as standard deviation in its group.

    components: [K, N, G], and so is what is returned.  weights: [K].
    So the weights alone decide how much each component counts, and not the width of its range. One without spread in a
    group is 0 there; nan stays nan.
    """
    return torch.stack(
        [
            w * torch.where(c.isfinite(), group_advantages(c).values.to(c.dtype), torch.nan)
            for c, w in zip(components, weights, strict=True)
        ]
    )


def hierarchical(high: torch.Tensor, low: torch.Tensor, coupling: float) -> torch.Tensor:
    """Reward of step 1, R_high + lambda R_low: a plan is as good as what step 2 makes of it (paper, equation 9).

    high, low: [N, G] rewards of the two steps.  coupling: lambda; 0 trains the steps independently.
    """
    return high + coupling * low if coupling else high


def dominance(components: dict[str, torch.Tensor]) -> dict[str, float]:
    """Share of each component in the variance of their sum within groups; the shares sum to 1.

    components: [N, G] by name; groups with nan are left out.  A share is cov(c_k, sum) / var(sum), negative for a
    component that works against the rest. All are nan where the sum has no variance.
    """
    table = torch.stack([c.double() for c in components.values()])  # [K, N, G]
    table = table[:, table.isfinite().all(0).all(1)]
    centred = table - table.mean(2, keepdim=True) if table.shape[1] else table
    total = centred.sum(0)
    shares = (centred * total).sum((1, 2)) / total.square().sum()
    return dict(zip(components, shares.tolist(), strict=True))
