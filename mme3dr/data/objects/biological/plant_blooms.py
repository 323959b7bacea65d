"""Flowers of garden and field."""

import numpy as np

from mme3dr.data.objects.biological._creature import tube
from mme3dr.data.objects.biological._plant import blade, spiral_spots
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.solids import cone, dome, ellipsoid, union
from mme3dr.meshes.sweeps import lathe
from mme3dr.records import Fact, Part


@reference_object(
    name="sunflower",
    prompt="sunflower in midsummer, its heavy round head turned to face the viewer, ripe with seeds",
    parts=[
        Part("disc", 1, "dark brown", "petal", False),
        Part("seed", 150, "brown", "shell", True),
        Part("petal", 34, "yellow", "petal", False),
        Part("calyx", 1, "green", "leaf", False),
        Part("stem", 1, "green", "bark", False),
        Part("leaf", 4, "green", "leaf", False),
    ],
    facts=[
        Fact(
            "relation",
            "The petals form a ring round the seed disc.",
            "The petals grow from the middle of the seed disc.",
            True,
            "all_touch(petal, disc) and width(petal) > 1.5 * width(disc) and height(petal) > 1.5 * height(disc)",
        ),
        Fact("colour", "The petals are yellow.", "The petals are violet.", True, "colour(petal) == 'yellow'"),
        Fact(
            "count",
            "More than a hundred seeds fill the disc.",
            "A single large seed fills the disc.",
            True,
            "count(seed) > 100 and all_touch(seed, disc)",
        ),
        Fact(
            "style",
            "The seeds are laid out in curving spirals.",
            "The seeds are laid out in straight rows and columns.",
            True,
        ),
        Fact(
            "colour",
            "The centre of the head is dark brown.",
            "The centre of the head is bright pink.",
            True,
            "colour(disc) == 'dark brown'",
        ),
        Fact(
            "existence",
            "Broad green leaves grow from the stem.",
            "The stem is bare from the ground to the head.",
            True,
            "count(leaf) > 1 and all_touch(leaf, stem) and colour(leaf) == 'green'",
        ),
        Fact(
            "relation",
            "The head sits at the top of a tall stem.",
            "The head lies on the ground beside the stem.",
            True,
            "z(disc) > z(stem) and touches(stem, calyx)",
        ),
        Fact(
            "relation",
            "The seed disc faces the front.",
            "The seed disc faces the ground.",
            False,
            "front(disc) < front(calyx) and back(disc) < back(calyx) and height(disc) > 2 * depth(disc)",
        ),
    ],
)
def sunflower(a: Assembly) -> None:
    centre = np.array([0, -0.16, 2.2])

    def face(solid):
        """From a head that looks up to one that looks at the viewer and a little down."""
        return solid.rotate((97, 0, 0)).translate(tuple(centre))

    a.add(
        "disc",
        face(lathe([(0, -0.04), (0.36, -0.04), (0.37, 0.03), (0.28, 0.09), (0.12, 0.06), (0, 0.05)], segments=48)),
    )
    for share, angle in spiral_spots(150):
        r = 0.345 * share
        lift = 0.06 + 0.035 * np.sin(np.pi * min(share * 1.1, 1))
        seed = ellipsoid(0.026, 0.016, 0.03, (r, 0, lift), 8).rotate((0, 0, angle))
        a.add("seed", face(seed), colour="amber" if share > 0.9 else "dark brown" if share < 0.35 else None)
    outer = blade([(0.3, -0.01), (0.5, 0.05), (0.72, 0.04), (0.86, 0.0)], [0.05, 0.1, 0.105, 0.075, 0.008], 0.026, 0.3)
    inner = blade([(0.3, 0.02), (0.46, 0.1), (0.64, 0.12), (0.77, 0.1)], [0.05, 0.09, 0.095, 0.06, 0.008], 0.026, 0.3)
    vein = ("amber", lambda p: np.linalg.norm(p - centre, axis=1) < 0.5)
    a.add("petal", [face(p) for p in ring(outer, 17) + ring(inner, 17, 10.6)], marks=[vein])
    sepal = blade([(0.1, -0.1), (0.36, -0.06), (0.52, -0.08)], [0.08, 0.09, 0.01], 0.03, 0.2, 10)
    a.add("calyx", face(union(dome(0.34, height=0.16).rotate((180, 0, 0)).translate((0, 0, -0.02)), ring(sepal, 12))))
    a.add(
        "stem",
        tube(
            [(0, 0.1, 0), (0.02, 0.12, 0.8), (-0.02, 0.14, 1.6), (0, 0.14, 2.0), (0, 0.02, 2.19)],
            [0.06, 0.055, 0.05, 0.05, 0.055],
            14,
            40,
        ),
    )
    for z, turn, size in ((0.55, -10, 1.1), (0.85, 170, 1.05), (1.2, 30, 0.9), (1.45, 205, 0.8)):
        leaf = blade(
            [(0.0, 0), (0.2, 0.1), (0.5, 0.14), (0.85, -0.06)],
            [0.025, 0.03, 0.2, 0.24, 0.18, 0.1, 0.01],
            0.035,
            0.25,
            20,
        )
        a.add("leaf", leaf.scale((size, size, size)).rotate((0, 0, turn)).translate((0, 0.12, z)))


@reference_object(
    name="red rose",
    prompt="A single long-stemmed rose, half open and deep red, as given on an anniversary.",
    parts=[
        Part("petal", 22, "red", "petal", False),
        Part("heart", 1, "dark red", "petal", False),
        Part("sepal", 5, "green", "leaf", False),
        Part("hip", 1, "green", "leaf", False),
        Part("stem", 1, "green", "bark", True),
        Part("thorn", 7, "rust", "horn", False),
        Part("leaf", 9, "dark green", "leaf", False),
    ],
    facts=[
        Fact(
            "existence",
            "Sharp thorns stick out of the stem.",
            "The stem is perfectly smooth.",
            True,
            "count(thorn) > 3 and all_touch(thorn, stem)",
        ),
        Fact(
            "relation",
            "The petals wrap round one another about a closed heart.",
            "The petals lie in one flat ring about an open centre.",
            True,
            "inside(heart, petal) and count(petal) > 12",
        ),
        Fact(
            "colour",
            "The petals are deep red.",
            "The petals are white.",
            False,
            "colour(petal) == 'red' and colour(heart) == 'dark red'",
        ),
        Fact(
            "count",
            "Five green sepals hold the flower from below.",
            "A ring of twenty green sepals holds the flower from below.",
            True,
            "count(sepal) == 5 and z(sepal) < z(petal) and even(sepal)",
        ),
        Fact(
            "relation",
            "The leaves grow from the stem below the flower.",
            "The leaves grow out of the top of the flower.",
            True,
            "top(leaf) < bottom(petal) and z(leaf) < z(petal)",
        ),
        Fact(
            "proportion",
            "The stem is several times as long as the flower is high.",
            "The stem is shorter than the flower is high.",
            False,
            "height(stem) > 2.5 * height(petal)",
        ),
        Fact(
            "relation",
            "The outer petals curl outwards at their rims.",
            "The outer petals are pressed tightly against the heart.",
            True,
            "width(petal) > 2.5 * width(heart)",
        ),
        Fact(
            "colour",
            "The stem and the leaves are green.",
            "The stem and the leaves are golden.",
            True,
            "colour(stem) == 'green' and colour(leaf) == 'dark green'",
        ),
    ],
)
def red_rose(a: Assembly) -> None:
    top = 2.0
    layers = [
        (3, 0, [(0.02, 0.1), (0.15, 0.3), (0.14, 0.55), (0.06, 0.72)], 0.2),
        (4, 30, [(0.03, 0.06), (0.21, 0.26), (0.22, 0.5), (0.17, 0.7)], 0.25),
        (5, 10, [(0.04, 0.03), (0.28, 0.2), (0.32, 0.44), (0.33, 0.66)], 0.3),
        (5, 46, [(0.04, 0.0), (0.34, 0.14), (0.42, 0.36), (0.5, 0.54), (0.58, 0.55)], 0.36),
        (5, 12, [(0.04, -0.02), (0.36, 0.06), (0.5, 0.24), (0.62, 0.38), (0.72, 0.35)], 0.4),
    ]
    for count, start, spine, half in layers:
        petal = blade(spine, [0.06, 0.7 * half, half, half, 0.75 * half, 0.25 * half], 0.03, 0.62, 20, 8)
        a.add(
            "petal",
            [p.translate((0, 0, top)) for p in ring(petal, count, start)],
            marks=[("crimson", lambda p: p[:, 2] < top + 0.22)],
        )
    bud = lathe([(0.05, 0.05), (0.13, 0.3), (0.12, 0.55), (0.04, 0.66)], True, 24)
    spiral = blade([(0.0, 0.5), (0.05, 0.6), (0.06, 0.68)], [0.06, 0.08, 0.05], 0.03, 0.6)
    a.add("heart", union(bud, ring(spiral, 3, 40)).translate((0, 0, top)))
    sepal = blade([(0.05, -0.04), (0.22, -0.04), (0.36, -0.14), (0.46, -0.1)], [0.06, 0.08, 0.06, 0.01], 0.028, 0.3)
    a.add("sepal", [s.translate((0, 0, top)) for s in ring(sepal, 5, 18)])
    a.add("hip", ellipsoid(0.1, 0.1, 0.13, (0, 0, top - 0.06), 20))
    path = [(0.02, 0, 0), (0.0, 0.02, 0.7), (0.03, 0, 1.3), (0, 0, top)]
    a.add("stem", tube(path, [0.05, 0.045, 0.045, 0.05], 14, 30))
    for z, turn in ((0.2, 10), (0.45, 190), (0.62, 80), (0.95, 300), (1.15, 130), (1.45, 220), (1.62, 40)):
        a.add("thorn", cone(0.034, 0.12, (0.085, 0, 0), "x", 8).rotate((0, 20, turn)).translate((0.01, 0, z)))
    leaflet = blade([(0, 0), (0.1, 0.02), (0.24, 0.03), (0.38, -0.03)], [0.02, 0.11, 0.13, 0.09, 0.01], 0.028, 0.3, 14)
    for z, turn in ((0.8, 200), (1.05, -15), (1.3, 110)):
        stalk = tube([(0, 0, 0), (0.2, 0, 0.1), (0.36, 0, 0.13)], [0.02, 0.017, 0.015], 8)
        places = (((0.34, 0, 0.12), 0), ((0.2, 0.0, 0.1), 75), ((0.2, 0.0, 0.1), -75))
        sprig = [leaflet.rotate((0, 0, t)).translate(at) for at, t in places]
        a.add("leaf", union(stalk, sprig[0]).rotate((0, 0, turn)).translate((0.01, 0, z)))
        a.add("leaf", [s.rotate((0, 0, turn)).translate((0.01, 0, z)) for s in sprig[1:]])
