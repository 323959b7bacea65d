"""Colours against the reference, wherever on the object they are."""

from __future__ import annotations

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.spatial.distance import cdist
from skimage.color import rgb2lab

from evaluators.base import Column, ObjectInputs
from evaluators.sampling import sample_surface
from mme3dr.files import content_key
from mme3dr.records import Surface
from mme3dr.render.shading import Light, Shader, linear_to_srgb

SAMPLES = 384
WORST = 100.0
"""Distance of black and white; greater distances are cut to it."""


class Palette:
    """Earth mover's distance between the unlit colours of both surfaces, sampled by area, in CIELAB (Delta E 1976)."""

    name = "palette"
    columns = (
        Column("palette", "Palette distance", "lower", (0, WORST), "Delta E", WORST, "Rubner et al. 2000, in CIELAB"),
    )
    needs = frozenset({"surface", "reference"})
    extractor = None

    def score(self, inputs: ObjectInputs) -> dict[str, float]:
        """Surfaces -> mean Delta E between the best matched colours, in [0, 100]."""
        seed = int(content_key(["palette", inputs.item.id])[:8], 16)
        cost = cdist(_colours(inputs.surface, seed), _colours(inputs.reference, seed))  # [S, S]
        rows, columns = linear_sum_assignment(cost)
        return {"palette": min(WORST, float(cost[rows, columns].mean()))}


def _colours(surface: Surface, seed: int) -> np.ndarray:
    """Unlit colours in CIELAB of points spread by area, [SAMPLES, 3]."""
    _, face, weights = sample_surface(surface, SAMPLES, seed)
    linear = Shader(surface, Light()).albedo(face, weights.astype(np.float32))[:, :3]
    return rgb2lab(linear_to_srgb(linear)[None])[0]
