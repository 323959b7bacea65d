"""An insect whose wings carry the picture."""

from collections.abc import Callable

import numpy as np
from manifold3d import Manifold
from scipy.spatial import cKDTree

from mme3dr.data.objects.biological._creature import near, pair, tube
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly, Mark
from mme3dr.meshes.organic import blend, egg
from mme3dr.meshes.profiles import outline
from mme3dr.meshes.solids import sphere
from mme3dr.meshes.sweeps import plate
from mme3dr.records import Fact, Part

_TURN = np.array([[-17, 0, 0], [0, -8, -15], [0, -15, 8]]) / 17
"""Rotation from the flat drawing, head towards -y, to head up and back towards -y."""
_LIFT = np.array([0, 0, 0.9])


def _place(*solids: Manifold) -> list[Manifold]:
    """Solids of the flat drawing in the insect's pose on the stem."""
    return [s.transform(np.column_stack([_TURN, _LIFT])) for s in solids]


def _on(test: Callable[[np.ndarray], np.ndarray]) -> Callable[[np.ndarray], np.ndarray]:
    """A mark's test of the flat drawing, for the posed insect."""
    return lambda p: test((p - _LIFT) @ _TURN)


def _wing(points: list, rays: tuple) -> tuple[Manifold, list[Mark]]:
    """Flat right wing and its marks: veins at the angles `rays` (degrees), a dark border and white dots in it."""
    shape = outline(points, 96)
    rim = cKDTree(np.vstack([c + t * (np.roll(c, -1, 0) - c) for c in shape.to_polygons() for t in (0, 0.33, 0.66)]))

    def depth(p: np.ndarray) -> np.ndarray:
        return rim.query(np.column_stack([np.abs(p[:, 0]), p[:, 1]]))[0]

    def border(p: np.ndarray) -> np.ndarray:
        return depth(p) < 0.095 + 0.05 * (p[:, 1] < -0.5)

    def veins(p: np.ndarray) -> np.ndarray:
        angle = np.degrees(np.arctan2(p[:, 1], np.abs(p[:, 0])))
        reach = np.hypot(p[:, 0], p[:, 1])
        return np.any([np.radians(np.abs(angle - ray)) * reach < 0.018 for ray in rays], axis=0) & (reach > 0.12)

    def dots(p: np.ndarray) -> np.ndarray:
        angle = np.arctan2(p[:, 1] + 0.1, np.abs(p[:, 0]) - 0.4)
        inner = (depth(p) > 0.03) & (depth(p) < 0.068) & (np.hypot(p[:, 0], p[:, 1]) > 0.55)
        return (np.sin(22 * angle) > 0.1) & inner

    marks = [("black", _on(veins)), ("black", _on(border)), ("white", _on(dots))]
    return plate(shape, 0.028, facing="up").refine_to_length(0.03), marks


def _legs_on_stem(a: Assembly) -> None:
    """Six legs, and the leafy stem they cling to."""
    legs = [
        tube(
            [(0.05, y, 0.28), (0.17, y + d, 0.24), (0.12, y + 1.6 * d, 0.12), (0.04, y + 1.8 * d, 0.06)],
            [0.024, 0.02, 0.018, 0.016],
            10,
        )
        for y, d in ((-0.16, -0.08), (-0.04, 0.03), (0.08, 0.1))
    ]
    a.add("leg", _place(*[side for leg in legs for side in pair(leg)]))
    twig = tube(
        [(0, 1.05, 0.02), (0, 0.5, 0.05), (0, -0.1, 0.02), (0, -0.5, 0.05), (0, -0.75, 0.12)],
        [0.045, 0.045, 0.045, 0.04, 0.03],
        16,
        40,
    )
    a.add("stem", _place(twig))
    leaf = plate(
        outline([(0, 0), (0.12, 0.08), (0.3, 0.1), (0.5, 0.0), (0.3, -0.1), (0.12, -0.08)], 40), 0.025, facing="up"
    ).refine_to_length(0.06)
    for at, spin in (((0.02, 0.72, 0.03), 40), ((-0.02, 0.85, 0.02), 150)):
        a.add("leaf", _place(leaf.rotate((0, 25, spin)).translate(at)))


@reference_object(
    name="monarch butterfly",
    prompt="monarch butterfly basking head up on a milkweed stem, wings spread wide open to the sun",
    parts=[
        Part("fore_wing", 2, "orange", "chitin", False),
        Part("hind_wing", 2, "orange", "chitin", False),
        Part("thorax", 1, "black", "fur", False),
        Part("abdomen", 1, "black", "chitin", False),
        Part("head", 1, "black", "chitin", False),
        Part("eye", 2, "dark brown", "chitin", False),
        Part("antenna", 2, "black", "chitin", False),
        Part("leg", 6, "black", "chitin", False),
        Part("stem", 1, "green", "leaf", True),
        Part("leaf", 2, "green", "leaf", False),
    ],
    facts=[
        Fact(
            "colour",
            "The wings are orange with black edges and veins.",
            "The wings are blue with yellow edges and veins.",
            True,
            "colour(fore_wing) == 'orange' and has_colour(fore_wing, 'black') and has_colour(hind_wing, 'black')",
        ),
        Fact(
            "colour",
            "White dots line the dark margins.",
            "Green dots line the dark margins.",
            True,
            "has_colour(fore_wing, 'white') and has_colour(hind_wing, 'white')",
        ),
        Fact(
            "count",
            "There are four wings, an upper pair and a lower pair.",
            "There are two wings, a single pair.",
            True,
            "count(fore_wing) == 2 and count(hind_wing) == 2 and z(fore_wing) > z(hind_wing)",
        ),
        Fact(
            "symmetry",
            "The left wings mirror the right wings.",
            "The left wings are much smaller than the right wings.",
            True,
            "mirror(fore_wing, 'x') and mirror(hind_wing, 'x')",
        ),
        Fact(
            "relation",
            "All wings grow from the thorax, behind the head.",
            "All wings grow from the tip of the abdomen.",
            True,
            "all_touch(fore_wing, thorax) and all_touch(hind_wing, thorax)",
        ),
        Fact(
            "existence",
            "Two thin feelers end in little clubs.",
            "Two feathery combs replace the feelers.",
            True,
            "count(antenna) == 2 and all_touch(antenna, head)",
        ),
        Fact(
            "proportion",
            "The wingspan is much wider than the body is long.",
            "The wingspan is narrower than the body is long.",
            True,
            "width(fore_wing) > 1.5 * (length(abdomen) + length(thorax))",
        ),
        Fact(
            "relation",
            "The legs cling to the stem.",
            "The legs wave in the air, away from the stem.",
            True,
            "count(leg) == 6 and all_touch(leg, stem)",
        ),
    ],
)
def monarch_butterfly(a: Assembly) -> None:
    fore = [
        (0.0, -0.06),
        (0.3, -0.34),
        (0.7, -0.66),
        (1.05, -0.78),
        (1.16, -0.68),
        (1.05, -0.4),
        (0.95, -0.12),
        (0.85, 0.06),
        (0.5, 0.08),
        (0.05, 0.06),
    ]
    hind = [(0.0, 0.0), (0.4, 0.02), (0.8, 0.1), (0.88, 0.32), (0.74, 0.6), (0.5, 0.74), (0.28, 0.62), (0.08, 0.3)]
    for part, points, rays, height in (
        ("fore_wing", fore, (-46, -32, -20, -8, 2), 0.03),
        ("hind_wing", hind, (10, 24, 40, 56, 72), 0.0),
    ):
        blade, marks = _wing(points, rays)
        lifted = blade.warp_batch(lambda p, h=height: np.column_stack([p[:, :2], p[:, 2] + 0.22 * p[:, 0] + 0.32 + h]))
        a.add(part, _place(*pair(lifted)), marks=marks)
    a.add(
        "thorax",
        _place(blend(egg((0, -0.05, 0.33), (0.1, 0.2, 0.1)), soft=0.02, detail=28)),
        marks=[("white", _on(lambda p: np.sin(60 * p[:, 1]) * np.sin(60 * p[:, 0]) > 0.8))],
    )
    a.add(
        "abdomen",
        _place(blend(egg((0, 0.34, 0.3), (0.075, 0.3, 0.075), (-4, 0, 0)), soft=0.02, detail=38)),
        marks=[("dark grey", _on(lambda p: np.sin(45 * p[:, 1]) > 0.6))],
    )
    a.add(
        "head",
        _place(blend(egg((0, -0.29, 0.34), (0.08, 0.075, 0.075)), soft=0.02, detail=22)),
        marks=[("white", _on(near((0, -0.36, 0.38), (0.02, 0.04, 0.03))))],
    )
    a.add("eye", _place(*pair(sphere(0.045, (0.06, -0.32, 0.36), 18))))
    a.add(
        "antenna",
        _place(
            *pair(
                tube(
                    [(0.03, -0.34, 0.4), (0.12, -0.55, 0.48), (0.24, -0.78, 0.52), (0.28, -0.84, 0.52)],
                    [0.016, 0.015, 0.016, 0.035],
                    12,
                )
            )
        ),
    )
    _legs_on_stem(a)
