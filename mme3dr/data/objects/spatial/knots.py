"""Knots, links and bands: shapes known by the way they cross and close."""

import numpy as np

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import arc, spline, torus_knot
from mme3dr.meshes.profiles import circle, rectangle
from mme3dr.meshes.solids import box, cylinder, ellipsoid, rod, union
from mme3dr.meshes.sweeps import lathe, loft, plate, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="trefoil knot sculpture",
    prompt="polished bronze trefoil knot lying level on short steel pins above a round granite plinth, museum piece",
    parts=[
        Part("knot", 1, "bronze", "metal", True),
        Part("plinth", 1, "dark grey", "stone", True),
        Part("pin", 3, "steel", "metal", True),
        Part("name_plate", 1, "brass", "metal", False),
    ],
    facts=[
        Fact(
            "symmetry",
            "Pins stand at even angles below the knot.",
            "All pins stand together on one side.",
            True,
            "even(pin) and all_touch(pin, knot)",
        ),
        Fact(
            "relation",
            "The knot is one unbroken closed loop.",
            "The knot is made of separate straight bars.",
            True,
            "count(knot) == 1",
        ),
        Fact(
            "count",
            "Three pins hold the knot up.",
            "A single pin holds the knot up.",
            True,
            "count(pin) == 3 and even(pin) and all_touch(pin, knot) and all_touch(pin, plinth)",
        ),
        Fact(
            "relation",
            "The knot hovers over the plinth.",
            "The knot hangs below the plinth.",
            False,
            "above(knot, plinth) and bottom(knot) > top(plinth)",
        ),
        Fact(
            "colour",
            "The knot has the brown tone of bronze.",
            "The knot is bright blue.",
            False,
            "colour(knot) == 'bronze'",
        ),
        Fact(
            "material",
            "The plinth is made of stone.",
            "The plinth is made of wood.",
            False,
            "material(plinth) == 'stone'",
        ),
        Fact(
            "relation",
            "A small plate is set in the side of the plinth.",
            "A small plate hangs from the top of the knot.",
            True,
            "touches(name_plate, plinth) and top(name_plate) < top(plinth)",
        ),
        Fact(
            "proportion",
            "The knot is wider than it is high.",
            "The knot is higher than it is wide.",
            True,
            "width(knot) > 1.5 * height(knot)",
        ),
    ],
)
def trefoil_knot_sculpture(a: Assembly) -> None:
    path = torus_knot(2, 3, 0.95, 0.44, 200) * [1, 1, 1.15] + [0, 0, 1.5]
    a.add("knot", sweep(path, 0.2, closed=True, segments=20))
    a.add(
        "plinth",
        lathe(
            [(0, 0), (1.3, 0), (1.3, 0.12), (1.2, 0.16), (1.2, 0.58), (1.25, 0.6), (1.25, 0.68), (0, 0.68)], segments=64
        ),
    )
    lowest = path[np.argmin(path[:, 2])]
    pin = cylinder(0.05, 0.35, (lowest[0], lowest[1], 0.78))
    a.add("pin", ring(pin, 3))
    a.add("name_plate", box(0.6, 0.1, 0.2, (0, -1.17, 0.37), 0.01))


@reference_object(
    name="reef knot",
    prompt="a reef knot joining a red rope to a blue one, drawn fairly loose so a scout can see how it goes",
    parts=[
        Part("red_rope", 1, "red", "rope", True),
        Part("blue_rope", 1, "blue", "rope", True),
        Part("whipping", 4, "white", "rope", False),
    ],
    facts=[
        Fact(
            "relation",
            "Each rope makes a loop through the loop of the other.",
            "The ropes lie side by side without touching.",
            True,
            "left(blue_rope) < x(all) and right(red_rope) > x(all) and left(blue_rope) < right(red_rope) - 0.2 * width(all)",
        ),
        Fact(
            "relation",
            "Both ends of the red rope leave on one side.",
            "The ends of the red rope leave on opposite sides.",
            True,
            "x(red_rope) < x(blue_rope) and left(red_rope) < left(blue_rope) and right(red_rope) < right(blue_rope)",
        ),
        Fact("count", "Four rope ends stick out.", "Two rope ends stick out.", True, "count(whipping) == 4"),
        Fact(
            "colour",
            "One rope is red and the other is blue.",
            "Both ropes are green.",
            False,
            "colour(red_rope) == 'red' and colour(blue_rope) == 'blue'",
        ),
        Fact(
            "symmetry",
            "The two ropes form loops of the same shape.",
            "One loop is many times larger than the other.",
            True,
            "width(red_rope) > 0.95 * width(blue_rope) and width(red_rope) < 1.05 * width(blue_rope) and mirror(all, 'y')",
        ),
        Fact(
            "proportion",
            "The knot with its ends is longer than it is wide.",
            "The knot with its ends is as wide as it is long.",
            True,
            "width(all) > 1.7 * depth(all)",
        ),
        Fact(
            "material",
            "The knot is tied in laid rope.",
            "The knot is tied in smooth glass tubing.",
            False,
            "material(red_rope) == 'rope' and material(blue_rope) == 'rope'",
        ),
        Fact(
            "relation",
            "The end of each rope is bound with white thread.",
            "The end of each rope is frayed open.",
            True,
            "count(whipping) == 4 and colour(whipping) == 'white'",
        ),
    ],
)
def reef_knot(a: Assembly) -> None:
    r, lift = 0.27, 0.29
    half = [
        (-2.9, 0.72, 0),
        (-2.2, 0.5, 0),
        (-1.35, 0.42, -lift),
        (-0.65, 0.6, 0.1),
        (0, 0.92, lift),
        (0.65, 1.16, 0.15),
        (1.2, 0.9, -0.15),
        (1.5, 0.36, -lift),
    ]
    points = np.array(half + [(x, -y, z) for x, y, z in reversed(half)])
    strands = circle(0.56 * r, (0.46 * r, 0), 10)
    section = strands + strands.rotate(120) + strands.rotate(240)
    for part, turn in (("red_rope", 1.0), ("blue_rope", -1.0)):
        path = spline(points * [turn, 1, turn], 190)
        a.add(part, sweep(path, 1.0, section, twist=360 * 13))
        for end, inner in ((path[0], path[5]), (path[-1], path[-6])):
            a.add("whipping", rod(inner, end + (end - inner) * 0.1, r * 1.06, segments=24))


@reference_object(
    name="padlocked chain",
    prompt="Steel chain closed into a loop on the ground and secured with a brass padlock, as used to lock a gate.",
    parts=[
        Part("link", 16, "steel", "metal", True),
        Part("lock_body", 1, "brass", "metal", True),
        Part("shackle", 1, "silver", "metal", False),
        Part("keyhole", 1, "black", "metal", False),
    ],
    facts=[
        Fact(
            "relation",
            "Each link passes through the next one.",
            "The links lie apart from each other.",
            True,
            "all_touch(link, link) and count(link) == 16 and count(all) == 19",
        ),
        Fact(
            "relation",
            "The padlock closes the ends of the chain.",
            "The padlock lies away from the chain.",
            False,
            "touches(shackle, link) and touches(shackle, lock_body)",
        ),
        Fact(
            "colour",
            "The lock is yellow brass against a grey chain.",
            "The lock is green against a red chain.",
            False,
            "colour(lock_body) == 'brass' and colour(link) == 'steel'",
        ),
        Fact(
            "count",
            "The padlock has one keyhole.",
            "The padlock has three keyholes.",
            True,
            "count(keyhole) == 1 and touches(keyhole, lock_body)",
        ),
        Fact(
            "relation",
            "The links tilt this way and that.",
            "All links lie flat.",
            True,
            "height(link) > 0.08 * width(link)",
        ),
        Fact(
            "proportion",
            "The chain lies in a loop far wider than it is high.",
            "The chain hangs in a line far higher than it is wide.",
            True,
            "width(link) > 3 * height(link) and depth(link) > 2.5 * height(link)",
        ),
        Fact("symmetry", "All links have the same size.", "The links shrink from large to small.", True, "alike(link)"),
        Fact("material", "The links are metal.", "The links are wood.", False, "material(link) == 'metal'"),
    ],
)
def padlocked_chain(a: Assembly) -> None:
    side, bow, wire = 0.32, 0.25, 0.085
    outline = [*arc(bow, -90, 90, (side, 0, 0), "xy", 12), *arc(bow, 90, 270, (-side, 0, 0), "xy", 12)]
    link = sweep(outline, wire, closed=True)
    count, gap = 16, 33.0
    radius = 2.55
    for i, angle in enumerate(np.linspace(-90 + gap / 2, 270 - gap / 2, count)):
        tilt = 48 if i % 2 else -48
        place = (radius * np.cos(np.radians(angle)), radius * np.sin(np.radians(angle)), 0.34)
        a.add("link", link.rotate((tilt, 0, 0)).rotate((0, 0, angle + 90)).translate(place))
    body = plate(rectangle(1.15, 1.0, (0, -0.5), 0.14), 0.42)
    bow_path = [(-0.36, 0, -0.2), (-0.36, 0, 0.35), *arc(0.36, 180, 0, (0, 0, 0.35), samples=16), (0.36, 0, -0.2)]
    key = union(cylinder(0.12, 0.5, (0, 0, -0.42), "y"), box(0.09, 0.5, 0.3, (0, 0, -0.6), 0.01))

    def lay(solid: object) -> object:
        """From the lock's upright place to flat on the ground in the gap of the chain, its body outwards."""
        return solid.rotate((-90, 0, 0)).mirror((0, 1, 0)).rotate((0, 0, 180)).translate((0, -2.95, 0.3))

    a.add("lock_body", lay(body))
    a.add("shackle", lay(sweep(bow_path, 0.1)))
    a.add("keyhole", lay(key))


def _strip(t: np.ndarray, u: float, height: float, radius: float = 1.0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Points [N, 3] of a Möbius band at angles t [N], off its middle line by u along it and `height` above; and frame."""
    out = np.column_stack([np.cos(t), np.sin(t), 0 * t])
    up = np.array([0.0, 0.0, 1.0])
    cos, sin = np.cos(t / 2)[:, None], np.sin(t / 2)[:, None]
    across, normal = cos * up + sin * out, cos * out - sin * up
    return radius * out + u * across + height * normal, across, normal


@reference_object(
    name="Möbius strip with ants",
    prompt="red ants marching in file along a wide Möbius strip, with its rim picked out in black",
    parts=[
        Part("band", 1, "cream", "paper", True),
        Part("rim", 1, "black", "paper", True),
        Part("ant", 6, "red", "chitin", True),
    ],
    facts=[
        Fact(
            "count",
            "The band has one single continuous rim.",
            "The band has two separate rims.",
            True,
            "count(rim) == 1",
        ),
        Fact(
            "relation",
            "The band is closed into a ring.",
            "The band is open with two loose ends.",
            True,
            "count(band) == 1 and width(band) > 1.8 and depth(band) > 1.8 and height(band) > 0.6",
        ),
        Fact(
            "symmetry",
            "The band has a half twist in it.",
            "The band is a plain hoop without a twist.",
            True,
            "not mirror(band, 'z')",
        ),
        Fact("count", "Six ants walk on the band.", "Two ants walk on the band.", True, "count(ant) == 6"),
        Fact(
            "relation",
            "Every ant has its feet on the band.",
            "Every ant floats above the band.",
            True,
            "all_touch(ant, band)",
        ),
        Fact("colour", "The ants are red.", "The ants are green.", False, "colour(ant) == 'red'"),
        Fact(
            "colour",
            "The rim is black on a pale band.",
            "The rim is white on a dark band.",
            False,
            "colour(rim) == 'black' and colour(band) == 'cream'",
        ),
        Fact(
            "proportion",
            "The band is much wider than it is thick.",
            "The band is as thick as it is wide.",
            True,
            "volume(band) < 0.1 * width(band) * depth(band) * height(band)",
        ),
    ],
)
def mobius_strip(a: Assembly) -> None:
    half, thick = 0.42, 0.035

    def piece(start: float, stop: float) -> object:
        t = np.radians(np.linspace(start, stop, 60))
        u = np.linspace(-half, half, 9)
        low = [_strip(t, x, -thick)[0] for x in u]
        high = [_strip(t, x, thick)[0] for x in u[::-1]]
        return loft(np.stack(low + high, axis=1))

    a.add("band", union(piece(0, 181), piece(180, 361)).rotate((0, 0, 60)))
    edge = _strip(np.linspace(0, 4 * np.pi, 240, endpoint=False), half, 0)[0]
    a.add("rim", sweep(edge, 0.05, closed=True).rotate((0, 0, 60)))
    body = union(
        ellipsoid(0.11, 0.075, 0.07, (-0.17, 0, 0.09), 20),
        ellipsoid(0.08, 0.05, 0.05, (0, 0, 0.085), 16),
        ellipsoid(0.075, 0.065, 0.06, (0.14, 0, 0.095), 16),
    )
    legs = [
        sweep([(0.03 * k, 0, 0.08), (0.07 * k, s * 0.1, 0.12), (0.12 * k, s * 0.19, 0.0)], 0.016, segments=6)
        for k in (-1, 0.2, 1)
        for s in (-1, 1)
    ]
    feelers = [
        sweep([(0.18, s * 0.03, 0.11), (0.23, s * 0.07, 0.16), (0.3, s * 0.09, 0.14)], 0.014, segments=6)
        for s in (-1, 1)
    ]
    ant = union(body, legs, feelers)
    for angle in np.radians(np.arange(6) * 120.0 + 25):
        t = np.array([angle])
        place, across, normal = (v[0] for v in _strip(t, 0.0, thick))
        ahead = np.array([-np.sin(angle), np.cos(angle), 0])
        side = np.cross(normal, ahead)
        a.add("ant", ant.transform(np.column_stack([ahead, side, normal, place])).rotate((0, 0, 60)))
