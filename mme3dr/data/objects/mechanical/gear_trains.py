"""Gear trains that change speed: an epicyclic set and a worm drive."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._gearing import (
    bolts,
    crank_arm,
    grip,
    pedestal,
    ring_outline,
    teeth_outline,
    upright,
    windows,
)
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import four, mirrored, ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import helix
from mme3dr.meshes.profiles import circle, polygon
from mme3dr.meshes.solids import box, cut, cylinder, prism, tube, union
from mme3dr.meshes.sweeps import extrude, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="planetary gear set",
    prompt=(
        "planetary gear set on a wooden display foot: brass sun, steel planets on a red carrier, all inside a ring gear"
    ),
    parts=[
        Part("sun", 1, "brass", "metal", True),
        Part("shaft", 1, "steel", "metal", False),
        Part("planet", 3, "silver", "metal", True),
        Part("carrier", 1, "red", "painted metal", True),
        Part("ring_gear", 1, "dark grey", "iron", True),
        Part("retainer", 3, "black", "metal", False),
        Part("foot", 1, "brown", "wood", True),
    ],
    facts=[
        Fact(
            "count",
            "Three planet gears circle the sun gear.",
            "A single planet gear circles the sun gear.",
            True,
            "count(planet) == 3",
        ),
        Fact(
            "relation",
            "Every planet meshes with the sun and with the ring.",
            "Every planet hangs clear of both the sun and the ring.",
            True,
            "all_touch(planet, sun) and all_touch(planet, ring_gear)",
        ),
        Fact(
            "relation",
            "The sun gear sits in the very middle of the ring.",
            "The sun gear sits outside the ring.",
            True,
            "-0.1 < x(sun) - x(ring_gear) < 0.1 and -0.1 < z(sun) - z(ring_gear) < 0.1",
        ),
        Fact(
            "proportion",
            "The ring gear is more than three times as wide as the sun gear.",
            "The ring gear is no wider than the sun gear.",
            True,
            "width(ring_gear) > 3 * width(sun)",
        ),
        Fact("colour", "The carrier is red.", "The carrier is green.", False, "colour(carrier) == 'red'"),
        Fact(
            "relation",
            "The carrier holds all three planets together.",
            "The carrier holds only the sun.",
            True,
            "all_touch(planet, carrier) and width(carrier) < width(ring_gear)",
        ),
        Fact(
            "symmetry",
            "The planets are spread evenly round the sun.",
            "The planets are crowded together on one side of the sun.",
            True,
            "mirror(planet, 'x') and height(planet) > 2 * height(sun) and width(planet) > 2 * width(sun)",
        ),
        Fact(
            "relation",
            "The gear set stands upright on its foot.",
            "The gear set hangs below its foot.",
            False,
            "on(ring_gear, foot)",
        ),
        Fact(
            "material",
            "The gears are made of metal and the foot of wood.",
            "The gears are made of wood and the foot of metal.",
            False,
            "material(planet) == 'metal' and material(sun) == 'metal' and material(foot) == 'wood'",
        ),
    ],
)
def planetary_gear_set(a: Assembly) -> None:
    module, orbit, z = 0.2, 2.7, 5.7

    def stood(solid: Manifold) -> Manifold:
        return upright(solid, (0, 0, z))

    places = [(orbit * np.cos(t), orbit * np.sin(t)) for t in np.radians([90, 210, 330])]
    sun = extrude(teeth_outline(12, module) - circle(0.45), 1.1)
    a.add("sun", stood(union(sun, tube(0.8, 0.45, 1.5))))
    shaft = union(cylinder(0.44, 2.6, (0, 0, 0.6)), prism(6, 0.4, 0.7, (0, 0, 2.2)))
    a.add("shaft", stood(shaft))
    wheel = extrude(teeth_outline(15, module) - circle(0.36) - windows(1.15, 0.6, 5, 0.24), 1.0)
    wheel = union(wheel, tube(0.62, 0.36, 1.2))
    for angle, (x, y) in zip((90, 210, 330), places, strict=True):
        a.add("planet", stood(wheel.rotate((0, 0, angle)).translate((x, y, 0))))
        a.add("retainer", stood(prism(6, 0.5, 0.22, (x, y, 0.76))))
    arms = [extrude(circle(0.95), 0.5)]
    arm = polygon([(0, -0.75), (orbit, -0.55), (orbit, 0.55), (0, 0.75)])
    arms += [extrude(arm.rotate(t), 0.5) for t in (90, 210, 330)]
    arms += [cylinder(0.72, 0.5, (x, y, 0)) for x, y in places]
    arms += [cylinder(0.33, 1.6, (x, y, 0.75)) for x, y in places]
    a.add("carrier", stood(union(arms, tube(0.7, 0.46, 1.6, (0, 0, -0.6))).translate((0, 0, -0.93))))
    rim = cut(
        extrude(ring_outline(42, module, 5.2).rotate(90), 1.2), ring(cylinder(0.15, 3, (4.83, 0, 0)), 12, start=15)
    )
    a.add("ring_gear", stood(rim))
    foot = union(box(6.6, 3.2, 0.5, (0, 0, 0.25), 0.12), box(5.4, 1.7, 1.5, (0, 0, 1.0), 0.1))
    a.add("foot", cut(foot, cylinder(5.2, 1.24, (0, 0, z), "y", segments=96)))


@reference_object(
    name="worm gear drive",
    prompt=(
        "A hand-cranked worm drive: screw-threaded steel shaft turning a big brass wheel, bolted down on a green base "
        "plate."
    ),
    parts=[
        Part("wheel", 1, "brass", "metal", True),
        Part("worm", 1, "steel", "metal", True),
        Part("shaft", 1, "steel", "metal", False),
        Part("stand", 2, "dark green", "painted metal", False),
        Part("bearing", 2, "dark green", "painted metal", False),
        Part("base", 1, "dark green", "painted metal", True),
        Part("crank", 1, "iron", "iron", True),
        Part("knob", 1, "red", "wood", False),
        Part("bolt", 8, "silver", "metal", False),
    ],
    facts=[
        Fact(
            "relation",
            "The thread of the worm engages the teeth of the wheel.",
            "The worm lies well clear of the wheel.",
            True,
            "touches(worm, wheel) and above(wheel, worm)",
        ),
        Fact(
            "relation",
            "The worm lies crosswise to the shaft of the wheel.",
            "The worm lies in line with the shaft of the wheel.",
            True,
            "width(worm) > 2 * depth(worm) and depth(shaft) > 3 * width(shaft)",
        ),
        Fact(
            "count",
            "A single wheel runs on a single worm.",
            "Four wheels run on a single worm.",
            True,
            "count(wheel) == 1 and count(worm) == 1",
        ),
        Fact(
            "relation",
            "The crank is fitted to the end of the worm.",
            "The crank is fitted to the shaft of the wheel.",
            True,
            "touches(crank, worm) and left(crank) > right(wheel) and not touches(crank, shaft)",
        ),
        Fact(
            "proportion",
            "The wheel is several times as large across as the worm.",
            "The wheel is thinner across than the worm.",
            True,
            "width(wheel) > 2.5 * depth(worm)",
        ),
        Fact("colour", "The base plate is green.", "The base plate is pink.", False, "colour(base) == 'dark green'"),
        Fact(
            "material",
            "The wheel is of yellow brass and the worm of grey steel.",
            "The wheel is of grey steel and the worm of yellow brass.",
            False,
            "colour(wheel) == 'brass' and colour(worm) == 'steel' and material(wheel) == 'metal'",
        ),
        Fact(
            "symmetry",
            "Two equal stands hold the wheel on either side.",
            "A single stand holds the wheel on one side.",
            True,
            "count(stand) == 2 and mirror(stand, 'y') and alike(stand)",
        ),
        Fact(
            "relation",
            "Both bearings of the worm are bolted to the base plate.",
            "Both bearings of the worm hang from the wheel.",
            True,
            "count(bearing) == 2 and all_touch(bearing, base) and above(bearing, base)",
        ),
    ],
)
def worm_gear_drive(a: Assembly) -> None:
    teeth, module, worm_radius, low = 24, 0.13, 0.42, 0.95
    pitch, wheel_radius = np.pi * module, module * teeth / 2
    centre = (0, 0, low + worm_radius + wheel_radius)
    face = 0.5
    slope = module / (2 * worm_radius)
    twist = np.degrees(face * slope / wheel_radius)
    section = teeth_outline(teeth, module) - windows(1.2, 0.48, 5, 0.26) - circle(0.2)
    wheel = extrude(section, face, twist=twist).rotate((0, 0, 180 / teeth - twist / 2))
    a.add("wheel", upright(union(wheel, tube(0.5, 0.2, 0.8)), centre))
    a.add("shaft", cylinder(0.19, 2.2, centre, "y"))
    root = worm_radius - 1.05 * module
    turns = 6
    thread = polygon(
        [(-0.1, -0.36 * pitch), (1.95 * module, -0.15 * pitch), (1.95 * module, 0.15 * pitch), (-0.1, 0.36 * pitch)]
    )
    path = helix(root, turns * pitch, turns) - [0, 0, turns * pitch / 2]
    screw = sweep(path, 1.0, thread, up=(0, 0, 1))
    worm = union(screw, cylinder(root, turns * pitch + 0.2), cylinder(0.17, 4.4, (0, 0, 0.25)))
    a.add("worm", worm.rotate((0, 0, 180)).rotate((0, 90, 0)).translate((0, 0, low)))
    a.add("base", box(4.4, 2.6, 0.22, (0, 0, 0.11), 0.06))
    stand = pedestal(centre[2] - 0.2, 0.62, 0.34, 0.2, (0, -0.75, 0.2))
    a.add("stand", mirrored(stand, "y"))
    bearing = pedestal(low - 0.2, 0.9, 0.34, 0.3, (0, 0, 0.2)).rotate((0, 0, 90)).translate((1.7, 0, 0))
    a.add("bearing", mirrored(bearing))
    a.add("bolt", _bolts_round(1.9, 1.05), _bolts_round(0.75, 1.05))
    arm = crank_arm(0.68, 0.2, 0.14).rotate((0, 0, 140))
    a.add("crank", arm.rotate((0, 90, 0)).translate((2.35, 0, low)))
    end = (0.68 * np.cos(np.radians(140)), 0.68 * np.sin(np.radians(140)), 0.05)
    a.add("knob", grip(0.17, 0.75, end).rotate((0, 90, 0)).translate((2.35, 0, low)))


def _bolts_round(x: float, y: float) -> list[Manifold]:
    """Bolt heads on the base plate at (+-x, +-y)."""
    return [b for bolt in bolts([(x, y, 0.21)], 0.12, 0.12) for b in four(bolt)]
