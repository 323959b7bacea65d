"""Trees."""

import numpy as np

from mme3dr.meshes.organic import blend, egg
from mme3dr.meshes.solids import capsule, cylinder, sphere, union
from training.families.base import family

CROWNS = {"round": (0.62, 0.56, 0.58), "spreading": (0.86, 0.74, 0.36), "columnar": (0.42, 0.42, 0.84)}
"""Half-axes along x, y, z."""
SHAPES = {
    "round": ("The crown is about as wide as tall.", "The crown is far wider than tall.",
              "width(crown) < 1.4 * height(crown) and height(crown) < 1.4 * width(crown)"),
    "spreading": ("The crown is much wider than tall.", "The crown is taller than wide.",
                  "width(crown) > 1.4 * height(crown)"),
    "columnar": ("The crown is much taller than wide.", "The crown is wider than tall.",
                 "height(crown) > 1.4 * width(crown)"),
}  # fmt: skip


@family(
    noun=("fruit tree", "leafy tree", "broad-leaved tree"),
    vary={
        "crown": ("green", "dark green", "lime", "yellow", "pink"),
        "shape": ("round", "spreading", "columnar"),
        "fruits": (None, "red", "purple", "white", "orange"),
        "trunk": ("brown", "light grey"),
    },
)
def fruit_tree(v, rng, d):
    bare, girth, size = rng.uniform(0.4, 0.6), rng.uniform(0.1, 0.13), rng.uniform(0.94, 1.08)
    radii = np.array(CROWNS[v.shape]) * size
    middle = bare + 0.85 * radii[2]
    bumps = _directions(rng.uniform(0, 360))
    knobs = [egg(0.62 * radii * b + (0, 0, middle), 0.45 * radii) for b in [*bumps, np.array([0, 0, 1])]]
    crown = blend(egg((0, 0, middle), 0.82 * radii), knobs, soft=0.05, detail=34)
    d.part("crown", crown, colour=v.crown, material="leaf")
    stem = cylinder(1.5 * girth, bare + 0.3, (0, 0, (bare + 0.3) / 2), top=girth, segments=16)
    roots = [capsule((0, 0, 0.14), (0.24 * np.cos(a), 0.24 * np.sin(a), 0.06), 0.09, 0.06, segments=10)
             for a in np.radians((90, 210, 330))]  # fmt: skip
    d.part("trunk", union(stem, roots), colour=v.trunk, material="bark")
    if v.fruits:
        spots = [1.04 * radii * b + (0, 0, middle) for b in bumps]
        d.part("fruit", [sphere(0.1, p, segments=12) for p in spots], colour=v.fruits,
               material="flesh")  # fmt: skip
        d.fact(
            "relation",
            "The fruits hang in the crown.",
            "The fruits lie on the ground.",
            "bottom(fruit) > bottom(crown)",
        )
    d.fact("relation", "The crown is on top of the trunk.", "The crown is at the foot of the trunk.",
           "on(crown, trunk)")  # fmt: skip
    d.fact("proportion", "The crown is wider than the trunk.", "The trunk is wider than the crown.",
           "width(crown) > 1.4 * width(trunk)")  # fmt: skip
    d.fact("proportion", *SHAPES[v.shape], phrase=f"with a {v.shape} crown")
    d.plan(f"a {v.shape} crown on an upright trunk")


def _directions(turn):
    """Where the crown bulges: seven unit vectors round it, alternately low and high."""
    heights = np.radians([-14, 24, -10, 32, -16, 26, 6])
    angles = np.radians(turn + 360 / 7 * np.arange(7))
    return np.column_stack([np.cos(angles) * np.cos(heights), np.sin(angles) * np.cos(heights), np.sin(heights)])


@family(
    noun=("conifer", "fir tree", "spruce tree"),
    vary={
        "tiers": (2, 3, 4, 5),
        "needles": ("green", "dark green", "teal", "olive"),
        "trunk": ("tan", "dark brown", "light grey"),
        "snow_caps": (True, False),
        "cones": (None, "orange", "dark red"),
    },
)
def conifer(v, rng, d):
    wide, bare = rng.uniform(0.72, 0.9), rng.uniform(0.42, 0.55)
    pitch = rng.uniform(1.9, 2.1) / v.tiers
    tall = pitch - 0.16
    radii = wide * np.linspace(1, 0.7 - 0.08 * v.tiers, v.tiers)
    bases = bare + pitch * np.arange(v.tiers)
    tops = [0.45 * r for r in radii[:-1]] + [0.02]
    tiers = [cylinder(r, tall, (0, 0, z + tall / 2), top=t, segments=28)
             for r, t, z in zip(radii, tops, bases, strict=True)]  # fmt: skip
    d.part("tier", tiers, colour=v.needles, material="leaf")
    trunk = cylinder(0.15, bases[-1] + 0.1, (0, 0, (bases[-1] + 0.1) / 2), top=0.1, segments=16)
    d.part("trunk", trunk, colour=v.trunk, material="bark")
    if v.snow_caps:
        share = 0.55  # of a tier's height, from which the snow covers it
        caps = [cylinder(r + (t - r) * share + 0.04, (1 - share) * tall + 0.05, segments=28,
                         at=(0, 0, z + tall - (1 - share) * tall / 2 + 0.025), top=t + 0.04)
                for r, t, z in zip(radii, tops, bases, strict=True)]  # fmt: skip
        d.part("snow_cap", caps, colour="white", material="ice")
        d.fact("relation", "The snow lies on the tiers.", "The snow lies on the ground.", "z(snow_cap) > z(tier)")
    if v.cones:
        angles = np.radians((-90, 0, 90, 180))
        cones = [capsule((0.93 * wide * np.cos(a), 0.93 * wide * np.sin(a), bare + 0.12),
                         (0.95 * wide * np.cos(a), 0.95 * wide * np.sin(a), bare - 0.05), 0.09, segments=12)
                 for a in angles]  # fmt: skip
        d.part("cone", cones, colour=v.cones, material="wood")
        d.fact("relation", "The cones hang from the lowest tier.", "The cones are at the tip.", "top(cone) < z(tier)")
    d.fact("relation", "The tiers are stacked one above another.", "The tiers stand side by side.", "rising(tier)")
    d.fact("relation", "The trunk reaches the ground below the tiers.", "The tiers touch the ground.",
           "bottom(trunk) < bottom(tier)")  # fmt: skip
    d.fact("symmetry", "It is round about its trunk.", "Its branches are on one side only.", "turn(tier, 4)")
    d.fact("proportion", "It is taller than wide.", "It is wider than tall.", "height(all) > width(all)")
    d.plan("round tiers up a trunk, the lowest widest")
