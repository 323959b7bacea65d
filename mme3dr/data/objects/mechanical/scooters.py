"""Motor scooters."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._vehicle import carved, disc, lamp, tyre
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.deform import warp
from mme3dr.meshes.organic import blend, bone, egg
from mme3dr.meshes.profiles import outline
from mme3dr.meshes.solids import box, capsule, cut, cylinder, ellipsoid, rod, union
from mme3dr.meshes.sweeps import plate, sweep
from mme3dr.records import Fact, Part

FRONT, REAR, RADIUS = -0.66, 0.52, 0.22
"""y of the axles and radius of the wheels."""


@reference_object(
    name="motor scooter",
    prompt="nineteen-sixties Italian motor scooter in mint green with a legshield, bulging side cowls, long brown seat",
    parts=[
        Part("body", 1, "mint", "painted metal", True),
        Part("side_cowl", 2, "mint", "painted metal", True),
        Part("legshield", 1, "mint", "painted metal", True),
        Part("shield_trim", 1, "silver", "metal", False),
        Part("floor_strip", 4, "black", "rubber", False),
        Part("front_mudguard", 1, "mint", "painted metal", False),
        Part("tyre", 2, "black", "rubber", False),
        Part("wheel_disc", 2, "silver", "metal", False),
        Part("seat", 1, "brown", "leather", True),
        Part("headset", 1, "mint", "painted metal", False),
        Part("headlamp", 1, "ivory", "glass", False),
        Part("handlebar", 1, "silver", "metal", False),
        Part("grip", 2, "black", "rubber", False),
        Part("mirror", 2, "silver", "metal", False),
        Part("tail_lamp", 1, "red", "glass", False),
        Part("stand", 1, "iron", "iron", False),
        Part("exhaust", 1, "iron", "iron", False),
    ],
    facts=[
        Fact(
            "count",
            "It runs on two small wheels of equal size.",
            "It runs on three large wheels of unequal size.",
            True,
            "count(tyre) == 2 and alike(tyre) and level(tyre) and piece_length(tyre) < 0.45 * height(all)",
        ),
        Fact(
            "relation",
            "A broad shield stands upright in front of the rider's legs.",
            "A broad shield stands upright behind the rider's back.",
            True,
            "y(legshield) < front(seat) and height(legshield) > width(legshield) and width(legshield) > width(seat)",
        ),
        Fact(
            "relation",
            "Between shield and seat there is a low, open step-through floor.",
            "Between shield and seat there is a tall fuel tank.",
            True,
            "top(floor_strip) < bottom(seat) and y(floor_strip) > y(legshield) and y(floor_strip) < y(seat)",
        ),
        Fact(
            "symmetry",
            "A rounded cowl bulges out on either side of the rear wheel.",
            "A rounded cowl bulges out on the left side only.",
            True,
            "count(side_cowl) == 2 and mirror(side_cowl, 'x') and y(side_cowl) > y(body)",
        ),
        Fact(
            "colour",
            "The bodywork is mint green and the seat is brown.",
            "The bodywork is brown and the seat is mint green.",
            False,
            "colour(body) == colour(legshield) == 'mint' and colour(seat) == 'brown'",
        ),
        Fact(
            "relation",
            "The round headlamp sits high on the handlebar.",
            "The round headlamp sits low on the rear mudguard.",
            True,
            "bottom(headlamp) > top(seat) and touches(headlamp, headset) and y(headlamp) < y(seat)",
        ),
        Fact(
            "count",
            "There are two round mirrors, one on each side.",
            "There are five round mirrors, all on one side.",
            True,
            "count(mirror) == 2 and mirror(mirror, 'x') and top(mirror) > top(grip)",
        ),
        Fact("material", "The tyres are rubber.", "The tyres are brick.", True, "material(tyre) == 'rubber'"),
        Fact(
            "existence",
            "A red lamp is fitted at the tail.",
            "A red lamp is fitted on the front mudguard.",
            True,
            "colour(tail_lamp) == 'red' and y(tail_lamp) > y(seat)",
        ),
        Fact(
            "proportion",
            "The scooter is longer than it is tall.",
            "The scooter is taller than it is long.",
            True,
            "depth(all) > 1.2 * height(all)",
        ),
    ],
)
def motor_scooter(a: Assembly) -> None:
    for y in (FRONT, REAR):
        a.add("tyre", tyre(RADIUS, 0.1, 0.12, (0, y, RADIUS)))
        faces = [disc(0.125, 0.09, (0, y, RADIUS), s, 5) for s in (-1, 1)]
        a.add("wheel_disc", union(faces, cylinder(0.025, 0.13, (0, y, RADIUS), "x", segments=20)))
    _bodywork(a)
    _front(a)
    seat = blend(
        egg((0, 0.3, 0.765), (0.12, 0.24, 0.075)), egg((0, 0.66, 0.795), (0.15, 0.27, 0.075)), soft=0.12, detail=36
    )
    a.add("seat", seat)
    glass = ellipsoid(0.06, 0.05, 0.045, (0, 0.965, 0.6), 24)
    a.add("tail_lamp", glass)
    legs = [
        sweep(spline([(0.1 * s, 0.1, 0.24), (0.13 * s, 0.08, 0.12), (0.17 * s, 0.06, 0.02)], 12), 0.016)
        for s in (-1, 1)
    ]
    a.add(
        "stand",
        union(
            legs,
            rod((-0.11, 0.1, 0.24), (0.11, 0.1, 0.24), 0.018),
            [capsule((0.15 * s, 0.06, 0.016), (0.2 * s, 0.06, 0.016), 0.016) for s in (-1, 1)],
        ),
    )
    a.add(
        "exhaust",
        union(
            capsule((-0.16, 0.34, 0.16), (-0.16, 0.72, 0.16), 0.055),
            rod((-0.16, 0.74, 0.15), (-0.16, 0.9, 0.13), 0.022),
            capsule((-0.16, 0.3, 0.18), (0.0, 0.28, 0.3), 0.03),
        ),
    )


def _bodywork(a: Assembly) -> None:
    """Floor and rear hull as one, its side cowls, and the rubber strips on the floor."""
    hull = blend(
        bone((0, 0.2, 0.5), (0, 0.72, 0.55), 0.15, 0.17),
        bone((0, 0.16, 0.4), (0, 0.3, 0.66), 0.11),
        egg((0, 0.78, 0.52), (0.13, 0.2, 0.19)),
        soft=0.12,
        detail=36,
    )
    arch = union(cylinder(0.25, 0.15, (0, REAR, RADIUS), "x"), box(0.15, 0.42, 0.3, (0, REAR, 0.2), 0.02))
    side = outline(
        [
            (-0.52, 0.3),
            (-0.42, 0.255),
            (0.0, 0.25),
            (0.3, 0.27),
            (0.3, 0.36),
            (0.16, 0.36),
            (0.08, 0.3),
            (-0.1, 0.29),
            (-0.4, 0.3),
        ],
        64,
    )
    floor = carved(
        side,
        outline(
            [
                (-0.17, -0.5),
                (0, -0.53),
                (0.17, -0.5),
                (0.19, -0.2),
                (0.18, 0.15),
                (0.15, 0.34),
                (-0.15, 0.34),
                (-0.18, 0.15),
                (-0.19, -0.2),
            ],
            60,
        ),
    )
    a.add("body", cut(union(hull, floor), arch))
    a.add("floor_strip", [box(0.02, 0.42, 0.016, (x, -0.17, 0.298), 0.006) for x in (-0.12, -0.045, 0.045, 0.12)])
    cowl = blend(
        egg((0.17, 0.5, 0.46), (0.11, 0.32, 0.17), (6, 0, 0)),
        egg((0.16, 0.72, 0.46), (0.08, 0.2, 0.12)),
        soft=0.08,
        detail=36,
    )
    a.add("side_cowl", mirrored(cowl.trim_by_plane((1, 0, 0), 0.085)))


def _shield(thickness: float, shape: object) -> Manifold:
    """Legshield from its front outline, leaning back at the top and swept back at its sides."""
    flat = plate(shape, thickness)
    return warp(
        flat,
        lambda p: np.column_stack([p[:, 0], p[:, 1] - 0.44 + 0.13 * (p[:, 2] - 0.3) + 1.6 * p[:, 0] ** 2, p[:, 2]]),
        0.03,
    )


def _front(a: Assembly) -> None:
    """Legshield with its trim, mudguard, headset with lamp, handlebar and mirrors."""
    half = [(0.0, 0.27), (0.17, 0.28), (0.235, 0.42), (0.25, 0.6), (0.22, 0.78), (0.14, 0.91), (0.0, 0.94)]
    shape = outline([*half, *[(-x, z) for x, z in half[-2:0:-1]]], 80)
    spine = blend(
        bone((0, -0.55, 0.42), (0, -0.42, 0.92), 0.06, 0.05),
        egg((0, -0.5, 0.7), (0.07, 0.07, 0.2)),
        soft=0.05,
        detail=36,
    )
    a.add("legshield", union(_shield(0.025, shape), spine))
    a.add("shield_trim", _shield(0.04, shape.offset(0.006) - shape.offset(-0.014)))
    bulge = cut(
        ellipsoid(0.11, 0.33, 0.2, (0, -0.64, 0.36)),
        cylinder(0.245, 0.14, (0, FRONT, RADIUS), "x"),
        box(1, 2, 0.6, (0, -0.6, -0.02), 0),
    )
    fork = [
        capsule((0, -0.56, 0.4), (0, -0.6, 0.48), 0.07),
        capsule((0.075, -0.6, 0.42), (0.075, FRONT, RADIUS), 0.025),
    ]
    a.add("front_mudguard", union(bulge, fork, cylinder(0.05, 0.05, (0.07, FRONT, RADIUS), "x")))
    nose = blend(
        egg((0, -0.44, 1.0), (0.085, 0.13, 0.085)),
        bone((-0.16, -0.38, 1.01), (0.16, -0.38, 1.01), 0.042),
        bone((0, -0.41, 0.9), (0, -0.4, 1.0), 0.045),
        soft=0.06,
        detail=36,
    )
    a.add("headset", nose)
    a.add("headlamp", union(lamp(0.075, (0, -0.545, 1.0)), cylinder(0.078, 0.07, (0, -0.52, 1.0), "y")))
    bar = spline(
        [(-0.33, -0.3, 1.02), (-0.2, -0.365, 1.012), (0, -0.38, 1.01), (0.2, -0.365, 1.012), (0.33, -0.3, 1.02)], 40
    )
    levers = mirrored(
        sweep(spline([(0.17, -0.37, 1.01), (0.22, -0.42, 1.0), (0.28, -0.41, 1.0), (0.36, -0.355, 1.01)], 12), 0.009)
    )
    a.add("handlebar", union(sweep(bar, 0.017), levers))
    a.add("grip", mirrored(capsule((0.25, -0.346, 1.015), (0.345, -0.292, 1.021), 0.026)))
    stem = sweep(spline([(0.19, -0.38, 1.02), (0.22, -0.4, 1.12), (0.27, -0.38, 1.2)], 14), 0.008)
    face = union(cylinder(0.06, 0.02, axis="y"), ellipsoid(0.058, 0.03, 0.058, (0, -0.01, 0))).translate(
        (0.28, -0.38, 1.24)
    )
    a.add("mirror", mirrored(union(stem, face)))
