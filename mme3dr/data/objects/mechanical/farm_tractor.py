"""Tractors."""

from manifold3d import Manifold

from mme3dr.data.objects.mechanical._vehicle import across, carved, disc, lamp, tyre
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, ring, row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import outline, polygon, rectangle
from mme3dr.meshes.profiles import ring as annulus
from mme3dr.meshes.solids import beam, box, cut, cylinder, ellipsoid, rod, torus, union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part

REAR = (0.72, 0.95, 0.82)
"""Middle of the right rear wheel."""


@reference_object(
    name="vintage farm tractor",
    prompt="old red farm tractor, the open kind with a bare metal seat, tall exhaust stack, huge cleated rear wheels",
    parts=[
        Part("rear_tyre", 2, "black", "rubber", True),
        Part("front_tyre", 2, "black", "rubber", False),
        Part("rim", 4, "cream", "painted metal", False),
        Part("bonnet", 1, "red", "painted metal", True),
        Part("grille", 1, "cream", "painted metal", False),
        Part("engine", 1, "dark grey", "iron", False),
        Part("front_axle", 1, "dark grey", "iron", False),
        Part("exhaust_stack", 1, "black", "iron", True),
        Part("mudguard", 2, "red", "painted metal", False),
        Part("seat", 1, "steel", "metal", True),
        Part("steering_wheel", 1, "black", "plastic", False),
        Part("headlamp", 2, "ivory", "glass", False),
        Part("drawbar", 1, "iron", "iron", False),
    ],
    facts=[
        Fact(
            "proportion",
            "The rear wheels are about twice as tall as the front wheels.",
            "The rear wheels are only half as tall as the front wheels.",
            True,
            "height(rear_tyre) > 1.7 * height(front_tyre)",
        ),
        Fact(
            "count",
            "Four wheels carry the tractor.",
            "Three wheels carry the tractor.",
            True,
            "count(rear_tyre) == 2 and count(front_tyre) == 2 and bottom(front_tyre) - bottom(rear_tyre) < 0.05",
        ),
        Fact(
            "relation",
            "The exhaust stack stands upright on the bonnet.",
            "The exhaust stack lies flat under the engine.",
            True,
            "on(exhaust_stack, bonnet) and height(exhaust_stack) > 3 * width(exhaust_stack)",
        ),
        Fact(
            "relation",
            "The seat is at the rear, between the big wheels.",
            "The seat is at the front, on top of the bonnet.",
            True,
            "y(seat) > back(bonnet) and left(seat) > left(rear_tyre) and right(seat) < right(rear_tyre)",
        ),
        Fact(
            "relation",
            "The steering wheel is in front of the seat.",
            "The steering wheel is behind the seat.",
            True,
            "y(steering_wheel) < y(seat) and y(steering_wheel) > y(bonnet)",
        ),
        Fact("colour", "The bonnet is red.", "The bonnet is turquoise.", False, "colour(bonnet) == 'red'"),
        Fact(
            "relation",
            "A mudguard curves over each rear wheel.",
            "A mudguard curves over each front wheel.",
            True,
            "count(mudguard) == 2 and top(mudguard) > top(rear_tyre) and front(mudguard) > back(front_tyre)",
        ),
        Fact("material", "The tyres are rubber.", "The tyres are wood.", True, "material(rear_tyre) == 'rubber'"),
        Fact(
            "symmetry",
            "Both sides of the tractor carry the same wheels and mudguards.",
            "One side of the tractor has neither wheels nor mudguard.",
            True,
            "mirror(rear_tyre, 'x') and mirror(front_tyre, 'x') and mirror(mudguard, 'x')",
        ),
        Fact(
            "existence",
            "Two round headlamps flank the grille.",
            "A row of six square lamps crosses the grille.",
            True,
            "count(headlamp) == 2 and left(headlamp) < left(grille) and right(headlamp) > right(grille)",
        ),
    ],
)
def farm_tractor(a: Assembly) -> None:
    x, y, z = REAR
    a.add("rear_tyre", [across(_cleated(z, 0.46, 0.48, s), (s * x, y, z), s) for s in (-1, 1)])
    a.add("rim", [disc(0.5, 0.36, (s * x, y, z), s, 8) for s in (-1, 1)])
    a.add("front_tyre", mirrored(tyre(0.4, 0.2, 0.24, (0.62, -1.35, 0.4))))
    a.add("rim", [disc(0.25, 0.16, (s * 0.62, -1.35, 0.4), s, 6) for s in (-1, 1)])
    knee = [beam((0, -1.35, 0.56), (0.5, -1.35, 0.5), 0.14, 0.14), rod((0.46, -1.35, 0.4), (0.6, -1.35, 0.4), 0.05)]
    knee += [rod((0.49, -1.35, 0.36), (0.49, -1.35, 0.6), 0.06)]
    a.add("front_axle", union([s for k in knee for s in mirrored(k)], box(0.2, 0.4, 0.24, (0, -1.35, 0.64))))
    _bonnet(a)
    block = [box(0.42, 1.3, 0.46, (0, -0.75, 0.82), 0.04), box(0.36, 1.5, 0.4, (0, 0.3, 0.76), 0.05)]
    block += [
        cylinder(0.13, 1.5, (0, y, z), "x"),
        cylinder(0.26, 0.6, (0, y, z), "x"),
        box(0.44, 0.5, 0.36, (0, 0.95, 0.9), 0.06),
    ]
    ports = [cylinder(0.07, 0.6, (0, yy, 0.86), "x", segments=16) for yy in (-1.15, -0.9, -0.65, -0.4)]
    floor = [box(0.34, 0.5, 0.05, (s * 0.36, 0.2, 0.66), 0.01) for s in (-1, 1)] + [
        box(0.8, 0.08, 0.06, (0, 0.2, 0.64), 0)
    ]
    a.add("engine", union(block, ports, floor))
    _controls(a)
    guard = annulus(0.98, 0.93, 72).translate((y, z))
    wedge = polygon([(y, z), (y - 1.6, z + 0.1), (y - 1.6, 3), (y + 1.6, 3), (y + 1.6, z + 0.9)])
    shield = plate(guard ^ wedge, 0.5, (x - 0.02, 0, 0), facing="side")
    cheek = plate(annulus(0.97, 0.5, 72).translate((y, z)) ^ wedge, 0.04, (x - 0.27, 0, 0), facing="side")
    a.add("mudguard", mirrored(union(shield, cheek)))
    a.add(
        "drawbar",
        union(
            beam((0, 1.0, 0.5), (0, 1.65, 0.5), 0.16, 0.06, 0.01),
            box(0.1, 0.1, 0.4, (0, 1.2, 0.65), 0.01),
            torus(0.08, 0.03, (0, 1.7, 0.5)),
        ),
    )


def _cleated(radius: float, width: float, inner: float, side: int) -> Manifold:
    """Field tyre, axis z, with two rows of slanting cleats that meet in arrowheads pointing the same way."""
    low, h = radius - 0.07, width / 2
    wall = [(inner, -0.75 * h), (inner + 0.12, -h), (low - 0.05, -0.98 * h), (low, -0.8 * h)]
    loop = [*wall, *[(r, -z) for r, z in wall[::-1]], wall[0]]
    cleat = box(0.12, 0.075, 0.62 * width, (radius - 0.061, 0, 0), 0.01)
    rows = []
    for s in (-1, 1):
        slanted = cleat.rotate((s * side * 38, 0, 0)).translate((0, 0, s * 0.25 * width))
        rows += ring(slanted, 18, start=0 if s > 0 else 10)
    return union(lathe(loop, segments=54), rows)


def _bonnet(a: Assembly) -> None:
    """Rounded bonnet with its grille and lamps, and the exhaust stack on top."""
    side = outline(
        [
            (-1.72, 0.85),
            (-1.75, 1.2),
            (-1.66, 1.42),
            (-1.3, 1.5),
            (-0.6, 1.53),
            (0.0, 1.52),
            (0.04, 1.2),
            (0.0, 1.05),
            (-0.9, 1.02),
            (-1.4, 0.95),
        ],
        90,
    )
    hood = carved(side, rectangle(0.58, 3.4, (0, 0), 0.12), rectangle(0.58, 2.1, (0, 0.48), 0.2))
    seams = [box(0.02, 0.9, 0.03, (s * 0.29, -0.75, 1.2 + d), 0) for s in (-1, 1) for d in (-0.06, 0, 0.06)]
    opening = box(0.4, 0.16, 0.5, (0, -1.74, 1.13), 0.05)
    a.add("bonnet", cut(hood, opening, seams))
    bars = row(box(0.018, 0.05, 0.5, (0, -1.72, 1.13), 0), 5, (0.068, 0, 0))
    frame = cut(box(0.44, 0.09, 0.54, (0, -1.72, 1.13), 0.03), box(0.36, 0.4, 0.46, (0, -1.72, 1.13), 0.03))
    a.add("grille", union(bars, frame))
    a.add(
        "headlamp",
        [union(lamp(0.11, (s * 0.37, -1.6, 1.3)), cylinder(0.1, 0.16, (s * 0.37, -1.54, 1.3), "y")) for s in (-1, 1)],
    )
    pipe = [rod((0.12, -0.95, 1.45), (0.12, -0.95, 2.45), 0.05), cylinder(0.085, 0.42, (0.12, -0.95, 1.9))]
    a.add("exhaust_stack", union(pipe, rod((0.12, -0.95, 2.42), (0.12, -0.87, 2.53), 0.055)))


def _controls(a: Assembly) -> None:
    """Dished seat on its leaf spring, and the steering wheel on its column."""
    pan = cut(ellipsoid(0.26, 0.25, 0.16), ellipsoid(0.24, 0.23, 0.14, (0, 0, 0.03)), box(1, 1, 1, (0, -0.35, 0.54), 0))
    slots = [box(0.025, 0.3, 1, (d, 0.1, 0), 0) for d in (-0.08, 0, 0.08)]
    pan = cut(pan, box(2, 2, 2, (0, 0, 1.12), 0), slots).scale((1.15, 1.15, 1.3)).translate((0, 0.72, 1.6))
    spring = spline([(0, 0.55, 1.0), (0, 0.9, 1.12), (0, 0.92, 1.3), (0, 0.72, 1.43)], 20)
    a.add("seat", union(pan, sweep(spring, 1.0, rectangle(0.1, 0.03), up=(0, 0, 1))))
    spokes = ring(rod((0, 0, 0), (0.2, 0, 0), 0.016, segments=8), 3, 90)
    wheel = union(torus(0.21, 0.024), spokes, cylinder(0.04, 0.05), rod((0, 0, 0), (0, 0, -0.6), 0.03))
    a.add("steering_wheel", wheel.rotate((-35, 0, 0)).translate((0, 0.2, 1.74)))
