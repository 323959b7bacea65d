"""Kitchen tools worked with levers and gears."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._tooling import chamfered, slotted, swing
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import helix, spline
from mme3dr.meshes.profiles import circle, gear, outline, oval, polygon, rectangle
from mme3dr.meshes.solids import box, capsule, cut, cylinder, rod, sphere, union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part

_PIVOT = (0.52, 2.5)


def _corkscrew_frame() -> Manifold:
    """Bell that sits on the bottle, two uprights with windows between them, and the housing of the two pivots."""
    wall = [(0.62, 0), (0.66, 0.06), (0.66, 0.5), (0.6, 0.72), (0.6, 2.1), (0.48, 2.3), (0.3, 2.4), (0.3, 2.75)]
    bell = lathe([*wall, (0.17, 2.75), (0.17, 2.3), (0.44, 2.05), (0.5, 0.7), (0.54, 0.0)], segments=48)
    windows = [box(0.86, 2, 1.34, (0, 0, 1.4), 0.18), cylinder(0.38, 2, (0, 0, 0.78), "y")]
    ears = [box(0.9, 0.14, 0.5, (s * 0.36, y, _PIVOT[1]), 0.06) for s in (-1, 1) for y in (-0.17, 0.17)]
    return cut(union(cut(bell, windows), ears), box(1.9, 0.2, 1.2, (0, 0, 2.4), 0), cylinder(0.17, 3, (0, 0, 2.5)))


def _lever() -> Manifold:
    """Right-hand lever: toothed sector round its pivot, and a long arm towards +x with a spoon-shaped thumb end."""
    wheel = plate(gear(14, 0.37, 0.09), 0.17)
    arm = polygon([(-0.1, -0.2), (0.3, -0.2), (1.2, -0.11), (1.9, -0.13), (2.35, -0.23), (2.55, -0.12), (2.55, 0.12),
                   (2.35, 0.23), (1.9, 0.13), (1.2, 0.11), (0.3, 0.2), (-0.1, 0.2)])  # fmt: skip
    shaped = arm.offset(-0.05).offset(0.09).offset(-0.04) - oval(0.13, 0.09, (2.25, 0))
    return union(wheel, chamfered(shaped ^ rectangle(2.4, 1, (1.45, 0)), 0.17, 0.04))


@reference_object(
    name="winged corkscrew",
    prompt="Red winged corkscrew with its two silver toothed levers raised, ready to be pressed down and lift "
    "the cork, twist key on top",
    parts=[
        Part("frame", 1, "red", "painted metal", False),
        Part("lever", 2, "silver", "metal", True),
        Part("rack", 1, "steel", "metal", False),
        Part("worm", 1, "gold", "metal", False),
        Part("key", 1, "red", "painted metal", True),
        Part("pin", 2, "brass", "metal", False),
    ],
    facts=[
        Fact(
            "symmetry",
            "The two levers are spread like a mirror-image pair of wings.",
            "The two levers both point out to the same side.",
            True,
            "count(lever) == 2 and mirror(lever, 'x')",
        ),
        Fact(
            "relation",
            "Each lever turns on a pin at the side of the frame.",
            "Each lever turns on a pin at the foot of the frame.",
            True,
            "all_touch(lever, pin) and all_touch(pin, frame) and z(pin) > z(frame)",
        ),
        Fact(
            "relation",
            "The teeth of the levers reach the ridged shaft in the middle.",
            "The teeth of the levers stay well clear of the shaft in the middle.",
            True,
            "all_touch(lever, rack)",
        ),
        Fact(
            "relation",
            "A spiral screw hangs inside the frame under the shaft.",
            "A spiral screw sticks up above the key at the top.",
            True,
            "touches(worm, rack) and above(rack, worm) and inside(worm, frame)",
        ),
        Fact(
            "relation",
            "The ends of the levers are raised above their pins.",
            "The ends of the levers hang down below their pins.",
            False,
            "top(lever) > top(pin) + 0.3 * height(all) and bottom(lever) > bottom(frame)",
        ),
        Fact(
            "colour",
            "The frame is red and the levers are silver.",
            "The frame is silver and the levers are red.",
            False,
            "colour(frame) == 'red' and colour(lever) == 'silver'",
        ),
        Fact(
            "relation",
            "The key is fixed to the top end of the shaft.",
            "The key is fixed to the bottom rim of the frame.",
            False,
            "touches(key, rack) and above(key, rack) and above(key, frame)",
        ),
        Fact(
            "proportion",
            "With its wings out it is wider than its frame by far.",
            "With its wings out it is no wider than its frame.",
            True,
            "width(lever) > 2 * width(frame)",
        ),
    ],
)
def winged_corkscrew(a: Assembly) -> None:
    a.add("frame", _corkscrew_frame())
    lift = 46
    lever = swing(_lever(), lift).translate((_PIVOT[0], 0, _PIVOT[1]))
    other = swing(_lever(), lift).translate((_PIVOT[0], 0, _PIVOT[1])).rotate((0, 0, 180))
    ridges = [(r, z) for i in range(13) for r, z in ((0.11, 1.96 + 0.1 * i), (0.16, 2.01 + 0.1 * i))]
    rack = lathe([(0, 1.9), (0.11, 1.9), *ridges, (0.11, 3.26), (0.11, 3.55), (0, 3.55)], segments=24)
    a.add("rack", rack)
    a.add("lever", [cut(s, rack) for s in (lever, other)])
    line = helix(0.14, -1.35, 5, samples_per_turn=20) + np.array([0, 0, 1.75])
    lead = spline([(0.03, 0, 2.0), (0.08, 0.0, 1.88), (0.14, 0, 1.75)], 6)[:-1]
    a.add("worm", sweep(np.vstack([lead, line]), [0.06, 0.06, 0.06, 0.055, 0.01], segments=10))
    loop = outline([(0, 3.45), (0.16, 3.55), (0.5, 3.75), (0.62, 4.05), (0.42, 4.3), (0, 4.36), (-0.42, 4.3),
                    (-0.62, 4.05), (-0.5, 3.75), (-0.16, 3.55)], 56)  # fmt: skip
    hole = outline([(0, 3.78), (0.3, 3.86), (0.42, 4.04), (0.28, 4.17), (0, 4.2), (-0.28, 4.17), (-0.42, 4.04),
                    (-0.3, 3.86)])  # fmt: skip
    a.add("key", union(chamfered(loop - hole, 0.2, 0.05), cylinder(0.18, 0.3, (0, 0, 3.42))))
    x, z = _PIVOT
    a.add("pin", [slotted(0.13, 0.52, (s * x, 0, z)) for s in (-1, 1)])


def _beater(x: float, turn: float) -> Manifold:
    """Whisk of four strips that bow out from the spindle and meet under it, standing on z = 0."""
    bow = [(0.05, 0, 1.75), (0.3, 0, 1.5), (0.5, 0, 0.95), (0.46, 0, 0.35), (0.25, 0, 0.08), (0.0, 0, 0.05)]
    strip = sweep(spline(bow, 26), 1.0, rectangle(0.11, 0.05, corner=0.02), up=(0.001, 0, 1))
    blades = [strip.rotate((0, 0, turn + 90 * i)) for i in range(4)]
    ends = [cylinder(0.09, 0.14, (0, 0, 0.07), segments=16), cylinder(0.1, 0.3, (0, 0, 1.72), segments=16)]
    return union(blades, ends, rod((0, 0, 1.6), (0, 0, 2.35), 0.055)).translate((x, 0, 0))


@reference_object(
    name="rotary egg beater",
    prompt="hand-cranked rotary egg beater from a 1950s kitchen, turquoise wooden handle and crank knob, a big cog "
    "driving twin whisks",
    parts=[
        Part("handle", 1, "turquoise", "painted wood", True),
        Part("frame", 1, "silver", "metal", False),
        Part("drive_wheel", 1, "steel", "metal", True),
        Part("pinion", 2, "brass", "metal", False),
        Part("whisk", 2, "silver", "metal", True),
        Part("crank", 1, "silver", "metal", False),
        Part("crank_knob", 1, "turquoise", "painted wood", True),
    ],
    facts=[
        Fact(
            "count",
            "Two whisks hang side by side.",
            "A single whisk hangs in the middle.",
            True,
            "count(whisk) == 2 and alike(whisk) and level(whisk)",
        ),
        Fact(
            "relation",
            "Each whisk is turned by a small pinion that meets the big cog.",
            "Each whisk is fixed to the handle without any gear.",
            True,
            "count(pinion) == 2 and all_touch(pinion, drive_wheel) and all_touch(whisk, pinion)",
        ),
        Fact(
            "proportion",
            "The cog with the crank is much larger than the pinions.",
            "The cog with the crank is smaller than the pinions.",
            True,
            "height(drive_wheel) > 2 * piece_length(pinion)",
        ),
        Fact(
            "relation",
            "The crank sits on the face of the big cog.",
            "The crank sits on top of the handle.",
            True,
            "touches(crank, drive_wheel) and front(crank) < front(drive_wheel) and top(crank) < bottom(handle)",
        ),
        Fact(
            "relation",
            "A knob to hold sticks out from the free end of the crank.",
            "A knob to hold sticks out from the foot of a whisk.",
            True,
            "touches(crank_knob, crank) and front(crank_knob) < front(crank)",
        ),
        Fact(
            "relation",
            "The handle is at the very top and the whisks at the bottom.",
            "The whisks are at the very top and the handle at the bottom.",
            True,
            "above(handle, frame) and above(frame, whisk) and top(handle) >= top(all)",
        ),
        Fact(
            "symmetry",
            "The frame is the same to the left and right of the handle.",
            "The frame branches to the left side of the handle only.",
            True,
            "mirror(frame, 'x') and x(handle) - x(frame) < 0.02 and x(frame) - x(handle) < 0.02",
        ),
        Fact(
            "colour",
            "The crank knob matches the turquoise of the handle.",
            "The crank knob is red unlike the turquoise handle.",
            False,
            "colour(crank_knob) == colour(handle) and colour(handle) == 'turquoise'",
        ),
        Fact(
            "material",
            "The whisks and the frame are bare metal.",
            "The whisks and the frame are painted wood.",
            True,
            "material(whisk) == 'metal' and material(frame) == 'metal'",
        ),
    ],
)
def rotary_egg_beater(a: Assembly) -> None:
    z, radius = 3.1, 0.82
    a.add("whisk", _beater(-0.34, 0), _beater(0.34, 45))
    teeth = gear(40, radius, 0.08) - circle(0.56) + gear(5, 0.58, 0.42).rotate(18) + circle(0.25)
    wheel = union(plate(teeth, 0.1, (0, -0.17, z)), cylinder(0.14, 0.3, (0, -0.2, z), "y"))
    small = [plate(gear(12, 0.2, 0.06), 0.16, (s * 0.34, 0, 2.3), "up") for s in (-1, 1)]
    a.add("pinion", [union(p, cylinder(0.11, 0.3, (s * 0.34, 0, 2.3))) for s, p in zip((-1, 1), small, strict=True)])
    a.add("drive_wheel", cut(wheel, small))
    spine = polygon([(-0.12, 4.2), (-0.12, 2.62), (-0.52, 2.5), (-0.52, 1.95), (0.52, 1.95), (0.52, 2.5), (0.12, 2.62),
                     (0.12, 4.2)])  # fmt: skip
    holes = rectangle(0.82, 0.36, (0, 2.3))
    frame = union(plate(spine - holes, 0.16), cylinder(0.1, 0.3, (0, 0, z), "y"))
    bores = [cylinder(0.056, 2, (s * 0.34, 0, 2.0)) for s in (-1, 1)]
    a.add("frame", cut(frame, bores, [cylinder(0.112, 0.3, (s * 0.34, 0, 2.3)) for s in (-1, 1)]))
    grip = [
        (0, 4.0),
        (0.14, 4.0),
        (0.19, 4.1),
        (0.15, 4.22),
        (0.22, 4.6),
        (0.25, 5.0),
        (0.2, 5.35),
        (0.1, 5.5),
        (0, 5.52),
    ]
    a.add("handle", lathe(grip, segments=32))
    arm = [(0, -0.36, z), (0.3, -0.37, z - 0.2), (0.6, -0.4, z - 0.4), (0.76, -0.4, z - 0.5)]
    crank = sweep(spline(arm, 16), 1.0, rectangle(0.07, 0.16, corner=0.03), up=(0, 0, 1))
    a.add(
        "crank",
        union(crank, sphere(0.13, (0, -0.35, z), 20), capsule((0.76, -0.38, z - 0.5), (0.76, -0.5, z - 0.5), 0.06)),
    )
    knob = lathe([(0, 0), (0.1, 0), (0.09, 0.12), (0.17, 0.3), (0.17, 0.44), (0.1, 0.52), (0, 0.53)], segments=28)
    a.add("crank_knob", knob.rotate((90, 0, 0)).translate((0.76, -0.45, z - 0.5)))
