"""Mills driven by water."""

import numpy as np
from manifold3d import CrossSection, Manifold

from mme3dr.data.objects.mechanical._gearing import bar, upright
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import circle, polygon, rectangle
from mme3dr.meshes.profiles import ring as annulus
from mme3dr.meshes.solids import box, cut, cylinder, union
from mme3dr.meshes.sweeps import extrude, plate, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="overshot water wheel",
    prompt="Water mill of stone with red tiled roof, its overshot wheel fed by a stream coming along a timber flume.",
    parts=[
        Part("wheel", 1, "dark brown", "wood", True),
        Part("bucket", 20, "tan", "wood", False),
        Part("axle", 1, "iron", "iron", False),
        Part("mill", 1, "light grey", "stone", True),
        Part("roof", 1, "terracotta", "clay", False),
        Part("opening", 3, "brown", "wood", False),
        Part("flume", 1, "brown", "wood", True),
        Part("trestle", 3, "dark brown", "wood", False),
        Part("axle_stand", 1, "dark brown", "wood", False),
        Part("water", 1, "sky blue", "water", True),
        Part("tail_race", 1, "sky blue", "water", False),
        Part("ground", 1, "green", "soil", False),
    ],
    facts=[
        Fact(
            "relation",
            "The flume ends above the top of the wheel.",
            "The flume ends under the bottom of the wheel.",
            True,
            "bottom(flume) > z(wheel) + 0.4 * height(wheel) and right(flume) > x(wheel) - 0.1 * width(wheel)",
        ),
        Fact(
            "relation",
            "Water falls from the flume into the buckets.",
            "Water falls from the roof of the mill.",
            True,
            "touches(water, flume) and touches(water, bucket)",
        ),
        Fact(
            "count",
            "Many buckets are set all round the rim of the wheel.",
            "Only four buckets are set round the rim of the wheel.",
            True,
            "count(bucket) > 11 and all_touch(bucket, wheel)",
        ),
        Fact(
            "relation",
            "The axle of the wheel runs into the wall of the mill.",
            "The axle of the wheel stops short of the wall of the mill.",
            True,
            "touches(axle, mill) and touches(axle, wheel) and front(mill) > back(wheel)",
        ),
        Fact(
            "relation",
            "Wooden trestles hold up the flume.",
            "The flume lies on the ground.",
            True,
            "count(trestle) > 1 and all_touch(trestle, flume) and all_touch(trestle, ground)",
        ),
        Fact(
            "symmetry",
            "The wheel is an even circle.",
            "The wheel is a flattened oval.",
            True,
            "0.97 < width(wheel) / height(wheel) < 1.03 and mirror(wheel, 'x')",
        ),
        Fact(
            "material",
            "The mill is built of stone and the wheel of wood.",
            "The mill is built of wood and the wheel of stone.",
            False,
            "material(mill) == 'stone' and material(wheel) == 'wood'",
        ),
        Fact(
            "colour",
            "The roof is of red tiles.",
            "The roof is of blue slates.",
            False,
            "colour(roof) == 'terracotta'",
        ),
        Fact(
            "proportion",
            "The wheel is more than half as high as the whole mill.",
            "The wheel is no higher than the door of the mill.",
            True,
            "height(wheel) > 0.5 * height(all)",
        ),
        Fact(
            "relation",
            "A stream flows off below the wheel.",
            "The ground below the wheel is dry.",
            True,
            "top(tail_race) < bottom(wheel) and left(tail_race) < left(wheel) and right(tail_race) > right(wheel)",
        ),
    ],
)
def overshot_water_wheel(a: Assembly) -> None:
    hub = (0.0, 0.0, 2.6)
    a.add("wheel", upright(_wheel_body(), hub))
    board = CrossSection.batch_hull([circle(0.03, (1.5, 0), 8), circle(0.03, _polar(1.86, 15), 8)])
    boards = ring(extrude(board, 0.86), 20)
    a.add("bucket", [upright(b, hub) for b in boards])
    a.add("axle", cylinder(0.15, 2.3, (0, -0.05, hub[2]), "y", segments=20))
    _add_mill(a)
    base = box(9.0, 5.6, 0.5, (-0.6, 0.75, 0.25), 0.08)
    a.add("ground", cut(base, box(12, 1.9, 1.0, (0, 0, 0.72), 0)))
    a.add("tail_race", box(8.8, 1.86, 0.2, (-0.6, 0, 0.3), 0))
    top = hub[2] + 1.98
    trough = polygon(
        [(-0.44, 0), (0.44, 0), (0.44, 0.5), (0.36, 0.5), (0.36, 0.08), (-0.36, 0.08), (-0.36, 0.5), (-0.44, 0.5)]
    )
    battens = [box(0.1, 1.02, 0.58, (x, 0, 0.21), 0.02) for x in (-4.4, -3.3, -2.2, -1.1)]
    trough = cut(union(plate(trough, 4.9, (-2.45, 0, 0), "side"), battens), box(4.8, 0.72, 0.6, (-2.4, 0, 0.38), 0))
    a.add("flume", trough.translate((0, 0, top)))
    path = [
        (-4.85, 0, 0.28),
        (-3, 0, 0.28),
        (-1, 0, 0.28),
        (-0.1, 0, 0.27),
        (0.35, 0, 0.16),
        (0.62, 0, -0.1),
        (0.78, 0, -0.48),
    ]
    run = sweep(spline(path, 40), 1.0, rectangle(0.72, 0.24, corner=0.03), up=(0.5, 0, 1))
    a.add("water", run.translate((0, 0, top)))
    for x in (-4.3, -3.2, -2.15):
        legs = mirrored(bar((x, 0.36, top - 0.05), (x, 1.12, 0.4), 0.16, 0.16), "y")
        ties = [box(0.12, w, 0.14, (x, 0, z), 0.02) for w, z in ((1.1, top - 0.08), (1.5, 2.9), (2.0, 1.6))]
        a.add("trestle", union(legs, ties))
    feet = mirrored(bar((0.02, -0.78, hub[2] + 0.05), (0.62, -1.15, 0.45), 0.18, 0.2))
    block = box(0.5, 0.3, 0.42, (0, -0.78, hub[2] + 0.02), 0.04)
    a.add("axle_stand", union(feet, block, bar((-0.36, -0.97, 1.5), (0.36, -0.97, 1.5), 0.12, 0.14)))


def _polar(radius: float, degrees: float) -> tuple[float, float]:
    """Flat point at a distance and an angle."""
    return (radius * float(np.cos(np.radians(degrees))), radius * float(np.sin(np.radians(degrees))))


def _wheel_body() -> Manifold:
    """Two shrouds, the drum between them, eight spokes on each side and the hub."""
    shroud = extrude(annulus(1.9, 1.46, 72), 0.09)
    spoke = rectangle(1.5, 0.17, (0.75, 0))
    arms = [extrude(spoke.rotate(45 * i + 22.5), 0.09, (0, 0, s * 0.45)) for i in range(8) for s in (-1, 1)]
    sides = [shroud.translate((0, 0, s * 0.45)) for s in (-1, 1)]
    return union(sides, arms, extrude(annulus(1.52, 1.46, 72), 0.9), cylinder(0.36, 1.06, segments=24))


def _add_mill(a: Assembly) -> None:
    """Stone mill behind the wheel with tiled roof, door and windows."""
    wide, eaves, ridge, front, back = 1.75, 3.9, 5.3, 0.8, 3.2
    gable = polygon([(-wide, 0.4), (wide, 0.4), (wide, eaves), (0, ridge), (-wide, eaves)])
    middle, depth = (front + back) / 2, back - front
    stones = []
    for row, z in enumerate(np.arange(0.66, eaves - 0.1, 0.36)):
        for x in np.arange(-1.45 + 0.3 * (row % 2), 1.5, 0.62):
            stones.append(box(0.54, depth + 0.08, 0.28, (x, middle, z), 0))
        for y in np.arange(front + 0.35 + 0.3 * (row % 2), back - 0.2, 0.62):
            stones.append(box(2 * wide + 0.08, 0.54, 0.28, (0, y, z), 0))
    a.add("mill", union(plate(gable, depth, (0, middle, 0)), stones))
    slope = polygon([(0, ridge + 0.22), (wide + 0.35, eaves - 0.08), (wide + 0.35, eaves - 0.24), (0, ridge + 0.02)])
    tiles = [
        bar((0.1, y, ridge + 0.14), (wide + 0.34, y, eaves - 0.08), 0.09, 0.16) for y in np.linspace(0.72, 3.28, 13)
    ]
    half = union(plate(slope, depth + 0.4, (0, middle, 0)), tiles)
    a.add("roof", union(mirrored(half), cylinder(0.13, depth + 0.4, (0, middle, ridge + 0.16), "y", segments=12)))
    a.add("opening", box(0.9, 0.1, 1.7, (0, back + 0.03, 1.25), 0.03))
    a.add("opening", mirrored(box(0.1, 0.7, 0.8, (wide + 0.03, middle + 0.3, 2.5), 0.03)))
