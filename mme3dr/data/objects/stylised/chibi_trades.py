"""Chibi figures with a trade: ninja and chef."""

import numpy as np

from mme3dr.data.objects.stylised._cartoon import cord, painted_line, pair, soft_box
from mme3dr.data.objects.stylised._chibi import (
    cheeks,
    eyes,
    fist,
    glints,
    head,
    hood,
    legs,
    shoes,
    sleeve,
    torso,
)
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import outline, rectangle, star
from mme3dr.meshes.solids import capsule, common, cut, ellipsoid, hull, rod, sphere, torus, union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="chibi ninja",
    prompt=(
        "bobble-headed ninja in navy with a red headband flying behind him, "
        "throwing star in hand, sword slung over his shoulders"
    ),
    parts=[
        Part("hood", 1, "navy", "fabric", False),
        Part("face", 1, "skin", "skin", False),
        Part("eye", 2, "black", "plastic", False),
        Part("brow", 2, "dark brown", "fur", False),
        Part("headband", 1, "red", "fabric", True),
        Part("ribbon", 2, "red", "fabric", False),
        Part("suit", 1, "navy", "fabric", True),
        Part("limb", 4, "navy", "fabric", False),
        Part("sash", 1, "red", "fabric", False),
        Part("hand", 2, "skin", "skin", False),
        Part("throwing_star", 1, "steel", "metal", True),
        Part("scabbard", 1, "black", "wood", False),
        Part("sword_grip", 1, "dark red", "leather", False),
        Part("guard", 1, "gold", "metal", False),
    ],
    facts=[
        Fact(
            "style",
            "The ninja has the huge head and tiny limbs of a chibi figure.",
            "The ninja has the long limbs and small head of an anatomical mannequin.",
            False,
            "height(hood) > height(suit)",
        ),
        Fact(
            "relation",
            "The mask hides nose and mouth and leaves a slit at the eyes.",
            "The mask hides the eyes and leaves the mouth free.",
            True,
            "inside(eye, hood) and touches(eye, face) and bottom(hood) < bottom(eye)",
        ),
        Fact(
            "count", "Two eyes look through the slit.", "A single eye looks through the slit.", True, "count(eye) == 2"
        ),
        Fact(
            "colour",
            "Suit and hood are navy, the headband is red.",
            "Suit and hood are white, the headband is green.",
            False,
            "colour(suit) == 'navy' and colour(hood) == 'navy' and colour(headband) == 'red'",
        ),
        Fact(
            "relation",
            "The sword is carried slantwise on the back.",
            "The sword is balanced on top of the head.",
            True,
            "y(scabbard) > y(suit) and touches(scabbard, suit) and width(scabbard) > 0.3 * height(scabbard)",
        ),
        Fact(
            "relation",
            "The ends of the headband trail from the back of the head.",
            "The ends of the headband dangle over the eyes.",
            True,
            "y(ribbon) > y(hood) and touches(ribbon, headband)",
        ),
        Fact(
            "proportion",
            "The head is wider than the body.",
            "The body is twice as wide as the head.",
            True,
            "width(hood) > 1.5 * width(suit)",
        ),
        Fact(
            "material",
            "The throwing star is made of steel.",
            "The throwing star is made of paper.",
            True,
            "material(throwing_star) == 'metal'",
        ),
    ],
)
def chibi_ninja(a: Assembly) -> None:
    a.add("hood", hood(1.08, rectangle(0.78, 0.26, (0, 0.97), 0.12)))
    a.add("face", head())
    a.add("eye", eyes(0.18, 0.96, 0.07, 0.095))
    for side in (-1, 1):
        a.add("brow", painted_line(head(), [(side * 0.08, 1.055), (side * 0.18, 1.085), (side * 0.29, 1.09)], 0.022, 8))
    a.add("headband", cut(common(head(1.12), plate(rectangle(1.3, 0.13, (0, 1.17)), 2)), head(1.0)))
    for points in (
        [(0, 0.46, 1.17), (-0.08, 0.66, 1.2), (-0.2, 0.82, 1.12), (-0.26, 1.0, 1.18)],
        [(0, 0.46, 1.15), (0.06, 0.62, 1.05), (0.04, 0.76, 0.94), (0.12, 0.9, 0.88)],
    ):
        path = np.array([np.interp(np.linspace(0, 3, 16), range(4), column) for column in np.transpose(points)]).T
        a.add(
            "ribbon",
            union(sweep(path, 1.0, section=rectangle(0.03, 0.13), up=(0, 0, 1)), sphere(0.07, (0, 0.46, 1.16), 16)),
        )
    a.add("suit", torso(0.25))
    a.add("sash", torus(0.235, 0.04, (0, 0, 0.34)))
    hands = ((-0.44, -0.14, 0.52), (0.42, -0.12, 0.36))
    a.add("limb", [union(leg, shoe) for leg, shoe in zip(legs(), shoes(), strict=True)], [sleeve(h) for h in hands])
    a.add("hand", [fist(h) for h in hands])
    blades = plate(star(4, 0.24, 0.075), 0.04) - plate(rectangle(0.07, 0.07, (0, 0), 0.03), 1)
    a.add("throwing_star", blades.translate((-0.56, -0.26, 0.62)))
    lower, upper = np.array((0.26, 0.24, 0.2)), np.array((-0.36, 0.42, 0.78))
    step = upper - lower
    a.add(
        "scabbard",
        union(
            rod(tuple(lower), tuple(upper), 0.055),
            sphere(0.055, tuple(lower), 16),
            soft_box(0.12, 0.2, 0.16, 0.04, (0.05, 0.24, 0.42)),
        ),
    )
    a.add("guard", rod(tuple(upper), tuple(upper + 0.05 * step), 0.1))
    a.add("sword_grip", capsule(tuple(upper), tuple(upper + 0.38 * step), 0.045))


@reference_object(
    name="chibi chef",
    prompt=(
        "Jolly chibi cook with a curly moustache and a puffy hat as tall as his face, frying an egg, for a bistro menu."
    ),
    parts=[
        Part("head", 1, "peach", "skin", False),
        Part("eye", 2, "black", "plastic", False),
        Part("glint", 2, "white", "plastic", False),
        Part("cheek", 2, "pink", "skin", False),
        Part("nose", 1, "skin", "skin", False),
        Part("moustache", 2, "dark brown", "fur", True),
        Part("hair", 1, "dark brown", "fur", False),
        Part("hat", 1, "white", "fabric", True),
        Part("jacket", 1, "white", "fabric", False),
        Part("button", 6, "grey", "plastic", False),
        Part("neckerchief", 1, "red", "fabric", False),
        Part("sleeve", 2, "white", "fabric", False),
        Part("hand", 2, "peach", "skin", False),
        Part("trouser_leg", 2, "dark grey", "fabric", False),
        Part("shoe", 2, "black", "leather", False),
        Part("pan", 1, "black", "iron", False),
        Part("egg_white", 1, "ivory", "flesh", False),
        Part("yolk", 1, "amber", "flesh", False),
    ],
    facts=[
        Fact(
            "style",
            "The cook is a chibi character, head first and body second.",
            "The cook is carved in low relief with natural proportions.",
            False,
            "height(head) > height(jacket)",
        ),
        Fact(
            "relation",
            "The puffy hat sits on top of the head.",
            "The puffy hat is held in the hand.",
            True,
            "on(hat, head) and top(hat) > top(head)",
        ),
        Fact(
            "colour",
            "Hat and jacket are white.",
            "Hat and jacket are purple.",
            True,
            "colour(hat) == 'white' and colour(jacket) == 'white'",
        ),
        Fact(
            "relation",
            "The egg lies in the pan with its yolk on top.",
            "The egg sticks to the underside of the pan.",
            True,
            "on(egg_white, pan) and on(yolk, egg_white)",
        ),
        Fact(
            "colour",
            "The yolk is deep yellow in a pale egg white.",
            "The yolk is blue in a pale egg white.",
            True,
            "colour(yolk) == 'amber'",
        ),
        Fact(
            "count",
            "Six buttons close the jacket in two rows.",
            "One large buckle closes the jacket.",
            False,
            "count(button) == 6 and mirror(button, 'x') and all_touch(button, jacket)",
        ),
        Fact(
            "relation",
            "The moustache is between the nose and the neckerchief.",
            "The moustache is above the eyes.",
            True,
            "z(moustache) < z(nose) and z(moustache) > z(neckerchief)",
        ),
        Fact(
            "proportion",
            "The head is wider than the body.",
            "The body is far wider than the head.",
            True,
            "width(head) > 1.3 * width(jacket)",
        ),
    ],
)
def chibi_chef(a: Assembly) -> None:
    a.add("head", head())
    a.add("eye", eyes(0.18, 1.0, 0.065, 0.1))
    a.add("glint", glints(0.18, 1.0))
    a.add("cheek", cheeks(0.34, 0.86))
    a.add("nose", ellipsoid(0.08, 0.075, 0.07, (0, -0.47, 0.9)))
    a.add(
        "moustache",
        pair(
            cord(
                [(0.02, -0.48, 0.81), (0.14, -0.48, 0.78), (0.27, -0.44, 0.8), (0.32, -0.43, 0.88), (0.26, -0.45, 0.9)],
                [0.05, 0.06, 0.045, 0.03, 0.015],
                16,
            )
        ),
    )
    a.add("hair", head(1.05).trim_by_plane((0, 1, 0.25), 0.27).trim_by_plane((0, 0, 1), 0.82))
    lobes = [
        ellipsoid(0.21, 0.2, 0.2, (0.27 * np.cos(t), 0.25 * np.sin(t), 1.75), 24) for t in np.arange(7) * 2 * np.pi / 7
    ]
    a.add(
        "hat",
        union(
            lathe([(0, 1.25), (0.36, 1.25), (0.38, 1.28), (0.36, 1.55), (0.33, 1.7), (0, 1.7)], segments=48),
            lobes,
            ellipsoid(0.3, 0.28, 0.25, (0, 0, 1.8)),
        ),
    )
    jacket = lathe([(0, 0.2), (0.28, 0.2), (0.3, 0.25), (0.27, 0.4), (0.2, 0.56), (0.15, 0.62), (0, 0.64)], segments=40)
    a.add("jacket", jacket)
    a.add(
        "button",
        [b for z, y in ((0.26, 0.285), (0.36, 0.265), (0.46, 0.235)) for b in pair(sphere(0.032, (0.08, -y, z), 16))],
    )
    knot = union(
        sphere(0.06, (0, -0.24, 0.57), 16),
        pair(
            hull(
                sphere(0.03, (0.02, -0.24, 0.56), 12),
                sphere(0.04, (0.13, -0.27, 0.5), 12),
                sphere(0.02, (0.06, -0.28, 0.44), 12),
            )
        ),
    )
    a.add("neckerchief", union(torus(0.18, 0.055, (0, 0, 0.58)), knot))
    hands = ((-0.42, -0.18, 0.42), (0.42, -0.12, 0.34))
    a.add("sleeve", [sleeve(h, 0.09) for h in hands])
    a.add("hand", [fist(h) for h in hands])
    a.add("trouser_leg", legs(0.115))
    a.add("shoe", shoes())
    bowl = lathe([(0, 0), (0.21, 0), (0.28, 0.09), (0.255, 0.09), (0.2, 0.03), (0, 0.03)], segments=48).translate(
        (-0.55, -0.6, 0.42)
    )
    a.add("pan", union(bowl, capsule((-0.53, -0.36, 0.48), (-0.48, -0.12, 0.42), 0.035)))
    puddle = outline(
        [(0.17, 0), (0.11, 0.12), (0, 0.15), (-0.12, 0.13), (-0.15, 0), (-0.1, -0.13), (0.03, -0.16), (0.13, -0.1)]
    )
    a.add("egg_white", plate(puddle, 0.03, (-0.55, -0.6, 0.455), "up"))
    a.add("yolk", ellipsoid(0.07, 0.07, 0.05, (-0.54, -0.6, 0.472)))
