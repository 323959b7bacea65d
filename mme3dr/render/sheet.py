"""Contact sheets: many objects on one picture, for people to look at."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw


def contact_sheet(pictures: Sequence[np.ndarray], labels: Sequence[str] | None = None, columns: int = 8) -> Image.Image:
    """Pictures [H, W, 3] uint8 of one size in a grid, each with its label (if any) below it."""
    height, width = pictures[0].shape[:2]
    line = 14 if labels else 0
    lines = math.ceil(len(pictures) / columns)
    sheet = Image.new("RGB", (columns * width, lines * (height + line)), "white")
    draw = ImageDraw.Draw(sheet)
    for number, picture in enumerate(pictures):
        x, y = number % columns * width, number // columns * (height + line)
        sheet.paste(Image.fromarray(picture), (x, y))
        if labels:
            draw.text((x + 3, y + height), labels[number][: width // 6], fill="black")
    return sheet
