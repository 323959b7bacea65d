"""Mammals of dry country."""

import numpy as np

from mme3dr.data.objects.biological._creature import near, pair, towards, tube
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import ball, blend, bone, egg, limb
from mme3dr.meshes.solids import ellipsoid, sphere, union
from mme3dr.records import Fact, Part


@reference_object(
    name="Bactrian camel",
    prompt="two-humped Bactrian camel of the Gobi in its shaggy winter coat, standing in profile for a museum diorama",
    parts=[
        Part("body", 1, "tan", "fur", False),
        Part("hump", 2, "brown", "fur", True),
        Part("neck", 1, "tan", "fur", False),
        Part("beard", 1, "brown", "fur", False),
        Part("head", 1, "tan", "fur", False),
        Part("ear", 2, "brown", "fur", False),
        Part("eye", 2, "black", "glass", False),
        Part("leg", 4, "tan", "fur", False),
        Part("foot", 4, "dark brown", "skin", False),
        Part("tail", 1, "brown", "fur", False),
    ],
    facts=[
        Fact(
            "count",
            "Two humps rise from the back.",
            "A single hump rises from the back.",
            False,
            "count(hump) == 2 and top(hump) > top(body)",
        ),
        Fact(
            "relation",
            "The humps stand one behind the other along the back.",
            "The humps stand side by side across the back.",
            True,
            "depth(hump) > 1.5 * width(hump)",
        ),
        Fact(
            "count",
            "The animal stands on four feet.",
            "The animal stands on two feet.",
            True,
            "count(foot) == 4 and level(foot)",
        ),
        Fact(
            "proportion",
            "The legs are long, longer than the trunk of the body is deep.",
            "The legs are stubs, far shorter than the body is deep.",
            True,
            "height(leg) > height(body)",
        ),
        Fact(
            "relation",
            "The neck dips from the chest and curves up to the head.",
            "The neck hangs straight down to the ground.",
            True,
            "bottom(neck) < z(body) + 0.1 and top(neck) > top(body)",
        ),
        Fact(
            "colour",
            "The coat is sandy brown.",
            "The coat is bright green.",
            True,
            "colour(body) == 'tan' and colour(hump) == 'brown'",
        ),
        Fact(
            "relation",
            "A shaggy fringe hangs under the neck.",
            "A shaggy fringe stands up on the muzzle.",
            True,
            "touches(beard, neck) and bottom(beard) < bottom(neck)",
        ),
        Fact(
            "proportion",
            "The ears are small beside the head.",
            "The ears are longer than the head.",
            True,
            "piece_length(ear) < 0.5 * length(head)",
        ),
        Fact(
            "style",
            "The camel has the rounded forms of a living animal.",
            "The camel is built from square blocks.",
            True,
        ),
    ],
)
def bactrian_camel(a: Assembly) -> None:
    barrel = [
        egg((0, 0.0, 1.25), (0.36, 0.72, 0.36)),
        egg((0, -0.5, 1.25), (0.3, 0.3, 0.36)),
        egg((0, 0.5, 1.28), (0.31, 0.32, 0.33)),
    ]
    a.add("body", blend(barrel, soft=0.12, detail=34))
    for y, lean in ((-0.3, -6), (0.36, 8)):
        hump = blend(
            egg((0, 0, 0), (0.26, 0.29, 0.2)), bone((0, 0, 0.05), (0, 0.02, 0.32), 0.2, 0.1), soft=0.1, detail=32
        )
        a.add("hump", hump.rotate((-lean, 0, 0)).translate((0, y, 1.55)))
    path = [(0, -0.6, 1.3), (0, -0.92, 1.1), (0, -1.2, 1.25), (0, -1.3, 1.6), (0, -1.34, 1.88)]
    a.add("neck", tube(path, [0.26, 0.19, 0.15, 0.13, 0.12], 22, 48))
    tuft = [
        bone(p, (0, p[1] - 0.02, p[2] - d), 0.1, 0.03)
        for p, d in (
            ((0, -0.72, 1.05), 0.2),
            ((0, -0.86, 0.98), 0.26),
            ((0, -1.0, 0.99), 0.26),
            ((0, -1.14, 1.06), 0.22),
            ((0, -1.27, 1.22), 0.2),
            ((0, -1.36, 1.42), 0.2),
        )
    ]
    a.add("beard", blend(tuft, soft=0.05, detail=32))
    skull = [
        egg((0, -1.38, 1.98), (0.13, 0.18, 0.15)),
        *limb([(0, -1.42, 1.97), (0, -1.65, 1.86), (0, -1.78, 1.8)], [0.13, 0.095, 0.1]),
    ]
    nostrils = [("dark brown", near((x, -1.87, 1.86), (0.02, 0.05, 0.025))) for x in (-0.05, 0.05)]
    mouth = ("dark brown", near((0, -1.84, 1.765), (0.08, 0.09, 0.013)))
    a.add("head", blend(skull, ball((0, -1.8, 1.83), 0.08), soft=0.07, detail=34), marks=[*nostrils, mouth])
    a.add("ear", pair(ellipsoid(0.045, 0.03, 0.09, segments=16).rotate((25, 25, 0)).translate((0.12, -1.3, 2.12))))
    a.add("eye", pair(sphere(0.035, (0.115, -1.5, 2.01), 16)))
    for y, knee in ((-0.5, -0.04), (0.52, 0.07)):
        leg = tube(
            [(0.2, y, 1.25), (0.2, y - knee, 0.88), (0.2, y + knee, 0.58), (0.2, y, 0.2), (0.2, y, 0.1)],
            [0.18, 0.12, 0.09, 0.06, 0.07],
            18,
            36,
        )
        a.add("leg", pair(union(leg, sphere(0.1, (0.2, y + knee, 0.6), 16))))
        a.add("foot", pair(ellipsoid(0.12, 0.15, 0.1, (0.2, y - 0.04, 0.0), 24).trim_by_plane((0, 0, 1), 0)))
    a.add("tail", tube([(0, 0.76, 1.4), (0, 0.92, 1.2), (0, 0.93, 0.8)], [0.05, 0.04, 0.06]))


def _joey(a: Assembly) -> None:
    """Pouch and young."""
    bag = blend(egg((0, -0.21, 0.75), (0.2, 0.14, 0.24), (10, 0, 0)), soft=0.02, detail=22)
    a.add(
        "pouch",
        union(
            bag,
            tube(
                [(-0.19, -0.2, 0.92), (-0.12, -0.32, 0.9), (0, -0.36, 0.89), (0.12, -0.32, 0.9), (0.19, -0.2, 0.92)],
                [0.03] * 5,
                12,
            ),
        ),
    )
    child = [
        egg((0, -0.34, 1.06), (0.085, 0.1, 0.09)),
        bone((0, -0.4, 1.05), (0, -0.51, 1.0), 0.06, 0.035),
        bone((0, -0.3, 1.0), (0, -0.26, 0.85), 0.08),
        *[bone((x, -0.31, 1.12), (1.6 * x, -0.3, 1.25), 0.03, 0.02) for x in (-0.06, 0.06)],
    ]
    face = [("black", near((x, -0.42, 1.08), (0.02, 0.03, 0.022))) for x in (-0.07, 0.07)]
    a.add(
        "joey",
        blend(child, soft=0.04, detail=36),
        marks=[*face, ("black", towards((0, -0.51, 1.0), (0, -1, 0.1), 0.015))],
    )


@reference_object(
    name="kangaroo with joey",
    prompt="mother red kangaroo standing upright, a joey peeking out of her pouch",
    parts=[
        Part("body", 1, "rust", "fur", False),
        Part("head", 1, "rust", "fur", False),
        Part("ear", 2, "rust", "fur", False),
        Part("eye", 2, "black", "glass", False),
        Part("nose", 1, "black", "skin", False),
        Part("arm", 2, "rust", "fur", False),
        Part("hind_leg", 2, "rust", "fur", False),
        Part("tail", 1, "rust", "fur", False),
        Part("pouch", 1, "tan", "fur", True),
        Part("joey", 1, "copper", "fur", True),
    ],
    facts=[
        Fact(
            "relation",
            "The joey's head looks out of the pouch on the mother's belly.",
            "The joey rides on the mother's back.",
            False,
            "touches(joey, pouch) and front(joey) < front(body) and top(joey) > z(pouch)",
        ),
        Fact(
            "proportion",
            "The arms are much smaller than the hind legs.",
            "The arms are bigger than the hind legs.",
            True,
            "volume(arm) < 0.4 * volume(hind_leg)",
        ),
        Fact(
            "relation",
            "The heavy tail reaches back and rests on the ground.",
            "The tail is curled up over the shoulders.",
            True,
            "bottom(tail) < 0.05 * height(all) and back(tail) > back(body)",
        ),
        Fact(
            "proportion",
            "The tail is longer than the head.",
            "The tail is shorter than an ear.",
            True,
            "length(tail) > 1.5 * length(head)",
        ),
        Fact(
            "count",
            "She stands on two hind legs only.",
            "She stands on four legs.",
            False,
            "count(hind_leg) == 2 and bottom(arm) > 0.3 * height(all)",
        ),
        Fact(
            "colour",
            "The coat is reddish brown with a paler front.",
            "The coat is blue with a yellow front.",
            False,
            "colour(body) == 'rust' and has_colour(body, 'tan')",
        ),
        Fact(
            "relation",
            "Long ears stand up from the top of the head.",
            "Long ears hang down below the chin.",
            True,
            "above(ear, head) and all_touch(ear, head)",
        ),
        Fact(
            "proportion",
            "The joey is far smaller than its mother.",
            "The joey is as large as its mother.",
            True,
            "volume(joey) < 0.1 * volume(body)",
        ),
    ],
)
def kangaroo_with_joey(a: Assembly) -> None:
    trunk = limb([(0, 0.26, 0.62), (0, 0.1, 0.8), (0, -0.05, 1.2), (0, -0.1, 1.45)], [0.3, 0.32, 0.22, 0.17])
    neck = limb([(0, -0.1, 1.4), (0, -0.16, 1.75)], [0.17, 0.1])
    a.add(
        "body",
        blend(trunk, neck, soft=0.1, detail=40),
        marks=[("tan", lambda p: (p[:, 1] < -0.03 - 0.16 * p[:, 2]) & (np.abs(p[:, 0]) < 0.19))],
    )
    skull = [egg((0, -0.2, 1.82), (0.12, 0.15, 0.13)), bone((0, -0.24, 1.8), (0, -0.44, 1.73), 0.1, 0.06)]
    a.add(
        "head", blend(skull, soft=0.06, detail=32), marks=[("tan", lambda p: p[:, 2] < 1.745 + 0.1 * (p[:, 1] + 0.3))]
    )
    ear = ellipsoid(0.065, 0.03, 0.19, segments=24).rotate((8, 16, 0)).translate((0.1, -0.15, 2.05))
    a.add(
        "ear",
        pair(ear),
        marks=[
            ("pink", lambda p: (p[:, 1] < -0.165) & (np.abs(np.abs(p[:, 0]) - 0.28 * (p[:, 2] - 2.05) - 0.1) < 0.035))
        ],
    )
    a.add("eye", pair(sphere(0.032, (0.105, -0.28, 1.86), 16)))
    a.add("nose", ellipsoid(0.045, 0.03, 0.035, (0, -0.495, 1.745), 20))
    arm = tube(
        [(0.17, -0.12, 1.4), (0.26, -0.2, 1.2), (0.24, -0.32, 1.02), (0.16, -0.45, 1.02)], [0.085, 0.065, 0.05, 0.04]
    )
    claws = [tube([(0.16 + x, -0.45, 1.02), (0.14 + x, -0.53, 0.98)], [0.02, 0.014], 10) for x in (-0.03, 0, 0.03)]
    a.add("arm", pair(union(arm, claws)), marks=[("dark brown", lambda p: p[:, 1] < -0.4)])
    thigh = [
        egg((0.27, 0.16, 0.6), (0.17, 0.32, 0.33), (-25, 0, 0)),
        *limb([(0.3, -0.1, 0.5), (0.31, 0.3, 0.2), (0.31, 0.36, 0.08)], [0.13, 0.09, 0.07]),
    ]
    foot = limb([(0.31, 0.36, 0.07), (0.31, -0.1, 0.06), (0.32, -0.4, 0.045)], [0.075, 0.075, 0.045])
    a.add(
        "hind_leg",
        pair(blend(thigh, foot, soft=0.08, detail=32)),
        marks=[("dark brown", lambda p: (p[:, 1] < -0.3) & (p[:, 2] < 0.2))],
    )
    a.add(
        "tail",
        tube(
            [(0, 0.4, 0.6), (0, 0.7, 0.3), (0, 1.0, 0.12), (0, 1.4, 0.07), (0, 1.75, 0.06)],
            [0.22, 0.16, 0.11, 0.07, 0.035],
            20,
        ),
    )
    _joey(a)
