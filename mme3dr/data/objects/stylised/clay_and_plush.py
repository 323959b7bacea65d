"""Modelled and sewn toys: plush teddy, plasticine gingerbread man and snail."""

import numpy as np

from mme3dr.data.objects.stylised._cartoon import cord, front, painted_line, pair
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import ball, blend, bone, egg
from mme3dr.meshes.solids import common, ellipsoid, hull, sphere, torus, union
from mme3dr.meshes.sweeps import sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="plush teddy bear",
    prompt="a much-loved old teddy bear sitting down, tan plush with button eyes, a mended tummy patch and a blue bow tie",
    parts=[
        Part("body", 1, "tan", "fur", True),
        Part("head", 1, "tan", "fur", False),
        Part("ear", 2, "tan", "fur", False),
        Part("inner_ear", 2, "cream", "fabric", False),
        Part("muzzle", 1, "cream", "fabric", False),
        Part("nose", 1, "dark brown", "fabric", False),
        Part("eye", 2, "black", "plastic", True),
        Part("mouth", 1, "dark brown", "rope", False),
        Part("arm", 2, "tan", "fur", False),
        Part("leg", 2, "tan", "fur", False),
        Part("foot_pad", 2, "cream", "fabric", False),
        Part("patch", 1, "red", "fabric", True),
        Part("stitch", 14, "ivory", "rope", False),
        Part("bow", 1, "blue", "fabric", True),
    ],
    facts=[
        Fact(
            "style",
            "The bear is a stuffed plush toy with visible stitches.",
            "The bear is a shiny inflated balloon.",
            False,
            "count(stitch) > 8 and material(body) == 'fur'",
        ),
        Fact(
            "count",
            "Two round ears sit on the head.",
            "Three round ears sit on the head.",
            True,
            "count(ear) == 2 and top(ear) > top(head) and all_touch(ear, head)",
        ),
        Fact(
            "relation",
            "The patch is sewn on the front of the tummy.",
            "The patch is sewn over an eye.",
            False,
            "y(patch) < y(body) and touches(patch, body) and z(patch) < bottom(head)",
        ),
        Fact(
            "relation",
            "Thread stitches run all round the edge of the patch.",
            "Thread stitches run round the edge of an ear.",
            True,
            "all_touch(stitch, patch)",
        ),
        Fact(
            "relation",
            "The legs stretch forward as it sits.",
            "The legs stand straight down under the body.",
            True,
            "front(leg) < front(body) and height(leg) < depth(leg) * 1.05",
        ),
        Fact(
            "colour",
            "The bow tie is blue.",
            "The bow tie is yellow.",
            False,
            "colour(bow) == 'blue' and z(bow) > z(body) and z(bow) < z(head)",
        ),
        Fact(
            "symmetry",
            "Arms, legs and eyes come in mirrored pairs.",
            "The left arm is missing.",
            True,
            "mirror(arm, 'x') and mirror(leg, 'x') and mirror(eye, 'x')",
        ),
        Fact(
            "proportion",
            "The head is nearly as big as the body.",
            "The head is a tenth the size of the body.",
            True,
            "width(head) > 0.8 * width(body)",
        ),
        Fact(
            "colour",
            "The muzzle is paler than the head.",
            "The muzzle is bright green.",
            True,
            "colour(muzzle) == 'cream' and colour(head) == 'tan'",
        ),
    ],
)
def clay_teddy_bear(a: Assembly) -> None:
    body = ellipsoid(0.42, 0.36, 0.46, (0, 0, 0.44), 48)
    skull = ellipsoid(0.42, 0.37, 0.37, (0, -0.04, 1.13), 48)
    a.add("body", body)
    a.add("head", skull)
    for x in (-0.31, 0.31):
        ear = ellipsoid(0.16, 0.085, 0.16, (x, 0.0, 1.44))
        a.add("ear", ear)
        a.add("inner_ear", ellipsoid(0.1, 0.05, 0.1, (x, -0.055, 1.44)))
    snout = ellipsoid(0.19, 0.16, 0.145, (0, -0.37, 1.04))
    a.add("muzzle", snout)
    a.add("nose", ellipsoid(0.075, 0.05, 0.05, (0, -0.51, 1.1)))
    mouth = [
        painted_line(snout, points, 0.014, 8)
        for points in (
            [(0, 1.06), (0, 1.0)],
            [(-0.08, 0.97), (-0.04, 0.965), (0, 1.0)],
            [(0.08, 0.97), (0.04, 0.965), (0, 1.0)],
        )
    ]
    a.add("mouth", union(mouth))
    a.add("eye", pair(ellipsoid(0.055, 0.035, 0.055, tuple(front(skull, 0.17, 1.2)))))
    a.add("arm", pair(hull(sphere(0.12, (0.33, -0.02, 0.76), 24), ellipsoid(0.13, 0.14, 0.13, (0.52, -0.28, 0.5), 24))))
    thigh = hull(sphere(0.18, (0.26, -0.1, 0.19), 28), ellipsoid(0.17, 0.12, 0.2, (0.36, -0.58, 0.2), 28))
    a.add("leg", pair(thigh))
    a.add("foot_pad", pair(ellipsoid(0.115, 0.03, 0.14, (0.36, -0.69, 0.2))))
    cloth = common(
        body.scale((1.03, 1.03, 1.03)).translate((0, 0, -0.013)),
        hull(*[sphere(0.03, (x, y, z), 12) for x in (-0.12, 0.12) for y in (-0.5, -0.2) for z in (0.5, 0.74)]),
    )
    a.add("patch", cloth)
    edge = [(x, z, 0, 1) for x in (-0.1, 0, 0.1) for z in (0.48, 0.76)] + [
        (x, z, 1, 0) for z in (0.52, 0.58, 0.66, 0.72) for x in (-0.145, 0.145)
    ]
    for x, z, dx, dz in edge:
        a.add(
            "stitch",
            painted_line(
                body.scale((1.03, 1.03, 1.03)),
                [(x - 0.035 * dx, z - 0.035 * dz), (x + 0.035 * dx, z + 0.035 * dz)],
                0.014,
                4,
            ),
        )
    wing = hull(ellipsoid(0.03, 0.05, 0.05, (0.04, -0.36, 0.83)), ellipsoid(0.05, 0.06, 0.12, (0.24, -0.35, 0.83)))
    a.add("bow", union(pair(wing), ellipsoid(0.065, 0.075, 0.065, (0, -0.37, 0.83))))


@reference_object(
    name="plasticine gingerbread man",
    prompt="Gingerbread man modelled in brown plasticine, decorated with white piped icing and candy buttons, as a tree ornament.",
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
