"""Mushrooms, with the gills that carry their spores."""

import numpy as np

from mme3dr.data.objects.biological._plant import spiral_spots
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import cone, cylinder, ellipsoid, union
from mme3dr.meshes.sweeps import lathe, plate
from mme3dr.records import Fact, Part


def _young_fly_agaric(a: Assembly) -> None:
    """A small toadstool beside the big one, its cap still round."""
    x, y = 0.62, -0.36
    a.add("stem", lathe([(0.12, 0.05), (0.2, 0.14), (0.15, 0.28), (0.12, 0.6), (0, 0.6)]).translate((x, y, 0)))
    a.add(
        "cap",
        lathe([(0, 0.46), (0.2, 0.44), (0.29, 0.5), (0.29, 0.62), (0.2, 0.77), (0, 0.84)], segments=40).translate(
            (x, y, 0)
        ),
    )
    for share, angle in spiral_spots(16):
        lean = np.pi / 2 * share
        flake = ellipsoid(0.045, 0.04, 0.028, segments=8).rotate((0, np.degrees(lean), 0))
        a.add(
            "wart",
            flake.translate((0.295 * np.sin(lean), 0, 0.54 + 0.29 * np.cos(lean)))
            .rotate((0, 0, angle))
            .translate((x, y, 0)),
        )


@reference_object(
    name="fly agaric",
    prompt="fly agaric, the fairy-tale toadstool, fully grown on a mossy patch with a young one beside it",
    parts=[
        Part("cap", 2, "red", "skin", False),
        Part("wart", 52, "white", "skin", False),
        Part("gill", 48, "cream", "flesh", False),
        Part("stem", 2, "white", "flesh", False),
        Part("skirt", 1, "white", "flesh", False),
        Part("moss", 1, "green", "leaf", True),
    ],
    facts=[
        Fact("colour", "The caps are red.", "The caps are blue.", True, "colour(cap) == 'red'"),
        Fact(
            "existence",
            "White flakes are scattered over the caps.",
            "The caps are perfectly plain.",
            True,
            "count(wart) > 20 and all_touch(wart, cap) and colour(wart) == 'white'",
        ),
        Fact(
            "relation",
            "Thin gills radiate under the large cap.",
            "Thin gills stand on top of the large cap.",
            True,
            "top(gill) < top(cap) and count(gill) > 30 and all_touch(gill, cap)",
        ),
        Fact(
            "relation",
            "A ragged skirt hangs round the upper stem.",
            "A ragged skirt is draped over the cap.",
            True,
            (
                "touches(skirt, stem) and top(skirt) < bottom(gill) + 0.1 * height(all) "
                "and bottom(skirt) > z(stem) - 0.2 * height(stem)"
            ),
        ),
        Fact(
            "count",
            "Two mushrooms stand together.",
            "Five mushrooms stand together.",
            False,
            "count(cap) == 2 and count(stem) == 2",
        ),
        Fact(
            "proportion",
            "The cap is much wider than the stem.",
            "The cap is as narrow as the stem.",
            True,
            "width(gill) > 2.5 * width(skirt) / 2 and piece_length(cap) > 1.5 * width(skirt)",
        ),
        Fact(
            "symmetry",
            "The gills spread evenly all round the stem.",
            "The gills lie parallel from left to right.",
            True,
            "even(gill) and alike(gill)",
        ),
        Fact(
            "relation",
            "The stems grow out of the moss.",
            "The stems float above the moss.",
            True,
            "all_touch(stem, moss) and bottom(stem) < top(moss)",
        ),
    ],
)
def fly_agaric(a: Assembly) -> None:
    stem = lathe(
        [
            (0.2, 0.1),
            (0.3, 0.16),
            (0.24, 0.3),
            (0.27, 0.34),
            (0.2, 0.42),
            (0.22, 0.46),
            (0.16, 0.56),
            (0.14, 1.0),
            (0.13, 1.6),
            (0, 1.6),
        ]
    )
    a.add("stem", stem)
    a.add(
        "skirt",
        lathe(
            [(0.12, 1.2), (0.15, 1.22), (0.24, 1.12), (0.33, 0.98), (0.29, 0.96), (0.2, 1.06), (0.12, 1.12)],
            segments=40,
        ).warp_batch(
            lambda p: np.column_stack(
                [p[:, :2], p[:, 2] + 0.09 * np.hypot(p[:, 0], p[:, 1]) * np.sin(9 * np.arctan2(p[:, 1], p[:, 0]))]
            )
        ),
    )
    rim = [(0.78, 1.42), (0.84, 1.47), (0.8, 1.62), (0.6, 1.84), (0.32, 1.96), (0, 2.0)]
    a.add("cap", lathe([(0, 1.52), (0.4, 1.5), *rim], segments=56).refine_to_length(0.12))
    gill = plate(polygon([(0.13, 1.54), (0.14, 1.42), (0.3, 1.36), (0.6, 1.37), (0.79, 1.44), (0.78, 1.54)]), 0.024)
    a.add("gill", ring(gill, 48))
    outer = np.array([(0.84, 1.47), (0.8, 1.62), (0.6, 1.84), (0.32, 1.96), (0, 2.0)])[::-1]  # [P, 2], top to rim
    steps = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(outer, axis=0), axis=1))])
    rng = np.random.default_rng(3)
    for share, angle in spiral_spots(36):
        s = share * 0.97 * steps[-1]
        r, z = np.interp(s, steps, outer[:, 0]), np.interp(s, steps, outer[:, 1])
        size = rng.uniform(0.035, 0.07)
        flake = ellipsoid(size, size * rng.uniform(0.8, 1.1), 0.04, segments=8).rotate((0, 70 * share**2, 0))
        a.add("wart", flake.translate((r, 0, z)).rotate((0, 0, angle)))
    _young_fly_agaric(a)
    mound = [
        ellipsoid(0.8, 0.6, 0.18, (0.2, -0.1, 0.08), 32),
        ellipsoid(0.36, 0.32, 0.17, (0.6, -0.33, 0.06), 24),
        ellipsoid(0.4, 0.3, 0.16, (-0.35, 0.2, 0.06), 24),
    ]
    tufts = []
    for _ in range(60):
        t, share = rng.uniform(0, 2 * np.pi), np.sqrt(rng.uniform(0.1, 0.9))
        u, v = 0.2 + 0.76 * share * np.cos(t), -0.1 + 0.56 * share * np.sin(t)
        tufts.append(cone(0.04, 0.12, (u, v, 0.1 + 0.16 * np.sqrt(1 - share**2)), segments=5))
    a.add("moss", union(mound, tufts).trim_by_plane((0, 0, 1), 0), marks=[("dark green", lambda p: p[:, 2] < 0.08)])


@reference_object(
    name="oyster mushrooms on a log",
    prompt="a cluster of oyster mushrooms sprouting in overlapping shelves from the side of a sawn-off log",
    parts=[
        Part("cap", 7, "light grey", "flesh", True),
        Part("gill", 133, "cream", "flesh", False),
        Part("log", 1, "dark brown", "bark", True),
        Part("cut_face", 2, "tan", "wood", False),
        Part("moss", 3, "green", "leaf", False),
    ],
    facts=[
        Fact(
            "relation",
            "The mushrooms grow straight out of the bark.",
            "The mushrooms grow in a ring on the ground beside the log.",
            True,
            "all_touch(cap, log) and bottom(cap) > bottom(log)",
        ),
        Fact(
            "relation",
            "Pale gills run along the underside of the caps.",
            "Pale gills run along the top of the caps.",
            True,
            "z(gill) < z(cap) and all_touch(gill, cap)",
        ),
        Fact(
            "colour",
            "The sawn ends of the log show pale wood.",
            "The sawn ends of the log are painted red.",
            True,
            "colour(cut_face) == 'tan'",
        ),
        Fact(
            "existence",
            "Rings can be seen on the sawn ends.",
            "The sawn ends have a hollow tunnel through them.",
            True,
            "has_colour(cut_face, 'brown') and count(cut_face) == 2",
        ),
        Fact("style", "The caps are shaped like fans or shells.", "The caps are shaped like tall pointed bells.", True),
        Fact(
            "relation",
            "The caps hang at different heights, one above another.",
            "The caps lie in one straight line.",
            False,
            "rising(cap)",
        ),
        Fact(
            "relation",
            "The log lies on its side.",
            "The log stands upright like a post.",
            True,
            "width(log) > 1.5 * height(log)",
        ),
        Fact(
            "proportion",
            "Each cap is wide and thin.",
            "Each cap is as thick as it is wide.",
            True,
            "piece_length(cap) > 0.15 * width(log) and volume(cap) < volume(log)",
        ),
    ],
)
def oyster_mushrooms(a: Assembly) -> None:
    groove = polygon(
        [
            ((0.52 + 0.028 * (k % 2)) * np.cos(t), (0.52 + 0.028 * (k % 2)) * np.sin(t))
            for k, t in enumerate(np.linspace(0, 2 * np.pi, 76, endpoint=False))
        ]
    )
    log = plate(groove, 2.3, facing="side").refine_to_length(0.16)
    log = log.warp_batch(
        lambda p: np.column_stack(
            [p[:, 0], p[:, 1] * (1 + 0.04 * np.sin(4 * p[:, 0])), p[:, 2] * (1 + 0.05 * np.sin(3 * p[:, 0] + 1))]
        )
    )
    branch = cylinder(0.14, 0.3, (0.6, 0.15, 0.6), top=0.11, segments=20)
    a.add(
        "log",
        union(log, branch).translate((0, 0.3, 0.53)),
        marks=[("brown", lambda p: np.sin(23 * p[:, 1] + 19 * p[:, 2] + 2 * np.sin(6 * p[:, 0])) > 0.3)],
    )
    rings = ("brown", lambda p: np.sin(62 * np.hypot(p[:, 1] - 0.3, p[:, 2] - 0.53)) > 0.45)
    for x in (-1.16, 1.16):
        a.add("cut_face", cylinder(0.49, 0.05, (x, 0.3, 0.53), "x", segments=40).refine_to_length(0.035), marks=[rings])
    places = [
        (-0.52, -0.2, 0.42, 0.4, -8),
        (0.02, -0.24, 0.34, 0.44, 4),
        (0.52, -0.2, 0.5, 0.36, 12),
        (-0.26, -0.14, 0.72, 0.42, -4),
        (0.3, -0.12, 0.8, 0.4, 6),
        (0.0, 0.02, 1.04, 0.36, 0),
        (-0.7, -0.06, 0.86, 0.3, -14),
    ]
    for x, y, z, r, turn in places:
        cap = lathe(
            [(0, -0.16), (0.2 * r, -0.1), (0.92 * r, 0.0), (r, 0.04), (0.97 * r, 0.09), (0.6 * r, 0.1), (0, 0.02)],
            segments=44,
        )
        fan = polygon(
            [
                (0, 0.95 * r),
                *[(1.2 * r * np.sin(t), -1.2 * r * np.cos(t)) for t in np.radians(np.linspace(-128, 128, 12))],
            ]
        )
        fan = plate(fan, 1, facing="up")
        wave = _wavy(r)
        a.add(
            "cap",
            _place((cap ^ fan).refine_to_length(0.08).warp_batch(wave), x, y, z, r, turn),
            marks=[("grey", lambda p, y=y, r=r: p[:, 1] > y - 0.3 * r)],
        )
        fin = plate(
            polygon([(0.16 * r, -0.13), (0.3 * r, -0.15), (0.9 * r, -0.035), (0.93 * r, 0.02), (0.3 * r, -0.06)]), 0.026
        )
        fins = ring(fin, 19, -90 - 108, 216)
        a.add("gill", [_place(f.warp_batch(wave), x, y, z, r, turn) for f in fins])
    a.add(
        "moss",
        ellipsoid(0.34, 0.2, 0.07, (-0.7, 0.36, 1.02), 20),
        ellipsoid(0.22, 0.16, 0.07, (0.2, 0.5, 1.0), 16),
        ellipsoid(0.24, 0.12, 0.16, (0.85, -0.14, 0.3), 16),
    )


def _wavy(r: float):
    """Wave round the rim of an oyster cap of radius r."""

    def move(p: np.ndarray) -> np.ndarray:
        reach = np.hypot(p[:, 0], p[:, 1]) / r
        return np.column_stack(
            [p[:, :2], p[:, 2] + 0.035 * reach**3 * np.sin(6 * np.arctan2(p[:, 1], p[:, 0]) + 9 * r)]
        )

    return move


def _place(solid, x: float, y: float, z: float, r: float, turn: float):
    """A cap built round its stalk brought to the bark, its rim tilted up a little."""
    return solid.rotate((-12, 0, turn)).translate((x, y - 0.45 * r, z))
