"""Lamps with joints."""

from collections.abc import Sequence

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._linkage import aimed, coil
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.solids import beam, capsule, cylinder, hull, rod, sphere, union
from mme3dr.meshes.sweeps import lathe, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="anglepoise lamp",
    prompt="a red anglepoise desk lamp, two jointed arms balanced by pairs of springs, on a heavy round base",
    parts=[
        Part("base", 1, "red", "painted metal", True),
        Part("bracket", 1, "iron", "iron", False),
        Part("lower_arm", 1, "steel", "metal", True),
        Part("upper_arm", 1, "steel", "metal", True),
        Part("elbow", 1, "iron", "iron", False),
        Part("spring", 4, "silver", "metal", True),
        Part("shade", 1, "red", "painted metal", False),
        Part("bulb", 1, "yellow", "glass", False),
        Part("cable", 1, "black", "rubber", False),
    ],
    facts=[
        Fact(
            "relation",
            "The lower arm leans back and the upper arm reaches forward from the elbow.",
            "Both arms stand straight up, one on top of the other.",
            True,
            "touches(elbow, lower_arm) and touches(elbow, upper_arm) and x(lower_arm) < x(base)"
            " and right(upper_arm) > right(lower_arm) + 0.2 * width(all)",
        ),
        Fact(
            "count",
            "Four coil springs pull on the arms.",
            "One coil spring pulls on the arms.",
            True,
            "count(spring) == 4",
        ),
        Fact(
            "relation",
            "The mouth of the shade points downwards, with the bulb in it.",
            "The mouth of the shade points upwards, with the bulb on top.",
            True,
            "touches(bulb, shade) and bottom(bulb) < z(shade) and top(bulb) < top(shade)",
        ),
        Fact(
            "relation",
            "The shade is carried at the end of the upper arm.",
            "The shade is carried at the elbow.",
            True,
            "touches(shade, upper_arm) and not touches(shade, elbow) and right(shade) > right(upper_arm)",
        ),
        Fact(
            "colour",
            "Shade and base are both red.",
            "Shade and base are both blue.",
            False,
            "colour(shade) == 'red' and colour(base) == 'red'",
        ),
        Fact(
            "colour",
            "A black cable follows the arms.",
            "A white cable follows the arms.",
            True,
            "colour(cable) == 'black'",
        ),
        Fact(
            "symmetry",
            "The base is round.",
            "The base is a long narrow bar.",
            False,
            "turn(base, 5) and mirror(base, 'x')",
        ),
        Fact(
            "proportion",
            "The lamp is more than twice as tall as its base is wide.",
            "The lamp is lower than its base is wide.",
            True,
            "height(all) > 2 * width(base)",
        ),
        Fact(
            "material",
            "The arms are bare metal.",
            "The arms are turned wood.",
            True,
            "material(lower_arm) == 'metal' and material(upper_arm) == 'metal'",
        ),
    ],
)
def anglepoise_lamp(a: Assembly) -> None:
    foot, knee, tip = np.array((0, 0, 0.42)), np.array((-0.5, 0, 1.3)), np.array((0.62, 0, 1.78))
    a.add("base", _base())
    cheeks = _plates((0, 0, 0.42), (0.17, 0, 0.36), (0, 0, 0.3))
    a.add("bracket", union(cheeks, cylinder(0.13, 0.08, (0, 0, 0.28)), _pins(foot, (0.17, 0, 0.36))))
    a.add("lower_arm", _arm(foot, knee, 0.062))
    a.add("upper_arm", _arm(knee, tip, 0.03))
    anchor = _moved(knee, -0.13, 0, 0.13)
    plates = _plates(knee, anchor, _moved(knee, 0.03, 0, -0.12))
    a.add("elbow", union(plates, _pins(knee, anchor)))
    low, high = foot + 0.62 * (knee - foot), knee + 0.45 * (tip - knee)
    for y in (-0.13, 0.13):
        a.add(
            "spring",
            _spring((0.17, y, 0.36), _moved(low, 0, y, 0)),
            _spring(_moved(anchor, 0, y, 0), _moved(high, 0, y, 0)),
        )
    mouth = _moved(tip, 0.3, 0, -0.56)
    crown = _moved(tip, -0.02, 0, 0.06)
    a.add("shade", aimed(_shade(), crown, mouth))
    bulb = union(cylinder(0.06, 0.2, (0, 0, 0.3)), sphere(0.15, (0, 0, 0.5)))
    a.add("bulb", aimed(bulb, crown, mouth))
    wire = [
        crown,
        _moved(tip, -0.16, 0, 0.1),
        _moved((knee + tip) / 2, 0, 0, 0.1),
        _moved(knee, -0.2, 0, 0.05),
        _moved(0.45 * foot + 0.55 * knee, -0.11, 0, -0.03),
        (-0.14, 0, 0.34),
        (-0.24, 0, 0.2),
    ]
    a.add("cable", sweep(spline(wire, 50), 0.018, segments=8))


def _base() -> Manifold:
    """Stepped disc."""
    rim = [(0, 0), (0.44, 0), (0.46, 0.03), (0.46, 0.08), (0.43, 0.11), (0.33, 0.12), (0.31, 0.14), (0.31, 0.2)]
    return lathe([*rim, (0.28, 0.23), (0.07, 0.24), (0.06, 0.26), (0, 0.26)])


def _shade() -> Manifold:
    """Hollow bell opening along +z."""
    outside = [(0, 0), (0.09, 0), (0.1, 0.02), (0.1, 0.2), (0.13, 0.23), (0.27, 0.42), (0.33, 0.6), (0.35, 0.62)]
    return lathe([*outside, (0.35, 0.64), (0.32, 0.64), (0.25, 0.43), (0.11, 0.26), (0, 0.26)])


def _plates(*corners: Sequence[float]) -> list[Manifold]:
    """Pair of joint plates, one on each side of the arms, that span the corners."""
    return [hull(cylinder(0.06, 0.03, (p[0], y, p[2]), "y", segments=20) for p in corners) for y in (-0.1, 0.1)]


def _moved(place: np.ndarray, *by: float) -> np.ndarray:
    """The point shifted by x, y, z."""
    return place + np.array(by)


def _pins(*places: np.ndarray) -> list[Manifold]:
    """Bolts across the joints."""
    return [cylinder(0.032, 0.34, tuple(p), "y", segments=16) for p in places]


def _arm(start: np.ndarray, end: np.ndarray, gap: float) -> Manifold:
    """Two flat bars side by side with eyes at both ends and a bolt at the middle to which the springs hook."""
    bars = [beam(_moved(start, 0, y, 0), _moved(end, 0, y, 0), 0.03, 0.06, 0.008) for y in (-gap, gap)]
    eyes = [cylinder(0.05, 2 * gap + 0.03, tuple(p), "y", segments=20) for p in (start, end)]
    return union(bars, eyes)


def _spring(start: np.ndarray, end: np.ndarray) -> Manifold:
    """Close coil with a straight hook at each end."""
    start, end = np.asarray(start, float), np.asarray(end, float)
    a, b = start + 0.12 * (end - start), start + 0.88 * (end - start)
    core = capsule(a, b, 0.032, segments=10)
    return union(core, coil(a, b, 0.042, 0.017, 16), rod(start, a, 0.016, segments=8), rod(b, end, 0.016, segments=8))
