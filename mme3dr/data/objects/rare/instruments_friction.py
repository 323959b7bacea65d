"""Glass instruments that are rubbed."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import circle, polygon
from mme3dr.meshes.solids import box, cut, cylinder, rod, torus, union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="glass armonica",
    prompt="Franklin's glass armonica: nested glass bowls on a spindle in a mahogany case, worked by a treadle",
    parts=[
        Part("bass_bowl", 12, "sky blue", "glass", True),
        Part("treble_bowl", 12, "sky blue", "glass", True),
        Part("gold_rim", 10, "gold", "metal", False),
        Part("spindle", 1, "iron", "iron", True),
        Part("case", 1, "brown", "wood", True),
        Part("leg", 4, "brown", "wood", False),
        Part("stretcher", 3, "dark brown", "wood", False),
        Part("flywheel", 1, "brass", "metal", False),
        Part("treadle", 1, "dark brown", "wood", True),
        Part("drive_cord", 1, "cream", "rope", False),
    ],
    facts=[
        Fact(
            "proportion",
            "The bowls grow smaller from the left end to the right end.",
            "The bowls are all of the same size from end to end.",
            True,
            "piece_length(bass_bowl) > 1.3 * piece_length(treble_bowl) and right(bass_bowl) < x(treble_bowl)",
        ),
        Fact(
            "relation",
            "The spindle runs level through the middle of all the bowls.",
            "The spindle stands upright beside a stack of bowls.",
            True,
            "all_touch(bass_bowl, spindle) and all_touch(treble_bowl, spindle)"
            " and width(spindle) > 9 * height(spindle)",
        ),
        Fact(
            "count",
            "More than a dozen bowls are nested along the spindle.",
            "Only five bowls are nested along the spindle.",
            True,
            "count(bass_bowl) + count(treble_bowl) > 12",
        ),
        Fact(
            "relation",
            "The rims of the bowls stand up out of the open case.",
            "The bowls are shut away under the lid of the case.",
            True,
            "top(treble_bowl) > top(case) and bottom(bass_bowl) > bottom(case) and bottom(treble_bowl) < top(case)",
        ),
        Fact(
            "relation",
            "A cord joins the wheel at the end to the treadle near the floor.",
            "A hand crank on top of the case turns the wheel at the end.",
            True,
            "touches(drive_cord, flywheel) and touches(drive_cord, treadle) and top(treadle) < z(leg)",
        ),
        Fact(
            "material",
            "The bowls are glass and the case is wood.",
            "The bowls are copper and the case is stone.",
            False,
            "material(bass_bowl) == 'glass' and material(case) == 'wood'",
        ),
        Fact(
            "colour",
            "Some of the rims are gilded, like the black keys of a piano.",
            "All the rims are painted black, like the tyres of a car.",
            True,
            "colour(gold_rim) == 'gold' and touches(gold_rim, bass_bowl) and count(gold_rim) < count(bass_bowl)",
        ),
        Fact(
            "count",
            "Four legs carry the case.",
            "A single pillar carries the case.",
            True,
            "count(leg) == 4 and all_touch(leg, case) and level(leg)",
        ),
        Fact(
            "symmetry",
            "The case has the same shape on its front and back sides.",
            "The case bulges out on its front side only.",
            True,
            "mirror(case, 'y')",
        ),
    ],
)
def glass_armonica(a: Assembly) -> None:
    axis, count = 0.98, 24
    for i in range(count):
        t = i / (count - 1)
        size, x = 0.27 - 0.18 * t**0.85, -0.56 + 1.14 * t
        rim = ("white", lambda p, rim=x - 0.009: p[:, 0] > rim)
        a.add("bass_bowl" if i < 12 else "treble_bowl", _bowl(size).translate((x, 0, axis)), marks=[rim])
        if i % 12 in (1, 3, 6, 8, 10):
            bead = Manifold.revolve(circle(0.013, (size - 0.004, 0.002), 8), 40)
            a.add("gold_rim", bead.rotate((0, 90, 0)).translate((x, 0, axis)))
    a.add("spindle", cylinder(0.018, 1.8, (-0.06, 0, axis), "x"))
    a.add("case", _trough(0.64, 0.91, axis))
    corners = [(x, y * s) for x, y in ((-0.76, 0.26), (0.66, 0.12)) for s in (-1, 1)]
    a.add(
        "leg", [lathe([(0.028, 0), (0.05, 0.5), (0.055, 0.66)], segments=24).translate((x, y, 0)) for x, y in corners]
    )
    ties = [((-0.76, -0.26), (-0.76, 0.26)), ((0.66, -0.12), (0.66, 0.12)), ((-0.76, 0.26), (0.66, 0.12))]
    a.add("stretcher", [rod((*p, z), (*q, z), 0.026) for (p, q), z in zip(ties, (0.2, 0.2, 0.12), strict=True)])
    a.add("flywheel", _flywheel(0.26).translate((-0.92, 0, axis)))
    a.add("treadle", _treadle())
    t = np.radians(np.linspace(10, 170, 24))
    over = [(-0.92, 0.285 * np.cos(u), axis + 0.285 * np.sin(u)) for u in t]
    a.add("drive_cord", sweep([(-0.92, -0.1, 0.12), *over, (-0.92, -0.26, 0.14)], 0.012, segments=8))


def _bowl(size: float) -> Manifold:
    """Thin bowl that opens to the right, its rim at the origin, with a hole for the spindle."""
    angle = np.radians(np.linspace(8, 84, 6))
    outer = np.column_stack([size * np.cos(angle), -0.55 * size * np.sin(angle)])
    inner = np.column_stack([(size - 0.009) * np.cos(angle), -(0.55 * size - 0.009) * np.sin(angle)])
    lip = [(size - 0.012, 0.004), (size + 0.002, 0.004), (size + 0.002, -0.012)]
    return Manifold.revolve(polygon(np.vstack([inner[::-1], lip, outer])), 40).rotate((0, 90, 0))


def _trough(floor: float, top: float, axis: float) -> Manifold:
    """Open case that narrows to the right, with a lip above and below and bearing blocks at its ends."""
    plan = [(-0.86, 0.34), (0.74, 0.17)]
    wall = polygon(plan + [(x, -y) for x, y in plan[::-1]])
    solids = [plate(wall, top - floor, (0, 0, (top + floor) / 2), "up")]
    solids += [plate(wall.offset(0.022), 0.04, (0, 0, z), "up") for z in (floor, top - 0.03)]
    hollow = cut(union(solids), plate(wall.offset(-0.035), 0.6, (0, 0, floor + 0.34), "up"))
    return union(hollow, [box(0.05, 0.12, 0.13, (x, 0, axis - 0.02), 0.012) for x in (-0.84, 0.72)])


def _flywheel(radius: float) -> Manifold:
    """Spoked wheel on the x axis."""
    spokes = [box(0.03, 2 * radius, 0.035, bevel=0.008).rotate((angle, 0, 0)) for angle in (0, 45, 90, 135)]
    return union(torus(radius, 0.028, axis="x"), spokes, cylinder(0.05, 0.07, axis="x"))


def _treadle() -> Manifold:
    """Foot board, hinged on the long stretcher by two arms, with a tongue to the left for the cord."""
    board = box(1.2, 0.24, 0.035, (-0.38, -0.15, 0.1), 0.01)
    arms = [rod((x, -0.1, 0.1), (x, y, 0.12), 0.024) for x, y in ((-0.6, 0.26), (0.1, 0.18))]
    return union(board, arms)
