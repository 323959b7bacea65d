"""Fish of ponds and tanks."""

import numpy as np

from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.organic import blend, bone, egg
from mme3dr.meshes.profiles import outline
from mme3dr.meshes.solids import box, common, ellipsoid, sphere
from mme3dr.meshes.sweeps import plate
from training.families.base import family

TAILS = {
    "forked": [(0, 0.1), (0.5, 0.55), (0.3, 0.05), (0.3, -0.05), (0.5, -0.55), (0, -0.1)],
    "round": [(0, 0.12), (0.3, 0.4), (0.52, 0.25), (0.56, 0), (0.52, -0.25), (0.3, -0.4), (0, -0.12)],
}
"""(backward, up) from the root of the tail."""


@family(
    noun=("aquarium fish", "ornamental fish", "tank fish"),
    vary={
        "body": ("yellow", "red", "turquoise", "purple", "light grey", "lime"),
        "fins": ("orange", "black", "pink", "dark green"),
        "stripes": (0, 2, 3),
        "tail_shape": ("forked", "round"),
    },
)
def aquarium_fish(v, rng, d):
    tall, long, thick = rng.uniform(0.42, 0.58), rng.uniform(0.72, 0.85), rng.uniform(0.23, 0.28)
    stem = bone((0, 0.6 * long, 0), (0, long + 0.12, 0), 0.2, 0.12)
    d.part("body", blend(egg((0, 0, 0), (thick, long, tall)), stem, soft=0.1, detail=36), colour=v.body,
           material="scale")  # fmt: skip
    crest = outline(
        [(-0.35 * long, 0.7 * tall), (-0.1, tall + 0.26), (0.55 * long, tall + 0.2), (0.6 * long, 0.5 * tall)]
    )
    belly = outline(
        [(0.45 * long, -0.75 * tall), (0.55 * long, -tall - 0.16), (0.8 * long, -tall - 0.1), (0.7 * long, -0.3 * tall)]
    )
    fins = [plate(crest, 0.12, facing="side"), plate(belly, 0.12, facing="side")]
    side = ellipsoid(0.07, 0.16, 0.11, segments=16).rotate((-20, 0, 25)).translate((thick + 0.05, -0.22 * long, -0.1))
    d.part("fin", fins, mirrored(side), colour=v.fins, material="scale")
    tail = plate(outline(np.array(TAILS[v.tail_shape]) + (long + 0.02, 0)), 0.13, facing="side")
    d.part("tail", tail, colour=v.fins, material="scale")
    eye = sphere(0.11, (0.66 * thick, -0.66 * long, 0.16 * tall), segments=14)
    d.part("eye", mirrored(eye), colour="black", material="skin")
    lips = ellipsoid(0.1, 0.08, 0.09, (0, -long - 0.02, -0.05), segments=14)
    d.part("mouth", lips, colour="dark red", material="skin")
    if v.stripes:
        skin = ellipsoid(thick + 0.06, long + 0.06, tall + 0.05, segments=32)
        places = {2: (-0.3, 0.22), 3: (-0.42, -0.04, 0.34)}[v.stripes]
        bands = [common(skin, box(2, 0.15, 2, (0, y * long, 0), 0)) for y in places]
        d.part("stripe", bands, colour="white" if v.body not in ("yellow", "light grey", "lime") else "black",
               material="scale")  # fmt: skip
    d.fact("relation", "The tail is behind the eyes.", "The tail is in front of the eyes.", "front(tail) > back(eye)")
    d.fact("relation", "A fin runs along the back.", "There is no fin along the back.", "top(fin) > top(body)")
    d.fact("symmetry", "There is an eye on either side.", "Both eyes are on one side.", "mirror(eye, 'x')")
    d.fact("proportion", "The body is flat from side to side.", "The body is as thick as it is high.",
           "width(body) < 0.8 * height(body)")  # fmt: skip
    other = {"forked": "round", "round": "forked"}[v.tail_shape]
    d.fact("style", f"The tail is {v.tail_shape}.", f"The tail is {other}.", phrase=f"with a {v.tail_shape} tail")
    d.plan(f"a flat oval body, fins above and below, {v.tail_shape} tail")
