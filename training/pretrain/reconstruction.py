"""What of an object survives a VQ-VAE: figures with intervals, and pictures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from PIL import Image

from evaluators.confidence import bootstrap_mean
from mme3dr.models.ar3d.codebook import perplexity
from mme3dr.models.ar3d.meshing import grid_to_surface
from mme3dr.models.ar3d.reconstruction import SCORES, reconstruct
from mme3dr.models.ar3d.vqvae import VQVAE
from mme3dr.records import CATEGORIES
from mme3dr.render.sheet import contact_sheet
from training.families.sheet import picture_of
from training.families.voxels import blocks

LABELS = {"occupancy_iou": "occupancy IoU", "colour_accuracy": "colour accuracy", "thin_recall": "thin voxels kept"}


def reconstruction_table(vqvae: VQVAE, grids: Sequence[np.ndarray], categories: Sequence[str], data: str) -> str:
    """Means with 95 % intervals over all objects and by category as markdown, and the use of the codebook."""
    scores, counts = reconstruct(vqvae, grids)
    kinds = np.array(categories)
    groups = {"all": np.ones(len(kinds), bool)} | {c: kinds == c for c in CATEGORIES if c in categories}
    lines = [f"| {data} | objects | {' | '.join(LABELS[name] for name in SCORES)} |", "|---" * 5 + "|"]
    for name, mask in groups.items():
        lines.append(f"| {name} | {mask.sum()} | {' | '.join(_figure(column[mask]) for column in scores.T)} |")
    used = int((counts > 0).sum())
    lines.append(f"\n{used} of {len(counts)} codes are used, perplexity {perplexity(counts):.0f}.")
    return "\n".join(lines)


def _figure(values: np.ndarray) -> str:
    values = values[np.isfinite(values)]
    if not len(values):
        return "-"
    estimate = bootstrap_mean(values)
    return f"{estimate.value:.3f} [{estimate.low:.3f}, {estimate.high:.3f}]"


@torch.inference_mode()
def reconstruction_sheet(vqvae: VQVAE, grids: Sequence[np.ndarray], most: int = 48, size: int = 160) -> Image.Image:
    """Objects, spread over all given: voxels, voxels after the codes, and the mesh a user would get of them."""
    chosen = [grids[i] for i in np.unique(np.linspace(0, len(grids) - 1, most).astype(int))]
    pictures = []
    for grid in chosen:
        made = vqvae.grid(vqvae.encode(torch.from_numpy(grid)[None]))[0].numpy()
        surfaces = [blocks(grid), blocks(made), grid_to_surface(made)] if made.any() else [blocks(grid)]
        drawn = [picture_of(surface, size) for surface in surfaces]
        pictures += drawn + [np.full_like(drawn[0], 255)] * (3 - len(drawn))
    return contact_sheet(pictures, columns=12)
