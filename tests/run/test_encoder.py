"""Analysis of an encoder, and evaluations with the package's own where CLIP is missing."""

import json

import numpy as np
import pytest

from evaluators.base import Extractor
from mme3dr import cli
from mme3dr.eval import main
from mme3dr.records import Fact, Item
from mme3dr.run import encoder as analysis
from mme3dr.run.results import read_results


class Known(Extractor):
    """Texts are rows of the identity by their number; pictures don't matter."""

    name, world = "known", "none"

    def identity(self):
        return {}

    def texts(self, texts):
        return np.eye(6)[[int(text) for text in texts]]


def test_figures_of_known_features(monkeypatch):
    facts = (Fact("count", "0", "1", False), Fact("colour", "2", "3", True))
    items = [Item("a", "a", "spatial", "4", (), facts), Item("b", "b", "spatial", "5", (), facts[:1])]
    views = {"a": np.tile([1.0, 0, 0, 2, 1, 0], (8, 1)), "b": np.tile([0, 1.0, 0, 0, 1, 0], (8, 1))}
    monkeypatch.setattr(analysis, "render_references", lambda *_: {})
    monkeypatch.setattr(analysis, "view_features", lambda *_: views)
    figures = analysis.analyse(Known(), items, workers=1)["figures"]
    assert figures["R@1 object to prompt"]["value"] == 0.5  # b's views are nearer to the prompt of a
    assert figures["facts"] == {**figures["facts"], "value": 0.25, "n": 2}
    assert figures["facts, stated"]["value"] == 0.5
    assert figures["facts, implied"] == {**figures["facts, implied"], "value": 0.0, "low": None, "n": 1}
    assert figures["facts, count"]["value"] == 0.5
    assert figures["facts, count, text alone"]["value"] == 0.0  # the mean view is a little nearer to "1"
    assert "facts, material" not in figures


def test_analysis_from_the_command_line(tmp_path, capsys):
    output = tmp_path / "figures.json"
    arguments = ["nano_eval", "--data", "mme3dr", "--count", "5", "--workers", "1", "--output", str(output)]
    assert cli.main(["analyze", "encoder", *arguments]) == 0
    written = json.loads(output.read_text())
    assert (written["encoder"], written["data"], written["objects"]) == ("nano_eval", "mme3dr", 5)
    assert set(written["weights"]["sha256"]) == {"config.json", "model.safetensors", "tokenizer.json"}
    assert 0 < written["figures"]["facts"]["value"] <= 1
    assert "R@1 prompt to object" in capsys.readouterr().out


@pytest.fixture
def without_clip(tmp_path, monkeypatch):
    monkeypatch.setenv("MME3DR_WEIGHTS", str(tmp_path / "weights"))
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))


def test_nano_metrics_stand_in_under_their_own_names_with_the_same_bytes(tmp_path, without_clip):
    arguments = ["--model", "primitives", "--categories", "spatial", "--limit", "3", "--workers", "1"]
    assert main([*arguments, "--output", str(tmp_path / "a")]) == 0
    states = {m["name"]: m for m in read_results(tmp_path / "a")["metrics"]}
    assert states["clip_score"]["status"] == states["facts"]["status"] == "skipped"
    for name in ("nano_score", "nano_facts", "fd_nano", "kd_nano"):
        assert states[name]["status"] == "ok"
    assert "Nano facts (not CLIP)" in (tmp_path / "a" / "report.html").read_text()
    assert main([*arguments, "--output", str(tmp_path / "b")]) == 0
    assert (tmp_path / "a" / "results.json").read_bytes() == (tmp_path / "b" / "results.json").read_bytes()
    assert cli.main(["leaderboard", "build", str(tmp_path / "a"), "--out", str(tmp_path / "board")]) == 0
    assert "Nano score (not CLIP)" in (tmp_path / "board" / "index.html").read_text()


def test_a_protocol_cannot_pass_a_nano_encoder_off_as_clip(tmp_path, capsys):
    from mme3dr.render.protocol import FOLDER

    text = (FOLDER / "mme3dr-v1.yaml").read_text().replace("clip: clip_vit_b32", "clip: nano_eval")
    (tmp_path / "own.yaml").write_text(text)
    arguments = ["--model", "primitives", "--limit", "1", "--workers", "1", "--metrics", "clip_score"]
    assert main([*arguments, "--protocol", str(tmp_path / "own.yaml"), "--output", str(tmp_path / "run")]) == 2
    assert "nano_score" in capsys.readouterr().err
