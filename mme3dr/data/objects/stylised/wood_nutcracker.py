"""Nutcracker turned and carved from wood."""

import numpy as np

from mme3dr.data.objects.stylised._cartoon import cord, pair, soft_box
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import outline
from mme3dr.meshes.solids import box, capsule, cut, cylinder, ellipsoid, hull, rod, sphere, torus, union
from mme3dr.meshes.sweeps import lathe, plate
from mme3dr.records import Fact, Part


def _nutcracker_head(a: Assembly) -> None:
    """Head with a moving jaw, teeth, beard, hair and moustache."""
    skull = soft_box(0.44, 0.44, 0.5, 0.11, (0, 0, 1.8), 24)
    a.add("head", cut(skull, box(0.28, 0.3, 0.2, (0, -0.2, 1.66), 0.01)))
    a.add(
        "tooth_row",
        cut(
            box(0.24, 0.05, 0.09, (0, -0.19, 1.72), 0.01),
            [box(0.014, 0.02, 0.2, (x, -0.215, 1.72)) for x in (-0.06, 0, 0.06)],
        ),
    )
    a.add("jaw", box(0.25, 0.3, 0.13, (0, -0.11, 1.625), 0.02))
    a.add(
        "beard",
        plate(outline([(-0.15, 1.6), (0, 1.62), (0.15, 1.6), (0.14, 1.4), (0, 1.2), (-0.14, 1.4)]), 0.1, (0, -0.29, 0)),
    )
    locks = [
        ellipsoid(0.07, 0.09, 0.25, (0.21 * np.cos(t), 0.05 + 0.2 * np.sin(t), 1.74), 20)
        for t in np.radians([-8, 30, 60, 90, 120, 150, 188])
    ]
    a.add("hair", union(locks))
    a.add(
        "moustache",
        pair(cord([(0.02, -0.24, 1.79), (0.12, -0.25, 1.77), (0.22, -0.22, 1.83)], [0.035, 0.04, 0.012], 14)),
    )
    a.add("eye", pair(ellipsoid(0.038, 0.03, 0.045, (0.1, -0.22, 1.91))))
    a.add("nose", ellipsoid(0.05, 0.08, 0.065, (0, -0.24, 1.85)))


def _guard_hat(a: Assembly) -> None:
    """Tall hat with a visor and a badge on a cord."""
    hat = lathe(
        [(0, 2.02), (0.27, 2.02), (0.28, 2.05), (0.24, 2.08), (0.24, 2.3), (0.29, 2.48), (0.27, 2.53), (0, 2.55)],
        segments=48,
    )
    a.add(
        "hat",
        union(hat, hull(ellipsoid(0.2, 0.05, 0.02, (0, -0.22, 2.05)), ellipsoid(0.14, 0.05, 0.02, (0, -0.34, 2.02)))),
    )
    a.add(
        "badge",
        union(
            rod((0, -0.2, 2.24), (0, -0.27, 2.25), 0.09, segments=8),
            cord(
                [(-0.24, -0.08, 2.36), (-0.14, -0.22, 2.33), (0, -0.26, 2.3), (0.14, -0.22, 2.33), (0.24, -0.08, 2.36)],
                0.02,
                10,
            ),
        ),
    )


def _nutcracker_legs(a: Assembly) -> None:
    """Base, boots and trouser legs."""
    a.add("base", soft_box(0.8, 0.62, 0.12, 0.03, (0, 0, 0.06), 12))
    a.add(
        "boot",
        pair(
            union(
                cylinder(0.12, 0.34, (0.16, 0.03, 0.28)),
                hull(sphere(0.1, (0.16, -0.02, 0.2), 20), sphere(0.1, (0.16, -0.16, 0.19), 20)).trim_by_plane(
                    (0, 0, 1), 0.11
                ),
                torus(0.115, 0.02, (0.16, 0.03, 0.45)),
            )
        ),
    )
    a.add("trouser_leg", pair(cylinder(0.115, 0.36, (0.16, 0.03, 0.62))))


@reference_object(
    name="wooden nutcracker soldier",
    prompt=(
        "Christmas nutcracker turned from wood and painted as a stiff guardsman in a red tunic, "
        "with a jaw that cracks walnuts"
    ),
    parts=[
        Part("base", 1, "dark green", "painted wood", False),
        Part("boot", 2, "black", "painted wood", False),
        Part("trouser_leg", 2, "white", "painted wood", False),
        Part("tunic", 1, "red", "painted wood", True),
        Part("belt", 1, "black", "painted wood", False),
        Part("button", 4, "gold", "painted wood", False),
        Part("arm", 2, "red", "painted wood", False),
        Part("epaulette", 2, "gold", "painted wood", False),
        Part("hand", 2, "peach", "painted wood", False),
        Part("head", 1, "peach", "painted wood", False),
        Part("tooth_row", 1, "white", "painted wood", False),
        Part("jaw", 1, "peach", "painted wood", True),
        Part("beard", 1, "white", "fur", False),
        Part("hair", 1, "white", "fur", False),
        Part("moustache", 2, "black", "painted wood", False),
        Part("eye", 2, "black", "painted wood", False),
        Part("nose", 1, "peach", "painted wood", False),
        Part("hat", 1, "black", "painted wood", False),
        Part("badge", 1, "gold", "painted wood", False),
        Part("lever", 1, "black", "painted wood", False),
    ],
    facts=[
        Fact(
            "style",
            "The soldier is built of turned wooden cylinders and blocks, painted in flat colours.",
            "The soldier is a soft knitted doll.",
            False,
            "material(tunic) == 'painted wood' and material(head) == 'painted wood'",
        ),
        Fact(
            "relation",
            "A hinged jaw sits below the row of teeth.",
            "A hinged jaw sits on top of the hat.",
            True,
            "top(jaw) < top(tooth_row) and z(jaw) < z(nose) and touches(jaw, tooth_row)",
        ),
        Fact(
            "existence",
            "A lever sticks out at the back to work the jaw.",
            "A tap sticks out at the back to let water out.",
            True,
            "count(lever) == 1 and y(lever) > y(head)",
        ),
        Fact(
            "relation",
            "The tall hat stands on the head.",
            "The tall hat is held under an arm.",
            True,
            "on(hat, head) and top(hat) > top(head)",
        ),
        Fact(
            "colour",
            "The tunic is red and the hat black.",
            "The tunic is blue and the hat white.",
            True,
            "colour(tunic) == 'red' and colour(hat) == 'black'",
        ),
        Fact(
            "existence",
            "A white beard hangs from the chin.",
            "A napkin hangs from the chin.",
            True,
            "count(beard) == 1 and colour(beard) == 'white' and touches(beard, jaw)",
        ),
        Fact(
            "symmetry",
            "Arms and legs hang stiffly alike on both sides.",
            "One arm is raised in a salute while the other hangs.",
            True,
            "mirror(arm, 'x') and mirror(boot, 'x') and level(arm)",
        ),
        Fact(
            "proportion",
            "The figure is tall and narrow.",
            "The figure is wider than it is tall.",
            True,
            "height(all) > 2 * width(all)",
        ),
    ],
)
def wood_nutcracker(a: Assembly) -> None:
    _nutcracker_legs(a)
    a.add(
        "tunic",
        lathe(
            [
                (0, 0.76),
                (0.36, 0.76),
                (0.37, 0.8),
                (0.29, 1.0),
                (0.27, 1.06),
                (0.3, 1.2),
                (0.32, 1.4),
                (0.25, 1.5),
                (0, 1.52),
            ],
            segments=48,
        ).scale((1, 0.85, 1)),
    )
    a.add("belt", torus(0.265, 0.04, (0, 0, 1.04)).scale((1, 0.88, 1)))
    a.add(
        "button",
        [sphere(0.035, (x, -0.25, z), 16) for z, x in ((1.18, -0.09), (1.18, 0.09), (1.34, -0.1), (1.34, 0.1))],
    )
    a.add(
        "arm",
        pair(
            union(capsule((0.37, 0, 1.38), (0.4, 0, 1.12), 0.095), capsule((0.4, 0, 1.12), (0.4, -0.06, 0.92), 0.085))
        ),
    )
    a.add(
        "epaulette",
        pair(
            union(
                cylinder(0.14, 0.05, (0.38, 0, 1.48)),
                [
                    sphere(0.035, (0.38 + 0.12 * np.cos(t), 0.12 * np.sin(t), 1.44), 12)
                    for t in np.arange(10) * np.pi / 5
                ],
            )
        ),
    )
    a.add("hand", pair(sphere(0.085, (0.4, -0.07, 0.83), 24)))
    _nutcracker_head(a)
    _guard_hat(a)
    a.add(
        "lever", union(capsule((0, 0.15, 1.6), (0, 0.36, 1.45), 0.06), capsule((0, 0.36, 1.45), (0, 0.4, 0.95), 0.06))
    )
