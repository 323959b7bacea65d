"""Lamps that burn oil."""

from mme3dr.meshes.arrays import ring
from mme3dr.meshes.curves import arc
from mme3dr.meshes.solids import cylinder, rod
from mme3dr.meshes.sweeps import lathe, sweep
from training.families.base import family


@family(
    noun=("storm lantern", "oil lantern", "hurricane lamp"),
    vary={
        "base": ("red", "orange", "green", "blue", "black", "pink", "white"),
        "globe": ("yellow", "sky blue", "lime", "peach"),
        "bars": (0, 3, 4, 6),
        "handle": (True, False),
        "shape": ("bulging", "straight"),
    },
)
def storm_lantern(v, rng, d):
    tank, wide, tall = rng.uniform(0.5, 0.6), rng.uniform(0.36, 0.42), rng.uniform(0.7, 0.9)
    low = rng.uniform(0.3, 0.38)
    profile = [(0, 0), (0.92 * tank, 0), (tank, 0.06), (tank, low - 0.08), (0.8 * tank, low), (0, low)]
    d.part("base", lathe(profile, segments=32), colour=v.base, material="painted metal")
    high = low + tall
    belly = wide if v.shape == "bulging" else 0.72 * wide
    curve = [(0.68 * wide, low - 0.05), (belly, low + 0.4 * tall), (0.66 * wide, high + 0.05)]
    d.part("globe", lathe(curve, smooth=True, segments=24), colour=v.globe, material="glass")
    roof = [(0, high), (tank, high), (tank, high + 0.1), (0.5 * tank, high + 0.24), (0.42 * tank, high + 0.4)]
    d.part("lid", lathe([*roof, (0, high + 0.42)], segments=32), colour=v.base, material="painted metal")
    if v.bars:
        bar = rod((0.84 * tank, 0, low - 0.12), (0.84 * tank, 0, high + 0.06), 0.065, segments=10)
        d.part("bar", ring(bar, v.bars, start={3: 90, 4: 45, 6: 30}[v.bars]), colour="dark grey", material="metal")
    knob = cylinder(0.09, 0.2, (0, -tank - 0.06, 0.5 * low), axis="y", segments=16)
    d.part("knob", knob, colour="gold", material="metal")
    if v.handle:
        bow = arc(0.8 * tank, 0, 180, (0, 0, high + 0.05))
        bow[:, 2] = high + 0.05 + 1.5 * (bow[:, 2] - high - 0.05)
        d.part("handle", sweep(bow, 0.055, segments=10), colour="steel", material="metal")
        d.fact("relation", "The handle arches over the lid.", "The handle hangs under the base.", "above(handle, lid)")
    d.fact("relation", "The globe is between the base and the lid.", "The globe is above the lid.",
           "between(globe, base, lid) and z(globe) < z(lid)")  # fmt: skip
    if v.bars:
        d.fact("symmetry", "The bars stand evenly round the globe.", "The bars are all on one side.", "even(bar)")
    else:
        d.fact("symmetry", "The globe is centred on the base.", "The globe stands at the edge of the base.",
               "turn(globe, 4)")  # fmt: skip
    if v.shape == "bulging":
        d.fact("style", "The globe bulges in the middle.", "The globe is a straight tube.",
               f"width(globe) > {1.9 * wide:.3f}", adjective="bulging")  # fmt: skip
    else:
        d.fact("style", "The globe is a straight tube.", "The globe bulges in the middle.",
               f"width(globe) < {1.6 * wide:.3f}", adjective="straight-sided")  # fmt: skip
    d.fact("proportion", "The base is wider than the globe.", "The globe is wider than the base.",
           "width(base) > width(globe) + 0.1")  # fmt: skip
    d.plan("a globe between a round base and a lid")
