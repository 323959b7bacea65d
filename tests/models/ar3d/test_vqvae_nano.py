import json

import numpy as np
import pytest
import torch
from grids import CLASS, ball, table

from mme3dr.errors import DataError, UnknownNameError
from mme3dr.models.ar3d.codebook_update import CodebookEMA
from mme3dr.models.ar3d.reconstruction import reconstruction_report, thin_voxels
from mme3dr.models.ar3d.voxels import PALETTE, classes_of, voxels_of
from mme3dr.models.ar3d.vqvae import VQVAE, Codebook
from mme3dr.models.ar3d.vqvae_loss import (
    LossWeights,
    colour_loss,
    neighbour_density,
    occupancy_loss,
    overlap_loss,
    vqvae_losses,
)

SMALL = {"resolution": 16, "channels": (8, 16, 32), "blocks": (0, 1, 1), "codebook": 64, "cells_per_code": 4}
SHAPES = np.stack([table(16), ball(16), table(16, "green", "black"), ball(16, "gold")])


def small(seed=0, **changes):
    torch.manual_seed(seed)
    return VQVAE.preset("nano", **{**SMALL, **changes})


def train(model, steps, grids=SHAPES, ema=True, weights=LossWeights()):
    grid = torch.from_numpy(grids)
    mover = CodebookEMA(model.vq, decay=0.9) if ema else None
    optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=4e-3)
    for step in range(steps):
        optimizer.param_groups[0]["lr"] = 4e-3 * (1 - step / steps)
        output = model(grid)
        losses = vqvae_losses(model, grid, output, weights)
        optimizer.zero_grad()
        losses["total"].backward()
        optimizer.step()
        if mover:
            mover.update(output.vectors, output.codes)
    return model.eval()


@pytest.fixture(scope="module")
def trained():
    return train(small(), 200, weights=LossWeights(colour=1.0))


def test_sizes():
    model = VQVAE.preset("nano")
    assert (model.vocabulary.length, model.vocabulary.codebook) == (256, 1024)
    assert 1.5e6 < sum(p.numel() for p in model.parameters()) < 2.5e6
    shorter = VQVAE.preset("nano", cells_per_code=4)
    assert shorter.vocabulary.length == 128
    with torch.inference_mode():
        codes = shorter.encode(torch.from_numpy(table()[None]))
        assert codes.shape == (1, 128)
        assert shorter.grid(codes).shape == (1, 32, 32, 32)
    with pytest.raises(UnknownNameError, match="nano"):
        VQVAE.preset("nono")


def test_it_learns_shapes_colours_and_thin_legs(trained):
    report = reconstruction_report(trained, SHAPES)
    assert report.objects == 4
    assert report.occupancy_iou > 0.95
    assert report.colour_accuracy > 0.95
    assert report.thin_recall > 0.75
    assert 1 < report.perplexity <= report.entries_used <= 64


def test_codes_depend_on_their_own_shape_alone(trained):
    grid = torch.from_numpy(SHAPES)
    with torch.inference_mode():
        together = trained.encode(grid)
        assert all((trained.encode(grid[i : i + 1])[0] == together[i]).all() for i in range(4))
        assert (trained.grid(together)[2] == trained.grid(together[2:3])[0]).all()


def test_saved_and_loaded_it_is_the_same(trained, tmp_path):
    trained.save(tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["config.json", "model.safetensors"]
    loaded = VQVAE.load(tmp_path)
    grid = torch.from_numpy(SHAPES)
    with torch.inference_mode():
        assert torch.equal(loaded.encode(grid), trained.encode(grid))
        assert torch.equal(loaded.grid(loaded.encode(grid)), trained.grid(trained.encode(grid)))
    settings = json.loads((tmp_path / "config.json").read_text())
    (tmp_path / "config.json").write_text(json.dumps({**settings, "colours": ["red", "blue"]}))
    with pytest.raises(DataError, match="palette"):
        VQVAE.load(tmp_path)
    (tmp_path / "config.json").write_text(json.dumps({**settings, "codebook": 65}))
    with pytest.raises(DataError, match="embeddings"):
        VQVAE.load(tmp_path)


def test_codebook_by_gradient_learns_too():
    before = reconstruction_report(small().eval(), SHAPES).occupancy_iou
    after = train(small(), 150, ema=False, weights=LossWeights(codebook=1.0))
    assert reconstruction_report(after, SHAPES).occupancy_iou > before + 0.3


def test_straight_through_gradient_reaches_the_encoder_unchanged():
    model = small()
    output = model(torch.from_numpy(SHAPES[:1]))
    output.vectors.retain_grad()
    captured = []
    model.Decoder.input_layer.register_full_backward_hook(lambda _, given, __: captured.append(given[0]))
    grid = torch.from_numpy(SHAPES[:1])
    output = model(grid)
    output.vectors.retain_grad()
    output.occupancy.sum().backward()
    assert torch.allclose(model.vectors(captured[0]), output.vectors.grad)


def test_before_quantising_the_decoder_sees_the_encoder(trained):
    grid = torch.from_numpy(SHAPES)
    with torch.inference_mode():
        free, fixed = trained(grid, quantise=False), trained(grid)
    assert torch.equal(free.codes, fixed.codes)
    assert not torch.equal(free.occupancy, fixed.occupancy)
    with torch.inference_mode():
        assert torch.equal(free.occupancy, trained.Decoder(trained.latent(grid))[0])


def test_it_begins_with_like_colours_near_one_another():
    model = small()
    names = list(model.config.colours)
    with torch.inference_mode():
        table = model.palette.weight
        near = (table[names.index("red") + 1] - table[names.index("dark red") + 1]).norm()
        far = (table[names.index("red") + 1] - table[names.index("green") + 1]).norm()
    assert near < far


def test_losses_against_numbers_worked_by_hand():
    solid = torch.zeros(1, 4, 4, 4, dtype=torch.bool)
    solid[0, 1, 1, 1] = True
    density = neighbour_density(solid)
    assert density[0, 2, 2, 2].item() == pytest.approx(1 / 27)
    assert density[0, 3, 3, 3].item() == 0
    # All logits 0: every voxel loses log 2, whatever its weight.
    zero = torch.zeros(1, 4, 4, 4)
    assert occupancy_loss(zero, solid, density, thin=8.0).item() == pytest.approx(np.log(2), rel=1e-6)
    # One wrong voxel: the thin one costs 1 + 8 * 26/27 where a far empty one costs 1.
    sure = torch.where(solid, 9.0, -9.0)
    thin, far = sure.clone(), sure.clone()
    thin[0, 1, 1, 1], far[0, 3, 3, 3] = -9.0, 9.0
    ratio = occupancy_loss(thin, solid, density, 8.0) / occupancy_loss(far, solid, density, 8.0)
    assert ratio.item() == pytest.approx(1 + 8 * 26 / 27, rel=0.02)


def test_rare_colours_count_more():
    colours = torch.tensor([0, 0, 0, 1])
    logits = torch.zeros(4, 3)
    logits[3, 0] = 5.0  # the rare one is wrong
    even = torch.ones(4)
    assert colour_loss(logits, colours, even, rare=1.0) > colour_loss(logits, colours, even, rare=0.0)
    by_hand = torch.nn.functional.cross_entropy(logits, colours, reduction="none")
    weights = torch.tensor([1 / 0.75] * 3 + [1 / 0.25])
    expected = (by_hand * weights).sum() / weights.sum()
    assert torch.allclose(colour_loss(logits, colours, even, rare=1.0), expected)
    assert colour_loss(torch.zeros(0, 3), colours[:0], even[:0], rare=0.5) == 0


def test_entries_follow_their_vectors_and_dead_ones_start_anew():
    codebook = Codebook(3, 2)
    mover = CodebookEMA(codebook, decay=0.5, restart=0.1, seed=3)
    vectors = torch.tensor([[1.0, 0.0], [3.0, 0.0], [0.0, 5.0]])
    assert mover.update(vectors, torch.tensor([0, 0, 1])) == 1  # nobody chose entry 2
    assert codebook.embeddings.weight[0].tolist() == [2.0, 0.0]
    assert codebook.embeddings.weight[1].tolist() == [0.0, 5.0]
    assert codebook.embeddings.weight[2].tolist() in vectors.tolist()
    mover.update(torch.tensor([[4.0, 0.0]]), torch.tensor([0]))
    # Counts 1 -> (1 + 1) / 2, sums (2, 0) -> ((2, 0) + (4, 0)) / 2.
    assert codebook.embeddings.weight[0].tolist() == [3.0, 0.0]


def test_codebook_moves_on_exactly_where_it_was_saved():
    generator = torch.Generator().manual_seed(0)
    batches = [(torch.randn(40, 2, generator=generator), torch.randint(0, 6, (40,))) for _ in range(6)]
    straight, broken = (CodebookEMA(Codebook(8, 2), seed=1) for _ in range(2))
    broken.codebook.load_state_dict(straight.codebook.state_dict())
    for vectors, codes in batches:
        straight.update(vectors, codes)
    for vectors, codes in batches[:3]:
        broken.update(vectors, codes)
    resumed = CodebookEMA(broken.codebook, seed=9)
    resumed.load_state_dict({key: value.clone() for key, value in broken.state_dict().items()})
    for vectors, codes in batches[3:]:
        resumed.update(vectors, codes)
    assert torch.equal(resumed.codebook.embeddings.weight, straight.codebook.embeddings.weight)


def test_thin_voxels_are_those_in_no_full_block():
    solid = torch.from_numpy(table()[None] > 0)
    legs = torch.from_numpy(table()[None] == CLASS["tan"])
    assert torch.equal(thin_voxels(solid), legs)


def test_report_of_a_perfect_and_of_an_empty_reconstruction(monkeypatch):
    model = small()
    grids = torch.from_numpy(SHAPES)
    monkeypatch.setattr(model, "grid", lambda codes: grids)
    perfect = reconstruction_report(model, SHAPES)
    assert (perfect.occupancy_iou, perfect.colour_accuracy, perfect.thin_recall) == (1, 1, 1)
    monkeypatch.setattr(model, "grid", lambda codes: torch.zeros_like(grids))
    empty = reconstruction_report(model, SHAPES)
    assert (empty.occupancy_iou, empty.thin_recall) == (0, 0)
    assert np.isnan(empty.colour_accuracy)


def test_voxels_and_classes():
    grid = table()
    rgba = voxels_of(grid)
    assert rgba.shape == (32, 32, 32, 4)
    assert (rgba[grid == 0] == 0).all()
    assert tuple(rgba[grid == CLASS["red"]][0]) == (205, 32, 38, 255)
    assert (classes_of(rgba) == grid).all()
    near = rgba.copy()
    near[..., :3] += (grid[..., None] > 0).astype(np.uint8)  # a shade off the palette
    assert (classes_of(near) == grid).all()
    assert len(PALETTE) == 42
    with pytest.raises(DataError, match="uint8"):
        classes_of(rgba.astype(np.float32))
    with pytest.raises(DataError, match="RGBA"):
        classes_of(rgba[..., :3])


def test_overlap_counts_small_objects_as_much_as_large_ones():
    small, large = torch.zeros(2, 1, 8, 8, 8, dtype=torch.bool)
    small[0, :2, :2, :2], large[0, :, :4, :4] = True, True  # 8 and 128 voxels

    def sure(solid):
        return torch.where(solid, 30.0, -30.0)

    assert float(overlap_loss(sure(small), small)) == pytest.approx(0, abs=1e-6)
    halves = small.clone(), large.clone()
    halves[0][0, 0], halves[1][0, ::2] = False, False
    a, b = (float(overlap_loss(sure(half), whole)) for half, whole in zip(halves, (small, large), strict=True))
    assert a == pytest.approx(1 - (2 * 4 + 1) / (4 + 8 + 1))  # by hand
    assert b == pytest.approx(1 - (2 * 64 + 1) / (64 + 128 + 1))
    both = overlap_loss(torch.cat([sure(half) for half in halves]), torch.cat([small, large]))
    assert float(both) == pytest.approx((a + b) / 2)
