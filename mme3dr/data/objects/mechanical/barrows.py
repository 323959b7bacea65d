"""Barrows pushed by hand."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._vehicle import disc, tyre
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import rectangle
from mme3dr.meshes.solids import capsule, common, cut, cylinder, rod, sphere, union
from mme3dr.meshes.sweeps import loft, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="wheelbarrow of pumpkins",
    prompt="A gardener's wheelbarrow heaped with ripe pumpkins on straw, left standing on its own two feet.",
    parts=[
        Part("tray", 1, "green", "painted metal", False),
        Part("handle", 2, "steel", "metal", False),
        Part("grip", 2, "black", "rubber", False),
        Part("leg", 2, "steel", "metal", True),
        Part("tyre", 1, "black", "rubber", True),
        Part("wheel_disc", 1, "red", "painted metal", False),
        Part("straw", 1, "gold", "straw", True),
        Part("pumpkin", 6, "orange", "flesh", True),
        Part("stem", 6, "dark green", "bark", False),
    ],
    facts=[
        Fact(
            "count",
            "It has one wheel.",
            "It has four wheels.",
            True,
            "count(tyre) == 1 and count(wheel_disc) == 1",
        ),
        Fact(
            "relation",
            "The wheel is in front and the handles point backwards.",
            "The wheel is at the back, between the handles.",
            True,
            "y(tyre) < front(leg) and y(grip) > back(tray)",
        ),
        Fact(
            "count",
            "Two legs hold up the end near the handles.",
            "Five legs hold up the end near the handles.",
            False,
            "count(leg) == 2 and y(leg) > y(tray)",
        ),
        Fact(
            "relation",
            "Legs and wheel stand at the same level on the ground.",
            "The wheel hovers far above the feet of the legs.",
            True,
            "bottom(leg) < 0.03 and bottom(tyre) < 0.03",
        ),
        Fact(
            "relation",
            "The pumpkins rise in a heap above the rim of the tray.",
            "The pumpkins lie on the ground under the tray.",
            True,
            "top(pumpkin) > top(tray) and bottom(pumpkin) > bottom(tray) and touches(pumpkin, straw)",
        ),
        Fact("colour", "The pumpkins are orange.", "The pumpkins are sky blue.", True, "colour(pumpkin) == 'orange'"),
        Fact(
            "symmetry",
            "Its frame and tray are the same left and right.",
            "Its frame has a handle on the left side only.",
            True,
            "mirror(handle, 'x') and mirror(tray, 'x') and mirror(leg, 'x')",
        ),
        Fact(
            "proportion",
            "The barrow is longer than it is wide.",
            "The barrow is wider than it is long.",
            True,
            "depth(all) > 1.6 * width(all)",
        ),
        Fact(
            "material",
            "The wheel has a rubber tyre.",
            "The wheel has a wooden rim.",
            True,
            "material(tyre) == 'rubber'",
        ),
        Fact(
            "relation",
            "Every pumpkin keeps its stem on top.",
            "No pumpkin keeps its stem on top.",
            True,
            "count(stem) == count(pumpkin) and all_touch(stem, pumpkin)",
        ),
    ],
)
def pumpkin_wheelbarrow(a: Assembly) -> None:
    a.add("tyre", tyre(0.21, 0.1, 0.13, (0, -0.82, 0.21)))
    wheel = union(disc(0.135, 0.08, (0, -0.82, 0.21), 1, 6), disc(0.135, 0.08, (0, -0.82, 0.21), -1, 6))
    a.add("wheel_disc", union(wheel, cylinder(0.02, 0.24, (0, -0.82, 0.21), "x")))
    bar = spline([(0.1, -0.9, 0.2), (0.13, -0.7, 0.24), (0.2, -0.1, 0.36), (0.27, 0.5, 0.47), (0.29, 1.0, 0.6)], 24)
    a.add("handle", mirrored(sweep(bar, 0.024)))
    a.add("grip", mirrored(capsule((0.288, 0.93, 0.578), (0.292, 1.12, 0.632), 0.034)))
    foot = [
        (0.255, 0.3, 0.43),
        (0.27, 0.36, 0.2),
        (0.275, 0.4, 0.02),
        (0.275, 0.5, 0.02),
        (0.275, 0.56, 0.2),
        (0.27, 0.6, 0.48),
    ]
    a.add("leg", mirrored(sweep(spline(foot, 30), 0.02)))
    rings = [
        _rim(0.2, -0.42, 0.32, 0.36),
        _rim(0.37, -0.78, 0.52, 0.72),
        _rim(0.39, -0.8, 0.54, 0.72),
        _rim(0.39, -0.8, 0.54, 0.75),
    ]
    hollow = loft(np.array([_rim(0.18, -0.4, 0.3, 0.39), _rim(0.36, -0.77, 0.51, 0.76)]))
    a.add("tray", cut(loft(np.array(rings)), hollow))
    a.add("straw", _straw())
    heap = [
        (-0.15, -0.45, 0.74, 0.18),
        (0.17, -0.42, 0.72, 0.15),
        (-0.16, -0.08, 0.72, 0.16),
        (0.16, -0.07, 0.75, 0.19),
        (-0.02, 0.27, 0.73, 0.19),
        (-0.02, -0.25, 0.96, 0.16),
    ]
    for i, (x, y, z, r) in enumerate(heap):
        turn, place = (8 * (i % 3 - 1), 10 * (i % 2) - 5, 40 * i), (x, y, z)
        a.add("pumpkin", _pumpkin(r).rotate(turn).translate(place))
        stalk = sweep(
            spline([(0, 0, 0.5 * r), (0, 0.02, 0.9 * r), (0.05, 0.05, 1.15 * r)], 10), [0.032, 0.02, 0.024], segments=7
        )
        a.add("stem", stalk.rotate(turn).translate(place))


def _rim(x: float, front: float, back: float, z: float) -> np.ndarray:
    """Rounded rectangle from -x to x and from front to back at height z, [S, 3]."""
    flat = np.array(rectangle(2 * x, back - front, (0, (front + back) / 2), 0.12).to_polygons()[0])
    return np.column_stack([flat, np.full(len(flat), z)])


def _straw() -> Manifold:
    """Bed of loose stalks that fills the tray to its rim."""
    room = loft(np.array([_rim(0.17, -0.39, 0.29, 0.395), _rim(0.35, -0.76, 0.5, 0.8)]))
    bed = loft(np.array([_rim(0.17, -0.39, 0.29, 0.395), _rim(0.31, -0.67, 0.45, 0.66), _rim(0.24, -0.5, 0.35, 0.73)]))
    rng = np.random.default_rng(5)
    stalks = []
    for x, y, turn in rng.uniform((-0.26, -0.6, 0), (0.26, 0.4, np.pi), (110, 3)):
        reach = 0.14 * np.array([np.cos(turn), np.sin(turn), 0.25])
        middle = np.array((x, y, 0.72))
        stalks.append(rod(middle - reach, middle + reach, 0.009, segments=5))
    # A stalk whose middle is trimmed away would be left as a second piece.
    return max(common(union(bed, stalks), room).decompose(), key=Manifold.volume)


def _pumpkin(radius: float) -> Manifold:
    """Flattened ball with ten ribs, dented at both ends."""

    def move(p: np.ndarray) -> np.ndarray:
        round_z = np.hypot(p[:, 0], p[:, 1])
        rib = 1 + 0.09 * round_z * (np.abs(np.cos(5 * np.arctan2(p[:, 1], p[:, 0]))) - 0.6)
        dent = 0.8 - 0.3 * np.exp(-((round_z / 0.3) ** 2))
        return radius * np.column_stack([p[:, 0] * rib, p[:, 1] * rib, p[:, 2] * dent])

    return sphere(1, segments=40).warp_batch(move)
