"""The codes of a data set's shapes."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from mme3dr.errors import DataError
from mme3dr.models.ar3d.vqvae import VQVAE


@torch.inference_mode()
def codes_of_grids(vqvae: VQVAE, grids: Sequence[np.ndarray], batch: int = 32) -> np.ndarray:
    """Codes [N, length] int64 of grids [R, R, R] of class numbers."""
    side = vqvae.config.resolution
    for grid in grids:
        if grid.shape != (side,) * 3:
            raise DataError(f"this VQ-VAE reads {side}^3 voxels, not {grid.shape}")
    starts = range(0, len(grids), batch)
    return np.concatenate([vqvae.encode(torch.from_numpy(np.stack(grids[s : s + batch]))).numpy() for s in starts])


def codes_of_file(vqvae: VQVAE, path: Path) -> tuple[np.ndarray, list[str]]:
    """Codes [N, length] and categories of an .npz file with `category` [N] and `grids` [N, R, R, R] or `codes`."""
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise DataError(f"{path} can't be read as an .npz file: {error}") from error
    if "category" not in arrays or not {"grids", "codes"} & arrays.keys():
        raise DataError(f"{path} needs the arrays category and grids or codes; it has {', '.join(arrays) or 'none'}")
    categories = [str(name) for name in arrays["category"]]
    if "codes" in arrays:
        return np.stack([vqvae.vocabulary.checked(row) for row in arrays["codes"]]), categories
    return codes_of_grids(vqvae, list(arrays["grids"])), categories
