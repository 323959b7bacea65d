"""A cube of equal pieces that hold together by their mechanism."""

import numpy as np

from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.solids import box
from mme3dr.records import Fact, Part


@reference_object(
    name="Rubik's cube mid-turn",
    prompt="A Rubik's cube caught in the middle of a twist of its top layer, otherwise solved.",
    parts=[
        Part("cubie", 26, "black", "plastic", False),
        Part("white_sticker", 9, "white", "plastic", False),
        Part("yellow_sticker", 9, "yellow", "plastic", False),
        Part("red_sticker", 9, "red", "plastic", False),
        Part("orange_sticker", 9, "orange", "plastic", False),
        Part("blue_sticker", 9, "blue", "plastic", False),
        Part("green_sticker", 9, "green", "plastic", False),
    ],
    facts=[
        Fact(
            "relation",
            "The top layer is turned against the two layers below.",
            "All three layers are flush.",
            False,
            "width(cubie) > 1.05 * height(cubie) and width(white_sticker) > 1.05 * width(yellow_sticker)",
        ),
        Fact(
            "count",
            "Each edge of the cube is three small cubes long.",
            "Each edge of the cube is two small cubes long.",
            True,
            "count(cubie) == 26",
        ),
        Fact(
            "count",
            "Each face has nine coloured squares.",
            "Each face has four coloured squares.",
            True,
            "count(white_sticker) == 9 and count(red_sticker) == 9 and count(blue_sticker) == 9",
        ),
        Fact(
            "colour",
            "Between the coloured squares the plastic is black.",
            "Between the coloured squares the plastic is pink.",
            True,
            "colour(cubie) == 'black'",
        ),
        Fact(
            "relation",
            "White lies on top and yellow lies underneath.",
            "Yellow lies on top and white is on one of the sides.",
            True,
            "above(white_sticker, yellow_sticker)",
        ),
        Fact(
            "colour",
            "The front is red below the twist.",
            "The front is a mix of six colours below the twist.",
            True,
            (
                "colour(red_sticker) == 'red' and front(red_sticker) < front(orange_sticker) "
                "and front(red_sticker) < front(yellow_sticker)"
            ),
        ),
        Fact(
            "symmetry",
            "All squares have the same size.",
            "The squares on top are much smaller than the others.",
            True,
            "alike(white_sticker) and alike(red_sticker)",
        ),
        Fact(
            "material",
            "The cube is made of plastic.",
            "The cube is made of wood.",
            True,
            "material(cubie) == 'plastic'",
        ),
        Fact(
            "proportion",
            "The lower layers form a square block.",
            "The lower layers form a long narrow bar.",
            True,
            (
                "width(yellow_sticker) > 0.95 * depth(yellow_sticker) "
                "and width(yellow_sticker) < 1.05 * depth(yellow_sticker)"
            ),
        ),
    ],
)
def rubiks_cube_mid_turn(a: Assembly) -> None:
    cubie = box(0.98, 0.98, 0.98, bevel=0.07)
    sides = {
        "white": (0, 0, 1),
        "yellow": (0, 0, -1),
        "red": (0, -1, 0),
        "orange": (0, 1, 0),
        "blue": (1, 0, 0),
        "green": (-1, 0, 0),
    }
    for place in np.ndindex(3, 3, 3):
        at = np.array(place) - 1.0
        if not at.any():
            continue
        turn = (0, 0, 32) if at[2] > 0 else (0, 0, 0)
        a.add("cubie", cubie.translate(at).rotate(turn))
        for name, axis in sides.items():
            if at @ axis == 1:
                size = np.where(np.abs(axis) > 0, 0.05, 0.8)
                sticker = box(*size, bevel=0.02).translate(at + 0.495 * np.array(axis))
                a.add(f"{name}_sticker", sticker.rotate(turn))
