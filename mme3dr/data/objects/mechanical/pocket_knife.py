"""Folding tool for the pocket."""

import numpy as np
from manifold3d import CrossSection, Manifold

from mme3dr.data.objects.mechanical._tooling import chamfered, sawteeth, swing
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import circle, polygon, rectangle
from mme3dr.meshes.solids import box, cut, cylinder, hull, torus, union
from mme3dr.meshes.sweeps import plate
from mme3dr.records import Fact, Part

_HALF, _PIVOT, _THICK = 1.95, 1.55, 0.13


def _flat_tool(shape: CrossSection, *cuts: Manifold) -> Manifold:
    """Tool from its outline along +x, with a round tang at the pivot at the origin; its working edge is below."""
    tang = circle(0.3) + rectangle(0.6, 0.42, (0.25, 0))
    return cut(union(chamfered(shape, _THICK, 0.035), plate(tang, _THICK)), cuts)


def _knife_blade(length: float) -> Manifold:
    edge = [(0.4, -0.21), (0.5, -0.3), (length - 0.55, -0.3), (length - 0.2, -0.16), (length, 0.1)]
    nick = hull(*(cylinder(0.03, 0.05, (x, y, 0.1), "y", segments=10) for x in (0.8, 1.2) for y in (-0.07, 0.07)))
    shape = polygon([*edge, (length - 0.45, 0.12), (length * 0.55, 0.22), (0.4, 0.21)])
    faces = [nick ^ box(9, 0.05, 9, (0, s * 0.065, 0), 0) for s in (-1, 1)]
    return _flat_tool(shape, *faces)


def _wood_saw() -> Manifold:
    teeth = sawteeth((0.55, -0.2), (2.5, -0.16), 15, 0.1)
    return _flat_tool(polygon([(0.3, -0.2), *teeth, (2.58, 0.1), (2.4, 0.2), (0.3, 0.21)]))


def _can_opener() -> Manifold:
    claw = [(0.3, -0.2), (0.75, -0.2), (0.82, -0.02), (0.95, 0.02), (1.05, -0.08), (1.08, -0.28), (1.3, -0.22)]
    return _flat_tool(polygon([*claw, (1.5, 0.0), (1.72, 0.06), (1.72, 0.19), (1.3, 0.22), (0.3, 0.21)]))


def _bottle_opener() -> Manifold:
    lip = [(0.3, -0.21), (0.72, -0.21), (0.8, 0.0), (0.98, 0.06), (1.08, -0.06), (1.02, -0.24), (1.2, -0.28)]
    return _flat_tool(polygon([*lip, (1.45, -0.13), (1.85, -0.13), (1.85, 0.14), (1.4, 0.2), (0.3, 0.21)]))


def _small_scissors() -> Manifold:
    fixed = polygon([(0.3, -0.2), (0.7, -0.05), (1.0, -0.06), (1.95, 0.16), (1.9, 0.2), (1.0, 0.21), (0.3, 0.21)])
    moving = polygon([(0.2, -0.6), (0.28, -0.62), (0.85, -0.16), (1.1, -0.12), (1.95, -0.2), (1.0, 0.12), (0.8, 0.02)])
    lower = chamfered(moving, 0.06, 0.015, (0, 0.055, 0))
    return union(_flat_tool(fixed), lower, cylinder(0.09, 0.2, (0.92, 0, 0.02), "y", segments=16))


@reference_object(
    name="multi-tool pocket knife",
    prompt="Swiss-style pocket knife resting on its back with every tool fanned out: two blades, a saw, little "
    "scissors and two openers",
    parts=[
        Part("scale", 2, "red", "plastic", False),
        Part("liner", 4, "silver", "metal", False),
        Part("back_spring", 3, "steel", "metal", False),
        Part("blade", 2, "silver", "metal", True),
        Part("saw", 1, "steel", "metal", True),
        Part("scissors", 1, "steel", "metal", True),
        Part("opener", 2, "silver", "metal", True),
        Part("cross", 1, "white", "plastic", False),
        Part("rivet", 2, "brass", "metal", False),
        Part("key_ring", 1, "silver", "metal", False),
    ],
    facts=[
        Fact(
            "count",
            "Six tools stand out of the handle.",
            "Two tools stand out of the handle.",
            False,
            "count(blade) + count(saw) + count(scissors) + count(opener) == 6",
        ),
        Fact(
            "colour",
            "The sides of the handle are red with a white cross.",
            "The sides of the handle are white with a blue cross.",
            True,
            "colour(scale) == 'red' and colour(cross) == 'white' and touches(cross, scale)",
        ),
        Fact(
            "relation",
            "The tools turn on pivots near the two ends of the handle.",
            "The tools all turn on a single pivot in the middle of the handle.",
            True,
            "all_touch(blade, rivet) and all_touch(opener, rivet) and width(rivet) > 0.7 * width(scale)",
        ),
        Fact(
            "relation",
            "The blades and openers open towards opposite ends of the handle.",
            "The blades and openers all open towards the same end of the handle.",
            True,
            "x(blade) < x(scale) and x(opener) > x(scale)",
        ),
        Fact(
            "proportion",
            "No tool is longer than the handle that it folds into.",
            "The tools are twice as long as the handle that they fold into.",
            True,
            "length(saw) < width(scale) and piece_length(blade) < width(scale) and length(scissors) < width(scale)",
        ),
        Fact(
            "relation",
            "The tools are held between the two red sides.",
            "The tools are stuck onto the outer faces of the red sides.",
            True,
            "front(scale) < front(blade) and back(scale) > back(blade) and front(scale) < front(opener) "
            "and back(scale) > back(scissors)",
        ),
        Fact(
            "material",
            "The tools are metal and the handle's sides are plastic.",
            "The tools are plastic and the handle's sides are metal.",
            True,
            "material(blade) == 'metal' and material(saw) == 'metal' and material(scale) == 'plastic'",
        ),
        Fact(
            "proportion",
            "One of the blades is clearly longer than the other.",
            "Both of the blades have exactly the same length.",
            True,
            "count(blade) == 2 and not alike(blade)",
        ),
        Fact(
            "symmetry",
            "The two red sides of the handle mirror each other.",
            "The handle has a red side on its front only.",
            True,
            "count(scale) == 2 and mirror(scale, 'y')",
        ),
        Fact(
            "relation",
            "A ring for keys hangs from one end of the handle.",
            "A ring for keys hangs from the tip of the saw.",
            True,
            "touches(key_ring, liner) and x(key_ring) > x(scale) + 0.4 * width(scale)",
        ),
    ],
)
def multi_tool_pocket_knife(a: Assembly) -> None:
    z = 0.45
    slab = rectangle(2 * _HALF, 0.88, corner=0.43)
    shell = chamfered(slab, 0.26, 0.11, (0, -0.46, z))
    a.add("scale", mirrored(shell, "y"))
    arms = rectangle(0.52, 0.16) + rectangle(0.16, 0.52)
    a.add("cross", chamfered(arms, 0.06, 0.01, (0.0, -0.6, z)))
    places = np.linspace(-0.29, 0.29, 4)
    plates = [plate(slab.offset(-0.03), 0.05, (0, y, z)) for y in places]
    a.add("liner", plates)
    spacer = box(2.6, 0.56, 0.3, (0, 0, 0.2), 0)
    a.add("back_spring", cut(spacer, plates))
    slots = (places[:-1] + places[1:]) / 2
    tools = [
        ("blade", _knife_blade(3.0), -1, 138, 0),
        ("saw", _wood_saw(), -1, 110, 1),
        ("blade", _knife_blade(2.1), -1, 84, 2),
        ("opener", _bottle_opener(), 1, 136, 2),
        ("scissors", _small_scissors(), 1, 106, 1),
        ("opener", _can_opener(), 1, 72, 0),
    ]
    for part, tool, side, angle, slot in tools:
        placed = swing(tool, angle)
        placed = placed.rotate((0, 0, 180)) if side > 0 else placed
        a.add(part, placed.translate((side * _PIVOT, slots[slot], z)))
    a.add("rivet", [cylinder(0.11, 1.16, (x, 0, z), "y", segments=20) for x in (-_PIVOT, _PIVOT)])
    a.add("key_ring", torus(0.3, 0.05, (_HALF + 0.2, 0.29, z - 0.1), "y"))
