"""`mme3dr analyze reconstruction`: what of an object survives the VQ-VAE, on training objects and on the benchmark."""

from __future__ import annotations

import argparse
from pathlib import Path

DATA = ("proc800", "train", "mme3dr")


def add_to(commands: argparse._SubParsersAction) -> None:
    """The subcommand among those of `mme3dr analyze`."""
    command = commands.add_parser("reconstruction", help="objects through a VQ-VAE's codes and back, with intervals")
    command.add_argument("vqvae", type=Path, help="folder of a VQ-VAE, or of a checkpoint that holds one")
    command.add_argument("--data", choices=DATA, default=DATA[0], help="which objects (default: %(default)s)")
    command.add_argument("--count", type=int, help="objects to take (all)")
    command.add_argument("--sheet", type=Path, metavar="PNG", help="draw objects beside their reconstructions")
    command.set_defaults(run=_reconstruction)


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
