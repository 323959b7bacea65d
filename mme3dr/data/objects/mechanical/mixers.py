"""Concrete mixers."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._vehicle import carved, glazed, lamp, road_wheels, window
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import polygon, rectangle, smooth_profile
from mme3dr.meshes.profiles import ring as annulus
from mme3dr.meshes.solids import beam, box, capsule, cut, cylinder, rod, union
from mme3dr.meshes.sweeps import lathe, loft, plate, sweep
from mme3dr.records import Fact, Part

AXLES = (-3.05, 1.5, 2.75)
RADIUS, WIDTH = 0.52, 0.3
FOOT, TILT = (-1.75, 2.02), 12.5
"""y and z of the lower end of the drum's axis, and its slope in degrees towards the rear."""
PROFILE = smooth_profile(
    [(0.62, 0), (0.85, 0.45), (1.15, 1.35), (1.2, 1.9), (1.15, 2.45), (0.85, 3.7), (0.58, 4.75), (0.56, 4.95)], 36
)
"""Radius of the drum along its axis."""


@reference_object(
    name="concrete mixer truck",
    prompt="Concrete mixer truck on three axles, orange cab; red spirals round its white drum, tipped up to the rear.",
    parts=[
        Part("tyre", 10, "black", "rubber", False),
        Part("wheel_disc", 6, "light grey", "painted metal", False),
        Part("chassis", 1, "dark grey", "iron", False),
        Part("mudguard", 2, "black", "plastic", False),
        Part("cab", 1, "orange", "painted metal", True),
        Part("window", 3, "navy", "glass", False),
        Part("grille", 1, "black", "plastic", False),
        Part("bumper", 1, "dark grey", "iron", False),
        Part("headlamp", 2, "ivory", "glass", False),
        Part("mirror", 2, "black", "plastic", False),
        Part("drum", 1, "white", "painted metal", True),
        Part("spiral", 2, "red", "painted metal", True),
        Part("drum_ring", 1, "steel", "metal", False),
        Part("pedestal", 2, "dark grey", "iron", False),
        Part("water_tank", 1, "sky blue", "plastic", False),
        Part("hopper", 1, "orange", "painted metal", False),
        Part("chute", 1, "steel", "metal", False),
        Part("ladder", 1, "yellow", "painted metal", False),
        Part("tail_lamp", 2, "red", "glass", False),
    ],
    facts=[
        Fact(
            "relation",
            "The drum slopes, its mouth higher than its front end.",
            "The drum stands on end, its mouth pointing straight up.",
            False,
            "top(drum_ring) > z(drum) + 0.2 and y(drum_ring) > y(drum) and depth(drum) > 1.3 * height(drum)",
        ),
        Fact(
            "count",
            "Three axles carry the truck, two of them at the rear.",
            "Six axles carry the truck, all of them at the rear.",
            False,
            "count(wheel_disc) == 6 and count(tyre) == 10 and level(tyre) and front(tyre) < back(cab)",
        ),
        Fact(
            "relation",
            "The cab is in front of the drum.",
            "The cab is on top of the drum.",
            True,
            "y(cab) < front(drum) and z(cab) < z(drum)",
        ),
        Fact(
            "relation",
            "A chute hangs below the mouth of the drum at the rear.",
            "A chute hangs below the windscreen at the front.",
            True,
            "y(chute) > y(drum_ring) and z(chute) < z(hopper)",
        ),
        Fact(
            "relation",
            "A filling hopper sits above the mouth of the drum.",
            "A filling hopper sits under the front bumper.",
            True,
            "z(hopper) > z(drum) and y(hopper) > y(drum_ring) and touches(hopper, pedestal)",
        ),
        Fact(
            "colour",
            "The drum is white and its spirals are red.",
            "The drum is red and its spirals are green.",
            False,
            "colour(drum) == 'white' and colour(spiral) == 'red' and all_touch(spiral, drum)",
        ),
        Fact("colour", "The cab is orange.", "The cab is purple.", False, "colour(cab) == 'orange'"),
        Fact(
            "proportion",
            "The drum is longer than the cab.",
            "The drum is shorter than the cab.",
            True,
            "depth(drum) > 2 * depth(cab)",
        ),
        Fact(
            "symmetry",
            "Windows and wheels are the same on the left and on the right.",
            "Windows and wheels are found on the right side only.",
            True,
            "mirror(window, 'x') and mirror(tyre, 'x')",
        ),
        Fact(
            "relation",
            "Stands on the chassis carry both ends of the drum.",
            "Ropes from the cab roof carry both ends of the drum.",
            True,
            "count(pedestal) == 2 and all_touch(pedestal, chassis) and touches(drum, pedestal)",
        ),
    ],
)
def concrete_mixer_truck(a: Assembly) -> None:
    for i, y in enumerate(AXLES):
        tyres, discs = road_wheels(y, RADIUS, WIDTH, 0.99, twin=i > 0)
        a.add("tyre", tyres)
        a.add("wheel_disc", discs)
    beams = [box(0.14, 7.2, 0.28, (s * 0.42, 0.1, 0.86), 0.02) for s in (-1, 1)]
    beams += [box(0.9, 0.14, 0.24, (0, y, 0.86), 0.02) for y in (-3.2, -1.6, 0, 1.6, 2.75, 3.6)]
    shafts = [cylinder(0.1, 2.0, (0, y, RADIUS), "x") for y in AXLES] + [
        box(0.3, 0.5, 0.44, (0, y, 0.62), 0.05) for y in AXLES
    ]
    tanks = [
        cylinder(0.32, 1.1, (0.82, -1.15, 0.8), "y"),
        box(0.4, 0.2, 0.2, (0.5, -1.15, 0.85)),
        box(0.6, 1.0, 0.6, (-0.74, -1.15, 0.8), 0.06),
        box(1.9, 0.1, 0.3, (0, 3.68, 0.88), 0.02),
    ]
    a.add("chassis", union(beams, shafts, tanks))
    arc = annulus(0.66, 0.61, 64).translate((AXLES[1], RADIUS)) + annulus(0.66, 0.61, 64).translate((AXLES[2], RADIUS))
    hole = polygon([(-5, -5), (5, -5), (5, RADIUS + 0.15), (-5, RADIUS + 0.15)])
    inner = annulus(0.61, 0.01, 64).translate((AXLES[1], RADIUS)) + annulus(0.61, 0.01, 64).translate(
        (AXLES[2], RADIUS)
    )
    fender = plate(arc - hole - inner, 0.74, (0.8, 0, 0), "side")
    a.add("mudguard", mirrored(union(fender, box(0.5, 0.3, 0.08, (0.62, (AXLES[1] + AXLES[2]) / 2, 0.95), 0))))
    _cab(a)
    _drum(a)
    _rear(a)


def _cab(a: Assembly) -> None:
    """Forward-control cab with its front fittings."""
    side = polygon(
        [(-4.05, 0.6), (-4.1, 1.55), (-3.86, 2.85), (-3.7, 2.98), (-2.35, 2.98), (-2.22, 2.85), (-2.22, 0.8)]
    )
    shape = carved(side, rectangle(2.36, 1.9, (0, -3.16), 0.12), rectangle(2.36, 2.4, (0, 1.78), 0.1))
    shape = cut(shape, cylinder(0.66, 4, (0, AXLES[0], RADIUS), "x"), box(1.0, 2.2, 0.5, (0, -2.9, 0.7), 0))
    door = window([(-3.82, 1.75), (-2.75, 1.75), (-2.75, 2.68), (-3.62, 2.68)], "side")
    screen = window([(-1.02, 1.78), (1.02, 1.78), (0.96, 2.7), (-0.96, 2.7)], "front", (-5, -3.6))
    body, panes = glazed(shape, [door, screen], 0.04)
    a.add("cab", body)
    a.add("window", panes)
    a.add(
        "grille",
        union(
            row(box(1.3, 0.1, 0.07, (0, -4.08, 1.22), 0.02), 4, (0, 0, 0.13)), box(1.2, 0.06, 0.5, (0, -4.05, 1.22), 0)
        ),
    )
    a.add("bumper", union(box(2.4, 0.24, 0.36, (0, -4.08, 0.62), 0.06), box(0.9, 0.4, 0.2, (0, -3.8, 0.75), 0)))
    a.add("headlamp", [lamp(0.13, (s * 0.9, -4.19, 0.64)) for s in (-1, 1)])
    arms = [
        sweep(spline([(1.15, -3.85, 2.5), (1.38, -4.0, 2.5), (1.4, -4.02, 2.35)], 10), 0.025),
        box(0.24, 0.08, 0.46, (1.4, -4.02, 2.15), 0.03),
    ]
    a.add("mirror", mirrored(union(arms)))


def _along(solid: Manifold) -> Manifold:
    """A solid built up the z axis laid onto the drum's axis."""
    return solid.rotate((-90 + TILT, 0, 0)).translate((0, *FOOT))


def _drum(a: Assembly) -> None:
    """Drum with two painted spirals, its running ring, and the stands under both ends."""
    inside = [(0.48, 4.95), (0.5, 4.6), (0.6, 4.2), (0, 4.2)]
    a.add("drum", _along(lathe([(0, 0), *PROFILE, *inside], segments=56)))
    for start in (0, np.pi):
        s = np.linspace(0.35, 4.3, 90)
        turn = start + 2 * np.pi * 1.5 * (s - s[0]) / (s[-1] - s[0])
        corners = []
        for shift, lift in ((-0.12, -0.05), (0.12, -0.05), (0.12, 0.025), (-0.12, 0.025)):
            r = np.interp(s + shift, PROFILE[:, 1], PROFILE[:, 0]) + lift
            corners.append(np.column_stack([r * np.cos(turn), r * np.sin(turn), s + shift]))
        a.add("spiral", _along(loft(np.stack(corners, 1))))
    collar = lathe([(0.6, 4.42), (0.78, 4.42), (0.78, 4.62), (0.6, 4.62), (0.6, 4.42)], segments=48)
    a.add("drum_ring", _along(collar))
    front = polygon([(-2.15, 0.95), (-1.25, 0.95), (-1.55, 2.2), (-1.78, 2.6), (-2.05, 2.6)])
    motor = _along(cylinder(0.4, 0.4, (0, 0, -0.12)))
    a.add("pedestal", union(plate(front, 0.9, facing="side"), motor))
    legs = [beam((s * 0.42, 3.1, 0.95), (s * 0.6, 2.75, 2.45), 0.14, 0.2, 0.02) for s in (-1, 1)]
    legs += [beam((s * 0.42, 3.62, 0.9), (s * 0.52, 3.4, 3.75), 0.12, 0.16, 0.02) for s in (-1, 1)]
    legs += [
        box(1.3, 0.2, 0.2, (0, 2.78, 2.15), 0.02),
        beam((-0.6, 2.75, 2.4), (-0.6, 3.5, 2.4), 0.12, 0.14, 0.02),
        beam((0.6, 2.75, 2.4), (0.6, 3.5, 2.4), 0.12, 0.14, 0.02),
    ]
    a.add("pedestal", union(legs, box(0.9, 0.7, 0.12, (0, 3.35, 0.98), 0.02)))


def _rear(a: Assembly) -> None:
    """Water tank, hopper, chute, ladder and tail lamps."""
    a.add(
        "water_tank",
        union(
            capsule((-0.75, -1.9, 1.55), (-0.75, -1.0, 1.55), 0.3, segments=28), box(0.2, 0.2, 0.5, (-0.75, -1.5, 1.25))
        ),
    )
    rings = [
        [(-w, y0, z), (w, y0, z), (w, y1, z), (-w, y1, z)]
        for w, y0, y1, z in (
            (0.3, 3.12, 3.6, 3.42),
            (0.68, 2.95, 4.1, 4.1),
            (0.62, 3.02, 4.03, 4.1),
            (0.24, 3.17, 3.55, 3.5),
        )
    ]
    a.add("hopper", loft(np.array(rings)))
    gutter = polygon(
        [
            (-0.4, 0.24),
            (-0.26, -0.14),
            (0.26, -0.14),
            (0.4, 0.24),
            (0.33, 0.24),
            (0.21, -0.07),
            (-0.21, -0.07),
            (-0.33, 0.24),
        ]
    )
    path = [(0, 3.35, 2.45), (0, 3.75, 2.1), (0, 4.4, 1.55), (0, 5.0, 1.15)]
    trough = sweep(spline(path, 16), 1.0, gutter, up=(0, 0, 1))
    a.add("chute", union(trough, beam((0, 3.6, 0.9), (0, 4.1, 1.68), 0.12, 0.12, 0.01)))
    rails = [rod((0.78, y, 0.95), (0.78, y, 3.55), 0.03, segments=10) for y in (3.3, 3.68)]
    rungs = [rod((0.78, 3.3, z), (0.78, 3.68, z), 0.025, segments=8) for z in np.arange(1.1, 3.6, 0.27)]
    a.add(
        "ladder", union(rails, rungs, [box(0.3, 0.06, 0.06, (0.66, y, z), 0) for y in (3.3, 3.68) for z in (1.0, 3.4)])
    )
    a.add("tail_lamp", [lamp(0.11, (s * 0.75, 3.74, 0.9), back=True) for s in (-1, 1)])
