"""Railway engines."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._vehicle import across, carved, glazed, window
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, ring, row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import polygon, rectangle
from mme3dr.meshes.solids import beam, box, cut, cylinder, dome, rod, sphere, tube, union
from mme3dr.meshes.sweeps import lathe, plate
from mme3dr.records import Fact, Part

RAIL = 0.3
"""Height of the railhead."""
AXLES = (-1.2, 0.12, 1.44)
"""y of the driving axles."""
BOILER = 2.38
"""Height of the boiler's axis."""


@reference_object(
    name="steam locomotive",
    prompt="green branch-line steam locomotive, three pairs of red driving wheels, shining rods, on a piece of track",
    parts=[
        Part("rail", 2, "steel", "metal", True),
        Part("sleeper", 13, "dark brown", "wood", False),
        Part("driving_wheel", 6, "red", "iron", True),
        Part("carrying_wheel", 4, "red", "iron", False),
        Part("coupling_rod", 2, "silver", "metal", True),
        Part("connecting_rod", 2, "silver", "metal", True),
        Part("cylinder", 2, "black", "iron", False),
        Part("frame", 1, "black", "painted metal", False),
        Part("boiler", 1, "green", "painted metal", True),
        Part("boiler_band", 4, "brass", "metal", False),
        Part("smokebox", 1, "black", "iron", False),
        Part("door_fitting", 2, "silver", "metal", False),
        Part("chimney", 1, "black", "iron", False),
        Part("steam_dome", 1, "brass", "metal", False),
        Part("whistle", 1, "brass", "metal", False),
        Part("cab", 1, "green", "painted metal", False),
        Part("cab_roof", 1, "black", "painted metal", False),
        Part("window", 6, "navy", "glass", False),
        Part("bunker", 1, "green", "painted metal", False),
        Part("coal", 1, "black", "stone", False),
        Part("buffer_beam", 2, "red", "painted metal", False),
        Part("buffer", 4, "iron", "iron", False),
        Part("headlamp", 1, "ivory", "glass", False),
    ],
    facts=[
        Fact(
            "count",
            "Six large driving wheels run in three pairs.",
            "Two large driving wheels run in a single pair.",
            False,
            "count(driving_wheel) == 6 and alike(driving_wheel) and mirror(driving_wheel, 'x')",
        ),
        Fact(
            "relation",
            "On each side one long rod joins the driving wheels.",
            "On each side one rubber belt runs over the roof.",
            True,
            "count(coupling_rod) == 2 and all_touch(driving_wheel, coupling_rod)",
        ),
        Fact(
            "relation",
            "The chimney rises from the front of the boiler, far from the cab.",
            "The chimney rises from the roof of the cab, at the rear.",
            True,
            "y(chimney) < front(boiler) and touches(chimney, smokebox) and y(cab) > y(boiler)",
        ),
        Fact(
            "proportion",
            "The driving wheels are bigger than the wheels at both ends.",
            "The driving wheels are smaller than the wheels at both ends.",
            True,
            "piece_length(driving_wheel) > 1.4 * piece_length(carrying_wheel)",
        ),
        Fact(
            "relation",
            "All of the wheels stand on the two rails.",
            "All of the wheels hang beside the two rails.",
            True,
            "count(rail) == 2 and all_touch(driving_wheel, rail) and all_touch(carrying_wheel, rail)",
        ),
        Fact(
            "colour",
            "The boiler is green and the front end black.",
            "The boiler is black and the front end green.",
            True,
            "colour(boiler) == 'green' and colour(smokebox) == 'black'",
        ),
        Fact(
            "relation",
            "A dome rises from the boiler between chimney and cab.",
            "A dome rises from the coal heap behind the cab.",
            True,
            "on(steam_dome, boiler) and y(chimney) < y(steam_dome) and back(steam_dome) < front(cab)",
        ),
        Fact(
            "symmetry",
            "The left side of the engine mirrors the right side.",
            "The engine has wheels and rods on the left side only.",
            True,
            "mirror(all, 'x')",
        ),
        Fact(
            "count",
            "Two round buffers stick out at either end.",
            "A single round buffer sticks out at either end.",
            True,
            "count(buffer) == 4 and count(buffer_beam) == 2 and all_touch(buffer, buffer_beam)",
        ),
    ],
)
def steam_locomotive(a: Assembly) -> None:
    profile = polygon(
        [
            (-0.11, 0.16),
            (0.11, 0.16),
            (0.11, 0.19),
            (0.05, 0.21),
            (0.06, RAIL),
            (-0.06, RAIL),
            (-0.05, 0.21),
            (-0.11, 0.19),
        ]
    )
    a.add("rail", mirrored(plate(profile, 7.8, (0.74, 0, 0))))
    a.add("sleeper", row(box(2.3, 0.26, 0.17, (0, 0, 0.085), 0.02), 13, (0, 0.6, 0)))
    _running_gear(a)
    _boiler(a)
    _cab(a)
    deck = [box(2.2, 5.9, 0.08, (0, 0.1, 1.52), 0.01), box(2.2, 0.05, 0.16, (0, -2.85, 1.46), 0.01)]
    plates = [box(0.06, 5.7, 0.62, (s * 0.55, 0.1, 1.2), 0.01) for s in (-1, 1)]
    steps = [box(0.3, 0.4, 0.05, (s * 0.95, 2.0, z), 0.01) for s in (-1, 1) for z in (0.75, 1.1)]
    hangers = [box(0.05, 0.36, 0.85, (s * 0.82, 2.0, 1.14), 0) for s in (-1, 1)]
    saddle = box(1.0, 0.9, 0.6, (0, -2.35, 1.55), 0.05)
    a.add("frame", union(deck, plates, steps, hangers, saddle))
    for s in (-1, 1):
        y = 0.1 + s * 2.98
        a.add("buffer_beam", box(2.2, 0.12, 0.42, (0, y, 1.36), 0.02))
        head = lathe(
            [(0.12, 0), (0.12, 0.2), (0.08, 0.2), (0.08, 0.36), (0.23, 0.38), (0.23, 0.42), (0, 0.46)], segments=28
        )
        a.add("buffer", mirrored(head.rotate((-90 * s, 0, 0)).translate((0.72, y + 0.05 * s, 1.36))))


def _wheel(radius: float, spokes: int, crank: float) -> Manifold:
    """Spoked wheel with a flange, axis z, outer face up; the balance weight lies opposite the crank pin's angle."""
    rim = lathe(
        [
            (0.83 * radius, -0.07),
            (radius + 0.05, -0.09),
            (radius + 0.05, -0.05),
            (radius, -0.04),
            (radius, 0.08),
            (0.83 * radius, 0.08),
            (0.83 * radius, -0.07),
        ],
        segments=48,
    )
    arms = ring(rod((0.1 * radius, 0, 0), (0.9 * radius, 0, 0), 0.045, 0.04, segments=8), spokes)
    hub = cylinder(0.24 * radius, 0.2, (0, 0, 0.02), segments=24)
    weight = cylinder(0.88 * radius, 0.1, segments=40).trim_by_plane((-1, 0, 0), 0.5 * radius)
    pin = (
        [cylinder(0.1, 0.24, (crank, 0, 0.1), segments=20), box(crank, 0.18, 0.1, (crank / 2, 0, 0.05))]
        if crank
        else []
    )
    return union(rim, arms, hub, [weight, *pin] if crank else [])


def _running_gear(a: Assembly) -> None:
    """Wheels, cylinders and rods; the cranks point down and forwards on both sides."""
    r, crank, turn = 0.56, 0.25, np.radians(215)
    pin = crank * np.cos(turn), crank * np.sin(turn)
    z = RAIL + r
    for s in (-1, 1):
        for y in AXLES:
            # Turned in the wheel's own plane so that the pin comes to the same place on either side.
            wheel = across(_wheel(r, 14, crank).rotate((0, 0, _spin(turn, s))), (0.74 * s, y, z), s)
            a.add("driving_wheel", wheel)
        for y in (-2.55, 2.68):
            a.add("carrying_wheel", across(_wheel(0.36, 10, 0), (0.74 * s, y, RAIL + 0.36), s))
        eyes = [cylinder(0.13, 0.09, (s * 0.98, y + pin[0], z + pin[1]), "x", segments=24) for y in AXLES]
        ends = [(s * 0.98, AXLES[i] + pin[0], z + pin[1]) for i in (0, 2)]
        a.add("coupling_rod", union(eyes, beam(*ends, 0.06, 0.13, 0.01)))
        head, eye = (s * 1.09, -1.55, z), (s * 1.09, AXLES[1] + pin[0], z + pin[1])
        rods = [beam(head, eye, 0.06, 0.13, 0.01), rod((s * 1.09, -2.0, z), head, 0.05), box(0.16, 0.24, 0.26, head)]
        pins = [
            cylinder(0.15, 0.09, eye, "x", segments=24),
            cylinder(0.06, 0.2, (s * 1.06, *eye[1:]), "x", segments=16),
        ]
        a.add("connecting_rod", union(rods, pins))
        chest = [cylinder(0.3, 0.8, (s * 1.05, -2.35, z), "y"), cylinder(0.33, 0.06, (s * 1.05, -2.72, z), "y")]
        chest += [
            cylinder(0.33, 0.06, (s * 1.05, -1.98, z), "y"),
            box(0.5, 0.7, 0.62, (s * 0.95, -2.35, z + 0.3), 0.03),
        ]
        chest += [box(0.08, 0.9, 0.05, (s * 1.09, -1.6, z + d), 0.01) for d in (-0.16, 0.16)]
        a.add("cylinder", union(chest))


def _spin(angle: float, side: int) -> float:
    """Turn in the wheel's plane, in degrees, that brings a pin on +x to `angle` in the (y, z) plane once mounted."""
    y, z = np.cos(angle), np.sin(angle)
    return float(np.degrees(np.arctan2(y, -side * z)))


def _boiler(a: Assembly) -> None:
    """Boiler barrel with bands, smokebox with its door, chimney, dome and whistle."""
    barrel = cylinder(0.74, 3.2, (0, -0.42, BOILER), "y", segments=48)
    firebox = carved(
        polygon([(0.3, 1.55), (1.3, 1.55), (1.3, 3.16), (0.3, 3.16)]), None, rectangle(1.56, 1.9, (0, 2.21), 0.5)
    )
    a.add("boiler", union(barrel, firebox))
    a.add("boiler_band", [tube(0.765, 0.7, 0.06, (0, y, BOILER), "y", segments=48) for y in (-1.75, -1.1, -0.45, 0.2)])
    door = dome(0.62, height=0.2, segments=40).rotate((90, 0, 0)).translate((0, -2.98, BOILER))
    straps = [box(0.55, 0.06, 0.09, (0.35, -3.1, BOILER + d), 0.01) for d in (-0.2, 0.2)]
    wheel = cylinder(0.07, 0.28, (0, -3.2, BOILER), "y", segments=16)
    handle = [rod((0, -3.28, BOILER), (d, -3.28, BOILER - 0.2), 0.025, segments=8) for d in (-0.12, 0.12)]
    shell = cylinder(0.8, 1.0, (0, -2.5, BOILER), "y", segments=48)
    a.add("smokebox", union(shell, door))
    a.add("door_fitting", union(straps, box(0.09, 0.07, 0.56, (0.6, -3.06, BOILER), 0.01)), union(wheel, handle))
    stack = lathe(
        [
            (0.42, 0),
            (0.3, 0.1),
            (0.25, 0.25),
            (0.23, 0.75),
            (0.25, 0.85),
            (0.34, 0.9),
            (0.34, 1.0),
            (0.22, 1.0),
            (0.2, 0.8),
            (0, 0.8),
        ],
        segments=40,
    )
    a.add("chimney", stack.translate((0, -2.5, BOILER + 0.72)))
    bell = lathe(
        [(0, 0), (0.44, 0), (0.36, 0.1), (0.33, 0.2), (0.33, 0.42), (0.3, 0.55), (0.2, 0.66), (0, 0.71)], segments=40
    )
    a.add("steam_dome", bell.translate((0, -0.75, BOILER + 0.68)))
    pipe = [cylinder(0.05, 0.3, (0, 0.75, 3.28), segments=16), cylinder(0.09, 0.2, (0, 0.75, 3.5), segments=20)]
    a.add("whistle", union(pipe, sphere(0.06, (0, 0.75, 3.62), 16)))
    a.add(
        "headlamp",
        union(
            box(0.26, 0.2, 0.3, (0, -3.02, BOILER + 0.88), 0.04),
            cylinder(0.1, 0.1, (0, -3.12, BOILER + 0.88), "y", segments=24),
        ),
    )


def _cab(a: Assembly) -> None:
    """Driver's cab, its arched roof, and the coal bunker behind."""
    shape = polygon([(1.3, 1.55), (2.55, 1.55), (2.55, 3.3), (1.3, 3.3)])
    body = carved(shape, None, rectangle(2.1, 1.9, (0, 2.4), 0.04))
    sides = [window([(1.55, 2.5), (2.3, 2.5), (2.3, 3.1), (1.55, 3.1)], "side")]
    spectacles = [cylinder(0.2, 4, (s * 0.66, 2, 2.95), "y") for s in (-1, 1)]
    body, panes = glazed(body, [*sides, *spectacles], 0.05)
    lines = [tube(0.24, 0.19, 1.3, (s * 0.66, 1.93, 2.95), "y") for s in (-1, 1)]
    a.add("cab", union(body, cut(union(lines), box(3, 1.2, 3, (0, 1.93, 3), 0))))
    a.add("window", panes)
    arch = cylinder(1.95, 1.6, (0, 1.93, 1.7), "y", segments=96)
    a.add("cab_roof", arch.trim_by_plane((0, 0, 1), 3.28))
    bin_side = polygon([(2.56, 1.55), (3.05, 1.55), (3.05, 2.4), (3.15, 2.6), (2.56, 2.6)])
    walls = carved(bin_side, None, rectangle(2.1, 1.9, (0, 2.4), 0.04))
    a.add("bunker", cut(walls, box(1.9, 0.46, 0.6, (0, 2.8, 2.65), 0)))
    rng = np.random.default_rng(3)
    lumps = [
        sphere(0.17, segments=6).rotate(tuple(rng.uniform(0, 90, 3))).translate((x, y, 2.55 + rng.uniform(-0.03, 0.1)))
        for x in np.linspace(-0.8, 0.8, 8)
        for y in (2.7, 2.87)
    ]
    a.add("coal", union(lumps, box(1.86, 0.42, 0.2, (0, 2.8, 2.45), 0)))
