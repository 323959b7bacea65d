"""Figures modelled in plasticine: gingerbread man and snail."""

import numpy as np

from mme3dr.data.objects.stylised._cartoon import cord, front, painted_line, pair
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import ball, blend, bone, egg
from mme3dr.meshes.solids import ellipsoid, hull, sphere, torus, union
from mme3dr.meshes.sweeps import sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="plasticine gingerbread man",
    prompt=(
        "Gingerbread man modelled in brown plasticine, "
        "decorated with white piped icing and candy buttons, as a tree ornament."
    ),
    parts=[
        Part("body", 1, "rust", "clay", True),
        Part("icing", 4, "white", "clay", True),
        Part("eye", 2, "white", "clay", False),
        Part("mouth", 1, "white", "clay", False),
        Part("cheek", 2, "pink", "clay", False),
        Part("button", 3, "red", "clay", True),
        Part("bow", 1, "green", "clay", False),
        Part("loop", 1, "gold", "rope", False),
    ],
    facts=[
        Fact(
            "style",
            "The figure is a plump slab of clay with rounded edges.",
            "The figure is a wire outline with nothing inside.",
            False,
            "material(body) == 'clay' and depth(body) < 0.5 * width(body)",
        ),
        Fact(
            "proportion",
            "The figure is flat, like a biscuit cut from rolled dough.",
            "The figure is as deep as it is wide, like a barrel.",
            True,
            "depth(body) < 0.35 * width(body)",
        ),
        Fact(
            "count",
            "A band of icing crosses each hand and each foot, four in all.",
            "A single band of icing crosses the tummy.",
            True,
            "count(icing) == 4 and all_touch(icing, body)",
        ),
        Fact(
            "relation",
            "The buttons run down the middle of the front.",
            "The buttons run along one arm.",
            True,
            "mirror(button, 'x') and rising(button) and all_touch(button, body)",
        ),
        Fact(
            "colour",
            "The icing is white on a gingerbread-brown body.",
            "The icing is black on a pale green body.",
            False,
            "colour(icing) == 'white' and colour(body) == 'rust'",
        ),
        Fact(
            "existence",
            "A loop at the top of the head is there for hanging it up.",
            "A wheel at the top of the head is there for rolling it.",
            True,
            "count(loop) == 1 and touches(loop, body) and top(loop) > top(body)",
        ),
        Fact(
            "symmetry",
            "Left and right halves mirror each other.",
            "The figure has two arms on the left and none on the right.",
            True,
            "mirror(body, 'x') and mirror(icing, 'x')",
        ),
        Fact(
            "relation",
            "The smile is below the eyes.",
            "The smile is on the foot.",
            True,
            "top(mouth) < bottom(eye) and bottom(mouth) > top(button)",
        ),
    ],
)
def clay_gingerbread_man(a: Assembly) -> None:
    limbs = [bone((s * 0.1, 0, 0.78), (s * 0.52, 0, 0.86), 0.15, 0.16) for s in (-1, 1)] + [
        bone((s * 0.13, 0, 0.5), (s * 0.27, 0, 0.17), 0.17, 0.17) for s in (-1, 1)
    ]
    dough = blend(ball((0, 0, 1.2), 0.31), bone((0, 0, 0.85), (0, 0, 0.55), 0.21, 0.23), limbs, soft=0.1, detail=60)
    body = dough.scale((1, 0.5, 1)).trim_by_plane((0, -1, 0), -0.1).trim_by_plane((0, 1, 0), -0.1)
    a.add("body", body)
    for s in (-1, 1):
        wrist = [(s * (0.5 + 0.03 * (-1) ** i), 0.74 + 0.06 * i) for i in range(5)]
        ankle = [(s * 0.24 - 0.11 + 0.055 * i, 0.24 + s * 0.02 * (i - 2) + 0.03 * (-1) ** i) for i in range(5)]
        a.add("icing", painted_line(body, wrist, 0.028, 20), painted_line(body, ankle, 0.028, 20))
    for x in (-0.11, 0.11):
        a.add("eye", ellipsoid(0.045, 0.035, 0.05, tuple(front(body, x, 1.28))))
        a.add("cheek", ellipsoid(0.05, 0.025, 0.035, tuple(front(body, x * 1.6, 1.15))))
    a.add("mouth", painted_line(body, [(-0.13, 1.13), (-0.07, 1.07), (0.07, 1.07), (0.13, 1.13)], 0.025))
    a.add("button", [ellipsoid(0.058, 0.045, 0.058, tuple(front(body, 0, z))) for z in (0.48, 0.64, 0.8)])
    knot = front(body, 0, 0.94)
    wing = hull(
        ellipsoid(0.025, 0.03, 0.03, (0.03, knot[1], 0.94)), ellipsoid(0.03, 0.035, 0.075, (0.15, knot[1], 0.94))
    )
    a.add("bow", union(pair(wing), sphere(0.045, tuple(knot), 20)))
    a.add("loop", torus(0.09, 0.022, (0, 0, 1.58), "y"))


@reference_object(
    name="plasticine snail",
    prompt="snail a child has rolled from modelling clay: an orange sausage coiled into a shell on a lime green body",
    parts=[
        Part("shell", 1, "orange", "clay", True),
        Part("body", 1, "lime", "clay", True),
        Part("stalk", 2, "lime", "clay", False),
        Part("eye", 2, "white", "clay", False),
        Part("pupil", 2, "black", "clay", False),
        Part("mouth", 1, "red", "clay", False),
        Part("dot", 6, "yellow", "clay", False),
    ],
    facts=[
        Fact(
            "style",
            "The snail is rolled from soft clay sausages.",
            "The snail is welded from steel plates.",
            False,
            "material(shell) == 'clay' and material(body) == 'clay'",
        ),
        Fact(
            "relation",
            "The coiled shell rides on the back of the body.",
            "The coiled shell lies in front of the mouth.",
            True,
            "on(shell, body) and y(shell) > y(eye)",
        ),
        Fact(
            "count",
            "Two stalks grow from the head.",
            "Four stalks grow from the head.",
            True,
            "count(stalk) == 2 and all_touch(stalk, body)",
        ),
        Fact(
            "relation",
            "The eyes are at the tips of the stalks.",
            "The eyes are on the shell.",
            True,
            "all_touch(eye, stalk) and top(eye) > top(stalk)",
        ),
        Fact(
            "colour",
            "The shell is orange and the body lime green.",
            "The shell is blue and the body purple.",
            False,
            "colour(shell) == 'orange' and colour(body) == 'lime'",
        ),
        Fact(
            "proportion",
            "The shell is taller than the body is high along the ground.",
            "The shell is a tiny bead on a huge body.",
            True,
            "height(shell) > height(body) and volume(shell) > volume(stalk)",
        ),
        Fact(
            "existence",
            "The head wears a smile.",
            "The head ends in a trumpet.",
            False,
            "count(mouth) == 1 and touches(mouth, body)",
        ),
        Fact(
            "symmetry",
            "Stalks and eyes match on the left and on the right.",
            "Stalk and eye exist on the right only.",
            True,
            "mirror(stalk, 'x') and mirror(eye, 'x')",
        ),
    ],
)
def clay_snail(a: Assembly) -> None:
    t = np.linspace(0, 1, 110)
    angle = np.radians(-120) + 2 * np.pi * 2.6 * t
    radius = 0.46 * (1 - t) ** 0.85 + 0.02
    coil = np.column_stack([0.1 * t, 0.25 + radius * np.cos(angle), 0.84 + radius * np.sin(angle)])
    roll = sweep(coil, lambda s: 0.155 - 0.055 * s, segments=18)
    a.add("shell", union(roll, sphere(0.155, tuple(coil[0]), 20), sphere(0.11, tuple(coil[-1]), 20)))
    foot = [
        bone((0, 0.95, 0.07), (0, 0.4, 0.14), 0.05, 0.16),
        bone((0, 0.4, 0.14), (0, -0.35, 0.16), 0.18, 0.18),
        bone((0, -0.35, 0.18), (0, -0.62, 0.55), 0.18, 0.19),
        egg((0, -0.66, 0.66), (0.23, 0.23, 0.21)),
    ]
    body = blend(foot, soft=0.1, detail=56).trim_by_plane((0, 0, 1), 0.0)
    a.add("body", body)
    a.add("stalk", pair(cord([(0.1, -0.66, 0.8), (0.15, -0.7, 1.0), (0.2, -0.76, 1.16)], [0.055, 0.045, 0.045], 16)))
    a.add("eye", pair(sphere(0.11, (0.21, -0.78, 1.24), 32)))
    a.add("pupil", pair(sphere(0.055, (0.215, -0.865, 1.25), 24)))
    a.add("mouth", painted_line(body, [(-0.12, 0.63), (-0.06, 0.57), (0.06, 0.57), (0.12, 0.63)], 0.022))
    a.add("dot", [d for y in (-0.25, 0.0, 0.25) for d in pair(ellipsoid(0.03, 0.06, 0.05, (0.185, y, 0.17)))])
