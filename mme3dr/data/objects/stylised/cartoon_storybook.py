"""Cartoon house and teapot as in a picture book."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.stylised._cartoon import cord, front, painted_line, pair, soft_box
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import arc
from mme3dr.meshes.deform import warp
from mme3dr.meshes.profiles import outline, rectangle
from mme3dr.meshes.solids import box, cut, cylinder, ellipsoid, sphere, torus, union
from mme3dr.meshes.sweeps import lathe, plate
from mme3dr.records import Fact, Part


def _sway(solid: Manifold) -> Manifold:
    """The solid as part of a house whose walls lean out and whose top swings to the right."""

    def move(p: np.ndarray) -> np.ndarray:
        z = p[:, 2]
        flare = 0.78 + 0.34 * z - 0.05 * z**2
        return np.column_stack([p[:, 0] * flare + 0.16 * np.sin(2.3 * z) + 0.07 * z**2, p[:, 1] * flare, z])

    return warp(solid, move, 0.09)


@reference_object(
    name="crooked cartoon house",
    prompt=(
        "A wonky storybook cottage with yellow walls that bulge and lean, a swaying purple roof and a smoking chimney."
    ),
    parts=[
        Part("wall", 1, "yellow", "painted wood", True),
        Part("roof", 1, "purple", "painted wood", True),
        Part("door", 1, "red", "painted wood", False),
        Part("knob", 1, "gold", "metal", False),
        Part("window", 4, "sky blue", "glass", False),
        Part("frame", 4, "white", "painted wood", False),
        Part("chimney", 1, "terracotta", "brick", True),
        Part("smoke", 3, "light grey", "foam", True),
    ],
    facts=[
        Fact(
            "style",
            "Walls and roof curve and lean to one side as in a cartoon.",
            "Walls and roof are straight and square as in an architect's model.",
            False,
            "not mirror(roof, 'x')",
        ),
        Fact(
            "relation",
            "The roof sits on top of the walls.",
            "The roof lies on the ground beside the walls.",
            True,
            "on(roof, wall) and top(roof) > top(wall)",
        ),
        Fact(
            "existence",
            "A door opens at ground level in the front.",
            "A round hatch opens in the roof instead of a door.",
            True,
            "count(door) == 1 and touches(door, wall) and bottom(door) < 0.1 * height(wall)",
        ),
        Fact(
            "relation",
            "Smoke puffs rise above the chimney.",
            "Smoke puffs pour out of the door.",
            False,
            "bottom(smoke) > top(chimney) - 0.1 and rising(smoke)",
        ),
        Fact(
            "relation",
            "The chimney pokes out of the roof.",
            "The chimney stands in front of the door.",
            True,
            "touches(chimney, roof) and top(chimney) > z(roof) and bottom(chimney) > z(wall)",
        ),
        Fact(
            "colour",
            "The roof is purple over yellow walls.",
            "The roof is yellow over purple walls.",
            False,
            "colour(roof) == 'purple' and colour(wall) == 'yellow'",
        ),
        Fact(
            "proportion",
            "The roof is wider than the walls under it.",
            "The roof is narrower than the door.",
            True,
            "width(roof) > width(wall)",
        ),
        Fact(
            "count",
            "Four windows light the house.",
            "A single window lights the house.",
            False,
            "count(window) == 4 and all_touch(window, wall)",
        ),
    ],
)
def cartoon_house(a: Assembly) -> None:
    a.add("wall", _sway(soft_box(1.1, 0.95, 1.15, 0.05, (0, 0, 0.575))))
    gable = outline(
        [(-0.8, 1.0), (-0.42, 1.25), (-0.12, 1.75), (0.02, 2.2), (0.14, 1.75), (0.42, 1.25), (0.8, 1.0), (0, 1.12)], 60
    )
    a.add("roof", _sway(plate(gable, 1.15)))
    leaf = plate(rectangle(0.34, 0.62, (-0.2, 0.31)) + rectangle(0.34, 0.34, (-0.2, 0.6), 0.16), 0.1, (0, -0.48, 0))
    a.add("door", _sway(leaf))
    a.add("knob", _sway(sphere(0.035, (-0.09, -0.545, 0.36), 20)))
    gaps = [
        box(0.3, 0.06, 0.34, (0.28, -0.475, 0.66), 0.02),
        box(0.06, 0.3, 0.34, (0.55, 0, 0.66), 0.02),
        box(0.06, 0.3, 0.34, (-0.55, 0, 0.66), 0.02),
        box(0.3, 0.06, 0.34, (0, 0.475, 0.66), 0.02),
    ]
    grown = [(0.28, 0), (0.55, 90), (-0.55, 90), (0, 0)]
    for pane, (x, turn) in zip(gaps, grown, strict=True):
        y = 0 if turn else (-0.485 if x else 0.485)
        rim = union(
            cut(box(0.38, 0.09, 0.42, bevel=0.02), box(0.27, 0.2, 0.31)), box(0.03, 0.08, 0.36), box(0.32, 0.08, 0.03)
        )
        a.add("window", _sway(pane))
        a.add("frame", _sway(rim.rotate((0, 0, turn)).translate((x, y, 0.66))))
    flue = union(box(0.2, 0.2, 0.75, (0.42, 0.15, 1.55), 0.03), box(0.27, 0.27, 0.1, (0.42, 0.15, 1.93), 0.03))
    a.add("chimney", _sway(flue))
    a.add(
        "smoke",
        [_sway(sphere(r, (x, 0.15, z), 28)) for r, x, z in ((0.1, 0.42, 2.08), (0.13, 0.36, 2.27), (0.16, 0.42, 2.5))],
    )


@reference_object(
    name="smiling cartoon teapot",
    prompt=(
        "mint-green teapot character for a café logo, "
        "rosy-cheeked and smiling, spout to one side and handle to the other"
    ),
    parts=[
        Part("pot", 1, "mint", "ceramic", True),
        Part("spout", 1, "mint", "ceramic", True),
        Part("handle", 1, "pink", "ceramic", True),
        Part("lid", 1, "pink", "ceramic", False),
        Part("knob", 1, "white", "ceramic", False),
        Part("eye", 2, "black", "plastic", False),
        Part("glint", 2, "white", "plastic", False),
        Part("cheek", 2, "magenta", "ceramic", True),
        Part("mouth", 1, "dark red", "plastic", False),
        Part("foot", 2, "pink", "ceramic", False),
    ],
    facts=[
        Fact(
            "style",
            "The teapot is a cute cartoon character with a face on its belly.",
            "The teapot is a realistic antique without a face.",
            False,
            "count(eye) == 2 and touches(mouth, pot)",
        ),
        Fact(
            "relation",
            "Spout and handle are on opposite sides of the pot.",
            "Spout and handle are on the same side of the pot.",
            False,
            "right(spout) < x(pot) and left(handle) > x(pot)",
        ),
        Fact(
            "relation",
            "The mouth of the spout is higher than the middle of the pot.",
            "The mouth of the spout is lower than the base of the pot.",
            True,
            "top(spout) > z(pot) and touches(spout, pot)",
        ),
        Fact(
            "existence",
            "A lid with a knob closes the top.",
            "A candle burns on the open top.",
            True,
            "on(lid, pot) and on(knob, lid)",
        ),
        Fact("colour", "The pot is mint green.", "The pot is orange.", False, "colour(pot) == 'mint'"),
        Fact("material", "The pot is glazed ceramic.", "The pot is woven straw.", True, "material(pot) == 'ceramic'"),
        Fact(
            "symmetry",
            "Eyes and cheeks are placed alike left and right of the smile.",
            "Both cheeks are on the left of the smile.",
            True,
            "mirror(eye, 'x') and mirror(cheek, 'x') and between(mouth, cheek, cheek)",
        ),
        Fact(
            "proportion",
            "The belly of the pot is wider than the spout is long.",
            "The spout is twice as long as the belly of the pot is wide.",
            True,
            "width(pot) > 1.2 * piece_length(spout)",
        ),
    ],
)
def cartoon_teapot(a: Assembly) -> None:
    pot = lathe(
        [(0, 0.08), (0.3, 0.08), (0.46, 0.2), (0.55, 0.45), (0.5, 0.7), (0.36, 0.9), (0.3, 0.94), (0, 0.94)],
        smooth=True,
        segments=56,
    )
    a.add("pot", pot)
    tip = cord([(-0.4, 0, 0.35), (-0.62, 0, 0.48), (-0.7, 0, 0.7), (-0.84, 0, 0.88)], [0.16, 0.12, 0.085, 0.08], 20)
    a.add(
        "spout",
        cut(
            union(tip, torus(0.075, 0.025).rotate((0, -40, 0)).translate((-0.87, 0, 0.93))),
            cylinder(0.06, 0.3).rotate((0, -40, 0)).translate((-0.91, 0, 0.98)),
        ),
    )
    a.add("handle", cord(arc(0.27, -115, 115, (0.57, 0, 0.52)), 0.062, 16))
    a.add(
        "lid",
        lathe([(0, 0.9), (0.37, 0.9), (0.39, 0.94), (0.36, 0.98), (0.26, 1.06), (0.1, 1.11), (0, 1.12)], segments=48),
    )
    a.add("knob", union(cylinder(0.04, 0.1, (0, 0, 1.13)), sphere(0.085, (0, 0, 1.22), 32)))
    for x in (-0.2, 0.2):
        spot = front(pot, x, 0.58)
        a.add("eye", ellipsoid(0.065, 0.045, 0.1, tuple(spot)))
        a.add("glint", sphere(0.028, (x + 0.02, spot[1] - 0.03, 0.625), 16))
        a.add("cheek", ellipsoid(0.07, 0.04, 0.045, tuple(front(pot, x * 1.6, 0.43))))
    a.add("mouth", painted_line(pot, [(-0.12, 0.47), (-0.06, 0.415), (0.06, 0.415), (0.12, 0.47)], 0.024))
    a.add("foot", pair(ellipsoid(0.14, 0.19, 0.08, (0.22, -0.1, 0.08)).trim_by_plane((0, 0, 1), 0.02)))
