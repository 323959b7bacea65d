"""A clock that shows its wheels."""

import numpy as np
from manifold3d import CrossSection, Manifold

from mme3dr.data.objects.mechanical._gearing import teeth_outline, upright, windows
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import four
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import circle, polygon, rectangle, star
from mme3dr.meshes.profiles import ring as annulus
from mme3dr.meshes.solids import box, cylinder, sphere, union
from mme3dr.meshes.sweeps import extrude, lathe, plate
from mme3dr.records import Fact, Part


@reference_object(
    name="skeleton clock",
    prompt=(
        "Victorian skeleton clock: pierced gilt frame, wheels in full view behind a white hour ring, pendulum, black "
        "plinth"
    ),
    parts=[
        Part("frame_plate", 2, "gold", "metal", True),
        Part("pillar", 4, "gold", "metal", False),
        Part("wheel", 4, "copper", "metal", True),
        Part("pinion", 3, "steel", "metal", False),
        Part("arbor", 5, "steel", "metal", False),
        Part("hour_ring", 1, "white", "ceramic", True),
        Part("numeral", 12, "black", "painted metal", False),
        Part("hand", 2, "navy", "metal", False),
        Part("anchor", 1, "steel", "metal", False),
        Part("pendulum", 1, "brass", "metal", True),
        Part("plinth", 1, "black", "stone", True),
        Part("foot", 4, "gold", "metal", False),
    ],
    facts=[
        Fact("count", "The clock has two hands.", "The clock has five hands.", True, "count(hand) == 2"),
        Fact(
            "count",
            "Twelve numerals go round the hour ring.",
            "Six numerals go round the hour ring.",
            True,
            "count(numeral) == 12 and all_touch(numeral, hour_ring)",
        ),
        Fact(
            "relation",
            "Each pinion meshes with a toothed wheel.",
            "Each pinion hangs apart from the toothed wheels.",
            True,
            "all_touch(pinion, wheel)",
        ),
        Fact(
            "relation",
            "The wheels turn between a front plate and a back plate.",
            "The wheels turn in the open behind both plates.",
            True,
            "count(frame_plate) == 2 and front(wheel) > front(frame_plate) and back(wheel) < back(frame_plate)",
        ),
        Fact(
            "relation",
            "The pendulum hangs down behind the wheels.",
            "The pendulum stands up on top of the frame.",
            True,
            "front(pendulum) > back(wheel) and bottom(pendulum) < bottom(hour_ring)"
            " and top(pendulum) < top(frame_plate)",
        ),
        Fact(
            "relation",
            "The hands lie in front of the hour ring.",
            "The hands lie behind the frame.",
            True,
            "back(hand) < front(hour_ring) and left(hand) > left(hour_ring) and right(hand) < right(hour_ring)",
        ),
        Fact(
            "colour",
            "The hour ring is white and the plinth black.",
            "The hour ring is black and the plinth white.",
            False,
            "colour(hour_ring) == 'white' and colour(plinth) == 'black'",
        ),
        Fact(
            "symmetry",
            "The frame is the same on the left as on the right.",
            "The frame leans over to the left.",
            True,
            "mirror(frame_plate, 'x') and mirror(plinth, 'x')",
        ),
        Fact(
            "proportion",
            "The clock is taller than it is deep.",
            "The clock is deeper than it is tall.",
            True,
            "height(all) > 1.5 * depth(all)",
        ),
    ],
)
def skeleton_clock(a: Assembly) -> None:
    shape = _frame_outline()
    a.add("frame_plate", *[plate(shape, 0.09, (0, y, 0)) for y in (-0.42, 0.42)])
    corners = [(s * x, z) for s in (-1, 1) for x, z in ((1.39, 0.72), (0.81, 4.6))]
    a.add("pillar", [cylinder(0.1, 0.8, (x, 0, z), "y") for x, z in corners])
    _add_train(a)
    a.add("hour_ring", _hour_ring())
    for hour, text in enumerate(ROMAN):
        sign = extrude(_numeral(text), 0.06).translate((0, 0.97, 0)).rotate((0, 0, -30 * hour))
        a.add("numeral", upright(sign, (0, -0.655, DIAL)))
    short = polygon([(-0.04, -0.15), (0.04, -0.15), (0.05, 0.3), (0.14, 0.42), (0, 0.66), (-0.14, 0.42), (-0.05, 0.3)])
    long = polygon([(-0.035, -0.2), (0.035, -0.2), (0.05, 0.6), (0.1, 0.72), (0, 1.04), (-0.1, 0.72), (-0.05, 0.6)])
    for outline_, turn, y in ((short, 55, -0.74), (long, -60, -0.83)):
        a.add("hand", upright(extrude(outline_ + circle(0.11), 0.05).rotate((0, 0, turn)), (0, y, DIAL)))
    bob = lathe([(0, -0.1), (0.3, -0.09), (0.44, 0), (0.3, 0.09), (0, 0.1)])
    rod_ = box(0.09, 0.05, 3.95, (0, 0.62, 3.15), 0)
    a.add("pendulum", union(upright(bob, (0, 0.62, 1.3)), rod_, cylinder(0.1, 0.1, (0, 0.62, PALLETS), "y")))
    steps = [box(x, y, h, (0, 0.1, z), 0.05) for x, y, h, z in ((4.0, 2.1, 0.3, 0.02), (3.6, 1.7, 0.36, 0.3))]
    a.add("plinth", union(steps))
    a.add("foot", [f.translate((0, 0.1, 0)) for f in four(sphere(0.2, (1.75, 0.8, -0.25), 24))])


ROMAN = ("XII", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI")
DIAL, THIRD, ESCAPE, PALLETS = 3.1, (-0.643, 3.866), 4.496, 5.1
"""Heights of the arbors in the middle, and (x, z) of the one beside."""


def _stroke(points: np.ndarray, width: float) -> CrossSection:
    """Band of a width along a line [N, 2]."""
    along = np.gradient(points, axis=0)
    across = np.column_stack([-along[:, 1], along[:, 0]]) / np.linalg.norm(along, axis=1, keepdims=True)
    return polygon(np.vstack([points + across * width / 2, (points - across * width / 2)[::-1]]))


def _frame_outline() -> CrossSection:
    """Pointed arch with cross bars for the arbors, scrolls at the foot and a finial."""
    line = spline([(1.42, 0.46, 0), (1.3, 1.3, 0), (1.4, 2.4, 0), (1.25, 3.6, 0), (0.8, 4.62, 0), (0, 5.5, 0)], 40)
    half = _stroke(line[:, :2], 0.2)
    half += annulus(0.3, 0.14).translate((1.72, 0.76)) + annulus(0.22, 0.1).translate((1.3, 4.3))
    bars = [(2.7, 0.16, 0.6), (2.7, 0.15, 1.75), (2.66, 0.15, DIAL), (2.36, 0.13, THIRD[1]), (1.7, 0.13, ESCAPE)]
    shape = half + half.mirror((1, 0))
    for width, height, z in bars:
        shape += rectangle(width, height, (0, z))
    bosses = [(0, 1.75), (0, DIAL), THIRD, (0, ESCAPE), (-THIRD[0], THIRD[1])]
    for x, z in bosses:
        shape += circle(0.15, (x, z))
    finial = annulus(0.2, 0.09).translate((0, 5.68)) + circle(0.1, (0, 5.92))
    return shape + circle(0.16, (0, 5.42)) + rectangle(0.2, 0.5, (0, PALLETS + 0.05)) + finial


def _add_train(a: Assembly) -> None:
    """Four wheels, three pinions and five arbors in mesh, and the anchor over the escape wheel."""
    module = 0.05
    lean = float(np.degrees(np.arctan2(ESCAPE - THIRD[1], -THIRD[0])))
    for teeth, (x, z), y, turn in ((44, (0, 1.75), -0.2, 0), (32, (0, DIAL), 0.1, 130), (28, THIRD, -0.15, lean)):
        reach = module * teeth / 2
        shape = teeth_outline(teeth, module) - windows(reach - 0.16, 0.2, 5, 0.1, 18)
        a.add("wheel", upright(extrude(shape.rotate(turn), 0.12), (x, y, z)))
    escape = star(15, 0.46, 0.33) - windows(0.27, 0.12, 4, 0.07)
    a.add("wheel", upright(extrude(escape, 0.1), (0, 0.2, ESCAPE)))
    for teeth, (x, z), y, back in (
        (10, (0, DIAL), -0.2, -90),
        (8, THIRD, 0.1, 310),
        (8, (0, ESCAPE), -0.15, lean + 180),
    ):
        leaves = extrude(teeth_outline(teeth, module).rotate(back + 180 / teeth), 0.2)
        a.add("pinion", upright(leaves, (x, y, z)))
    arms = [CrossSection.batch_hull([circle(0.06, (0, 0.6)), circle(0.05, (s * 0.42, 0.42))]) for s in (-1, 1)]
    arms += [CrossSection.batch_hull([circle(0.05, (s * 0.42, 0.42)), circle(0.03, (s * 0.3, 0.37))]) for s in (-1, 1)]
    a.add("anchor", union([plate(arm, 0.1, (0, 0.2, ESCAPE)) for arm in arms]))
    spots = [(0, 1.75, -0.5), (0, DIAL, -0.9), (*THIRD, -0.5), (0, ESCAPE, -0.5), (0, PALLETS, -0.5)]
    a.add("arbor", [cylinder(0.05, 0.62 - y, (x, (0.62 + y) / 2, z), "y", segments=16) for x, z, y in spots])


def _hour_ring() -> Manifold:
    """Ring for the numerals, held on four studs in front of the frame."""
    face = plate(annulus(1.17, 0.77, 72), 0.06, (0, -0.62, DIAL))
    studs = [(s * 0.97, DIAL) for s in (-1, 1)] + [(s * 0.6, THIRD[1]) for s in (-1, 1)]
    return union(face, [cylinder(0.05, 0.24, (x, -0.51, z), "y", segments=16) for x, z in studs])


def _numeral(text: str) -> CrossSection:
    """Roman number in one piece: its letters joined by the serifs above and below."""
    widths = {"I": 0.09, "V": 0.2, "X": 0.2}
    total = sum(widths[letter] for letter in text)
    x, shape = -total / 2, rectangle(total + 0.04, 0.035, (0, 0.13)) + rectangle(total + 0.04, 0.035, (0, -0.13))
    for letter in text:
        middle = x + widths[letter] / 2
        x += widths[letter]
        ends = {"I": [(0, 0)], "V": [(-0.07, 0), (0.07, 0)], "X": [(-0.07, 0.07), (0.07, -0.07)]}[letter]
        for top, low in ends:
            shape += _stroke(np.array([(middle + top, 0.13), (middle + low, -0.13)]), 0.05)
    return shape
