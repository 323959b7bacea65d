"""`mme3dr analyze codebook`: how a VQ-VAE uses its codes."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path


def add_to(commands: argparse._SubParsersAction) -> None:
    """The subcommand among those of `mme3dr analyze`."""
    codebook = commands.add_parser("codebook", help="frequency of a VQ-VAE's codes over a data set, and what it means")
    codebook.add_argument("vqvae", type=Path, help="folder of a VQ-VAE, or of a checkpoint that holds one")
    codebook.add_argument(
        "--data",
        required=True,
        help="train or proc800 (training objects), mme3dr (the benchmark's references), or an .npz file with category "
        "[N] and grids [N, R, R, R] of palette classes or codes [N, length]",
    )
    codebook.add_argument("--count", type=int, help="training objects to take (all)")
    codebook.add_argument("--output", type=Path, metavar="DIR", help="write codebook.json and codebook.svg")
    codebook.set_defaults(run=_analyze_codebook)


def _analyze_codebook(arguments: argparse.Namespace) -> int:
    from mme3dr.models.ar3d.codebook import answer, use_by_category, use_table, write_use
    from mme3dr.models.ar3d.codes_of_data import codes_of_file, codes_of_grids
    from mme3dr.models.ar3d.vqvae import VQVAE

    vqvae = VQVAE.load_from(arguments.vqvae)
    if arguments.data.endswith(".npz"):
        codes, categories = codes_of_file(vqvae, Path(arguments.data))
    else:
        data = importlib.import_module("training.pretrain.data")  # by name, as nothing may depend on training
        grids, categories = data.grids_of(arguments.data, arguments.count)
        codes = codes_of_grids(vqvae, grids)
    table = use_by_category(codes, categories, vqvae.config.codebook)
    print(use_table(table))
    print(answer(table["all"]))
    if arguments.output:
        print(write_use(arguments.output, table, codes, categories))
    return 0
