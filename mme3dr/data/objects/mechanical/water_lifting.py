"""Machines that lift water."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._gearing import bar, crank_arm, grip
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import four, mirrored, ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import arc, helix, spline
from mme3dr.meshes.profiles import rectangle
from mme3dr.meshes.solids import box, cut, cylinder, prism, sphere, torus, tube, union
from mme3dr.meshes.sweeps import lathe, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="Archimedes screw",
    prompt=(
        "Archimedes' screw in a slanting half-open wooden channel, cranked by hand to raise water from a stone trough "
        "to a wooden one"
    ),
    parts=[
        Part("screw", 1, "brass", "metal", True),
        Part("channel", 1, "brown", "wood", True),
        Part("hoop", 5, "iron", "iron", False),
        Part("crank", 1, "iron", "iron", True),
        Part("knob", 1, "red", "wood", False),
        Part("low_trough", 1, "grey", "stone", True),
        Part("high_trough", 1, "tan", "wood", True),
        Part("trough_leg", 4, "brown", "wood", False),
        Part("trestle", 1, "brown", "wood", False),
        Part("low_water", 1, "sky blue", "water", True),
        Part("high_water", 1, "sky blue", "water", False),
        Part("lifted_water", 1, "sky blue", "water", False),
    ],
    facts=[
        Fact(
            "relation",
            "The screw slants upwards from the low trough to the high one.",
            "The screw lies level between two troughs of one height.",
            True,
            "bottom(high_trough) > top(low_trough) and height(screw) > 0.4 * width(screw)"
            " and touches(channel, high_trough) and x(low_trough) < x(screw) and x(screw) < x(high_trough)",
        ),
        Fact(
            "relation",
            "The lower end of the screw dips into the water.",
            "The lower end of the screw hangs high above the water.",
            True,
            "bottom(screw) < top(low_water) and touches(screw, low_water)",
        ),
        Fact(
            "relation",
            "The crank is at the upper end of the screw.",
            "The crank is at the lower end of the screw.",
            True,
            "touches(crank, screw) and bottom(crank) > z(screw) and x(crank) > x(screw)",
        ),
        Fact(
            "count",
            "There are two troughs of water.",
            "There are five troughs of water.",
            False,
            "count(low_trough) == 1 and count(high_trough) == 1 and inside(high_water, high_trough)",
        ),
        Fact(
            "relation",
            "Raised water drops from the upper end of the channel into the high trough.",
            "Raised water spills from the middle of the channel on to the ground.",
            True,
            "touches(lifted_water, high_water) and touches(lifted_water, channel)"
            " and right(lifted_water) > left(high_trough)",
        ),
        Fact(
            "material",
            "The channel is of wood and the low trough of stone.",
            "The channel is of stone and the low trough of wood.",
            False,
            "material(channel) == 'wood' and material(low_trough) == 'stone'",
        ),
        Fact("colour", "The water is blue.", "The water is green.", True, "colour(low_water) == 'sky blue'"),
        Fact(
            "proportion",
            "The screw is many times longer than it is thick.",
            "The screw is as thick as it is long.",
            True,
            "length(screw) > 3.5 * depth(screw)",
        ),
        Fact(
            "relation",
            "The high trough stands on four legs.",
            "The high trough hangs from the channel.",
            True,
            "count(trough_leg) == 4 and level(trough_leg) and all_touch(trough_leg, high_trough)",
        ),
    ],
)
def archimedes_screw(a: Assembly) -> None:
    long, radius = 6.0, 0.62
    blade = rectangle(radius - 0.08, 0.07, ((radius + 0.08) / 2, 0))
    path = helix(0.001, long - 0.3, 7, samples_per_turn=30) - [0, 0, long / 2 - 0.05]
    screw = union(sweep(path, 1.0, blade, up=(0, 0, 1)), cylinder(0.15, long + 1.0, (0, 0, 0.4)))
    a.add("screw", _slanted(screw))
    shell = tube(0.8, 0.67, long, segments=56).trim_by_plane((1, 0, 0), -0.06)
    bridges = [cut(box(0.18, 1.7, 0.2, (0, 0, h), 0.02), cylinder(0.155, 1, (0, 0, h))) for h in (-2.9, 2.9)]
    a.add("channel", _slanted(union(shell, bridges)))
    hoop = tube(0.84, 0.75, 0.12, segments=56).trim_by_plane((1, 0, 0), -0.02)
    a.add("hoop", [_slanted(hoop.translate((0, 0, h))) for h in (-2.4, -1.2, 0.0, 1.2, 2.4)])
    arm = crank_arm(0.75, 0.17, 0.14).rotate((0, 0, -110)).translate((0, 0, 3.75))
    a.add("crank", _slanted(arm))
    end = (0.75 * np.cos(np.radians(-110)), 0.75 * np.sin(np.radians(-110)), 3.8)
    a.add("knob", _slanted(grip(0.16, 0.7, end)))
    basin = cut(box(3.9, 2.6, 0.95, (-2.45, 0, 0.475), 0.06), box(3.5, 2.2, 1.2, (-2.45, 0, 0.8), 0.04))
    a.add("low_trough", basin)
    a.add("low_water", box(3.52, 2.22, 0.6, (-2.45, 0, 0.48), 0))
    tank = cut(box(2.2, 2.2, 0.75, (3.7, 0, 2.4), 0.03), box(1.96, 1.96, 1.0, (3.7, 0, 2.65), 0))
    a.add("high_trough", tank)
    a.add("high_water", box(1.98, 1.98, 0.4, (3.7, 0, 2.35), 0))
    a.add("trough_leg", [b.translate((3.7, 0, 0)) for b in four(bar((0.9, 0.9, 2.04), (1.0, 1.0, 0), 0.2, 0.2))])
    a.add("lifted_water", _lifted(long))
    feet = mirrored(bar((1.1, 0.3, 1.9), (1.1, 1.0, 0), 0.17, 0.2), "y")
    a.add("trestle", union(feet, box(0.2, 1.3, 0.2, (1.1, 0, 1.9), 0.02), box(0.14, 1.7, 0.16, (1.1, 0, 0.6), 0.02)))


def _slanted(solid: Manifold) -> Manifold:
    """A solid round the z axis laid at the slope of the screw."""
    return solid.rotate((0, 60, 0)).translate((0, 0, 2.25))


def _lifted(long: float) -> Manifold:
    """Water lying in the channel and the fall from its end."""
    pool = cylinder(0.66, long + 0.02, segments=56).trim_by_plane((1, 0, 0), 0.3)
    path = spline([(2.75, 0, 3.25), (3.05, 0, 3.25), (3.25, 0, 3.0), (3.32, 0, 2.45)], 20)
    return union(_slanted(pool), sweep(path, 1.0, rectangle(0.7, 0.16, corner=0.06), up=(0.6, 0, 1)))


@reference_object(
    name="village hand pump",
    prompt="cast-iron village pump, painted green, long curved lever, spout over a wooden bucket, on a stone slab",
    parts=[
        Part("body", 1, "dark green", "painted metal", True),
        Part("spout", 1, "dark green", "painted metal", True),
        Part("lever", 1, "black", "iron", True),
        Part("pump_rod", 1, "steel", "metal", False),
        Part("bucket", 1, "tan", "wood", True),
        Part("bucket_hoop", 2, "iron", "iron", False),
        Part("bucket_handle", 1, "iron", "iron", False),
        Part("water", 1, "sky blue", "water", False),
        Part("slab", 1, "light grey", "stone", False),
        Part("bolt", 6, "black", "iron", False),
    ],
    facts=[
        Fact(
            "relation",
            "The bucket stands under the mouth of the spout.",
            "The bucket stands on top of the pump.",
            True,
            "top(bucket) < bottom(spout) and left(bucket) < left(spout) + 0.1 and right(bucket) > left(spout) + 0.2",
        ),
        Fact(
            "relation",
            "The lever and the spout are on opposite sides of the column.",
            "The lever and the spout are on the same side of the column.",
            True,
            "right(spout) < x(body) + 0.3 and x(lever) > x(body) + 0.2",
        ),
        Fact(
            "relation",
            "The lever works a rod that goes down into the top of the pump.",
            "The lever works a rod that goes down into the bucket.",
            True,
            "touches(lever, pump_rod) and touches(pump_rod, body) and top(pump_rod) > top(body) - 0.1",
        ),
        Fact(
            "proportion",
            "The lever is more than half as long as the pump is tall.",
            "The lever is shorter than the bucket is wide.",
            False,
            "length(lever) > 0.5 * height(body)",
        ),
        Fact(
            "relation",
            "Water runs from the spout down into the bucket.",
            "Water runs from the top of the lever on to the ground.",
            True,
            "touches(water, spout) and touches(water, bucket)",
        ),
        Fact(
            "colour",
            "The column and the spout are dark green.",
            "The column and the spout are orange.",
            False,
            "colour(body) == 'dark green' and colour(spout) == 'dark green'",
        ),
        Fact(
            "relation",
            "The pump is bolted to a stone slab.",
            "The pump floats free above a stone slab.",
            True,
            "on(body, slab) and all_touch(bolt, body) and material(slab) == 'stone'",
        ),
        Fact(
            "material",
            "The bucket is of wood bound with two iron hoops.",
            "The bucket is of glass bound with two ropes.",
            False,
            "material(bucket) == 'wood' and material(bucket_hoop) == 'iron' and count(bucket_hoop) == 2",
        ),
        Fact(
            "proportion",
            "The column is much taller than the bucket.",
            "The column is lower than the bucket.",
            True,
            "height(body) > 3 * height(bucket)",
        ),
    ],
)
def village_hand_pump(a: Assembly) -> None:
    ground = 0.28
    a.add("body", _pump_column().translate((0, 0, ground)))
    path = spline([(-0.2, 0, 2.2), (-0.7, 0, 2.36), (-1.12, 0, 2.22), (-1.28, 0, 1.86), (-1.29, 0, 1.62)], 30)
    pipe = sweep(path, lambda t: 0.19 - 0.05 * t, segments=24)
    lip = lathe([(0, 1.56), (0.19, 1.56), (0.2, 1.64), (0.15, 1.72), (0, 1.72)]).translate((-1.29, 0, 0))
    a.add("spout", cut(union(pipe, lip), cylinder(0.11, 0.3, (-1.29, 0, 1.6))))
    pivot, joint = (0.58, 0, 3.52), (0.0, 0, 3.66)
    arm = spline([(-0.12, 0, 3.66), pivot, (1.3, 0, 3.22), (1.72, 0, 2.4), (1.8, 0, 1.5), (2.02, 0, 1.12)], 50)
    lever = sweep(arm, lambda t: 0.13 - 0.05 * t, rectangle(1.0, 1.7, corner=0.4), up=(0, 1, 0))
    ends = [cylinder(0.16, 0.2, joint, "y"), cylinder(0.18, 0.22, pivot, "y"), sphere(0.12, (2.04, 0, 1.1), 20)]
    a.add("lever", union(lever, ends))
    forks = [bar((0, s * 0.15, 3.44), (0, s * 0.15, 3.76), 0.07, 0.14) for s in (-1, 1)]
    rod_ = union(cylinder(0.07, 0.5, (0, 0, 3.2)), box(0.16, 0.37, 0.1, (0, 0, 3.42), 0.02), forks)
    a.add("pump_rod", union(rod_, cylinder(0.06, 0.42, joint, "y")))
    _add_bucket(a, (-1.29, 0, ground))
    flags = [box(1.66, 1.26, 0.26, (x, y, 0.13), 0.05) for x in (-1.7, 0, 1.7) for y in (-0.65, 0.65)]
    a.add("slab", union(box(4.9, 2.4, 0.2, (0, 0, 0.1), 0), flags, tube(0.75, 0.4, 0.3, (0, 0, 0.14))))
    a.add("bolt", ring(prism(6, 0.08, 0.1, (0.52, 0, ground + 0.12)), 6))


def _pump_column() -> Manifold:
    """Moulded column with base flange, fat barrel and cap, and the bracket that carries the lever."""
    low = [
        (0, 0),
        (0.66, 0),
        (0.66, 0.1),
        (0.4, 0.16),
        (0.34, 0.3),
        (0.27, 0.4),
        (0.25, 1.2),
        (0.34, 1.25),
        (0.34, 1.33),
    ]
    high = [(0.3, 1.4), (0.4, 1.55), (0.42, 2.35), (0.5, 2.42), (0.5, 2.56), (0.4, 2.64), (0.26, 2.82), (0.14, 2.88)]
    bands = [torus(0.43, 0.045, (0, 0, z)) for z in (1.62, 2.25)]
    ribs = ring(box(0.06, 0.06, 0.85, (0.26, 0, 0.8), 0.02), 8)
    bracket = [bar((0.36, s * 0.17, 2.4), (0.58, s * 0.17, 3.3), 0.08, 0.2) for s in (-1, 1)]
    bracket += [box(0.3, 0.42, 0.2, (0.42, 0, 2.48), 0.03), cylinder(0.09, 0.5, (0.58, 0, 3.24), "y")]
    return union(lathe([*low, *high, (0, 2.88)], segments=48), bands, ribs, bracket)


def _add_bucket(a: Assembly, at: tuple[float, float, float]) -> None:
    """Staved bucket with hoops and bail standing at a place, water in it and falling into it."""
    wall = lathe([(0, 0), (0.42, 0), (0.54, 0.78), (0.48, 0.78), (0.38, 0.08), (0, 0.08)], segments=18)
    a.add("bucket", wall.translate(at))
    hoops = [cylinder(r + 0.035, 0.09, (0, 0, z), top=r + 0.05, segments=36) for r, z in HOOPS]
    core = cylinder(0.4, 0.78, (0, 0, 0.39), top=0.5, segments=18)
    a.add("bucket_hoop", [cut(hoop, core).translate(at) for hoop in hoops])
    bail = sweep(arc(0.57, 0, 180, (0, 0, 0), "yz", 30), 0.03, segments=8)
    ears = [sphere(0.07, (0, s * 0.56, 0), 12) for s in (-1, 1)]
    a.add("bucket_handle", union(bail.rotate((0, -52, 0)), ears).translate((at[0], 0, at[2] + 0.68)))
    fall = cylinder(0.09, 1.1, (at[0], 0, 1.1), top=0.105, segments=20)
    a.add("water", union(fall, cylinder(0.475, 0.06, (at[0], 0, at[2] + 0.62), segments=20)))


HOOPS = ((0.42, 0.12), (0.5, 0.56))
"""Radius and height of the bucket's hoops."""
