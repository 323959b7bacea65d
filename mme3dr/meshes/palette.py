"""Named colours and materials of the reference objects.

The names are those a person would use, and the ones that prompts, parts and facts share.
"""

from __future__ import annotations

import numpy as np

COLOURS: dict[str, tuple[int, int, int]] = {
    "white": (245, 245, 242),
    "ivory": (240, 230, 205),
    "cream": (247, 231, 190),
    "light grey": (196, 198, 200),
    "grey": (128, 130, 133),
    "dark grey": (70, 73, 78),
    "black": (28, 28, 31),
    "red": (205, 32, 38),
    "dark red": (125, 20, 28),
    "crimson": (170, 15, 55),
    "terracotta": (190, 95, 62),
    "orange": (240, 130, 25),
    "amber": (228, 160, 40),
    "yellow": (250, 210, 45),
    "gold": (212, 168, 55),
    "brass": (186, 152, 72),
    "bronze": (148, 104, 58),
    "copper": (190, 108, 66),
    "silver": (205, 208, 212),
    "steel": (158, 165, 174),
    "iron": (82, 84, 88),
    "rust": (150, 72, 38),
    "lime": (160, 205, 60),
    "green": (62, 145, 66),
    "dark green": (28, 82, 45),
    "olive": (112, 116, 50),
    "mint": (165, 222, 190),
    "teal": (22, 125, 125),
    "turquoise": (60, 190, 190),
    "sky blue": (130, 190, 235),
    "blue": (40, 95, 190),
    "navy": (25, 42, 92),
    "purple": (115, 58, 150),
    "lavender": (182, 162, 220),
    "magenta": (200, 45, 135),
    "pink": (245, 150, 175),
    "peach": (250, 195, 160),
    "skin": (226, 176, 140),
    "tan": (205, 165, 115),
    "sand": (222, 200, 150),
    "brown": (120, 76, 44),
    "dark brown": (72, 44, 28),
}
"""Colour name -> 8-bit sRGB."""

MATERIALS: dict[str, tuple[float, float]] = {
    "wood": (0.75, 0.0),
    "metal": (0.3, 0.85),
    "iron": (0.55, 0.8),
    "plastic": (0.45, 0.0),
    "rubber": (0.9, 0.0),
    "glass": (0.08, 0.0),
    "ceramic": (0.2, 0.0),
    "stone": (0.9, 0.0),
    "brick": (0.95, 0.0),
    "concrete": (0.95, 0.0),
    "clay": (0.9, 0.0),
    "fabric": (0.95, 0.0),
    "leather": (0.65, 0.0),
    "paper": (0.9, 0.0),
    "rope": (0.95, 0.0),
    "fur": (1.0, 0.0),
    "feather": (0.9, 0.0),
    "skin": (0.7, 0.0),
    "scale": (0.5, 0.0),
    "shell": (0.35, 0.0),
    "bone": (0.7, 0.0),
    "horn": (0.55, 0.0),
    "chitin": (0.35, 0.0),
    "leaf": (0.8, 0.0),
    "petal": (0.75, 0.0),
    "bark": (0.95, 0.0),
    "flesh": (0.6, 0.0),
    "wax": (0.6, 0.0),
    "foam": (0.95, 0.0),
    "ice": (0.1, 0.0),
    "water": (0.05, 0.0),
    "soil": (1.0, 0.0),
    "straw": (0.9, 0.0),
    "painted metal": (0.5, 0.1),
    "painted wood": (0.6, 0.0),
}
"""Material name -> (roughness, metallic) of the glTF metallic-roughness model."""


def linear_rgb(colour: str) -> np.ndarray:
    """Linear RGB in [0, 1] of a named colour, [3] float64 (glTF factors are linear, names are sRGB)."""
    if colour not in COLOURS:
        raise KeyError(f"unknown colour {colour!r}; the palette has: {', '.join(sorted(COLOURS))}")
    srgb = np.array(COLOURS[colour], float) / 255  # [3]
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
