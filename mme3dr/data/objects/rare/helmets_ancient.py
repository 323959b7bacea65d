"""Helmets of ancient Greece and of the samurai."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.rare._helmet import head_form, moulded, peak, pedestal, shell, skull
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import circle, outline, polygon, rectangle
from mme3dr.meshes.solids import box, common, cut, cylinder, rod, sphere, torus, union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part

HOPLITE = [
    (0.0, 0.36, 0.47, 0.60),
    (0.12, 0.365, 0.48, 0.50),
    (0.3, 0.37, 0.48, 0.43),
    (0.55, 0.40, 0.48, 0.45),
    (0.8, 0.425, 0.48, 0.49),
    (1.0, 0.40, 0.45, 0.47),
    (1.15, 0.32, 0.36, 0.38),
    (1.24, 0.20, 0.22, 0.24),
    (1.28, 0.08, 0.09, 0.1),
    (1.285, 0.01, 0.01, 0.01),
]


@reference_object(
    name="Corinthian helmet",
    prompt="bronze Corinthian helmet of a Greek hoplite with a tall red horsehair crest, on a turned wooden stand",
    parts=[
        Part("helmet", 1, "bronze", "metal", True),
        Part("nose_guard", 1, "bronze", "metal", False),
        Part("edging", 1, "brass", "metal", False),
        Part("crest_holder", 1, "brass", "metal", False),
        Part("crest", 1, "red", "fur", True),
        Part("head_form", 1, "black", "fabric", False),
        Part("stand", 1, "dark brown", "wood", True),
    ],
    facts=[
        Fact(
            "relation",
            "The crest runs from front to back over the top of the helmet.",
            "The crest lies flat round the rim of the helmet.",
            False,
            "depth(crest) > 4 * width(crest) and top(crest) > top(helmet)",
        ),
        Fact(
            "existence",
            "A straight nose guard comes down between the eye holes.",
            "The space between the eye holes is open and unguarded.",
            True,
            "touches(nose_guard, helmet) and height(nose_guard) > width(nose_guard) and y(nose_guard) < y(helmet)",
        ),
        Fact(
            "proportion",
            "The helmet is deep enough to cover the whole face down to the chin.",
            "The helmet is a shallow cap that covers only the top of the head.",
            True,
            "height(helmet) > 1.2 * width(helmet)",
        ),
        Fact(
            "colour",
            "The crest is red and the helmet has the brown of bronze.",
            "The crest is white and the helmet is painted blue.",
            False,
            "colour(crest) == 'red' and colour(helmet) == 'bronze'",
        ),
        Fact(
            "symmetry",
            "The left cheek plate mirrors the right one.",
            "Only the left half of the face has a cheek plate.",
            True,
            "mirror(helmet, 'x') and mirror(edging, 'x')",
        ),
        Fact(
            "material",
            "The helmet is metal and its crest is hair.",
            "The helmet is leather and its crest is metal.",
            True,
            "material(helmet) == 'metal' and material(crest) == 'fur'",
        ),
        Fact(
            "relation",
            "The crest juts out further behind the helmet than in front of it.",
            "The crest juts out further in front of the helmet than behind it.",
            True,
            "back(crest) - back(helmet) > front(helmet) - front(crest)",
        ),
        Fact(
            "relation",
            "A head form on a stand carries the helmet.",
            "The helmet lies on its side without a stand.",
            False,
            "touches(head_form, stand) and touches(head_form, helmet) and above(helmet, stand)",
        ),
        Fact(
            "style",
            "The face opening is two almond eye holes with a narrow slit below.",
            "The face opening is one wide square window without bars.",
            True,
        ),
    ],
)
def corinthian_helmet(a: Assembly) -> None:
    half = polygon(
        [(0, 0.69), (0.07, 0.69), (0.13, 0.74), (0.22, 0.745), (0.32, 0.68), (0.24, 0.615), (0.15, 0.585)]
        + [(0.115, 0.5), (0.1, 0.4), (0.05, 0.27), (0.035, 0.15), (0.035, -0.2), (0, -0.2)]
    )
    face = half + half.mirror((1, 0))
    hem = polygon(
        [(-1, -1), (-1, 0), (-0.5, 0.0), (-0.3, 0.03), (-0.1, 0.13), (0.0, 0.27), (0.07, 0.3), (0.13, 0.24)]
        + [(0.25, 0.14), (0.45, 0.1), (1, 0.1), (1, -1)]
    )
    hollow = cut(shell(HOPLITE, 0.035), plate(hem, 3, facing="side"))
    a.add("helmet", cut(hollow, plate(face, 1, (0, -0.65, 0))))
    rim = moulded(HOPLITE, face.offset(0.035) - face, -0.02, 0.014)
    a.add("edging", common(rim, box(2, 2, 2, (0, 0, 1.001), 0)))
    nose = polygon([(-0.04, 0.86), (0.04, 0.86), (0.05, 0.7), (0.06, 0.42), (0, 0.35), (-0.06, 0.42), (-0.05, 0.7)])
    a.add("nose_guard", moulded(HOPLITE, nose, -0.03, 0.03))
    a.add("crest_holder", _arched(0.52, lambda t: 0.63, 0.09, -52, 112))
    a.add("crest", _hair())
    a.add("head_form", head_form(HOPLITE, 0.09))
    a.add("stand", pedestal(-0.1, -0.55))


def _arched(inner: float, outer, thickness: float, start: float, stop: float) -> Manifold:
    """Upright fin round (y, z) = (0, 0.7) over the skull; degrees from the top, positive to the back."""
    t = np.linspace(0, 1, 40)
    angle = np.radians(start + (stop - start) * t)
    far = np.array([outer(float(x)) for x in t])
    ray = np.column_stack([np.sin(angle), np.cos(angle)])
    fin = polygon(np.vstack([ray * inner, (ray * far[:, None])[::-1]]) + [0, 0.7])
    return cut(plate(fin, thickness, facing="side"), skull(HOPLITE, -0.012, 20, 48))


def _hair() -> Manifold:
    """Locks of horsehair side by side, the last ones trailing."""
    locks = []
    for i, angle in enumerate(np.radians(np.linspace(-56, 118, 48))):
        t = i / 47
        far = 0.8 + 0.16 * np.sin(np.pi * min(t * 1.3, 1)) + 0.02 * (i % 2) + 0.12 * max(t - 0.75, 0)
        ray, across = np.array([np.sin(angle), np.cos(angle)]), np.array([np.cos(angle), -np.sin(angle)])
        sag = -0.05 * across * (t - 0.35)
        line = [ray * 0.6 - across * 0.02, ray * far - across * 0.035 - sag]
        line += [ray * (far + 0.02) - sag, ray * far + across * 0.035 - sag, ray * 0.6 + across * 0.02]
        locks.append(plate(polygon(np.array(line) + [0, 0.7]), 0.13 - 0.035 * (i % 2), facing="side"))
    return cut(union(locks), skull(HOPLITE, -0.012, 20, 48))


HACHI = [
    (0.0, 0.42, 0.48, 0.48),
    (0.14, 0.425, 0.485, 0.485),
    (0.28, 0.39, 0.44, 0.44),
    (0.4, 0.29, 0.33, 0.33),
    (0.46, 0.17, 0.2, 0.2),
    (0.48, 0.05, 0.06, 0.06),
]


@reference_object(
    name="samurai kabuto",
    prompt="a samurai lord's kabuto with a golden crescent moon on the brow and a red-laced neck guard, on its stand",
    parts=[
        Part("bowl", 1, "black", "painted metal", False),
        Part("rib", 24, "gold", "metal", False),
        Part("crown_ring", 1, "gold", "metal", False),
        Part("visor", 1, "black", "painted metal", False),
        Part("crescent", 1, "gold", "metal", True),
        Part("lame", 5, "black", "painted metal", False),
        Part("lacing", 105, "red", "fabric", True),
        Part("turned_wing", 2, "red", "leather", False),
        Part("wing_badge", 2, "gold", "metal", False),
        Part("chin_cord", 1, "red", "rope", False),
        Part("head_form", 1, "dark grey", "fabric", False),
        Part("stand", 1, "dark brown", "wood", True),
    ],
    facts=[
        Fact(
            "relation",
            "The crescent stands upright at the front of the bowl.",
            "The crescent lies flat at the back of the bowl.",
            False,
            "y(crescent) < y(bowl) and height(crescent) > 3 * depth(crescent) and top(crescent) > top(bowl)",
        ),
        Fact(
            "symmetry",
            "The two horns of the crescent rise to equal heights left and right.",
            "The crescent is tipped over with both horns on the left side.",
            True,
            "mirror(crescent, 'x') and x(crescent) - x(bowl) < 0.02 * width(all)",
        ),
        Fact(
            "proportion",
            "The neck guard flares out wider than the bowl.",
            "The neck guard is narrower than the bowl.",
            True,
            "width(lame) > 1.3 * width(bowl) and bottom(lame) < bottom(bowl)",
        ),
        Fact(
            "count",
            "Five overlapping plates hang one below the other as neck guard.",
            "A single unbroken sheet hangs down as neck guard.",
            True,
            "count(lame) == 5 and rising(lame)",
        ),
        Fact(
            "relation",
            "The neck guard leaves the face open at the front.",
            "The neck guard closes off the face at the front.",
            True,
            "back(lame) - y(bowl) > 1.25 * (y(bowl) - front(lame)) and touches(lame, bowl)",
        ),
        Fact(
            "colour",
            "Red cords lace the plates together and the crescent shines gold.",
            "White cords lace the plates together and the crescent is black.",
            False,
            "colour(lacing) == 'red' and colour(crescent) == 'gold' and all_touch(lacing, lame)",
        ),
        Fact(
            "count",
            "A wing is turned back on each of the two sides of the face.",
            "A wing is turned back on the left side of the face only.",
            True,
            "count(turned_wing) == 2 and mirror(turned_wing, 'x') and front(turned_wing) < y(bowl)",
        ),
        Fact(
            "material",
            "The stand is wood and the bowl is lacquered metal.",
            "The stand is glass and the bowl is woven straw.",
            True,
            "material(stand) == 'wood' and material(bowl) == 'painted metal'",
        ),
        Fact(
            "relation",
            "A knotted red cord hangs below to tie the helmet under the chin.",
            "A knotted red cord is tied round the tips of the crescent.",
            True,
            "top(chin_cord) < top(bowl) and bottom(chin_cord) < bottom(bowl) and colour(chin_cord) == 'red'",
        ),
    ],
)
def samurai_kabuto(a: Assembly) -> None:
    a.add("bowl", shell(HACHI, 0.03))
    skin = cut(skull(HACHI, 0.014, 16, 48), skull(HACHI, -0.012, 16, 48))
    a.add("rib", [common(skin, fin) for fin in ring(box(0.6, 0.02, 0.6, (0.38, 0, 0.301), 0), 24, start=7.5)])
    a.add("crown_ring", lathe([(0.13, 0.44), (0.14, 0.47), (0.1, 0.5), (0.09, 0.54), (0.05, 0.56), (0.05, 0.44)]))
    moon = circle(0.62, segments=72) - circle(0.53, (0, 0.15), segments=72)
    crescent = plate(moon, 0.035).rotate((6, 0, 0)).translate((0, -0.57, 0.74))
    a.add("crescent", union(crescent, cylinder(0.075, 0.16, (0, -0.51, 0.2), "y")))
    brow = outline([(-0.4, -0.1), (-0.38, -0.45), (0, -0.72), (0.38, -0.45), (0.4, -0.1), (0, -0.2)], 60)
    a.add("visor", peak(HACHI, brow, 0.78))
    _neck_guard(a)
    a.add("chin_cord", _chin_cord())
    a.add("head_form", head_form(HACHI, 0.06, chin=-0.5))
    a.add("stand", pedestal(-0.5, -1.12, 0.5))


def _neck_guard(a: Assembly) -> None:
    """Five lames open at the front, their lacing, and the wings turned back from the top one."""
    for i in range(5):
        top, low, z = 0.455 + 0.06 * i, 0.545 + 0.06 * i, 0.06 - 0.12 * i
        wall = [(low, z - 0.15), (low + 0.05, z - 0.15), (low + 0.05, z - 0.128), (low + 0.02, z - 0.12)]
        plates = Manifold.revolve(polygon([*wall, (top + 0.025, z), (top, z)]), 84, 252).rotate((0, 0, -36))
        a.add("lame", plates, marks=[("gold", lambda p, lip=z - 0.127: p[:, 2] < lip)])
        lace = rod((low + 0.025, 0, z - 0.125), (top + 0.03, 0, z - 0.015), 0.016, segments=8)
        a.add("lacing", ring(lace, 21, -33, 246))
    path = spline([(0.41, -0.3, 0), (0.46, -0.42, 0), (0.6, -0.46, 0), (0.72, -0.36, 0)], 24)
    wing = sweep(path, 1.0, rectangle(0.03, 0.25, corner=0.012), up=(0, 0, 1))
    a.add("turned_wing", mirrored(wing))
    a.add("wing_badge", mirrored(cylinder(0.07, 0.03, (0.57, -0.475, 0.0), "y")))


def _chin_cord() -> Manifold:
    """Cord from both temples to a knot with two tassels below the chin."""
    side = spline([(0.42, -0.2, 0.0), (0.42, -0.3, -0.2), (0.24, -0.44, -0.42), (0, -0.48, -0.54)], 24)
    knot = [sphere(0.055, (0, -0.48, -0.54), 16), torus(0.075, 0.022, (0.08, -0.48, -0.53), "y", 24)]
    tail = spline([(0.01, -0.48, -0.56), (0.05, -0.5, -0.66), (0.07, -0.49, -0.76)], 12)
    tassel = cylinder(0.045, 0.13, (0.07, -0.49, -0.81), top=0.022, segments=12)
    return union(mirrored(sweep(side, 0.024)), knot, mirrored(knot[1]), mirrored(sweep(tail, 0.02)), mirrored(tassel))
