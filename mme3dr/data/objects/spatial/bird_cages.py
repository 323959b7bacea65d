"""A cage of wires with a bird inside."""

import numpy as np

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import arc
from mme3dr.meshes.organic import blend, bone, egg
from mme3dr.meshes.solids import cone, cylinder, rod, sphere, torus, union
from mme3dr.meshes.sweeps import lathe, sweep
from mme3dr.records import Fact, Part


def _canary(a: Assembly) -> None:
    """The bird on its perch, facing the front."""
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


@reference_object(
    name="bird cage",
    prompt=(
        "an antique brass birdcage with an onion top and a hanging ring; one yellow canary sits on its perch indoors"
    ),
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
    bend = np.column_stack([np.interp(np.linspace(0, 5, 26), range(6), [q[i] for q in side[1:]]) for i in range(3)])
    path = np.vstack([side[:1], bend])
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
    _canary(a)
