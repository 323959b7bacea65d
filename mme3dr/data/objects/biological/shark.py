"""A fish of the open sea."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.biological._creature import pair, tube
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import blend, limb
from mme3dr.meshes.profiles import outline
from mme3dr.meshes.solids import sphere, union
from mme3dr.meshes.sweeps import plate
from mme3dr.records import Fact, Part


def _blade(points: list, thickness: float) -> Manifold:
    """Flat fin drawn in (y, z), thinning from its first point towards its tips."""
    root = np.array(points[0])
    far = np.linalg.norm(np.subtract(points, root), axis=1).max()

    def thin(p: np.ndarray) -> np.ndarray:
        away = np.clip(np.linalg.norm(p[:, 1:] - root, axis=1) / far, 0, 1)
        return np.column_stack([p[:, 0] * (1 - 0.65 * away), p[:, 1:]])

    return plate(outline(points, 64), thickness, facing="side").refine_to_length(0.06).warp_batch(thin)


def _hammer(a: Assembly) -> None:
    """Head, eyes and mouth."""
    bar = outline(
        [
            (0, -1.3),
            (0.2, -1.28),
            (0.42, -1.2),
            (0.56, -1.14),
            (0.58, -1.03),
            (0.5, -0.98),
            (0.25, -1.0),
            (0.12, -0.92),
            (-0.12, -0.92),
            (-0.25, -1.0),
            (-0.5, -0.98),
            (-0.58, -1.03),
            (-0.56, -1.14),
            (-0.42, -1.2),
            (-0.2, -1.28),
        ],
        90,
    )
    lens = plate(bar, 0.13, (0, 0, 0.02), facing="up")
    wing = blend(
        limb(
            [(-0.55, -1.07, 0.02), (-0.25, -1.12, 0.02), (0, -1.14, 0.02), (0.25, -1.12, 0.02), (0.55, -1.07, 0.02)],
            [0.075, 0.085, 0.1, 0.085, 0.075],
        ),
        soft=0.02,
        detail=48,
    )
    a.add(
        "hammer",
        union(lens, wing, tube([(0, -1.1, 0.01), (0, -0.85, 0.02)], [0.1, 0.14])),
        marks=[("white", lambda p: p[:, 2] < -0.035)],
    )
    a.add("eye", pair(sphere(0.055, (0.6, -1.09, 0.02), 20)))
    a.add(
        "mouth",
        tube(
            [
                (-0.14, -0.86, -0.1),
                (-0.08, -0.97, -0.085),
                (0, -1.0, -0.08),
                (0.08, -0.97, -0.085),
                (0.14, -0.86, -0.1),
            ],
            [0.022] * 5,
            10,
        ),
    )


def _fins(a: Assembly) -> None:
    """All fins but the head's."""
    a.add(
        "dorsal_fin",
        _blade(
            [(-0.2, 0.15), (-0.06, 0.42), (0.1, 0.76), (0.2, 0.78), (0.17, 0.5), (0.22, 0.3), (0.36, 0.18), (0.1, 0.1)],
            0.07,
        ),
    )
    a.add(
        "dorsal_fin", _blade([(0.68, 0.1), (0.76, 0.22), (0.85, 0.25), (0.86, 0.16), (0.93, 0.1), (0.8, 0.06)], 0.045)
    )
    a.add(
        "tail_fin",
        _blade(
            [
                (1.05, 0.1),
                (1.2, 0.26),
                (1.48, 0.72),
                (1.6, 0.8),
                (1.52, 0.5),
                (1.36, 0.16),
                (1.36, -0.02),
                (1.42, -0.24),
                (1.28, -0.16),
                (1.1, 0.02),
            ],
            0.06,
        ),
    )
    side = [(0.1, -0.42), (0.32, -0.3), (0.62, 0.02), (0.7, 0.16), (0.5, 0.04), (0.3, -0.06), (0.12, -0.1)]
    fin = (
        plate(outline(side, 64), 0.045, facing="up").refine_to_length(0.06).rotate((0, 16, 0)).translate((0, 0, -0.02))
    )
    a.add("pectoral_fin", pair(fin))
    small = [(0.05, 0.42), (0.16, 0.48), (0.28, 0.64), (0.26, 0.68), (0.08, 0.6)]
    a.add("pelvic_fin", pair(plate(outline(small, 40), 0.035, facing="up").rotate((0, 24, 0)).translate((0, 0, -0.03))))


@reference_object(
    name="great hammerhead shark",
    prompt="A hammerhead shark cruising, seen as if from a diving cage; its tall back fin cuts the water.",
    parts=[
        Part("body", 1, "grey", "skin", False),
        Part("hammer", 1, "grey", "skin", False),
        Part("eye", 2, "black", "glass", False),
        Part("dorsal_fin", 2, "grey", "skin", True),
        Part("pectoral_fin", 2, "grey", "skin", False),
        Part("pelvic_fin", 2, "grey", "skin", False),
        Part("tail_fin", 1, "grey", "skin", False),
        Part("gill_slit", 10, "dark grey", "skin", False),
        Part("mouth", 1, "dark red", "skin", False),
    ],
    facts=[
        Fact(
            "proportion",
            "The head spreads sideways into a bar much wider than the body.",
            "The head tapers to a narrow point.",
            False,
            "width(hammer) > 1.8 * width(body)",
        ),
        Fact(
            "relation",
            "The eyes sit at the two ends of the hammer.",
            "The eyes sit close together in the middle of the hammer.",
            True,
            "width(eye) > 0.9 * width(hammer) and all_touch(eye, hammer)",
        ),
        Fact(
            "colour",
            "The belly is white under a grey back.",
            "The belly is black under a yellow back.",
            True,
            "has_colour(body, 'white') and colour(body) == 'grey'",
        ),
        Fact(
            "count",
            "Five gill slits mark each side.",
            "A single gill slit marks each side.",
            True,
            "count(gill_slit) == 10 and all_touch(gill_slit, body)",
        ),
        Fact(
            "relation",
            "The tail fin stands upright, its upper lobe longer.",
            "The tail fin lies level like a dolphin's.",
            True,
            "height(tail_fin) > 3 * width(tail_fin) and z(tail_fin) > z(body)",
        ),
        Fact(
            "relation",
            "The mouth is on the underside, behind the front edge of the head.",
            "The mouth is on top of the head.",
            True,
            "bottom(mouth) < z(body) and front(mouth) > front(hammer)",
        ),
        Fact(
            "relation",
            "The side fins stick out behind the gills.",
            "The side fins stick out of the tail.",
            True,
            "mirror(pectoral_fin, 'x') and y(pectoral_fin) > y(gill_slit) and y(pectoral_fin) < y(body)",
        ),
        Fact(
            "material",
            "The skin is bare, without fur or feathers.",
            "The skin is covered with shaggy fur.",
            True,
            "material(body) == 'skin'",
        ),
    ],
)
def hammerhead_shark(a: Assembly) -> None:
    path = [
        (0, -1.0, 0.0),
        (0, -0.85, 0.02),
        (0, -0.5, 0.05),
        (0, 0.0, 0.06),
        (0, 0.5, 0.05),
        (0, 0.95, 0.06),
        (0, 1.15, 0.08),
    ]
    body = tube(path, [0.1, 0.14, 0.2, 0.225, 0.15, 0.065, 0.05], 40, 80).scale((1.05, 1, 1.25))
    a.add("body", body, marks=[("white", lambda p: p[:, 2] < -0.01 + 0.02 * np.sin(9 * p[:, 1]))])
    _hammer(a)
    _fins(a)
    for k in range(5):
        y = -0.7 + 0.075 * k
        bow = 1.03 * (0.165 + 0.06 * (y + 0.7))
        slit = tube(
            [(bow * np.cos(t) + 0.004, y, 0.05 + 1.22 * bow * np.sin(t)) for t in np.radians([-38, 0, 42])],
            [0.015, 0.02, 0.015],
            8,
        )
        a.add("gill_slit", pair(slit))
