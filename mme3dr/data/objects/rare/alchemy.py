"""Apparatus of the alchemist's workshop."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import circle, rectangle, smooth_profile
from mme3dr.meshes.solids import box, cut, cylinder, rod, torus, tube, union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="alchemist's alembic still",
    prompt="alchemist at work: copper alembic heated on a small brick furnace, dripping into a round flask on a stool",
    parts=[
        Part("furnace", 1, "terracotta", "brick", True),
        Part("hearth", 1, "black", "iron", False),
        Part("flame", 5, "orange", "plastic", False),
        Part("log", 3, "dark brown", "bark", False),
        Part("top_plate", 1, "iron", "iron", False),
        Part("cucurbit", 1, "copper", "metal", True),
        Part("still_head", 1, "copper", "metal", True),
        Part("beak", 1, "copper", "metal", False),
        Part("receiver", 1, "turquoise", "glass", True),
        Part("straw_ring", 1, "sand", "straw", False),
        Part("stool", 1, "brown", "wood", True),
    ],
    facts=[
        Fact(
            "relation",
            "The pot stands on top of the furnace.",
            "The pot stands beside the furnace on the floor.",
            False,
            "on(cucurbit, top_plate) and touches(top_plate, furnace) and top(cucurbit) > top(furnace)",
        ),
        Fact(
            "relation",
            "A domed head sits on the neck of the pot.",
            "A flat dish lies under the foot of the pot.",
            True,
            "on(still_head, cucurbit) and width(still_head) < width(furnace)",
        ),
        Fact(
            "relation",
            "A long beak slants down from the head into the flask.",
            "A long beak rises from the flask up into the air.",
            True,
            "touches(beak, still_head) and touches(beak, receiver) and bottom(beak) < bottom(still_head)",
        ),
        Fact(
            "relation",
            "The flask stands lower than the head, so that drops run down to it.",
            "The flask stands higher than the head, so that drops run back.",
            True,
            "top(receiver) < bottom(still_head) and left(receiver) > right(furnace)",
        ),
        Fact(
            "existence",
            "A fire burns in an opening at the front of the furnace.",
            "A fire burns in a bowl on top of the still head.",
            True,
            "inside(flame, furnace) and top(flame) < bottom(top_plate) and colour(flame) == 'orange'",
        ),
        Fact(
            "material",
            "The flask is made of glass.",
            "The flask is made of wood.",
            True,
            "material(receiver) == 'glass'",
        ),
        Fact(
            "colour",
            "Pot, head and beak have the colour of copper.",
            "Pot, head and beak have the colour of silver.",
            False,
            "colour(cucurbit) == 'copper' and colour(still_head) == 'copper' and colour(beak) == 'copper'",
        ),
        Fact(
            "proportion",
            "The beak is longer than the head is wide.",
            "The beak is a stub far shorter than the head.",
            True,
            "length(beak) > 1.2 * width(still_head)",
        ),
        Fact(
            "symmetry",
            "The pot is round, turned on all sides alike.",
            "The pot is square, with four flat sides.",
            True,
            "turn(cucurbit, 5) and turn(cucurbit, 8)",
        ),
    ],
)
def alembic_still(a: Assembly) -> None:
    a.add("furnace", _brick_furnace())
    a.add("hearth", box(0.86, 0.9, 0.06, (0, -0.38, 0.14), 0.01))
    logs = [rod((-0.34, -0.62, 0.23), (0.3, -0.5, 0.23), 0.07), rod((0.34, -0.7, 0.23), (-0.1, -0.36, 0.24), 0.06)]
    a.add("log", logs, rod((-0.25, -0.4, 0.34), (0.28, -0.72, 0.34), 0.06))
    for x, y, tall in (
        (-0.24, -0.55, 0.34),
        (-0.1, -0.66, 0.46),
        (0.04, -0.5, 0.58),
        (0.17, -0.64, 0.42),
        (0.28, -0.52, 0.3),
    ):
        drop = lathe([(0, 0), (0.1, 0.06), (0.12, 0.2), (0.07, 0.6), (0.02, 0.9), (0, 1.0)], smooth=True, segments=16)
        a.add("flame", drop.scale((1, 1, tall)).translate((x, y, 0.3)), marks=[("yellow", _hot)])
    a.add("top_plate", tube(0.9, 0.5, 0.1, (0, 0, 1.36), segments=56))
    pot = [(0, 0.95), (0.42, 1.05), (0.66, 1.4), (0.7, 1.65), (0.56, 1.98), (0.34, 2.16), (0.27, 2.26), (0.27, 2.44)]
    a.add("cucurbit", union(lathe([*pot, (0, 2.44)]), torus(0.28, 0.035, (0, 0, 2.3))))
    dome = [
        (0.26, 2.4),
        (0.36, 2.42),
        (0.52, 2.48),
        (0.55, 2.56),
        (0.47, 2.66),
        (0.45, 2.8),
        (0.36, 3.04),
        (0.2, 3.22),
        (0.07, 3.3),
    ]
    dome = np.vstack([dome[:4], smooth_profile(dome[4:], 16)])
    a.add(
        "still_head",
        union(
            lathe([(0, 2.4), *dome, (0, 3.3)]), lathe([(0, 3.28), (0.05, 3.28), (0.1, 3.36), (0.06, 3.44), (0, 3.46)])
        ),
    )
    path = spline([(0.42, 0, 2.54), (0.75, 0, 2.5), (1.25, 0, 2.2), (1.72, 0, 1.78)], 32)
    a.add("beak", union(sweep(path, [0.15, 0.12, 0.09, 0.065]), torus(0.14, 0.03, (0.56, 0, 2.54), "x", 24)))
    flask = [
        (0, -0.46),
        (0.26, -0.4),
        (0.45, -0.15),
        (0.45, 0.12),
        (0.28, 0.36),
        (0.14, 0.46),
        (0.12, 0.58),
        (0.12, 0.82),
    ]
    flask = np.vstack([smooth_profile(flask, 28), [(0.16, 0.84), (0.16, 0.9), (0.09, 0.9), (0.09, 0.5), (0, 0.5)]])
    a.add("receiver", lathe(flask).rotate((0, -38, 0)).translate((2.22, 0, 1.28)))
    a.add("straw_ring", torus(0.28, 0.085, (2.22, 0, 0.87)))
    seat = lathe([(0, 0.7), (0.5, 0.7), (0.53, 0.73), (0.53, 0.78), (0.5, 0.81), (0, 0.81)])
    a.add(
        "stool",
        union(seat, ring(rod((0.32, 0, 0.72), (0.48, 0, 0), 0.06, 0.045), 3, start=20)).translate((2.22, 0, 0)),
    )


def _hot(p: np.ndarray) -> np.ndarray:
    """The lower, yellow part of the flames."""
    return p[:, 2] < 0.42


def _brick_furnace() -> Manifold:
    """Round furnace of staggered bricks with an arched stoke hole in front."""
    bricks = []
    for course in range(8):
        block = tube(1.0, 0.8, 0.145, (0, 0, 0.08 + 0.16 * course), segments=64)
        joints = ring(box(0.6, 0.022, 2, (0.95, 0, 0.5), 0), 16, start=11.25 * (course % 2))
        bricks.append(cut(block, joints))
    body = union(bricks, cylinder(0.965, 1.28, (0, 0, 0.64), segments=64))
    arch = plate(rectangle(0.8, 0.5, (0, 0.32)) + circle(0.4, (0, 0.56)), 1.1, (0, -0.55, 0))
    rim = plate(circle(0.54, (0, 0.56)) + rectangle(1.08, 0.56, (0, 0.28)), 0.25, (0, -0.93, 0))
    return cut(union(body, rim), arch)
