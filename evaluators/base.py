"""The words scorers share: columns, estimates, inputs, and the three protocols."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np

from mme3dr.records import Item, Surface


@dataclass(frozen=True)
class Column:
    """One figure that a metric yields.

    name: column of samples.parquet.  label: table header.  direction: "higher", "lower" or "none" (descriptive).
    range: lowest and highest possible value, None for an open end.  unit: "" for a pure number.
    worst: what a failed object counts as; None only where direction is "none".
    source: where the definition comes from.
    """

    name: str
    label: str
    direction: str
    range: tuple[float | None, float | None]
    unit: str
    worst: float | None
    source: str


@dataclass(frozen=True)
class Estimate:
    """A figure with its 95 % interval (nan where there is none) over n objects."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True)
class ObjectInputs:
    """What a metric of one object may ask for; the harness fills in what the metric's `needs` names.

    surface, reference: normalised (longest side 1, centred, y up).  views: [V, H, W, 3] uint8.
    features: [V, D] float32 view features of the metric's extractor.  encode_texts: texts -> [N, D] float32.
    """

    item: Item
    surface: Surface | None = None
    reference: Surface | None = None
    views: np.ndarray | None = None
    features: np.ndarray | None = None
    encode_texts: Callable[[Sequence[str]], np.ndarray] | None = None


@runtime_checkable
class ObjectMetric(Protocol):
    """A metric with a value per object. needs: some of "surface", "reference", "views", "features"."""

    name: str
    columns: tuple[Column, ...]
    needs: frozenset[str]
    extractor: str | None

    def score(self, inputs: ObjectInputs) -> dict[str, float]:
        """Value of every column; nan where the column doesn't apply to the object."""


class SetMetric:
    """A metric of the whole set of objects: subclass it.

    extractor: whose features it compares.  views: the protocol's subset of views it takes.
    A failed object stands in the set with the features of blank pictures, so that failing can't improve the score.
    """

    name: str
    columns: tuple[Column, ...]
    extractor: str
    views: str = "distribution"

    def score(self, generated: np.ndarray, reference: np.ndarray, seed: int = 0) -> Estimate:
        """Distance of features [N, V, D] to features [M, V, D]."""
        raise NotImplementedError


class Extractor(Protocol):
    """An encoder of pictures, and of texts if it has a text tower. world: "full", "nano" or "none" (no weights)."""

    name: str
    world: str

    def identity(self) -> dict:
        """Source, revision and SHA-256 of the weights: what the features depend on."""

    def images(self, pictures: np.ndarray) -> np.ndarray:
        """[N, H, W, 3] uint8 -> [N, D] float32, the same for any batch size."""

    def texts(self, texts: Sequence[str]) -> np.ndarray:
        """N texts -> [N, D] float32."""
