"""Traps with a spring."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._linkage import coil
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import arc, spline
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, cut, cylinder, rod, sphere, torus, union
from mme3dr.meshes.sweeps import plate, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="set mousetrap",
    prompt="spring mousetrap on a little wooden board, armed and baited with a lump of holey cheese, ready to snap",
    parts=[
        Part("base", 1, "tan", "wood", True),
        Part("hammer", 1, "steel", "metal", False),
        Part("axle", 1, "steel", "metal", False),
        Part("spring", 2, "copper", "metal", True),
        Part("locking_bar", 1, "steel", "metal", False),
        Part("pedal", 1, "brass", "metal", False),
        Part("cheese", 1, "yellow", "flesh", True),
        Part("staple", 4, "iron", "iron", False),
    ],
    facts=[
        Fact(
            "relation",
            "The striking bow is pulled back to the far side of the springs from the cheese.",
            "The striking bow has already come down on the cheese.",
            True,
            "x(hammer) < x(spring) and x(spring) < x(cheese) and right(hammer) < left(cheese)",
        ),
        Fact(
            "relation",
            "A thin bar reaches over the bow and catches on the pedal.",
            "A thin bar lies loose on the floor beside the board.",
            True,
            "touches(locking_bar, hammer) and touches(locking_bar, pedal) and top(locking_bar) > top(hammer)",
        ),
        Fact(
            "relation",
            "The cheese sits on the metal pedal.",
            "The cheese sits on the springs.",
            True,
            "on(cheese, pedal) and not touches(cheese, spring)",
        ),
        Fact(
            "count",
            "Two coils lie side by side on the axle.",
            "A single coil stands on end.",
            True,
            "count(spring) == 2 and all_touch(spring, axle) and level(spring)",
        ),
        Fact(
            "colour",
            "The cheese is yellow and the springs are copper.",
            "The cheese is green and the springs are red.",
            True,
            "colour(cheese) == 'yellow' and colour(spring) == 'copper'",
        ),
        Fact(
            "existence",
            "Round holes pit the cheese.",
            "Blue veins streak the cheese.",
            False,
            "volume(cheese) < 0.52 * width(cheese) * depth(cheese) * height(cheese)",
        ),
        Fact(
            "material",
            "The board is wood and the bow is metal.",
            "The board is metal and the bow is wood.",
            True,
            "material(base) == 'wood' and material(hammer) == 'metal'",
        ),
        Fact(
            "symmetry",
            "The bow has an equal arm on each side of the board.",
            "The bow has an arm on one side of the board only.",
            True,
            "mirror(hammer, 'y') and depth(hammer) > 0.7 * depth(base)",
        ),
        Fact(
            "proportion",
            "The board is about twice as long as it is wide.",
            "The board is as wide as it is long.",
            True,
            "width(base) > 1.6 * depth(base) and width(base) < 2.4 * depth(base)",
        ),
    ],
)
def set_mousetrap(a: Assembly) -> None:
    a.add("base", box(2.0, 1.04, 0.12, (0, 0, 0.06), 0.02))
    pivot, wire = 0.23, 0.03
    a.add("axle", rod((0, -0.46, pivot), (0, 0.46, pivot), 0.026))
    tail = rod((0.085, 0, pivot), (0.12, 0, 0.13), 0.02)
    for s in (-1, 1):
        ends = (0, s * 0.07, pivot), (0, s * 0.31, pivot)
        core = rod(*ends, 0.06)
        a.add(
            "spring",
            union(
                core,
                coil(*ends, 0.085, 0.022, 6),
                tail.translate((0, s * 0.1, 0)),
                rod((0, s * 0.29, 0.16), (-0.5, s * 0.38, 0.2), 0.022),
            ),
        )
    corner = [(-0.72, -0.42, 0.16), (-0.8, -0.4, 0.16), (-0.86, -0.32, 0.16)]
    half = [(0, -0.42, pivot), (-0.1, -0.42, 0.2), *corner]
    bow = sweep([*half, *[(x, -y, z) for x, y, z in half[::-1]]], wire)
    a.add("hammer", union(bow, [torus(0.05, 0.028, (0, y, pivot), "y", segments=24) for y in (-0.42, 0.42)]))
    bar = spline(
        [(-0.95, 0, 0.15), (-0.86, 0, 0.215), (-0.4, 0, 0.33), (0, 0, 0.37), (0.3, 0, 0.345), (0.43, 0, 0.33)], 30
    )
    a.add("locking_bar", union(sweep(bar, 0.024), torus(0.045, 0.022, (-0.95, 0, 0.15), "y", segments=24)))
    a.add("pedal", _pedal())
    a.add("cheese", _cheese().translate((0.66, 0, 0.205)))
    for x, y, z in ((0, -0.36, pivot), (0, 0.36, pivot), (-0.95, 0, 0.14), (0.42, 0, 0.17)):
        a.add("staple", _staple(0.05 if y else 0.09, z + 0.03, bool(y)).translate((x, y, 0)))


def _staple(reach: float, peak: float, along: bool) -> Manifold:
    """Wire staple driven into the board, straddling along x, or else along y."""
    path = np.vstack([[(reach, 0, 0.08)], arc(reach, 0, 180, (0, 0, peak - reach), samples=12), [(-reach, 0, 0.08)]])
    return sweep(path, 0.02, segments=8).rotate((0, 0, 0 if along else 90))


def _pedal() -> Manifold:
    """Bait plate hinged towards the springs, with an upright tongue that holds the bar's tip."""
    leaf = box(0.5, 0.46, 0.03, (0.67, 0, 0.19), 0.01)
    tongue = cut(box(0.035, 0.16, 0.25, (0.43, 0, 0.29), 0.01), cylinder(0.028, 0.2, (0.43, 0, 0.33), "x"))
    return union(leaf, tongue, cylinder(0.03, 0.3, (0.43, 0, 0.17), "y"), box(0.06, 0.2, 0.08, (0.83, 0, 0.15), 0))


def _cheese() -> Manifold:
    """Wedge with its point towards -x and holes in every face."""
    wedge = plate(polygon([(-0.27, -0.02), (-0.27, 0.02), (0.22, 0.2), (0.22, -0.2)]), 0.3, (0, 0, 0.15), "up")
    holes = [
        (-0.1, -0.1, 0.12, 0.06),
        (0.1, -0.17, 0.2, 0.07),
        (0.02, -0.14, 0.05, 0.04),
        (0.17, -0.18, 0.06, 0.045),
        (0.24, 0.05, 0.13, 0.08),
        (0.22, -0.1, 0.24, 0.05),
        (0.1, 0.05, 0.31, 0.07),
        (-0.08, 0.0, 0.31, 0.04),
        (0.0, 0.12, 0.2, 0.06),
        (0.14, 0.18, 0.1, 0.07),
        (-0.12, 0.07, 0.08, 0.04),
    ]
    return cut(wedge, [sphere(r, (x, y, z), 20) for x, y, z, r in holes])
