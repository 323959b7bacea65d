"""Houses that belong to one country."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly, Mark
from mme3dr.meshes.profiles import circle, polygon, rectangle
from mme3dr.meshes.solids import box, capsule, common, cone, cut, cylinder, rod, sphere, torus, tube, union
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
    a.add("yard", cylinder(1.72, 0.08, (0, -0.06, 0), segments=48))
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


@reference_object(
    name="Mongolian yurt",
    prompt="Mongolian yurt pitched on the green steppe, its felt freshly tied down and its painted wooden door shut",
    parts=[
        Part("wall", 1, "white", "fabric", True),
        Part("roof", 1, "ivory", "fabric", True),
        Part("trim", 1, "blue", "fabric", False),
        Part("crown", 1, "orange", "painted wood", False),
        Part("door", 2, "orange", "painted wood", True),
        Part("door_frame", 1, "red", "painted wood", False),
        Part("rope", 3, "tan", "rope", False),
        Part("roof_rope", 8, "tan", "rope", False),
        Part("stove_pipe", 1, "iron", "iron", False),
        Part("meadow", 1, "green", "soil", True),
    ],
    facts=[
        Fact(
            "symmetry",
            "The wall runs round in a full circle.",
            "The wall has four straight sides and corners.",
            True,
            "turn(wall, 7) and turn(roof, 7)",
        ),
        Fact(
            "proportion",
            "The tent is much wider than it is high.",
            "The tent is much higher than it is wide.",
            True,
            "width(wall) > 1.4 * (top(roof) - bottom(wall))",
        ),
        Fact(
            "relation",
            "The roof rises as a shallow cone to the crown ring in its middle.",
            "The roof rises as a steep spire to a spike in its middle.",
            True,
            "on(crown, roof) and width(crown) < 0.35 * width(roof) and height(roof) < 0.3 * width(roof)",
        ),
        Fact(
            "relation",
            "The stove pipe comes out through the crown.",
            "The stove pipe comes out through the wall.",
            True,
            "touches(stove_pipe, crown) and top(stove_pipe) > top(crown) and inside(stove_pipe, wall) == False",
        ),
        Fact(
            "count",
            "Three ropes are tied round the wall.",
            "Twelve ropes are tied round the wall.",
            True,
            "count(rope) == 3 and rising(rope) and all_touch(rope, wall)",
        ),
        Fact(
            "colour",
            "The felt of the wall is white.",
            "The felt of the wall is black.",
            True,
            "colour(wall) == 'white' and material(wall) == 'fabric'",
        ),
        Fact(
            "relation",
            "The only way in is a door in the front of the wall.",
            "The only way in is a hatch at the edge of the roof.",
            True,
            "front(door) < y(wall) and top(door) < top(wall) + 0.1 * height(all) and touches(door_frame, wall) and all_touch(door, door_frame)",
        ),
        Fact("existence", "The wall has no windows at all.", "The wall has a row of glass windows.", True),
        Fact(
            "material",
            "The door is made of painted wood.",
            "The door is made of loose felt flaps.",
            False,
            "material(door) == 'painted wood' and material(door_frame) == 'painted wood'",
        ),
    ],
)
def mongolian_yurt(a: Assembly) -> None:
    a.add("meadow", lathe([(0, -0.1), (2.2, -0.1), (2.1, 0.0), (0, 0.03)], segments=64))
    a.add("wall", lathe([(0, 0.02), (1.55, 0.02), (1.6, 0.5), (1.58, 1.12), (0, 1.12)], segments=72))
    a.add(
        "roof",
        lathe([(0, 1.1), (1.64, 1.1), (1.68, 1.16), (1.58, 1.24), (0.9, 1.62), (0.4, 1.84), (0, 1.88)], segments=72),
    )
    band = tube(1.625, 1.56, 0.2, (0, 0, 1.0), segments=72)
    teeth = ring(cylinder(0.115, 0.1, (1.575, 0, 0.92), "x", segments=16), 44)
    a.add("trim", cut(union(band, teeth), cylinder(1.56, 1, (0, 0, 1.0), segments=72)))
    hoop = torus(0.42, 0.06, (0, 0, 1.87), segments=40)
    arcs = [
        lathe([(0.40, -0.03), (0.45, -0.03), (0.45, 0.03), (0.40, 0.03), (0.40, -0.03)], segments=40, arc=180)
        .rotate((90, 0, t))
        .scale((1, 1, 0.45))
        .translate((0, 0, 1.88))
        for t in (0, 45, 90, 135)
    ]
    a.add("crown", union(hoop, arcs), marks=[("blue", lambda p: np.hypot(p[:, 0], p[:, 1]) > 0.455)])
    a.add(
        "stove_pipe",
        union(
            rod((0.2, 0.1, 1.82), (0.2, 0.1, 2.62), 0.075, segments=20),
            tube(0.095, 0.05, 0.12, (0.2, 0.1, 2.6), segments=20),
            torus(0.08, 0.02, (0.2, 0.1, 2.2), segments=20),
        ),
    )
    a.add(
        "rope",
        [
            lathe(
                [(1.56, -0.028), (1.645, -0.028), (1.645, 0.028), (1.56, 0.028), (1.56, -0.028)], segments=72
            ).translate((0, 0, z))
            for z in (0.25, 0.5, 0.75)
        ],
    )
    for t in np.arange(8) * 45 + 22.5:
        a.add("roof_rope", capsule((0.42, 0, 1.86), (0.9, 0, 1.645), 0.03, segments=8).rotate((0, 0, t)))
    _yurt_door(a)


def _yurt_door(a: Assembly) -> None:
    """Low frame with two painted leaves, set into the front of the wall."""
    posts = [box(0.12, 0.34, 1.06, (x, -1.56, 0.53), 0.02) for x in (-0.44, 0.44)]
    a.add(
        "door_frame",
        union(posts, box(1.12, 0.36, 0.14, (0, -1.57, 1.06), 0.02), box(0.9, 0.4, 0.08, (0, -1.57, 0.05), 0.02)),
    )
    for s in (-1, 1):
        leaf = box(0.375, 0.24, 0.93, (s * 0.19, -1.56, 0.54), 0.01).refine_to_length(0.03)

        def diamond(p: np.ndarray, s: int = s) -> np.ndarray:
            cell = np.abs(np.mod(p[:, 2] - 0.08, 0.46) - 0.23)
            return (p[:, 1] < -1.67) & (np.abs(p[:, 0] - 0.19 * s) / 0.15 + cell / 0.2 < 1)

        a.add("door", leaf, marks=[("blue", diamond)])
