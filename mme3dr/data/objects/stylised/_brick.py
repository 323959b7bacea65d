"""Studded toy bricks for the objects of this folder."""

from collections.abc import Iterable

from manifold3d import Manifold

from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, cylinder, union
from mme3dr.meshes.sweeps import plate

BRICK, PLATE = 1.2, 0.4
"""Heights of a brick and of a plate; a stud stands on every unit of length."""


def stud(x: float, y: float, z: float, segments: int = 16) -> Manifold:
    """Round stud on a face at height z."""
    return cylinder(0.3, 0.3, (x, y, z + 0.1), segments=segments)


def brick(x: float, y: float, z: float, nx: int, ny: int, height: float = BRICK, studs: bool = True) -> Manifold:
    """Brick of nx by ny studs whose lowest corner is at (x, y, z); its bevelled rims show where bricks meet."""
    body = box(nx + 0.01, ny + 0.01, height + 0.01, (x + nx / 2, y + ny / 2, z + height / 2), bevel=0.06)
    knobs = [stud(x + i + 0.5, y + j + 0.5, z + height) for i in range(nx) for j in range(ny)] if studs else []
    return union(body, knobs)


def slope(x: float, y: float, z: float, nx: int, ny: int) -> Manifold:
    """Roof brick without studs, sloping down towards -y over its whole depth."""
    section = polygon([(0, 0), (ny, 0), (ny, BRICK), (ny - 0.15, BRICK), (0, 0.15)])
    return plate(section, nx - 0.05, (x + nx / 2, y, z), facing="side")


def shell(*solids: Manifold | Iterable[Manifold]) -> Manifold:
    """All solids as one, without the hollows that they enclose."""
    return max(union(*solids).decompose(), key=Manifold.volume)
