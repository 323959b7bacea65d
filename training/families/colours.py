"""Groups of palette colours to vary over, and colours that nobody takes for one another."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache

import numpy as np
from skimage.color import rgb2lab

from mme3dr.meshes.palette import COLOURS

BRIGHT = ("red", "orange", "yellow", "green", "blue", "purple", "pink", "turquoise", "white", "black")
"""Paint, plastic, fabric: each looks unlike all the others, in the mesh and in voxels."""
PASTEL = ("white", "cream", "mint", "sky blue", "lavender", "pink", "peach")
DARK = ("black", "navy", "dark green", "dark red", "dark brown", "dark grey")
WOODS = ("tan", "brown", "dark brown")
METALS = ("steel", "gold", "copper", "iron")
STONES = ("light grey", "grey", "sand", "terracotta")
PLANTS = ("green", "dark green", "lime", "olive")
COATS = ("white", "cream", "tan", "brown", "dark brown", "grey", "black")
"""Fur and feathers of common animals."""

APART = 26.0
"""Least CIELAB distance (Delta E 1976) of two colours that count as different: sand and tan, or brown and dark brown,
are nearer than what people tell apart at a glance; red and orange, or blue and turquoise, are not."""


@cache
def _lab() -> dict[str, np.ndarray]:
    table = rgb2lab(np.array(list(COLOURS.values()))[None] / 255)[0]
    return dict(zip(COLOURS, table, strict=True))


def differ(a: str, b: str) -> bool:
    """Do people tell the two colours apart at a glance?"""
    return float(np.linalg.norm(_lab()[a] - _lab()[b])) >= APART


def unlike(colours: Collection[str], options: Iterable[str]) -> list[str]:
    """Those of the options that differ from every one of the colours, each once, in their order."""
    return [o for o in dict.fromkeys(options) if all(differ(o, c) for c in colours)]
