"""The published VQ-VAE: its state dict as it is, and its numbers for weights made by a formula."""

import ast
import math
import zlib
from pathlib import Path

import numpy as np
import pytest
import torch

from mme3dr.errors import DataError, MissingWeightsError
from mme3dr.models.ar3d.vqvae import PRESETS, VQVAE

HERE = Path(__file__).parent
KEYS = dict(line.split(" ", 1) for line in (HERE / "vqvae3d_keys.txt").read_text().splitlines())


def weights_by_formula(key, shape):
    g = np.random.Generator(np.random.PCG64(zlib.crc32(key.encode())))
    numbers = g.standard_normal(shape)
    if key == "vq.embeddings.weight":
        values = 0.5 * numbers
    elif len(shape) > 1:
        values = numbers / math.sqrt(math.prod(shape[1:]))
    elif key.endswith("weight"):
        values = 1 + 0.1 * numbers
    else:
        values = 0.05 * numbers
    return torch.from_numpy(values.astype(np.float32))


@pytest.fixture(scope="module")
def oracle():
    with np.load(HERE / "vqvae3d_oracle.npz") as file:
        return {name: file[name] for name in file.files}


@pytest.fixture(scope="module")
def model():
    weights = {key: weights_by_formula(key, ast.literal_eval(shape)) for key, shape in KEYS.items()}
    return VQVAE.of_weights(PRESETS["shapellm-omni"], weights, "the formula")


def test_names_and_shapes_are_those_of_the_published_checkpoint(model):
    assert {key: str(tuple(value.shape)) for key, value in model.state_dict().items()} == KEYS


@torch.inference_mode()
def test_latent_and_codes(model, oracle):
    occupancy = torch.from_numpy(np.unpackbits(oracle["occupancy"]).reshape(1, 64, 64, 64))
    latent = model.latent(occupancy)
    assert np.allclose(latent[0, :, ::4, ::4, ::4], oracle["latent"], atol=1e-4)
    codes = model.vq.nearest(model.vectors(latent)).numpy()
    sure = oracle["margin"] > 1e-3
    assert sure.sum() > 1000
    assert (codes[sure] == oracle["ids"][sure]).all()


@torch.inference_mode()
def test_logits(model, oracle):
    logits, _ = model.decode(torch.from_numpy(oracle["ids"].astype(np.int64))[None])
    assert np.allclose(logits[0, ::8, ::8, ::8], oracle["logits"], atol=1e-4)
    assert logits.mean().item() == pytest.approx(float(oracle["logits_full_mean"]), abs=1e-5)
    assert logits.std().item() == pytest.approx(float(oracle["logits_full_std"]), abs=1e-5)


def test_sizes_are_the_papers():
    words = PRESETS["shapellm-omni"].vocabulary
    assert (words.length, words.codebook) == (1024, 8192)


def test_the_published_file_loads_without_unpickling(tmp_path):
    small = {key: torch.zeros(1).expand(ast.literal_eval(shape)) for key, shape in KEYS.items()}
    torch.save(small, tmp_path / "3DVQVAE.bin")
    loaded = VQVAE.load(tmp_path)
    assert loaded.config == PRESETS["shapellm-omni"]
    assert not loaded.vq.embeddings.weight.any()
    small.pop("vq.embeddings.weight")
    torch.save(small, tmp_path / "3DVQVAE.bin")
    with pytest.raises(DataError, match=r"vq\.embeddings\.weight"):
        VQVAE.load(tmp_path / "3DVQVAE.bin")


def test_missing_weights_are_named(tmp_path):
    with pytest.raises(MissingWeightsError, match=r"3DVQVAE\.bin"):
        VQVAE.load(tmp_path)
