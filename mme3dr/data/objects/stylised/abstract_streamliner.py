"""An abstract motor car of the streamline age."""

import numpy as np

from mme3dr.data.objects.stylised._cartoon import pair
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import outline, rectangle
from mme3dr.meshes.solids import common, cut, cylinder, ellipsoid, torus, union
from mme3dr.meshes.sweeps import lathe, plate
from mme3dr.records import Fact, Part


def _teardrop(length: float, radius: float):
    """Drop lying along y, round end towards the front, its middle at the origin."""
    t = np.linspace(0, 1, 40)
    profile = radius * 2.6 * np.sqrt(t) * (1 - t) ** 1.0
    return lathe(np.column_stack([profile, length * (0.5 - t)])[::-1], segments=44).rotate((90, 0, 0))


def _fenders_and_wheels(a: Assembly) -> None:
    """Teardrop fenders with a wheel and a hubcap in each."""
    pods = []
    for y, length, r in ((-0.72, 0.95, 0.2), (0.72, 1.15, 0.2)):
        drop = _teardrop(length, r).scale((0.8, 1, 1.25)).translate((0.42, y + 0.12, 0.32))
        wheel = cylinder(0.245, 0.2, (0.46, y - 0.08, 0.2), "x", segments=40)
        pods.append((cut(drop, wheel.scale((1, 1, 1))).trim_by_plane((0, 0, 1), 0.14), y - 0.08))
    for pod, y in pods:
        a.add("fender", pair(pod))
        tyre = union(torus(0.155, 0.065, axis="x"), cylinder(0.15, 0.1, axis="x")).translate((0.48, y, 0.22))
        a.add("wheel", pair(tyre))
        a.add("hubcap", pair(ellipsoid(0.05, 0.11, 0.11, (0.54, y, 0.22))))


@reference_object(
    name="streamlined art-deco car",
    prompt=(
        "art-deco desk sculpture of a speeding motor car, "
        "reduced to teal teardrops with polished silver trim and a single tail fin"
    ),
    parts=[
        Part("body", 1, "teal", "ceramic", True),
        Part("fender", 4, "teal", "ceramic", False),
        Part("window_band", 1, "black", "glass", False),
        Part("fin", 1, "silver", "metal", True),
        Part("grille_bar", 5, "silver", "metal", False),
        Part("headlamp", 2, "ivory", "glass", False),
        Part("wheel", 4, "black", "rubber", False),
        Part("hubcap", 4, "silver", "metal", False),
        Part("spear", 2, "silver", "metal", True),
    ],
    facts=[
        Fact(
            "style",
            "The car is pared down to smooth teardrop volumes without doors or handles.",
            "The car is an exact scale model with doors, handles and mirrors.",
            True,
            "count(fender) == 4 and material(body) == 'ceramic'",
        ),
        Fact(
            "proportion",
            "The car is long, low and sleek.",
            "The car is short, high and boxy.",
            True,
            "depth(all) > 2 * height(all) and depth(all) > 2 * width(all)",
        ),
        Fact(
            "relation",
            "The fin rises at the rear along the middle.",
            "The fin rises at the front over one lamp.",
            True,
            "y(fin) > y(body) and mirror(fin, 'x') and touches(fin, body)",
        ),
        Fact(
            "count",
            "Each of the four wheels has a drop-shaped fender of its own.",
            "Only one of the wheels has a drop-shaped fender of its own.",
            True,
            "count(fender) == 4 and count(wheel) == 4 and all_touch(wheel, fender)",
        ),
        Fact(
            "colour",
            "The body is teal with silver trim.",
            "The body is orange with black trim.",
            False,
            "colour(body) == 'teal' and colour(spear) == 'silver' and colour(grille_bar) == 'silver'",
        ),
        Fact(
            "symmetry",
            "The left flank mirrors the right flank.",
            "The left flank has three wheels and the right has one.",
            True,
            "mirror(all, 'x')",
        ),
        Fact(
            "relation",
            "Lamps and grille face forward, opposite the fin.",
            "Lamps and grille lie under the fin.",
            True,
            "y(headlamp) < y(body) and y(grille_bar) < y(body) and y(fin) > y(body)",
        ),
        Fact(
            "existence",
            "A dark band of glass wraps round the cabin.",
            "A sail stands on the cabin.",
            False,
            "count(window_band) == 1 and z(window_band) > z(body)",
        ),
    ],
)
def abstract_deco_car(a: Assembly) -> None:
    hull = _teardrop(2.9, 0.42).scale((1.0, 1, 0.85)).translate((0, 0.1, 0.48))
    cabin = _teardrop(2.0, 0.34).scale((0.95, 1, 1.0)).translate((0, 0.42, 0.68))
    body = union(hull, cabin).trim_by_plane((0, 0, 1), 0.2)
    a.add("body", body)
    shell = cabin.translate((0, -0.42, -0.68)).scale((1.03, 1.01, 1.03)).translate((0, 0.42, 0.68))
    strip = plate(
        outline([(-0.62, 0.78), (-0.3, 0.75), (0.2, 0.77), (0.75, 0.78), (0.3, 0.9), (-0.1, 0.96), (-0.4, 0.93)]),
        2,
        facing="side",
    )
    band = common(shell, strip)
    a.add("window_band", band)
    _fenders_and_wheels(a)
    a.add(
        "fin",
        plate(
            outline(
                [
                    (0.5, 0.86),
                    (0.9, 0.93),
                    (1.3, 0.98),
                    (1.56, 0.96),
                    (1.58, 0.72),
                    (1.45, 0.5),
                    (1.1, 0.48),
                    (0.7, 0.6),
                ]
            ),
            0.05,
            facing="side",
        ),
    )
    a.add(
        "grille_bar",
        [
            common(
                hull.scale((1.04, 1.02, 1.04)).translate((0, 0.01, -0.02)),
                plate(rectangle(0.035, 0.42, (x, 0.5)), 0.9, (0, -1.1, 0)),
            )
            for x in (-0.14, -0.07, 0, 0.07, 0.14)
        ],
    )
    a.add("headlamp", pair(ellipsoid(0.085, 0.11, 0.085, (0.27, -1.08, 0.55))))
    a.add(
        "spear",
        pair(
            common(
                hull.scale((1.03, 1, 1.03)),
                plate(
                    outline([(-1.0, 0.5), (-0.9, 0.53), (0.9, 0.505), (1.1, 0.49), (0.9, 0.475), (-0.9, 0.47)]),
                    1,
                    (0.5, 0, 0),
                    "side",
                ),
            )
        ),
    )
