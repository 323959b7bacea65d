"""Things that turn about an axle where people sit or pass: a swivel chair and a turnstile."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._linkage import aimed
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import arc, spline
from mme3dr.meshes.deform import warp
from mme3dr.meshes.profiles import polygon, rectangle
from mme3dr.meshes.solids import box, capsule, cylinder, hull, rod, sphere, union
from mme3dr.meshes.sweeps import extrude, lathe, plate, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="swivel office chair",
    prompt="swivel office chair in teal cloth with armrests and a gas lift, rolling on a star-shaped foot",
    parts=[
        Part("seat", 1, "teal", "fabric", True),
        Part("backrest", 1, "teal", "fabric", False),
        Part("spine", 1, "dark grey", "plastic", False),
        Part("armrest", 2, "dark grey", "plastic", True),
        Part("gas_lift", 1, "steel", "metal", True),
        Part("foot", 1, "silver", "metal", True),
        Part("castor", 5, "black", "plastic", False),
        Part("lever", 1, "black", "plastic", False),
    ],
    facts=[
        Fact(
            "count",
            "The foot has five castors.",
            "The foot has three castors.",
            True,
            "count(castor) == 5 and all_touch(castor, foot)",
        ),
        Fact(
            "symmetry",
            "The castors stand evenly round the column.",
            "The castors all stand on one side of the column.",
            True,
            "even(castor) and level(castor)",
        ),
        Fact(
            "relation",
            "One column in the middle joins seat and foot.",
            "Four legs at the corners join seat and floor.",
            True,
            "on(seat, gas_lift) and on(gas_lift, foot) and width(gas_lift) < 0.3 * width(seat)",
        ),
        Fact(
            "relation",
            "The armrests flank the seat, higher than its cushion.",
            "The armrests hang below the seat, lower than its cushion.",
            True,
            "left(armrest) < left(seat) and right(armrest) > right(seat) and top(armrest) > top(seat) + height(seat)",
        ),
        Fact(
            "colour",
            "Seat and back are teal.",
            "Seat and back are red.",
            False,
            "colour(seat) == 'teal' and colour(backrest) == 'teal'",
        ),
        Fact(
            "material",
            "The star-shaped foot is metal.",
            "The star-shaped foot is wood.",
            True,
            "material(foot) == 'metal'",
        ),
        Fact(
            "existence",
            "A lever sticks out from under the seat on one side.",
            "A drawer slides out from under the seat in front.",
            True,
            "top(lever) < top(seat) and right(lever) > right(gas_lift) + 0.1 * width(all)",
        ),
        Fact(
            "proportion",
            "The chair is taller than it is wide.",
            "The chair is wider than it is tall.",
            True,
            "height(all) > 1.3 * width(all)",
        ),
    ],
)
def office_chair(a: Assembly) -> None:
    seat = _pad(0.52, 0.5, 0.1, 0.13)
    a.add(
        "seat",
        warp(seat, lambda p: p - np.outer(np.maximum(-p[:, 1] - 0.05, 0) ** 2 * 1.2, (0, 0, 1)), 0.05).translate(
            (0, 0, 0.52)
        ),
    )
    back = _pad(0.46, 0.54, 0.08, 0.14).rotate((90, 0, 0))

    def curved(p: np.ndarray) -> np.ndarray:
        return p + np.outer(0.2 * p[:, 2] + 0.35 * p[:, 2] ** 2 - 0.9 * p[:, 0] ** 2, (0, 1, 0))

    a.add("backrest", warp(back, curved, 0.05).translate((0, 0.303, 0.91)))
    path = spline([(0, 0.0, 0.445), (0, 0.2, 0.44), (0, 0.33, 0.5), (0, 0.34, 0.65), (0, 0.335, 0.85)], 30)
    a.add(
        "spine",
        union(
            sweep(path, 1.0, rectangle(0.1, 0.035, corner=0.012), up=(0, -0.3, 1)),
            box(0.26, 0.26, 0.05, (0, 0, 0.45), 0.015),
        ),
    )
    a.add("armrest", mirrored(_armrest()))
    a.add(
        "gas_lift",
        lathe(
            [
                (0, 0.1),
                (0.045, 0.1),
                (0.045, 0.27),
                (0.026, 0.28),
                (0.026, 0.43),
                (0.05, 0.43),
                (0.05, 0.475),
                (0, 0.475),
            ]
        ),
    )
    leg = hull(box(0.04, 0.075, 0.055, (0.05, 0, 0.125), 0.012), box(0.03, 0.04, 0.03, (0.325, 0, 0.1), 0.01))
    a.add("foot", union(cylinder(0.065, 0.075, (0, 0, 0.125)), ring(leg, 5, start=54)))
    a.add("castor", ring(_castor().translate((0.32, 0, 0)), 5, start=54))
    a.add(
        "lever",
        union(
            rod((0.06, -0.08, 0.445), (0.26, -0.1, 0.435), 0.009),
            capsule((0.25, -0.1, 0.435), (0.33, -0.105, 0.43), 0.018),
        ),
    )


def _pad(width: float, depth: float, thick: float, corner: float) -> Manifold:
    """Cushion lying flat, its edges rounded."""
    layers = [(0.0, 0.3), (0.012, 0.66), (0.035, 0.9), (0.075, 1.0)]
    return hull(
        plate(rectangle(width - 2 * d, depth - 2 * d, corner=corner), t * thick, facing="up") for d, t in layers
    )


def _castor() -> Manifold:
    """Twin wheel under a hood, trailing to one side of its pin."""
    wheels = [cylinder(0.037, 0.024, (0.012, y, 0.037), "y", segments=24) for y in (-0.021, 0.021)]
    hood = hull(
        cylinder(0.03, 0.02, (0.006, 0, 0.055), "y", segments=20), cylinder(0.016, 0.02, (0, 0, 0.075), segments=16)
    )
    return union(
        wheels, hood, cylinder(0.011, 0.04, (0, 0, 0.09), segments=12), cylinder(0.012, 0.05, (0.012, 0, 0.037), "y")
    )


def _armrest() -> Manifold:
    """Right armrest: a bracket from under the seat, bent upright, with a flat pad on top."""
    bow = spline(
        [(0.1, 0.02, 0.45), (0.25, 0.02, 0.45), (0.305, 0.02, 0.5), (0.315, 0.03, 0.62), (0.315, 0.03, 0.71)], 24
    )
    top = hull(
        plate(rectangle(0.085, 0.27, corner=0.04), 0.015, facing="up"),
        plate(rectangle(0.06, 0.24, corner=0.03), 0.035, facing="up"),
    )
    return union(sweep(bow, 1.0, rectangle(0.06, 0.024, corner=0.008), up=(-1, 0, 0.4)), top.translate((0.31, 0, 0.72)))


@reference_object(
    name="tripod turnstile",
    prompt="waist-high tripod turnstile as at a stadium gate, steel cabinet with a card reader, and a side rail",
    parts=[
        Part("cabinet", 1, "steel", "metal", True),
        Part("lid", 1, "black", "plastic", False),
        Part("rotor", 1, "dark grey", "metal", False),
        Part("arm", 3, "silver", "metal", False),
        Part("reader", 1, "dark grey", "plastic", True),
        Part("lamp", 1, "green", "glass", False),
        Part("guard_rail", 1, "silver", "metal", True),
        Part("floor_plate", 1, "grey", "metal", False),
        Part("arrow", 1, "yellow", "plastic", False),
    ],
    facts=[
        Fact(
            "count",
            "Three arms turn on one hub.",
            "Six arms turn on one hub.",
            True,
            "count(arm) == 3 and all_touch(arm, rotor)",
        ),
        Fact(
            "relation",
            "One arm bars the lane between cabinet and rail.",
            "Every arm is folded away on top of the cabinet.",
            True,
            "right(arm) > x(arrow) + 0.1 * width(all) and right(arm) < left(guard_rail) and right(cabinet) < x(arrow)",
        ),
        Fact(
            "relation",
            "The hub is fixed to the lane side of the cabinet.",
            "The hub is fixed to the floor of the lane.",
            True,
            "touches(rotor, cabinet) and right(rotor) > right(cabinet) and bottom(rotor) > z(cabinet)",
        ),
        Fact(
            "relation",
            "The card reader is on top of the cabinet.",
            "The card reader is at the foot of the cabinet.",
            True,
            "touches(reader, lid) and top(reader) > top(cabinet)",
        ),
        Fact(
            "colour",
            "A green light is lit.",
            "A purple light is lit.",
            True,
            "colour(lamp) == 'green' and touches(lamp, lid)",
        ),
        Fact(
            "colour",
            "A yellow arrow on the floor marks the lane.",
            "A blue cross on the floor marks the lane.",
            True,
            "colour(arrow) == 'yellow' and on(arrow, floor_plate)",
        ),
        Fact("material", "The cabinet is metal.", "The cabinet is wood.", False, "material(cabinet) == 'metal'"),
        Fact(
            "symmetry",
            "The arms are the same seen from either end of the lane.",
            "The arms all point towards one end of the lane.",
            True,
            "mirror(arm, 'y') and alike(arm)",
        ),
        Fact(
            "proportion",
            "The cabinet is much deeper than it is wide.",
            "The cabinet is much wider than it is deep.",
            True,
            "depth(cabinet) > 2 * width(cabinet)",
        ),
    ],
)
def tripod_turnstile(a: Assembly) -> None:
    a.add("floor_plate", plate(rectangle(1.5, 1.4, corner=0.45), 0.04, (0, 0, 0.02), "up"))
    sides = rectangle(0.3, 1.05, corner=0.09)
    a.add(
        "cabinet",
        union(extrude(sides, 0.9, (-0.5, 0, 0.48)), extrude(sides.offset(0.025), 0.08, (-0.5, 0, 0.07)), _housing()),
    )
    a.add(
        "lid",
        hull(
            extrude(sides.offset(0.015), 0.03, (-0.5, 0, 0.945)), extrude(sides.offset(-0.04), 0.02, (-0.5, 0, 0.985))
        ),
    )
    hub = np.array((-0.29, 0, 0.76))
    axis = np.array((0.5, 0, -0.5))
    body = lathe([(0, -0.06), (0.17, -0.06), (0.17, -0.02), (0.14, 0.0), (0.13, 0.08), (0.08, 0.14), (0, 0.15)])
    a.add("rotor", aimed(body, hub, hub + axis))
    for x, y, z in ((1, 0, 0), (0.25, -0.612, -0.75), (0.25, 0.612, -0.75)):
        way = np.array((x, y, z))
        a.add("arm", capsule(hub + 0.05 * way, hub + 0.6 * way, 0.035))
    a.add(
        "reader",
        hull(box(0.2, 0.24, 0.02, (-0.5, -0.3, 0.99), 0.01), box(0.18, 0.12, 0.02, (-0.5, -0.24, 1.05), 0.01)),
        marks=[
            (
                "sky blue",
                lambda p: (np.abs(p[:, 0] + 0.5) < 0.08) & (p[:, 2] > 1.002) & (p[:, 2] < 1.058) & (p[:, 1] < -0.28),
            )
        ],
    )
    a.add("lamp", sphere(0.055, (-0.5, 0.05, 0.995)))
    hoop = np.vstack(
        [
            [(0.5, -0.48, 0.02)],
            arc(0.12, 180, 90, (0.5, -0.36, 0.83), "yz", 8),
            arc(0.12, 90, 0, (0.5, 0.36, 0.83), "yz", 8),
            [(0.5, 0.48, 0.02)],
        ]
    )
    flanges = [cylinder(0.07, 0.03, (0.5, y, 0.05)) for y in (-0.48, 0.48)]
    bars = [rod((0.5, -0.48, z), (0.5, 0.48, z), 0.022) for z in (0.32, 0.62)]
    a.add("guard_rail", union(sweep(hoop, 0.032, segments=16), flanges, bars))
    shape = polygon(
        [(-0.05, -0.35), (0.05, -0.35), (0.05, 0.15), (0.14, 0.15), (0, 0.38), (-0.14, 0.15), (-0.05, 0.15)]
    )
    a.add("arrow", plate(shape, 0.02, (0.08, 0, 0.045), "up"))


def _housing() -> Manifold:
    """Wedge on the lane side whose slanting face carries the hub."""
    return plate(polygon([(-0.4, 0.93), (-0.3, 0.93), (-0.2, 0.83), (-0.4, 0.63)]), 0.3)
