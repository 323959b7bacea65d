"""`mme3dr analyze`: looking into a model."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path


def add_to(parser: argparse.ArgumentParser) -> argparse._SubParsersAction:
    """The subcommands of `mme3dr analyze`, returned for others to add to; those of `training` are taken in by name, as
    nothing may depend on it."""
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    codebook = commands.add_parser("codebook", help="frequency of a VQ-VAE's codes over a data set, and what it means")
    codebook.add_argument("vqvae", type=Path, help="folder of a VQ-VAE, or of a checkpoint that holds one")
    codebook.add_argument(
        "--data",
        required=True,
        help="train or proc800 (training objects), or an .npz file with category [N] and grids [N, R, R, R] of palette "
        "classes or codes [N, length]",
    )
    codebook.add_argument("--count", type=int, help="training objects to take (all)")
    codebook.add_argument("--output", type=Path, metavar="DIR", help="write codebook.json and codebook.svg")
    codebook.set_defaults(run=_analyze_codebook)
    importlib.import_module("training.analyses").add_to(commands)
    return commands


def _analyze_codebook(arguments: argparse.Namespace) -> int:
    from mme3dr.models.ar3d.codebook import answer, use_by_category, use_table, write_use
    from mme3dr.models.ar3d.codes_of_data import codes_of_file, codes_of_grids
    from mme3dr.models.ar3d.vqvae import VQVAE

    nested = arguments.vqvae / "vqvae"
    vqvae = VQVAE.load(nested if nested.is_dir() else arguments.vqvae)
    if arguments.data.endswith(".npz"):
        codes, categories = codes_of_file(vqvae, Path(arguments.data))
    else:
        grids, categories = _training_grids(arguments.data, arguments.count)
        codes = codes_of_grids(vqvae, grids)
    table = use_by_category(codes, categories, vqvae.config.codebook)
    print(use_table(table))
    print(answer(table["all"]))
    if arguments.output:
        print(write_use(arguments.output, table, codes, categories))
    return 0


def _training_grids(split: str, count: int | None) -> tuple[list, list[str]]:
    """Palette classes [32, 32, 32] and categories of training objects; `training` is loaded by name, as nothing may
    depend on it."""
    dataset, voxels = (importlib.import_module(f"training.families.{name}") for name in ("dataset", "voxels"))
    rows = dataset.load_families(split, count)
    names = rows.features["category"].names
    return [voxels.unpack(data) for data in rows["voxels"]], [names[number] for number in rows["category"]]
