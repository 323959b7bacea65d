"""A mountain and the bird of its heights, built from a handful of flat facets."""

from mme3dr.data.objects.stylised._low_poly import fine
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import star
from mme3dr.meshes.solids import box, common, cut, prism, pyramid, union
from mme3dr.meshes.sweeps import extrude, loft
from mme3dr.records import Fact, Part


@reference_object(
    name="low-poly mountain",
    prompt=(
        "a jagged, snow-capped peak as a polygonal desk ornament, with tiny firs and a frozen-looking blue "
        "lake at its foot"
    ),
    parts=[
        Part("rock", 1, "grey", "stone", True),
        Part("snow", 2, "white", "ice", True),
        Part("meadow", 1, "green", "leaf", False),
        Part("lake", 1, "sky blue", "water", True),
        Part("fir", 6, "dark green", "leaf", True),
        Part("base", 1, "dark brown", "wood", False),
    ],
    facts=[
        Fact(
            "style",
            "The slopes are faceted into sharp flat triangles.",
            "The slopes are smooth rolling curves like dunes.",
            False,
        ),
        Fact(
            "relation",
            "Snow covers the top of the mountain.",
            "Snow lies at the foot and the top is bare.",
            False,
            "top(snow) > top(rock) and bottom(snow) > z(rock) - 0.25 * height(rock)",
        ),
        Fact(
            "proportion",
            "The mountain towers far above the trees.",
            "The trees are taller than the mountain.",
            True,
            "top(snow) > 2.5 * top(fir)",
        ),
        Fact(
            "colour",
            "The rock below the snow is grey.",
            "The rock below the snow is pink.",
            True,
            "colour(rock) == 'grey'",
        ),
        Fact("colour", "The snow is white.", "The snow is black.", True, "colour(snow) == 'white'"),
        Fact(
            "relation",
            "The lake lies low beside the mountain.",
            "The lake sits on the summit.",
            True,
            "top(lake) < z(rock) and front(lake) < front(snow)",
        ),
        Fact(
            "count",
            "Six small firs stand on the meadow.",
            "One big fir stands on the meadow.",
            True,
            "count(fir) == 6 and all_touch(fir, meadow)",
        ),
        Fact(
            "proportion",
            "The mountain narrows to a summit much smaller than its foot.",
            "The mountain is a tower with the same width from foot to summit.",
            True,
            "width(snow) < 0.75 * width(rock)",
        ),
    ],
)
def low_poly_mountain(a: Assembly) -> None:
    a.add("base", fine(prism(8, 1.05, 0.1, (0, 0, -0.11)).rotate((0, 0, 22.5)), 0.08))
    a.add("meadow", fine(prism(8, 1.0, 0.12, (0, 0, 0.0)).rotate((0, 0, 22.5)), 0.08))
    foot = [
        (0.72, 0.0),
        (0.5, 0.42),
        (0.62, 0.62),
        (0.05, 0.72),
        (-0.4, 0.66),
        (-0.74, 0.36),
        (-0.55, 0.02),
        (-0.66, -0.24),
        (-0.1, -0.26),
        (0.2, -0.12),
    ]
    waist = [
        (0.4, 0.12),
        (0.26, 0.34),
        (0.36, 0.44),
        (0.02, 0.52),
        (-0.22, 0.42),
        (-0.4, 0.28),
        (-0.26, 0.12),
        (-0.32, -0.02),
        (-0.08, 0.04),
        (0.12, 0.08),
    ]
    rings = [
        [(x, y, 0.03) for x, y in foot],
        [(x, y, 0.52 + 0.16 * (i % 2)) for i, (x, y) in enumerate(waist)],
        [(0.5 * x, 0.1 + 0.5 * y, 1.05 - 0.1 * (i % 2)) for i, (x, y) in enumerate(waist)],
        [(0.03 * x, 0.2 + 0.03 * y, 1.42) for x, y in waist],
    ]
    peaks = union(
        loft(rings),
        loft(rings).rotate((0, 0, 140)).scale((0.52, 0.52, 0.62)).translate((0.45, 0.3, 0)),
        loft(rings).rotate((0, 0, 60)).scale((0.5, 0.5, 0.7)).translate((-0.42, 0.3, 0)),
    )
    reach = extrude(star(7, 0.36, 0.2), 4).translate((0.0, 0.22, 0))
    sides = extrude(star(5, 0.17, 0.09), 4)
    cap = union(reach, sides.translate((0.44, 0.38, 0)), sides.translate((-0.44, 0.4, 0)))
    a.add("rock", fine(cut(peaks, cap)))
    caps = common(peaks, cap, box(4, 4, 4, (0, 0, 2.45))).decompose()
    a.add("snow", [fine(s) for s in caps if s.volume() > 0.002])
    a.add("lake", fine(prism(7, 0.3, 0.06, (0.25, -0.55, 0.05)), 0.06))
    for x, y, s in (
        (-0.3, -0.45, 1.0),
        (-0.5, -0.5, 0.75),
        (-0.2, -0.68, 0.8),
        (0.72, -0.36, 0.9),
        (0.68, -0.2, 0.75),
        (-0.78, -0.2, 0.7),
    ):
        tiers = [pyramid(5, r * s, 0.2 * s, (x, y, 0.05 + z * s)) for r, z in ((0.1, 0.1), (0.075, 0.22))]
        a.add("fir", fine(union(tiers), 0.08))
