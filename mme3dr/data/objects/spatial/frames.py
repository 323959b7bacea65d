"""Open frames of bars and poles."""

import numpy as np
import trimesh

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.solids import box, cylinder, rod, sphere, union
from mme3dr.records import Fact, Part


@reference_object(
    name="geodesic climbing dome",
    prompt="geodesic climbing dome for a playground, triangles of coloured steel tube rising from a round rubber mat",
    parts=[
        Part("base_bar", 10, "blue", "painted metal", False),
        Part("lower_bar", 30, "red", "painted metal", False),
        Part("upper_bar", 25, "yellow", "painted metal", False),
        Part("joint", 26, "dark grey", "metal", False),
        Part("mat", 1, "green", "rubber", True),
    ],
    facts=[
        Fact(
            "relation",
            "The bars meet in triangles.",
            "The bars meet in squares.",
            False,
            "count(base_bar) + count(lower_bar) + count(upper_bar) == 65 and count(joint) == 26",
        ),
        Fact(
            "proportion",
            "The dome is half a ball, about twice as wide as it is high.",
            "The dome is a full ball, as wide as it is high.",
            True,
            "width(joint) > 1.6 * height(joint) and width(joint) < 2.3 * height(joint)",
        ),
        Fact(
            "symmetry",
            "The dome repeats five times round its middle.",
            "The dome bulges out to one side only.",
            True,
            "turn(joint, 5) and even(base_bar)",
        ),
        Fact(
            "relation",
            "Five bars meet at the topmost joint.",
            "The top is an open round hole.",
            True,
            "top(upper_bar) > 0.9 * top(joint) and touches(upper_bar, joint)",
        ),
        Fact(
            "colour",
            "Bars are yellow at the top and blue at the ground.",
            "Bars are white at the top and white at the ground.",
            True,
            "colour(upper_bar) == 'yellow' and colour(base_bar) == 'blue' and above(upper_bar, base_bar)",
        ),
        Fact(
            "count",
            "Ten bars ring the foot of the dome.",
            "Four bars ring the foot of the dome.",
            True,
            "count(base_bar) == 10 and level(base_bar)",
        ),
        Fact(
            "relation",
            "The mat reaches out beyond the dome.",
            "The mat is hung inside the dome, off the ground.",
            True,
            "inside(base_bar, mat) or width(mat) > width(joint)",
        ),
        Fact(
            "material",
            "The bars are painted metal.",
            "The bars are woven rope.",
            False,
            "material(lower_bar) == 'painted metal'",
        ),
    ],
)
def geodesic_dome(a: Assembly) -> None:
    ball = trimesh.creation.icosphere(subdivisions=1, radius=1.6)
    first = ball.vertices[0] / np.linalg.norm(ball.vertices[0])
    turn = trimesh.geometry.align_vectors(first, [0, 0, 1])[:3, :3]
    nodes = ball.vertices @ turn.T + [0, 0, 0.12]
    keep = nodes[:, 2] > 0.05
    a.add("joint", [sphere(0.075, p, 16) for p in nodes[keep]])
    for i, j in ball.edges_unique:
        if keep[i] and keep[j]:
            z = nodes[[i, j], 2].mean()
            part = "base_bar" if z < 0.2 else "lower_bar" if z < 1.12 else "upper_bar"
            a.add(part, rod(nodes[i], nodes[j], 0.042, segments=12))
    a.add("mat", cylinder(1.95, 0.08, (0, 0, 0.04), segments=64))


@reference_object(
    name="scaffold",
    prompt=(
        "three-storey tube scaffold put up by builders, plank decks, base plates, and ladders leading from deck to deck"
    ),
    parts=[
        Part("standard", 6, "steel", "metal", False),
        Part("ledger", 12, "steel", "metal", False),
        Part("transom", 9, "steel", "metal", False),
        Part("diagonal", 6, "silver", "metal", False),
        Part("guard_rail", 12, "yellow", "painted metal", False),
        Part("plank", 12, "tan", "wood", True),
        Part("toe_board", 3, "amber", "wood", False),
        Part("ladder", 3, "red", "painted metal", True),
        Part("base_plate", 6, "dark grey", "metal", True),
    ],
    facts=[
        Fact(
            "count",
            "Three decks lie one above the other.",
            "Five decks lie one above the other.",
            False,
            "count(plank) == 12 and rising(toe_board) and count(toe_board) == 3",
        ),
        Fact(
            "relation",
            "A ladder leads up to every deck.",
            "A single ladder lies across the top deck.",
            True,
            "count(ladder) == 3 and rising(ladder) and top(ladder) > top(plank)",
        ),
        Fact(
            "relation",
            "Every upright stands on a base plate.",
            "Every upright stands on a wheel.",
            True,
            "all_touch(base_plate, standard) and count(base_plate) == count(standard) and level(base_plate)",
        ),
        Fact(
            "relation",
            "Slanting tubes brace the front.",
            "All tubes are either upright or level.",
            True,
            "height(diagonal) > 0.5 * height(standard) and all_touch(diagonal, standard)",
        ),
        Fact(
            "relation",
            "Guard rails run above each deck.",
            "Guard rails run below the lowest deck only.",
            True,
            "top(guard_rail) > top(plank) and count(guard_rail) == 12 and all_touch(guard_rail, standard)",
        ),
        Fact(
            "material",
            "The decks are planks and the frame is metal.",
            "The decks are glass and the frame is bamboo.",
            True,
            "material(plank) == 'wood' and material(standard) == 'metal'",
        ),
        Fact(
            "colour",
            "The guard rails are yellow.",
            "The guard rails are violet.",
            True,
            "colour(guard_rail) == 'yellow'",
        ),
        Fact(
            "proportion",
            "It is far shallower than it is wide.",
            "It is far deeper than it is wide.",
            True,
            "width(all) > 2 * depth(all)",
        ),
    ],
)
def scaffold(a: Assembly) -> None:
    xs, depth, lift, tall = (-1.6, 0.0, 1.6), 0.42, 1.25, 4.6
    for x in xs:
        for y in (-depth, depth):
            collars = [cylinder(0.075, 0.12, (x, y, k * lift), segments=12) for k in (1, 2, 3)]
            a.add("standard", union(cylinder(0.05, tall - 0.04, (x, y, tall / 2), segments=16), collars))
            a.add("base_plate", union(box(0.3, 0.3, 0.05, (x, y, 0.025), 0.01), cylinder(0.075, 0.2, (x, y, 0.1))))
    for k in (1, 2, 3):
        z = k * lift
        for y in (-depth, depth):
            a.add("ledger", rod((-1.72, y, z), (0.0, y, z), 0.042), rod((0.0, y, z), (1.72, y, z), 0.042))
            a.add("guard_rail", *[rod((-1.7, y, z + h), (1.7, y, z + h), 0.042) for h in (0.5, 0.92)])
        a.add("transom", [rod((x, -depth - 0.12, z + 0.05), (x, depth + 0.12, z + 0.05), 0.042) for x in xs])
        a.add("plank", row(box(3.4, 0.18, 0.06, (0, 0, z + 0.12), 0.01), 4, (0, 0.2, 0)))
        a.add("toe_board", box(3.3, 0.05, 0.2, (0, -depth - 0.03, z + 0.22), 0.01))
        for s in (-1, 1):
            ends = ((0.0, -depth - 0.06, z - lift + 0.1), (1.6 * s, -depth - 0.06, z))
            a.add("diagonal", rod(*(ends if k % 2 else ((1.6 * s, *ends[0][1:]), (0.0, *ends[1][1:]))), 0.042))
        foot, head = np.array([0.9, depth + 0.45, z - lift + 0.16]), np.array([0.9, depth + 0.12, z + 0.6])
        foot[2] -= 0.14 if k == 1 else 0
        sides = [rod(foot + [dx, 0, 0], head + [dx, 0, 0], 0.04) for dx in (-0.2, 0.2)]
        rungs = [
            rod(foot + (head - foot) * t - [0.2, 0, 0], foot + (head - foot) * t + [0.2, 0, 0], 0.032, segments=10)
            for t in np.linspace(0.08, 0.92, 8)
        ]
        a.add("ladder", union(sides, rungs))
