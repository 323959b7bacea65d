"""Woolly animals of the pasture."""

import numpy as np

from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.curves import arc
from mme3dr.meshes.organic import ball, blend, egg
from mme3dr.meshes.solids import capsule, ellipsoid, sphere, torus, union
from mme3dr.meshes.sweeps import sweep
from training.families.base import family


@family(
    noun=("sheep", "woolly sheep"),
    vary={
        "wool": ("white", "cream", "light grey", "brown", "black"),
        "face": ("dark grey", "tan", "pink"),
        "horns": (True, False),
        "collar": (None, "red", "yellow", "blue"),
    },
    mass=("wool",),
)
def sheep(v, rng, d):
    long, deep, leg = rng.uniform(0.5, 0.62), rng.uniform(0.36, 0.43), rng.uniform(0.28, 0.4)
    back = leg + deep
    front, top = -long - 0.22, back + 0.3
    d.part("wool", _fleece(rng, long, deep, back), colour=v.wool, material="fur")
    face = union(
        ellipsoid(0.17, 0.2, 0.2, (0, front, top), segments=20),
        ellipsoid(0.13, 0.2, 0.14, (0, front - 0.16, top - 0.1), segments=20),
    )
    d.part("face", face, colour=v.face, material="skin")
    for y in (-0.55 * long, 0.55 * long):
        limbs = mirrored(capsule((0.5 * deep, y, back - 0.15), (0.5 * deep, y, 0.09), 0.1, 0.09, segments=12))
        d.part("leg", limbs, colour=v.face, material="skin")
    ear = capsule((0.12, front + 0.03, top + 0.08), (0.36, front + 0.03, top - 0.02), 0.075, 0.055, segments=12)
    d.part("ear", mirrored(ear), colour=v.face, material="skin")
    eye = sphere(0.07, (0.12, front - 0.16, top + 0.06), segments=12)
    d.part("eye", mirrored(eye), colour="white" if v.face == "dark grey" else "black", material="skin")
    tail = ellipsoid(0.12, 0.12, 0.17, (0, long + 0.06, back + 0.02), segments=14)
    d.part("tail", tail, colour=v.wool, material="fur")
    if v.horns:
        curl = arc(0.17, 100, 370, plane="yz", samples=16) * [1, -1, 1]
        curl = curl + np.linspace([0.16, front + 0.14, top + 0.06], [0.38, front + 0.14, top + 0.06], 16)
        d.part("horn", mirrored(sweep(curl, (0.09, 0.085, 0.06), segments=10)), colour="amber", material="bone")
    if v.collar:
        band = torus(0.2, 0.075, segments=24).rotate((65, 0, 0)).translate((0, front + 0.17, top - 0.14))
        d.part("collar", band, colour=v.collar, material="leather")
    d.fact("relation", "The wool is above the legs.", "The wool drags on the ground.", "above(wool, leg)")
    d.fact("relation", "The face looks out in front of the wool.", "The face is buried in the wool.",
           "front(face) < front(wool) - 0.15")  # fmt: skip
    d.fact("symmetry", "An ear sticks out on either side.", "Both ears are on one side.", "mirror(ear, 'x')")
    d.fact("proportion", "The fleece is wider than the face.", "The face is wider than the fleece.",
           "width(wool) > 1.5 * width(face)")  # fmt: skip
    if v.horns:
        d.fact("relation", "The horns curl beside the head.", "The horns grow on the back.", "back(horn) < y(wool)")
    d.plan("a woolly barrel on four short legs, head forward")


def _fleece(rng, long, deep, back):
    """A barrel covered in curls, and a tuft where the head will be."""
    curls = [egg((0, 0, back), (0.85 * deep, long, 0.9 * deep))]
    for y in np.linspace(-0.75, 0.75, 4) * long:
        for angle in np.radians((-20, 35, 90, 145, 200)):
            reach = 0.8 if abs(y) < 0.5 * long else 0.6
            place = (reach * deep * np.cos(angle), y, back + reach * deep * np.sin(angle))
            curls.append(ball(place, 0.17 + 0.02 * rng.random()))
    tuft = [ball((0, -long - 0.14, back + 0.5), 0.15), ball((0, -long, back + 0.3), 0.2)]
    return blend(curls, tuft, soft=0.03, detail=36)
