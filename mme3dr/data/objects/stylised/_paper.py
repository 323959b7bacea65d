"""Folded sheets for the paper objects of this folder."""

from manifold3d import Manifold

from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.solids import union

Corner = tuple[float, float, float]
THICK = 0.014
"""Half the thickness of the paper."""
FINE = 0.06
"""Longest edge after splitting: it keeps the shading of each facet flat up to its creases."""


def folded(*facets: list[Corner], thick: float = THICK) -> Manifold:
    """Paper of flat convex facets that share corners along their creases."""
    point = Manifold.sphere(thick, 4)
    return union([Manifold.batch_hull([point.translate(c) for c in facet]) for facet in facets]).refine_to_length(FINE)


def pair(solid: Manifold, axis: str) -> list[Manifold]:
    """The solid and its mirror image."""
    return [copy.refine_to_length(FINE) for copy in mirrored(solid, axis)]


def both(*facets: list[Corner]) -> Manifold:
    """Paper of the facets and of their mirror images across y = 0."""
    return folded(*facets, *[[(x, -y, z) for x, y, z in facet] for facet in facets])
