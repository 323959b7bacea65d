"""Decorations cut, folded and assembled from coloured paper."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.stylised._paper import FINE, folded
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import arc
from mme3dr.meshes.profiles import rectangle
from mme3dr.meshes.solids import (
    prism,
    rod,
    tube,
    union,
)
from mme3dr.meshes.sweeps import sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="paper lantern",
    prompt=(
        "children's festival lantern of slit and folded red card, gold bands at both ends, carried by a paper handle"
    ),
    parts=[
        Part("strip", 16, "red", "paper", True),
        Part("band", 2, "gold", "paper", True),
        Part("handle", 1, "red", "paper", True),
        Part("core", 1, "yellow", "paper", False),
        Part("tassel", 8, "amber", "paper", False),
    ],
    facts=[
        Fact(
            "style",
            "The lantern is made of cut strips of card with one sharp fold each.",
            "The lantern is made of blown glass with a wire cage.",
            False,
        ),
        Fact(
            "relation",
            "The strips bulge out most at half their height.",
            "The strips pinch in to a narrow waist at half their height.",
            True,
            "width(strip) > 1.4 * width(band)",
        ),
        Fact(
            "colour",
            "Upper and lower bands are golden.",
            "Upper and lower bands are blue.",
            False,
            "colour(band) == 'gold' and count(band) == 2",
        ),
        Fact(
            "relation",
            "The handle arches over the top.",
            "The handle sticks out of the bottom.",
            False,
            "top(handle) > top(band) and bottom(handle) > z(strip)",
        ),
        Fact(
            "symmetry",
            "The strips are spaced evenly all the way round.",
            "The strips are all bunched on one side.",
            True,
            "even(strip) and alike(strip)",
        ),
        Fact(
            "existence",
            "A yellow inner tube glows between the strips.",
            "A green apple hangs between the strips.",
            True,
            "count(core) == 1 and inside(core, strip) and colour(core) == 'yellow'",
        ),
        Fact("count", "There are more than ten strips.", "There are three strips.", True, "count(strip) > 10"),
        Fact(
            "material",
            "Strips and handle are made of paper.",
            "Strips and handle are made of iron.",
            True,
            "material(strip) == 'paper' and material(handle) == 'paper'",
        ),
    ],
)
def paper_lantern(a: Assembly) -> None:
    w = 0.085
    strip = folded(
        [(0.4, -w, 0.3), (0.4, w, 0.3), (0.68, w, 0.8), (0.68, -w, 0.8)],
        [(0.4, -w, 1.3), (0.4, w, 1.3), (0.68, w, 0.8), (0.68, -w, 0.8)],
    )
    a.add("strip", ring(strip, 16))
    a.add("band", [tube(0.43, 0.39, 0.16, (0, 0, z), segments=32) for z in (0.25, 1.35)])
    a.add("core", prism(12, 0.33, 1.06, (0, 0, 0.8)))
    a.add(
        "handle",
        sweep(arc(0.41, 0, 180, (0, 0, 1.38), samples=13), 1.0, section=rectangle(0.16, 0.035), up=(0, 1, 0.0)),
    )
    a.add("tassel", ring(folded([(0.4, -0.05, 0.2), (0.4, 0.05, 0.2), (0.42, 0.05, -0.12), (0.42, -0.05, -0.12)]), 8))


@reference_object(
    name="paper butterfly",
    prompt="butterfly folded from patterned orange paper, wings raised as if about to take off from a greeting card",
    parts=[
        Part("forewing", 2, "orange", "paper", True),
        Part("hindwing", 2, "amber", "paper", True),
        Part("body", 1, "dark brown", "paper", False),
        Part("antenna", 2, "dark brown", "paper", False),
        Part("spot", 8, "white", "paper", False),
    ],
    facts=[
        Fact(
            "style",
            "The wings are flat paper planes divided by straight creases.",
            "The wings are thin transparent film with fine veins.",
            False,
        ),
        Fact(
            "count",
            "The butterfly has four wings, two on each side.",
            "The butterfly has two wings, one on each side.",
            True,
            "count(forewing) + count(hindwing) == 4",
        ),
        Fact(
            "count",
            "Two feelers grow from the head.",
            "Six feelers grow from the head.",
            True,
            "count(antenna) == 2 and front(antenna) < front(body)",
        ),
        Fact(
            "relation",
            "The wing tips are higher than the body.",
            "The wing tips droop below the body.",
            False,
            "top(forewing) > top(body) and top(hindwing) > top(body)",
        ),
        Fact(
            "symmetry",
            "The left wings mirror the right wings.",
            "The left wings are twice as large as the right wings.",
            True,
            "mirror(forewing, 'x') and mirror(hindwing, 'x') and mirror(spot, 'x')",
        ),
        Fact(
            "proportion",
            "The wings together are much wider than the body.",
            "The body is wider than the wings together.",
            True,
            "width(forewing) > 5 * width(body)",
        ),
        Fact(
            "colour", "The front wings are orange.", "The front wings are blue.", False, "colour(forewing) == 'orange'"
        ),
        Fact(
            "material",
            "The wings are made of paper.",
            "The wings are made of wood.",
            False,
            "material(forewing) == 'paper' and material(hindwing) == 'paper'",
        ),
    ],
)
def paper_butterfly(a: Assembly) -> None:
    rise = (0.95, 1.0, 1.0)
    root, notch = (0.03, -0.08, 0.22), (0.66, 0.06, 0.5)
    fore = folded(
        [root, (0.3, -0.52, 0.5), (1.0, -0.86, 0.9), (0.62, -0.32, 0.44)],
        [root, (0.62, -0.32, 0.44), notch],
        [(0.62, -0.32, 0.44), (1.0, -0.86, 0.9), (0.98, -0.22, 0.82)],
        [(0.62, -0.32, 0.44), (0.98, -0.22, 0.82), notch],
    )
    heel = (0.03, 0.06, 0.2)
    hind = folded(
        [heel, (0.64, 0.08, 0.46), (0.42, 0.36, 0.28)],
        [(0.64, 0.08, 0.46), (0.84, 0.4, 0.62), (0.42, 0.36, 0.28)],
        [(0.84, 0.4, 0.62), (0.6, 0.78, 0.5), (0.42, 0.36, 0.28)],
        [(0.42, 0.36, 0.28), (0.6, 0.78, 0.5), (0.3, 0.62, 0.3)],
        [heel, (0.42, 0.36, 0.28), (0.3, 0.62, 0.3), (0.03, 0.24, 0.18)],
    )
    edge = [("dark brown", lambda p: abs(p[:, 0]) / 0.95 - 0.28 * p[:, 1] > 1.03)]
    for part, sheet in (("forewing", fore.refine_to_length(0.03)), ("hindwing", hind)):
        a.add(
            part,
            [s.scale(rise).refine_to_length(0.05) for s in mirrored(sheet, "x")],
            marks=edge if part == "forewing" else [],
        )
    ridge = [(0.0, -0.48, 0.2), (0.0, -0.34, 0.28), (0.0, 0.0, 0.24), (0.0, 0.62, 0.08)]
    a.add("body", sweep(ridge, [0.03, 0.1, 0.085, 0.02], segments=4).refine_to_length(FINE))
    feeler = union(
        rod((0.03, -0.42, 0.25), (0.24, -0.84, 0.56), 0.022, segments=6),
        rod((0.23, -0.82, 0.55), (0.28, -0.92, 0.62), 0.036, segments=6),
    )
    a.add("antenna", [s.refine_to_length(FINE) for s in mirrored(feeler, "x")])
    for (x, y, z), size in (
        ((0.84, -0.52, 0.69), 0.06),
        ((0.86, -0.28, 0.69), 0.05),
        ((0.5, -0.1, 0.42), 0.07),
        ((0.6, 0.4, 0.44), 0.08),
    ):
        disc = (
            Manifold.sphere(1.0, 16)
            .scale((size, size, 0.03))
            .rotate((0, -float(np.degrees(np.arctan2(z - 0.2, x))), 0))
        )
        a.add("spot", [s.scale(rise).refine_to_length(FINE) for s in mirrored(disc.translate((x, y, z)), "x")])
