"""Fire engines."""

from itertools import pairwise

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._vehicle import carved, glazed, lamp, road_wheels, window
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import polygon, rectangle
from mme3dr.meshes.solids import beam, box, cut, cylinder, rod, torus, union
from mme3dr.meshes.sweeps import plate, sweep
from mme3dr.records import Fact, Part

AXLES = (-2.75, 2.0)
RADIUS, WIDTH = 0.52, 0.3
PIVOT, RISE = (2.75, 3.15), 52.0
"""y and z of the ladder's foot, and its slope in degrees; it rises forwards over the cab."""


@reference_object(
    name="fire engine",
    prompt="model a red fire engine, blue beacons, three-part ladder with basket run out steeply from a rear turntable",
    parts=[
        Part("tyre", 6, "black", "rubber", False),
        Part("wheel_disc", 4, "silver", "metal", False),
        Part("chassis", 1, "dark grey", "iron", False),
        Part("cab", 1, "red", "painted metal", True),
        Part("window", 6, "navy", "glass", False),
        Part("body", 1, "red", "painted metal", True),
        Part("shutter", 6, "silver", "metal", False),
        Part("stripe", 6, "white", "painted metal", False),
        Part("bumper", 1, "white", "painted metal", False),
        Part("grille", 1, "black", "plastic", False),
        Part("headlamp", 2, "ivory", "glass", False),
        Part("beacon", 2, "blue", "glass", True),
        Part("outrigger", 4, "dark grey", "iron", False),
        Part("turntable", 1, "dark grey", "iron", True),
        Part("lifting_ram", 2, "steel", "metal", False),
        Part("ladder", 3, "light grey", "metal", True),
        Part("basket", 1, "red", "painted metal", True),
        Part("hose_reel", 1, "yellow", "rubber", False),
        Part("tail_lamp", 2, "orange", "glass", False),
    ],
    facts=[
        Fact(
            "count",
            "The ladder is made of three sections.",
            "The ladder is made of eight sections.",
            False,
            "count(ladder) == 3",
        ),
        Fact(
            "relation",
            "The ladder rises steeply, far above the roof of the cab.",
            "The ladder lies flat, lower than the roof of the cab.",
            True,
            "top(ladder) > 2 * top(cab) and height(ladder) > depth(ladder)",
        ),
        Fact(
            "relation",
            "The ladder is mounted on a turntable at the rear.",
            "The ladder is mounted on the front bumper.",
            False,
            "on(turntable, body) and y(turntable) > y(body) and touches(ladder, turntable)",
        ),
        Fact(
            "relation",
            "Blue beacons sit on the roof of the cab.",
            "Blue beacons sit underneath the rear bumper.",
            True,
            "on(beacon, cab) and colour(beacon) == 'blue' and bottom(beacon) > z(window)",
        ),
        Fact(
            "colour", "Cab and body are red.", "Cab and body are green.", False, "colour(cab) == colour(body) == 'red'"
        ),
        Fact(
            "existence",
            "Roller shutters close lockers on both sides of the body.",
            "Large passenger windows line both sides of the body.",
            True,
            "count(shutter) >= 4 and all_touch(shutter, body) and material(shutter) == 'metal'",
        ),
        Fact(
            "relation",
            "Outriggers reach down to the ground on both sides.",
            "Outriggers reach up to the sky on both sides.",
            True,
            "bottom(outrigger) < 0.1 and mirror(outrigger, 'x') and width(outrigger) > width(body)",
        ),
        Fact(
            "existence",
            "A rescue basket hangs at the tip of the ladder.",
            "A rescue basket hangs at the foot of the ladder.",
            False,
            "touches(basket, ladder) and z(basket) > z(ladder) and top(basket) > 2 * top(cab)",
        ),
        Fact(
            "symmetry",
            "Wheels and shutters are the same on both sides.",
            "Wheels and shutters are missing on one side.",
            True,
            "mirror(tyre, 'x') and mirror(shutter, 'x') and mirror(stripe, 'x')",
        ),
        Fact(
            "proportion",
            "The engine is more than twice as long as it is wide.",
            "The engine is just as wide as it is long.",
            True,
            "depth(all) > 2 * width(body)",
        ),
    ],
)
def fire_engine(a: Assembly) -> None:
    for i, y in enumerate(AXLES):
        tyres, discs = road_wheels(y, RADIUS, WIDTH, 1.0, twin=i > 0)
        a.add("tyre", tyres)
        a.add("wheel_disc", discs)
    frame = [box(0.9, 7.4, 0.3, (0, 0, 0.78), 0.02)] + [cylinder(0.1, 2.0, (0, y, RADIUS), "x") for y in AXLES]
    frame += [box(0.4, 0.5, 0.5, (0, y, 0.62), 0.05) for y in AXLES]
    a.add("chassis", union(frame))
    _cab(a)
    _body(a)
    for y in (-1.05, 3.35):
        leg = [box(0.9, 0.22, 0.2, (1.1, y, 0.72), 0.02), box(0.16, 0.16, 0.7, (1.5, y, 0.42), 0.02)]
        leg += [cylinder(0.26, 0.07, (1.5, y, 0.035)), cylinder(0.1, 0.14, (1.5, y, 0.1))]
        a.add("outrigger", mirrored(union(leg)))
    _ladder(a)


def _cab(a: Assembly) -> None:
    """Crew cab with its panes, grille, bumper, lamps and beacons."""
    side = polygon([(-3.95, 0.62), (-4.0, 1.5), (-3.78, 2.6), (-3.62, 2.75), (-1.42, 2.75), (-1.42, 0.62)])
    shape = carved(side, rectangle(2.4, 2.8, (0, -2.6), 0.12), rectangle(2.4, 2.4, (0, 1.55), 0.12))
    shape = cut(shape, cylinder(0.66, 5, (0, AXLES[0], RADIUS), "x"))
    front_door = window([(-3.74, 1.65), (-2.78, 1.65), (-2.78, 2.48), (-3.55, 2.48)], "side")
    rear_door = window([(-2.6, 1.65), (-1.62, 1.65), (-1.62, 2.48), (-2.6, 2.48)], "side")
    halves = [
        window([(s * 0.03, 1.66), (s * 1.04, 1.66), (s * 0.98, 2.5), (s * 0.03, 2.5)], "front", (-5, -3.5))
        for s in (-1, 1)
    ]
    body, panes = glazed(shape, [front_door, rear_door, *halves], 0.04)
    a.add("cab", body)
    a.add("window", panes)
    a.add(
        "grille",
        union(
            row(box(1.2, 0.1, 0.06, (0, -3.99, 1.24), 0.015), 4, (0, 0, 0.11)),
            box(1.1, 0.06, 0.42, (0, -3.96, 1.24), 0),
        ),
    )
    a.add("bumper", union(box(2.44, 0.36, 0.34, (0, -4.0, 0.6), 0.06), box(0.9, 0.6, 0.2, (0, -3.75, 0.7), 0)))
    a.add("headlamp", [lamp(0.14, (s * 0.85, -3.97, 1.16)) for s in (-1, 1)])
    lens = union(box(0.52, 0.26, 0.2, (0.7, -3.3, 2.83), 0.07), box(0.58, 0.3, 0.1, (0.7, -3.3, 2.77), 0.02))
    a.add("beacon", mirrored(lens))


def _body(a: Assembly) -> None:
    """Locker body with roller shutters, white stripes, hose reel and tail lamps."""
    side = polygon([(-1.36, 0.66), (3.7, 0.66), (3.7, 2.35), (1.7, 2.35), (1.7, 2.62), (-1.36, 2.62)])
    shape = carved(side, rectangle(2.4, 5.06, (0, 1.17), 0.05))
    arches = cylinder(0.68, 5, (0, AXLES[1], RADIUS), "x")
    bays = [(-0.62, 1.2), (0.72, 1.16), (3.1, 0.96)]
    holes = [box(0.16, w, 1.2, (s * 1.2, y, 1.76), 0) for y, w in bays for s in (-1, 1)]
    core = cut(shape, arches, holes)
    locker = box(0.5, 0.62, 0.5, (0, 0.3, 2.8), 0.03)
    a.add("body", union(core, locker))
    for y, w in bays:
        slats = row(cylinder(0.07, w - 0.04, (0, y, 1.76), "y", segments=10), 10, (0, 0, 0.118))
        screen = union(slats, box(0.06, w - 0.02, 1.19, (0, y, 1.76), 0)).translate((1.125, 0, 0))
        a.add("shutter", mirrored(screen))
    strip = box(0.03, 7.5, 0.16, (1.2, -0.05, 1.04), 0)
    a.add("stripe", mirrored(cut(strip, arches, cylinder(0.7, 5, (0, AXLES[0], RADIUS), "x"))))
    a.add("tail_lamp", [lamp(0.12, (s * 0.95, 3.69, 0.95), back=True) for s in (-1, 1)])
    coil = [torus(0.27, 0.05, (0, 3.76, 1.75), "y", segments=32), torus(0.18, 0.05, (0, 3.76, 1.75), "y", segments=32)]
    a.add(
        "hose_reel", union(coil, cylinder(0.24, 0.08, (0, 3.72, 1.75), "y"), cylinder(0.06, 0.2, (0, 3.76, 1.75), "y"))
    )


def _section(width: float, low: float, high: float, lift: float) -> Manifold:
    """Ladder section built up the z axis from low to high: rails with laced handrails on the +y side, and rungs."""
    sides = []
    for s in (-1, 1):
        x = s * width / 2
        sides += [
            box(0.07, 0.14, high - low, (x, lift, (low + high) / 2), 0),
            box(0.06, 0.06, high - low - 0.3, (x, lift + 0.36, (low + high) / 2), 0),
        ]
        knots = np.arange(low + 0.15, high - 0.1, 0.5)
        for p, q in pairwise(knots):
            sides += [
                beam((x, lift, p), (x, lift + 0.36, (p + q) / 2), 0.045, 0.045, 0),
                beam((x, lift + 0.36, (p + q) / 2), (x, lift, q), 0.045, 0.045, 0),
            ]
    rungs = [
        rod((-width / 2, lift, z), (width / 2, lift, z), 0.035, segments=8) for z in np.arange(low + 0.2, high, 0.33)
    ]
    return union(sides, rungs)


def _ladder(a: Assembly) -> None:
    """Turntable, lifting rams, the extended ladder and its basket."""
    y, z = PIVOT

    def raised(solid: Manifold) -> Manifold:
        """A solid built up the z axis, turned to the ladder's slope at its pivot."""
        return solid.rotate((90 - RISE, 0, 0)).translate((0, y, z))

    base = [cylinder(0.85, 0.2, (0, y, 2.42), segments=48), cylinder(0.7, 0.2, (0, y, 2.58), segments=48)]
    cheeks = polygon([(y - 0.55, 2.6), (y + 0.45, 2.6), (y + 0.25, z + 0.2), (y - 0.1, z + 0.25)])
    base += [plate(cheeks, 0.1, (s * 0.54, 0, 0), "side") for s in (-1, 1)] + [cylinder(0.12, 1.2, (0, y, z), "x")]
    a.add("turntable", union(base))
    foot, hold = (0.36, y - 0.62, 2.7), (0.36, y - 1.55 * np.cos(np.radians(RISE)), z + 1.55 * np.sin(np.radians(RISE)))
    a.add(
        "lifting_ram",
        mirrored(union(rod(foot, hold, 0.06), rod(foot, (np.array(foot) * 0.4 + np.array(hold) * 0.6), 0.1))),
    )
    sections = [(0.92, -0.3, 3.7, 0.0), (0.76, 2.6, 6.5, 0.05), (0.6, 5.5, 9.2, 0.1)]
    a.add("ladder", [raised(_section(*s)) for s in sections])
    tip = (y - 9.2 * np.cos(np.radians(RISE)), z + 9.2 * np.sin(np.radians(RISE)))
    floor = box(1.0, 0.75, 0.1, (0, tip[0] - 0.3, tip[1] - 0.45), 0.02)
    walls = cut(
        box(1.0, 0.75, 0.45, (0, tip[0] - 0.3, tip[1] - 0.25), 0.02),
        box(0.92, 0.67, 1, (0, tip[0] - 0.3, tip[1] + 0.1), 0),
    )
    rail = sweep(
        [(sx * 0.47, tip[0] - 0.3 + sy * 0.34, tip[1] + 0.3) for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1))],
        0.035,
        closed=True,
    )
    posts = [
        rod(
            (sx * 0.47, tip[0] - 0.3 + sy * 0.34, tip[1] - 0.2),
            (sx * 0.47, tip[0] - 0.3 + sy * 0.34, tip[1] + 0.3),
            0.03,
        )
        for sx in (-1, 1)
        for sy in (-1, 1)
    ]
    a.add("basket", union(floor, walls, rail, posts))
