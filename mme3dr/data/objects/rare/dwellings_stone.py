"""Houses of dry stone."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly, Mark
from mme3dr.meshes.profiles import circle, polygon, rectangle
from mme3dr.meshes.solids import box, common, cone, cut, cylinder, sphere, tube, union
from mme3dr.meshes.sweeps import lathe, plate
from mme3dr.records import Fact, Part


@reference_object(
    name="Apulian trullo",
    prompt="trullo from the countryside of Apulia, whitewashed, a sun cross painted on its cone of dry stone slabs",
    parts=[
        Part("wall", 1, "white", "stone", True),
        Part("course", 17, "grey", "stone", True),
        Part("pinnacle", 1, "white", "stone", False),
        Part("symbol", 1, "white", "stone", True),
        Part("door", 1, "brown", "wood", False),
        Part("surround", 1, "sand", "stone", False),
        Part("window", 2, "navy", "glass", False),
        Part("chimney", 1, "white", "stone", False),
        Part("yard", 1, "sand", "stone", False),
    ],
    facts=[
        Fact(
            "relation",
            "The roof is laid in rings of slabs that step inwards as they rise.",
            "The roof is laid in rings of slabs that step outwards as they rise.",
            True,
            "rising(course) and count(course) == 17 and width(pinnacle) < 0.3 * width(course)",
        ),
        Fact(
            "proportion",
            "The cone of the roof is at least as high as the walls below it.",
            "The cone of the roof is less than half as high as the walls below it.",
            True,
            "height(course) >= height(wall)",
        ),
        Fact(
            "colour",
            "The walls are white under a grey roof.",
            "The walls are grey under a red roof.",
            True,
            "colour(wall) == 'white' and colour(course) == 'grey'",
        ),
        Fact(
            "existence",
            "A whitewashed pinnacle ends in a ball at the tip of the roof.",
            "A weathercock on an iron rod turns at the tip of the roof.",
            True,
            "on(pinnacle, course) and top(pinnacle) >= top(all) and colour(pinnacle) == 'white'",
        ),
        Fact(
            "relation",
            "The painted sign is on the front slope of the roof.",
            "The painted sign is on the wall beside the door.",
            False,
            "touches(symbol, course) and y(symbol) < y(course) and bottom(symbol) > top(door)",
        ),
        Fact(
            "count",
            "A single wooden door leads into the house.",
            "Three wooden doors lead into the house.",
            True,
            "count(door) == 1 and touches(door, wall) and front(door) < y(wall)",
        ),
        Fact(
            "material",
            "The roof is built of stone slabs.",
            "The roof is thatched with straw.",
            False,
            "material(course) == 'stone'",
        ),
        Fact(
            "symmetry",
            "The roof is round about its tip.",
            "The roof has two slopes meeting in a ridge.",
            True,
            "turn(course, 5) and turn(course, 2)",
        ),
        Fact(
            "proportion",
            "The windows are much smaller than the door.",
            "The windows are much larger than the door.",
            True,
            "count(window) == 2 and height(window) < 0.45 * height(door)",
        ),
    ],
)
def apulian_trullo(a: Assembly) -> None:
    a.add("yard", cylinder(1.56, 0.08, (0, -0.06, 0), segments=48))
    body = lathe([(0, 0.02), (1.34, 0.02), (1.22, 1.22), (0, 1.22)], segments=56)
    porch = plate(polygon([(-0.5, 0.02), (0.5, 0.02), (0.46, 1.1), (0, 1.62), (-0.46, 1.1)]), 0.5, (0, -1.14, 0))
    arch = union(box(0.52, 0.5, 0.8, (0, -1.4, 0.4), 0), cylinder(0.26, 0.5, (0, -1.4, 0.8), "y"))
    openings = [box(0.26, 0.4, 0.3, (0, -1.28, 0.75), 0).rotate((0, 0, t)) for t in (-62, 62)]
    a.add("wall", cut(union(body, porch), arch, openings))
    a.add("window", [box(0.3, 0.08, 0.34, (0, -1.2, 0.75), 0).rotate((0, 0, t)) for t in (-62, 62)])
    boards = [box(0.1, 0.06, 1.1, (x, -1.18, 0.56), 0.012) for x in np.linspace(-0.2, 0.2, 5)]
    a.add(
        "door",
        union(
            common(union(boards, box(0.5, 0.04, 1.1, (0, -1.17, 0.56), 0)), arch.translate((0, 0.2, 0))),
            sphere(0.03, (0.13, -1.23, 0.5), 12),
        ),
    )
    hood = tube(0.34, 0.262, 0.1, (0, -1.4, 0.8), "y").trim_by_plane((0, 0, 1), 0.8)
    a.add("surround", union(hood, [box(0.078, 0.1, 0.78, (s * 0.301, -1.4, 0.41), 0) for s in (-1, 1)]))
    for i, share in enumerate(np.linspace(0, 1, 17)):
        _course(a, i, 1.42 - 1.22 * share, 1.2 + 1.6 * share)
    a.add(
        "pinnacle",
        lathe(
            [
                (0, 2.82),
                (0.24, 2.82),
                (0.17, 3.02),
                (0.1, 3.08),
                (0.16, 3.13),
                (0.04, 3.17),
                (0.12, 3.26),
                (0.13, 3.33),
                (0.08, 3.42),
                (0, 3.45),
            ],
            segments=28,
        ),
    )
    a.add("symbol", _sun_cross())
    a.add(
        "chimney",
        union(
            box(0.24, 0.24, 1.2, (0.66, 0.66, 1.6), 0.01),
            box(0.32, 0.32, 0.07, (0.66, 0.66, 2.14), 0.01),
            box(0.3, 0.3, 0.06, (0.66, 0.66, 2.33), 0.01),
            [box(0.06, 0.06, 0.2, (0.66 + u, 0.66 + v, 2.25), 0) for u in (-0.09, 0.09) for v in (-0.09, 0.09)],
        ),
    )


def _course(a: Assembly, number: int, radius: float, z: float) -> None:
    """One ring of roof slabs with gaps between them, in uneven greys."""
    count = max(9, int(22 * radius))
    slab = box(0.36, 2 * np.pi * radius / count - 0.025, 0.092, (radius - 0.18, 0, z), 0)
    ragged = [slab.translate((0.022 * np.sin(5.3 * i + 1.7 * number), 0, 0)) for i in range(count)]
    slabs = [s.rotate((0, 0, (i + 0.5 * (number % 2)) * 360 / count)) for i, s in enumerate(ragged)]
    core = cylinder(radius - 0.03, 0.1, (0, 0, z), segments=40)

    def shade(lowest: float) -> Mark:
        def test(p: np.ndarray) -> np.ndarray:
            index = np.round(np.degrees(np.arctan2(p[:, 1], p[:, 0])) / 360 * count - 0.5 * (number % 2)) % count
            return np.sin(index * 12.9 + number * 78.2) > lowest

        return test

    a.add("course", union(core, slabs), marks=[("light grey", shade(0.45)), ("dark grey", shade(0.86))])


def _sun_cross() -> Manifold:
    """Cross in a ring, painted on the front slope of the cone."""
    flat = (circle(0.28, segments=40) - circle(0.21, segments=40)) + rectangle(0.08, 0.72) + rectangle(0.68, 0.08)
    paint = plate(flat, 2.0, (0, -1.0, 2.08))
    return common(paint, cut(cone(1.535, 2.0, (0, 0, 2.15), segments=64), cone(1.44, 1.9, (0, 0, 2.1), segments=64)))
