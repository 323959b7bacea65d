"""Codes of training objects, kept in the cache by the VQ-VAE and the voxels they come from."""

from __future__ import annotations

import hashlib
import io

import datasets
import numpy as np
import torch
from tqdm import tqdm

from mme3dr.files import cache_folder, write_bytes
from mme3dr.models.ar3d.codes_of_data import codes_of_grids
from mme3dr.models.ar3d.vqvae import VQVAE
from training.families.voxels import unpack

BLOCK = 256


def training_codes(vqvae: VQVAE, rows: datasets.Dataset) -> np.ndarray:
    """Codes [N, length] int64 of the rows of `load_families`."""
    packed = rows["voxels"][:]
    path = cache_folder() / "codes" / f"{_digest(vqvae, packed)}.npy"
    if not path.is_file():
        starts = tqdm(range(0, len(packed), BLOCK), "codes of training objects", unit=f"x{BLOCK}")
        codes = np.concatenate([codes_of_grids(vqvae, [unpack(p) for p in packed[s : s + BLOCK]]) for s in starts])
        buffer = io.BytesIO()
        np.save(buffer, codes.astype(np.int16 if vqvae.config.codebook <= 1 << 15 else np.int32))
        write_bytes(path, buffer.getvalue())
    return np.load(path, allow_pickle=False).astype(np.int64)


def _digest(vqvae: VQVAE, packed: list[bytes]) -> str:
    digest = hashlib.sha256()
    for name, tensor in sorted(vqvae.state_dict().items()):
        digest.update(name.encode() + tensor.detach().to(torch.float32).contiguous().numpy().tobytes())
    for data in packed:
        digest.update(data)
    return digest.hexdigest()
