"""Vessels for pouring."""

import numpy as np

from mme3dr.meshes.curves import arc
from mme3dr.meshes.solids import cut, cylinder, rod
from mme3dr.meshes.sweeps import sweep
from training.families.base import family


@family(
    noun=("watering can", "garden watering can"),
    vary={
        "can": ("red", "orange", "green", "blue", "purple", "pink", "turquoise", "steel"),
        "sprinkler": ("gold", "light grey", "black"),
        "handles": (1, 2),
        "band": (None, "white", "yellow", "navy"),
        "shape": ("round", "square"),
    },
)
def watering_can(v, rng, d):
    radius, tall, narrow = rng.uniform(0.46, 0.56), rng.uniform(0.72, 0.92), rng.uniform(0.85, 1.0)
    reach, rise = rng.uniform(0.55, 0.7), rng.uniform(0.9, 1.1)
    sides = 32 if v.shape == "round" else 4
    half = radius if v.shape == "round" else 0.9 * radius  # from the axis to a wall

    def body(at, height, grow=0.0):
        """A slice of the tapering can, from height `at` up."""
        low, high = (half * (1 - (1 - narrow) * z / tall) + grow for z in (at, at + height))
        scale = 1 if sides == 32 else 2**0.5
        slab = cylinder(scale * low, height, (0, 0, at + height / 2), top=scale * high, segments=sides)
        return slab if sides == 32 else slab.rotate((0, 0, 45))

    d.part("can", cut(body(0, tall), body(tall - 0.12, 0.2, -0.1)), colour=v.can, material="painted metal")
    tip = np.array([half + reach, 0, rise * tall])
    base = np.array([0.8 * half, 0, 0.22])
    way = (tip - base) / np.linalg.norm(tip - base)
    d.part("spout", rod(base, tip, 0.13, 0.09), colour=v.can, material="painted metal")
    d.part("sprinkler", rod(tip - 0.05 * way, tip + 0.2 * way, 0.1, 0.24), colour=v.sprinkler, material="metal")
    bow = arc(0.3 * tall, 90, 270, (-half + 0.08, 0, 0.5 * tall))
    bow[:, 0] = -half + 0.1 + 1.35 * (bow[:, 0] + half - 0.08)
    handles = [sweep(bow, 0.075)]
    if v.handles == 2:
        over = arc(half * narrow - 0.07, 0, 180, (0, 0, tall - 0.06))
        over[:, 2] = tall - 0.06 + 0.8 * (over[:, 2] - tall + 0.06)
        handles.append(sweep(over, 0.075))
    d.part("handle", handles, colour="dark grey", material="metal")
    if v.band:
        d.part("band", body(0.5 * tall, 0.16, 0.05), colour=v.band, material="painted metal")
    d.fact("relation", "The spout rises from the right of the can.", "The spout rises from the left of the can.",
           "x(spout) > x(can)")  # fmt: skip
    d.fact("relation", "A sprinkler sits at the tip of the spout.", "A sprinkler sits on the back handle.",
           "touches(sprinkler, spout) and right(sprinkler) > right(spout)")  # fmt: skip
    if v.handles == 2:
        d.fact("relation", "One handle arches over the top.", "No handle rises over the top.", "top(handle) > top(can)")
    else:
        d.fact("relation", "The handle is opposite the spout.", "The handle is on the spout's side.",
               "x(handle) < x(can)")  # fmt: skip
    d.fact("symmetry", "The front half mirrors the back half.", "The spout bends to the front.", "mirror(spout, 'y')")
    d.fact("style", f"The can is {v.shape} as seen from above.",
           f"The can is {'square' if v.shape == 'round' else 'round'} as seen from above.",
           f"volume(can) {'<' if sides == 32 else '>'} {0.83 * (1 if sides == 32 else 0.9):.3f}"
           " * width(can) * depth(can) * height(can) * 0.9", adjective=v.shape)  # fmt: skip
    d.plan("a can with spout at right, handle at left")
