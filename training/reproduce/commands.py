"""`mme3dr reproduce`."""

from __future__ import annotations

import argparse
from pathlib import Path

NAMES = {
    "table1": "reward models",
    "table2": "algorithms",
    "table3": "textual reasoning",
    "table5": "rewards of the two steps",
    "table6": "paradigms",
    "figure3": "scaling data and iterations",
    "experiments": "what the paper asks others to check",
}


def add_to(parser: argparse.ArgumentParser) -> None:
    """The subcommands of `mme3dr reproduce`, one for each table."""
    commands = parser.add_subparsers(dest="table", required=True, metavar="TABLE")
    for name, about in NAMES.items():
        table = commands.add_parser(name, help=about)
        table.add_argument("--seeds", type=int, default=1, help="runs of every row (1)")
        table.add_argument("--steps", type=int, help="iterations of every run (as configured)")
        table.add_argument("--objects", type=int, default=249, help="objects evaluated of each edition (249)")
        table.add_argument("--folder", type=Path, default=Path("runs/reproduce"), help="of all runs (runs/reproduce)")
        table.add_argument("--row", action="append", metavar="LABEL", help="this row alone; may be given several times")
        table.add_argument("--jobs", type=int, default=1, help="runs at the same time (1); then also set threads=N")
        table.add_argument("changes", nargs="*", metavar="key=value", help="settings that all rows get")
        table.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from dataclasses import replace

    from mme3dr.errors import DataError, unknown_name
    from mme3dr.files import write_bytes
    from training.reproduce.report import leave_one_out, report
    from training.reproduce.runs import Plan, carry_out
    from training.reproduce.tables import table_named

    for name in ("seeds", "objects", "jobs"):
        if getattr(arguments, name) < 1:
            raise DataError(f"--{name} must be 1 or more, not {getattr(arguments, name)}")
    table = table_named(arguments.table)
    labels = [row.label for row in table.rows]
    for label in arguments.row or ():
        if label not in labels:
            raise unknown_name("row", label, labels)
    if arguments.row:
        table = replace(table, rows=tuple(row for row in table.rows if row.label in arguments.row))
    steps = () if arguments.steps is None else (f"iterations={arguments.steps}",)
    plan = Plan(arguments.folder, arguments.seeds, arguments.objects, (*arguments.changes, *steps))
    found = carry_out(table, plan, arguments.jobs)
    text = report(table, found, plan, arguments.table)
    if arguments.table == "experiments" and not arguments.row:
        text += "\n" + leave_one_out(table, found)
    write_bytes(arguments.folder / f"{arguments.table}.md", text.encode())
    print(text)
    return 0
