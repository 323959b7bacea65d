import subprocess
import sys

import pytest

from mme3dr.cli import main

LIGHT = """
import sys, mme3dr.cli as c
try:
    c.main({})
except SystemExit:
    pass
print('HEAVY', {{'torch', 'trimesh', 'datasets', 'pandas'}} & set(sys.modules))
"""


@pytest.mark.parametrize("arguments", [["--help"], ["--list-models"], ["models"], ["eval", "--list-metrics"]])
def test_help_and_lists_import_nothing_heavy(arguments):
    done = subprocess.run([sys.executable, "-c", LIGHT.format(arguments)], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("HEAVY set()")


def test_python_m_mme3dr_eval_lists_models():
    done = subprocess.run(
        [sys.executable, "-m", "mme3dr.eval", "--list-models"], capture_output=True, text=True, check=True
    )
    assert "reference" in done.stdout


def test_a_foreign_evaluators_package_is_named(tmp_path):
    (tmp_path / "evaluators").mkdir()
    (tmp_path / "evaluators" / "__init__.py").write_text("")
    command = [sys.executable, "-m", "mme3dr.eval", "--model", "reference"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 2
    assert "hides the one of mme3dr" in done.stderr


def test_render_writes_the_views(tmp_path):
    import trimesh
    from PIL import Image

    trimesh.creation.box().export(tmp_path / "box.stl")
    assert main(["render", str(tmp_path / "box.stl"), "--output", str(tmp_path / "box.png"), "--up", "z"]) == 0
    assert Image.open(tmp_path / "box.png").size == (8 * 512, 512)


def test_broken_mesh_is_a_clear_error(tmp_path, capsys):
    (tmp_path / "bad.glb").write_bytes(b"glTF")
    assert main(["render", str(tmp_path / "bad.glb"), "--output", str(tmp_path / "x.png")]) == 2
    assert "bad.glb" in capsys.readouterr().err


def test_doctor_names_device_and_weights(capsys):
    assert main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert "device:" in said
    assert "weights clip_vit_b32:" in said
