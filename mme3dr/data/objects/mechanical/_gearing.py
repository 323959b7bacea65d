"""Toothed wheels that mesh, spoked wheels, cranks and bearings; flat pieces lie round z until turned upright."""

import numpy as np
from manifold3d import CrossSection, Manifold, OpType

from mme3dr.meshes.profiles import circle, gear, rectangle
from mme3dr.meshes.profiles import ring as annulus
from mme3dr.meshes.solids import Point, beam, cylinder, prism, union
from mme3dr.meshes.sweeps import extrude, lathe, loft, plate


def teeth_outline(teeth: int, module: float) -> CrossSection:
    """Spur wheel with its first tooth on +x; wheels of one module mesh when their pitch circles touch."""
    return gear(teeth, module * (teeth / 2 + 0.85), 1.95 * module)


def ring_outline(teeth: int, module: float, radius: float) -> CrossSection:
    """Ring of outer `radius` with inward teeth; the first gap between two teeth is on +x."""
    return circle(radius, segments=96) - gear(teeth, module * (teeth / 2 + 1.1), 1.95 * module)


def windows(outer: float, inner: float, spokes: int, width: float, turn: float = 0.0) -> CrossSection:
    """What to take out of a disc to leave spokes between the radii `inner` and `outer`."""
    bar = rectangle(outer, width, (outer / 2, 0))
    bars = [bar.rotate(turn + 360 * i / spokes) for i in range(spokes)]
    return annulus(outer, inner, 64) - CrossSection.batch_boolean(bars, OpType.Add)


def bevel(teeth: int, cone: float, reach: float, face: float, module: float) -> Manifold:
    """Bevel wheel round +z, the tip of its pitch cone at the origin; `reach` runs along the cone to the outer end.

    cone: half-angle of the pitch cone in degrees; two wheels mesh when their cones share the tip and touch.
    face: length of the teeth as a share of `reach`. The first tooth is on +x.
    """
    pitch = 2 * np.pi / teeth
    turn = (np.arange(teeth)[:, None] * pitch + np.array([-0.34, -0.16, 0.16, 0.34]) * pitch).ravel()
    height = np.array([-1.1, 0.85, 0.85, -1.1]) * module / reach
    slope = np.radians(cone) + np.tile(height, teeth)
    ray = np.column_stack([np.sin(slope) * np.cos(turn), np.sin(slope) * np.sin(turn), np.cos(slope)])
    return loft(np.stack([ray * reach, ray * reach * (1 - face)]))


def upright(solid: Manifold, at: Point = (0, 0, 0)) -> Manifold:
    """A flat wheel stood up to face the front, what was up now towards the viewer."""
    return solid.rotate((90, 0, 0)).translate(tuple(at))


def crank_arm(length: float, width: float, thickness: float) -> Manifold:
    """Flat arm from a boss at the origin to a smaller one at (length, 0)."""
    shape = CrossSection.batch_hull([circle(width), circle(0.7 * width, (length, 0))])
    return union(extrude(shape, thickness), cylinder(1.15 * width, 1.6 * thickness))


def grip(radius: float, length: float, at: Point = (0, 0, 0)) -> Manifold:
    """Turned handle standing up from `at`."""
    shape = [(0.55, 0), (0.75, 0.06), (0.8, 0.3), (1.0, 0.62), (0.95, 0.85), (0.6, 0.98), (0, 1)]
    return lathe([(radius * r, length * z) for r, z in shape], smooth=True, segments=24).translate(tuple(at))


def pedestal(height: float, foot: float, head: float, thickness: float, at: Point = (0, 0, 0)) -> Manifold:
    """Upright bearing stand facing front, from a wide foot at `at` to a round head whose middle is at `height`."""
    shape = CrossSection.batch_hull([rectangle(foot, 0.1 * height, (0, 0.05 * height)), circle(head, (0, height))])
    return plate(shape, thickness).translate(tuple(at))


def bolts(places: list[Point], radius: float, height: float) -> list[Manifold]:
    """Six-sided bolt heads standing on the places."""
    return [prism(6, radius, height, (x, y, z + height / 2)) for x, y, z in places]


def loop_round(
    left: Point, left_radius: float, right: Point, right_radius: float, count: int, y: float = 0.0
) -> np.ndarray:
    """Belt line tangent to two circles given by their centres (x, z): points [count, 3] at even distances, closed."""
    a, b = np.asarray(left, float), np.asarray(right, float)
    toward = np.arctan2(*(b - a)[::-1])
    spread = np.arccos((left_radius - right_radius) / np.linalg.norm(b - a))
    far = np.linspace(toward + spread, toward - spread + 2 * np.pi, 1500)
    near = np.linspace(toward - spread, toward + spread, 1500)
    line = np.vstack(
        [
            a + left_radius * np.column_stack([np.cos(far), np.sin(far)]),
            b + right_radius * np.column_stack([np.cos(near), np.sin(near)]),
        ]
    )
    line = np.vstack([line, line[:1]])
    steps = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    at = np.linspace(0, steps[-1], count, endpoint=False)
    return np.column_stack([np.interp(at, steps, line[:, 0]), np.full(count, y), np.interp(at, steps, line[:, 1])])


def bar(start: Point, end: Point, width: float, depth: float) -> Manifold:
    """Sharp-edged bar between two points, with few faces."""
    return beam(start, end, width, depth, 0)
