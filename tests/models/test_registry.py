import pytest

from mme3dr.errors import UnknownNameError
from mme3dr.models.base import item_seed
from mme3dr.models.registry import MODELS, create_model, known_models

OWN = """
from mme3dr.models.base import TextTo3DModel
from mme3dr.records import Asset

class Mine(TextTo3DModel):
    def __init__(self, size=1):
        self.size = size

    def generate(self, items, seed):
        return []
"""


def test_names_are_exact_and_misspellings_get_a_hint():
    with pytest.raises(UnknownNameError, match="Did you mean 'reference'"):
        create_model("referense", {})
    with pytest.raises(UnknownNameError):
        create_model("Reference", {})


def test_a_class_from_a_file(tmp_path):
    file = tmp_path / "mine.py"
    file.write_text(OWN)
    assert create_model(f"{file}:Mine", {"size": 3}).size == 3
    with pytest.raises(UnknownNameError, match="Mine"):
        create_model(f"{file}:Yours", {})
    with pytest.raises(UnknownNameError, match="no file"):
        create_model(f"{tmp_path / 'none.py'}:Mine", {})


def test_wrong_arguments_are_named_with_the_right_ones(tmp_path):
    with pytest.raises(UnknownNameError, match=r"colour.*up"):
        create_model(f"folder:{tmp_path}", {"colour": 1})
    with pytest.raises(UnknownNameError, match="folder"):
        create_model("folder", {})


def test_all_built_in_models_can_be_imported():
    import importlib

    for target, _ in MODELS.values():
        module, _, name = target.partition(":")
        assert hasattr(importlib.import_module(module), name)


def test_models_of_other_packages_are_found_by_entry_point(tmp_path, monkeypatch):
    (tmp_path / "otherpackage.py").write_text(OWN)
    info = tmp_path / "otherpackage-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: otherpackage\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[mme3dr.models]\nmine = otherpackage:Mine\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert known_models()["mine"][0] == "otherpackage:Mine"
    assert create_model("mine", {"size": 2}).size == 2


def test_item_seeds_differ_by_item_and_seed_only():
    assert item_seed(0, "a") == item_seed(0, "a")
    assert len({item_seed(s, i) for s in range(20) for i in "abcdef"}) == 120
