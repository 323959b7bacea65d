"""`mme3dr analyze reconstruction`: its figures, its picture, and where the objects come from."""

import numpy as np
import pytest
import torch
from grids import ball, table

from mme3dr.cli import main
from mme3dr.models.ar3d.reconstruction import reconstruct
from mme3dr.models.ar3d.vqvae import VQVAE
from training.pretrain.data import grids_of
from training.pretrain.reconstruction import reconstruction_sheet, reconstruction_table

GRIDS = [table(), ball(), table(top="green"), ball(colour="gold")]


@pytest.fixture(scope="module")
def vqvae():
    torch.manual_seed(0)
    small = {"channels": (8, 8, 16), "blocks": (0, 0, 0), "middle": 0, "codebook": 64}
    return VQVAE.preset("nano", **small).eval()


def test_figures_are_means_over_objects_and_by_category(vqvae):
    scores, counts = reconstruct(vqvae, GRIDS)
    text = reconstruction_table(vqvae, GRIDS, ["rare", "rare", "spatial", "rare"], "four")
    rows = {line.split("|")[1].strip(): line.split("|")[2:] for line in text.splitlines() if line.startswith("|")}
    assert list(rows) == ["four", "---", "all", "spatial", "rare"]
    assert [row[0].strip() for row in rows.values()][2:] == ["4", "1", "3"]
    assert rows["all"][1].strip().startswith(f"{scores[:, 0].mean():.3f} [")
    assert rows["spatial"][1].strip().startswith(f"{scores[2, 0]:.3f} [")
    assert f"{(counts > 0).sum()} of 64 codes" in text
    assert counts.sum() == 4 * 256
    one_by_one = np.concatenate([reconstruct(vqvae, [grid])[0] for grid in GRIDS])
    assert np.allclose(one_by_one, scores, equal_nan=True)


def test_sheet_shows_objects_beside_their_reconstructions(vqvae):
    sheet = reconstruction_sheet(vqvae, GRIDS, most=2, size=32)
    assert sheet.size == (12 * 32, 32)
    shown = np.asarray(sheet)
    assert (shown[:, :32] != 255).any()
    assert (shown[:, 6 * 32 :] == 255).all(), "two objects fill half a row"


def test_references_of_the_benchmark(vqvae, tmp_path, capsys):
    grids, categories = grids_of("mme3dr", 2)
    assert categories == ["spatial", "spatial"]
    assert all(grid.shape == (32, 32, 32) and grid.any() for grid in grids)
    vqvae.save(tmp_path / "vqvae")
    command = ["analyze", "reconstruction", str(tmp_path), "--data", "mme3dr", "--count", "2"]
    assert main([*command, "--sheet", str(tmp_path / "sheet.png")]) == 0
    assert "| all | 2 |" in capsys.readouterr().out
    assert (tmp_path / "sheet.png").is_file()
