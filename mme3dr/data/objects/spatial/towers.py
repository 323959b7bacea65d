"""Towers with something to carry at the top."""

from itertools import pairwise

import numpy as np

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.solids import box, cylinder, rod, sphere, torus, tube, union
from mme3dr.meshes.sweeps import lathe
from mme3dr.records import Fact, Part


@reference_object(
    name="lighthouse",
    prompt="a lighthouse with red and white bands on a rocky islet, its lamp room ringed by a railed gallery",
    parts=[
        Part("tower", 1, "white", "painted wood", False),
        Part("rock", 1, "grey", "stone", True),
        Part("gallery", 1, "dark grey", "iron", True),
        Part("railing", 1, "black", "iron", True),
        Part("lamp_room", 1, "sky blue", "glass", True),
        Part("glazing_bar", 8, "white", "painted metal", False),
        Part("lamp", 1, "yellow", "glass", False),
        Part("roof", 1, "red", "painted metal", False),
        Part("door", 1, "dark brown", "wood", False),
        Part("window", 3, "navy", "glass", False),
    ],
    facts=[
        Fact(
            "colour",
            "Red and white bands go round the tower.",
            "Blue and yellow bands go round the tower.",
            False,
            "colour(tower) == 'white' and has_colour(tower, 'red')",
        ),
        Fact(
            "relation",
            "The lamp room sits at the top of the tower.",
            "The lamp room sits at the foot of the tower.",
            True,
            "above(lamp_room, tower) and inside(lamp, lamp_room)",
        ),
        Fact(
            "relation",
            "A domed roof covers the lamp room.",
            "The lamp room is open to the sky.",
            True,
            "on(roof, lamp_room)",
        ),
        Fact(
            "relation",
            "The gallery runs round just below the lamp room.",
            "The gallery runs round the foot of the tower.",
            False,
            "bottom(gallery) > z(tower) and top(gallery) < z(lamp_room)",
        ),
        Fact(
            "relation",
            "The door is at the foot of the tower.",
            "The door is at the top of the tower.",
            True,
            "touches(door, tower) and top(door) < z(tower)",
        ),
        Fact(
            "proportion",
            "The tower narrows towards the top.",
            "The tower widens towards the top.",
            True,
            "width(lamp_room) < 0.7 * width(tower)",
        ),
        Fact(
            "count",
            "Three small windows climb the tower.",
            "Ten small windows climb the tower.",
            True,
            "count(window) == 3 and rising(window) and all_touch(window, tower)",
        ),
        Fact(
            "material",
            "The islet is bare stone.",
            "The islet is a wooden raft.",
            False,
            "material(rock) == 'stone' and above(tower, rock)",
        ),
    ],
)
def lighthouse(a: Assembly) -> None:
    a.add(
        "tower",
        lathe(
            [
                (0.0, 0.5),
                (0.62, 0.5),
                (0.6, 0.62),
                (0.55, 0.9),
                (0.52, 1.2),
                (0.46, 1.6),
                (0.42, 2.0),
                (0.38, 2.5),
                (0.36, 3.0),
                (0.37, 3.3),
                (0.0, 3.3),
            ],
            segments=48,
        ).refine_to_length(0.09),
        marks=[("red", lambda p: np.floor((p[:, 2] - 0.5) / 0.56) % 2 > 0)],
    )
    bumps = [
        (0, 0, 0.0, 1.0),
        (0.55, 0.3, 0.0, 0.55),
        (-0.5, 0.4, -0.05, 0.6),
        (0.2, -0.55, -0.05, 0.6),
        (-0.6, -0.35, 0.0, 0.5),
        (0.75, -0.3, -0.1, 0.4),
    ]
    crag = union(
        [sphere(r, (x, y, z), 9).scale((1, 1, 0.62)).rotate((0, 0, 37 * i)) for i, (x, y, z, r) in enumerate(bumps)]
    )
    a.add("rock", crag.trim_by_plane((0, 0, 1), 0.0))
    a.add(
        "gallery", lathe([(0.0, 3.22), (0.36, 3.22), (0.42, 3.3), (0.58, 3.38), (0.58, 3.45), (0, 3.45)], segments=48)
    )
    posts = ring(rod((0.54, 0, 3.43), (0.54, 0, 3.72), 0.02, segments=8), 16)
    hoops = [torus(0.54, 0.022, (0, 0, z)) for z in (3.58, 3.72)]
    a.add("railing", union(posts, hoops))
    a.add("lamp_room", cylinder(0.3, 0.5, (0, 0, 3.7), segments=8))
    a.add("glazing_bar", ring(rod((0.3, 0, 3.44), (0.3, 0, 3.96), 0.025, segments=8), 8))
    a.add("lamp", lathe([(0, 3.46), (0.14, 3.5), (0.2, 3.7), (0.14, 3.9), (0, 3.94)], segments=24))
    cap = lathe([(0, 3.94), (0.39, 3.94), (0.38, 4.0), (0.3, 4.12), (0.16, 4.22), (0.05, 4.26), (0.03, 4.4), (0, 4.4)])
    a.add("roof", union(cap, sphere(0.06, (0, 0, 4.42), 16)))
    arch = union(box(0.26, 0.2, 0.34, (0, -0.55, 0.77), 0.01), cylinder(0.13, 0.2, (0, -0.55, 0.94), "y"))
    a.add("door", arch)
    a.add(
        "window",
        [
            box(0.14, 0.2, 0.22, (0, y, z), 0.02).rotate((0, 0, turn))
            for y, z, turn in ((-0.43, 1.45, 40), (-0.36, 2.05, -30), (-0.31, 2.75, 20))
        ],
    )


@reference_object(
    name="water tower",
    prompt=(
        "small-town water tower, pale blue tank with a pointed cap high up on braced legs, "
        "and a ladder for the inspector"
    ),
    parts=[
        Part("tank", 1, "sky blue", "painted metal", True),
        Part("cap", 1, "blue", "painted metal", True),
        Part("leg", 6, "steel", "metal", True),
        Part("brace", 24, "steel", "metal", True),
        Part("strut", 12, "steel", "metal", False),
        Part("riser", 1, "light grey", "painted metal", False),
        Part("catwalk", 1, "dark grey", "metal", False),
        Part("ladder", 1, "yellow", "painted metal", True),
        Part("footing", 6, "light grey", "concrete", False),
    ],
    facts=[
        Fact(
            "relation",
            "The tank is carried high above the ground.",
            "The tank stands on the ground.",
            False,
            "bottom(tank) > 0.35 * height(all) and above(tank, leg)",
        ),
        Fact(
            "count",
            "Six legs carry the tank.",
            "Three legs carry the tank.",
            True,
            "count(leg) == 6 and even(leg) and all_touch(leg, tank)",
        ),
        Fact(
            "relation",
            "A pipe runs straight down from the middle of the tank.",
            "A pipe sticks straight up from the top of the tank.",
            True,
            "touches(riser, tank) and top(riser) < z(tank) and width(riser) < 0.5 * width(tank)",
        ),
        Fact(
            "relation",
            "Crossed braces stiffen the legs.",
            "The legs stand free with no braces.",
            False,
            "all_touch(brace, leg)",
        ),
        Fact(
            "relation",
            "A walkway runs round the tank.",
            "A walkway runs round the feet of the legs.",
            True,
            "touches(catwalk, tank) and width(catwalk) > width(tank) and bottom(catwalk) > z(leg)",
        ),
        Fact(
            "proportion",
            "The whole tower is taller than it is wide.",
            "The whole tower is wider than it is tall.",
            True,
            "height(all) > 1.4 * width(all)",
        ),
        Fact(
            "relation",
            "The ladder reaches from near the ground to the walkway.",
            "The ladder reaches only halfway up the legs.",
            True,
            "bottom(ladder) < 0.15 * height(all) and top(ladder) > top(catwalk)",
        ),
        Fact("colour", "The tank is pale blue.", "The tank is dark red.", False, "colour(tank) == 'sky blue'"),
        Fact(
            "material",
            "Tank and legs are made of metal.",
            "Tank and legs are made of stone.",
            True,
            "material(leg) == 'metal' and material(tank) == 'painted metal'",
        ),
    ],
)
def water_tower(a: Assembly) -> None:
    low, high, foot, head = 0.1, 2.6, 1.15, 0.82
    a.add(
        "tank",
        lathe([(0, 2.1), (0.25, 2.13), (0.55, 2.26), (0.8, 2.5), (0.86, 2.65), (0.86, 3.5), (0, 3.5)], segments=48),
    )
    a.add(
        "cap",
        union(
            lathe([(0, 3.47), (0.94, 3.47), (0.92, 3.54), (0.4, 3.85), (0.06, 4.05), (0, 4.05)], segments=48),
            sphere(0.09, (0, 0, 4.08), 20),
        ),
    )
    a.add("riser", cylinder(0.15, 2.15, (0, 0, 1.08)))

    def corner(i: int, z: float) -> np.ndarray:
        """Point [3] on leg i at height z."""
        angle, r = np.radians(60 * i + 30), foot + (head - foot) * (z - low) / (high - low)
        return np.array([r * np.cos(angle), r * np.sin(angle), z])

    storeys = (0.15, 1.15, 2.1)
    for i in range(6):
        a.add("leg", rod(corner(i, low), corner(i, high), 0.06))
        a.add("footing", box(0.3, 0.3, 0.14, (*corner(i, low)[:2], 0.07), 0.02))
        for z0, z1 in pairwise(storeys):
            a.add(
                "brace",
                rod(corner(i, z0), corner(i + 1, z1), 0.026, segments=8),
                rod(corner(i, z1), corner(i + 1, z0), 0.026, segments=8),
            )
            a.add("strut", rod(corner(i, z1), corner(i + 1, z1), 0.035, segments=8))
    posts = ring(rod((1.06, 0, 2.6), (1.06, 0, 2.92), 0.022, segments=8), 24)
    a.add(
        "catwalk",
        union(
            tube(1.1, 0.84, 0.06, (0, 0, 2.6), segments=48),
            posts,
            [torus(1.06, 0.026, (0, 0, z)) for z in (2.77, 2.92)],
        ),
    )
    sides = [rod((x, -1.02, 0.2), (x, -1.14, 3.0), 0.028, segments=8) for x in (-0.13, 0.13)]
    rungs = [
        rod((-0.13, -1.02 - 0.12 * t, 0.2 + 2.8 * t), (0.13, -1.02 - 0.12 * t, 0.2 + 2.8 * t), 0.024, segments=8)
        for t in np.linspace(0.03, 0.97, 19)
    ]
    a.add("ladder", union(sides, rungs))
