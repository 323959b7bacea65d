"""What the nano VQ-VAE is trained on: occupancy, colour and commitment."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F

from mme3dr.models.ar3d.vqvae import VQVAE, Reconstruction


@dataclass(frozen=True)
class LossWeights:
    """How the parts of the loss count.

    overlap: 1 - soft Dice of every object, which looks at small objects as much as at large ones, as the mean IoU does.
    thin: extra weight of a voxel whose whole neighbourhood is of the other kind; thin bars and narrow gaps would else
        be lost among the many easy voxels.
    hidden: weight of the colour of a voxel inside the object, 1 being that of a visible one.
    rare: 0 weighs every voxel's colour alike, 1 every colour alike.
    codebook: pull of the entries towards the encoder's output; 0 where `CodebookEMA` moves them.
    """

    occupancy: float = 1.0
    overlap: float = 0.0
    colour: float = 0.3
    commitment: float = 0.25
    codebook: float = 0.0
    thin: float = 8.0
    hidden: float = 0.1
    rare: float = 0.5


def vqvae_losses(
    model: VQVAE, grid: torch.Tensor, output: Reconstruction, weights: LossWeights = LossWeights()
) -> dict[str, torch.Tensor]:
    """Losses by name, "total" among them. grid: [B, R, R, R] class numbers that gave the output."""
    solid = grid > 0
    density = neighbour_density(solid)
    losses = {
        "occupancy": occupancy_loss(output.occupancy.float(), solid, density, weights.thin),
        "commitment": (output.vectors - output.quantised.detach()).square().mean(),
    }
    if weights.overlap:
        losses["overlap"] = overlap_loss(output.occupancy.float(), solid)
    if weights.codebook:
        losses["codebook"] = (output.quantised - output.vectors.detach()).square().mean()
    if model.config.colours:
        logits = model.colour_logits(output.features, solid).float()
        importance = torch.where(density[solid] < 1, 1.0, weights.hidden)
        losses["colour"] = colour_loss(logits, grid[solid].long() - 1, importance, weights.rare)
    losses["total"] = sum(getattr(weights, name) * value for name, value in losses.items())
    return losses


def neighbour_density(solid: torch.Tensor) -> torch.Tensor:
    """Share of occupied ones among a voxel and its 26 neighbours, [B, R, R, R] bool -> float; outside is empty."""
    return F.avg_pool3d(solid.float()[:, None], 3, stride=1, padding=1)[:, 0]


def occupancy_loss(logits: torch.Tensor, solid: torch.Tensor, density: torch.Tensor, thin: float) -> torch.Tensor:
    """Weighted mean of binary cross-entropy; a voxel's weight is 1 + thin * (share of neighbours of the other kind)."""
    weight = 1 + thin * torch.where(solid, 1 - density, density)
    loss = F.binary_cross_entropy_with_logits(logits, solid.float(), weight, reduction="sum")
    return loss / weight.sum()


def overlap_loss(logits: torch.Tensor, solid: torch.Tensor) -> torch.Tensor:
    """Mean over objects of 1 - Dice coefficient of probabilities and truth (arXiv 1606.04797), both [B, R, R, R]."""
    probability, truth = logits.sigmoid().flatten(1), solid.flatten(1).float()
    shared = (probability * truth).sum(1)
    return (1 - (2 * shared + 1) / (probability.square().sum(1) + truth.sum(1) + 1)).mean()


def colour_loss(logits: torch.Tensor, colours: torch.Tensor, importance: torch.Tensor, rare: float) -> torch.Tensor:
    """Weighted mean of cross-entropy over N voxels, 0 without any.

    logits: [N, C].  colours: [N] class numbers from 0.  importance: [N].
    A colour that fills a share f of the batch counts as f^-rare.
    """
    if not len(colours):
        return logits.sum()
    share = torch.bincount(colours, weights=importance, minlength=logits.shape[1]) / importance.sum()
    weight = importance * share.clamp(min=1e-6).pow(-rare)[colours]
    return (weight * F.cross_entropy(logits, colours, reduction="none")).sum() / weight.sum()
