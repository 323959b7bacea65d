"""Everyday things with cartoon faces."""

import numpy as np

from mme3dr.data.objects.stylised._cartoon import cord, front, pair, soft_box
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import four
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import blend, bone
from mme3dr.meshes.profiles import outline, star
from mme3dr.meshes.solids import common, cut, cylinder, ellipsoid, hull, sphere, torus, union
from mme3dr.meshes.sweeps import lathe, plate
from mme3dr.records import Fact, Part


@reference_object(
    name="cartoon car with a face",
    prompt=(
        "cheerful cherry-red runabout from a children's cartoon, its headlights shining and a toothy grin for a grille"
    ),
    parts=[
        Part("body", 1, "red", "painted metal", True),
        Part("window", 4, "sky blue", "glass", False),
        Part("eye", 2, "white", "plastic", False),
        Part("pupil", 2, "black", "plastic", False),
        Part("mouth", 1, "dark red", "rubber", True),
        Part("tooth", 4, "white", "plastic", True),
        Part("wheel", 4, "black", "rubber", False),
        Part("hub", 4, "light grey", "metal", False),
        Part("headlight", 2, "yellow", "glass", True),
    ],
    facts=[
        Fact(
            "style",
            "The car is a chubby cartoon character with a face on it.",
            "The car is a realistic car with an ordinary front.",
            False,
            "count(eye) == 2 and front(mouth) < y(body)",
        ),
        Fact(
            "count",
            "Two round eyes look out of the windscreen.",
            "One eye looks out of the windscreen.",
            True,
            "count(eye) == 2 and all_touch(eye, window)",
        ),
        Fact(
            "count",
            "The car runs on four wheels.",
            "The car runs on three wheels.",
            True,
            "count(wheel) == 4 and level(wheel)",
        ),
        Fact(
            "relation",
            "The grin is below the eyes.",
            "The grin is on the roof above the eyes.",
            True,
            "top(mouth) < bottom(eye)",
        ),
        Fact("colour", "The bodywork is red.", "The bodywork is green.", False, "colour(body) == 'red'"),
        Fact(
            "symmetry",
            "The left half of the face mirrors the right half.",
            "All of the face is pushed over to the left half.",
            True,
            "mirror(eye, 'x') and mirror(mouth, 'x') and mirror(headlight, 'x')",
        ),
        Fact(
            "proportion",
            "The car is short and tubby, less than twice as long as it is high.",
            "The car is long and flat, four times as long as it is high.",
            True,
            "depth(all) < 2 * height(all)",
        ),
        Fact(
            "relation",
            "A pair of lamps sits at the front, one to either side of the grin.",
            "A pair of lamps sits at the back beside the boot.",
            True,
            "y(headlight) < y(body) and left(headlight) < left(mouth) and right(headlight) > right(mouth)",
        ),
    ],
)
def cartoon_car(a: Assembly) -> None:
    lower = soft_box(1.06, 1.8, 0.52, 0.25, (0, 0, 0.5), 28)
    roof = [
        sphere(0.16, (x, y, z), 24)
        for x, y, z in ((0.34, -0.42, 0.72), (0.34, 0.6, 0.72), (0.28, -0.2, 1.14), (0.28, 0.4, 1.14))
    ]
    cabin = hull([half for ball in roof for half in pair(ball)])
    wells = four(cylinder(0.3, 0.4, (0.52, 0.55, 0.3), "x"))
    a.add("body", cut(union(lower, cabin), wells))
    shell = cabin.translate((0, -0.1, -0.9)).scale((1.03, 1.03, 1.03)).translate((0, 0.1, 0.9))
    pane = plate(outline([(-0.33, 0.78), (0, 0.76), (0.33, 0.78), (0.27, 1.16), (0, 1.19), (-0.27, 1.16)]), 0.8)
    side = plate(outline([(-0.32, 0.82), (0.45, 0.8), (0.36, 1.14), (-0.12, 1.14)]), 0.6, (0.5, 0.02, 0), "side")
    glass = [common(shell, pane.translate((0, y, 0))) for y in (-0.6, 0.8)]
    a.add("window", glass, pair(common(shell, side)))
    for x in (-0.17, 0.17):
        spot = front(shell, x, 0.99)
        ball = ellipsoid(0.15, 0.08, 0.18, tuple(spot))
        a.add("eye", ball)
        a.add("pupil", ellipsoid(0.075, 0.05, 0.1, (x * 0.85, spot[1] - 0.055, 0.97)))
    lip = outline([(-0.36, 0.58), (0, 0.53), (0.36, 0.58), (0.22, 0.36), (0, 0.29), (-0.22, 0.36)])
    a.add("mouth", common(lower.scale((1, 1.02, 1)), plate(lip, 0.5, (0, -0.95, 0))))
    a.add(
        "tooth",
        [
            common(lower.scale((1, 1.035, 1)), soft_box(0.11, 0.5, 0.11, 0.025, (x, -0.95, z), 12))
            for x, z in ((-0.18, 0.5), (-0.06, 0.475), (0.06, 0.475), (0.18, 0.5))
        ],
    )
    a.add("headlight", pair(ellipsoid(0.1, 0.06, 0.1, (0.4, -0.84, 0.6))))
    a.add("wheel", four(union(torus(0.18, 0.09, (0.5, 0.55, 0.27), "x"), cylinder(0.18, 0.12, (0.5, 0.55, 0.27), "x"))))
    a.add("hub", four(ellipsoid(0.06, 0.12, 0.12, (0.57, 0.55, 0.27))))


@reference_object(
    name="cartoon bomb",
    prompt="An angry round black bomb from a Saturday-morning cartoon, its fuse already lit and about to go off.",
    parts=[
        Part("ball", 1, "black", "iron", True),
        Part("neck", 1, "dark grey", "iron", False),
        Part("fuse", 1, "tan", "rope", True),
        Part("spark", 1, "yellow", "plastic", False),
        Part("flame", 1, "orange", "plastic", False),
        Part("eye", 2, "white", "plastic", False),
        Part("pupil", 2, "black", "plastic", False),
        Part("brow", 2, "red", "plastic", False),
        Part("mouth", 1, "white", "plastic", False),
        Part("glint", 1, "light grey", "plastic", False),
    ],
    facts=[
        Fact(
            "style",
            "The bomb is drawn as a cartoon character with eyes and a mouth.",
            "The bomb is a voxel model of small cubes with no face.",
            False,
            "count(eye) == 2 and count(mouth) == 1",
        ),
        Fact(
            "relation",
            "The fuse comes out of the top of the ball.",
            "The fuse hangs from the underside of the ball.",
            True,
            "above(fuse, ball) and touches(fuse, neck) and on(neck, ball)",
        ),
        Fact(
            "existence",
            "A spark burns at the free end of the fuse.",
            "A flower grows at the free end of the fuse.",
            True,
            "count(spark) == 1 and touches(spark, fuse) and top(spark) > z(fuse)",
        ),
        Fact("colour", "The ball is black.", "The ball is pink.", False, "colour(ball) == 'black'"),
        Fact(
            "symmetry",
            "The eyes sit level, one on either side of the middle.",
            "Both eyes sit on the left side, one above the other.",
            True,
            "level(eye) and mirror(eye, 'x')",
        ),
        Fact(
            "relation",
            "The brows slope down towards the nose in a frown over the eyes.",
            "The brows lie below the mouth.",
            True,
            "z(brow) > z(eye) and bottom(brow) > top(mouth)",
        ),
        Fact(
            "proportion",
            "The ball is far thicker than the neck that holds the fuse.",
            "The ball is thinner than the neck that holds the fuse.",
            True,
            "width(ball) > 2 * width(neck)",
        ),
        Fact(
            "colour",
            "The spark glows yellow around an orange core.",
            "The spark glows blue around a green core.",
            True,
            "colour(spark) == 'yellow' and colour(flame) == 'orange'",
        ),
    ],
)
def cartoon_bomb(a: Assembly) -> None:
    ball = sphere(0.5, (0, 0, 0.48), 64).trim_by_plane((0, 0, 1), 0)
    a.add("ball", ball)
    a.add("glint", common(sphere(0.508, (0, 0, 0.48), 64), ellipsoid(0.08, 0.3, 0.11, (-0.24, -0.4, 0.86))))
    a.add("neck", lathe([(0, 0.9), (0.17, 0.9), (0.19, 0.93), (0.19, 1.06), (0.16, 1.09), (0, 1.09)]))
    a.add("fuse", cord([(0, 0, 1.05), (0.02, 0, 1.22), (0.16, 0, 1.36), (0.34, 0, 1.33), (0.44, 0, 1.42)], 0.035))
    burst = plate(star(8, 0.2, 0.09), 0.07, (0.46, 0, 1.45))
    a.add("spark", union(burst, burst.translate((-0.46, 0, -1.45)).rotate((0, 0, 90)).translate((0.46, 0, 1.45))))
    a.add("flame", sphere(0.09, (0.46, 0, 1.45), 24))
    for x in (-0.16, 0.16):
        spot = front(ball, x, 0.6)
        eye = ellipsoid(0.12, 0.07, 0.15, tuple(spot))
        inner = x * 0.35
        lid = hull(
            sphere(0.04, tuple(front(ball, inner, 0.66) - (0, 0.08, 0)), 16),
            sphere(0.04, tuple(front(ball, x * 1.9, 0.79) - (0, 0.05, 0)), 16),
        )
        a.add("eye", eye)
        a.add("pupil", sphere(0.05, (x * 0.8, spot[1] - 0.055, 0.57), 24))
        a.add("brow", lid)
    lip = outline([(-0.2, 0.26), (0, 0.36), (0.2, 0.26), (0.16, 0.2), (0, 0.25), (-0.16, 0.2)])
    a.add("mouth", common(sphere(0.515, (0, 0, 0.48), 64), plate(lip, 0.4, (0, -0.5, 0))))


@reference_object(
    name="cartoon ghost",
    prompt="a friendly bed-sheet ghost going boo, arms up, made as a window decoration for Halloween",
    parts=[
        Part("body", 1, "white", "fabric", True),
        Part("eye", 2, "black", "plastic", False),
        Part("glint", 2, "white", "plastic", False),
        Part("mouth", 1, "black", "plastic", False),
        Part("tongue", 1, "pink", "plastic", False),
        Part("cheek", 2, "pink", "plastic", False),
    ],
    facts=[
        Fact(
            "style",
            "The ghost is one smooth, rounded cartoon shape.",
            "The ghost is folded from flat sheets of paper.",
            True,
        ),
        Fact("colour", "The sheet is white.", "The sheet is dark green.", True, "colour(body) == 'white'"),
        Fact(
            "count",
            "Two dark eyes stare out of the sheet.",
            "Five dark eyes stare out of the sheet.",
            True,
            "count(eye) == 2 and colour(eye) == 'black'",
        ),
        Fact(
            "existence",
            "The mouth is open, with a tongue in it.",
            "The mouth is a zip fastener.",
            True,
            "count(mouth) == 1 and count(tongue) == 1 and touches(tongue, mouth)",
        ),
        Fact(
            "relation", "The mouth is under the eyes.", "The mouth is above the eyes.", True, "top(mouth) < bottom(eye)"
        ),
        Fact(
            "symmetry",
            "The same arm is lifted on both sides.",
            "An arm is lifted on the left side and a leg on the right.",
            False,
            "mirror(body, 'x')",
        ),
        Fact(
            "proportion",
            "The ghost is taller than it is deep.",
            "The ghost is a flat carpet lying on the floor.",
            True,
            "height(body) > 1.1 * depth(body)",
        ),
    ],
)
def cartoon_ghost(a: Assembly) -> None:
    trunk = [bone((0, 0, 0.3), (0, 0, 1.0), 0.48, 0.42), bone((0, 0, 0.2), (0, 0, 0.3), 0.54, 0.5)]
    arms = [bone((s * 0.36, 0, 0.72), (s * 0.7, -0.08, 0.98), 0.13, 0.1) for s in (-1, 1)]
    sheet = blend(trunk, arms, soft=0.15, detail=60).trim_by_plane((0, 0, 1), 0)
    hem = [sphere(0.17, (0.58 * np.cos(t), 0.58 * np.sin(t), 0), 24) for t in np.radians(np.arange(22.5, 360, 45))]

    def ripple(p: np.ndarray) -> np.ndarray:
        fold = 0.16 * np.clip(1 - p[:, 2:] / 0.75, 0, 1) ** 1.5 * np.cos(8 * np.arctan2(p[:, 1:2], p[:, :1]))
        return np.hstack([p[:, :2] * (1 + fold), p[:, 2:]])

    a.add("body", cut(sheet, cylinder(0.3, 0.3)).warp_batch(ripple) - union(hem))
    for x in (-0.15, 0.15):
        spot = front(sheet, x, 1.06)
        a.add("eye", ellipsoid(0.085, 0.05, 0.13, tuple(spot)))
        a.add("glint", sphere(0.035, (x + 0.02, spot[1] - 0.035, 1.12), 16))
        a.add("cheek", ellipsoid(0.07, 0.03, 0.045, tuple(front(sheet, x * 1.85, 0.9))))
    a.add("mouth", ellipsoid(0.12, 0.05, 0.14, tuple(front(sheet, 0, 0.76))))
    a.add("tongue", ellipsoid(0.075, 0.03, 0.06, tuple(front(sheet, 0, 0.7) - (0, 0.035, 0))))
