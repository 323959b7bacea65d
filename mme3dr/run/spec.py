"""What a run is asked to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mme3dr.records import Item


@dataclass(frozen=True)
class RunSpec:
    """Settings of one evaluation; the defaults are those of the command line.

    metrics: registry names, or empty for all that apply.  limit: at most so many items, spread over the categories.
    with_report: write report.html, which holds all meshes.
    workers: processes for building, rendering and scoring (0: one per core).
    """

    model: str
    output: Path
    model_args: Mapping[str, object] = field(default_factory=dict)
    edition: str = "open"
    source: str | None = None
    categories: tuple[str, ...] = ()
    limit: int | None = None
    samples_per_prompt: int = 1
    protocol: str = "mme3dr-v1"
    metrics: tuple[str, ...] = ()
    seed: int = 0
    workers: int = 0
    device: str = "cpu"
    batch_size: int | None = None
    with_report: bool = True


@dataclass(frozen=True)
class Sample:
    """One of the objects a model is asked for. name: file stem of all that belongs to it."""

    item: Item
    number: int

    @property
    def name(self) -> str:
        """`<item id>-<number of the sample>`."""
        return f"{self.item.id}-{self.number}"
