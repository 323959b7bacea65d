"""The one class a text-to-3D model implements to be evaluated."""

from __future__ import annotations

import abc
from collections.abc import Sequence

from mme3dr.files import content_key
from mme3dr.records import Asset, Item


class TextTo3DModel(abc.ABC):
    """A model under test. Subclass it, set what differs from the defaults, and write `generate`.

    batch_size: how many items `generate` gets at once, unless `--batch-size` says otherwise.
    world: "full", "nano" or "baseline"; results of different worlds are never ranked together.
    sees_reference: the model gets annotations and reference meshes (baselines only); otherwise ids and prompts alone.
    about: a line that says which of several it is, shown above the scores and kept with them.
    """

    batch_size: int = 1
    world: str = "full"
    sees_reference: bool = False
    about: str = ""

    def identity(self) -> dict:
        """What the output depends on besides prompts and seed: weights, revisions, settings. Must fit in JSON.

        It is part of the key under which generated meshes are kept, so a change of it makes a resumed run start anew.
        """
        return {}

    def prepare(self, items: Sequence[Item]) -> None:  # noqa: B027
        """Called once before `generate`, with all items of the run (ids and prompts alone, see `sees_reference`)."""

    @abc.abstractmethod
    def generate(self, items: Sequence[Item], seed: int) -> list[Asset]:
        """One asset per item, in order.

        Draw an item's randomness from `item_seed(seed, item.id)`, so that the result doesn't depend on the batch.
        An object that can't be made is an Asset with a Failure; an exception fails the whole batch.
        """


def item_seed(seed: int, item_id: str) -> int:
    """Seed in [0, 2^63) of one item's randomness, the same whatever else is in the batch."""
    return int(content_key([seed, item_id])[:16], 16) >> 1
