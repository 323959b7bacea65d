"""Chibi figures who go far: astronaut and viking."""

import numpy as np

from mme3dr.data.objects.stylised._cartoon import cord, painted_line, pair, soft_box
from mme3dr.data.objects.stylised._chibi import eyes, fist, head, legs, shoes, sleeve, torso
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import outline, oval, rectangle
from mme3dr.meshes.solids import box, common, cut, cylinder, ellipsoid, rod, sphere, torus, union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="chibi astronaut",
    prompt="cute big-headed astronaut planting a red flag on a scrap of cratered moon, chibi vinyl toy",
    parts=[
        Part("helmet", 1, "white", "plastic", False),
        Part("visor", 1, "navy", "glass", False),
        Part("reflection", 2, "sky blue", "glass", False),
        Part("suit", 1, "white", "fabric", False),
        Part("limb", 4, "white", "fabric", False),
        Part("joint", 4, "orange", "rubber", False),
        Part("glove", 2, "orange", "rubber", False),
        Part("backpack", 1, "light grey", "plastic", False),
        Part("panel", 1, "dark grey", "plastic", False),
        Part("button", 3, "red", "plastic", False),
        Part("moon", 1, "grey", "stone", True),
        Part("pole", 1, "steel", "metal", False),
        Part("flag", 1, "red", "fabric", True),
    ],
    facts=[
        Fact(
            "style",
            "The astronaut is a chibi toy with a giant round head.",
            "The astronaut is modelled true to life like a museum waxwork.",
            False,
            "height(helmet) > height(suit)",
        ),
        Fact(
            "proportion",
            "The helmet is wider than the body.",
            "The helmet is half as wide as the body.",
            True,
            "width(helmet) > 1.5 * width(suit)",
        ),
        Fact(
            "existence",
            "A dark visor closes the front of the helmet.",
            "A long beard hangs out of the front of the helmet.",
            True,
            "count(visor) == 1 and y(visor) < y(helmet) and touches(visor, helmet)",
        ),
        Fact(
            "relation",
            "The life-support pack is worn on the back.",
            "The life-support pack is worn on the chest.",
            True,
            "y(backpack) > y(suit) and touches(backpack, suit)",
        ),
        Fact(
            "colour",
            "The space suit is white.",
            "The space suit is brown.",
            True,
            "colour(suit) == 'white' and colour(helmet) == 'white'",
        ),
        Fact(
            "relation",
            "The figure stands on top of a piece of moon.",
            "The figure is buried under a piece of moon.",
            False,
            "above(suit, moon) and touches(limb, moon)",
        ),
        Fact(
            "relation",
            "The flag is at the upper end of its pole.",
            "The flag is at the lower end of its pole.",
            True,
            "touches(flag, pole) and z(flag) > z(pole)",
        ),
        Fact("colour", "The flag is red.", "The flag is green.", False, "colour(flag) == 'red'"),
    ],
)
def chibi_astronaut(a: Assembly) -> None:
    a.add(
        "helmet",
        union(
            cut(head(1.05), plate(oval(0.4, 0.29, (0, 0.98), 48), 0.8, (0, -0.55, 0))),
            head(0.9),
            pair(cylinder(0.13, 0.1, (0.5, 0, 0.98), "x")),
        ),
    )
    a.add("visor", common(head(1.02), plate(oval(0.41, 0.3, (0, 0.98), 48), 0.8, (0, -0.5, 0))))
    for points in ([(-0.28, 0.98), (-0.25, 1.08), (-0.17, 1.16)], [(-0.1, 1.19), (-0.06, 1.2), (-0.02, 1.205)]):
        a.add("reflection", painted_line(head(1.02), points, 0.022, 10))
    a.add("suit", torso(0.27))
    hands = ((-0.44, -0.14, 0.46), (0.42, -0.08, 0.33))
    a.add(
        "limb",
        [union(leg, shoe) for leg, shoe in zip(legs(0.115), shoes(), strict=True)],
        [sleeve(h, 0.095) for h in hands],
    )
    a.add("glove", [fist(h) for h in hands])
    a.add("joint", pair(torus(0.105, 0.03, (0.13, 0, 0.2))))
    for hand in hands:
        toward = np.array(hand) - (0.19 * np.sign(hand[0]), 0, 0.52)
        a.add("joint", rod(tuple(hand - 0.05 * toward), tuple(hand + 0.13 * toward), 0.125))
    a.add(
        "backpack",
        union(
            soft_box(0.46, 0.22, 0.46, 0.07, (0, 0.3, 0.42)), pair(soft_box(0.12, 0.14, 0.36, 0.06, (0.14, 0.4, 0.4)))
        ),
    )
    a.add("panel", soft_box(0.24, 0.1, 0.15, 0.03, (0, -0.2, 0.42)))
    a.add("button", [sphere(0.028, (x, -0.255, 0.42), 16) for x in (-0.07, 0, 0.07)])
    ground = ellipsoid(0.7, 0.62, 0.2, (0, 0, 0)).trim_by_plane((0, 0, 1), -0.12)
    pits = [
        ellipsoid(r, r, 0.06, (x, y, z))
        for x, y, z, r in (
            (0.35, -0.34, 0.13, 0.13),
            (-0.05, -0.47, 0.14, 0.1),
            (0.4, 0.28, 0.14, 0.15),
            (-0.38, 0.3, 0.13, 0.16),
            (0.6, 0, 0.1, 0.08),
        )
    ]
    a.add(
        "moon", cut(ground.translate((0, 0, -0.13)).refine_to_length(0.08), [p.translate((0, 0, -0.13)) for p in pits])
    )
    a.add("pole", rod((-0.56, -0.22, -0.1), (-0.56, -0.22, 1.5), 0.026))
    wave = [(-0.56 - 0.08 * i, -0.22 + 0.035 * np.sin(0.9 * i), 1.36) for i in range(8)]
    a.add("flag", sweep(wave, 1.0, section=rectangle(0.035, 0.32), up=(0, 0, 1)))


def _battle_axe(a: Assembly) -> None:
    """An axe held upright in the right hand."""
    x, y = -0.54, -0.22
    a.add("axe_handle", rod((x, y, 0.16), (x, y, 1.12), 0.033))
    bit = outline(
        [
            (-0.06, 0.08),
            (-0.16, 0.14),
            (-0.3, 0.22),
            (-0.34, 0),
            (-0.3, -0.22),
            (-0.16, -0.14),
            (-0.06, -0.08),
            (0.05, -0.06),
            (0.05, 0.06),
        ]
    )
    a.add("axe_blade", plate(bit, 0.055, (x, y, 0.97)))


@reference_object(
    name="chibi viking",
    prompt=(
        "stubby viking with an enormous head, braided ginger beard and horned helmet, "
        "brandishing an axe: a chibi board-game piece"
    ),
    parts=[
        Part("head", 1, "peach", "skin", True),
        Part("eye", 2, "black", "plastic", False),
        Part("nose", 1, "skin", "skin", False),
        Part("helmet", 1, "steel", "iron", True),
        Part("horn", 2, "ivory", "horn", True),
        Part("beard", 1, "orange", "fur", True),
        Part("tunic", 1, "brown", "leather", False),
        Part("belt", 1, "dark brown", "leather", False),
        Part("limb", 4, "peach", "skin", False),
        Part("boot", 2, "dark brown", "fur", False),
        Part("axe_handle", 1, "tan", "wood", False),
        Part("axe_blade", 1, "light grey", "metal", True),
        Part("shield", 1, "red", "painted wood", False),
        Part("boss", 1, "steel", "iron", False),
    ],
    facts=[
        Fact(
            "style",
            "The viking has chibi proportions: mostly head, hardly any legs.",
            "The viking has long legs and a small head like a fashion drawing.",
            False,
            "height(head) > height(tunic) and height(head) > 3 * height(boot)",
        ),
        Fact(
            "count",
            "The helmet has two horns.",
            "The helmet has one horn.",
            True,
            "count(horn) == 2 and all_touch(horn, helmet)",
        ),
        Fact(
            "symmetry",
            "A horn rises on each side of the helmet.",
            "All the horns rise on the left side of the helmet.",
            True,
            "mirror(horn, 'x') and top(horn) > top(helmet)",
        ),
        Fact(
            "relation",
            "The beard covers the chin below the nose.",
            "The beard grows on top of the helmet.",
            True,
            "z(beard) < z(nose) and touches(beard, head)",
        ),
        Fact("colour", "The beard is ginger.", "The beard is grey.", False, "colour(beard) == 'orange'"),
        Fact(
            "material",
            "The axe has a wooden handle and a metal blade.",
            "The axe has a metal handle and a wooden blade.",
            True,
            "material(axe_handle) == 'wood' and material(axe_blade) == 'metal'",
        ),
        Fact(
            "relation",
            "The blade is at the upper end of the axe handle.",
            "The blade is at the lower end of the axe handle.",
            True,
            "touches(axe_blade, axe_handle) and z(axe_blade) > z(axe_handle)",
        ),
        Fact(
            "existence",
            "A round shield with an iron boss guards the other arm.",
            "A teddy bear hangs from the other arm.",
            False,
            "count(shield) == 1 and touches(boss, shield) and x(shield) > x(tunic) and x(axe_handle) < x(tunic)",
        ),
    ],
)
def chibi_viking(a: Assembly) -> None:
    a.add("head", head())
    a.add("eye", eyes(0.17, 1.0, 0.06, 0.08))
    a.add("nose", ellipsoid(0.08, 0.08, 0.07, (0, -0.47, 0.9)))
    bowl = union(
        head(1.08).trim_by_plane((0, 0, 1), 1.14),
        common(head(1.14), plate(rectangle(1.3, 0.1, (0, 1.15)), 2)),
        soft_box(0.09, 0.09, 0.24, 0.03, (0, -0.47, 1.06)),
    )
    crest = cut(common(head(1.13), box(0.1, 2, 1, (0, 0, 1.66))), head(1.02))
    a.add("helmet", union(bowl, crest))
    a.add(
        "horn",
        pair(
            cord([(0.42, 0, 1.24), (0.62, 0, 1.28), (0.74, 0, 1.44), (0.72, 0, 1.66)], [0.13, 0.11, 0.075, 0.015], 24)
        ),
    )
    chin = outline(
        [
            (-0.5, 1.02),
            (-0.3, 0.86),
            (0, 0.85),
            (0.3, 0.86),
            (0.5, 1.02),
            (0.48, 0.7),
            (0.26, 0.48),
            (0, 0.42),
            (-0.26, 0.48),
            (-0.48, 0.7),
        ]
    )
    braids = [
        union(
            [
                ellipsoid(0.085 - 0.012 * i, 0.07, 0.075, (x * (1 + 0.1 * i), -0.34 - 0.01 * i, 0.62 - 0.085 * i), 20)
                for i in range(4)
            ]
        )
        for x in (-0.16, 0.16)
    ]
    whiskers = pair(cord([(0.03, -0.5, 0.83), (0.17, -0.49, 0.84), (0.31, -0.42, 0.77)], [0.055, 0.065, 0.02], 16))
    a.add("beard", union(common(head(1.09), plate(chin, 0.7, (0, -0.3, 0))), braids, whiskers))
    a.add(
        "tunic",
        lathe([(0, 0.16), (0.31, 0.16), (0.32, 0.2), (0.26, 0.38), (0.24, 0.52), (0.16, 0.6), (0, 0.64)], segments=40),
    )
    a.add("belt", torus(0.26, 0.04, (0, 0, 0.36)))
    hands = ((-0.47, -0.16, 0.42), (0.42, -0.2, 0.38))
    a.add("limb", legs(), [union(sleeve(h, 0.075), fist(h)) for h in hands])
    a.add("boot", [union(s, t) for s, t in zip(shoes(), pair(cylinder(0.125, 0.14, (0.13, 0, 0.15))), strict=True)])
    _battle_axe(a)
    a.add(
        "shield",
        union(
            cylinder(0.27, 0.05, (0.46, -0.33, 0.36), "y", segments=48), torus(0.265, 0.03, (0.46, -0.33, 0.36), "y")
        ),
    )
    a.add("boss", ellipsoid(0.09, 0.07, 0.09, (0.46, -0.36, 0.36)))
