"""Smooth-bodied animals built from a handful of flat facets."""

from manifold3d import Manifold

from mme3dr.data.objects.stylised._low_poly import FINE, facets, fine, gem, limb, pair
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.solids import ellipsoid, hull, union
from mme3dr.meshes.sweeps import loft, sweep
from mme3dr.records import Fact, Part

OCTAGON = [
    (0.92, 0.38),
    (0.38, 0.92),
    (-0.38, 0.92),
    (-0.92, 0.38),
    (-0.92, -0.38),
    (-0.38, -0.92),
    (0.38, -0.92),
    (0.92, -0.38),
]


@reference_object(
    name="low-poly rabbit",
    prompt="Faceted white rabbit sitting upright for a minimalist Easter display, pink showing inside its ears",
    parts=[
        Part("body", 1, "white", "fur", False),
        Part("head", 1, "white", "fur", False),
        Part("ear", 2, "white", "fur", True),
        Part("inner_ear", 2, "pink", "skin", True),
        Part("eye", 2, "black", "glass", False),
        Part("nose", 1, "pink", "skin", False),
        Part("foot", 2, "light grey", "fur", False),
        Part("paw", 2, "light grey", "fur", False),
        Part("tail", 1, "light grey", "fur", False),
    ],
    facts=[
        Fact(
            "style",
            "The coat is shown as plain flat triangles and polygons.",
            "The coat is shown as thousands of fluffy hairs.",
            False,
        ),
        Fact(
            "proportion",
            "The upright ears are taller than the head.",
            "The upright ears are far shorter than the head.",
            True,
            "height(ear) > height(head)",
        ),
        Fact(
            "count",
            "Two long ears rise from the head.",
            "Four long ears rise from the head.",
            True,
            "count(ear) == 2 and above(ear, head)",
        ),
        Fact(
            "existence",
            "There is a short stubby tail at the rear.",
            "There is a long whip-like tail at the rear.",
            True,
            "count(tail) == 1 and depth(tail) < 0.5 * depth(body) and y(tail) > y(body)",
        ),
        Fact(
            "colour",
            "The inside of each ear is pink.",
            "The inside of each ear is blue.",
            False,
            "colour(inner_ear) == 'pink'",
        ),
        Fact(
            "relation",
            "The head sits above the body.",
            "The head lies on the ground in front of the body.",
            True,
            "above(head, body)",
        ),
        Fact(
            "proportion",
            "The hind feet are longer than the front paws.",
            "The hind feet are shorter than the front paws.",
            True,
            "piece_length(foot) > piece_length(paw)",
        ),
        Fact(
            "symmetry",
            "The rabbit is mirror symmetric from left to right.",
            "The rabbit has an ear and a foot on one side only.",
            True,
            "mirror(all, 'x')",
        ),
    ],
)
def low_poly_rabbit(a: Assembly) -> None:
    chest = ellipsoid(0.25, 0.24, 0.36, (0, -0.05, 0.42), 8)
    a.add("body", fine(union(hull(ellipsoid(0.33, 0.38, 0.32, (0, 0.12, 0.34), 8), chest))))
    a.add(
        "head",
        fine(hull(ellipsoid(0.25, 0.22, 0.22, (0, -0.14, 0.93), 8), ellipsoid(0.12, 0.12, 0.1, (0, -0.34, 0.85), 8))),
    )
    ear = Manifold.hull_points(
        [
            (0.05, -0.08, 1.06),
            (0.17, -0.08, 1.04),
            (0.04, -0.04, 1.5),
            (0.22, -0.02, 1.5),
            (0.17, -0.02, 1.78),
            (0.11, 0.03, 1.06),
            (0.14, 0.07, 1.5),
        ]
    )
    lining = Manifold.hull_points(
        [
            (0.08, -0.1, 1.12),
            (0.15, -0.1, 1.12),
            (0.075, -0.065, 1.48),
            (0.185, -0.055, 1.48),
            (0.155, -0.045, 1.68),
            (0.13, 0.0, 1.3),
        ]
    )
    a.add("ear", pair(ear, "x"))
    a.add("inner_ear", pair(lining, "x"))
    a.add("eye", pair(gem(0.03, 0.04, 0.05, (0.15, -0.3, 0.99)), "x"))
    a.add("nose", gem(0.045, 0.03, 0.035, (0, -0.46, 0.88)))
    foot = [
        (0.2 + i, j, k)
        for i, j, k in (
            (-0.1, -0.4, 0),
            (0.1, -0.4, 0),
            (-0.08, 0.3, 0),
            (0.12, 0.3, 0),
            (-0.07, -0.36, 0.11),
            (0.07, -0.36, 0.11),
            (0, 0.05, 0.26),
        )
    ]
    a.add("foot", pair(Manifold.hull_points(foot), "x"))
    a.add("paw", pair(limb([(0.12, -0.22, 0.48), (0.12, -0.38, 0.3), (0.11, -0.4, 0.2)], [0.07, 0.07, 0.05]), "x"))
    a.add("tail", gem(0.13, 0.13, 0.13, (0, 0.52, 0.22)))


@reference_object(
    name="low-poly whale",
    prompt=(
        "blue whale in chunky low-poly style with a pale grooved belly, blowing a spout of water from the "
        "top of its head"
    ),
    parts=[
        Part("body", 1, "blue", "skin", True),
        Part("belly", 1, "light grey", "skin", True),
        Part("fluke", 2, "blue", "skin", False),
        Part("flipper", 2, "blue", "skin", False),
        Part("eye", 2, "black", "glass", False),
        Part("spout", 1, "sky blue", "water", True),
    ],
    facts=[
        Fact(
            "style",
            "The skin of the whale is broken into large flat planes.",
            "The skin of the whale is one smooth continuous curve.",
            False,
        ),
        Fact("count", "The tail ends in two flukes.", "The tail ends in five flukes.", True, "count(fluke) == 2"),
        Fact(
            "relation",
            "The flukes lie flat and spread sideways.",
            "The flukes stand upright like the tail of a fish.",
            True,
            "depth(fluke) > 2 * height(fluke)",
        ),
        Fact(
            "relation",
            "The water shoots up above the back.",
            "The water pours out below the belly.",
            False,
            "above(spout, body) and touches(spout, body)",
        ),
        Fact(
            "count",
            "One flipper sticks out on each side.",
            "Three flippers stick out on each side.",
            True,
            "count(flipper) == 2 and mirror(flipper, 'y')",
        ),
        Fact(
            "colour",
            "The belly is pale grey below a blue back.",
            "The belly is red below a yellow back.",
            False,
            "colour(belly) == 'light grey' and above(body, belly)",
        ),
        Fact(
            "proportion",
            "The body is much longer than it is wide.",
            "The body is as wide as it is long.",
            True,
            "width(body) > 1.6 * depth(body)",
        ),
        Fact(
            "symmetry",
            "The left side of the whale mirrors the right side.",
            "The whale has an eye and a flipper on one side only.",
            True,
            "mirror(all, 'y')",
        ),
    ],
)
def low_poly_whale(a: Assembly) -> None:
    stations = [
        (-1.0, 0.5, 0.2, 0.16),
        (-0.85, 0.5, 0.4, 0.34),
        (-0.4, 0.48, 0.46, 0.42),
        (0.1, 0.47, 0.42, 0.38),
        (0.55, 0.5, 0.26, 0.24),
        (0.95, 0.66, 0.12, 0.11),
        (1.15, 0.78, 0.05, 0.05),
    ]
    whole = loft([[(x, ry * u, z + rz * v) for u, v in OCTAGON] for x, z, ry, rz in stations])
    upper, lower = whole.split_by_plane((0.2, 0, 1), 0.36)
    a.add("body", upper.refine_to_length(FINE))
    grooves = [lambda p, y=y: (abs(p[:, 1] - y) < 0.018) & (p[:, 0] < 0.2) for y in (-0.28, -0.14, 0, 0.14, 0.28)]
    a.add("belly", lower.refine_to_length(0.03), marks=[("grey", g) for g in grooves])
    fluke = facets(
        (1.05, 0.0, 0.76),
        (1.28, 0.0, 0.9),
        (1.12, 0.03, 0.84),
        (1.2, 0.03, 0.77),
        (1.35, 0.5, 0.98),
        (1.5, 0.42, 1.0),
        (1.3, 0.25, 0.96),
        (1.3, 0.25, 0.84),
    )
    a.add("fluke", pair(fluke, "y"))
    flipper = facets(
        (-0.5, 0.36, 0.34),
        (-0.22, 0.36, 0.34),
        (-0.4, 0.4, 0.42),
        (-0.3, 0.4, 0.28),
        (-0.1, 0.8, 0.1),
        (0.02, 0.76, 0.12),
        (-0.2, 0.6, 0.2),
    )
    a.add("flipper", pair(flipper, "y"))
    a.add("eye", pair(ellipsoid(0.05, 0.03, 0.05, (-0.7, 0.4, 0.53), 8), "y"))
    jet = sweep([(-0.45, 0, 0.84), (-0.45, 0, 1.2)], [0.035, 0.06], segments=5)
    arm = sweep(
        [(-0.45, 0, 1.12), (-0.36, 0, 1.36), (-0.2, 0, 1.4), (-0.12, 0, 1.2)], [0.05, 0.08, 0.09, 0.02], segments=5
    )
    arms = [s.translate((-0.45, 0, 0)) for s in ring(arm.translate((0.45, 0, 0)), 4)]
    a.add("spout", union(jet, arms).refine_to_length(FINE))
