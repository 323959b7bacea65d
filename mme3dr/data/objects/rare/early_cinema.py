"""Toys of moving pictures from before the cinema."""

import numpy as np
from manifold3d import CrossSection

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import circle
from mme3dr.meshes.solids import box, cut, cylinder, tube, union
from mme3dr.meshes.sweeps import lathe, plate
from mme3dr.records import Fact, Part

FRAMES = 12
"""Slits of the zoetrope, and pictures on its strip."""


@reference_object(
    name="zoetrope",
    prompt="Victorian zoetrope on a turned mahogany foot, whose paper strip makes a man run when the drum is spun",
    parts=[
        Part("slat", 12, "dark green", "painted metal", False),
        Part("rim", 1, "gold", "painted metal", False),
        Part("drum", 1, "dark green", "painted metal", True),
        Part("hoop", 1, "gold", "painted metal", False),
        Part("strip", 1, "cream", "paper", True),
        Part("figure", 12, "black", "paper", True),
        Part("spindle", 1, "brass", "metal", False),
        Part("foot", 1, "brown", "wood", True),
    ],
    facts=[
        Fact(
            "count",
            "Twelve narrow upright slits pierce the wall of the drum.",
            "Three broad round holes pierce the wall of the drum.",
            True,
            "count(slat) == 12 and even(slat) and alike(slat)",
        ),
        Fact(
            "relation",
            "The slits are in the upper half of the drum, over the pictures.",
            "The slits are in the lower half of the drum, under the pictures.",
            True,
            "bottom(slat) > top(figure) and above(slat, drum)",
        ),
        Fact(
            "relation",
            "The picture strip lines the inside of the drum.",
            "The picture strip is glued round the foot.",
            True,
            "inside(strip, drum) and width(strip) > 0.85 * width(drum)",
        ),
        Fact(
            "existence",
            "The drum is open at the top.",
            "The drum is closed by a lid.",
            True,
            "touches(rim, slat) and volume(rim) < 0.2 * width(rim) * depth(rim) * height(rim)",
        ),
        Fact(
            "count",
            "The strip carries twelve pictures, as many as there are slits.",
            "The strip carries one picture, although there are many slits.",
            True,
            "count(figure) == count(slat) and all_touch(figure, strip)",
        ),
        Fact(
            "colour",
            "The figures are black on a cream strip.",
            "The figures are white on a red strip.",
            True,
            "colour(figure) == 'black' and colour(strip) == 'cream'",
        ),
        Fact(
            "relation",
            "The drum turns on a spindle standing on the foot.",
            "The drum hangs on a string under the foot.",
            False,
            "above(drum, foot) and touches(spindle, foot) and touches(spindle, drum)",
        ),
        Fact(
            "symmetry",
            "The drum is round and the same on all sides.",
            "The drum is six-cornered and open on one side.",
            True,
            "turn(slat, 12) and turn(drum, 7)",
        ),
        Fact(
            "proportion",
            "The drum is wider than it is deep.",
            "The drum is twice as deep as it is wide.",
            True,
            "width(drum) > top(rim) - bottom(drum)",
        ),
        Fact("material", "The foot is made of wood.", "The foot is made of tin.", False, "material(foot) == 'wood'"),
    ],
)
def zoetrope(a: Assembly) -> None:
    low, half, high = 0.92, 1.32, 1.68
    base = tube(1.0, 0.95, half - low, (0, 0, (low + half) / 2), segments=96)
    floor = lathe(
        [(0, low - 0.1), (0.3, low - 0.1), (0.9, low - 0.03), (1.0, low), (1.0, low + 0.05), (0, low + 0.05)],
        segments=96,
    )
    dark = [("black", lambda p: np.hypot(p[:, 0], p[:, 1]) < 0.955)]
    a.add(
        "drum",
        union(base, floor),
        marks=[("black", lambda p: (np.hypot(p[:, 0], p[:, 1]) < 0.955) & (p[:, 2] > low + 0.04))],
    )
    gaps = ring(box(0.4, 0.1, 0.36, (1, 0, (half + high) / 2), 0), FRAMES, start=15)
    wall = cut(tube(0.998, 0.952, high - half, (0, 0, (half + high) / 2), segments=96), gaps)
    a.add("slat", wall.decompose(), marks=dark)
    a.add(
        "rim",
        lathe(
            [
                (0.94, high - 0.01),
                (1.02, high - 0.01),
                (1.035, high + 0.03),
                (1.02, high + 0.07),
                (0.94, high + 0.07),
                (0.94, high - 0.01),
            ],
            segments=96,
        ),
    )
    a.add("hoop", tube(1.02, 0.99, 0.05, (0, 0, low + 0.1), segments=96))
    a.add("strip", tube(0.948, 0.925, 0.34, (0, 0, low + 0.22), segments=96))
    for i in range(FRAMES):
        picture = plate(_runner(i / FRAMES).scale((0.84, 0.84)), 0.035).translate((0, 0.918, low + 0.22))
        a.add("figure", picture.rotate((0, 0, 30 * i)))
    a.add(
        "spindle",
        union(
            cylinder(0.06, 0.5, (0, 0, 0.78)), lathe([(0, 0.96), (0.14, 0.96), (0.12, 1.0), (0.05, 1.06), (0, 1.07)])
        ),
    )
    wall = [(0, 0), (0.66, 0), (0.68, 0.06), (0.64, 0.12), (0.5, 0.15), (0.3, 0.22), (0.15, 0.32), (0.12, 0.4)]
    a.add(
        "foot",
        lathe([*wall, (0.2, 0.46), (0.22, 0.52), (0.14, 0.58), (0.12, 0.64), (0.2, 0.7), (0.2, 0.76), (0, 0.77)]),
    )


def _runner(phase: float) -> CrossSection:
    """Running man, 0.4 high, at a phase of his stride in [0, 1)."""
    swing = np.sin(2 * np.pi * phase)
    lift = 0.015 * np.cos(4 * np.pi * phase)

    def limb(x: float, z: float, upper: float, lower: float, reach: float, width: float) -> CrossSection:
        """Two-jointed limb hanging from (x, z); angles in degrees from straight down."""
        joints = [(x, z)]
        for angle in np.radians([upper, lower]):
            joints.append((joints[-1][0] + reach * np.sin(angle), joints[-1][1] - reach * np.cos(angle)))
        discs = [circle(width, j, 10) for j in joints]
        return CrossSection.batch_hull(discs[:2]) + CrossSection.batch_hull(discs[1:])

    body = CrossSection.batch_hull([circle(0.034, (0.02, 0.1 + lift), 12), circle(0.026, (-0.01, -0.01 + lift), 12)])
    body += circle(0.036, (0.04, 0.155 + lift), 14)
    for sign in (-1, 1):
        stride = 48 * swing * sign
        body += limb(-0.01, -0.01 + lift, stride + 8, stride - 28, 0.085, 0.019)
        body += limb(0.02, 0.1 + lift, -stride, -stride + 55, 0.062, 0.014)
    return body
