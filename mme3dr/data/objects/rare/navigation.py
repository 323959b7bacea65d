"""Instruments that find a ship's place from the sun and the stars."""

import numpy as np
from manifold3d import CrossSection, Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import circle, polygon, rectangle
from mme3dr.meshes.solids import box, cut, cylinder, rod, tube, union
from mme3dr.meshes.sweeps import lathe, plate
from mme3dr.records import Fact, Part


@reference_object(
    name="nautical sextant",
    prompt="ship navigator's sextant on a display stand, black frame, brass fittings, a telescope and shade glasses",
    parts=[
        Part("frame", 1, "black", "painted metal", True),
        Part("scale", 1, "ivory", "metal", False),
        Part("scale_tick", 25, "black", "painted metal", False),
        Part("index_arm", 1, "brass", "metal", False),
        Part("micrometer_drum", 1, "steel", "metal", False),
        Part("mirror", 2, "silver", "glass", False),
        Part("mirror_holder", 2, "brass", "metal", False),
        Part("telescope", 1, "brass", "metal", True),
        Part("index_shade", 4, "dark green", "glass", True),
        Part("horizon_shade", 3, "orange", "glass", True),
        Part("shade_hinge", 2, "black", "painted metal", False),
        Part("handle", 1, "brown", "wood", False),
        Part("stand", 1, "dark brown", "wood", True),
    ],
    facts=[
        Fact(
            "proportion",
            "The scale at the bottom spans about a sixth of a circle.",
            "The scale at the bottom spans a full circle.",
            True,
            "width(scale) > 3 * height(scale) and width(scale) < 1.2 * height(frame)",
        ),
        Fact(
            "relation",
            "A swinging arm reaches from the apex of the frame down to the scale.",
            "A swinging arm lies sideways along the top of the frame.",
            True,
            "touches(index_arm, scale) and height(index_arm) > 2 * width(index_arm)",
        ),
        Fact(
            "count",
            "It carries two small mirrors.",
            "It carries five small mirrors.",
            True,
            "count(mirror) == 2 and all_touch(mirror, mirror_holder)",
        ),
        Fact(
            "relation",
            "One mirror sits at the pivot of the arm, the other lower on the frame.",
            "Both mirrors sit side by side on the scale.",
            True,
            "rising(mirror) and top(mirror) > top(index_arm) - 0.3 * height(frame) and bottom(mirror) > top(scale)",
        ),
        Fact(
            "relation",
            "The telescope points across the frame at the lower mirror.",
            "The telescope points straight up at the sky.",
            True,
            "width(telescope) > 2 * height(telescope) and z(telescope) > bottom(mirror) and z(telescope) < top(mirror)",
        ),
        Fact(
            "count",
            "There are four green shades and three orange ones.",
            "There is one green shade and no orange one.",
            True,
            "count(index_shade) == 4 and count(horizon_shade) == 3 and colour(horizon_shade) == 'orange'",
        ),
        Fact("colour", "The frame is black.", "The frame is white.", False, "colour(frame) == 'black'"),
        Fact(
            "relation",
            "A grip for the hand is fixed behind the frame.",
            "A grip for the hand is fixed at the top of the frame.",
            True,
            "front(handle) >= y(frame) and touches(handle, frame) and top(handle) < top(frame)",
        ),
        Fact(
            "symmetry",
            "The two limbs of the frame spread evenly to both sides.",
            "The frame has a limb on one side only.",
            True,
            "mirror(frame, 'x')",
        ),
    ],
)
def sextant(a: Assembly) -> None:
    apex = (0, 0, 2.75)
    a.add("frame", plate(_sextant_frame(), 0.13).translate(apex))
    a.add("scale", plate(_sector(1.99, 1.83, 32), 0.05, (0, -0.08, 0)).translate(apex))
    tick = box(0.018, 0.02, 0.07, (0, -0.105, -1.87), 0)
    long_tick = box(0.024, 0.02, 0.11, (0, -0.105, -1.89), 0)
    ticks = [(tick if i % 2 else long_tick).rotate((0, angle, 0)) for i, angle in enumerate(np.linspace(-30, 30, 25))]
    a.add("scale_tick", [t.translate(apex) for t in ticks])
    a.add("index_arm", _index_arm().rotate((0, 9, 0)).translate(apex))
    drum = union(cylinder(0.13, 0.22, (0, 0, 0), "x"), cylinder(0.09, 0.34, (0.02, 0, 0), "x"))
    a.add("micrometer_drum", drum.translate((-0.14, -0.25, -2.0)).rotate((0, 9, 0)).translate(apex))
    back = box(0.06, 0.42, 0.48, (0.055, -0.34, 0), 0.015).rotate((0, 9, 0)).translate(apex)
    glass = box(0.05, 0.38, 0.44, (0, -0.36, 0), 0.01).rotate((0, 9, 0)).translate(apex)
    low = (-0.62, -0.34, 1.85)
    disc = union(cylinder(0.19, 0.05, axis="x"), cylinder(0.02, 0.02, axis="x")).rotate((0, -25, 0)).translate(low)
    rim = union(tube(0.235, 0.18, 0.09, axis="x"), box(0.08, 0.16, 0.14, (0, 0.24, 0), 0.01)).rotate((0, -25, 0))
    a.add("mirror", glass, disc)
    a.add("mirror_holder", back, rim.translate(low))
    a.add("telescope", _spyglass().translate((0.62, -0.34, 1.85)))
    _add_shades(a)
    grip = [(0, -0.5), (0.1, -0.5), (0.13, -0.35), (0.1, 0), (0.13, 0.35), (0.1, 0.5), (0, 0.5)]
    posts = [rod((0, 0.0, z), (0, 0.42, z), 0.05) for z in (-0.4, 0.4)]
    a.add("handle", union(lathe(grip).translate((0, 0.42, 0)), posts).translate((0.0, 0, 1.75)))
    a.add("stand", _cradle())


def _sector(outer: float, inner: float, half: float) -> CrossSection:
    """Band of a circle round the origin, hanging straight down, reaching `half` degrees to either side."""
    angle = np.radians(np.linspace(-half, half, 41) - 90)
    unit = np.column_stack([np.cos(angle), np.sin(angle)])
    return polygon(np.vstack([outer * unit, inner * unit[::-1]]))


def _sextant_frame() -> CrossSection:
    """Open frame with the pivot at the origin: two limbs, curved foot and a ring between them."""
    shape = _sector(2.05, 1.8, 35) + circle(0.22)
    for angle in (-29, 29):
        shape += rectangle(0.15, 1.8, (0, -0.95)).rotate(angle)
    shape += circle(0.43, (0, -1.22)) - circle(0.31, (0, -1.22))
    shape += rectangle(0.13, 0.3, (0, -1.72)) + rectangle(0.13, 0.75, (0, -0.5))
    for angle in (-62, 62):
        shape += rectangle(0.3, 0.12, (0.5, 0)).rotate(-90 + angle).translate((0, -1.22))
    return shape


def _index_arm() -> Manifold:
    """Arm from the pivot down over the scale, with a window to read it through."""
    shape = polygon(
        [
            (-0.12, 0.05),
            (0.12, 0.05),
            (0.07, -1.6),
            (0.15, -1.75),
            (0.15, -2.14),
            (-0.15, -2.14),
            (-0.15, -1.75),
            (-0.07, -1.6),
        ]
    )
    shape = shape + circle(0.19) - rectangle(0.16, 0.2, (0, -1.9))
    blade = plate(shape, 0.05, (0, -0.135, 0))
    clamp = box(0.34, 0.12, 0.14, (0, -0.2, -2.12), 0.02)
    return union(blade, clamp, cylinder(0.1, 0.36, (0, -0.08, 0), "y"), box(0.12, 0.1, 0.4, (0.04, -0.17, 0)))


def _spyglass() -> Manifold:
    """Telescope along x, its wide end towards -x, on a bracket that reaches back to the frame."""
    wall = [(0, -0.35), (0.16, -0.35), (0.19, -0.33), (0.19, -0.12), (0.12, 0), (0.12, 0.5), (0.14, 0.52), (0.14, 0.7)]
    body = lathe([*wall, (0.1, 0.82), (0.15, 0.86), (0.15, 0.92), (0.09, 0.92), (0.07, 0.86), (0, 0.86)])
    body = cut(body, cylinder(0.15, 0.1, (0, 0, -0.35)))
    bracket = union(tube(0.17, 0.1, 0.16, (0, 0, -0.08)), box(0.14, 0.28, 0.14, (0, 0.28, -0.08), 0.02))
    return union(body, bracket).rotate((0, 90, 0))


def _add_shades(a: Assembly) -> None:
    """Coloured glasses on hinges: four over the path between the mirrors, three beyond the lower mirror."""
    glass = union(cylinder(0.15, 0.03, (0, -0.34, 0)), box(0.07, 0.26, 0.03, (0, -0.1, 0), 0))
    bar = box(0.1, 0.1, 0.5, (0, 0, 0), 0.02)
    a.add("shade_hinge", bar.rotate((0, 30, 0)).translate((-0.37, 0, 2.26)))
    a.add("shade_hinge", bar.translate((0, 0, 0.1)).rotate((0, 75, 0)).translate((-0.95, 0, 1.62)))
    for i in range(4):
        a.add("index_shade", glass.translate((0, 0, 0.1 * (i - 1.5))).rotate((0, 30, 0)).translate((-0.37, 0, 2.26)))
    for i in range(3):
        a.add("horizon_shade", glass.translate((0, 0, 0.12 * (i - 1))).rotate((0, 75, 0)).translate((-0.95, 0, 1.62)))


def _cradle() -> Manifold:
    """Wooden base with two notched posts that the foot of the frame stands in."""
    base = plate(rectangle(2.3, 1.1, corner=0.2), 0.12, (0, 0.05, 0.06), "up")
    step = plate(rectangle(2.1, 0.9, corner=0.18), 0.08, (0, 0.05, 0.15), "up")
    posts = mirrored(box(0.24, 0.34, 0.72, (0.72, 0, 0.5), 0.03))
    slot = plate(_sector(2.02, 1.0, 40), 0.11).translate((0, 0, 2.75))
    return cut(union(base, step, posts), slot)
