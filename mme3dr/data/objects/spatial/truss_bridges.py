"""A bridge held up by trusses."""

import numpy as np

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import rectangle
from mme3dr.meshes.solids import beam, box, union
from mme3dr.meshes.sweeps import sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="railway truss bridge",
    prompt=(
        "Single-track railway bridge of riveted iron: "
        "trains run inside a see-through box of triangles between two brick abutments."
    ),
    parts=[
        Part("truss", 2, "olive", "iron", False),
        Part("cross_beam", 9, "olive", "iron", False),
        Part("top_brace", 11, "olive", "iron", False),
        Part("sleeper", 25, "dark brown", "wood", False),
        Part("rail", 2, "steel", "metal", False),
        Part("abutment", 2, "terracotta", "brick", True),
    ],
    facts=[
        Fact(
            "relation",
            "Slanting bars form triangles along each side.",
            "Solid walls close off each side.",
            True,
            "volume(truss) < 0.4 * count(truss) * width(truss) * height(truss) * 0.22",
        ),
        Fact(
            "count",
            "Two parallel rails run along the bridge.",
            "A single rail runs along the bridge.",
            True,
            "count(rail) == 2 and mirror(rail, 'y') and width(rail) > 0.9 * width(truss)",
        ),
        Fact(
            "relation",
            "The track lies between the two trusses.",
            "The track lies outside the trusses.",
            False,
            "front(rail) > front(truss) and back(rail) < back(truss)",
        ),
        Fact(
            "relation",
            "Wooden sleepers lie across, under the rails.",
            "Wooden sleepers lie lengthwise on top of the rails.",
            True,
            "all_touch(sleeper, rail) and above(rail, sleeper)",
        ),
        Fact(
            "material",
            "The abutments are brick and the trusses iron.",
            "The abutments are iron and the trusses brick.",
            False,
            "material(abutment) == 'brick' and material(truss) == 'iron'",
        ),
        Fact(
            "relation",
            "Bars overhead tie the two trusses together.",
            "The space overhead is open to the sky.",
            True,
            "all_touch(top_brace, truss) and bottom(top_brace) > z(truss)",
        ),
        Fact(
            "symmetry",
            "Both sides of the bridge are alike.",
            "One side is twice as tall as the other.",
            True,
            "mirror(all, 'y') and alike(truss)",
        ),
        Fact(
            "proportion",
            "The bridge is longer than it is high.",
            "The bridge is higher than it is long.",
            True,
            "width(all) > 2 * height(all)",
        ),
        Fact(
            "relation",
            "An abutment holds up each end.",
            "One pillar in the middle holds it all up.",
            True,
            "count(abutment) == 2 and all_touch(abutment, truss) and above(truss, abutment)",
        ),
    ],
)
def railway_truss_bridge(a: Assembly) -> None:
    half, low, high, side, bay = 4.0, 1.1, 2.5, 0.75, 1.0
    tops = np.arange(-3, 4) * bay

    def bar(x0: float, z0: float, x1: float, z1: float, size: float) -> object:
        return beam((x0, side, z0), (x1, side, z1), 0.16, size, 0)

    bars = [box(2 * half, 0.18, 0.18, (0, side, low), 0), box(6.1, 0.18, 0.18, (0, side, high), 0)]
    bars += [bar(-s * half, low, -s * 3, high, 0.16) for s in (-1, 1)]
    bars += [bar(x, low, x, high, 0.1) for x in tops]
    bars += [bar(x, high, x - np.sign(x) * bay, low, 0.11) for x in tops if x]
    gussets = [box(0.36, 0.22, 0.3, (x, side, z), 0.02) for x in tops for z in (low, high)]
    a.add("truss", mirrored(union(bars, gussets), "y"))
    a.add("cross_beam", [box(0.14, 2 * side, 0.16, (x, 0, low), 0) for x in np.arange(-4, 5) * 0.98])
    a.add("top_brace", [box(0.12, 2 * side, 0.12, (x, 0, high), 0) for x in np.arange(-2, 3)])
    a.add(
        "top_brace",
        [
            beam((x, s * side, high), (x + bay, -s * side, high), 0.09, 0.09, 0)
            for x, s in zip(np.arange(-3, 3), [1, -1, 1, 1, -1, 1], strict=True)
        ],
    )
    a.add("sleeper", row(box(0.16, 1.1, 0.1, (0, 0, low + 0.13), 0.01), 25, (0.32, 0, 0)))
    a.add(
        "rail",
        mirrored(
            sweep(
                [(-half - 0.3, 0.34, low + 0.24), (half + 0.3, 0.34, low + 0.24)],
                1.0,
                rectangle(0.11, 0.13, corner=0.02),
                up=(0, 0, 1),
            ),
            "y",
        ),
    )
    courses = row(box(0.92, 2.12, 0.105, (half, 0, 0.51), 0.02), 8, (0, 0, 0.129))
    a.add("abutment", mirrored(union(box(0.86, 2.06, 1.01, (half, 0, 0.508), 0), courses)))
