"""Trees unlike any other."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.biological._plant import blade
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.solids import ellipsoid, rod, union
from mme3dr.meshes.sweeps import lathe, loft, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="baobab",
    prompt="ancient African baobab, the upside-down tree, alone on the dry savanna with its fruit ripe",
    parts=[
        Part("trunk", 1, "tan", "bark", False),
        Part("branch", 8, "tan", "bark", False),
        Part("foliage", 48, "green", "leaf", False),
        Part("fruit", 8, "bronze", "shell", True),
        Part("savanna", 1, "sand", "soil", True),
        Part("grass", 40, "amber", "leaf", False),
    ],
    facts=[
        Fact(
            "proportion",
            "The trunk is enormously thick, more than half as wide as it is high.",
            "The trunk is very slender, less than a tenth as wide as it is high.",
            True,
            "width(trunk) > 0.5 * height(trunk)",
        ),
        Fact(
            "relation",
            "Branches grow only from the top of the trunk.",
            "Branches grow from the trunk all the way down to the ground.",
            True,
            "all_touch(branch, trunk) and bottom(branch) > bottom(trunk) + 0.7 * height(trunk)",
        ),
        Fact(
            "style",
            "The bare branches spread out and taper like roots in the air.",
            "The branches hang straight down like the curtain of a willow.",
            True,
            "height(branch) < width(branch) and top(branch) > top(trunk) and count(branch) == 8",
        ),
        Fact(
            "proportion",
            "The leaves are small tufts, of far less bulk than the trunk.",
            "The leaves form one dense ball, of far more bulk than the trunk.",
            True,
            "volume(foliage) < 0.6 * volume(trunk) and count(foliage) > 20",
        ),
        Fact(
            "relation",
            "The leaves sit only at the ends of the branches.",
            "The leaves sit in a ring about the foot of the trunk.",
            True,
            "bottom(foliage) > top(trunk) and all_touch(foliage, branch)",
        ),
        Fact(
            "relation",
            "Oval fruits hang from the branches on long stalks.",
            "Oval fruits lie in a heap at the foot of the tree.",
            True,
            "all_touch(fruit, branch) and z(fruit) < z(branch) and bottom(fruit) > z(trunk)",
        ),
        Fact(
            "colour",
            "The bark is a pale greyish tan.",
            "The bark is black with white bands.",
            True,
            "colour(trunk) == 'tan' and colour(branch) == 'tan'",
        ),
        Fact(
            "existence",
            "Only tufts of dry yellow grass grow round the tree.",
            "Only a ring of snow and ice lies round the tree.",
            True,
            "count(grass) > 20 and colour(grass) == 'amber' and all_touch(grass, savanna)",
        ),
    ],
)
def baobab(a: Assembly) -> None:
    a.add("savanna", lathe([(0, -0.12), (1.85, -0.12), (1.78, 0.0), (0, 0.04)], segments=56))
    a.add("trunk", _trunk())
    leaves = union(
        ellipsoid(0.2, 0.2, 0.1, (0, 0, 0.03), 12),
        ellipsoid(0.13, 0.15, 0.09, (0.14, 0.08, 0.08), 10),
        ellipsoid(0.14, 0.12, 0.09, (-0.1, -0.12, 0.07), 10),
    )
    for i in range(8):
        _limb(a, i, leaves)
    spear = blade([(0, -0.02), (0.03, 0.14), (0.1, 0.26)], [0.035, 0.03, 0.004], 0.02, 0.2, 6, 4)
    tuft = union(ring(spear, 3))
    for i in range(40):
        t, r = np.radians(137.5 * i), 1.25 + 0.46 * ((7 * i) % 10) / 10
        a.add("grass", tuft.rotate((0, 0, 50 * i)).translate((r * np.cos(t), r * np.sin(t), 0)))


def _trunk() -> Manifold:
    """Bottle-shaped trunk with folds in the bark that run out into roots."""
    turn = np.linspace(0, 2 * np.pi, 64, endpoint=False)
    profile = np.array(
        [
            (-0.04, 1.06),
            (0.1, 0.94),
            (0.3, 0.86),
            (0.7, 0.86),
            (1.2, 0.88),
            (1.7, 0.82),
            (2.1, 0.7),
            (2.4, 0.56),
            (2.6, 0.42),
            (2.7, 0.2),
        ]
    )
    rows = []
    for z in np.linspace(-0.04, 2.7, 26):
        r = np.interp(z, profile[:, 0], profile[:, 1])
        root = 0.16 * np.exp(-max(z, 0) / 0.22) * np.cos(7 * turn + 0.5)
        fold = 0.045 * np.cos(9 * turn + 0.9 * np.sin(1.6 * z)) + 0.025 * np.cos(17 * turn - 0.8 * z)
        r = r * (1 + fold + root)
        rows.append(np.column_stack([r * np.cos(turn), r * np.sin(turn), np.full(64, z)]))
    return loft(np.array(rows))


def _limb(a: Assembly, number: int, leaves: Manifold) -> None:
    """One main branch that forks twice, with tufts of leaves at its tips and a fruit below."""
    inner = number % 2
    turn = 45.0 * number + 9 * np.sin(5.0 * number)
    reach, rise = (0.95, 1.15) if inner else (1.35, 0.72)
    fork = np.array([reach, 0, 2.35 + rise])
    wood = [_bough((0.15, 0, 2.25), (0.5 * reach + 0.1, 0, 2.35 + 0.42 * rise), fork, 0.24, 0.12)]
    for k, side in enumerate((-0.62, 0.0, 0.62)):
        knee = np.add(fork, (0.42 - 0.3 * abs(side), 0.8 * side, 0.24 + 0.1 * ((number + k) % 3)))
        wood.append(
            _bough(np.add(fork, (-0.04, 0, -0.03)), np.add((fork + knee) / 2, (0, 0, -0.05)), knee, 0.115, 0.06)
        )
        for spread in (-1, 1):
            tip = np.add(knee, (0.22, 0.24 * spread + 0.2 * side, 0.2 + 0.06 * ((number + k) % 2)))
            wood.append(
                _bough(np.add(knee, (-0.02, 0, -0.02)), np.add((knee + tip) / 2, (0.03, 0, -0.03)), tip, 0.06, 0.03)
            )
            size = 1 + 0.15 * np.sin(3.1 * number + 2 * k + spread)
            tuft = leaves.scale((size, size, size)).rotate((0, 0, 67 * number + 40 * k)).translate(tuple(tip))
            a.add("foliage", tuft.rotate((0, 0, turn)))
    a.add("branch", union(wood).rotate((0, 0, turn)))
    stalk = rod((reach, 0, fork[2] + 0.02), (reach, 0, fork[2] - 0.46), 0.02, segments=6)
    a.add("fruit", union(stalk, ellipsoid(0.095, 0.095, 0.16, (reach, 0, fork[2] - 0.56), 16)).rotate((0, 0, turn)))


def _bough(start, middle, end, radius: float, end_radius: float) -> Manifold:
    """Length of branch, tapering along a bend."""
    return sweep(spline([tuple(start), tuple(middle), tuple(end)], 8), [radius, end_radius], segments=9)
