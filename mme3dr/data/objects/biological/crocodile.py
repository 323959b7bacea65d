"""A large reptile of rivers."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.biological._creature import near, pair, tube
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import ball, blend, bone, egg, limb
from mme3dr.meshes.profiles import outline
from mme3dr.meshes.solids import cone, ellipsoid, sphere, union
from mme3dr.meshes.sweeps import plate
from mme3dr.records import Fact, Part


def _open(solid: Manifold, lift: float) -> Manifold:
    """Turned by `lift` degrees about the hinge at the back of the skull."""
    return solid.translate((0, 1.02, -0.26)).rotate((lift, 0, 0)).translate((0, -1.02, 0.26))


def _head(a: Assembly) -> None:
    """The open jaws."""
    snout = [
        (0, 0.0),
        (0.14, -0.04),
        (0.155, -0.2),
        (0.1, -0.4),
        (0.085, -0.65),
        (0.11, -0.8),
        (0.07, -0.9),
        (0, -0.92),
    ]
    flat = outline([*snout, *[(-x, y) for x, y in snout[-2:0:-1]]], 72)
    roof = blend(
        egg((0, -1.12, 0.33), (0.17, 0.2, 0.1)),
        bone((0, -1.2, 0.32), (0, -1.82, 0.29), 0.075, 0.06),
        *[ball((x, -1.17, 0.41), 0.065) for x in (-0.085, 0.085)],
        *[ball((x, -1.85, 0.32), 0.045) for x in (-0.04, 0.04)],
        soft=0.05,
        detail=52,
    )
    upper = union(plate(flat, 0.07, (0, -1.02, 0.275), facing="up"), roof.trim_by_plane((0, 0, 1), 0.25))
    a.add(
        "upper_jaw",
        _open(upper.refine_to_length(0.06), -26),
        marks=[
            (
                "peach",
                lambda p: (
                    ((p - (0, -1.02, 0.26)) @ (0, -np.sin(np.radians(26)), -np.cos(np.radians(26))) > 0.0)
                    & (p[:, 1] < -1.1)
                ),
            )
        ],
    )
    chin = union(
        plate(flat, 0.06, (0, -1.02, 0.17), facing="up"),
        blend(bone((0, -1.0, 0.17), (0, -1.8, 0.15), 0.11, 0.06), soft=0.02, detail=42).trim_by_plane(
            (0, 0, -1), -0.18
        ),
    )
    a.add(
        "lower_jaw",
        _open(chin.refine_to_length(0.06), 3),
        marks=[
            ("sand", lambda p: p[:, 2] < 0.13),
            ("peach", lambda p: (p[:, 2] > 0.185 + 0.05 * (p[:, 1] + 1.02)) & (p[:, 1] < -1.1)),
        ],
    )


def _mouth(a: Assembly) -> None:
    """Tongue, teeth and eyes."""
    a.add("tongue", _open(ellipsoid(0.065, 0.28, 0.03, (0, -1.42, 0.2), 24), 3))
    for k in range(6):
        y = -1.24 - 0.12 * k
        x = np.interp(-(y + 1.02), [0.2, 0.4, 0.65, 0.8, 0.9], [0.14, 0.09, 0.075, 0.095, 0.05])
        size = 0.11 if k in (1, 4) else 0.085
        a.add(
            "tooth",
            pair(_open(cone(0.024, size, segments=12).rotate((180, 0, 0)).translate((x, y, 0.255 - size / 2)), -26)),
        )
        a.add("tooth", pair(_open(cone(0.022, 0.085, (x, y - 0.05, 0.225), segments=12), 3)))
    a.add(
        "eye",
        pair(_open(sphere(0.042, (0.115, -1.195, 0.43), 20), -26)),
        marks=[("black", near((x, -1.285, 0.492), (0.05, 0.012, 0.04))) for x in (-0.14, 0.14)],
    )


def _armour(a: Assembly) -> None:
    """Two rows of plates on the back, one on the tail."""
    for y in np.linspace(-0.66, 0.56, 13):
        top = 0.25 + np.interp(y, [-0.72, -0.4, 0.1, 0.55], [0.17, 0.22, 0.26, 0.19])
        for x in (-0.1, 0.1):
            a.add("scute", cone(0.05, 0.1, segments=10).scale((0.6, 1, 1)).translate((x, y, top)))
    spine = [
        (0, 0.62, 0.22, 0.175),
        (0.02, 0.74, 0.205, 0.16),
        (0.04, 0.86, 0.19, 0.14),
        (0.075, 0.98, 0.165, 0.125),
        (0.115, 1.1, 0.15, 0.115),
        (0.165, 1.21, 0.13, 0.1),
        (0.23, 1.32, 0.115, 0.09),
        (0.31, 1.43, 0.105, 0.075),
        (0.4, 1.51, 0.095, 0.06),
        (0.48, 1.56, 0.09, 0.05),
        (0.55, 1.59, 0.085, 0.042),
        (0.61, 1.62, 0.08, 0.035),
    ]
    for x, y, z, girth in spine:
        a.add("scute", cone(0.05, 0.13, segments=10).scale((0.6, 1, 1)).translate((x, y, z + girth + 0.02)))


@reference_object(
    name="Nile crocodile",
    prompt="a Nile crocodile basking on a river bank with its toothy jaws agape to cool off",
    parts=[
        Part("body", 1, "olive", "scale", False),
        Part("tail", 1, "olive", "scale", False),
        Part("upper_jaw", 1, "olive", "scale", True),
        Part("lower_jaw", 1, "olive", "scale", True),
        Part("tooth", 24, "ivory", "bone", True),
        Part("tongue", 1, "peach", "flesh", False),
        Part("eye", 2, "yellow", "glass", False),
        Part("leg", 4, "olive", "scale", False),
        Part("scute", 38, "dark green", "horn", False),
    ],
    facts=[
        Fact(
            "relation",
            "The jaws stand open, the upper one lifted.",
            "The jaws are shut, one lying on the other.",
            False,
            "top(upper_jaw) > top(lower_jaw) + 0.2 and bottom(lower_jaw) < bottom(upper_jaw)",
        ),
        Fact(
            "count",
            "Four short legs splay out at the sides.",
            "Two long legs stand under the middle.",
            True,
            "count(leg) == 4 and mirror(leg, 'x') and level(leg)",
        ),
        Fact(
            "proportion",
            "The tail is about as long as the trunk of the body.",
            "The tail is a short stub.",
            True,
            "depth(tail) > 0.7 * depth(body)",
        ),
        Fact(
            "existence",
            "Rows of horny plates run along the back and the tail.",
            "A fin like a fish's runs along the back.",
            True,
            "count(scute) > 20 and top(scute) > top(body)",
        ),
        Fact(
            "relation",
            "The eyes sit high on top of the skull.",
            "The eyes sit under the chin.",
            True,
            "top(eye) > top(body) and all_touch(eye, upper_jaw)",
        ),
        Fact(
            "count",
            "Teeth line both jaws on both sides.",
            "Only two teeth show in the whole mouth.",
            True,
            "count(tooth) == 24 and mirror(tooth, 'x')",
        ),
        Fact(
            "colour",
            "The hide is olive green, paler on the belly.",
            "The hide is pink with a purple belly.",
            True,
            "colour(body) == 'olive' and has_colour(body, 'sand')",
        ),
        Fact(
            "proportion",
            "The legs are shorter than the body is long.",
            "The legs are longer than the body.",
            True,
            "piece_length(leg) < 0.5 * depth(body)",
        ),
        Fact(
            "relation",
            "The belly lies close to the ground.",
            "The belly is carried high above the ground like a horse's.",
            True,
            "bottom(body) < 0.2 * height(all)",
        ),
    ],
)
def nile_crocodile(a: Assembly) -> None:
    trunk = [
        *limb([(0, -0.72, 0.26), (0, -0.4, 0.25), (0, 0.1, 0.25), (0, 0.55, 0.24)], [0.17, 0.22, 0.26, 0.19]),
        bone((0, -0.72, 0.26), (0, -0.98, 0.28), 0.17, 0.15),
    ]
    belly = ("sand", lambda p: p[:, 2] < 0.13)
    a.add(
        "body",
        blend(trunk, soft=0.06, detail=48),
        marks=[("dark green", lambda p: (np.sin(13 * p[:, 1]) > 0.6) & (p[:, 2] > 0.25)), belly],
    )
    tail = tube(
        [(0, 0.5, 0.24), (0.04, 0.85, 0.19), (0.16, 1.2, 0.13), (0.38, 1.5, 0.1), (0.7, 1.65, 0.07)],
        [0.19, 0.14, 0.1, 0.065, 0.02],
        22,
        60,
    )
    a.add(
        "tail", tail, marks=[("dark green", lambda p: np.sin(14 * p[:, 1]) > 0.5), ("sand", lambda p: p[:, 2] < 0.05)]
    )

    _head(a)
    _mouth(a)
    for y, turn in ((-0.5, -1), (0.42, 1)):
        leg = tube(
            [(0.17, y, 0.24), (0.38, y + 0.06 * turn, 0.22), (0.44, y - 0.02, 0.1), (0.46, y - 0.06, 0.045)],
            [0.1, 0.085, 0.06, 0.05],
        )
        toes = [
            tube(
                [(0.46, y - 0.06, 0.04), (0.46 + 0.17 * np.sin(t), y - 0.06 - 0.17 * np.cos(t), 0.025)],
                [0.035, 0.014],
                10,
            )
            for t in np.radians([-20, 10, 40, 70])
        ]
        a.add("leg", pair(union(leg, toes)))
    _armour(a)
