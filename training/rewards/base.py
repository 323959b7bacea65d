"""The one class a reward implements, and the rewards there are."""

from __future__ import annotations

import abc
import importlib
import inspect
from collections.abc import Sequence

import numpy as np

from mme3dr.errors import MME3DRError, UnknownNameError, unknown_name
from mme3dr.records import Item
from training.shapes import Shape

REWARDS: dict[str, str] = {
    "alignment": "training.rewards.alignment:Alignment",
    "appearance": "training.rewards.appearance:Appearance",
    "category": "training.rewards.category:Category",
    "hps": "training.rewards.hps:Hps",
    "judge": "training.rewards.judge:Judge",
    "parts": "training.rewards.parts:Parts",
    "preference": "training.rewards.preference:Preference",
    "unified": "training.rewards.unified:Unified",
}
"""Name -> "module:Class"; imported when a reward is asked for."""


class RewardError(MME3DRError):
    """A reward that could not be had. Its reason is kept with the iteration; too many of them stop the run."""


class Reward(abc.ABC):
    """A judgement of shapes. Subclass it, declare what differs, and write `score`.

    low, high: the range of its values. A shape that failed gets `low` without being judged.
    needs: "views", "points" or both.  annotation: fields of an item that it can't do without.
    world: "nano" or "full".
    """

    low: float = 0.0
    high: float = 1.0
    needs: frozenset[str] = frozenset({"views"})
    annotation: frozenset[str] = frozenset()
    world: str = "nano"

    @abc.abstractmethod
    def score(self, items: Sequence[Item], shapes: Sequence[Shape]) -> np.ndarray:
        """Values [N] float64 of N shapes that didn't fail, each for its item's prompt, higher is better.

        nan where a judgement could not be had: never a guess, never 0. RewardError when none could.
        """


def create_reward(name: str, settings: dict[str, object]) -> Reward:
    """The reward with that name, or your own as "module:Class".

    Raises UnknownNameError for a name, a class or a setting that isn't there.
    """
    if name not in REWARDS and ":" not in name:
        raise unknown_name("reward", name, REWARDS, ', or "module:Class" for your own')
    module, _, attribute = REWARDS.get(name, name).partition(":")
    try:
        target = getattr(importlib.import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise UnknownNameError(f"reward {name!r}: {error}") from error
    try:
        inspect.signature(target).bind(**settings)
    except TypeError as error:
        raise UnknownNameError(f"reward {name!r}: {error}. Its settings are {inspect.signature(target)}") from error
    return target(**settings)
