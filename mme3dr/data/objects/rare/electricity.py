"""Machines that make static electricity."""

import numpy as np
from manifold3d import CrossSection, Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import circle, polygon, rectangle
from mme3dr.meshes.solids import box, capsule, cylinder, hull, rod, sphere, tube, union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part

AXLE = 1.95
"""Height of the axle of a Wimshurst machine's discs, whose radius is 1."""


@reference_object(
    name="Wimshurst machine",
    prompt="Wimshurst influence machine from a school cabinet, sixteen foil sectors on each disc, worked by a crank",
    parts=[
        Part("disc", 2, "black", "rubber", True),
        Part("sector", 32, "silver", "metal", True),
        Part("neutraliser_bar", 2, "brass", "metal", False),
        Part("collector_comb", 2, "brass", "metal", False),
        Part("leyden_jar", 2, "mint", "glass", False),
        Part("jar_foil", 2, "silver", "metal", False),
        Part("spark_ball", 2, "brass", "metal", False),
        Part("electrode_handle", 2, "black", "rubber", False),
        Part("upright", 2, "brown", "wood", False),
        Part("axle", 2, "steel", "metal", False),
        Part("drive_pulley", 2, "brown", "wood", False),
        Part("belt", 2, "tan", "leather", False),
        Part("crank", 1, "steel", "metal", True),
        Part("base", 1, "brown", "wood", False),
    ],
    facts=[
        Fact(
            "count",
            "Two equal discs face each other closely on one axle.",
            "A single disc turns on the axle.",
            True,
            "count(disc) == 2 and alike(disc) and touches(disc, axle) and depth(disc) < 0.3 * width(disc)",
        ),
        Fact(
            "count",
            "The two discs carry thirty-two foil sectors in all.",
            "The two discs carry eight foil sectors in all.",
            False,
            "count(sector) == 32 and alike(sector) and all_touch(sector, disc)",
        ),
        Fact(
            "relation",
            "The sectors are on the outer faces of the discs.",
            "The sectors are hidden between the discs.",
            True,
            "front(sector) < front(disc) and back(sector) > back(disc)",
        ),
        Fact(
            "count",
            "A pair of Leyden jars stands left and right of the discs.",
            "One lone Leyden jar stands to the right of the discs.",
            True,
            "count(leyden_jar) == 2 and mirror(leyden_jar, 'x') and width(leyden_jar) > width(disc)",
        ),
        Fact(
            "relation",
            "Two metal balls face each other over a small gap where sparks jump.",
            "Two metal balls are pressed together without any gap between them.",
            True,
            "count(spark_ball) == 2 and mirror(spark_ball, 'x') and width(spark_ball) > 2.2 * height(spark_ball)",
        ),
        Fact(
            "relation",
            "A slanting bar with brushes crosses the outer side of each disc.",
            "A slanting bar with brushes crosses only the front disc.",
            True,
            "front(neutraliser_bar) < front(disc) and back(neutraliser_bar) > back(disc)",
        ),
        Fact(
            "symmetry",
            "The two spark electrodes are placed as mirror images.",
            "Both spark electrodes are on the left side.",
            True,
            "mirror(collector_comb, 'x') and mirror(electrode_handle, 'x')",
        ),
        Fact(
            "relation",
            "Belts run from the pulleys below up to the discs' axle.",
            "Belts run from the crank to the spark balls.",
            True,
            "all_touch(belt, drive_pulley) and top(belt) > z(disc) and bottom(belt) < bottom(disc)",
        ),
        Fact("colour", "The foil sectors are silver.", "The foil sectors are red.", True, "colour(sector) == 'silver'"),
        Fact("material", "The base is made of wood.", "The base is made of glass.", True, "material(base) == 'wood'"),
    ],
)
def wimshurst_machine(a: Assembly) -> None:
    for side in (-1, 1):
        a.add("disc", plate(circle(1.0, segments=72), 0.05, (0, side * 0.07, AXLE)))
        foil = plate(_sector_outline(), 0.025, (0, side * 0.1, 0))
        turns = np.arange(16) * 22.5 + 11.25
        a.add("sector", [foil.rotate((0, angle, 0)).translate((0, 0, AXLE)) for angle in turns])
        a.add("neutraliser_bar", _neutraliser(side))
        a.add("upright", _upright(side))
        a.add("drive_pulley", _pulley(0.38).translate((0, side * 0.36, 0.62)))
        a.add("belt", _belt(side))
    boss = [_pulley(0.13).translate((0, s * 0.36, AXLE)) for s in (-1, 1)]
    hubs = [cylinder(0.11, 0.22, (0, s * 0.2, AXLE), "y") for s in (-1, 1)]
    a.add(
        "axle", union(cylinder(0.045, 1.3, (0, 0, AXLE), "y"), boss, hubs), cylinder(0.045, 1.4, (0, -0.1, 0.62), "y")
    )
    arm = hull(cylinder(0.07, 0.06, (0, -0.82, 0.62), "y"), cylinder(0.05, 0.06, (0.34, -0.82, 0.78), "y"))
    a.add("crank", union(arm, capsule((0.34, -0.84, 0.78), (0.34, -1.08, 0.78), 0.06)))
    a.add("base", _board())
    _add_jars(a)


def _sector_outline() -> CrossSection:
    """Foil patch of a disc, reaching up from the middle and widening outwards, with round ends."""
    wide, narrow = circle(0.1, (0, 0.82), 16), circle(0.05, (0, 0.5), 16)
    return CrossSection.batch_hull([wide, narrow])


def _neutraliser(side: int) -> Manifold:
    """Bar across one disc, its tips bent in to brush the sectors; the two lean opposite ways."""
    bend = [(-0.84, 0.12), (-0.82, 0.24), (-0.7, 0.27), (0.7, 0.27), (0.82, 0.24), (0.84, 0.12)]
    path = spline([(x, side * y, 0) for x, y in bend], 40)
    bar = union(sweep(path, 0.03, segments=10), cylinder(0.09, 0.08, (0, side * 0.27, 0), "y"))
    brushes = [
        hull(sphere(0.035, (s * 0.84, side * 0.12, 0), 8), sphere(0.05, (s * 0.84, side * 0.16, 0), 8)) for s in (-1, 1)
    ]
    return union(bar, brushes).rotate((0, side * 48, 0)).translate((0, 0, AXLE))


def _upright(side: int) -> Manifold:
    """Tapering post that carries both axles."""
    shape = polygon([(-0.2, 0.1), (0.2, 0.1), (0.1, 0.8), (0.09, AXLE), (-0.09, AXLE), (-0.1, 0.8)]) + circle(
        0.14, (0, AXLE)
    )
    return plate(shape + circle(0.17, (0, 0.62)), 0.12, (0, side * 0.56, 0))


def _pulley(radius: float) -> Manifold:
    """Grooved wheel about the y axis."""
    flanges = [cylinder(radius, 0.03, (0, y, 0), "y", segments=40) for y in (-0.05, 0.05)]
    return union(flanges, cylinder(radius * 0.86, 0.1, axis="y", segments=40))


def _belt(side: int) -> Manifold:
    """Belt round a drive pulley and its boss; the one behind is crossed, so that the discs turn opposite ways."""
    low, high, gap = 0.36, 0.14, AXLE - 0.62
    cross = side > 0
    tilt = np.arcsin((low + high if cross else low - high) / gap)
    down = np.linspace(np.pi - tilt, 2 * np.pi + tilt, 24)
    over = np.linspace(np.pi + tilt, -tilt, 16) if cross else np.linspace(tilt, np.pi - tilt, 16)
    y = side * 0.36
    lower = [(low * np.cos(t), y, 0.62 + low * np.sin(t)) for t in down]
    upper = [(high * np.cos(t), y, AXLE + high * np.sin(t)) for t in over]
    lane = [(p[0], p[1] + (0.025 * np.sign(i - 20) if cross else 0), p[2]) for i, p in enumerate(lower + upper)]
    return sweep(lane, 0.026, closed=True, segments=8)


def _board() -> Manifold:
    """Baseboard on four bun feet with a moulded edge."""
    board = union(
        plate(rectangle(3.1, 1.7, corner=0.12), 0.08, (0, 0, 0.12), "up"), box(2.9, 1.5, 0.08, (0, 0, 0.19), 0.02)
    )
    buns = [
        lathe([(0, 0), (0.12, 0), (0.15, 0.05), (0.12, 0.1), (0, 0.1)]).translate((x, y, 0))
        for x in (-1.35, 1.35)
        for y in (-0.65, 0.65)
    ]
    return union(board, buns)


def _add_jars(a: Assembly) -> None:
    """Leyden jars at both sides and, on top of each, the comb that collects and the electrode that sparks."""
    jar = lathe(
        [(0, 0.23), (0.27, 0.23), (0.29, 0.27), (0.29, 1.05), (0.25, 1.12), (0.21, 1.16), (0.21, 1.22), (0, 1.22)]
    )
    a.add("leyden_jar", mirrored(jar.translate((1.2, 0, 0))))
    a.add("jar_foil", mirrored(tube(0.305, 0.285, 0.5, (1.2, 0, 0.5))))
    stem = [rod((1.2, 0, 1.2), (1.2, 0, AXLE), 0.035), sphere(0.12, (1.2, 0, AXLE), 24)]
    fork = [rod((1.2, 0, AXLE), (1.2, y, AXLE), 0.03) for y in (-0.2, 0.2)]
    fork += [capsule((1.2, y, AXLE), (0.58, y, AXLE), 0.03) for y in (-0.2, 0.2)]
    fork += [
        rod((x, y, AXLE), (x, y * 0.68, AXLE), 0.018, segments=8)
        for x in np.arange(0.6, 0.95, 0.08)
        for y in (-0.2, 0.2)
    ]
    path = spline([(1.2, 0, AXLE), (1.12, 0, 2.6), (0.75, 0, 3.0), (0.2, 0, 3.12)], 32)
    a.add("collector_comb", mirrored(union(stem, fork, sweep(path, 0.032))))
    a.add("spark_ball", mirrored(sphere(0.11, (0.17, 0, 3.12), 28)))
    a.add("electrode_handle", mirrored(capsule((1.28, 0, AXLE + 0.02), (1.72, 0, AXLE + 0.22), 0.06)))
