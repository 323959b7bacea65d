"""`mme3dr reproduce`."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_to(parser: argparse.ArgumentParser) -> None:
    """The arguments of `mme3dr reproduce`."""
    parser.add_argument("table", help="table1, table2, table3, table5, table6, figure3 or experiments")
    parser.add_argument("--seeds", type=int, default=1, help="runs of every row (1)")
    parser.add_argument("--steps", type=int, help="iterations of every run (as configured)")
    parser.add_argument("--objects", type=int, default=249, help="objects evaluated of each edition (249)")
    parser.add_argument("--folder", type=Path, default=Path("runs/reproduce"), help="of all runs (runs/reproduce)")
    parser.add_argument("--row", action="append", metavar="LABEL", help="this row alone; may be given several times")
    parser.add_argument("changes", nargs="*", metavar="key=value", help="settings that all rows get")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from dataclasses import replace

    from mme3dr.errors import unknown_name
    from mme3dr.files import write_bytes
    from training.reproduce.report import leave_one_out, report
    from training.reproduce.runs import Plan, carry_out, write_scores
    from training.reproduce.tables import table_named

    table = table_named(arguments.table)
    labels = [row.label for row in table.rows]
    for label in arguments.row or ():
        if label not in labels:
            raise unknown_name("row", label, labels)
    if arguments.row:
        table = replace(table, rows=tuple(row for row in table.rows if row.label in arguments.row))
    steps = () if arguments.steps is None else (f"iterations={arguments.steps}",)
    plan = Plan(arguments.folder, arguments.seeds, arguments.objects, (*arguments.changes, *steps))
    found = carry_out(table, plan)
    text = report(table, found, plan, arguments.table)
    if arguments.table == "experiments" and not arguments.row:
        text += "\n" + leave_one_out(table, found)
    write_scores(arguments.folder / f"{arguments.table}.json", found, plan)
    write_bytes(arguments.folder / f"{arguments.table}.md", text.encode())
    print(text)
    return 0
