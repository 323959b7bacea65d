"""Checkpoint folders: those in the package, one named by the user, or a full-size one that takes a nano one's place."""

from __future__ import annotations

import os
from pathlib import Path

import torch

from mme3dr.errors import MissingWeightsError

SHIPPED = Path(__file__).parent / "weights"
"""Checkpoints in the package."""
BASE = "ar3d-base"
"""The one in SHIPPED whose `vqvae/` the others share."""


def checkpoint_folder(name: str) -> Path:
    """A checkpoint's folder, or that of one in the package by its name. Raises MissingWeightsError."""
    for folder in (Path(name).expanduser(), SHIPPED / name):
        if (folder / "policy").is_dir():
            return folder
    shipped = ", ".join(sorted(path.name for path in SHIPPED.iterdir()))
    raise MissingWeightsError(
        f"no checkpoint {name!r}: a folder with policy/ and vqvae/ is needed, or one of {shipped}"
    )


def vqvae_folder(checkpoint: Path) -> Path:
    """The VQ-VAE of a checkpoint: its own, or the one that those in the package share."""
    own = checkpoint / "vqvae"
    shares = checkpoint.resolve().parent == SHIPPED.resolve() and not own.is_dir()
    return SHIPPED / BASE / "vqvae" if shares else own


def full_size_folder(name: str) -> Path | None:
    """`$MME3DR_WEIGHTS/<name>` where it holds a checkpoint and there is a GPU to run it on."""
    local = os.environ.get("MME3DR_WEIGHTS")
    folder = Path(local) / name if local else None
    return folder if folder and (folder / "policy").is_dir() and torch.cuda.is_available() else None
