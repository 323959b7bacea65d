"""Rewards of known behaviour."""

import time

import numpy as np

from training.rewards.base import Reward, RewardError


class Ink(Reward):
    """Share of the views' pixels that show the object, times what is asked for."""

    def __init__(self, scale: float = 1.0):
        self.scale = self.high = scale

    def score(self, items, shapes):
        return self.scale * np.array([(shape.views < 250).any(3).mean() for shape in shapes])


class Even(Reward):
    """The same for all."""

    def score(self, items, shapes):
        return np.full(len(shapes), 0.5)


class Forgetful(Ink):
    """Knows nothing of prompts that name a boat."""

    def score(self, items, shapes):
        values = super().score(items, shapes)
        values[["boat" in item.prompt for item in items]] = np.nan
        return values


class Broken(Reward):
    """Never answers."""

    def score(self, items, shapes):
        raise RewardError("the server at port 1 refuses")


class Slow(Reward):
    """Says on the standard output that it was asked, and then thinks for two minutes."""

    def score(self, items, shapes):
        print("asked", flush=True)
        time.sleep(120)
        return np.full(len(shapes), 0.5)


class Tiring(Ink):
    """Answers three times."""

    def __init__(self):
        super().__init__()
        self.asked = 0

    def score(self, items, shapes):
        self.asked += 1
        if self.asked > 3:
            raise RewardError("too many questions")
        return super().score(items, shapes)


class Boundless(Reward):
    """Leaves its range."""

    def score(self, items, shapes):
        return np.full(len(shapes), 7.0)
