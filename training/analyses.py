"""`mme3dr analyze reconstruction`, what of an object survives the VQ-VAE, and `mme3dr analyze rewards`."""

from __future__ import annotations

import argparse
from pathlib import Path

DATA = ("proc800", "train", "mme3dr")


def add_to(commands: argparse._SubParsersAction) -> None:
    """The subcommands among those of `mme3dr analyze`."""
    command = commands.add_parser("reconstruction", help="objects through a VQ-VAE's codes and back, with intervals")
    command.add_argument("vqvae", type=Path, help="folder of a VQ-VAE, or of a checkpoint that holds one")
    command.add_argument("--data", choices=DATA, default=DATA[0], help="which objects (default: %(default)s)")
    command.add_argument("--count", type=int, help="objects to take (all)")
    command.add_argument("--sheet", type=Path, metavar="PNG", help="draw objects beside their reconstructions")
    command.set_defaults(run=_reconstruction)
    command = commands.add_parser("rewards", help="which rewards say the same, which one decides, what they know")
    command.add_argument("--config", default="higrpo", help="whose ensemble and policy (higrpo)")
    command.add_argument("--count", type=int, default=100, help="held-out prompts (100)")
    command.add_argument("changes", nargs="*", metavar="key=value", help="settings to change, e.g. base=DIR")
    command.set_defaults(run=_rewards)


def _reconstruction(arguments: argparse.Namespace) -> int:
    from mme3dr.models.ar3d.vqvae import VQVAE
    from training.pretrain.data import grids_of
    from training.pretrain.reconstruction import reconstruction_sheet, reconstruction_table

    vqvae = VQVAE.load_from(arguments.vqvae)
    grids, categories = grids_of(arguments.data, arguments.count)
    print(reconstruction_table(vqvae, grids, categories, arguments.data))
    if arguments.sheet:
        reconstruction_sheet(vqvae, grids).save(arguments.sheet)
        print(arguments.sheet)
    return 0


def _rewards(arguments: argparse.Namespace) -> int:
    from mme3dr.models.ar3d.checkpoints import checkpoint_folder, vqvae_folder
    from mme3dr.models.ar3d.policy import Policy
    from mme3dr.models.ar3d.vqvae import VQVAE
    from training.config import load_config
    from training.reward_analysis import analysis_text, judged_samples, judged_truth
    from training.rewards.ensemble import Ensemble
    from training.settings import HiGRPOSettings

    settings = load_config(HiGRPOSettings, "higrpo", arguments.config, arguments.changes)
    folder, ensemble = checkpoint_folder(settings.base), Ensemble(settings.rewards)
    policy, vqvae = Policy.load(folder / "policy"), VQVAE.load(vqvae_folder(folder))
    samples = judged_samples(settings, policy, vqvae, ensemble, arguments.count)
    print(analysis_text(samples, judged_truth(settings, ensemble, arguments.count), settings))
    return 0
