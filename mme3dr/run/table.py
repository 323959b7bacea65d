"""Results as a table of text: on the terminal, and as markdown."""

from __future__ import annotations

from collections.abc import Sequence

ARROWS = {"higher": "↑", "lower": "↓", "none": " "}


def results_table(results: dict) -> str:
    """The scores of a run as a markdown table: a row a metric, overall and by category, with interval and n."""
    categories = results["benchmark"]["categories"]
    header = ["Metric", "", "Value", "95 % interval", "n", "Macro", *categories]
    rows = []
    for metric in results["metrics"]:
        if metric["status"] == "skipped":
            rows.append([metric["label"], ARROWS[metric["direction"]], "skipped", "", "", "", *[""] * len(categories)])
            continue
        overall, by_category = metric["overall"], metric["by_category"]
        cells = [number(by_category[c]["mean"]) if c in by_category else "–" for c in categories]
        macro = number(metric["macro"]["mean"]) if metric["macro"] else "–"
        rows.append([metric["label"], ARROWS[metric["direction"]], number(overall["mean"]), interval(overall)])
        rows[-1] += [str(overall["n"]), macro, *cells]
    return markdown(header, rows)


def side_by_side(runs: Sequence[dict]) -> str:
    """The overall scores of several runs under one protocol and edition as a markdown table: a column a run.

    Metrics that no run has, or that only describe, are left out.
    """
    columns = [{metric["name"]: metric for metric in results["metrics"]} for results in runs]
    rows = []
    for name, metric in {name: metric for column in columns for name, metric in column.items()}.items():
        found = [column.get(name, {"status": "skipped"}) for column in columns]
        if metric["direction"] == "none" or all(entry["status"] == "skipped" for entry in found):
            continue
        cells = [
            "–" if entry["status"] == "skipped" else f"{number(entry['overall']['mean'])} {interval(entry['overall'])}"
            for entry in found
        ]
        rows.append([f"{metric['label']} {ARROWS[metric['direction']]}", *cells])
    covered = [f"{results['coverage']['scored']}/{results['coverage']['samples']}" for results in runs]
    return markdown(["metric", *(f"`{r['model']['spec']}`" for r in runs)], [*rows, ["coverage", *covered]])


def skipped_lines(results: dict) -> list[str]:
    """One line for each reason for which metrics were skipped."""
    reasons: dict[str, list[str]] = {}
    for metric in results["metrics"]:
        if metric["status"] == "skipped":
            reasons.setdefault(metric["reason"], []).append(metric["name"])
    return [f"skipped {', '.join(names)}: {reason}" for reason, names in reasons.items()]


def heading(results: dict) -> str:
    """A line that says what the table is about, and one about the model where it has one."""
    model, protocol, coverage = results["model"], results["protocol"], results["coverage"]
    about = f"\n{model['spec']}: {model['about']}" if model.get("about") else ""
    return (
        f"{model['spec']} ({model['world']}) on MME-3DR {results['benchmark']['edition']}, "
        f"protocol {protocol['name']} {protocol['hash'][:8]}, seed {results['run']['seed']}, "
        f"coverage {coverage['scored']}/{coverage['samples']}{about}"
    )


def markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A markdown table whose columns line up as plain text."""
    widths = [max(len(str(r[i])) for r in [header, *rows]) for i in range(len(header))]
    lines = [
        [c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(r, widths, strict=True))]
        for r in [header, *rows]
    ]
    rule = ["-" * w if i == 0 else "-" * (w - 1) + ":" for i, w in enumerate(widths)]
    return "\n".join("| " + " | ".join(line) + " |" for line in [lines[0], rule, *lines[1:]])


def number(value: float | None) -> str:
    """Four decimals, two from 10 on, or a dash."""
    if value is None:
        return "–"
    text = f"{value:.4f}" if abs(value) < 10 else f"{value:.2f}"
    return text.lstrip("-") if float(text) == 0 else text


def interval(estimate: dict) -> str:
    """[low, high] of an estimate, or a dash."""
    if estimate["low"] is None:
        return "–"
    return f"[{number(estimate['low'])}, {number(estimate['high'])}]"
