"""Machines that the wind drives."""

import numpy as np

from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, cylinder, dome, union
from mme3dr.meshes.sweeps import plate
from training.families.base import family


@family(
    noun=("wind turbine", "wind generator"),
    vary={
        "blades": (2, 3, 4, 5),
        "blade": ("white", "orange", "yellow", "sky blue", "pink"),
        "tower": ("light grey", "red", "green", "blue", "purple"),
        "tips": (True, False),
        "ground": ("green", "sand", "grey"),
    },
    mass=("ground",),
)
def wind_turbine(v, rng, d):
    span, height, foot = rng.uniform(0.72, 0.82), rng.uniform(1.05, 1.25), rng.uniform(0.42, 0.52)
    thick, turn = rng.uniform(0.1, 0.13), rng.uniform(-12, 12)
    axle = height + 0.12
    d.part("tower", cylinder(1.5 * thick, height, (0, 0.12, height / 2), top=thick, segments=24),
           colour=v.tower, material="painted metal")  # fmt: skip
    d.part("cabin", box(0.3, 0.56, 0.28, (0, 0.14, axle)), colour=v.tower, material="painted metal")
    core = {2: 0.17, 3: 0.19, 4: 0.24, 5: 0.29}[v.blades]
    cap = dome(core, height=0.14, segments=24).rotate((90, 0, 0)).translate((0, -0.26, axle))
    nose = union(cap, cylinder(core, 0.16, (0, -0.19, axle), axis="y", segments=24))
    d.part("hub", nose, colour="dark grey", material="metal")
    chord = {2: 0.125, 3: 0.12, 4: 0.1, 5: 0.09}[v.blades]
    split = span * (0.72 if v.tips else 1.0)
    turns = 360 / v.blades * np.arange(v.blades) + turn + (65 if v.blades == 2 else 0)

    def around(low, high):
        """Pieces of all blades between two distances from the axle."""
        x, z = [chord * (1.05 - 0.25 * r / span) for r in (low, high)], (low, high)
        flat = polygon([(-x[0], z[0]), (x[0], z[0]), (x[1], z[1]), (-x[1], z[1])])
        one = plate(flat, 0.09)
        return [one.rotate((0, float(t), 0)).translate((0, -0.2, axle)) for t in turns]

    d.part("blade", around(0.97 * core, split), colour=v.blade, material="plastic")
    if v.tips:
        d.part("tip", around(split - 0.01, span), colour="black", material="plastic")
        d.fact("relation", "The tips are at the ends of the blades.", "The tips are near the hub.",
               "all_touch(tip, blade) and width(tip) > width(blade)")  # fmt: skip
    d.part("ground", cylinder(foot, 0.1, (0, 0.08, 0.04), segments=28), colour=v.ground, material="soil")
    d.fact("relation", "The blades turn in front of the tower.", "The blades turn behind the tower.",
           "back(blade) < front(tower)")  # fmt: skip
    d.fact("relation", "The hub is at the top of the tower.", "The hub is half way up the tower.",
           "top(hub) > top(tower)")  # fmt: skip
    d.fact("proportion", "The tower is much taller than it is wide.", "The tower is as wide as it is tall.",
           "height(tower) > 2.2 * width(tower)")  # fmt: skip
    if v.blades > 2:
        d.fact("symmetry", "The blades are equally long.", "One blade is far longer than the rest.", "alike(blade)")
    d.plan("a wheel of blades in front of a tower")
