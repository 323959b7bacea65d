"""Mills driven by the wind."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._gearing import bar, upright
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, cylinder, prism, union
from mme3dr.meshes.sweeps import plate
from mme3dr.records import Fact, Part


@reference_object(
    name="post windmill",
    prompt="old post mill: boarded wooden mill house balanced on one post, four cream lattice sails and a tail pole",
    parts=[
        Part("house", 1, "brown", "wood", True),
        Part("roof", 1, "dark grey", "wood", False),
        Part("sail", 4, "cream", "painted wood", True),
        Part("windshaft", 1, "iron", "iron", False),
        Part("post", 1, "dark brown", "wood", True),
        Part("quarter_bar", 4, "dark brown", "wood", False),
        Part("cross_tree", 1, "dark brown", "wood", False),
        Part("pier", 4, "terracotta", "brick", False),
        Part("tail_pole", 1, "tan", "wood", True),
        Part("ladder", 1, "tan", "wood", False),
        Part("opening", 3, "ivory", "painted wood", False),
        Part("hill", 1, "green", "soil", False),
    ],
    facts=[
        Fact(
            "count", "The mill has four sails.", "The mill has seven sails.", False, "count(sail) == 4 and alike(sail)"
        ),
        Fact(
            "relation",
            "The sails are mounted high on the front of the house.",
            "The sails are mounted flat on top of the roof.",
            True,
            "back(sail) < front(house) and z(sail) > z(house) and touches(windshaft, house)"
            " and all_touch(sail, windshaft)",
        ),
        Fact(
            "relation",
            "The house rests on its post clear of the ground.",
            "The house stands flat on the ground.",
            True,
            "touches(house, post) and bottom(house) > top(hill) + 0.15 * height(all)",
        ),
        Fact(
            "relation",
            "The tail pole slopes down to the ground at the back.",
            "The tail pole points up to the sky at the front.",
            True,
            "back(tail_pole) > back(house) and bottom(tail_pole) < bottom(house) and touches(tail_pole, house)",
        ),
        Fact(
            "count",
            "Four slanting props brace the post.",
            "Two slanting props brace the post.",
            True,
            "count(quarter_bar) == 4 and all_touch(quarter_bar, post) and all_touch(quarter_bar, cross_tree)",
        ),
        Fact(
            "proportion",
            "The span of the sails is wider than the house.",
            "The span of the sails is narrower than the house.",
            True,
            "width(sail) > 2 * width(house)",
        ),
        Fact(
            "symmetry",
            "The two sides of the house and its roof are mirror images.",
            "The roof of the house slopes to one side only.",
            True,
            "mirror(roof, 'x') and mirror(house, 'x')",
        ),
        Fact(
            "colour",
            "The sails are cream and the house brown.",
            "The sails are brown and the house cream.",
            False,
            "colour(sail) == 'cream' and colour(house) == 'brown'",
        ),
        Fact(
            "relation",
            "A ladder leads up to the house at the back.",
            "A ladder leads up to the roof at the front.",
            True,
            "touches(ladder, house) and y(ladder) > back(house) and touches(ladder, hill)",
        ),
        Fact(
            "proportion",
            "The sails are open lattices with more gaps than wood.",
            "The sails are solid boards without any gaps.",
            False,
            "volume(sail) < 4 * piece_length(sail) * 0.8 * 0.05",
        ),
    ],
)
def post_windmill(a: Assembly) -> None:
    a.add("hill", cylinder(2.6, 0.2, (0, 0.5, 0.1), top=2.45, segments=56).scale((1, 1.4, 1)))
    a.add("pier", mirrored(box(0.44, 0.5, 0.5, (1.2, 0, 0.42), 0.03)))
    a.add("pier", mirrored(box(0.5, 0.44, 0.5, (0, 1.2, 0.42), 0.03), "y"))
    a.add("cross_tree", union(box(2.9, 0.24, 0.24, (0, 0, 0.78), 0.03), box(0.24, 2.9, 0.24, (0, 0, 0.78), 0.03)))
    a.add("quarter_bar", ring(bar((1.25, 0, 0.84), (0.12, 0, 1.85), 0.2, 0.2), 4))
    a.add("post", cylinder(0.26, 2.0, (0, 0, 1.75), top=0.22, segments=12))
    low, eaves, ridge = 2.15, 4.1, 5.2
    a.add("house", _mill_house(low, eaves))
    shape = [(-1.12, eaves - 0.2), (-0.95, eaves + 0.4), (-0.55, ridge - 0.28), (0, ridge)]
    inner = [(0, ridge - 0.12), (-0.5, ridge - 0.38), (-0.84, eaves + 0.32), (-1.0, eaves - 0.2)]
    half = polygon(shape + inner)
    a.add("roof", plate(half + half.mirror((1, 0)), 2.9))
    _add_sails(a, (0, -1.62, 4.15))
    a.add("tail_pole", _tail())
    rails = mirrored(bar((0.3, 1.28, low + 0.05), (0.3, 2.75, 0.18), 0.08, 0.14))
    t = np.linspace(0.08, 0.92, 8)
    rungs = [box(0.6, 0.16, 0.05, (0, 1.28 + 1.47 * k, low + 0.05 - (low - 0.13) * k), 0) for k in t]
    a.add("ladder", union(rails, rungs, box(0.9, 0.36, 0.08, (0, 1.36, low + 0.04), 0.02)))
    a.add("opening", box(0.5, 0.06, 1.0, (0, 1.27, low + 0.62), 0.02))
    a.add("opening", mirrored(box(0.06, 0.45, 0.5, (0.98, 0, 3.3), 0.02)))


def _mill_house(low: float, eaves: float) -> Manifold:
    """Body in overlapping boards with pointed gables and a beam floor."""
    gable = polygon(
        [
            (-0.94, low),
            (0.94, low),
            (0.94, eaves),
            (0.75, eaves + 0.45),
            (0, 5.06),
            (-0.75, eaves + 0.45),
            (-0.94, eaves),
        ]
    )
    course = polygon([(0, 0), (0.055, 0), (0.0, 0.24), (-0.2, 0.24), (-0.2, 0)])
    boards = []
    for z in np.arange(low, eaves - 0.05, 0.24):
        boards += mirrored(plate(course, 2.5, (0.93, 0, z)))
        boards += mirrored(plate(course, 1.88, (0, 0, z)).rotate((0, 0, -90)).translate((0, -1.23, 0)), "y")
    floor = [box(0.2, 2.7, 0.18, (x, 0, low), 0.02) for x in (-0.6, 0.6)]
    return union(plate(gable, 2.5), boards, floor)


def _add_sails(a: Assembly, hub: tuple[float, float, float]) -> None:
    """Four lattice sails, each a stock, three long rails and many bars, turning about a shaft along y."""
    reach, start = 2.7, 0.85
    long = [(0, 0.3, 0.15, 0.13), (-0.14, start, 0.05, 0.06), (0.3, start, 0.05, 0.06), (0.6, start, 0.06, 0.06)]
    bars = [box(reach - low, wide, deep, ((reach + low) / 2, y, 0), 0) for y, low, wide, deep in long]
    bars += [box(0.055, 0.78, 0.05, (x, 0.23, 0), 0) for x in np.linspace(start + 0.03, reach - 0.03, 11)]
    sail = union(bars).rotate((-12, 0, 0))
    sails = [s.rotate((0, 0, 33)) for s in ring(sail, 4)]
    a.add("sail", [upright(s, hub) for s in sails])
    shaft = union(cylinder(0.15, 0.7, (0, 0, -0.3)), prism(4, 0.42, 0.34), cylinder(0.14, 0.2, (0, 0, 0.24)))
    a.add("windshaft", upright(shaft, hub))


def _tail() -> Manifold:
    """Pole from under the house down to a small wheel on the ground behind."""
    pole = bar((0, 0.9, 2.2), (0, 3.75, 0.62), 0.17, 0.2)
    prop = [bar((s * 0.1, 3.5, 0.76), (s * 0.34, 3.5, 0.3), 0.08, 0.1) for s in (-1, 1)]
    axle = cylinder(0.06, 1.0, (0, 3.5, 0.5), "x", segments=12)
    wheels = [cylinder(0.33, 0.12, (s * 0.46, 3.5, 0.5), "x", segments=24) for s in (-1, 1)]
    return union(pole, prop, axle, wheels)
