"""Arches that garden paths lead through."""

import numpy as np

from mme3dr.meshes.arrays import mirrored, row
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, cylinder, sphere, union
from mme3dr.meshes.sweeps import plate
from training.families.base import family


@family(
    noun=("garden arch", "garden gateway"),
    vary={
        "arch": ("white", "brown", "black", "dark green", "grey"),
        "shape": ("rounded", "pointed", "flat"),
        "gate": (None, "blue", "orange", "turquoise"),
        "roses": (None, "red", "pink", "yellow"),
        "planters": (None, "terracotta", "purple"),
    },
)
def garden_arch(v, rng, d):
    half, tall, thick = rng.uniform(0.62, 0.75), rng.uniform(1.15, 1.35), rng.uniform(0.15, 0.18)
    rise, deep = rng.uniform(0.6, 0.7), rng.uniform(0.36, 0.46)
    outer, inner = _line(v.shape, half, tall, rise), _line(v.shape, half - thick, tall, rise - 1.15 * thick)
    d.part("arch", plate(polygon(outer) - polygon(inner), deep), colour=v.arch, material="painted wood")
    plinth = box(thick + 0.2, deep + 0.2, 0.2, (half - thick / 2, 0, 0.1), bevel=0)
    d.part("plinth", mirrored(plinth), colour="sand", material="stone")
    if v.gate:
        bars = row(box(0.13, 0.12, 0.8, (0, 0, 0.46)), 3, (0.54 * half, 0, 0))
        rails = [box(2 * half - thick, 0.12, 0.12, (0, 0, z)) for z in (0.2, 0.74)]
        d.part("gate", union(*bars, *rails), colour=v.gate, material="painted wood")
        d.fact("relation", "The gate closes the lower half of the way.", "The gate closes the upper half of the way.",
               "top(gate) < 0.6 * top(arch)")  # fmt: skip
    if v.roses:
        middle = (outer + inner) / 2
        steps = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(middle, axis=0), axis=1))])
        along = np.linspace(0.25, 0.75, 5) * steps[-1]
        x, z = (np.interp(along, steps, middle[:, i]) for i in (0, 1))
        bloom = [sphere(0.13, (a, -deep / 2, b), segments=12) for a, b in zip(x, z, strict=True)]
        d.part("rose", bloom, colour=v.roses, material="petal")
        d.fact("relation", "The roses grow high on the arch.", "The roses lie round the foot of the arch.",
               "z(rose) > z(arch)")  # fmt: skip
    if v.planters:
        pot = cylinder(0.2, 0.36, (half + 0.24, 0, 0.18), top=0.26, segments=20)
        bush = sphere(0.25, (half + 0.24, 0, 0.48), segments=16)
        d.part("planter", mirrored(pot), colour=v.planters, material="clay")
        d.part("shrub", mirrored(bush), colour="green", material="leaf")
        d.fact("relation", "A shrub grows out of each planter.", "The shrubs lie beneath the planters.",
               "all_touch(shrub, planter) and above(shrub, planter)")  # fmt: skip
    words = {"rounded": "a rounded", "pointed": "a pointed", "flat": "a flat"}
    other = "a flat" if v.shape != "flat" else "a pointed"
    d.fact("style", f"The arch has {words[v.shape]} top.", f"The arch has {other} top.",
           adjective="flat-topped" if v.shape == "flat" else v.shape)  # fmt: skip
    d.fact("symmetry", "The left post mirrors the right post.", "The arch has a post on one side only.",
           "mirror(arch, 'x')")  # fmt: skip
    d.fact("proportion", "The arch is taller than it is wide.", "The arch is wider than it is tall.",
           "height(arch) > 1.03 * width(arch)")  # fmt: skip
    d.fact("relation", "Each post stands on a plinth.", "The plinths lie on top of the arch.", "on(arch, plinth)")
    d.plan(f"two posts joined overhead by {words[v.shape]} top")


def _line(shape, half, tall, rise):
    """The outline from the right foot over the top to the left foot, [N, 2]."""
    if shape == "flat":
        over = [(half, tall + 0.7 * rise), (-half, tall + 0.7 * rise)]
    elif shape == "pointed":
        over = [(half, tall), (0, tall + rise + 0.1), (-half, tall)]
    else:
        angles = np.linspace(0, np.pi, 21)
        over = np.column_stack([half * np.cos(angles), tall + rise * np.sin(angles)])
    return np.array([(half, 0), *over, (-half, 0)])
