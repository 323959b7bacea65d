"""Jointed machines of the factory floor."""

from itertools import pairwise

import numpy as np

from mme3dr.meshes.solids import beam, capsule, cylinder, sphere, union
from training.families.base import family


@family(
    noun=("robot arm", "robotic arm", "industrial robot arm"),
    vary={
        "links": (2, 3),
        "link": ("red", "orange", "yellow", "green", "blue", "purple", "white"),
        "base": ("dark grey", "tan", "navy"),
        "fingers": (2, 3),
        "ball": (None, "pink", "turquoise", "lime"),
    },
)
def robot_arm(v, rng, d):
    foot, tall, thick = rng.uniform(0.42, 0.5), rng.uniform(0.3, 0.4), rng.uniform(0.12, 0.14)
    lean, drop = rng.uniform(-14, 6), rng.uniform(0, 14)
    base = union(cylinder(foot, 0.16, (0, 0, 0.08), segments=28), cylinder(0.3, tall + 0.1, (0, 0, tall / 2 + 0.05)))
    angles = [90 - lean - 14, -drop - 4] if v.links == 2 else [118 + lean, 52, -drop - 14]
    lengths = [0.95, 0.8] if v.links == 2 else [0.72, 0.66, 0.55]
    spots = [np.array([0, 0, tall + 0.14])]
    for angle, length in zip(np.radians(angles), lengths, strict=True):
        spots.append(spots[-1] + length * np.array([np.cos(angle), 0, np.sin(angle)]))
    links = []
    for a, b in pairwise(spots):
        way = (b - a) / np.linalg.norm(b - a)
        links.append(capsule(a + 0.18 * way, b - 0.18 * way, thick, 0.85 * thick, segments=14))
    d.part("link", links, colour=v.link, material="painted metal")
    d.part("base", base, colour=v.base, material="metal")
    joints = [cylinder(1.75 * thick, 0.36, spot, axis="y", segments=20) for spot in spots[:-1]]
    d.part("joint", joints, colour="black", material="metal")
    x, _, z = spots[-1]
    palm = cylinder(0.2, 0.16, (x, 0, z - 0.12), segments=20)
    d.part("wrist", union(palm, sphere(0.17, (x, 0, z), segments=16)), colour="steel", material="metal")
    turns = [0, 180] if v.fingers == 2 else [90, 210, 330]
    grip = 0.17
    claw = union(beam((grip - 0.04, 0, -0.14), (grip + 0.1, 0, -0.32), 0.13, 0.11, bevel=0),
                 beam((grip + 0.1, 0, -0.27), (grip + 0.04, 0, -0.52), 0.13, 0.11, bevel=0))  # fmt: skip
    fingers = [claw.rotate((0, 0, t)).translate((x, 0, z)) for t in turns]
    d.part("finger", fingers, colour="steel", material="metal")
    if v.ball:
        d.part("ball", sphere(0.2, (x, 0, z - 0.4), segments=20), colour=v.ball, material="rubber")
        d.fact("relation", "The fingers hold the ball.", "The ball lies beside the base.", "touches(ball, finger)")
    d.fact("relation", "The fingers point down.", "The fingers point up.", "z(finger) < z(wrist)")
    d.fact("relation", "The gripper is to the right of the base.", "The gripper is to the left of the base.",
           "x(finger) > x(base) + 0.2")  # fmt: skip
    d.fact("relation", "The links are above the base.", "The links are below the base.", "above(link, base)")
    d.fact("proportion", "The arm is much taller than it is deep.", "The arm is deeper than it is tall.",
           "height(all) > 1.2 * depth(all)")  # fmt: skip
    d.plan("jointed links rise from a base, gripper hanging right")
