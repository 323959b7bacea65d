"""Fork-lift trucks."""

import numpy as np

from mme3dr.data.objects.mechanical._vehicle import carved, disc, lamp, tyre
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import polygon, rectangle
from mme3dr.meshes.solids import beam, box, cut, cylinder, rod, sphere, torus, union
from mme3dr.meshes.sweeps import plate
from mme3dr.records import Fact, Part


@reference_object(
    name="forklift truck",
    prompt="orange forklift truck in a warehouse, its forks under a wooden pallet loaded with cardboard boxes",
    parts=[
        Part("tyre", 4, "black", "rubber", False),
        Part("wheel_disc", 4, "white", "painted metal", False),
        Part("body", 1, "orange", "painted metal", True),
        Part("counterweight", 1, "dark grey", "iron", False),
        Part("guard", 1, "black", "painted metal", False),
        Part("seat", 1, "black", "leather", False),
        Part("steering_wheel", 1, "black", "plastic", False),
        Part("mast", 1, "dark grey", "iron", False),
        Part("lift_ram", 2, "silver", "metal", False),
        Part("carriage", 1, "black", "iron", False),
        Part("fork", 2, "steel", "metal", True),
        Part("pallet", 1, "tan", "wood", True),
        Part("carton", 5, "sand", "paper", True),
        Part("tape", 5, "bronze", "plastic", False),
        Part("headlamp", 2, "ivory", "glass", False),
        Part("beacon", 1, "amber", "glass", False),
    ],
    facts=[
        Fact(
            "count",
            "Two forks reach out in front.",
            "A single broad shovel reaches out in front.",
            True,
            "count(fork) == 2 and front(fork) < front(body) and mirror(fork, 'x')",
        ),
        Fact(
            "relation",
            "The pallet is held up off the floor by the forks.",
            "The pallet is lying on the roof over the driver.",
            True,
            "touches(pallet, fork) and bottom(pallet) > bottom(tyre) + 0.3 and top(pallet) < top(mast)",
        ),
        Fact(
            "relation",
            "Cardboard boxes stand on the pallet.",
            "Cardboard boxes hang below the pallet.",
            False,
            "on(carton, pallet) and bottom(carton) >= bottom(pallet)",
        ),
        Fact(
            "material",
            "The pallet is wood and the boxes are cardboard.",
            "The pallet is glass and the boxes are iron.",
            False,
            "material(pallet) == 'wood' and material(carton) == 'paper'",
        ),
        Fact(
            "relation",
            "A heavy counterweight closes the end away from the forks.",
            "A heavy counterweight sits on the tips of the forks.",
            True,
            "front(counterweight) > y(body) and touches(counterweight, body)",
        ),
        Fact(
            "relation",
            "A barred roof on posts shelters the driver's seat.",
            "A barred roof lies on the floor beside the driver's seat.",
            True,
            "top(guard) > top(seat) and front(guard) < front(seat) and back(guard) > back(seat)",
        ),
        Fact(
            "count",
            "The truck rolls on four wheels.",
            "The truck rolls on two wheels.",
            True,
            "count(tyre) == 4 and level(tyre)",
        ),
        Fact(
            "proportion",
            "The mast stands taller than the body.",
            "The mast stands lower than the body.",
            True,
            "top(mast) > 1.5 * top(body)",
        ),
        Fact("colour", "The body is orange.", "The body is pink.", False, "colour(body) == 'orange'"),
        Fact(
            "symmetry",
            "The mast is the same on the left and on the right.",
            "The mast has an upright on the left only.",
            True,
            "mirror(mast, 'x') and mirror(carriage, 'x')",
        ),
    ],
)
def forklift_truck(a: Assembly) -> None:
    for y, r in ((-0.45, 0.34), (0.95, 0.27)):
        a.add("tyre", mirrored(tyre(r, 0.26, 0.6 * r, (0.46, y, r))))
        a.add("wheel_disc", [disc(0.62 * r, 0.22, (0.46 * s, y, r), s, 5) for s in (-1, 1)])
    side = [
        (-0.72, 0.3),
        (0.85, 0.3),
        (0.85, 1.02),
        (0.1, 1.02),
        (0.02, 0.55),
        (-0.3, 0.5),
        (-0.36, 1.05),
        (-0.5, 1.08),
    ]
    body = carved(polygon([*side, (-0.72, 0.75)]), None, rectangle(1.0, 3, corner=0.06))
    arches = [
        cylinder(r, 0.34, (0.5 * s, y, z), "x")
        for y, z, r in ((-0.45, 0.34, 0.39), (0.95, 0.27, 0.33))
        for s in (-1, 1)
    ]
    a.add("body", cut(body, arches))
    back = polygon([(0.86, 0.28), (1.3, 0.28), (1.42, 0.42), (1.42, 0.85), (1.3, 1.1), (0.86, 1.12)])
    a.add("counterweight", cut(carved(back, rectangle(1.1, 2.2, (0, 0.32), 0.3)), arches))
    legs = [
        beam((0.46, -0.5, 0.95), (0.42, -0.2, 2.12), 0.07, 0.08, 0.01),
        beam((0.42, 0.95, 1.05), (0.42, 0.9, 2.12), 0.07, 0.08, 0.01),
    ]
    frame = [box(0.07, 1.2, 0.08, (0.42, 0.36, 2.12), 0.01)]
    roof = [box(0.91, 0.06, 0.06, (0, y, 2.13), 0.01) for y in np.linspace(-0.21, 0.93, 7)]
    a.add("guard", union([s for half in (*legs, *frame) for s in mirrored(half)], roof))
    cushion = [box(0.5, 0.46, 0.14, (0, 0.42, 1.09), 0.05), box(0.48, 0.13, 0.5, (0, 0.66, 1.36), 0.05)]
    a.add("seat", union(cushion))
    turned = union(torus(0.17, 0.022), box(0.32, 0.05, 0.03), rod((0, 0, 0), (0, 0, -0.3), 0.03))
    a.add("steering_wheel", turned.rotate((-35, 0, 0)).translate((0, -0.2, 1.18)))
    a.add("headlamp", [lamp(0.08, (0.4 * s, -0.72, 0.66)) for s in (-1, 1)])
    a.add("beacon", union(cylinder(0.06, 0.1, (0, 0.93, 2.2)), sphere(0.06, (0, 0.93, 2.25), 20)))
    _mast(a)
    _load(a)


def _mast(a: Assembly) -> None:
    """Two nested pairs of uprights, lift cylinders, and the carriage with its forks."""
    uprights = mirrored(
        union(box(0.1, 0.14, 2.2, (0.34, -0.84, 1.22), 0.01), box(0.07, 0.1, 2.3, (0.26, -0.86, 1.5), 0.01))
    )
    ties = [box(0.7, 0.08, 0.12, (0, -0.82, z), 0.01) for z in (0.24, 1.3, 2.24)] + [
        box(0.56, 0.08, 0.1, (0, -0.87, 2.6), 0.01)
    ]
    hinge = [box(0.12, 0.3, 0.12, (0.34 * s, -0.65, 0.35), 0.02) for s in (-1, 1)]
    a.add("mast", union(uprights, ties, hinge))
    a.add("lift_ram", [rod((0.14 * s, -0.8, 0.25), (0.14 * s, -0.8, 2.58), 0.04) for s in (-1, 1)])
    bars = [box(0.96, 0.06, 0.1, (0, -0.96, z), 0.01) for z in (0.72, 1.08)] + [
        box(0.64, 0.1, 0.46, (0, -0.93, 0.9), 0.01)
    ]
    rest = [box(0.04, 0.04, 0.76, (x, -0.96, 1.46), 0.005) for x in np.linspace(-0.45, 0.45, 7)]
    a.add("carriage", union(bars, rest, box(0.94, 0.05, 0.06, (0, -0.96, 1.84), 0.01)))
    blade = polygon(
        [(-0.99, 1.12), (-1.05, 1.12), (-1.05, 0.672), (-2.2, 0.672), (-2.2, 0.65), (-1.02, 0.605), (-0.99, 0.635)]
    )
    a.add("fork", mirrored(plate(blade, 0.13, (0.27, 0, 0), facing="side")))


def _load(a: Assembly) -> None:
    """Pallet on the forks with five taped cartons."""
    deck = row(box(1.2, 0.12, 0.03, (0, -1.6, 0.685), 0.004), 7, (0, 0.16, 0))
    blocks = [box(0.13, 1.08, 0.1, (x, -1.6, 0.63), 0.004) for x in (-0.53, 0, 0.53)]
    foot = row(box(1.2, 0.12, 0.03, (0, -1.6, 0.57), 0.004), 3, (0, 0.48, 0))
    a.add("pallet", union(deck, blocks, foot))
    for x, y, z, turn in (
        (-0.29, -1.33, 0, 1),
        (0.29, -1.33, 0, -2),
        (-0.28, -1.86, 0, -1),
        (0.29, -1.86, 0, 2),
        (0.05, -1.5, 0.425, 8),
    ):
        place = (x, y, 0.703 + z)
        a.add("carton", box(0.55, 0.5, 0.42, (0, 0, 0.21), 0.015).rotate((0, 0, turn)).translate(place))
        strip = cut(
            box(0.08, 0.506, 0.424, (0, 0, 0.213), 0),
            box(1, 0.49, 0.3, (0, 0, 0.15), 0),
            box(1, 1, 0.28, (0, 0, 0.14), 0),
        )
        a.add("tape", strip.rotate((0, 0, turn)).translate(place))
