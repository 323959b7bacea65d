"""Fungi of no particular wood."""

import numpy as np

from mme3dr.meshes.solids import cylinder, sphere
from mme3dr.meshes.sweeps import lathe
from training.families.base import family

CAPS = {
    "domed": [(0.50, 0.0), (0.52, 0.06), (0.44, 0.26), (0.25, 0.38), (0, 0.42)],
    "flat": [(0.60, 0.0), (0.62, 0.07), (0.50, 0.14), (0.25, 0.17), (0, 0.18)],
    "pointed": [(0.42, 0.0), (0.43, 0.06), (0.26, 0.34), (0.11, 0.58), (0, 0.64)],
}
"""(radius, height) of the upper side from the rim to the top."""


@family(
    noun=("mushroom", "wild mushroom", "fungus"),
    vary={
        "cap": ("orange", "yellow", "brown", "purple", "turquoise", "white", "grey"),
        "shape": ("domed", "flat", "pointed"),
        "stalk": ("ivory", "tan", "lavender"),
        "warts": (0, 4, 7),
        "skirt": (True, False),
    },
)
def mushroom(v, rng, d):
    height, girth = rng.uniform(0.6, 0.95), rng.uniform(0.1, 0.16)
    upper = np.array(CAPS[v.shape]) * [1, rng.uniform(0.9, 1.15)]
    under = [(girth, 0.02), (0.7 * upper[0, 0], 0.05)]
    cap = lathe([(0, 0.02), *under, *map(tuple, upper)]).translate((0, 0, height))
    d.part("cap", cap, colour=v.cap, material="flesh")
    foot = [(0, 0), (1.35 * girth, 0), (1.5 * girth, 0.08), (girth, 0.3), (girth, height + 0.06), (0, height + 0.06)]
    d.part("stalk", lathe(foot), colour=v.stalk, material="flesh")
    if v.warts:
        wart = "white" if v.cap not in ("white", "yellow") else "brown"
        d.part("wart", _warts(v.warts, upper, height), colour=wart, material="flesh")
    if v.skirt:
        z = rng.uniform(0.6, 0.75) * height
        d.part("skirt", cylinder(2.1 * girth, 0.09, (0, 0, z), top=1.1 * girth), colour="white", material="flesh")
    d.fact("relation", "The cap sits on the stalk.", "The cap lies beside the stalk.", "on(cap, stalk)")
    d.fact(
        "proportion",
        "The cap is wider than the stalk.",
        "The stalk is wider than the cap.",
        "width(cap) > 1.6 * width(stalk)",
    )
    d.fact("symmetry", "The cap is round.", "Half of the cap is missing.", "turn(cap, 4)")
    wide = "width(cap) > 2.5 * height(cap)"
    if v.shape == "pointed":
        d.fact(
            "proportion",
            "The cap rises to a point.",
            "The cap is a flat disc.",
            "height(cap) > 0.55 * width(cap)",
            adjective="pointed",
        )
    elif v.shape == "flat":
        d.fact("proportion", "The cap is a flat disc.", "The cap rises to a point.", wide, adjective="flat")
    d.plan(f"a {v.shape} cap on an upright stalk")


def _warts(count, upper, height):
    """Little balls on the cap: one at the top when there is room for it, the rest in a ring half way down."""
    radius, rise = (np.interp(0.5, np.linspace(0, 1, len(upper)), upper[:, i]) for i in (0, 1))
    ring = count if count < 7 else count - 1
    angles = 2 * np.pi * (np.arange(ring) + 0.25) / ring
    places = [(radius * np.cos(a), radius * np.sin(a), height + rise) for a in angles]
    if count >= 7:
        places.append((0, 0, height + upper[-1, 1]))
    return [sphere(0.085, p, segments=12) for p in places]
