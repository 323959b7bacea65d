"""A train put together from wooden toy blocks."""

from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, common, cut, cylinder, rod, sphere, tube, union
from mme3dr.meshes.sweeps import extrude, lathe
from mme3dr.records import Fact, Part


@reference_object(
    name="wooden block train",
    prompt=(
        "toddler's painted wooden train: a round-boilered engine pulling one wagon loaded with a cube, a "
        "triangle block and a ball"
    ),
    parts=[
        Part("frame", 2, "tan", "wood", False),
        Part("boiler", 1, "green", "painted wood", True),
        Part("cab", 1, "red", "painted wood", False),
        Part("roof", 1, "blue", "painted wood", False),
        Part("chimney", 1, "yellow", "painted wood", False),
        Part("wheel", 8, "red", "painted wood", False),
        Part("coupling", 1, "dark brown", "wood", False),
        Part("cube", 1, "blue", "painted wood", True),
        Part("triangle", 1, "yellow", "painted wood", True),
        Part("ball", 1, "red", "painted wood", True),
    ],
    facts=[
        Fact(
            "style",
            "The train is put together from simple geometric blocks.",
            "The train shows rivets, pipes and every detail of a real locomotive.",
            True,
        ),
        Fact(
            "material",
            "The train is made of wood.",
            "The train is made of black iron.",
            False,
            "material(frame) == 'wood' and material(boiler) == 'painted wood'",
        ),
        Fact(
            "count",
            "There are eight wheels, four under each vehicle.",
            "There are three wheels under the whole train.",
            True,
            "count(wheel) == 8 and level(wheel)",
        ),
        Fact(
            "relation",
            "The chimney stands on the front part of the boiler.",
            "The chimney stands on the wagon.",
            True,
            "touches(chimney, boiler) and top(chimney) > top(boiler) and x(chimney) < x(boiler)",
        ),
        Fact(
            "relation",
            "The cab is behind the boiler.",
            "The cab is in front of the boiler.",
            True,
            "left(cab) > x(boiler) and touches(cab, boiler)",
        ),
        Fact(
            "relation",
            "A short bar couples the wagon to the engine.",
            "A wide gap with no link separates the wagon from the engine.",
            True,
            "touches(coupling, frame) and count(frame) == 2",
        ),
        Fact(
            "relation",
            "The loose blocks ride on the wagon.",
            "The loose blocks ride on the roof of the cab.",
            False,
            "above(cube, frame) and above(ball, frame) and left(cube) > right(cab)",
        ),
        Fact(
            "symmetry",
            "The left wheels match the right wheels.",
            "The wheels on the left are twice as large as those on the right.",
            True,
            "mirror(wheel, 'y') and alike(wheel)",
        ),
        Fact(
            "colour",
            "The blocks are painted in bright plain colours.",
            "The blocks are all left in bare wood.",
            True,
            "colour(boiler) == 'green' and colour(roof) == 'blue' and colour(wheel) == 'red'",
        ),
    ],
)
def wooden_block_train(a: Assembly) -> None:
    a.add("frame", box(4.4, 1.7, 0.4, (-2.4, 0, 0.75), bevel=0.08), box(3.6, 1.7, 0.4, (2.4, 0, 0.75), bevel=0.08))
    a.add(
        "boiler",
        union(
            cylinder(0.72, 2.6, (-2.9, 0, 1.6), axis="x", segments=40), cylinder(0.28, 0.3, (-4.3, 0, 1.6), axis="x")
        ),
        marks=[("yellow", lambda p: p[:, 0] < -4.24)],
    )
    cab = cut(
        box(1.5, 1.6, 2.0, (-1.0, 0, 1.9), bevel=0.06),
        box(0.7, 3, 0.7, (-1.0, 0, 2.2)),
        cylinder(0.35, 3, (-1.0, 0, 2.4), axis="y"),
    )
    a.add("cab", cab)
    a.add(
        "roof",
        common(cylinder(1.5, 2.0, (-1.0, 0, 1.75), axis="x", segments=48), box(4, 2.0, 2, (-1.0, 0, 3.88), bevel=0)),
    )
    a.add(
        "chimney",
        lathe([(0.26, 2.1), (0.22, 2.7), (0.42, 3.1), (0.42, 3.25), (0.3, 3.25), (0.28, 3.1), (0, 3.1)]).translate(
            (-3.6, 0, 0)
        ),
    )
    disc = union(
        cut(cylinder(0.55, 0.3, axis="y", segments=40), tube(0.42, 0.22, 0.1, (0, -0.14, 0), axis="y")),
        cylinder(0.12, 0.44, axis="y", segments=16),
    )
    a.add(
        "wheel",
        [
            disc.rotate((0, 0, 0 if y < 0 else 180)).translate((x, y, 0.55))
            for x in (-3.7, -1.2, 1.4, 3.4)
            for y in (-0.98, 0.98)
        ],
    )
    a.add("coupling", rod((-0.4, 0, 0.78), (0.9, 0, 0.78), 0.12))
    a.add("cube", box(0.95, 0.95, 0.95, (1.25, 0, 1.43), bevel=0.07))
    a.add(
        "triangle",
        extrude(polygon([(-0.55, 0), (0.55, 0), (0, 0.95)]), 0.9).rotate((90, 0, 0)).translate((2.4, 0, 0.95)),
    )
    a.add("ball", sphere(0.52, (3.55, 0, 1.46), 40))
