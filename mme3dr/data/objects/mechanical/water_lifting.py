"""Machines that lift water."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._gearing import bar, crank_arm, grip
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import four, mirrored
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import helix, spline
from mme3dr.meshes.profiles import rectangle
from mme3dr.meshes.solids import box, cut, cylinder, tube, union
from mme3dr.meshes.sweeps import sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="Archimedes screw",
    prompt=(
        "Archimedes' screw in a slanting half-open wooden channel, cranked by hand to raise water from one trough to "
        "another"
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
            "touches(lifted_water, high_water) and bottom(lifted_water) > top(low_trough) - 0.9",
        ),
        Fact(
            "material",
            "The channel is of wood and the low trough of stone.",
            "The channel is of stone and the low trough of wood.",
            True,
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

    def slanted(solid: Manifold) -> Manifold:
        return solid.rotate((0, 60, 0)).translate((0, 0, 2.25))

    blade = rectangle(radius - 0.08, 0.07, ((radius + 0.08) / 2, 0))
    path = helix(0.001, long - 0.3, 7, samples_per_turn=30) - [0, 0, long / 2 - 0.05]
    screw = union(_flight(path, blade), cylinder(0.15, long + 1.0, (0, 0, 0.4)))
    a.add("screw", slanted(screw))
    shell = tube(0.8, 0.67, long, segments=56).trim_by_plane((1, 0, 0), -0.06)
    bridges = [cut(box(0.18, 1.7, 0.2, (0, 0, h), 0.02), cylinder(0.155, 1, (0, 0, h))) for h in (-2.9, 2.9)]
    a.add("channel", slanted(union(shell, bridges)))
    hoop = tube(0.84, 0.75, 0.12, segments=56).trim_by_plane((1, 0, 0), -0.02)
    a.add("hoop", [slanted(hoop.translate((0, 0, h))) for h in (-2.4, -1.2, 0.0, 1.2, 2.4)])
    arm = crank_arm(0.75, 0.17, 0.14).rotate((0, 0, -110)).translate((0, 0, 3.75))
    a.add("crank", slanted(arm))
    end = (0.75 * np.cos(np.radians(-110)), 0.75 * np.sin(np.radians(-110)), 3.8)
    a.add("knob", slanted(grip(0.16, 0.7, end)))
    basin = cut(box(3.9, 2.6, 0.95, (-2.45, 0, 0.475), 0.06), box(3.5, 2.2, 1.2, (-2.45, 0, 0.8), 0.04))
    a.add("low_trough", basin)
    a.add("low_water", box(3.52, 2.22, 0.6, (-2.45, 0, 0.48), 0))
    tank = cut(box(2.2, 2.2, 0.75, (3.7, 0, 2.4), 0.03), box(1.96, 1.96, 1.0, (3.7, 0, 2.65), 0))
    a.add("high_trough", tank)
    a.add("high_water", box(1.98, 1.98, 0.4, (3.7, 0, 2.35), 0))
    a.add("trough_leg", [b.translate((3.7, 0, 0)) for b in four(bar((0.9, 0.9, 2.04), (1.0, 1.0, 0), 0.2, 0.2))])
    a.add("lifted_water", _lifted(slanted, long))
    feet = mirrored(bar((1.1, 0.3, 1.9), (1.1, 1.0, 0), 0.17, 0.2), "y")
    a.add("trestle", union(feet, box(0.2, 1.3, 0.2, (1.1, 0, 1.9), 0.02), box(0.14, 1.7, 0.16, (1.1, 0, 0.6), 0.02)))


def _flight(path: np.ndarray, blade: object) -> Manifold:
    """Thin blade winding round the axis."""
    return sweep(path, 1.0, blade, up=(0, 0, 1))


def _lifted(slanted: object, long: float) -> Manifold:
    """Water lying in the channel and the fall from its end."""
    pool = cylinder(0.66, long + 0.02, segments=56).trim_by_plane((1, 0, 0), 0.3)
    path = spline([(2.75, 0, 3.25), (3.05, 0, 3.25), (3.25, 0, 3.0), (3.32, 0, 2.45)], 20)
    return union(slanted(pool), sweep(path, 1.0, rectangle(0.7, 0.16, corner=0.06), up=(0.6, 0, 1)))
