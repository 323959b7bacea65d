"""The categories as a radar picture (SVG) for the report."""

from __future__ import annotations

import math
from html import escape

COLOURS = ("#2b5fd9", "#d9622b", "#2a9d63", "#8e44ad", "#b8860b")
SIZE, RADIUS = 360, 118


def radar(categories: list[str], series: dict[str, list[float]]) -> str:
    """SVG with an axis per category and a polygon per series; values in [0, 1], 1 at the rim."""
    if not series or len(categories) < 3:
        return ""
    parts = [f'<svg viewBox="0 0 {SIZE} {SIZE + 22 * len(series)}" role="img" aria-label="scores by category">']
    for level in (0.25, 0.5, 0.75, 1.0):
        parts.append(f'<polygon points="{_points([level] * len(categories))}" fill="none" stroke="#d5dae3"/>')
    for number, name in enumerate(categories):
        x, y = _place(number, len(categories), 1.0)
        tx, ty = _place(number, len(categories), 1.2)
        parts.append(f'<line x1="{SIZE / 2}" y1="{SIZE / 2}" x2="{x:.1f}" y2="{y:.1f}" stroke="#d5dae3"/>')
        parts.append(f'<text x="{tx:.1f}" y="{ty + 4:.1f}" text-anchor="middle" font-size="12">{escape(name)}</text>')
    for number, (label, values) in enumerate(series.items()):
        colour = COLOURS[number % len(COLOURS)]
        points = _points([min(1.0, max(0.0, v)) for v in values])
        parts.append(f'<polygon points="{points}" fill="{colour}22" stroke="{colour}" stroke-width="2"/>')
        y = SIZE + 22 * number + 4
        parts.append(f'<rect x="70" y="{y - 10}" width="12" height="12" fill="{colour}"/>')
        parts.append(f'<text x="90" y="{y}" font-size="13">{escape(label)}</text>')
    return "".join([*parts, "</svg>"])


def _points(values: list[float]) -> str:
    return " ".join("{:.1f},{:.1f}".format(*_place(i, len(values), v)) for i, v in enumerate(values))


def _place(number: int, count: int, value: float) -> tuple[float, float]:
    angle = 2 * math.pi * number / count
    return SIZE / 2 + RADIUS * value * math.sin(angle), SIZE / 2 - RADIUS * value * math.cos(angle)
