"""Plants of field and workshop: maize, a bonsai, an oak sprig."""

import numpy as np

from mme3dr.data.objects.biological._creature import tube
from mme3dr.data.objects.biological._plant import blade
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.solids import box, cone, ellipsoid, union
from mme3dr.meshes.sweeps import lathe
from mme3dr.records import Fact, Part


@reference_object(
    name="half-husked corn cob",
    prompt="ear of sweetcorn with its husk peeled back and hanging down, tip of the cob upwards, ready for the grill",
    parts=[
        Part("kernel", 308, "yellow", "shell", False),
        Part("cob", 1, "cream", "flesh", True),
        Part("husk", 9, "lime", "leaf", True),
        Part("stalk", 1, "green", "leaf", False),
        Part("silk", 12, "bronze", "straw", False),
    ],
    facts=[
        Fact(
            "style",
            "The kernels are lined up in straight rows along the cob.",
            "The kernels are scattered at random with wide gaps.",
            True,
        ),
        Fact("colour", "The kernels are yellow.", "The kernels are purple.", True, "colour(kernel) == 'yellow'"),
        Fact(
            "count",
            "Hundreds of kernels cover the cob.",
            "About ten large kernels cover the cob.",
            True,
            "count(kernel) > 200 and all_touch(kernel, cob)",
        ),
        Fact(
            "relation",
            "The husk leaves are joined to the base of the ear.",
            "The husk leaves are joined to the tip of the ear.",
            True,
            "all_touch(husk, stalk) and z(husk) < z(cob)",
        ),
        Fact("colour", "The husk is green.", "The husk is red.", True, "colour(husk) == 'lime'"),
        Fact(
            "relation",
            "A few threads of silk hang on at the tip.",
            "A few threads of silk grow from the stalk.",
            True,
            "bottom(silk) > z(cob) and top(silk) > z(kernel) and all_touch(silk, cob)",
        ),
        Fact(
            "proportion",
            "The ear is several times as long as it is thick.",
            "The ear is as round as a ball.",
            True,
            "height(kernel) > 2.5 * width(kernel)",
        ),
        Fact(
            "symmetry",
            "The rows of kernels run all the way round.",
            "Kernels grow on one side only.",
            True,
            "turn(kernel, 14)",
        ),
    ],
)
def corn_cob(a: Assembly) -> None:
    def girth(z: float) -> float:
        return 0.27 * (1 - 0.25 * z / 1.8) * min(1.0, ((1.92 - z) * 2.2)) ** 0.6

    a.add(
        "cob",
        lathe([(0.2, 0.0), *[(girth(z) - 0.05, z) for z in np.linspace(0.05, 1.86, 20)], (0.01, 1.93)], segments=28),
    )
    for k in range(22):
        z = 0.12 + 0.08 * k
        r = girth(z)
        grain = ellipsoid(0.062, 0.235 * r, 0.046, (r - 0.02, 0, z), 12)
        a.add("kernel", ring(grain, 14), colour="gold" if k in (0, 1) else None)
    peeled = blade(
        [(0.12, -0.05), (0.36, 0.12), (0.66, 0.02), (0.78, -0.32), (0.74, -0.62)],
        [0.1, 0.19, 0.2, 0.14, 0.012],
        0.03,
        0.35,
        22,
        8,
    )
    for i, size in enumerate((1.0, 0.92, 1.06, 0.95, 1.0)):
        a.add("husk", peeled.scale((size, 1, size)).rotate((0, 0, 72 * i + 14)))
    snug = blade([(0.13, -0.08), (0.3, 0.1), (0.33, 0.4), (0.4, 0.78)], [0.1, 0.22, 0.2, 0.012], 0.03, 0.5, 18, 8)
    a.add("husk", [snug.scale((1, 1, s)).rotate((0, 0, t)) for s, t in ((1, 45), (0.9, 135), (1.05, 225), (0.8, 315))])
    a.add("stalk", lathe([(0.09, -0.62), (0.1, -0.3), (0.16, -0.1), (0.22, 0.02), (0.1, 0.08)], segments=24))
    for k in range(12):
        t = 0.52 * k
        c, s, far = np.cos(t), np.sin(t), 0.2 + 0.06 * (k % 3)
        path = [
            (0.02 * c, 0.02 * s, 1.88),
            (0.08 * c, 0.08 * s, 2.04),
            (far * c, far * s, 2.08 - 0.05 * (k % 2)),
            (1.25 * far * c, 1.25 * far * s, 1.92),
        ]
        a.add("silk", tube(path, [0.018, 0.016, 0.015, 0.012], 6, 12))


def _bonsai_tray(a: Assembly) -> None:
    """A glazed tray on four feet, filled with soil and patches of moss."""
    a.add(
        "tray",
        (box(1.7, 1.05, 0.26, (0, 0, 0.19), 0.06) + box(1.82, 1.17, 0.08, (0, 0, 0.3), 0.03))
        - box(1.58, 0.93, 0.3, (0, 0, 0.4), 0.03),
    )
    a.add("foot", [box(0.24, 0.18, 0.1, (x, y, 0.04), 0.02) for x in (-0.6, 0.6) for y in (-0.32, 0.32)])
    a.add("soil", ellipsoid(0.78, 0.45, 0.1, (0, 0, 0.3), 32))
    a.add(
        "moss",
        *[
            ellipsoid(r, 0.8 * r, 0.06, (x, y, 0.35), 16)
            for x, y, r in ((-0.48, -0.14, 0.2), (0.42, 0.16, 0.22), (0.32, -0.24, 0.15), (-0.36, 0.2, 0.14))
        ],
    )


@reference_object(
    name="bonsai pine",
    prompt=(
        "bonsai pine trained in the informal upright style, "
        "decades old yet small enough to stand in a shallow glazed tray"
    ),
    parts=[
        Part("trunk", 1, "brown", "bark", False),
        Part("branch", 5, "brown", "bark", False),
        Part("foliage", 6, "dark green", "leaf", False),
        Part("tray", 1, "navy", "ceramic", True),
        Part("foot", 4, "navy", "ceramic", False),
        Part("soil", 1, "dark brown", "soil", False),
        Part("moss", 4, "olive", "leaf", False),
    ],
    facts=[
        Fact(
            "relation",
            "The trunk winds from side to side as it rises.",
            "The trunk rises as straight as a ruler.",
            True,
            "width(trunk) > 0.4 * height(trunk)",
        ),
        Fact(
            "style",
            "The foliage is clipped into flat separate cushions.",
            "The foliage hangs in one long curtain.",
            True,
        ),
        Fact(
            "relation",
            "The cushions of foliage sit at different heights.",
            "The cushions of foliage all sit at one height.",
            True,
            "rising(foliage)",
        ),
        Fact(
            "proportion",
            "The tray is wide and shallow.",
            "The tray is as tall as a bucket.",
            False,
            "width(tray) > 3 * height(tray)",
        ),
        Fact(
            "relation",
            "Thick roots spread over the soil at the foot of the trunk.",
            "The trunk hangs in the air above the soil.",
            True,
            "touches(trunk, soil) and bottom(trunk) < top(soil)",
        ),
        Fact(
            "existence",
            "Every branch carries a cushion of needles.",
            "The branches are bare.",
            True,
            "all_touch(branch, foliage) and all_touch(branch, trunk)",
        ),
        Fact(
            "count",
            "The tray rests on four small feet.",
            "The tray rests on one tall foot.",
            True,
            "count(foot) == 4 and level(foot) and bottom(foot) < bottom(tray)",
        ),
        Fact(
            "colour",
            "The needles are dark green.",
            "The needles are autumn orange.",
            True,
            "colour(foliage) == 'dark green'",
        ),
        Fact(
            "material", "The tray is glazed pottery.", "The tray is rough wood.", False, "material(tray) == 'ceramic'"
        ),
    ],
)
def bonsai_pine(a: Assembly) -> None:
    _bonsai_tray(a)
    path = [
        (-0.1, 0, 0.3),
        (-0.05, 0, 0.52),
        (0.22, -0.03, 0.78),
        (0.16, 0.02, 1.06),
        (-0.16, 0.03, 1.3),
        (-0.12, 0, 1.56),
        (0.08, 0, 1.78),
    ]
    roots = [
        tube(
            [
                (-0.1, 0, 0.5),
                (-0.1 + 0.18 * np.cos(t), 0.16 * np.sin(t), 0.4),
                (-0.1 + 0.36 * np.cos(t), 0.3 * np.sin(t), 0.34),
            ],
            [0.1, 0.07, 0.025],
            10,
            12,
        )
        for t in np.radians([10, 75, 150, 215, 290])
    ]
    bark = ("dark brown", lambda p: np.sin(24 * p[:, 2] + 3 * np.sin(9 * np.arctan2(p[:, 1], p[:, 0]))) > 0.4)
    a.add("trunk", union(tube(path, [0.17, 0.14, 0.12, 0.1, 0.085, 0.065, 0.05], 20, 70), roots), marks=[bark])
    rng = np.random.default_rng(8)
    pads = [
        ((0.2, -0.02, 0.8), (0.78, -0.1, 0.88), 0.36),
        ((0.14, 0.02, 1.08), (-0.42, 0.12, 0.98), 0.28),
        ((-0.15, 0.03, 1.28), (-0.72, -0.08, 1.34), 0.36),
        ((-0.14, 0.02, 1.45), (0.36, 0.16, 1.44), 0.3),
        ((0.0, 0.02, 1.15), (0.12, -0.4, 1.2), 0.26),
        (None, (0.08, 0, 1.84), 0.34),
    ]
    for root, at, r in pads:
        if root is not None:
            middle = [(p + q) / 2 + d for p, q, d in zip(root, at, (0, 0, 0.06), strict=True)]
            a.add("branch", tube([root, middle, at], [0.06, 0.045, 0.035], 10, 14))
        tufts = []
        for _ in range(46):
            t, up = rng.uniform(0, 2 * np.pi), rng.uniform(0, 1)
            d = np.array([np.sqrt(1 - up**2) * np.cos(t), np.sqrt(1 - up**2) * np.sin(t), up])
            lean = np.degrees(np.arccos(up))
            tufts.append(
                cone(0.045, 0.15, (0, 0, 0.03), segments=6)
                .rotate((0, 0.8 * lean, np.degrees(t)))
                .translate(tuple(at + d * (r, 0.85 * r, 0.45 * r)))
            )
        pad = ellipsoid(r, 0.85 * r, 0.45 * r, at, 20).trim_by_plane((0, 0, 1), at[2] - 0.1 * r)
        a.add("foliage", union(pad, tufts), marks=[("green", lambda p, z=at[2] + 0.36 * r: p[:, 2] > z)])
