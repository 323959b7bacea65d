"""The four signs that a run goes wrong, in words (paper, section 6)."""

from __future__ import annotations

from collections.abc import Mapping

COLLAPSED = 0.3
"""Share of its first entropy below which a policy has collapsed."""
DOMINATING = 0.8
"""Share of the variance of a step's reward that one component may hold where there are several."""
CONFLICT = -0.3
"""Correlation of the two steps' rewards below which they work against one another."""
SMOOTHING = 0.2
"""Weight of the newest iteration in running means, so that one odd batch raises no alarm."""


class WarningSigns:
    """Watches the figures of a run. Each sign is told once, and again after it has gone away."""

    def __init__(self):
        self._mean: dict[str, float] = {}
        self._first: dict[str, float] = {}
        self._told: set[str] = set()
        self._held_out: list[tuple[float, float]] = []
        self._before: list[float] = []

    def state(self) -> dict:
        """What a resumed run needs."""
        return {
            "mean": self._mean,
            "first": self._first,
            "told": sorted(self._told),
            "held_out": [list(pair) for pair in self._held_out],
            "before": self._before,
        }

    def load(self, state: Mapping) -> None:
        """Take `state` back; nothing where it is empty."""
        self._mean, self._first = dict(state.get("mean", {})), dict(state.get("first", {}))
        self._told = set(state.get("told", ()))
        self._held_out = [(reward, score) for reward, score in state.get("held_out", ())]
        self._before = list(state.get("before", ()))

    def begin(self, score: float) -> None:
        """Note the held-out score before training, which `exhausted` compares with too."""
        self._before = [score]

    def look(self, iteration: int, figures: Mapping[str, float]) -> list[str]:
        """Warnings that an iteration's figures give rise to."""
        for name, value in figures.items():
            self._first.setdefault(name, value)
            self._mean[name] = self._mean.get(name, value) + SMOOTHING * (value - self._mean.get(name, value))
        if "score" in figures:
            self._held_out.append((self._mean["reward"], figures["score"]))
        found = self._entropy() | self._dominance() | self._conflict() | self._overfitting()
        fresh = [text for name, text in found.items() if name not in self._told]
        self._told = set(found)
        return fresh if iteration > 1 else []

    def exhausted(self, patience: int) -> bool:
        """Whether the last `patience` looks at held-out prompts brought no better score; never for 0."""
        scores = [*self._before, *(score for _, score in self._held_out)]
        return bool(patience) and len(scores) > patience and max(scores[-patience:]) <= max(scores[:-patience])

    def _entropy(self) -> dict[str, str]:
        found = {}
        for kind in ("text", "mesh"):
            name = f"entropy_{kind}"
            now, first = self._mean.get(name, 0.0), self._first.get(name, 0.0)
            if first and now < COLLAPSED * first:
                found[name] = (
                    f"entropy collapse: {kind} tokens have {now:.3f} nats, {first:.3f} at the start. "
                    "Lower the learning rate, raise loss.beta or loss.clip_high"
                )
        return found

    def _dominance(self) -> dict[str, str]:
        found = {}
        for step in (1, 2):
            prefix = f"share_step{step}_"
            shares = {name.removeprefix(prefix): v for name, v in self._mean.items() if name.startswith(prefix)}
            worst = max(shares, key=shares.get, default="")
            if len(shares) > 1 and shares[worst] > DOMINATING:
                found[prefix + worst] = (
                    f"reward {worst!r} holds {shares[worst]:.0%} of the variance of step {step}'s reward, so that the "
                    "others hardly count. Lower its weight; or set normalised: true, where it isn't"
                )
        return found

    def _conflict(self) -> dict[str, str]:
        now = self._mean.get("conflict", 0.0)
        if now >= CONFLICT:
            return {}
        return {
            "conflict": f"the rewards of the two steps work against one another (correlation {now:.2f}): look at "
            "which parts of them disagree"
        }

    def _overfitting(self) -> dict[str, str]:
        if len(self._held_out) < 3:
            return {}
        (reward_before, before), (_, middle), (reward_now, now) = self._held_out[-3:]
        if not (now < middle < before and reward_now > reward_before):
            return {}
        return {
            "overfitting": f"the held-out score has fallen twice, {before:.2f} to {now:.2f}, while the reward rose: "
            "the policy learns the rewards and not the task. Stop, or set watch.patience"
        }
