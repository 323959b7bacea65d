"""Names of what can be pretrained -> how it is trained."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from mme3dr.errors import unknown_name
from training.config import load_config
from training.pretrain.loop import fit

TASKS: dict[str, tuple[str, str]] = {
    "vqvae": ("training.pretrain.vqvae", "VQVAE"),
    "base": ("training.pretrain.base", "Base"),
    "encoder": ("training.pretrain.encoder", "Encoder"),
    "parts": ("training.pretrain.parts", "Parts"),
    "preference": ("training.pretrain.preference", "Preference"),
}
"""Name -> module, and the stem of its two classes: settings `<stem>Training` and task `<stem>Task`."""


def train(name: str, config: str, folder: Path, changes: Sequence[str] = (), resume: bool = False) -> dict[str, float]:
    """Train a task of TASKS with a configuration and return its figures on held-out samples.

    config, changes: see `training.config.load_config`.  folder, resume: see `training.pretrain.loop.fit`.
    """
    if name not in TASKS:
        raise unknown_name("task", name, TASKS)
    module, stem = TASKS[name]
    classes = importlib.import_module(module)
    settings = load_config(getattr(classes, f"{stem}Training"), "pretrain", config, changes)
    task = getattr(classes, f"{stem}Task")(settings)
    return fit(task, settings.loop, folder, asdict(settings), resume)
