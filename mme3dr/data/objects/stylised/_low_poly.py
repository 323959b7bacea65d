"""Faceted solids for the low-poly objects of this folder.

Shading is smoothed over shallow edges, but only across the triangles that touch them: facets split into small
triangles therefore look flat up to their rims.
"""

from manifold3d import Manifold

from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.solids import ellipsoid
from mme3dr.meshes.sweeps import sweep

Point = tuple[float, float, float]
FINE = 0.04
"""Longest edge after splitting, for objects about 1.5 units long."""


def fine(solid: Manifold, length: float = FINE) -> Manifold:
    """The same facets split into small triangles."""
    return solid.refine_to_length(length)


def pair(solid: Manifold, axis: str = "y") -> list[Manifold]:
    """The solid and its mirror image, split into small triangles."""
    return [fine(copy) for copy in mirrored(solid, axis)]


def facets(*points: Point) -> Manifold:
    """Faceted hull of the points."""
    return fine(Manifold.hull_points(list(points)))


def both(*points: Point) -> Manifold:
    """Faceted hull of the points and of their mirror images across y = 0."""
    return facets(*points, *[(x, -y, z) for x, y, z in points])


def limb(points: list[Point], radii: list[float], sides: int = 5) -> Manifold:
    """Angular tube along straight stretches, with a radius at each point."""
    return fine(sweep(points, radii, segments=sides))


def gem(rx: float, ry: float, rz: float, at: Point, segments: int = 8) -> Manifold:
    """Ellipsoid of few facets."""
    return fine(ellipsoid(rx, ry, rz, at, segments))
