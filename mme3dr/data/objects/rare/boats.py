"""Boats of one place."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import outline, oval, polygon
from mme3dr.meshes.solids import box, capsule, cut, cylinder, rod, sphere, union
from mme3dr.meshes.sweeps import extrude, loft, plate, sweep
from mme3dr.records import Fact, Part

HALF = 3.9
"""Half the length of the gondola's hull."""


@reference_object(
    name="Venetian gondola",
    prompt="Venetian gondola waiting on calm water, its oar in the forcola, the iron ferro gleaming at the prow",
    parts=[
        Part("hull", 1, "black", "painted wood", False),
        Part("rail", 2, "gold", "painted wood", False),
        Part("ferro", 1, "silver", "metal", True),
        Part("tooth", 6, "silver", "metal", False),
        Part("back_tooth", 1, "silver", "metal", False),
        Part("carpet", 1, "crimson", "fabric", False),
        Part("seat", 1, "red", "fabric", False),
        Part("stool", 2, "red", "fabric", False),
        Part("seahorse", 2, "gold", "metal", False),
        Part("forcola", 1, "brown", "wood", True),
        Part("oar", 1, "tan", "wood", True),
        Part("water", 1, "teal", "water", True),
    ],
    facts=[
        Fact(
            "count",
            "Six teeth on the prow iron point forwards.",
            "Three teeth on the prow iron point forwards.",
            True,
            "count(tooth) == 6 and rising(tooth) and all_touch(tooth, ferro) and front(tooth) < y(ferro)",
        ),
        Fact(
            "count",
            "One single tooth of the prow iron points backwards.",
            "Four teeth of the prow iron point backwards.",
            True,
            "count(back_tooth) == 1 and touches(back_tooth, ferro) and y(back_tooth) > y(tooth)",
        ),
        Fact("colour", "The hull is black.", "The hull is bright yellow.", True, "colour(hull) == 'black'"),
        Fact(
            "count",
            "It is rowed with one oar.",
            "It is rowed with eight oars.",
            False,
            "count(oar) == 1 and touches(oar, forcola)",
        ),
        Fact(
            "relation",
            "The rowlock stands on the right-hand side of the boat, towards the stern.",
            "The rowlock stands on the left-hand side of the boat, towards the prow.",
            True,
            "x(forcola) < x(hull) - 0.2 * width(hull) and y(forcola) > y(hull) and touches(forcola, hull)",
        ),
        Fact(
            "proportion",
            "The hull is more than five times as long as it is wide.",
            "The hull is hardly longer than it is wide.",
            True,
            "depth(hull) > 5 * width(hull)",
        ),
        Fact(
            "relation",
            "Prow and stern curve up out of the water.",
            "Prow and stern dip down under the water.",
            True,
            "top(hull) > top(seat) and bottom(hull) < bottom(ferro) and bottom(ferro) > top(water)",
        ),
        Fact(
            "relation",
            "The prow iron is taller than anything else on the boat.",
            "The prow iron is hidden below the edge of the hull.",
            True,
            "top(ferro) >= top(all) and touches(ferro, hull) and y(ferro) < front(hull) + 0.05 * depth(hull)",
        ),
        Fact(
            "colour",
            "The passengers' seats are covered in red.",
            "The passengers' seats are covered in white.",
            True,
            "colour(seat) == 'red' and colour(stool) == 'red'",
        ),
    ],
)
def venetian_gondola(a: Assembly) -> None:
    y = np.linspace(-HALF, HALF, 49)
    beam, sheer, keel = _lines(y)
    a.add("hull", cut(_shell(y, beam, sheer, keel), _cockpit()))
    rail_line = np.column_stack([beam + 0.005, y, sheer - 0.06])[1:-1]
    a.add("rail", mirrored(sweep(rail_line, 0.04, segments=8)))
    a.add("water", _water())
    _ferro(a)
    _furniture(a)
    crutch = spline([(-0.6, 1.95, 0.5), (-0.68, 1.98, 0.85), (-0.58, 1.9, 1.05), (-0.66, 1.86, 1.25)], 16)
    fork = [capsule((-0.66, 1.86, 1.22), (-0.66 + d, 1.86, 1.4), 0.06, 0.045, 10) for d in (-0.1, 0.1)]
    a.add("forcola", union(sweep(crutch, [0.1, 0.09, 0.08], segments=12), fork))
    grip, rest, dip = np.array([(0.05, 2.75, 2.35), (-0.66, 1.86, 1.36), (-1.43, 0.9, 0.3)])
    blade_end = dip + 0.3 * (dip - rest)
    flat = np.array([dip - 0.35 * (dip - rest), dip, blade_end])
    blade = sweep(flat, [0.4, 1.0, 1.1], oval(0.15, 0.035, segments=16), up=(0, 0, 1))
    a.add("oar", union(rod(grip, dip, 0.04, 0.05, 12), sphere(0.06, grip, 12), blade))


def _lines(y: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Half-width at the edge, height of the edge and height of the flat bottom at stations along the hull."""
    t = np.abs(y) / HALF
    return 0.05 + 0.67 * (1 - t**2.3), 0.62 + (0.95 + 0.12 * np.sign(y)) * t**3.2, 0.92 * t**3.4


def _shell(y: np.ndarray, beam: np.ndarray, sheer: np.ndarray, keel: np.ndarray) -> Manifold:
    """Solid hull with a cambered top."""
    rings = []
    for station, w, top, low in zip(y, beam, sheer, keel, strict=True):
        side = [(0.55 * w, low), (0.78 * w, low + 0.3 * (top - low)), (0.93 * w, low + 0.7 * (top - low)), (w, top)]
        crown = [(0.5 * w, top + 0.08 * w)]
        right = np.array(side + crown)
        flat = np.vstack([right, [(0, top + 0.11 * w)], right[::-1] * [-1, 1]])
        rings.append(np.column_stack([flat[:, 0], np.full(len(flat), station), flat[:, 1]]))
    return loft(np.array(rings))


def _cockpit() -> Manifold:
    """Room for the passengers, to be cut out of the hull."""
    y = np.linspace(-1.7, 2.2, 25)
    beam, sheer, keel = _lines(y)
    inner = beam * np.minimum(1, 0.55 + 0.9 * np.minimum(y + 1.7, 2.2 - y)) - 0.08
    rings = []
    for station, w, top, low in zip(y, inner, sheer, keel, strict=True):
        flat = np.array([(0.75 * w, low + 0.2), (w, top + 0.3), (-w, top + 0.3), (-0.75 * w, low + 0.2)])
        rings.append(np.column_stack([flat[:, 0], np.full(4, station), flat[:, 1]]))
    return loft(np.array(rings))


def _water() -> Manifold:
    """Patch of canal with low ripples."""
    patch = extrude(oval(1.75, 4.35, segments=72), 0.26, (0, 0, 0.0)).refine_to_length(0.25)
    return patch.warp_batch(
        lambda p: p + np.column_stack([0 * p[:, :2], 0.025 * np.sin(3.1 * p[:, 1] + 1.7 * p[:, 0])])
    )


def _ferro(a: Assembly) -> None:
    """Iron of the prow as seen from the side: u is the way forwards from the hull's end."""

    def upright(points: list[tuple[float, float]], thickness: float) -> Manifold:
        return plate(polygon([(-HALF - u, z) for u, z in points]), thickness, facing="side")

    head = outline(
        [(-0.02, 2.72), (0.3, 2.76), (0.62, 2.66), (0.74, 2.86), (0.6, 3.16), (0.3, 3.34), (0.02, 3.22), (-0.06, 2.95)],
        48,
    )
    stem = [(-0.5, 0.52), (-0.34, 0.58), (0.06, 0.9), (0.2, 1.2), (0.26, 2.8), (-0.02, 2.8), (-0.06, 1.4), (-0.1, 1.1)]
    blade = plate(head.scale((-1, 1)).translate((-HALF, 0)), 0.09, facing="side")
    a.add("ferro", union(blade, upright(stem, 0.11)))
    for i in range(6):
        z = 1.26 + 0.235 * i
        a.add("tooth", upright([(0.2, z), (0.62, z + 0.02), (0.62, z + 0.15), (0.2, z + 0.15)], 0.09))
    a.add("back_tooth", upright([(0.0, 2.12), (-0.42, 2.16), (-0.42, 2.28), (0.0, 2.28)], 0.09))


def _furniture(a: Assembly) -> None:
    """Carpet, the double seat facing the prow, two stools and the brass seahorses."""
    a.add("carpet", box(0.62, 2.5, 0.04, (0, 0.2, 0.222), 0))
    back = plate(
        outline([(-0.44, 0.5), (0.44, 0.5), (0.46, 1.05), (0.2, 1.2), (0, 1.28), (-0.2, 1.2), (-0.46, 1.05)], 48), 0.1
    )
    back = back.translate((0, 0, -0.5)).rotate((-14, 0, 0)).translate((0, 1.5, 0.5))
    a.add(
        "seat",
        union(back, box(0.86, 0.5, 0.16, (0, 1.24, 0.56), 0.06), box(0.7, 0.44, 0.36, (0, 1.24, 0.4), 0.02)),
        marks=[("gold", lambda p: (p[:, 1] > 1.55) & (p[:, 2] > 0.6))],
    )
    for s in (-1, 1):
        a.add(
            "stool",
            union(
                cylinder(0.19, 0.12, (0.22 * s, -0.7, 0.54), segments=24),
                cylinder(0.1, 0.34, (0.22 * s, -0.7, 0.37), top=0.15, segments=16),
            ),
        )
    curl = spline([(0.66, 0.2, 0.55), (0.66, 0.28, 0.8), (0.66, 0.12, 1.0), (0.66, 0.02, 1.16), (0.66, -0.12, 1.1)], 20)
    horse = sweep(curl, [0.06, 0.09, 0.075, 0.07, 0.035], segments=12)
    a.add("seahorse", mirrored(union(horse, box(0.12, 0.2, 0.08, (0.66, 0.2, 0.62), 0.02))))
