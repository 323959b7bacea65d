import sys

import pytest
import trimesh

from mme3dr.errors import UnknownNameError
from mme3dr.models.baselines import Primitives, Shuffled
from mme3dr.models.command import Command
from mme3dr.models.folder import Folder
from mme3dr.records import Item

ITEMS = [
    Item(f"spatial_{n}", n, "spatial", f"a {n} of 'wood'; $HOME {{output}}", (), ()) for n in ("stair", "arch", "cube")
]


def python(code):
    return f'{sys.executable} -c "{code}" {{prompt}} {{output}} {{seed}}'


def test_folder_finds_files_and_reports_missing_ones(tmp_path):
    ball = trimesh.creation.icosphere()
    ball.export(tmp_path / "spatial_stair.ply")
    (tmp_path / "spatial_arch").mkdir()
    ball.export(tmp_path / "spatial_arch" / "mesh.obj")
    (tmp_path / "spatial_stair.plan.txt").write_text("first the steps")
    model = Folder(str(tmp_path), up="z")
    stair, arch, cube = model.generate(ITEMS, 0)
    assert (stair.mesh.name, stair.up, stair.texts) == ("spatial_stair.ply", "z", {"plan": "first the steps"})
    assert arch.mesh.name == "mesh.obj"
    assert cube.failure.kind == "missing"


def test_folder_identity_follows_the_files(tmp_path):
    (tmp_path / "spatial_stair.stl").write_bytes(b"a")
    before = Folder(str(tmp_path)).identity()
    (tmp_path / "spatial_stair.stl").write_bytes(b"b")
    assert Folder(str(tmp_path)).identity() != before


def test_folder_mistakes(tmp_path):
    with pytest.raises(UnknownNameError, match="no folder"):
        Folder(str(tmp_path / "none"))
    with pytest.raises(UnknownNameError, match="up axis"):
        Folder(str(tmp_path), up="Z")


def test_command_gets_prompt_output_and_seed_as_single_words():
    code = "import sys; open(sys.argv[2], 'w').write(sys.argv[1] + '|' + sys.argv[3])"
    asset = Command(python(code)).generate(ITEMS[:1], 5)[0]
    prompt, seed = asset.mesh.decode().split("|")
    assert prompt == ITEMS[0].prompt  # quotes, $ and {output} of a prompt stay what they are
    assert int(seed) >= 0
    assert Command(python(code)).generate(ITEMS[:1], 5)[0].mesh == asset.mesh
    assert Command(python(code)).generate(ITEMS[:1], 6)[0].mesh != asset.mesh


@pytest.mark.parametrize(
    ("code", "kind", "said"),
    [
        ("import sys; print('no memory left'); sys.exit(3)", "exit_code", "no memory left"),
        ("import time; print('working', flush=True); time.sleep(60)", "timeout", "working"),
        ("pass", "no_output", "not written"),
        ("import os; os.kill(os.getpid(), 9)", "exit_code", "-9"),
    ],
)
def test_command_failures_keep_the_reason(code, kind, said):
    failure = Command(python(code), timeout=3).generate(ITEMS[:1], 0)[0].failure
    assert failure.kind == kind
    assert said in failure.message


def test_command_that_cannot_start():
    assert Command("/no/such/program {output}").generate(ITEMS[:1], 0)[0].failure.kind == "not_started"
    with pytest.raises(UnknownNameError, match="output"):
        Command("echo {prompt}")


def test_command_kills_the_children_of_a_hanging_program(tmp_path):
    mark = tmp_path / "alive"
    code = f"import subprocess, time; subprocess.Popen(['sh', '-c', 'sleep 4; touch {mark}']); time.sleep(60)"
    Command(python(code), timeout=1).generate(ITEMS[:1], 0)
    import time

    time.sleep(4.5)
    assert not mark.exists()


def test_command_in_another_format():
    code = "import sys; open(sys.argv[2], 'w').write('OFF')"
    model = Command(python(code), format="off")
    asset = model.generate(ITEMS[:1], 0)[0]
    assert asset.mesh.suffix == ".off"
    assert asset.mesh.read_text() == "OFF"


def test_shuffled_gives_every_mesh_once_and_never_the_own(tmp_path):
    from dataclasses import replace

    items = [replace(ITEMS[0], id=f"i{n}", mesh=tmp_path / f"{n}.glb") for n in range(9)]
    model = Shuffled()
    model.prepare(items)
    dealt = [a.mesh for a in model.generate(items[:4], 3) + model.generate(items[4:], 3)]
    assert sorted(dealt) == sorted(i.mesh for i in items)
    assert all(mesh != item.mesh for mesh, item in zip(dealt, items, strict=True))


def test_primitives_depend_on_item_and_seed_but_not_on_the_batch():
    model = Primitives()
    together = [a.mesh for a in model.generate(ITEMS, 1)]
    assert together == [model.generate([i], 1)[0].mesh for i in ITEMS]
    assert together != [a.mesh for a in model.generate(ITEMS, 2)]
