"""`mme3dr train`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from mme3dr.errors import MME3DRError
from training.config import config_names


def add_to(parser: argparse.ArgumentParser) -> None:
    """The subcommands of `mme3dr train`."""
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add(commands, "vqvae", "the nano VQ-VAE: coloured voxels to codes", "vqvae")
    _add(commands, "base", "the base policy: prompts to plans, details and codes", "base")
    _add(commands, "encoder", "an image-text dual encoder for scores or rewards", "nano-eval")
    _add(commands, "parts", "a judge of parts on point clouds, for rewards", "parts")
    _add(commands, "preference", "a judge of looks, for rewards", "preference")
    _add(commands, "higrpo", "the policy by reinforcement learning in two steps", "higrpo", "higrpo", _train_higrpo)


def _add(commands, name: str, about: str, default: str, kind: str = "pretrain", run: Callable | None = None) -> None:
    command = commands.add_parser(name, help=about)
    command.add_argument(
        "--config",
        default=default,
        help=f"{', '.join(config_names(kind))}, or a YAML file (default: {default})",
    )
    command.add_argument("--output", type=Path, required=True, metavar="DIR", help="logs, checkpoint and the result")
    command.add_argument("--resume", action="store_true", help="go on where the run in DIR was")
    command.add_argument("changes", nargs="*", metavar="key=value", help="settings to change, e.g. loop.steps=100")
    command.set_defaults(run=run or _train, task=name)


def _train(arguments: argparse.Namespace) -> int:
    from training.pretrain.tasks import train

    figures = train(arguments.task, arguments.config, arguments.output, arguments.changes, arguments.resume)
    print(f"{arguments.output}: " + ", ".join(f"{name} {value:.4f}" for name, value in figures.items()))
    return 0


def _train_higrpo(arguments: argparse.Namespace) -> int:
    if not find_spec("accelerate"):
        raise MME3DRError("training needs accelerate: pip install 'mme3dr[train]'")
    from training.config import load_config
    from training.settings import HiGRPOSettings
    from training.trainer import train

    settings = load_config(HiGRPOSettings, "higrpo", arguments.config, arguments.changes)
    figures = train(settings, arguments.output, arguments.resume)
    shown = {name: figures[name] for name in ("reward", "score", "kl") if name in figures}
    print(f"{arguments.output}: " + ", ".join(f"{name} {value:.4f}" for name, value in shown.items()))
    return 0
