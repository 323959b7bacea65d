"""Both stages against the stored outputs of the published code, and the parts of a pipeline."""

import numpy as np
import pytest
import torch
from trellis_checkpoint import ORACLES, network, write_checkpoint
from trellis_oracles import assert_same_mesh, draw, oracle

from mme3dr.errors import GenerationError
from mme3dr.models.trellis.checkpoint import Checkpoint
from mme3dr.models.trellis.extraction import extract_surface
from mme3dr.models.trellis.pipeline import Condition, LatentStage, Settings, StructureStage, Text
from mme3dr.models.trellis.sparse import SparseTensor

MEAN = (
    -2.1687545776367188,
    -0.004347046371549368,
    -0.13352349400520325,
    -0.08418072760105133,
    -0.5271206498146057,
    0.7238689064979553,
    -1.1414450407028198,
    1.2039363384246826,
)
STD = (
    2.377650737762451,
    2.386378288269043,
    2.124418020248413,
    2.1748552322387695,
    2.663944721221924,
    2.371192216873169,
    2.6217446327209473,
    2.684523105621338,
)
SAMPLER = {
    "name": "FlowEulerGuidanceIntervalSampler",
    "args": {"sigma_min": 1e-5},
    "params": {"steps": 6, "rescale_t": 3.0, "cfg_strength": 7.5, "cfg_interval": [0.5, 0.95]},
}


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory):
    folder = write_checkpoint(
        tmp_path_factory.mktemp("pipeline") / "checkpoint",
        ORACLES,
        sparse_structure_sampler=SAMPLER,
        slat_sampler=SAMPLER,
        slat_normalization={"mean": MEAN, "std": STD},
    )
    return Checkpoint.open(str(folder))


@pytest.fixture(scope="module")
def condition():
    stored = oracle("pipeline_small")
    return Condition(torch.from_numpy(stored["cond"]), torch.from_numpy(stored["neg_cond"]))


def test_first_stage_equals_the_published_one(checkpoint, condition):
    stored = oracle("pipeline_small")
    stage = StructureStage(checkpoint, Settings())
    latent = stage.latent(torch.from_numpy(draw("pipeline/ss_noise", (1, 8, 8, 8, 8))), condition)
    torch.testing.assert_close(latent, torch.from_numpy(stored["z_s"]), atol=1e-4, rtol=0)
    with torch.inference_mode():
        logits = stage.decoder(latent)
    torch.testing.assert_close(logits[..., ::2, ::2, ::2], torch.from_numpy(stored["logits_s2"]), atol=1e-4, rtol=0)
    coords = stage.occupancy(latent)
    occupied = np.zeros((32, 32, 32), bool)
    occupied[tuple(coords.T.numpy())] = True
    expected = np.unpackbits(stored["occupancy_bits"]).reshape(32, 32, 32).astype(bool)
    assert (occupied != expected).sum() <= 5  # logits within rounding of 0
    assert abs(len(coords) - int(stored["occupied"])) <= 5
    np.testing.assert_array_equal(coords.numpy(), np.argwhere(occupied))


def test_second_stage_equals_the_published_one(checkpoint, condition):
    stored = oracle("pipeline_small")
    stage = LatentStage(checkpoint, Settings())
    coords = torch.from_numpy(stored["slat_coords"].astype(np.int64))
    assert (coords[:, 0] == 0).all()
    noise = torch.from_numpy(draw("pipeline/slat_noise", (367, 8)))
    latent = stage.latent(coords[:, 1:], noise, condition)
    torch.testing.assert_close(latent.features, torch.from_numpy(stored["slat"]), atol=1e-4, rtol=0)
    torch.testing.assert_close(
        (latent.features - stage.mean) / stage.std, torch.from_numpy(stored["slat_raw"]), atol=1e-4, rtol=0
    )


def test_meshes_equal_the_published_ones():
    stored = oracle("slat_dec_mesh")
    decoder = network(*ORACLES["slat_decoder_mesh"])
    latent = SparseTensor.from_rows(
        torch.from_numpy(stored["coords"].astype(np.int32)), torch.from_numpy(stored["feats"])
    )
    with torch.inference_mode():
        samples = decoder(latent).split()
    for number, (coords, features) in enumerate(samples):
        mesh = extract_surface(coords, features, 64)
        index = assert_same_mesh(mesh, stored[f"mesh{number}_vertices"], stored[f"mesh{number}_faces"])
        attributes = np.empty((len(index), 6), np.float32)
        attributes[index] = mesh.attributes.numpy()
        np.testing.assert_allclose(attributes[::8], stored[f"mesh{number}_attrs_s8"], atol=3e-5)
        corners = mesh.vertices.double()[mesh.faces]
        cross = torch.linalg.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        assert (cross * corners[:, 0]).sum() / 6 == pytest.approx(
            float(stored[f"mesh{number}_signed_volume"]), abs=1e-6
        )
        assert cross.norm(dim=1).sum() / 2 == pytest.approx(float(stored[f"mesh{number}_area"]), rel=1e-5)


def test_a_prompt_becomes_the_text_models_states(checkpoint):
    text = Text(checkpoint, Settings())
    condition = text.condition("a red chair")
    assert condition.positive.shape == condition.negative.shape == (1, 77, 32)
    assert torch.equal(condition.negative, text.encoder.encode([""]))
    assert not torch.equal(condition.positive, condition.negative)


def test_noise_is_the_published_stream_of_a_seed(checkpoint):
    generator = torch.Generator().manual_seed(42)
    first = StructureStage(checkpoint, Settings()).noise(generator)
    second = LatentStage(checkpoint, Settings()).noise(torch.zeros(5, 3), generator)
    torch.manual_seed(42)
    assert torch.equal(first, torch.randn(1, 8, 8, 8, 8))
    assert torch.equal(second, torch.randn(5, 8))


def test_settings_replace_those_of_the_checkpoint(checkpoint):
    stage = StructureStage(checkpoint, Settings(steps=3, guidance=0.0))
    assert (stage.sampler.steps, stage.sampler.cfg_strength, stage.sampler.rescale_t) == (3, 0.0, 3.0)
    assert StructureStage(checkpoint, Settings()).sampler.steps == 6


def test_nothing_and_nonsense_have_names(checkpoint):
    first, second = StructureStage(checkpoint, Settings()), LatentStage(checkpoint, Settings())
    with pytest.raises(GenerationError) as error:
        first.occupancy(torch.full((1, 8, 8, 8, 8), torch.nan))
    assert error.value.kind == "not_finite"
    first.decoder.out_layer[2].bias.data -= 1e6
    with pytest.raises(GenerationError) as error:
        first.occupancy(torch.zeros(1, 8, 8, 8, 8))
    assert error.value.kind == "empty_occupancy"
    latent = SparseTensor.from_rows(torch.zeros(1, 4, dtype=torch.int32), torch.zeros(1, 8))
    second.mesh_decoder.out_layer.bias.data[:8] += 1e6
    with pytest.raises(GenerationError) as error:
        second.mesh(latent)
    assert error.value.kind == "empty_surface"
