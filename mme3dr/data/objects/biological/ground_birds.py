"""Birds that walk rather than fly."""

import numpy as np

from mme3dr.data.objects.biological._creature import near, pair, tube
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import blend, bone, egg, limb
from mme3dr.meshes.profiles import outline
from mme3dr.meshes.solids import cone, cylinder, ellipsoid, sphere, union
from mme3dr.meshes.sweeps import plate
from mme3dr.records import Fact, Part


def _cock_head(a: Assembly) -> None:
    """Head with comb, wattles and open beak."""
    a.add(
        "head",
        blend(egg((0, -0.42, 1.36), (0.11, 0.14, 0.12)), soft=0.02, detail=28),
        marks=[("red", lambda p: (p[:, 1] < -0.42) & (p[:, 2] < 1.42))],
    )
    crest = [
        (0.14, -0.02),
        (0.2, 0.12),
        (0.14, 0.1),
        (0.1, 0.24),
        (0.05, 0.13),
        (-0.01, 0.29),
        (-0.06, 0.14),
        (-0.13, 0.26),
        (-0.14, 0.1),
        (-0.2, 0.14),
        (-0.17, -0.04),
        (0.0, -0.08),
    ]
    a.add("comb", plate(outline(crest, 90), 0.05, (0, -0.44, 1.47), facing="side"))
    a.add("wattle", pair(ellipsoid(0.035, 0.045, 0.1, (0.045, -0.5, 1.2), 24)))
    a.add(
        "beak",
        tube([(0, -0.5, 1.38), (0, -0.6, 1.43), (0, -0.7, 1.45)], [0.06, 0.042, 0.012]),
        tube([(0, -0.5, 1.33), (0, -0.58, 1.32), (0, -0.64, 1.3)], [0.05, 0.034, 0.012]),
    )
    a.add("eye", pair(sphere(0.03, (0.095, -0.48, 1.41), 16)))


@reference_object(
    name="rooster",
    prompt="proud farmyard rooster crowing at sunrise, chest out, green sickle feathers arching from the tail",
    parts=[
        Part("body", 1, "rust", "feather", False),
        Part("hackle", 1, "amber", "feather", False),
        Part("head", 1, "amber", "feather", False),
        Part("comb", 1, "red", "flesh", False),
        Part("wattle", 2, "red", "flesh", False),
        Part("beak", 2, "yellow", "horn", False),
        Part("eye", 2, "black", "glass", False),
        Part("wing", 2, "dark red", "feather", False),
        Part("sickle", 9, "dark green", "feather", True),
        Part("leg", 2, "yellow", "scale", False),
    ],
    facts=[
        Fact(
            "existence",
            "A jagged comb crowns the head.",
            "A flat cap crowns the head.",
            True,
            "top(comb) > top(head) and touches(comb, head)",
        ),
        Fact(
            "colour",
            "The comb and the wattles are red.",
            "The comb and the wattles are blue.",
            True,
            "colour(comb) == 'red' and colour(wattle) == 'red'",
        ),
        Fact(
            "relation",
            "The two wattles hang below the beak.",
            "The two wattles stand above the eyes.",
            True,
            "top(wattle) < top(beak) and bottom(wattle) < bottom(beak)",
        ),
        Fact(
            "relation", "The beak is open.", "The beak is shut tight.", True, "count(beak) == 2 and height(beak) > 0.15"
        ),
        Fact("count", "It stands on two legs.", "It stands on four legs.", True, "count(leg) == 2 and level(leg)"),
        Fact(
            "relation",
            "The tail feathers rise higher than the back.",
            "The tail feathers drag along the ground.",
            True,
            "top(sickle) > top(wing) + 0.2 and bottom(sickle) > bottom(body)",
        ),
        Fact("colour", "The legs are yellow.", "The legs are violet.", True, "colour(leg) == 'yellow'"),
        Fact(
            "relation",
            "The beak and the tail point in opposite directions.",
            "The beak and the tail point the same way.",
            True,
            "front(beak) < front(body) and back(sickle) > back(body)",
        ),
    ],
)
def rooster(a: Assembly) -> None:
    trunk = limb([(0, -0.22, 0.72), (0, 0.05, 0.65), (0, 0.38, 0.82)], [0.25, 0.28, 0.13])
    a.add(
        "body", blend(trunk, soft=0.1, detail=42), marks=[("black", lambda p: p[:, 2] < 0.58 + 0.25 * (p[:, 1] + 0.1))]
    )
    cape = blend(limb([(0, -0.2, 0.8), (0, -0.34, 1.05), (0, -0.38, 1.28)], [0.25, 0.17, 0.1]), soft=0.05, detail=38)
    a.add("hackle", cape, marks=[("orange", lambda p: np.sin(14 * np.arctan2(p[:, 0], p[:, 1] + 0.3)) > 0.2)])
    _cock_head(a)
    wing = blend(
        egg((0.25, 0.03, 0.76), (0.07, 0.3, 0.19), (-12, 0, 0)),
        bone((0.25, 0.15, 0.73), (0.19, 0.42, 0.72), 0.08, 0.03),
        soft=0.05,
        detail=36,
    )
    a.add("wing", pair(wing), marks=[("teal", lambda p: (p[:, 1] > 0.1) & (p[:, 2] < 0.76))])
    for i, (x, size, lift) in enumerate(
        [(0, 1.0, 0.2), (0.05, 0.95, 0.08), (0.09, 0.85, -0.03), (0.07, 1.08, 0.12), (0.12, 0.78, -0.12)]
    ):
        root = np.array([x * 0.6, 0.4, 0.86])
        bow = [
            root,
            root + size * np.array([0.2 * x, 0.18, 0.42 + lift]),
            root + size * np.array([1.2 * x, 0.5, 0.6 + lift]),
            root + size * np.array([2 * x, 0.78, 0.28 + lift]),
        ]
        feather = tube(bow, [0.03, 0.065, 0.065, 0.012], 12, 26)
        a.add("sickle", *(pair(feather) if i else [feather]), colour="dark green" if i % 2 else "teal")
    for side in (-1, 1):
        thigh = tube([(0.13 * side, 0.02, 0.55), (0.13 * side, 0.04, 0.36)], [0.13, 0.06])
        shank = tube([(0.13 * side, 0.04, 0.36), (0.13 * side, 0.0, 0.03)], [0.035, 0.032], 12)
        toes = [
            tube([(0.13 * side, 0, 0.03), (0.13 * side + 0.2 * np.sin(t), -0.2 * np.cos(t), 0.025)], [0.03, 0.012], 10)
            for t in np.radians([-35, 0, 35, 180])
        ]
        spur = cone(0.025, 0.09, (0.13 * side, 0.06, 0.16), "y", 12)
        a.add("leg", union(thigh, shank, toes, spur), marks=[("black", lambda p: p[:, 2] > 0.37)])


@reference_object(
    name="emperor penguin",
    prompt="an emperor penguin standing on a slab of ice, flippers slightly away from its sides",
    parts=[
        Part("body", 1, "black", "feather", False),
        Part("head", 1, "black", "feather", False),
        Part("beak", 1, "dark grey", "horn", False),
        Part("eye", 2, "white", "glass", False),
        Part("flipper", 2, "black", "feather", True),
        Part("foot", 2, "dark grey", "skin", False),
        Part("tail", 1, "black", "feather", False),
        Part("ice", 1, "sky blue", "ice", True),
    ],
    facts=[
        Fact(
            "colour",
            "The belly is white and the back black.",
            "The belly is black and the back white.",
            True,
            "has_colour(body, 'white') and colour(body) == 'black'",
        ),
        Fact(
            "colour",
            "A golden patch glows on each side of the neck.",
            "A purple patch glows on each side of the neck.",
            True,
            "has_colour(head, 'amber')",
        ),
        Fact(
            "relation",
            "It stands upright with the head above the body.",
            "It lies on its belly with the head level with the body.",
            False,
            "above(head, body) and height(body) > 1.5 * depth(body)",
        ),
        Fact(
            "relation",
            "Both feet stand on the ice.",
            "The feet dangle beside the ice.",
            False,
            "all_touch(foot, ice) and above(foot, ice)",
        ),
        Fact(
            "count",
            "It has two flippers, one on either side.",
            "It has four flippers, two on either side.",
            True,
            "count(flipper) == 2 and mirror(flipper, 'x')",
        ),
        Fact(
            "proportion",
            "The legs are so short that only the feet show.",
            "The legs are longer than the body.",
            True,
            "height(foot) < 0.2 * height(body)",
        ),
        Fact(
            "relation",
            "The flippers hang from the shoulders.",
            "The flippers grow out of the top of the head.",
            True,
            "all_touch(flipper, body) and bottom(flipper) > bottom(body) and top(flipper) < top(body)",
        ),
        Fact("material", "The slab under it is ice.", "The slab under it is wood.", False, "material(ice) == 'ice'"),
    ],
)
def emperor_penguin(a: Assembly) -> None:
    trunk = limb([(0, 0.04, 0.36), (0, -0.01, 0.62), (0, 0, 0.95), (0, 0.01, 1.14)], [0.26, 0.31, 0.24, 0.15])
    belly = ("white", lambda p: (p[:, 1] < 0.02 - 0.35 * np.abs(p[:, 0])) & (p[:, 2] < 1.16))
    glow = ("yellow", lambda p: (p[:, 1] < 0.0) & (p[:, 2] < 1.16) & (p[:, 2] > 1.08))
    a.add("body", blend(trunk, soft=0.08, detail=52), marks=[belly, glow])
    skull = [egg((0, -0.02, 1.3), (0.145, 0.165, 0.145)), bone((0, 0.0, 1.28), (0, 0.01, 1.12), 0.14, 0.15)]
    patch = [("amber", near((x, -0.0, 1.2), (0.07, 0.09, 0.09))) for x in (-0.15, 0.15)]
    a.add("head", blend(skull, soft=0.06, detail=38), marks=patch)
    stripe = ("orange", lambda p: (p[:, 2] < 1.29 - 0.2 * (-0.2 - p[:, 1])) & (p[:, 1] < -0.2))
    a.add(
        "beak",
        tube([(0, -0.12, 1.31), (0, -0.26, 1.3), (0, -0.4, 1.25)], [0.06, 0.038, 0.014]).refine_to_length(0.02),
        marks=[stripe],
    )
    a.add(
        "eye",
        pair(sphere(0.026, (0.105, -0.125, 1.35), 20)),
        marks=[("black", lambda p: (np.abs(p[:, 0]) - 0.105) * 0.7 - (p[:, 1] + 0.125) * 0.7 > 0.016)],
    )
    fin = blend(
        limb([(0.24, 0.0, 0.98), (0.36, 0.02, 0.76), (0.44, 0.02, 0.5)], [0.07, 0.075, 0.03]), soft=0.03, detail=32
    ).scale((1, 1.3, 1))
    a.add("flipper", pair(fin))
    web = outline(
        [(-0.05, 0.12), (0.05, 0.12), (0.13, -0.12), (0.06, -0.1), (0.0, -0.15), (-0.06, -0.1), (-0.13, -0.12)], 60
    )
    foot = union(
        plate(web, 0.06, (0.14, -0.17, 0.03), facing="up"), tube([(0.14, -0.05, 0.05), (0.14, 0.0, 0.12)], [0.06, 0.07])
    )
    a.add("foot", pair(foot))
    a.add("tail", cone(0.13, 0.3, segments=24).scale((1, 0.45, 1)).rotate((215, 0, 0)).translate((0, 0.3, 0.14)))
    slab = cylinder(0.62, 0.14, (0, 0, -0.07), segments=11).scale((1, 0.9, 1))
    a.add(
        "ice",
        union(slab, cylinder(0.7, 0.1, (0.04, 0.02, -0.14), segments=9).scale((1, 0.9, 1))),
        marks=[("white", lambda p: p[:, 2] > -0.001)],
    )
