"""Tents of nomads."""

import numpy as np

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.solids import box, capsule, cut, cylinder, rod, torus, tube, union
from mme3dr.meshes.sweeps import lathe
from mme3dr.records import Fact, Part


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
            "touches(stove_pipe, crown) and top(stove_pipe) > top(crown) and bottom(stove_pipe) > top(wall)",
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
            "front(door) < y(wall) and top(door) < top(wall) and touches(door_frame, wall)",
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
