"""Plants that store water."""

import numpy as np

from mme3dr.data.objects.biological._plant import blade, ribbed
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.solids import cone, cylinder, ellipsoid, rod, sphere, union
from mme3dr.meshes.sweeps import lathe, sweep
from mme3dr.records import Fact, Part

RIBS = ribbed(12, 0.16, 5)


@reference_object(
    name="saguaro cactus",
    prompt="a tall saguaro of the Sonoran desert lifting two bent arms to the sky, in bloom at its crown",
    parts=[
        Part("trunk", 1, "green", "skin", False),
        Part("arm", 2, "green", "skin", True),
        Part("spine", 204, "cream", "horn", False),
        Part("flower", 5, "white", "petal", True),
        Part("ground", 1, "sand", "soil", False),
        Part("stone", 3, "terracotta", "stone", False),
    ],
    facts=[
        Fact(
            "relation",
            "The arms bend upwards at the elbow and end pointing to the sky.",
            "The arms hang down and end pointing to the ground.",
            False,
            "z(arm) > z(trunk) and all_touch(arm, trunk)",
        ),
        Fact(
            "existence",
            "Pale spines stick out of the green skin.",
            "Broad leaves grow out of the green skin.",
            True,
            "count(spine) > 100",
        ),
        Fact("style", "Deep grooves and ribs run up and down the stem.", "The stem is as smooth as a pipe.", True),
        Fact(
            "proportion",
            "The plant is much taller than it is wide.",
            "The plant is much wider than it is tall.",
            True,
            "top(trunk) > 1.5 * width(arm) and height(trunk) > 4 * width(trunk)",
        ),
        Fact(
            "colour",
            "The stem is green from bottom to top.",
            "The stem is covered in brown bark from bottom to top.",
            True,
            "colour(trunk) == 'green' and colour(arm) == 'green'",
        ),
        Fact("count", "Two arms grow from the trunk.", "Six arms grow from the trunk.", False, "count(arm) == 2"),
        Fact(
            "relation",
            "The white flowers sit at the very top of the trunk.",
            "The white flowers lie on the ground.",
            False,
            "all_touch(flower, trunk) and top(flower) > top(trunk)",
        ),
        Fact(
            "relation",
            "One arm leaves the trunk higher up than the other, on the opposite side.",
            "Both arms leave the trunk on the same side.",
            True,
            "left(arm) < left(trunk) and right(arm) > right(trunk) and rising(arm)",
        ),
    ],
)
def saguaro(a: Assembly) -> None:
    trunk = sweep(
        [(0, 0, z) for z in np.linspace(0, 2.6, 40)],
        lambda t: 0.26 * (1 - 0.12 * t) * min(1, (1.004 - t) * 10) ** 0.5,
        RIBS,
    )
    a.add("trunk", trunk)

    def spines(x: float, low: float, high: float, rows: int, radius: float) -> list:
        needle = cone(0.02, 0.1, (radius + 0.02, 0, 0), "x", 6)
        rise = np.linspace(low, high, rows)
        return [n.translate((x, 0, z)) for z in rise for n in ring(needle, 12)]

    for side, elbow, tip, reach in ((-1, 1.0, 1.85, 0.68), (1, 1.3, 2.2, 0.62)):
        path = spline(
            [
                (0.1 * side, 0, elbow),
                (0.4 * side, 0, elbow),
                (reach * side * 0.94, 0, elbow + 0.14),
                (reach * side, 0, elbow + 0.4),
                (reach * side, 0, tip),
            ],
            40,
        )
        a.add("arm", sweep(path, lambda t: 0.17 * min(1, (1.004 - t) * 8) ** 0.5, RIBS))
        a.add("spine", spines(reach * side, elbow + 0.45, tip - 0.12, 3, 0.17))
    a.add("spine", spines(0, 0.2, 2.4, 11, 0.24))
    for x, y, z in ((0, 0, 2.63), (-0.13, -0.06, 2.55), (0.1, -0.12, 2.55), (0.08, 0.13, 2.55), (-0.09, 0.12, 2.55)):
        petals = ring(ellipsoid(0.075, 0.04, 0.022, (0.06, 0, 0.05), 12).rotate((0, -20, 0)), 8)
        bloom = union(cylinder(0.035, 0.12, (0, 0, 0), top=0.05, segments=12), petals, sphere(0.05, (0, 0, 0.08), 12))
        tilt = bloom.rotate((-220 * y, 220 * x, 0)).translate((x, y, z))
        a.add(
            "flower",
            tilt,
            marks=[
                ("yellow", lambda p, x=x, y=y, z=z: np.linalg.norm(p - (1.35 * x, 1.35 * y, z + 0.1), axis=1) < 0.058)
            ],
        )
    a.add("ground", lathe([(0, 0.09), (0.4, 0.07), (0.68, 0.02), (0.78, -0.05), (0, -0.05)], segments=48))
    a.add(
        "stone",
        ellipsoid(0.12, 0.09, 0.08, (0.45, -0.3, 0.06), 14),
        ellipsoid(0.07, 0.08, 0.06, (0.32, -0.48, 0.05), 12),
        ellipsoid(0.1, 0.08, 0.07, (-0.5, 0.22, 0.05), 12),
    )


@reference_object(
    name="potted aloe",
    prompt=(
        "Aloe vera houseplant for a sunny windowsill: a rosette of thick toothed leaves in a clay pot on its saucer."
    ),
    parts=[
        Part("leaf", 17, "green", "leaf", True),
        Part("tooth", 170, "cream", "horn", True),
        Part("pot", 1, "terracotta", "clay", True),
        Part("saucer", 1, "terracotta", "clay", True),
        Part("soil", 1, "dark brown", "soil", False),
    ],
    facts=[
        Fact(
            "relation",
            "All leaves spring from one point in the middle of the pot.",
            "The leaves are strung along a tall stem.",
            True,
            "all_touch(leaf, soil) and bottom(leaf) < top(pot)",
        ),
        Fact(
            "proportion",
            "The leaves are broad at the base and taper to a point.",
            "The leaves are narrow at the base and broad at the tip.",
            True,
            "piece_length(leaf) > 0.4 * height(all)",
        ),
        Fact(
            "relation",
            "Small pale teeth line the edges of the leaves.",
            "Small pale teeth line the rim of the pot.",
            False,
            "all_touch(tooth, leaf) and bottom(tooth) > top(pot)",
        ),
        Fact(
            "colour",
            "The pot has the reddish-brown of fired clay.",
            "The pot is glazed in bright blue.",
            True,
            "colour(pot) == 'terracotta' and material(pot) == 'clay'",
        ),
        Fact(
            "relation",
            "The saucer lies under the pot.",
            "The saucer covers the pot like a lid.",
            True,
            "bottom(saucer) < bottom(pot) and touches(saucer, pot) and width(saucer) > 0.6 * width(pot)",
        ),
        Fact(
            "existence",
            "Dark soil fills the pot.",
            "The pot is filled with water.",
            True,
            "count(soil) == 1 and inside(soil, pot)",
        ),
        Fact("colour", "The leaves are green.", "The leaves are purple.", True, "colour(leaf) == 'green'"),
        Fact(
            "proportion",
            "The leaves spread wider than the pot.",
            "The leaves stay within the width of the pot.",
            True,
            "width(leaf) > 1.2 * width(pot)",
        ),
    ],
)
def potted_aloe(a: Assembly) -> None:
    a.add("saucer", lathe([(0, 0.0), (0.42, 0.0), (0.52, 0.09), (0.48, 0.1), (0.4, 0.04), (0, 0.04)], segments=48))
    a.add(
        "pot",
        lathe(
            [
                (0, 0.03),
                (0.34, 0.03),
                (0.46, 0.5),
                (0.54, 0.5),
                (0.56, 0.68),
                (0.49, 0.68),
                (0.44, 0.55),
                (0.3, 0.1),
                (0, 0.1),
            ],
            segments=48,
        ),
    )
    a.add("soil", cylinder(0.44, 0.12, (0, 0, 0.53), top=0.47, segments=40))
    flecks = ("mint", lambda p: np.sin(41 * p[:, 0]) * np.sin(37 * p[:, 1]) * np.sin(33 * p[:, 2]) > 0.72)
    for count, reach, height, start, size in (
        (7, 0.86, 0.72, 0, 1.0),
        (6, 0.6, 1.05, 25, 0.95),
        (4, 0.24, 1.25, 10, 0.8),
    ):
        spine = [
            (0.04, 0.5),
            (0.1 + 0.3 * reach, 0.58 + 0.38 * height),
            (0.08 + 0.72 * reach, 0.58 + 0.78 * height),
            (0.06 + reach, 0.58 + 1.0 * height),
        ]
        widths = [0.15 * size, 0.15 * size, 0.125 * size, 0.08 * size, 0.01]
        leaf = blade(spine, widths, 0.1 * size, 0.5, 36, 8)
        path = spline([(x, 0, z) for x, z in spine], 24)
        along = np.gradient(path, axis=0)
        along /= np.linalg.norm(along, axis=1, keepdims=True)
        half = np.interp(np.linspace(0, 1, 24), np.linspace(0, 1, 5), widths)
        teeth = []
        for k in (9, 12, 15, 18, 21):
            up = 0.5 * half[k] * np.array([-along[k, 2], 0, along[k, 0]])
            for side in (-1, 1):
                root = path[k] + up + (0, side * (half[k] - 0.012), 0)
                teeth.append(rod(root, root + 0.03 * along[k] + (0, side * 0.05, 0), 0.022, 0.004, 6))
        a.add("leaf", ring(leaf, count, start), marks=[flecks])
        for tooth in teeth:
            a.add("tooth", ring(tooth, count, start))
