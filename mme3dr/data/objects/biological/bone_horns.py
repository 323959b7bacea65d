"""A skull that still carries its horns."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.biological._creature import near, pair
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import blend, bone, egg, limb
from mme3dr.meshes.profiles import outline
from mme3dr.meshes.solids import box, cut, ellipsoid, torus, union
from mme3dr.meshes.sweeps import plate, sweep
from mme3dr.records import Fact, Part


def _horn() -> Manifold:
    """Right horn: out of the crown, then back, down, forwards and out in a widening screw, ringed with ridges."""
    t = np.linspace(0, 1, 220)
    turn = np.radians(118 - 425 * t)  # seen from the right; 90 is up, falling angles go backwards
    radius = 0.5 - 0.16 * t
    y, z = 0.46 - radius * np.cos(turn), 0.72 + radius * np.sin(turn)
    x = 0.16 + 0.32 * t**0.8 + 0.75 * t**2.2
    # cos(118) < 0: the root lies behind the middle unless the screw is mirrored front to back.
    path = np.column_stack([x, 0.92 - y, z])
    ridges = 1 + 0.075 * np.abs(np.sin(26 * np.pi * t**0.85)) * (1 - t)
    thick = (0.225 * (1 - t) ** 0.75 + 0.02) * ridges
    return sweep(path, list(thick), segments=22)


@reference_object(
    name="ram skull",
    prompt="a bleached skull of a mountain ram, found in the desert and laid on a slab of sandstone",
    parts=[
        Part("skull", 1, "ivory", "bone", True),
        Part("horn", 2, "bronze", "horn", False),
        Part("tooth", 10, "white", "bone", False),
        Part("slab", 1, "terracotta", "stone", True),
    ],
    facts=[
        Fact(
            "count",
            "Two horns grow from the top of the skull.",
            "One horn grows from the tip of the nose.",
            True,
            "count(horn) == 2 and all_touch(horn, skull) and top(horn) > top(skull) and y(horn) > y(skull)",
        ),
        Fact(
            "relation",
            "The horns curl back and round to the front again beside the head.",
            "The horns rise straight up like a pair of poles.",
            True,
            "back(horn) > back(skull) and bottom(horn) < z(skull) and width(horn) > 1.5 * width(skull)",
        ),
        Fact(
            "proportion",
            "The horns together are bulkier than the whole skull.",
            "The horns together are much smaller than one tooth.",
            True,
            "volume(horn) > volume(skull) and height(horn) > height(skull)",
        ),
        Fact(
            "symmetry",
            "The left horn mirrors the right horn.",
            "The left horn is broken off short.",
            True,
            "mirror(horn, 'x') and alike(horn)",
        ),
        Fact(
            "colour",
            "The bone is ivory and the horns are brownish.",
            "The bone is black and the horns are white.",
            True,
            "colour(skull) == 'ivory' and colour(horn) == 'bronze'",
        ),
        Fact(
            "existence",
            "Dark empty eye sockets open at the sides.",
            "Round living eyes look out at the sides.",
            True,
            "has_colour(skull, 'dark brown')",
        ),
        Fact(
            "proportion",
            "The skull is long, with a muzzle that narrows to the front.",
            "The skull is short, with a face as flat as an owl's.",
            True,
            "depth(skull) > 1.6 * width(skull) and depth(skull) > 1.5 * height(skull)",
        ),
        Fact(
            "relation",
            "Grinding teeth stand in two rows under the muzzle.",
            "Pointed teeth stand in one row above the muzzle.",
            True,
            "count(tooth) == 10 and all_touch(tooth, skull) and top(tooth) < z(skull) and mirror(tooth, 'x')",
        ),
        Fact(
            "relation",
            "The skull lies on a slab of stone.",
            "The skull hangs from a wooden shield.",
            False,
            "above(skull, slab) and all_touch(tooth, slab) and material(slab) == 'stone'",
        ),
    ],
)
def ram_skull(a: Assembly) -> None:
    sides = (-1, 1)
    case = [egg((0, 0.32, 0.62), (0.3, 0.34, 0.28)), egg((0, 0.02, 0.66), (0.29, 0.3, 0.24))]
    muzzle = limb([(0, 0.0, 0.62), (0, -0.5, 0.46), (0, -0.95, 0.27), (0, -1.12, 0.19)], [0.26, 0.2, 0.14, 0.085])
    cheek = [
        limb([(0.24 * s, 0.1, 0.5), (0.24 * s, -0.25, 0.4), (0.13 * s, -0.7, 0.25)], [0.09, 0.11, 0.08]) for s in sides
    ]
    brow = [
        limb([(0.34 * s, 0.1, 0.7), (0.37 * s, -0.08, 0.7), (0.33 * s, -0.24, 0.6)], [0.07, 0.08, 0.07]) for s in sides
    ]
    rims = [
        torus(0.15, 0.055, segments=32).rotate((0, 90, 0)).rotate((0, 0, -20 * s)).translate((0.335 * s, -0.09, 0.6))
        for s in sides
    ]
    under = [limb([(0.36 * s, -0.05, 0.5), (0.3 * s, -0.22, 0.45)], [0.07, 0.08]) for s in sides]
    cores = [bone((0.12 * s, 0.2, 0.8), (0.18 * s, 0.22, 0.98), 0.17, 0.14) for s in sides]
    head = blend(case, muzzle, *cheek, *brow, *under, cores, soft=0.08, detail=84)
    holes = [((0.4 * s, -0.1, 0.6), (0.21, 0.14, 0.13)) for s in sides]
    nose = [((0.055 * s, -1.06, 0.3), (0.05, 0.24, 0.085)) for s in sides]
    hollow = cut(
        union(head, rims), [ellipsoid(*r, at, 28) for at, r in holes + nose], box(0.02, 0.5, 0.3, (0, -1.2, 0.2), 0)
    )
    dark = [("dark brown", near(at, [1.002 * v for v in r])) for at, r in holes + nose]
    a.add("skull", hollow, marks=dark)
    a.add("horn", pair(_horn()))
    for s in sides:
        for k in range(5):
            y = -0.2 - 0.105 * k
            a.add("tooth", box(0.085, 0.092, 0.16, (s * (0.17 - 0.012 * k), y, 0.235 - 0.015 * k), 0.02))
    edge = [(-0.75, -1.25), (-0.2, -1.42), (0.5, -1.3), (0.82, -0.7), (0.95, 0.1), (0.8, 0.85), (0.1, 1.0), (-0.7, 0.9)]
    edge += [(-1.0, 0.3), (-0.85, -0.5)]
    layers = [
        plate(outline(edge, 72).scale((k, k)), 0.075, (0.02 * i, 0, 0.0375 + 0.05 * i), "up")
        for i, k in enumerate((0.96, 0.9, 0.87))
    ]
    a.add("slab", union(layers))
