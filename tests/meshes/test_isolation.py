import logging
import subprocess
import sys

import bad_files as bad
import bad_loads
import numpy as np
import pytest
from bad_files import FACES, TETRAHEDRON

from mme3dr.errors import MeshError, MME3DRError
from mme3dr.meshes.isolation import KINDS, SafeLoader
from mme3dr.meshes.limits import MeshLimits
from mme3dr.meshes.loading import load_surface
from mme3dr.meshes.transfer import read_surface, save_surface

LIMITS = MeshLimits(seconds=2, memory_bytes=512 * 1024**2)
MISBEHAVE = f"{bad_loads.__name__}:misbehave"


def kind_of(loader, path) -> str:
    with pytest.raises(MeshError) as error:
        loader.load(path)
    assert error.value.kind in KINDS
    assert path.name in str(error.value)
    return error.value.kind


def test_bad_files_hurt_nobody_else(tmp_path):
    good = bad.good(tmp_path / "good.glb")
    expected = {"hang": "timeout", "eat": "memory", "segfault": "crash", "exit": "crash", "bug": "crash"}
    with SafeLoader(LIMITS, MISBEHAVE) as loader:
        assert np.allclose(loader.load(good).vertices, TETRAHEDRON)
        for stem, kind in expected.items():
            assert kind_of(loader, bad.good(tmp_path / f"{stem}.glb")) == kind
            assert np.allclose(loader.load(good).vertices, TETRAHEDRON)
        with pytest.raises(MeshError, match="SIGSEGV"):
            loader.load(tmp_path / "segfault.glb")
        with pytest.raises(MeshError, match="nobody expected this"):
            loader.load(tmp_path / "bug.glb")


def test_named_errors_keep_the_worker(tmp_path):
    with SafeLoader(LIMITS) as loader:
        loader.load(bad.good(tmp_path / "good.ply"))
        worker = loader._process.pid
        assert kind_of(loader, bad.glb(tmp_path / "nan.glb", TETRAHEDRON * np.nan)) == "not_finite"
        assert kind_of(loader, tmp_path / "none.glb") == "missing_file"
        assert len(loader.load(bad.good(tmp_path / "good.obj")).faces) == 4
        assert loader._process.pid == worker


def test_a_file_that_needs_too_much_memory(tmp_path):
    path = bad.good(tmp_path / "big.stl")
    count = 600_000
    path.write_bytes(bytes(80) + np.uint32(count).tobytes() + bytes(50 * count))
    with SafeLoader(MeshLimits(seconds=60, memory_bytes=64 * 1024**2)) as loader:
        assert kind_of(loader, path) == "memory"
        loader.load(bad.good(tmp_path / "good.stl"))


def test_memory_that_earlier_files_left_behind_is_not_held_against_a_file(tmp_path):
    with SafeLoader(LIMITS, MISBEHAVE) as loader:
        for _ in range(5):  # 256 MiB each stay; the limit is 512 MiB
            assert len(loader.load(bad.good(tmp_path / "hoard.glb")).faces) == 4


def test_unknown_axis_is_not_blamed_on_the_file(tmp_path):
    with SafeLoader() as loader, pytest.raises(ValueError, match="unknown up axis"):
        loader.load(bad.good(tmp_path / "good.glb"), up="w")


def test_outside_of_a_with_statement(tmp_path):
    with pytest.raises(RuntimeError, match="with statement"):
        SafeLoader().load(bad.good(tmp_path / "good.glb"))


def test_a_worker_killed_in_between_is_replaced(tmp_path):
    good = bad.good(tmp_path / "good.off")
    with SafeLoader() as loader:
        loader.load(good)
        loader._process.kill()
        loader._process.wait()
        assert len(loader.load(good).faces) == 4


def test_output_of_libraries_does_not_disturb(tmp_path):
    with SafeLoader(LIMITS, MISBEHAVE) as loader:
        assert len(loader.load(bad.good(tmp_path / "chatter.glb")).faces) == 4


def test_same_surface_as_in_this_process(tmp_path):
    document = bad.Gltf(materials=[{"pbrMetallicRoughness": {"roughnessFactor": 0.5}}])
    normals, uv = np.tile(np.array([0, 0, 1], np.float32), (4, 1)), np.ones((4, 2), np.float32)
    colours = np.full((4, 3), 0.5, np.float32)
    document.scene(document.primitive(material=0, NORMAL=normals, TEXCOORD_0=uv, COLOR_0=colours)).glb(
        tmp_path / "a.glb"
    )
    with SafeLoader() as loader:
        there = loader.load(tmp_path / "a.glb", up="-x")
    here = load_surface(tmp_path / "a.glb", up="-x")
    for name in ("vertices", "faces", "material_ids", "normals", "uv", "colours"):
        assert np.array_equal(getattr(there, name), getattr(here, name))
        assert getattr(there, name).dtype == getattr(here, name).dtype
    assert there.materials[0].roughness == 0.5


def test_shared_textures_travel_once(tmp_path):
    surface = load_surface(bad.glb(tmp_path / "a.glb", TETRAHEDRON, FACES))
    texture = np.arange(64, dtype=np.uint8).reshape(4, 4, 4)
    materials = tuple(type(surface.materials[0])(texture=t) for t in (texture, None, texture))
    save_surface(tmp_path / "a.npz", type(surface)(surface.vertices, surface.faces, surface.material_ids, materials))
    back = read_surface(tmp_path / "a.npz").materials
    assert np.array_equal(back[0].texture, texture)
    assert back[1].texture is None
    assert back[0].texture is back[2].texture


def test_warnings_come_back(tmp_path, caplog):
    with caplog.at_level(logging.WARNING), SafeLoader() as loader:
        loader.load(bad.obj(tmp_path / "a.obj", "mtllib gone.mtl"))
    assert "gone.mtl is missing" in caplog.text


def test_a_load_that_cannot_be_imported(tmp_path):
    with SafeLoader(load="mme3dr.no_such_module:load") as loader, pytest.raises(MME3DRError, match="no_such_module"):
        loader.load(bad.good(tmp_path / "good.glb"))


def test_light_imports():
    parent = "import sys, mme3dr.meshes.isolation; assert 'trimesh' not in sys.modules and 'scipy' not in sys.modules"
    worker = "import sys, mme3dr.meshes.worker, mme3dr.meshes.loading; assert 'torch' not in sys.modules"
    for code in (parent, worker):
        subprocess.run([sys.executable, "-c", code], check=True)
