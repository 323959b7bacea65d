"""`python -m mme3dr.eval --model M`: evaluate a text-to-3D model and print its table."""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
from pathlib import Path

from mme3dr.errors import MME3DRError, UnknownNameError
from mme3dr.records import CATEGORIES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of an evaluation."""
    parser.add_argument(
        "--model", help='a registered name, folder:DIR, command:"PROGRAM {prompt} {output}" or file.py:Class'
    )
    parser.add_argument(
        "--model-args", default="", metavar="K=V,...", help="arguments of the model, values as JSON or text"
    )
    parser.add_argument(
        "--categories", nargs="+", metavar="C", choices=CATEGORIES, help=f"some of {', '.join(CATEGORIES)}"
    )
    parser.add_argument("--limit", type=_positive, help="at most so many objects, spread over the categories")
    parser.add_argument("--samples-per-prompt", type=_positive, default=1, metavar="N", help="objects per prompt (1)")
    parser.add_argument("--protocol", default="mme3dr-v1", help="name or YAML file of the protocol (mme3dr-v1)")
    parser.add_argument("--metrics", nargs="+", metavar="M", help="metrics to compute (all)")
    parser.add_argument("--seed", type=int, default=0, help="seed of generation and of the intervals (0)")
    parser.add_argument("--output", type=Path, metavar="DIR", help="folder of the run (runs/<model>)")
    parser.add_argument(
        "--workers", type=_positive, help="processes for building, rendering and scoring (one per core)"
    )
    parser.add_argument("--device", default="cpu", help="torch device of the encoders (cpu)")
    parser.add_argument("--batch-size", type=_positive, help="items the model gets at once (the model's own)")
    parser.add_argument("--edition", default="open", help="edition of the data set (open)")
    parser.add_argument(
        "--source", help="load the data set from a folder or hub:ORG/NAME@REVISION instead of building it"
    )
    parser.add_argument("--fresh", action="store_true", help="delete what an earlier run left in the output folder")
    parser.add_argument("--no-report", action="store_true", help="leave out report.html, which holds every mesh")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="what to print at the end (table)")
    parser.add_argument("--list-models", action="store_true", help="list the models and stop")
    parser.add_argument("--list-metrics", action="store_true", help="list the metrics and stop")


def run(arguments: argparse.Namespace) -> int:
    """Carry out parsed arguments; returns the exit code."""
    if arguments.list_models or arguments.list_metrics:
        print(models_text() if arguments.list_models else metrics_text())
        return 0
    if not arguments.model:
        raise UnknownNameError("which model? Give --model NAME; --list-models shows the names")
    require_own_packages()
    from mme3dr.run.runner import evaluate
    from mme3dr.run.spec import RunSpec
    from mme3dr.run.table import heading, results_table, skipped_lines

    output = arguments.output or Path("runs") / re.sub(r"[^\w.-]+", "_", arguments.model)[:80]
    if arguments.fresh and (output / "stages").is_dir():
        shutil.rmtree(output)
    spec = RunSpec(
        model=arguments.model,
        output=output,
        model_args=parse_model_args(arguments.model_args),
        edition=arguments.edition,
        source=arguments.source,
        categories=tuple(arguments.categories or ()),
        limit=arguments.limit,
        samples_per_prompt=arguments.samples_per_prompt,
        protocol=arguments.protocol,
        metrics=tuple(arguments.metrics or ()),
        seed=arguments.seed,
        workers=arguments.workers or 0,
        device=arguments.device,
        batch_size=arguments.batch_size,
        with_report=not arguments.no_report,
    )
    results = evaluate(spec)
    if arguments.format == "json":
        print(json.dumps(results, indent=1, sort_keys=True))
    else:
        print(f"\n{heading(results)}\n\n{results_table(results)}\n")
        for line in [*skipped_lines(results), *failure_lines(results)]:
            print(line)
    report = f"report: {output / 'report.html'}   " if spec.with_report else ""
    print(f"{report}results: {output / 'results.json'}", file=sys.stderr)
    return 0


def parse_model_args(text: str) -> dict[str, object]:
    """`a=1,b=text` -> {"a": 1, "b": "text"}; a comma inside a value is written as `\\,`."""
    arguments: dict[str, object] = {}
    for pair in filter(None, re.split(r"(?<!\\),", text)):
        key, equals, value = pair.replace("\\,", ",").partition("=")
        if not equals or not key.strip().isidentifier():
            raise UnknownNameError(f"--model-args: {pair!r} is not of the form name=value")
        try:
            arguments[key.strip()] = json.loads(value)
        except json.JSONDecodeError:
            arguments[key.strip()] = value
    return arguments


def failure_lines(results: dict) -> list[str]:
    """One line for each kind of failure."""
    return [
        f"failed {count}: {kind} (counted as the worst value in every mean; reasons in the report)"
        for kind, count in results["coverage"]["failures"].items()
    ]


def models_text() -> str:
    """The registered models, a line each."""
    from mme3dr.models.registry import known_models

    models = known_models()
    width = max(map(len, models))
    return "\n".join(f"{name.ljust(width)}  {about}" for name, (_, about) in models.items())


def metrics_text() -> str:
    """The registered metrics, a line each."""
    from evaluators.registry import describe

    lines = describe()
    width = max(len(line["name"]) for line in lines)
    return "\n".join(f"{line['name'].ljust(width)}  {line['summary']}" for line in lines)


def require_own_packages() -> None:
    """The four packages have plain names: say so when another folder called `evaluators` stands before ours."""
    import evaluators

    own = Path(__file__).resolve().parents[1] / "evaluators"
    if Path(evaluators.__path__[0]).resolve() != own:
        raise MME3DRError(
            f"another package called 'evaluators' ({evaluators.__path__[0]}) hides the one of mme3dr ({own}): "
            "start from another folder, or use the `mme3dr` command, which doesn't put the working folder first"
        )


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{value} is not a number of at least 1")
    return value


def main(argv: list[str] | None = None) -> int:
    """Entry point of `python -m mme3dr.eval`."""
    parser = argparse.ArgumentParser(prog="python -m mme3dr.eval", description=__doc__.splitlines()[0])
    add_arguments(parser)
    try:
        return run(parser.parse_args(argv))
    except MME3DRError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
