"""A screen whose leaves stand at angles."""

import numpy as np

from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.solids import box, cut, cylinder, union
from mme3dr.meshes.sweeps import sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="folding screen",
    prompt=(
        "A Japanese byobu: six painted panels standing in a zigzag, "
        "one golden landscape with a pine tree running across all of them."
    ),
    parts=[
        Part("panel", 6, "gold", "paper", True),
        Part("frame", 6, "black", "wood", False),
        Part("hinge", 10, "brass", "metal", False),
        Part("trunk", 2, "dark brown", "paper", False),
        Part("foliage", 8, "dark green", "paper", False),
        Part("corner_mount", 24, "brass", "metal", False),
    ],
    facts=[
        Fact(
            "relation",
            "Neighbouring panels meet at an angle.",
            "All panels lie in one flat plane.",
            False,
            "depth(panel) > 0.08 * width(panel)",
        ),
        Fact(
            "count",
            "The screen has six panels.",
            "The screen has three panels.",
            False,
            "count(panel) == 6 and alike(panel)",
        ),
        Fact(
            "relation",
            "Hinges join each panel to the next.",
            "The panels stand apart with gaps between them.",
            True,
            "all_touch(hinge, frame) and count(hinge) == 10",
        ),
        Fact(
            "proportion",
            "Each panel is taller than it is wide.",
            "Each panel is wider than it is tall.",
            True,
            "height(panel) > 2 * width(panel) / 6",
        ),
        Fact(
            "colour",
            "The ground of the painting is gold.",
            "The ground of the painting is purple.",
            False,
            "colour(panel) == 'gold'",
        ),
        Fact(
            "colour",
            "Every panel has a black border.",
            "Every panel has a pink border.",
            True,
            "colour(frame) == 'black' and all_touch(panel, frame)",
        ),
        Fact(
            "relation",
            "The screen stands on its lower edge.",
            "The screen hangs from a beam above.",
            True,
            "level(frame) and bottom(frame) < bottom(panel)",
        ),
        Fact(
            "relation",
            "The pine spreads over several panels.",
            "The pine stays within one panel.",
            False,
            "width(foliage) > 0.5 * width(panel)",
        ),
    ],
)
def folding_screen(a: Assembly) -> None:
    w, h = 0.62, 1.7
    turn = 33.0
    step = w * np.cos(np.radians(turn))
    rise = w * np.sin(np.radians(turn)) / 2
    leaves = {
        0: [(0.1, 1.0, 0.2)],
        1: [(-0.12, 1.25, 0.18), (0.12, 0.72, 0.16)],
        2: [(0.02, 1.42, 0.24), (0.1, 1.02, 0.2)],
        3: [(-0.05, 1.28, 0.2)],
        4: [(-0.08, 1.05, 0.2), (0.14, 1.32, 0.13)],
    }
    for i in range(6):
        sign = 1 if i % 2 == 0 else -1

        def place(solid, sign=sign, i=i):
            """From a panel's own upright plane to its place in the zigzag."""
            return solid.rotate((0, 0, sign * turn)).translate(((i - 2.5) * step, 0, 0))

        border = cut(box(w, 0.05, h, (0, 0, h / 2), 0.01), box(w - 0.1, 0.2, h - 0.1, (0, 0, h / 2), 0))
        a.add("frame", place(border))
        hills = [("bronze", lambda p, i=i: p[:, 2] < 0.28 + 0.1 * np.sin(2.2 * p[:, 0] + 1.0))]
        a.add("panel", place(box(w - 0.09, 0.03, h - 0.09, (0, 0, h / 2), 0).refine_to_length(0.06)), marks=hills)
        mounts = [
            box(0.08, 0.06, 0.08, (x, 0, z), 0.01) for x in (-w / 2 + 0.04, w / 2 - 0.04) for z in (0.04, h - 0.04)
        ]
        a.add("corner_mount", [place(m) for m in mounts])
        for x, z, r in leaves.get(i, []):
            a.add(
                "foliage",
                place(
                    union(
                        [
                            cylinder(s * r, 0.05, (x + dx * r, 0, z + dz * r), "y")
                            for dx, dz, s in ((-0.5, -0.15, 0.5), (0.5, -0.15, 0.5), (0, 0.12, 0.62))
                        ]
                    )
                ),
            )
        if i in (2, 3):
            line = (
                [(0.25, 0, 0.1), (0.1, 0, 0.5), (0.16, 0, 0.9), (0.02, 0, 1.35)]
                if i == 2
                else [(-0.28, 0, 0.1), (-0.2, 0, 0.45), (-0.12, 0, 0.8), (-0.06, 0, 1.2)]
            )
            a.add("trunk", place(sweep(spline(line, 20), [0.055, 0.035, 0.02], segments=8).scale((1, 0.55, 1))))
        if i < 5:
            a.add("hinge", [cylinder(0.03, 0.12, ((i - 2) * step, sign * rise, z)) for z in (0.35, h - 0.35)])
