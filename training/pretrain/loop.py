"""The loop that trains VQ-VAE, base policy and encoders: seeded, logged, resumed exactly.

Everything random of a step comes from the seed and the step's number, so nothing but weights, optimizer and the task's
own state has to be kept to go on where a run was.
"""

from __future__ import annotations

import io
import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import torch
import yaml
from torch import nn
from tqdm import tqdm

from mme3dr.errors import DataError
from mme3dr.files import write_bytes
from training.logs import Logs
from training.pretrain.muon import KernelMuon

CHECKPOINT, CONFIG = "checkpoint.pt", "config.yaml"


@dataclass(frozen=True)
class LoopConfig:
    """steps, batch: optimizer steps, and samples in each.

    lr: highest learning rate, reached after `warmup` steps; falls along a cosine to `floor` times that.
    weight_decay: of matrices, none of vectors.  clip: largest norm of the gradient.  betas: AdamW's.
    muon: matrices and convolutions other than embeddings by Muon instead of AdamW, its updates of the size of AdamW's.
    bf16: forward passes in bfloat16 autocast, weights and optimizer in float32.  threads: of torch.
    log_every, evaluate_every, checkpoint_every: in steps; the last step always does all three.
    """

    steps: int
    batch: int
    lr: float
    warmup: int = 200
    floor: float = 0.02
    weight_decay: float = 0.01
    clip: float = 1.0
    betas: tuple[float, ...] = (0.9, 0.99)
    muon: bool = False
    seed: int = 0
    bf16: bool = True
    threads: int = 2
    log_every: int = 20
    evaluate_every: int = 500
    checkpoint_every: int = 200

    def lr_at(self, step: int) -> float:
        """Learning rate of a step, the first of which is 0."""
        if step < self.warmup:
            return self.lr * (step + 1) / self.warmup
        done = (step - self.warmup) / max(1, self.steps - self.warmup)
        return self.lr * (self.floor + (1 - self.floor) * 0.5 * (1 + math.cos(math.pi * done)))


class Task:
    """What is trained: subclass it. size: number of training samples.  model: whose parameters are trained."""

    size: int
    model: nn.Module

    def losses(self, indices: np.ndarray, rng: np.random.Generator) -> dict[str, torch.Tensor]:
        """Losses of the samples with these numbers, by name; "total" is what is minimised."""
        raise NotImplementedError

    def after_update(self) -> dict[str, float]:
        """Called after each optimizer step; figures for the log."""
        return {}

    def evaluate(self) -> dict[str, float]:
        """Figures on held-out samples."""
        raise NotImplementedError

    def state_dict(self) -> dict:
        """What has to be kept besides the model's weights."""
        return {}

    def load_state_dict(self, state: dict) -> None:
        """Take that back."""

    def export(self, folder: Path) -> None:
        """Write the trained model as users load it."""
        raise NotImplementedError


def batch_indices(size: int, batch: int, step: int, seed: int) -> np.ndarray:
    """Sample numbers [batch] of a step: every epoch is one shuffle of all samples, batches may reach into the next."""
    places = np.arange(step * batch, (step + 1) * batch)
    return np.array([_shuffle(size, seed, int(place // size))[place % size] for place in places])


@lru_cache(maxsize=2)
def _shuffle(size: int, seed: int, epoch: int) -> np.ndarray:
    return np.random.default_rng([seed, epoch]).permutation(size)


def fit(task: Task, config: LoopConfig, folder: Path, settings: Mapping, resume: bool = False) -> dict[str, float]:
    """Train a task in a folder, and return the figures of its last evaluation.

    settings: the whole configuration, kept beside the checkpoint; a resumed run must have the same.
    The folder gets config.yaml, log.jsonl, tensorboard/, checkpoint.pt and, at the end, what `task.export` writes.
    Raises DataError where the folder holds a run and `resume` is not set, or a run with other settings.
    """
    torch.set_num_threads(config.threads)
    optimizers = _optimizers(task.model, config)
    first = _begin(task, optimizers, folder, settings, resume)
    figures = None
    with (
        Logs(folder, first) as logs,
        tqdm(total=config.steps, initial=first, desc=folder.name, unit="step", smoothing=0.05) as bar,
    ):
        for step in range(first, config.steps):
            _step(task, optimizers, config, step, logs, bar)
            last = step + 1 == config.steps
            if last or (step + 1) % config.evaluate_every == 0:
                figures = _evaluate(task, step + 1, logs)
            if last or (step + 1) % config.checkpoint_every == 0:
                _save(task, optimizers, step + 1, folder)
    if figures is None:  # a finished run, resumed
        figures = _evaluate(task, config.steps, None)
    task.model.eval()
    task.export(folder)
    return figures


def _step(task: Task, optimizers, config: LoopConfig, step: int, logs: Logs, bar: tqdm) -> None:
    """One update."""
    start = time.perf_counter()
    task.model.train()
    torch.manual_seed(config.seed * 1_000_003 + step)
    indices = batch_indices(task.size, config.batch, step, config.seed)
    for group in [group for optimizer in optimizers for group in optimizer.param_groups]:
        group["lr"] = config.lr_at(step)
    with torch.autocast("cpu", torch.bfloat16, enabled=config.bf16):
        losses = task.losses(indices, np.random.default_rng([config.seed, step]))
    if not torch.isfinite(losses["total"]):
        raise DataError(f"the loss of step {step + 1} is {losses['total'].item()}: lower lr, or look at the data")
    task.model.zero_grad(set_to_none=True)
    losses["total"].backward()
    norm = nn.utils.clip_grad_norm_(task.model.parameters(), config.clip)
    for optimizer in optimizers:
        optimizer.step()
    figures = task.after_update()
    bar.update()
    if (step + 1) % config.log_every == 0:
        bar.set_postfix(loss=f"{losses['total'].item():.4f}", refresh=False)
        values = {name: value.item() for name, value in losses.items()}
        values |= {"lr": config.lr_at(step), "gradient_norm": float(norm), **figures}
        logs.write(step + 1, "train", values | {"seconds": time.perf_counter() - start})


def _evaluate(task: Task, step: int, logs: Logs | None) -> dict[str, float]:
    task.model.eval()
    with torch.inference_mode():
        figures = task.evaluate()
    if logs:
        logs.write(step, "held_out", figures)
        tqdm.write(f"step {step}: " + ", ".join(f"{name} {value:.4f}" for name, value in figures.items()))
    return figures


def _optimizers(model: nn.Module, config: LoopConfig) -> list[torch.optim.Optimizer]:
    """AdamW, and Muon where it is asked for."""
    trained = {name: p for name, p in model.named_parameters() if p.requires_grad}
    hidden = [p for name, p in trained.items() if config.muon and p.ndim > 1 and "embed" not in name]
    rest = [p for p in trained.values() if all(p is not other for other in hidden)]
    groups = [
        {"params": [p for p in rest if p.ndim > 1], "weight_decay": config.weight_decay},
        {"params": [p for p in rest if p.ndim <= 1], "weight_decay": 0.0},
    ]
    optimizers: list[torch.optim.Optimizer] = [torch.optim.AdamW(groups, lr=config.lr, betas=tuple(config.betas))]
    if hidden:
        optimizers.append(KernelMuon(hidden, config.lr, config.weight_decay))
    return optimizers


def _begin(task: Task, optimizers, folder: Path, settings: Mapping, resume: bool) -> int:
    """Prepare the folder, and return the number of steps that have been done in it."""
    path, text = folder / CHECKPOINT, yaml.safe_dump(plain_settings(settings), sort_keys=False)
    if path.is_file() and not resume:
        raise DataError(f"{folder} holds a run: go on with --resume, or choose another folder")
    if resume and (folder / CONFIG).is_file() and (folder / CONFIG).read_text(encoding="utf-8") != text:
        raise DataError(f"{folder / CONFIG} differs from the settings given now: a run can only go on with its own")
    write_bytes(folder / CONFIG, text.encode())
    if not path.is_file():
        return 0
    state = torch.load(path, map_location="cpu", weights_only=True)
    task.model.load_state_dict(state["model"])
    for optimizer, kept in zip(optimizers, state["optimizers"], strict=True):
        optimizer.load_state_dict(kept)
    task.load_state_dict(state["task"])
    return state["step"]


def _save(task: Task, optimizers, step: int, folder: Path) -> None:
    state = {
        "step": step,
        "model": task.model.state_dict(),
        "optimizers": [optimizer.state_dict() for optimizer in optimizers],
        "task": task.state_dict(),
    }
    buffer = io.BytesIO()
    torch.save(state, buffer)
    write_bytes(folder / CHECKPOINT, buffer.getvalue())


def plain_settings(value: object) -> object:
    """Settings as YAML can hold them."""
    if isinstance(value, Mapping):
        return {key: plain_settings(inner) for key, inner in value.items()}
    return [plain_settings(inner) for inner in value] if isinstance(value, tuple | list) else value
