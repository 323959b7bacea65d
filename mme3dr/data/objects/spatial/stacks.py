"""Stacks of equal pieces that hold by balance."""

import numpy as np

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import outline, polygon
from mme3dr.meshes.solids import box
from mme3dr.meshes.sweeps import plate
from mme3dr.records import Fact, Part


@reference_object(
    name="block-stacking tower",
    prompt="Wooden block tower partway through a game of Jenga, gaps showing and the pulled pieces set on top.",
    parts=[
        Part("lengthwise_block", 15, "tan", "wood", False),
        Part("crosswise_block", 18, "sand", "wood", False),
        Part("pulled_block", 1, "amber", "wood", False),
        Part("top_block", 5, "tan", "wood", True),
    ],
    facts=[
        Fact(
            "relation",
            "Each layer lies across the one below it.",
            "All layers run in the same direction.",
            True,
            (
                "count(lengthwise_block) + count(crosswise_block) == 33 "
                "and height(lengthwise_block) > 0.6 * height(all) and height(crosswise_block) > 0.6 * height(all)"
            ),
        ),
        Fact(
            "symmetry", "All blocks have the same size.", "The blocks get smaller towards the top.", True, "alike(all)"
        ),
        Fact(
            "proportion",
            "The tower is taller than it is wide.",
            "The tower is wider than it is tall.",
            True,
            "height(all) > 1.4 * width(all) and height(all) > 1.4 * depth(all)",
        ),
        Fact(
            "relation",
            "One block is pulled halfway out of its layer.",
            "Every block lies flush with the sides.",
            True,
            "front(pulled_block) < front(lengthwise_block) and touches(pulled_block, crosswise_block)",
        ),
        Fact(
            "count",
            "Five blocks have been put on top.",
            "No blocks have been put on top.",
            True,
            "count(top_block) == 5 and above(top_block, crosswise_block)",
        ),
        Fact(
            "relation",
            "Some layers are missing a block.",
            "Every layer is complete.",
            False,
            "count(lengthwise_block) + count(crosswise_block) + count(pulled_block) < 3 * 13",
        ),
        Fact(
            "material",
            "The blocks are made of plain wood.",
            "The blocks are made of shiny metal.",
            False,
            "material(lengthwise_block) == 'wood' and material(crosswise_block) == 'wood'",
        ),
    ],
)
def block_tower(a: Assembly) -> None:
    long, wide, thick = 1.5, 0.48, 0.3
    along_x = box(long, wide, thick, bevel=0.03)
    along_y = along_x.rotate((0, 0, 90))
    missing = {(2, 1), (4, 0), (5, 2), (7, 1), (9, 0)}
    for layer in range(13):
        for slot in range(3):
            if (layer, slot) in missing:
                continue
            shift, z = (slot - 1) * 0.51, thick * (layer + 0.5)
            nudge = 0.03 * np.sin(7.0 * layer + 3.0 * slot)
            if (layer, slot) == (8, 2):
                a.add("pulled_block", along_y.translate((shift, -0.7, z)))
            elif layer % 2:
                a.add("lengthwise_block", along_x.translate((nudge, shift, z)))
            else:
                a.add("crosswise_block", along_y.translate((shift, nudge, z)))
    z = thick * 13.5
    a.add("top_block", row(along_x.translate((0, 0, z)), 3, (0, 0.51, 0)))
    a.add("top_block", [along_y.translate((x, 0.02, z + thick)) for x in (-0.5, 0.06)])


@reference_object(
    name="house of cards",
    prompt=(
        "a house of playing cards three storeys high, leaning pairs with flat cards laid across, pips facing outwards"
    ),
    parts=[
        Part("leaning_card", 12, "white", "paper", True),
        Part("flat_card", 3, "light grey", "paper", True),
        Part("red_pip", 12, "red", "paper", False),
        Part("black_pip", 24, "black", "paper", False),
    ],
    facts=[
        Fact(
            "count",
            "Twelve cards lean against each other in pairs.",
            "Four cards lean against each other in pairs.",
            True,
            "count(leaning_card) == 12 and alike(leaning_card)",
        ),
        Fact(
            "relation",
            "Each storey is narrower than the one below.",
            "Each storey is as wide as the one below.",
            True,
            (
                "volume(flat_card) < 0.4 * volume(leaning_card) "
                "and count(flat_card) == 3 and width(flat_card) < width(leaning_card)"
            ),
        ),
        Fact(
            "relation",
            "Two cards meet in a point at the very top.",
            "One card lies flat at the very top.",
            True,
            "top(leaning_card) > top(flat_card) + 0.2 * height(all)",
        ),
        Fact(
            "symmetry",
            "The left side mirrors the right side.",
            "The left side has one storey more than the right side.",
            True,
            "mirror(leaning_card, 'x') and mirror(flat_card, 'x')",
        ),
        Fact(
            "colour",
            "The pips are red and black.",
            "The pips are green and purple.",
            True,
            "colour(red_pip) == 'red' and colour(black_pip) == 'black'",
        ),
        Fact(
            "relation",
            "The flat cards rest on the points of the pairs below.",
            "The flat cards lie on the ground.",
            True,
            "all_touch(flat_card, leaning_card) and bottom(flat_card) > 0.2 * height(all)",
        ),
        Fact(
            "proportion",
            "Every card is a thin sheet.",
            "Every card is as thick as a brick.",
            True,
            "volume(flat_card) < 0.1 * count(flat_card) * depth(flat_card) * piece_length(flat_card)",
        ),
        Fact(
            "material",
            "The cards are made of paper.",
            "The cards are made of stone.",
            True,
            "material(leaning_card) == 'paper'",
        ),
    ],
)
def house_of_cards(a: Assembly) -> None:
    tall, wide, thick, lean = 1.5, 1.05, 0.05, 22.0
    diamond = polygon([(0, 0.17), (0.12, 0), (0, -0.17), (-0.12, 0)])
    heart = outline(
        [(0, -0.17), (0.13, 0.0), (0.13, 0.1), (0.07, 0.14), (0, 0.07), (-0.07, 0.14), (-0.13, 0.1), (-0.13, 0.0)], 36
    )
    spade = heart.rotate(180) + polygon([(0, 0), (0.07, -0.2), (-0.07, -0.2)])
    storey = tall * np.cos(np.radians(lean))
    spread = tall * np.sin(np.radians(lean))
    pitch = 2 * spread + 0.1
    number = 0
    for level in range(3):
        z = level * (storey + thick)
        for k in range(3 - level):
            x = (k - (2 - level) / 2) * pitch
            for side in (-1, 1):

                def lay(solid: object, side=side, x=x, z=z) -> object:
                    """From an upright card facing -x or +x, its foot at the origin, to its place in the house."""
                    return solid.rotate((0, -side * lean, 0)).translate((x + side * (spread + 0.03), 0, z))

                a.add("leaning_card", lay(box(thick, wide, tall, (0, 0, tall / 2), 0.01)))
                red = number % 3 == 0
                sign = (diamond if number % 2 else heart) if red else spade
                for y, h in ((-0.28, 1.15), (0, 0.75), (0.28, 0.35)):
                    a.add("red_pip" if red else "black_pip", lay(plate(sign, 0.02, (side * 0.03, y, h), "side")))
                number += 1
        for k in range(2 - level):
            x = (k - (1 - level) / 2) * pitch
            a.add("flat_card", box(tall + 0.3, wide, thick, (x, 0, z + storey + thick / 2), 0.01))
