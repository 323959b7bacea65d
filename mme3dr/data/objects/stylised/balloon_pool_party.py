"""Inflatables to sit on and jump in: flamingo swim ring and bouncy castle."""

import numpy as np

from mme3dr.data.objects.stylised._cartoon import cord, pair, soft_box
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import four
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import arc
from mme3dr.meshes.solids import capsule, cylinder, ellipsoid, hull, sphere, torus, union
from mme3dr.meshes.sweeps import lathe, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="inflatable flamingo swim ring",
    prompt=(
        "blow-up pink flamingo rubber ring for a summer pool party, its long neck curving up in front of the seat hole"
    ),
    parts=[
        Part("ring", 1, "pink", "plastic", True),
        Part("neck", 1, "pink", "plastic", True),
        Part("beak", 1, "white", "plastic", False),
        Part("beak_tip", 1, "black", "plastic", False),
        Part("eye", 2, "black", "plastic", False),
        Part("wing", 2, "magenta", "plastic", False),
        Part("tail", 1, "magenta", "plastic", False),
        Part("valve", 1, "white", "plastic", False),
    ],
    facts=[
        Fact(
            "style",
            "Ring, neck and wings are smooth inflated tubes and pads.",
            "Ring, neck and wings are covered with real feathers.",
            True,
            "material(ring) == 'plastic' and material(wing) == 'plastic'",
        ),
        Fact(
            "proportion",
            "The ring is wide and low around an open middle.",
            "The ring is a tall closed barrel.",
            True,
            "width(ring) > 3 * height(ring)",
        ),
        Fact(
            "relation",
            "The head is carried high above the ring.",
            "The head lies flat inside the ring.",
            True,
            "top(neck) > 2 * top(ring) and bottom(eye) > top(ring)",
        ),
        Fact(
            "colour",
            "The beak has a black tip.",
            "The beak has a green tip.",
            True,
            "colour(beak_tip) == 'black' and touches(beak_tip, beak) and front(beak_tip) <= front(beak) + 0.1",
        ),
        Fact(
            "colour",
            "Ring and neck are pink.",
            "Ring and neck are yellow.",
            False,
            "colour(ring) == 'pink' and colour(neck) == 'pink'",
        ),
        Fact(
            "symmetry",
            "A wing lies on either side of the ring.",
            "Both wings lie on the left of the ring.",
            True,
            "count(wing) == 2 and mirror(wing, 'x')",
        ),
        Fact(
            "relation",
            "A small tail sticks up at the back, opposite the neck.",
            "A small tail sticks up right beside the beak.",
            True,
            "y(tail) > y(ring) and y(neck) < y(ring)",
        ),
        Fact(
            "existence",
            "There is a valve for blowing it up.",
            "There is a propeller for driving it.",
            True,
            "count(valve) == 1 and touches(valve, ring)",
        ),
    ],
)
def balloon_flamingo(a: Assembly) -> None:
    a.add("ring", torus(0.72, 0.25, (0, 0, 0.24), segments=72))
    path = [(0, -0.78, 0.3), (0, -0.92, 0.68), (0, -0.72, 1.02), (0, -0.62, 1.32), (0, -0.82, 1.52), (0, -1.02, 1.44)]
    a.add(
        "neck",
        union(cord(path, [0.2, 0.17, 0.14, 0.125, 0.14, 0.15], 28, 36), ellipsoid(0.165, 0.2, 0.165, (0, -0.98, 1.45))),
    )
    a.add("beak", cord([(0, -1.1, 1.42), (0, -1.24, 1.38), (0, -1.31, 1.28)], [0.12, 0.1, 0.085], 24))
    a.add("beak_tip", cord([(0, -1.31, 1.29), (0, -1.345, 1.18), (0, -1.31, 1.08)], [0.088, 0.07, 0.025], 24))
    a.add("eye", pair(ellipsoid(0.025, 0.045, 0.045, (0.15, -1.03, 1.5))))
    lobes = [
        hull(
            sphere(0.07, (0.84, -0.25, 0.44), 16),
            ellipsoid(0.07, 0.16 - 0.02 * i, 0.1, (0.98 - 0.03 * i, 0.02 + 0.2 * i, 0.56 - 0.06 * i), 24),
        )
        for i in range(3)
    ]
    a.add("wing", pair(union(lobes)))
    a.add(
        "tail",
        union(
            [
                hull(
                    sphere(0.1, (0, 0.86, 0.38), 16),
                    ellipsoid(0.09, 0.12, 0.09, (x, 1.06 - abs(x), 0.66 - 0.6 * abs(x)), 20),
                )
                for x in (-0.16, 0, 0.16)
            ]
        ),
    )
    a.add("valve", cylinder(0.05, 0.09, (0.5, 0.52, 0.5)))


@reference_object(
    name="bouncy castle",
    prompt=(
        "Children's bouncy castle for a village fete, blown up tight, "
        "with a striped jumping floor, four pointed turrets and an open front."
    ),
    parts=[
        Part("base", 1, "blue", "plastic", False),
        Part("floor_tube", 8, "yellow", "plastic", True),
        Part("wall_tube", 15, "red", "plastic", False),
        Part("turret", 4, "yellow", "plastic", True),
        Part("spire", 4, "red", "plastic", True),
        Part("flag", 4, "lime", "plastic", False),
        Part("arch", 1, "purple", "plastic", False),
        Part("step", 1, "green", "plastic", False),
        Part("blower", 1, "dark grey", "plastic", False),
    ],
    facts=[
        Fact(
            "style",
            "The castle is built from bulging inflated tubes.",
            "The castle is built from rough grey stone blocks.",
            True,
            "material(wall_tube) == 'plastic' and material(turret) == 'plastic'",
        ),
        Fact(
            "count",
            "A turret rises at each of the four corners.",
            "A single turret rises in the centre.",
            False,
            "count(turret) == 4 and mirror(turret, 'x') and mirror(turret, 'y')",
        ),
        Fact(
            "relation",
            "Every turret carries a pointed top.",
            "Every pointed top lies on the jumping floor.",
            True,
            "count(spire) == 4 and on(spire, turret) and all_touch(spire, turret)",
        ),
        Fact(
            "relation",
            "The step for climbing in is at the open front.",
            "The step for climbing in is behind the back wall.",
            True,
            "y(step) < front(floor_tube) and bottom(step) < 0.05",
        ),
        Fact(
            "relation",
            "The jumping floor is enclosed by the walls.",
            "The jumping floor is the roof above the walls.",
            True,
            "top(floor_tube) < z(wall_tube) and left(wall_tube) < left(floor_tube) + 0.3",
        ),
        Fact(
            "colour",
            "The walls are red and the turrets yellow.",
            "The walls are black and the turrets white.",
            False,
            "colour(wall_tube) == 'red' and colour(turret) == 'yellow'",
        ),
        Fact(
            "existence",
            "A fan at the back blows air in.",
            "A fireplace at the back heats it.",
            True,
            "count(blower) == 1 and y(blower) > y(base) and back(blower) > back(base)",
        ),
        Fact(
            "symmetry",
            "The castle looks the same on the left and on the right.",
            "The castle has turrets on the left only.",
            True,
            "mirror(all, 'x')",
        ),
        Fact(
            "proportion",
            "The turrets are taller than the walls between them.",
            "The walls tower over the turrets.",
            True,
            "top(spire) > 1.3 * top(wall_tube)",
        ),
    ],
)
def balloon_bouncy_castle(a: Assembly) -> None:
    a.add("base", soft_box(2.2, 2.0, 0.32, 0.14, (0, 0, 0.16)))
    a.add(
        "floor_tube",
        [capsule((x, -0.88, 0.32), (x, 0.88, 0.32), 0.12, segments=20) for x in np.linspace(-0.77, 0.77, 8)],
    )
    back = [capsule((x, 0.9, 0.3), (x, 0.9, 0.95), 0.13, segments=20) for x in np.linspace(-0.66, 0.66, 7)]
    side = [capsule((1.0, y, 0.3), (1.0, y, 0.78), 0.13, segments=20) for y in (-0.5, -0.17, 0.17, 0.5)]
    a.add("wall_tube", back, [tube for s in side for tube in pair(s)])
    rings = [torus(0.14, 0.115, (1.0, 0.9, 0.2 + 0.2 * i), segments=28) for i in range(6)]
    tower = union(cylinder(0.2, 1.25, (1.0, 0.9, 0.64)), rings)
    a.add("turret", four(tower))
    tip = lathe([(0, 1.24), (0.28, 1.24), (0.32, 1.3), (0.27, 1.36), (0.15, 1.62), (0.05, 1.9), (0, 1.95)], smooth=True)
    a.add("spire", four(tip.translate((1.0, 0.9, 0))))
    pennant = union(
        capsule((1.0, 0.9, 1.9), (1.0, 0.9, 2.3), 0.025),
        hull(capsule((1.0, 0.9, 2.14), (1.0, 0.9, 2.28), 0.025), sphere(0.02, (1.28, 0.9, 2.21), 8)),
    )
    a.add("flag", four(pennant))
    a.add("arch", sweep(arc(1.0, 0, 180, (0, -0.9, 0.95), samples=32) * (1, 1, 0.55) + (0, 0, 0.43), 0.13, segments=20))
    a.add(
        "step",
        union(
            soft_box(0.9, 0.4, 0.22, 0.1, (0, -1.15, 0.11)),
            soft_box(0.14, 0.4, 0.32, 0.07, (-0.42, -1.15, 0.16)),
            soft_box(0.14, 0.4, 0.32, 0.07, (0.42, -1.15, 0.16)),
        ),
    )
    a.add(
        "blower",
        union(
            cylinder(0.14, 0.2, (0, 1.42, 0.16), "x"),
            capsule((0, 0.95, 0.12), (0, 1.42, 0.12), 0.08),
            soft_box(0.26, 0.3, 0.06, 0.02, (0, 1.42, 0.03), 8),
        ),
    )
