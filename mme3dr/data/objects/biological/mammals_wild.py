"""Wild mammals in telling poses."""

import numpy as np

from mme3dr.data.objects.biological._creature import near, pair, towards, tube
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import blend, bone, egg, limb
from mme3dr.meshes.solids import cone, ellipsoid, rod, sphere, union
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
        Fact("relation", "The nose is the highest point of the animal.", "The nose is the lowest point of the animal.", False, "top(nose) >= top(head) and top(nose) > top(ear)"),
        Fact("relation", "The mouth is open, the lower jaw standing away from the upper one.", "The mouth is closed, the jaws pressed together.", True, "front(jaw) < front(head) and touches(jaw, head)"),
        Fact("count", "Two straight front legs prop up the chest.", "Four straight front legs prop up the chest.", True, "count(front_leg) == 2 and level(front_leg)"),
        Fact("relation", "The rump rests near the ground while the shoulders are high.", "The rump is higher than the shoulders.", False, "bottom(body) < 0.15 * height(all) and top(front_leg) > top(hind_leg)"),
        Fact("relation", "The ears are laid back behind the eyes.", "The ears grow in front of the eyes, on the muzzle.", True, "y(ear) > y(eye)"),
        Fact("colour", "The throat and chest are paler than the back.", "The throat and chest are darker than the back.", True, "has_colour(body, 'light grey') and colour(body) == 'grey'"),
        Fact("proportion", "The bushy tail is much longer than an ear.", "The tail is a stub, much shorter than an ear.", True, "length(tail) > 1.5 * piece_length(ear)"),
        Fact("count", "It has two ears.", "It has three ears.", True, "count(ear) == 2 and all_touch(ear, head)"),
    ],
)
def howling_wolf(a: Assembly) -> None:
    trunk = limb([(0, 0.42, 0.28), (0, 0.2, 0.5), (0, -0.1, 0.85), (0, -0.16, 1.0)], [0.27, 0.27, 0.26, 0.2])
    ruff = [bone((0, -0.16, 1.0), (0, -0.13, 1.26), 0.23, 0.17), egg((0, -0.24, 0.85), (0.2, 0.2, 0.28), (15, 0, 0))]
    belly = ("light grey", lambda p: p[:, 1] < -0.2 - 0.1 * (p[:, 2] - 0.9))
    a.add("body", blend(trunk, ruff, soft=0.12, detail=52), marks=[belly])
    # the skull looks straight up and a little forwards
    face = [bone((0, -0.19, 1.42), (0, -0.34, 1.8), 0.125, 0.075), egg((0, -0.14, 1.36), (0.2, 0.2, 0.2)), bone((0, -0.14, 1.3), (0, -0.13, 1.15), 0.17)]
    cheeks = [bone((0, -0.2, 1.32), (x, -0.17, 1.27), 0.12, 0.07) for x in (-0.22, 0.22)]
    a.add("head", blend(face, cheeks, soft=0.06, detail=52), marks=[("light grey", lambda p: p[:, 1] < -0.23 - 0.33 * (p[:, 2] - 1.3))])
    a.add("jaw", blend(bone((0, -0.24, 1.34), (0, -0.48, 1.6), 0.09, 0.055), soft=0.03, detail=40))
    ear = cone(0.1, 0.32, segments=24).scale((1, 0.55, 1)).rotate((-60, 0, 0)).rotate((0, 0, -22)).translate((0.13, 0.1, 1.43))
    a.add("ear", pair(ear))
    a.add("eye", pair(sphere(0.032, (0.118, -0.19, 1.53), 20)), marks=[("black", near((x, -0.205, 1.545), (0.025, 0.03, 0.02))) for x in (-0.15, 0.15)])
    a.add("nose", ellipsoid(0.055, 0.055, 0.045, (0, -0.36, 1.865), 20))
    leg = tube([(0.15, -0.14, 0.8), (0.15, -0.2, 0.5), (0.15, -0.22, 0.3), (0.15, -0.24, 0.07)], [0.14, 0.1, 0.075, 0.07])
    toes = [ellipsoid(0.035, 0.09, 0.05, (0.15 + x, -0.32, 0.05), 16) for x in (-0.06, -0.02, 0.02, 0.06)]
    a.add("front_leg", pair(union(leg, toes)))
    thigh = blend(egg((0.24, 0.3, 0.33), (0.14, 0.27, 0.27), (20, 0, 0)), limb([(0.26, 0.2, 0.15), (0.28, 0.4, 0.1), (0.28, 0.1, 0.065), (0.29, -0.06, 0.065)], [0.1, 0.09, 0.07, 0.065]), soft=0.08, detail=44)
    a.add("hind_leg", pair(thigh))
    a.add("tail", tube([(0, 0.62, 0.2), (0, 0.85, 0.12), (0.12, 1.1, 0.12), (0.3, 1.25, 0.13)], [0.06, 0.11, 0.12, 0.03]), marks=[("dark grey", lambda p: p[:, 1] > 1.14)])


@reference_object(
    name="kangaroo with joey",
    prompt="mother red kangaroo standing upright, a joey peeking out of her pouch",
    parts=[
        Part("body", 1, "rust", "fur", False),
        Part("head", 1, "rust", "fur", False),
        Part("ear", 2, "rust", "fur", False),
        Part("eye", 2, "black", "glass", False),
        Part("nose", 1, "black", "skin", False),
        Part("arm", 2, "rust", "fur", False),
        Part("hind_leg", 2, "rust", "fur", False),
        Part("tail", 1, "rust", "fur", False),
        Part("pouch", 1, "tan", "fur", True),
        Part("joey", 1, "copper", "fur", True),
    ],
    facts=[
        Fact("relation", "The joey's head looks out of the pouch on the mother's belly.", "The joey rides on the mother's back.", False, "touches(joey, pouch) and front(joey) < front(body) and top(joey) > z(pouch)"),
        Fact("proportion", "The arms are much smaller than the hind legs.", "The arms are bigger than the hind legs.", True, "volume(arm) < 0.4 * volume(hind_leg)"),
        Fact("relation", "The heavy tail reaches back and rests on the ground.", "The tail is curled up over the shoulders.", True, "bottom(tail) < 0.05 * height(all) and back(tail) > back(body)"),
        Fact("proportion", "The tail is longer than the head.", "The tail is shorter than an ear.", True, "length(tail) > 1.5 * length(head)"),
        Fact("count", "She stands on two hind legs only.", "She stands on four legs.", False, "count(hind_leg) == 2 and bottom(arm) > 0.3 * height(all)"),
        Fact("colour", "The coat is reddish brown with a paler front.", "The coat is blue with a yellow front.", False, "colour(body) == 'rust' and has_colour(body, 'tan')"),
        Fact("relation", "Long ears stand up from the top of the head.", "Long ears hang down below the chin.", True, "above(ear, head) and all_touch(ear, head)"),
        Fact("proportion", "The joey is far smaller than its mother.", "The joey is as large as its mother.", True, "volume(joey) < 0.1 * volume(body)"),
    ],
)
def kangaroo_with_joey(a: Assembly) -> None:
    trunk = limb([(0, 0.26, 0.62), (0, 0.1, 0.8), (0, -0.05, 1.2), (0, -0.1, 1.45)], [0.3, 0.32, 0.22, 0.17])
    neck = limb([(0, -0.1, 1.4), (0, -0.16, 1.75)], [0.17, 0.1])
    a.add("body", blend(trunk, neck, soft=0.1, detail=50), marks=[("tan", lambda p: (p[:, 1] < -0.03 - 0.16 * p[:, 2]) & (np.abs(p[:, 0]) < 0.19))])
    skull = [egg((0, -0.2, 1.82), (0.12, 0.15, 0.13)), bone((0, -0.24, 1.8), (0, -0.44, 1.73), 0.1, 0.06)]
    a.add("head", blend(skull, soft=0.06, detail=40), marks=[("tan", lambda p: p[:, 2] < 1.745 + 0.1 * (p[:, 1] + 0.3))])
    ear = ellipsoid(0.065, 0.03, 0.19, segments=24).rotate((8, 16, 0)).translate((0.1, -0.15, 2.05))
    a.add("ear", pair(ear), marks=[("pink", lambda p: (p[:, 1] < -0.165) & (np.abs(np.abs(p[:, 0]) - 0.28 * (p[:, 2] - 2.05) - 0.1) < 0.035))])
    a.add("eye", pair(sphere(0.032, (0.105, -0.28, 1.86), 16)))
    a.add("nose", ellipsoid(0.045, 0.03, 0.035, (0, -0.495, 1.745), 20))
    arm = tube([(0.17, -0.12, 1.4), (0.26, -0.2, 1.2), (0.24, -0.32, 1.02), (0.16, -0.45, 1.02)], [0.085, 0.065, 0.05, 0.04])
    claws = [tube([(0.16 + x, -0.45, 1.02), (0.14 + x, -0.53, 0.98)], [0.02, 0.014], 10) for x in (-0.03, 0, 0.03)]
    a.add("arm", pair(union(arm, claws)), marks=[("dark brown", lambda p: p[:, 1] < -0.4)])
    thigh = [egg((0.27, 0.16, 0.6), (0.17, 0.32, 0.33), (-25, 0, 0)), *limb([(0.3, -0.1, 0.5), (0.31, 0.3, 0.2), (0.31, 0.36, 0.08)], [0.13, 0.09, 0.07])]
    foot = limb([(0.31, 0.36, 0.07), (0.31, -0.1, 0.06), (0.32, -0.4, 0.045)], [0.075, 0.075, 0.045])
    a.add("hind_leg", pair(blend(thigh, foot, soft=0.08, detail=40)), marks=[("dark brown", lambda p: (p[:, 1] < -0.3) & (p[:, 2] < 0.2))])
    a.add("tail", tube([(0, 0.4, 0.6), (0, 0.7, 0.3), (0, 1.0, 0.12), (0, 1.4, 0.07), (0, 1.75, 0.06)], [0.22, 0.16, 0.11, 0.07, 0.035], 20))
    bag = blend(egg((0, -0.21, 0.75), (0.2, 0.14, 0.24), (10, 0, 0)), soft=0.02, detail=28)
    a.add("pouch", union(bag, tube([(-0.19, -0.2, 0.92), (-0.12, -0.32, 0.9), (0, -0.36, 0.89), (0.12, -0.32, 0.9), (0.19, -0.2, 0.92)], [0.03] * 5, 12)))
    child = [egg((0, -0.34, 1.06), (0.085, 0.1, 0.09)), bone((0, -0.4, 1.05), (0, -0.51, 1.0), 0.06, 0.035), bone((0, -0.3, 1.0), (0, -0.26, 0.85), 0.08), *[bone((x, -0.31, 1.12), (1.6 * x, -0.3, 1.25), 0.03, 0.02) for x in (-0.06, 0.06)]]
    face = [("black", near((x, -0.42, 1.08), (0.02, 0.03, 0.022))) for x in (-0.07, 0.07)]
    a.add("joey", blend(child, soft=0.04, detail=46), marks=[*face, ("black", towards((0, -0.51, 1.0), (0, -1, 0.1), 0.015))])


@reference_object(
    name="hedgehog",
    prompt="a plump little hedgehog waddling along on short feet, sniffing with its pointed snout",
    parts=[
        Part("body", 1, "tan", "fur", False),
        Part("coat", 1, "dark brown", "fur", False),
        Part("nose", 1, "black", "skin", False),
        Part("eye", 2, "black", "glass", False),
        Part("ear", 2, "brown", "skin", False),
        Part("foot", 4, "brown", "skin", True),
    ],
    facts=[
        Fact("existence", "Pointed spines cover the back.", "The back is smooth and bald.", True, "volume(coat) > 0 and top(coat) > top(body)"),
        Fact("relation", "The face and the belly are free of spines.", "Spines grow out of the face and the nose.", True, "front(coat) > front(nose) and front(coat) > front(eye)"),
        Fact("colour", "The tips of the spines are paler than their base.", "The spines are pure red.", True, "colour(coat) == 'dark brown' and has_colour(coat, 'cream')"),
        Fact("count", "Four small feet stand under the body.", "Eight small feet stand under the body.", True, "count(foot) == 4 and level(foot)"),
        Fact("colour", "The nose is black.", "The nose is white.", True, "colour(nose) == 'black'"),
        Fact("relation", "The nose is the foremost point, at the tip of the snout.", "The nose sits on the forehead, above the eyes.", False, "front(nose) <= front(all) + 0.01 and touches(nose, body)"),
        Fact("proportion", "The feet are much lower than the body.", "The legs are longer than the body is high.", False, "height(foot) < 0.5 * height(body)"),
        Fact("symmetry", "The spiny body is alike on its left and right.", "Only the left half of the body bears spines.", True, "mirror(coat, 'x')"),
    ],
)
def hedgehog(a: Assembly) -> None:
    snout = [egg((0, -0.52, 0.36), (0.26, 0.3, 0.25)), bone((0, -0.65, 0.33), (0, -0.98, 0.3), 0.16, 0.05)]
    a.add("body", blend(egg((0, 0, 0.4), (0.47, 0.62, 0.33)), snout, soft=0.1, detail=52))
    mantle = ellipsoid(0.5, 0.6, 0.43, (0, 0.06, 0.44), 40).trim_by_plane((0, -0.25, 1), 0.2)
    radii, centre = np.array([0.5, 0.6, 0.43]), np.array([0, 0.06, 0.44])
    spines, turn = [], np.pi * (3 - np.sqrt(5))
    for i in range(330):
        z = 1 - 1.45 * (i + 0.5) / 330
        r = np.sqrt(1 - z * z)
        unit = np.array([r * np.cos(i * turn), r * np.sin(i * turn), z])
        start = centre + 0.97 * radii * unit
        if start[2] - 0.25 * start[1] < 0.24 or (start[1] < -0.38):
            continue
        normal = unit / radii
        tip = start + 0.18 * normal / np.linalg.norm(normal) + (0, 0.1, 0.01)
        spines.append(rod(start, tip, 0.024, 0.005, 6))
    a.add("coat", union(mantle, [s.refine(3) for s in spines]), marks=[("cream", lambda p: ~near(centre, radii + 0.1)(p))])
    a.add("nose", sphere(0.06, (0, -1.02, 0.31), 20))
    a.add("eye", pair(sphere(0.042, (0.15, -0.72, 0.42), 20)))
    a.add("ear", pair(ellipsoid(0.085, 0.035, 0.09, segments=20).rotate((0, 0, 20)).translate((0.2, -0.55, 0.58))))
    for y in (-0.32, 0.4):
        leg = tube([(0.25, y, 0.15), (0.27, y, 0.08)], [0.1, 0.075])
        toes = [ellipsoid(0.03, 0.08, 0.04, (0.27 + x, y - 0.09, 0.04), 12) for x in (-0.05, 0, 0.05)]
        a.add("foot", pair(union(leg, toes)))
