"""Training prompts from other people's captions: which is taken, what is left out, what is said about it."""

import csv
import json

import pytest

from mme3dr.cli import main
from mme3dr.data import captions
from mme3dr.data.captions import build_captions, normalised, read_rows, shortest_telling
from mme3dr.errors import DataError, NetworkError

COLUMNS = ["sha256", "file_identifier", "aesthetic_score", "captions"]


def write(path, rows, columns=COLUMNS):
    """A CSV of (sha256, captions): a list is written as JSON, a text as it is."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for sha, value in rows:
            field = json.dumps(value) if isinstance(value, list) else value
            full = {"sha256": sha, "file_identifier": f"id/{sha}", "aesthetic_score": "5.1", "captions": field}
            writer.writerow([full[c] for c in columns])
    return str(path)


@pytest.fixture
def files(tmp_path):
    first = write(
        tmp_path / "first.csv",
        [
            ("a1", ["A tall red lamp with a round foot, standing upright.", "Red lamp, round foot.", "A lamp."]),
            ("a2", ["A green glass bottle, with a cork.", "A 3D model."]),
            ("a3", ""),
            ("a4", "[broken"),
            ("a5", ["3D model", "a model of an object"]),
            ("a6", ["The red lamp: round foot!"]),
        ],
    )
    second = write(
        tmp_path / "second.csv",
        [
            ("b1", ["Wooden cart\nwith two wheels"]),
            ("b2", ["Blue toy whale"]),
            ("b3", ["A yellow duck"]),
            ("b4", '{"not": "a list"}'),
            ("a2", ["A green bottle"]),
        ],
    )
    excluded = write(tmp_path / "Toys4k.csv", [("b2", ["something else"]), ("t1", ["long text", "yellow duck."])])
    return [first, second], [excluded]


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_shortest_telling_caption_of_each_allowed_object_is_taken_once(files, tmp_path):
    output = tmp_path / "out.jsonl"
    pool, tallies = build_captions(*files, 3, 0, output)
    rows = {row["id"]: row for row in lines(output)}
    assert pool == 3
    assert {i: r["caption"] for i, r in rows.items()} == {
        "a1": "Red lamp, round foot.",
        "a2": "A green bottle",
        "b1": "Wooden cart with two wheels",
    }
    assert rows["b1"]["source"] == "second.csv"
    assert rows["b1"]["file_identifier"] == "id/b1"
    first = next(t for t in tallies if t.name.endswith("first.csv"))
    assert first.rows == {
        "usable": 3,
        "without captions": 1,
        captions.BROKEN: 1,
        "without a short telling caption": 1,
    }
    assert first.first_broken == 5
    second = next(t for t in tallies if t.name.endswith("second.csv"))
    assert second.rows["occur in the excluded"] == 2
    assert second.rows["repeat an object"] == 1
    assert second.rows[captions.BROKEN] == 1


def test_the_draw_depends_on_the_seed_and_not_on_the_order(tmp_path):
    rows = [(f"s{i:03}", [f"thing number {i} in green"]) for i in range(60)]
    one, two = write(tmp_path / "one.csv", rows[:30]), write(tmp_path / "two.csv", rows[30:])
    turned = write(tmp_path / "turned.csv", rows[::-1])

    def draw(files, count, seed):
        build_captions(files, [], count, seed, tmp_path / "out.jsonl")
        return [row["id"] for row in lines(tmp_path / "out.jsonl")]

    base = draw([one, two], 20, 0)
    assert draw([two, one], 20, 0) == base
    assert draw([turned], 20, 0) == base
    assert draw([one, two], 40, 0)[:20] == base
    assert draw([one, two], 20, 1) != base


def test_too_few_captions_end_in_an_error_that_says_where_they_went(files, tmp_path):
    output = tmp_path / "out.jsonl"
    with pytest.raises(DataError, match=r"4 captions asked for, only 3 .*\n.*Toys4k(.|\n)*1 broken .*line 5"):
        build_captions(*files, 4, 0, output)
    assert not output.exists()


@pytest.mark.parametrize("column", ["sha256", "captions"])
def test_a_missing_column_is_named(tmp_path, column):
    path = write(tmp_path / "bare.csv", [("a", ["red lamp"])], [c for c in COLUMNS if c != column])
    with pytest.raises(DataError, match=f"bare.csv has no column {column}; it has:"):
        list(read_rows(path))


def test_missing_files_and_bytes_that_are_no_text(tmp_path):
    with pytest.raises(DataError, match=r"no file .*nowhere\.csv"):
        list(read_rows(str(tmp_path / "nowhere.csv")))
    (tmp_path / "binary.csv").write_bytes(b"sha256,captions\nabc,\xff\xfe\n")
    with pytest.raises(DataError, match=r"binary\.csv, line \d: .*is it the CSV as published"):
        list(read_rows(str(tmp_path / "binary.csv")))
    (tmp_path / "empty.csv").write_text("")
    with pytest.raises(DataError, match="has no column sha256 and captions"):
        list(read_rows(str(tmp_path / "empty.csv")))


def test_a_short_row_and_one_without_hash_are_broken(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text('sha256,captions\nabc\n,"[""red lamp""]"\nd,"[""blue lamp""]"\n')
    _, tallies = build_captions([str(path)], [], 1, 0, tmp_path / "out.jsonl")
    assert tallies[0].rows == {"without captions": 1, captions.BROKEN: 1, "usable": 1}


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        (["A long text about a red chair with arms", "A red chair", "Chair", "3D model of a chair"], "A red chair"),
        (["object", "a 3d model"], None),
        ([" ".join(["word"] * 31)], None),
        (["rote Lampe", "Lampe"], "rote Lampe"),
        ([], None),
    ],
)
def test_what_counts_as_telling(given, taken):
    assert shortest_telling(given) == taken


def test_normalising():
    assert normalised("The red  Chair, with an arm.") == normalised("a red chair: with arm") == "red chair with arm"


def test_hub_names(tmp_path, monkeypatch):
    path = write(tmp_path / "ABO.csv", [("a", ["red lamp"])])
    asked = []

    def download(repository, file, repo_type, revision):
        asked.append((repository, file, repo_type, revision))
        return path

    monkeypatch.setattr(captions, "hf_hub_download", download)
    build_captions(["hub:ORG/NAME/sub/ABO.csv@v2"], [], 1, 0, tmp_path / "out.jsonl")
    assert asked == [("ORG/NAME", "sub/ABO.csv", "dataset", "v2")]
    assert lines(tmp_path / "out.jsonl")[0]["source"] == "ABO.csv"
    with pytest.raises(DataError, match=r"write hub:ORG/NAME/FILE"):
        list(read_rows("hub:ORG/ABO.csv"))

    def unreachable(*_, **__):
        raise OSError("no route")

    monkeypatch.setattr(captions, "hf_hub_download", unreachable)
    with pytest.raises(NetworkError, match=r"no route .*local path"):
        list(read_rows("hub:ORG/NAME/ABO.csv"))


def test_command(files, tmp_path, capsys):
    (chosen, excluded), output = files, tmp_path / "out.jsonl"
    command = ["data", "captions", "--source", "trellis500k", "--files", *chosen, "--exclude", *excluded]
    assert main([*command, "--count", "2", "--seed", "3", "--output", str(output)]) == 0
    said = capsys.readouterr().out
    assert "2 captions of 3 different ones" in said
    assert "first.csv: 6 rows, 3 usable, 1 without captions, 1 broken" in said
    assert len(lines(output)) == 2
    assert main([*command, "--count", "9", "--output", str(tmp_path / "none.jsonl")]) == 2
    assert "9 captions asked for" in capsys.readouterr().err
