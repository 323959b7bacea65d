"""A fish of the coral reef."""

import numpy as np
from manifold3d import Manifold
from scipy.interpolate import PchipInterpolator
from scipy.spatial import cKDTree
from scipy.spatial.transform import Rotation

from mme3dr.data.objects.biological._creature import pair, tube
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly, Mark
from mme3dr.meshes.profiles import outline
from mme3dr.meshes.solids import sphere
from mme3dr.meshes.sweeps import loft, plate
from mme3dr.records import Fact, Part


def _fin(points: list, rim: float) -> tuple[Manifold, Mark]:
    """Fin drawn in (y, z), and the mark for its black rim."""
    shape = outline(points, 72)
    edge = cKDTree(np.vstack([c + f * (np.roll(c, -1, 0) - c) for c in shape.to_polygons() for f in (0, 0.5)]))
    fin = plate(shape, 0.045, facing="side").refine_to_length(0.04)
    return fin, ("black", lambda p: edge.query(p[:, 1:])[0] < rim)


def _upright_fins(a: Assembly) -> None:
    """Fins in the plane of symmetry."""
    for part, points in (
        (
            "dorsal_fin",
            [
                (-0.45, 0.4),
                (-0.3, 0.62),
                (-0.05, 0.64),
                (0.1, 0.56),
                (0.3, 0.66),
                (0.55, 0.6),
                (0.7, 0.36),
                (0.62, 0.18),
                (0.2, 0.3),
            ],
        ),
        (
            "tail_fin",
            [
                (0.86, 0.0),
                (0.95, 0.17),
                (1.2, 0.36),
                (1.4, 0.28),
                (1.46, 0.02),
                (1.4, -0.24),
                (1.2, -0.32),
                (0.95, -0.13),
            ],
        ),
        ("anal_fin", [(0.25, -0.3), (0.3, -0.52), (0.5, -0.58), (0.68, -0.42), (0.68, -0.14), (0.45, -0.2)]),
    ):
        solid, rim = _fin(points, 0.045)
        a.add(part, solid, marks=[rim])


def _paired_fins(a: Assembly) -> None:
    """Fins at the sides and under the belly."""
    for part, points, turn, at in (
        (
            "pectoral_fin",
            [(0, 0.08), (0.2, 0.2), (0.4, 0.16), (0.45, -0.04), (0.34, -0.2), (0.14, -0.16), (0, -0.08)],
            (0, 0, -32),
            (0.25, -0.22, -0.08),
        ),
        (
            "pelvic_fin",
            [(0, 0.06), (0.14, 0.0), (0.26, -0.18), (0.2, -0.34), (0.06, -0.26), (-0.06, -0.04)],
            (0, -16, 0),
            (0.1, -0.24, -0.32),
        ),
    ):
        solid, (colour, rim) = _fin(points, 0.04)
        frame = Rotation.from_euler("xyz", turn, degrees=True).as_matrix()

        def edge(p: np.ndarray, rim=rim, frame=frame, at=at) -> np.ndarray:
            right = np.column_stack([np.abs(p[:, 0]), p[:, 1:]])
            return rim((right - at) @ frame)

        a.add(part, pair(solid.rotate(turn).translate(at)), marks=[(colour, edge)])


@reference_object(
    name="clownfish",
    prompt="an orange clownfish with its bold white bands, the kind that lives among sea anemones",
    parts=[
        Part("body", 1, "orange", "scale", True),
        Part("eye", 2, "amber", "glass", False),
        Part("dorsal_fin", 1, "orange", "skin", False),
        Part("tail_fin", 1, "orange", "skin", False),
        Part("anal_fin", 1, "orange", "skin", False),
        Part("pectoral_fin", 2, "orange", "skin", False),
        Part("pelvic_fin", 2, "orange", "skin", False),
        Part("mouth", 1, "terracotta", "skin", False),
    ],
    facts=[
        Fact(
            "colour",
            "White bands edged in black cross the orange body.",
            "Blue bands edged in yellow run along the orange body.",
            False,
            "has_colour(body, 'white') and has_colour(body, 'black') and colour(body) == 'orange'",
        ),
        Fact(
            "count",
            "One pair of side fins paddles behind the gills.",
            "Four pairs of side fins paddle behind the gills.",
            True,
            "count(pectoral_fin) == 2 and mirror(pectoral_fin, 'x')",
        ),
        Fact(
            "relation",
            "The tail fin is upright, at the end opposite the mouth.",
            "The tail fin lies level like a whale's fluke.",
            True,
            "height(tail_fin) > 3 * width(tail_fin) and back(tail_fin) > back(body) and front(mouth) < y(body)",
        ),
        Fact(
            "relation",
            "A long fin runs along the top of the back.",
            "The top of the back is smooth and finless.",
            True,
            "top(dorsal_fin) > top(body) and depth(dorsal_fin) > 0.4 * depth(body)",
        ),
        Fact(
            "proportion",
            "The body is flattened: taller than it is thick.",
            "The body is a ball, as thick as it is tall.",
            True,
            "height(body) > 1.4 * width(body)",
        ),
        Fact(
            "colour",
            "The edges of the fins are black.",
            "The edges of the fins are green.",
            True,
            "has_colour(tail_fin, 'black') and has_colour(dorsal_fin, 'black')",
        ),
        Fact(
            "symmetry",
            "There is one eye on each side of the head.",
            "Both eyes are on one side of the head.",
            True,
            "count(eye) == 2 and mirror(eye, 'x') and y(eye) < y(body)",
        ),
        Fact(
            "relation",
            "The belly fins hang below the body.",
            "The belly fins stand on top of the head.",
            True,
            "bottom(pelvic_fin) < bottom(body) and z(pelvic_fin) < z(body)",
        ),
    ],
)
def clownfish(a: Assembly) -> None:
    stations = np.array(
        [
            (-0.98, 0.02, 0.06, 0.07),
            (-0.9, 0.02, 0.13, 0.17),
            (-0.7, 0.03, 0.22, 0.31),
            (-0.4, 0.04, 0.28, 0.42),
            (0.0, 0.03, 0.27, 0.45),
            (0.4, 0.02, 0.2, 0.36),
            (0.7, 0.02, 0.12, 0.23),
            (0.88, 0.02, 0.075, 0.17),
            (0.98, 0.02, 0.04, 0.16),
        ]
    )
    y = np.linspace(-0.98, 0.98, 90)
    z, w, h = PchipInterpolator(stations[:, 0], stations[:, 1:])(y).T
    t = np.linspace(0, 2 * np.pi, 64, endpoint=False)
    rings = np.stack(
        [w[:, None] * np.cos(t), np.broadcast_to(y[:, None], (90, 64)), z[:, None] + h[:, None] * np.sin(t)], -1
    )

    def off(p: np.ndarray, y0: float, bow: float) -> np.ndarray:
        """Distance along the fish from a band bent by `bow`."""
        return np.abs(p[:, 1] - y0 + bow * (p[:, 2] / 0.45) ** 2)

    bands = [(-0.46, 0.13, 0.08), (0.1, 0.13, -0.1), (0.74, 0.075, 0.0)]
    marks = [("black", lambda p, b=b: off(p, b[0], b[2]) < b[1] + 0.035) for b in bands]
    marks += [("white", lambda p, b=b: off(p, b[0], b[2]) < b[1]) for b in bands]
    a.add("body", loft(rings), marks=marks)
    a.add("mouth", tube([(-0.05, -0.95, -0.05), (0, -1.0, -0.045), (0.05, -0.95, -0.05)], [0.03, 0.035, 0.03], 12))
    a.add(
        "eye",
        pair(sphere(0.075, (0.185, -0.74, 0.13), 28)),
        marks=[("black", lambda p: np.abs(p[:, 0]) - 0.4 * p[:, 1] > 0.533)],
    )

    _upright_fins(a)
    _paired_fins(a)
