"""Party food as in a cartoon."""

import numpy as np

from mme3dr.meshes.arrays import ring
from mme3dr.meshes.solids import cone, cylinder, sphere, torus, union
from training.families.base import family


@family(
    noun=("birthday cake", "cartoon cake", "party cake"),
    vary={
        "tiers": (1, 2, 3),
        "icing": ("white", "pink", "mint", "lavender", "yellow", "brown"),
        "candles": (0, 1, 3, 5),
        "plate": ("white", "blue", "silver", "gold"),
        "cherries": (True, False),
    },
    mass=("icing",),
)
def birthday_cake(v, rng, d):
    wide, storey = rng.uniform(0.75, 0.95), rng.uniform(0.36, 0.46)
    radii = [wide * 0.7**i for i in range(v.tiers)]
    base = 0.1
    sponge = "cream" if v.icing in ("brown", "pink", "mint", "lavender") else "brown"
    for i, r in enumerate(radii):
        z = base + storey * i
        d.part("tier", cylinder(r, storey + 0.02, (0, 0, z + storey / 2 - 0.01)), colour=sponge, material="foam")
        d.part("icing", _icing(r, z + storey, rng), colour=v.icing, material="wax")
    material = "metal" if v.plate in ("silver", "gold") else "ceramic"
    d.part("plate", cylinder(1.15 * wide, base, (0, 0, base / 2), top=1.3 * wide), colour=v.plate, material=material)
    top, r = base + storey * v.tiers + 0.05, radii[-1]
    if v.candles:
        spots = ring(cylinder(0.07, 0.4, (0.6 * r, 0, top + 0.15), segments=12), v.candles, start=90)
        if v.candles == 1:
            spots = [cylinder(0.075, 0.4, (0, 0, top + 0.15), segments=12)]
        d.part("candle", spots, colour="red", material="wax")
        flames = [cone(0.09, 0.26).translate((0, 0, 0.3)).translate(_middle(s)) for s in spots]
        d.part("flame", flames, colour="orange", material="wax")
    if v.cherries:
        outer = radii[0] if v.tiers > 1 else r
        at = base + storey + 0.1
        spots = ring(sphere(0.1, (0.86 * outer, 0, at), segments=14), 8)
        d.part("cherry", spots, colour="crimson", material="flesh")
    d.fact("relation", "The cake stands on the plate.", "The plate lies on the cake.", "on(tier, plate)")
    d.fact(
        "proportion",
        "The plate is wider than the cake.",
        "The cake is wider than the plate.",
        "width(plate) > width(tier)",
    )
    if v.candles:
        d.fact(
            "relation", "The candles stand on top.", "The candles stand round the plate.", "top(candle) > top(icing)"
        )
    d.fact("symmetry", "The plate is round.", "The plate is cut in half.", "turn(plate, 4)")
    d.plan("round tiers on a plate, narrower towards the top" if v.tiers > 1 else "one round tier on a plate")


def _icing(r, z, rng):
    """A cap of icing with drips down its rim."""
    drips = [
        sphere(0.1, ((r - 0.02) * np.cos(a), (r - 0.02) * np.sin(a), z - rng.uniform(0.1, 0.2)), segments=12)
        for a in np.linspace(0, 2 * np.pi, max(6, round(9 * r)), endpoint=False)
    ]
    return union(cylinder(r + 0.05, 0.13, (0, 0, z)), torus(r, 0.08, (0, 0, z - 0.02), segments=32), *drips)


def _middle(solid):
    """Middle of a solid's box, [3]."""
    box = np.array(solid.bounding_box()).reshape(2, 3)
    return tuple(box.mean(0))
