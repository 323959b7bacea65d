"""Insects with hard wing cases or bands."""

import numpy as np

from mme3dr.data.objects.biological._creature import near, pair, tube
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import blend, bone, egg
from mme3dr.meshes.profiles import outline
from mme3dr.meshes.solids import ellipsoid, sphere
from mme3dr.meshes.sweeps import plate
from mme3dr.records import Fact, Part


def _legs(roots: list, spread: float, foot: float, thickness: float = 0.035):
    """Three jointed legs for each side; roots are (x, y, z), the feet land on z = 0."""
    out = []
    for (x, y, z), swing in zip(roots, (-0.5, 0.05, 0.55), strict=True):
        knee = (x + 0.55 * spread, y + 0.45 * swing * spread, z + 0.12)
        ankle = (x + spread, y + swing * spread, 0.06)
        tip = (x + spread + 0.5 * foot, y + swing * (spread + foot), 0.018)
        out += pair(
            tube([(x, y, z), knee, ankle, tip], [thickness, 0.9 * thickness, 0.6 * thickness, 0.45 * thickness], 10, 20)
        )
    return out


@reference_object(
    name="seven-spot ladybird",
    prompt="a seven-spot ladybird crawling, its domed red wing cases closed over the back",
    parts=[
        Part("wing_case", 2, "red", "chitin", True),
        Part("belly", 1, "black", "chitin", False),
        Part("pronotum", 1, "black", "chitin", False),
        Part("head", 1, "black", "chitin", False),
        Part("eye", 2, "dark grey", "chitin", False),
        Part("antenna", 2, "black", "chitin", False),
        Part("leg", 6, "black", "chitin", False),
    ],
    facts=[
        Fact(
            "colour",
            "The red wing cases carry black spots.",
            "The red wing cases carry black stripes along the back.",
            True,
            "has_colour(wing_case, 'black') and colour(wing_case) == 'red'",
        ),
        Fact("count", "It walks on six legs.", "It walks on eight legs.", True, "count(leg) == 6 and level(leg)"),
        Fact(
            "relation",
            "A seam runs down the middle between the two wing cases.",
            "A single undivided shell covers the back.",
            True,
            "count(wing_case) == 2 and touches(wing_case, belly)",
        ),
        Fact(
            "count",
            "Two short feelers grow from the head.",
            "Six short feelers grow from the head.",
            True,
            "count(antenna) == 2 and all_touch(antenna, head)",
        ),
        Fact(
            "proportion",
            "The feelers are short, less than a third of the body.",
            "The feelers are longer than the whole body.",
            True,
            "piece_length(antenna) < 0.33 * depth(wing_case)",
        ),
        Fact(
            "symmetry",
            "The wing cases mirror each other.",
            "One wing case is twice the size of the other.",
            True,
            "mirror(wing_case, 'x') and alike(wing_case)",
        ),
        Fact(
            "colour",
            "The head is black with pale marks.",
            "The head is bright red.",
            True,
            "colour(head) == 'black' and has_colour(pronotum, 'white')",
        ),
        Fact(
            "relation",
            "The dome of the back is higher than the head.",
            "The head rises high above the back.",
            False,
            "top(wing_case) > top(head)",
        ),
    ],
)
def ladybird(a: Assembly) -> None:
    dome = (
        ellipsoid(0.52, 0.62, 0.5, (0, 0.1, 0.16), 64).trim_by_plane((0, 0, 1), 0.14).trim_by_plane((0, 1, 0.15), -0.32)
    )
    half = dome.trim_by_plane((1, 0, 0), 0.008).refine_to_length(0.035)
    a.add(
        "wing_case",
        pair(half),
        marks=[
            (
                "black",
                lambda p: np.any(
                    [
                        near(at, (r, r, r))(p * np.where([True, False, False], np.sign(p), 1))
                        for at, r in (
                            ((0, -0.34, 0.52), 0.15),
                            ((0.28, -0.08, 0.53), 0.12),
                            ((0.4, 0.22, 0.44), 0.1),
                            ((0.2, 0.42, 0.52), 0.11),
                        )
                    ],
                    axis=0,
                ),
            )
        ],
    )
    a.add("belly", ellipsoid(0.46, 0.57, 0.13, (0, 0.08, 0.15), 40))
    shield = blend(egg((0, -0.42, 0.3), (0.34, 0.18, 0.2)), soft=0.02, detail=52)
    a.add("pronotum", shield, marks=[("white", near((x, -0.5, 0.32), (0.11, 0.14, 0.13))) for x in (-0.27, 0.27)])
    a.add(
        "head",
        blend(egg((0, -0.6, 0.24), (0.2, 0.15, 0.14)), soft=0.02, detail=40),
        marks=[("white", near((x, -0.66, 0.35), (0.05, 0.06, 0.05))) for x in (-0.09, 0.09)],
    )
    a.add("eye", pair(sphere(0.055, (0.165, -0.66, 0.25), 18)))
    a.add("antenna", pair(tube([(0.09, -0.7, 0.3), (0.16, -0.8, 0.36), (0.2, -0.86, 0.34)], [0.018, 0.018, 0.034], 12)))
    a.add("leg", _legs([(0.3, -0.28, 0.13), (0.36, 0.05, 0.13), (0.32, 0.35, 0.13)], 0.28, 0.1, 0.045))


@reference_object(
    name="honey bee",
    prompt="a fuzzy honey bee with yellow pollen baskets on its hind legs, wings half open as if it had just landed",
    parts=[
        Part("thorax", 1, "amber", "fur", False),
        Part("abdomen", 1, "amber", "chitin", False),
        Part("head", 1, "dark brown", "fur", False),
        Part("eye", 2, "black", "chitin", False),
        Part("antenna", 2, "dark brown", "chitin", False),
        Part("fore_wing", 2, "light grey", "chitin", False),
        Part("hind_wing", 2, "light grey", "chitin", False),
        Part("leg", 6, "dark brown", "chitin", False),
        Part("pollen_basket", 2, "yellow", "flesh", True),
        Part("sting", 1, "black", "chitin", False),
    ],
    facts=[
        Fact(
            "colour",
            "Dark bands ring the golden abdomen.",
            "Red spots dot the golden abdomen.",
            True,
            "has_colour(abdomen, 'black') and colour(abdomen) == 'amber'",
        ),
        Fact(
            "count",
            "Four wings grow from the thorax, two a side.",
            "Two wings grow from the thorax, one a side.",
            True,
            "count(fore_wing) + count(hind_wing) == 4 and all_touch(fore_wing, thorax)",
        ),
        Fact(
            "count", "There are six legs.", "There are four legs.", True, "count(leg) == 6 and all_touch(leg, thorax)"
        ),
        Fact(
            "relation",
            "The thorax lies between the head and the abdomen.",
            "The head is joined directly to the abdomen's end.",
            True,
            "between(thorax, head, abdomen)",
        ),
        Fact(
            "proportion",
            "The front wings are larger than the hind wings.",
            "The hind wings are larger than the front wings.",
            True,
            "volume(fore_wing) > 1.3 * volume(hind_wing)",
        ),
        Fact(
            "relation",
            "The sting is at the very end of the abdomen.",
            "The sting is on the forehead.",
            True,
            "back(sting) > back(abdomen) and touches(sting, abdomen)",
        ),
        Fact(
            "existence",
            "Two bent feelers stand on the head.",
            "The head has horns like a bull.",
            True,
            "count(antenna) == 2 and all_touch(antenna, head)",
        ),
        Fact(
            "relation",
            "The pollen sits on the hindmost legs.",
            "The pollen sits on the wings.",
            False,
            "all_touch(pollen_basket, leg) and y(pollen_basket) > y(thorax)",
        ),
    ],
)
def honey_bee(a: Assembly) -> None:
    a.add(
        "thorax",
        blend(egg((0, -0.1, 0.5), (0.25, 0.26, 0.24)), soft=0.02, detail=36),
        marks=[("brown", near((0, -0.05, 0.75), (0.13, 0.14, 0.12)))],
    )
    rump = blend(
        egg((0, 0.5, 0.43), (0.29, 0.4, 0.27), (-14, 0, 0)),
        bone((0, 0.1, 0.5), (0, 0.25, 0.48), 0.09),
        bone((0, 0.75, 0.36), (0, 0.92, 0.3), 0.12, 0.04),
        soft=0.06,
        detail=52,
    )
    a.add(
        "abdomen", rump, marks=[("black", lambda p: (np.sin(26 * (p[:, 1] - 0.25 * p[:, 2])) > 0.15) & (p[:, 1] > 0.2))]
    )
    a.add(
        "head",
        blend(
            egg((0, -0.45, 0.47), (0.19, 0.13, 0.19)),
            bone((0, -0.48, 0.36), (0, -0.52, 0.24), 0.07, 0.035),
            soft=0.04,
            detail=36,
        ),
        marks=[("amber", near((0, -0.5, 0.62), (0.1, 0.12, 0.1)))],
    )
    a.add("eye", pair(ellipsoid(0.07, 0.09, 0.14, (0.16, -0.48, 0.5), 24)))
    a.add(
        "antenna",
        pair(
            tube(
                [(0.05, -0.56, 0.55), (0.1, -0.68, 0.68), (0.14, -0.82, 0.62), (0.16, -0.9, 0.54)],
                [0.022, 0.02, 0.022, 0.026],
                12,
            )
        ),
    )
    for part, points, lift, at in (
        (
            "fore_wing",
            [(0, 0), (0.3, -0.1), (0.85, 0.02), (0.98, 0.18), (0.8, 0.32), (0.35, 0.22), (0.05, 0.08)],
            28,
            (0.12, -0.12, 0.68),
        ),
        (
            "hind_wing",
            [(0, 0), (0.25, -0.03), (0.6, 0.12), (0.66, 0.26), (0.5, 0.32), (0.2, 0.2)],
            22,
            (0.13, 0.04, 0.66),
        ),
    ):
        blade = plate(outline(points, 48), 0.022, facing="up").refine_to_length(0.03)
        veins = ("grey", lambda p: np.abs(np.sin(14 * p[:, 1] - 5 * np.abs(p[:, 0]))) < 0.1)
        a.add(part, pair(blade.rotate((0, -lift, 25)).translate(at)), marks=[veins])
    roots = [(0.14, -0.24, 0.36), (0.17, -0.08, 0.33), (0.14, 0.06, 0.36)]
    a.add("leg", _legs(roots, 0.36, 0.12, 0.042))
    a.add("pollen_basket", pair(ellipsoid(0.075, 0.1, 0.085, (0.38, 0.19, 0.38), 24)))
    a.add("sting", tube([(0, 0.88, 0.31), (0, 0.98, 0.26), (0, 1.06, 0.22)], [0.03, 0.02, 0.008], 12))
