"""`mme3dr data`: export, upload, review, draw and count the data set; training captions."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_to(parser: argparse.ArgumentParser) -> None:
    """The subcommands of `mme3dr data`."""
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    export = commands.add_parser("export", help="write parquet, GLBs and card as a Hub repository folder")
    export.add_argument("folder", type=Path)
    export.set_defaults(run=_export)
    push = commands.add_parser("push", help="upload an exported folder to the Hub")
    push.add_argument("folder", type=Path)
    push.add_argument("repository", help="ORG/NAME")
    push.add_argument("--private", action="store_true")
    push.set_defaults(run=_push)
    review = commands.add_parser("review", help="check annotation against geometry")
    review.add_argument("names", nargs="*", help="item ids, categories or category/file (all)")
    review.set_defaults(run=_review)
    commands.add_parser("summary", help="objects, parts and facts in figures").set_defaults(run=_summary)
    commands.add_parser("pin", help="for maintainers: write the digests of the objects as released").set_defaults(
        run=_pin
    )
    sheet = commands.add_parser("sheet", help="contact sheet of reference objects")
    sheet.add_argument("names", nargs="*", help="item ids, categories or category/file (all)")
    sheet.add_argument("--output", type=Path, required=True, metavar="PNG")
    sheet.add_argument("--size", type=int, default=192, help="pixels of one picture (192)")
    sheet.add_argument("--views", type=int, default=1, help="views of each object (1)")
    sheet.add_argument("--no-names", action="store_true", help="leave the names out, for a naming test")
    sheet.set_defaults(run=_sheet)
    captions = commands.add_parser("captions", help="the paper's kind of training prompts, from captions of others")
    captions.add_argument("--source", choices=("trellis500k",), default="trellis500k")
    captions.add_argument("--files", nargs="+", metavar="CSV", help="paths or hub:ORG/NAME/FILE.csv (the paper's four)")
    captions.add_argument("--exclude", nargs="+", metavar="CSV", help="objects that must not occur (Toys4k.csv)")
    captions.add_argument("--count", type=int, default=8400, help="how many (8400)")
    captions.add_argument("--seed", type=int, default=0)
    captions.add_argument("--output", type=Path, required=True, metavar="JSONL")
    captions.set_defaults(run=_captions)


def _export(arguments: argparse.Namespace) -> int:
    from mme3dr.data.hub import export

    print(f"{export(arguments.folder)} objects in {arguments.folder}")
    return 0


def _push(arguments: argparse.Namespace) -> int:
    from mme3dr.data.hub import push

    print(push(arguments.folder, arguments.repository, arguments.private))
    return 0


def _review(arguments: argparse.Namespace) -> int:
    from mme3dr.data.review import review

    faults = review(arguments.names)
    for item_id, found in faults.items():
        for fault in found:
            print(f"{item_id}: {fault}")
    bad = sum(bool(found) for found in faults.values())
    print(f"{len(faults)} objects reviewed, {bad} with faults")
    return 1 if bad else 0


def _summary(_: argparse.Namespace) -> int:
    from mme3dr.data.programs import programs
    from mme3dr.data.summary import summary
    from mme3dr.records import CATEGORIES

    print(summary([entry.item for category in CATEGORIES for entry in programs(category).values()]))
    return 0


def _pin(_: argparse.Namespace) -> int:
    from mme3dr.data.build import pin_digests
    from mme3dr.data.loader import load_items

    print(pin_digests(load_items()))
    return 0


def _sheet(arguments: argparse.Namespace) -> int:
    from mme3dr.data.review import select
    from mme3dr.data.sheet import draw_sheet

    items = [entry.item for entry in select(arguments.names)]
    draw_sheet(items, arguments.views, arguments.size, not arguments.no_names).save(arguments.output)
    print(arguments.output)
    return 0


def _captions(arguments: argparse.Namespace) -> int:
    from mme3dr.data.captions import EXCLUDED, FILES, SOURCES, build_captions

    home = SOURCES[arguments.source]
    files = arguments.files or [f"{home}/{name}" for name in FILES]
    exclude = arguments.exclude or [f"{home}/{name}" for name in EXCLUDED]
    pool, tallies = build_captions(files, exclude, arguments.count, arguments.seed, arguments.output)
    for tally in tallies:
        print(tally.text())
    print(f"{arguments.count:,} captions of {pool:,} different ones in {arguments.output}")
    return 0
