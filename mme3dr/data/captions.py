"""The paper's kind of training prompts (section 4): short captions of other people's objects, from TRELLIS-500K's CSVs.

A CSV has the columns sha256, file_identifier, aesthetic_score and captions, the last a JSON list from long to short.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from huggingface_hub import hf_hub_download

from mme3dr.errors import DataError
from mme3dr.files import write_bytes
from mme3dr.network import reaching

SOURCES = {"trellis500k": "hub:JeffreyXiang/TRELLIS-500K"}
"""Where a source's CSVs are when no files are given."""
FILES = ("ObjaverseXL_sketchfab.csv", "ObjaverseXL_github.csv", "HSSD.csv", "ABO.csv")
"""What the paper trains on."""
EXCLUDED = ("Toys4k.csv",)
"""What it tests on."""
COLUMNS = ("sha256", "captions")
LEAST_TELLING, MOST_WORDS = 2, 30
"""A caption is used when it has so many words that tell something, and is no longer than that."""
ARTICLES = frozenset({"a", "an", "the"})
_EMPTY = """and of with in on for to by from at as is are it its this that some one 3d 3 d model models object objects
asset assets item items thing mesh shape shapes scene figure render rendering rendered image picture design untitled
simple generic various unknown digital"""
SAY_NOTHING = ARTICLES | frozenset(_EMPTY.split())
"""Words that tell no object from another."""
BROKEN = "broken (captions that are no JSON list of texts, or no sha256)"


@dataclass
class Tally:
    """What became of the rows of one CSV: numbers by reason, and the first line that couldn't be read."""

    name: str
    rows: Counter[str] = field(default_factory=Counter)
    first_broken: int | None = None

    def add(self, reason: str, line: int) -> None:
        """Count a row."""
        self.rows[reason] += 1
        if reason == BROKEN and self.first_broken is None:
            self.first_broken = line

    def text(self) -> str:
        """One line for people."""
        parts = [f"{self.rows.total():,} rows", *(f"{n:,} {reason}" for reason, n in self.rows.items())]
        where = "" if self.first_broken is None else f" (the first at line {self.first_broken})"
        return f"{self.name}: {', '.join(parts)}{where}"


@dataclass(frozen=True)
class Row:
    """One object. captions: from long to short, [] where it has none, None where the field can't be read."""

    line: int
    sha256: str
    identifier: str
    captions: list[str] | None


def build_captions(
    files: Sequence[str], exclude: Sequence[str], count: int, seed: int, output: Path
) -> tuple[int, list[Tally]]:
    """Write `count` prompts as JSON lines with id (SHA-256 of the object), caption, source and file_identifier.

    files, exclude: paths of CSVs, or "hub:ORG/NAME/FILE.csv", or with "@REVISION" behind it.
    Each object gives its shortest telling caption; captions are unique after normalising; none, nor any object, occurs
    among the excluded. The draw depends on the seed and not on the order of rows and files, and a larger one begins
    with a smaller one. Returns how many there were to draw from, and what became of every row.
    Raises DataError for a missing file or column, and when there are fewer prompts than asked for; NetworkError.
    """
    if count < 1:
        raise DataError(f"{count} captions asked for: ask for one or more")
    tallies = []
    objects, captions = _excluded(exclude, tallies)
    found: dict[str, dict[str, str]] = {}
    for name in files:
        tally = Tally(name)
        tallies.append(tally)
        for row in read_rows(name):
            tally.add(_use(row, Path(name.partition("@")[0]).name, objects, captions, found), row.line)
    unique: dict[str, dict[str, str]] = {}
    for key in sorted(found):
        unique.setdefault(normalised(found[key]["caption"]), found[key])
    pool = list(unique.values())
    if len(pool) < count:
        report = "\n".join(t.text() for t in tallies)
        raise DataError(f"{count:,} captions asked for, only {len(pool):,} different ones are left of:\n{report}")
    drawn = np.random.default_rng(seed).permutation(len(pool))[:count]
    write_bytes(output, "".join(json.dumps(pool[i], ensure_ascii=False) + "\n" for i in drawn).encode())
    return len(pool), tallies


def read_rows(name: str) -> Iterator[Row]:
    """Rows of a CSV, local or of the Hub. DataError for a missing file, a missing column or bytes that are no text."""
    path = _fetched(name)
    if not path.is_file():
        raise DataError(f"there is no file {name} (for the Hub write hub:ORG/NAME/FILE.csv)")
    csv.field_size_limit(2**24)
    with open(path, encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        try:
            missing = [c for c in COLUMNS if c not in (reader.fieldnames or ())]
            if missing:
                raise DataError(f"{name} has no column {' and '.join(missing)}; it has: {reader.fieldnames}")
            for record in reader:
                identifier = record.get("file_identifier") or ""
                yield Row(reader.line_num, record["sha256"] or "", identifier, _captions(record["captions"]))
        except (csv.Error, UnicodeDecodeError) as error:
            raise DataError(f"{name}, line {reader.line_num + 1}: {error}; is it the CSV as published?") from error


def shortest_telling(captions: Sequence[str]) -> str | None:
    """The last caption of a list from long to short that says enough and isn't too long."""
    for caption in sorted(captions, key=lambda c: len(_words(c))):
        telling = [w for w in _words(caption) if w not in SAY_NOTHING]
        if len(telling) >= LEAST_TELLING and len(_words(caption)) <= MOST_WORDS:
            return " ".join(caption.split())
    return None


def normalised(caption: str) -> str:
    """Lower-case words without articles and punctuation: equal texts are the same prompt."""
    return " ".join(w for w in _words(caption) if w not in ARTICLES)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _captions(text: str | None) -> list[str] | None:
    if not (text or "").strip():
        return []
    try:
        value = json.loads(text)
    except ValueError:
        return None
    fine = isinstance(value, list) and all(isinstance(c, str) for c in value)
    return value if fine else None


def _excluded(names: Sequence[str], tallies: list[Tally]) -> tuple[set[str], set[str]]:
    """SHA-256 of the excluded objects and all their captions, normalised."""
    objects, captions = set(), set()
    for name in names:
        tally = Tally(name)
        tallies.append(tally)
        for row in read_rows(name):
            objects.add(row.sha256)
            captions.update(map(normalised, row.captions or ()))
            tally.add(BROKEN if row.captions is None or not row.sha256 else "excluded", row.line)
    return objects, captions


def _use(row: Row, source: str, objects: set[str], captions: set[str], found: dict[str, dict[str, str]]) -> str:
    """Put the row's prompt into `found` by SHA-256, or say why not."""
    if row.captions is None or not row.sha256:
        return BROKEN
    if not row.captions:
        return "without captions"
    caption = shortest_telling(row.captions)
    if caption is None:
        return "without a short telling caption"
    if row.sha256 in objects or normalised(caption) in captions:
        return "occur in the excluded"
    record = {"id": row.sha256, "caption": caption, "source": source, "file_identifier": row.identifier}
    if row.sha256 in found:
        found[row.sha256] = min(found[row.sha256], record, key=lambda r: (r["caption"], r["source"]))
        return "repeat an object"
    found[row.sha256] = record
    return "usable"


def _fetched(name: str) -> Path:
    """Path of a CSV, downloaded into the Hub's cache where it is of the Hub."""
    if not name.startswith("hub:"):
        return Path(name)
    place, _, revision = name.removeprefix("hub:").partition("@")
    owner, _, rest = place.partition("/")
    repository, _, file = rest.partition("/")
    if not (owner and repository and file):
        raise DataError(f"{name!r} is no file of the Hub: write hub:ORG/NAME/FILE.csv")
    with reaching(name, "(a downloaded copy works as a local path)"):
        return Path(hf_hub_download(f"{owner}/{repository}", file, repo_type="dataset", revision=revision or None))
