"""Wheels, bodies, panes, lamps and trusses of vehicles: they face -y and their wheels turn about the x axis."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from manifold3d import CrossSection, Manifold
from scipy.interpolate import PchipInterpolator

from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import Point, beam, common, cut, cylinder, dome, rod, union
from mme3dr.meshes.sweeps import lathe, loft, plate

LARGE = 50.0
"""Longer than any vehicle here: outlines are extruded so far when they cut right through."""


def across(solid: Manifold, at: Point, side: int = 1) -> Manifold:
    """A solid of revolution round z turned so that its upper end faces `side` along x, and put in place."""
    return solid.rotate((0, 90 * side, 0)).translate(tuple(at))


def tyre(radius: float, width: float, inner: float, at: Point = (0, 0, 0), segments: int = 40) -> Manifold:
    """Road tyre with round shoulders, bulging walls and a groove round the tread."""
    h, wall = width / 2, radius - inner
    half = [
        (inner, 0.8 * h),
        (inner + 0.45 * wall, h),
        (radius - 0.2 * wall, 0.94 * h),
        (radius, 0.68 * h),
        (radius, 0.2 * h),
        (radius - 0.12 * wall, 0.14 * h),
    ]
    loop = [*half, *[(r, -z) for r, z in half[::-1]]]
    return across(lathe([*loop, loop[0]], segments=segments), at)


def disc(radius: float, width: float, at: Point, side: int, holes: int = 8) -> Manifold:
    """Pressed wheel disc with a raised hub and a ring of holes, its face towards `side` along x."""
    w = width / 2
    face = [(radius, -w), (radius, w), (0.88 * radius, w), (0.78 * radius, 0.3 * w), (0.42 * radius, 0.1 * w)]
    body = lathe([(0, -w), *face, (0.32 * radius, 0.8 * w), (0.2 * radius, w), (0, w)], segments=32)
    for angle in np.arange(holes) * 2 * np.pi / holes:
        place = (0.6 * radius * np.cos(angle), 0.6 * radius * np.sin(angle), w)
        body = cut(body, cylinder(0.1 * radius, 1.9 * w, place, segments=12))
    return across(body, at, side)


def road_wheels(y: float, radius: float, width: float, x: float, twin: bool) -> tuple[list[Manifold], list[Manifold]]:
    """Tyres and wheel discs of a lorry's axle; with `twin` a second tyre runs inside each outer one."""
    tyres, discs = [], []
    for s in (-1, 1):
        tyres.append(tyre(radius, width, 0.58 * radius, (s * x, y, radius)))
        face = disc(0.6 * radius, 0.8 * width, (s * x, y, radius), s)
        if twin:
            face = union(face, cylinder(0.6 * radius, 1.1 * width, (s * (x - 0.8 * width), y, radius), "x"))
            tyres.append(tyre(radius, width, 0.58 * radius, (s * (x - 1.12 * width), y, radius), segments=28))
        discs.append(face)
    return tyres, discs


def carved(side: CrossSection, top: CrossSection | None = None, front: CrossSection | None = None) -> Manifold:
    """Body from its drawn views: side outline in (y, z), top outline in (x, y), front outline in (x, z)."""
    views = [(side, "side"), (top, "up"), (front, "front")]
    return common(plate(view, LARGE, facing=facing) for view, facing in views if view is not None)


def inset(solid: Manifold, depth: float) -> Manifold:
    """The solid shrunk about the middle of its box until each side of the box lies `depth` deeper."""
    low, high = np.array(solid.bounding_box()).reshape(2, 3)
    middle = (low + high) / 2
    return solid.translate(tuple(-middle)).scale(tuple(1 - 2 * depth / (high - low))).translate(tuple(middle))


def glazed(body: Manifold, openings: Sequence[Manifold], depth: float) -> tuple[Manifold, list[Manifold]]:
    """The body with shallow recesses where the openings meet its skin, and the panes that lie in them."""
    core = inset(body, depth)
    layer = cut(inset(body, 0.5 * depth), inset(body, 1.6 * depth))
    panes = [pane for opening in openings for pane in common(layer, opening).decompose()]
    return cut(body, [cut(opening, core) for opening in openings]), panes


def window(points: Sequence[Sequence[float]], facing: str, span: Sequence[float] = (-LARGE, LARGE)) -> Manifold:
    """Opening from an outline seen from the "side" or "front", between two depths along the line of sight."""
    solid = plate(polygon(points), span[1] - span[0], facing=facing)
    middle = (span[0] + span[1]) / 2
    return solid.translate((middle, 0, 0) if facing == "side" else (0, middle, 0))


def fuselage(stations: Sequence[Sequence[float]], inward: float = 0.0, samples: int = 48) -> Manifold:
    """Smooth body along y through cross-sections (y, z of the middle, half width, half height), `inward` smaller."""
    table = np.asarray(stations, float)  # [N, 4]
    y = np.linspace(table[0, 0], table[-1, 0], samples)
    z, w, h = PchipInterpolator(table[:, 0], table[:, 1:])(y).T  # [samples] each
    w, h = np.maximum(w - inward, 0.01), np.maximum(h - inward, 0.01)
    angle = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    cos, sin = (np.sign(v) * np.abs(v) ** 0.85 for v in (np.cos(angle), np.sin(angle)))  # a little squarer than round
    rings = np.stack([w[:, None] * cos, np.repeat(y[:, None], 40, 1), z[:, None] + h[:, None] * sin], -1)
    return loft(rings)


def lamp(radius: float, at: Point, back: bool = False) -> Manifold:
    """Low round lens looking forwards, or backwards."""
    return dome(radius, height=0.5 * radius, segments=24).rotate((-90 if back else 90, 0, 0)).translate(tuple(at))


def zigzag(start: Point, end: Point, other: Point, bays: int, size: float) -> list[Manifold]:
    """Lacing between two parallel bars: posts and diagonals from the bar start..end to the bar shifted to `other`."""
    a, b = np.asarray(start, float), np.asarray(end, float)
    shift = np.asarray(other, float) - a
    knots = [a + (b - a) * i / bays for i in range(bays + 1)]
    posts = [beam(p, p + shift, size, size, 0) for p in knots]
    ties = [beam(p, q + shift, size, size, 0) for p, q in pairwise(knots)]
    return posts + ties


def ram(start: Point, end: Point, radius: float, share: float = 0.6) -> tuple[Manifold, Manifold]:
    """Hydraulic cylinder between two pins along x: the barrel over `share` of its length, and the thinner rod."""
    a, b = np.asarray(start, float), np.asarray(end, float)
    middle = a + (b - a) * share
    barrel = union(rod(a, middle, radius), cylinder(1.2 * radius, 2.2 * radius, start, "x", segments=16))
    thin = union(
        rod(a + (b - a) * share * 0.9, b, 0.55 * radius), cylinder(radius, 1.8 * radius, end, "x", segments=16)
    )
    return barrel, cut(thin, barrel)
