"""Losses of a two-tower encoder, from cosines of pictures and texts."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch.nn.functional import cross_entropy, pad, softplus

from training.pretrain.encoder_data import Batch


@dataclass(frozen=True)
class LossWeights:
    """captions: each object's caption among all and its own wrong ones, and the reverse.  facts: statement against
    contrast.  rivals: a statement's object against one of its family that it isn't true of.  prior: what the batch's
    mean picture says of statement against contrast, which text alone would decide.
    """

    captions: float = 1.0
    facts: float = 1.0
    rivals: float = 1.0
    prior: float = 0.1


def encoder_losses(
    pictures: torch.Tensor,
    captions: torch.Tensor,
    wrong: torch.Tensor,
    facts: torch.Tensor,
    batch: Batch,
    scale: torch.Tensor,
    weights: LossWeights,
) -> dict[str, torch.Tensor]:
    """Losses by name, "total" the weighted sum, and the share of pairs that are held.

    pictures: [B, D], the mean of the views' unit vectors.  captions [B, D], wrong [W, D], facts [T, D]: unit vectors.
    scale: by which cosines are multiplied to be logits.
    """
    logits = scale * pictures @ captions.T  # [B, B]
    against = scale * (pictures[batch.wrong_of] * wrong).sum(1)  # [W]
    own = torch.arange(len(pictures))
    to_text = cross_entropy(torch.cat([logits, _by_object(against, batch.wrong_of, len(pictures))], 1), own)
    difference = facts[batch.pairs[:, 1]] - facts[batch.pairs[:, 2]]  # [P, D]
    gap = scale * (pictures[batch.pairs[:, 0]] * difference).sum(1)
    statement, holds, lacks = batch.rivals.T
    lead = scale * ((pictures[holds] - pictures[lacks]) * facts[statement]).sum(1)  # [R]
    losses = {
        "captions": (to_text + cross_entropy(logits.T, own)) / 2,
        "facts": softplus(-gap).mean(),
        "rivals": softplus(-lead).mean() if len(lead) else lead.sum(),
        "prior": (scale * difference @ pictures.mean(0)).square().mean(),
    }
    losses["total"] = sum(getattr(weights, name) * value for name, value in list(losses.items()))
    losses["held"] = (gap.detach() > 0).float().mean()
    return losses


def _by_object(values: torch.Tensor, of: torch.Tensor, count: int) -> torch.Tensor:
    """Values [W] in the rows of the objects that they are of [W] -> [count, K], -inf where a row has fewer than K."""
    if not len(values):
        return values.new_zeros(count, 0)
    first = torch.searchsorted(of, torch.arange(count))  # `of` is sorted
    place = torch.arange(len(of)) - first[of]
    empty = pad(values.new_full((1, int(place.max()) + 1), float("-inf")), (0, 0, 0, count - 1), value=float("-inf"))
    return empty.index_put((of, place), values)
