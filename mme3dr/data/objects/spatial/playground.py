"""Playground equipment that swings, tips and turns."""

import numpy as np

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import polygon, rectangle
from mme3dr.meshes.solids import box, capsule, cylinder, rod, sphere, torus, union
from mme3dr.meshes.sweeps import extrude, lathe, plate, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="swing set",
    prompt="garden swing set for two children, one swing caught mid-flight while the other hangs at rest",
    parts=[
        Part("frame_leg", 4, "red", "painted metal", False),
        Part("top_bar", 1, "blue", "painted metal", False),
        Part("cross_bar", 2, "red", "painted metal", False),
        Part("chain", 4, "steel", "metal", False),
        Part("seat", 2, "yellow", "plastic", False),
        Part("hanger", 4, "dark grey", "metal", False),
    ],
    facts=[
        Fact("count", "Two seats hang from the bar.", "Four seats hang from the bar.", False, "count(seat) == 2"),
        Fact(
            "relation",
            "Each seat hangs by two chains.",
            "Each seat hangs by one chain.",
            True,
            "count(chain) == 4 and all_touch(chain, seat) and all_touch(hanger, top_bar)",
        ),
        Fact(
            "relation",
            "One seat is swung forwards and up.",
            "Both seats hang at one height.",
            False,
            "rising(seat) and depth(seat) > 0.5",
        ),
        Fact(
            "relation",
            "The seats hang clear of the ground.",
            "The seats lie on the ground.",
            True,
            "bottom(seat) > 0.1 * height(all)",
        ),
        Fact(
            "symmetry",
            "A splayed pair of legs holds up each end.",
            "Legs hold up the left end only.",
            True,
            "count(frame_leg) == 4 and mirror(frame_leg, 'x') and mirror(frame_leg, 'y') and level(frame_leg)",
        ),
        Fact(
            "colour",
            "The seats are yellow and the legs red.",
            "The seats are grey and the legs white.",
            True,
            "colour(seat) == 'yellow' and colour(frame_leg) == 'red'",
        ),
        Fact(
            "material",
            "The frame is painted metal.",
            "The frame is rough stone.",
            True,
            "material(frame_leg) == 'painted metal'",
        ),
        Fact(
            "proportion",
            "The frame is wider than it is high.",
            "The frame is five times higher than it is wide.",
            True,
            "width(all) > height(all)",
        ),
    ],
)
def swing_set(a: Assembly) -> None:
    high, half = 2.2, 1.4
    for s in (-1, 1):
        a.add(
            "frame_leg",
            rod((s * 1.65, -0.85, 0.0), (s * half, 0, high), 0.065),
            rod((s * 1.65, 0.85, 0.0), (s * half, 0, high), 0.065),
        )
        a.add("cross_bar", rod((s * 1.55, -0.52, 0.85), (s * 1.55, 0.52, 0.85), 0.045))
    a.add("top_bar", capsule((-half - 0.12, 0, high), (half + 0.12, 0, high), 0.08))
    for x, angle in ((-0.65, 0.0), (0.65, 38.0)):
        down = np.array([0, -np.sin(np.radians(angle)), -np.cos(np.radians(angle))])
        for dx in (-0.25, 0.25):
            top = np.array([x + dx, 0, high])
            a.add("hanger", torus(0.1, 0.03, top, "x", segments=24))
            start, end = top + 0.1 * down, top + 1.62 * down
            steps = np.linspace(0, 1, 21)
            links = [rod(start, end, 0.024, segments=8)]
            links += [sphere(0.038, start + (end - start) * t, 8) for t in steps]
            a.add("chain", union(links))
        curve = [(u, 0, -1.6 - 0.06 * (1 - (u / 0.29) ** 2)) for u in np.linspace(-0.29, 0.29, 15)]
        seat = sweep(curve, 1.0, polygon([(-0.13, -0.03), (0.13, -0.03), (0.13, 0.03), (-0.13, 0.03)]), up=(0, 0, 1))
        a.add("seat", seat.rotate((-angle, 0, 0)).translate((x, 0, high)))


@reference_object(
    name="seesaw",
    prompt="a seesaw with nobody on it, so one end is down on its tyre and the other up in the air",
    parts=[
        Part("plank", 1, "green", "painted wood", False),
        Part("seat", 2, "red", "plastic", False),
        Part("handle", 2, "steel", "metal", False),
        Part("pivot", 1, "dark grey", "metal", False),
        Part("stand", 2, "yellow", "painted metal", False),
        Part("tyre", 2, "black", "rubber", True),
        Part("ground_frame", 1, "yellow", "painted metal", False),
        Part("safety_mat", 1, "olive", "rubber", False),
    ],
    facts=[
        Fact(
            "relation",
            "The plank slopes from one end to the other.",
            "The plank lies level.",
            True,
            "height(plank) > 0.15 * width(plank) and rising(seat)",
        ),
        Fact(
            "relation",
            "The plank rests on a pivot at its middle.",
            "The plank rests on a pivot at its end.",
            True,
            "touches(plank, pivot) and z(pivot) < z(plank) and x(pivot) > x(plank) - 0.1 and x(pivot) < x(plank) + 0.1",
        ),
        Fact(
            "count",
            "There is a seat at each of the two ends.",
            "There is a seat at one end only.",
            True,
            "count(seat) == 2 and width(seat) > 0.7 * width(plank)",
        ),
        Fact(
            "relation",
            "A handle stands in front of each seat.",
            "A handle hangs below each seat.",
            True,
            (
                "count(handle) == 2 and all_touch(handle, plank) and z(handle) > z(plank) "
                "and left(handle) > left(seat) + 0.3 and right(handle) < right(seat) - 0.3"
            ),
        ),
        Fact(
            "count",
            "Half a tyre is sunk in the ground under each end.",
            "Four tyres stand under the middle.",
            True,
            "count(tyre) == 2 and level(tyre) and width(tyre) > 0.6 * width(plank)",
        ),
        Fact(
            "colour",
            "The seats are red on a green plank.",
            "The seats are white on a black plank.",
            True,
            "colour(seat) == 'red' and colour(plank) == 'green'",
        ),
        Fact(
            "proportion",
            "The plank is long and narrow.",
            "The plank is as wide as it is long.",
            True,
            "width(plank) > 5 * depth(plank)",
        ),
        Fact("material", "The tyres are rubber.", "The tyres are stone.", True, "material(tyre) == 'rubber'"),
    ],
)
def seesaw(a: Assembly) -> None:
    tilt, high = 13.0, 0.62

    def lean(*solids: object) -> list:
        """Tilt about the pivot and lift to its height."""
        return [s.rotate((0, tilt, 0)).translate((0, 0, high)) for s in solids]

    a.add("plank", lean(box(3.3, 0.3, 0.09, (0, 0, 0.08), 0.03)))
    pad = union(box(0.42, 0.4, 0.07, (1.4, 0, 0.15), 0.03), box(0.07, 0.36, 0.26, (1.62, 0, 0.26), 0.03))
    a.add("seat", lean(*mirrored(pad)))
    grip = [(1.02, -0.13, 0.1), (1.0, -0.14, 0.42), (0.99, 0, 0.5), (1.0, 0.14, 0.42), (1.02, 0.13, 0.1)]
    a.add("handle", lean(*mirrored(sweep(spline(grip, 24), 0.028))))
    a.add("pivot", cylinder(0.075, 0.66, (0, 0, high), "y"))
    sides = [union(rod((s * 0.34, y, 0.03), (0, y, high), 0.05) for s in (-1, 1)) for y in (-0.29, 0.29)]
    a.add("stand", sides)
    frame = [box(0.9, 0.09, 0.07, (0, y, 0.035), 0.02) for y in (-0.29, 0.29)] + [
        box(0.09, 0.6, 0.07, (x, 0, 0.035), 0.02) for x in (-0.38, 0.38)
    ]
    a.add("ground_frame", union(frame))
    wheel = torus(0.17, 0.085, (1.42, 0, 0.0), "y").trim_by_plane((0, 0, 1), 0)
    a.add("tyre", mirrored(wheel))
    a.add("safety_mat", plate(rectangle(3.9, 1.1, corner=0.4), 0.06, (0, 0, -0.028), "up"))


@reference_object(
    name="playground roundabout",
    prompt="playground merry-go-round that children push by hand: a painted turntable with grab bars and no animals",
    parts=[
        Part("turntable", 1, "red", "painted metal", True),
        Part("grab_bar", 6, "steel", "metal", True),
        Part("hub", 1, "blue", "painted metal", False),
        Part("skirt", 1, "dark grey", "metal", False),
        Part("bearing", 1, "black", "metal", False),
        Part("ground_pad", 1, "olive", "rubber", False),
    ],
    facts=[
        Fact(
            "count",
            "Six grab bars stand on the disc.",
            "Two grab bars stand on the disc.",
            True,
            "count(grab_bar) == 6 and all_touch(grab_bar, turntable)",
        ),
        Fact(
            "symmetry",
            "The bars are set at even angles round the hub.",
            "The bars are all in a straight row.",
            True,
            "even(grab_bar) and turn(grab_bar, 6)",
        ),
        Fact(
            "relation",
            "The disc is held just clear of the ground.",
            "The disc is as high as a table.",
            True,
            "bottom(turntable) > top(ground_pad) and bottom(turntable) < 0.35 * height(all)",
        ),
        Fact(
            "proportion",
            "The disc is far wider than the whole is high.",
            "The disc is narrower than the whole is high.",
            True,
            "width(turntable) > 1.5 * height(all)",
        ),
        Fact(
            "colour",
            "The disc is painted in red and yellow sectors.",
            "The disc is painted plain black.",
            True,
            "colour(turntable) == 'red' and has_colour(turntable, 'yellow')",
        ),
        Fact(
            "relation",
            "The bars meet the post at the centre.",
            "The bars stand only along the rim.",
            True,
            "all_touch(grab_bar, hub) and width(grab_bar) > 0.7 * width(turntable)",
        ),
        Fact("material", "The grab bars are metal.", "The grab bars are rope.", True, "material(grab_bar) == 'metal'"),
    ],
)
def playground_roundabout(a: Assembly) -> None:
    wedge = [(0.0, 0.0)] + [(1.5 * np.cos(t), 1.5 * np.sin(t)) for t in np.linspace(0, np.pi / 6, 8)]
    disc = union(ring(extrude(polygon(wedge), 0.12, (0, 0, 0.36)), 12)).refine_to_length(0.16)
    paint = [("yellow", lambda p: np.floor(np.degrees(np.arctan2(p[:, 1], p[:, 0])) / 30) % 2 > 0)]
    a.add(
        "turntable",
        extrude(
            polygon([(1.5 * np.cos(t), 1.5 * np.sin(t)) for t in np.linspace(0, 2 * np.pi, 96, endpoint=False)]),
            0.12,
            (0, 0, 0.36),
        ).refine_to_length(0.05)
        if False
        else disc,
        marks=paint,
    )
    a.add("skirt", torus(1.48, 0.075, (0, 0, 0.36), segments=64))
    a.add(
        "hub",
        lathe([(0, 0.3), (0.24, 0.3), (0.2, 0.44), (0.11, 0.5), (0.1, 1.12), (0.14, 1.16), (0.12, 1.26), (0, 1.3)]),
    )
    bow = spline([(0.08, 0, 1.1), (0.55, 0, 1.12), (1.1, 0, 1.08), (1.32, 0, 0.92), (1.36, 0, 0.4)], 40)
    mid = rod((0.09, 0, 0.78), (1.35, 0, 0.78), 0.032)
    a.add("grab_bar", ring(union(sweep(bow, 0.042), mid), 6, start=15))
    a.add("bearing", cylinder(0.35, 0.24, (0, 0, 0.18)))
    a.add("ground_pad", cylinder(1.75, 0.06, (0, 0, 0.03), segments=64))
