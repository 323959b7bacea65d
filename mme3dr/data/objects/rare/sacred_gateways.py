"""Gateways to hallowed ground."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, cylinder, rod, union
from mme3dr.meshes.sweeps import plate, sweep
from mme3dr.records import Fact, Part

LEAN = 0.045
"""How far the torii's pillars lean inwards, per unit of height."""


@reference_object(
    name="Shinto torii gate",
    prompt="Vermilion torii at the approach to a Shinto shrine, hung with a straw rope and zigzag paper streamers",
    parts=[
        Part("pillar", 2, "red", "painted wood", True),
        Part("foot", 2, "black", "painted wood", False),
        Part("lintel", 1, "red", "painted wood", False),
        Part("cap", 1, "black", "painted wood", False),
        Part("tie_beam", 1, "red", "painted wood", False),
        Part("wedge", 4, "black", "painted wood", False),
        Part("tablet", 1, "gold", "painted wood", False),
        Part("rope", 1, "tan", "straw", True),
        Part("streamer", 4, "white", "paper", True),
        Part("pedestal", 2, "grey", "stone", False),
        Part("paving", 1, "light grey", "stone", False),
    ],
    facts=[
        Fact(
            "count",
            "The gate stands on two round pillars.",
            "The gate stands on six square pillars.",
            True,
            "count(pillar) == 2 and mirror(pillar, 'x') and all_touch(pillar, foot)",
        ),
        Fact(
            "relation",
            "The ends of the top lintel sweep upwards.",
            "The ends of the top lintel droop downwards.",
            True,
            "height(lintel) > 1.3 * height(tie_beam) and bottom(lintel) > top(tablet) - 0.02 * height(all)",
        ),
        Fact(
            "relation",
            "The top lintel juts out beyond both pillars.",
            "The top lintel ends between the two pillars.",
            True,
            "left(lintel) < left(pillar) - 0.05 * width(all) and right(lintel) > right(pillar) + 0.05 * width(all)",
        ),
        Fact(
            "relation",
            "A second beam joins the pillars below the lintel.",
            "The pillars are joined by nothing but the lintel.",
            True,
            "all_touch(pillar, tie_beam) and top(tie_beam) < bottom(lintel) and width(tie_beam) > width(pillar)",
        ),
        Fact(
            "relation",
            "A tablet hangs in the middle between the two beams.",
            "A tablet leans against the foot of a pillar.",
            True,
            "bottom(tablet) > z(tie_beam) and top(tablet) < z(lintel) and between(tablet, tie_beam, lintel)",
        ),
        Fact(
            "colour",
            "The pillars and beams are red and their feet are black.",
            "The pillars and beams are black and their feet are red.",
            True,
            "colour(pillar) == 'red' and colour(tie_beam) == 'red' and colour(foot) == 'black'",
        ),
        Fact(
            "count",
            "Four paper streamers hang from the rope.",
            "One paper streamer hangs from the rope.",
            True,
            "count(streamer) == 4 and all_touch(streamer, rope) and z(streamer) < z(rope)",
        ),
        Fact(
            "existence",
            "The way between the pillars is open, without doors or wall.",
            "The way between the pillars is closed by a pair of doors.",
            True,
        ),
        Fact(
            "symmetry",
            "The left half of the gate mirrors the right half.",
            "Only the left half of the gate has a pillar.",
            True,
            "mirror(pillar, 'x') and mirror(lintel, 'x') and mirror(cap, 'x')",
        ),
    ],
)
def torii_gate(a: Assembly) -> None:
    a.add("paving", union(row(box(0.98, 1.5, 0.1, (0, 0, 0.05), 0.02), 5, (0.96, 0, 0))))
    a.add("pedestal", [cylinder(0.36, 0.16, (x, 0, 0.16), top=0.3) for x in (-1.6, 1.6)])
    a.add("foot", mirrored(_pillar(0.23, 0.2, 0.62)))
    a.add("pillar", mirrored(_pillar(0.19, 0.6, 3.2)))
    a.add("tie_beam", box(4.2, 0.17, 0.3, (0, 0, 2.5), 0.02))
    wedge = box(0.2, 0.2, 0.07, (0, 0, 2.685), 0)
    a.add("wedge", [wedge.translate((s * (1.6 - LEAN * 2.5) + d, 0, 0)) for s in (-1, 1) for d in (-0.2, 0.2)])
    a.add("lintel", _curved_beam(4.7, 3.14, 3.5, 0.3))
    a.add("cap", union(_curved_beam(5.1, 3.502, 3.68, 0.5, 0.06), _curved_beam(5.16, 3.64, 3.74, 0.3, 0.07)))
    a.add(
        "tablet",
        union(box(0.5, 0.12, 0.56, (0, -0.06, 2.89), 0.02), box(0.56, 0.08, 0.08, (0, -0.07, 3.12), 0)),
        marks=[("navy", lambda p: (p[:, 1] < -0.115) & (np.abs(p[:, 0]) < 0.17) & (np.abs(p[:, 2] - 2.87) < 0.2))],
    )
    x = np.linspace(-1.52, 1.52, 60)
    path = np.column_stack([x, np.full(60, -0.02), 2.28 - 0.3 * np.cos(x / 1.52 * np.pi / 2)])
    strand = polygon(
        [
            (0.7 * np.cos(t) * (1 + 0.25 * np.cos(3 * t)), 0.7 * np.sin(t) * (1 + 0.25 * np.cos(3 * t)))
            for t in np.linspace(0, 2 * np.pi, 24, endpoint=False)
        ]
    )
    a.add("rope", sweep(path, [0.06, 0.1, 0.14, 0.1, 0.06], strand, twist=1440))
    for x in (-0.96, -0.34, 0.34, 0.96):
        a.add(
            "streamer",
            _streamer().scale((1.3, 1.3, 1.15)).translate((x, -0.02, 2.22 - 0.3 * np.cos(x / 1.52 * np.pi / 2))),
        )


def _pillar(radius: float, low: float, high: float) -> Manifold:
    """Length of the right pillar, leaning inwards as it rises."""
    return rod((1.6 - LEAN * low, 0, low), (1.6 - LEAN * high, 0, high), radius, 0.94 * radius, 28)


def _curved_beam(width: float, low: float, high: float, depth: float, flare: float = 0.03) -> Manifold:
    """Beam along x whose ends rise and are cut on a slant."""
    x = np.linspace(-0.5, 0.5, 33)
    lift = 0.34 * np.abs(2 * x) ** 3
    under = np.column_stack([x * width, low + lift])
    over = np.column_stack([x * (width + 2 * flare), high + lift])
    return plate(polygon(np.vstack([under, over[::-1]])), depth)


def _streamer() -> Manifold:
    """Paper folded into a zigzag of four leaves, hanging from the origin."""
    leaves = [
        box(0.2, 0.02, 0.22, (0.09 * (i % 2) - 0.045, 0.012 * (i % 2) - 0.006, -0.1 - 0.17 * i), 0) for i in range(4)
    ]
    return union(leaf.rotate((0, 12, 0)) for leaf in leaves)
