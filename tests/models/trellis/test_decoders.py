"""Second stage: mesh decoder and Gaussian decoder against the published code."""

import pytest
import torch
from trellis_networks import GAUSSIAN_DECODER, MESH_DECODER, assert_equals, outputs_of, voxels_of
from trellis_oracles import oracle, with_formula_weights

from mme3dr.models.trellis.gaussian_decoder import SLatGaussianDecoder, hammersley
from mme3dr.models.trellis.mesh_decoder import SLatMeshDecoder
from mme3dr.models.trellis.norms import SparseGroupNorm32
from mme3dr.models.trellis.sparse import SparseTensor

STAGES = {"input_layer": 4, "block0": 4, "block1": 4, "upsample0": 16, "upsample1": 64}
PARTS = {
    "xyz": "gs_xyz",
    "features_dc": "gs_features_dc",
    "scaling": "gs_scaling",
    "rotation": "gs_rotation",
    "opacity": "gs_opacity",
    "positions": "gs_get_xyz",
    "scales": "gs_get_scaling",
    "rotations": "gs_get_rotation",
    "opacities": "gs_get_opacity",
}


def test_mesh_decoder_stage_by_stage():
    stored = oracle("slat_dec_mesh")
    decoder = with_formula_weights(SLatMeshDecoder(**MESH_DECODER))
    modules = {"input_layer": decoder.input_layer}
    modules |= {f"block{number}": block for number, block in enumerate(decoder.blocks)}
    modules |= {f"upsample{number}": block for number, block in enumerate(decoder.upsample)}
    with outputs_of(modules) as stages:
        raw = decoder(voxels_of(stored))
    for name, step in STAGES.items():
        assert_equals(stages[name][::step], stored[f"after_{name}_s{step}"])
    assert len(raw.features) == stored["raw_count"]
    assert raw.coordinates[::64].tolist() == stored["out_coords_s64"].tolist()
    assert_equals(raw.features[::16], stored["raw_s16"])
    assert raw.features.double().mean() == pytest.approx(float(stored["raw_mean"]), abs=3e-5)
    assert raw.features.double().std(correction=0) == pytest.approx(float(stored["raw_std"]), abs=3e-5)


def test_mesh_decoder_without_colour_has_geometry_alone():
    stored = oracle("slat_dec_mesh")
    decoder = with_formula_weights(SLatMeshDecoder(**{**MESH_DECODER, "representation_config": {"use_color": False}}))
    assert decoder(voxels_of(stored)).features.shape == (2432, 53)


def test_mesh_decoder_gives_a_sample_the_same_alone_and_in_a_batch():
    stored = oracle("slat_dec_mesh")
    decoder = with_formula_weights(SLatMeshDecoder(**MESH_DECODER))
    coordinates, features = voxels_of(stored).split()[1]
    alone = decoder(SparseTensor.from_rows(torch.nn.functional.pad(coordinates, (1, 0)), features))
    start = 64 * (38 - len(coordinates))
    assert_equals(alone.features[-start % 16 :: 16], stored["raw_s16"][-(-start // 16) :])


def test_gaussian_decoder_stage_by_stage():
    stored = oracle("slat_dec_gs")
    decoder = with_formula_weights(SLatGaussianDecoder(**GAUSSIAN_DECODER))
    assert_equals(decoder.offset_perturbation, stored["offset_perturbation"], tolerance=1e-6)
    modules = {f"block{number}": block for number, block in enumerate(decoder.blocks)}
    with outputs_of({**modules, "raw": decoder.out_layer}) as stages:
        (gaussians,) = decoder(voxels_of(stored))
    for name in modules:
        assert_equals(stages[name][::8], stored[f"after_{name}_s8"])
    assert_equals(stages["raw"][::2], stored["raw_s2"])
    for ours, theirs in PARTS.items():
        values = getattr(gaussians, ours)
        assert len(values) == stored["count"]
        assert_equals(values[::8], stored[f"{theirs}_s8"])


def test_gaussians_come_apart_by_sample():
    stored = oracle("slat_dec_gs")
    decoder = with_formula_weights(SLatGaussianDecoder(**GAUSSIAN_DECODER))
    one = voxels_of(stored)
    rows = torch.cat([one.coordinates, one.coordinates[:50] + torch.tensor([1, 0, 0, 0])])
    pair = decoder(SparseTensor.from_rows(rows, torch.cat([one.features, one.features[:50]])))
    assert [len(some.xyz) for some in pair] == [8 * 195, 8 * 50]
    assert_equals(pair[0].opacities[::8], stored["gs_get_opacity_s8"])


def test_hammersley_points():
    thirds = [0, 1 / 3, 2 / 3, 1 / 9]
    expected = torch.tensor(
        [[0, 0, thirds[0]], [0.25, 0.5, thirds[1]], [0.5, 0.25, thirds[2]], [0.75, 0.75, thirds[3]]]
    )
    torch.testing.assert_close(hammersley(4), expected)


@pytest.mark.parametrize("offset", [0.0, 100.0])
def test_sparse_group_norm_equals_group_norm_on_each_sample(offset):
    torch.manual_seed(0)
    norm = SparseGroupNorm32(4, 12)
    norm.load_state_dict({"weight": torch.randn(12), "bias": torch.randn(12)})
    coordinates = torch.tensor([[sample, i, 0, 0] for sample, count in ((0, 9), (2, 5)) for i in range(count)])
    x = SparseTensor.from_rows(coordinates, torch.randn(14, 12) + offset, batch_size=4)
    ours = norm(x).features
    for rows in (slice(0, 9), slice(9, 14)):
        theirs = torch.nn.functional.group_norm(x.features[rows].T[None], 4, norm.weight, norm.bias)[0].T
        torch.testing.assert_close(ours[rows], theirs, atol=1e-6 + 1e-5 * (offset > 0), rtol=1e-5)
