"""Things of legend in voxel art: every surface is a side of a cube on one grid."""

import numpy as np

from mme3dr.data.objects.stylised._voxel import block, cubes, speckle
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.records import Fact, Part


@reference_object(
    name="voxel castle tower",
    prompt="single medieval watchtower in voxels, rough grey stone, battlements, an arched wooden door and a blue flag",
    parts=[
        Part("wall", 1, "grey", "stone", True),
        Part("battlement", 12, "light grey", "stone", True),
        Part("door", 1, "brown", "wood", True),
        Part("window", 4, "black", "glass", False),
        Part("pole", 1, "dark brown", "wood", False),
        Part("flag", 1, "blue", "fabric", True),
        Part("ground", 1, "green", "leaf", False),
    ],
    facts=[
        Fact(
            "style",
            "The tower is a pile of cubes set on one grid.",
            "The tower is drawn with smooth round walls.",
            False,
        ),
        Fact(
            "relation",
            "The battlements run round the top edge of the wall.",
            "The battlements run round the foot of the wall.",
            True,
            "above(battlement, wall) and all_touch(battlement, wall)",
        ),
        Fact(
            "count",
            "The flag flies from one pole above the roof.",
            "The flag lies on the ground before the door.",
            True,
            "count(pole) == 1 and count(flag) == 1 and bottom(flag) > top(wall)",
        ),
        Fact(
            "proportion",
            "The tower is taller than it is wide.",
            "The tower is wider than it is tall.",
            True,
            "height(wall) > 1.3 * width(wall)",
        ),
        Fact(
            "material",
            "The door is made of wooden planks.",
            "The door is made of stone.",
            False,
            "material(door) == 'wood' and colour(door) == 'brown'",
        ),
        Fact(
            "relation",
            "The door is at ground level.",
            "The door is halfway up the wall.",
            True,
            "bottom(door) - bottom(wall) < 0.05 * height(wall) and touches(door, wall)",
        ),
        Fact("colour", "The flag is blue.", "The flag is yellow.", False, "colour(flag) == 'blue'"),
        Fact(
            "symmetry",
            "The wall looks alike on its left and right sides.",
            "The wall has a turret on its left side only.",
            True,
            "mirror(wall, 'x') and mirror(battlement, 'x')",
        ),
        Fact(
            "proportion",
            "The windows are narrow slits, taller than wide.",
            "The windows are wide panes, broader than tall.",
            True,
            "height(window) > 2.5 and piece_length(window) > 2.5",
        ),
    ],
)
def voxel_tower(a: Assembly) -> None:
    def ring(half: int, z: tuple[int, int]) -> set:
        square = block((-half, half), (-half, half), z) - block((2 - half, half - 2), (2 - half, half - 2), z)
        return {c for c in square if abs(c[0]) + abs(c[1]) <= 2 * half - 2}

    a.add(
        "ground",
        cubes(block((-8, 8), (-8, 8), (-2, -1))),
        marks=[("lime", speckle), ("brown", lambda p: p[:, 2] < -1.52)],
    )
    door = block((-2, 2), (-5, -5), (0, 4)) | block((-1, 1), (-5, -5), (5, 5))
    slits = [
        block((0, 0), (-5, -5), (9, 12)),
        block((0, 0), (5, 5), (8, 10)),
        block((-5, -5), (0, 0), (8, 10)),
        block((5, 5), (0, 0), (8, 10)),
    ]
    wall = ring(5, (0, 14)) | ring(6, (15, 17)) | block((-4, 4), (-4, 4), (14, 15))
    a.add(
        "wall",
        cubes(wall.difference(door, *slits) | ring(6, (0, 0)) - block((-2, 2), (-7, -6), (0, 0))),
        marks=[("dark grey", speckle)],
    )
    a.add("door", cubes(door), marks=[("dark brown", lambda p: abs(np.rint(p[:, 0])) == 1)])
    a.add("window", [cubes(s) for s in slits])
    merlons = [
        block((x, x + 1), (y, y + 1), (18, 19))
        for x, y in (
            (-3, -6),
            (2, -6),
            (-3, 5),
            (2, 5),
            (-6, -3),
            (-6, 2),
            (5, -3),
            (5, 2),
            (-5, -5),
            (-5, 4),
            (4, -5),
            (4, 4),
        )
    ]
    a.add("battlement", [cubes(m) for m in merlons])
    a.add("pole", cubes(block((0, 0), (0, 0), (16, 29))))
    a.add("flag", cubes(block((1, 6), (0, 0), (25, 28)) - block((6, 6), (0, 0), (26, 27))))


@reference_object(
    name="voxel sword in a stone",
    prompt=(
        "blocky voxel version of a legendary blade: a shining sword, red jewel in the pommel, stuck "
        "upright in a mossy stone"
    ),
    parts=[
        Part("blade", 1, "silver", "metal", True),
        Part("fuller", 1, "steel", "metal", False),
        Part("guard", 1, "gold", "metal", False),
        Part("grip", 1, "dark brown", "leather", False),
        Part("pommel", 1, "gold", "metal", True),
        Part("jewel", 1, "red", "glass", True),
        Part("stone", 1, "grey", "stone", True),
        Part("moss", 1, "green", "leaf", True),
    ],
    facts=[
        Fact(
            "style",
            "Sword and stone are assembled from cubes on one grid.",
            "Sword and stone are sculpted with smooth curves.",
            False,
        ),
        Fact(
            "relation",
            "The blade enters the stone from above.",
            "The blade lies flat beside the stone.",
            False,
            "above(blade, stone) and touches(blade, stone)",
        ),
        Fact(
            "relation",
            "The handle is at the upper end of the sword.",
            "The handle is buried in the stone.",
            True,
            "above(grip, guard) and above(guard, stone)",
        ),
        Fact(
            "relation",
            "A crossbar wider than the blade divides blade and grip.",
            "The blade runs straight into the grip with no crossbar.",
            True,
            "width(guard) > 2 * width(blade) and z(guard) < z(grip) and z(guard) > z(blade)",
        ),
        Fact(
            "colour",
            "The crossbar and the pommel are golden.",
            "The crossbar and the pommel are bright pink.",
            True,
            "colour(guard) == 'gold' and colour(pommel) == 'gold'",
        ),
        Fact("colour", "The jewel is red.", "The jewel is blue.", False, "colour(jewel) == 'red'"),
        Fact(
            "material",
            "The blade is of shining metal.",
            "The blade is of wood.",
            True,
            "material(blade) == 'metal' and colour(blade) == 'silver'",
        ),
        Fact(
            "proportion",
            "The blade above the stone is longer than the grip.",
            "The blade above the stone is shorter than the grip.",
            True,
            "height(blade) > 1.5 * height(grip)",
        ),
        Fact(
            "symmetry",
            "The sword is the same on its left and right sides.",
            "The sword has a crossbar on one side only.",
            True,
            "mirror(guard, 'x') and mirror(blade, 'x')",
        ),
    ],
)
def voxel_sword(a: Assembly) -> None:
    a.add(
        "blade",
        cubes(block((-1, -1), (0, 0), (5, 19)) | block((1, 1), (0, 0), (5, 19)) | block((-1, 1), (0, 0), (4, 5))),
    )
    a.add("fuller", cubes(block((0, 0), (0, 0), (6, 19))))
    a.add(
        "guard",
        cubes(
            block((-5, 5), (-1, 1), (20, 21))
            | {(s * 5, y, 19) for s in (-1, 1) for y in (-1, 0, 1)}
            | {(s * 6, y, z) for s in (-1, 1) for y in (-1, 0, 1) for z in (19, 20)}
        ),
    )
    a.add(
        "grip",
        cubes(block((-1, 1), (0, 0), (22, 26)) | block((0, 0), (-1, 1), (22, 26))),
        marks=[("brown", lambda p: np.rint(p[:, 2]) % 2 == 0)],
    )
    jewel = block((0, 0), (-2, 2), (28, 28))
    a.add("pommel", cubes((block((-1, 1), (-1, 1), (27, 29)) | block((-2, 2), (-1, 1), (28, 28))) - jewel))
    a.add("jewel", cubes(jewel))
    stone = (
        block((-6, 6), (-4, 4), (0, 1))
        | block((-5, 5), (-3, 4), (2, 3))
        | block((-4, 3), (-3, 3), (4, 5))
        | block((-6, -6), (-1, 1), (2, 2))
    )
    moss = block((-5, -2), (-3, 0), (4, 4)) | block((-5, -5), (-4, 1), (2, 4)) | block((-6, -5), (-4, -4), (0, 2))
    a.add("moss", cubes(moss))
    a.add("stone", cubes(stone - moss - block((-1, 1), (0, 0), (4, 5))), marks=[("light grey", speckle)])
