"""Low-poly birds: eagle on a boulder."""

from mme3dr.data.objects.stylised._low_poly import FINE, facets, pair
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.solids import ellipsoid, hull, union
from mme3dr.meshes.sweeps import sweep
from mme3dr.records import Fact, Part


def _spread_wings(a: Assembly) -> None:
    """A pair of wings raised and spread, with single feathers."""
    arm = facets(
        (0.08, -0.12, 1.02),
        (0.08, 0.06, 0.94),
        (0.1, 0.02, 0.72),
        (0.55, -0.14, 1.3),
        (0.55, 0.03, 1.24),
        (0.62, 0.06, 0.92),
        (0.95, -0.02, 1.4),
        (0.98, 0.06, 1.16),
    )
    feathers = [
        ((0.9, 1.4), (1.5, 1.62)),
        ((0.92, 1.32), (1.58, 1.38)),
        ((0.9, 1.22), (1.5, 1.14)),
        ((0.8, 1.1), (1.28, 0.92)),
        ((0.6, 1.0), (0.98, 0.74)),
        ((0.4, 0.92), (0.66, 0.62)),
        ((0.24, 0.84), (0.4, 0.56)),
    ]
    blades = [
        facets(
            (x - 0.02, -0.02, z - 0.09),
            (x - 0.02, -0.02, z + 0.07),
            (x, 0.07, z),
            (u, 0.05, v),
            (u - 0.06, 0.03, v + 0.08),
            (u - 0.08, 0.03, v - 0.07),
            (u - 0.12, 0.1, v),
        )
        for (x, z), (u, v) in feathers
    ]
    a.add("wing", pair(union(arm, blades), "x"))


def _eagle_perch(a: Assembly) -> None:
    """The boulder under the talons."""
    rock = [
        (-0.5, -0.3, 0),
        (0.48, -0.36, 0),
        (0.56, 0.26, 0),
        (-0.42, 0.42, 0),
        (-0.36, -0.32, 0.3),
        (0.34, -0.3, 0.34),
        (0.3, 0.2, 0.4),
        (-0.26, 0.24, 0.36),
        (0.02, -0.1, 0.42),
        (0, -0.48, 0.1),
        (-0.56, 0.1, 0.16),
        (0.6, -0.06, 0.18),
    ]
    a.add("boulder", facets(*rock))


@reference_object(
    name="low-poly bald eagle",
    prompt=(
        "American bald eagle landing on a boulder with its wings spread wide; angular, polygon-art look, few triangles"
    ),
    parts=[
        Part("body", 1, "dark brown", "feather", False),
        Part("head", 1, "white", "feather", False),
        Part("beak", 1, "amber", "horn", False),
        Part("eye", 2, "black", "glass", False),
        Part("wing", 2, "dark brown", "feather", True),
        Part("tail", 1, "white", "feather", False),
        Part("talon", 2, "amber", "scale", False),
        Part("boulder", 1, "grey", "stone", True),
    ],
    facts=[
        Fact(
            "style",
            "The plumage is simplified to flat angular planes.",
            "The plumage is carved feather by feather in fine realistic detail.",
            False,
        ),
        Fact(
            "colour",
            "The head is white while the body is dark brown.",
            "The head is brown while the body is white.",
            True,
            "colour(head) == 'white' and colour(body) == 'dark brown'",
        ),
        Fact("colour", "The tail fan is white.", "The tail fan is red.", True, "colour(tail) == 'white'"),
        Fact("colour", "The hooked beak is yellow.", "The hooked beak is blue.", True, "colour(beak) == 'amber'"),
        Fact(
            "proportion",
            "The wingspan is wider than the bird is tall.",
            "The wingspan is narrower than the bird's head.",
            False,
            "width(wing) > top(wing) - bottom(talon)",
        ),
        Fact(
            "relation",
            "The talons rest on the boulder.",
            "The talons hang in the air beside the boulder.",
            True,
            "all_touch(talon, boulder) and bottom(body) > bottom(talon)",
        ),
        Fact(
            "count",
            "The bird has two wings, one on each side.",
            "The bird has four wings, two on each side.",
            True,
            "count(wing) == 2",
        ),
        Fact(
            "symmetry",
            "The spread wings mirror each other.",
            "One wing is spread and the other is missing.",
            True,
            "mirror(wing, 'x')",
        ),
    ],
)
def low_poly_eagle(a: Assembly) -> None:
    a.add(
        "body",
        sweep(
            [(0, -0.16, 1.12), (0, -0.12, 0.98), (0, 0.0, 0.74), (0, 0.16, 0.52)], [0.11, 0.18, 0.2, 0.1], segments=6
        ).refine_to_length(FINE),
    )
    skull = hull(ellipsoid(0.14, 0.15, 0.13, (0, -0.24, 1.24), 8), ellipsoid(0.11, 0.1, 0.1, (0, -0.12, 1.08), 8))
    a.add("head", skull.refine_to_length(FINE))
    a.add(
        "beak",
        facets(
            (0.06, -0.34, 1.28),
            (-0.06, -0.34, 1.28),
            (0.055, -0.34, 1.18),
            (-0.055, -0.34, 1.18),
            (0, -0.48, 1.27),
            (0.02, -0.53, 1.2),
            (-0.02, -0.53, 1.2),
            (0, -0.52, 1.1),
            (0, -0.34, 1.3),
        ),
    )
    a.add("eye", pair(ellipsoid(0.03, 0.03, 0.03, (0.115, -0.33, 1.28), 8), "x"))
    _spread_wings(a)
    fan = [
        facets(
            (-0.05, 0.12, 0.56),
            (0.05, 0.12, 0.56),
            (0, 0.2, 0.5),
            (-0.08, 0.5, 0.33),
            (0.08, 0.5, 0.33),
            (0, 0.58, 0.3),
            (0, 0.46, 0.26),
        )
        .translate((0, -0.1, 0))
        .rotate((0, 0, t))
        .translate((0, 0.1, 0))
        for t in (-32, 0, 32)
    ]
    a.add("tail", union(fan))
    thigh = sweep([(0.1, 0.0, 0.66), (0.13, -0.04, 0.42)], [0.1, 0.05], segments=5)
    toes = [
        facets(
            (0.1, -0.02, 0.42),
            (0.16, -0.02, 0.42),
            (0.13, 0.02, 0.4),
            (0.13 + dx, -0.2, 0.42),
            (0.13 + dx, -0.24, 0.34),
            (0.13 + dx * 0.8, -0.1, 0.36),
        )
        for dx in (-0.08, 0, 0.08)
    ]
    a.add("talon", pair(union(thigh, toes).refine_to_length(FINE), "x"))
    _eagle_perch(a)
