"""`mme3dr leaderboard build`: the board as one HTML page and its JSON, to be served from any folder."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, select_autoescape

from leaderboard.board import board
from mme3dr.files import write_bytes, write_json
from mme3dr.records import CATEGORIES


def build(runs: Iterable[Path], out: Path) -> Path:
    """Write index.html and board.json to `out`; returns the page's path. Raises DataError (see `board`)."""
    content = board(runs)
    write_json(out / "board.json", content)
    environment = Environment(loader=PackageLoader("leaderboard"), autoescape=select_autoescape(["j2"]))
    templates = files("leaderboard") / "templates"
    page = environment.get_template("board.html.j2").render(
        data=json.dumps(content, ensure_ascii=False, allow_nan=False).replace("<", "\\u003c"),
        css=(templates / "board.css").read_text(encoding="utf-8"),
        script=(templates / "board.js").read_text(encoding="utf-8"),
        categories=CATEGORIES,
    )
    write_bytes(out / "index.html", page.encode())
    return out / "index.html"
