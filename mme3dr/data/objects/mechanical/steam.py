"""Steam at work."""

import numpy as np
from manifold3d import CrossSection, Manifold
from scipy.optimize import brentq

from mme3dr.data.objects.mechanical._gearing import bar, pedestal, upright
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import circle, outline
from mme3dr.meshes.solids import box, cut, cylinder, rod, sphere, torus, tube, union
from mme3dr.meshes.sweeps import extrude, lathe, sweep
from mme3dr.records import Fact, Part

PIVOT, SHAFT, HALF = 4.6, (2.6, 2.15), 2.6
"""Height of the beam's bearing, place (x, z) of the flywheel's shaft, and half the length of the beam."""


@reference_object(
    name="beam engine",
    prompt="a Watt beam engine: rocking beam on a column, wood-clad cylinder at one end and red flywheel at the other",
    parts=[
        Part("beam", 1, "dark green", "painted metal", True),
        Part("column", 1, "ivory", "painted metal", True),
        Part("cylinder", 1, "brown", "wood", True),
        Part("band", 3, "brass", "metal", False),
        Part("cover", 2, "iron", "iron", False),
        Part("piston_rod", 1, "steel", "metal", False),
        Part("connecting_rod", 1, "steel", "metal", False),
        Part("crank", 1, "iron", "iron", False),
        Part("flywheel", 1, "red", "painted metal", True),
        Part("bearing", 2, "dark green", "painted metal", False),
        Part("steam_pipe", 1, "copper", "metal", False),
        Part("governor", 1, "brass", "metal", False),
        Part("base", 1, "light grey", "stone", False),
    ],
    facts=[
        Fact(
            "relation",
            "The beam pivots at its middle on top of the column.",
            "The beam is fixed by its end to the foot of the column.",
            True,
            "touches(beam, column) and above(beam, column) and -0.15 < x(beam) - x(column) < 0.15",
        ),
        Fact(
            "relation",
            "The piston rod joins one end of the beam to the cylinder below.",
            "The piston rod joins the middle of the beam to the flywheel.",
            True,
            "touches(piston_rod, beam) and right(piston_rod) < x(beam) and touches(piston_rod, cover)"
            " and above(piston_rod, cylinder)",
        ),
        Fact(
            "relation",
            "The connecting rod joins the other end of the beam to the crank.",
            "The connecting rod joins the column to the cylinder.",
            True,
            "touches(connecting_rod, beam) and touches(connecting_rod, crank) and left(connecting_rod) > x(beam)",
        ),
        Fact("count", "There is a single flywheel.", "There are two flywheels.", True, "count(flywheel) == 1"),
        Fact(
            "proportion",
            "The flywheel is wider than the cylinder.",
            "The flywheel is narrower than the cylinder.",
            True,
            "width(flywheel) > 2 * width(cylinder)",
        ),
        Fact("colour", "The flywheel is red.", "The flywheel is purple.", False, "colour(flywheel) == 'red'"),
        Fact(
            "relation",
            "The cylinder and the flywheel are on opposite sides of the column.",
            "The cylinder and the flywheel are on the same side of the column.",
            True,
            "right(cylinder) < left(column) and x(flywheel) > right(column)",
        ),
        Fact(
            "material",
            "The cylinder is clad in wood with metal bands.",
            "The cylinder is clad in brick with ropes.",
            False,
            "material(cylinder) == 'wood' and material(band) == 'metal' and all_touch(band, cylinder)",
        ),
        Fact(
            "symmetry",
            "Both arms of the beam are equally long.",
            "One arm of the beam is three times as long as the other.",
            True,
            "0.9 < (right(beam) - x(column)) / (x(column) - left(beam)) < 1.1",
        ),
    ],
)
def beam_engine(a: Assembly) -> None:
    tilt, throw, length = np.radians(8), 0.6, PIVOT - SHAFT[1]
    left = (-HALF * np.cos(tilt), PIVOT + HALF * np.sin(tilt))
    right = (HALF * np.cos(tilt), PIVOT - HALF * np.sin(tilt))

    def misfit(angle: float) -> float:
        """Distance from the beam's end to the crank pin, less the rod's length."""
        pin = (SHAFT[0] + throw * np.cos(angle), SHAFT[1] + throw * np.sin(angle))
        return float(np.hypot(pin[0] - right[0], pin[1] - right[1]) - length)

    angle = brentq(misfit, -np.pi / 2, np.pi / 2)
    pin = (SHAFT[0] + throw * np.cos(angle), SHAFT[1] + throw * np.sin(angle))
    a.add("beam", _beam(np.degrees(tilt)))
    a.add("column", _column())
    _add_cylinder(a, left)
    ends = [cylinder(r, 0.2, (x, 0, z), "y") for r, (x, z) in ((0.2, right), (0.22, pin))]
    shank = rod((right[0], 0, right[1]), (pin[0], 0, pin[1]), 0.1)
    a.add("connecting_rod", union(ends, shank, cylinder(0.1, 0.6, (right[0], 0, right[1]), "y")))
    web = CrossSection.batch_hull([circle(0.3), circle(0.2, (throw, 0))]).rotate(np.degrees(angle))
    shaft = cylinder(0.15, 1.5, (SHAFT[0], 0.85, SHAFT[1]), "y")
    crank = union(upright(extrude(web, 0.16), (SHAFT[0], 0.22, SHAFT[1])), shaft)
    a.add("crank", union(crank, cylinder(0.11, 0.4, (pin[0], 0.05, pin[1]), "y")))
    rim = [(1.38, -0.17), (1.58, -0.17), (1.62, 0), (1.58, 0.17), (1.38, 0.17), (1.38, -0.17)]
    spokes = [rod((0.1, 0, 0), (1.45, 0, 0), 0.1, 0.075).rotate((0, 0, 60 * i + 10)) for i in range(6)]
    wheel = union(lathe(rim, segments=72), spokes, cylinder(0.3, 0.4))
    a.add("flywheel", upright(wheel, (SHAFT[0], 0.92, SHAFT[1])))
    stands = [pedestal(SHAFT[1] - 0.38, 1.0, 0.28, 0.18, (SHAFT[0], y, 0.38)) for y in (0.5, 1.36)]
    a.add("bearing", stands)
    a.add("governor", _governor().translate((1.15, -0.55, 0.38)))
    a.add("base", union(box(8.4, 3.0, 0.22, (0.2, 0.2, 0.11), 0.05), box(8.0, 2.7, 0.4, (0.2, 0.2, 0.2), 0.05)))


def _beam(tilt: float) -> Manifold:
    """Fish-bellied beam with ribbed edges, tilted up on the left, and its trunnion."""
    end = HALF + 0.22
    points = [(-end, 0), (-1.6, 0.3), (0, 0.46), (1.6, 0.3), (end, 0), (1.6, -0.3), (0, -0.46), (-1.6, -0.3)]
    belly = outline(points, 64)
    web = union(extrude(belly, 0.26), extrude(circle(0.34), 0.44), cylinder(0.13, 0.96))
    panel = extrude(belly.scale((0.38, 0.5)), 0.12)
    panels = [panel.translate((x, 0, y)) for x in (-1.2, 1.2) for y in (-0.14, 0.14)]
    return upright(cut(web, panels).rotate((0, 0, -tilt)), (0, 0, PIVOT))


def _column() -> Manifold:
    """Fluted column with a square foot, a capital and two cheeks for the trunnion."""
    shaft = [(0.52, 0.3), (0.52, 0.5), (0.4, 0.6), (0.36, 0.7), (0.3, 3.5), (0.4, 3.62), (0.42, 3.75)]
    flutes = ring(cylinder(0.05, 2.6, (0.37, 0, 2.1), segments=10), 14)
    cheeks = [pedestal(PIVOT - 3.85, 0.62, 0.24, 0.16, (0, s * 0.33, 3.85)) for s in (-1, 1)]
    plates = [box(1.2, 1.2, 0.2, (0, 0, 0.46), 0.03), box(1.0, 1.0, 0.16, (0, 0, 3.82), 0.03)]
    return union(cut(lathe([(0, 0.3), *shaft, (0, 3.75)]), flutes), plates, cheeks)


def _add_cylinder(a: Assembly, end: tuple[float, float]) -> None:
    """Steam cylinder under the beam's end (x, z) with rod, guides, valve chest and pipe."""
    x = end[0]
    staves = ring(cylinder(0.09, 1.5, (0.52, 0, 1.4), segments=12), 24)
    a.add("cylinder", union(cylinder(0.54, 1.5, (0, 0, 1.4)), staves).translate((x, 0, 0)))
    a.add("band", [tube(0.65, 0.5, 0.1, (x, 0, z)) for z in (0.95, 1.4, 1.85)])
    low = lathe([(0, 0.35), (0.74, 0.35), (0.74, 0.5), (0.66, 0.56), (0.66, 0.66), (0, 0.66)])
    high = lathe([(0, 2.14), (0.7, 2.14), (0.7, 2.28), (0.3, 2.32), (0.24, 2.5), (0, 2.5)])
    a.add("cover", *[c.translate((x, 0, 0)) for c in (low, high)])
    head = (x, 0, end[1] - 0.75)
    links = [bar((x, s * 0.2, end[1]), (x, s * 0.2, head[2]), 0.09, 0.14) for s in (-1, 1)]
    pins = [cylinder(0.13, 0.54, (x, 0, z), "y") for z in (end[1], head[2])]
    a.add("piston_rod", union(rod((x, 0, 2.45), head, 0.09), links, pins))
    chest = box(0.36, 0.6, 1.1, (x - 0.72, 0, 1.4), 0.05)
    path = spline([(x - 0.82, 0, 1.75), (x - 1.12, 0, 1.65), (x - 1.2, 0, 1.2), (x - 1.2, 0, 0.36)], 24)
    a.add("steam_pipe", union(sweep(path, 0.13), torus(0.14, 0.06, (x - 1.2, 0, 0.43)), chest))


def _governor() -> Manifold:
    """Flyball governor on a post, two balls swung out."""
    arms = mirrored(union(rod((0, 0, 1.75), (0.46, 0, 1.22), 0.045), rod((0.46, 0, 1.22), (0, 0, 0.85), 0.035)))
    balls = mirrored(sphere(0.17, (0.46, 0, 1.22), 24))
    post = [cylinder(0.06, 1.9, (0, 0, 0.95)), cylinder(0.22, 0.12, (0, 0, 0.05)), cylinder(0.12, 0.14, (0, 0, 0.85))]
    return union(arms, balls, post, sphere(0.1, (0, 0, 1.9), 16))
