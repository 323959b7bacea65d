import pytest

from mme3dr.cli import main as cli
from mme3dr.errors import DataError
from mme3dr.eval import main
from mme3dr.run.compare import compare_text


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("runs")
    few = ["--categories", "biological", "--limit", "8", "--metrics", "palette", "geometry", "fd_hog"]
    for name, more in (("reference", []), ("primitives", []), ("primitives", ["--protocol", "paper-rewards"])):
        assert main(["--model", name, "--output", str(folder / f"{name}{len(more)}"), *few, *more]) == 0
    return folder


def test_comparison_is_paired_and_gives_a_verdict(runs):
    text = compare_text(runs / "primitives0", runs / "reference0")
    line = next(x for x in text.splitlines() if "Palette" in x)
    assert "B better" in line
    assert "| 8 |" in line.replace("  ", " ")
    assert "FD HOG" in text.splitlines()[-1]


def test_a_run_against_itself_can_not_be_told(runs):
    text = compare_text(runs / "primitives0", runs / "primitives0")
    assert "better" not in text
    assert "can't be told" in text


def test_runs_of_different_protocols_are_never_compared(runs):
    with pytest.raises(DataError, match="protocol"):
        compare_text(runs / "primitives0", runs / "primitives2")


def test_runs_stand_side_by_side_in_one_table(runs, capsys):
    assert cli(["report", str(runs / "reference0"), str(runs / "primitives0"), "--markdown"]) == 0
    lines = capsys.readouterr().out.splitlines()
    head, palette, covered = (next(x for x in lines if x.startswith(f"| {name}")) for name in ("metric", "Pal", "cov"))
    assert [cell.strip() for cell in head.split("|")[2:4]] == ["`reference`", "`primitives`"]
    assert palette.split("|")[2].strip().startswith("0.0000 [0.0000")
    assert covered.count("8/8") == 2
    assert not any("Euler" in line for line in lines), "what only describes is left out"
    assert cli(["report", str(runs / "reference0"), str(runs / "primitives2"), "--markdown"]) == 2
    assert "protocol" in capsys.readouterr().err
