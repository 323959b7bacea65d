"""Playground equipment to slide down."""

import numpy as np

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import beam, box, rod, union
from mme3dr.meshes.sweeps import sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="playground slide",
    prompt="Children's slide in bright colours with steps up the back and a wavy chute down the front.",
    parts=[
        Part("chute", 1, "yellow", "plastic", True),
        Part("step", 6, "blue", "painted metal", True),
        Part("ladder_side", 2, "red", "painted metal", False),
        Part("platform", 1, "blue", "painted metal", False),
        Part("post", 4, "red", "painted metal", False),
        Part("handrail", 2, "red", "painted metal", False),
    ],
    facts=[
        Fact(
            "relation",
            "The chute runs down from the platform to the ground.",
            "The chute runs level at the height of the platform.",
            True,
            "touches(chute, platform) and bottom(chute) < 0.1 * height(all)",
        ),
        Fact(
            "relation",
            "Steps and chute are on opposite sides of the platform.",
            "Steps and chute are on the same side of the platform.",
            False,
            "front(chute) < front(platform) and y(step) > y(platform)",
        ),
        Fact(
            "count",
            "Six steps lead up.",
            "Two steps lead up.",
            True,
            "count(step) == 6 and rising(step) and all_touch(step, ladder_side)",
        ),
        Fact(
            "relation",
            "The chute has raised sides.",
            "The chute is a flat board without sides.",
            True,
            "width(chute) > 0.4 and height(chute) > height(platform)",
        ),
        Fact(
            "count",
            "Handrails stand on both sides of the platform.",
            "A handrail stands on one side of the platform.",
            True,
            "count(handrail) == 2 and mirror(handrail, 'x') and top(handrail) > top(platform)",
        ),
        Fact("colour", "The chute is yellow.", "The chute is black.", True, "colour(chute) == 'yellow'"),
        Fact(
            "symmetry",
            "The left side mirrors the right side.",
            "The chute curls away to the left.",
            True,
            "mirror(all, 'x')",
        ),
        Fact(
            "proportion",
            "From front to back it is longer than it is high.",
            "From front to back it is shorter than it is wide.",
            True,
            "depth(all) > 1.2 * height(all) and depth(all) > 2 * width(all)",
        ),
    ],
)
def playground_slide(a: Assembly) -> None:
    w, high = 0.36, 1.6
    path = spline(
        [
            (0, 0.25, high),
            (0, -0.1, high - 0.02),
            (0, -0.65, 1.2),
            (0, -1.1, 0.93),
            (0, -1.55, 0.62),
            (0, -2.0, 0.27),
            (0, -2.35, 0.2),
            (0, -2.7, 0.2),
        ],
        60,
    )
    trough = polygon(
        [
            (-w, 0.2),
            (-w - 0.05, 0.2),
            (-w - 0.05, -0.05),
            (w + 0.05, -0.05),
            (w + 0.05, 0.2),
            (w, 0.2),
            (w - 0.04, 0.02),
            (-w + 0.04, 0.02),
        ]
    )
    ends = [rod((x, -2.55, 0), (x, -2.55, 0.2), 0.04) for x in (-0.25, 0.25)]
    a.add("chute", union(sweep(path, 1.0, trough, up=(0, 0, 1)), ends))
    a.add("platform", box(0.86, 0.72, 0.08, (0, 0.5, high - 0.08)))
    a.add("post", [rod((s * 0.42, y, 0), (s * 0.42, y, high), 0.045) for s in (-1, 1) for y in (0.2, 0.8)])

    def back(z: float) -> float:
        """Depth of the ladder at height z."""
        return 1.75 - 0.92 * z / high

    a.add("ladder_side", mirrored(beam((0.38, back(0), 0.02), (0.38, back(high), high - 0.04), 0.06, 0.12)))
    a.add("step", [box(0.74, 0.2, 0.05, (0, back(z) - 0.01, z), 0.015) for z in np.linspace(0.22, 1.36, 6)])
    rail = spline(
        [
            (0.42, 1.62, 0.45),
            (0.42, 1.5, 1.0),
            (0.42, 0.95, 2.0),
            (0.42, 0.6, 2.25),
            (0.42, 0.2, 2.15),
            (0.42, 0.02, 1.75),
        ],
        40,
    )
    links = [
        rod((0.42, 0.2, high - 0.1), (0.42, 0.2, 2.14), 0.035),
        rod((0.42, 0.8, high - 0.1), (0.42, 0.8, 2.13), 0.035),
        rod((0.38, back(0.45), 0.4), (0.42, 1.62, 0.46), 0.035),
    ]
    a.add("handrail", mirrored(union(sweep(rail, 0.04), links)))
