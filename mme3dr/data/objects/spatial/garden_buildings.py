"""Light buildings for a garden."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import beam, box, common, prism, pyramid, rod, sphere, union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part

_RADIUS, _FLOOR, _EAVES = 1.5, 0.3, 2.75
"""Distance of the posts from the middle, height of the floor and of the lower edge of the roof."""


def _side(turn: float, solid: Manifold) -> Manifold:
    """A solid built upright before the middle of the front side (x along it, y = 0 on the line of the posts) put on
    the side that lies `turn` degrees further round."""
    return solid.translate((0, -_RADIUS * np.cos(np.pi / 6), 0)).rotate((0, 0, turn))


def _lattice(wide: float, low: float, high: float, pitch: float) -> Manifold:
    """Crossed diagonal laths in a frame."""
    reach = high - low
    laths = []
    for x in np.arange(-wide / 2 - reach, wide / 2 + 0.01, pitch):
        laths.append(beam((x, -0.012, low), (x + reach, -0.012, high), 0.024, 0.05, 0))
        laths.append(beam((x + reach, 0.012, low), (x, 0.012, high), 0.024, 0.05, 0))
    inside = common(union(laths), box(wide, 0.2, reach, (0, 0, (low + high) / 2), 0))
    rails = [box(wide, 0.1, 0.09, (0, 0, z), 0.015) for z in (low, high)]
    return union(inside, rails)


def _roof(a: Assembly) -> None:
    """Six-sided roof with ridges, and its finial."""
    eave = _RADIUS + 0.34
    peak = 1.35
    shell = [pyramid(6, eave, peak, (0, 0, _EAVES + 0.1 + peak / 2)), prism(6, eave, 0.12, (0, 0, _EAVES + 0.06))]
    courses = [prism(6, eave * (1 - k / 6) + 0.035, 0.04, (0, 0, _EAVES + 0.12 + k * peak / 6)) for k in range(6)]
    a.add("roof", union(shell, courses))
    ridge = rod((eave + 0.03, 0, _EAVES + 0.1), (0.05, 0, _EAVES + 0.1 + peak), 0.05)
    a.add("ridge", union(ring(ridge, 6)))
    turned = [(0, 0), (0.16, 0), (0.13, 0.1), (0.05, 0.16), (0.12, 0.28), (0.1, 0.38), (0.03, 0.44), (0.0, 0.66)]
    a.add("finial", lathe(turned, segments=24).translate((0, 0, _EAVES + peak + 0.02)))


def _roses(a: Assembly) -> None:
    """A rose winding up each post of the entrance."""
    flower = union(
        sphere(0.075, (0, 0, 0), 12),
        *[
            sphere(0.062, (0.06 * np.cos(t), 0.06 * np.sin(t), 0.02 * (-1) ** k), 12)
            for k, t in enumerate(np.arange(5) * 1.257)
        ],
    )
    leaf = plate(polygon([(0, 0), (0.06, 0.06), (0.06, 0.13), (0, 0.2), (-0.06, 0.13), (-0.06, 0.06)]), 0.03)
    for post in (240, 300):
        middle = _RADIUS * np.array([np.cos(np.radians(post)), np.sin(np.radians(post))])
        turns = np.linspace(0, 5 * np.pi, 60) + post
        heights = np.linspace(_FLOOR, _EAVES - 0.1, 60)
        path = np.column_stack([middle[0] + 0.14 * np.cos(turns), middle[1] + 0.14 * np.sin(turns), heights])
        leaves = []
        for k, i in enumerate(range(4, 60, 3)):
            out = np.degrees(turns[i])
            leaves.append(leaf.rotate((0, 50 * (-1) ** k, 0)).rotate((0, 0, out + 90)).translate(tuple(path[i])))
        a.add("vine", union(sweep(path, 0.035, segments=8), leaves))
        for i in range(6, 60, 8):
            out = np.array([np.cos(turns[i]), np.sin(turns[i]), 0])
            a.add("rose", flower.translate(tuple(path[i] + 0.06 * out)))


@reference_object(
    name="hexagonal gazebo",
    prompt=(
        "white hexagonal gazebo with waist-high trellis, open at the front, roses climbing there, and a pointed teal "
        "roof"
    ),
    parts=[
        Part("floor", 1, "tan", "wood", False),
        Part("plinth", 1, "light grey", "stone", False),
        Part("step", 1, "light grey", "stone", False),
        Part("post", 6, "white", "painted wood", False),
        Part("trellis", 5, "white", "painted wood", True),
        Part("frieze", 6, "white", "painted wood", False),
        Part("roof", 1, "teal", "wood", True),
        Part("ridge", 1, "white", "painted wood", False),
        Part("finial", 1, "gold", "metal", False),
        Part("vine", 2, "dark green", "leaf", True),
        Part("rose", 14, "pink", "petal", True),
    ],
    facts=[
        Fact(
            "symmetry",
            "The posts stand at the corners of a regular hexagon.",
            "The posts stand in two straight rows of three.",
            True,
            "count(post) == 6 and even(post) and level(post)",
        ),
        Fact(
            "count",
            "Trellis closes five of the six sides.",
            "Trellis closes all six of the sides.",
            True,
            "count(trellis) == 5 and alike(trellis) and all_touch(trellis, post)",
        ),
        Fact(
            "relation",
            "A step leads up to the side without trellis.",
            "A step leads up to the back, against the trellis.",
            True,
            "front(step) < front(trellis) and front(step) < front(floor) and top(step) < top(floor)",
        ),
        Fact(
            "proportion",
            "The roof sticks out beyond the posts all round.",
            "The roof is smaller than the ring of posts.",
            True,
            "width(roof) > 1.1 * width(post) and depth(roof) > 1.1 * depth(post) and above(roof, post)",
        ),
        Fact(
            "relation",
            "Roses wind up the two posts beside the entrance.",
            "Roses wind up the two posts at the very back.",
            False,
            "count(vine) == 2 and all_touch(vine, post) and all_touch(rose, vine) and back(vine) < y(floor)",
        ),
        Fact(
            "colour",
            "The woodwork is white below a teal roof.",
            "The woodwork is black below a red roof.",
            False,
            "colour(post) == 'white' and colour(trellis) == 'white' and colour(roof) == 'teal'",
        ),
        Fact(
            "existence",
            "A turned finial crowns the tip of the roof.",
            "A brick chimney crowns the tip of the roof.",
            True,
            "on(finial, roof) and top(finial) > top(roof)",
        ),
        Fact(
            "proportion",
            "The trellis ends well below the middle of the posts' height.",
            "The trellis reaches right up to the tops of the posts.",
            True,
            "top(trellis) < bottom(post) + 0.5 * height(post)",
        ),
        Fact(
            "relation",
            "The floor is raised above the ground on a plinth.",
            "The floor is sunk below the ground in a pit.",
            True,
            "on(floor, plinth) and bottom(floor) > bottom(plinth) and bottom(step) <= bottom(plinth) + 0.01",
        ),
    ],
)
def gazebo(a: Assembly) -> None:
    a.add("plinth", prism(6, _RADIUS + 0.24, 0.22, (0, 0, 0.11)))
    slab = prism(6, _RADIUS + 0.18, 0.1, (0, 0, _FLOOR - 0.05))
    boards = [box(0.19, 4, 0.3, (x, 0, _FLOOR), 0.012) for x in np.arange(-1.8, 1.81, 0.2)]
    a.add("floor", union(common(slab, union(boards)), prism(6, _RADIUS + 0.16, 0.08, (0, 0, _FLOOR - 0.05))))
    a.add("step", box(1.1, 0.5, 0.15, (0, -_RADIUS * np.cos(np.pi / 6) - 0.4, 0.075), 0.03))
    tall = _EAVES - _FLOOR
    shaft = union(
        box(0.17, 0.17, tall, (_RADIUS, 0, _FLOOR + tall / 2), 0.025),
        box(0.24, 0.24, 0.16, (_RADIUS, 0, _FLOOR + 0.08), 0.025),
        box(0.24, 0.24, 0.08, (_RADIUS, 0, _EAVES - 0.32), 0.02),
    )
    a.add("post", ring(shaft, 6))
    wide = _RADIUS - 0.14
    a.add(
        "trellis", [_side(turn, _lattice(wide, _FLOOR + 0.14, _FLOOR + 0.98, 0.21)) for turn in np.arange(60, 360, 60)]
    )
    a.add("frieze", [_side(turn, _lattice(wide, _EAVES - 0.26, _EAVES - 0.03, 0.12)) for turn in np.arange(0, 360, 60)])
    _roof(a)
    _roses(a)
