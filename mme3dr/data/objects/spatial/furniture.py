"""Furniture whose use depends on how its pieces are arranged."""

import numpy as np

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import four, mirrored, row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.solids import beam, box, cut, cylinder, rod, sphere, union
from mme3dr.meshes.sweeps import lathe
from mme3dr.records import Fact, Part


@reference_object(
    name="bunk bed",
    prompt=(
        "children's bunk bed in light wood with blue blankets; "
        "the upper sleeper must be able to climb up and mustn't fall out"
    ),
    parts=[
        Part("post", 4, "tan", "wood", False),
        Part("bed_frame", 2, "tan", "wood", False),
        Part("mattress", 2, "white", "fabric", False),
        Part("blanket", 2, "blue", "fabric", True),
        Part("pillow", 2, "light grey", "fabric", False),
        Part("guard_rail", 2, "brown", "wood", False),
        Part("end_board", 4, "tan", "wood", False),
        Part("ladder_side", 2, "brown", "wood", False),
        Part("rung", 5, "brown", "wood", False),
    ],
    facts=[
        Fact("count", "There are two mattresses.", "There is one mattress.", True, "count(mattress) == 2"),
        Fact(
            "relation",
            "One bed lies straight above the other.",
            "The two beds stand side by side on the floor.",
            True,
            "rising(bed_frame) and width(bed_frame) < 1.1 * width(mattress)",
        ),
        Fact(
            "relation",
            "A ladder leads to the upper bed.",
            "Steps lead down beneath the lower bed.",
            True,
            "rising(rung) and all_touch(rung, ladder_side) and top(ladder_side) > z(bed_frame) + 0.2 * height(all)",
        ),
        Fact(
            "relation",
            "Rails stand along the edge of the upper bed.",
            "Rails stand along the edge of the lower bed only.",
            True,
            "top(guard_rail) > top(mattress) and bottom(guard_rail) > z(all)",
        ),
        Fact("colour", "Both blankets are blue.", "Both blankets are orange.", False, "colour(blanket) == 'blue'"),
        Fact(
            "count",
            "Four corner posts carry the beds.",
            "One centre post carries the beds.",
            True,
            "count(post) == 4 and level(post) and alike(post)",
        ),
        Fact(
            "proportion",
            "The bed is about as high as it is long.",
            "The bed is five times as high as it is long.",
            True,
            "height(all) > 0.6 * width(all) and height(all) < 1.2 * width(all)",
        ),
        Fact(
            "material",
            "The frame is made of wood.",
            "The frame is made of iron.",
            False,
            "material(post) == 'wood' and material(bed_frame) == 'wood'",
        ),
    ],
)
def bunk_bed(a: Assembly) -> None:
    length, width = 2.14, 0.95
    post = union(
        box(0.1, 0.1, 1.72, (length / 2, width / 2, 0.86), 0.02), sphere(0.065, (length / 2, width / 2, 1.74), 20)
    )
    a.add("post", four(post))
    for z in (0.38, 1.2):
        frame = cut(box(length, width, 0.16, (0, 0, z), 0.02), box(length - 0.1, width - 0.1, 0.3, (0, 0, z + 0.1), 0))
        a.add("bed_frame", frame)
        a.add("mattress", box(length - 0.12, width - 0.12, 0.2, (0, 0, z + 0.1), 0.06))
        a.add("blanket", box(1.25, width - 0.08, 0.2, (0.28, 0, z + 0.13), 0.05))
        pad = sphere(1, segments=28).warp_batch(lambda p: np.sign(p) * np.abs(p) ** 0.65)
        a.add("pillow", pad.scale((0.19, 0.32, 0.075)).translate((-0.76, 0, z + 0.25)))
        boards = mirrored(
            cut(
                box(0.05, width, 0.4, (length / 2, 0, z + 0.14), 0.01),
                row(box(0.2, 0.1, 0.2, (length / 2, 0, z + 0.18), 0), 4, (0, 0.2, 0)),
            )
        )
        a.add("end_board", boards)
    bars = [box(1.4, 0.04, 0.06, (-0.34, -width / 2, z), 0.01) for z in (1.42, 1.55)]
    uprights = row(box(0.07, 0.045, 0.36, (-0.34, -width / 2, 1.41), 0.01), 3, (0.64, 0, 0))
    a.add("guard_rail", union(bars, uprights))
    bars = [box(length, 0.04, 0.06, (0, width / 2, z), 0.01) for z in (1.42, 1.55)]
    a.add("guard_rail", union(bars, row(box(0.07, 0.045, 0.36, (0, width / 2, 1.41), 0.01), 3, (0.9, 0, 0))))

    def ladder_y(z: float) -> float:
        """Depth of the leaning ladder at height z."""
        return -0.78 + 0.26 * z / 1.62

    for x in (0.5, 0.88):
        a.add("ladder_side", beam((x, ladder_y(0.02), 0.02), (x, ladder_y(1.62), 1.62), 0.05, 0.07))
    a.add("rung", [rod((0.5, ladder_y(z), z), (0.88, ladder_y(z), z), 0.026) for z in np.linspace(0.25, 1.3, 5)])


@reference_object(
    name="wine rack",
    prompt="Tabletop wine rack of pale wood holding a dozen full bottles, stored so that the corks stay moist.",
    parts=[
        Part("side_post", 4, "tan", "wood", False),
        Part("rail", 6, "tan", "wood", False),
        Part("side_bar", 6, "brown", "wood", False),
        Part("bottle", 12, "dark green", "glass", True),
        Part("label", 12, "ivory", "paper", False),
        Part("capsule", 12, "dark red", "metal", False),
    ],
    facts=[
        Fact(
            "count",
            "The rack holds twelve bottles.",
            "The rack holds three bottles.",
            False,
            "count(bottle) == 12 and count(capsule) == 12",
        ),
        Fact(
            "relation",
            "The bottles lie on their sides.",
            "The bottles stand upright.",
            True,
            "piece_length(bottle) > 0.9 * depth(bottle)",
        ),
        Fact(
            "relation",
            "All the necks point the same way.",
            "Half of the necks point backwards.",
            True,
            "back(capsule) < front(label)",
        ),
        Fact(
            "relation",
            "The rails lie in three tiers.",
            "The rails lie in one tier.",
            True,
            "count(rail) == 6 and height(rail) > 0.6 * height(all)",
        ),
        Fact(
            "relation",
            "The bottles rest in hollows in the rails.",
            "The bottles hang from cords.",
            True,
            "all_touch(bottle, rail)",
        ),
        Fact(
            "colour",
            "The bottles are dark green.",
            "The bottles are bright pink.",
            True,
            "colour(bottle) == 'dark green'",
        ),
        Fact(
            "symmetry",
            "The left half mirrors the right half.",
            "The right half is missing its bottles.",
            True,
            "mirror(all, 'x')",
        ),
        Fact(
            "material",
            "The rack is made of wood.",
            "The rack is made of stone.",
            False,
            "material(rail) == 'wood' and material(side_post) == 'wood'",
        ),
        Fact(
            "proportion",
            "Each bottle is much longer than it is thick.",
            "Each bottle is as thick as it is long.",
            True,
            "piece_length(bottle) > 0.3 * height(bottle)",
        ),
    ],
)
def wine_rack(a: Assembly) -> None:
    outer = [
        (0, 0),
        (0.36, 0),
        (0.4, 0.04),
        (0.4, 1.75),
        (0.36, 1.95),
        (0.17, 2.25),
        (0.14, 2.35),
        (0.14, 2.95),
        (0, 2.95),
    ]
    bottle = lathe(outer, segments=28).rotate((90, 0, 0)).translate((0, 1.25, 0))
    cap = (
        lathe([(0, 2.5), (0.165, 2.5), (0.165, 3.0), (0.15, 3.03), (0, 3.03)], segments=20)
        .rotate((90, 0, 0))
        .translate((0, 1.25, 0))
    )
    paper = (
        lathe([(0.38, 0.72), (0.42, 0.72), (0.42, 1.42), (0.38, 1.42), (0.38, 0.72)], segments=28)
        .rotate((90, 0, 0))
        .translate((0, 1.25, 0))
    )
    pitch = 1.02
    for z in (0.75, 1.9, 3.05):
        for part, solid in (("bottle", bottle), ("capsule", cap), ("label", paper)):
            a.add(part, row(solid.translate((0, 0, z)), 4, (pitch, 0, 0)))
        for y, r in ((-0.42, 0.4), (0.9, 0.4)):
            board = box(4.3, 0.12, 0.42, (0, y, z - 0.33), 0.03)
            a.add("rail", cut(board, row(cylinder(r, 0.6, (0, y, z), "y"), 4, (pitch, 0, 0))))
        a.add("side_bar", mirrored(box(0.12, 1.7, 0.14, (2.12, 0.24, z - 0.36), 0.02)))
    post = lathe([(0, 0), (0.12, 0), (0.12, 3.3), (0.16, 3.38), (0.14, 3.5), (0, 3.54)], segments=20)
    a.add("side_post", [post.translate((x, y, 0)) for x in (-2.15, 2.15) for y in (-0.5, 0.98)])
