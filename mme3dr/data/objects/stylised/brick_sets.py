"""A rocket and a flower put together from studded toy bricks."""

from manifold3d import Manifold

from mme3dr.data.objects.stylised._brick import BRICK, PLATE, brick, stud
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, cylinder, torus, union
from mme3dr.meshes.sweeps import lathe, plate
from mme3dr.records import Fact, Part


@reference_object(
    name="brick rocket",
    prompt=(
        "space rocket assembled out of plastic building bricks, white with red fins and nose, standing on "
        "a grey launch plate ready for lift-off"
    ),
    parts=[
        Part("plate", 1, "grey", "plastic", True),
        Part("body", 1, "white", "plastic", True),
        Part("stripe", 2, "blue", "plastic", False),
        Part("nose", 1, "red", "plastic", True),
        Part("fin", 4, "red", "plastic", True),
        Part("porthole", 2, "sky blue", "glass", False),
        Part("engine", 4, "dark grey", "plastic", False),
    ],
    facts=[
        Fact(
            "style",
            "The rocket is stacked from square bricks with studs.",
            "The rocket is a smooth polished tube.",
            False,
        ),
        Fact(
            "count",
            "Four fins stick out at the foot of the rocket.",
            "Two fins stick out at the middle of the rocket.",
            True,
            "count(fin) == 4 and even(fin) and z(fin) < z(body)",
        ),
        Fact(
            "relation",
            "The nose tapers to the top of the rocket.",
            "The nose is at the foot of the rocket.",
            True,
            "above(nose, body) and touches(nose, body)",
        ),
        Fact(
            "proportion",
            "The rocket is far taller than it is wide.",
            "The rocket is as wide as it is tall.",
            True,
            "height(body) + height(nose) > 1.5 * width(fin)",
        ),
        Fact(
            "symmetry",
            "The rocket looks the same from all four sides apart from its windows.",
            "The rocket has all its fins on one side.",
            True,
            "turn(fin, 4) and turn(nose, 4)",
        ),
        Fact(
            "relation",
            "The engines are underneath the body.",
            "The engines are on top of the nose.",
            True,
            "above(body, engine) and all_touch(engine, body)",
        ),
        Fact(
            "colour",
            "Nose and fins are red on a white body.",
            "Nose and fins are green on a black body.",
            False,
            "colour(nose) == 'red' and colour(fin) == 'red' and colour(body) == 'white'",
        ),
        Fact(
            "relation",
            "The rocket stands on a flat grey plate.",
            "The rocket lies on its side on a cart.",
            False,
            "bottom(plate) < bottom(fin) and all_touch(fin, plate) and above(body, plate)",
        ),
        Fact(
            "existence",
            "A round window is set in the body.",
            "A square door with a ladder is set in the nose.",
            True,
            "count(porthole) > 0 and touches(porthole, body)",
        ),
    ],
)
def brick_rocket(a: Assembly) -> None:
    grid = [(i - 5.5, j - 5.5) for i in range(12) for j in range(12)]
    a.add("plate", union(box(12, 12, PLATE, (0, 0, -PLATE / 2), bevel=0.06), [stud(x, y, 0, 8) for x, y in grid]))

    def course(k: int) -> list[Manifold]:
        z, split = 2.0 + k * BRICK, [(-2, -2, 4, 2), (-2, 0, 4, 2)] if k % 2 else [(-2, -2, 2, 4), (0, -2, 2, 4)]
        return [brick(x, y, z, nx, ny, studs=False) for x, y, nx, ny in split]

    a.add("stripe", [union(course(k)) for k in (2, 8)])
    a.add(
        "body",
        union(
            [course(k) for k in range(11) if k not in (2, 8)],
            [stud(x, y, 2.0 + 11 * BRICK) for x in (-1.5, -0.5, 0.5, 1.5) for y in (-1.5, -0.5, 0.5, 1.5)],
            box(1, 1, 13, (0, 0, 8.5), bevel=0),
        ),
    )
    base = 2.0 + 11 * BRICK
    steps = [
        brick(-1.5, -1.5, base, 3, 3),
        brick(-1.5, -1.5, base + BRICK, 3, 3, PLATE),
        brick(-1, -1, base + BRICK + PLATE, 2, 2),
        brick(-0.5, -0.5, base + 2 * BRICK + PLATE, 1, 1, studs=False),
    ]
    tip = cylinder(0.45, 1.4, (0, 0, base + 3 * BRICK + PLATE + 0.65), top=0.12, segments=24)
    a.add("nose", union(steps, tip))
    fins = [
        brick(2, -0.5, 4.4, 1, 1, studs=False),
        brick(2, -0.5, 3.2, 2, 1),
        brick(2, -0.5, 2.0, 3, 1),
        brick(3, -0.5, 0.8, 2, 1, studs=False),
        brick(4, -0.5, 0.0, 1, 1, 0.8, studs=False),
    ]
    ramp = plate(polygon([(0, 0), (1, 0), (0, 1.2)]), 0.98, (2, 0, 5.6)).refine(2)
    a.add("fin", ring(union(fins, ramp), 4))
    window = union(cylinder(0.95, 0.3, (0, -2.1, 10.4), axis="y"), torus(0.95, 0.16, (0, -2.2, 10.4), axis="y"))
    a.add("porthole", window, window.rotate((0, 0, 180)))
    a.add(
        "engine",
        [
            lathe([(0.75, 0.9), (0.45, 2.05), (0, 2.05), (0, 1.3)], segments=24).translate((x, y, 0))
            for x in (-1, 1)
            for y in (-1, 1)
        ],
    )


@reference_object(
    name="brick flower",
    prompt=(
        "a never-wilting daisy from a construction-toy set, pink petals clicked round a yellow middle, "
        "stalk rising from a block of earth"
    ),
    parts=[
        Part("petal", 8, "pink", "plastic", True),
        Part("centre", 1, "yellow", "plastic", True),
        Part("stalk", 1, "green", "plastic", True),
        Part("leaf", 2, "lime", "plastic", False),
        Part("earth", 1, "brown", "plastic", True),
    ],
    facts=[
        Fact(
            "style",
            "Studs show that the flower is built from toy bricks.",
            "Fine veins show that the flower is a living plant.",
            False,
        ),
        Fact("style", "The stalk is a stack of short round bricks.", "The stalk is one thin bent wire.", True),
        Fact(
            "relation",
            "The petals surround the yellow middle on all sides.",
            "The petals hang in a bunch from one side of the middle.",
            True,
            "all_touch(petal, centre) and inside(centre, petal)",
        ),
        Fact("count", "There are eight petals.", "There are three petals.", True, "count(petal) == 8"),
        Fact(
            "symmetry",
            "All petals have the same shape and size.",
            "One petal is much larger than all the others.",
            True,
            "alike(petal) and mirror(petal, 'x')",
        ),
        Fact(
            "colour",
            "The middle of the flower is yellow.",
            "The middle of the flower is black.",
            False,
            "colour(centre) == 'yellow'",
        ),
        Fact(
            "colour",
            "Stalk and leaves are green.",
            "Stalk and leaves are purple.",
            True,
            "colour(stalk) == 'green' and colour(leaf) == 'lime'",
        ),
        Fact(
            "relation",
            "The stalk stands on the brown block.",
            "The brown block hangs from the petals.",
            False,
            "on(stalk, earth)",
        ),
        Fact(
            "material",
            "The petals are made of plastic.",
            "The petals are made of silk.",
            True,
            "material(petal) == 'plastic'",
        ),
    ],
)
def brick_flower(a: Assembly) -> None:
    a.add(
        "earth",
        union(brick(-3, -2, 0, 3, 4), brick(0, -2, 0, 3, 4), brick(-2, -1, BRICK, 4, 2)),
        marks=[("green", lambda p: p[:, 2] > 2 * BRICK - 0.05)],
    )
    rings = [cylinder(0.5, 0.82, (0, 0, 2 * BRICK + 0.45 + 0.95 * k), segments=24) for k in range(9)]
    a.add("stalk", union(rings, cylinder(0.38, 9.2, (0, 0, 2 * BRICK + 4.5), segments=24)))
    leaf = union(
        [
            brick(0.3, -0.5, 0, 2, 1, PLATE),
            brick(1.3, -0.5, PLATE, 2, 1, PLATE),
            brick(2.3, -0.5, 2 * PLATE, 2, 1, PLATE),
        ]
    )
    a.add("leaf", leaf.translate((0, 0, 5)), leaf.rotate((0, 0, 180)).translate((0, 0, 6.4)))

    def facing(solid: Manifold) -> Manifold:
        return solid.rotate((82, 0, 0)).translate((0, -0.5, 12.6))

    middle = union(
        cylinder(1.6, 0.9, (0, 0, 0.45), segments=40),
        [stud(x, y, 0.9) for x in (-0.5, 0.5) for y in (-0.5, 0.5)],
        [stud(x, y, 0.9) for x, y in ((1.2, 0), (-1.2, 0), (0, 1.2), (0, -1.2))],
    )
    a.add("centre", facing(middle))
    pad = union(
        box(2.0, 1.3, PLATE, (2.2, 0, 0.3), bevel=0.06),
        cylinder(0.95, PLATE + 0.02, (3.3, 0, 0.3), segments=32),
        stud(3.0, 0, 0.5),
        stud(2.1, 0, 0.5),
    )
    a.add("petal", [facing(p) for p in ring(pad, 8)])
