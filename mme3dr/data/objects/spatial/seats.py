"""Seats whose layout takes thought."""

import numpy as np

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import outline, rectangle
from mme3dr.meshes.solids import capsule, cut, rod, sphere
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="milking stool",
    prompt="a low milking stool with a dished round oak seat, splayed legs and a red rope loop to hang it up by",
    parts=[
        Part("seat", 1, "tan", "wood", True),
        Part("leg", 3, "brown", "wood", True),
        Part("loop", 1, "red", "rope", True),
    ],
    facts=[
        Fact("count", "The stool stands on three legs.", "The stool stands on four legs.", True, "count(leg) == 3"),
        Fact(
            "symmetry",
            "The legs are spaced evenly round the seat.",
            "The legs are all on one side of the seat.",
            True,
            "even(leg)",
        ),
        Fact(
            "relation",
            "The legs spread outwards towards the floor.",
            "The legs lean inwards towards the floor.",
            False,
            "width(leg) > width(seat)",
        ),
        Fact(
            "proportion",
            "The stool is wider than it is tall.",
            "The stool is taller than it is wide.",
            True,
            "width(all) > height(all)",
        ),
        Fact("colour", "The hanging loop is red.", "The hanging loop is blue.", False, "colour(loop) == 'red'"),
        Fact(
            "relation",
            "The seat lies on top of the legs.",
            "The seat hangs below the legs.",
            True,
            "above(seat, leg) and all_touch(leg, seat)",
        ),
        Fact("material", "The seat is made of wood.", "The seat is made of glass.", False, "material(seat) == 'wood'"),
    ],
)
def milking_stool(a: Assembly) -> None:
    seat = lathe([(0, 0.30), (0.26, 0.30), (0.28, 0.33), (0.28, 0.36), (0.26, 0.38), (0, 0.38)])
    seat = cut(seat, sphere(0.9, (0, 0, 1.25)))
    a.add("seat", seat)
    a.add("leg", ring(rod((0.17, 0, 0.33), (0.34, 0, 0), 0.035, 0.025), 3, start=30))
    hang = [(-0.018, 0.335, 0.26), (-0.025, 0.3, 0.29), (-0.06, 0.2, 0.293), (0, 0.13, 0.293)]
    hang += [(-y, z, x) for y, z, x in hang[-2::-1]]
    a.add("loop", sweep(spline([(x, y, z) for y, z, x in hang], 40), 0.013))


@reference_object(
    name="rocking chair",
    prompt="grandmother's rocking chair with a slatted back and a cushion, made so that it can sway to and fro",
    parts=[
        Part("rocker", 2, "dark brown", "wood", False),
        Part("leg", 4, "brown", "wood", False),
        Part("seat", 1, "brown", "wood", False),
        Part("cushion", 1, "dark red", "fabric", True),
        Part("back_post", 2, "brown", "wood", False),
        Part("slat", 5, "tan", "wood", True),
        Part("top_rail", 1, "brown", "wood", False),
        Part("armrest", 2, "brown", "wood", False),
        Part("arm_post", 2, "brown", "wood", False),
        Part("stretcher", 4, "tan", "wood", False),
    ],
    facts=[
        Fact(
            "count",
            "It stands on two runners.",
            "It stands on four castors.",
            True,
            "count(rocker) == 2 and all_touch(leg, rocker)",
        ),
        Fact(
            "relation",
            "The runners curve up at both ends.",
            "The runners are flat bars along the floor.",
            True,
            "height(rocker) > 0.1 * depth(rocker) and depth(rocker) > depth(seat)",
        ),
        Fact(
            "count",
            "Five slats fill the back.",
            "Two slats fill the back.",
            True,
            "count(slat) == 5 and all_touch(slat, top_rail)",
        ),
        Fact(
            "relation",
            "A cushion lies on the seat.",
            "A cushion lies on the floor under the seat.",
            False,
            "on(cushion, seat)",
        ),
        Fact("colour", "The cushion is dark red.", "The cushion is sky blue.", True, "colour(cushion) == 'dark red'"),
        Fact(
            "relation",
            "The back rises high above the armrests.",
            "The back ends below the armrests.",
            True,
            "top(top_rail) > top(armrest) + 0.2 * height(all)",
        ),
        Fact(
            "symmetry",
            "Its left side mirrors its right side.",
            "It has an armrest on one side only.",
            True,
            "mirror(all, 'x') and count(armrest) == 2",
        ),
        Fact(
            "material",
            "The frame is made of wood.",
            "The frame is made of steel tube.",
            True,
            "material(rocker) == 'wood' and material(seat) == 'wood'",
        ),
    ],
)
def rocking_chair(a: Assembly) -> None:
    curve = [(0.27, 1.5 * np.sin(t), 1.53 - 1.5 * np.cos(t)) for t in np.radians(np.linspace(-25, 31, 40))]
    a.add("rocker", mirrored(sweep(curve, 1.0, rectangle(0.05, 0.07, corner=0.015), up=(0, 0, 1))))
    a.add(
        "leg",
        mirrored(rod((0.27, -0.3, 0.07), (0.25, -0.24, 0.47), 0.028)),
        mirrored(rod((0.27, 0.26, 0.06), (0.25, 0.22, 0.47), 0.028)),
    )
    shape = outline(
        [(-0.3, -0.3), (0, -0.33), (0.3, -0.3), (0.29, 0.05), (0.25, 0.28), (-0.25, 0.28), (-0.29, 0.05)], 60
    )
    a.add("seat", plate(shape, 0.05, (0, 0, 0.48), facing="up"))
    pad = sphere(1, segments=36).warp_batch(lambda p: np.sign(p) * np.abs(p) ** 0.6)
    a.add("cushion", pad.scale((0.25, 0.25, 0.055)).translate((0, -0.02, 0.55)))
    a.add("back_post", mirrored(capsule((0.25, 0.25, 0.45), (0.27, 0.46, 1.22), 0.028)))
    for x in np.linspace(-0.16, 0.16, 5):
        path = spline([(x, 0.25, 0.49), (x * 1.03, 0.34, 0.82), (x * 1.06, 0.44, 1.16)], 16)
        a.add("slat", sweep(path, 1.0, rectangle(0.045, 0.022, corner=0.008), up=(0, 1, 0)))
    crest = [(x, 1.11) for x in (-0.3, 0.3)] + [(0.3, 1.2), (0.15, 1.27), (0, 1.3), (-0.15, 1.27), (-0.3, 1.2)]
    rail = plate(outline(crest, 60), 0.045).translate((0, 0, -1.2)).rotate((-15, 0, 0)).translate((0, 0.45, 1.2))
    a.add("top_rail", rail)
    arm = outline([(0.24, -0.34), (0.34, -0.34), (0.35, -0.1), (0.31, 0.34), (0.25, 0.34), (0.25, -0.1)], 40)
    a.add("armrest", mirrored(plate(arm, 0.035, (0, 0, 0.72), facing="up")))
    a.add("arm_post", mirrored(rod((0.28, -0.25, 0.48), (0.29, -0.27, 0.71), 0.025)))
    a.add(
        "stretcher",
        [
            rod((-0.26, y, z), (0.26, y, z), 0.018)
            for y, z in ((-0.27, 0.24), (-0.27, 0.34), (0.24, 0.24), (0.24, 0.34))
        ],
    )
