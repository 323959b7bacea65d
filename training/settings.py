"""Settings of a Hi-GRPO run: `training/configs/higrpo/*.yaml` read into dataclasses."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from mme3dr.errors import DataError, unknown_name
from mme3dr.models.ar3d.generation import MODES
from mme3dr.models.ar3d.prompting import CONTEXTS
from training.losses import LossSettings
from training.prompts import PromptConfig
from training.rewards.ensemble import EnsembleSettings
from training.rollout import RolloutSettings
from training.shapes import ShapeSettings

REFERENCES, PRECISIONS = ("copy", "adapter"), ("fp32", "bf16")
EXPORTS = ("float32", "bfloat16", "float16")


@dataclass(frozen=True)
class OptimizerSettings:
    """AdamW. lr is reached after `warmup` iterations and falls linearly to `floor` times that at the end.

    clip: largest norm of the gradient.
    """

    lr: float = 1e-6
    warmup: int = 5
    floor: float = 1.0
    weight_decay: float = 0.0
    betas: tuple[float, ...] = (0.9, 0.99)
    clip: float = 1.0

    def lr_at(self, iteration: int, iterations: int) -> float:
        """Learning rate of an iteration, the first of which is 0."""
        if iteration < self.warmup:
            return self.lr * (iteration + 1) / self.warmup
        done = (iteration - self.warmup) / max(1, iterations - self.warmup)
        return self.lr * (1 - (1 - self.floor) * done)


@dataclass(frozen=True)
class LoraSettings:
    """Adapters by peft on the linear layers that `targets` names; rank 0 trains all weights."""

    rank: int = 0
    alpha: float = 16.0
    targets: tuple[str, ...] = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")


@dataclass(frozen=True)
class WatchSettings:
    """What is looked at besides the rewards.

    every: iterations between looks at the held-out prompts, the first before any training; 0 for never.
    held_out: how many of proc800.
    patience: looks without a better held-out score after which the run stops, 0 for never.
    sheet: held-out prompts drawn at every look.  checkpoint: iterations between checkpoints.
    wandb: project of Weights & Biases that the figures go to, "" for none.
    """

    every: int = 20
    held_out: int = 64
    patience: int = 0
    sheet: int = 8
    checkpoint: int = 10
    wandb: str = ""


@dataclass(frozen=True)
class HiGRPOSettings:
    """One run. `training/configs/higrpo` has one for every row of the paper's tables.

    iterations: each one samples, judges and updates.  prompts: of an iteration, over all processes.
    updates: policy updates on the samples of an iteration.  chunk: sequences in one forward pass.
    steps: the steps whose losses count.  coupling: lambda (`advantages.hierarchical`).
    scaled, normalised: see `advantages.group_advantages` and `advantages.normalised`.
    attempts: how often a group without spread is replaced by another prompt's (dynamic sampling); 0 keeps it out.
        Rewards of learned networks are hardly ever all equal, and then it makes no difference.
    reference: for the KL term, a frozen "copy", or the policy with its "adapter" switched off (LoRA).
    base: a checkpoint folder, or the name of one in the package.  old: log-probabilities of the sampling policy, from
        "sampling" itself, or from "training"'s own forward pass, where its precision differs from sampling's.
    precision: of forward passes, "fp32" or "bf16".  checkpointing: recompute activations to save memory.
    export: type of the weights that are written at the end; bfloat16 keeps little of a short run at a low rate.
    share: of the trained weights in those, the rest are the base's. What a noisy run harms grows like the square of its
        way from the base, what it gains like the way itself.
    """

    iterations: int
    base: str = "ar3d-base"
    seed: int = 0
    prompts: int = 4
    updates: int = 1
    chunk: int = 16
    steps: tuple[int, ...] = (1, 2)
    coupling: float = 1.0
    scaled: bool = True
    normalised: bool = False
    attempts: int = 2
    reference: str = "copy"
    old: str = "sampling"
    precision: str = "fp32"
    checkpointing: bool = False
    export: str = "float32"
    share: float = 1.0
    threads: int = 2
    optimizer: OptimizerSettings = field(default_factory=OptimizerSettings)
    lora: LoraSettings = field(default_factory=LoraSettings)
    data: PromptConfig = field(default_factory=PromptConfig)
    rollout: RolloutSettings = field(default_factory=RolloutSettings)
    shapes: ShapeSettings = field(default_factory=ShapeSettings)
    rewards: EnsembleSettings = field(default_factory=EnsembleSettings)
    loss: LossSettings = field(default_factory=LossSettings)
    watch: WatchSettings = field(default_factory=WatchSettings)

    def __post_init__(self):
        for kind, name, known in (
            ("mode", self.rollout.mode, MODES),
            ("context", self.rollout.context, CONTEXTS),
            ("reference", self.reference, REFERENCES),
            ("precision", self.precision, PRECISIONS),
            ("export", self.export, EXPORTS),
            ("old", self.old, ("sampling", "training")),
        ):
            if name not in known:
                raise unknown_name(kind, name, known)
        if self.reference == "adapter" and not self.lora.rank:
            raise DataError("reference: adapter needs lora.rank above 0, or take reference: copy")
        if self.rollout.group < 2 or not math.isfinite(self.coupling):
            raise DataError("rollout.group must be 2 or more and coupling finite")
        if not 0 <= self.share <= 1:
            raise DataError(f"share must be between 0 and 1, not {self.share:g}")
        if not self.steps or not set(self.steps) <= set(self.all_steps):
            raise DataError(
                f"steps {list(self.steps)} are not among {list(self.all_steps)} of mode {self.rollout.mode}"
            )
        for step in self.steps:
            if not self.terms(step):
                raise DataError(f"step {step} is trained, but rewards.step{step} is empty")

    @property
    def all_steps(self) -> tuple[int, ...]:
        """The steps that a candidate has."""
        return (1, 2) if self.rollout.mode == "two-step" else (1,)

    def terms(self, step: int) -> tuple:
        """Reward terms that reach a step: step 1 also has those of step 2 where they are coupled."""
        coupled = step == 1 and self.coupling and 2 in self.all_steps
        return (*self.rewards.terms(step), *(self.rewards.terms(2) if coupled else ()))
