"""Storage furniture with a second use."""

import numpy as np

from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, cylinder, union
from mme3dr.meshes.sweeps import plate, sweep
from mme3dr.records import Fact, Part

_STEPS, _WIDE, _RISE, _DEEP = 6, 0.56, 0.46, 1.0
_DRAWERS = [
    (0, 0, 1), (1, 0, 2), (1, 1, 1), (2, 1, 1), (2, 2, 1), (3, 2, 1),
    (4, 2, 2), (3, 3, 1), (4, 3, 2), (4, 4, 1), (5, 4, 1), (5, 5, 1),
]  # fmt: skip
"""Column, row and width in columns of each drawer."""


def _drawers(a: Assembly) -> None:
    """Drawer fronts with corner plates, and on each an iron drop handle."""
    for column, row, columns in _DRAWERS:
        wide, tall = columns * _WIDE - 0.1, _RISE - 0.12
        x, z = (column + columns / 2) * _WIDE, row * _RISE + 0.46 * _RISE + 0.1
        y = -_DEEP / 2
        a.add("drawer", box(wide, 0.1, tall, (x, y, z), 0.02))
        corners = [
            box(0.09, 0.03, 0.09, (x + s * (wide / 2 - 0.05), y - 0.05, z + k * (tall / 2 - 0.05)), 0.008)
            for s in (-1, 1)
            for k in (-1, 1)
        ]
        a.add("corner_plate", corners)
        half = [(1, 0.04, 0.04), (1, 0.1, 0.03), (0.8, 0.13, -0.06)]
        bow = [(x + 0.11 * s * k, y - d, z + h) for k, run in ((-1, half), (1, half[::-1])) for s, d, h in run]
        rosettes = [cylinder(0.035, 0.04, (x + s * 0.11, y - 0.055, z + 0.04), "y", segments=16) for s in (-1, 1)]
        a.add("handle", union(sweep(spline(bow, 24), 0.02, segments=8), rosettes))


def _doors(a: Assembly) -> None:
    """Two sliding doors behind upright bars, the cupboard under the middle of the stairs."""
    for k in (0, 1):
        left, low = (3 + 1.5 * k) * _WIDE + 0.05, 0.12
        wide, tall = 1.5 * _WIDE - 0.1, 2 * _RISE - 0.12
        x, z, y = left + wide / 2, low + tall / 2, -_DEEP / 2
        frame = [box(wide, 0.1, 0.09, (x, y - 0.01, z + s * (tall / 2 - 0.045)), 0.015) for s in (-1, 1)]
        frame += [box(0.09, 0.1, tall, (x + s * (wide / 2 - 0.045), y - 0.01, z), 0.015) for s in (-1, 1)]
        a.add("sliding_door", union(box(wide - 0.02, 0.05, tall - 0.02, (x, y - 0.01, z), 0), frame))
        a.add(
            "door_bar", [box(0.04, 0.05, tall - 0.12, (x + d, y - 0.04, z), 0.01) for d in np.linspace(-0.24, 0.24, 5)]
        )


@reference_object(
    name="step chest",
    prompt="Japanese step chest: a flight of six stairs that is also a cabinet, with drawers and a barred cupboard",
    parts=[
        Part("carcass", 1, "dark brown", "wood", False),
        Part("tread", 6, "brown", "wood", True),
        Part("drawer", 12, "rust", "wood", False),
        Part("handle", 12, "black", "iron", False),
        Part("corner_plate", 48, "black", "iron", False),
        Part("sliding_door", 2, "rust", "wood", False),
        Part("door_bar", 10, "dark brown", "wood", False),
        Part("back_panel", 6, "brown", "wood", False),
        Part("side_panel", 3, "brown", "wood", False),
        Part("plinth", 1, "black", "wood", False),
    ],
    facts=[
        Fact(
            "count",
            "Six treads lead up the cabinet like stairs.",
            "Two treads lead up the cabinet like stairs.",
            False,
            "count(tread) == 6 and rising(tread) and all_touch(tread, carcass)",
        ),
        Fact(
            "existence",
            "The space under the stairs is filled with drawers.",
            "The space under the stairs is open and empty.",
            False,
            (
                "count(drawer) == 12 and all_touch(drawer, carcass) and top(drawer) < top(tread) "
                "and left(drawer) < left(tread) + 0.1 * width(all)"
            ),
        ),
        Fact(
            "relation",
            "Every drawer has an iron handle on its front.",
            "Every drawer has a glass knob on its back.",
            True,
            (
                "all_touch(handle, drawer) and count(handle) == count(drawer) and front(handle) < front(drawer) "
                "and material(handle) == 'iron'"
            ),
        ),
        Fact(
            "existence",
            "Low down, a cupboard closes with two barred doors.",
            "Low down, a cupboard stands open with no doors.",
            False,
            "count(sliding_door) == 2 and all_touch(door_bar, sliding_door) and top(sliding_door) < z(carcass)",
        ),
        Fact(
            "relation",
            "Drawers and doors are all on one long side.",
            "Drawers and doors are on both long sides.",
            True,
            "back(drawer) < y(carcass) and back(sliding_door) < y(carcass)",
        ),
        Fact(
            "symmetry",
            "All the treads are of one size.",
            "The treads get narrower towards the top.",
            True,
            "alike(tread)",
        ),
        Fact(
            "proportion",
            "The top tread is about six times as high as the lowest one.",
            "The top tread is only a little higher than the lowest one.",
            True,
            "top(tread) > 5 * bottom(tread) and top(tread) < 7 * bottom(tread)",
        ),
        Fact(
            "colour",
            "The handles and corner plates are black.",
            "The handles and corner plates are pink.",
            True,
            "colour(handle) == 'black' and colour(corner_plate) == 'black'",
        ),
        Fact(
            "material",
            "The cabinet is made of wood.",
            "The cabinet is made of steel.",
            True,
            "material(carcass) == 'wood' and material(drawer) == 'wood' and material(tread) == 'wood'",
        ),
    ],
)
def step_chest(a: Assembly) -> None:
    corners = [p for i in range(_STEPS) for p in ((i * _WIDE, (i + 1) * _RISE), ((i + 1) * _WIDE, (i + 1) * _RISE))]
    profile = polygon([(0, 0.02), *corners, (_STEPS * _WIDE, 0.02)])
    a.add("carcass", plate(profile, _DEEP, (0, 0, 0.02)))
    a.add("plinth", box(_STEPS * _WIDE + 0.06, _DEEP + 0.06, 0.1, (_STEPS * _WIDE / 2, 0, 0.05), 0.02))
    for i in range(_STEPS):
        a.add(
            "tread",
            box(_WIDE + 0.05, _DEEP + 0.14, 0.07, ((i + 0.5) * _WIDE - 0.025, 0, (i + 1) * _RISE + 0.045), 0.02),
        )
        tall = (i + 1) * _RISE - 0.22
        a.add("back_panel", box(_WIDE - 0.1, 0.06, tall, ((i + 0.5) * _WIDE, _DEEP / 2, 0.16 + tall / 2), 0.025))
    third = (_STEPS * _RISE - 0.12) / 3
    for i in range(3):
        a.add("side_panel", box(0.06, _DEEP - 0.16, third - 0.1, (_STEPS * _WIDE, 0, 0.1 + (i + 0.5) * third), 0.025))
    _drawers(a)
    _doors(a)
