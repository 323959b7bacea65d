"""The paper's tables as the package has them: rows, published figures, and the configuration that stands for each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from mme3dr.errors import unknown_name
from training.config import FOLDER, build, load_config, written
from training.settings import HiGRPOSettings

TABLES = FOLDER / "tables.yaml"


@dataclass(frozen=True)
class Row:
    """label: as in the paper.  config: of `training/configs/higrpo`; or model: one that needs no training, and how it
    is sampled (`mme3dr.models.ar3d.generation.MODES`).

    base: label of the row it is compared with, the table's first one where that is empty: training is judged by the
    base sampled in the same mode.  clip, kd: published, None where the paper has none.
    """

    label: str
    config: str = ""
    model: str = ""
    mode: str = ""
    base: str = ""
    clip: float | None = None
    kd: float | None = None

    def settings(self, seed: int, changes: tuple[str, ...]) -> HiGRPOSettings:
        """What the row's run with this seed is trained with."""
        return load_config(HiGRPOSettings, "higrpo", self.config, [*changes, f"seed={seed}"])

    def written(self, seed: int, changes: tuple[str, ...]) -> dict:
        """Those of its settings that are no defaults."""
        return written("higrpo", self.config, [*changes, f"seed={seed}"])[0]


@dataclass(frozen=True)
class Table:
    """title: what it compares.  rows: in the paper's order."""

    title: str
    rows: tuple[Row, ...]

    def compared(self, row: Row) -> Row | None:
        """The row that a row's gain is counted from; None for the first one, or where this table lacks it."""
        others = [other for other in self.rows if other.label == (row.base or self.rows[0].label)]
        return others[0] if others and others[0] != row else None


def tables(path: Path = TABLES) -> dict[str, Table]:
    """All tables by name."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {name: build(Table, table, f"{path}: {name}") for name, table in content.items()}


def table_named(name: str) -> Table:
    """The table with that name. Raises UnknownNameError."""
    known = tables()
    if name not in known:
        raise unknown_name("table", name, known)
    return known[name]
