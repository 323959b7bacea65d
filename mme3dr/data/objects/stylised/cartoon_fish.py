"""Cartoon shark."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.stylised._cartoon import cord, pair
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import outline, polygon
from mme3dr.meshes.solids import common, ellipsoid, hull, rod, sphere
from mme3dr.meshes.sweeps import lathe, plate
from mme3dr.records import Fact, Part


def _shark_grin(a: Assembly, body: Manifold) -> None:
    """A wide open mouth on the front of the body, with two rows of teeth."""
    grin = outline(
        [
            (-0.42, 0.74),
            (-0.2, 0.62),
            (0, 0.59),
            (0.2, 0.62),
            (0.42, 0.74),
            (0.33, 0.46),
            (0.17, 0.33),
            (0, 0.29),
            (-0.17, 0.33),
            (-0.33, 0.46),
        ]
    )
    lips, fangs = (
        body.translate((0, 0, -0.62)).scale((1.03, 1.0, 1.03)),
        body.translate((0, 0, -0.62)).scale((1.06, 1.01, 1.06)),
    )
    a.add("mouth", common(lips.translate((0, -0.01, 0.62)), plate(grin, 1, (0, -0.7, 0))))
    front_only = fangs.translate((0, -0.01, 0.62)).trim_by_plane((0, -1, 0), 0.2)
    for x in np.linspace(-0.29, 0.29, 6):
        top = 0.59 + 0.8 * x**2
        low = 0.3 + 1.2 * x**2
        for z, tip in ((top, -0.1), (low, 0.09)):
            tooth = polygon([(x - 0.055, z), (x + 0.055, z), (x, z + tip)])
            a.add("tooth", common(front_only, plate(tooth, 1, (0, -0.7, 0))))


@reference_object(
    name="cartoon shark",
    prompt="Grinning blue-grey shark with a white underside, a mascot for a swimming club, far too many teeth on show.",
    parts=[
        Part("back", 1, "steel", "skin", True),
        Part("underside", 1, "white", "skin", True),
        Part("dorsal_fin", 1, "steel", "skin", False),
        Part("side_fin", 2, "steel", "skin", False),
        Part("tail_fin", 1, "steel", "skin", False),
        Part("mouth", 1, "dark red", "flesh", True),
        Part("tooth", 12, "white", "bone", True),
        Part("eye", 2, "white", "plastic", False),
        Part("pupil", 2, "black", "plastic", False),
        Part("gill", 6, "dark grey", "skin", False),
    ],
    facts=[
        Fact(
            "style",
            "The shark is a plump cartoon with goggle eyes and a wide grin.",
            "The shark is a slim, photorealistic fish with tiny eyes.",
            False,
            "width(back) > 0.3 * depth(back) and width(mouth) > 0.5 * width(back)",
        ),
        Fact(
            "relation",
            "A tall fin stands on the middle of the back.",
            "A tall fin hangs from the chin.",
            True,
            "on(dorsal_fin, back) and top(dorsal_fin) > top(back)",
        ),
        Fact(
            "relation",
            "The tail fin is at the end away from the grin.",
            "The tail fin grows beside the grin.",
            True,
            "front(tail_fin) > y(back) and y(mouth) < y(back)",
        ),
        Fact(
            "colour",
            "The underside is white, the back blue-grey.",
            "The underside is black, the back orange.",
            False,
            "colour(underside) == 'white' and colour(back) == 'steel'",
        ),
        Fact(
            "count",
            "The mouth shows at least ten teeth.",
            "The mouth shows two teeth.",
            False,
            "count(tooth) >= 10 and all_touch(tooth, mouth)",
        ),
        Fact(
            "symmetry",
            "One fin spreads out on each side.",
            "Two fins spread out on the left side.",
            True,
            "count(side_fin) == 2 and mirror(side_fin, 'x')",
        ),
        Fact(
            "proportion",
            "The shark is longer than it is wide across the fins.",
            "The shark is as round as a ball.",
            True,
            "depth(all) > width(all)",
        ),
        Fact(
            "existence",
            "Slits for the gills mark both flanks.",
            "Portholes mark both flanks.",
            True,
            "count(gill) == 6 and mirror(gill, 'x')",
        ),
    ],
)
def cartoon_shark(a: Assembly) -> None:
    profile = [
        (0, 1.05),
        (0.2, 1.0),
        (0.4, 0.75),
        (0.5, 0.35),
        (0.47, 0),
        (0.32, -0.45),
        (0.16, -0.85),
        (0.09, -1.1),
        (0, -1.15),
    ]
    body = lathe(profile[::-1], smooth=True, segments=48).rotate((90, 0, 0)).translate((0, 0, 0.62))
    lower, upper = body, body.trim_by_plane((0, 0.13, 1), 0.5)
    a.add("back", upper)
    a.add("underside", lower.trim_by_plane((0, -0.13, -1), -0.5))
    fin = polygon([(-0.35, 0.9), (0.3, 0.9), (0.26, 1.1), (0.36, 1.5), (0.1, 1.42), (-0.12, 1.2)]).offset(0.02)
    a.add("dorsal_fin", plate(fin, 0.08, facing="side"))
    flipper = hull(
        ellipsoid(0.08, 0.2, 0.05, (0.34, -0.15, 0.5)),
        ellipsoid(0.05, 0.1, 0.03, (0.82, 0.18, 0.06)),
        ellipsoid(0.05, 0.1, 0.03, (0.7, -0.02, 0.16)),
    )
    a.add("side_fin", pair(flipper))
    tail = outline(
        [
            (0.95, 0.62),
            (1.2, 0.85),
            (1.45, 1.2),
            (1.52, 1.15),
            (1.38, 0.75),
            (1.36, 0.62),
            (1.44, 0.4),
            (1.5, 0.2),
            (1.4, 0.2),
            (1.15, 0.45),
        ]
    )
    a.add("tail_fin", plate(tail, 0.08, facing="side"))
    _shark_grin(a, body)
    eye, pupil = sphere(0.15, (0.22, -0.66, 0.98), 32), sphere(0.085, (0.235, -0.745, 1.0), 24)
    a.add("eye", pair(eye))
    a.add("pupil", pair(pupil))
    for y in (-0.28, -0.18, -0.08):
        ends = [
            common(body, rod((0, y + dy, z), (2, y + dy, z), 0.01, segments=6)).bounding_box()[3]
            for dy, z in ((0, 0.75), (0.03, 0.65), (0, 0.55))
        ]
        points = [(x, y + dy, z) for x, dy, z in zip(ends, (0, 0.03, 0), (0.75, 0.65, 0.55), strict=True)]
        a.add("gill", pair(cord(points, 0.018, 8)))
