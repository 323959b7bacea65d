import json

import numpy as np
import pytest
import torch
from grids import ball, table

from mme3dr.cli import main
from mme3dr.errors import DataError
from mme3dr.models.ar3d.codebook import answer, codebook_use, use_by_category
from mme3dr.models.ar3d.vqvae import VQVAE


def test_even_use():
    use = codebook_use(np.arange(100).reshape(10, 10), 100)
    assert (use.shapes, use.tokens, use.dead) == (10, 100, 0)
    assert use.head_share == pytest.approx(0.2)
    assert use.perplexity == pytest.approx(100)
    assert "20.0% of the 100 tokens" in answer(use)
    assert "may be bound" in answer(use)


def test_lopsided_use_by_hand():
    codes = np.array([[0, 0, 0, 0, 0, 0, 0, 1, 2, 3]])
    use = codebook_use(codes, 10)
    assert use.head_share == pytest.approx(0.8)  # the two most frequent of ten hold 7 + 1
    assert use.dead == 6
    entropy = -(0.7 * np.log(0.7) + 0.3 * np.log(0.1))
    assert use.perplexity == pytest.approx(np.exp(entropy))
    assert "does not bound" in answer(use)


def test_by_category():
    codes = np.array([[0, 0], [1, 2], [0, 0]])
    table = use_by_category(codes, ["spatial", "rare", "spatial"], 5)
    assert list(table) == ["all", "spatial", "rare"]
    assert (table["spatial"].tokens, table["spatial"].perplexity) == (4, 1)
    assert table["rare"].perplexity == pytest.approx(2)


@pytest.mark.parametrize("codes", [np.array([[0, 5]]), np.array([[-1, 0]]), np.zeros((0, 4), int), np.zeros((1, 4))])
def test_codes_that_are_none(codes):
    with pytest.raises(DataError, match="codes must"):
        codebook_use(codes, 5)


@pytest.fixture
def vqvae(tmp_path):
    torch.manual_seed(0)
    small = {"channels": (8, 8, 16), "blocks": (0, 0, 0), "middle": 0, "codebook": 64, "cells_per_code": 4}
    model = VQVAE.preset("nano", resolution=16, **small)
    model.save(tmp_path / "checkpoint" / "vqvae")
    return model.eval()


def test_the_command_writes_figures_and_plot(vqvae, tmp_path, capsys):
    grids = np.stack([table(16), ball(16), table(16, "green")])
    np.savez(tmp_path / "data.npz", grids=grids, category=np.array(["spatial", "rare", "spatial"]))
    out = tmp_path / "use"
    checkpoint = str(tmp_path / "checkpoint")
    assert main(["analyze", "codebook", checkpoint, "--data", str(tmp_path / "data.npz"), "--output", str(out)]) == 0
    said = capsys.readouterr().out
    with torch.inference_mode():
        codes = vqvae.encode(torch.from_numpy(grids)).numpy()
    use = codebook_use(codes, 64)
    assert answer(use) in said
    assert "spatial" in said
    values = json.loads((out / "codebook.json").read_text())
    assert values["counts"] == np.bincount(codes.ravel(), minlength=64).tolist()
    assert values["use"]["rare"]["shapes"] == 1
    plot = (out / "codebook.svg").read_text()
    assert plot.count("<polyline") == 3
    np.savez(tmp_path / "codes.npz", codes=codes, category=np.array(["spatial", "rare", "spatial"]))
    assert main(["analyze", "codebook", checkpoint, "--data", str(tmp_path / "codes.npz")]) == 0
    assert answer(use) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arrays", "message"),
    [
        ({"grids": np.zeros((1, 16, 16, 16), np.uint8)}, "category"),
        ({"category": np.array(["rare"])}, "grids or codes"),
        ({"category": np.array(["rare"]), "grids": np.zeros((1, 32, 32, 32), np.uint8)}, "16^3"),
        ({"category": np.array(["rare"]), "codes": np.zeros((1, 5), int)}, "16 codes"),
        ({"category": np.array(["rare"] * 2), "codes": np.zeros((1, 16), int)}, "2 categories"),
    ],
)
def test_data_that_does_not_fit_is_named(vqvae, tmp_path, capsys, arrays, message):
    np.savez(tmp_path / "data.npz", **arrays)
    assert main(["analyze", "codebook", str(tmp_path / "checkpoint"), "--data", str(tmp_path / "data.npz")]) == 2
    assert message in capsys.readouterr().err


def test_a_file_that_is_no_npz(vqvae, tmp_path, capsys):
    (tmp_path / "data.npz").write_text("no")
    assert main(["analyze", "codebook", str(tmp_path / "checkpoint"), "--data", str(tmp_path / "data.npz")]) == 2
    assert "can't be read" in capsys.readouterr().err
