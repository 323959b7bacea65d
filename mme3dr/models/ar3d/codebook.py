"""How a data set uses the codebook, and the paper's question whether the codebook bounds RL (paper, section 6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path

import numpy as np

from mme3dr.errors import DataError
from mme3dr.files import write_bytes, write_json

HEAD = 0.2
"""The paper looks at this share of the entries, the most frequent ones."""
BOUND = 0.8
"""Share of the tokens that has to fall into the head."""
COLOURS = ("#1d2433", "#2b5fd9", "#d9622b", "#2a9d63", "#8e44ad", "#b8860b")
LEFT, TOP, WIDTH, HEIGHT = 60, 20, 480, 320


@dataclass(frozen=True)
class CodebookUse:
    """Use of a codebook of `entries` by `tokens` codes of `shapes` shapes.

    head_share: share of the tokens in the 20 % most frequent entries (0.2 when all are equally frequent).
    perplexity: exp of the entropy of the frequencies, between 1 and entries.
    dead: entries that never occur.
    """

    shapes: int
    tokens: int
    entries: int
    head_share: float
    perplexity: float
    dead: int


def perplexity(counts: np.ndarray) -> float:
    """exp of the entropy of frequencies, counts [K]."""
    share = counts[counts > 0] / counts.sum()
    return float(np.exp(-(share * np.log(share)).sum()))


def counts_of(codes: np.ndarray, entries: int) -> np.ndarray:
    """How often each entry occurs, [entries] int64. codes: [N, length] whole numbers. Raises DataError."""
    codes = np.asarray(codes)
    if codes.ndim != 2 or not codes.size or codes.dtype.kind not in "iu":
        raise DataError(f"codes must be whole numbers [shapes, length], these are {codes.dtype} {codes.shape}")
    if codes.min() < 0 or codes.max() >= entries:
        raise DataError(f"codes must lie in [0, {entries}), these run from {codes.min()} to {codes.max()}")
    return np.bincount(codes.ravel().astype(np.int64), minlength=entries)


def codebook_use(codes: np.ndarray, entries: int) -> CodebookUse:
    """Figures for codes [N, length]."""
    counts = counts_of(codes, entries)
    head = np.sort(counts)[::-1][: round(HEAD * entries)].sum()
    return CodebookUse(
        len(codes),
        int(counts.sum()),
        entries,
        float(head / counts.sum()),
        perplexity(counts),
        int((counts == 0).sum()),
    )


def use_by_category(codes: np.ndarray, categories: Sequence[str], entries: int) -> dict[str, CodebookUse]:
    """Figures for "all" and for every category, in the order in which the categories first occur."""
    names = np.asarray(categories)
    if len(names) != len(codes):
        raise DataError(f"{len(codes)} shapes have {len(names)} categories")
    table = {"all": codebook_use(codes, entries)}
    for name in dict.fromkeys(categories):
        table[str(name)] = codebook_use(codes[names == name], entries)
    return table


def answer(use: CodebookUse) -> str:
    """The paper's question, answered in a sentence."""
    share = f"{use.head_share:.1%} of the {use.tokens:,} tokens fall in the 20 % most frequent entries"
    if use.head_share < BOUND:
        verdict = "less than 80 %: by the paper's rule RL may be bound by this codebook"
    else:
        verdict = "80 % or more: by the paper's rule the codebook does not bound RL"
    return f"{share}, {verdict} (perplexity {use.perplexity:.0f}, {use.dead:,} of {use.entries:,} entries never used)."


def use_table(table: Mapping[str, CodebookUse]) -> str:
    """The figures as lines of text, a row a category."""
    lines = [f"{'':12} {'shapes':>8} {'tokens':>10} {'in top 20 %':>12} {'perplexity':>11} {'dead':>6}"]
    for name, use in table.items():
        lines.append(
            f"{name:12} {use.shapes:8,} {use.tokens:10,} {use.head_share:12.1%} {use.perplexity:11.1f} {use.dead:6,}"
        )
    return "\n".join(lines)


def write_use(folder: Path, table: Mapping[str, CodebookUse], codes: np.ndarray, categories: Sequence[str]) -> Path:
    """Write codebook.json (figures, the sentence, how often each entry occurs) and codebook.svg; returns the latter."""
    names, entries = np.asarray(categories), table["all"].entries
    counts = {name: counts_of(codes if name == "all" else codes[names == name], entries) for name in table}
    values = {
        "answer": answer(table["all"]),
        "use": {name: asdict(use) for name, use in table.items()},
        "counts": counts["all"].tolist(),
    }
    write_json(folder / "codebook.json", values)
    write_bytes(folder / "codebook.svg", use_plot(counts).encode())
    return folder / "codebook.svg"


def use_plot(counts: Mapping[str, np.ndarray]) -> str:
    """SVG: share of the tokens that the most frequent entries hold, over the share of the entries, a line each.

    counts: how often each entry occurs, [K], by name.
    """
    box = f"0 0 {LEFT + WIDTH + 20} {TOP + HEIGHT + 50 + 20 * len(counts)}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"'
        ' font-family="sans-serif" font-size="12" role="img" aria-label="use of the codebook">',
        '<rect width="100%" height="100%" fill="white"/>',
    ]
    for step in range(0, 11, 2):
        x, y = LEFT + WIDTH * step / 10, TOP + HEIGHT * (1 - step / 10)
        parts.append(f'<line x1="{LEFT}" y1="{y}" x2="{LEFT + WIDTH}" y2="{y}" stroke="#e3e7ee"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{10 * step} %</text>')
        parts.append(f'<text x="{x}" y="{TOP + HEIGHT + 16}" text-anchor="middle">{10 * step} %</text>')
    x, y = LEFT + WIDTH * HEAD, TOP + HEIGHT * (1 - BOUND)
    mark = f"M{LEFT},{y} H{x} V{TOP + HEIGHT}"
    parts.append(f'<path d="{mark}" fill="none" stroke="#c0392b" stroke-dasharray="5 4"/>')
    parts.append(f'<text x="{x + 6}" y="{y + 14}" fill="#c0392b">80 % of tokens in 20 % of entries</text>')
    for number, (name, values) in enumerate(counts.items()):
        colour, height = COLOURS[number % len(COLOURS)], TOP + HEIGHT + 50 + 20 * number
        width = 1.2 if number else 2.5
        parts.append(f'<polyline points="{_curve(values)}" fill="none" stroke="{colour}" stroke-width="{width}"/>')
        parts.append(f'<rect x="{LEFT}" y="{height - 9}" width="18" height="4" fill="{colour}"/>')
        parts.append(f'<text x="{LEFT + 26}" y="{height - 3}">{escape(name)}</text>')
    parts.append(f'<text x="{LEFT + WIDTH}" y="{TOP + HEIGHT + 34}" text-anchor="end">most frequent entries</text>')
    parts.append(f'<text x="{LEFT + 6}" y="{TOP + 12}">tokens they hold</text>')
    return "\n".join([*parts, "</svg>\n"])


def _curve(counts: np.ndarray, points: int = 100) -> str:
    """Points of a line: cumulative share of the sorted counts at `points` + 1 places."""
    held = np.concatenate([[0], np.cumsum(np.sort(counts)[::-1])]) / counts.sum()  # [K + 1]
    share = np.linspace(0, 1, points + 1)
    height = np.interp(share, np.linspace(0, 1, len(held)), held)
    return " ".join(f"{LEFT + WIDTH * x:.1f},{TOP + HEIGHT * (1 - y):.1f}" for x, y in zip(share, height, strict=True))
