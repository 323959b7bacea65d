"""The doll that all chibi figures of this folder share: a huge head over a tiny body, facing -y, about 1.45 high."""

from manifold3d import CrossSection, Manifold

from mme3dr.data.objects.stylised._cartoon import front, painted_line, pair
from mme3dr.meshes.solids import Point, capsule, cut, ellipsoid, hull, sphere
from mme3dr.meshes.sweeps import lathe, plate

HEAD_AT = (0.0, 0.0, 1.0)
HEAD = (0.5, 0.45, 0.43)


def head(grow: float = 1.0, segments: int = 48) -> Manifold:
    """The head, or with `grow` over 1 a hood, helmet or head of hair round it."""
    return ellipsoid(*(grow * r for r in HEAD), HEAD_AT, segments)


def hood(grow: float, window: CrossSection) -> Manifold:
    """A covering of the head with a hole for the face, whose outline is drawn in x and z."""
    return cut(head(grow), plate(window, 0.8, (0, -0.5, 0)))


def eyes(x: float = 0.18, z: float = 0.95, rx: float = 0.075, rz: float = 0.12) -> list[Manifold]:
    """Two tall dark eyes."""
    return pair(ellipsoid(rx, 0.04, rz, tuple(front(head(), x, z)), 24))


def glints(x: float = 0.18, z: float = 0.95) -> list[Manifold]:
    """A point of light in each eye, on the same side."""
    spots = [front(head(), side * x + 0.025, z + 0.055) - (0, 0.03, 0) for side in (-1, 1)]
    return [sphere(0.03, tuple(spot), 16) for spot in spots]


def cheeks(x: float = 0.32, z: float = 0.82) -> list[Manifold]:
    """Two blushing cheeks."""
    return pair(ellipsoid(0.07, 0.035, 0.04, tuple(front(head(), x, z)), 20))


def smile(z: float = 0.79, width: float = 0.07) -> Manifold:
    """A small smiling mouth."""
    return painted_line(head(), [(-width, z), (0, z - 0.4 * width), (width, z)], 0.017, 10)


def torso(hem: float = 0.27, low: float = 0.2) -> Manifold:
    """Body from the hips at height `low` to the neck."""
    return lathe([(0, low), (0.92 * hem, low), (hem, low + 0.05), (0.21, 0.5), (0.16, 0.6), (0, 0.64)], segments=36)


def legs(radius: float = 0.105) -> list[Manifold]:
    """Two stubby legs."""
    return pair(capsule((0.13, 0, 0.12), (0.13, 0, 0.3), radius, segments=24))


def shoes() -> list[Manifold]:
    """Two round shoes with flat soles."""
    shoe = hull(sphere(0.12, (0.135, 0.02, 0.1), 24), ellipsoid(0.125, 0.15, 0.09, (0.14, -0.08, 0.08), 24))
    return pair(shoe.trim_by_plane((0, 0, 1), 0))


def sleeve(hand: Point, radius: float = 0.085) -> Manifold:
    """Arm from the shoulder on the hand's side to the hand."""
    side = 1 if hand[0] > 0 else -1
    return capsule((side * 0.19, 0, 0.52), hand, radius, radius * 1.15, 20)


def fist(hand: Point) -> Manifold:
    """A round hand just beyond the end of the sleeve."""
    side = 1 if hand[0] > 0 else -1
    reach = (hand[0] - side * 0.19, hand[1], hand[2] - 0.52)
    return sphere(0.09, tuple(h + 0.22 * r for h, r in zip(hand, reach, strict=True)), 24)
