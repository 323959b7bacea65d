"""Colours as mesh files store them, turned into linear RGBA."""

from __future__ import annotations

import numpy as np


def srgb_to_linear(value: np.ndarray | float) -> np.ndarray:
    """sRGB in [0, 1] to linear light in [0, 1] (IEC 61966-2-1), same shape."""
    value = np.asarray(value, np.float64)
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def linear_rgba(values: np.ndarray, linear: bool) -> np.ndarray:
    """Colours of a file as [..., 4] float32 linear RGBA in [0, 1].

    values: [..., 3 or 4]; integers span their type's range, floats are clipped to [0, 1], nan counts as 0.
    linear: the file's RGB is linear already (glTF); otherwise it is sRGB. Alpha is always linear, 1 where absent.
    """
    values = np.asarray(values)
    if values.dtype.kind in "iu":
        values = values / np.iinfo(values.dtype).max
    values = np.clip(np.nan_to_num(values.astype(np.float64), nan=0.0), 0.0, 1.0)
    rgba = np.ones((*values.shape[:-1], 4), np.float32)
    rgba[..., :3] = values[..., :3] if linear else srgb_to_linear(values[..., :3])
    if values.shape[-1] == 4:
        rgba[..., 3] = values[..., 3]
    return rgba
