"""Mounds of worship."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, capsule, cylinder, dome, rod, sphere, torus, union
from mme3dr.meshes.sweeps import lathe, plate
from mme3dr.records import Fact, Part


@reference_object(
    name="Great Stupa of Sanchi",
    prompt="the Great Stupa at Sanchi, its solid stone dome crowned by parasols, with railing and gateways",
    parts=[
        Part("dome", 1, "tan", "stone", True),
        Part("terrace", 1, "sand", "stone", False),
        Part("stair", 2, "sand", "stone", False),
        Part("terrace_railing", 1, "ivory", "stone", False),
        Part("top_railing", 1, "ivory", "stone", False),
        Part("mast", 1, "terracotta", "stone", False),
        Part("parasol", 3, "terracotta", "stone", True),
        Part("railing", 4, "ivory", "stone", True),
        Part("gateway", 4, "terracotta", "stone", True),
        Part("wheel", 4, "sand", "stone", False),
        Part("ground", 1, "olive", "soil", False),
    ],
    facts=[
        Fact(
            "count",
            "Three parasols sit one above another on the mast.",
            "Seven parasols sit one above another on the mast.",
            True,
            "count(parasol) == 3 and rising(parasol) and all_touch(parasol, mast)",
        ),
        Fact(
            "count",
            "Four gateways stand at the four quarters of the railing.",
            "One gateway stands at the front of the railing.",
            True,
            "count(gateway) == 4 and even(gateway) and all_touch(railing, gateway)",
        ),
        Fact(
            "proportion",
            "The dome is about half as high as it is wide.",
            "The dome is twice as high as it is wide.",
            True,
            "height(dome) > 0.35 * width(dome) and height(dome) < 0.65 * width(dome)",
        ),
        Fact(
            "relation",
            "A square fence surrounds the mast on the flattened crown of the dome.",
            "A square fence surrounds the mast on the ground beside the dome.",
            True,
            "on(top_railing, dome) and width(mast) < width(top_railing)",
        ),
        Fact(
            "relation",
            "The dome rests on a round terrace wider than itself.",
            "The dome rests on a ring of thin columns.",
            True,
            "on(dome, terrace) and width(terrace) > 1.1 * width(dome) and turn(terrace, 8)",
        ),
        Fact(
            "count",
            "Two flights of steps climb to the terrace at the front.",
            "Two flights of steps climb to the parasols at the back.",
            True,
            "count(stair) == 2 and all_touch(stair, terrace) and y(stair) < front(dome) and top(stair) < z(dome)",
        ),
        Fact(
            "symmetry",
            "Gateways and railing look the same from each quarter.",
            "Gateways and railing fill only one half of the ring.",
            True,
            "turn(gateway, 4) and turn(railing, 4)",
        ),
        Fact(
            "relation",
            "A spoked wheel stands on the top bar of each gateway.",
            "A spoked wheel lies on the ground before each gateway.",
            True,
            "count(wheel) == 4 and all_touch(wheel, gateway) and top(wheel) > top(gateway)",
        ),
        Fact(
            "material",
            "Dome, railing and gateways are all of stone.",
            "Dome, railing and gateways are all of bright metal.",
            False,
            "material(dome) == 'stone' and material(railing) == 'stone' and material(gateway) == 'stone'",
        ),
    ],
)
def sanchi_stupa(a: Assembly) -> None:
    a.add("ground", cylinder(3.3, 0.1, (0, 0, -0.05), segments=64))
    a.add(
        "terrace",
        lathe(
            [(0, 0), (2.02, 0), (2.02, 0.1), (1.94, 0.14), (1.94, 0.6), (2.0, 0.64), (2.0, 0.7), (0, 0.7)], segments=64
        ),
    )
    a.add("dome", dome(1.62, (0, 0, 0.69), 1.45, 64).trim_by_plane((0, 0, -1), -1.98))
    ledges = [box(0.42, 0.28, 0.1 * i + 0.06, (0.22 + 0.2 * (6 - i), -2.1, 0.05 * i + 0.03), 0) for i in range(7)]
    a.add("stair", mirrored(union(ledges)))
    fence = [_post(1.9, t, 0.68, 0.24) for t in np.arange(0, 360, 9) if abs(t - 270) > 8]
    a.add("terrace_railing", union(fence, _rails(1.9, 0.68, (0.1, 0.2), 277, 346)))
    square = [box(0.05, 0.05, 0.36, (x, -0.4, 2.14), 0) for x in np.linspace(-0.4, 0.4, 6)[:-1]]
    bars = [box(0.84, 0.04, 0.05, (0, -0.4, 1.97 + z), 0) for z in (0.08, 0.19, 0.32)]
    a.add("top_railing", union(ring(union(square, bars), 4)))
    a.add(
        "mast",
        union(
            rod((0, 0, 1.9), (0, 0, 3.3), 0.07, 0.05),
            box(0.3, 0.3, 0.3, (0, 0, 2.1), 0.02),
            sphere(0.08, (0, 0, 3.32), 16),
        ),
    )
    for r, z in ((0.56, 2.42), (0.45, 2.74), (0.34, 3.04)):
        a.add(
            "parasol",
            lathe(
                [(0, 0.03), (0.9 * r, -0.03), (r, -0.04), (r, 0.02), (0.5 * r, 0.09), (0, 0.11)], segments=36
            ).translate((0, 0, z)),
        )
    quarter = [_post(2.9, t, 0, 0.5) for t in np.linspace(282, 348, 14)]
    a.add("railing", ring(union(quarter, _rails(2.9, 0, (0.12, 0.26, 0.4, 0.5), 278.5, 73)), 4))
    a.add("gateway", ring(_gateway().scale((0.82, 0.82, 0.82)).translate((0, -2.9, 0)), 4))
    hub = union(
        torus(0.13, 0.03, axis="y", segments=24),
        [rod((0, 0, 0), (0.13 * np.cos(t), 0, 0.13 * np.sin(t)), 0.016, segments=6) for t in np.arange(8) * np.pi / 4],
    )
    a.add("wheel", ring(hub.translate((0, -2.9, 1.62)), 4))


def _post(radius: float, degrees: float, low: float, height: float) -> Manifold:
    """Upright of a round fence."""
    t = np.radians(degrees)
    stone = box(0.09, 0.07, height, (0, 0, low + height / 2), 0).rotate((0, 0, degrees + 90))
    return stone.translate((radius * np.cos(t), radius * np.sin(t), 0))


def _rails(radius: float, low: float, heights: tuple[float, ...], start: float, arc: float) -> Manifold:
    """Crossbars of a round fence, the topmost a heavier coping."""
    bars = []
    for z in heights:
        w = 0.045 if z == heights[-1] else 0.028
        section = [
            (radius - w, low + z - w),
            (radius + w, low + z - w),
            (radius + w, low + z + w),
            (radius - w, low + z + w),
        ]
        bars.append(lathe([*section, section[0]], segments=72, arc=arc))
    return union(bars).rotate((0, 0, start))


def _gateway() -> Manifold:
    """Torana: two pillars and three bowed architraves with rolled-up ends."""
    pillars = [box(0.17, 0.17, 1.3, (x, 0, 0.65), 0) for x in (-0.42, 0.42)]
    capitals = [
        lathe([(0.09, 0.98), (0.17, 1.06), (0.17, 1.14), (0.1, 1.26)], segments=16).translate((x, 0, 0))
        for x in (-0.42, 0.42)
    ]
    out = [*pillars, *capitals]
    x = np.linspace(-0.7, 0.7, 17)
    for z in (1.26, 1.5, 1.74):
        bow = z + 0.05 * np.cos(x / 0.7 * np.pi / 2)
        out.append(
            plate(polygon(np.vstack([np.column_stack([x, bow - 0.05]), np.column_stack([x, bow + 0.05])[::-1]])), 0.14)
        )
        out += [cylinder(0.09, 0.15, (s * 0.72, 0, z), "y", segments=20) for s in (-1, 1)]
    out += [box(0.11, 0.11, 0.24, (u, 0, z), 0) for u in (-0.42, 0.42) for z in (1.4, 1.64)]
    out += [box(0.04, 0.06, 0.24, (u, 0, z), 0) for u in (-0.2, 0, 0.2) for z in (1.42, 1.66)]
    out += [capsule((u, 0, 1.78), (u, 0, 1.96), 0.05, 0.02, 8) for u in (-0.42, 0.42)]
    return union(out)
