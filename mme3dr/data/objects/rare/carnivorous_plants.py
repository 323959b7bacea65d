"""Plants that catch insects."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.biological._creature import tube
from mme3dr.data.objects.biological._plant import blade, spiral_spots
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import capsule, cone, ellipsoid, sphere, union
from mme3dr.meshes.sweeps import extrude, lathe
from mme3dr.records import Fact, Part

TEETH = 11
"""Teeth along the rim of one lobe of the flytrap."""
GAPE = 48.0
"""Degrees by which each lobe is raised from lying flat open."""


@reference_object(
    name="Venus flytrap",
    prompt="potted Venus flytrap in flower, all its traps set and a fly just landing in one of them",
    parts=[
        Part("pot", 1, "terracotta", "clay", True),
        Part("moss", 1, "olive", "leaf", False),
        Part("leaf_base", 6, "green", "leaf", False),
        Part("lobe", 12, "lime", "leaf", False),
        Part("lining", 12, "red", "flesh", False),
        Part("tooth", 12 * TEETH, "lime", "horn", False),
        Part("trigger_hair", 36, "black", "horn", False),
        Part("flower_stalk", 1, "green", "bark", False),
        Part("petal", 15, "white", "petal", False),
        Part("flower_heart", 3, "yellow", "petal", False),
        Part("fly", 1, "black", "chitin", True),
        Part("fly_wing", 2, "light grey", "chitin", False),
    ],
    facts=[
        Fact(
            "count",
            "Each of the six traps has two hinged lobes.",
            "Each of the six traps has five hinged lobes.",
            True,
            "count(lobe) == 2 * count(leaf_base) and count(leaf_base) == 6 and alike(lobe)",
        ),
        Fact(
            "count",
            "Three trigger hairs stand on the inside of each lobe.",
            "No hairs at all stand on the inside of any lobe.",
            True,
            "count(trigger_hair) == 3 * count(lobe) and all_touch(trigger_hair, lining)",
        ),
        Fact(
            "relation",
            "A row of stiff teeth fringes the rim of every lobe.",
            "A wavy frill of soft petals fringes the rim of every lobe.",
            True,
            "count(tooth) > 9 * count(lobe) and all_touch(tooth, lobe)",
        ),
        Fact(
            "colour",
            "The traps are red inside and green outside.",
            "The traps are green inside and purple outside.",
            True,
            "colour(lining) == 'red' and colour(lobe) == 'lime' and all_touch(lining, lobe)",
        ),
        Fact(
            "relation",
            "Each trap sits at the outer end of a flat green leaf.",
            "Each trap sits at the top of the flower stalk.",
            True,
            "all_touch(leaf_base, moss) and width(lobe) > width(leaf_base) and top(lobe) < z(petal)",
        ),
        Fact(
            "symmetry",
            "The leaves form an even rosette round the middle.",
            "The leaves all stand in a row on one side.",
            True,
            "even(leaf_base) and turn(lobe, 6)",
        ),
        Fact(
            "relation",
            "The flowers are held high above the traps.",
            "The flowers are hidden down among the traps.",
            True,
            "bottom(petal) > top(lobe) and touches(flower_stalk, flower_heart) and touches(flower_stalk, moss)",
        ),
        Fact(
            "colour",
            "The flowers are white and have five petals each.",
            "The flowers are blue and have eight petals each.",
            True,
            "colour(petal) == 'white' and count(petal) == 5 * count(flower_heart)",
        ),
        Fact(
            "relation",
            "The fly is between the lobes of one of the traps.",
            "The fly is on the rim of the clay pot.",
            False,
            "touches(fly, lining) and inside(fly, lobe) and bottom(fly) > top(pot)",
        ),
    ],
)
def venus_flytrap(a: Assembly) -> None:
    wall = [(0, 0), (0.46, 0), (0.6, 0.66), (0.68, 0.66), (0.7, 0.86), (0.62, 0.86), (0.58, 0.74), (0, 0.74)]
    a.add("pot", lathe(wall, segments=48))
    bumps = [
        sphere(0.1, (0.5 * s * np.cos(np.radians(t)), 0.5 * s * np.sin(np.radians(t)), 0.76), 10)
        for s, t in spiral_spots(26)
    ]
    a.add("moss", union(lathe([(0, 0.7), (0.57, 0.75), (0.5, 0.8), (0, 0.82)], segments=36), bumps))
    spine = [(0.05, 0.78), (0.3, 0.98), (0.62, 1.06), (0.92, 1.02)]
    a.add("leaf_base", ring(blade(spine, [0.05, 0.09, 0.17, 0.2, 0.14, 0.035], 0.045, 0.3, 18), 6, 30))
    lobe, lining, teeth, hairs = _lobe()
    for part, solids in (("lobe", [lobe]), ("lining", [lining]), ("tooth", teeth), ("trigger_hair", hairs)):
        for solid in solids:
            for half in mirrored(solid, "y"):
                a.add(part, ring(_placed(half), 6, 30))
    _flowers(a)
    _fly(a)


def _placed(solid: Manifold) -> Manifold:
    """From a trap hinged along x at the origin to the end of the leaf that points along +x."""
    return solid.rotate((0, -22, 0)).translate((0.9, 0, 1.02))


def _lobe() -> tuple[Manifold, Manifold, list[Manifold], list[Manifold]]:
    """Left lobe of a trap hinged along x: outer shell, red lining, teeth and trigger hairs."""
    t = np.radians(np.linspace(0, 180, 25))
    rim = np.column_stack([0.36 - 0.36 * np.cos(t), 0.36 * np.sin(t) ** 0.8])

    def cup(p: np.ndarray) -> np.ndarray:
        return np.column_stack([p[:, 0], p[:, 1], p[:, 2] + 0.9 * p[:, 1] ** 2 - 0.12 * np.sin(np.pi * p[:, 0] / 0.72)])

    def raised(solid: Manifold) -> Manifold:
        return solid.refine_to_length(0.06).warp_batch(cup).rotate((GAPE, 0, 0))

    outer = raised(extrude(polygon(rim), 0.04))
    inner = raised(extrude(polygon(rim * [0.86, 0.84] + [0.05, 0.02]), 0.03, (0, 0, 0.028)))
    teeth = []
    for i in np.linspace(1.5, 22.5, TEETH):
        x, y = np.interp(i, np.arange(25), rim[:, 0]), np.interp(i, np.arange(25), rim[:, 1])
        root = cup(np.array([[x, 0.97 * y, 0]]))[0]
        tip = np.add(root, (0.55 * (x - 0.36), 0.16, 0.12))
        teeth.append(capsule(root, tip, 0.022, 0.008, 6).rotate((GAPE, 0, 0)))
    hairs = []
    for x, y in ((0.26, 0.14), (0.46, 0.14), (0.36, 0.22)):
        root = cup(np.array([[x, y, 0.03]]))[0]
        hairs.append(capsule(root, np.add(root, (0, 0, 0.11)), 0.012, 0.006, 6).rotate((GAPE, 0, 0)))
    return outer, inner, teeth, hairs


def _flowers(a: Assembly) -> None:
    """Bare stalk with three white flowers at its top."""
    stem = tube([(0, 0, 0.76), (0.03, 0.02, 1.4), (0, 0.03, 2.1)], [0.035, 0.03, 0.03], 10, 24)
    heads = ((0, 0.03, 2.28, 0, 0), (0.28, -0.1, 2.12, 35, -20), (-0.26, 0.12, 2.06, -35, 20))
    twigs = [
        tube([(0, 0.03, 2.0), (0.5 * x, 0.5 * y, z - 0.15), (x, y, z)], [0.028, 0.024, 0.024], 8, 8)
        for x, y, z, _, _ in heads
    ]
    a.add("flower_stalk", union(stem, twigs))
    petal = blade([(0.02, 0), (0.12, 0.06), (0.24, 0.08)], [0.03, 0.08, 0.1, 0.09, 0.05], 0.025, 0.25, 10)
    for x, y, z, lean, dip in heads:
        a.add("petal", [p.rotate((dip, lean, 0)).translate((x, y, z)) for p in ring(petal, 5)])
        a.add(
            "flower_heart",
            union(sphere(0.05, (0, 0, 0.03), 14), ring(cone(0.012, 0.1, (0.045, 0, 0.07), segments=6), 6))
            .rotate((dip, lean, 0))
            .translate((x, y, z)),
        )


def _fly(a: Assembly) -> None:
    """Fly standing in the mouth of the trap at the front."""
    body = union(
        ellipsoid(0.12, 0.085, 0.085, (0.07, 0, 0), 18),
        ellipsoid(0.085, 0.08, 0.08, (-0.09, 0, 0.01), 16),
        sphere(0.065, (-0.2, 0, 0.01), 14),
    )
    legs = [
        capsule((x, 0, -0.02), (x * 1.4, s * 0.14, -0.07), 0.014, segments=6)
        for x in (-0.1, -0.02, 0.06)
        for s in (-1, 1)
    ]

    def seat(solid: Manifold) -> Manifold:
        return solid.translate((0.4, 0, 0.2)).rotate((0, -22, 0)).translate((0.9, 0, 1.02)).rotate((0, 0, -90))

    a.add("fly", seat(union(body, legs)))
    wing = ellipsoid(0.13, 0.05, 0.012, (0.1, 0, 0), 14).rotate((0, -14, 22)).translate((-0.04, 0.03, 0.07))
    a.add("fly_wing", [seat(w) for w in mirrored(wing, "y")])
