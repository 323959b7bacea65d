"""Small mammals of woods and gardens."""

import numpy as np

from mme3dr.data.objects.biological._creature import near, pair, tube
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import ball, blend, bone, egg, limb
from mme3dr.meshes.solids import ellipsoid, rod, sphere, union
from mme3dr.records import Fact, Part


@reference_object(
    name="hedgehog",
    prompt="a plump little hedgehog waddling along on short feet, sniffing with its pointed snout",
    parts=[
        Part("body", 1, "tan", "fur", False),
        Part("coat", 1, "dark brown", "fur", False),
        Part("nose", 1, "black", "skin", False),
        Part("eye", 2, "black", "glass", False),
        Part("ear", 2, "brown", "skin", False),
        Part("foot", 4, "brown", "skin", True),
    ],
    facts=[
        Fact(
            "existence",
            "Pointed spines cover the back.",
            "The back is smooth and bald.",
            True,
            "volume(coat) > 0 and top(coat) > top(body)",
        ),
        Fact(
            "relation",
            "The face and the belly are free of spines.",
            "Spines grow out of the face and the nose.",
            True,
            "front(coat) > front(nose) and front(coat) > front(eye)",
        ),
        Fact(
            "colour",
            "The tips of the spines are paler than their base.",
            "The spines are pure red.",
            True,
            "colour(coat) == 'dark brown' and has_colour(coat, 'cream')",
        ),
        Fact(
            "count",
            "Four small feet stand under the body.",
            "Eight small feet stand under the body.",
            True,
            "count(foot) == 4 and level(foot)",
        ),
        Fact("colour", "The nose is black.", "The nose is white.", True, "colour(nose) == 'black'"),
        Fact(
            "relation",
            "The nose is the foremost point, at the tip of the snout.",
            "The nose sits on the forehead, above the eyes.",
            False,
            "front(nose) <= front(all) + 0.01 and touches(nose, body)",
        ),
        Fact(
            "proportion",
            "The feet are much lower than the body.",
            "The legs are longer than the body is high.",
            False,
            "height(foot) < 0.5 * height(body)",
        ),
        Fact(
            "symmetry",
            "The spiny body is alike on its left and right.",
            "Only the left half of the body bears spines.",
            True,
            "mirror(coat, 'x')",
        ),
    ],
)
def hedgehog(a: Assembly) -> None:
    snout = [egg((0, -0.52, 0.36), (0.26, 0.3, 0.25)), bone((0, -0.65, 0.33), (0, -0.98, 0.3), 0.16, 0.05)]
    a.add("body", blend(egg((0, 0, 0.4), (0.47, 0.62, 0.33)), snout, soft=0.1, detail=42))
    mantle = ellipsoid(0.5, 0.6, 0.43, (0, 0.06, 0.44), 40).trim_by_plane((0, -0.25, 1), 0.2)
    radii, centre = np.array([0.5, 0.6, 0.43]), np.array([0, 0.06, 0.44])
    spines, turn = [], np.pi * (3 - np.sqrt(5))
    for i in range(330):
        z = 1 - 1.45 * (i + 0.5) / 330
        r = np.sqrt(1 - z * z)
        unit = np.array([r * np.cos(i * turn), r * np.sin(i * turn), z])
        start = centre + 0.97 * radii * unit
        if start[2] - 0.25 * start[1] < 0.24 or (start[1] < -0.38):
            continue
        normal = unit / radii
        tip = start + 0.18 * normal / np.linalg.norm(normal) + (0, 0.1, 0.01)
        spines.append(rod(start, tip, 0.024, 0.005, 6))
    a.add(
        "coat", union(mantle, [s.refine(2) for s in spines]), marks=[("cream", lambda p: ~near(centre, radii + 0.1)(p))]
    )
    a.add("nose", sphere(0.06, (0, -1.02, 0.31), 20))
    a.add("eye", pair(sphere(0.042, (0.15, -0.72, 0.42), 20)))
    a.add("ear", pair(ellipsoid(0.085, 0.035, 0.09, segments=20).rotate((0, 0, 20)).translate((0.2, -0.55, 0.58))))
    for y in (-0.32, 0.4):
        leg = tube([(0.25, y, 0.15), (0.27, y, 0.08)], [0.1, 0.075])
        toes = [ellipsoid(0.03, 0.08, 0.04, (0.27 + x, y - 0.09, 0.04), 12) for x in (-0.05, 0, 0.05)]
        a.add("foot", pair(union(leg, toes)))


@reference_object(
    name="red squirrel with acorn",
    prompt="red squirrel on its hind legs nibbling an acorn it holds in both paws, big bushy tail curling behind",
    parts=[
        Part("body", 1, "rust", "fur", False),
        Part("head", 1, "rust", "fur", False),
        Part("ear", 2, "rust", "fur", False),
        Part("eye", 2, "black", "glass", False),
        Part("nose", 1, "dark brown", "skin", False),
        Part("arm", 2, "rust", "fur", True),
        Part("hind_leg", 2, "rust", "fur", True),
        Part("tail", 1, "rust", "fur", True),
        Part("acorn", 1, "tan", "wood", True),
        Part("acorn_cup", 1, "dark brown", "wood", False),
    ],
    facts=[
        Fact(
            "relation",
            "Both paws touch the acorn.",
            "The acorn lies on the ground behind the tail.",
            False,
            "all_touch(arm, acorn)",
        ),
        Fact(
            "relation",
            "The acorn is held just below the mouth, in front of the chest.",
            "The acorn is balanced on top of the head.",
            True,
            "front(acorn) < front(body) and top(acorn) < z(head)",
        ),
        Fact(
            "proportion",
            "The tail is as tall as the body or taller.",
            "The tail is a thin short stump.",
            True,
            "height(tail) >= height(body) and volume(tail) > 0.3 * volume(body)",
        ),
        Fact(
            "relation",
            "The tail rises behind the back.",
            "The tail hangs in front of the belly.",
            False,
            "back(tail) > back(body) and y(tail) > y(body)",
        ),
        Fact(
            "existence",
            "The acorn wears a darker cup.",
            "The acorn wears a green leaf instead of a cup.",
            True,
            "count(acorn_cup) == 1 and touches(acorn_cup, acorn)",
        ),
        Fact(
            "colour",
            "The belly is paler than the red-brown back.",
            "The belly is darker than the pale back.",
            True,
            "has_colour(body, 'cream') and colour(body) == 'rust'",
        ),
        Fact(
            "count",
            "Two tufted ears stand on the head.",
            "One tufted ear stands on the head.",
            True,
            "count(ear) == 2 and above(ear, head)",
        ),
        Fact(
            "symmetry",
            "The squirrel's left half mirrors its right half.",
            "Only the left half of the squirrel has limbs.",
            True,
            "mirror(all, 'x')",
        ),
    ],
)
def squirrel_with_acorn(a: Assembly) -> None:
    trunk = limb([(0, 0.12, 0.28), (0, 0.04, 0.5), (0, -0.06, 0.76)], [0.26, 0.23, 0.15])
    a.add(
        "body",
        blend(trunk, egg((0, -0.04, 0.36), (0.22, 0.2, 0.24)), soft=0.1, detail=44),
        marks=[("cream", lambda p: (p[:, 1] < -0.1) & (np.abs(p[:, 0]) < 0.15))],
    )
    skull = [
        egg((0, -0.14, 0.92), (0.155, 0.18, 0.155)),
        bone((0, -0.24, 0.89), (0, -0.36, 0.86), 0.09, 0.055),
        *[ball((x, -0.2, 0.87), 0.08) for x in (-0.09, 0.09)],
    ]
    a.add(
        "head", blend(skull, soft=0.05, detail=42), marks=[("cream", lambda p: p[:, 2] < 0.835 + 0.1 * (p[:, 1] + 0.4))]
    )
    ear = blend(
        egg((0.1, -0.08, 1.08), (0.055, 0.03, 0.1), (0, 12, 0)),
        bone((0.115, -0.07, 1.14), (0.145, -0.05, 1.28), 0.03, 0.008),
        soft=0.03,
        detail=28,
    )
    a.add("ear", pair(ear))
    a.add(
        "eye",
        pair(sphere(0.042, (0.115, -0.26, 0.96), 24)),
        marks=[("white", near((x, -0.298, 0.985), (0.014, 0.014, 0.014))) for x in (-0.12, 0.12)],
    )
    a.add("nose", ellipsoid(0.03, 0.024, 0.024, (0, -0.415, 0.875), 16))
    a.add(
        "arm",
        pair(
            tube(
                [(0.14, -0.08, 0.68), (0.21, -0.2, 0.56), (0.16, -0.33, 0.58), (0.075, -0.385, 0.63)],
                [0.08, 0.06, 0.045, 0.042],
            )
        ),
    )
    leg = [
        egg((0.2, 0.06, 0.26), (0.12, 0.22, 0.22), (-15, 0, 0)),
        *limb([(0.21, 0.12, 0.07), (0.2, -0.15, 0.05), (0.21, -0.28, 0.04)], [0.08, 0.06, 0.04]),
    ]
    a.add("hind_leg", pair(blend(leg, soft=0.06, detail=36)))
    path = [
        (0, 0.3, 0.12),
        (0, 0.52, 0.2),
        (0, 0.62, 0.5),
        (0, 0.5, 0.85),
        (0, 0.46, 1.12),
        (0, 0.66, 1.28),
        (0, 0.82, 1.2),
    ]
    brush = tube(path, [0.07, 0.14, 0.19, 0.19, 0.19, 0.15, 0.05], 28, 60).scale((0.85, 1, 1))
    a.add("tail", brush, marks=[("copper", lambda p: p[:, 1] > 0.66 + 0.1 * np.sin(40 * p[:, 0]))])
    a.add("acorn", ellipsoid(0.075, 0.075, 0.1, (0, -0.4, 0.63), 28))
    cup = ellipsoid(0.09, 0.09, 0.08, (0, -0.4, 0.665), 28).trim_by_plane((0, 0, 1), 0.66)
    a.add("acorn_cup", union(cup, tube([(0, -0.4, 0.73), (0.01, -0.4, 0.78)], [0.015, 0.013], 10)))
