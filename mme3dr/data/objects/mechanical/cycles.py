"""Cycles driven by pedals."""

from collections.abc import Sequence

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._vehicle import across, lamp
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.organic import blend, egg
from mme3dr.meshes.profiles import gear, polygon
from mme3dr.meshes.profiles import ring as annulus
from mme3dr.meshes.solids import box, capsule, cut, cylinder, rod, torus, union
from mme3dr.meshes.sweeps import plate, sweep
from mme3dr.records import Fact, Part

FRONT, REAR, AXLE = -0.53, 0.5, 0.345
"""y of the bicycle's axles and their height."""
BRACKET = (0.04, 0.29)
"""y and z of the bicycle's bottom bracket."""


@reference_object(
    name="bicycle",
    prompt="teal town bicycle with a diamond frame, brown saddle and swept-back handlebar, propped on its kickstand",
    parts=[
        Part("tyre", 2, "black", "rubber", False),
        Part("rim", 2, "silver", "metal", False),
        Part("hub", 2, "silver", "metal", False),
        Part("spoke", 48, "silver", "metal", False),
        Part("frame", 1, "teal", "painted metal", True),
        Part("fork", 1, "teal", "painted metal", False),
        Part("handlebar", 1, "silver", "metal", True),
        Part("grip", 2, "brown", "leather", False),
        Part("seat_post", 1, "silver", "metal", False),
        Part("saddle", 1, "brown", "leather", True),
        Part("chainring", 1, "steel", "metal", False),
        Part("sprocket", 1, "steel", "metal", False),
        Part("chain", 1, "iron", "iron", False),
        Part("crank", 2, "silver", "metal", False),
        Part("pedal", 2, "black", "rubber", False),
        Part("kickstand", 1, "iron", "iron", True),
        Part("headlamp", 1, "ivory", "glass", False),
    ],
    facts=[
        Fact(
            "count",
            "It runs on two wheels of the same size.",
            "It runs on three wheels of different sizes.",
            True,
            "count(tyre) == 2 and alike(tyre) and level(tyre)",
        ),
        Fact(
            "relation",
            "A chain runs from the pedals to the rear wheel.",
            "A chain runs from the pedals to the front wheel.",
            True,
            "touches(chain, chainring) and touches(chain, sprocket) and y(sprocket) > y(chainring)",
        ),
        Fact(
            "relation",
            "Thin spokes join each hub to its rim.",
            "Solid discs join each hub to its rim.",
            True,
            "all_touch(spoke, rim) and all_touch(spoke, hub) and count(spoke) > 20",
        ),
        Fact(
            "relation",
            "The saddle stands above the frame, towards the rear wheel.",
            "The saddle hangs under the frame, beside the front wheel.",
            True,
            "above(saddle, frame) and y(saddle) > y(frame)",
        ),
        Fact(
            "count",
            "There are two pedals, on opposite sides of the frame.",
            "There are four pedals, all on one side of the frame.",
            True,
            "count(pedal) == 2 and left(pedal) < left(frame) and right(pedal) > right(frame)",
        ),
        Fact(
            "colour",
            "Frame and fork are teal, the tyres black.",
            "Frame and fork are black, the tyres teal.",
            False,
            "colour(frame) == colour(fork) == 'teal' and colour(tyre) == 'black'",
        ),
        Fact(
            "material",
            "The tyres are rubber and the rims metal.",
            "The tyres are metal and the rims rubber.",
            True,
            "material(tyre) == 'rubber' and material(rim) == 'metal'",
        ),
        Fact(
            "proportion",
            "The bicycle is much longer than it is wide.",
            "The bicycle is just as wide as it is long.",
            True,
            "depth(all) > 2 * width(all)",
        ),
        Fact(
            "relation",
            "The kickstand reaches the ground between the wheels.",
            "The kickstand sticks up in the air behind the saddle.",
            True,
            "bottom(kickstand) < 0.03 and y(kickstand) > y(frame) and back(kickstand) < back(tyre)",
        ),
        Fact(
            "symmetry",
            "The handlebar reaches equally far to both sides.",
            "The handlebar reaches out to one side only.",
            True,
            "mirror(handlebar, 'x') and mirror(grip, 'x')",
        ),
    ],
)
def bicycle(a: Assembly) -> None:
    for y in (FRONT, REAR):
        at = (0, y, AXLE)
        a.add("tyre", torus(0.322, 0.023, at, "x", segments=56))
        a.add("rim", across(cut(torus(0.3, 0.017, segments=56), torus(0.322, 0.022, segments=56)), at))
        a.add(
            "hub",
            union(
                cylinder(0.018, 0.1, at, "x", segments=16),
                [cylinder(0.034, 0.012, (d, y, AXLE), "x", segments=20) for d in (-0.035, 0.035)],
            ),
        )
        spokes = [_spoke(i).translate(at) for i in range(24)]
        a.add("spoke", spokes)
    _bicycle_frame(a)
    _bicycle_drive(a)
    bar = [
        (0.27, -0.14, 0.985),
        (0.255, -0.26, 0.985),
        (0.17, -0.37, 1.0),
        (0, -0.405, 0.98),
        (-0.17, -0.37, 1.0),
        (-0.255, -0.26, 0.985),
        (-0.27, -0.14, 0.985),
    ]
    stem = [rod((0, -0.337, 0.86), (0, -0.33, 0.97), 0.015), capsule((0, -0.33, 0.965), (0, -0.4, 0.98), 0.017)]
    a.add("handlebar", union(sweep(spline(bar, 48), 0.0135), stem))
    a.add("grip", mirrored(capsule((0.27, -0.13, 0.985), (0.264, -0.23, 0.986), 0.021)))
    a.add(
        "headlamp",
        union(
            lamp(0.04, (0, -0.45, 0.85)),
            cylinder(0.04, 0.07, (0, -0.42, 0.85), "y"),
            rod((0, -0.41, 0.85), (0, -0.35, 0.83), 0.012),
        ),
    )


def _spoke(number: int) -> Manifold:
    """One of 24 spokes round an axle on x at the origin; they lean to either flange of the hub in turn."""
    side = 0.03 if number % 2 else -0.03
    return rod((side, 0, 0.03), (0, 0, 0.292), 0.004, segments=6).rotate((number * 15, 0, 0))


def _tubes(points: Sequence[Sequence[float]], pairs: Sequence[Sequence[int]], radius: float) -> list[Manifold]:
    """Round-ended tubes between pairs of numbered points."""
    return [capsule(points[i], points[j], radius) for i, j in pairs]


def _bicycle_frame(a: Assembly) -> None:
    """Diamond of tubes, fork, seat post, saddle and kickstand."""
    foot = (0, *BRACKET)
    knots = [foot, (0, 0.2, 0.8), (0, -0.345, 0.83), (0, -0.375, 0.7), (0, -0.34, 0.87), (0, -0.385, 0.665)]
    main = _tubes(knots, [(0, 1), (2, 1), (3, 0)], 0.019) + _tubes(knots, [(4, 5)], 0.024)
    stays = [
        capsule((0.02, *BRACKET), (0.062, REAR, AXLE), 0.011),
        capsule((0.015, 0.195, 0.78), (0.062, REAR, AXLE), 0.011),
    ]
    ends = cylinder(0.026, 0.02, (0.062, REAR, AXLE), "x", segments=20)
    shell = cylinder(0.03, 0.08, foot, "x", segments=24)
    a.add("frame", union(main, shell, [s for half in (*stays, ends) for s in mirrored(half)]))
    blade = spline([(0.035, -0.39, 0.655), (0.058, -0.425, 0.55), (0.06, -0.465, 0.44), (0.06, FRONT, AXLE)], 20)
    crown = [capsule((-0.04, -0.388, 0.66), (0.04, -0.388, 0.66), 0.022)]
    a.add(
        "fork",
        union(
            crown,
            mirrored(sweep(blade, [0.016, 0.016, 0.011])),
            mirrored(cylinder(0.02, 0.018, (0.06, FRONT, AXLE), "x", segments=20)),
        ),
    )
    a.add(
        "seat_post",
        union(rod((0, 0.195, 0.78), (0, 0.23, 0.93), 0.014), cylinder(0.022, 0.03, (0, 0.203, 0.82), segments=16)),
    )
    pad = [egg((0, 0.17, 0.952), (0.034, 0.14, 0.028)), egg((0, 0.29, 0.955), (0.1, 0.07, 0.035))]
    a.add("saddle", blend(pad, soft=0.06))
    a.add(
        "kickstand",
        union(
            capsule((0.03, 0.12, 0.3), (0.07, 0.16, 0.28), 0.014),
            capsule((0.07, 0.16, 0.28), (0.2, 0.24, 0.012), 0.012),
        ),
    )


def _bicycle_drive(a: Assembly) -> None:
    """Chainring, sprocket, chain, cranks and pedals, the chain on the rider's right."""
    y, z = BRACKET
    x = -0.05
    big = plate(gear(36, 0.1, 0.008) - annulus(0.075, 0.04), 0.008, (x, y, z), "side")
    arms = [
        capsule((x, y, z), (x, y + 0.085 * np.cos(t), z + 0.085 * np.sin(t)), 0.008)
        for t in np.radians(np.arange(5) * 72 + 10)
    ]
    a.add("chainring", union(big, arms))
    a.add("sprocket", plate(gear(16, 0.044, 0.008), 0.01, (x, REAR, AXLE), "side"))
    tilt = np.arctan2(AXLE - z, REAR - y)
    gap = np.hypot(AXLE - z, REAR - y)
    lean = np.arccos((0.1 - 0.044) / gap)  # where the chain leaves the two wheels
    t_big = tilt + np.linspace(lean, 2 * np.pi - lean, 28)
    t_small = tilt + np.linspace(-lean, lean, 12)
    loop = [(y + 0.1 * np.cos(t), z + 0.1 * np.sin(t)) for t in t_big] + [
        (REAR + 0.044 * np.cos(t), AXLE + 0.044 * np.sin(t)) for t in t_small
    ]
    path = polygon(loop)
    band = plate(path.offset(0.005) - path.offset(-0.005), 0.013, (x, 0, 0), "side")
    loop = np.array([*loop, loop[0]])
    steps = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(loop, axis=0), axis=1))])
    along = np.linspace(0, steps[-1], 64, endpoint=False)
    links = [
        cylinder(0.0085, 0.014, (x, np.interp(d, steps, loop[:, 0]), np.interp(d, steps, loop[:, 1])), "x", segments=8)
        for d in along
    ]
    a.add("chain", union(band, links))
    for s, turn in ((-1, 25), (1, 205)):
        dy, dz = 0.17 * np.cos(np.radians(turn)), 0.17 * np.sin(np.radians(turn))
        a.add(
            "crank",
            union(
                rod((0.03 * s, y, z), (0.085 * s, y, z), 0.016),
                capsule((0.08 * s, y, z), (0.085 * s, y + dy, z + dz), 0.012),
            ),
        )
        tread = [box(0.085, 0.016, 0.026, (0.142 * s, y + dy + d, z + dz), 0.005) for d in (-0.035, 0.035)]
        tread += [box(0.012, 0.08, 0.022, (s * d, y + dy, z + dz), 0.003) for d in (0.106, 0.142, 0.178)]
        a.add("pedal", union(tread, cylinder(0.009, 0.1, (0.13 * s, y + dy, z + dz), "x", segments=12)))
