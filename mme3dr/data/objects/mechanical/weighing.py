"""Weighing on a beam."""

import numpy as np

from mme3dr.data.objects.mechanical._linkage import chain
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import arc
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, cone, cylinder, rod, torus, union
from mme3dr.meshes.sweeps import lathe, plate
from mme3dr.records import Fact, Part

TILT = 9.0
"""Degrees by which the balance leans to the viewer's right."""


@reference_object(
    name="two-pan balance",
    prompt="brass two-pan balance on a wooden foot, three red apples on the right outweighing the weights on the left",
    parts=[
        Part("foot", 1, "dark brown", "wood", True),
        Part("column", 1, "brass", "metal", False),
        Part("beam", 1, "brass", "metal", False),
        Part("pointer", 1, "black", "metal", False),
        Part("dial", 1, "ivory", "ceramic", False),
        Part("chain", 6, "gold", "metal", False),
        Part("pan", 2, "brass", "metal", True),
        Part("apple", 3, "red", "flesh", True),
        Part("stalk", 3, "brown", "wood", False),
        Part("weight", 3, "iron", "iron", True),
    ],
    facts=[
        Fact(
            "relation",
            "The pan of apples hangs lower than the pan of weights.",
            "The pan of apples hangs higher than the pan of weights.",
            True,
            "x(apple) > x(weight) and bottom(apple) < bottom(weight) - 0.08 * height(all)",
        ),
        Fact(
            "relation",
            "The beam slopes down towards the apples.",
            "The beam slopes down towards the weights.",
            True,
            "height(beam) > 0.15 * width(beam) and touches(beam, column) and bottom(apple) < bottom(weight)",
        ),
        Fact(
            "count",
            "Each pan hangs from three chains.",
            "Each pan hangs from a single rod.",
            True,
            "count(chain) == 6 and all_touch(chain, pan) and all_touch(chain, beam)",
        ),
        Fact(
            "count",
            "Three weights stand on the left pan.",
            "Seven weights stand on the left pan.",
            True,
            "count(weight) == 3 and all_touch(weight, pan) and right(weight) < x(column)",
        ),
        Fact(
            "relation",
            "A pointer hangs from the middle of the beam before a dial.",
            "A pointer stands at the end of the beam above a pan.",
            True,
            "touches(pointer, beam) and touches(dial, column) and top(dial) < top(pointer)",
        ),
        Fact("colour", "The apples are red.", "The apples are yellow.", False, "colour(apple) == 'red'"),
        Fact(
            "material",
            "The foot is wood and the pans are metal.",
            "The foot is metal and the pans are wood.",
            False,
            "material(foot) == 'wood' and material(pan) == 'metal'",
        ),
        Fact(
            "symmetry",
            "The column stands in the middle of the foot, the same to either side.",
            "The column stands at the left end of the foot, leaning outwards.",
            True,
            "mirror(foot, 'x') and mirror(column, 'x') and x(column) - x(foot) < 0.02 and x(foot) - x(column) < 0.02",
        ),
        Fact(
            "proportion",
            "Both pans are the same size.",
            "One pan is twice the size of the other.",
            True,
            "alike(pan)",
        ),
    ],
)
def pan_balance(a: Assembly) -> None:
    _stand(a)
    half = [(0, 0.085), (0.12, 0.05), (0.5, 0.045), (0.86, 0.02), (0.9, -0.01), (0.86, -0.035), (0.5, -0.02)]
    half += [(0.12, -0.05), (0, -0.085)]
    whole = plate(polygon(half + [(-x, z) for x, z in half[::-1]]).offset(0.004), 0.06)
    knob = lathe(
        [(0, 0.05), (0.04, 0.05), (0.03, 0.1), (0.06, 0.15), (0.02, 0.2), (0.03, 0.24), (0, 0.26)], segments=24
    )
    swing = union(whole, knob, [torus(0.035, 0.013, (x, 0, -0.03), "y", segments=24) for x in (-0.88, 0.88)])
    a.add("beam", swing.rotate((0, TILT, 0)).translate((0, 0, 1.65)))
    needle = cone(0.028, 0.56, (0, -0.1, -0.3)).rotate((180, 0, 0)).translate((0, -0.2, -0.6))
    a.add(
        "pointer", union(needle, cylinder(0.05, 0.08, (0, -0.08, 0), "y")).rotate((0, TILT, 0)).translate((0, 0, 1.65))
    )
    for side in (-1, 1):
        turn = np.radians(TILT)
        hook = np.array((side * 0.88 * np.cos(turn) - 0.05 * np.sin(turn), 0, 1.65 - side * 0.88 * np.sin(turn) - 0.06))
        _hung_pan(a, hook)
        _load(a, side, hook[0], hook[2] - 0.83)


def _stand(a: Assembly) -> None:
    """Foot, column with its fork, and the dial."""
    a.add(
        "foot",
        union(
            box(1.0, 0.62, 0.09, (0, 0, 0.045), 0.03),
            box(0.86, 0.5, 0.08, (0, 0, 0.12), 0.025),
            lathe([(0, 0.15), (0.19, 0.15), (0.16, 0.2), (0, 0.2)]),
        ),
    )
    low = [(0, 0.19), (0.13, 0.19), (0.14, 0.22), (0.09, 0.26), (0.05, 0.32), (0.045, 0.5), (0.08, 0.54), (0.08, 0.57)]
    turned = [*low, (0.045, 0.61), (0.038, 1.45), (0.07, 1.48), (0.07, 1.51), (0.04, 1.55)]
    fork = [box(0.07, 0.025, 0.2, (0, y, 1.6), 0.008) for y in (-0.055, 0.055)]
    a.add(
        "column",
        union(
            lathe([*turned, (0, 1.55)]),
            box(0.09, 0.14, 0.05, (0, 0, 1.54), 0.01),
            fork,
            cylinder(0.03, 0.17, (0, 0, 1.65), "y"),
        ),
    )
    sector = plate(
        polygon([*arc(0.62, 245, 295, samples=16)[:, [0, 2]], *arc(0.46, 295, 245, samples=16)[:, [0, 2]]]),
        0.05,
        (0, -0.05, 1.65),
    )

    def tick(p: np.ndarray) -> np.ndarray:
        """Every fifth degree, on the front."""
        angle = np.degrees(np.arctan2(p[:, 0], 1.65 - p[:, 2]))
        return (p[:, 1] < -0.074) & (np.abs((angle + 2.5) % 5 - 2.5) < 0.8)

    a.add("dial", sector.refine_to_length(0.012), marks=[("black", tick)])


def _hung_pan(a: Assembly, hook: np.ndarray) -> None:
    """Dish on three chains below a hook."""
    x, _, z = hook
    for angle in np.radians((90, 210, 330)):
        a.add(
            "chain",
            chain(
                (x + 0.012 * np.cos(angle), 0.012 * np.sin(angle), z),
                (x + 0.31 * np.cos(angle), 0.31 * np.sin(angle), z - 0.77),
                13,
                0.046,
                0.009,
            ),
        )
    dish = [
        (0, 0),
        (0.2, 0.005),
        (0.3, 0.05),
        (0.33, 0.08),
        (0.335, 0.09),
        (0.32, 0.09),
        (0.28, 0.06),
        (0.19, 0.025),
        (0, 0.02),
    ]
    a.add("pan", lathe(dish).translate((x, 0, z - 0.85)))


def _load(a: Assembly, side: int, x: float, floor: float) -> None:
    """Weights on the left-hand pan, apples on the right-hand one."""
    if side < 0:
        for dx, dy, size in ((-0.09, 0.02, 1.0), (0.1, 0.05, 0.8), (0.03, -0.12, 0.6)):
            shape = lathe(
                [(0, 0), (0.085, 0), (0.09, 0.02), (0.09, 0.16), (0.07, 0.18), (0.03, 0.2), (0.05, 0.25), (0, 0.27)],
                segments=28,
            )
            a.add("weight", shape.scale((size, size, size)).translate((x + dx, dy, floor)))
        return
    for k in range(3):
        apple = lathe(
            [(0, 0.03), (0.05, 0.0), (0.1, 0.03), (0.125, 0.1), (0.115, 0.17), (0.07, 0.205), (0.03, 0.2), (0, 0.18)],
            smooth=True,
        )
        place = (x + 0.14 * np.cos(k * 2.094 + 0.5), 0.14 * np.sin(k * 2.094 + 0.5), floor - 0.005)
        a.add("apple", apple.translate(place))
        a.add("stalk", rod((0, 0, 0.17), (0.02, 0.01, 0.27), 0.011, segments=8).translate(place))
