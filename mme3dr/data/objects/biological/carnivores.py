"""Two hunters, sitting."""

import numpy as np

from mme3dr.data.objects.biological._creature import near, pair, tube
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import ball, blend, bone, egg, limb
from mme3dr.meshes.solids import cone, cut, ellipsoid, sphere, union
from mme3dr.records import Fact, Part


@reference_object(
    name="howling wolf",
    prompt="a grey wolf sitting on its haunches, howling at the moon with its muzzle pointing to the sky",
    parts=[
        Part("body", 1, "grey", "fur", False),
        Part("head", 1, "grey", "fur", False),
        Part("jaw", 1, "light grey", "fur", False),
        Part("ear", 2, "dark grey", "fur", False),
        Part("eye", 2, "amber", "glass", False),
        Part("nose", 1, "black", "skin", False),
        Part("front_leg", 2, "light grey", "fur", False),
        Part("hind_leg", 2, "grey", "fur", False),
        Part("tail", 1, "grey", "fur", False),
    ],
    facts=[
        Fact(
            "relation",
            "The nose is the highest point of the animal.",
            "The nose is the lowest point of the animal.",
            False,
            "top(nose) >= top(head) and top(nose) > top(ear)",
        ),
        Fact(
            "relation",
            "The mouth is open, the lower jaw standing away from the upper one.",
            "The mouth is closed, the jaws pressed together.",
            True,
            "front(jaw) < front(head) and touches(jaw, head)",
        ),
        Fact(
            "count",
            "Two straight front legs prop up the chest.",
            "Four straight front legs prop up the chest.",
            True,
            "count(front_leg) == 2 and level(front_leg)",
        ),
        Fact(
            "relation",
            "The rump rests near the ground while the shoulders are high.",
            "The rump is higher than the shoulders.",
            False,
            "bottom(body) < 0.15 * height(all) and top(front_leg) > top(hind_leg)",
        ),
        Fact(
            "relation",
            "The ears are laid back behind the eyes.",
            "The ears grow in front of the eyes, on the muzzle.",
            True,
            "y(ear) > y(eye)",
        ),
        Fact(
            "colour",
            "The throat and chest are paler than the back.",
            "The throat and chest are darker than the back.",
            True,
            "has_colour(body, 'light grey') and colour(body) == 'grey'",
        ),
        Fact(
            "proportion",
            "The bushy tail is much longer than an ear.",
            "The tail is a stub, much shorter than an ear.",
            True,
            "length(tail) > 1.5 * piece_length(ear)",
        ),
        Fact("count", "It has two ears.", "It has three ears.", True, "count(ear) == 2 and all_touch(ear, head)"),
    ],
)
def howling_wolf(a: Assembly) -> None:
    trunk = limb([(0, 0.42, 0.28), (0, 0.2, 0.5), (0, -0.1, 0.85), (0, -0.16, 1.0)], [0.27, 0.27, 0.26, 0.2])
    ruff = [bone((0, -0.16, 1.0), (0, -0.13, 1.26), 0.23, 0.17), egg((0, -0.24, 0.85), (0.2, 0.2, 0.28), (15, 0, 0))]
    belly = ("light grey", lambda p: p[:, 1] < -0.2 - 0.1 * (p[:, 2] - 0.9))
    a.add("body", blend(trunk, ruff, soft=0.12, detail=42), marks=[belly])
    # the skull looks straight up and a little forwards
    face = [
        bone((0, -0.19, 1.42), (0, -0.34, 1.8), 0.125, 0.075),
        egg((0, -0.14, 1.36), (0.2, 0.2, 0.2)),
        bone((0, -0.14, 1.3), (0, -0.13, 1.15), 0.17),
    ]
    cheeks = [bone((0, -0.2, 1.32), (x, -0.17, 1.27), 0.12, 0.07) for x in (-0.22, 0.22)]
    a.add(
        "head",
        blend(face, cheeks, soft=0.06, detail=42),
        marks=[("light grey", lambda p: p[:, 1] < -0.23 - 0.33 * (p[:, 2] - 1.3))],
    )
    a.add("jaw", blend(bone((0, -0.24, 1.34), (0, -0.48, 1.6), 0.09, 0.055), soft=0.03, detail=32))
    ear = (
        cone(0.1, 0.32, segments=24)
        .scale((1, 0.55, 1))
        .rotate((-60, 0, 0))
        .rotate((0, 0, -22))
        .translate((0.13, 0.1, 1.43))
    )
    a.add("ear", pair(ear))
    a.add(
        "eye",
        pair(sphere(0.032, (0.118, -0.19, 1.53), 20)),
        marks=[("black", near((x, -0.205, 1.545), (0.025, 0.03, 0.02))) for x in (-0.15, 0.15)],
    )
    a.add("nose", ellipsoid(0.055, 0.055, 0.045, (0, -0.36, 1.865), 20))
    leg = tube(
        [(0.15, -0.14, 0.8), (0.15, -0.2, 0.5), (0.15, -0.22, 0.3), (0.15, -0.24, 0.07)], [0.14, 0.1, 0.075, 0.07]
    )
    toes = [ellipsoid(0.035, 0.09, 0.05, (0.15 + x, -0.32, 0.05), 16) for x in (-0.06, -0.02, 0.02, 0.06)]
    a.add("front_leg", pair(union(leg, toes)))
    thigh = blend(
        egg((0.24, 0.3, 0.33), (0.14, 0.27, 0.27), (20, 0, 0)),
        limb([(0.26, 0.2, 0.15), (0.28, 0.4, 0.1), (0.28, 0.1, 0.065), (0.29, -0.06, 0.065)], [0.1, 0.09, 0.07, 0.065]),
        soft=0.08,
        detail=36,
    )
    a.add("hind_leg", pair(thigh))
    a.add(
        "tail",
        tube([(0, 0.62, 0.2), (0, 0.85, 0.12), (0.12, 1.1, 0.12), (0.3, 1.25, 0.13)], [0.06, 0.11, 0.12, 0.03]),
        marks=[("dark grey", lambda p: p[:, 1] > 1.14)],
    )


def _cat_head(a: Assembly) -> None:
    """Head down to the whiskers."""
    skull = [egg((0, -0.1, 1.18), (0.25, 0.21, 0.2)), *[ball((x, -0.16, 1.12), 0.12) for x in (-0.13, 0.13)]]
    brow = ("rust", lambda p: (p[:, 2] > 1.24) & (np.sin(55 * np.abs(p[:, 0])) > 0.35))
    a.add("head", blend(skull, soft=0.06, detail=36), marks=[brow])
    a.add(
        "muzzle",
        blend(
            ball((-0.055, -0.3, 1.09), 0.065),
            ball((0.055, -0.3, 1.09), 0.065),
            ball((0, -0.28, 1.05), 0.06),
            soft=0.04,
            detail=28,
        ),
    )
    a.add("nose", ellipsoid(0.035, 0.025, 0.024, (0, -0.355, 1.125), 16))
    ear = cone(0.11, 0.22, segments=32).scale((1, 0.5, 1)).rotate((0, 20, 0)).translate((0.17, -0.08, 1.4))
    a.add(
        "ear",
        pair(cut(ear, ear.scale((0.75, 1, 0.8)).translate((0.045, -0.05, 0.25)))),
        marks=[("pink", lambda p: p[:, 1] < -0.104)],
    )
    pupils = [("black", near((x, -0.305, 1.2), (0.015, 0.06, 0.04))) for x in (-0.114, 0.114)]
    a.add("eye", pair(sphere(0.05, (0.11, -0.256, 1.2), 32)), marks=pupils)
    for height, tilt in ((1.11, 0.06), (1.09, 0.0), (1.07, -0.06)):
        a.add(
            "whisker",
            pair(
                tube(
                    [(0.08, -0.34, height), (0.25, -0.36, height + tilt), (0.4, -0.3, height + 1.3 * tilt)],
                    [0.009, 0.009, 0.008],
                    8,
                )
            ),
        )


@reference_object(
    name="sitting tabby cat",
    prompt="an orange tabby cat sitting upright with its tail wrapped round its paws, calm as an Egyptian statue",
    parts=[
        Part("body", 1, "orange", "fur", True),
        Part("head", 1, "orange", "fur", False),
        Part("muzzle", 1, "cream", "fur", False),
        Part("nose", 1, "pink", "skin", False),
        Part("ear", 2, "orange", "fur", False),
        Part("eye", 2, "green", "glass", False),
        Part("whisker", 6, "white", "fur", False),
        Part("front_leg", 2, "orange", "fur", False),
        Part("haunch", 2, "orange", "fur", False),
        Part("tail", 1, "orange", "fur", True),
    ],
    facts=[
        Fact(
            "colour",
            "Rust-brown stripes run across the orange coat.",
            "Blue dots cover the orange coat.",
            True,
            "has_colour(body, 'rust') and has_colour(tail, 'rust')",
        ),
        Fact(
            "count",
            "Six whiskers spread from the muzzle, three a side.",
            "Two whiskers spread from the muzzle, one a side.",
            True,
            "count(whisker) == 6 and mirror(whisker, 'x') and all_touch(whisker, muzzle)",
        ),
        Fact(
            "relation",
            "The tail lies on the ground beside the paws.",
            "The tail is raised straight up behind the back.",
            False,
            "bottom(tail) < 0.05 * height(all) and top(tail) < 0.3 * height(all)",
        ),
        Fact(
            "relation",
            "Pointed ears stand on top of the head.",
            "Floppy ears hang at the sides of the head.",
            True,
            "above(ear, head) and all_touch(ear, head)",
        ),
        Fact(
            "relation",
            "The hind quarters rest on the ground while the front legs are straight.",
            "All four legs are straight and the belly is off the ground.",
            False,
            "bottom(haunch) < 0.05 * height(all) and height(front_leg) > height(haunch)",
        ),
        Fact(
            "symmetry",
            "The two eyes sit level, one on each side of the nose.",
            "Both eyes sit on the same side of the nose.",
            True,
            "mirror(eye, 'x') and level(eye) and right(nose) < right(eye) and left(nose) > left(eye)",
        ),
        Fact(
            "colour",
            "The eyes are green with dark slit pupils.",
            "The eyes are solid red.",
            True,
            "colour(eye) == 'green' and has_colour(eye, 'black')",
        ),
        Fact(
            "proportion",
            "The head is smaller than the body.",
            "The head is bigger than the body.",
            True,
            "volume(head) < volume(body)",
        ),
        Fact(
            "style",
            "The cat is modelled with soft, rounded forms.",
            "The cat is folded from flat sheets of paper.",
            True,
        ),
    ],
)
def sitting_cat(a: Assembly) -> None:
    def stripes(p: np.ndarray) -> np.ndarray:
        return (np.sin(26 * (p[:, 2] + 0.5 * np.abs(p[:, 0])) + 3 * p[:, 1]) > 0.55) & (p[:, 1] > -0.12)

    trunk = limb([(0, 0.22, 0.26), (0, 0.12, 0.5), (0, -0.03, 0.8), (0, -0.06, 0.98)], [0.27, 0.25, 0.2, 0.14])
    chest = ("cream", lambda p: (p[:, 1] < -0.16) & (np.abs(p[:, 0]) < 0.12))
    a.add(
        "body",
        blend(trunk, egg((0, -0.08, 0.7), (0.18, 0.17, 0.25)), soft=0.1, detail=44),
        marks=[("rust", stripes), chest],
    )
    _cat_head(a)
    leg = tube([(0.13, -0.1, 0.72), (0.12, -0.2, 0.4), (0.11, -0.24, 0.08)], [0.11, 0.08, 0.07])
    toes = [ellipsoid(0.035, 0.09, 0.05, (0.11 + x, -0.31, 0.05), 16) for x in (-0.045, 0, 0.045)]
    a.add(
        "front_leg",
        pair(union(leg, toes).refine_to_length(0.04)),
        marks=[("rust", lambda p: np.sin(34 * p[:, 2]) > 0.7), ("cream", lambda p: p[:, 2] < 0.11)],
    )
    haunch = blend(
        egg((0.2, 0.14, 0.27), (0.14, 0.27, 0.26), (15, 0, 0)),
        bone((0.24, 0.1, 0.08), (0.25, -0.18, 0.06), 0.08, 0.06),
        soft=0.06,
        detail=28,
    )
    a.add("haunch", pair(haunch), marks=[("rust", lambda p: np.sin(26 * (p[:, 2] + p[:, 1])) > 0.6)])
    path = [
        (0, 0.46, 0.12),
        (0.28, 0.48, 0.08),
        (0.47, 0.2, 0.065),
        (0.44, -0.2, 0.065),
        (0.2, -0.46, 0.065),
        (-0.06, -0.5, 0.065),
    ]
    tail = tube(path, [0.08, 0.075, 0.065, 0.065, 0.062, 0.05], 18, 70)
    a.add("tail", tail, marks=[("rust", lambda p: np.sin(13 * np.arctan2(p[:, 1], p[:, 0])) > 0.35)])
