"""Towers of worship."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring, row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import outline
from mme3dr.meshes.solids import box, cylinder, rod, sphere, union
from mme3dr.meshes.sweeps import lathe, loft, plate, sweep
from mme3dr.records import Fact, Part

BODY = (0.86, 0.79, 0.72, 0.65, 0.58)
"""Half-width of the walls of each storey of the pagoda, from the ground up."""
FLOOR = (0.38, 1.9, 3.24, 4.52, 5.74)
"""Height at which each storey begins."""
EAVE_RISE = 1.0
"""From a storey's floor up to its eaves."""


@reference_object(
    name="five-storey Japanese pagoda",
    prompt="a Japanese temple pagoda of five storeys, red and white, with sweeping tiled roofs and a bronze sorin",
    parts=[
        Part("platform", 1, "light grey", "stone", False),
        Part("stair", 4, "grey", "stone", False),
        Part("wall", 5, "white", "painted wood", True),
        Part("frame", 5, "red", "painted wood", True),
        Part("door", 4, "dark brown", "wood", False),
        Part("window", 40, "green", "painted wood", False),
        Part("balcony", 4, "red", "painted wood", False),
        Part("roof", 5, "dark grey", "clay", True),
        Part("hip", 20, "grey", "clay", False),
        Part("mast", 1, "bronze", "metal", True),
        Part("finial_ring", 9, "gold", "metal", False),
        Part("jewel", 1, "gold", "metal", False),
    ],
    facts=[
        Fact(
            "count",
            "Five roofs rise one above another.",
            "Three roofs rise one above another.",
            False,
            "count(roof) == 5 and rising(roof)",
        ),
        Fact(
            "count",
            "The mast on top carries nine rings.",
            "The mast on top carries four rings.",
            True,
            "count(finial_ring) == 9 and rising(finial_ring) and all_touch(finial_ring, mast)",
        ),
        Fact(
            "proportion",
            "The topmost finial takes up more than a fifth of the whole height.",
            "The topmost finial is no taller than one of the doors.",
            True,
            "height(mast) > 0.2 * height(all)",
        ),
        Fact(
            "symmetry",
            "The tower looks the same from all four sides.",
            "The tower has its roofs on one side only.",
            True,
            "turn(all, 4) and mirror(all, 'x')",
        ),
        Fact(
            "relation",
            "Every roof reaches out far beyond the walls under it.",
            "Every roof ends flush with the walls under it.",
            True,
            "width(roof) > 1.6 * width(wall) and all_touch(roof, frame)",
        ),
        Fact(
            "relation",
            "The corners of the eaves turn upwards.",
            "The corners of the eaves droop downwards.",
            True,
            "all_touch(hip, roof) and bottom(hip) > bottom(roof) + 0.015 * height(all)",
        ),
        Fact(
            "colour",
            "The timbers are red and the wall panels are white.",
            "The timbers are blue and the wall panels are yellow.",
            False,
            "colour(frame) == 'red' and colour(wall) == 'white'",
        ),
        Fact(
            "material",
            "The roofs are covered with dark clay tiles.",
            "The roofs are covered with sheets of glass.",
            True,
            "material(roof) == 'clay' and colour(roof) == 'dark grey'",
        ),
        Fact(
            "relation",
            "A gilded jewel crowns the very tip of the mast.",
            "A gilded jewel lies at the foot of the stairs.",
            True,
            "top(jewel) >= top(all) and touches(jewel, mast) and colour(jewel) == 'gold'",
        ),
    ],
)
def japanese_pagoda(a: Assembly) -> None:
    a.add("platform", union(box(2.5, 2.5, 0.3, (0, 0, 0.15), 0.02), box(2.66, 2.66, 0.1, (0, 0, 0.33), 0.02)))
    steps = [box(0.66, 0.14 * (4 - i), 0.1, (0, -1.3 - 0.07 * (4 - i), 0.05 + 0.09 * i), 0) for i in range(4)]
    a.add("stair", ring(union(steps), 4))
    a.add("door", ring(box(0.44, 0.06, 0.74, (0, -BODY[0] - 0.01, FLOOR[0] + 0.37), 0), 4))
    for storey, (half, floor) in enumerate(zip(BODY, FLOOR, strict=True)):
        a.add("wall", box(2 * half, 2 * half, 1.1, (0, 0, floor + 0.5), 0))
        a.add("frame", _frame(half, floor))
        for x in (-0.66, 0.66):
            a.add("window", ring(_lattice(0.42 * half, (x * half, -half - 0.02, floor + 0.46)), 4))
        eave = half + 0.8 - 0.04 * storey
        top = 0.3 if storey == 4 else BODY[storey + 1] + 0.06
        rise = 0.78 if storey == 4 else FLOOR[storey + 1] - floor - EAVE_RISE + 0.02
        a.add("roof", _roof(eave, top, rise).translate((0, 0, floor + EAVE_RISE)))
        a.add("hip", ring(_hip(eave, top, rise).translate((0, 0, floor + EAVE_RISE)), 4))
        if storey:
            a.add("balcony", _balcony(half + 0.2, floor))
    _sorin(a, FLOOR[4] + EAVE_RISE + 0.76)


def _frame(half: float, floor: float) -> Manifold:
    """Posts, beams and the stepped brackets that carry the eaves of one storey."""
    posts = [rod((x, -half, floor), (x, -half, floor + 1.0), 0.05, segments=8) for x in np.linspace(-half, half, 4)]
    bands = [box(2 * half + 0.1, 0.09, 0.08, (0, -half, floor + z), 0) for z in (0.05, 0.8)]
    arms = [
        box(0.1, 0.22 + 0.2 * i, 0.08, (x, -half - 0.05 - 0.09 * i, floor + 0.88 + 0.08 * i), 0)
        for i in range(3)
        for x in np.linspace(-half, half, 4)
    ]
    plates = [
        box(2 * (half + 0.16 + 0.17 * i), 0.07, 0.05, (0, -half - 0.13 - 0.17 * i, floor + 0.94 + 0.08 * i), 0)
        for i in range(2)
    ]
    return union(ring(union(posts, bands, arms, plates), 4))


def _lattice(width: float, at: tuple[float, float, float]) -> Manifold:
    """Window of upright bars in a frame, in the front wall."""
    bars = row(box(0.16 * width, 0.05, 0.36, (0, 0, 0), 0), 4, (0.27 * width, 0, 0))
    rails = row(box(width, 0.06, 0.04, (0, 0, 0), 0), 2, (0, 0, 0.36))
    return union(bars, rails).translate(at)


def _slope(t: float, rise: float) -> float:
    """Height of the tiles at share t of the way from the eaves to the wall above."""
    return rise * (0.45 * t + 0.55 * t**2)


def _roof(eave: float, top: float, rise: float) -> Manifold:
    """Square ribbed roof with its eaves at height 0, sagging between upturned corners."""
    u = np.linspace(-1, 1, 37)[:-1]  # along one side, corner first
    corner = 0.24 * np.abs(u) ** 3
    rib = np.where(np.arange(36) % 2 == 0, 0.0, 0.035)

    def square(r: float, z: float, share: float, tiles: bool) -> np.ndarray:
        side = np.column_stack([r * u, np.full(36, -r), z + share * corner + (rib if tiles else 0)])
        turns = [
            np.column_stack([c * side[:, 0] - s * side[:, 1], s * side[:, 0] + c * side[:, 1], side[:, 2]])
            for c, s in ((1, 0), (0, 1), (-1, 0), (0, -1))
        ]
        return np.vstack(turns)

    rings = [
        square(0.5 * eave, 0.06, 0, False),
        square(eave, -0.02, 1, False),
        square(eave, 0.05, 1, False),
        square(0.985 * eave, 0.06, 1, True),
    ]
    for t in np.linspace(0, 1, 6)[1:]:
        rings.append(square(eave + t * (top - eave), 0.06 + _slope(t, rise), (1 - t) ** 2, True))
    return loft(np.array(rings))


def _hip(eave: float, top: float, rise: float) -> Manifold:
    """Ridge of cover tiles along one corner of the roof, ending in a raised cap."""
    t = np.linspace(-0.02, 0.98, 10)
    r = eave + t * (top - eave)
    z = 0.09 + np.array([_slope(x, rise) for x in t]) + 0.24 * (1 - t) ** 2
    path = np.column_stack([r, -r, z])
    return union(sweep(path, 0.055, segments=8), sphere(0.085, path[0], 8))


def _balcony(half: float, floor: float) -> Manifold:
    """Walkway with a railing round an upper storey."""
    deck = box(2 * half, 2 * half, 0.06, (0, 0, floor + 0.05), 0)
    rails = [box(2 * half + 0.12, 0.03, 0.03, (0, 0.02 - half, floor + z), 0) for z in (0.17, 0.27)]
    posts = [
        box(0.035, 0.035, 0.26, (x, 0.02 - half, floor + 0.16), 0) for x in np.linspace(-half, half, 7)[:-1] + 0.02
    ]
    return union(deck, ring(union(rails, posts), 4))


def _sorin(a: Assembly, z: float) -> None:
    """Bronze mast with dew basin, nine rings, flame and jewel."""
    basin = union(
        box(0.5, 0.5, 0.2, (0, 0, z + 0.1), 0.02),
        lathe([(0.2, 0.2), (0.23, 0.28), (0.15, 0.4), (0.06, 0.42)]).translate((0, 0, z)),
    )
    lotus = [lathe([(0.05, 0.42), (0.2, 0.5), (0.05, 0.52)]).translate((0, 0, z))]
    flame = plate(
        outline(
            [
                (-0.05, 2.05),
                (0.14, 2.12),
                (0.2, 2.3),
                (0.05, 2.24),
                (0, 2.4),
                (-0.05, 2.24),
                (-0.2, 2.3),
                (-0.14, 2.12),
            ],
            40,
        ),
        0.03,
    )
    a.add(
        "mast",
        union(basin, lotus, ring(flame.translate((0, 0, z)), 2, arc=90), rod((0, 0, z), (0, 0, z + 2.5), 0.045, 0.03)),
    )
    for i in range(9):
        r = 0.26 - 0.012 * i
        spokes = [cylinder(0.02, 2 * r - 0.02, (0, 0, 0), axis, segments=6) for axis in "xy"]
        a.add(
            "finial_ring",
            union(
                lathe(
                    [(r - 0.07, -0.035), (r, -0.035), (r + 0.03, 0), (r, 0.035), (r - 0.07, 0.035), (r - 0.07, -0.035)],
                    segments=28,
                ),
                spokes,
            ).translate((0, 0, z + 0.68 + 0.15 * i)),
        )
    a.add("jewel", lathe([(0, 2.42), (0.1, 2.5), (0.09, 2.58), (0.02, 2.7), (0, 2.72)], True, 20).translate((0, 0, z)))
