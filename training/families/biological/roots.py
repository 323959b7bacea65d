"""Vegetables that are roots."""

import numpy as np

from mme3dr.meshes.arrays import ring
from mme3dr.meshes.solids import capsule, ellipsoid, torus, union
from mme3dr.meshes.sweeps import lathe
from training.families.base import family

ROOTS = {
    "tapered": [(0, 0), (0.06, 0.02), (0.2, 0.45), (0.33, 1.0), (0.35, 1.2), (0.26, 1.34), (0, 1.36)],
    "stubby": [(0, 0), (0.2, 0.03), (0.36, 0.25), (0.42, 0.6), (0.42, 0.85), (0.3, 1.0), (0, 1.02)],
}
"""(radius, height) from the tip to the crown."""


@family(
    noun=("carrot", "garden carrot", "carrot root"),
    vary={
        "root": ("orange", "purple", "yellow", "white", "dark red"),
        "leaves": (2, 3, 4),
        "rings": (0, 2, 3),
        "shape": ("tapered", "stubby"),
    },
)
def carrot(v, rng, d):
    stout, stretch = rng.uniform(0.95, 1.12), rng.uniform(0.95, 1.1)
    lean, tall = rng.uniform(0.4, 0.5), rng.uniform(0.6, 0.72)
    side = np.array(ROOTS[v.shape]) * [stout, stretch]
    crown = side[-1, 1]
    d.part("root", lathe(side, smooth=True, segments=32), colour=v.root, material="flesh")
    end = (lean, 0, crown + tall)
    stem = capsule((0.09, 0, crown - 0.08), end, 0.06, segments=10)
    tip = np.degrees(np.arctan2(lean - 0.09, tall))
    blade = ellipsoid(0.07, 0.15, 0.28, segments=14).rotate((0, tip, 0)).translate(end)
    d.part("leaf", ring(union(stem, blade), v.leaves, start=90 / v.leaves), colour="green", material="leaf")
    if v.rings:
        heights = np.linspace(0.42, 0.78, v.rings) * crown
        girth = np.interp(heights, side[:, 1], side[:, 0])
        bands = [torus(g - 0.005, 0.05, (0, 0, z), segments=28) for g, z in zip(girth, heights, strict=True)]
        colour = "cream" if v.root in ("purple", "dark red", "orange") else "brown"
        d.part("ring", bands, colour=colour, material="flesh")
        d.fact(
            "relation",
            "The rings run round the root.",
            "The rings run round the leaves.",
            "top(ring) < top(root) and bottom(ring) > bottom(root)",
        )
    d.fact("relation", "The leaves grow out of the top of the root.", "The leaves grow out of its tip.",
           "above(leaf, root) and all_touch(leaf, root)")  # fmt: skip
    d.fact("symmetry", "The leaves spread evenly in a circle.", "The leaves all lean to one side.", "even(leaf)")
    d.fact("symmetry", "The root is round.", "One half of the root is missing.", "turn(root, 4)")
    if v.shape == "tapered":
        d.fact("proportion", "The root is long and slim.", "The root is short and thick.",
               "height(root) > 1.55 * width(root)", adjective="tapered")  # fmt: skip
    else:
        d.fact("proportion", "The root is short and thick.", "The root is long and slim.",
               "height(root) < 1.55 * width(root)", adjective="stubby")  # fmt: skip
    d.plan(f"a {v.shape} root, tip down, leaves spreading from its crown")
