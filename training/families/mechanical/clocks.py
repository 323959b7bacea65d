"""Clocks for the bedside."""

import numpy as np

from mme3dr.meshes.arrays import four, mirrored
from mme3dr.meshes.curves import arc
from mme3dr.meshes.solids import box, capsule, cylinder, dome, rod, union
from mme3dr.meshes.sweeps import sweep
from training.families.base import family
from training.families.colours import BRIGHT


@family(
    noun=("alarm clock", "bell alarm clock", "bedside clock"),
    vary={
        "case": BRIGHT,
        "face": ("white", "yellow", "mint"),
        "time": ("three o'clock", "six o'clock", "nine o'clock"),
        "bells": (1, 2),
        "handle": (True, False),
        "feet": (2, 4),
    },
)
def alarm_clock(v, rng, d):
    radius, deep, bell = rng.uniform(0.55, 0.62), rng.uniform(0.46, 0.56), rng.uniform(0.2, 0.23)
    middle = radius + 0.16
    front = -deep / 2
    d.part("case", cylinder(radius, deep, (0, 0, middle), axis="y"), colour=v.case, material="painted metal")
    d.part("face", cylinder(radius - 0.09, 0.1, (0, front, middle), axis="y"), colour=v.face, material="plastic")
    hands = {"three o'clock": (1, 0), "six o'clock": (0, -1), "nine o'clock": (-1, 0)}
    x, z = hands[v.time]
    y = front - 0.08
    tip = (0.3 * radius / 0.55 * x, y, middle + 0.3 * radius / 0.55 * z)
    d.part("minute_hand", capsule((0, y, middle), (0, y, middle + 0.72 * radius), 0.05, segments=10),
           colour="black", material="metal")  # fmt: skip
    d.part("hour_hand", capsule((0, y, middle), tip, 0.065, segments=10), colour="dark red", material="metal")
    top = middle + radius
    cup = union(dome(bell, (0, 0, 0.06), segments=24), cylinder(0.06, 0.2, (0, 0, -0.02), segments=12))
    if v.bells == 2:
        cup = cup.rotate((0, 34, 0)).translate((0.62 * radius, 0, middle + 0.85 * radius))
        d.part("bell", mirrored(cup), colour="gold", material="metal")
        d.part("hammer", union(rod((0, 0, top - 0.05), (0, 0, top + 0.22), 0.045),
                               box(0.18, 0.14, 0.12, (0, 0, top + 0.2))),
               colour="dark grey", material="metal")  # fmt: skip
    else:
        d.part("bell", cup.scale((1.25, 1.25, 1.25)).translate((0, 0, top + 0.02)), colour="gold", material="metal")
    if v.handle:
        lean = np.radians(34)
        two = (0.62 * radius + bell * np.sin(lean), middle + 0.85 * radius + bell * np.cos(lean), 0.2)
        half, foot, rise = two if v.bells == 2 else (0.6 * radius, middle + 0.7 * radius, 0.3 * radius + bell + 0.36)
        bow = arc(1.0, 0, 180) * (half, 1, rise) + (0, 0, foot)
        d.part("handle", sweep(bow, 0.05, segments=10), colour="steel", material="metal")
    if v.feet == 2:
        foot = capsule((0.55 * radius, 0, middle - 0.75 * radius), (0.8 * radius, 0, 0.07), 0.08, segments=12)
        d.part("foot", mirrored(foot), colour="steel", material="metal")
    else:
        y = deep / 2 - 0.08
        foot = capsule((0.55 * radius, y, middle - 0.75 * radius), (0.8 * radius, y, 0.07), 0.08, segments=12)
        d.part("foot", four(foot), colour="steel", material="metal")
    other = {"three o'clock": "nine o'clock", "six o'clock": "three o'clock", "nine o'clock": "three o'clock"}[v.time]
    shown = {"three o'clock": "x(hour_hand) > 0.05", "six o'clock": "z(hour_hand) < z(face) - 0.05",
             "nine o'clock": "x(hour_hand) < -0.05"}[v.time]  # fmt: skip
    d.fact("style", f"The hands show {v.time}.", f"The hands show {other}.", shown, phrase=f"showing {v.time}")
    subject = "Both bells are" if v.bells == 2 else "The bell is"
    d.fact("relation", f"{subject} above the clock face.", f"{subject} below the clock face.",
           "above(bell, face)")  # fmt: skip
    d.fact("proportion", "The minute hand is longer than the hour hand.",
           "The hour hand is longer than the minute hand.", "length(minute_hand) > length(hour_hand)")  # fmt: skip
    d.fact("symmetry", "The feet on the left mirror those on the right.", "All feet are on the left.",
           "mirror(foot, 'x')")  # fmt: skip
    if v.handle:
        d.fact("relation", "The handle arches over the top.", "The handle runs under the case.", "above(handle, face)")
    d.plan(f"an upright drum on short feet, {'bells' if v.bells == 2 else 'one bell'} above")
