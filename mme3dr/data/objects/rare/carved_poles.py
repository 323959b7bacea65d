"""Carved and painted poles."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import outline, polygon
from mme3dr.meshes.solids import box, capsule, cone, cut, cylinder, ellipsoid, hull, sphere, union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part

FACES = (1.62, 3.5, 5.3)
"""Height of the eyes of the bear, the beaver and the thunderbird."""


@reference_object(
    name="Northwest Coast totem pole",
    prompt="Pacific Northwest totem pole in carved cedar, showing bear, beaver and thunderbird one on top of the other",
    parts=[
        Part("pole", 1, "brown", "wood", True),
        Part("eye", 6, "white", "painted wood", False),
        Part("pupil", 6, "black", "painted wood", False),
        Part("brow", 6, "black", "painted wood", False),
        Part("ear", 4, "teal", "painted wood", False),
        Part("snout", 2, "brown", "wood", False),
        Part("mouth", 2, "red", "painted wood", False),
        Part("incisor", 2, "white", "painted wood", False),
        Part("fang", 4, "white", "painted wood", False),
        Part("paw", 4, "red", "painted wood", False),
        Part("knee", 2, "red", "painted wood", False),
        Part("gnawed_stick", 1, "tan", "wood", False),
        Part("beaver_tail", 1, "dark brown", "painted wood", False),
        Part("beak", 1, "amber", "painted wood", False),
        Part("horn", 2, "red", "painted wood", False),
        Part("wing", 2, "teal", "painted wood", False),
        Part("breast_feather", 5, "teal", "painted wood", False),
        Part("talon", 6, "amber", "painted wood", False),
    ],
    facts=[
        Fact(
            "count",
            "Three faces with six eyes look out to the front.",
            "A single face with two eyes looks out to the front.",
            True,
            "count(eye) == 6 and all_touch(eye, pole) and y(eye) < y(pole)",
        ),
        Fact(
            "relation",
            "The bird sits at the top of the pole, above the other two animals.",
            "The bird sits at the bottom of the pole, below the other two animals.",
            False,
            "bottom(beak) > top(snout) and bottom(horn) > top(ear)",
        ),
        Fact(
            "existence",
            "Two wings are spread wide to left and right.",
            "Two wings are folded away so that none can be seen.",
            True,
            "count(wing) == 2 and mirror(wing, 'x') and width(wing) > 2 * width(pole)",
        ),
        Fact(
            "relation",
            "The beaver has two big front teeth and gnaws at a stick.",
            "The beaver has no teeth and holds a round ball.",
            True,
            "count(incisor) == 2 and z(incisor) > z(gnawed_stick) and touches(gnawed_stick, paw)",
        ),
        Fact(
            "relation",
            "The beak curves down to a hooked tip.",
            "The beak curves up to a flat spoon.",
            True,
            "bottom(beak) < top(eye) - 0.07 * height(all) and front(beak) < front(snout) and touches(beak, pole)",
        ),
        Fact(
            "symmetry",
            "The left half of the pole mirrors the right half.",
            "The left half of the pole is left uncarved.",
            True,
            "mirror(pole, 'x') and mirror(all, 'x')",
        ),
        Fact(
            "proportion",
            "The pole is at least five times as tall as it is thick.",
            "The pole is as thick as it is tall.",
            True,
            "height(pole) > 5 * width(pole)",
        ),
        Fact(
            "colour",
            "The carvings are painted in red, black, white and blue-green.",
            "The carvings are painted in pink, silver and purple.",
            True,
            "colour(paw) == 'red' and colour(brow) == 'black' and colour(eye) == 'white' and colour(wing) == 'teal'",
        ),
        Fact(
            "material",
            "The pole is carved out of wood.",
            "The pole is cast out of bronze.",
            False,
            "material(pole) == 'wood'",
        ),
    ],
)
def totem_pole(a: Assembly) -> None:
    profile = [
        (0, 0),
        (0.5, 0),
        (0.52, 0.1),
        (0.5, 1.1),
        (0.54, 1.25),
        (0.54, 1.9),
        (0.46, 2.06),
        (0.45, 2.16),
        (0.49, 2.3),
        (0.47, 2.95),
        (0.51, 3.15),
        (0.51, 3.75),
        (0.43, 3.95),
        (0.42, 4.05),
        (0.46, 4.2),
        (0.43, 4.8),
        (0.47, 5.0),
        (0.47, 5.5),
        (0.4, 5.72),
        (0.2, 5.84),
        (0, 5.86),
    ]
    belly = ellipsoid(0.3, 0.15, 0.34, (0, -0.4, 0.66), 20)
    a.add("pole", union(lathe(profile, segments=48), belly))
    for z, r in zip(FACES, (0.54, 0.51, 0.47), strict=True):
        _eyes(a, z, r)
    _bear(a)
    _beaver(a)
    _thunderbird(a)


def _eyes(a: Assembly, z: float, r: float) -> None:
    """Ovoid eyes under heavy black brows, at angle 27 degrees to either side of the front."""
    for s in (-1, 1):
        a.add("eye", ellipsoid(0.17, 0.07, 0.12, (0, -r, z), 24).rotate((0, 0, 30 * s)))
        a.add("pupil", ellipsoid(0.085, 0.04, 0.085, (0, -r - 0.05, z), 20).rotate((0, 0, 28 * s)))
        arch = spline(
            [
                (-0.24, -r + 0.01, z + 0.06),
                (-0.1, -r - 0.03, z + 0.17),
                (0.1, -r - 0.03, z + 0.18),
                (0.26, -r + 0.02, z + 0.08),
            ],
            12,
        )
        a.add("brow", sweep(arch, [0.03, 0.065, 0.065, 0.03], segments=10).rotate((0, 0, 30 * s)))


def _paws(a: Assembly, z: float, r: float, drop: float) -> None:
    """Two forelegs held before the chest, with black claws."""
    for s in (-1, 1):
        leg = capsule((s * 0.42, -0.28, z + 0.1), (s * 0.26, -r - 0.06, z - drop), 0.11, 0.12)
        claws = []
        for x in (0.18, 0.26, 0.34):
            claws.append(capsule((s * x, -r - 0.14, z - drop), (s * x, -r - 0.16, z - drop - 0.13), 0.045, 0.02, 8))
        a.add("paw", union(leg, claws), marks=[("black", lambda p: p[:, 2] < z - drop - 0.09)])


def _bear(a: Assembly) -> None:
    z = FACES[0]
    muzzle = hull(box(0.4, 0.2, 0.3, (0, -0.5, z - 0.12), 0.08), box(0.3, 0.16, 0.2, (0, -0.84, z - 0.18), 0.07))
    a.add("snout", muzzle, marks=[("black", lambda p: (p[:, 1] < -0.82) & (p[:, 2] > z - 0.18))])
    a.add(
        "mouth", hull(box(0.62, 0.1, 0.12, (0, -0.5, z - 0.36), 0.05), box(0.36, 0.1, 0.12, (0, -0.76, z - 0.34), 0.05))
    )
    fang = cone(0.045, 0.16, segments=10).rotate((180, 0, 0))
    a.add(
        "fang",
        [fang.translate((x, y, z - 0.32)) for x, y in ((-0.13, -0.82), (0.13, -0.82), (-0.2, -0.72), (0.2, -0.72))],
    )
    a.add("ear", mirrored(_ear(0.34, z + 0.37)))
    _paws(a, 0.98, 0.5, 0.1)
    a.add(
        "knee",
        mirrored(
            union(ellipsoid(0.17, 0.2, 0.27, (0.36, -0.42, 0.34), 20), box(0.3, 0.36, 0.16, (0.34, -0.56, 0.08), 0.06))
        ),
    )


def _beaver(a: Assembly) -> None:
    z = FACES[1]
    a.add(
        "snout",
        ellipsoid(0.24, 0.22, 0.15, (0, -0.54, z - 0.12), 24),
        marks=[("black", lambda p: (p[:, 1] < -0.68) & (p[:, 2] > z - 0.12))],
    )
    a.add(
        "mouth",
        hull(
            [
                sphere(0.07, (x, y, z - 0.32), 12)
                for x, y in ((-0.3, -0.44), (0.3, -0.44), (-0.14, -0.56), (0.14, -0.56))
            ]
        ),
    )
    a.add("incisor", [box(0.115, 0.07, 0.26, (x, -0.63, z - 0.38), 0.02) for x in (-0.064, 0.064)])
    a.add("ear", mirrored(_ear(0.32, z + 0.35)))
    _paws(a, 2.92, 0.46, 0.06)
    a.add("gnawed_stick", cylinder(0.06, 0.86, (0, -0.7, 2.84), "x", segments=14))
    shape = outline([(-0.1, 2.72), (-0.24, 2.5), (-0.22, 2.26), (0, 2.16), (0.22, 2.26), (0.24, 2.5), (0.1, 2.72)], 40)
    tail = plate(shape, 0.12, (0, -0.5, 0)).refine_to_length(0.04)

    def hatch(p: np.ndarray) -> np.ndarray:
        u, v = p[:, 0] + p[:, 2], p[:, 0] - p[:, 2]
        return (np.minimum(np.mod(u, 0.13), np.mod(v, 0.13)) < 0.03) & (p[:, 1] < -0.55)

    a.add("beaver_tail", tail, marks=[("cream", hatch)])


def _thunderbird(a: Assembly) -> None:
    z = FACES[2]
    ridge = spline([(0, -0.36, z - 0.02), (0, -0.72, z - 0.02), (0, -0.98, z - 0.18), (0, -1.02, z - 0.42)], 20)
    a.add("beak", sweep(ridge, [0.2, 0.2, 0.15, 0.015], segments=16), marks=[("black", lambda p: p[:, 2] < z - 0.3)])
    curl = spline(
        [
            (0.22, -0.12, z + 0.38),
            (0.34, -0.14, z + 0.66),
            (0.5, -0.14, z + 0.74),
            (0.58, -0.14, z + 0.62),
            (0.52, -0.14, z + 0.54),
        ],
        24,
    )
    a.add("horn", mirrored(sweep(curl, [0.1, 0.085, 0.06, 0.05, 0.04], segments=12)))
    for turn, height in ((-28, 4.82), (0, 4.82), (28, 4.82), (-14, 4.54), (14, 4.54)):
        a.add("breast_feather", ellipsoid(0.1, 0.06, 0.19, (0, -0.43, height), 16).rotate((0, 0, turn)))
    for s in (-1, 1):
        a.add("wing", _wing(s), marks=_wing_paint())
        for i in range(3):
            a.add(
                "talon",
                capsule(
                    (s * (0.12 + 0.11 * i), -0.42, 4.2), (s * (0.12 + 0.12 * i), -0.6 + 0.05 * i, 4.04), 0.055, 0.02, 8
                ),
            )


def _ear(x: float, z: float) -> Manifold:
    """Rounded ear, hollow in front."""
    return cut(ellipsoid(0.16, 0.1, 0.2, (x, -0.3, z), 20), ellipsoid(0.09, 0.08, 0.12, (x, -0.4, z), 16))


def _wing(side: int) -> Manifold:
    """Outspread wing whose lower edge ends in five feather tips."""
    top = [(0.3, 4.95), (0.75, 5.28), (1.3, 5.52), (1.9, 5.6), (2.2, 5.52)]
    tips = []
    for x0, x1, z in ((1.85, 2.22, 4.3), (1.5, 1.85, 4.2), (1.15, 1.5, 4.16), (0.8, 1.15, 4.2), (0.45, 0.8, 4.3)):
        t = np.linspace(0, np.pi, 8)
        tips += list(zip((x0 + x1) / 2 + (x1 - x0) / 2 * np.cos(t), z - 0.2 * np.sin(t), strict=True))
    shape = polygon([(side * x, z) for x, z in [*top, *tips, (0.3, 4.36)]])
    return plate(shape, 0.14).refine_to_length(0.032)


def _wing_paint() -> list:
    """Red feathers split by black lines, a black rim, and a white and black ovoid at the shoulder."""

    def feather(p: np.ndarray) -> np.ndarray:
        return (p[:, 2] < 4.72) & (np.abs(p[:, 0]) > 0.45)

    def gap(p: np.ndarray) -> np.ndarray:
        return feather(p) & (np.abs(np.mod(np.abs(p[:, 0]) - 0.45 + 0.175, 0.35) - 0.175) < 0.04)

    def ovoid(size: float):
        return lambda p: ((np.abs(p[:, 0]) - 1.3) / (1.6 * size)) ** 2 + ((p[:, 2] - 5.08) / size) ** 2 < 1

    return [
        ("red", feather),
        ("black", lambda p: np.abs(p[:, 2] - 4.74) < 0.04),
        ("black", gap),
        ("black", ovoid(0.26)),
        ("white", ovoid(0.19)),
        ("black", ovoid(0.09)),
    ]
