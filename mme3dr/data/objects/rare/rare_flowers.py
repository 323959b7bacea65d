"""Flowers that few have seen growing."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.biological._creature import tube
from mme3dr.data.objects.biological._plant import blade
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import oval, polygon
from mme3dr.meshes.solids import union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part

NECK = np.array([0.0, 0.0, 2.05])
"""Where the stem of the bird of paradise flower turns into its beak."""


@reference_object(
    name="bird of paradise flower",
    prompt="Strelitzia, the bird of paradise flower, two florets just risen from the beak of its sheath",
    parts=[
        Part("sheath", 1, "green", "leaf", True),
        Part("sepal", 6, "orange", "petal", False),
        Part("arrow", 2, "blue", "petal", False),
        Part("stem", 1, "green", "bark", False),
        Part("leaf", 5, "dark green", "leaf", False),
        Part("stalk", 5, "green", "bark", False),
        Part("soil", 1, "dark brown", "soil", False),
    ],
    facts=[
        Fact(
            "count",
            "Six pointed sepals stand up, three to each floret.",
            "Two pointed sepals stand up, one to each floret.",
            True,
            "count(sepal) == 6 and count(arrow) == 2",
        ),
        Fact(
            "colour",
            "The upright sepals are orange.",
            "The upright sepals are white.",
            True,
            "colour(sepal) == 'orange'",
        ),
        Fact(
            "colour",
            "The arrow-shaped petals are blue.",
            "The arrow-shaped petals are yellow.",
            True,
            "colour(arrow) == 'blue'",
        ),
        Fact(
            "relation",
            "The sheath points sideways like a beak, across the top of the stem.",
            "The sheath points straight up like a spear, in line with the stem.",
            True,
            "width(sheath) > 2 * height(sheath) and touches(sheath, stem) and bottom(sheath) > z(stem)",
        ),
        Fact(
            "relation",
            "The florets rise out of the upper edge of the sheath.",
            "The florets hang down from the lower edge of the sheath.",
            True,
            "all_touch(sepal, sheath) and all_touch(arrow, sheath) and z(sepal) > top(sheath) and z(arrow) > z(sheath)",
        ),
        Fact(
            "symmetry",
            "The sheath is folded like a boat, with two matching sides.",
            "The sheath is twisted like a corkscrew, with no matching sides.",
            True,
            "mirror(sheath, 'y')",
        ),
        Fact(
            "proportion",
            "The sheath is longer than any of the sepals.",
            "The sheath is a short cup that is shorter than any of the sepals.",
            True,
            "length(sheath) > piece_length(sepal)",
        ),
        Fact(
            "relation",
            "Broad paddle leaves stand on long stalks of their own.",
            "Broad paddle leaves are fixed along the stem of the flower.",
            True,
            "all_touch(leaf, stalk) and count(leaf) == count(stalk) and all_touch(stalk, soil)",
        ),
        Fact(
            "colour",
            "A reddish line runs along the upper edge of the sheath.",
            "A white line runs along the upper edge of the sheath.",
            True,
            "has_colour(sheath, 'crimson')",
        ),
    ],
)
def strelitzia(a: Assembly) -> None:
    a.add("soil", lathe([(0, -0.08), (0.62, -0.08), (0.55, 0.02), (0.25, 0.1), (0, 0.12)], segments=36))
    a.add(
        "stem",
        tube(
            [(0.05, 0, 0), (0.0, 0, 0.8), (-0.06, 0, 1.6), (-0.05, 0, 1.95), (0.06, 0, 2.06)],
            [0.07, 0.06, 0.055, 0.06, 0.07],
            14,
            40,
        ),
    )
    keel = spline(
        np.array([(-0.12, 0, -0.03), (0.1, 0, 0.02), (0.4, 0, 0.07), (0.8, 0, 0.13), (1.4, 0, 0.25)]) + NECK, 30
    )
    boat = sweep(keel, [0.06, 0.15, 0.16, 0.13, 0.08, 0.004], oval(0.6, 1.0, segments=28), up=(0, 0, 1))

    def upper_edge(p: np.ndarray) -> np.ndarray:
        half = np.interp(p[:, 0], [-0.12, 0.18, 0.5, 0.8, 1.1, 1.4], [0.06, 0.15, 0.16, 0.13, 0.08, 0.004])
        return p[:, 2] - np.interp(p[:, 0], keel[:, 0], keel[:, 2]) > 0.72 * half

    a.add("sheath", boat.refine_to_length(0.05), marks=[("crimson", upper_edge)])
    for root, lean, size in ((0.12, 0, 1.0), (0.42, 8, 0.92)):
        at = (NECK[0] + root, 0, NECK[2] + 0.1 + 0.1 * root)
        for tilt, aside, roll in ((-14, -10, 70), (16, 14, 100), (38, -6, 80)):
            a.add("sepal", _sepal(size).rotate((0, 0, roll)).rotate((aside, tilt + lean, 0)).translate(at))
        a.add("arrow", _arrow(1.25 * size).rotate((0, -34 + lean, 0)).translate(at))
    for turn, lean, size in ((100, 9, 1.0), (165, 14, 0.92), (215, 12, 0.8), (285, 20, 0.72), (35, 18, 0.7)):
        _paddle(a, turn, lean, size)


def _sepal(size: float) -> Manifold:
    """Lance-shaped sepal standing on the origin."""
    spine = [(0, -0.06), (-0.03, 0.3), (-0.03, 0.7), (0.06, 1.15)]
    return blade(spine, [0.04, 0.1, 0.15, 0.15, 0.1, 0.01], 0.05, 0.35).scale((size, size, size))


def _arrow(size: float) -> Manifold:
    """Petals joined to an arrow with barbs, pointing along +x; a crossed pair, so that it shows from every side."""
    shape = polygon(
        [
            (-0.04, -0.035),
            (0.42, -0.03),
            (0.34, -0.14),
            (0.6, -0.11),
            (1.0, 0),
            (0.6, 0.11),
            (0.34, 0.14),
            (0.42, 0.03),
            (-0.04, 0.035),
        ]
    )
    upright = plate(shape, 0.05)
    return union(upright, upright.rotate((90, 0, 0))).scale((size, size, size))


def _paddle(a: Assembly, turn: float, lean: float, size: float) -> None:
    """Leaf shaped like a banana leaf on its own long stalk."""
    stalk = tube([(0.12, 0, 0), (0.16, 0, 0.5), (0.22, 0, 1.1)], [0.05, 0.04, 0.035], 10, 16)
    spine = [(0.22, 1.05), (0.27, 1.3), (0.36, 1.7), (0.62, 2.12)]
    leaf = blade(spine, [0.04, 0.17, 0.24, 0.26, 0.22, 0.14, 0.01], 0.04, 0.3, 20, 8)
    for part, solid in (("stalk", stalk), ("leaf", leaf)):
        a.add(part, solid.scale((size, size, size)).rotate((0, lean, turn)).translate((0, 0, 0.02)))
