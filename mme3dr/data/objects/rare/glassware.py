"""Sealed glass instruments; their glass is left open in wide windows so that what it holds can be seen."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import rectangle, regular, smooth_profile
from mme3dr.meshes.solids import box, cone, cut, cylinder, ellipsoid, rod, union
from mme3dr.meshes.sweeps import lathe, plate
from mme3dr.records import Fact, Part

FLOATS = (
    ("purple_float", "purple", 4.18),
    ("blue_float", "blue", 3.39),
    ("green_float", "green", 2.6),
    ("amber_float", "amber", 1.34),
    ("red_float", "red", 0.55),
)
"""Part, colour and height of each float: three have risen, two have sunk."""


@reference_object(
    name="Galileo thermometer",
    prompt="Galileo thermometer on a round beech foot, tagged bulbs of five colours telling that the room is mild",
    parts=[
        *[Part(name, 1, colour, "glass", True) for name, colour, _ in FLOATS],
        Part("tag", 5, "gold", "metal", True),
        Part("column", 1, "light grey", "glass", False),
        Part("cap", 1, "light grey", "glass", False),
        Part("foot", 1, "tan", "wood", True),
    ],
    facts=[
        Fact(
            "proportion",
            "The glass column is several times taller than it is wide.",
            "The glass column is as wide as it is tall.",
            True,
            "height(column) > 3 * width(column)",
        ),
        Fact(
            "count",
            "A metal tag hangs under each of the five bulbs.",
            "A metal tag hangs under only one of the five bulbs.",
            False,
            "count(tag) == 5 and alike(tag) and rising(tag)",
        ),
        Fact(
            "relation",
            "Some bulbs have gathered at the top and others at the bottom, with a gap between.",
            "All the bulbs have gathered at the bottom, with nothing at the top.",
            True,
            "bottom(green_float) - top(amber_float) > 0.8 * height(amber_float) and z(purple_float) > z(column)",
        ),
        Fact(
            "relation",
            "All the bulbs are inside the glass column.",
            "All the bulbs stick to the outside of the column.",
            True,
            "inside(purple_float, column) and inside(red_float, column) and inside(green_float, column)",
        ),
        Fact(
            "colour",
            "Each bulb has a colour of its own.",
            "Every bulb has the same blue colour.",
            True,
            "colour(red_float) == 'red' and colour(blue_float) == 'blue' and colour(green_float) == 'green'",
        ),
        Fact(
            "relation",
            "The column is sealed with a rounded cap of glass.",
            "The column is left open at the top like a vase.",
            True,
            "on(cap, column) and material(cap) == 'glass'",
        ),
        Fact(
            "symmetry",
            "The foot is round, the same on all sides.",
            "The foot is a long bar to one side.",
            True,
            "turn(foot, 5) and turn(column, 4)",
        ),
        Fact("material", "The foot is made of wood.", "The foot is made of iron.", False, "material(foot) == 'wood'"),
    ],
)
def galileo_thermometer(a: Assembly) -> None:
    for name, _, z in FLOATS:
        bulb = union(ellipsoid(0.345, 0.345, 0.26), cone(0.12, 0.14, (0, 0, 0.27)), cylinder(0.07, 0.08, (0, 0, -0.27)))
        a.add(name, bulb.translate((0, 0, z)))
        label = union(plate(regular(24, 0.13), 0.035, (0, 0, z - 0.4)), rod((0, 0, z - 0.33), (0, 0, z - 0.28), 0.025))
        a.add("tag", label.rotate((0, 0, 25 + 20 * z)))
    a.add("column", _windowed_column())
    dome = [(0.36, 0), (0.42, 0), (0.41, 0.1), (0.34, 0.22), (0.2, 0.3), (0.1, 0.37), (0.11, 0.46), (0.06, 0.52)]
    a.add("cap", lathe([*dome, (0, 0.53), (0, 0.15), (0.25, 0.12), (0.36, 0)]).translate((0, 0, 4.72)))
    wall = [(0, -0.36), (0.8, -0.36), (0.83, -0.3), (0.8, -0.22), (0.66, -0.18), (0.58, -0.08), (0.56, 0.1)]
    a.add("foot", lathe([*wall, (0.5, 0.16), (0.45, 0.14), (0.43, 0.0), (0, 0)]))


def _windowed_column() -> Manifold:
    """Glass tube whose wall is cut away between four slim strips."""
    tube = lathe([(0.0, 0.0), (0.42, 0.0), (0.42, 4.72), (0.365, 4.72), (0.365, 0.05), (0, 0.05)], segments=64)
    window = plate(rectangle(0.5, 4.4, corner=0.2), 1.0, (0, -0.5, 2.42))
    return cut(tube, ring(window, 4, start=45))


@reference_object(
    name="Crookes radiometer",
    prompt="a Crookes radiometer, the Victorian light mill spun by sunshine, its glass bulb on a dark wooden plinth",
    parts=[
        Part("bulb", 1, "light grey", "glass", True),
        Part("foot", 1, "light grey", "glass", False),
        Part("dark_face", 4, "black", "metal", False),
        Part("light_face", 4, "white", "metal", False),
        Part("arm_cross", 1, "steel", "metal", False),
        Part("needle", 1, "steel", "metal", False),
        Part("plinth", 1, "dark brown", "wood", True),
    ],
    facts=[
        Fact(
            "count",
            "Four vanes sit on the mill inside the bulb.",
            "Seven vanes sit on the mill inside the bulb.",
            True,
            "count(dark_face) == 4 and inside(dark_face, bulb) and inside(light_face, bulb)",
        ),
        Fact(
            "colour",
            "Each vane is black on one side and white on the other.",
            "Each vane is red on both of its sides.",
            True,
            "colour(dark_face) == 'black' and colour(light_face) == 'white' and all_touch(dark_face, light_face)",
        ),
        Fact(
            "symmetry",
            "The vanes look the same after every quarter turn, black sides all facing one way round.",
            "The vanes differ after every quarter turn, black sides facing each other in pairs.",
            True,
            "turn(dark_face, 4) and turn(light_face, 4) and even(dark_face)",
        ),
        Fact(
            "relation",
            "The mill balances on the tip of an upright needle.",
            "The mill hangs on a thread from the top of the bulb.",
            True,
            "touches(arm_cross, needle) and top(arm_cross) > top(needle) and touches(needle, foot)",
        ),
        Fact(
            "existence",
            "A rounded glass bulb encloses the whole mill.",
            "A square wooden box encloses the whole mill.",
            False,
            "inside(arm_cross, bulb) and material(bulb) == 'glass' and width(bulb) > 1.2 * width(arm_cross)",
        ),
        Fact(
            "relation",
            "The bulb is carried above the plinth on a narrow glass stem.",
            "The bulb lies on its side right on the plinth.",
            True,
            "above(bulb, foot) and on(foot, plinth) and touches(bulb, foot)",
        ),
        Fact(
            "proportion",
            "The whole thing is taller than it is wide.",
            "The whole thing is wider than it is tall.",
            True,
            "height(all) > 1.5 * width(all)",
        ),
        Fact(
            "colour",
            "The plinth is dark brown.",
            "The plinth is bright yellow.",
            False,
            "colour(plinth) == 'dark brown'",
        ),
    ],
)
def crookes_radiometer(a: Assembly) -> None:
    middle = (0, 0, 2.35)
    a.add("bulb", _windowed_bulb().translate(middle))
    diamond = regular(4, 0.32)
    for part, side in (("dark_face", -1), ("light_face", 1)):
        face = plate(diamond, 0.035, (0.47, side * 0.0175, 0))
        a.add(part, [f.translate(middle) for f in ring(face, 4, start=14)])
    arms = ring(rod((0, 0, 0), (0.3, 0, 0), 0.022, segments=10), 4, start=14)
    cup = [(0.09, -0.1), (0.09, 0.04), (0.05, 0.1), (0, 0.11), (0, 0.02), (0.06, 0.0), (0.06, -0.1), (0.09, -0.1)]
    a.add("arm_cross", union(arms, lathe(cup)).translate(middle))
    a.add("needle", union(rod((0, 0, 1.3), (0, 0, 2.1), 0.05, 0.04), rod((0, 0, 2.08), (0, 0, 2.37), 0.035, 0.01)))
    wall = [(0, 0.26), (0.62, 0.26), (0.62, 0.31), (0.4, 0.37), (0.18, 0.48), (0.1, 0.65), (0.1, 0.85)]
    a.add("foot", lathe([*wall, (0.16, 0.95), (0.13, 1.06), (0.2, 1.15), (0.3, 1.25), (0.27, 1.3), (0, 1.32)]))
    base = [(0, 0), (0.85, 0), (0.86, 0.08), (0.8, 0.13), (0.77, 0.2), (0.7, 0.26), (0, 0.26)]
    a.add("plinth", lathe(base, segments=56))


def _windowed_bulb() -> Manifold:
    """Pear-shaped shell, cut away between four slim strips, and the pip where the glass was sealed."""
    outer = [(0.24, -1.08), (0.32, -1.0), (0.6, -0.82), (0.86, -0.52), (1.0, 0), (0.93, 0.38), (0.72, 0.7), (0.4, 0.93)]
    outer += [(0.14, 1.03), (0.07, 1.13), (0.03, 1.25)]
    line = smooth_profile(outer, 40)
    inner = np.column_stack([line[:-9, 0] - 0.06, line[:-9, 1] * 0.96])[::-1]
    shell = lathe(np.vstack([line, [(0, 1.26), (0, inner[0, 1])], inner]), segments=64)
    window = cylinder(0.93, 3, axis="x", segments=56).scale((1, 1, 0.86))
    strips = ring(box(3, 0.085, 3, bevel=0), 2, start=45, arc=90)
    return cut(shell, cut(union(window, window.rotate((0, 0, 90))), strips).rotate((0, 0, 30)))
