"""Bones: skull, hand, rib cage, fish."""

import numpy as np

from mme3dr.data.objects.biological._creature import near, tube
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import ball, blend, bone, egg, limb
from mme3dr.meshes.solids import box, cut, ellipsoid, union
from mme3dr.records import Fact, Part


@reference_object(
    name="human skull",
    prompt="a human skull for an anatomy class or for Hamlet's graveyard scene, jaw in place and slightly open",
    parts=[
        Part("cranium", 1, "ivory", "bone", False),
        Part("jaw", 1, "ivory", "bone", True),
        Part("upper_tooth", 10, "white", "bone", False),
        Part("lower_tooth", 10, "white", "bone", False),
    ],
    facts=[
        Fact(
            "existence",
            "Two large empty eye sockets look forwards.",
            "Two blue glass eyes look forwards.",
            True,
            "has_colour(cranium, 'dark brown')",
        ),
        Fact(
            "style",
            "The nose is a bare opening shaped like an upturned heart.",
            "The nose is a fleshy knob with two nostrils.",
            True,
        ),
        Fact(
            "symmetry",
            "The left half of the skull matches the right half.",
            "The left half of the skull is twice as big as the right half.",
            True,
            "mirror(cranium, 'x') and mirror(jaw, 'x')",
        ),
        Fact(
            "relation",
            "The jaw hangs below the cranium and is hinged near the ears.",
            "The jaw sits on top of the cranium.",
            True,
            "z(jaw) < z(cranium) and bottom(jaw) < bottom(cranium) and touches(jaw, cranium)",
        ),
        Fact(
            "count",
            "Ten teeth show in each of the two rows.",
            "Two long fangs show in the upper row only.",
            True,
            "count(upper_tooth) == 10 and count(lower_tooth) == 10",
        ),
        Fact(
            "relation",
            "The upper teeth stand in the cranium and the lower teeth in the jaw.",
            "All teeth stand on the chin.",
            True,
            "all_touch(upper_tooth, cranium) and all_touch(lower_tooth, jaw) and bottom(upper_tooth) > z(lower_tooth)",
        ),
        Fact(
            "proportion",
            "The braincase takes up most of the skull.",
            "The jaw takes up most of the skull.",
            True,
            "volume(cranium) > 4 * volume(jaw)",
        ),
        Fact(
            "colour",
            "The bone is ivory coloured.",
            "The bone is blue.",
            True,
            "colour(cranium) == 'ivory' and material(cranium) == 'bone'",
        ),
    ],
)
def human_skull(a: Assembly) -> None:
    sides = (-1, 1)
    case = [
        egg((0, 0.14, 1.16), (0.52, 0.66, 0.5)),
        egg((0, -0.2, 1.18), (0.45, 0.34, 0.38)),
        egg((0, 0.44, 0.98), (0.4, 0.34, 0.34)),
    ]
    brow = [bone((0.08 * s, -0.56, 1.08), (0.4 * s, -0.4, 1.1), 0.09, 0.07) for s in sides]
    cheek = [
        limb(
            [(0.2 * s, -0.52, 0.68), (0.4 * s, -0.4, 0.74), (0.52 * s, -0.12, 0.84), (0.5 * s, 0.14, 0.88)],
            [0.12, 0.1, 0.06, 0.06],
        )
        for s in sides
    ]
    floor = [ball((0.24 * s, -0.28, 0.78), 0.17) for s in sides]
    rim = [bone((0.42 * s, -0.37, 0.76), (0.42 * s, -0.33, 1.1), 0.1, 0.1) for s in sides]
    muzzle = [bone((0, -0.46, 0.62), (0, -0.42, 0.46), 0.24, 0.2), bone((0, -0.6, 1.06), (0, -0.64, 0.86), 0.07, 0.06)]
    ear = [bone((0.44 * s, 0.24, 0.8), (0.4 * s, 0.22, 0.58), 0.13, 0.08) for s in sides]
    head = blend(case, brow, *cheek, rim, floor, muzzle, *[[e] for e in ear], soft=0.09, detail=64)
    sockets = [ellipsoid(0.155, 0.22, 0.15, (0.21 * s, -0.54, 0.92), 40) for s in sides]
    lobes = [
        ((0.055 * k, -0.66, z), (0.06, 0.2, h)) for k, z, h in ((-1, 0.65, 0.08), (1, 0.65, 0.08), (0, 0.74, 0.12))
    ]
    nose = [ellipsoid(*radii, at, 20) for at, radii in lobes]
    temples = [ellipsoid(0.08, 0.2, 0.18, (0.58 * s, 0.06, 1.04), 20) for s in sides]
    hollow = cut(head, sockets, nose, temples, ellipsoid(0.2, 0.24, 0.24, (0, -0.02, 0.4), 20))
    dark = [("dark brown", near((0.21 * s, -0.54, 0.92), (0.1552, 0.2203, 0.1502))) for s in sides]
    dark += [("dark brown", near(at, [1.002 * r for r in radii])) for at, radii in lobes]
    a.add("cranium", hollow, marks=dark)
    chin = limb(
        [
            (-0.47, 0.1, 0.74),
            (-0.44, 0.04, 0.34),
            (-0.3, -0.34, 0.16),
            (-0.1, -0.56, 0.1),
            (0.1, -0.56, 0.1),
            (0.3, -0.34, 0.16),
            (0.44, 0.04, 0.34),
            (0.47, 0.1, 0.74),
        ],
        [0.07, 0.1, 0.11, 0.13, 0.13, 0.11, 0.1, 0.07],
    )
    gum = limb(
        [(-0.24, -0.3, 0.24), (-0.16, -0.5, 0.23), (0.16, -0.5, 0.23), (0.24, -0.3, 0.24)], [0.07, 0.07, 0.07, 0.07]
    )
    a.add("jaw", blend(chin, gum, soft=0.05, detail=56))
    for i in range(10):
        t = np.radians(-90 + (i - 4.5) * 15.5)
        wide = 0.036 if abs(i - 4.5) > 1 else 0.042
        for part, z, ry in (("upper_tooth", 0.42, 0.3), ("lower_tooth", 0.29, 0.29)):
            tooth = box(2 * wide, 0.08, 0.17 if part == "upper_tooth" else 0.15, bevel=0.03).rotate(
                (0, 0, np.degrees(t) + 90)
            )
            a.add(part, tooth.translate((0.235 * np.cos(t), -0.35 + ry * np.sin(t), z)))


@reference_object(
    name="skeleton hand",
    prompt="bones of a right human hand wired together and mounted upright on a wooden base, palm facing us",
    parts=[
        Part("carpal", 8, "ivory", "bone", False),
        Part("metacarpal", 5, "ivory", "bone", False),
        Part("phalanx", 14, "ivory", "bone", False),
        Part("forearm_bone", 2, "cream", "bone", False),
        Part("base", 1, "dark brown", "wood", True),
    ],
    facts=[
        Fact(
            "count",
            "There are five fingers, counting the thumb.",
            "There are six fingers, counting the thumb.",
            True,
            "count(metacarpal) == 5 and count(phalanx) == 14",
        ),
        Fact(
            "count",
            "The thumb has two bones and every other finger three.",
            "The thumb has four bones and every other finger one.",
            True,
            "count(phalanx) == 2 + 4 * 3",
        ),
        Fact(
            "relation",
            "Small rounded wrist bones lie between the palm and the forearm.",
            "Small rounded wrist bones sit on the fingertips.",
            True,
            "z(carpal) < z(metacarpal) and z(carpal) > z(forearm_bone) and count(carpal) == 8",
        ),
        Fact(
            "relation",
            "The fingers point upwards.",
            "The fingers point downwards.",
            False,
            "bottom(phalanx) > z(carpal) and top(phalanx) > top(metacarpal)",
        ),
        Fact(
            "proportion",
            "The bones are long and thin with knobs at their joints.",
            "The bones are short and as thick as they are long.",
            True,
            "piece_length(metacarpal) > 0.15 * height(all)",
        ),
        Fact(
            "relation",
            "The thumb sticks out to one side, lower than the other fingers.",
            "The thumb stands between the two middle fingers.",
            True,
            "width(phalanx) > 1.1 * width(carpal)",
        ),
        Fact(
            "colour",
            "The bones are ivory coloured.",
            "The bones are bright red.",
            True,
            "colour(phalanx) == 'ivory' and colour(metacarpal) == 'ivory'",
        ),
        Fact(
            "material",
            "The hand is mounted on wood.",
            "The hand is mounted on glass.",
            False,
            "material(base) == 'wood' and bottom(base) < bottom(forearm_bone)",
        ),
    ],
)
def skeleton_hand(a: Assembly) -> None:
    a.add("base", union(box(1.3, 0.9, 0.14, (0, 0, 0.07), 0.04), box(1.1, 0.7, 0.1, (0, 0, 0.17), 0.03)))

    def long_bone(start, end, thick: float):
        """Shaft with a knob at either end."""
        p, q = np.asarray(start, float), np.asarray(end, float)
        path = [p + f * (q - p) for f in (0.06, 0.16, 0.35, 0.5, 0.65, 0.84, 0.94)]
        return tube(
            path,
            [1.25 * thick, 1.15 * thick, 0.72 * thick, 0.66 * thick, 0.72 * thick, 1.1 * thick, 1.2 * thick],
            14,
            22,
        )

    for x, thick in ((0.17, 0.14), (-0.17, 0.11)):
        a.add("forearm_bone", long_bone((1.1 * x, 0, 0.22), (x, 0, 0.98), thick))
    wrist = [
        (-0.26, 1.1),
        (-0.09, 1.14),
        (0.09, 1.13),
        (0.24, 1.07),
        (-0.32, 1.28),
        (-0.13, 1.32),
        (0.06, 1.31),
        (0.24, 1.27),
    ]
    for k, (x, z) in enumerate(wrist):
        a.add("carpal", ellipsoid(0.115, 0.11, 0.11, (-x, 0.015 * (-1) ** k, z), 20))
    fingers = [
        ((-0.34, 1.3), (-0.62, 1.62), [(-0.84, 1.92), (-0.98, 2.14)], 0.072),
        ((-0.22, 1.38), (-0.34, 1.98), [(-0.43, 2.4), (-0.48, 2.66), (-0.51, 2.86)], 0.066),
        ((-0.06, 1.4), (-0.08, 2.04), [(-0.1, 2.52), (-0.11, 2.82), (-0.12, 3.04)], 0.068),
        ((0.09, 1.4), (0.17, 1.98), [(0.25, 2.42), (0.29, 2.7), (0.32, 2.9)], 0.064),
        ((0.24, 1.36), (0.42, 1.88), [(0.56, 2.2), (0.63, 2.41), (0.68, 2.58)], 0.058),
    ]
    for root, knuckle, joints, thick in fingers:
        start = np.array([-knuckle[0], 0.02, knuckle[1]])
        a.add("metacarpal", long_bone((-root[0], 0, root[1]), start, 1.2 * thick))
        for n, (x, z) in enumerate(joints):
            end = np.array([-x, 0.02 - 0.05 * (n + 1), z])
            a.add("phalanx", long_bone(start, end, thick * (1.14 - 0.14 * n)))
            start = end
