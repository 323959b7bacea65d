"""Aeroplanes."""

from collections.abc import Callable

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._vehicle import LARGE, disc, fuselage, tyre
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import outline, polygon
from mme3dr.meshes.solids import (
    beam,
    box,
    capsule,
    common,
    cut,
    cylinder,
    dome,
    ellipsoid,
    flatten,
    rod,
    union,
)
from mme3dr.meshes.sweeps import loft, plate
from mme3dr.records import Fact, Part

WHEEL = (0.82, -1.25, 0.3)
"""Middle of the right main wheel; the aeroplane sits back on its tail about the axle."""
SHAPE = [
    (-1.75, 1.3, 0.5, 0.5),
    (-1.0, 1.3, 0.5, 0.52),
    (-0.2, 1.3, 0.47, 0.52),
    (0.8, 1.32, 0.42, 0.5),
    (2.0, 1.36, 0.26, 0.34),
    (3.3, 1.42, 0.06, 0.16),
]
AIRFOIL = [
    (0.5, 0),
    (0.47, 0.045),
    (0.3, 0.09),
    (0.0, 0.085),
    (-0.3, 0.045),
    (-0.5, 0.0),
    (-0.3, -0.015),
    (0.0, -0.02),
    (0.35, -0.03),
]
"""Section of a wing of chord 1: forward share of the chord, and height."""
Put = Callable[..., None]


@reference_object(
    name="biplane",
    prompt="open cockpit biplane trainer for two, blue body and yellow wings, wooden propeller, parked tail-down",
    parts=[
        Part("fuselage", 1, "blue", "painted metal", True),
        Part("stripe", 2, "white", "painted metal", False),
        Part("upper_wing", 1, "yellow", "fabric", True),
        Part("lower_wing", 2, "yellow", "fabric", True),
        Part("wing_strut", 4, "dark grey", "metal", False),
        Part("cabane_strut", 4, "dark grey", "metal", False),
        Part("bracing_wire", 8, "iron", "metal", False),
        Part("engine", 1, "dark grey", "iron", False),
        Part("propeller", 1, "brown", "wood", True),
        Part("spinner", 1, "silver", "metal", False),
        Part("seat", 2, "black", "leather", False),
        Part("cockpit_rim", 2, "brown", "leather", False),
        Part("windscreen", 2, "sky blue", "glass", False),
        Part("tailplane", 1, "yellow", "fabric", False),
        Part("fin", 1, "yellow", "fabric", False),
        Part("undercarriage", 1, "dark grey", "metal", False),
        Part("main_wheel", 2, "black", "rubber", False),
        Part("hubcap", 2, "silver", "metal", False),
        Part("tail_strut", 1, "dark grey", "metal", False),
        Part("tail_wheel", 1, "black", "rubber", False),
    ],
    facts=[
        Fact(
            "relation",
            "One wing is held above the body, the other joins its underside.",
            "Both wings are held below the body, one behind the other.",
            True,
            "above(upper_wing, lower_wing) and bottom(upper_wing) > z(fuselage) and top(lower_wing) < top(fuselage)",
        ),
        Fact(
            "relation",
            "Struts on both sides join the upper wing to the lower wings.",
            "Nothing at all joins the upper wing to the lower wings.",
            True,
            "mirror(wing_strut, 'x') and all_touch(wing_strut, upper_wing) and all_touch(wing_strut, lower_wing)",
        ),
        Fact(
            "relation",
            "The propeller is in front of the engine, at the nose.",
            "The propeller is behind the fin, at the tail.",
            True,
            "y(propeller) < y(engine) and back(propeller) < front(fuselage) and touches(propeller, spinner)",
        ),
        Fact(
            "material", "The propeller is wooden.", "The propeller is rubber.", False, "material(propeller) == 'wood'"
        ),
        Fact(
            "colour",
            "The body is blue and the wings are yellow.",
            "The body is yellow and the wings are blue.",
            False,
            "colour(fuselage) == 'blue' and colour(upper_wing) == colour(lower_wing) == 'yellow'",
        ),
        Fact(
            "symmetry",
            "The left wings mirror the right wings.",
            "The left wings are cut off short.",
            True,
            "mirror(upper_wing, 'x') and mirror(lower_wing, 'x')",
        ),
        Fact(
            "proportion",
            "The upper wing spans more than the length of the body.",
            "The upper wing spans less than half of the length of the body.",
            True,
            "width(upper_wing) > depth(fuselage)",
        ),
        Fact(
            "relation",
            "The nose points up because the tail rests on a small wheel.",
            "The nose points down because the tail is propped on a tall pole.",
            True,
            "z(propeller) > z(tailplane) and bottom(tail_wheel) < 0.01 + bottom(main_wheel)",
        ),
        Fact(
            "count",
            "Two open cockpits lie one behind the other.",
            "Five open cockpits lie side by side.",
            True,
            "count(cockpit_rim) == 2 and count(windscreen) == 2 and depth(cockpit_rim) > 2 * width(cockpit_rim)",
        ),
    ],
)
def biplane(a: Assembly) -> None:
    def put(part: str, *solids: object, **looks: object) -> None:
        """Add solids drawn in level flight, turned about the axle until the tail wheel is on the ground."""
        for solid in flatten(solids):
            level = solid.translate((0, -WHEEL[1], -WHEEL[2])).rotate((-11.1, 0, 0))
            a.add(part, level.translate((0, WHEEL[1], WHEEL[2])), **looks)

    _body(put)
    _wings(put)
    _nose(put)
    tail = outline(
        [
            (0, 2.72),
            (0.7, 2.86),
            (1.22, 3.1),
            (1.25, 3.4),
            (0.8, 3.5),
            (0.12, 3.5),
            (0, 3.3),
            (-0.12, 3.5),
            (-0.8, 3.5),
            (-1.25, 3.4),
            (-1.22, 3.1),
            (-0.7, 2.86),
        ],
        80,
    )
    put("tailplane", plate(tail, 0.06, (0, 0, 1.44), facing="up"))
    fin = outline(
        [(2.7, 1.5), (3.0, 1.9), (3.2, 2.2), (3.5, 2.25), (3.66, 1.9), (3.66, 1.4), (3.4, 1.28), (3.2, 1.4)], 60
    )
    put("fin", plate(fin, 0.07, facing="side"))
    _gear(put)


def _body(put: Put) -> None:
    """Fuselage with its stripe, and the two open cockpits."""
    holes = [ellipsoid(0.26, 0.33, 0.5, (0, y, 1.86)) for y in (-0.32, 0.72)]
    put("seat", [ellipsoid(0.25, 0.32, 0.35, (0, y, 1.34)) for y in (-0.32, 0.72)])
    rest = ellipsoid(0.17, 0.7, 0.2, (0, 1.45, 1.68))
    put("fuselage", cut(union(fuselage(SHAPE), rest), holes))
    layer = cut(fuselage(SHAPE, -0.015), fuselage(SHAPE, 0.05))
    band = polygon([(-1.6, 1.3), (-1.2, 1.38), (3.0, 1.46), (3.0, 1.38), (-1.2, 1.22)])
    put("stripe", [common(layer, plate(band, LARGE, (s * LARGE / 2, 0, 0), facing="side")) for s in (-1, 1)])
    for y in (-0.32, 0.72):
        hoop = cut(ellipsoid(0.3, 0.37, 0.56, (0, y, 1.86)), ellipsoid(0.23, 0.3, 0.48, (0, y, 1.86)))
        shell = cut(fuselage(SHAPE, -0.035), fuselage(SHAPE, 0.04))
        put("cockpit_rim", max(common(hoop, shell, box(2, 2, 1, (0, y, 2.1), 0)).decompose(), key=Manifold.volume))
        pane = plate(outline([(-0.26, 0), (0.26, 0), (0.2, 0.2), (0.1, 0.27), (-0.1, 0.27), (-0.2, 0.2)], 32), 0.025)
        put("windscreen", pane.rotate((-25, 0, 0)).translate((0, y - 0.36, 1.77)))


def _wing(half: float, chord: float, root: float = 0.0) -> Manifold:
    """Wing from x = root to its rounded tip at x = half, leading edge towards -y, middle of the chord at y = 0."""
    x = root + (half - root) * np.sin(np.linspace(0, np.pi / 2, 16))
    share = np.clip(1 - np.clip((x - half + 0.55) / 0.55, 0, 0.999) ** 2, 0, 1) ** 0.5
    section = np.array(AIRFOIL) * chord
    rings = [
        np.column_stack([np.full(len(section), xi), -section[:, 0] * s, section[:, 1] * max(s, 0.25)])
        for xi, s in zip(x, share, strict=True)
    ]
    return loft(np.array(rings))


def _wings(put: Put) -> None:
    """Both wings, the struts between them, and the crossed wires."""
    upper, lower = (-0.85, 2.45), (-0.55, 0.92)
    put("upper_wing", union(mirrored(_wing(3.4, 1.1).translate((0, *upper)))))
    put("lower_wing", mirrored(_wing(3.1, 1.0, 0.3).translate((0, *lower))))
    for d in (-0.3, 0.3):
        low, high = (2.2, lower[0] + d, lower[1] + 0.02), (2.25, upper[0] + d, upper[1] + 0.03)
        put("wing_strut", mirrored(beam(low, high, 0.05, 0.1, 0.02)))
        put(
            "cabane_strut",
            mirrored(beam((0.36, -0.75 + d, 1.62), (0.55, upper[0] + d, upper[1] + 0.02), 0.05, 0.08, 0.02)),
        )
        for s in (-1, 1):
            put(
                "bracing_wire",
                rod((s * 0.44, -0.55 + d, 1.05), (s * 2.2, upper[0] + d, upper[1] + 0.02), 0.014, segments=6),
            )
            put(
                "bracing_wire",
                rod(
                    (s * 0.58, upper[0] + d, upper[1] + 0.02),
                    (s * 2.15, lower[0] + d, lower[1] + 0.05),
                    0.014,
                    segments=6,
                ),
            )


def _nose(put: Put) -> None:
    """Radial engine, propeller and spinner."""
    pot = [cylinder(0.11, 0.05, (0, 0, 0.28 + 0.055 * i), segments=16) for i in range(6)] + [
        cylinder(0.085, 0.4, (0, 0, 0.4), segments=16)
    ]
    pot += [rod((0.08, -0.12, 0.2), (0.08, -0.12, 0.58), 0.02, segments=8)]
    pots = [s.rotate((-90, 0, 0)).rotate((90, 0, 0)) for s in ring(union(pot).rotate((0, 90, 0)), 9)]
    star = union(pots).rotate((90, 0, 0)).translate((0, -1.92, 1.3))
    case = [cylinder(0.27, 0.4, (0, -1.9, 1.3), "y"), cylinder(0.15, 0.5, (0, -2.05, 1.3), "y")]
    put("engine", union(star, case))
    reach = np.array([0.02, 0.15, 0.4, 0.7, 1.0, 1.12])
    chord, pitch = np.array([0.1, 0.11, 0.16, 0.17, 0.12, 0.04]), np.radians([60, 60, 48, 34, 25, 22])
    turn = np.linspace(0, 2 * np.pi, 14, endpoint=False)
    rings = []
    for r, c, p in zip(reach, chord, pitch, strict=True):
        u, v = c * np.cos(turn), 0.025 * np.sin(turn)
        rings.append(np.column_stack([u * np.cos(p) - v * np.sin(p), u * np.sin(p) + v * np.cos(p), np.full(14, r)]))
    blade = loft(np.array(rings))
    put(
        "propeller",
        union(blade, blade.rotate((0, 180, 0)), cylinder(0.13, 0.14, axis="y"))
        .rotate((0, 62, 0))
        .translate((0, -2.32, 1.3)),
    )
    put("spinner", dome(0.12, height=0.22, segments=28).rotate((90, 0, 0)).translate((0, -2.38, 1.3)))


def _gear(put: Put) -> None:
    """Undercarriage legs with two main wheels, and the small wheel under the tail."""
    x, y, z = WHEEL
    legs = [rod((s * 0.35, yy, 0.9), (s * (x - 0.12), y, z), 0.045) for s in (-1, 1) for yy in (y - 0.2, y + 0.7)]
    prop = [capsule((0, 2.75, 1.12), (0, 3.0, 0.93), 0.03), capsule((0, 2.95, 1.25), (0, 3.0, 0.93), 0.03)]
    put("undercarriage", union(legs, rod((-x - 0.08, y, z), (x + 0.08, y, z), 0.04)))
    put("main_wheel", mirrored(tyre(0.3, 0.18, 0.15, WHEEL)))
    put("hubcap", [disc(0.16, 0.16, (s * x, y, z), s, 5) for s in (-1, 1)])
    put("tail_strut", union(prop))
    put("tail_wheel", tyre(0.1, 0.08, 0.04, (0, 3.0, 0.93)))
