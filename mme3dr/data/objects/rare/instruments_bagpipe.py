"""Bagpipes."""

from itertools import pairwise

import numpy as np
from manifold3d import Manifold
from scipy.interpolate import Akima1DInterpolator

from mme3dr.data.objects.rare._music import aimed
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly, Mark
from mme3dr.meshes.curves import spline
from mme3dr.meshes.solids import box, cut, cylinder, sphere, union
from mme3dr.meshes.sweeps import lathe, loft, sweep
from mme3dr.records import Fact, Part

BAG = np.array(
    [
        (-0.66, 0.94, 0.085, 0.085),
        (-0.48, 0.96, 0.17, 0.15),
        (-0.25, 1.0, 0.31, 0.25),
        (0.05, 1.03, 0.36, 0.3),
        (0.32, 1.05, 0.33, 0.27),
        (0.48, 1.06, 0.23, 0.19),
        (0.56, 1.06, 0.13, 0.1),
        (0.58, 1.06, 0.02, 0.02),
    ]
)
"""Rows of x, middle height, half-height and half-depth of the bag."""
BAG_RINGS, BAG_SIDES = 97, 72

BASS, TENORS = (
    ((-0.02, 0.02, 1.27), (0.02, 0.1, 1)),
    (((0.16, 0.02, 1.28), (0.22, 0.1, 1)), ((0.33, 0.02, 1.23), (0.42, 0.1, 1))),
)
"""Foot and direction of the drones."""


@reference_object(
    name="Scottish bagpipes",
    prompt="Great Highland bagpipes with a bag of Royal Stewart tartan and ivory mounts, propped on a stand",
    parts=[
        Part("bag", 1, "red", "fabric", True),
        Part("bass_drone", 1, "black", "wood", False),
        Part("tenor_drone", 2, "black", "wood", False),
        Part("chanter", 1, "black", "wood", False),
        Part("blowpipe", 1, "black", "wood", False),
        Part("mount", 14, "ivory", "bone", True),
        Part("cord", 1, "dark green", "rope", False),
        Part("stand", 1, "brown", "wood", True),
    ],
    facts=[
        Fact(
            "count",
            "Three drones rise from the bag, one bass and two tenors.",
            "A single drone rises from the bag, one bass without tenors.",
            True,
            "count(bass_drone) == 1 and count(tenor_drone) == 2 and top(tenor_drone) > top(bag)",
        ),
        Fact(
            "proportion",
            "The bass drone is clearly longer than the two tenor drones.",
            "The bass drone is clearly shorter than the two tenor drones.",
            True,
            "height(bass_drone) > 1.3 * height(tenor_drone)",
        ),
        Fact(
            "relation",
            "The chanter hangs down from the end of the bag.",
            "The chanter stands up between the drones.",
            True,
            "bottom(chanter) < bottom(bag) and top(chanter) < top(bag) and touches(chanter, bag)",
        ),
        Fact(
            "relation",
            "The blowpipe leaves the top of the bag at the end nearer the chanter.",
            "The blowpipe leaves the underside of the bag behind the drones.",
            True,
            "right(blowpipe) < left(bass_drone) and top(blowpipe) > top(bag) and touches(blowpipe, bag)",
        ),
        Fact(
            "colour",
            "The tartan crosses green and navy bands on red.",
            "The tartan crosses pink and white dots on purple.",
            True,
            "colour(bag) == 'red' and has_colour(bag, 'dark green') and has_colour(bag, 'navy')",
        ),
        Fact(
            "material",
            "The pipes are turned from wood and the bag is covered with cloth.",
            "The pipes are bent from sheet metal and the bag is covered with fur.",
            True,
            "material(tenor_drone) == 'wood' and material(chanter) == 'wood' and material(bag) == 'fabric'",
        ),
        Fact(
            "relation",
            "A cord ties the drones to each other above the bag.",
            "The drones stand apart with no cord between them.",
            True,
            "touches(cord, bass_drone) and all_touch(tenor_drone, cord) and bottom(cord) > z(bag)",
        ),
        Fact(
            "colour",
            "Ivory rings ornament the black pipes.",
            "Black rings ornament the yellow pipes.",
            False,
            "colour(mount) == 'ivory' and colour(bass_drone) == 'black'",
        ),
        Fact(
            "proportion",
            "The bag is much thicker than any of the pipes.",
            "The bag is as thin as one of the pipes.",
            True,
            "depth(bag) > 2 * depth(chanter) and height(bag) > 0.35 * height(bass_drone)",
        ),
    ],
)
def scottish_bagpipes(a: Assembly) -> None:
    a.add("bag", _bag(), marks=_tartan())
    _pipe(a, "bass_drone", *BASS, [0.15, 0.58, 0.98, 1.4], 0.05)
    for foot, direction in TENORS:
        _pipe(a, "tenor_drone", foot, direction, [0.15, 0.5, 0.86], 0.05)
    _pipe(a, "blowpipe", (-0.27, 0, 1.17), (-0.5, -0.12, 1), [0.14, 0.42], 0.045, tip=0.15)
    throat, down = (-0.63, 0, 0.95), (-0.42, -0.05, -1)
    wood = lathe([(0.06, -0.04), (0.06, 0.1), (0.045, 0.12), (0.024, 0.16), (0.034, 0.72), (0.034, 0.74)])
    holes = [cylinder(0.011, 0.2, (-0.05, 0, z), "x", segments=10) for z in np.linspace(0.24, 0.6, 7)]
    a.add("chanter", aimed(cut(wood, holes), throat, down))
    a.add("mount", aimed(_ring(0.11, 0.045), throat, down))
    a.add("mount", aimed(lathe([(0.03, 0.71), (0.085, 0.73), (0.085, 0.75), (0.05, 0.77)]), throat, down))
    a.add("cord", _cord())
    post = lathe([(0.42, 0.18), (0.42, 0.23), (0.37, 0.26), (0.07, 0.28), (0.05, 0.35), (0.05, 0.6)])
    saddle = cut(box(0.3, 0.36, 0.16, (0.05, 0, 0.68), 0.03), _bag())
    a.add("stand", union(post.translate((0.05, 0, 0)), saddle))


def _rows(x: np.ndarray) -> np.ndarray:
    """Middle height, half-height and half-depth of the bag's rings at `x`, straight between the rings."""
    grid = np.linspace(BAG[0, 0], BAG[-1, 0], BAG_RINGS)
    return np.column_stack(
        [np.interp(x, grid, column) for column in Akima1DInterpolator(BAG[:, 0], BAG[:, 1:])(grid).T]
    )


def _bag() -> Manifold:
    x = np.linspace(BAG[0, 0], BAG[-1, 0], BAG_RINGS)
    z, high, deep = _rows(x).T[:, :, None]
    angle = np.linspace(0, 2 * np.pi, BAG_SIDES, endpoint=False)
    ring = np.stack([0 * angle + x[:, None], deep * np.sin(angle), z + high * np.cos(angle)], -1)
    return loft(ring)


def _tartan() -> list[Mark]:
    """Bands along the rings and the sides of the bag's own grid, so that their edges are crisp."""

    def weave(p: np.ndarray) -> np.ndarray:
        across = np.floor((p[:, 0] - BAG[0, 0]) / (BAG[-1, 0] - BAG[0, 0]) * (BAG_RINGS - 1)).astype(int) % 24
        z, high, deep = _rows(p[:, 0]).T
        turn = np.arctan2(p[:, 1] / deep, (p[:, 2] - z) / high) / (2 * np.pi) % 1
        return np.column_stack([across, np.floor(turn * BAG_SIDES).astype(int) % 18])

    def bands(p: np.ndarray) -> np.ndarray:
        return weave(p) < [9, 6]

    return [
        ("dark green", lambda p: bands(p).any(1)),
        ("navy", lambda p: bands(p).all(1)),
        ("yellow", lambda p: weave(p)[:, 0] == 16),
        ("white", lambda p: weave(p)[:, 1] == 12),
    ]


def _ring(z: float, radius: float) -> Manifold:
    """Ivory mount round a pipe of the given radius."""
    out = radius + 0.022
    return lathe([(radius - 0.01, z - 0.03), (out, z - 0.02), (out + 0.006, z), (out, z + 0.02), (radius, z + 0.03)])


def _pipe(a: Assembly, part: str, foot, direction, joints: list[float], thickness: float, tip: float = 0.0) -> None:
    """Turned pipe from a stock in the bag, a mount at every joint; with `tip` it ends in a thin mouthpiece."""
    t = thickness
    line = [(t, -0.12), (t, joints[0])]
    for start, stop in pairwise(joints):
        span = stop - start
        line += [(0.45 * t, start), (0.45 * t, start + 0.14 * span), (0.7 * t, start + 0.16 * span)]
        line += [(0.72 * t, start + 0.55 * span), (t, start + 0.75 * span), (t, stop)]
    end = joints[-1]
    line += [(0.5 * t, end), (0.4 * t, end + tip)] if tip else [(0.95 * t, end + 0.02), (0.5 * t, end + 0.05)]
    a.add(part, aimed(lathe(line, segments=28), foot, direction))
    a.add("mount", [aimed(_ring(z, t), foot, direction) for z in joints])


def _cord() -> Manifold:
    """Cord wound round the three drones, with a tassel at both ends."""
    posts = []
    for (foot, direction), far in zip((BASS, *TENORS), (0.5, 0.42, 0.42), strict=True):
        unit = np.array(direction) / np.linalg.norm(direction)
        posts.append(np.array(foot) + far * unit)
    loops = [sphere(0.062, p, 20) for p in posts]
    spans = [sweep(spline([p, (p + q) / 2 - [0, 0, 0.12], q], 16), 0.018, segments=8) for p, q in pairwise(posts)]
    tassels = []
    for p, side in ((posts[0], -1), (posts[2], 1)):
        hang = p + [side * 0.09, -0.05, -0.22]
        tassels += [sweep(spline([p, p + [side * 0.09, -0.04, -0.06], hang], 14), 0.014, segments=8)]
        tassels += [sphere(0.035, hang, 16), cylinder(0.055, 0.16, hang - [0, 0, 0.09], top=0.025, segments=14)]
    return union(loops, spans, tassels)
