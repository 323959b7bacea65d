"""A flower that floats: the water lily."""

import numpy as np

from mme3dr.data.objects.biological._creature import near, tube
from mme3dr.data.objects.biological._plant import blade, spiral_spots
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import cylinder, sphere, union
from mme3dr.meshes.sweeps import extrude, lathe
from mme3dr.records import Fact, Part


@reference_object(
    name="water lily on its pads",
    prompt="pink water lily open on a still pond, floating among three lily pads, as in an impressionist's garden",
    parts=[
        Part("outer_petal", 12, "pink", "petal", True),
        Part("inner_petal", 16, "pink", "petal", True),
        Part("stamen", 30, "yellow", "petal", False),
        Part("pad", 3, "green", "leaf", True),
        Part("bud", 1, "magenta", "petal", False),
        Part("water", 1, "sky blue", "water", True),
    ],
    facts=[
        Fact(
            "relation",
            "Each pad has a notch cut in towards its centre.",
            "Each pad is an unbroken circle with a fringed edge.",
            True,
        ),
        Fact(
            "relation",
            "The pads lie flat on the water.",
            "The pads stand upright on tall stalks above the water.",
            True,
            "all_touch(pad, water) and height(pad) < 0.2 * width(pad)",
        ),
        Fact(
            "existence",
            "Yellow stamens fill the middle of the flower.",
            "A hard wooden cone fills the middle of the flower.",
            True,
            "count(stamen) > 10 and colour(stamen) == 'yellow' and inside(stamen, inner_petal)",
        ),
        Fact(
            "relation",
            "The inner petals stand more upright than the outer ones.",
            "The outer petals stand more upright than the inner ones.",
            True,
            "height(inner_petal) / width(inner_petal) > height(outer_petal) / width(outer_petal)",
        ),
        Fact(
            "symmetry",
            "The petals are arranged in full circles round the centre.",
            "The petals all point to one side.",
            True,
            "even(outer_petal) and turn(outer_petal, 12) and turn(inner_petal, 2)",
        ),
        Fact(
            "count",
            "Three leaves float beside the flower.",
            "A dozen leaves float beside the flower.",
            False,
            "count(pad) == 3",
        ),
        Fact(
            "colour",
            "The flower is pink.",
            "The flower is orange.",
            False,
            "colour(outer_petal) == 'pink' and colour(inner_petal) == 'pink'",
        ),
        Fact(
            "existence",
            "A closed bud rises from the water near the open flower.",
            "A frog sits in the water near the open flower.",
            True,
            "count(bud) == 1 and touches(bud, water)",
        ),
    ],
)
def water_lily(a: Assembly) -> None:
    a.add(
        "water", union(cylinder(1.15, 0.1, (0, 0, -0.05), segments=72), cylinder(1.2, 0.06, (0, 0, -0.07), segments=72))
    )
    rim = np.radians(np.linspace(14, 346, 40))
    disc = [(0.06, 0), *[(np.cos(t), np.sin(t)) for t in rim]]
    for x, y, r, turn in ((-0.5, -0.36, 0.46, 60), (0.6, -0.32, 0.42, 210), (0.1, 0.62, 0.44, 265)):
        pad = extrude(polygon([(r * u, r * v) for u, v in disc]), 0.03).refine_to_length(0.09)

        def curl(p: np.ndarray, r: float = r) -> np.ndarray:
            return np.column_stack([p[:, :2], p[:, 2] + 0.07 * (np.hypot(p[:, 0], p[:, 1]) / r) ** 6])

        veins = (
            "lime",
            lambda p, x=x, y=y, t=turn: np.cos(12 * (np.arctan2(p[:, 1] - y, p[:, 0] - x) - np.radians(t))) > 0.93,
        )
        under = ("crimson", lambda p, x=x, y=y, r=r: np.hypot(p[:, 0] - x, p[:, 1] - y) > 0.985 * r)
        a.add("pad", pad.warp_batch(curl).rotate((0, 0, turn)).translate((x, y, 0.015)), marks=[veins, under])
    at = (0.04, 0.02, 0.04)
    outer = blade([(0.02, 0.0), (0.2, 0.04), (0.4, 0.12), (0.55, 0.26)], [0.04, 0.09, 0.115, 0.09, 0.01], 0.03, 0.45)
    inner = blade([(0.02, 0.02), (0.16, 0.14), (0.28, 0.28), (0.36, 0.46)], [0.04, 0.08, 0.1, 0.08, 0.01], 0.03, 0.45)
    core = blade([(0.02, 0.02), (0.1, 0.16), (0.17, 0.3), (0.2, 0.44)], [0.03, 0.06, 0.085, 0.07, 0.01], 0.03, 0.45)
    base = [("magenta", lambda p: np.linalg.norm(p - at, axis=1) < 0.22)]
    a.add("outer_petal", [p.translate(at) for p in ring(outer, 12)], marks=base)
    a.add("inner_petal", [p.translate(at) for p in ring(inner, 10, 12) + ring(core, 6, 30)], marks=base)
    for share, angle in spiral_spots(30):
        reach = 0.13 * share
        thread = tube([(0.3 * reach, 0, 0.05), (reach, 0, 0.22), (0.8 * reach, 0, 0.28)], [0.016, 0.018, 0.014], 8)
        a.add("stamen", thread.rotate((0, 0, angle)).translate(at))
    bud = lathe([(0.05, 0), (0.12, 0.1), (0.11, 0.22), (0.01, 0.38)], True, 20)
    stalk = tube([(0, 0, -0.1), (0, 0, 0.06)], [0.04, 0.04], 10, 6)
    a.add(
        "bud",
        union(bud, stalk, sphere(0.06, (0, 0, 0.01), 12)).translate((-0.55, 0.45, 0.04)),
        marks=[("green", near((-0.55, 0.45, 0.02), (0.2, 0.2, 0.16)))],
    )
