"""How a picture of any size enters the nano encoders."""

from __future__ import annotations

import numpy as np
from PIL import Image

SIDE = 96
"""Side in pixels of what the encoders see."""
KEPT = 480 / 512
"""Share of the picture's side, about its middle, that they see: an object of the protocols rarely reaches further."""


def shrink(pictures: np.ndarray) -> np.ndarray:
    """[N, H, W, 3] uint8 -> the middle of each as [N, SIDE, SIDE, 3] uint8, every pixel the mean of those it covers."""
    count, height, width, _ = pictures.shape
    inside = (round(height * KEPT), round(width * KEPT))
    top, left = (height - inside[0]) // 2, (width - inside[1]) // 2
    cropped = pictures[:, top : top + inside[0], left : left + inside[1]]
    if inside[0] % SIDE == inside[1] % SIDE == 0:
        cells = cropped.reshape(count, SIDE, inside[0] // SIDE, SIDE, inside[1] // SIDE, 3)
        return np.round(cells.mean((2, 4), dtype=np.float32)).astype(np.uint8)
    resized = [Image.fromarray(p).resize((SIDE, SIDE), Image.Resampling.BOX) for p in cropped]
    return np.stack([np.asarray(p) for p in resized])
