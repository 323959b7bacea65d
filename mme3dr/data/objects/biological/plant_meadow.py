"""Small wild plants of the lawn."""

import numpy as np

from mme3dr.data.objects.biological._creature import tube
from mme3dr.data.objects.biological._plant import GOLDEN_ANGLE
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import ellipsoid, rod, sphere, union
from mme3dr.meshes.sweeps import plate
from mme3dr.records import Fact, Part


@reference_object(
    name="four-leaf clover",
    prompt="the lucky clover everyone hopes to find in the lawn, lifted out with a bit of earth and its roots",
    parts=[
        Part("leaflet", 4, "green", "leaf", False),
        Part("stem", 1, "lime", "leaf", False),
        Part("earth", 1, "brown", "soil", True),
        Part("root", 6, "cream", "bark", True),
    ],
    facts=[
        Fact("count", "The clover has four leaflets.", "The clover has three leaflets.", True, "count(leaflet) == 4"),
        Fact(
            "style",
            "Every leaflet is shaped like a heart with its notch outwards.",
            "Every leaflet is shaped like a long needle.",
            True,
        ),
        Fact(
            "symmetry",
            "The leaflets are spread evenly round the end of the stem.",
            "The leaflets all grow on one side of the stem.",
            True,
            "even(leaflet) and alike(leaflet)",
        ),
        Fact(
            "relation",
            "All leaflets meet at one point on top of the stem.",
            "The leaflets sit in pairs along the stem.",
            True,
            "all_touch(leaflet, stem) and bottom(leaflet) > z(stem)",
        ),
        Fact(
            "colour",
            "A paler band crosses each green leaflet.",
            "A red edge runs round each yellow leaflet.",
            True,
            "colour(leaflet) == 'green' and has_colour(leaflet, 'mint')",
        ),
        Fact(
            "relation",
            "The roots reach down below the clod of earth.",
            "The roots stick up above the leaves.",
            True,
            "bottom(root) < bottom(earth) and z(root) < z(earth)",
        ),
        Fact(
            "proportion",
            "The stem is thin compared with the spread of the leaves.",
            "The stem is as thick as the spread of the leaves.",
            True,
            "width(leaflet) > 3 * width(stem)",
        ),
    ],
)
def four_leaf_clover(a: Assembly) -> None:
    t = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    across, out = (
        0.27 * np.sin(t) ** 3,
        0.02 * (13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t)) + 0.36,
    )
    heart = plate(polygon(np.column_stack([out, across])), 0.045, facing="up").refine_to_length(0.04)

    def cup(p: np.ndarray) -> np.ndarray:
        """Folded up along the midrib and drooping towards the notch."""
        return np.column_stack([p[:, :2], p[:, 2] + 0.3 * np.abs(p[:, 1]) ** 1.3 + 0.1 * p[:, 0] - 0.22 * p[:, 0] ** 2])

    band = ("mint", lambda p: np.abs(np.linalg.norm(p - (0, 0, 1.0), axis=1) - 0.52) < 0.07)
    for leaflet in ring(heart.warp_batch(cup).scale((1.35, 1.35, 1.35)).translate((0.01, 0, 0)), 4, 45):
        a.add("leaflet", leaflet.rotate((22, 0, 0)).translate((0, 0, 1.0)), marks=[band])
    a.add(
        "stem",
        tube(
            [(0.06, 0.06, 0.1), (0.1, 0.08, 0.4), (0.03, 0.06, 0.75), (0, 0, 1.0)], [0.045, 0.036, 0.036, 0.055], 14, 40
        ),
    )
    rng = np.random.default_rng(4)
    lumps = [
        ellipsoid(*rng.uniform(0.08, 0.14, 3), (0.2 * np.cos(k), 0.2 * np.sin(k), rng.uniform(-0.03, 0.1)), 12)
        for k in np.arange(0, 6.2, 0.7)
    ]
    a.add("earth", union(ellipsoid(0.26, 0.25, 0.16, (0, 0, 0.04), 24), lumps))
    for k in range(6):
        turn = np.radians(60 * k + 20)
        c, s = np.cos(turn), np.sin(turn)
        reach = 0.1 + 0.04 * (k % 3)
        path = [
            (0.08 * c, 0.08 * s, 0.0),
            (reach * c, reach * s, -0.18),
            (1.6 * reach * c - 0.03 * s, 1.6 * reach * s, -0.3),
            (1.3 * reach * c, 1.3 * reach * s + 0.03, -0.36 - 0.05 * (k % 2)),
        ]
        a.add("root", tube(path, [0.035, 0.028, 0.02, 0.012], 10, 20))


@reference_object(
    name="dandelion clock",
    prompt="a dandelion gone to seed, ready for a child to blow on; a few parachutes are already drifting away",
    parts=[
        Part("seed", 84, "white", "feather", True),
        Part("receptacle", 1, "cream", "leaf", False),
        Part("bract", 10, "olive", "leaf", False),
        Part("stem", 1, "lime", "leaf", False),
        Part("leaf", 7, "green", "leaf", False),
        Part("drifting_seed", 3, "white", "feather", True),
    ],
    facts=[
        Fact(
            "symmetry",
            "The seeds form a round ball about the head.",
            "The seeds hang in a one-sided tassel.",
            True,
            "height(seed) > 0.85 * width(seed) and depth(seed) > 0.85 * width(seed) and inside(receptacle, seed)",
        ),
        Fact(
            "relation",
            "Every seed in the ball is fixed to the head by its lower end.",
            "The seeds are tied to the leaves.",
            True,
            "all_touch(seed, receptacle)",
        ),
        Fact("colour", "The tufts are white.", "The tufts are bright yellow.", True, "colour(seed) == 'white'"),
        Fact(
            "colour",
            "A small brown grain hangs at the inner end of each tuft.",
            "A small blue grain hangs at the inner end of each tuft.",
            True,
            "has_colour(seed, 'brown') and has_colour(drifting_seed, 'brown')",
        ),
        Fact(
            "relation",
            "Toothed leaves spread in a rosette at the foot of the stem.",
            "Toothed leaves form a collar right under the ball.",
            True,
            "top(leaf) < bottom(seed) and bottom(leaf) < 0.1 * height(all)",
        ),
        Fact(
            "count",
            "Three seeds float free of the ball.",
            "All the seeds have flown and the head is bare.",
            False,
            "count(drifting_seed) == 3 and count(seed) > 50",
        ),
        Fact(
            "proportion",
            "The ball is many times wider than the stem.",
            "The ball is as narrow as the stem.",
            True,
            "width(seed) > 5 * width(stem)",
        ),
        Fact(
            "relation",
            "The bare stem carries the ball at its top.",
            "The ball lies at the foot of the stem.",
            True,
            "touches(stem, receptacle) and z(receptacle) > z(stem)",
        ),
    ],
)
def dandelion_clock(a: Assembly) -> None:
    tuft = [rod((0, 0, 0.34), (0.11, 0, 0.45), 0.012, 0.009, 4).rotate((0, 0, t)) for t in range(0, 360, 45)]
    seed = union(rod((0, 0, 0.06), (0, 0, 0.35), 0.011, 0.01, 5), ellipsoid(0.024, 0.024, 0.06, (0, 0, 0.11), 8), tuft)
    top = np.array([0.06, 0, 1.5])
    for i in range(84):
        z = 1 - 1.9 * (i + 0.5) / 84
        lean, turn = np.degrees(np.arccos(z)), GOLDEN_ANGLE * i
        place = seed.rotate((0, lean, turn)).translate(tuple(top))
        a.add("seed", place, marks=[("brown", lambda p: np.linalg.norm(p - top, axis=1) < 0.185)])
    for x, y, z, lean in ((0.72, -0.1, 1.75, 30), (0.95, 0.15, 2.05, 50), (0.6, 0.1, 2.25, 15)):
        loose = seed.translate((0, 0, -0.4)).rotate((0, lean, 20)).translate((x, y, z))
        low = np.array([x, y, z]) + np.array([0, 0, 1]) @ _lean(lean, 20).T * -0.29
        a.add("drifting_seed", loose, marks=[("brown", lambda p, low=low: np.linalg.norm(p - low, axis=1) < 0.09)])
    a.add("receptacle", sphere(0.085, tuple(top), 24))
    bract = ellipsoid(0.1, 0.028, 0.016, (0.12, 0, -0.05), 10).rotate((0, 35, 0))
    a.add("bract", [b.translate(tuple(top)) for b in ring(bract, 10)])
    a.add("stem", tube([(0, 0, 0), (0.04, 0, 0.5), (0.0, 0.02, 1.0), top], [0.05, 0.04, 0.036, 0.045], 14, 40))
    half = [
        (0, 0.03),
        (0.1, 0.05),
        (0.13, 0.13),
        (0.2, 0.06),
        (0.28, 0.18),
        (0.34, 0.07),
        (0.42, 0.21),
        (0.48, 0.08),
        (0.56, 0.19),
        (0.68, 0.07),
        (0.76, 0.01),
    ]
    saw = polygon([*[(x, -w) for x, w in half], *[(x, w) for x, w in half[::-1]]])
    sheet = plate(saw, 0.03, facing="up").refine_to_length(0.07)
    arch = sheet.warp_batch(
        lambda p: np.column_stack(
            [p[:, :2], p[:, 2] + 0.02 + 0.75 * p[:, 0] - 0.95 * p[:, 0] ** 2 + 0.5 * np.abs(p[:, 1])]
        )
    )
    rib = ("lime", lambda p: np.abs(p[:, 0] * np.sin(_sector(p)) - p[:, 1] * np.cos(_sector(p))) < 0.022)
    a.add("leaf", ring(arch, 7), marks=[rib])


def _lean(lean: float, turn: float) -> np.ndarray:
    """Rotation matrix [3, 3] of a lean about y followed by a turn about z, in degrees."""
    b, c = np.radians([lean, turn])
    about_y = np.array([[np.cos(b), 0, np.sin(b)], [0, 1, 0], [-np.sin(b), 0, np.cos(b)]])
    return np.array([[np.cos(c), -np.sin(c), 0], [np.sin(c), np.cos(c), 0], [0, 0, 1]]) @ about_y


def _sector(p: np.ndarray) -> np.ndarray:
    """Angle of the nearest of seven spokes, in radians, for points [N, 3]."""
    step = 2 * np.pi / 7
    return np.round(np.arctan2(p[:, 1], p[:, 0]) / step) * step
