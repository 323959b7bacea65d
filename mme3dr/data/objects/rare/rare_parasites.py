"""Flowers that live on other plants."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.biological._creature import tube
from mme3dr.data.objects.biological._plant import blade, spiral_spots
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.solids import cone, ellipsoid, sphere, union
from mme3dr.meshes.sweeps import lathe
from mme3dr.records import Fact, Part

TILT = 15.0
"""Degrees by which the rafflesia leans towards the viewer."""
SEAT = (0.0, 0.1, 0.34)
"""Where the underside of its bowl rests."""


@reference_object(
    name="Rafflesia arnoldii",
    prompt="giant corpse flower Rafflesia in full bloom on the forest floor of Sumatra, an unopened bud next to it",
    parts=[
        Part("lobe", 5, "terracotta", "petal", False),
        Part("wart", 100, "cream", "petal", False),
        Part("bowl", 1, "terracotta", "flesh", False),
        Part("bowl_spot", 18, "cream", "petal", False),
        Part("disc", 1, "rust", "flesh", False),
        Part("spike", 24, "amber", "flesh", False),
        Part("bud", 1, "brown", "flesh", True),
        Part("vine", 1, "dark brown", "bark", False),
        Part("fallen_leaf", 9, "tan", "leaf", False),
        Part("forest_floor", 1, "dark brown", "soil", True),
    ],
    facts=[
        Fact(
            "count",
            "The flower has five broad lobes.",
            "The flower has twelve broad lobes.",
            True,
            "count(lobe) == 5 and even(lobe) and alike(lobe)",
        ),
        Fact(
            "colour",
            "The lobes are brick red with pale warts.",
            "The lobes are pure white with blue warts.",
            True,
            "colour(lobe) == 'terracotta' and colour(wart) == 'cream' and all_touch(wart, lobe)",
        ),
        Fact(
            "relation",
            "A deep round bowl opens in the middle of the lobes.",
            "A tall closed cone stands in the middle of the lobes.",
            True,
            "touches(bowl, lobe) and width(bowl) < 0.6 * width(lobe) and inside(disc, bowl)",
        ),
        Fact(
            "count",
            "Many short spikes stand on the disc inside the bowl.",
            "One long thread stands on the disc inside the bowl.",
            True,
            "count(spike) > 15 and all_touch(spike, disc) and z(spike) > z(disc)",
        ),
        Fact(
            "existence",
            "The flower sits on the ground with no leaves or stalk of its own.",
            "The flower is held up by a tall stalk with green leaves.",
            True,
        ),
        Fact(
            "proportion",
            "The flower is much wider than it is high.",
            "The flower is much higher than it is wide.",
            True,
            "width(lobe) > 2 * height(lobe)",
        ),
        Fact(
            "relation",
            "The flower grows out of a woody vine that runs along the ground.",
            "The flower floats on a pool of water that covers the ground.",
            True,
            "touches(vine, bowl) and material(vine) == 'bark' and touches(vine, forest_floor) and z(vine) < z(lobe)",
        ),
        Fact(
            "relation",
            "A round closed bud sits on the ground beside the flower.",
            "A round closed bud sits in the middle of the open flower.",
            False,
            "count(bud) == 1 and touches(bud, forest_floor) and left(bud) > right(bowl)",
        ),
        Fact(
            "symmetry",
            "The lobes are arranged evenly round the bowl.",
            "The lobes all grow from one side of the bowl.",
            True,
            "even(lobe)",
        ),
    ],
)
def rafflesia(a: Assembly) -> None:
    a.add(
        "forest_floor", lathe([(0, -0.16), (2.25, -0.16), (2.15, 0.0), (1.1, 0.08), (0.6, 0.3), (0, 0.36)], segments=56)
    )
    flat = ellipsoid(0.72, 0.92, 0.13, segments=44)
    spots = []
    for share, angle in spiral_spots(22):
        x, y = 0.88 * share * np.cos(np.radians(angle)), 0.88 * share * np.sin(np.radians(angle))
        if x > -0.72:
            size = 0.055 + 0.03 * np.sin(7 * angle)
            spots.append(ellipsoid(size, size, 0.035, (0.72 * x, 0.92 * y, 0.13 * np.sqrt(1 - x * x - y * y)), 10))
    a.add("lobe", [_tilted(p) for p in ring(flat.warp_batch(_curl), 5, 18)])
    a.add("wart", [_tilted(p) for s in spots[:20] for p in ring(s.warp_batch(_curl), 5, 18)])
    wall = [
        (0, 0.02),
        (0.5, 0.02),
        (0.72, 0.16),
        (0.76, 0.36),
        (0.66, 0.5),
        (0.44, 0.56),
        (0.4, 0.52),
        (0.58, 0.42),
        (0.6, 0.24),
        (0.42, 0.14),
        (0, 0.12),
    ]
    a.add("bowl", _tilted(lathe(wall, segments=56)), marks=[("dark red", _mouth)])
    a.add("bowl_spot", [_tilted(p) for p in ring(ellipsoid(0.06, 0.045, 0.03, (0.58, 0, 0.535), 12), 18)])
    a.add(
        "disc",
        _tilted(
            lathe([(0, 0.1), (0.2, 0.1), (0.16, 0.22), (0.3, 0.3), (0.3, 0.34), (0.24, 0.35), (0, 0.33)], segments=36)
        ),
    )
    for share, angle in spiral_spots(24):
        a.add("spike", _tilted(cone(0.026, 0.17, (0.26 * share, 0, 0.41), segments=8).rotate((0, 0, angle))))
    _litter(a)
    bracts = ring(ellipsoid(0.2, 0.25, 0.31, (0.15, 0, 0.31), 24), 5)
    cabbage = union(bracts, ring(ellipsoid(0.15, 0.2, 0.28, (0.12, 0, 0.42), 20), 4, 36), sphere(0.2, (0, 0, 0.54), 20))
    a.add("bud", cabbage.translate((1.58, -0.72, 0.0)), marks=[("terracotta", lambda p: p[:, 2] > 0.5)])


def _curl(p: np.ndarray) -> np.ndarray:
    """From a flat pad at the origin to a lobe that arches out of the bowl and droops, its edge crumpled."""
    r = np.hypot(p[:, 0], 0.78 * p[:, 1])
    crumple = 0.05 * (r / 0.72) ** 3 * np.sin(5 * np.arctan2(p[:, 1], p[:, 0]) + 0.6)
    x = p[:, 0] + 1.3
    rise = 0.44 - 0.5 * (x - 1.15) ** 2 * np.where(x > 1.15, 1.0, 0.3)
    return np.column_stack([x, p[:, 1] * (1 + 0.12 * (x - 1.2)), p[:, 2] + rise + crumple])


def _mouth(p: np.ndarray) -> np.ndarray:
    """The inner wall of the bowl."""
    cos, sin = np.cos(np.radians(TILT)), np.sin(np.radians(TILT))
    y, z = p[:, 1] - SEAT[1], p[:, 2] - SEAT[2]
    height = cos * z - sin * y
    return (np.hypot(p[:, 0], cos * y + sin * z) < 0.61) & (height > 0.1) & (height < 0.5)


def _tilted(solid: Manifold) -> Manifold:
    """Leaning forwards, low on the ground."""
    return solid.rotate((TILT, 0, 0)).translate(SEAT)


def _litter(a: Assembly) -> None:
    """Woody vine that feeds the flower, and dead leaves."""
    path = [
        (-2.0, 0.95, 0.05),
        (-1.2, 0.6, 0.14),
        (-0.6, 0.35, 0.34),
        (0, 0.1, 0.42),
        (0.5, -0.2, 0.32),
        (1.1, -0.75, 0.1),
        (1.75, -1.2, 0.02),
    ]
    a.add("vine", tube(path, [0.07, 0.09, 0.1, 0.1, 0.1, 0.08, 0.06], 12, 40))
    leaf = blade([(0, 0), (0.15, 0.04), (0.32, 0.03), (0.48, 0.08)], [0.02, 0.11, 0.13, 0.09, 0.01], 0.03, 0.3)
    for i in range(9):
        t = 40 * i + 11 * np.sin(3 * i)
        at = (1.72 * np.cos(np.radians(t)), 1.72 * np.sin(np.radians(t)), 0.03)
        a.add(
            "fallen_leaf",
            leaf.rotate((0, 0, 73 * i)).translate(at),
            colour=("tan", "bronze", "olive")[i % 3] if i % 2 else None,
        )
