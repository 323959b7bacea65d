"""Craft of air and sea built from a handful of flat facets."""

from mme3dr.data.objects.stylised._low_poly import facets, fine
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import four, mirrored, ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.solids import box, cut, cylinder, ellipsoid, prism, rod, union
from mme3dr.meshes.sweeps import lathe, loft, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="low-poly hot-air balloon",
    prompt=(
        "Hot-air balloon for a mobile game, red-and-white gores, angular eight-sided envelope, wicker "
        "basket slung below on ropes"
    ),
    parts=[
        Part("red_gore", 4, "red", "fabric", True),
        Part("white_gore", 4, "white", "fabric", True),
        Part("skirt", 1, "dark red", "fabric", False),
        Part("basket", 1, "tan", "straw", True),
        Part("rope", 4, "dark brown", "rope", True),
        Part("burner", 1, "steel", "metal", False),
        Part("sandbag", 4, "brown", "fabric", False),
    ],
    facts=[
        Fact(
            "style",
            "The envelope has flat panels with straight edges.",
            "The envelope is perfectly round like a ball.",
            False,
        ),
        Fact(
            "count",
            "The envelope has four red and four white panels in turn.",
            "The envelope has one red half and one white half.",
            True,
            "count(red_gore) == 4 and count(white_gore) == 4 and even(red_gore) and even(white_gore)",
        ),
        Fact(
            "relation",
            "The basket hangs below the envelope.",
            "The basket sits on top of the envelope.",
            False,
            "above(red_gore, basket) and above(rope, basket)",
        ),
        Fact(
            "proportion",
            "The envelope is many times wider than the basket.",
            "The envelope is narrower than the basket.",
            True,
            "width(red_gore) > 3 * width(basket)",
        ),
        Fact(
            "count",
            "Four ropes carry the basket, one from each corner.",
            "One rope carries the basket from its middle.",
            True,
            "count(rope) == 4 and even(rope) and all_touch(rope, basket)",
        ),
        Fact(
            "existence",
            "A burner sits between the basket and the mouth of the balloon.",
            "A propeller sits between the basket and the mouth of the balloon.",
            True,
            "between(burner, basket, red_gore)",
        ),
        Fact(
            "symmetry",
            "The balloon looks alike after a quarter turn.",
            "The balloon bulges to one side only.",
            True,
            "turn(all, 4)",
        ),
        Fact(
            "material",
            "The basket is woven of straw-coloured wicker.",
            "The basket is made of shiny steel.",
            False,
            "material(basket) == 'straw'",
        ),
    ],
)
def low_poly_balloon(a: Assembly) -> None:
    side = [(0, 0.72), (0.16, 0.72), (0.42, 1.06), (0.62, 1.46), (0.55, 1.84), (0.3, 2.06), (0, 2.1)]
    gore = lathe(side, segments=8, arc=45)
    gores = ring(gore, 8)
    a.add("red_gore", [fine(g, 0.06) for g in gores[::2]])
    a.add("white_gore", [fine(g, 0.06) for g in gores[1::2]])
    a.add("skirt", fine(cylinder(0.13, 0.14, (0, 0, 0.68), top=0.19, segments=8), 0.06))
    walls = cut(box(0.34, 0.34, 0.26, (0, 0, 0.15), 0), box(0.28, 0.28, 0.26, (0, 0, 0.2), 0))
    rim = cut(box(0.38, 0.38, 0.05, (0, 0, 0.28), 0), box(0.28, 0.28, 0.3, (0, 0, 0.25), 0))
    a.add("basket", fine(union(walls, rim), 0.03), marks=[("brown", lambda p: p[:, 2] % 0.09 < 0.03)])
    a.add("rope", [fine(r) for r in four(rod((0.16, 0.16, 0.28), (0.1, 0.1, 0.66), 0.014, segments=5))])
    a.add(
        "burner",
        fine(
            union(
                cylinder(0.05, 0.2, (0, 0, 0.5), segments=6),
                [
                    rod((0, 0, 0.44), (x, y, 0.44), 0.014, segments=5)
                    for x, y in ((0.15, 0.15), (-0.15, -0.15), (0.15, -0.15), (-0.15, 0.15))
                ],
            )
        ),
    )
    a.add("sandbag", [fine(b) for b in ring(ellipsoid(0.05, 0.06, 0.09, (0.2, 0, 0.14), 6), 4)])


def _masts_and_sails(a: Assembly) -> None:
    """Two masts with yards and square sails."""
    masts = [(-0.38, 1.6), (0.28, 1.45)]
    for x, top in masts:
        yards = [
            rod((x, -w, z), (x, w, z), 0.018, segments=5)
            for z, w in ((top - 0.1, 0.28), (top - 0.55, 0.4), (top - 1.02, 0.42))
        ]
        a.add("mast", fine(union(rod((x, 0, 0.3), (x, 0, top), 0.035, 0.02, segments=6), yards)))
        for high, low, w, u in ((top - 0.1, top - 0.53, 0.25, 0.36), (top - 0.55, top - 1.0, 0.37, 0.39)):
            levels = [
                (high, w, 0.0),
                (0.7 * high + 0.3 * low, 0.7 * w + 0.3 * u, 0.12),
                (0.35 * high + 0.65 * low, u, 0.15),
                (low, u, 0.03),
            ]
            a.add(
                "sail",
                fine(
                    loft(
                        [
                            [
                                (x - 0.02 - b * 0.3, -v, z),
                                (x - 0.02 - b, 0, z),
                                (x - 0.02 - b * 0.3, v, z),
                                (x + 0.02 - b * 0.3, v, z),
                                (x + 0.02 - b, 0, z),
                                (x + 0.02 - b * 0.3, -v, z),
                            ]
                            for z, v, b in levels
                        ]
                    )
                ),
            )


def _pennant(a: Assembly) -> None:
    """A flag at the head of the front mast."""
    flag = facets(
        (-0.38, -0.012, 1.58), (-0.38, 0.012, 1.58), (-0.38, -0.012, 1.72), (-0.38, 0.012, 1.72), (-0.05, 0.0, 1.68)
    )
    a.add("pennant", fine(union(flag, rod((-0.38, 0, 1.5), (-0.38, 0, 1.74), 0.016, segments=5))))


@reference_object(
    name="low-poly sailing ship",
    prompt=(
        "old two-masted sailing ship with billowing cream sails and a red pennant, everything cut into crisp polygons"
    ),
    parts=[
        Part("hull", 1, "brown", "wood", False),
        Part("deck", 1, "tan", "wood", False),
        Part("mast", 2, "dark brown", "wood", True),
        Part("sail", 4, "cream", "fabric", True),
        Part("bowsprit", 1, "dark brown", "wood", False),
        Part("jib", 1, "cream", "fabric", False),
        Part("pennant", 1, "red", "fabric", True),
        Part("rail", 2, "dark brown", "wood", False),
        Part("sea", 1, "blue", "water", False),
    ],
    facts=[
        Fact(
            "style",
            "The hull and the sails are made of crisp flat polygons.",
            "The hull and the sails are drawn as thin wire outlines.",
            False,
        ),
        Fact(
            "count",
            "Two masts rise from the deck.",
            "Five masts rise from the deck.",
            False,
            "count(mast) == 2 and all_touch(mast, deck)",
        ),
        Fact(
            "count",
            "Each mast carries two square sails, four in all.",
            "Each mast carries a single lamp and no sail at all.",
            True,
            "count(sail) == 4 and all_touch(sail, mast)",
        ),
        Fact(
            "proportion",
            "The masts rise higher than the hull is deep.",
            "The masts are shorter than the hull is deep.",
            True,
            "height(mast) > 1.5 * height(hull)",
        ),
        Fact(
            "relation",
            "The pennant flies from the top of a mast.",
            "The pennant is painted on the side of the hull.",
            True,
            "bottom(pennant) > top(sail) - 0.1 * height(mast) and touches(pennant, mast)",
        ),
        Fact(
            "relation",
            "A pole points forward from the bow over the water.",
            "A pole points backward from the stern.",
            True,
            "left(bowsprit) < left(hull)",
        ),
        Fact(
            "material",
            "The hull is made of wood.",
            "The hull is made of grey steel.",
            True,
            "material(hull) == 'wood' and colour(hull) == 'brown'",
        ),
        Fact(
            "symmetry",
            "The hull has matching left and right sides.",
            "The hull has a straight left side and a bulging right side.",
            True,
            "mirror(hull, 'y')",
        ),
    ],
)
def low_poly_ship(a: Assembly) -> None:
    stations = [
        (-0.98, 0.03, 0.3, 0.56),
        (-0.72, 0.19, 0.1, 0.44),
        (-0.2, 0.26, 0.0, 0.36),
        (0.4, 0.25, 0.02, 0.38),
        (0.72, 0.2, 0.12, 0.5),
        (0.86, 0.17, 0.24, 0.62),
    ]
    body = loft(
        [
            [(x, w, t), (x, 0.85 * w, (b + t) / 2), (x, 0, b), (x, -0.85 * w, (b + t) / 2), (x, -w, t)]
            for x, w, b, t in stations
        ]
    )
    a.add("hull", fine(body))
    a.add(
        "deck",
        fine(
            loft(
                [
                    [
                        (x, 0.88 * w, t - 0.05),
                        (x, 0.88 * w, t + 0.02),
                        (x, -0.88 * w, t + 0.02),
                        (x, -0.88 * w, t - 0.05),
                    ]
                    for x, w, _, t in stations
                ]
            )
        ),
    )
    rail = sweep([(x, w, t + 0.05) for x, w, _, t in stations], 0.028, segments=4)
    a.add("rail", [fine(r) for r in mirrored(rail, "y")])
    _masts_and_sails(a)
    a.add("bowsprit", fine(rod((-0.85, 0, 0.52), (-1.36, 0, 0.78), 0.03, 0.018, segments=5)))
    a.add(
        "jib",
        facets(
            (-1.3, 0, 0.78),
            (-0.42, 0, 1.35),
            (-0.62, 0, 0.66),
            (-0.62, 0.03, 0.66),
            (-0.42, 0.02, 1.35),
            (-0.8, 0.1, 0.8),
        ),
    )
    _pennant(a)
    a.add(
        "sea",
        fine(
            union(
                prism(10, 1.1, 0.16, (0, 0, 0.05)).scale((1, 0.62, 1)),
                prism(10, 0.98, 0.2, (0, 0, 0.05)).rotate((0, 0, 18)).scale((1, 0.62, 1)),
            ),
            0.07,
        ),
    )
