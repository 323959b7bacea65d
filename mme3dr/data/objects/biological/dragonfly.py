"""An insect that hunts on the wing."""

import numpy as np
from scipy.spatial.transform import Rotation

from mme3dr.data.objects.biological._creature import near, pair, tube
from mme3dr.data.objects.biological._plant import blade
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import blend, bone, egg
from mme3dr.meshes.profiles import outline
from mme3dr.meshes.solids import cylinder, ellipsoid
from mme3dr.meshes.sweeps import lathe, plate
from mme3dr.records import Fact, Part


def _pose(turn: tuple[float, float, float], at: tuple[float, float, float]) -> np.ndarray:
    """Rigid move [3, 4]: turned by degrees about x, then y, then z, then moved to `at`."""
    return np.column_stack([Rotation.from_euler("xyz", turn, degrees=True).as_matrix(), at])


def _back(pose: np.ndarray, p: np.ndarray) -> np.ndarray:
    """Where the points [N, 3] were before the move."""
    return (p - pose[:, 3]) @ pose[:, :3]


_PERCH = _pose((-74, 0, 180), (0, -0.26, 1.72))
"""From lying level, head towards -y, to clinging head upwards to the front of a stem along z, tail standing off."""


def _dragonfly_wings(a: Assembly) -> None:
    """Two pairs, the hind ones broader at the root, with veins and a dark spot near each tip."""
    for part, length, broad, root, turn in (("fore_wing", 1.2, 0.25, -0.36, -11), ("hind_wing", 1.12, 0.33, -0.2, 15)):
        front = [(0, -0.05), (0.3 * length, -0.065), (0.8 * length, -0.06), (length, 0.03)]
        rear = [(0.92 * length, 0.15), (0.6 * length, broad - 0.03), (0.25 * length, broad), (0.03, 0.1)]
        place = _pose((0, -14, turn), (0.08, root, 0.13))

        def flat(p: np.ndarray, place: np.ndarray = place) -> np.ndarray:
            """Points of either wing in the frame of its outline."""
            level = _back(_PERCH, p)
            return _back(place, np.column_stack([np.abs(level[:, 0]), level[:, 1:]]))

        def veins(p: np.ndarray, length: float = length, broad: float = broad, flat=flat) -> np.ndarray:
            q = flat(p)
            along = q[:, 0] / length
            ribs = np.abs(np.sin(10 * (q[:, 1] + 0.05) / (broad + 0.05))) < 0.2
            return (along > 0.04) & (ribs | (np.sin(50 * along) > 0.9))

        def spot(p: np.ndarray, length: float = length, flat=flat) -> np.ndarray:
            return near((0.86 * length, -0.03, 0), (0.09, 0.06, 0.2))(flat(p))

        wing = plate(outline([*front, *rear], 56), 0.03, facing="up").refine_to_length(0.035).transform(place)
        a.add(part, [w.transform(_PERCH) for w in pair(wing)], marks=[("blue", veins), ("black", spot)])


def _dragonfly_body(a: Assembly) -> None:
    """Everything but wings and legs."""
    thorax = blend(
        egg((0, -0.24, 0), (0.17, 0.28, 0.19)), bone((0, -0.5, 0.0), (0, -0.35, 0), 0.07), soft=0.04, detail=36
    )
    a.add("thorax", thorax.transform(_PERCH), marks=[("lime", lambda p: np.sin(26 * _back(_PERCH, p)[:, 1]) > 0.55)])
    a.add("head", blend(egg((0, -0.6, -0.02), (0.15, 0.1, 0.12)), soft=0.02, detail=28).transform(_PERCH))
    a.add("eye", [e.transform(_PERCH) for e in pair(ellipsoid(0.135, 0.14, 0.15, (0.115, -0.63, 0.03), 28))])
    line = [(0, -0.05, 0.0), (0, 0.12, 0.02), (0, 0.5, 0.04), (0, 0.95, 0.03), (0, 1.22, 0.0), (0, 1.36, -0.02)]
    tail = tube(line, [0.13, 0.105, 0.075, 0.075, 0.095, 0.05], 18, 70).transform(_PERCH)
    a.add("abdomen", tail, marks=[("black", lambda p: np.sin(31 * _back(_PERCH, p)[:, 1] + 1) > 0.6)])
    a.add(
        "clasper",
        [
            c.transform(_PERCH)
            for c in pair(tube([(0.025, 1.33, 0), (0.05, 1.44, 0.0), (0.03, 1.52, 0)], [0.022, 0.02, 0.012], 10))
        ],
    )


def _reed(a: Assembly) -> None:
    """Bulrush standing in a disc of pond: stem, brown head, leaves."""
    a.add("pond", cylinder(0.85, 0.1, (0, 0, 0.05), segments=72))
    a.add("mud", lathe([(0, 0.06), (0.34, 0.06), (0.28, 0.14), (0.12, 0.2), (0, 0.21)]))
    a.add("stem", tube([(0, 0, 0.1), (0.01, 0, 1.2), (0, 0, 2.3), (0, 0, 3.2)], [0.06, 0.055, 0.045, 0.015], 14, 40))
    a.add("reed_head", tube([(0, 0, 2.42), (0, 0, 2.5), (0, 0, 2.82), (0, 0, 2.9)], [0.1, 0.14, 0.14, 0.1], 24, 24))
    for turn, reach, high in ((35, 0.75, 1.9), (160, 0.9, 1.5), (265, 0.45, 1.25)):
        leaf = blade(
            [(0.05, 0.1), (0.14, 0.6 * high), (0.4 * reach, high), (reach, 0.86 * high)],
            [0.06, 0.09, 0.085, 0.07, 0.01],
            0.03,
            0.25,
            24,
        )
        a.add("leaf", leaf.rotate((0, 0, turn)))


@reference_object(
    name="dragonfly on a bulrush",
    prompt="blue dragonfly resting on the stem of a bulrush by the pond, glassy wings spread flat",
    parts=[
        Part("thorax", 1, "blue", "chitin", False),
        Part("head", 1, "navy", "chitin", False),
        Part("eye", 2, "teal", "chitin", False),
        Part("abdomen", 1, "blue", "chitin", False),
        Part("clasper", 2, "black", "chitin", False),
        Part("fore_wing", 2, "sky blue", "glass", True),
        Part("hind_wing", 2, "sky blue", "glass", True),
        Part("leg", 6, "black", "chitin", False),
        Part("stem", 1, "green", "leaf", True),
        Part("reed_head", 1, "brown", "flesh", False),
        Part("leaf", 3, "dark green", "leaf", False),
        Part("mud", 1, "dark brown", "soil", False),
        Part("pond", 1, "turquoise", "water", False),
    ],
    facts=[
        Fact(
            "count",
            "Four long wings grow from the breast, two on each side.",
            "Two long wings grow from the breast, one on each side.",
            True,
            (
                "count(fore_wing) == 2 and count(hind_wing) == 2 and all_touch(fore_wing, thorax) "
                "and all_touch(hind_wing, thorax)"
            ),
        ),
        Fact(
            "proportion",
            "The tail part is long and as thin as a stick.",
            "The tail part is short and as round as a ball.",
            True,
            "height(abdomen) > 4.5 * width(abdomen) and height(abdomen) > 2 * height(thorax)",
        ),
        Fact(
            "proportion",
            "The eyes are so large that they take up most of the head.",
            "The eyes are so small that they hardly show on the head.",
            True,
            "volume(eye) > volume(head) and all_touch(eye, head)",
        ),
        Fact(
            "relation",
            "All six legs hold on to the stem.",
            "All six legs dangle in the air.",
            True,
            "count(leg) == 6 and all_touch(leg, stem) and all_touch(leg, thorax)",
        ),
        Fact(
            "relation",
            "A brown velvety head tops the reed, above the dragonfly.",
            "A brown velvety head lies in the water, below the dragonfly.",
            True,
            "on(reed_head, stem) and bottom(reed_head) > top(thorax) and colour(reed_head) == 'brown'",
        ),
        Fact(
            "symmetry",
            "The wings on the left mirror those on the right.",
            "The wings on the left are half as long as those on the right.",
            True,
            "mirror(fore_wing, 'x') and mirror(hind_wing, 'x')",
        ),
        Fact(
            "relation",
            "The reed grows out of mud in the water.",
            "The reed grows out of a dry clay pot.",
            True,
            "touches(stem, mud) and on(mud, pond) and material(pond) == 'water'",
        ),
        Fact(
            "colour",
            "The body is blue with darker rings on the tail part.",
            "The body is red with white spots on the tail part.",
            False,
            "colour(abdomen) == 'blue' and colour(thorax) == 'blue' and has_colour(abdomen, 'black')",
        ),
        Fact(
            "proportion",
            "Across the wings it measures more than from head to tail.",
            "Across the wings it measures less than half its length.",
            True,
            "width(fore_wing) > height(abdomen) + height(thorax)",
        ),
    ],
)
def dragonfly(a: Assembly) -> None:
    _reed(a)
    _dragonfly_body(a)
    _dragonfly_wings(a)
    for root, z, out in ((-0.42, 2.22, 0.22), (-0.3, 1.96, 0.28), (-0.18, 1.7, 0.26)):
        start = _PERCH @ [0.1, root, -0.1, 1]
        start[0] = abs(start[0])
        leg = tube(
            [start, (out, 0.3 * start[1], (start[2] + z) / 2 + 0.04), (0.05, -0.02, z)], [0.032, 0.028, 0.022], 10, 24
        )
        a.add("leg", pair(leg))
