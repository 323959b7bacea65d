"""Models of the heavens: rings round the Earth, and planets round the sun."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import arc, spline
from mme3dr.meshes.profiles import gear, rectangle
from mme3dr.meshes.solids import box, capsule, cylinder, ellipsoid, rod, sphere, tube, union
from mme3dr.meshes.sweeps import extrude, lathe, sweep
from mme3dr.records import Fact, Part

TILT = 23.5
"""Degrees between the ecliptic and the equator."""


@reference_object(
    name="armillary sphere",
    prompt="brass armillary sphere after Ptolemy, a skeleton of hoops inside a flat horizon ring, turned walnut foot",
    parts=[
        Part("earth", 1, "blue", "ceramic", False),
        Part("axis", 1, "steel", "metal", False),
        Part("colure", 2, "brass", "metal", True),
        Part("equator", 1, "brass", "metal", False),
        Part("tropic", 2, "brass", "metal", False),
        Part("polar_circle", 2, "brass", "metal", False),
        Part("ecliptic_band", 1, "gold", "metal", False),
        Part("zodiac_line", 12, "dark red", "painted metal", False),
        Part("meridian_ring", 1, "brass", "metal", False),
        Part("horizon_ring", 1, "bronze", "metal", True),
        Part("support_arm", 4, "brass", "metal", False),
        Part("foot", 1, "brown", "wood", True),
    ],
    facts=[
        Fact(
            "relation",
            "The Earth sits at the centre of the hoops.",
            "The sun sits at the centre of the hoops.",
            True,
            "colour(earth) == 'blue' and z(earth) > z(colure) - 0.02 and z(earth) < z(colure) + 0.02",
        ),
        Fact(
            "count",
            "Two tropics run parallel to the equator, one on either side.",
            "Five tropics run parallel to the equator, all on one side.",
            True,
            "count(tropic) == 2 and between(equator, tropic, tropic) and width(tropic) > width(equator)",
        ),
        Fact(
            "count",
            "A small polar circle rings each of the two poles.",
            "A small polar circle rings only the north pole.",
            True,
            "count(polar_circle) == 2 and piece_length(polar_circle) < 0.6 * piece_length(tropic)",
        ),
        Fact(
            "relation",
            "A wide zodiac band lies aslant to the equator.",
            "A wide zodiac band lies flat on the equator.",
            True,
            "touches(ecliptic_band, equator) and depth(ecliptic_band) < depth(equator) - 0.02",
        ),
        Fact(
            "count",
            "Twelve lines part the zodiac band into signs.",
            "Seven lines part the zodiac band into signs.",
            True,
            "count(zodiac_line) == 12 and all_touch(zodiac_line, ecliptic_band)",
        ),
        Fact(
            "relation",
            "The polar axis leans over instead of standing upright.",
            "The polar axis stands upright instead of leaning over.",
            True,
            "width(axis) > 0.5 * height(axis) and touches(axis, earth) and touches(axis, meridian_ring)",
        ),
        Fact(
            "proportion",
            "The flat horizon ring is the widest of all the rings.",
            "The flat horizon ring is the smallest of all the rings.",
            True,
            "width(horizon_ring) > width(meridian_ring) and width(horizon_ring) > width(colure)",
        ),
        Fact(
            "symmetry",
            "Four curved arms hold the horizon ring at even spacing.",
            "Four curved arms hold the horizon ring all on one side.",
            True,
            "turn(support_arm, 4) and all_touch(support_arm, horizon_ring)",
        ),
        Fact("material", "The foot is made of wood.", "The foot is made of marble.", False, "material(foot) == 'wood'"),
    ],
)
def armillary_sphere(a: Assembly) -> None:
    middle = (0, 0, 2.1)

    def place(solid: Manifold) -> Manifold:
        return solid.rotate((0, 40, 0)).translate(middle)

    a.add("earth", sphere(0.2, middle), marks=[("green", _land)])
    a.add("axis", place(rod((0, 0, -1.15), (0, 0, 1.15), 0.028)))
    a.add(
        "colure",
        place(tube(1.0, 0.94, 0.055, axis="x", segments=72)),
        place(tube(1.002, 0.942, 0.055, axis="y", segments=72)),
    )
    a.add("equator", place(tube(1.012, 0.95, 0.05, segments=72)))
    tropic, polar = np.sin(np.radians(TILT)), np.cos(np.radians(TILT))
    a.add("tropic", [place(tube(polar + 0.012, polar - 0.05, 0.05, (0, 0, s * tropic), segments=72)) for s in (-1, 1)])
    a.add(
        "polar_circle",
        [place(tube(tropic + 0.02, tropic - 0.04, 0.05, (0, 0, s * polar), segments=48)) for s in (-1, 1)],
    )
    a.add("ecliptic_band", place(tube(1.035, 0.985, 0.22, segments=72).rotate((TILT, 0, 0))))
    line = box(0.03, 0.03, 0.2, (1.032, 0, 0), 0)
    a.add("zodiac_line", [place(mark.rotate((TILT, 0, 0))) for mark in ring(line, 12, start=15)])
    a.add("meridian_ring", tube(1.16, 1.06, 0.07, middle, "y", 72))
    a.add("horizon_ring", tube(1.36, 1.175, 0.05, middle, segments=72))
    arm = sweep(arc(1.27, -86, 0, middle, samples=20), [1.0, 0.8], rectangle(0.1, 0.07, corner=0.02), up=(0, 1, 0))
    a.add("support_arm", ring(arm, 4, start=45))
    wall = [(0.0, 0), (0.72, 0), (0.72, 0.07), (0.6, 0.12), (0.5, 0.15), (0.24, 0.24), (0.14, 0.34), (0.22, 0.44)]
    wall += [(0.24, 0.5), (0.12, 0.58), (0.1, 0.7), (0.16, 0.78), (0.2, 0.84), (0.2, 0.93), (0, 0.94)]
    a.add("foot", lathe(wall))


def _land(p: np.ndarray) -> np.ndarray:
    """Patches of the globe's surface that are painted as continents."""
    return np.sin(23 * p[:, 0] + 2) * np.sin(19 * p[:, 2]) + 0.5 * np.sin(27 * p[:, 1]) > 0.25


@reference_object(
    name="tabletop orrery",
    prompt="Georgian orrery for a library table, six planets on brass arms turned round a golden sun by a hand crank",
    parts=[
        Part("sun", 1, "gold", "metal", True),
        Part("mercury", 1, "grey", "stone", False),
        Part("venus", 1, "cream", "ceramic", False),
        Part("earth", 1, "blue", "ceramic", False),
        Part("moon", 1, "light grey", "stone", False),
        Part("mars", 1, "red", "ceramic", False),
        Part("jupiter", 1, "tan", "ceramic", False),
        Part("saturn", 1, "sand", "ceramic", False),
        Part("saturn_ring", 1, "ivory", "ceramic", False),
        Part("arm", 6, "brass", "metal", True),
        Part("gear", 3, "bronze", "metal", False),
        Part("crank", 1, "steel", "metal", True),
        Part("stand", 1, "dark brown", "wood", False),
        Part("foot", 3, "dark brown", "wood", False),
    ],
    facts=[
        Fact(
            "proportion",
            "The sun in the middle is bigger than the Earth.",
            "The sun in the middle is smaller than the Earth.",
            True,
            "width(sun) > 2 * width(earth) and between(sun, saturn, jupiter)",
        ),
        Fact(
            "existence",
            "A flat ring surrounds Saturn.",
            "A flat ring surrounds Mars.",
            True,
            "width(saturn_ring) > 1.5 * width(saturn) and touches(saturn_ring, saturn)",
        ),
        Fact(
            "relation",
            "Saturn is farther out from the sun than Mars.",
            "Saturn is closer in to the sun than Mars.",
            True,
            "x(saturn) * x(saturn) + y(saturn) * y(saturn) > 2 * (x(mars) * x(mars) + y(mars) * y(mars))",
        ),
        Fact(
            "relation",
            "The small moon stands close beside the Earth.",
            "The small moon stands close beside the sun.",
            True,
            "touches(moon, earth) and width(moon) < width(earth) and not touches(moon, sun)",
        ),
        Fact(
            "proportion",
            "Jupiter is the largest of the planets.",
            "Jupiter is the smallest of the planets.",
            True,
            "width(jupiter) > width(saturn) and width(jupiter) > width(earth) and width(jupiter) > width(venus)",
        ),
        Fact("colour", "Mars is red.", "Mars is green.", True, "colour(mars) == 'red'"),
        Fact(
            "count",
            "Six arms carry the planets.",
            "Nine arms carry the planets.",
            False,
            "count(arm) == 6 and touches(arm, mercury) and touches(arm, saturn)",
        ),
        Fact(
            "relation",
            "Toothed gear wheels lie under the arms round the central column.",
            "Toothed gear wheels lie on top of the sun.",
            True,
            "top(gear) < z(arm) and count(gear) == 3 and touches(gear, stand)",
        ),
        Fact(
            "count",
            "The stand has three curved feet, evenly spread.",
            "The stand has one square foot, like a box.",
            True,
            "count(foot) == 3 and even(foot) and all_touch(foot, stand)",
        ),
    ],
)
def orrery(a: Assembly) -> None:
    level = 2.2
    orbits = {
        "mercury": (0.58, 20, 0.08),
        "venus": (0.85, 140, 0.12),
        "earth": (1.18, 262, 0.14),
        "mars": (1.5, 325, 0.11),
        "jupiter": (1.85, 205, 0.26),
        "saturn": (2.25, 50, 0.21),
    }
    for i, (name, (reach, angle, size)) in enumerate(orbits.items()):
        height = 1.72 - 0.1 * i
        bar = union(
            box(reach, 0.07, 0.05, (reach / 2, 0, height), 0.01),
            tube(0.16, 0.09, 0.08, (0, 0, height)),
            rod((reach, 0, height - 0.05), (reach, 0, level - size + 0.03), 0.025),
            sphere(0.05, (reach, 0, height)),
        )
        a.add("arm", bar.rotate((0, 0, angle)))
        spot = (reach * np.cos(np.radians(angle)), reach * np.sin(np.radians(angle)), level)
        a.add(name, sphere(size, spot, 40), marks=MARKS.get(name, ()))
        if name == "earth":
            a.add(
                "moon", union(sphere(0.05, (0.24, 0, 0.05)), rod((0.1, 0, 0), (0.24, 0, 0.05), 0.014)).translate(spot)
            )
        if name == "saturn":
            a.add("saturn_ring", tube(0.4, 0.2, 0.025, segments=48).rotate((18, 12, 0)).translate(spot))
    a.add("sun", union(sphere(0.36, (0, 0, level)), cylinder(0.08, 0.5, (0, 0, 1.72))))
    wheels = [((0, 0, 1.04), 0.62, 48), ((0, 0, 1.11), 0.5, 40), ((0.72, 0, 0.97), 0.42, 30)]
    for spot, size, teeth in wheels:
        a.add("gear", extrude(gear(teeth, size, 0.05, 0.087), 0.065, spot).rotate((0, 0, 215)))
    shaft = [rod((0.5, 0, 0.86), (1.25, 0, 0.86), 0.04), rod((1.22, 0, 0.9), (1.22, 0, 0.55), 0.035)]
    a.add("crank", union(shaft, capsule((1.2, 0, 0.57), (1.42, 0, 0.57), 0.055)).rotate((0, 0, -60)))
    a.add("stand", _orrery_stand())
    path = spline([(0.05, 0, 0.34), (0.35, 0, 0.36), (0.62, 0, 0.16), (0.85, 0, 0.07), (1.0, 0, 0.1)], 24)
    leg = union(sweep(path, [0.09, 0.07, 0.06]), ellipsoid(0.13, 0.1, 0.07, (0.95, 0, 0.07)))
    a.add("foot", ring(leg, 3, start=-90))


MARKS = {
    "jupiter": [("rust", lambda p: np.abs((p[:, 2] - 2.2) * 10 % 1.4 - 0.7) < 0.25)],
    "earth": [("green", lambda p: np.sin(26 * p[:, 0]) * np.sin(24 * p[:, 2]) + 0.4 * np.sin(30 * p[:, 1]) > 0.3)],
}
"""Paint of the planets that are not of one colour."""


def _orrery_stand() -> Manifold:
    """Turned column carrying a round table with a raised rim."""
    table = lathe(
        [(0, 0.72), (0.9, 0.74), (1.14, 0.8), (1.17, 0.88), (1.17, 0.96), (1.12, 0.98), (1.08, 0.94), (0, 0.94)]
    )
    wall = [
        (0, 0.16),
        (0.14, 0.16),
        (0.2, 0.26),
        (0.13, 0.34),
        (0.2, 0.46),
        (0.24, 0.56),
        (0.14, 0.64),
        (0.3, 0.76),
        (0, 0.76),
    ]
    return union(table, lathe(wall), cylinder(0.088, 0.9, (0, 0, 1.3)))
