"""Tools of the joiner's bench."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._tooling import bar_with_knobs, chamfered, thread
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import outline, polygon, rectangle
from mme3dr.meshes.solids import box, cut, cylinder, union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part


def _plane_body() -> Manifold:
    """Stock of the plane, toe to the left, with the sloping throat that opens at the top and the mouth below."""
    stock = chamfered(rectangle(4.4, 0.9, corner=0.04), 0.75, 0.06, (0, 0, 0.375), "up")
    throat = polygon([(-0.42, 0.06), (-0.36, 0.06), (0.62, 0.98), (-0.85, 0.98), (-0.55, 0.6)])
    mouth = box(0.12, 0.62, 0.3, (-0.39, 0, 0), 0)
    return cut(stock, plate(throat, 0.62), mouth)


def _tote() -> Manifold:
    """Closed handle for the pushing hand, seen from the side."""
    rim = [(0.8, 0.7), (1.2, 0.7), (1.6, 0.7), (1.98, 0.72), (2.02, 0.95), (1.88, 1.3), (1.92, 1.6), (1.75, 1.82)]
    rim += [(1.5, 1.78), (1.32, 1.62), (1.05, 1.42), (0.86, 1.05)]
    hole = [(1.12, 0.98), (1.35, 0.93), (1.58, 1.0), (1.6, 1.25), (1.52, 1.52), (1.3, 1.34), (1.14, 1.18)]
    return chamfered(outline(rim, 64) - outline(hole, 40), 0.34, 0.08)


def _shaving() -> Manifold:
    """Thin ribbon of wood that comes up out of the throat and curls over towards the toe."""
    t = np.linspace(0, 1, 70)
    radius, angle = 0.46 - 0.26 * t, np.pi * (3.5 * t - 0.05)
    curl = np.column_stack([-0.97 + radius * np.cos(angle), -0.02 - 0.45 * t**2, 1.2 + radius * np.sin(angle)])
    stem = np.column_stack([np.linspace(-0.35, -0.52, 8), np.full(8, -0.02), np.linspace(0.12, 1.05, 8)])
    return sweep(np.vstack([stem, curl]), 1.0, rectangle(0.035, 0.4), up=(0, 1, 0))


@reference_object(
    name="jack plane",
    prompt="old wooden jack plane with its cutting iron wedged in place, a dark closed handle behind, and a curl of "
    "wood shaving coming out",
    parts=[
        Part("stock", 1, "tan", "wood", True),
        Part("tote", 1, "dark brown", "wood", True),
        Part("knob", 1, "dark brown", "wood", False),
        Part("cutting_iron", 1, "steel", "metal", True),
        Part("wedge", 1, "brown", "wood", True),
        Part("shaving", 1, "cream", "wood", True),
        Part("maker_plate", 2, "brass", "metal", False),
    ],
    facts=[
        Fact(
            "proportion",
            "The body is a long, low block.",
            "The body is a tall, short block.",
            True,
            "width(stock) > 4 * height(stock) and width(stock) > 3 * depth(stock)",
        ),
        Fact(
            "relation",
            "The handle stands behind the cutting iron.",
            "The handle stands in front of the cutting iron.",
            False,
            "left(tote) > right(wedge) and x(tote) > x(cutting_iron) and on(tote, stock)",
        ),
        Fact(
            "relation",
            "A knob for the other hand stands ahead of the cutting iron.",
            "A knob for the other hand stands behind the big handle.",
            True,
            "right(knob) < left(cutting_iron) and on(knob, stock)",
        ),
        Fact(
            "relation",
            "The cutting iron passes down through the body to its underside.",
            "The cutting iron lies flat on top of the body.",
            True,
            "bottom(cutting_iron) < bottom(stock) + 0.15 * height(stock) and top(cutting_iron) > top(stock)",
        ),
        Fact(
            "relation",
            "The cutting iron leans back towards the handle.",
            "The cutting iron stands exactly upright.",
            True,
            "width(cutting_iron) > 0.6 * height(cutting_iron) and right(cutting_iron) > x(stock)",
        ),
        Fact(
            "material",
            "The body is wooden and the cutting iron is metal.",
            "The body is metal and the cutting iron is wooden.",
            True,
            "material(stock) == 'wood' and material(cutting_iron) == 'metal'",
        ),
        Fact(
            "colour",
            "The handle is darker than the pale body.",
            "The handle is white on a black body.",
            False,
            "colour(tote) == 'dark brown' and colour(stock) == 'tan'",
        ),
        Fact(
            "symmetry",
            "Its left and right flanks are mirror images.",
            "Its handle sits off to one flank.",
            True,
            "mirror(stock, 'y') and mirror(tote, 'y') and y(tote) - y(stock) < 0.02 and y(stock) - y(tote) < 0.02",
        ),
        Fact(
            "relation",
            "The shaving rises out of the opening in the top.",
            "The shaving trails from the end of the handle.",
            False,
            "touches(shaving, cutting_iron) and top(shaving) > top(stock) and right(shaving) < left(tote)",
        ),
    ],
)
def jack_plane(a: Assembly) -> None:
    a.add("stock", _plane_body())
    a.add("tote", _tote())
    knob = [(0.24, 0.7), (0.25, 0.8), (0.15, 0.9), (0.14, 1.02), (0.24, 1.16), (0.27, 1.32), (0.2, 1.45), (0, 1.5)]
    a.add("knob", lathe([(0, 0.7), *knob], segments=32).translate((-1.7, 0, 0)))
    blade = polygon([(-0.27, 0), (0.27, 0), (0.27, 1.95), (0.17, 2.12), (-0.17, 2.12), (-0.27, 1.95)])
    blade -= rectangle(0.1, 0.5, (0, 1.75), 0.045)
    iron = plate(blade, 0.07).rotate((0, 0, 90)).rotate((0, 45, 0)).translate((-0.36, 0, 0.05))
    a.add("cutting_iron", iron)
    side = polygon([(0.02, 0.35), (0.045, 0.35), (0.13, 1.45), (0.06, 1.62), (0.02, 1.62)])
    key = plate(side, 0.5).mirror((1, 0, 0)).translate((-0.03, 0, 0)).rotate((0, 45, 0)).translate((-0.36, 0, 0.05))
    a.add("wedge", key)
    a.add("shaving", _shaving())
    a.add("maker_plate", mirrored(plate(rectangle(0.5, 0.22, (0, 0), 0.1), 0.04, (-1.3, -0.45, 0.4)), "y"))


def _clamp_frame() -> Manifold:
    """C of I-section, its throat open downwards: a web with a rim along all of its edges, a boss for the screw."""
    outer = outline([(-1.75, -0.4), (-1.75, 0.6), (-1.35, 1.45), (-0.4, 1.75), (0.4, 1.75), (1.35, 1.45), (1.75, 0.6),
                     (1.75, -0.4), (1.6, -0.75), (1.35, -0.7), (1.25, 0.4), (0.85, 1.0), (0, 1.15), (-0.85, 1.0),
                     (-1.25, 0.4), (-1.35, -0.7), (-1.6, -0.75)], 96)  # fmt: skip
    rim = outer - outer.offset(-0.1)
    boss = cylinder(0.27, 0.62, (1.52, 0, -0.35), "x")
    anvil = cylinder(0.27, 0.2, (-1.28, 0, -0.35), "x")
    frame = union(plate(outer, 0.12), plate(rim, 0.42), boss, anvil)
    return cut(frame, cylinder(0.155, 1, (1.52, 0, -0.35), "x"))


@reference_object(
    name="G-clamp",
    prompt="a blue cast-iron G-clamp holding two offcuts of board together on edge while the glue dries",
    parts=[
        Part("frame", 1, "blue", "painted metal", True),
        Part("screw", 1, "steel", "metal", False),
        Part("swivel_pad", 1, "dark grey", "metal", False),
        Part("tommy_bar", 1, "steel", "metal", False),
        Part("board", 2, "tan", "wood", True),
        Part("glue", 1, "ivory", "wax", True),
    ],
    facts=[
        Fact(
            "relation",
            "The two boards are caught between the frame and the screw.",
            "The two boards lie beside the clamp, clear of it.",
            True,
            "touches(board, frame) and touches(board, swivel_pad) and left(board) > left(frame) "
            "and right(board) < right(frame)",
        ),
        Fact(
            "relation",
            "The screw passes through one end of the frame.",
            "The screw passes through the middle of the frame's back.",
            True,
            "touches(screw, frame) and top(screw) < z(frame) and right(screw) > right(frame) "
            "and left(screw) > x(frame)",
        ),
        Fact(
            "relation",
            "A sliding bar crosses the outer end of the screw.",
            "A sliding bar crosses the back of the frame.",
            True,
            "touches(tommy_bar, screw) and left(tommy_bar) > right(frame)",
        ),
        Fact("count", "The clamp holds two boards.", "The clamp holds five boards.", False, "count(board) == 2"),
        Fact("colour", "The frame is blue.", "The frame is orange.", False, "colour(frame) == 'blue'"),
        Fact(
            "relation",
            "A pad on the screw's inner end presses on the wood.",
            "The bare tip of the screw drills into the wood.",
            True,
            "touches(swivel_pad, screw) and touches(swivel_pad, board) and x(swivel_pad) < x(screw)",
        ),
        Fact(
            "symmetry",
            "The frame has the same outline seen from either face.",
            "The frame bulges out on one face only.",
            True,
            "mirror(frame, 'y')",
        ),
        Fact(
            "material",
            "The screw is metal and the boards are wooden.",
            "The screw is wooden and the boards are metal.",
            True,
            "material(screw) == 'metal' and material(board) == 'wood'",
        ),
        Fact(
            "proportion",
            "The frame is much wider than it is thick.",
            "The frame is as thick as it is wide.",
            True,
            "width(frame) > 4 * depth(frame)",
        ),
    ],
)
def g_clamp(a: Assembly) -> None:
    z = -0.35
    a.add("frame", _clamp_frame())
    collar = lathe([(0, 2.05), (0.16, 2.05), (0.22, 2.12), (0.22, 2.5), (0.16, 2.58), (0, 2.58)], segments=24)
    shank = union(thread(0.165, 1.85, 0.115, (0, 0, 1.2)), collar).rotate((0, 90, 0)).translate((0.5, 0, z))
    a.add("screw", cut(shank, cylinder(0.075, 1, (2.82, 0, z), "y")))
    a.add("tommy_bar", bar_with_knobs((2.82, -0.75, z), (2.82, 0.45, z), 0.07, 0.12))
    pad = [(0, 0), (0.34, 0), (0.34, 0.08), (0.24, 0.18), (0.2, 0.3), (0, 0.3)]
    a.add("swivel_pad", lathe(pad, segments=28).rotate((0, 90, 0)).translate((0.52, 0, z)))
    for x, y, colour in ((-0.75, 0.1, None), (0.12, -0.1, "sand")):
        a.add("board", box(0.8, 2.2, 1.5, (x, y, -0.95), 0.04), colour=colour)
    a.add("glue", box(0.07, 2.0, 1.52, (-0.315, 0, -0.93), 0.03))
