"""The `mme3dr` command. Each subcommand imports what it needs when it runs, so that help is instant."""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

import mme3dr
from mme3dr import eval as evaluation
from mme3dr.data import commands as data
from mme3dr.errors import MME3DRError, unknown_name
from mme3dr.models.ar3d import commands as codebook
from mme3dr.run import commands as encoder


def main(argv: list[str] | None = None) -> int:
    """Entry point; returns the exit code (2 for a user's mistake, said on stderr)."""
    arguments = _parser().parse_args(argv)
    try:
        return arguments.run(arguments)
    except MME3DRError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mme3dr", description=mme3dr.__doc__.split(". ")[0])
    parser.add_argument("--version", action="version", version=f"mme3dr {mme3dr.__version__}")
    parser.add_argument("--list-models", action=_Listing, text=evaluation.models_text, help="list the models and stop")
    parser.add_argument(
        "--list-metrics", action=_Listing, text=evaluation.metrics_text, help="list the metrics and stop"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    evaluate = commands.add_parser("eval", help="evaluate a model on the benchmark")
    evaluation.add_arguments(evaluate)
    evaluate.set_defaults(run=evaluation.run)

    commands.add_parser("models", help="list the models").set_defaults(run=_models)
    commands.add_parser("metrics", help="list the metrics").set_defaults(run=_metrics)
    _add_render(commands.add_parser("render", help="views of any mesh by a protocol, as one picture"))
    _add_compare(commands.add_parser("compare", help="compare two runs, paired by object"))
    _add_report(commands.add_parser("report", help="write a run's report, or print its table as markdown"))
    _add_prefetch(commands.add_parser("prefetch", help="download the weights that metrics or models need"))
    data.add_to(commands.add_parser("data", help="export, upload, review or draw the data set; training captions"))
    _add_analyze(commands.add_parser("analyze", help="look into a VQ-VAE or an encoder"))
    trainers = commands.add_parser("train", help="train the nano model, its encoders and judges, and Hi-GRPO")
    importlib.import_module("training.commands").add_to(trainers)  # by name, as nothing may depend on training
    reproduce = commands.add_parser("reproduce", help="train and evaluate what a table of the paper needs")
    importlib.import_module("training.reproduce.commands").add_to(reproduce)
    _add_leaderboard(commands.add_parser("leaderboard", help="build the static board from runs"))
    commands.add_parser("doctor", help="say what of this machine can be used").set_defaults(run=_doctor)
    return parser


class _Listing(argparse.Action):
    """Print a text and stop."""

    def __init__(self, option_strings, dest, text, help):
        super().__init__(option_strings, dest, nargs=0, help=help)
        self.text = text

    def __call__(self, parser, namespace, values, option_string=None):
        print(self.text())
        parser.exit()


def _models(_: argparse.Namespace) -> int:
    print(evaluation.models_text())
    return 0


def _metrics(_: argparse.Namespace) -> int:
    print(evaluation.metrics_text())
    return 0


def _add_render(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("mesh", type=Path, help="GLB, glTF, OBJ, PLY, STL or OFF")
    parser.add_argument(
        "--output", type=Path, required=True, metavar="PNG", help="picture to write, views side by side"
    )
    parser.add_argument("--protocol", default="mme3dr-v1", help="name or YAML file (mme3dr-v1)")
    parser.add_argument("--up", default="y", help="the mesh's up axis: x, -x, y, -y, z or -z (y)")
    parser.add_argument("--backend", choices=("embree", "pyrender"), default="embree", help="renderer (embree)")
    parser.set_defaults(run=_render)


def _render(arguments: argparse.Namespace) -> int:
    from mme3dr.run.views import render_file

    render_file(arguments.mesh, arguments.up, arguments.protocol, arguments.backend, arguments.output)
    print(arguments.output)
    return 0


def _add_compare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("a", type=Path, help="folder of a run")
    parser.add_argument("b", type=Path, help="folder of another run on the same objects and protocol")
    parser.set_defaults(run=_compare)


def _compare(arguments: argparse.Namespace) -> int:
    from mme3dr.run.compare import compare_text

    print(compare_text(arguments.a, arguments.b))
    return 0


def _add_analyze(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in (codebook, importlib.import_module("training.analyses"), encoder):
        module.add_to(commands)


def _add_report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("runs", nargs="+", type=Path, metavar="run_folder", help="folder of a run")
    parser.add_argument(
        "--markdown",
        action="store_true",
        help="print the table as markdown instead of writing HTML; of several runs, side by side",
    )
    parser.set_defaults(run=_report)


def _report(arguments: argparse.Namespace) -> int:
    from mme3dr.run.compare import comparable
    from mme3dr.run.results import read_results
    from mme3dr.run.table import heading, results_table, side_by_side

    if arguments.markdown:
        runs = [read_results(folder) for folder in arguments.runs]
        comparable(runs, arguments.runs)
        heads = "\n".join(heading(results) for results in runs)
        print(f"{heads}\n\n{results_table(runs[0]) if len(runs) == 1 else side_by_side(runs)}")
        return 0
    from mme3dr.run.report import write_report

    for folder in arguments.runs:
        print(write_report(folder))
    return 0


def _add_prefetch(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "names", nargs="*", help="extractors or checkpoints, such as trellis-text-xlarge (all that metrics use)"
    )
    parser.set_defaults(run=_prefetch)


def _prefetch(arguments: argparse.Namespace) -> int:
    from evaluators.extractors.weights import SOURCES, prefetch
    from mme3dr.models.trellis.checkpoint import fetch
    from mme3dr.models.trellis.weights import CHECKPOINTS, CLIP

    for name in arguments.names:
        if name not in SOURCES and name not in CHECKPOINTS:
            raise unknown_name("weights", name, [*SOURCES, *CHECKPOINTS])
    checkpoints = [name for name in arguments.names if name in CHECKPOINTS]
    extractors = [name for name in arguments.names if name in SOURCES]
    if checkpoints and CLIP.name not in extractors:
        extractors.append(CLIP.name)
    for line in prefetch(extractors):
        print(line)
    for name in checkpoints:
        print(f"{name}: {', '.join(map(str, fetch(name)))}")
    return 0


def _add_leaderboard(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    build = commands.add_parser("build", help="one sortable page and its JSON from the results of runs")
    build.add_argument("runs", nargs="+", type=Path, help="folders of runs, or results.json files")
    build.add_argument("--out", type=Path, required=True, metavar="DIR")
    build.set_defaults(run=_leaderboard)


def _leaderboard(arguments: argparse.Namespace) -> int:
    from leaderboard.build import build

    print(build(arguments.runs, arguments.out))
    return 0


def _doctor(_: argparse.Namespace) -> int:
    from mme3dr.doctor import diagnosis

    print(diagnosis())
    return 0


if __name__ == "__main__":
    sys.exit(main())
