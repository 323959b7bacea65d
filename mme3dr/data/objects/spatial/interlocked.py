"""Bodies that hold together only because of how they pass through each other."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly, Mark
from mme3dr.meshes.solids import box, cut
from mme3dr.meshes.sweeps import lathe, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="Borromean rings",
    prompt="the Borromean rings in red, yellow and blue on a dark stone base: cut any one and the other two come apart",
    parts=[
        Part("red_ring", 1, "red", "painted metal", True),
        Part("yellow_ring", 1, "yellow", "painted metal", True),
        Part("blue_ring", 1, "blue", "painted metal", True),
        Part("socket", 3, "brass", "metal", False),
        Part("plinth", 1, "dark grey", "stone", False),
        Part("foot", 1, "black", "stone", False),
    ],
    facts=[
        Fact(
            "relation",
            "The rings pass through each other without touching.",
            "The rings are welded together where they meet.",
            True,
            (
                "not touches(red_ring, yellow_ring) and not touches(yellow_ring, blue_ring) "
                "and not touches(blue_ring, red_ring)"
            ),
        ),
        Fact(
            "relation",
            "Each ring passes inside the second ring and round the third.",
            "Each ring is hooked like a chain link into the next.",
            True,
        ),
        Fact(
            "colour",
            "Each ring has its own colour: red, yellow or blue.",
            "All rings have the same colour: plain grey.",
            False,
            "colour(red_ring) == 'red' and colour(yellow_ring) == 'yellow' and colour(blue_ring) == 'blue'",
        ),
        Fact(
            "symmetry",
            "The sculpture looks the same after a third of a turn, colours aside.",
            "The sculpture leans over to one side with two rings on the left.",
            True,
            "turn(all, 3)",
        ),
        Fact(
            "proportion",
            "The three rings are equally large.",
            "The blue ring is half as large as the red ring.",
            True,
            (
                "volume(red_ring) < 1.03 * volume(blue_ring) and volume(blue_ring) < 1.03 * volume(red_ring) "
                "and volume(yellow_ring) < 1.03 * volume(red_ring)"
            ),
        ),
        Fact(
            "relation",
            "All three rings rest on one base.",
            "All three rings hang from a hook.",
            True,
            (
                "above(red_ring, plinth) and all_touch(socket, plinth) and touches(red_ring, socket) "
                "and touches(yellow_ring, socket) and touches(blue_ring, socket)"
            ),
        ),
        Fact(
            "count",
            "There are three separate rings.",
            "There are five separate rings.",
            True,
            "count(red_ring) + count(yellow_ring) + count(blue_ring) == 3",
        ),
        Fact(
            "proportion",
            "Every ring is much wider than its tube is thick.",
            "Every ring is so thick that hardly any hole is left.",
            True,
            "volume(red_ring) < 0.1 * width(red_ring) * depth(red_ring) * height(red_ring)",
        ),
        Fact(
            "material",
            "The base is made of dark stone.",
            "The base is made of pale wood.",
            False,
            "material(plinth) == 'stone' and colour(plinth) == 'dark grey'",
        ),
    ],
)
def borromean_rings(a: Assembly) -> None:
    long, short, tube = 1.0, 0.6, 0.105
    t = np.linspace(0, 2 * np.pi, 96, endpoint=False)
    oval = np.column_stack([long * np.cos(t), short * np.sin(t), 0 * t])
    # The corner of the cube that holds the three upright ovals is turned to the top: one third of a turn apart.
    up = np.ones(3) / np.sqrt(3)
    side = np.array([1.0, -1.0, 0.0]) / np.sqrt(2)
    frame = np.vstack([side, np.cross(up, side), up])
    lift = np.hypot(long, short) / np.sqrt(3) + tube + 0.21
    for part, shift in (("red_ring", 0), ("yellow_ring", 1), ("blue_ring", 2)):
        path = np.roll(oval, shift, axis=1) @ frame.T + [0, 0, lift]
        a.add(part, sweep(path, tube, closed=True, segments=28))
        if shift == 0:
            foot = path[path[:, 2].argmin()]
    cup = lathe([(0, 0), (0.16, 0), (0.17, 0.02), (0.15, 0.05), (0.13, 0.09), (0, 0.09)], segments=28)
    a.add("socket", ring(cup.translate((foot[0], foot[1], 0.16)), 3))
    a.add("plinth", lathe([(0, 0.05), (0.9, 0.05), (0.92, 0.07), (0.92, 0.13), (0.89, 0.165), (0, 0.165)], segments=72))
    a.add("foot", lathe([(0, 0), (0.8, 0), (0.8, 0.055), (0, 0.055)], segments=72))


def _stick(axis: int, at: tuple[float, float, float], hollows: list[Manifold]) -> Manifold:
    """One bar of the burr, 2 x 2 x 8 along the axis, less its hollows."""
    size = np.full(3, 1.96)
    size[axis] = 8.0
    return cut(box(*size, at, 0.13), hollows)


def _end_grain(axis: int, at: tuple[float, float, float], colour: str) -> Mark:
    """The two ends of a bar, darker than its sides."""
    return colour, lambda p: np.abs(p[:, axis] - at[axis]) > 3.94


@reference_object(
    name="six-piece burr puzzle",
    prompt=(
        "old-fashioned burr puzzle of six sticks in three shades of wood, solved except that one stick is half pulled "
        "out"
    ),
    parts=[
        Part("upright_stick", 2, "brown", "wood", False),
        Part("deep_stick", 2, "tan", "wood", False),
        Part("cross_stick", 1, "rust", "wood", False),
        Part("key_stick", 1, "rust", "wood", True),
    ],
    facts=[
        Fact(
            "count",
            "The sticks run in three directions, two in each.",
            "The sticks all run in the same direction, side by side.",
            True,
            (
                "count(upright_stick) == 2 and count(deep_stick) == 2 "
                "and height(upright_stick) > 1.5 * width(upright_stick) "
                "and depth(deep_stick) > 1.5 * height(deep_stick) and width(cross_stick) > 3 * height(cross_stick)"
            ),
        ),
        Fact(
            "relation",
            "The loose stick sticks out further than the one beside it.",
            "The loose stick is pushed in as far as the one beside it.",
            False,
            "right(key_stick) > right(cross_stick) + 0.2 * width(key_stick)",
        ),
        Fact(
            "relation",
            "The loose stick lies right on top of a stick of the same direction.",
            "The loose stick lies at the bottom across all of the others.",
            True,
            "above(key_stick, cross_stick) and touches(key_stick, cross_stick)",
        ),
        Fact(
            "relation",
            "The loose stick is still held between the upright sticks.",
            "The loose stick lies on the floor beside the puzzle.",
            True,
            "touches(key_stick, upright_stick) and left(key_stick) < left(upright_stick) + 0.1 * width(key_stick)",
        ),
        Fact(
            "proportion",
            "Each stick is about four times as long as it is thick.",
            "Each stick is as short as it is thick, like a cube.",
            True,
            "width(key_stick) > 3.5 * height(key_stick) and width(key_stick) < 4.5 * height(key_stick)",
        ),
        Fact(
            "symmetry",
            "The two upright sticks are mirror images, front and back.",
            "The upright stick in front is twice as tall as the one behind.",
            True,
            "mirror(upright_stick, 'y') and alike(upright_stick)",
        ),
        Fact(
            "colour",
            "Each direction has its own shade of wood.",
            "Each direction has its own bright paint.",
            False,
            "colour(upright_stick) == 'brown' and colour(deep_stick) == 'tan' and colour(key_stick) == 'rust'",
        ),
        Fact(
            "material",
            "All of the sticks are made of wood.",
            "All of the sticks are made of steel.",
            False,
            "material(upright_stick) == 'wood' and material(key_stick) == 'wood'",
        ),
        Fact(
            "proportion",
            "The solved part is equally large along all three directions.",
            "The solved part is a flat cross, thin from front to back.",
            True,
            (
                "height(upright_stick) < 1.05 * depth(deep_stick) and depth(deep_stick) < 1.05 * width(cross_stick) "
                "and width(cross_stick) < 1.05 * height(upright_stick)"
            ),
        ),
    ],
)
def burr_puzzle(a: Assembly) -> None:
    key = (3.6, 0, 1)
    a.add("key_stick", _stick(0, key, []), marks=[_end_grain(0, key, "dark brown")])
    cross = (0, 0, -1)
    hollow = box(4.04, 2.2, 1.04, (0, 0, -0.48), 0)
    a.add("cross_stick", _stick(0, cross, [hollow]), marks=[_end_grain(0, cross, "dark brown")])
    for s in (-1, 1):
        deep = (s, 0, 0)
        hollows = [box(2.2, 2.04, 1.1, (s, 0, 0.53), 0)]
        hollows += [box(1.04, 1.06, 2.2, (s * 0.48, k * 1.51, 0), 0) for k in (-1, 1)]
        a.add("deep_stick", _stick(1, deep, hollows), marks=[_end_grain(1, deep, "bronze")])
        upright = (0, s, 0)
        a.add(
            "upright_stick",
            _stick(2, upright, [box(2.2, 1.04, 4.04, (0, s * 0.48, 0), 0)]),
            marks=[_end_grain(2, upright, "dark brown")],
        )
