"""A track on which balls roll down by themselves."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import four
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import rectangle
from mme3dr.meshes.solids import box, cut, cylinder, sphere, union
from mme3dr.meshes.sweeps import lathe, plate
from mme3dr.records import Fact, Part

_REACH, _TILT, _STEP, _TOP, _BALL = 1.72, 9.0, 0.78, 4.2, 0.17
"""Half length of a ramp, its slope in degrees, the drop to the next, height of the first, radius of a marble."""


def _ramp(number: int) -> tuple[Manifold, np.ndarray]:
    """A trough sloping down to the right when its number is even, and its [3, 4] place: x along the trough, y, z."""
    slope = np.radians(_TILT if number % 2 == 0 else -_TILT)
    along = np.array([np.cos(slope), 0, -np.sin(slope)])
    place = np.column_stack([along, [0, 1, 0], [np.sin(slope), 0, np.cos(slope)], [0, 0, _TOP - number * _STEP]])
    uphill = -1 if number % 2 == 0 else 1
    place[:, 3] += 0.12 * uphill * along
    groove = cylinder(0.2, 4, (0, 0, 0.2), "x", segments=28)
    trough = cut(box(2 * _REACH, 0.56, 0.32, bevel=0.03), groove)
    stop = box(0.1, 0.56, 0.46, (uphill * (_REACH - 0.05), 0, 0.07), 0.03)
    return union(trough, stop).transform(place), place


def _on_ramp(place: np.ndarray, x: float) -> tuple[float, float, float]:
    """Middle of a marble lying in the trough at x along it."""
    return tuple(place @ [x, 0, _BALL - 0.005, 1])


def _frame(a: Assembly) -> None:
    """Base, posts with caps, and the tray at the end of the last ramp."""
    a.add("base", box(4.6, 1.5, 0.16, (0.15, 0, 0.08), 0.05))
    a.add("post", four(box(0.24, 0.18, 4.6, (1.2, 0.36, 2.4), 0.03)))
    knob = union(box(0.34, 0.28, 0.08, (1.2, 0.36, 4.73), 0.025), sphere(0.14, (1.2, 0.36, 4.86), 24))
    a.add("knob", four(knob))
    tray = plate(rectangle(0.95, 1.1, corner=0.18), 0.36, facing="up")
    tray = cut(tray, plate(rectangle(0.79, 0.94, corner=0.12), 0.36, (0, 0, 0.07), facing="up"))
    a.add("tray", tray.translate((1.92, 0, 0.335)))


@reference_object(
    name="marble run",
    prompt="wooden marble run: a red funnel on top feeds marbles onto yellow and blue ramps that zigzag down to a tray",
    parts=[
        Part("base", 1, "brown", "wood", False),
        Part("post", 4, "tan", "wood", False),
        Part("knob", 4, "red", "painted wood", False),
        Part("rightward_ramp", 3, "yellow", "painted wood", True),
        Part("leftward_ramp", 2, "blue", "painted wood", True),
        Part("funnel", 1, "red", "plastic", True),
        Part("marble", 8, "green", "glass", True),
        Part("tray", 1, "red", "painted wood", True),
    ],
    facts=[
        Fact(
            "count",
            "At least three ramps lie one below another.",
            "Only a single ramp lies below the funnel.",
            True,
            "count(rightward_ramp) + count(leftward_ramp) >= 3 and rising(rightward_ramp) and rising(leftward_ramp)",
        ),
        Fact(
            "colour",
            "The ramps are yellow and blue.",
            "The ramps are pink and white.",
            False,
            "colour(rightward_ramp) == 'yellow' and colour(leftward_ramp) == 'blue'",
        ),
        Fact(
            "relation",
            "The funnel sits above the high end of the topmost ramp.",
            "The funnel sits on the base below the lowest ramp.",
            True,
            "above(funnel, rightward_ramp) and left(funnel) < left(post) and touches(funnel, rightward_ramp)",
        ),
        Fact(
            "relation",
            "The tray lies under the low end of the last ramp.",
            "The tray lies under the opposite end of the last ramp.",
            True,
            "left(tray) > right(post) and on(tray, base) and top(tray) < bottom(rightward_ramp) + 0.1 * height(all)",
        ),
        Fact(
            "symmetry",
            "Equal posts hold the ramps up at both ends.",
            "A lone post holds the ramps up at one end.",
            True,
            (
                "mirror(post, 'x') and mirror(post, 'y') and all_touch(rightward_ramp, post) "
                "and all_touch(leftward_ramp, post)"
            ),
        ),
        Fact(
            "relation",
            "Some marbles have already rolled into the tray.",
            "The tray at the end is still completely empty.",
            True,
            "bottom(marble) < top(tray) and touches(marble, tray)",
        ),
        Fact(
            "relation",
            "Other marbles are still on their way down the ramps.",
            "No marble lies anywhere on the sloping ramps.",
            True,
            "touches(marble, rightward_ramp) and touches(marble, leftward_ramp)",
        ),
        Fact(
            "proportion",
            "A marble is just small enough for the groove of a ramp.",
            "A marble is about twice as wide as a whole ramp.",
            True,
            "piece_length(marble) < 0.7 * depth(leftward_ramp) and piece_length(marble) > 0.3 * depth(leftward_ramp)",
        ),
        Fact(
            "material",
            "The frame is made of wood.",
            "The frame is made of glass.",
            False,
            "material(post) == 'wood' and material(base) == 'wood'",
        ),
    ],
)
def marble_run(a: Assembly) -> None:
    _frame(a)
    colours = ["turquoise", "magenta", "green", "orange", "purple"]
    for number, x in enumerate((0.4, -0.3, 0.75, 0.1, -0.55)):
        ramp, place = _ramp(number)
        a.add("rightward_ramp" if number % 2 == 0 else "leftward_ramp", ramp)
        a.add("marble", sphere(_BALL, _on_ramp(place, x), 28), colour=colours[number])
    for at, colour in (((1.7, -0.2), "green"), ((2.12, -0.16), "green"), ((1.86, 0.2), "magenta")):
        a.add("marble", sphere(_BALL, (*at, 0.395), 28), colour=colour)
    bowl = [
        (0.16, 0),
        (0.2, 0.3),
        (0.52, 0.62),
        (0.6, 0.7),
        (0.52, 0.72),
        (0.42, 0.62),
        (0.13, 0.34),
        (0.1, 0),
        (0.16, 0),
    ]
    a.add("funnel", lathe(bowl, segments=48).translate((-1.62, 0, 4.66)))
