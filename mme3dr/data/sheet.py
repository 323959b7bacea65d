"""Contact sheet of reference objects."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image

from mme3dr.data.build import with_meshes
from mme3dr.meshes.loading import load_surface
from mme3dr.meshes.normalise import normalise
from mme3dr.records import Item
from mme3dr.render.cameras import orbit
from mme3dr.render.embree import render
from mme3dr.render.sheet import contact_sheet


def draw_sheet(items: Sequence[Item], views: int, size: int, names: bool) -> Image.Image:
    """`views` pictures of `size` pixels for each item, 8 to a row or so, with or without the items' names."""
    pictures, labels = [], []
    cameras = [orbit(30 + 360 * i / views, 20, 1.9, 40) for i in range(views)]
    for item in with_meshes(items):
        rgb = render(normalise(load_surface(item.mesh)), cameras, size).rgb
        pictures.extend(np.asarray(rgb))
        labels.extend([item.id if i == 0 else "" for i in range(views)])
    return contact_sheet(pictures, labels if names else None, views * max(1, 8 // views))
