"""Abstract figures bent from wire: elephant."""

import numpy as np

from mme3dr.data.objects.stylised._cartoon import cord, pair, soft_box
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import circle_path, spline
from mme3dr.meshes.solids import capsule, union
from mme3dr.meshes.sweeps import sweep
from mme3dr.records import Fact, Part


def _elephant_contour(a: Assembly, wire: float) -> None:
    """The closed outline of back, belly, head and trunk in wire of radius `wire`."""
    line = [
        (-1.32, 0.3),
        (-1.3, 0.6),
        (-1.18, 0.95),
        (-1.06, 1.25),
        (-0.86, 1.52),
        (-0.6, 1.58),
        (-0.36, 1.42),
        (0.05, 1.52),
        (0.5, 1.45),
        (0.84, 1.2),
        (0.94, 0.85),
        (0.86, 0.58),
        (0.4, 0.5),
        (-0.1, 0.48),
        (-0.5, 0.62),
        (-0.72, 0.82),
        (-0.94, 0.84),
        (-1.05, 0.6),
        (-1.12, 0.34),
        (-1.22, 0.12),
        (-1.42, 0.12),
        (-1.46, 0.24),
        (-1.38, 0.34),
    ]
    a.add("contour", sweep(spline([(x, 0, z) for x, z in line], 150, closed=True), wire, closed=True))


@reference_object(
    name="wire elephant",
    prompt="elephant drawn in the air with bent steel wire, all outline and no skin, standing on a slab of walnut",
    parts=[
        Part("contour", 1, "iron", "iron", False),
        Part("leg_loop", 2, "iron", "iron", False),
        Part("rib", 2, "iron", "iron", False),
        Part("ear", 2, "iron", "iron", False),
        Part("tusk", 2, "ivory", "iron", False),
        Part("eye", 2, "iron", "iron", False),
        Part("tail", 1, "iron", "iron", False),
        Part("slab", 1, "dark brown", "wood", True),
    ],
    facts=[
        Fact(
            "style",
            "The animal is sketched with thin lines of wire around empty space.",
            "The animal is a solid, rounded clay body.",
            False,
            "volume(contour) < 0.02 * width(contour) * height(contour)",
        ),
        Fact(
            "relation",
            "A long trunk hangs down in front of the face.",
            "A long trunk hangs down from the tail.",
            True,
            "left(contour) < left(tusk) + 0.2 and left(contour) < left(ear) - 0.2",
        ),
        Fact(
            "count",
            "Two big ears flare out from the head.",
            "Four big ears flare out from the head.",
            True,
            "count(ear) == 2 and mirror(ear, 'y')",
        ),
        Fact(
            "count",
            "Two loops of wire make four legs.",
            "Three loops of wire make six legs.",
            True,
            "count(leg_loop) == 2 and level(leg_loop)",
        ),
        Fact(
            "relation",
            "The tail is at the end away from the trunk.",
            "The tail grows from the forehead.",
            True,
            "x(tail) > x(contour) and x(tusk) < x(contour)",
        ),
        Fact(
            "material",
            "The figure is made of metal and the slab of wood.",
            "The figure is made of wood and the slab of metal.",
            False,
            "material(contour) == 'iron' and material(slab) == 'wood'",
        ),
        Fact(
            "relation",
            "The feet rest on the slab.",
            "The back rests on the slab.",
            True,
            "on(leg_loop, slab) and all_touch(leg_loop, slab)",
        ),
        Fact(
            "symmetry",
            "Ears and tusks are the same on both flanks.",
            "The tusks are both on the left flank.",
            True,
            "mirror(tusk, 'y') and mirror(leg_loop, 'y')",
        ),
    ],
)
def abstract_wire_elephant(a: Assembly) -> None:
    wire = 0.033
    _elephant_contour(a, wire)

    def both_sides(half: list[tuple[float, float, float]]) -> np.ndarray:
        points = half + [(x, -y, z) for x, y, z in reversed(half) if y]
        return spline(points, 150, closed=True)

    for x, top in ((-0.24, 1.45), (0.62, 1.38)):
        half = [
            (x, 0, top),
            (x - 0.06, 0.26, top - 0.12),
            (x - 0.12, 0.4, 0.95),
            (x - 0.15, 0.38, 0.5),
            (x - 0.15, 0.35, 0.08),
            (x, 0.35, -0.06),
            (x + 0.15, 0.35, 0.08),
            (x + 0.13, 0.33, 0.4),
            (x + 0.05, 0.16, 0.5),
            (x, 0, 0.5),
        ]
        a.add("leg_loop", sweep(both_sides(half), wire, closed=True))
    a.add("rib", sweep(circle_path(0.5, plane="yz") * (1, 0.92, 1) + (0.2, 0, 1.0), wire, closed=True))
    a.add("rib", sweep(circle_path(0.38, plane="yz") * (1, 0.72, 1) + (-0.76, 0, 1.19), wire, closed=True))
    ear = [
        (-0.7, 0.26, 1.4),
        (-0.6, 0.55, 1.58),
        (-0.42, 0.78, 1.42),
        (-0.42, 0.74, 1.05),
        (-0.56, 0.5, 0.74),
        (-0.68, 0.32, 0.92),
    ]
    solid = sweep(spline(ear, 70, closed=True), wire, closed=True)
    a.add("ear", solid, [side.rotate((0, 0, 180)) for side in pair(solid)[1:]])
    tusk = cord(
        [(-0.86, 0.17, 0.92), (-1.02, 0.24, 0.74), (-1.22, 0.27, 0.72), (-1.36, 0.25, 0.84)],
        [0.045, 0.045, 0.04, 0.018],
        14,
    )
    eye = sweep(circle_path(0.06, (-0.93, 0.16, 1.3), "xz", 24), 0.024, closed=True)
    for solid, part in ((tusk, "tusk"), (eye, "eye")):
        a.add(part, solid, [side.rotate((0, 0, 180)) for side in pair(solid)[1:]])
    a.add(
        "tail",
        union(
            cord([(0.93, 0, 0.95), (1.12, 0, 0.8), (1.12, 0, 0.5), (1.2, 0, 0.4)], wire),
            capsule((1.19, 0, 0.42), (1.24, 0, 0.3), 0.05),
        ),
    )
    a.add("slab", soft_box(1.9, 1.1, 0.14, 0.03, (0.1, 0, -0.12), 12))
