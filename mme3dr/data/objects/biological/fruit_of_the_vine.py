"""Fruit that grows on climbing plants."""

import numpy as np

from mme3dr.data.objects.biological._creature import tube
from mme3dr.data.objects.biological._plant import blade
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import helix
from mme3dr.meshes.profiles import oval, polygon
from mme3dr.meshes.solids import ellipsoid, sphere, union
from mme3dr.meshes.sweeps import plate, sweep
from mme3dr.records import Fact, Part


def _vine_leaf(a: Assembly) -> None:
    """A lobed leaf with pale ribs, hanging from the vine."""
    lobes = [
        (0, 0.06),
        (0.1, 0.0),
        (0.3, -0.1),
        (0.34, 0.06),
        (0.5, 0.12),
        (0.4, 0.24),
        (0.54, 0.42),
        (0.34, 0.42),
        (0.26, 0.52),
        (0.14, 0.62),
        (0.12, 0.74),
        (0, 0.92),
    ]
    shape = polygon([*lobes, *[(-x, y) for x, y in lobes[-2:0:-1]]])
    leaf = plate(shape, 0.03, facing="up").refine_to_length(0.05)
    leaf = leaf.warp_batch(
        lambda p: np.column_stack(
            [p[:, :2], p[:, 2] + 0.18 * np.abs(p[:, 0]) - 0.42 * p[:, 1] ** 2 + 0.02 * np.sin(16 * p[:, 0])]
        )
    )
    stem = tube([(0, -0.16, 0.03), (0, 0.0, 0.03), (0, 0.1, 0.02)], [0.025, 0.022, 0.02], 8, 10)
    spot = np.array([-0.34, 0.03, 1.86])
    rays = (
        "lime",
        lambda p: (
            np.min(
                [
                    np.abs((p[:, 0] - spot[0]) * np.cos(t) - (spot[1] - 0.1 - p[:, 1]) * np.sin(t))
                    for t in np.radians([-48, 0, 48])
                ],
                axis=0,
            )
            < 0.016
        ),
    )
    a.add(
        "leaf",
        union(leaf, stem).rotate((0, 0, 180)).rotate((14, 0, 0)).translate(tuple(spot + (0, -0.1, 0.06))),
        marks=[rays],
    )


@reference_object(
    name="bunch of grapes",
    prompt=(
        "bunch of dark grapes as painted in a harvest still life, "
        "hanging from a piece of vine with one leaf and a curly tendril"
    ),
    parts=[
        Part("grape", 61, "purple", "skin", True),
        Part("stalk", 1, "olive", "wood", False),
        Part("vine", 1, "brown", "wood", True),
        Part("leaf", 1, "green", "leaf", True),
        Part("tendril", 1, "lime", "leaf", True),
    ],
    facts=[
        Fact(
            "proportion",
            "The bunch is wide at the top and tapers to the bottom.",
            "The bunch is narrow at the top and wide at the bottom.",
            True,
            "height(grape) > 1.1 * width(grape)",
        ),
        Fact("count", "There are dozens of grapes.", "There are three grapes.", True, "count(grape) > 36"),
        Fact(
            "proportion",
            "All grapes are of about the same size.",
            "One grape is ten times as big as the others.",
            True,
            "piece_length(grape) < 0.25 * height(grape)",
        ),
        Fact(
            "relation",
            "The bunch hangs below the vine.",
            "The bunch stands on top of the vine.",
            False,
            "top(grape) < bottom(vine) + 0.02 * height(all) and touches(stalk, vine)",
        ),
        Fact(
            "colour", "The grapes are dark purple.", "The grapes are bright yellow.", False, "colour(grape) == 'purple'"
        ),
        Fact(
            "style",
            "The leaf has pointed lobes like a hand with spread fingers.",
            "The leaf is a plain smooth oval.",
            True,
        ),
        Fact(
            "relation",
            "The leaf grows from the vine above the grapes.",
            "The leaf grows from the lowest grape.",
            True,
            "touches(leaf, vine) and z(leaf) > z(grape)",
        ),
        Fact("style", "The tendril is wound like a corkscrew.", "The tendril is a stiff straight spike.", False),
    ],
)
def bunch_of_grapes(a: Assembly) -> None:
    rng = np.random.default_rng(12)
    layers = [
        (1.42, 0.3, 8),
        (1.28, 0.44, 11),
        (1.12, 0.46, 11),
        (0.95, 0.4, 10),
        (0.78, 0.32, 8),
        (0.6, 0.23, 6),
        (0.43, 0.14, 4),
        (0.27, 0.07, 2),
        (0.12, 0.0, 1),
    ]
    for k, (z, r, count) in enumerate(layers):
        for i in range(count):
            t = 2 * np.pi * i / count + 0.9 * k
            at = np.array([r * np.cos(t), 0.9 * r * np.sin(t), z]) + rng.uniform(-0.02, 0.02, 3)
            grape = ellipsoid(0.137, 0.137, 0.15, tuple(at), 20)
            a.add("grape", grape)
    a.add(
        "stalk", tube([(0, 0, 1.82), (0.02, 0, 1.6), (0, 0.02, 1.2), (0, 0, 0.3)], [0.045, 0.04, 0.035, 0.02], 10, 24)
    )
    vine = tube(
        [(-0.62, 0.06, 1.78), (-0.2, 0.0, 1.85), (0.2, 0.02, 1.83), (0.66, 0.0, 1.92)],
        [0.07, 0.065, 0.07, 0.06],
        14,
        30,
    )
    knots = [sphere(0.09, at, 14) for at in ((0.0, 0.0, 1.85), (-0.35, 0.03, 1.82), (0.36, 0.01, 1.86))]
    a.add(
        "vine",
        union(vine, knots),
        marks=[("dark brown", lambda p: np.sin(40 * p[:, 1] + 34 * p[:, 2] + 9 * p[:, 0]) > 0.4)],
    )
    _vine_leaf(a)
    curl = helix(0.07, 0.42, 4.0, 0.045, 14)[:, [2, 1, 0]] * (1, 1, -1)
    path = np.vstack([[(0.36, 0, 1.86), (0.44, -0.06, 1.74)], curl + (0.5, -0.1, 1.68)])
    a.add("tendril", sweep(path, [0.024, 0.02, 0.018], segments=8))


@reference_object(
    name="open pea pod",
    prompt="one fresh garden pea pod split open along its seam so that the row of peas shows",
    parts=[
        Part("pod", 1, "green", "leaf", True),
        Part("pea", 8, "lime", "flesh", True),
        Part("calyx", 5, "dark green", "leaf", False),
        Part("stalk", 1, "dark green", "leaf", False),
    ],
    facts=[
        Fact(
            "relation",
            "The peas lie inside the pod in a single row.",
            "The peas are heaped beside the pod.",
            False,
            (
                "all_touch(pea, pod) and bottom(pea) > bottom(pod) and width(pea) < width(pod) "
                "and depth(pea) < depth(pod) and width(pea) > 5 * depth(pea)"
            ),
        ),
        Fact("count", "There are eight peas.", "There are two peas.", True, "count(pea) == 8"),
        Fact("style", "The peas are round balls.", "The peas are flat discs.", True),
        Fact(
            "proportion",
            "The pod is long and narrow.",
            "The pod is as broad as it is long.",
            True,
            "width(pod) > 4 * depth(pod)",
        ),
        Fact(
            "colour",
            "Pod and peas are both green, the peas lighter.",
            "The pod is brown and the peas are white.",
            True,
            "colour(pod) == 'green' and colour(pea) == 'lime'",
        ),
        Fact(
            "relation",
            "The stalk with its small leafy cap is at one end of the pod.",
            "The stalk grows from the middle of the pod's back.",
            True,
            "right(stalk) < x(pod) and all_touch(calyx, pod)",
        ),
        Fact(
            "proportion",
            "The peas in the middle are bigger than those at the ends.",
            "The peas at the ends are bigger than those in the middle.",
            True,
            "piece_length(pea) < 0.95 * height(pea) and left(pea) > left(pod)",
        ),
        Fact(
            "relation",
            "The slit opens upwards along the whole pod.",
            "The pod is open at its two ends only.",
            False,
            "top(pea) > z(pod)",
        ),
    ],
)
def pea_pod(a: Assembly) -> None:
    xs = np.linspace(-1.25, 1.25, 46)

    def sag(x):
        return 0.16 * (np.asarray(x) / 1.25) ** 2

    def girth(t: float) -> float:
        return float(max(0.27 * (1 - abs(2 * t - 1) ** 2.6) ** 0.85, 0.012))

    path = np.column_stack([xs, np.zeros_like(xs), sag(xs) + 0.3])
    outer = sweep(path, girth, oval(0.92, 1.1, segments=36), up=(0, 0, 1))
    inner = sweep(
        path[2:-2], lambda t: max(girth(0.044 + 0.912 * t) - 0.035, 0.005), oval(0.92, 1.1, segments=36), up=(0, 0, 1)
    )
    lips = path[2:-2] + (0, 0, 0.27)
    slit = sweep(lips, lambda t: max(0.3 * (1 - abs(2 * t - 1) ** 3), 0.004), oval(1.1, 0.9, segments=36), up=(0, 0, 1))

    def lining(p: np.ndarray) -> np.ndarray:
        """Faces of the inner wall: nearer to the middle line than the pod is thick there."""
        local = np.array([girth(t) for t in np.clip((p[:, 0] + 1.25) / 2.5, 0, 1)])
        return np.hypot(p[:, 1] / 0.92, (p[:, 2] - sag(p[:, 0]) - 0.3) / 1.1) < local - 0.025

    a.add("pod", (outer - inner) - slit, marks=[("mint", lining)])
    for k in range(8):
        x = (k - 3.5) * (0.283 - 0.008 * abs(k - 3.5))
        r = 0.2 - 0.075 * abs(k - 3.5) ** 2 / 12.25
        a.add("pea", ellipsoid(0.98 * r, r, r, (x, 0, float(sag(x)) + 0.37), 32))
    tip = np.array([-1.23, 0, float(sag(-1.23)) + 0.3])
    sepal = blade([(0, 0.03), (0.03, 0.12), (-0.02, 0.2), (-0.1, 0.25)], [0.04, 0.06, 0.05, 0.008], 0.03, -0.3, 12)
    for i in range(5):
        a.add("calyx", sepal.rotate((72 * i, 0, 0)).translate(tuple(tip - (0.03, 0, 0))))
    a.add(
        "stalk",
        tube(
            [tip, tip + (-0.2, 0, 0.08), tip + (-0.36, 0, 0.22), tip + (-0.4, 0, 0.4)],
            [0.04, 0.032, 0.03, 0.035],
            10,
            20,
        ),
    )
