"""Cups stacked in tiers."""

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.sweeps import lathe
from mme3dr.records import Fact, Part


@reference_object(
    name="cup pyramid",
    prompt=(
        "ten plastic party cups stacked upside down into a flat triangular pyramid, a different colour for each storey"
    ),
    parts=[
        Part("bottom_cup", 4, "red", "plastic", False),
        Part("second_cup", 3, "yellow", "plastic", False),
        Part("third_cup", 2, "green", "plastic", False),
        Part("top_cup", 1, "blue", "plastic", False),
    ],
    facts=[
        Fact(
            "count",
            "Four cups stand in the lowest row.",
            "Six cups stand in the lowest row.",
            True,
            "count(bottom_cup) == 4 and level(bottom_cup)",
        ),
        Fact(
            "count",
            "One cup stands alone at the top.",
            "Three cups stand together at the top.",
            True,
            "count(top_cup) == 1 and above(top_cup, third_cup)",
        ),
        Fact(
            "relation",
            "Each row has one cup fewer than the row below.",
            "Each row has as many cups as the row below.",
            True,
            "count(bottom_cup) - count(second_cup) == 1 and count(second_cup) - count(third_cup) == 1",
        ),
        Fact(
            "relation",
            "Each cup stands on two cups of the row below.",
            "Each cup stands inside one cup of the row below.",
            True,
            "all_touch(second_cup, bottom_cup) and all_touch(third_cup, second_cup) and all_touch(top_cup, third_cup)",
        ),
        Fact(
            "symmetry",
            "The pyramid is the same on the left and the right.",
            "The pyramid steps down on the left only.",
            True,
            "mirror(all, 'x')",
        ),
        Fact(
            "colour",
            "The top cup is blue and the lowest row is red.",
            "The top cup is red and the lowest row is blue.",
            True,
            "colour(top_cup) == 'blue' and colour(bottom_cup) == 'red'",
        ),
        Fact(
            "proportion",
            "The pyramid is far wider than it is deep.",
            "The pyramid is as deep as it is wide.",
            False,
            "width(all) > 3 * depth(all)",
        ),
        Fact(
            "relation",
            "The wide mouths of the cups point down.",
            "The wide mouths of the cups point up.",
            False,
            "bottom(bottom_cup) <= bottom(all) and width(top_cup) < 0.5 * width(third_cup) + 0.2 * width(top_cup)",
        ),
    ],
)
def cup_pyramid(a: Assembly) -> None:
    wall = [
        (0.36, 0.0),
        (0.39, 0.0),
        (0.4, 0.03),
        (0.39, 0.06),
        (0.365, 0.07),
        (0.345, 0.25),
        (0.355, 0.27),
        (0.34, 0.3),
        (0.325, 0.55),
    ]
    wall += [
        (0.335, 0.57),
        (0.32, 0.6),
        (0.29, 0.92),
        (0.3, 0.94),
        (0.28, 0.97),
        (0.25, 0.97),
        (0.24, 0.93),
        (0.0, 0.93),
        (0.0, 0.89),
        (0.26, 0.89),
        (0.33, 0.03),
    ]
    cup = lathe([*wall, wall[0]], segments=40)
    for level, part in enumerate(("bottom_cup", "second_cup", "third_cup", "top_cup")):
        a.add(part, row(cup.translate((0, 0, 0.965 * level)), 4 - level, (0.82, 0, 0)))
