"""A pet, a night flier and the gatherer of nuts."""

import numpy as np

from mme3dr.data.objects.biological._creature import near, pair, towards, tube
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import ball, blend, bone, egg, limb
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import cone, cut, ellipsoid, sphere, union
from mme3dr.meshes.sweeps import plate
from mme3dr.records import Fact, Part


@reference_object(
    name="sitting tabby cat",
    prompt="an orange tabby cat sitting upright with its tail wrapped round its paws, like an Egyptian statue but alive",
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
        Fact("colour", "Rust-brown stripes run across the orange coat.", "Blue dots cover the orange coat.", True, "has_colour(body, 'rust') and has_colour(tail, 'rust')"),
        Fact("count", "Six whiskers spread from the muzzle, three a side.", "Two whiskers spread from the muzzle, one a side.", True, "count(whisker) == 6 and mirror(whisker, 'x') and all_touch(whisker, muzzle)"),
        Fact("relation", "The tail lies on the ground beside the paws.", "The tail is raised straight up behind the back.", False, "bottom(tail) < 0.05 * height(all) and top(tail) < 0.3 * height(all)"),
        Fact("relation", "Pointed ears stand on top of the head.", "Floppy ears hang at the sides of the head.", True, "above(ear, head) and all_touch(ear, head)"),
        Fact("relation", "The hind quarters rest on the ground while the front legs are straight.", "All four legs are straight and the belly is off the ground.", False, "bottom(haunch) < 0.05 * height(all) and height(front_leg) > height(haunch)"),
        Fact("symmetry", "The two eyes sit level, one on each side of the nose.", "Both eyes sit on the same side of the nose.", True, "mirror(eye, 'x') and level(eye) and right(nose) < right(eye) and left(nose) > left(eye)"),
        Fact("colour", "The eyes are green with dark slit pupils.", "The eyes are solid red.", True, "colour(eye) == 'green' and has_colour(eye, 'black')"),
        Fact("proportion", "The head is smaller than the body.", "The head is bigger than the body.", True, "volume(head) < volume(body)"),
    ],
)
def sitting_cat(a: Assembly) -> None:
    def stripes(p: np.ndarray) -> np.ndarray:
        return (np.sin(26 * (p[:, 2] + 0.5 * np.abs(p[:, 0])) + 3 * p[:, 1]) > 0.55) & (p[:, 1] > -0.12)

    trunk = limb([(0, 0.22, 0.26), (0, 0.12, 0.5), (0, -0.03, 0.8), (0, -0.06, 0.98)], [0.27, 0.25, 0.2, 0.14])
    chest = ("cream", lambda p: (p[:, 1] < -0.16) & (np.abs(p[:, 0]) < 0.12))
    a.add("body", blend(trunk, egg((0, -0.08, 0.7), (0.18, 0.17, 0.25)), soft=0.1, detail=56), marks=[("rust", stripes), chest])
    skull = [egg((0, -0.1, 1.18), (0.25, 0.21, 0.2)), *[ball((x, -0.16, 1.12), 0.12) for x in (-0.13, 0.13)]]
    brow = ("rust", lambda p: (p[:, 2] > 1.24) & (np.sin(55 * np.abs(p[:, 0])) > 0.35))
    a.add("head", blend(skull, soft=0.06, detail=44), marks=[brow])
    a.add("muzzle", blend(ball((-0.055, -0.3, 1.09), 0.065), ball((0.055, -0.3, 1.09), 0.065), ball((0, -0.28, 1.05), 0.06), soft=0.04, detail=36))
    a.add("nose", ellipsoid(0.035, 0.025, 0.024, (0, -0.355, 1.125), 16))
    ear = cone(0.11, 0.22, segments=32).scale((1, 0.5, 1)).rotate((0, 20, 0)).translate((0.17, -0.08, 1.4))
    a.add("ear", pair(cut(ear, ear.scale((0.75, 1, 0.8)).translate((0.045, -0.05, 0.25)))), marks=[("pink", lambda p: p[:, 1] < -0.104)])
    pupils = [("black", near((x, -0.305, 1.2), (0.015, 0.06, 0.04))) for x in (-0.114, 0.114)]
    a.add("eye", pair(sphere(0.05, (0.11, -0.256, 1.2), 32)), marks=pupils)
    for height, tilt in ((1.11, 0.06), (1.09, 0.0), (1.07, -0.06)):
        a.add("whisker", pair(tube([(0.08, -0.34, height), (0.25, -0.36, height + tilt), (0.4, -0.3, height + 1.3 * tilt)], [0.009, 0.009, 0.008], 8)))
    leg = tube([(0.13, -0.1, 0.72), (0.12, -0.2, 0.4), (0.11, -0.24, 0.08)], [0.11, 0.08, 0.07])
    toes = [ellipsoid(0.035, 0.09, 0.05, (0.11 + x, -0.31, 0.05), 16) for x in (-0.045, 0, 0.045)]
    a.add("front_leg", pair(union(leg, toes).refine_to_length(0.04)), marks=[("rust", lambda p: np.sin(34 * p[:, 2]) > 0.7), ("cream", lambda p: p[:, 2] < 0.11)])
    haunch = blend(egg((0.2, 0.14, 0.27), (0.14, 0.27, 0.26), (15, 0, 0)), bone((0.24, 0.1, 0.08), (0.25, -0.18, 0.06), 0.08, 0.06), soft=0.06, detail=36)
    a.add("haunch", pair(haunch), marks=[("rust", lambda p: np.sin(26 * (p[:, 2] + p[:, 1])) > 0.6)])
    path = [(0, 0.46, 0.12), (0.28, 0.48, 0.08), (0.47, 0.2, 0.065), (0.44, -0.2, 0.065), (0.2, -0.46, 0.065), (-0.06, -0.5, 0.065)]
    tail = tube(path, [0.08, 0.075, 0.065, 0.065, 0.062, 0.05], 18, 70)
    a.add("tail", tail, marks=[("rust", lambda p: np.sin(13 * np.arctan2(p[:, 1], p[:, 0])) > 0.35)])


@reference_object(
    name="bat in flight",
    prompt="a bat caught in mid-flight, wings stretched wide, each membrane held by long finger bones",
    parts=[
        Part("body", 1, "dark brown", "fur", False),
        Part("ear", 2, "brown", "skin", False),
        Part("eye", 2, "black", "glass", False),
        Part("snout", 1, "tan", "skin", False),
        Part("membrane", 2, "brown", "skin", True),
        Part("arm", 2, "dark brown", "skin", False),
        Part("finger", 8, "dark brown", "skin", True),
        Part("foot", 2, "dark brown", "skin", False),
    ],
    facts=[
        Fact("proportion", "The wingspan is much wider than the body is long.", "The wingspan is shorter than the body.", True, "width(all) > 2.5 * height(body)"),
        Fact("count", "Four long fingers fan out across each wing.", "Two long fingers fan out across each wing.", True, "count(finger) == 8 and all_touch(finger, membrane)"),
        Fact("relation", "The fingers reach the rear edge of the membrane.", "The fingers stop short beside the body.", True, "width(finger) > 0.9 * width(membrane)"),
        Fact("count", "There is one pair of wings.", "There are two pairs of wings.", True, "count(membrane) == 2"),
        Fact("symmetry", "The left wing mirrors the right wing.", "The left wing is folded while the right one is open.", False, "mirror(membrane, 'x') and mirror(arm, 'x')"),
        Fact("proportion", "The upright ears are large for the head.", "The ears are two barely visible specks.", True, "height(ear) > 0.25 * height(body)"),
        Fact("existence", "Two small feet hang at the lower end of the body.", "The body ends in a fish tail.", True, "count(foot) == 2 and bottom(foot) < bottom(body)"),
        Fact("colour", "The bat is brown, its fur darker than the membranes.", "The bat has snow-white fur.", True, "colour(body) == 'dark brown' and colour(membrane) == 'brown'"),
        Fact("material", "The wings are bare skin.", "The wings are covered with feathers.", True, "material(membrane) == 'skin'"),
    ],
)
def bat_in_flight(a: Assembly) -> None:
    trunk = [egg((0, 0, 0.0), (0.19, 0.17, 0.3)), egg((0, -0.06, 0.36), (0.15, 0.15, 0.15))]
    a.add("body", blend(trunk, bone((0, -0.02, 0.2), (0, -0.05, 0.33), 0.15), soft=0.08, detail=52), marks=[("bronze", lambda p: (p[:, 1] < -0.1) & (p[:, 2] < 0.22))])
    a.add("snout", blend(egg((0, -0.2, 0.33), (0.075, 0.07, 0.06)), ball((0, -0.26, 0.34), 0.035), soft=0.03, detail=32), marks=[("black", towards((0, -0.26, 0.345), (0, -1, 0.3), 0.012))])
    ear = ellipsoid(0.085, 0.04, 0.18, segments=28).rotate((0, 18, 0)).translate((0.11, -0.04, 0.56))
    a.add("ear", pair(cut(ear, ear.scale((0.7, 1, 0.7)).translate((0.034, -0.03, 0.16)))), marks=[("pink", lambda p: p[:, 1] < -0.058)])
    a.add("eye", pair(sphere(0.03, (0.07, -0.19, 0.42), 16)))
    wrist = np.array([0.62, 0.0, 0.5])
    tips = [np.array(t) for t in ((1.5, 0.0, 0.46), (1.32, 0.0, -0.12), (0.92, 0.0, -0.4), (0.5, 0.0, -0.42))]
    edge = [wrist, (1.05, 0, 0.55), tips[0]]
    for start, end in zip(tips, [*tips[1:], np.array((0.12, 0, -0.24))], strict=True):
        middle = (start + end) / 2
        inward = middle + 0.16 * (np.array((0.45, 0, 0.25)) - middle) / np.linalg.norm(np.array((0.45, 0, 0.25)) - middle)
        t = np.linspace(0, 1, 9)[1:, None]
        edge += list((1 - t) ** 2 * start + 2 * t * (1 - t) * inward + t**2 * end)
    sheet = plate(polygon([(p[0], p[2]) for p in [*edge, (0.0, 0, -0.1), (0.0, 0, 0.22), (0.3, 0, 0.2)]]), 0.03).refine_to_length(0.06)

    def billow(p: np.ndarray) -> np.ndarray:
        """Wings swept a little forwards, the membrane hollow between wrist and body."""
        x = np.abs(p[:, 0])
        return np.column_stack([p[:, 0], p[:, 1] - 0.22 * np.clip(x - 0.1, 0, None) + 0.1 * np.sin(np.clip(x, 0, 1.5) / 1.5 * np.pi), p[:, 2]])

    arm = tube([(0.08, 0, 0.2), (0.35, 0, 0.16), (0.62, 0, 0.5), (0.66, -0.02, 0.62)], [0.06, 0.045, 0.035, 0.012])
    a.add("arm", pair(arm.warp_batch(billow)))
    a.add("membrane", pair(sheet.warp_batch(billow)))
    for tip in tips:
        bent = (wrist + tip) / 2 + (0, 0, 0.05 if tip[0] > 1.4 else 0.0)
        bone_rod = tube([wrist, bent, tip], [0.032, 0.028, 0.02], 10, 12)
        a.add("finger", pair(bone_rod.warp_batch(billow)))
    a.add("foot", pair(tube([(0.07, 0, -0.22), (0.09, 0.0, -0.34), (0.09, -0.06, -0.4)], [0.045, 0.028, 0.025])))


@reference_object(
    name="red squirrel with acorn",
    prompt="red squirrel on its hind legs nibbling an acorn it holds in both paws, big bushy tail curling behind",
    parts=[
        Part("body", 1, "rust", "fur", False),
        Part("head", 1, "rust", "fur", False),
        Part("ear", 2, "rust", "fur", False),
        Part("eye", 2, "black", "glass", False),
        Part("nose", 1, "dark brown", "skin", False),
        Part("arm", 2, "rust", "fur", True),
        Part("hind_leg", 2, "rust", "fur", True),
        Part("tail", 1, "rust", "fur", True),
        Part("acorn", 1, "tan", "wood", True),
        Part("acorn_cup", 1, "dark brown", "wood", False),
    ],
    facts=[
        Fact("relation", "Both paws touch the acorn.", "The acorn lies on the ground behind the tail.", False, "all_touch(arm, acorn)"),
        Fact("relation", "The acorn is held just below the mouth, in front of the chest.", "The acorn is balanced on top of the head.", True, "front(acorn) < front(body) and top(acorn) < z(head)"),
        Fact("proportion", "The tail is as tall as the body or taller.", "The tail is a thin short stump.", True, "height(tail) >= height(body) and volume(tail) > 0.3 * volume(body)"),
        Fact("relation", "The tail rises behind the back.", "The tail hangs in front of the belly.", False, "back(tail) > back(body) and y(tail) > y(body)"),
        Fact("existence", "The acorn wears a darker cup.", "The acorn wears a green leaf instead of a cup.", True, "count(acorn_cup) == 1 and touches(acorn_cup, acorn)"),
        Fact("colour", "The belly is paler than the red-brown back.", "The belly is darker than the pale back.", True, "has_colour(body, 'cream') and colour(body) == 'rust'"),
        Fact("count", "Two tufted ears stand on the head.", "One tufted ear stands on the head.", True, "count(ear) == 2 and above(ear, head)"),
        Fact("symmetry", "The squirrel's left half mirrors its right half.", "Only the left half of the squirrel has limbs.", True, "mirror(all, 'x')"),
    ],
)
def squirrel_with_acorn(a: Assembly) -> None:
    trunk = limb([(0, 0.12, 0.28), (0, 0.04, 0.5), (0, -0.06, 0.76)], [0.26, 0.23, 0.15])
    a.add("body", blend(trunk, egg((0, -0.04, 0.36), (0.22, 0.2, 0.24)), soft=0.1, detail=56), marks=[("cream", lambda p: (p[:, 1] < -0.1) & (np.abs(p[:, 0]) < 0.15))])
    skull = [egg((0, -0.14, 0.92), (0.155, 0.18, 0.155)), bone((0, -0.24, 0.89), (0, -0.36, 0.86), 0.09, 0.055), *[ball((x, -0.2, 0.87), 0.08) for x in (-0.09, 0.09)]]
    a.add("head", blend(skull, soft=0.05, detail=52), marks=[("cream", lambda p: p[:, 2] < 0.835 + 0.1 * (p[:, 1] + 0.4))])
    ear = blend(egg((0.1, -0.08, 1.08), (0.055, 0.03, 0.1), (0, 12, 0)), bone((0.115, -0.07, 1.14), (0.145, -0.05, 1.28), 0.03, 0.008), soft=0.03, detail=36)
    a.add("ear", pair(ear))
    a.add("eye", pair(sphere(0.042, (0.115, -0.26, 0.96), 24)), marks=[("white", near((x, -0.298, 0.985), (0.014, 0.014, 0.014))) for x in (-0.12, 0.12)])
    a.add("nose", ellipsoid(0.03, 0.024, 0.024, (0, -0.415, 0.875), 16))
    a.add("arm", pair(tube([(0.14, -0.08, 0.68), (0.21, -0.2, 0.56), (0.16, -0.33, 0.58), (0.075, -0.385, 0.63)], [0.08, 0.06, 0.045, 0.042])))
    leg = [egg((0.2, 0.06, 0.26), (0.12, 0.22, 0.22), (-15, 0, 0)), *limb([(0.21, 0.12, 0.07), (0.2, -0.15, 0.05), (0.21, -0.28, 0.04)], [0.08, 0.06, 0.04])]
    a.add("hind_leg", pair(blend(leg, soft=0.06, detail=46)))
    path = [(0, 0.3, 0.12), (0, 0.52, 0.2), (0, 0.62, 0.5), (0, 0.5, 0.85), (0, 0.46, 1.12), (0, 0.66, 1.28), (0, 0.82, 1.2)]
    brush = tube(path, [0.07, 0.14, 0.19, 0.19, 0.19, 0.15, 0.05], 28, 60).scale((0.85, 1, 1))
    a.add("tail", brush, marks=[("copper", lambda p: p[:, 1] > 0.66 + 0.1 * np.sin(40 * p[:, 0]))])
    a.add("acorn", ellipsoid(0.075, 0.075, 0.1, (0, -0.4, 0.63), 28))
    cup = ellipsoid(0.09, 0.09, 0.08, (0, -0.4, 0.665), 28).trim_by_plane((0, 0, 1), 0.66)
    a.add("acorn_cup", union(cup, tube([(0, -0.4, 0.73), (0.01, -0.4, 0.78)], [0.015, 0.013], 10)))
