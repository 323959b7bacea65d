"""A tower of lattice bars."""

from itertools import pairwise

import numpy as np

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import four, mirrored, ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.solids import beam, box, rod, sphere, union
from mme3dr.meshes.sweeps import lathe
from mme3dr.records import Fact, Part


@reference_object(
    name="electricity pylon",
    prompt=(
        "A steel lattice pylon for high-voltage lines, three pairs of arms, its insulators hanging ready for the wires."
    ),
    parts=[
        Part("lattice", 1, "steel", "metal", True),
        Part("arm", 6, "steel", "metal", True),
        Part("insulator", 6, "terracotta", "ceramic", True),
        Part("footing", 4, "light grey", "concrete", False),
        Part("warning_sign", 1, "yellow", "painted metal", False),
    ],
    facts=[
        Fact(
            "count",
            "Three arms stick out on either side.",
            "A single arm sticks out on either side.",
            False,
            "count(arm) == 6 and mirror(arm, 'x')",
        ),
        Fact(
            "relation",
            "An insulator hangs down from the tip of each arm.",
            "An insulator stands up on top of each arm.",
            False,
            "count(insulator) == 6 and all_touch(insulator, arm) and bottom(insulator) < bottom(arm)",
        ),
        Fact(
            "relation",
            "The tower is an open frame of crossing bars.",
            "The tower is a closed solid shaft.",
            True,
            "volume(lattice) < 0.08 * width(lattice) * depth(lattice) * height(lattice)",
        ),
        Fact(
            "proportion",
            "The tower is widest at its feet and thin at the top.",
            "The tower is thin at its feet and widest at the top.",
            True,
            "width(footing) > 0.95 * width(lattice) and height(lattice) > 2.5 * width(lattice)",
        ),
        Fact(
            "count",
            "It stands on four feet.",
            "It stands on one foot.",
            True,
            "count(footing) == 4 and level(footing) and all_touch(footing, lattice)",
        ),
        Fact(
            "symmetry",
            "The pylon is the same on the left and the right.",
            "All arms are on the left side.",
            True,
            "mirror(lattice, 'x') and mirror(arm, 'x') and mirror(insulator, 'x')",
        ),
        Fact(
            "material",
            "The frame is made of metal.",
            "The frame is made of wood.",
            False,
            "material(lattice) == 'metal' and material(arm) == 'metal'",
        ),
        Fact(
            "colour",
            "A yellow warning sign is fixed low on the tower.",
            "A pink warning sign is fixed low on the tower.",
            True,
            "colour(warning_sign) == 'yellow' and top(warning_sign) < z(lattice)",
        ),
    ],
)
def electricity_pylon(a: Assembly) -> None:
    waist, top = 2.9, 5.4

    def half(z: float) -> float:
        """Half width of the tower at height z."""
        return float(np.interp(z, [0, waist, top], [0.85, 0.3, 0.16]))

    levels = [0.05, 1.0, 1.75, 2.35, 2.9, 3.4, 3.9, 4.4, 4.9, 5.4]
    side = []
    for z0, z1 in pairwise(levels):
        w0, w1 = half(z0), half(z1)
        side += [
            rod((-w0, -w0, z0), (w1, -w1, z1), 0.033, segments=6),
            rod((w0, -w0, z0), (-w1, -w1, z1), 0.033, segments=6),
        ]
        side.append(rod((-w1, -w1, z1), (w1, -w1, z1), 0.033, segments=6))
        side.append(beam((w0, -w0, z0), (w1, -w1, z1), 0.085, 0.085, 0))
    peak = rod((half(top), -half(top), top), (0, 0, top + 0.55), 0.04, segments=6)
    a.add("lattice", union(ring(union(side, peak), 4)))
    for z, reach in ((3.4, 1.25), (4.15, 1.6), (4.9, 1.15)):
        w = half(z)
        tip = np.array([reach, 0, z + 0.06])
        chords = [rod((w, s * w, z + h), tip, 0.034, segments=6) for s in (-1, 1) for h in (0.0, 0.38)]
        nodes = [
            [np.array([w, s * w, z + h]) * (1 - t) + tip * t for s, h in ((-1, 0), (1, 0), (1, 0.38), (-1, 0.38))]
            for t in (0.0, 0.33, 0.66)
        ]
        webs = [rod(n[i], n[(i + 1) % 4], 0.026, segments=6) for n in nodes for i in range(4)]
        webs += [rod(p[i], q[(i + 1) % 4], 0.026, segments=6) for p, q in pairwise(nodes) for i in (1, 3)]
        a.add("arm", mirrored(union(chords, webs, sphere(0.06, tip, 12))))
        profile = [(0, 0.0), (0.03, 0.0), (0.03, -0.06)]
        for k in range(5):
            profile += [(0.09, -0.1 - 0.09 * k), (0.04, -0.14 - 0.09 * k)]
        string = lathe([*profile, (0.03, -0.62), (0, -0.62)], segments=16)
        a.add("insulator", mirrored(string.translate(tuple(tip))))
    a.add("footing", four(box(0.26, 0.26, 0.16, (half(0) - 0.0, half(0), 0.08), 0.03)))
    a.add("warning_sign", box(0.36, 0.04, 0.28, (0, -half(1.0) - 0.03, 1.0), 0.01))
