"""Kitchen machines clamped to a table."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import four
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.organic import ball, blend
from mme3dr.meshes.profiles import circle, gear, polygon
from mme3dr.meshes.solids import box, capsule, cut, cylinder, rod, union
from mme3dr.meshes.sweeps import extrude, lathe, plate, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="meat grinder",
    prompt="cutaway model of a clamp-on meat grinder at the edge of a table, worm visible, mince falling into a bowl",
    parts=[
        Part("barrel", 1, "silver", "metal", False),
        Part("worm", 1, "brass", "metal", True),
        Part("ring_nut", 1, "steel", "metal", False),
        Part("hole_plate", 1, "dark grey", "metal", False),
        Part("crank", 1, "steel", "metal", False),
        Part("grip", 1, "tan", "wood", False),
        Part("clamp_screw", 1, "iron", "iron", False),
        Part("meat", 1, "dark red", "flesh", False),
        Part("mince", 9, "red", "flesh", True),
        Part("heap", 1, "red", "flesh", False),
        Part("bowl", 1, "white", "ceramic", True),
        Part("table", 1, "brown", "wood", True),
    ],
    facts=[
        Fact(
            "relation",
            "Crank and outlet are at opposite ends of the barrel.",
            "Crank and outlet are at the same end of the barrel.",
            True,
            "right(crank) < x(barrel) and left(hole_plate) > x(barrel) and touches(crank, barrel)",
        ),
        Fact(
            "relation",
            "The worm lies lengthwise inside the barrel.",
            "The worm stands upright on top of the barrel.",
            True,
            "inside(worm, barrel) and width(worm) > 2 * height(worm)",
        ),
        Fact(
            "relation",
            "A screw presses the clamp against the underside of the table top.",
            "A screw holds the clamp against the foot of a table leg.",
            True,
            "touches(clamp_screw, barrel) and touches(clamp_screw, table) and top(clamp_screw) < top(table)"
            " and bottom(clamp_screw) > bottom(table)",
        ),
        Fact(
            "relation",
            "The bowl stands on the table under the outlet.",
            "The bowl stands on the floor under the crank.",
            True,
            "on(bowl, table) and x(bowl) > x(barrel) and top(bowl) < bottom(hole_plate)",
        ),
        Fact(
            "relation",
            "Lumps of meat fill the funnel above the barrel.",
            "Lumps of meat hang from the clamp below the barrel.",
            True,
            "touches(meat, barrel) and bottom(meat) > top(worm)",
        ),
        Fact(
            "colour",
            "Red mince falls into a white bowl.",
            "Green mince falls into a black bowl.",
            True,
            "colour(mince) == 'red' and colour(bowl) == 'white'",
        ),
        Fact(
            "material",
            "The barrel is metal and the grip is wood.",
            "The barrel is wood and the grip is metal.",
            True,
            "material(barrel) == 'metal' and material(grip) == 'wood'",
        ),
        Fact("symmetry", "The bowl is round.", "The bowl is three-cornered.", True, "turn(bowl, 5) and turn(bowl, 7)"),
        Fact(
            "count",
            "Nine strands of mince come out side by side.",
            "A single strand of mince comes out on its own.",
            True,
            "count(mince) == 9",
        ),
    ],
)
def meat_grinder(a: Assembly) -> None:
    axis = 1.45
    legs = [leg.translate((0.58, 0, 0)) for leg in four(box(0.11, 0.11, 0.5, (0.5, 0.34, 0.55), 0.015))]
    a.add("table", union(box(1.3, 0.95, 0.1, (0.58, 0, 0.81), 0.02), box(1.08, 0.74, 0.1, (0.58, 0, 0.72), 0.01), legs))
    a.add("barrel", _barrel().translate((0, 0, axis)))
    thread = extrude(circle(0.105, (0.075, 0), 28), 0.72, twist=360 * 4.5, steps=90)
    a.add("worm", union(thread, cylinder(0.06, 0.72)).rotate((0, 90, 0)).translate((0.04, 0, axis)))
    nut = cut(extrude(gear(14, 0.29, 0.03), 0.14, axis="x"), cylinder(0.2, 0.3, axis="x"))
    a.add("ring_nut", nut.translate((0.45, 0, axis)))
    a.add("hole_plate", cylinder(0.205, 0.06, (0.47, 0, axis), "x"))
    _food(a, axis)
    _handle(a, axis)
    screw = [
        cylinder(0.035, 0.4, (0.08, 0, 0.52)),
        cylinder(0.075, 0.03, (0.08, 0, 0.655)),
        capsule((0.08, -0.13, 0.34), (0.08, 0.13, 0.34), 0.025),
    ]
    a.add("clamp_screw", union(screw))


def _food(a: Assembly, axis: float) -> None:
    """Meat in the funnel, strands out of the hole plate, and the bowl with what has fallen."""
    spots = [(0.0, 0.0)] + [(0.11 * np.cos(t), 0.11 * np.sin(t)) for t in np.arange(8) * np.pi / 4]
    for k, (y, z) in enumerate(spots):
        drop = 0.12 + 0.03 * (k % 3)
        path = spline(
            [
                (0.48, y, axis + z),
                (0.54, y, axis + z),
                (0.57 + drop / 3, y, axis + z - 0.06),
                (0.57 + drop / 2, y, axis + z - drop - 0.1),
            ],
            16,
        )
        a.add("mince", sweep(path, 0.032, segments=10))
    wall = [(0, 0.86), (0.14, 0.86), (0.15, 0.88), (0.27, 0.98), (0.31, 1.1), (0.33, 1.11), (0.31, 1.12), (0.28, 1.11)]
    a.add("bowl", lathe([*wall, (0.24, 0.99), (0.12, 0.91), (0, 0.91)]).translate((0.7, 0, 0)))
    lumps = []
    for k in range(12):
        r, lift = 0.17 * (k % 3) / 2, 0.07 * (k % 3 == 0)
        lumps.append(ball((0.7 + r * np.cos(2.4 * k), r * np.sin(2.4 * k), 1.02 + lift), 0.085))
    a.add("heap", blend(lumps, soft=0.03, detail=26))
    turns = 2.1 * np.arange(6)
    chunks = [ball((0.18 * np.cos(t), 0.13 * np.sin(t), axis + 0.51), 0.095) for t in turns]
    chunks += [ball((0, 0, axis + 0.42), 0.175), ball((0.02, 0, axis + 0.59), 0.11)]
    a.add("meat", blend(chunks, soft=0.02, detail=28))


def _handle(a: Assembly, axis: float) -> None:
    """Crank at the barrel's back end, hanging down to the rear."""
    arm = spline(
        [(-0.5, 0, axis), (-0.51, 0.04, axis - 0.05), (-0.55, 0.24, axis - 0.28), (-0.56, 0.28, axis - 0.33)], 20
    )
    shaft = union(
        rod((-0.3, 0, axis), (-0.56, 0, axis), 0.045),
        cylinder(0.075, 0.06, (-0.5, 0, axis), "x"),
        rod((-0.54, 0.28, axis - 0.33), (-0.64, 0.28, axis - 0.33), 0.02),
    )
    a.add("crank", union(sweep(arm, 0.035), shaft))
    a.add(
        "grip",
        lathe([(0, 0), (0.04, 0), (0.055, 0.08), (0.05, 0.2), (0.06, 0.24), (0.03, 0.28), (0, 0.28)], segments=24)
        .rotate((0, -90, 0))
        .translate((-0.59, 0.28, axis - 0.33)),
    )


def _barrel() -> Manifold:
    """Casting with its axis at z = 0: tube with a window, funnel, back wall, and the clamp's bow below."""
    funnel = lathe([(0, 0.1), (0.15, 0.1), (0.15, 0.26), (0.34, 0.46), (0.36, 0.46), (0.36, 0.5), (0, 0.5)]).scale(
        (1, 0.85, 1)
    )
    throat = lathe([(0, 0), (0.12, 0), (0.12, 0.26), (0.31, 0.47), (0.31, 0.6), (0, 0.6)]).scale((1, 0.83, 1))
    bow = polygon(
        [
            (0.26, -0.59),
            (0.26, -0.54),
            (0.12, -0.46),
            (0.1, -0.15),
            (-0.1, -0.15),
            (-0.12, -0.5),
            (-0.26, -0.6),
            (-0.26, -0.98),
            (-0.2, -1.04),
            (0.17, -1.04),
            (0.17, -0.94),
            (-0.12, -0.92),
            (-0.12, -0.59),
        ]
    )
    body = union(
        cylinder(0.23, 0.72, (0.04, 0, 0), "x"),
        cylinder(0.25, 0.05, (-0.3, 0, 0), "x"),
        cylinder(0.1, 0.1, (-0.36, 0, 0), "x"),
        funnel,
    )
    window = box(0.46, 0.3, 0.31, (0.11, -0.2, 0.0), 0.02)
    return union(
        cut(body, cylinder(0.195, 0.66, (0.08, 0, 0), "x"), throat, window),
        cut(plate(bow.offset(0.01), 0.16), cylinder(0.21, 1, axis="x")),
    )
