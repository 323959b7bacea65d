"""Open frames of bars, poles and wires."""

import numpy as np
import trimesh

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, ring, row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import arc
from mme3dr.meshes.organic import blend, bone, egg
from mme3dr.meshes.solids import box, cone, cylinder, rod, sphere, torus, union
from mme3dr.meshes.sweeps import lathe, sweep
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
    lean = np.arctan2(ball.vertices[0, 1], ball.vertices[0, 2])
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
    prompt="three-storey tube scaffold put up by builders, plank decks, base plates, and ladders leading from deck to deck",
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


@reference_object(
    name="bird cage",
    prompt="an antique brass birdcage with an onion top and a hanging ring; one yellow canary sits on its perch indoors",
    parts=[
        Part("wire", 20, "brass", "metal", True),
        Part("hoop", 3, "brass", "metal", False),
        Part("tray", 1, "dark brown", "wood", False),
        Part("foot", 4, "dark brown", "wood", False),
        Part("hanging_ring", 1, "gold", "metal", True),
        Part("door", 1, "copper", "metal", False),
        Part("perch", 1, "tan", "wood", True),
        Part("canary", 1, "yellow", "feather", True),
        Part("beak", 1, "orange", "horn", False),
        Part("eye", 2, "black", "glass", False),
        Part("seed_cup", 2, "white", "ceramic", False),
    ],
    facts=[
        Fact(
            "relation",
            "The bird sits inside the cage.",
            "The bird sits on top of the cage.",
            False,
            "inside(canary, wire) and on(canary, perch)",
        ),
        Fact(
            "symmetry",
            "The wires are spaced evenly all round.",
            "The wires cover the front side only.",
            True,
            "even(wire) and alike(wire)",
        ),
        Fact(
            "relation",
            "The wires come together at the top.",
            "The wires stand apart at the top, leaving it open.",
            True,
            "touches(hanging_ring, wire) and above(hanging_ring, wire)",
        ),
        Fact("colour", "The bird is yellow.", "The bird is purple.", False, "colour(canary) == 'yellow'"),
        Fact(
            "count",
            "Two seed cups hang inside.",
            "Six seed cups hang inside.",
            True,
            "count(seed_cup) == 2 and inside(seed_cup, wire)",
        ),
        Fact(
            "relation",
            "A small door is set in the side.",
            "A small door is set in the bottom.",
            True,
            "touches(door, wire) and bottom(door) > top(tray) - 0.05 * height(all)",
        ),
        Fact(
            "proportion",
            "The cage is taller than it is wide.",
            "The cage is wider than it is tall.",
            True,
            "height(all) > 1.3 * width(all)",
        ),
        Fact(
            "material",
            "The wires are metal.",
            "The wires are string.",
            False,
            "material(wire) == 'metal' and colour(wire) == 'brass'",
        ),
    ],
)
def bird_cage(a: Assembly) -> None:
    side = [
        (0.8, 0, 0.2),
        (0.8, 0, 1.2),
        (0.78, 0, 1.45),
        (0.62, 0, 1.78),
        (0.36, 0, 2.0),
        (0.15, 0, 2.15),
        (0.05, 0, 2.4),
    ]
    path = np.array(
        side[:2]
        + [
            p
            for p in np.column_stack(
                [np.interp(np.linspace(0, 5, 26), range(6), [q[i] for q in side[1:]]) for i in range(3)]
            )
        ][1:]
    )
    smooth = path.copy()
    smooth[1:-1] = (path[:-2] + path[1:-1] * 2 + path[2:]) / 4
    a.add("wire", ring(sweep(smooth, 0.026, segments=8), 20))
    a.add("hoop", [torus(0.8, 0.034, (0, 0, z)) for z in (0.72, 1.22)], torus(0.6, 0.034, (0, 0, 1.8)))
    a.add(
        "tray",
        lathe([(0, 0.08), (0.88, 0.08), (0.92, 0.12), (0.9, 0.18), (0.86, 0.24), (0.86, 0.3), (0, 0.3)], segments=56),
    )
    a.add("foot", ring(sphere(0.1, (0.7, 0, 0.08), 20), 4, start=45))
    a.add(
        "hanging_ring",
        union(sphere(0.1, (0, 0, 2.42), 20), cylinder(0.05, 0.15, (0, 0, 2.5)), torus(0.16, 0.035, (0, 0, 2.7), "y")),
    )
    arch = [
        (-0.22, -0.8, 0.34),
        (-0.22, -0.8, 0.8),
        *arc(0.22, 180, 0, (0, -0.8, 0.82), samples=12),
        (0.22, -0.8, 0.34),
    ]
    bars = [rod((x, -0.8, 0.34), (x, -0.8, 1.0), 0.022, segments=8) for x in (-0.08, 0.08)]
    a.add("door", union(sweep([*arch, arch[0]], 0.034), bars, sphere(0.05, (0.16, -0.84, 0.66), 12)))
    a.add("perch", rod((-0.8, 0, 0.72), (0.8, 0, 0.72), 0.035))
    a.add(
        "seed_cup",
        mirrored(
            lathe([(0, 0.4), (0.09, 0.4), (0.14, 0.58), (0.11, 0.58), (0.07, 0.44), (0, 0.44)], segments=24).translate(
                (0.6, 0, 0)
            )
        ),
    )
    body = blend(
        egg((0, 0.04, 0.98), (0.15, 0.24, 0.17), (35, 0, 0)),
        egg((0, -0.12, 1.2), (0.12, 0.13, 0.12)),
        bone((0, 0.2, 0.85), (0, 0.42, 0.66), 0.07, 0.04),
        bone((-0.05, 0, 0.85), (-0.05, -0.02, 0.74), 0.03),
        bone((0.05, 0, 0.85), (0.05, -0.02, 0.74), 0.03),
        soft=0.06,
        detail=44,
    )
    a.add("canary", body, marks=[("amber", lambda p: (np.abs(p[:, 0]) > 0.105) & (p[:, 2] < 1.05))])
    a.add("beak", cone(0.05, 0.12, (0, -0.27, 1.2), "y").rotate((0, 0, 0)).mirror((0, 1, 0)).translate((0, -0.54, 0)))
    a.add("eye", mirrored(sphere(0.028, (0.09, -0.2, 1.23), 14)))
