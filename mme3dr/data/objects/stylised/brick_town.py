"""A house and a car put together from studded toy bricks."""

from mme3dr.data.objects.stylised._brick import BRICK, PLATE, brick, shell, slope, stud
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import four
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, cut, cylinder, sphere, union
from mme3dr.meshes.sweeps import plate
from mme3dr.records import Fact, Part


@reference_object(
    name="brick house",
    prompt=(
        "cottage snapped together from studded toy bricks: yellow walls, red sloped roof, a white door and "
        "blue windows on a green baseplate"
    ),
    parts=[
        Part("baseplate", 1, "green", "plastic", True),
        Part("wall", 1, "yellow", "plastic", True),
        Part("roof", 1, "red", "plastic", True),
        Part("door", 1, "white", "plastic", True),
        Part("window", 4, "blue", "plastic", True),
        Part("frame", 4, "white", "plastic", False),
        Part("chimney", 1, "dark grey", "plastic", False),
        Part("bush", 2, "lime", "plastic", False),
    ],
    facts=[
        Fact(
            "style",
            "Round studs show on the upper faces of the bricks.",
            "The upper faces are covered with plaster and paint.",
            False,
        ),
        Fact(
            "style",
            "The walls are laid from separate rectangular bricks.",
            "The walls are one seamless painted surface.",
            True,
        ),
        Fact(
            "relation",
            "The roof covers the top of the walls.",
            "The roof stands on the ground beside the walls.",
            True,
            "above(roof, wall) and touches(roof, wall)",
        ),
        Fact(
            "relation",
            "The chimney rises through the roof.",
            "The chimney stands on the lawn.",
            True,
            "top(chimney) > z(roof) and touches(chimney, roof) and bottom(chimney) > bottom(wall)",
        ),
        Fact(
            "relation",
            "The door stands at ground level in the wall.",
            "The door is set in the roof.",
            True,
            "touches(door, wall) and bottom(door) < z(wall) and top(door) < top(wall)",
        ),
        Fact(
            "material",
            "The house is made of plastic.",
            "The house is made of fired clay bricks with mortar.",
            True,
            "material(wall) == 'plastic' and material(roof) == 'plastic'",
        ),
        Fact(
            "colour",
            "The roof is red above yellow walls.",
            "The roof is yellow above red walls.",
            False,
            "colour(roof) == 'red' and colour(wall) == 'yellow'",
        ),
        Fact(
            "proportion",
            "The baseplate is wider than the house.",
            "The house overhangs the baseplate on all sides.",
            True,
            "width(baseplate) > width(roof) and depth(baseplate) > depth(wall)",
        ),
        Fact(
            "symmetry",
            "The two slopes of the roof mirror each other.",
            "The roof slopes to one side only.",
            True,
            "mirror(roof, 'y')",
        ),
    ],
)
def brick_house(a: Assembly) -> None:
    base = box(18, 12, PLATE, (0, 0, -PLATE / 2), bevel=0.06)
    free = [(i - 8.5, j - 5.5) for i in range(18) for j in range(12)]
    a.add("baseplate", union(base, [stud(x, y, 0, 8) for x, y in free if abs(x) > 5 or abs(y) > 4]))
    courses = []
    for k in range(4):
        z, odd = k * BRICK, k % 2
        spans = (
            [(-5, 2), (-3, 2), (-1, 2), (1, 2), (3, 2)] if odd else [(-5, 1), (-4, 2), (-2, 2), (0, 2), (2, 2), (4, 1)]
        )
        courses += [brick(x, y, z, n, 1, studs=False) for x, n in spans for y in (-4, 3)]
        side = [(-3, 2), (-1, 2), (1, 2)] if odd else [(-3, 1), (-2, 2), (0, 2), (2, 1)]
        courses += [brick(x, y, z, 1, n, studs=False) for y, n in side for x in (-5, 4)]
    a.add("wall", union(courses))
    a.add("door", union(box(2, 0.4, 3.3, (0, -4, 1.65), bevel=0.06), sphere(0.16, (0.65, -4.22, 1.6), 12)))
    bars = [box(1.9, 0.3, 0.22, (0, 0, z), bevel=0.04) for z in (1.6, 2.5, 3.4)] + [
        box(0.22, 0.3, 2.0, (x, 0, 2.5), bevel=0.04) for x in (-0.84, 0, 0.84)
    ]
    for part, solid in (
        ("window", box(1.8, 0.3, 1.9, (0, -4, 2.5), bevel=0)),
        ("frame", union(bars).translate((0, -4.1, 0))),
    ):
        front = [solid.translate((x, 0, 0)) for x in (-3, 3)]
        a.add(part, front, [w.rotate((0, 0, 180)) for w in front])
    roof = []
    for k in range(4):
        tiles = [slope(x, -5 + k, 4 * BRICK + k * BRICK, 2, 1) for x in (-6, -4, -2, 0, 2, 4)]
        roof += tiles + [t.mirror((0, 1, 0)) for t in tiles]
        roof.append(box(11.9, 8.1 - 2 * k, BRICK, (0, 0, 4 * BRICK + (k + 0.5) * BRICK), bevel=0))
    roof.append(brick(-6, -1, 8 * BRICK, 12, 2, PLATE))
    a.add("roof", shell(roof))
    a.add("chimney", union([brick(2.5, 1.5, 6 * BRICK + k * BRICK, 1, 1, studs=k == 3) for k in range(4)]))
    a.add("bush", [union(brick(x, -5.6, 0, 1, 1), brick(x, -5.6, BRICK, 1, 1, PLATE)) for x in (-4.5, 3.5)])


@reference_object(
    name="brick car",
    prompt=(
        "Small red car built from interlocking toy bricks with studs on its bonnet, black rubber tyres, "
        "room for one minifigure"
    ),
    parts=[
        Part("chassis", 1, "dark grey", "plastic", False),
        Part("bodywork", 1, "red", "plastic", True),
        Part("windscreen", 2, "sky blue", "glass", False),
        Part("roof", 1, "white", "plastic", False),
        Part("tyre", 4, "black", "rubber", True),
        Part("hub", 4, "light grey", "plastic", False),
        Part("headlight", 2, "yellow", "plastic", False),
        Part("tail_light", 2, "orange", "plastic", False),
    ],
    facts=[
        Fact(
            "style",
            "Round studs stand on the flat upper faces.",
            "The upper faces are smooth sheet metal with a lacquer shine.",
            False,
        ),
        Fact(
            "count",
            "The car runs on four wheels.",
            "The car runs on three wheels.",
            True,
            "count(tyre) == 4 and level(tyre)",
        ),
        Fact(
            "colour",
            "The bodywork is red and the tyres are black.",
            "The bodywork is black and the tyres are red.",
            False,
            "colour(bodywork) == 'red' and colour(tyre) == 'black'",
        ),
        Fact(
            "relation",
            "Two yellow headlights face the front.",
            "Two yellow headlights stand on the roof.",
            True,
            "count(headlight) == 2 and front(headlight) <= front(bodywork)",
        ),
        Fact(
            "relation",
            "The roof rests on the windscreens above the body.",
            "The roof lies under the chassis.",
            True,
            "above(roof, windscreen) and above(roof, bodywork)",
        ),
        Fact(
            "symmetry",
            "Left and right sides of the car match.",
            "The car has wheels on its left side only.",
            True,
            "mirror(tyre, 'x') and mirror(bodywork, 'x')",
        ),
        Fact(
            "proportion",
            "The car is longer than it is wide.",
            "The car is wider than it is long.",
            True,
            "depth(all) > 1.2 * width(all)",
        ),
        Fact(
            "material",
            "The windscreens are clear as glass.",
            "The windscreens are made of wood.",
            True,
            "material(windscreen) == 'glass'",
        ),
        Fact(
            "style",
            "The outline of the body goes up and down in square brick steps.",
            "The outline of the body is one flowing curve.",
            True,
        ),
    ],
)
def brick_car(a: Assembly) -> None:
    a.add("chassis", box(3.9, 11.8, PLATE, (0, 0, 0.9), bevel=0.05))
    body = [
        brick(-2, -6, 1.1, 4, 2),
        brick(-2, -4, 1.1, 4, 2, BRICK),
        brick(-2, -2, 1.1, 1, 4, studs=False),
        brick(1, -2, 1.1, 1, 4, studs=False),
        brick(-2, 2, 1.1, 4, 2),
        brick(-2, 4, 1.1, 4, 2),
    ]
    body += [
        brick(-2, -4, 2.3, 4, 2, PLATE),
        brick(-2, 2, 2.3, 4, 4, PLATE),
        brick(-2, 4, 2.7, 4, 1, PLATE),
        brick(-2, -2, 2.3, 1, 4, PLATE),
        brick(1, -2, 2.3, 1, 4, PLATE),
    ]
    guards = [box(0.5, 3.0, 0.4, (s * 2.2, y, 2.3), bevel=0.05) for s in (-1, 1) for y in (-3.6, 3.6)]
    a.add("bodywork", shell(body, guards, box(2.2, 4.2, 0.4, (0, 0, 1.3), bevel=0)))
    glass = plate(polygon([(-2.9, 2.8), (-1.9, 2.8), (-0.5, 5.2), (-1.1, 5.2)]), 3.7, facing="side")
    a.add("windscreen", glass.refine(2), glass.mirror((0, 1, 0)).translate((0, 0.4, 0)).refine(2))
    a.add("roof", brick(-2, -1.4, 5.1, 4, 3, PLATE))
    cap = union(cylinder(0.64, 0.8, (2.3, 3.6, 1.15), axis="x"), cylinder(0.25, 0.3, (2.75, 3.6, 1.15), axis="x"))
    wheel = cut(
        cylinder(1.15, 0.9, (2.35, 3.6, 1.15), axis="x", segments=40), cylinder(0.62, 2, (2.35, 3.6, 1.15), axis="x")
    )
    treads = [
        box(0.92, 0.12, 0.16, (2.35, 0, 1.16), bevel=0).rotate((30 * k, 0, 0)).translate((0, 3.6, 1.15))
        for k in range(12)
    ]
    a.add("tyre", [t.refine(2) for t in four(union(wheel, treads))])
    a.add("hub", [h.refine(2) for h in four(cap)])
    a.add("headlight", [cylinder(0.38, 0.3, (x, -6.1, 1.7), axis="y", segments=24) for x in (-1.3, 1.3)])
    a.add("tail_light", [box(0.8, 0.2, 0.5, (x, 6.05, 1.9), bevel=0.05) for x in (-1.4, 1.4)])
