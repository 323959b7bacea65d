"""Long horns of wood: the alphorn and the serpent."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.rare._music import aimed
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import star
from mme3dr.meshes.solids import beam, box, capsule, common, cut, cylinder, torus, tube, union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part

ALPHORN = spline(
    [(-1.02, 0, 0.66), (-0.55, 0, 0.525), (-0.08, 0, 0.385), (0.4, 0, 0.24), (0.75, 0, 0.16), (1.0, 0, 0.16)]
    + [(1.19, 0, 0.27), (1.28, 0, 0.44), (1.32, 0, 0.62)],
    81,
)


def _bore(t: float) -> float:
    """Outer radius of the alphorn a share t of the way along."""
    return 0.034 + 0.086 * t**1.2 + 0.125 * max((t - 0.76) / 0.24, 0) ** 2.4


def _horn(start: float = 0.0, stop: float = 1.0, grow: float = 0.0) -> Manifold:
    """Stretch of the alphorn's tube, thicker by `grow`."""
    first, last = round(80 * start), round(80 * stop)
    path = ALPHORN[first : last + 1]
    return sweep(path, [_bore(i / 80) + grow for i in range(first, last + 1)], segments=32)


@reference_object(
    name="alphorn",
    prompt="Swiss alphorn of pale spruce with edelweiss painted on its curved bell, its mouth end resting on a trestle",
    parts=[
        Part("horn", 1, "tan", "wood", True),
        Part("bell_rim", 1, "brown", "wood", False),
        Part("wrapping", 6, "dark brown", "straw", False),
        Part("painted_band", 2, "red", "painted wood", False),
        Part("edelweiss", 2, "white", "painted wood", True),
        Part("flower_heart", 2, "yellow", "painted wood", False),
        Part("mouthpiece", 1, "dark brown", "wood", False),
        Part("foot", 1, "brown", "wood", False),
        Part("trestle", 1, "brown", "wood", True),
    ],
    facts=[
        Fact(
            "proportion",
            "The horn is several times longer than it is high.",
            "The horn is a short cone as high as it is long.",
            True,
            "width(horn) > 3 * height(horn)",
        ),
        Fact(
            "relation",
            "The bell is bent upwards from the ground at the far end.",
            "The bell is bent downwards into the ground at the far end.",
            True,
            "bottom(bell_rim) > z(horn) and right(bell_rim) > right(trestle) and x(bell_rim) > x(horn)",
        ),
        Fact(
            "proportion",
            "The tube widens from the mouthpiece all the way to the bell.",
            "The tube is equally thin from the mouthpiece to the bell.",
            True,
            "depth(bell_rim) > 4 * depth(mouthpiece)",
        ),
        Fact(
            "existence",
            "The tube is plain, without finger holes or valves.",
            "The tube has three valves halfway along, like a trumpet.",
            True,
        ),
        Fact(
            "material",
            "The horn is made of wood.",
            "The horn is made of polished metal.",
            False,
            "material(horn) == 'wood' and material(bell_rim) == 'wood'",
        ),
        Fact(
            "relation",
            "The mouthpiece is at the thin end, held higher than the bend.",
            "The mouthpiece is at the wide end, down beside the bend.",
            True,
            "touches(mouthpiece, horn) and right(mouthpiece) < left(trestle) and bottom(mouthpiece) > top(foot)",
        ),
        Fact(
            "symmetry",
            "The horn lies in one upright plane, both its sides alike.",
            "The horn is coiled in rings, like a hunting horn.",
            True,
            "mirror(horn, 'y') and depth(horn) < 0.25 * width(horn)",
        ),
        Fact(
            "colour",
            "White flowers stand out on the pale wood of the bell.",
            "Black flowers stand out on the green metal of the bell.",
            False,
            "colour(edelweiss) == 'white' and colour(horn) == 'tan' and all_touch(edelweiss, horn)",
        ),
        Fact(
            "relation",
            "A small foot keeps the bend off the ground.",
            "The bend hangs in the air with nothing below.",
            True,
            "touches(foot, horn) and bottom(foot) < bottom(horn) and x(foot) > x(horn)",
        ),
    ],
)
def alphorn(a: Assembly) -> None:
    end = ALPHORN[-1] - ALPHORN[-2]
    throat = lathe([(0, -0.34), (0.06, -0.3), (0.1, -0.16), (0.16, -0.06), (0.215, 0), (0.24, 0.03)], segments=48)
    hollow = aimed(throat, ALPHORN[-1], end)
    a.add("horn", cut(_horn(), hollow))
    a.add("bell_rim", aimed(torus(0.235, 0.02, segments=56), ALPHORN[-1], end))
    a.add("wrapping", [_horn(t, t + 0.03, 0.01) for t in (0.06, 0.2, 0.34, 0.48, 0.62, 0.74)])
    a.add("painted_band", [cut(_horn(t, t + 0.03, 0.006), _horn(grow=-0.006)) for t in (0.83, 0.95)])
    core = _horn(grow=-0.004)
    for side in (-1, 1):
        x, z = 1.215, 0.385
        for part, section, high in (
            ("edelweiss", star(9, 0.1, 0.045), 0.012),
            ("flower_heart", star(12, 0.03, 0.026), 0.02),
        ):
            stamp = plate(section.translate((x, z)), 0.4, (0, side * 0.22, 0))
            a.add(part, common(cut(_horn(grow=high), core), stamp))
    line = [(0.03, -0.02), (0.042, 0.0), (0.036, 0.03), (0.03, 0.1), (0.045, 0.16), (0.04, 0.175), (0.025, 0.15)]
    a.add("mouthpiece", aimed(lathe(line, segments=28), ALPHORN[0], ALPHORN[0] - ALPHORN[2]))
    block = [box(0.1, 0.34, 0.06, (0.92, 0, 0.03), 0.015), box(0.1, 0.14, 0.12, (0.92, 0, 0.06), 0.015)]
    a.add("foot", cut(union(block), _horn()))
    at = -0.72
    bars = [beam((at, -s * 0.26, 0.0), (at, s * 0.1, 0.68), 0.05, 0.05) for s in (-1, 1)]
    bars += [
        capsule((at, -0.13, 0.25), (at, 0.13, 0.25), 0.022),
        beam((at + 0.36, 0, 0.0), (at + 0.02, 0, 0.48), 0.045, 0.045),
    ]
    a.add("trestle", cut(union(bars), _horn()))


SERPENT = spline(
    [
        (-0.3, 0, 1.2),
        (-0.1, 0, 1.38),
        (0.2, 0, 1.38),
        (0.37, 0, 1.17),
        (0.2, 0, 0.96),
        (-0.12, 0, 0.85),
        (-0.38, 0, 0.64),
    ]
    + [(-0.34, 0, 0.34), (-0.02, 0, 0.22), (0.34, 0, 0.3), (0.55, 0, 0.55), (0.64, 0, 0.82)],
    141,
)


def _serpent(grow: float = 0.0, start: int = 0, stop: int = 141) -> Manifold:
    """Stretch of the serpent's tube between two of its path points, thicker by `grow`."""
    radii = np.linspace(0.05, 0.125, 141)[start:stop] + grow
    return sweep(SERPENT[start:stop], radii.tolist(), segments=28)


@reference_object(
    name="serpent",
    prompt="the serpent, forebear of the tuba, wound in curves and bound in black leather, upright on a museum stand",
    parts=[
        Part("body", 1, "black", "leather", True),
        Part("finger_hole", 6, "ivory", "bone", False),
        Part("crook", 1, "brass", "metal", False),
        Part("mouthpiece", 1, "ivory", "bone", False),
        Part("ferrule", 4, "brass", "metal", False),
        Part("stand", 1, "brown", "wood", True),
    ],
    facts=[
        Fact(
            "count",
            "Six finger holes are bored along the tube.",
            "Sixteen finger holes are bored along the tube.",
            True,
            "count(finger_hole) == 6 and all_touch(finger_hole, body)",
        ),
        Fact(
            "relation",
            "The tube winds to and fro like a snake and is nearly as wide as high.",
            "The tube runs straight as a pole from end to end.",
            True,
            "width(body) > 0.75 * height(body) and volume(body) < 0.5 * width(body) * height(body) * depth(body)",
        ),
        Fact(
            "proportion",
            "The tube lies flat in one plane, much wider than it is deep.",
            "The tube is coiled like a spring, as deep as it is wide.",
            True,
            "width(body) > 3 * depth(body) and mirror(body, 'y')",
        ),
        Fact(
            "relation",
            "A bent brass crook carries the mouthpiece at the upper, thin end.",
            "A straight wooden stick carries the mouthpiece at the lower, wide end.",
            True,
            "touches(crook, mouthpiece) and touches(crook, body) and bottom(crook) > z(body)",
        ),
        Fact(
            "material",
            "The tube is covered with leather and the crook is metal.",
            "The tube is made of glass and the crook is rope.",
            True,
            "material(body) == 'leather' and material(crook) == 'metal'",
        ),
        Fact(
            "colour",
            "The body is black with bright brass fittings.",
            "The body is white with dull green fittings.",
            True,
            "colour(body) == 'black' and colour(crook) == 'brass' and colour(ferrule) == 'brass'",
        ),
        Fact(
            "relation",
            "The finger holes face the front of the instrument.",
            "The finger holes are hidden inside the wide end.",
            True,
            "back(finger_hole) < y(body) and z(finger_hole) < top(body) and bottom(finger_hole) > bottom(body)",
        ),
        Fact(
            "relation",
            "A wooden stand carries it clear of the floor.",
            "A rope from above holds it clear of the floor.",
            False,
            "touches(stand, body) and bottom(stand) < bottom(body) and z(stand) < z(body)",
        ),
    ],
)
def serpent(a: Assembly) -> None:
    end = SERPENT[-1] - SERPENT[-2]
    bell = lathe([(0, -0.5), (0.06, -0.46), (0.1, -0.02), (0.1, 0.1)])
    holes = [(i, *SERPENT[i]) for i in (46, 52, 58, 86, 92, 98)]
    drills = [cylinder(0.024, 0.2, (x, -0.12, z), "y", segments=20) for _, x, _, z in holes]
    a.add("body", cut(_serpent(), aimed(bell, SERPENT[-1], end), drills))
    for i, x, _, z in holes:
        a.add("finger_hole", tube(0.044, 0.024, 0.03, (x, -0.046 - 0.075 * i / 140, z), "y", segments=24))
    start = SERPENT[0]
    neck = spline([start + (0.02, 0, 0.03), (-0.42, 0, 1.06), (-0.58, 0, 1.02), (-0.7, 0, 1.13), (-0.72, 0, 1.3)], 40)
    a.add("crook", sweep(neck, [0.034, 0.028, 0.022], segments=16))
    cup = lathe([(0.022, -0.04), (0.026, 0.02), (0.055, 0.08), (0.068, 0.1), (0.064, 0.115), (0.03, 0.08), (0, 0.05)])
    a.add("mouthpiece", aimed(cup, neck[-1], neck[-1] - neck[-2]))
    a.add("ferrule", [_serpent(0.008, i, j) for i, j in ((0, 5), (34, 38), (106, 110))])
    a.add("ferrule", aimed(torus(0.112, 0.02), SERPENT[-1], end))
    a.add("stand", _rack(_serpent()))


def _rack(body: Manifold) -> Manifold:
    """Base board with two saddles below the lowest bend and a post with an arm behind the middle one."""
    base = [box(1.0, 0.42, 0.07, (0.05, 0.02, 0.0), 0.02), box(0.9, 0.34, 0.05, (0.05, 0.02, 0.05), 0.015)]
    saddles = [box(0.09, 0.2, 0.2, (x, 0, 0.13), 0.02) for x in (-0.14, 0.2)]
    post = [box(0.08, 0.05, 1.0, (0.03, 0.17, 0.5), 0.012), capsule((0.03, 0.17, 0.8), (0.03, -0.02, 0.8), 0.035)]
    return cut(union(base, saddles, post), body)
