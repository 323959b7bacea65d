"""Evaluations from the command line to the files they leave."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time

import numpy as np
import pandas as pd
import pytest
import trimesh

from mme3dr.data.loader import load_items
from mme3dr.errors import DataError, UnknownNameError
from mme3dr.eval import main, parse_model_args
from mme3dr.run.results import read_results, read_samples

CHEAP = ["--metrics", "palette", "geometry", "fd_hog"]
FEW = ["--categories", "stylised", "biological", "--limit", "6"]


def run(output, *arguments):
    assert main([*FEW, *CHEAP, "--output", str(output), *arguments]) == 0
    return read_results(output)


def metric(results, name):
    return next(m for m in results["metrics"] if m["name"] == name)


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    output = tmp_path_factory.mktemp("reference")
    run(output, "--model", "reference")
    return output


def bytes_of(folder):
    """Every file of a run but the times."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "timing.json")
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def test_reference_is_the_ceiling(reference):
    results = read_results(reference)
    assert metric(results, "palette")["overall"]["mean"] == 0
    assert metric(results, "fd_hog")["overall"]["mean"] == pytest.approx(0, abs=1e-6)
    assert results["coverage"]["scored"] == 6
    assert results["model"]["world"] == "baseline"
    assert metric(results, "palette")["overall"]["n"] == 6
    assert set(metric(results, "palette")["by_category"]) == {"stylised", "biological"}


def test_files_of_a_run(reference):
    samples = read_samples(reference)
    assert list(samples.status) == ["ok"] * 6
    for row in samples.itertuples():
        assert (reference / row.mesh).is_file()
        assert (reference / row.views).is_file()
    page = (reference / "report.html").read_text()
    assert "http://" not in page.replace("http://www.w3.org/", "")
    assert "https://" not in page
    assert page.count('"thumbnail"') == 12


def test_other_batches_and_workers_leave_the_same_bytes(reference, tmp_path):
    run(tmp_path, "--model", "reference", "--workers", "3", "--batch-size", "1")
    assert bytes_of(tmp_path) == bytes_of(reference)


def test_shuffled_loses_on_the_object_but_not_on_the_set(tmp_path, capsys):
    results = run(tmp_path, "--model", "shuffled", "--no-report")
    assert not (tmp_path / "report.html").exists()
    assert "report.html" not in capsys.readouterr().err
    assert metric(results, "palette")["overall"]["mean"] > 5
    assert metric(results, "fd_hog")["overall"]["mean"] == pytest.approx(0, abs=1e-6)


def test_killed_at_any_moment_a_run_ends_with_the_same_files(reference, tmp_path):
    """SIGKILL of the whole process group at random times, then a last run to the end."""
    command = [sys.executable, "-m", "mme3dr.eval", *FEW, *CHEAP, "--output", str(tmp_path), "--model", "reference"]
    rng = random.Random(0)
    for _ in range(4):
        process = subprocess.Popen(
            command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(rng.uniform(1.5, 7))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert main(command[3:]) == 0
    finished = {k: v for k, v in bytes_of(tmp_path).items() if not k.endswith(".partial")}
    expected = bytes_of(reference)
    assert set(finished) == set(expected)
    assert [name for name in expected if finished[name] != expected[name]] == []


def test_finished_stages_are_not_done_again(reference, tmp_path):
    shutil.copytree(reference, tmp_path / "copy")
    before = {p: p.stat().st_mtime_ns for p in (tmp_path / "copy" / "stages").rglob("*.json")}
    run(tmp_path / "copy", "--model", "reference")
    assert before == {p: p.stat().st_mtime_ns for p in (tmp_path / "copy" / "stages").rglob("*.json")}


@pytest.fixture(scope="module")
def flawed(tmp_path_factory):
    """A folder with good, missing, empty and broken meshes, and its run."""
    folder = tmp_path_factory.mktemp("flawed")
    items = load_items(categories=["stylised", "biological"], limit=6)
    for item in items[:3]:
        shutil.copy(item.mesh, folder / f"{item.id}.glb")
    (folder / f"{items[3].id}.glb").write_bytes(items[3].mesh.read_bytes()[:2000])
    trimesh.Trimesh(np.full((3, 3), np.nan), [[0, 1, 2]], process=False).export(folder / f"{items[4].id}.ply")
    output = tmp_path_factory.mktemp("flawed-run")
    return items, output, run(output, "--model", f"folder:{folder}")


def test_failures_keep_their_row_and_count_as_the_worst(flawed):
    items, output, results = flawed
    samples = read_samples(output).set_index("item_id")
    kinds = {i.id: samples.failure_kind[i.id] for i in items[3:]}
    assert kinds == {items[3].id: "truncated", items[4].id: "not_finite", items[5].id: "missing"}
    assert (samples.palette[[i.id for i in items[3:]]] == 100).all()
    overall = metric(results, "palette")["overall"]
    assert overall["mean"] == 50
    assert overall["n"] == 6
    assert results["coverage"]["scored"] == 3
    assert sum(results["coverage"]["failures"].values()) == 3
    assert metric(results, "components")["overall"]["n"] == 3  # descriptive: failures have none


def test_failing_never_improves_a_set_metric(flawed, reference):
    assert (
        metric(flawed[2], "fd_hog")["overall"]["mean"]
        > metric(read_results(reference), "fd_hog")["overall"]["mean"] + 1e-3
    )


def test_a_changed_mesh_is_scored_again(flawed, tmp_path):
    items = flawed[0]
    for item in items:
        shutil.copy(item.mesh, tmp_path / f"{item.id}.glb")
    output = tmp_path / "run"
    assert metric(run(output, "--model", f"folder:{tmp_path}"), "palette")["overall"]["mean"] == 0
    shutil.copy(items[0].mesh, tmp_path / f"{items[1].id}.glb")
    assert metric(run(output, "--model", f"folder:{tmp_path}"), "palette")["overall"]["mean"] > 0


FOREIGN = """
from mme3dr.models.base import TextTo3DModel
from mme3dr.models.baselines import Primitives
from mme3dr.records import Asset

class Moody(Primitives):
    world = "full"
    batch_size = 1

    def generate(self, items, seed):
        if items[0].id.endswith("a"):
            raise RuntimeError("out of clay")
        assert not items[0].facts and items[0].mesh is None, "a model under test saw the answers"
        asset = super().generate(items, seed)[0]
        return [Asset(asset.item_id, asset.mesh, "z", {"plan": "roll & <cut>"}, {"coarse": asset.mesh})]
"""


def test_own_model_from_a_file_with_texts_extras_and_exceptions(tmp_path):
    (tmp_path / "own.py").write_text(FOREIGN)
    results = run(tmp_path / "run", "--model", f"{tmp_path / 'own.py'}:Moody", "--samples-per-prompt", "2")
    samples = read_samples(tmp_path / "run")
    assert len(samples) == 12
    assert metric(results, "palette")["overall"]["n"] == 6  # prompts, not samples
    failed = samples[samples.status == "failed"]
    assert (failed.failure_kind == "exception").all()
    assert failed.failure_message.str.contains("out of clay").all() or failed.empty
    good = samples[samples.status == "ok"]
    assert (good.up == "z").all()
    assert json.loads(good.texts.iloc[0]) == {"plan": "roll & <cut>"}
    assert (tmp_path / "run" / json.loads(good.extras.iloc[0])["coarse"]).is_file()
    first, second = (good[good["sample"] == n].set_index("item_id").mesh_sha256 for n in (0, 1))
    assert (first != second).all()


def test_skipped_metrics_say_why(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("MME3DR_WEIGHTS", str(tmp_path))
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    arguments = [
        "--model",
        "primitives",
        "--categories",
        "stylised",
        "--limit",
        "2",
        "--metrics",
        "clip_score",
        "palette",
    ]
    assert main([*arguments, "--output", str(tmp_path / "run")]) == 0
    assert "mme3dr prefetch clip_vit_b32" in capsys.readouterr().out
    entry = metric(read_results(tmp_path / "run"), "clip_score")
    assert entry["status"] == "skipped"
    assert "overall" not in entry


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--model", "primitive"], "Did you mean 'primitives'"),
        (["--model", "reference", "--protocol", "mme3dr"], "mme3dr-v1"),
        (["--model", "reference", "--metrics", "clipscore"], "clip_score"),
        (["--model", "reference", "--model-args", "up"], "name=value"),
        ([], "which model"),
    ],
)
def test_mistakes_end_in_one_clear_line(arguments, said, capsys):
    assert main(arguments) == 2
    message = capsys.readouterr().err
    assert said in message
    assert "Traceback" not in message


def test_model_args_are_json_or_text():
    assert parse_model_args(r"a=1,b=z,c=[1\,2],d=x=y") == {"a": 1, "b": "z", "c": [1, 2], "d": "x=y"}
    with pytest.raises(UnknownNameError):
        parse_model_args("1a=2")


def test_unreadable_results_are_named(tmp_path):
    with pytest.raises(DataError, match=r"no results\.json"):
        read_results(tmp_path)
    (tmp_path / "results.json").write_text('{"schema": "other/9"}')
    with pytest.raises(DataError, match="other/9"):
        read_results(tmp_path)


def test_samples_table_is_one_row_an_object(reference):
    table = pd.read_parquet(reference / "samples.parquet")
    assert table.name.is_unique
    assert {"watertight", "palette", "components"} <= set(table.columns)
