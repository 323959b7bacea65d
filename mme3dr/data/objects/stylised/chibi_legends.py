"""Chibi figures out of legends: knight and wizard."""

import numpy as np

from mme3dr.data.objects.stylised._cartoon import cord, pair, soft_box
from mme3dr.data.objects.stylised._chibi import (
    eyes,
    fist,
    head,
    hood,
    legs,
    shoes,
    sleeve,
    torso,
)
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.deform import warp
from mme3dr.meshes.profiles import outline, rectangle, star
from mme3dr.meshes.solids import box, capsule, common, ellipsoid, hull, rod, sphere, torus, union
from mme3dr.meshes.sweeps import lathe, plate
from mme3dr.records import Fact, Part


@reference_object(
    name="chibi knight",
    prompt=(
        "chibi knight in shining plate armour with a scarlet plume, ready to fight with drawn sword and a blue shield"
    ),
    parts=[
        Part("helmet", 1, "silver", "metal", False),
        Part("face", 1, "skin", "skin", False),
        Part("eye", 2, "black", "plastic", False),
        Part("plume", 1, "red", "feather", True),
        Part("armour", 1, "silver", "metal", True),
        Part("pauldron", 2, "steel", "metal", False),
        Part("limb", 4, "steel", "metal", False),
        Part("shoe", 2, "silver", "metal", False),
        Part("sword", 1, "light grey", "metal", True),
        Part("hilt", 1, "gold", "metal", False),
        Part("shield", 1, "blue", "painted metal", True),
        Part("cross", 1, "white", "painted metal", False),
    ],
    facts=[
        Fact(
            "style",
            "The knight has chibi proportions, with a huge head on a tiny body.",
            "The knight has the proportions of a real, full-grown man.",
            False,
            "height(helmet) > height(armour)",
        ),
        Fact(
            "proportion",
            "The helmet is wider than the body in its armour.",
            "The helmet is half as wide as the body in its armour.",
            True,
            "width(helmet) > 1.5 * width(armour)",
        ),
        Fact(
            "relation",
            "The plume stands on top of the helmet.",
            "The plume hangs from the belt.",
            True,
            "top(plume) > top(helmet) and touches(plume, helmet) and bottom(plume) > z(helmet)",
        ),
        Fact(
            "relation",
            "Sword and shield are held on opposite sides of the body.",
            "Sword and shield are both tied to the back.",
            True,
            "right(sword) < left(armour) and x(shield) > x(armour)",
        ),
        Fact(
            "material",
            "The armour is made of metal.",
            "The armour is made of wood.",
            True,
            "material(armour) == 'metal' and material(helmet) == 'metal'",
        ),
        Fact(
            "colour",
            "The plume is red and the shield blue.",
            "The plume is green and the shield pink.",
            False,
            "colour(plume) == 'red' and colour(shield) == 'blue'",
        ),
        Fact(
            "count",
            "Two eyes look out of the opening of the helmet.",
            "Four eyes look out of the opening of the helmet.",
            True,
            "count(eye) == 2 and inside(eye, helmet)",
        ),
        Fact(
            "existence",
            "The sword has a cross-guard and a grip.",
            "The sword has a trigger and a barrel.",
            True,
            "count(hilt) == 1 and touches(hilt, sword) and width(hilt) > width(sword)",
        ),
    ],
)
def chibi_knight(a: Assembly) -> None:
    slot = rectangle(0.76, 0.24, (0, 0.98), 0.1) + rectangle(0.1, 0.35, (0, 0.8))
    rim = common(head(1.13), plate(rectangle(1.2, 0.07, (0, 1.16)), 2))
    a.add("helmet", union(hood(1.1, slot), rim, capsule((0, -0.42, 1.22), (0, -0.2, 1.45), 0.04)))
    a.add("face", head(1.0))
    a.add("eye", eyes(0.2, 0.98, 0.075, 0.1))
    a.add(
        "plume",
        cord(
            [(0, 0, 1.46), (0, 0.05, 1.66), (0, 0.3, 1.76), (0, 0.55, 1.6), (0, 0.66, 1.3)],
            [0.06, 0.1, 0.13, 0.11, 0.03],
            20,
        ),
    )
    a.add("armour", union(torso(0.25), torus(0.235, 0.03, (0, 0, 0.33))))
    a.add("pauldron", pair(ellipsoid(0.13, 0.14, 0.11, (0.25, 0, 0.52))))
    hands = ((-0.46, -0.18, 0.42), (0.38, -0.18, 0.36))
    a.add("limb", legs(), [union(sleeve(h), fist(h)) for h in hands])
    a.add("shoe", shoes())
    x, y = -0.53, -0.22
    a.add("sword", hull(box(0.12, 0.05, 0.62, (x, y, 0.81), 0.012), box(0.02, 0.02, 0.02, (x, y, 1.24))))
    a.add(
        "hilt",
        union(
            soft_box(0.28, 0.07, 0.06, 0.025, (x, y, 0.49)),
            rod((x, y, 0.26), (x, y, 0.5), 0.033),
            sphere(0.05, (x, y, 0.26), 20),
        ),
    )
    crest = outline(
        [(0, 0.06), (0.2, 0.24), (0.24, 0.56), (0.12, 0.6), (0, 0.63), (-0.12, 0.6), (-0.24, 0.56), (-0.2, 0.24)]
    )
    a.add("shield", plate(crest, 0.07, (0.42, -0.33, 0)))
    cross = rectangle(0.075, 0.42, (0, 0.36)) + rectangle(0.34, 0.075, (0, 0.42))
    a.add("cross", plate(cross, 0.04, (0.42, -0.365, 0)))


def _pointed_hat(a: Assembly) -> None:
    """Wide-brimmed hat with a drooping tip and stars all round."""
    felt = lathe(
        [
            (0, 1.16),
            (0.72, 1.13),
            (0.75, 1.16),
            (0.72, 1.19),
            (0.47, 1.22),
            (0.4, 1.32),
            (0.27, 1.6),
            (0.13, 1.95),
            (0.03, 2.2),
            (0, 2.22),
        ],
        segments=48,
    )

    def droop(p: np.ndarray) -> np.ndarray:
        rise = np.clip(p[:, 2] - 1.3, 0, None)
        wave = 0.05 * np.sin(2 * np.arctan2(p[:, 1], p[:, 0])) * (np.hypot(p[:, 0], p[:, 1]) > 0.5)
        return np.column_stack([p[:, 0] + 0.42 * rise**2, p[:, 1], p[:, 2] - 0.2 * rise**2.5 + wave])

    hat = warp(felt, droop, 0.12)
    a.add("hat", hat)
    spots = ((-0.18, 1.43, 0.085), (0.16, 1.49, 0.08), (-0.01, 1.68, 0.075))
    for turn, places in ((0, spots), (150, spots[:2])):
        turned = hat.rotate((0, 0, turn))
        for x, z, r in places:
            grown = turned.translate((0, 0, -1.3)).scale((1.04, 1.04, 1.04)).translate((0, 0, 1.3))
            a.add(
                "star",
                common(grown, plate(star(5, r, 0.45 * r).translate((x, z)), 0.7, (0, -0.36, 0))).rotate((0, 0, -turn)),
            )


@reference_object(
    name="chibi wizard",
    prompt="A tiny old wizard in chibi style leans on his crystal-topped staff, lost under a floppy star-spangled hat.",
    parts=[
        Part("hat", 1, "purple", "fabric", True),
        Part("star", 5, "gold", "fabric", True),
        Part("head", 1, "skin", "skin", False),
        Part("eye", 2, "black", "plastic", False),
        Part("nose", 1, "peach", "skin", False),
        Part("beard", 1, "white", "fur", False),
        Part("moustache", 2, "white", "fur", False),
        Part("robe", 1, "purple", "fabric", False),
        Part("arm", 2, "purple", "fabric", False),
        Part("hand", 2, "skin", "skin", False),
        Part("staff", 1, "brown", "wood", True),
        Part("crystal", 1, "turquoise", "glass", True),
    ],
    facts=[
        Fact(
            "style",
            "The wizard is a big-headed chibi doll.",
            "The wizard is a slender marble statue.",
            False,
            "width(head) > width(robe)",
        ),
        Fact(
            "proportion",
            "The head is wider than the robe below it.",
            "The head is a quarter as wide as the robe below it.",
            True,
            "width(head) > 1.2 * width(robe)",
        ),
        Fact(
            "relation",
            "The pointed hat rises high above the head.",
            "The pointed hat lies on the floor by the feet.",
            True,
            "top(hat) > top(head) + 0.3 * height(head) and touches(hat, head)",
        ),
        Fact(
            "existence",
            "A long beard hangs from the chin.",
            "A scarf hangs from the chin in place of a beard.",
            True,
            "count(beard) == 1 and front(beard) < front(robe) and bottom(beard) < bottom(head)",
        ),
        Fact("colour", "The beard is white.", "The beard is green.", True, "colour(beard) == 'white'"),
        Fact(
            "relation",
            "The crystal sits at the upper end of the staff.",
            "The crystal sits at the lower end of the staff.",
            False,
            "on(crystal, staff) and bottom(crystal) > z(staff)",
        ),
        Fact(
            "material", "The staff is made of wood.", "The staff is made of glass.", True, "material(staff) == 'wood'"
        ),
        Fact(
            "count",
            "Several golden stars decorate the hat.",
            "One golden moon decorates the hat.",
            False,
            "count(star) == 5 and all_touch(star, hat)",
        ),
    ],
)
def chibi_wizard(a: Assembly) -> None:
    _pointed_hat(a)
    a.add("head", head())
    a.add("eye", eyes(0.17, 0.98, 0.06, 0.09))
    a.add("nose", ellipsoid(0.075, 0.075, 0.065, (0, -0.47, 0.87)))
    beard = outline(
        [
            (-0.4, 0.86),
            (-0.22, 0.79),
            (0, 0.82),
            (0.22, 0.79),
            (0.4, 0.86),
            (0.34, 0.62),
            (0.18, 0.42),
            (0, 0.17),
            (-0.18, 0.42),
            (-0.34, 0.62),
        ]
    )
    blade = union(
        common(head(1.07), plate(beard, 0.5, (0, -0.35, 0))),
        common(ellipsoid(0.42, 0.25, 0.6, (0, -0.2, 0.72), 48), plate(beard, 0.6, (0, -0.45, 0))),
    )
    a.add("beard", blade)
    a.add(
        "moustache", pair(cord([(0.02, -0.5, 0.8), (0.14, -0.5, 0.79), (0.27, -0.44, 0.72)], [0.05, 0.06, 0.015], 16))
    )
    a.add(
        "robe", lathe([(0, 0), (0.36, 0), (0.37, 0.04), (0.28, 0.3), (0.2, 0.55), (0.14, 0.64), (0, 0.66)], segments=40)
    )
    hands = ((-0.52, -0.2, 0.42), (0.4, -0.14, 0.34))
    a.add("arm", [sleeve(h, 0.095) for h in hands])
    a.add("hand", [fist(h) for h in hands])
    pole = [(-0.58, -0.28, 0), (-0.58, -0.25, 0.4), (-0.6, -0.28, 0.75), (-0.72, -0.3, 1.02)]
    a.add("staff", union(cord(pole, [0.03, 0.04, 0.04, 0.05], 14), torus(0.085, 0.035, (-0.72, -0.3, 1.04))))
    a.add(
        "crystal",
        hull(
            sphere(0.075, (-0.68, -0.2, 0.97), 6),
            sphere(0.01, (-0.68, -0.2, 1.19), 4),
            sphere(0.085, (-0.68, -0.2, 1.04), 6),
        ),
    )
