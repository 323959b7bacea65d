"""Instruments that sound by electricity."""

import numpy as np

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, cylinder
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="theremin",
    prompt="wooden theremin of the 1920s on its legs, brass antennas ready for hands that never touch it",
    parts=[
        Part("cabinet", 1, "brown", "wood", True),
        Part("moulding", 2, "dark brown", "wood", False),
        Part("pitch_antenna", 1, "brass", "metal", True),
        Part("volume_loop", 1, "brass", "metal", True),
        Part("socket", 3, "black", "plastic", False),
        Part("panel", 1, "black", "plastic", False),
        Part("knob", 4, "ivory", "plastic", False),
        Part("speaker_cloth", 1, "tan", "fabric", False),
        Part("leg", 4, "brown", "wood", True),
    ],
    facts=[
        Fact(
            "relation",
            "One antenna is a rod that stands upright above the cabinet.",
            "One antenna is a rod that lies flat beneath the cabinet.",
            True,
            "height(pitch_antenna) > 5 * width(pitch_antenna) and top(pitch_antenna) > top(cabinet)",
        ),
        Fact(
            "relation",
            "The other antenna is a loop that lies level out from the side.",
            "The other antenna is a second rod that stands upright on top.",
            True,
            "height(volume_loop) < 0.3 * width(volume_loop) and left(volume_loop) < left(cabinet)",
        ),
        Fact(
            "relation",
            "The rod is at the right end and the loop at the left end.",
            "The rod and the loop are both at the left end.",
            True,
            "x(pitch_antenna) > x(cabinet) and x(volume_loop) < left(cabinet) + 0.1 * width(cabinet)",
        ),
        Fact(
            "count",
            "Just two antennas reach out of the cabinet.",
            "Four antennas reach out of the cabinet.",
            True,
            "count(pitch_antenna) + count(volume_loop) == 2",
        ),
        Fact(
            "proportion",
            "The upright rod is taller than the wooden cabinet box.",
            "The upright rod is only a stub beside the cabinet box.",
            True,
            "height(pitch_antenna) > height(cabinet)",
        ),
        Fact(
            "existence",
            "Nothing on it is to be struck or plucked, just a few knobs.",
            "A row of piano keys runs along the front of it.",
            True,
        ),
        Fact(
            "material",
            "The cabinet is wood and the antennas are metal.",
            "The cabinet is glass and the antennas are wood.",
            False,
            "material(cabinet) == 'wood' and material(pitch_antenna) == 'metal' and material(volume_loop) == 'metal'",
        ),
        Fact(
            "count",
            "The cabinet stands on four legs.",
            "The cabinet stands on one central leg.",
            True,
            "count(leg) == 4 and all_touch(leg, cabinet) and level(leg)",
        ),
        Fact(
            "symmetry",
            "The cabinet has the same outline on the left and right.",
            "The cabinet is cut away on its left half.",
            True,
            "mirror(cabinet, 'x') and mirror(leg, 'x')",
        ),
    ],
)
def theremin(a: Assembly) -> None:
    low, high = 0.78, 1.22
    desk = polygon([(-0.27, low), (-0.27, 0.97), (-0.12, high), (0.25, high), (0.25, low)])
    a.add("cabinet", plate(desk, 1.0, facing="side"))
    a.add(
        "moulding", box(1.07, 0.59, 0.05, (0, -0.01, low), 0.02), box(1.06, 0.42, 0.035, (0, 0.065, high + 0.01), 0.015)
    )
    slope = np.degrees(np.arctan2(0.25, 0.15))
    knob = lathe([(0.05, -0.01), (0.05, 0.03), (0.042, 0.055), (0.0, 0.06)], segments=28)
    a.add("panel", box(0.8, 0.24, 0.02, bevel=0.008).rotate((slope, 0, 0)).translate((0, -0.2, 1.1)))
    a.add("knob", row(knob.rotate((slope, 0, 0)).translate((0, -0.2, 1.1)), 4, (0.19, 0, 0)))
    a.add("speaker_cloth", box(0.7, 0.02, 0.13, (0, -0.27, 0.885), 0.008))
    leg = lathe([(0.025, 0), (0.045, 0.04), (0.03, 0.08), (0.05, 0.55), (0.06, 0.6), (0.045, 0.64), (0.06, low)])
    a.add("leg", mirrored(leg.translate((0.43, -0.2, 0))), mirrored(leg.translate((0.43, 0.19, 0))))
    top = [(0.0, 0), (0.02, 0), (0.018, 0.9), (0.03, 0.91), (0.036, 0.93), (0.03, 0.95), (0.0, 0.965)]
    a.add("pitch_antenna", lathe(top, segments=20).translate((0.4, 0.1, high + 0.02)))
    a.add("socket", cylinder(0.05, 0.06, (0.4, 0.1, high + 0.05), top=0.035))
    a.add("socket", [cylinder(0.05, 0.06, (-0.52, y, 1.02), "x") for y in (-0.11, 0.15)])
    bend = [(-0.5, -0.11, 1.02), (-0.72, -0.11, 1.02), (-0.92, -0.15, 1.02), (-1.04, 0.02, 1.02)]
    bend += [(-0.92, 0.19, 1.02), (-0.72, 0.15, 1.02), (-0.5, 0.15, 1.02)]
    a.add("volume_loop", sweep(spline(bend, 60), 0.02))
