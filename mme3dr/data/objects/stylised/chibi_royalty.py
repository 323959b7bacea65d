"""Chibi figure of a princess."""

import numpy as np

from mme3dr.data.objects.stylised._cartoon import bar, pair
from mme3dr.data.objects.stylised._chibi import (
    cheeks,
    eyes,
    glints,
    head,
    hood,
    smile,
)
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import outline
from mme3dr.meshes.solids import box, ellipsoid, hull, sphere, torus, union
from mme3dr.meshes.sweeps import lathe
from mme3dr.records import Fact, Part


def _long_hair(a: Assembly) -> None:
    """Hair framing the face and falling in curls down the back."""
    window = outline(
        [
            (-0.42, 0.9),
            (-0.34, 1.1),
            (-0.12, 1.16),
            (0.1, 1.24),
            (0.32, 1.12),
            (0.42, 0.9),
            (0.34, 0.5),
            (0, 0.45),
            (-0.34, 0.5),
        ]
    )
    fall = hull(ellipsoid(0.46, 0.16, 0.3, (0, 0.28, 0.9), 28), ellipsoid(0.34, 0.1, 0.1, (0, 0.36, 0.3), 24))
    curls = [ellipsoid(0.11, 0.11, 0.17, (0.3 * (i - 1.5) / 1.5, 0.37, 0.24), 20) for i in range(4)]
    a.add("hair", union(hood(1.09, window), fall, curls))


@reference_object(
    name="chibi princess",
    prompt="super-deformed princess figurine with long golden hair, a jewelled crown and a bell-shaped pink ball gown",
    parts=[
        Part("head", 1, "peach", "skin", False),
        Part("eye", 2, "brown", "plastic", False),
        Part("glint", 2, "white", "plastic", False),
        Part("cheek", 2, "pink", "skin", False),
        Part("mouth", 1, "red", "plastic", False),
        Part("hair", 1, "yellow", "fur", True),
        Part("crown", 1, "gold", "metal", True),
        Part("jewel", 5, "red", "glass", True),
        Part("gown", 1, "pink", "fabric", True),
        Part("frill", 1, "white", "fabric", False),
        Part("arm", 2, "peach", "skin", False),
        Part("puff", 2, "pink", "fabric", False),
    ],
    facts=[
        Fact(
            "style",
            "The princess is a chibi doll with an outsized round head.",
            "The princess is a stick figure made of wire.",
            False,
            "height(head) > 0.4 * height(all)",
        ),
        Fact(
            "relation",
            "The crown sits on top of her hair.",
            "The crown hangs round her waist.",
            True,
            "top(crown) > top(hair) and touches(crown, hair) and bottom(crown) > z(head)",
        ),
        Fact(
            "colour",
            "Her gown is pink and her hair golden yellow.",
            "Her gown is black and her hair blue.",
            False,
            "colour(gown) == 'pink' and colour(hair) == 'yellow'",
        ),
        Fact(
            "proportion",
            "The gown flares so that its hem is far wider than the gown is at the neck.",
            "The gown is a tube as narrow as an arm.",
            False,
            "width(gown) > 2 * width(arm) / 3 and width(gown) > 3 * width(puff) / 4",
        ),
        Fact(
            "proportion",
            "Her head is taller than her gown.",
            "Her head is a sixth as tall as her gown.",
            True,
            "height(head) > height(gown)",
        ),
        Fact(
            "symmetry",
            "Her face is the same on the left and on the right.",
            "Her face has both eyes on the left.",
            True,
            "mirror(eye, 'x') and mirror(cheek, 'x')",
        ),
        Fact(
            "count",
            "Five red jewels are set round the crown.",
            "A single green jewel is set in the crown.",
            False,
            "count(jewel) == 5 and even(jewel)",
        ),
        Fact(
            "material",
            "The crown is made of gold-coloured metal.",
            "The crown is made of leaves.",
            True,
            "material(crown) == 'metal'",
        ),
    ],
)
def chibi_princess(a: Assembly) -> None:
    a.add("head", head())
    a.add("eye", eyes(0.18, 0.93, 0.085, 0.13))
    a.add("glint", glints(0.18, 0.93))
    a.add("cheek", cheeks(0.32, 0.79))
    a.add("mouth", smile(0.76))
    _long_hair(a)
    spikes = union(
        [
            hull(sphere(0.02, (0.24, 0, 1.62), 10), box(0.03, 0.15, 0.04, (0.21, 0, 1.45))).rotate((0, 0, t))
            for t in range(18, 360, 72)
        ]
    )
    a.add(
        "crown",
        union(
            lathe([(0.2, 1.38), (0.245, 1.38), (0.255, 1.47), (0.21, 1.47)], segments=40),
            torus(0.235, 0.028, (0, 0, 1.4)),
            spikes,
        ),
    )
    a.add("jewel", ring(sphere(0.04, (0.25, 0, 1.46), 16), 5, start=18))
    a.add(
        "gown",
        lathe(
            [
                (0, 0),
                (0.46, 0),
                (0.47, 0.06),
                (0.4, 0.22),
                (0.24, 0.36),
                (0.17, 0.42),
                (0.19, 0.54),
                (0.12, 0.62),
                (0, 0.63),
            ],
            segments=48,
        ),
    )
    a.add(
        "frill",
        union(
            [
                sphere(0.075, (0.45 * np.cos(t), 0.45 * np.sin(t), 0.075), 16)
                for t in np.linspace(0, 2 * np.pi, 20, endpoint=False)
            ]
        ),
    )
    hands = ((-0.37, -0.16, 0.3), (0.37, -0.16, 0.3))
    a.add("arm", [union(bar((np.sign(h[0]) * 0.18, 0, 0.52), h, radius=0.055), sphere(0.075, h, 20)) for h in hands])
    a.add("puff", pair(sphere(0.11, (0.22, -0.02, 0.51), 28)))
