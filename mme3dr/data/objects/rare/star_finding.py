"""The portable star chart of the Middle Ages."""

import numpy as np
from manifold3d import CrossSection, Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import arc
from mme3dr.meshes.profiles import circle, outline, polygon, rectangle
from mme3dr.meshes.profiles import ring as annulus
from mme3dr.meshes.solids import box, cut, cylinder, torus, union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part

CAPRICORN, EQUATOR, CANCER = 0.80, 0.525, 0.345
"""Radii of the three circles of an astrolabe's stereographic projection."""


@reference_object(
    name="planispheric astrolabe",
    prompt="a medieval brass astrolabe hung by its ring from a wooden arch, the pierced star map turned a little",
    parts=[
        Part("mater", 1, "brass", "metal", True),
        Part("climate_plate", 1, "bronze", "metal", False),
        Part("plate_line", 1, "dark brown", "metal", False),
        Part("rete", 1, "gold", "metal", True),
        Part("ecliptic_ring", 1, "gold", "metal", False),
        Part("rule", 1, "silver", "metal", False),
        Part("alidade", 1, "silver", "metal", False),
        Part("degree_tick", 72, "dark brown", "metal", False),
        Part("throne", 1, "brass", "metal", False),
        Part("shackle", 1, "steel", "metal", False),
        Part("suspension_ring", 1, "steel", "metal", True),
        Part("back_scale", 1, "dark brown", "metal", False),
        Part("stand", 1, "brown", "wood", True),
    ],
    facts=[
        Fact(
            "relation",
            "The ecliptic ring of the star map sits off the centre of the disc.",
            "The ecliptic ring of the star map sits on the centre of the disc.",
            True,
            "z(ecliptic_ring) > z(mater) + 0.15 * height(mater) / 2 and width(ecliptic_ring) < 0.75 * width(rete)",
        ),
        Fact(
            "relation",
            "The pierced star map lies in front of a solid engraved plate.",
            "The pierced star map lies behind a solid engraved plate.",
            True,
            "back(rete) <= front(climate_plate) and inside(rete, all) and volume(rete) < 0.5 * volume(climate_plate)",
        ),
        Fact(
            "relation",
            "A sighting bar with two upright vanes crosses the back of the disc.",
            "A sighting bar with two upright vanes crosses the front of the disc.",
            True,
            "front(alidade) >= back(mater) - 0.01 and touches(alidade, mater)",
        ),
        Fact(
            "count",
            "Seventy-two ticks, one for every five degrees, run round the rim.",
            "Twelve ticks, one for every thirty degrees, run round the rim.",
            True,
            "count(degree_tick) == 72 and all_touch(degree_tick, mater)",
        ),
        Fact(
            "relation",
            "An ornamental throne piece joins the disc to its ring at the top.",
            "An ornamental throne piece juts out at the bottom of the disc.",
            True,
            "above(throne, mater) and touches(throne, mater) and touches(throne, shackle)",
        ),
        Fact(
            "colour",
            "The disc is the colour of brass.",
            "The disc is painted navy.",
            False,
            "colour(mater) == 'brass' and material(mater) == 'metal'",
        ),
        Fact(
            "proportion",
            "The disc is flat, many times wider than it is thick.",
            "The disc is a ball, as thick as it is wide.",
            True,
            "width(mater) > 8 * depth(mater) and width(mater) < 1.05 * height(mater)",
        ),
        Fact(
            "symmetry",
            "The left half of the throne mirrors the right half.",
            "The throne leans over to one side.",
            True,
            "mirror(throne, 'x')",
        ),
        Fact(
            "material",
            "The arch that carries the instrument is made of wood.",
            "The arch that carries the instrument is made of stone.",
            False,
            "material(stand) == 'wood' and top(stand) > top(suspension_ring)",
        ),
    ],
)
def astrolabe(a: Assembly) -> None:
    up = (0, 0, 1.45)
    disc = union(plate(annulus(1.0, 0.82, 72), 0.14), plate(circle(0.83, segments=72), 0.06, (0, 0.04, 0)))
    a.add("mater", disc.translate(up))
    a.add("climate_plate", plate(circle(0.815, segments=72), 0.03, (0, -0.005, 1.45)))
    a.add("plate_line", plate(_plate_lines(), 0.02, (0, -0.02, 1.45)))
    a.add("rete", plate(_rete().rotate(24), 0.035, (0, -0.066, 1.45)))
    ecliptic = annulus(CAPRICORN / 2 + CANCER / 2, 0.46, 64).translate((0, CAPRICORN / 2 - CANCER / 2)).rotate(24)
    a.add("ecliptic_ring", plate(ecliptic, 0.05, (0, -0.07, 1.45)))
    blade = polygon([(-0.97, 0), (-0.9, 0.05), (-0.12, 0.05), (0.12, 0.05), (0.9, 0.05), (0.97, 0), (0, -0.02)])
    bar = plate((blade + circle(0.11)).rotate(-38), 0.03, (0, -0.11, 0))
    pin = union(cylinder(0.045, 0.32, (0, -0.01, 0), "y"), cylinder(0.075, 0.04, (0, -0.15, 0), "y"))
    a.add("rule", union(bar, pin).translate(up))
    vane = cut(box(0.04, 0.22, 0.2, (0.66, 0.19, 0), 0.01), cylinder(0.03, 1, (0.66, 0.21, 0), "x", segments=12))
    sight = union(plate(rectangle(1.84, 0.1) + circle(0.13), 0.04, (0, 0.085, 0)), vane, vane.translate((-1.32, 0, 0)))
    a.add("alidade", sight.rotate((0, 35, 0)).translate(up))
    tick = box(0.015, 0.02, 0.1, (0, -0.07, 0.93), 0)
    long_tick = box(0.022, 0.02, 0.15, (0, -0.07, 0.91), 0)
    a.add("degree_tick", [(long_tick if i % 6 == 0 else tick).rotate((0, i * 5, 0)).translate(up) for i in range(72)])
    scale = annulus(0.97, 0.955, 72) + annulus(0.82, 0.805, 72) + annulus(0.7, 0.685, 72)
    for angle in range(0, 360, 10):
        scale += rectangle(0.28, 0.02, (0.83, 0)).rotate(angle)
    shadow_square = rectangle(0.98, 0.5, (0, -0.25)) - rectangle(0.84, 0.44, (0, -0.22))
    a.add("back_scale", plate(scale + shadow_square, 0.02, (0, 0.07, 1.45)))
    half = [(0.44, 0.86), (0.42, 0.98), (0.3, 1.0), (0.3, 1.1), (0.17, 1.12), (0.14, 1.22), (0, 1.27)]
    crest = outline([*half, *[(-x, z) for x, z in half[-2::-1]], (0, 0.9)], 72)
    holes = [
        circle(0.045, (0, 1.19)),
        circle(0.06, (-0.17, 1.05)),
        circle(0.06, (0.17, 1.05)),
        circle(1.0, segments=72),
    ]
    for hole in holes:
        crest -= hole
    a.add("throne", plate(crest, 0.1).translate(up))
    a.add("shackle", torus(0.11, 0.025, (0, 0, 1.29), "x", 32).translate(up))
    a.add("suspension_ring", torus(0.17, 0.03, (0, 0, 1.515), "y").translate(up))
    a.add("stand", _arch_stand())


def _plate_lines() -> CrossSection:
    """Horizon, altitude circles and meridian of the plate for 45 degrees north."""
    lines = rectangle(0.014, 1.6)
    for altitude in np.radians([0, 15, 30, 45, 60, 75]):
        k = EQUATOR / (np.sin(np.radians(45)) + np.sin(altitude))
        middle, radius = k * np.cos(np.radians(45)), k * np.cos(altitude)
        lines += annulus(radius + 0.008, radius - 0.008, 64).translate((0, middle))
    for radius in (EQUATOR, CANCER):
        lines += annulus(radius + 0.007, radius - 0.007, 64)
    return lines ^ circle(0.8, segments=64)


def _rete() -> CrossSection:
    """Open star map: outer ring, bars and flame-shaped star pointers."""
    shape = annulus(CAPRICORN, 0.745, 72) + rectangle(1.55, 0.05) + rectangle(0.05, 1.5)
    arc_piece = annulus(EQUATOR + 0.025, EQUATOR - 0.025, 64) - rectangle(2, 1, (0, 0.5))
    shape += arc_piece + circle(0.12)
    flame = polygon([(0.77, -0.06), (0.77, 0.06), (0.66, 0.075), (0.57, 0.03), (0.53, -0.04), (0.62, 0.0)])
    for angle in (205, 230, 252, 290, 312, 337):
        shape += flame.rotate(angle)
    small = polygon([(0.0, -0.045), (0.0, 0.045), (0.1, 0.05), (0.2, -0.03), (0.11, 0.0)])
    for x, y, angle in ((0.3, 0, 70), (-0.3, 0, 100), (0.3, 0, -80), (-0.3, 0, -95), (0, 0.3, 10), (0, 0.45, 165)):
        shape += small.rotate(angle).translate((x, y))
    return shape - circle(0.04)


def _arch_stand() -> Manifold:
    """Plinth, arch and the hook that the ring hangs from."""
    path = [
        (1.25, 0, 0.1),
        (1.25, 0, 1.2),
        *arc(1.25, 0, 180, (0, 0, 2.15), samples=33),
        (-1.25, 0, 1.2),
        (-1.25, 0, 0.1),
    ]
    arch = sweep(path, 1.0, rectangle(0.17, 0.17, corner=0.05), up=(0, 1, 0))
    foot = plate(rectangle(3.0, 0.95, corner=0.3), 0.1, (0, 0, 0.05), "up")
    step = plate(rectangle(2.8, 0.7, corner=0.25), 0.1, (0, 0, 0.14), "up")
    knob = lathe([(0.0, 0.1), (0.15, 0.1), (0.19, 0.22), (0.12, 0.32), (0.16, 0.38), (0.1, 0.45), (0, 0.45)])
    hook = sweep([(0, 0.0, 3.4), (0, 0.0, 3.27), *arc(0.1, 90, -100, (0, 0, 3.17), "yz", 16)], 0.035)
    return union(arch, foot, step, mirrored(knob.translate((1.25, 0, 0))), hook)
