"""One policy update: losses of all sequences of an iteration, accumulated over passes and processes, then a step."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Mapping
from dataclasses import dataclass

import torch
from accelerate import Accelerator
from torch import nn
from transformers import PreTrainedModel

from mme3dr.errors import DataError
from mme3dr.models.ar3d.likelihood import Likelihood, token_likelihood
from mme3dr.models.ar3d.policy import Policy
from mme3dr.models.ar3d.prompting import Batch
from training.lora import adapters_off
from training.losses import normaliser, policy_loss
from training.rollout import StepBatch
from training.settings import HiGRPOSettings

FIGURES = ("tokens", "kl", "low", "high", "text", "text_entropy", "mesh", "mesh_entropy", "loss")
"""Sums over an update, from which `update_policy` makes its figures."""


class Scorer(nn.Module):
    """The policy as the module that accelerate wraps: sequences in, log-probabilities and entropies out."""

    def __init__(self, policy: Policy, temperature: float):
        super().__init__()
        self.model, self.temperature = policy.model, temperature
        self._policy = [policy]  # not a module of its own

    def forward(self, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
        """[B, L] log-probabilities of text and mesh tokens (0 elsewhere), and entropies."""
        found = likelihood(self._policy[0], batch, self.temperature, self.model)
        return found.log_probs, found.entropies


def likelihood(policy: Policy, batch: Batch, temperature: float, model: PreTrainedModel | None = None) -> Likelihood:
    """`token_likelihood` on the policy's device."""
    return token_likelihood(policy, batch.to(policy.device), temperature, model)


@dataclass
class Trained:
    """What an update works on. scorer: as accelerate prepared it.

    reference: a frozen model; None for the policy itself with its adapters switched off, or where there is no KL term.
    """

    accelerator: Accelerator
    policy: Policy
    scorer: nn.Module
    optimizer: torch.optim.Optimizer
    reference: PreTrainedModel | None
    settings: HiGRPOSettings

    def precision(self) -> contextlib.AbstractContextManager:
        """Forward passes of policy and reference in the precision of the settings."""
        enabled = self.settings.precision == "bf16"
        return torch.autocast(self.accelerator.device.type, torch.bfloat16, enabled=enabled)

    def rescored(self, sequences: StepBatch) -> StepBatch:
        """The same with log-probabilities of the policy as it is now, by training's own forward pass."""
        old = torch.zeros_like(sequences.old)
        for rows in torch.arange(len(old)).split(self.settings.chunk):
            part = sequences.rows(rows)
            with torch.no_grad(), self.precision():
                old[rows, : part.old.shape[1]] = self.scorer(part.batch)[0].float().cpu()
        return StepBatch(sequences.batch, old)

    def reference_log_probs(self, batch: Batch) -> torch.Tensor | None:
        """[B, L] under the reference policy, where the loss has a KL term."""
        if not self.settings.loss.beta:
            return None
        own = self.accelerator.unwrap_model(self.scorer).model
        without = adapters_off(own) if self.reference is None else contextlib.nullcontext(self.reference)
        with torch.no_grad(), without as model:
            return likelihood(self.policy, batch, self.settings.rollout.temperature, model).log_probs


@dataclass(frozen=True)
class StepData:
    """One step's part of an update. sequences: B of them.  advantages: [B].  counted: [B] bool, those of groups that
    give a gradient; the others are there so that every process has as many passes as the others."""

    sequences: StepBatch
    advantages: torch.Tensor
    counted: torch.Tensor


def update_policy(trained: Trained, data: Mapping[int, StepData], longest: Mapping[int, int]) -> dict[str, float]:
    """One optimizer step on L = L_step1 + L_step2 (paper, section 3); figures for the log.

    data: by step.  longest: most tokens that a sequence of a step can have.
    Every loss is divided by what all processes and passes have together, so that neither their number nor the size of
    the passes changes the result.
    """
    accelerator, settings = trained.accelerator, trained.settings
    passes, divisors = _passes(accelerator, data, settings, longest)
    trained.optimizer.zero_grad(set_to_none=True)
    sums = dict.fromkeys(FIGURES, 0.0)
    for number, (step, part, counted, advantages) in enumerate(passes):
        last = number + 1 == len(passes)
        with contextlib.nullcontext() if last else accelerator.no_sync(trained.scorer):
            loss = _pass_loss(trained, part, advantages, counted, divisors[step], sums)
            # Gradients are averaged over processes; the divisor is of their sum.
            accelerator.backward(loss * accelerator.num_processes)
    norm = float(accelerator.clip_grad_norm_(trained.scorer.parameters(), settings.optimizer.clip))
    if not math.isfinite(norm):
        raise DataError(f"the gradient's norm is {norm}: go on from the last checkpoint with a lower optimizer.lr")
    trained.optimizer.step()
    return _figures(accelerator, sums) | {"gradient_norm": norm}


def _passes(accelerator: Accelerator, data: Mapping[int, StepData], settings: HiGRPOSettings, longest) -> tuple:
    """(step, sequences, counted, advantages) of every forward pass, as many in every process, and divisors by step."""
    passes, divisors = [], {}
    for step, own in data.items():
        mask = own.sequences.mask[own.counted]
        total = normaliser(mask, settings.loss.average, longest[step]).double().to(accelerator.device)
        divisors[step] = float(accelerator.reduce(total, "sum"))
        order = own.counted.nonzero()[:, 0]
        chunks = list(order.split(settings.chunk)) if len(order) else []
        counts = accelerator.gather(torch.tensor([len(chunks)], device=accelerator.device))
        missing = int(counts.max()) - len(chunks)
        idle = [torch.arange(min(settings.chunk, len(own.counted)))] * missing
        for chunk, counted in [(c, True) for c in chunks] + [(c, False) for c in idle]:
            passes.append((step, own.sequences.rows(chunk), counted, own.advantages[chunk]))
    return passes, divisors


def _pass_loss(
    trained: Trained, part: StepBatch, advantages, counted: bool, divisor: float, sums: dict
) -> torch.Tensor:
    """Loss of one forward pass; its figures are added to `sums`."""
    device, settings = trained.accelerator.device, trained.settings
    with trained.precision():
        reference = trained.reference_log_probs(part.batch) if counted else None
        log_probs, entropies = trained.scorer(part.batch)
    if not counted:
        return 0 * log_probs.sum()
    mask, text, mesh = (m.to(device) for m in (part.mask, part.batch.text, part.batch.mesh))
    on_policy = settings.old == "training" and settings.updates == 1
    old = log_probs.detach() if on_policy else part.old.to(device)
    found = policy_loss(log_probs, old, advantages.to(device), mask, settings.loss, divisor, reference)
    for name, value in (
        ("tokens", mask.sum()),
        ("kl", found.kl),
        ("low", found.low),
        ("high", found.high),
        ("text", text.sum()),
        ("text_entropy", (entropies.detach() * text).sum()),
        ("mesh", mesh.sum()),
        ("mesh_entropy", (entropies.detach() * mesh).sum()),
        ("loss", found.loss.detach()),
    ):
        sums[name] += float(value)
    return found.loss


def _figures(accelerator: Accelerator, sums: Mapping[str, float]) -> dict[str, float]:
    """Figures over all processes."""
    own = torch.tensor([sums[name] for name in FIGURES], dtype=torch.float64, device=accelerator.device)
    total = dict(zip(FIGURES, accelerator.reduce(own, "sum").tolist(), strict=True))
    tokens = max(total["tokens"], 1)
    return {
        "loss": total["loss"],
        "kl": total["kl"] / tokens,
        "clipped_low": total["low"] / tokens,
        "clipped_high": total["high"] / tokens,
        "entropy_text": total["text_entropy"] / max(total["text"], 1),
        "entropy_mesh": total["mesh_entropy"] / max(total["mesh"], 1),
    }
