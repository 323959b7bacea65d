"""Cartoon dinosaur and one-eyed monster."""

import numpy as np

from mme3dr.data.objects.stylised._cartoon import cord, front, painted_line, pair
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import blend, egg, limb
from mme3dr.meshes.profiles import outline
from mme3dr.meshes.solids import capsule, common, ellipsoid, hull, rod, sphere, union
from mme3dr.meshes.sweeps import plate
from mme3dr.records import Fact, Part


@reference_object(
    name="cartoon dinosaur",
    prompt=(
        "a happy baby tyrannosaurus for a toddler's picture book, "
        "green with a cream tummy and orange spikes down its back"
    ),
    parts=[
        Part("body", 1, "green", "skin", True),
        Part("belly", 1, "cream", "skin", True),
        Part("leg", 2, "green", "skin", False),
        Part("arm", 2, "green", "skin", False),
        Part("spike", 8, "orange", "horn", True),
        Part("eye", 2, "white", "plastic", False),
        Part("pupil", 2, "black", "plastic", False),
        Part("mouth", 1, "dark green", "skin", False),
        Part("tooth", 2, "white", "bone", False),
        Part("claw", 6, "cream", "horn", False),
    ],
    facts=[
        Fact(
            "style",
            "The dinosaur is a rounded cartoon with an oversized head.",
            "The dinosaur is a lifelike one with wrinkled skin and a small head.",
            False,
            "width(body) > 0.5 and front(eye) < front(belly)",
        ),
        Fact("count", "It stands on two hind legs.", "It stands on four legs.", True, "count(leg) == 2 and level(leg)"),
        Fact(
            "proportion",
            "The arms are much shorter than the legs.",
            "The arms are longer than the legs.",
            True,
            "piece_length(arm) < 0.75 * piece_length(leg)",
        ),
        Fact(
            "relation",
            "The spikes run along the back.",
            "The spikes run down the chest.",
            False,
            "y(spike) > y(belly) and all_touch(spike, body)",
        ),
        Fact(
            "relation",
            "A tail stretches out behind the legs.",
            "A tail hangs from the chin.",
            True,
            "back(body) > back(leg) + 0.3 * depth(leg)",
        ),
        Fact(
            "colour",
            "The tummy is cream on a green body.",
            "The tummy is blue on a red body.",
            False,
            "colour(belly) == 'cream' and colour(body) == 'green'",
        ),
        Fact(
            "count",
            "Two goggling eyes sit on the head.",
            "Three goggling eyes sit on the head.",
            True,
            "count(eye) == 2 and bottom(eye) > top(arm)",
        ),
        Fact(
            "symmetry",
            "Left and right of the dinosaur mirror each other.",
            "The dinosaur has legs on its left side only.",
            True,
            "mirror(leg, 'x') and mirror(arm, 'x') and mirror(body, 'x')",
        ),
    ],
)
def cartoon_dinosaur(a: Assembly) -> None:
    trunk = [
        egg((0, 0.02, 0.68), (0.36, 0.35, 0.45)),
        egg((0, -0.06, 1.42), (0.4, 0.4, 0.33)),
        egg((0, -0.36, 1.3), (0.32, 0.28, 0.2)),
    ]
    tail = limb([(0, 0.15, 0.5), (0, 0.6, 0.3), (0, 1.0, 0.15), (0, 1.25, 0.25)], [0.28, 0.18, 0.1, 0.04])
    body = blend(trunk, tail, soft=0.14, detail=60)
    a.add("body", body)
    a.add("belly", ellipsoid(0.27, 0.2, 0.37, (0, -0.19, 0.67)))
    thigh = union(
        ellipsoid(0.18, 0.23, 0.27, (0.29, 0.02, 0.36)),
        hull(sphere(0.12, (0.31, 0, 0.12), 24), ellipsoid(0.15, 0.22, 0.1, (0.31, -0.14, 0.1))),
    )
    a.add("leg", pair(thigh.trim_by_plane((0, 0, 1), 0)))
    a.add(
        "claw",
        [
            c
            for x in (0.2, 0.31, 0.42)
            for c in pair(ellipsoid(0.04, 0.07, 0.045, (x, -0.35 + 0.6 * abs(x - 0.31), 0.05)))
        ],
    )
    a.add(
        "arm",
        pair(
            union(
                capsule((0.29, -0.2, 0.92), (0.33, -0.42, 0.82), 0.075),
                capsule((0.33, -0.42, 0.82), (0.3, -0.48, 0.9), 0.06),
            )
        ),
    )
    line = np.array(
        [(-0.04, 1.75), (0.22, 1.66), (0.36, 1.42), (0.36, 1.12), (0.4, 0.85), (0.52, 0.6), (0.74, 0.42), (0.97, 0.26)]
    )
    size = [0.13, 0.15, 0.16, 0.16, 0.16, 0.14, 0.12, 0.1]
    lean = [0.05, 0.5, 0.95, 1.0, 0.8, 0.6, 0.5, 0.4]
    for (y, z), s, t in zip(line, size, lean, strict=True):
        out = np.array([0, np.sin(t * np.pi / 2), np.cos(t * np.pi / 2)])
        base = np.array([0, y, z])
        a.add(
            "spike",
            hull(
                sphere(0.6 * s, tuple(base - 0.3 * s * out), 16).scale((0.6, 1, 1)),
                sphere(0.02, tuple(base + 1.1 * s * out), 8),
            ),
        )
    for x in (-0.2, 0.2):
        a.add("eye", sphere(0.14, (x, -0.33, 1.58), 32))
        a.add("pupil", sphere(0.075, (x * 0.95, -0.41, 1.585), 24))
    a.add("mouth", painted_line(body, [(-0.27, 1.33), (-0.15, 1.24), (0, 1.21), (0.15, 1.24), (0.27, 1.33)], 0.022, 24))
    for x in (-0.12, 0.12):
        spot = front(body, x, 1.22)
        a.add("tooth", rod((x, spot[1] + 0.03, 1.24), (x, spot[1] - 0.015, 1.14), 0.04, 0.008))


@reference_object(
    name="one-eyed cartoon monster",
    prompt=(
        "shaggy purple monster from under the bed, more cuddly than scary, "
        "with a single enormous eye and two stubby horns"
    ),
    parts=[
        Part("fur", 1, "purple", "fur", True),
        Part("eye", 1, "white", "plastic", True),
        Part("iris", 1, "lime", "plastic", False),
        Part("pupil", 1, "black", "plastic", False),
        Part("horn", 2, "cream", "horn", True),
        Part("mouth", 1, "black", "plastic", False),
        Part("fang", 2, "white", "bone", False),
        Part("arm", 2, "lavender", "skin", False),
        Part("foot", 2, "lavender", "skin", False),
    ],
    facts=[
        Fact(
            "style",
            "The monster is a shaggy, rounded cartoon creature.",
            "The monster is folded from a sheet of smooth paper.",
            False,
            "material(fur) == 'fur'",
        ),
        Fact(
            "count",
            "There is a single eye in the middle of the face.",
            "There are two eyes side by side in the face.",
            False,
            "count(eye) == 1 and mirror(eye, 'x')",
        ),
        Fact(
            "relation",
            "The pupil is at the centre of the iris.",
            "The pupil is on the tip of a horn.",
            True,
            "touches(pupil, iris) and between(pupil, iris, iris)",
        ),
        Fact(
            "relation",
            "The horns grow out of the top of the head.",
            "The horns grow out of the feet.",
            True,
            "bottom(horn) > z(fur) and all_touch(horn, fur)",
        ),
        Fact("colour", "The fur is purple.", "The fur is yellow.", False, "colour(fur) == 'purple'"),
        Fact(
            "symmetry",
            "Horns, arms and feet come in matching pairs left and right.",
            "The left arm is three times as long as the right arm.",
            True,
            "mirror(horn, 'x') and mirror(arm, 'x') and mirror(foot, 'x')",
        ),
        Fact(
            "proportion",
            "The eye is larger than the mouth is high.",
            "The eye is no larger than a fang.",
            True,
            "height(eye) > height(mouth) and height(eye) > 2 * height(fang)",
        ),
        Fact(
            "existence",
            "A pair of fangs pokes out of the mouth.",
            "A pipe pokes out of the mouth.",
            True,
            "count(fang) == 2 and all_touch(fang, mouth)",
        ),
    ],
)
def cartoon_monster(a: Assembly) -> None:
    core = ellipsoid(0.5, 0.44, 0.58, (0, 0, 0.72), 40)
    tufts = []
    for i in range(170):
        z = 1 - 2 * (i + 0.5) / 170
        turn = i * np.pi * (3 - 5**0.5)
        out = np.array([np.sqrt(1 - z * z) * np.cos(turn), np.sqrt(1 - z * z) * np.sin(turn), z])
        face = out[1] < -0.45 and abs(out[0]) < 0.62 and out[2] > -0.62
        if not face:
            at = out * (0.5, 0.44, 0.58) + (0, 0, 0.72)
            tufts.append(rod(tuple(at - 0.04 * out), tuple(at + 0.12 * out + (0, 0, -0.07)), 0.085, 0.006, 7))
    a.add("fur", union(core, tufts))
    a.add("eye", sphere(0.26, (0, -0.3, 0.92), 48))
    a.add("iris", ellipsoid(0.135, 0.06, 0.135, (0, -0.525, 0.92)))
    a.add("pupil", ellipsoid(0.07, 0.04, 0.07, (0, -0.57, 0.92)))
    a.add("horn", pair(cord([(0.24, 0, 1.18), (0.36, 0, 1.34), (0.38, 0, 1.52)], [0.1, 0.075, 0.02], 20)))
    lip = outline([(-0.27, 0.57), (0, 0.5), (0.27, 0.57), (0.15, 0.42), (0, 0.38), (-0.15, 0.42)])
    a.add("mouth", common(core.scale((1, 1.04, 1)), plate(lip, 0.5, (0, -0.4, 0))))
    for x in (-0.12, 0.12):
        spot = front(core, x, 0.5)
        a.add("fang", rod((x, spot[1] - 0.01, 0.54), (x, spot[1] - 0.03, 0.42), 0.04, 0.008))
    a.add(
        "arm",
        pair(
            union(
                cord([(0.44, -0.05, 0.66), (0.64, -0.1, 0.62), (0.72, -0.16, 0.76)], 0.065),
                sphere(0.1, (0.73, -0.18, 0.82), 24),
            )
        ),
    )
    a.add(
        "foot",
        pair(
            hull(sphere(0.1, (0.2, 0, 0.15), 20), ellipsoid(0.17, 0.24, 0.1, (0.22, -0.14, 0.1))).trim_by_plane(
                (0, 0, 1), 0.01
            )
        ),
    )
