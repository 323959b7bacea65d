"""Machines that play sound."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import four
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import rectangle
from mme3dr.meshes.solids import box, capsule, cut, cylinder, rod, torus, union
from mme3dr.meshes.sweeps import lathe, loft, plate, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="horn gramophone",
    prompt="great-grandfather's wind-up gramophone with a big fluted brass horn, wooden box, a record on the turntable",
    parts=[
        Part("cabinet", 1, "brown", "wood", True),
        Part("panel", 3, "dark brown", "wood", False),
        Part("foot", 4, "dark brown", "wood", False),
        Part("turntable", 1, "dark green", "fabric", True),
        Part("record", 1, "black", "plastic", True),
        Part("label", 1, "red", "paper", False),
        Part("horn", 1, "brass", "metal", True),
        Part("bracket", 1, "iron", "iron", False),
        Part("tone_arm", 1, "silver", "metal", False),
        Part("crank", 1, "iron", "iron", False),
        Part("knob", 1, "dark brown", "wood", False),
    ],
    facts=[
        Fact(
            "relation",
            "The record lies flat on the turntable, on top of the box.",
            "The record stands on edge, leaning against the box.",
            True,
            "on(record, turntable) and on(turntable, cabinet) and height(record) < 0.1 * width(record)",
        ),
        Fact(
            "relation",
            "The tone arm reaches from the horn to the record.",
            "The tone arm reaches from the crank to the floor.",
            True,
            "touches(tone_arm, horn) and touches(tone_arm, record)",
        ),
        Fact(
            "relation",
            "The wide mouth of the horn faces the front, high above the record.",
            "The wide mouth of the horn faces the floor, beside the box.",
            True,
            "front(horn) < y(record) and z(horn) > top(record) + 0.2 * height(all)",
        ),
        Fact(
            "relation",
            "A crank sticks out of one side of the box.",
            "A crank sticks out of the mouth of the horn.",
            True,
            "touches(crank, cabinet) and right(crank) > right(cabinet) and touches(knob, crank)",
        ),
        Fact(
            "colour",
            "A black record bears a red label.",
            "A white record bears a blue label.",
            True,
            "colour(record) == 'black' and colour(label) == 'red' and touches(label, record)",
        ),
        Fact(
            "material",
            "The horn is brass and the box is wood.",
            "The horn is wood and the box is brass.",
            False,
            "material(horn) == 'metal' and colour(horn) == 'brass' and material(cabinet) == 'wood'",
        ),
        Fact(
            "symmetry",
            "The horn flares equally to the left and the right.",
            "The horn flares to the right only.",
            True,
            "mirror(horn, 'x')",
        ),
        Fact(
            "proportion",
            "The mouth of the horn is wider than the record.",
            "The mouth of the horn is smaller than the label.",
            True,
            "width(horn) > 1.2 * width(record)",
        ),
        Fact(
            "count",
            "The box stands on four feet.",
            "The box stands on one foot.",
            True,
            "count(foot) == 4 and level(foot)",
        ),
    ],
)
def horn_gramophone(a: Assembly) -> None:
    _case(a)
    a.add("horn", _horn())
    stem = spline(
        [(0, 0.44, 0.2), (0, 0.5, 0.22), (0, 0.52, 0.32), (0, 0.51, 0.5), (0, 0.45, 0.62), (0, 0.38, 0.66)], 30
    )
    a.add(
        "bracket",
        union(
            sweep(stem, 1.0, rectangle(0.1, 0.05, corner=0.015), up=(0, -0.5, 1)),
            box(0.2, 0.06, 0.12, (0, 0.41, 0.2), 0.015),
            torus(0.075, 0.025, (0, 0.36, 0.68), segments=32),
        ),
    )
    pipe = spline([(0, 0.36, 0.64), (0.03, 0.3, 0.6), (0.11, 0.16, 0.6), (0.16, 0.0, 0.61), (0.165, -0.1, 0.59)], 30)
    sound_box = union(
        cylinder(0.06, 0.035, (0.165, -0.12, 0.585), "x"), torus(0.058, 0.014, (0.165, -0.12, 0.585), "x", segments=28)
    )
    a.add(
        "tone_arm",
        union(
            sweep(pipe, [0.045, 0.035, 0.03, 0.026]), sound_box, rod((0.165, -0.125, 0.54), (0.165, -0.14, 0.505), 0.01)
        ),
    )
    arm = [
        (0.38, 0, 0.26),
        (0.53, 0, 0.26),
        (0.55, 0, 0.24),
        (0.55, -0.09, 0.12),
        (0.56, -0.1, 0.11),
        (0.6, -0.1, 0.11),
    ]
    a.add("crank", union(sweep(spline(arm, 40), 0.018), cylinder(0.045, 0.03, (0.41, 0, 0.26), "x")))
    a.add("knob", capsule((0.6, -0.1, 0.11), (0.69, -0.1, 0.11), 0.032))


def _case(a: Assembly) -> None:
    """Box with its panels and feet, turntable and record."""
    a.add(
        "foot",
        four(
            lathe([(0, 0), (0.05, 0), (0.075, 0.03), (0.05, 0.07), (0, 0.07)], segments=24).translate((0.36, 0.36, 0))
        ),
    )
    tiers = [
        (0.92, 0.05, 0.085, 0.012),
        (0.86, 0.03, 0.12, 0.01),
        (0.8, 0.3, 0.26, 0.01),
        (0.85, 0.025, 0.4, 0.01),
        (0.91, 0.045, 0.43, 0.015),
    ]
    a.add("cabinet", union(box(w, w, h, (0, 0, z), bevel) for w, h, z, bevel in tiers))
    front = plate(rectangle(0.6, 0.17, corner=0.03), 0.03, (0, -0.4, 0.26))
    a.add("panel", front, front.rotate((0, 0, -90)), front.rotate((0, 0, 180)))
    a.add(
        "turntable",
        lathe(
            [(0, 0.44), (0.06, 0.44), (0.06, 0.46), (0.355, 0.46), (0.36, 0.475), (0.355, 0.49), (0, 0.49)]
        ).translate((0, -0.06, 0)),
    )
    a.add("record", _record().translate((0, -0.06, 0.49)))
    a.add(
        "label",
        cut(
            cylinder(0.105, 0.012, (0, -0.06, 0.514), segments=40), cylinder(0.012, 0.1, (0, -0.06, 0.51), segments=12)
        ),
    )


def _record() -> Manifold:
    """Disc with grooves."""
    edge = [(0.0, 0.0), (0.335, 0.0), (0.34, 0.012)]
    grooves = [
        (0.33 - 0.02 * k - d, 0.022 - 0.007 * (i % 2)) for k in range(10) for i, d in enumerate((0.0, 0.012, 0.016))
    ]
    return union(
        lathe([*edge, *grooves, (0.11, 0.022), (0.0, 0.022)], segments=56),
        cylinder(0.012, 0.06, (0, 0, 0.03), segments=12),
    )


def _horn() -> Manifold:
    """Hollow horn along a bent line, widening ever faster, its bell fluted into ten petals."""
    line = spline(
        [(0, 0.36, 0.62), (0, 0.37, 0.8), (0, 0.36, 0.98), (0, 0.27, 1.15), (0, 0.08, 1.3), (0, -0.16, 1.42)], 40
    )
    ahead = np.gradient(line, axis=0)
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True)  # [N, 3]
    angle = np.linspace(0, 2 * np.pi, 80, endpoint=False)
    lobe = np.abs(np.cos(5 * angle))
    rings = []
    for wall in (0.0, -0.014):
        for t, place, way in zip(np.linspace(0, 1, 40), line, ahead, strict=True):
            radius = 0.05 + 0.12 * t + 0.4 * t**5 + wall
            r = radius * (1 + 0.12 * (lobe - 0.6) * t**2)
            top = np.cross(way, (-1.0, 0, 0))
            across = np.outer(r * np.cos(angle), (1.0, 0, 0)) + np.outer(r * np.sin(angle), top)
            rings.append(place + across + np.outer(0.05 * (lobe - 1) * t**6, way))
    return loft(np.array(rings[:40] + rings[:39:-1]), closed=True)
