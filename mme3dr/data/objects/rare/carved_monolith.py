"""Figures carved from a single stone."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.solids import box, capsule, cut, ellipsoid, hull, sphere, union
from mme3dr.meshes.sweeps import lathe, loft
from mme3dr.records import Fact, Part

NECK = 2.42
"""Height of the underside of the moai's chin."""


@reference_object(
    name="Easter Island moai",
    prompt="moai from Easter Island, restored to its stone platform with eyes inlaid and the red topknot put back",
    parts=[
        Part("torso", 1, "grey", "stone", False),
        Part("head", 1, "grey", "stone", False),
        Part("ear", 2, "grey", "stone", False),
        Part("arm", 2, "grey", "stone", False),
        Part("eye", 2, "white", "stone", True),
        Part("pupil", 2, "black", "stone", False),
        Part("topknot", 1, "dark red", "stone", True),
        Part("platform", 1, "dark grey", "stone", True),
        Part("facing_stone", 24, "light grey", "stone", False),
        Part("turf", 1, "olive", "soil", False),
    ],
    facts=[
        Fact(
            "proportion",
            "The head takes up more than a third of the figure.",
            "The head takes up less than a tenth of the figure.",
            True,
            "height(head) > 0.34 * (top(head) - bottom(torso))",
        ),
        Fact(
            "proportion",
            "The ears are stretched to nearly half the length of the head.",
            "The ears are tiny beside the length of the head.",
            True,
            "count(ear) == 2 and height(ear) > 0.45 * height(head) and all_touch(ear, head)",
        ),
        Fact(
            "relation",
            "The red topknot rests on the flat crown of the head.",
            "The red topknot lies on the platform at the figure's side.",
            False,
            "on(topknot, head) and colour(topknot) == 'dark red' and bottom(topknot) > z(head)",
        ),
        Fact(
            "existence",
            "The body ends at the hips, without any legs.",
            "The body stands on two long separate legs.",
            True,
        ),
        Fact(
            "relation",
            "The arms lie close to the body and the hands meet on the belly.",
            "The arms are raised and the hands meet above the head.",
            True,
            "all_touch(arm, torso) and top(arm) < bottom(head) and front(arm) < front(torso)",
        ),
        Fact(
            "colour",
            "The eyes are white with dark pupils.",
            "The eyes are green with yellow pupils.",
            True,
            "colour(eye) == 'white' and colour(pupil) == 'black' and all_touch(pupil, eye)",
        ),
        Fact(
            "symmetry",
            "The left side of the figure mirrors the right side.",
            "The figure has an ear and an arm on its left side only.",
            True,
            "mirror(head, 'x') and mirror(torso, 'x') and mirror(ear, 'x') and mirror(arm, 'x')",
        ),
        Fact(
            "material",
            "Figure, topknot and platform are all made of stone.",
            "Figure, topknot and platform are all made of wood.",
            True,
            "material(torso) == 'stone' and material(topknot) == 'stone' and material(platform) == 'stone'",
        ),
        Fact(
            "relation",
            "The figure stands on a low platform faced with fitted blocks.",
            "The figure is buried in the grass up to its chin.",
            False,
            "on(torso, platform) and all_touch(facing_stone, platform) and count(facing_stone) > 20",
        ),
    ],
)
def moai(a: Assembly) -> None:
    a.add("turf", lathe([(0, -0.1), (1.82, -0.1), (1.75, 0.0), (0, 0.02)], segments=40))
    a.add("platform", box(2.5, 1.9, 0.58, (0, 0.05, 0.29), 0.02))
    _facing(a)
    a.add("torso", _torso())
    a.add("head", _head())
    a.add("ear", mirrored(_ear()))
    a.add("arm", mirrored(_arm()))
    for s in (-1, 1):
        a.add("eye", ellipsoid(0.165, 0.09, 0.1, (0.25 * s, -0.375, NECK + 0.98), 24))
        a.add("pupil", ellipsoid(0.062, 0.03, 0.062, (0.25 * s, -0.455, NECK + 0.98), 16))
    drum = lathe(
        [(0, 0), (0.5, 0), (0.57, 0.06), (0.58, 0.4), (0.52, 0.47), (0.27, 0.5), (0.25, 0.66), (0.2, 0.7), (0, 0.7)],
        segments=44,
    )
    a.add("topknot", drum.rotate((3, 0, 0)).translate((0, -0.08, NECK + 1.5)))


def _rings(table: list[tuple[float, float, float, float]], square: float, samples: int = 44) -> Manifold:
    """Loft through rounded rectangles (z, half-width, front y, back y)."""
    t = np.linspace(0, 2 * np.pi, samples, endpoint=False)
    u = np.sign(np.cos(t)) * np.abs(np.cos(t)) ** square
    v = np.sign(np.sin(t)) * np.abs(np.sin(t)) ** square
    rows = [np.column_stack([w * u, (f + b) / 2 + (b - f) / 2 * v, np.full(samples, z)]) for z, w, f, b in table]
    return loft(np.array(rows))


def _torso() -> Manifold:
    trunk = [
        (0.56, 0.72, -0.44, 0.44),
        (0.8, 0.74, -0.5, 0.46),
        (1.15, 0.7, -0.5, 0.44),
        (1.6, 0.74, -0.42, 0.44),
        (1.95, 0.82, -0.38, 0.42),
        (2.2, 0.76, -0.34, 0.38),
        (2.34, 0.52, -0.3, 0.34),
        (2.5, 0.42, -0.28, 0.32),
        (2.7, 0.42, -0.28, 0.3),
    ]
    nipples = [ellipsoid(0.06, 0.04, 0.06, (x, -0.4, 1.83), 14) for x in (-0.3, 0.3)]
    return union(_rings(trunk, 0.7), nipples, ellipsoid(0.06, 0.05, 0.06, (0, -0.5, 1.22), 14))


def _head() -> Manifold:
    skull = [
        (0.0, 0.36, -0.42, 0.22),
        (0.06, 0.45, -0.54, 0.3),
        (0.22, 0.5, -0.54, 0.34),
        (0.45, 0.5, -0.47, 0.36),
        (0.8, 0.5, -0.43, 0.38),
        (1.08, 0.5, -0.42, 0.38),
        (1.3, 0.49, -0.44, 0.36),
        (1.52, 0.45, -0.36, 0.3),
    ]
    sockets = [ellipsoid(0.2, 0.16, 0.14, (x, -0.47, 0.98), 24) for x in (-0.25, 0.25)]
    bar = [
        box(0.22, 0.22, 0.15, (x, -0.45, z), 0.05) for x, z in ((-0.4, 1.12), (0.4, 1.12), (-0.1, 1.19), (0.1, 1.19))
    ]
    nose = hull(
        box(0.16, 0.14, 0.08, (0, -0.47, 1.14), 0.02),
        box(0.2, 0.14, 0.1, (0, -0.7, 0.6), 0.04),
        box(0.42, 0.16, 0.12, (0, -0.5, 0.58), 0.05),
    )
    lips = []
    for z, dip in ((0.4, 0.02), (0.3, -0.02)):
        corners = [sphere(0.045, (x, -0.48, z), 10) for x in (-0.24, 0.24)]
        lips.append(hull(corners, sphere(0.06, (0, -0.54, z + dip), 12)))
    return union(cut(_rings(skull, 0.6), sockets), hull(bar), nose, lips).translate((0, 0, NECK))


def _ear() -> Manifold:
    """Long right ear with a hanging lobe."""
    rim = hull(box(0.1, 0.2, 0.1, (0.52, 0.04, 1.16), 0.03), box(0.09, 0.15, 0.1, (0.53, 0.0, 0.62), 0.03))
    lobe = hull(box(0.1, 0.15, 0.1, (0.54, 0.0, 0.6), 0.03), box(0.12, 0.19, 0.16, (0.55, -0.02, 0.4), 0.05))
    hollow = box(0.1, 0.08, 0.42, (0.6, 0.02, 0.9), 0.02)
    return cut(union(rim, lobe), hollow).translate((0, 0, NECK))


def _arm() -> Manifold:
    """Right arm down to the elbow, forearm across the belly and long fingers."""
    upper = capsule((0.8, 0.0, 1.98), (0.79, -0.06, 1.24), 0.15, 0.14)
    fore = capsule((0.79, -0.06, 1.24), (0.5, -0.42, 0.92), 0.14, 0.11)
    hand = capsule((0.5, -0.42, 0.92), (0.34, -0.5, 0.86), 0.11, 0.1)
    fingers = [
        capsule((0.36, -0.5, 0.93 - 0.065 * i), (0.07, -0.53, 0.9 - 0.075 * i), 0.038, segments=10) for i in range(4)
    ]
    return union(upper, fore, hand, fingers)


def _facing(a: Assembly) -> None:
    """Fitted blocks round the four walls of the platform."""
    for turn, reach, run in ((0, 0.95, 2.5), (180, 0.95, 2.5), (90, 1.25, 1.9), (270, 1.25, 1.9)):
        for level, shares in ((0, (0.36, 0.28, 0.36)), (1, (0.27, 0.4, 0.33))):
            at = -run / 2
            for share in shares:
                stone = box(share * run - 0.025, 0.16, 0.285, (at + share * run / 2, -reach, 0.15 + 0.29 * level), 0.03)
                a.add("facing_stone", stone.rotate((0, 0, turn)).translate((0, 0.05, 0)))
                at += share * run
