"""The sitar."""

import numpy as np

from mme3dr.data.objects.rare._music import peg
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.organic import blend, bone, egg
from mme3dr.meshes.profiles import oval, polygon
from mme3dr.meshes.solids import box, capsule, common, cylinder, torus, union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part

FACE = -0.14
"""Depth at which the front of gourd and neck lies."""


@reference_object(
    name="sitar",
    prompt="Ravi Shankar's instrument: a sitar with a gourd body, inlaid in ivory, upright on a low stand",
    parts=[
        Part("gourd", 1, "rust", "wood", True),
        Part("table", 1, "tan", "wood", False),
        Part("neck", 1, "dark brown", "wood", False),
        Part("upper_gourd", 1, "rust", "wood", False),
        Part("inlay", 4, "ivory", "bone", True),
        Part("fret", 20, "brass", "metal", False),
        Part("string", 7, "silver", "metal", False),
        Part("main_peg", 7, "black", "wood", False),
        Part("small_peg", 11, "black", "wood", False),
        Part("bridge", 1, "ivory", "bone", False),
        Part("cushion", 1, "crimson", "fabric", False),
        Part("stand", 1, "brown", "wood", True),
    ],
    facts=[
        Fact(
            "proportion",
            "The neck is several times longer than the gourd is wide.",
            "The neck is shorter than the gourd is wide.",
            True,
            "height(neck) > 2 * width(gourd) and width(neck) < 0.4 * width(gourd)",
        ),
        Fact(
            "relation",
            "The gourd is at the lower end of the neck.",
            "The gourd is halfway up the neck.",
            True,
            "touches(gourd, neck) and bottom(gourd) < bottom(neck) and z(gourd) < bottom(neck) + 0.2 * height(neck)",
        ),
        Fact(
            "relation",
            "The frets are arched bars that stand clear of the front of the neck.",
            "The frets are flat bars sunk level into the front of the neck.",
            True,
            "front(fret) < front(neck) - 0.03 * height(neck) and all_touch(fret, neck) and rising(fret)",
        ),
        Fact(
            "count",
            "Seven large pegs tune the seven playing strings.",
            "Four large pegs tune the four playing strings.",
            True,
            "count(main_peg) == 7 and count(string) == 7",
        ),
        Fact(
            "count",
            "A long row of small pegs for the resonance strings lines one side of the neck.",
            "Only one small peg for a single resonance string sits on the back of the neck.",
            True,
            "count(small_peg) > 9 and rising(small_peg) and x(small_peg) < left(neck) and all_touch(small_peg, neck)",
        ),
        Fact(
            "symmetry",
            "The gourd is as round on the left as on the right.",
            "The gourd bulges out on the left side only.",
            True,
            "mirror(gourd, 'x') and mirror(table, 'x')",
        ),
        Fact(
            "colour",
            "The frets are brass and the neck dark brown.",
            "The frets are black and the neck sky blue.",
            True,
            "colour(fret) == 'brass' and colour(neck) == 'dark brown'",
        ),
        Fact(
            "relation",
            "The strings pass in front of the frets, over a bridge on the gourd's flat face.",
            "The strings pass behind the neck, without any bridge to lift them.",
            True,
            "front(string) < front(fret) and touches(bridge, table) and all_touch(string, bridge)",
        ),
        Fact(
            "material",
            "The strings are metal and the body is wood.",
            "The strings are rope and the body is stone.",
            True,
            "material(string) == 'metal' and material(gourd) == 'wood' and material(neck) == 'wood'",
        ),
    ],
)
def sitar(a: Assembly) -> None:
    bowl = blend(egg((0, 0, 0.36), (0.33, 0.29, 0.31)), bone((0, -0.06, 0.5), (0, -0.08, 0.82), 0.14, 0.06), soft=0.16)
    a.add("gourd", bowl.trim_by_plane((0, 1, 0), FACE))
    face = oval(0.285, 0.27, (0, 0.37), 64) + polygon([(-0.235, 0.5), (0.235, 0.5), (0.05, 0.8), (-0.05, 0.8)])
    face = face.offset(0.03).offset(-0.03)
    a.add("table", plate(face.offset(-0.012), 0.03, (0, FACE - 0.008, 0)))
    a.add("inlay", plate(face.offset(0.006) - face.offset(-0.02), 0.036, (0, FACE - 0.008, 0)))
    a.add("inlay", mirrored(box(0.016, 0.05, 1.08, (0.066, FACE, 1.32), 0.005)))
    bar = common(cylinder(0.075, 1.2, (0, FACE + 0.005, 1.3)), box(0.13, 0.16, 1.22, (0, FACE + 0.07, 1.31), 0.01))
    crown = lathe([(0, 0), (0.075, 0.0), (0.082, 0.03), (0.06, 0.06), (0.03, 0.11), (0, 0.13)])
    a.add("neck", union(bar, crown.trim_by_plane((0, 1, 0), -0.05).translate((0, FACE + 0.03, 1.89))))
    small = lathe(
        [(0.0, 0), (0.1, 0.03), (0.14, 0.11), (0.13, 0.19), (0.07, 0.25), (0.04, 0.29), (0.04, 0.34)], smooth=True
    )
    a.add("upper_gourd", small.rotate((90, 0, 0)).translate((0, 0.24, 1.66)))
    angle = np.linspace(0, np.pi, 15)
    for i in range(1, 21):
        z = 0.3 + 1.54 * 2 ** (-i / 13)
        arch = np.column_stack([0.066 * np.cos(angle), FACE + 0.02 - 0.085 * np.sin(angle) ** 0.6, 0 * angle + z])
        a.add("fret", sweep(arch, 0.0085, segments=8))
    _stringing(a)
    a.add("cushion", torus(0.17, 0.055, (0, 0, 0.11)))
    foot = lathe([(0.42, 0), (0.42, 0.04), (0.39, 0.06), (0, 0.06)])
    post = sweep(spline([(0, 0.36, 0.03), (0, 0.38, 0.5), (0, 0.33, 0.9), (0, -0.04, 1.04)], 40), 0.03)
    prongs = mirrored(capsule((0.1, -0.02, 1.04), (0.1, -0.2, 1.04), 0.022))
    a.add("stand", union(foot, post, prongs, capsule((-0.1, -0.03, 1.04), (0.1, -0.03, 1.04), 0.022)))


def _stringing(a: Assembly) -> None:
    """Bridge, nut, seven strings, seven large pegs and eleven small ones."""
    feet = mirrored(box(0.05, 0.07, 0.04, (0.06, FACE - 0.05, 0.3), 0.008))
    a.add("bridge", union(box(0.2, 0.05, 0.05, (0, FACE - 0.09, 0.3), 0.01), feet))
    a.add("inlay", box(0.125, 0.13, 0.03, (0, FACE - 0.035, 1.84), 0.006))
    large = [(-0.06, 1.19), (-0.06, 1.43), (-0.06, 1.79), (-0.06, 1.91), (0.06, 1.86)]
    rim = [peg((x, FACE + 0.03, z), (x, 0, 0), 0.12, 0.018, 2.2) for x, z in large]
    rim += [peg((x, FACE, z), (0, -1, 0), 0.1, 0.018, 2.2) for x, z in ((-0.03, 1.91), (0.03, 1.95))]
    a.add("main_peg", rim)
    slots = [z for i, z in enumerate(np.linspace(0.91, 1.71, 13)) if i not in (4, 8)]
    a.add("small_peg", [peg((-0.06, FACE + 0.045, z), (-1, 0, 0), 0.09, 0.01, 2.2) for z in slots])
    ends = [(x, FACE - 0.11, 1.84) for x in np.linspace(0.045, -0.02, 5)] + [
        (-0.085, FACE + 0.01, z) for z in (1.19, 1.43)
    ]
    for x, end in zip(np.linspace(0.07, -0.075, 7), ends, strict=True):
        line = [(0.5 * x, FACE - 0.02, 0.13), (x, FACE - 0.12, 0.3), end]
        if end[2] > 1.8:
            line.append((0.5 * end[0], FACE - 0.02, 1.93))
        a.add("string", sweep(line, 0.005, segments=8))
