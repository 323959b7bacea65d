"""Making coffee."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, common, cut, cylinder, dome, ellipsoid, union
from mme3dr.meshes.sweeps import lathe, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="coffee grinder",
    prompt="old hand-cranked coffee grinder: wooden box, open brass hopper full of beans, little drawer pulled out",
    parts=[
        Part("case", 1, "brown", "wood", True),
        Part("moulding", 2, "dark brown", "wood", False),
        Part("hopper", 1, "brass", "metal", True),
        Part("bridge", 1, "iron", "iron", False),
        Part("crank", 1, "iron", "iron", False),
        Part("grip", 1, "tan", "wood", False),
        Part("bean", 34, "dark brown", "shell", True),
        Part("drawer", 1, "tan", "wood", True),
        Part("drawer_knob", 1, "brass", "metal", False),
        Part("powder", 1, "dark brown", "soil", False),
    ],
    facts=[
        Fact(
            "relation",
            "The hopper sits on top of the box.",
            "The hopper hangs under the box.",
            True,
            "on(hopper, moulding) and bottom(hopper) > top(case)",
        ),
        Fact(
            "relation",
            "The drawer slides out of the lower front of the box.",
            "The drawer slides out of the top of the box.",
            True,
            "front(drawer) < front(case) - 0.1 * depth(case) and inside(drawer_knob, all) and z(drawer) < z(case)",
        ),
        Fact(
            "relation",
            "A crank arm turns above the hopper, with a grip at its end.",
            "A crank arm turns beside the drawer, with a hook at its end.",
            True,
            "bottom(grip) > top(hopper) and touches(grip, crank) and touches(crank, bridge)",
        ),
        Fact(
            "relation",
            "Ground coffee lies in the drawer.",
            "Whole beans lie in the drawer.",
            True,
            "touches(powder, drawer) and inside(powder, drawer) and top(powder) < bottom(bean)",
        ),
        Fact(
            "colour",
            "The beans are roasted dark brown.",
            "The beans are a raw pale green.",
            True,
            "colour(bean) == 'dark brown'",
        ),
        Fact(
            "material",
            "The box is wood.",
            "The box is glass.",
            False,
            "material(case) == 'wood' and material(drawer) == 'wood'",
        ),
        Fact(
            "symmetry",
            "The hopper is round.",
            "The hopper is square.",
            True,
            "turn(hopper, 5) and turn(hopper, 7)",
        ),
        Fact(
            "count",
            "One brass knob sits in the middle of the drawer front.",
            "Two brass knobs sit at the ends of the drawer front.",
            True,
            "count(drawer_knob) == 1 and x(drawer_knob) - x(drawer) < 0.02 and x(drawer) - x(drawer_knob) < 0.02",
        ),
        Fact(
            "proportion",
            "With its hopper and crank it is taller than it is wide.",
            "With its hopper and crank it is wider than it is tall.",
            True,
            "height(all) > 1.1 * width(all)",
        ),
    ],
)
def coffee_grinder(a: Assembly) -> None:
    a.add("case", cut(box(0.8, 0.8, 0.72, (0, 0, 0.46), 0.02), box(0.6, 0.9, 0.34, (0, -0.2, 0.34), 0)))
    a.add("moulding", *(_moulding(0.94, z) for z in (0.055, 0.86)))
    tray = cut(box(0.56, 0.62, 0.28, (0, -0.36, 0.308), 0.01), box(0.5, 0.56, 0.3, (0, -0.36, 0.37), 0))
    a.add(
        "drawer",
        union(tray, box(0.66, 0.05, 0.4, (0, -0.69, 0.34), 0.02), box(0.54, 0.03, 0.28, (0, -0.715, 0.34), 0.014)),
    )
    knob = lathe([(0, 0), (0.05, 0), (0.03, 0.02), (0.025, 0.05), (0.055, 0.08), (0.05, 0.12), (0, 0.135)], segments=24)
    a.add("drawer_knob", knob.rotate((90, 0, 0)).translate((0, -0.725, 0.34)))
    heap = dome(0.3, (0, -0.38, 0.24), 0.17)
    a.add("powder", common(heap, box(0.49, 0.55, 0.4, (0, -0.36, 0.42), 0)))
    wall = [
        (0, 0.9),
        (0.2, 0.9),
        (0.2, 0.93),
        (0.14, 0.95),
        (0.14, 1.0),
        (0.3, 1.12),
        (0.38, 1.26),
        (0.4, 1.36),
        (0.43, 1.37),
        (0.43, 1.39),
    ]
    a.add("hopper", lathe([*wall, (0.37, 1.39), (0.35, 1.27), (0.27, 1.15), (0.1, 1.02), (0, 1.02)]))
    a.add("bean", _beans(34))
    strap = spline(
        [(-0.39, 0, 1.385), (-0.36, 0, 1.42), (-0.15, 0, 1.46), (0.15, 0, 1.46), (0.36, 0, 1.42), (0.39, 0, 1.385)], 30
    )
    band = polygon([(-0.045, -0.012), (0.045, -0.012), (0.045, 0.012), (-0.045, 0.012)])
    a.add("bridge", union(sweep(strap, 1.0, band, up=(0, 0, 1)), cylinder(0.07, 0.06, (0, 0, 1.47))).rotate((0, 0, 60)))
    arm = spline([(0, 0, 1.57), (0.15, 0, 1.58), (0.35, 0, 1.54), (0.55, 0, 1.52), (0.62, 0, 1.52)], 30)
    nut = union(
        cylinder(0.03, 0.6, (0, 0, 1.3)),
        lathe([(0, 1.5), (0.06, 1.5), (0.06, 1.62), (0.03, 1.66), (0, 1.66)], segments=20),
    )
    a.add(
        "crank",
        union(
            sweep(arm, 1.0, polygon([(-0.04, -0.018), (0.04, -0.018), (0.04, 0.018), (-0.04, 0.018)]), up=(0, 0, 1)),
            nut,
        ),
    )
    a.add(
        "grip",
        lathe(
            [(0, 1.54), (0.05, 1.54), (0.045, 1.58), (0.075, 1.68), (0.07, 1.75), (0.03, 1.78), (0, 1.78)], segments=24
        ).translate((0.59, 0, 0)),
    )


def _moulding(width: float, z: float) -> Manifold:
    """Board with a stepped edge, under or over the case."""
    return union(box(width, width, 0.06, (0, 0, z), 0.025), box(width - 0.07, width - 0.07, 0.11, (0, 0, z), 0.015))


def _beans(count: int) -> list[Manifold]:
    """Coffee beans, each with its groove, heaped in the hopper."""
    bean = cut(ellipsoid(0.068, 0.05, 0.042, segments=14), box(0.2, 0.012, 0.05, (0, 0, 0.04), 0))
    out = []
    for i in range(count):
        r, angle = 0.275 * np.sqrt((i + 0.4) / count), 137.5 * i
        tilted = bean.rotate((35 * np.sin(i * 1.7), 30 * np.cos(i * 2.3), 61.0 * i))
        out.append(tilted.translate((r, 0, 1.4 - 0.7 * r**2)).rotate((0, 0, angle)))
    return out
