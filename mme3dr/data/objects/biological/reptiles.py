"""A snake and a turtle."""

import numpy as np

from mme3dr.data.objects.biological._creature import near, pair, tube
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.organic import ball, blend, bone, egg, limb
from mme3dr.meshes.profiles import outline, polygon
from mme3dr.meshes.solids import cone, ellipsoid, sphere, union
from mme3dr.meshes.sweeps import plate, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="king cobra",
    prompt="coiled king cobra rearing up with its hood flared, ready to strike",
    parts=[
        Part("coil", 1, "olive", "scale", True),
        Part("hood", 1, "olive", "scale", True),
        Part("head", 1, "olive", "scale", False),
        Part("eye", 2, "amber", "glass", False),
        Part("tongue", 1, "red", "flesh", False),
        Part("fang", 2, "white", "bone", False),
    ],
    facts=[
        Fact(
            "proportion",
            "The hood is much wider than the head.",
            "The hood is narrower than the head.",
            True,
            "width(hood) > 1.8 * width(head)",
        ),
        Fact(
            "relation",
            "The head is held high above the coils.",
            "The head lies on the ground under the coils.",
            False,
            "bottom(head) > top(coil) and touches(head, hood)",
        ),
        Fact(
            "existence",
            "The tongue ends in a fork.",
            "The tongue ends in a round ball.",
            True,
            "width(tongue) > 2.5 * height(tongue)",
        ),
        Fact(
            "count",
            "Two fangs hang from the upper jaw.",
            "Eight fangs hang from the upper jaw.",
            True,
            "count(fang) == 2 and all_touch(fang, head)",
        ),
        Fact(
            "relation",
            "The body lies in rings on the ground.",
            "The body stands on four legs.",
            False,
            "bottom(coil) <= bottom(all) + 0.001 and bottom(hood) > z(coil)",
        ),
        Fact(
            "colour",
            "The front of the hood is pale with dark bands across.",
            "The front of the hood is bright pink all over.",
            True,
            "has_colour(hood, 'cream') and has_colour(hood, 'dark brown')",
        ),
        Fact(
            "proportion",
            "The coils spread wider than the hood.",
            "The coils are narrower than the hood.",
            True,
            "width(coil) > 1.5 * width(hood) and depth(coil) > 1.5 * width(hood)",
        ),
        Fact(
            "symmetry",
            "The hood spreads evenly to both sides.",
            "The hood spreads to the left side only.",
            True,
            "mirror(hood, 'x')",
        ),
    ],
)
def king_cobra(a: Assembly) -> None:
    angles = np.linspace(0, 2 * np.pi * 2.35, 90)
    radius = np.linspace(0.62, 0.2, 90)
    start = -np.pi / 2 + 2 * np.pi * 0.15
    ground = np.column_stack(
        [radius * np.cos(start + angles), radius * np.sin(start + angles), 0.085 + 0.13 * (angles / angles[-1]) ** 1.4]
    )
    rise = spline([*ground[-12::4], (0.0, 0.06, 0.36), (0.0, 0.1, 0.62), (0, 0.02, 0.85), (0, -0.06, 1.0)], 40)
    path = np.vstack([ground[:-12], rise])
    girth = np.interp(
        np.linspace(0, 1, len(path)), [0, 0.15, 0.35, 0.6, 0.85, 1], [0.012, 0.05, 0.085, 0.1, 0.09, 0.075]
    )
    body = sweep(path, girth, segments=20)
    run = np.arange(len(path))

    def bands(p: np.ndarray) -> np.ndarray:
        nearest = np.argmin(((p[:, None] - path[None, ::2]) ** 2).sum(2), 1) * 2
        return np.sin(run[nearest] * 0.95) > 0.75

    a.add("coil", body, marks=[("sand", bands)])
    flare = limb([(0, 0.06, 0.72), (0, -0.02, 0.92), (0, -0.1, 1.12), (0, -0.16, 1.28)], [0.07, 0.08, 0.075, 0.07])
    sails = [egg((x, -0.05, 1.02), (0.17, 0.04, 0.25), (16, 0, 0)) for x in (-0.12, 0.12)]
    stripes = ("dark brown", lambda p: (np.sin(40 * p[:, 2]) > 0.5) & (p[:, 1] < -0.31 * (p[:, 2] - 0.85) - 0.02))
    front = ("cream", lambda p: p[:, 1] < -0.31 * (p[:, 2] - 0.85) - 0.02)
    a.add("hood", blend(flare, sails, soft=0.06, detail=52), marks=[front, stripes])
    skull = [
        egg((0, -0.22, 1.36), (0.105, 0.15, 0.075), (12, 0, 0)),
        bone((0, -0.28, 1.34), (0, -0.4, 1.31), 0.07, 0.05),
        bone((0, -0.16, 1.28), (0, -0.19, 1.35), 0.08),
    ]
    a.add("head", blend(skull, soft=0.05, detail=42), marks=[("cream", lambda p: p[:, 2] < 1.31)])
    a.add(
        "eye",
        pair(sphere(0.028, (0.085, -0.29, 1.385), 20)),
        marks=[("black", near((x, -0.305, 1.388), (0.02, 0.009, 0.03))) for x in (-0.11, 0.11)],
    )
    a.add("fang", pair(cone(0.018, 0.1, segments=16).rotate((180, 0, 0)).translate((0.035, -0.4, 1.235))))
    fork = [
        tube(
            [(0, -0.4, 1.285), (0, -0.47, 1.275), (0.6 * x, -0.52, 1.28), (x, -0.6, 1.3)],
            [0.017, 0.017, 0.016, 0.013],
            10,
        )
        for x in (-0.08, 0.08)
    ]
    a.add("tongue", union(fork))


def _vault(p: np.ndarray) -> np.ndarray:
    """Lift of a turtle's back above the rim at points [N, 3]."""
    r = (p[:, 0] / 0.53) ** 2 + ((p[:, 1] - 0.05) / 0.7) ** 2
    return 0.26 * np.sqrt(np.clip(1 - r, 0, 1))


def _shell(a: Assembly) -> None:
    """Carapace with its plates, and plastron."""
    rim = outline(
        [
            (0, -0.62),
            (0.28, -0.56),
            (0.48, -0.3),
            (0.52, 0.05),
            (0.4, 0.4),
            (0.16, 0.66),
            (0, 0.74),
            (-0.16, 0.66),
            (-0.4, 0.4),
            (-0.52, 0.05),
            (-0.48, -0.3),
            (-0.28, -0.56),
        ],
        72,
    )
    slab = plate(rim, 0.07, facing="up").refine_to_length(0.05)

    shell = slab.warp_batch(lambda p: np.column_stack([p[:, :2], p[:, 2] + np.where(p[:, 2] > 0.03, _vault(p), 0)]))
    a.add(
        "carapace",
        shell,
        marks=[
            (
                "olive",
                lambda p: (p[:, 2] < 0.036) | (np.sin(22 * np.arctan2(p[:, 0], p[:, 1])) > 0.75) & (p[:, 2] < 0.16),
            )
        ],
    )
    a.add("plastron", ellipsoid(0.42, 0.58, 0.12, (0, 0.02, -0.03), 40).trim_by_plane((0, 0, -1), 0.02))
    hexagon = np.array([(-1, 0), (-0.62, 1), (0.62, 1), (1, 0), (0.62, -1), (-0.62, -1)])
    spine = [
        hexagon * (w, 0.105) + (0, y)
        for y, w in ((-0.42, 0.15), (-0.2, 0.16), (0.02, 0.17), (0.24, 0.15), (0.46, 0.11))
    ]
    rib = [(0.115, -0.1), (0.17, 0.0), (0.115, 0.1)]
    flank = [
        [*np.add(rib, (0, y)), (x, y + 0.105), (x, y - 0.1)]
        for y, x in ((-0.31, 0.36), (-0.09, 0.44), (0.13, 0.42), (0.35, 0.3))
    ]
    for tile in [*spine, *flank, *[[(-x, y) for x, y in points] for points in flank]]:
        middle = np.mean(tile, axis=0)
        flat = plate(polygon(middle + 0.93 * (np.asarray(tile) - middle)), 0.03, facing="up").refine_to_length(0.03)
        a.add(
            "scute",
            flat.warp_batch(lambda p: np.column_stack([p[:, :2], p[:, 2] + 0.04 + _vault(p)])),
            marks=[("bronze", near((*middle, 0.3), (0.08, 0.06, 9)))],
        )


@reference_object(
    name="green sea turtle",
    prompt="green sea turtle gliding through open water, front flippers sweeping back, patterned shell seen from above",
    parts=[
        Part("carapace", 1, "sand", "shell", True),
        Part("plastron", 1, "cream", "shell", False),
        Part("scute", 13, "brown", "shell", False),
        Part("head", 1, "green", "scale", False),
        Part("eye", 2, "black", "glass", False),
        Part("front_flipper", 2, "green", "scale", True),
        Part("hind_flipper", 2, "green", "scale", False),
        Part("tail", 1, "green", "scale", False),
    ],
    facts=[
        Fact(
            "proportion",
            "The front flippers are much longer than the hind ones.",
            "The hind flippers are much longer than the front ones.",
            True,
            "piece_length(front_flipper) > 1.6 * piece_length(hind_flipper)",
        ),
        Fact(
            "count",
            "It has four flippers in all.",
            "It has six flippers in all.",
            True,
            "count(front_flipper) + count(hind_flipper) == 4",
        ),
        Fact(
            "count",
            "Thirteen raised plates cover the shell.",
            "Five raised plates cover the shell.",
            True,
            "count(scute) == 13 and all_touch(scute, carapace)",
        ),
        Fact(
            "colour",
            "The underside of the shell is pale.",
            "The underside of the shell is black.",
            True,
            "colour(plastron) == 'cream' and z(plastron) < z(carapace)",
        ),
        Fact(
            "relation",
            "The head looks out at the front of the shell.",
            "The head grows out of the top of the shell.",
            True,
            "front(head) < front(carapace) and touches(head, carapace) and top(head) < top(carapace)",
        ),
        Fact(
            "proportion",
            "The shell is longer than wide and flatter than either.",
            "The shell is a tall dome, higher than long.",
            True,
            "depth(carapace) > width(carapace) and height(carapace) < 0.5 * width(carapace)",
        ),
        Fact(
            "relation",
            "The limbs are broad flat paddles.",
            "The limbs are columns with toes like a tortoise's.",
            False,
            "height(hind_flipper) < 0.5 * depth(hind_flipper)",
        ),
        Fact(
            "symmetry",
            "Left and right flippers are posed alike.",
            "The left flippers are missing.",
            True,
            "mirror(front_flipper, 'x') and mirror(hind_flipper, 'x')",
        ),
    ],
)
def sea_turtle(a: Assembly) -> None:
    _shell(a)
    skull = [
        egg((0, -0.84, 0.05), (0.13, 0.18, 0.12)),
        bone((0, -0.7, 0.03), (0, -0.5, 0.02), 0.11, 0.13),
        ball((0, -0.97, 0.02), 0.07),
    ]
    scales = ("dark green", lambda p: (np.sin(45 * p[:, 0]) * np.sin(45 * p[:, 1]) > 0.1) & (p[:, 2] > 0.08))
    a.add("head", blend(skull, soft=0.06, detail=42), marks=[scales, ("cream", lambda p: p[:, 2] < -0.02)])
    a.add("eye", pair(sphere(0.035, (0.115, -0.9, 0.08), 18)))
    fore = outline(
        [
            (0.3, -0.5),
            (0.55, -0.62),
            (0.85, -0.5),
            (1.12, -0.14),
            (1.2, 0.1),
            (1.0, -0.02),
            (0.78, -0.22),
            (0.55, -0.3),
            (0.34, -0.3),
        ],
        64,
    )
    blade = (
        plate(fore, 0.06, facing="up")
        .refine_to_length(0.06)
        .warp_batch(lambda p: np.column_stack([p[:, :2], p[:, 2] - 0.28 * np.clip(p[:, 0] - 0.4, 0, 2) ** 1.5]))
    )
    spots = ("dark green", lambda p: np.sin(30 * p[:, 0] + 9 * p[:, 1]) * np.sin(34 * p[:, 1]) > 0.25)
    a.add("front_flipper", pair(blade), marks=[spots])
    hind = outline([(0.2, 0.48), (0.36, 0.46), (0.56, 0.68), (0.55, 0.88), (0.42, 0.86), (0.26, 0.66)], 40)
    a.add("hind_flipper", pair(plate(hind, 0.05, (0, 0, -0.01), facing="up").refine_to_length(0.06)), marks=[spots])
    a.add("tail", tube([(0, 0.62, 0.0), (0, 0.8, -0.02), (0, 0.88, -0.03)], [0.07, 0.035, 0.015]))
