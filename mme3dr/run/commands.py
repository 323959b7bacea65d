"""`mme3dr analyze encoder`: what an image-text encoder knows of the objects."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_to(commands: argparse._SubParsersAction) -> None:
    """The subcommand among those of `mme3dr analyze`."""
    encoder = commands.add_parser("encoder", help="retrieval and accuracy of facts of an image-text encoder")
    encoder.add_argument("name", help="an extractor with a text tower: nano_eval, nano_reward, clip_vit_b32")
    encoder.add_argument(
        "--data", default="proc800", help="proc800 (held-out training objects) or mme3dr (the benchmark's references)"
    )
    encoder.add_argument("--count", type=int, help="objects to take (all)")
    encoder.add_argument("--workers", type=int, default=0, help="processes for rendering (one per core)")
    encoder.add_argument("--device", default="cpu", help="torch device of the encoder (cpu)")
    encoder.add_argument("--output", type=Path, metavar="JSON", help="write the figures")
    encoder.set_defaults(run=_analyze_encoder)


def _analyze_encoder(arguments: argparse.Namespace) -> int:
    from joblib import cpu_count

    from evaluators.registry import create_extractor
    from mme3dr.files import write_json
    from mme3dr.run.encoder import analyse, analysis_table

    extractor = create_extractor(arguments.name, arguments.device)
    items = _items(arguments.data, arguments.count)
    analysis = {"data": arguments.data, **analyse(extractor, items, arguments.workers or cpu_count())}
    print(f"{arguments.name} on {len(items)} objects of {arguments.data}\n\n{analysis_table(analysis)}")
    if arguments.output:
        write_json(arguments.output, analysis)
    return 0


def _items(data: str, count: int | None) -> list:
    from mme3dr.data.loader import load_items

    return load_items({"mme3dr": "open"}.get(data, data), limit=count)
