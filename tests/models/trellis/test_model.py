"""TRELLIS as a model under test: from a checkpoint folder and a prompt to coloured GLBs in a run."""

import json
import shutil

import numpy as np
import pytest
import torch
from scipy.spatial import cKDTree
from trellis_checkpoint import write_checkpoint

from mme3dr.errors import DataError, GenerationError, MissingWeightsError, UnknownNameError
from mme3dr.eval import main
from mme3dr.meshes.loading import load_surface
from mme3dr.models.registry import create_decoder, create_model
from mme3dr.models.trellis.colours import VertexColours
from mme3dr.models.trellis.model import glb
from mme3dr.models.trellis.pipeline import GeneratedMesh
from mme3dr.records import Item
from mme3dr.render.shading import sample_texture
from mme3dr.run.results import read_results, read_samples

ITEMS = [Item(f"item{n}", "", "", prompt, (), ()) for n, prompt in enumerate(("a red chair", "a green boat"))]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_checkpoint(tmp_path_factory.mktemp("trellis") / "checkpoint")


@pytest.fixture(scope="module")
def model(folder):
    return create_model("trellis", {"checkpoint": str(folder), "device": "cpu"})


@pytest.fixture
def surface_of(tmp_path):
    def load(mesh):
        (tmp_path / "mesh.glb").write_bytes(mesh)
        return load_surface(tmp_path / "mesh.glb")

    return load


def test_a_run_from_text_to_coloured_meshes_and_report(folder, tmp_path):
    arguments = ["--model", "trellis", "--model-args", f"checkpoint={folder},device=cpu", "--limit", "3"]
    assert main([*arguments, "--metrics", "palette", "geometry", "--output", str(tmp_path / "run")]) == 0
    samples, results = read_samples(tmp_path / "run"), read_results(tmp_path / "run")
    assert list(samples.status) == ["ok"] * 3
    for row in samples.itertuples():
        surface = load_surface(tmp_path / "run" / row.mesh)
        assert np.ptp(surface.colours[:, :3], axis=0).min() > 0.1
    identity = results["model"]["weights"]
    assert all(len(digest) == 64 for digest in identity["sha256"].values())
    assert (tmp_path / "run" / "report.html").is_file()


def test_meshes_depend_on_prompt_and_seed_and_not_on_the_batch(model):
    together = [asset.mesh for asset in model.generate(ITEMS, 0)]
    assert together[0] != together[1]
    assert model.generate(ITEMS[1:], 0)[0].mesh == together[1]
    assert model.generate(ITEMS[:1], 1)[0].mesh != together[0]


def test_steps_and_guidance_reach_the_samplers(folder, model):
    other = create_model("trellis", {"checkpoint": str(folder), "device": "cpu", "guidance": 0.0})
    assert other.generate(ITEMS[:1], 0)[0].mesh != model.generate(ITEMS[:1], 0)[0].mesh
    assert other.identity() != model.identity()
    assert json.loads(json.dumps(model.identity())) == model.identity()


def test_what_cannot_be_made_is_a_failure(folder):
    model = create_model("trellis", {"checkpoint": str(folder), "device": "cpu"})
    model.first_stage.decoder.out_layer[2].bias.data -= 1e6
    failure = model.generate(ITEMS[:1], 0)[0].failure
    assert (failure.stage, failure.kind) == ("generate", "empty_occupancy")


def test_glb_is_turned_from_z_up_to_y_up(surface_of):
    """A tetrahedron with a red tip upwards, at z = 0.4."""
    vertices = np.array([[0, 0, 0.4], [0.3, 0, 0], [0, 0.2, 0], [0, 0, 0.0]])
    colours = np.float32([[1, 0, 0], [0, 0, 0], [0, 0, 0], [0.5, 0.5, 0.5]])
    faces = np.array([[0, 1, 2], [0, 2, 3], [0, 3, 1], [1, 3, 2]])
    surface = surface_of(glb(GeneratedMesh(vertices, faces, colours, VertexColours(vertices, colours)), False))
    top = surface.vertices[:, 1].argmax()
    np.testing.assert_allclose(surface.vertices[top], [0, 0.4, 0], atol=1e-6)
    np.testing.assert_allclose(surface.colours[top], [1, 0, 0, 1])
    assert [0, 0, -0.2] in surface.vertices.round(6).tolist()
    grey = surface.colours[np.abs(surface.vertices).sum(1) < 1e-6]
    np.testing.assert_allclose(grey[0, :3], 0.2140, atol=3e-3)  # sRGB 0.5 in linear light


@pytest.mark.parametrize("colours", ["mesh", "gaussians"])
def test_texture_shows_the_colours_of_the_vertices(folder, surface_of, colours):
    occupancy = np.zeros((16, 16, 16), bool)
    occupancy[6:9, 6:9, 6:9] = True
    arguments = {"checkpoint": str(folder), "device": "cpu", "colours": colours}
    plain, baked = (
        surface_of(create_decoder("trellis", {**arguments, "texture": texture}).decode(occupancy, "a cube", 0))
        for texture in (False, True)
    )
    assert plain.materials[0].texture is None
    assert baked.colours is None
    assert baked.materials[0].texture.shape == (1024, 1024, 4)
    distance, nearest = cKDTree(plain.vertices).query(baked.vertices)
    assert distance.max() < 1e-6
    seen = sample_texture(baked.materials[0].texture, baked.uv)[:, :3]
    assert np.abs(seen - plain.colours[nearest, :3]).mean() < 0.02


def test_gaussians_give_other_colours_on_the_same_mesh(folder, model, surface_of):
    ours = surface_of(model.generate(ITEMS[:1], 0)[0].mesh)
    arguments = {"checkpoint": str(folder), "device": "cpu", "colours": "gaussians"}
    theirs = surface_of(create_model("trellis", arguments).generate(ITEMS[:1], 0)[0].mesh)
    np.testing.assert_array_equal(ours.vertices, theirs.vertices)
    assert np.abs(ours.colours - theirs.colours).max() > 0.1
    assert np.ptp(theirs.colours[:, :3], axis=0).min() > 0.1


def test_second_stage_alone(folder, surface_of):
    decoder = create_decoder("trellis", {"checkpoint": str(folder), "device": "cpu"})
    occupancy = np.zeros((16, 16, 16), bool)
    occupancy[4:6, 6:9, 2:14] = True  # a column along z, up
    mesh = decoder.decode(occupancy, "a column", 0)
    assert mesh == decoder.decode(occupancy, "a column", 0)
    assert mesh != decoder.decode(occupancy, "a pole", 0)
    surface = surface_of(mesh)
    low, high = surface.vertices.min(0), surface.vertices.max(0)
    np.testing.assert_allclose(low, [4 / 16 - 0.5, 2 / 16 - 0.5, -(9 / 16 - 0.5)], atol=1 / 32)
    np.testing.assert_allclose(high, [6 / 16 - 0.5, 14 / 16 - 0.5, -(6 / 16 - 0.5)], atol=1 / 32)
    with pytest.raises(GenerationError) as error:
        decoder.decode(np.zeros((16, 16, 16), bool), "nothing", 0)
    assert error.value.kind == "empty_occupancy"
    with pytest.raises(ValueError, match="16"):
        decoder.decode(np.zeros((64, 64, 64), bool), "nothing", 0)


def test_second_stage_needs_no_first(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "second")
    for path in (tmp_path / "second" / "ckpts").glob("sparse_structure_*"):
        path.unlink()
    create_decoder("trellis", {"checkpoint": str(tmp_path / "second")})
    with pytest.raises(MissingWeightsError, match="sparse_structure_flow_model"):
        create_model("trellis", {"checkpoint": str(tmp_path / "second")})


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"dtype": "float8"}, "bfloat16"),
        ({"colours": "gaussian"}, "Did you mean 'gaussians'"),
        ({"steps": 0}, "steps=0"),
        ({"steps": 2.5}, r"steps=2\.5"),
        ({"guidance": "strong"}, "guidance='strong'"),
        ({"texture": "yes"}, "true or false"),
        ({"colors": "mesh"}, "colours"),
        ({"device": "gpu"}, "gpu"),
    ],
)
def test_wrong_arguments_are_named_before_anything_is_loaded(folder, arguments, said):
    with pytest.raises(UnknownNameError, match=said):
        create_model("trellis", {"checkpoint": str(folder), **arguments})


def test_checkpoint_for_pictures_is_refused(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "pictures")
    path = tmp_path / "pictures" / "pipeline.json"
    value = json.loads(path.read_text())
    value["args"]["image_cond_model"] = value["args"].pop("text_cond_model")
    path.write_text(json.dumps(value))
    with pytest.raises(DataError, match="trellis-text-xlarge"):
        create_model("trellis", {"checkpoint": str(path.parent)})


def test_a_checkpoint_that_does_not_fit_stops_the_run_before_it_begins(folder, tmp_path, capsys):
    shutil.copytree(folder, tmp_path / "bad")
    path = tmp_path / "bad" / "ckpts" / "slat_flow_model.json"
    path.write_text(path.read_text().replace('"num_blocks": 2', '"num_blocks": 3'))
    arguments = ["--model", "trellis", "--model-args", f"checkpoint={path.parents[1]}", "--limit", "1"]
    assert main([*arguments, "--output", str(tmp_path / "run")]) == 2
    assert "missing tensors: blocks.2." in capsys.readouterr().err
    assert not (tmp_path / "run").exists()


def test_unknown_decoder_is_named():
    with pytest.raises(UnknownNameError, match="Did you mean 'trellis'"):
        create_decoder("treliss", {})


def test_half_precision_gives_nearly_the_same_voxels(folder, model):
    half = create_model("trellis", {"checkpoint": str(folder), "device": "cpu", "dtype": "bfloat16"})
    grids = []
    for each in (model, half):
        stage, generator = each.first_stage, torch.Generator().manual_seed(0)
        latent = stage.latent(stage.noise(generator), each.text.condition("a red chair"))
        grids.append({tuple(c) for c in stage.occupancy(latent).tolist()})
    assert len(grids[0] & grids[1]) > 0.8 * len(grids[0] | grids[1])
