"""Euler samplers of a rectified flow (TRELLIS, arXiv 2412.01506, section 3.3; Liu et al. 2022, arXiv 2209.03003).

Time runs from 1 (noise) to 0 (data): x_t = (1 - t) x_0 + (s + (1 - s) t) noise with s = sigma_min, and the network
gives the velocity dx/dt. Times are kept in float64; the network is told 1000 t.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from torch import Tensor

from mme3dr.errors import DataError, unknown_name

Velocity = Callable[[Tensor, float, Tensor], Tensor]
"""(x, 1000 t, condition) -> velocity of x's shape."""

EULER, GUIDED, GUIDED_INTERVAL = "FlowEulerSampler", "FlowEulerCfgSampler", "FlowEulerGuidanceIntervalSampler"
SAMPLERS = (EULER, GUIDED, GUIDED_INTERVAL)
"""Names in `pipeline.json`: no guidance, guidance at all times, guidance in an interval of times."""


@dataclass(frozen=True)
class FlowEuler:
    """Settings of a sampler. The defaults are those of the published code.

    rescale_t: r of t -> r t / (1 + (r - 1) t); above 1 it spends more steps near the noise.
    cfg_strength: w of the guided velocity (1 + w) v(condition) - w v(negative condition); None or 0 for no guidance.
    cfg_interval: lowest and highest rescaled t that is guided, both included; elsewhere v(condition) alone.
    Raises DataError without any step.
    """

    sigma_min: float = 1e-5
    steps: int = 50
    rescale_t: float = 1.0
    cfg_strength: float | None = 3.0
    cfg_interval: tuple[float, float] = (0.0, 1.0)

    def __post_init__(self):
        if self.steps < 1:
            raise DataError(f"steps={self.steps}: a sampler needs at least 1 step")

    @classmethod
    def from_config(cls, config: Mapping) -> FlowEuler:
        """From an entry of `pipeline.json`: name, args (sigma_min) and params (the rest).

        Raises UnknownNameError for another sampler, DataError for a setting that isn't known.
        """
        if config["name"] not in SAMPLERS:
            raise unknown_name("sampler", config["name"], SAMPLERS)
        settings = {**config.get("args", {}), **config.get("params", {})}
        known = set(cls.__dataclass_fields__)
        if set(settings) - known:
            extra = ", ".join(sorted(set(settings) - known))
            raise DataError(f"the sampler {config['name']} has unknown settings {extra}; known: {', '.join(known)}")
        if config["name"] == EULER:
            settings["cfg_strength"] = None
        if config["name"] != GUIDED_INTERVAL:
            settings.pop("cfg_interval", None)
        if "cfg_interval" in settings:
            settings["cfg_interval"] = tuple(settings["cfg_interval"])
        return cls(**settings)

    def changed(self, steps: int | None = None, cfg_strength: float | None = None) -> FlowEuler:
        """With other settings, where given."""
        given = {"steps": steps, "cfg_strength": cfg_strength}
        return replace(self, **{k: v for k, v in given.items() if v is not None})

    def times(self) -> np.ndarray:
        """Rescaled times from 1 to 0, [steps + 1] float64."""
        t = np.linspace(1, 0, self.steps + 1)
        return self.rescale_t * t / (1 + (self.rescale_t - 1) * t)

    def sample(self, velocity: Velocity, noise: Tensor, condition: Tensor, negative: Tensor | None = None) -> Tensor:
        """Follow the flow from noise to data. negative: condition to be guided away from, needed for guidance."""
        for x, _ in self.trajectory(velocity, noise, condition, negative):
            noise = x
        return noise

    def trajectory(
        self, velocity: Velocity, noise: Tensor, condition: Tensor, negative: Tensor | None = None
    ) -> Iterator[tuple[Tensor, Tensor]]:
        """x after each step and what the step takes x_0 to be, both of the noise's shape."""
        x, times, s = noise, self.times().tolist(), self.sigma_min
        for t, following in itertools.pairwise(times):
            v = self._guided(velocity, x, t, condition, negative)
            x_0 = (1 - s) * x - (s + (1 - s) * t) * v
            x = x - (t - following) * v
            yield x, x_0

    def _guided(self, velocity: Velocity, x: Tensor, t: float, condition: Tensor, negative: Tensor | None) -> Tensor:
        v = velocity(x, 1000 * t, condition)
        low, high = self.cfg_interval
        if not self.cfg_strength or not low <= t <= high:
            return v
        return (1 + self.cfg_strength) * v - self.cfg_strength * velocity(x, 1000 * t, negative)
