"""The project's own rules: imports go one way, files stay short, nothing names a machine."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ORDER = [
    "errors",
    "records",
    "files",
    "network",
    "meshes",
    "render",
    "data",
    "models",
    "evaluators",
    "run",
    "eval",
    "leaderboard",
    "cli",
]
"""Each may import those before it. `training` may import all but the leaderboard, and nothing imports it."""
PACKAGES = ("mme3dr", "evaluators", "training", "leaderboard")
LAZY = {("cli", "leaderboard"), ("doctor", "evaluators")}
FILES = sorted(p for package in PACKAGES for p in (ROOT / package).rglob("*.py"))


def stage(module: str) -> str:
    """`mme3dr.render.embree` -> "render"; `evaluators.facts` -> "evaluators"."""
    parts = module.split(".")
    return (parts[1] if len(parts) > 1 else "package") if parts[0] == "mme3dr" else parts[0]


def imports(path: Path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in PACKAGES:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (a.name for a in node.names if a.name.split(".")[0] in PACKAGES)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_imports_go_one_way(path):
    own = stage(".".join(path.relative_to(ROOT).with_suffix("").parts))
    for module in imports(path):
        other = stage(module)
        if "doctor" in (own, other) or "package" in (own, other) or own == other or own == "__init__":
            continue
        if own == "training":
            assert other != "leaderboard"
        else:
            assert other != "training"
            assert ORDER.index(other) < ORDER.index(own), f"{own} imports {other}"


def test_files_and_functions_stay_short():
    for path in FILES:
        text = path.read_text()
        assert text.count("\n") <= 320, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert node.end_lineno - node.lineno <= 66, f"{path}: {node.name}"


def test_every_module_says_what_it_is():
    for path in FILES:
        if path.read_text().strip():
            assert ast.get_docstring(ast.parse(path.read_text())), path


def test_no_machine_path_and_no_broad_except():
    for path in [*FILES, *(ROOT / "tests").rglob("*.py"), *ROOT.glob("*.md"), *ROOT.glob("*.toml")]:
        text = path.read_text()
        assert not re.search(r"/(?:home|root)/\w", text), path
        assert not re.search(r"except(?: (?:Base)?Exception\b[^:]*)?:\s", text) or path == Path(__file__), path
