"""How much of a shape survives the VQ-VAE: the cap on every later score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

from mme3dr.models.ar3d.codebook import perplexity
from mme3dr.models.ar3d.vqvae import VQVAE
from mme3dr.models.ar3d.vqvae_loss import neighbour_density

SCORES = ("occupancy_iou", "colour_accuracy", "thin_recall")


@dataclass(frozen=True)
class ReconstructionReport:
    """Means over objects, each in [0, 1], and the use of the codebook.

    occupancy_iou: intersection over union of occupied voxels.
    colour_accuracy: share of visible voxels, occupied in both, that kept their palette colour; nan without colours.
    thin_recall: share of thin voxels (in no 2^3 block of occupied ones) that are still occupied.
    entries_used: codebook entries that occur.  perplexity: exp of the entropy of their frequencies.
    """

    objects: int
    occupancy_iou: float
    colour_accuracy: float
    thin_recall: float
    entries_used: int
    perplexity: float


@torch.inference_mode()
def reconstruct(
    model: VQVAE, grids: Sequence[np.ndarray] | np.ndarray, batch: int = 16
) -> tuple[np.ndarray, np.ndarray]:
    """Objects through codes and back.

    grids: [N, R, R, R] class numbers (see `voxels.py`).
    Returns scores [N, 3] by object, in the order of SCORES and nan where there is nothing to count, and how often each
    entry of the codebook occurs [codebook].
    """
    rows, counts = [], torch.zeros(model.config.codebook, dtype=torch.int64)
    for start in range(0, len(grids), batch):
        grid = torch.as_tensor(np.stack(grids[start : start + batch]))
        codes = model.encode(grid)
        counts += torch.bincount(codes.flatten(), minlength=len(counts))
        rows.append(_scores(grid, model.grid(codes), bool(model.config.colours)))
    return torch.cat(rows).numpy(), counts.numpy()


def reconstruction_report(model: VQVAE, grids: Sequence[np.ndarray] | np.ndarray) -> ReconstructionReport:
    """The report for grids [N, R, R, R] of class numbers (see `voxels.py`)."""
    scores, counts = reconstruct(model, grids)
    means = (float(np.nanmean(column)) if np.isfinite(column).any() else float("nan") for column in scores.T)
    return ReconstructionReport(len(grids), *means, int((counts > 0).sum()), perplexity(counts))


def thin_voxels(solid: torch.Tensor) -> torch.Tensor:
    """Occupied voxels that no 2^3 block of occupied ones contains, [B, R, R, R] bool."""
    blocks = -F.max_pool3d(-solid.float()[:, None], 2, stride=1)  # [B, 1, R-1, ...]: 1 where a block is full
    covered = F.max_pool3d(F.pad(blocks, (1,) * 6), 2, stride=1)[:, 0]
    return solid & (covered == 0)


def _scores(true: torch.Tensor, made: torch.Tensor, coloured: bool) -> torch.Tensor:
    """IoU, colour accuracy and thin recall of each object, [B, 3], nan where there is nothing to count."""
    solid, other = true > 0, made > 0
    dims = (1, 2, 3)
    visible = solid & other & (neighbour_density(solid) < 1)
    thin = thin_voxels(solid)
    iou = (solid & other).sum(dims) / (solid | other).sum(dims)
    colour = ((true == made) & visible).sum(dims) / visible.sum(dims)
    kept = (thin & other).sum(dims) / thin.sum(dims)
    return torch.stack([iou, colour if coloured else torch.full_like(iou, torch.nan), kept], dim=1)
