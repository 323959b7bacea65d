"""Forest animals built from a handful of flat facets."""

from manifold3d import Manifold

from mme3dr.data.objects.stylised._low_poly import both, fine, gem, limb, pair
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.solids import union
from mme3dr.records import Fact, Part


def _fox_legs(a: Assembly) -> None:
    """Four legs with dark socks and paws."""
    for x, lean in ((-0.3, 0.0), (0.34, 0.07)):
        for y in (0.1, -0.1):
            leg = limb([(x, y, 0.56), (x + lean, y, 0.3), (x, y, 0.0)], [0.1 + lean / 2, 0.06, 0.045])
            upper, lower = leg.split_by_plane((0, 0, 1), 0.24)
            paw = Manifold.hull_points(
                [
                    (x + i, y + j, k)
                    for i, j, k in (
                        (-0.13, -0.04, 0),
                        (-0.13, 0.04, 0),
                        (0.05, -0.05, 0),
                        (0.05, 0.05, 0),
                        (-0.03, 0.04, 0.09),
                        (-0.03, -0.04, 0.09),
                    )
                ]
            )
            a.add("leg", upper)
            a.add("sock", union(lower, fine(paw)))


@reference_object(
    name="low-poly fox",
    prompt=(
        "low-poly fox standing alert, orange coat, white muzzle and a bushy tail ending in a white tip, "
        "made for a flat-shaded forest game"
    ),
    parts=[
        Part("body", 1, "orange", "fur", True),
        Part("head", 1, "orange", "fur", False),
        Part("muzzle", 1, "white", "fur", True),
        Part("bib", 1, "white", "fur", False),
        Part("nose", 1, "black", "skin", False),
        Part("ear", 2, "orange", "fur", False),
        Part("eye", 2, "black", "glass", False),
        Part("leg", 4, "orange", "fur", False),
        Part("sock", 4, "dark brown", "fur", False),
        Part("tail", 1, "orange", "fur", True),
        Part("tail_tip", 1, "white", "fur", True),
    ],
    facts=[
        Fact(
            "style",
            "The fox is built from a few large flat facets.",
            "The fox is built from smooth rounded surfaces.",
            False,
        ),
        Fact(
            "count",
            "The fox stands on four legs.",
            "The fox stands on two legs.",
            True,
            "count(leg) == 4 and level(sock)",
        ),
        Fact("count", "The fox has two pointed ears.", "The fox has one pointed ear.", True, "count(ear) == 2"),
        Fact(
            "relation",
            "The ears stand at the very top of the head.",
            "The ears hang below the chin.",
            True,
            "above(ear, head) and all_touch(ear, head)",
        ),
        Fact(
            "colour",
            "The lower legs are dark, like black stockings.",
            "The lower legs are bright green.",
            True,
            "colour(sock) == 'dark brown'",
        ),
        Fact(
            "colour",
            "The tip of the tail is white.",
            "The tip of the tail is black.",
            False,
            "colour(tail_tip) == 'white'",
        ),
        Fact(
            "proportion",
            "The bushy tail is about as long as the head or longer.",
            "The tail is a tiny stub, much shorter than the head.",
            True,
            "width(tail) + width(tail_tip) > width(head)",
        ),
        Fact(
            "symmetry",
            "The left half of the fox mirrors the right half.",
            "The left half of the fox is far larger than the right half.",
            True,
            "mirror(all, 'y')",
        ),
        Fact(
            "relation",
            "The dark nose is at the front end of the muzzle.",
            "The dark nose is on the top of the back.",
            True,
            "touches(nose, muzzle) and left(nose) <= left(muzzle)",
        ),
    ],
)
def low_poly_fox(a: Assembly) -> None:
    body = limb(
        [(-0.42, 0, 0.56), (-0.26, 0, 0.52), (0.08, 0, 0.55), (0.34, 0, 0.55), (0.46, 0, 0.56)],
        [0.1, 0.19, 0.15, 0.18, 0.06],
        6,
    )
    neck = limb([(-0.3, 0, 0.55), (-0.52, 0, 0.84)], [0.19, 0.12], 6)
    a.add("body", union(body, neck))
    a.add(
        "bib",
        both(
            (-0.5, 0.1, 0.78),
            (-0.63, 0.04, 0.74),
            (-0.55, 0.12, 0.62),
            (-0.5, 0.08, 0.46),
            (-0.4, 0.04, 0.38),
            (-0.35, 0.1, 0.6),
        ),
    )
    skull = both(
        (-0.5, 0.1, 1.0),
        (-0.4, 0.1, 0.84),
        (-0.55, 0.24, 0.77),
        (-0.68, 0.11, 0.93),
        (-1.0, 0.03, 0.74),
        (-1.0, 0.03, 0.68),
        (-0.6, 0.08, 0.65),
    )
    head, muzzle = skull.split_by_plane((-0.22, 0, 1), 0.945)
    a.add("head", head)
    a.add("muzzle", muzzle)
    a.add("nose", gem(0.04, 0.045, 0.035, (-1.0, 0, 0.735)))
    ear = Manifold.hull_points(
        [(-0.55, 0.05, 0.97), (-0.43, 0.07, 0.94), (-0.54, 0.2, 0.88), (-0.44, 0.18, 0.86), (-0.48, 0.17, 1.24)]
    )
    inner = Manifold.hull_points([(-0.57, 0.08, 0.97), (-0.565, 0.17, 0.92), (-0.53, 0.155, 1.12), (-0.5, 0.13, 0.95)])
    a.add("ear", pair(union(ear, inner)), marks=[("dark brown", lambda p: p[:, 2] > 1.12)])
    a.add("eye", pair(gem(0.035, 0.02, 0.04, (-0.7, 0.125, 0.86))))
    _fox_legs(a)
    tail = limb(
        [(0.4, 0, 0.6), (0.58, 0, 0.56), (0.84, 0, 0.66), (1.0, 0, 0.8), (1.14, 0, 1.02)],
        [0.05, 0.12, 0.17, 0.14, 0.0],
        6,
    )
    tip, brush = tail.split_by_plane((1, 0, 0.6), 1.42)
    a.add("tail", brush)
    a.add("tail_tip", tip)


@reference_object(
    name="low-poly stag",
    prompt=(
        "a proud stag with branching antlers and a pale rump, reduced to sharp polygonal planes like early "
        "computer graphics"
    ),
    parts=[
        Part("body", 1, "brown", "fur", False),
        Part("head", 1, "brown", "fur", False),
        Part("rump", 1, "cream", "fur", True),
        Part("antler", 2, "tan", "horn", True),
        Part("ear", 2, "tan", "fur", False),
        Part("eye", 2, "black", "glass", False),
        Part("nose", 1, "black", "skin", False),
        Part("leg", 4, "brown", "fur", False),
        Part("hoof", 4, "black", "horn", False),
    ],
    facts=[
        Fact(
            "style",
            "The stag is made of flat polygons that meet at hard edges.",
            "The stag is made of soft clay with fingerprints.",
            False,
        ),
        Fact(
            "count",
            "There are two antlers on the head.",
            "There is a single horn on the head.",
            True,
            "count(antler) == 2 and all_touch(antler, head)",
        ),
        Fact(
            "count",
            "Each of the four legs ends in a dark hoof.",
            "Each of the four legs ends in a wheel.",
            True,
            "count(hoof) == 4 and all_touch(hoof, leg)",
        ),
        Fact(
            "relation",
            "The antlers reach higher than every other part of the animal.",
            "The antlers reach no higher than the back.",
            True,
            "top(antler) > top(head) and top(antler) > top(ear)",
        ),
        Fact(
            "proportion",
            "The legs are slender and long, more than a third of the height up to the back.",
            "The legs are short stumps, less than a tenth of the height up to the back.",
            True,
            "top(leg) - bottom(hoof) > 0.35 * top(body)",
        ),
        Fact(
            "colour",
            "The rump is cream, paler than the flanks.",
            "The rump is black, darker than the flanks.",
            False,
            "colour(rump) == 'cream' and colour(body) == 'brown'",
        ),
        Fact(
            "symmetry",
            "The two antlers are mirror images of each other.",
            "One antler is straight and the other curls in a spiral.",
            True,
            "mirror(antler, 'y') and alike(antler)",
        ),
        Fact(
            "relation",
            "The head is carried above the body on an upright neck.",
            "The head hangs below the belly.",
            True,
            "top(head) > z(body) and left(head) < left(leg)",
        ),
    ],
)
def low_poly_stag(a: Assembly) -> None:
    trunk = limb(
        [(-0.5, 0, 0.86), (-0.34, 0, 0.8), (0.0, 0, 0.84), (0.3, 0, 0.86), (0.5, 0, 0.84)],
        [0.1, 0.2, 0.17, 0.18, 0.08],
        6,
    )
    neck = limb([(-0.32, 0, 0.8), (-0.5, 0, 1.1), (-0.56, 0, 1.3)], [0.19, 0.11, 0.08], 6)
    a.add("body", union(trunk, neck))
    a.add(
        "rump",
        both(
            (0.3, 0.12, 0.95),
            (0.36, 0.15, 0.78),
            (0.54, 0.06, 0.92),
            (0.56, 0.04, 0.8),
            (0.42, 0.1, 0.68),
            (0.62, 0.02, 0.9),
        ),
    )
    a.add(
        "head",
        both(
            (-0.5, 0.07, 1.4),
            (-0.46, 0.07, 1.26),
            (-0.62, 0.1, 1.38),
            (-0.9, 0.04, 1.24),
            (-0.9, 0.045, 1.17),
            (-0.6, 0.05, 1.19),
        ),
    )
    a.add("nose", gem(0.035, 0.045, 0.035, (-0.91, 0, 1.23)))
    a.add("eye", pair(gem(0.035, 0.025, 0.035, (-0.65, 0.095, 1.345))))
    ear = Manifold.hull_points(
        [(-0.52, 0.05, 1.37), (-0.46, 0.05, 1.33), (-0.47, 0.17, 1.38), (-0.5, 0.14, 1.47), (-0.44, 0.28, 1.45)]
    )
    a.add("ear", pair(ear))
    main = limb(
        [(-0.52, 0.05, 1.36), (-0.44, 0.16, 1.6), (-0.34, 0.32, 1.78), (-0.42, 0.36, 2.04)],
        [0.04, 0.035, 0.03, 0.008],
        5,
    )
    tines = [
        [(-0.46, 0.13, 1.54), (-0.64, 0.17, 1.7)],
        [(-0.38, 0.25, 1.7), (-0.56, 0.3, 1.88)],
        [(-0.35, 0.32, 1.78), (-0.22, 0.46, 1.96)],
    ]
    a.add("antler", pair(union(main, [limb(t, [0.03, 0.008], 5) for t in tines])))
    for x, bend in ((-0.34, -0.02), (0.36, 0.08)):
        for y in (0.1, -0.1):
            a.add("leg", limb([(x, y, 0.86), (x + bend, y, 0.46), (x, y, 0.08)], [0.12, 0.05, 0.035]))
            a.add(
                "hoof",
                fine(
                    Manifold.hull_points(
                        [(x + i, y + j, k) for i in (-0.09, 0.05) for j in (-0.05, 0.05) for k in (0, 0.03)]
                        + [(x + i, y + j, 0.1) for i in (-0.03, 0.04) for j in (-0.04, 0.04)]
                    )
                ),
            )
