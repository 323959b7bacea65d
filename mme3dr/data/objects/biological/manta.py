"""A ray of the open sea."""

import numpy as np
from manifold3d import Manifold
from scipy.interpolate import PchipInterpolator

from mme3dr.data.objects.biological._creature import near, pair, tube
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import blend, egg
from mme3dr.meshes.profiles import outline
from mme3dr.meshes.solids import capsule, sphere
from mme3dr.meshes.sweeps import loft, plate
from mme3dr.records import Fact, Part

_SPAN = np.array([0.0, 0.12, 0.3, 0.6, 0.95, 1.3, 1.55, 1.68])
_FRONT = PchipInterpolator(_SPAN, [-0.62, -0.61, -0.6, -0.5, -0.3, 0.02, 0.36, 0.62])
_REAR = PchipInterpolator(_SPAN, [0.86, 0.82, 0.66, 0.44, 0.36, 0.42, 0.56, 0.68])
_THICK = PchipInterpolator(_SPAN, [0.2, 0.195, 0.17, 0.1, 0.06, 0.04, 0.03, 0.015])
_LIFT = PchipInterpolator(_SPAN, [0.0, 0.0, 0.01, 0.1, 0.28, 0.52, 0.7, 0.76])
"""Wing by distance from the middle: leading edge, trailing edge, half thickness, height of its middle."""


def _wings() -> Manifold:
    """Disc of the ray in one piece from wing tip to wing tip."""
    angle = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    rings = []
    for x in np.concatenate([-np.linspace(1.675, 0.02, 44), np.linspace(0.02, 1.675, 44)]):
        w = abs(x)
        half, middle = (_REAR(w) - _FRONT(w)) / 2, (_REAR(w) + _FRONT(w)) / 2
        blunt = np.cos(angle) * half
        fade = (1 - 0.45 * np.cos(angle)) * _THICK(w)  # thicker towards the front
        rings.append(np.column_stack([0 * angle + x, middle + blunt, _LIFT(w) + np.sin(angle) * fade]))
    return loft(np.array(rings)).refine_to_length(0.05)


def _below(p: np.ndarray) -> np.ndarray:
    """White underside."""
    w = np.minimum(np.abs(p[:, 0]), 1.68)
    return p[:, 2] < _LIFT(w) - 0.12 * _THICK(w)


def _shoulders(p: np.ndarray) -> np.ndarray:
    """Two pale patches behind the head, on the back."""
    middle = np.column_stack([np.abs(p[:, 0]) - 0.36, p[:, 1] + 0.2 - 0.35 * (np.abs(p[:, 0]) - 0.36), p[:, 2]])
    return (middle[:, 0] ** 2 / 0.075 + middle[:, 1] ** 2 / 0.012 < 1) & (p[:, 2] > 0.03)


def _head(a: Assembly) -> None:
    """Horns, mouth, eyes."""
    paddle = [(0, 0.07), (-0.25, 0.1), (-0.44, 0.07), (-0.52, -0.02), (-0.42, -0.1), (-0.2, -0.1), (0, -0.08)]
    horn = plate(outline(paddle, 48), 0.075, facing="side").refine_to_length(0.06)
    curled = horn.warp_batch(lambda p: np.column_stack([p[:, 0] - 0.9 * p[:, 1] ** 2, p[:, 1:]]))
    a.add(
        "head_fin",
        pair(curled.rotate((0, 12, 4)).translate((0.38, -0.52, 0.0))),
        marks=[("white", lambda p: (np.abs(p[:, 0]) < 0.345 + 0.1 * p[:, 1] + 0.05) & (p[:, 2] < 0.02))],
    )
    a.add(
        "eye",
        pair(sphere(0.062, (0.43, -0.54, 0.05), 20)),
        marks=[("white", near((s * 0.47, -0.59, 0.075), (0.03, 0.03, 0.03))) for s in (-1, 1)],
    )
    lips = blend(egg((0, -0.6, 0.0), (0.3, 0.07, 0.085)), soft=0.02, detail=44)
    a.add("mouth", lips)


@reference_object(
    name="manta ray",
    prompt="Gliding manta ray with its wings on the upstroke, as a diver meets it over the reef",
    parts=[
        Part("body", 1, "navy", "skin", False),
        Part("head_fin", 2, "navy", "skin", False),
        Part("mouth", 1, "black", "skin", False),
        Part("eye", 2, "black", "glass", False),
        Part("tail", 1, "navy", "skin", False),
        Part("back_fin", 1, "navy", "skin", False),
        Part("gill", 10, "dark grey", "skin", False),
    ],
    facts=[
        Fact(
            "proportion",
            "Across the wings it is much wider than the body is long.",
            "Across the wings it is much narrower than the body is long.",
            True,
            "width(body) > 1.7 * depth(body)",
        ),
        Fact(
            "relation",
            "The wing tips are raised above the back.",
            "The wing tips hang down below the belly.",
            False,
            "top(body) > top(back_fin) + 0.1 * width(body)",
        ),
        Fact(
            "count",
            "Two flat lobes point forwards like horns beside the mouth.",
            "One long sword points forwards like a spike above the mouth.",
            True,
            (
                "count(head_fin) == 2 and front(head_fin) < front(mouth) and left(head_fin) < left(mouth) "
                "and mirror(head_fin, 'x')"
            ),
        ),
        Fact(
            "colour",
            "The back is dark and the underside is white.",
            "The back is white and the underside is dark.",
            True,
            "colour(body) == 'navy' and has_colour(body, 'white')",
        ),
        Fact(
            "proportion",
            "The tail is thin like a whip.",
            "The tail is broad like a paddle.",
            True,
            "depth(tail) > 8 * width(tail) and back(tail) > back(body) and touches(tail, body)",
        ),
        Fact(
            "relation",
            "The eyes sit on the two sides of the head.",
            "The eyes sit close together on the forehead.",
            True,
            "count(eye) == 2 and width(eye) > width(mouth) and level(eye)",
        ),
        Fact(
            "relation",
            "Gill slits line the underside behind the mouth.",
            "Gill slits line the upper side beside the tail.",
            True,
            "count(gill) == 10 and z(gill) < z(eye) and front(gill) > front(mouth) and all_touch(gill, body)",
        ),
        Fact(
            "symmetry",
            "The left wing mirrors the right wing.",
            "The left wing is far shorter than the right wing.",
            True,
            "mirror(body, 'x') and mirror(all, 'x')",
        ),
    ],
)
def manta_ray(a: Assembly) -> None:
    a.add("body", _wings(), marks=[("light grey", _shoulders), ("white", _below)])
    _head(a)
    a.add(
        "tail",
        tube([(0, 0.7, 0.0), (0, 1.0, 0.02), (0, 1.4, 0.05), (0, 1.9, 0.02)], [0.07, 0.04, 0.028, 0.012], 14, 50),
    )
    sail = [(0.62, 0.02), (0.74, 0.16), (0.9, 0.22), (0.92, 0.1), (0.9, 0.0)]
    a.add("back_fin", plate(outline(sail, 40), 0.05, facing="side"))
    for i in range(5):
        y = -0.3 + 0.09 * i
        at = [(0.13 + 0.01 * i, y, -0.235 + 0.012 * i), (0.26 - 0.008 * i, y - 0.05, -0.2 + 0.008 * i)]
        a.add("gill", pair(capsule(*at, 0.022, segments=10)))
