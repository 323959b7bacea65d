"""Things inside things."""

import numpy as np

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import circle, smooth_profile
from mme3dr.meshes.solids import box, common, cut, cylinder, ellipsoid, sphere, torus, union
from mme3dr.meshes.sweeps import lathe, plate
from mme3dr.records import Fact, Part

DOLL = smooth_profile(
    [
        (0.24, 0.0),
        (0.32, 0.12),
        (0.365, 0.3),
        (0.33, 0.48),
        (0.24, 0.6),
        (0.225, 0.68),
        (0.235, 0.78),
        (0.18, 0.92),
        (0.0, 0.98),
    ]
)
"""Half outline [N, 2] (radius, height) of a nesting doll of height about 1."""


@reference_object(
    name="matryoshka dolls",
    prompt=(
        "set of Russian nesting dolls lined up by size, with the biggest one taken apart to show the next inside her"
    ),
    parts=[
        Part("doll", 4, "red", "painted wood", True),
        Part("lower_half", 1, "blue", "painted wood", False),
        Part("upper_half", 1, "yellow", "painted wood", False),
        Part("face", 5, "peach", "painted wood", False),
        Part("hair", 5, "dark brown", "painted wood", False),
        Part("eye", 10, "black", "painted wood", False),
        Part("mouth", 5, "dark red", "painted wood", False),
        Part("flower", 4, "white", "painted wood", False),
    ],
    facts=[
        Fact(
            "relation",
            "The dolls get smaller from one end of the row to the other.",
            "The dolls in the row are all of one size.",
            False,
            "not alike(doll)",
        ),
        Fact(
            "relation",
            "One doll stands inside the open lower half.",
            "The open lower half is empty.",
            False,
            "left(doll) > left(lower_half) and touches(doll, lower_half) and top(doll) > top(lower_half)",
        ),
        Fact("count", "Four whole dolls can be seen.", "Nine whole dolls can be seen.", True, "count(doll) == 4"),
        Fact(
            "relation",
            "The upper half of the biggest doll stands beside the row.",
            "The upper half of the biggest doll floats above the row.",
            True,
            "bottom(upper_half) < 0.05 * height(all) and right(upper_half) < left(lower_half)",
        ),
        Fact(
            "proportion",
            "The open halves are wider than the largest whole doll.",
            "The open halves are narrower than the smallest whole doll.",
            True,
            "depth(lower_half) > depth(doll) and depth(upper_half) > depth(doll)",
        ),
        Fact(
            "colour",
            "The dolls wear yellow headscarves and red dresses.",
            "The dolls wear black headscarves and grey dresses.",
            True,
            "colour(doll) == 'red' and has_colour(doll, 'yellow') and colour(upper_half) == 'yellow'",
        ),
        Fact(
            "count",
            "Five faces are painted, all looking forwards.",
            "Three faces are painted, all looking backwards.",
            True,
            "count(face) == 5 and back(face) < y(doll)",
        ),
        Fact(
            "material",
            "The dolls are made of painted wood.",
            "The dolls are made of clear glass.",
            True,
            "material(doll) == 'painted wood'",
        ),
    ],
)
def matryoshka_dolls(a: Assembly) -> None:
    def paint(size: float, x: float, lift: float, flower: bool) -> None:
        """Face, hair and flower on a doll of the given size standing at x."""

        def put(part: str, *solids: object) -> None:
            a.add(part, [s.scale((size,) * 3).translate((x, 0, lift)) for s in solids])

        skin, dress = lathe(DOLL * [1.02, 1.003], segments=56), lathe(DOLL * [1.035, 1.0], segments=56)
        front = box(2, 1, 2, (0, -0.6, 1), 0)
        oval = cylinder(1, 1, (0, -0.5, 0), "y", segments=40).scale((0.155, 1, 0.165)).translate((0, 0, 0.765))
        put("face", common(skin, oval, front))
        parting = union([cylinder(0.15, 1, (s * 0.13, -0.5, 0.95), "y") for s in (-1, 1)])
        put("hair", common(lathe(DOLL * [1.035, 1.006], segments=56), oval, parting, front))
        put("eye", *mirrored(ellipsoid(0.022, 0.012, 0.026, (0.065, -0.225, 0.775), 16)))
        put("mouth", ellipsoid(0.03, 0.014, 0.014, (0, -0.229, 0.69), 16))
        if flower:
            petals = [
                circle(0.07, (0.085 * np.cos(t), 0.085 * np.sin(t)), 20) for t in np.radians(np.arange(5) * 72 + 90)
            ]
            put("flower", common(dress, plate(sum(petals[1:], petals[0]), 1, (0, -0.5, 0.32))))

    body = lathe(DOLL, segments=56)
    for size, x, lift in ((1.0, 0.0, 0.07), (0.78, 0.8, 0.0), (0.58, 1.32, 0.0), (0.42, 1.7, 0.0)):
        limit = 0.6 * size + lift
        scarf = [("yellow", lambda p, limit=limit: p[:, 2] > limit)]
        halves = union(body.trim_by_plane((0, 0, 1), 0.6), body.trim_by_plane((0, 0, -1), -0.6))
        a.add("doll", halves.scale((size,) * 3).translate((x, 0, lift)), marks=scarf)
        paint(size, x, lift, True)
    big = 1.28
    shell = cut(body.scale((big,) * 3), body.scale((1.17, 1.17, 1.2)).translate((0, 0, 0.05)))
    a.add("lower_half", shell.trim_by_plane((0, 0, -1), -0.5), marks=[("cream", lambda p: p[:, 2] > 0.499)])
    a.add(
        "upper_half",
        shell.trim_by_plane((0, 0, 1), 0.5).translate((-0.98, 0, -0.5)),
        marks=[("blue", lambda p: p[:, 2] < 0.6 * big - 0.5)],
    )
    paint(big, -0.98, -0.5, False)


@reference_object(
    name="Chinese puzzle ball",
    prompt=(
        "Carved puzzle ball from Canton: hollow spheres turning freely one within another, "
        "pierced by round holes, on a wooden stand."
    ),
    parts=[
        Part("outer_sphere", 1, "ivory", "bone", True),
        Part("middle_sphere", 1, "mint", "bone", False),
        Part("inner_sphere", 1, "red", "bone", False),
        Part("hole_rim", 14, "cream", "bone", False),
        Part("stand", 1, "dark brown", "wood", True),
    ],
    facts=[
        Fact(
            "relation",
            "The smaller spheres lie inside the larger ones.",
            "The smaller spheres lie next to the larger ones.",
            False,
            "inside(inner_sphere, middle_sphere) and inside(middle_sphere, outer_sphere)",
        ),
        Fact(
            "count",
            "Three spheres are nested.",
            "Six spheres are set in a row.",
            True,
            "count(outer_sphere) == 1 and count(middle_sphere) == 1 and count(inner_sphere) == 1",
        ),
        Fact(
            "relation",
            "No sphere is stuck to the one around it.",
            "Struts fix each sphere to the one around it.",
            True,
            "volume(inner_sphere) < volume(middle_sphere) and not touches(inner_sphere, middle_sphere)",
        ),
        Fact(
            "count",
            "Fourteen rimmed holes pierce the outer sphere.",
            "Two rimmed holes pierce the outer sphere.",
            True,
            "count(hole_rim) == 14 and all_touch(hole_rim, outer_sphere)",
        ),
        Fact(
            "symmetry",
            "The holes are spread evenly over the sphere.",
            "The holes are all on one side of the sphere.",
            True,
            "mirror(hole_rim, 'x') and mirror(hole_rim, 'y') and mirror(hole_rim, 'z')",
        ),
        Fact(
            "colour",
            "The outer sphere is the colour of ivory.",
            "The outer sphere is navy.",
            True,
            "colour(outer_sphere) == 'ivory'",
        ),
        Fact(
            "relation",
            "The ball rests on top of the stand.",
            "The ball hangs beneath the stand.",
            True,
            "on(outer_sphere, stand)",
        ),
        Fact(
            "proportion",
            "The ball is wider than its stand.",
            "The ball is narrower than the foot of its stand.",
            True,
            "width(outer_sphere) > width(stand)",
        ),
        Fact(
            "material",
            "The stand is made of dark wood.",
            "The stand is made of white marble.",
            False,
            "material(stand) == 'wood' and colour(stand) == 'dark brown'",
        ),
    ],
)
def chinese_puzzle_ball(a: Assembly) -> None:
    axes = [np.eye(3)[i] * s for i in range(3) for s in (-1, 1)]
    axes += [np.array([i, j, k]) / np.sqrt(3) for i in (-1, 1) for j in (-1, 1) for k in (-1, 1)]
    turns = [(0, float(np.degrees(np.arccos(v[2]))), float(np.degrees(np.arctan2(v[1], v[0])))) for v in axes]
    high = 2.0

    def shell(radius: float, inner: float, hole: float, segments: int) -> object:
        drills = [cylinder(0.02, 1.2, (0, 0, 0.6), top=hole * 1.2 / radius, segments=28).rotate(t) for t in turns]
        return cut(sphere(radius, segments=segments), sphere(inner, segments=segments), drills)

    a.add("outer_sphere", shell(1.0, 0.88, 0.33, 72).translate((0, 0, high)))
    a.add("middle_sphere", shell(0.76, 0.66, 0.25, 64).rotate((20, 30, 15)).translate((0, 0, high)))
    a.add("inner_sphere", shell(0.52, 0.42, 0.17, 48).rotate((50, 10, 40)).translate((0, 0, high)))
    bead = torus(0.35, 0.035, (0, 0, 0.935), segments=32)
    a.add("hole_rim", [bead.rotate(t).translate((0, 0, high)) for t in turns])
    profile = [
        (0, 0),
        (0.7, 0),
        (0.7, 0.08),
        (0.5, 0.16),
        (0.2, 0.3),
        (0.14, 0.5),
        (0.22, 0.62),
        (0.14, 0.74),
        (0.2, 0.88),
        (0.6, 1.08),
        (0.6, 1.2),
        (0, 1.02),
    ]
    saddle = cut(lathe(profile, segments=48), sphere(1.0, (0, 0, high), 48))
    a.add("stand", saddle)
