"""Stepped temple mounds."""

import numpy as np

from mme3dr.meshes.solids import box, cut, union
from training.families.base import family
from training.families.words import number


@family(
    noun=("step pyramid", "stepped temple pyramid", "terraced pyramid"),
    vary={
        "terraces": (3, 4, 5, 6),
        "stone": ("light grey", "sand", "terracotta", "dark grey"),
        "stairways": (1, 2, 4),
        "temple": (None, "white", "red", "turquoise"),
    },
)
def step_pyramid(v, rng, d):
    rise, top = rng.uniform(0.2, 0.26), rng.uniform(0.55, 0.7)
    half = np.linspace(1.2, top, v.terraces)
    slabs = [
        box(2 * h, 2 * h, rise * (1.0 if i == v.terraces - 1 else 1.001), (0, 0, rise * (i + 0.5)), bevel=0.0)
        for i, h in enumerate(half)
    ]
    d.part("mound", union(slabs), colour=v.stone, material="stone")
    height = rise * v.terraces
    stair = _stairway(half[0], top, height, rng.uniform(0.36, 0.5))
    flights = [stair.rotate((0, 0, turn)) for turn in {1: (0,), 2: (0, 180), 4: (0, 90, 180, 270)}[v.stairways]]
    light = "ivory" if v.stone != "sand" else "brown"
    d.part("stairway", flights, colour=light, material="stone")
    if v.temple:
        side = 1.15 * top
        hall = cut(
            box(side, side, 0.42, (0, 0, height + 0.2), bevel=0),
            box(0.3 * side, side, 0.3, (0, -0.4, height + 0.14), bevel=0),
        )
        roof = box(1.25 * side, 1.25 * side, 0.13, (0, 0, height + 0.46), bevel=0)
        d.part("temple", union(hall, roof), colour=v.temple, material="stone")
    d.fact(
        "proportion",
        "The mound narrows towards its top.",
        "The mound is as wide at its top as at its foot.",
        "volume(mound) < 0.75 * width(mound) * depth(mound) * height(mound)",
    )
    d.fact("relation", "A stairway climbs the front.", "The front has no stairway.", "front(stairway) < front(mound)")
    d.fact(
        "proportion",
        "The mound is wider than it is tall.",
        "The mound is taller than it is wide.",
        "width(mound) > 1.2 * height(mound)",
    )
    d.fact(
        "symmetry",
        "The terraces are alike on all four sides.",
        "The terraces are cut off at the back.",
        "turn(mound, 4)",
    )
    if v.temple:
        d.fact("relation", "The temple crowns the mound.", "The temple stands at its foot.", "on(temple, mound)")
    d.plan(f"a square mound of {number(v.terraces)} terraces with steep stairways")


def _stairway(bottom, top, height, width):
    """A ramp up the front with the treads cut into it."""
    run = bottom + 0.34 - top
    steps = 9
    treads = [
        box(
            width, run * (steps - i) / steps + 0.1, 1.05 * height / steps, (0, 0, height * (i + 0.5) / steps), bevel=0
        ).translate((0, -top - run * (steps - i) / (2 * steps) + 0.05, 0))
        for i in range(steps)
    ]
    return union(treads)
