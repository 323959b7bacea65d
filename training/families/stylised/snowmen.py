"""Figures that children make."""

from itertools import pairwise

import numpy as np

from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.solids import box, capsule, cone, cylinder, sphere, torus, union
from training.families.base import family


@family(
    noun=("snowman", "cartoon snowman"),
    vary={
        "snowballs": (2, 3),
        "hat": (None, "black", "red", "blue", "purple"),
        "scarf": ("red", "yellow", "green", "blue", "pink"),
        "buttons": (0, 2, 3),
        "arms": (True, False),
    },
)
def snowman(v, rng, d):
    ratio = rng.uniform(0.7, 0.8)
    radius = [0.55 * ratio**i * (1.08 if i == v.snowballs - 1 else 1) for i in range(v.snowballs)]
    centre = [0.92 * radius[0]]
    for below, r in pairwise(radius):
        centre.append(centre[-1] + 0.85 * (below + r))
    balls = [sphere(r, (0, 0, z), segments=28) for r, z in zip(radius, centre, strict=True)]
    balls[0] = balls[0].trim_by_plane((0, 0, 1), 0)
    d.part("snowball", balls, colour="white", material="ice")
    head, top = radius[-1], centre[-1]
    neck = top - 0.85 * head
    scarf = union(torus(0.72 * head, 0.1, (0, 0, neck)), box(0.14, 0.12, 0.36, (0.3 * head, -0.85 * head, neck - 0.17)))
    d.part("scarf", scarf, colour=v.scarf, material="fabric")
    d.part(
        "nose",
        cone(0.085, 0.36, axis="y").rotate((0, 0, 180)).translate((0, -head - 0.12, top)),
        colour="orange",
        material="plastic",
    )
    eye = sphere(0.075, (0.42 * head, -0.87 * head, top + 0.3 * head), segments=12)
    d.part("eye", mirrored(eye), colour="black", material="stone")
    if v.hat:
        brim = cylinder(1.05 * head, 0.09, (0, 0, top + 0.75 * head))
        crown = cylinder(0.68 * head, 0.8 * head, (0, 0, top + 1.15 * head))
        d.part("hat", union(brim, crown), colour=v.hat, material="fabric")
    if v.buttons:
        chest, z = radius[-2], centre[-2]
        angles = np.radians(np.linspace(-8, 30, v.buttons) if v.buttons == 2 else np.linspace(-25, 32, v.buttons))
        spots = [(0, -chest * np.cos(a), z + chest * np.sin(a)) for a in angles]
        d.part("button", [sphere(0.065, p, segments=12) for p in spots], colour="black", material="stone")
    if v.arms:
        z, r = centre[-2] + 0.2 * radius[-2], radius[-2]
        arm = capsule((0.8 * r, 0, z), (r + 0.42, -0.05, z + 0.3), 0.045, segments=10)
        d.part("arm", mirrored(arm), colour="brown", material="wood")
    stacked = ("The snowballs are stacked one on another.", "The snowballs lie side by side.")
    d.fact("relation", *stacked, "rising(snowball)")
    d.fact(
        "relation",
        "The nose points forward.",
        "The nose points backward.",
        "front(nose) < front(scarf) and y(nose) < y(eye)",
    )
    d.fact("relation", "The scarf is below the eyes.", "The scarf is above the eyes.", "top(scarf) < z(eye)")
    if v.hat:
        d.fact("relation", "The hat is above the eyes.", "The hat lies at its foot.", "above(hat, eye)")
    d.fact(
        "symmetry",
        "It has an eye on either side of the nose.",
        "It has both eyes on one side of the nose.",
        "mirror(eye, 'x')",
    )
    d.plan("balls of snow stacked, smaller towards the top")
