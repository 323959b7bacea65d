"""Balloon modelling and foil: dog, flower and star."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.stylised._cartoon import cord, pair, soft_box
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.organic import ball, blend, bone
from mme3dr.meshes.profiles import star
from mme3dr.meshes.solids import Point, cone, ellipsoid, sphere, torus, union
from mme3dr.meshes.sweeps import plate, sweep
from mme3dr.records import Fact, Part


def _bubble(start: Point, end: Point, radius: float) -> Manifold:
    """One segment of a long balloon, twisted shut at both ends."""
    path = np.linspace(start, end, 25)
    return sweep(path, lambda t: radius * max(1 - abs(2 * t - 1) ** 3.2, 0.03) ** 0.5, segments=28)


@reference_object(
    name="balloon dog",
    prompt=(
        "the classic party dog that a street entertainer twists from one long magenta balloon, standing on four legs"
    ),
    parts=[
        Part("snout", 1, "magenta", "rubber", False),
        Part("ear", 2, "magenta", "rubber", False),
        Part("neck", 1, "magenta", "rubber", False),
        Part("front_leg", 2, "magenta", "rubber", True),
        Part("trunk", 1, "magenta", "rubber", False),
        Part("hind_leg", 2, "magenta", "rubber", True),
        Part("tail", 1, "magenta", "rubber", False),
        Part("knot", 1, "magenta", "rubber", False),
    ],
    facts=[
        Fact(
            "style",
            "The dog is made of sausage-shaped balloon segments twisted together.",
            "The dog is made of stacked toy bricks.",
            False,
            "count(ear) == 2 and material(trunk) == 'rubber'",
        ),
        Fact(
            "count",
            "Four balloon segments serve as legs.",
            "Six balloon segments serve as legs.",
            False,
            "count(front_leg) + count(hind_leg) == 4 and level(front_leg)",
        ),
        Fact(
            "count",
            "Two upright segments behind the snout are the ears.",
            "A single upright segment behind the snout is the ear.",
            True,
            "count(ear) == 2 and y(ear) > y(snout) and top(ear) > top(snout)",
        ),
        Fact(
            "material",
            "It is made of rubber filled with air.",
            "It is made of polished wood.",
            True,
            "material(snout) == 'rubber' and material(tail) == 'rubber'",
        ),
        Fact(
            "colour",
            "Every segment is the same magenta.",
            "Every segment has a different colour.",
            True,
            "colour(all) == 'magenta' and colour(tail) == 'magenta' and colour(snout) == 'magenta'",
        ),
        Fact(
            "relation",
            "The tail is at the end opposite the snout.",
            "The tail grows beside the snout.",
            True,
            "y(tail) > y(trunk) and y(snout) < y(trunk)",
        ),
        Fact(
            "existence",
            "The balloon is tied off with a small knot at the nose.",
            "The balloon ends in a metal tap at the nose.",
            True,
            "count(knot) == 1 and touches(knot, snout) and front(knot) < front(snout)",
        ),
        Fact(
            "symmetry",
            "Left legs and ears mirror those on the right.",
            "All legs and ears are on the left.",
            True,
            "mirror(front_leg, 'x') and mirror(hind_leg, 'x') and mirror(ear, 'x')",
        ),
    ],
)
def balloon_dog(a: Assembly) -> None:
    a.add("trunk", _bubble((0, -0.42, 0.72), (0, 0.46, 0.72), 0.2))
    a.add("front_leg", pair(_bubble((0.07, -0.46, 0.74), (0.24, -0.52, 0.0), 0.165)))
    a.add("hind_leg", pair(_bubble((0.07, 0.5, 0.74), (0.24, 0.56, 0.0), 0.165)))
    a.add("neck", _bubble((0, -0.44, 0.76), (0, -0.66, 1.3), 0.165))
    a.add("ear", pair(_bubble((0.05, -0.66, 1.3), (0.24, -0.5, 1.78), 0.155)))
    a.add("snout", _bubble((0, -0.68, 1.32), (0, -1.2, 1.3), 0.17))
    a.add("tail", _bubble((0, 0.5, 0.76), (0, 0.78, 1.4), 0.125))
    a.add("knot", union(sphere(0.035, (0, -1.21, 1.3), 16), cone(0.05, 0.09, (0, -1.25, 1.3), "y")))


@reference_object(
    name="balloon flower",
    prompt=(
        "A giant daisy modelled from balloons: looped pink petals, a bright middle and two loops of green for leaves."
    ),
    parts=[
        Part("petal", 6, "pink", "rubber", True),
        Part("centre", 1, "yellow", "rubber", True),
        Part("stem", 1, "green", "rubber", False),
        Part("leaf", 2, "lime", "rubber", True),
    ],
    facts=[
        Fact(
            "style",
            "Petals and stem are inflated balloon tubes.",
            "Petals and stem are cut from flat sheets of paper.",
            False,
            "depth(petal) > 0.06 * width(petal)",
        ),
        Fact("count", "Six loops form the petals.", "Three loops form the petals.", False, "count(petal) == 6"),
        Fact(
            "symmetry",
            "The petals are all alike and spread evenly round the middle.",
            "One petal is three times as large as the others.",
            True,
            "alike(petal) and mirror(petal, 'x')",
        ),
        Fact(
            "relation",
            "The middle is surrounded by the petals.",
            "The middle lies on the ground apart from the petals.",
            True,
            "all_touch(petal, centre) and between(centre, petal, petal)",
        ),
        Fact(
            "relation",
            "The leaves branch off the stem below the blossom.",
            "The leaves grow out above the blossom.",
            True,
            "all_touch(leaf, stem) and top(leaf) < z(petal)",
        ),
        Fact(
            "colour",
            "The petals are pink, stem and leaves green.",
            "The petals are black, stem and leaves red.",
            False,
            "colour(petal) == 'pink' and colour(stem) == 'green' and colour(leaf) == 'lime'",
        ),
        Fact("colour", "The middle is yellow.", "The middle is blue.", True, "colour(centre) == 'yellow'"),
        Fact(
            "material",
            "All of it is stretched rubber.",
            "All of it is knitted wool.",
            True,
            "material(petal) == 'rubber' and material(stem) == 'rubber'",
        ),
    ],
)
def balloon_flower(a: Assembly) -> None:
    loop = spline([(0.1, 0), (0.34, 0.15), (0.56, 0.12), (0.6, 0), (0.56, -0.12), (0.34, -0.15)], 40, closed=True)
    path = np.column_stack([loop, -0.1 * np.sin(np.pi * loop[:, 0] / 0.6)])
    petals = [p.rotate((90, 0, 0)) for p in ring(sweep(path, 0.085, closed=True, segments=18), 6, start=30)]
    a.add("petal", [p.rotate((-12, 0, 0)).translate((0, -0.08, 1.55)) for p in petals])
    a.add("centre", ellipsoid(0.2, 0.15, 0.2, (0, -0.16, 1.55)))
    a.add(
        "stem",
        union(
            cord([(0, 0, 0.07), (0.03, 0, 0.5), (-0.02, 0, 1.0), (0, 0.02, 1.5)], 0.075, 20),
            cone(0.06, 0.1, (0, 0, -0.03)),
        ),
    )
    leaf = spline(
        [(0.02, 0, 0), (0.28, 0.1, 0.13), (0.55, 0.08, 0.32), (0.6, 0, 0.38), (0.55, -0.08, 0.32), (0.28, -0.1, 0.13)],
        36,
        closed=True,
    )
    a.add("leaf", pair(sweep(leaf, 0.065, closed=True, segments=16).translate((0.02, 0, 0.52))))


@reference_object(
    name="foil star balloon",
    prompt="shiny golden star-shaped helium balloon on a curling ribbon, tied to a little blue gift as a weight",
    parts=[
        Part("star", 1, "gold", "metal", True),
        Part("seam", 1, "brass", "metal", False),
        Part("tail", 1, "gold", "metal", False),
        Part("ribbon", 1, "crimson", "fabric", True),
        Part("gift", 1, "blue", "paper", True),
        Part("band", 1, "white", "fabric", False),
        Part("bow", 2, "white", "fabric", False),
    ],
    facts=[
        Fact(
            "style",
            "The star is puffed up like a cushion by the gas inside.",
            "The star is a flat board with sawn edges.",
            True,
            "depth(star) > 0.2 * width(star)",
        ),
        Fact(
            "symmetry",
            "The star's left half mirrors its right half.",
            "The star has all its points on the left.",
            True,
            "mirror(star, 'x')",
        ),
        Fact(
            "relation",
            "The balloon floats above the gift.",
            "The gift is on top of the balloon.",
            True,
            "bottom(star) > top(gift)",
        ),
        Fact(
            "relation",
            "The ribbon links the balloon with the gift.",
            "The ribbon links the balloon with a lamp hook above.",
            False,
            "touches(ribbon, tail) and touches(ribbon, gift)",
        ),
        Fact(
            "colour",
            "The star is gold and the gift is blue.",
            "The star is blue and the gift is gold.",
            False,
            "colour(star) == 'gold' and colour(gift) == 'blue'",
        ),
        Fact(
            "material",
            "The balloon is made of metal foil.",
            "The balloon is made of brown leather.",
            True,
            "material(star) == 'metal'",
        ),
        Fact(
            "proportion",
            "The balloon is much larger than the gift.",
            "The gift is much larger than the balloon.",
            True,
            "width(star) > 2.5 * width(gift)",
        ),
        Fact(
            "existence",
            "A bow is tied on top of the gift.",
            "A candle stands on top of the gift.",
            True,
            "count(bow) == 2 and top(bow) > top(gift) and touches(bow, band)",
        ),
    ],
)
def balloon_star(a: Assembly) -> None:
    tips = [(0.58 * np.cos(t), 0, 0.58 * np.sin(t)) for t in np.radians(90 + 72 * np.arange(5))]
    puff = blend(ball((0, 0, 0), 0.32), [bone((0, 0, 0), tip, 0.29, 0.055) for tip in tips], soft=0.12, detail=60)
    at = (0, 0, 1.75)
    a.add("star", puff.scale((1, 0.62, 1)).translate(at))
    a.add("seam", plate(star(5, 0.72, 0.35).offset(0.02), 0.024, at))
    a.add("tail", plate(star(3, 0.12, 0.07, 90), 0.03, (0, 0, 1.33)))
    z = np.linspace(0.24, 1.36, 90)
    grow = 0.085 * np.sin(np.pi * (z - 0.24) / 1.12) ** 0.7
    curl = np.column_stack([grow * np.cos(26 * z), grow * np.sin(26 * z), z])
    a.add("ribbon", sweep(curl, 0.02, segments=8))
    a.add("gift", soft_box(0.34, 0.34, 0.26, 0.02, (0, 0, 0.13), 12))
    a.add(
        "band",
        union(soft_box(0.07, 0.36, 0.275, 0.01, (0, 0, 0.134), 8), soft_box(0.36, 0.07, 0.275, 0.01, (0, 0, 0.134), 8)),
    )
    a.add("bow", pair(torus(0.06, 0.025, axis="y").rotate((0, -30, 0)).translate((0.075, 0, 0.31))))
