"""Things turned by hand: an eggbeater drill, and a rack moved by a hand wheel."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._gearing import bevel, crank_arm, grip, pedestal, teeth_outline, upright, windows
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import four, mirrored, ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import circle, oval, polygon, rectangle
from mme3dr.meshes.solids import box, cut, cylinder, rod, torus, tube, union
from mme3dr.meshes.sweeps import extrude, lathe, plate
from mme3dr.records import Fact, Part


@reference_object(
    name="eggbeater hand drill",
    prompt="grandfather's eggbeater drill with a red bevel wheel, crank and turned handles, boring into a wooden block",
    parts=[
        Part("drive_wheel", 1, "red", "painted metal", True),
        Part("pinion", 2, "steel", "metal", False),
        Part("frame", 1, "iron", "iron", False),
        Part("crank", 1, "steel", "metal", True),
        Part("crank_knob", 1, "brown", "wood", True),
        Part("top_handle", 1, "brown", "wood", True),
        Part("side_handle", 1, "brown", "wood", True),
        Part("chuck", 1, "silver", "metal", False),
        Part("bit", 1, "dark grey", "metal", False),
        Part("block", 1, "tan", "wood", True),
    ],
    facts=[
        Fact(
            "relation",
            "The big wheel meshes with the small bevel gears on the spindle.",
            "The big wheel turns free of the small bevel gears on the spindle.",
            True,
            "all_touch(pinion, drive_wheel)",
        ),
        Fact(
            "proportion",
            "The drive wheel is more than three times as wide as a pinion.",
            "The drive wheel is smaller than a pinion.",
            True,
            "width(drive_wheel) > 3 * width(pinion)",
        ),
        Fact(
            "relation",
            "The bit hangs below the chuck and enters the wood.",
            "The bit points up out of the top handle.",
            True,
            "above(chuck, bit) and touches(bit, chuck) and bottom(bit) < top(block)",
        ),
        Fact(
            "relation",
            "The wheel stands at right angles to the spindle.",
            "The wheel lies flat, threaded on the spindle.",
            True,
            "height(drive_wheel) > 3 * depth(drive_wheel) and height(bit) > 3 * depth(bit)",
        ),
        Fact(
            "relation",
            "A handle for the leaning hand caps the top of the drill.",
            "A handle for the leaning hand is left off the top of the drill.",
            True,
            "above(top_handle, drive_wheel) and touches(top_handle, frame) and top(top_handle) == top(all)",
        ),
        Fact("colour", "The drive wheel is red.", "The drive wheel is yellow.", False, "colour(drive_wheel) == 'red'"),
        Fact(
            "material",
            "The handles are made of wood.",
            "The handles are made of rubber.",
            True,
            "material(top_handle) == 'wood' and material(side_handle) == 'wood' and material(crank_knob) == 'wood'",
        ),
        Fact(
            "relation",
            "The crank ends in a knob out near the rim of the wheel.",
            "The crank ends in a knob at the centre of the wheel.",
            True,
            "touches(crank, crank_knob) and left(crank_knob) > x(drive_wheel) + 0.2 * width(drive_wheel)",
        ),
        Fact(
            "symmetry",
            "The wheel is evenly round.",
            "The wheel is stretched to an oval.",
            True,
            "0.97 < width(drive_wheel) / height(drive_wheel) < 1.03 and mirror(drive_wheel, 'x')",
        ),
    ],
)
def eggbeater_drill(a: Assembly) -> None:
    z, module = 3.35, 0.068
    big, small = 18 * module, 5 * module
    reach, cone = np.hypot(big, small), np.degrees(np.arctan2(small, big))
    wheel = cut(bevel(36, 90 - cone, reach, 0.2, module), extrude(windows(0.9, 0.3, 4, 0.22, 45), 2))
    wheel = union(wheel, cylinder(0.26, 0.28, (0, 0, small)))
    a.add("drive_wheel", upright(wheel, (0, 0, z)))
    pinion = bevel(10, cone, reach, 0.2, module)
    pinion = union(pinion, cylinder(0.22, 0.2, (0, 0, big + 0.08)))
    a.add("pinion", pinion.translate((0, 0, z)), pinion.rotate((180, 0, 0)).translate((0, 0, z)))
    a.add("frame", _drill_frame(z, big))
    turn = 35.0
    lever = upright(crank_arm(0.92, 0.17, 0.1).rotate((0, 0, turn)), (0, -small - 0.22, z))
    a.add("crank", lever)
    end = (0.92 * np.cos(np.radians(turn)), 0.92 * np.sin(np.radians(turn)), 0.04)
    a.add("crank_knob", upright(grip(0.19, 0.62, end), (0, -small - 0.22, z)))
    top = [(0, 0), (0.2, 0), (0.22, 0.15), (0.17, 0.3), (0.26, 0.7), (0.33, 1.0), (0.3, 1.2), (0.16, 1.33), (0, 1.36)]
    a.add("top_handle", lathe(top, smooth=True).translate((0, 0, z + big + 0.55)))
    a.add("side_handle", grip(0.26, 0.85).rotate((-90, 0, 0)).translate((0, 0.62, z)))
    jaws = [(0, 0), (0.13, 0), (0.27, 0.3), (0.3, 0.34), (0.3, 0.62), (0.24, 0.68), (0.16, 0.72), (0, 0.72)]
    grooves = ring(box(0.04, 0.04, 0.3, (0.31, 0, 0.48), 0), 20)
    a.add("chuck", cut(lathe(jaws), grooves).translate((0, 0, 1.02)))
    flutes = oval(0.115, 0.05, segments=20)
    a.add("bit", extrude(flutes, 0.9, (0, 0, 0.68), twist=900, steps=50))
    plank = box(3.0, 1.9, 0.5, (0, 0, 0.25), 0.05)
    a.add("block", plank, marks=[("brown", _rings_of_timber)])


def _rings_of_timber(p: np.ndarray) -> np.ndarray:
    """End grain on the narrow sides of the block."""
    return np.abs(p[:, 0]) > 1.49


def _drill_frame(z: float, big: float) -> Manifold:
    """Spine behind the wheel with two collars round the spindle, the wheel's axle and the spindle itself."""
    spine = rectangle(0.24, 2 * big + 0.9, (0.5, z), 0.1)
    hooks = [rectangle(0.62, 0.26, (0.3, z + s * (big + 0.32)), 0.08) for s in (-1, 1)]
    side = spine + hooks[0] + hooks[1] + rectangle(0.5, 0.5, (0.4, z), 0.1)
    collars = [cylinder(0.25, 0.36, (0, 0, z + s * (big + 0.34))) for s in (-1, 1)]
    axle = cylinder(0.12, 0.9, (0, -0.1, z), "y")
    spindle = [cylinder(0.1, 0.5, (0, 0, 1.85)), cylinder(0.14, 0.3, (0, 0, z + big + 0.6))]
    boss = cylinder(0.3, 0.4, (0, 0.2, z), "y", top=0.36)
    return union(plate(side, 0.3, facing="side"), collars, axle, spindle, boss)


@reference_object(
    name="rack and pinion",
    prompt="rack and brass pinion mounted on a small wooden bench and worked with a spoked red hand wheel",
    parts=[
        Part("rack", 1, "steel", "metal", True),
        Part("pinion", 1, "brass", "metal", True),
        Part("guide", 1, "dark grey", "iron", False),
        Part("stand", 2, "dark grey", "iron", False),
        Part("shaft", 1, "silver", "metal", False),
        Part("hand_wheel", 1, "red", "painted metal", True),
        Part("grip", 1, "black", "plastic", False),
        Part("bench_top", 1, "tan", "wood", True),
        Part("leg", 4, "brown", "wood", False),
    ],
    facts=[
        Fact(
            "relation",
            "The teeth of the pinion engage the rack below it.",
            "The pinion lies flat on the bench beside the rack.",
            True,
            "touches(pinion, rack) and above(pinion, rack)",
        ),
        Fact(
            "relation",
            "The rack is a straight toothed bar lying level.",
            "The rack is a toothed ring standing on edge.",
            True,
            "width(rack) > 6 * height(rack) and width(rack) > 6 * depth(rack)",
        ),
        Fact(
            "relation",
            "The hand wheel is fixed to the shaft that carries the pinion.",
            "The hand wheel is fixed to the end of the rack.",
            True,
            "touches(hand_wheel, shaft) and touches(pinion, shaft) and not touches(hand_wheel, rack)",
        ),
        Fact(
            "relation",
            "The hand wheel is in front of the pinion.",
            "The hand wheel is underneath the pinion.",
            True,
            "back(hand_wheel) < front(pinion)",
        ),
        Fact("count", "The bench has four legs.", "The bench has two legs.", True, "count(leg) == 4 and level(leg)"),
        Fact(
            "proportion",
            "The rack is longer than the pinion is wide.",
            "The rack is shorter than the pinion is wide.",
            True,
            "width(rack) > 1.5 * width(pinion)",
        ),
        Fact(
            "symmetry",
            "Two equal stands bear the shaft, one on each side of the pinion.",
            "Two unequal stands bear the shaft on one side of the pinion.",
            True,
            "count(stand) == 2 and alike(stand) and mirror(stand, 'y') and front(stand) < front(pinion)"
            " and back(stand) > back(pinion)",
        ),
        Fact(
            "colour",
            "The hand wheel is red and the pinion golden.",
            "The hand wheel is golden and the pinion red.",
            False,
            "colour(hand_wheel) == 'red' and colour(pinion) == 'brass'",
        ),
        Fact(
            "material",
            "The bench is made of wood.",
            "The bench is made of stone.",
            False,
            "material(bench_top) == 'wood' and material(leg) == 'wood'",
        ),
    ],
)
def rack_and_pinion(a: Assembly) -> None:
    module, teeth, top = 0.16, 16, 1.7
    pitch, radius, line = np.pi * module, module * teeth / 2, top + 0.6
    centre = (0, 0, line + radius)
    steps = [(k * pitch + s * pitch, h * module) for k in range(-4, 7) for s, h in _RACK_TOOTH]
    low = -0.42
    bar = polygon([(steps[0][0] - 0.1, low), *steps, (steps[-1][0] + 0.1, low)])
    a.add("rack", plate(bar, 0.5, (0, 0, line)))
    wheel = extrude(teeth_outline(teeth, module) - windows(0.88, 0.42, 5, 0.24) - circle(0.17), 0.46)
    wheel = union(wheel.rotate((0, 0, 180 / teeth)), tube(0.42, 0.17, 0.7))
    a.add("pinion", upright(wheel, centre))
    guide = cut(box(3.6, 0.86, 0.44, (0, 0, top + 0.22), 0.04), box(4, 0.54, 0.6, (0, 0, top + 0.47), 0))
    a.add("guide", guide)
    stand = pedestal(centre[2] - top, 0.75, 0.3, 0.18, (0, -0.6, top - 0.01))
    stand = union(stand, box(1.0, 0.34, 0.12, (0, -0.66, top + 0.06), 0.03))
    a.add("stand", mirrored(stand, "y"))
    a.add("shaft", cylinder(0.16, 2.5, (0, -0.45, centre[2]), "y"))
    spokes = [rod((0.1, 0, 0), (1.0, 0, 0.0), 0.07).rotate((0, 0, 90 + 72 * i)) for i in range(5)]
    hand_wheel = union(torus(1.05, 0.11), spokes, cylinder(0.26, 0.3))
    a.add("hand_wheel", upright(hand_wheel, (0, -1.5, centre[2])))
    a.add("grip", upright(grip(0.14, 0.6, (1.05 * np.cos(0.6), 1.05 * np.sin(0.6), 0.06)), (0, -1.5, centre[2])))
    planks = [box(5.0, 0.72, 0.24, (0, y, top - 0.12), 0.04) for y in (-0.71, 0, 0.71)]
    rails = [box(4.2, 0.12, 0.3, (0, y, top - 0.36), 0.02) for y in (-0.75, 0.75)]
    a.add("bench_top", union(planks, rails, box(4.6, 2.0, 0.16, (0, 0, top - 0.15), 0)))
    leg = rod((1.95, 0.75, top - 0.22), (2.2, 0.9, 0), 0.19, 0.14, segments=8)
    a.add("leg", four(leg))


_RACK_TOOTH = ((-0.34, -1.1), (-0.14, 0.85), (0.14, 0.85), (0.34, -1.1))
"""Corners of one rack tooth: along the bar in pitches, above the pitch line in modules."""
