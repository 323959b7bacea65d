"""Machines that move air."""

import numpy as np

from mme3dr.meshes.profiles import outline
from mme3dr.meshes.solids import box, cylinder, rod, torus, union
from mme3dr.meshes.sweeps import plate
from training.families.base import family
from training.families.colours import BRIGHT


@family(
    noun=("desk fan", "table fan", "electric fan"),
    vary={"blades": (3, 4, 5), "blade": BRIGHT, "body": ("white", "black", "steel", "mint"), "guard": (True, False)},
)
def desk_fan(v, rng, d):
    radius, stem = rng.uniform(0.42, 0.56), rng.uniform(0.25, 0.5)
    foot, axle = rng.uniform(0.3, 0.4), 0.12 + stem + radius
    material = "metal" if v.body == "steel" else "plastic"
    stand = union(
        cylinder(foot, 0.12, (0, 0.1, 0.06), top=0.85 * foot),
        rod((0, 0.1, 0.1), (0, 0.1, axle), 0.06),
        cylinder(0.15, 0.3, (0, 0.12, axle), axis="y"),
    )
    d.part("stand", stand, colour=v.body, material=material)
    slim = 1.1 if v.blades == 3 else 4 / (v.blades + 0.6)
    edge = [(0.1, -0.04), (0.55 * radius, -0.16 * radius), (0.96 * radius, -0.2 * radius)]
    points = [*edge, (0.98 * radius, 0.2 * radius), (0.55 * radius, 0.1 * radius), (0.1, 0.04)]
    shape = outline([(x, y * slim) for x, y in points], 40)
    blade = plate(shape, 0.06, facing="front").rotate((-14, 0, 0))
    turns = 360 / v.blades * np.arange(v.blades) + 90
    blades = [blade.rotate((0, -float(t), 0)).translate((0, -0.12, axle)) for t in turns]
    d.part("blade", blades, colour=v.blade, material="plastic")
    d.part("hub", cylinder(0.15, 0.22, (0, -0.11, axle), axis="y"), colour="dark grey", material="plastic")
    if v.guard:
        hoop = torus(radius + 0.05, 0.035, axis="y", segments=32).translate((0, -0.1, axle))
        bracket = box(0.08, 0.08, 0.14, (0, -0.06, axle - radius - 0.03), bevel=0)
        brace = rod((0, -0.04, axle - radius - 0.02), (0, 0.1, axle - radius - 0.02), 0.035)
        d.part("guard", union(hoop, bracket, brace), colour=v.body, material="metal")
    d.fact(
        "relation", "The blades turn round the hub.", "The blades lie round the foot.", "z(blade) > 0.4 * height(all)"
    )
    d.fact("relation", "The blades are in front of the stand.", "The blades are behind it.", "y(blade) < y(stand)")
    d.fact(
        "proportion",
        "The fan stands on a wide foot.",
        "The fan stands on a thin spike.",
        "width(stand) > 0.25 * width(all)",
    )
    d.plan("an upright wheel of blades on a stem and foot")
