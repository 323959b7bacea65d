"""Helmet skulls, brims, ornaments moulded to them, and the stand they are shown on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from manifold3d import CrossSection, Manifold
from scipy.interpolate import PchipInterpolator

from mme3dr.meshes.organic import blend, bone, egg
from mme3dr.meshes.solids import common, cut, cylinder
from mme3dr.meshes.sweeps import lathe, loft, plate

Levels = Sequence[Sequence[float]]
"""Rows of height, half-width, reach to the front, reach to the back, from the rim up to the crown."""


def skull(levels: Levels, grow: float = 0.0, rings: int = 34, segments: int = 72) -> Manifold:
    """Smooth solid through the levels, all its surface but the flat underside moved outwards by `grow`."""
    table = np.asarray(levels, float)  # [N, 4]
    steps = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(table[:, :2], axis=0), axis=1))])
    rows = PchipInterpolator(steps, table)(np.linspace(0, steps[-1], rings))  # [rings, 4]
    low, high = table[0, 0], table[-1, 0]
    z = low + (rows[:, 0] - low) * (high + grow - low) / (high - low)
    reach = np.maximum(rows[:, 1:] + grow, 0.004)
    if grow < 0:  # so that cutting with it leaves no skin over the opening
        z, reach = np.append(low - 0.1, z), np.vstack([reach[:1], reach])
    angle = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    side, ahead = np.sin(angle), -np.cos(angle)
    y = np.where(ahead < 0, reach[:, 1:2], reach[:, 2:3]) * ahead
    return loft(np.stack([reach[:, :1] * side, y, np.repeat(z[:, None], segments, 1)], -1))


def shell(levels: Levels, thickness: float = 0.03) -> Manifold:
    """The skull hollowed out, open below."""
    return cut(skull(levels), skull(levels, -thickness))


def moulded(levels: Levels, section: CrossSection, low: float, high: float, facing: str = "front") -> Manifold:
    """An outline drawn from one side and pressed on the skull: all of it from `low` to `high` above the surface.

    facing "front" keeps the front half, "side" goes through to both sides, "back" keeps the back half.
    """
    skin = cut(skull(levels, high), skull(levels, low, 18, 48))
    if facing == "side":
        return common(skin, plate(section, 4, facing="side"))
    return common(skin, plate(section, 2, (0, -1.001 if facing == "front" else 1.001, 0), "front"))


def brim(
    inner: Sequence[float],
    outer: Callable[[np.ndarray], np.ndarray],
    thickness: float = 0.03,
    segments: int = 96,
) -> Manifold:
    """Ring plate round an oval opening (half-width, half-depth at z = 0) out to the edge `outer`(angles) [N, 3].

    Angles turn anticlockwise as seen from above, in radians from +x.
    """
    angle = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    rim = np.column_stack([inner[0] * np.cos(angle), inner[1] * np.sin(angle), 0 * angle])
    edge = outer(angle)
    middle = (rim + edge) / 2 - [0, 0, 0.12] * (edge[:, 2:] - rim[:, 2:])
    line = np.stack([rim, middle, edge], 1)  # [N, 3, 3]
    down = np.array([0, 0, thickness])
    return loft(np.concatenate([line, line[:, ::-1] - down], 1), closed=True)


def peak(levels: Levels, section: CrossSection, spread: float, thickness: float = 0.04, z: float = -0.09) -> Manifold:
    """Eye or neck shade: an outline drawn from above, laid on a cone that is `spread` wide at its foot."""
    slope = cylinder(spread, 0.3, (0, 0.02, z), top=0.46, segments=72)
    sheet = common(cut(slope, slope.translate((0, 0, -thickness))), plate(section, 1, facing="up"))
    return cut(sheet, skull(levels, -0.02, 18, 48))


def head_form(levels: Levels, gap: float = 0.07, chin: float | None = None) -> Manifold:
    """Padded head that fills a helmet from within, down to the height `chin`, with its neck."""
    table = np.asarray(levels, float)
    low, high = table[0, 0] if chin is None else chin, table[-1, 0]
    wide, ahead, behind = table[table[:, 1].argmax(), 1:] - gap
    deep = (ahead + behind) / 2
    height = (high - 0.03 - low) / 2
    top = egg((0, (behind - ahead) / 2, low + height), (wide, deep, height))
    neck = bone((0, 0.02, low + 0.1), (0, 0.02, low - 0.14), 0.6 * wide)
    return blend(top, neck, soft=0.1, detail=30)


def pedestal(top: float, bottom: float, radius: float = 0.4) -> Manifold:
    """Turned wooden foot and pillar from `bottom` up to `top`."""
    base = [(0, 0), (radius, 0), (radius, 0.04), (radius - 0.03, 0.06), (radius - 0.05, 0.06), (radius - 0.06, 0.1)]
    tall = top - bottom
    pillar = [(0.13, 0.13), (0.09, 0.17), (0.1, tall / 2 + 0.05), (0.12, tall - 0.06), (0.16, tall), (0, tall)]
    return lathe(base + pillar).translate((0, 0, bottom))
