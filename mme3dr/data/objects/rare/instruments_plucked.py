"""Long-necked plucked instruments of Russia and India."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.rare._music import peg
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import outline, polygon, rectangle
from mme3dr.meshes.solids import box, common, cut, cylinder, hull, rod, sphere, torus, union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="balalaika",
    prompt="Russian balalaika, prima size, with a spruce top and a fretted neck, upright in a small floor stand",
    parts=[
        Part("top", 1, "tan", "wood", True),
        Part("back", 1, "brown", "wood", False),
        Part("guard", 1, "dark brown", "wood", False),
        Part("neck", 1, "brown", "wood", True),
        Part("fingerboard", 1, "black", "wood", False),
        Part("fret", 16, "brass", "metal", True),
        Part("string", 3, "silver", "metal", False),
        Part("peg", 3, "ivory", "bone", False),
        Part("bridge", 1, "black", "wood", False),
        Part("stand", 1, "black", "painted metal", True),
    ],
    facts=[
        Fact(
            "count",
            "Three strings run from the bridge to the head.",
            "Six strings run from the bridge to the head.",
            True,
            "count(string) == 3 and top(string) > top(fingerboard) - 0.02 * height(all) and bottom(string) < top(top)",
        ),
        Fact(
            "proportion",
            "The body is widest at its lower edge and narrows to the neck like a triangle.",
            "The body is widest in the middle and round like a drum.",
            True,
            "width(back) > 4 * width(neck) and volume(top) < 0.62 * width(top) * height(top) * depth(top)",
        ),
        Fact(
            "count",
            "There are as many tuning pegs as strings, three.",
            "There are twice as many tuning pegs as strings, six.",
            True,
            "count(peg) == 3 and count(peg) == count(string)",
        ),
        Fact(
            "symmetry",
            "The triangular body is the same on its left and right.",
            "The triangular body has a bite cut out on its right.",
            True,
            "mirror(back, 'x') and mirror(top, 'x')",
        ),
        Fact(
            "colour",
            "The top is pale tan and the fingerboard black.",
            "The top is bright red and the fingerboard white.",
            True,
            "colour(top) == 'tan' and colour(fingerboard) == 'black'",
        ),
        Fact(
            "material",
            "Body and neck are made of wood.",
            "Body and neck are made of plastic.",
            True,
            "material(top) == 'wood' and material(back) == 'wood' and material(neck) == 'wood'",
        ),
        Fact(
            "relation",
            "The bridge stands on the top below the sound hole.",
            "The bridge stands on the neck above the frets.",
            True,
            "touches(bridge, top) and z(bridge) < z(top) and top(bridge) < bottom(fingerboard)",
        ),
        Fact(
            "relation",
            "The frets cross the fingerboard at different heights.",
            "The fingerboard is bare from end to end.",
            False,
            "all_touch(fret, fingerboard) and rising(fret) and count(fret) > 10",
        ),
        Fact(
            "relation",
            "A stand holds the body clear of the floor.",
            "The body lies on its back on the floor.",
            False,
            "bottom(back) > bottom(stand) and touches(stand, back)",
        ),
    ],
)
def balalaika(a: Assembly) -> None:
    face = polygon(_both([(0, 0.0), (0.53, 0.0), (0.56, 0.02), (0.55, 0.06), (0.3, 0.49), (0.055, 0.87), (0, 0.9)]))
    hole = cylinder(0.055, 0.3, (0, -0.1, 0.4), "y")
    a.add("top", cut(plate(face.offset(0.01), 0.025, (0, -0.112, 0)), hole))
    deep, keel = _both([(0.24, 0.13), (0.2, 0.34), (0.02, 0.7)]), _both([(0.4, 0.06), (0.32, 0.3), (0.03, 0.82)])
    sheets = [plate(polygon(p), 0.02, (0, y, 0)) for p, y in ((keel, 0.07), (deep, 0.14))]
    a.add("back", cut(hull(plate(face, 0.08, (0, -0.06, 0)), sheets), hole))
    shield = outline([(0.09, 0.3), (0.22, 0.36), (0.21, 0.46), (0.11, 0.64), (0.075, 0.56), (0.095, 0.43)])
    a.add("guard", plate(shield, 0.012, (0, -0.128, 0)))
    _fretted_neck(a)
    for x in (-0.04, 0.0, 0.04):
        line = [(x, -0.1, -0.008), (x, -0.135, 0.0), (x, -0.182, 0.17), (0.6 * x, -0.165, 1.38), (0.6 * x, -0.12, 1.46)]
        a.add("string", sweep(line, 0.0048, segments=8))
    a.add("bridge", box(0.17, 0.06, 0.03, (0, -0.152, 0.17), 0.008))
    legs = [rod((0, 0.2, 0.5), end, 0.022) for end in ((-0.4, 0.2, -0.16), (0.4, 0.2, -0.16), (0, 0.6, -0.16))]
    hooks = [[(x, 0.2, -0.16), (x, -0.26, -0.16)] for x in (-0.4, 0.4)]
    hooks += [[(x, 0.2, -0.04), (x, -0.15, -0.04), (x, -0.19, -0.03), (x, -0.2, 0.05)] for x in (-0.33, 0.33)]
    pads = [sphere(0.03, p, 16) for line in hooks for p in line[:: len(line) - 1]]
    stand = union(legs, pads, [sweep(line, 0.022) for line in hooks], box(0.14, 0.08, 0.1, (0, 0.175, 0.5)))
    a.add("stand", stand)


def _both(half: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Points of the right half, from the bottom up, and their mirror images back down; points at x = 0 once."""
    return half + [(-x, z) for x, z in half[::-1] if x > 0]


def _fretted_neck(a: Assembly) -> None:
    """Neck, fingerboard, sixteen frets and the head with its three pegs."""
    bar = common(box(0.1, 0.16, 0.72, (0, -0.08, 1.06), 0), cylinder(0.052, 0.8, (0, -0.115, 1.06)))
    heel = hull(box(0.1, 0.04, 0.1, (0, -0.09, 0.86), 0.01), box(0.06, 0.02, 0.02, (0, 0.04, 0.8), 0.005))
    head = [(0.04, 1.38), (0.075, 1.43), (0.09, 1.6), (0.075, 1.66), (0.045, 1.65), (0.03, 1.68), (0, 1.7)]
    crown = plate(polygon(_both(head)), 0.05, (0, -0.095, 0))
    a.add("neck", union(bar, heel, crown))
    board = polygon(_both([(0.05, 0.56), (0.038, 1.4)]))
    a.add("fingerboard", plate(board, 0.026, (0, -0.137, 0)))
    for i in range(1, 17):
        a.add("fret", box(0.1 - 0.0011 * i, 0.014, 0.012, (0, -0.152, 0.17 + 1.21 * 2 ** (-i / 14)), 0.003))
    for x, z in ((0.08, 1.46), (0.085, 1.56), (-0.083, 1.51)):
        a.add("peg", peg((x, -0.095, z), (x, 0, 0), 0.05, 0.012, 2.2))


@reference_object(
    name="kithara",
    prompt="A kithara, the great concert lyre of ancient Greece, gilded and strung, standing on a marble plinth",
    parts=[
        Part("soundbox", 1, "brown", "wood", False),
        Part("arm", 2, "brown", "wood", False),
        Part("gilding", 8, "gold", "metal", True),
        Part("crossbar", 1, "dark brown", "wood", False),
        Part("string", 7, "ivory", "rope", False),
        Part("tuning_roll", 7, "red", "leather", False),
        Part("bridge", 1, "ivory", "bone", False),
        Part("sash", 1, "crimson", "fabric", False),
        Part("plinth", 1, "white", "stone", True),
    ],
    facts=[
        Fact(
            "count",
            "Seven strings hang side by side from the crossbar.",
            "Three strings hang side by side from the crossbar.",
            True,
            "count(string) == 7 and all_touch(string, crossbar)",
        ),
        Fact(
            "proportion",
            "All the strings have the same length.",
            "The strings grow shorter from left to right as on a harp.",
            True,
            "height(string) < 1.03 * piece_length(string) and level(string)",
        ),
        Fact(
            "count",
            "Two arms rise from the shoulders of the soundbox.",
            "One arm rises from the middle of the soundbox.",
            True,
            "count(arm) == 2 and all_touch(arm, soundbox) and top(arm) > top(soundbox)",
        ),
        Fact(
            "relation",
            "A crossbar joins the upper ends of the two arms.",
            "The upper ends of the two arms stand apart and free.",
            True,
            "all_touch(arm, crossbar) and width(crossbar) > width(string) and above(crossbar, soundbox)",
        ),
        Fact(
            "symmetry",
            "The left arm is the mirror image of the right one.",
            "The left arm is half as tall as the right one.",
            True,
            "mirror(arm, 'x') and mirror(soundbox, 'x')",
        ),
        Fact(
            "material",
            "The soundbox is wood and the plinth is stone.",
            "The soundbox is stone and the plinth is wood.",
            True,
            "material(soundbox) == 'wood' and material(plinth) == 'stone'",
        ),
        Fact(
            "relation",
            "The soundbox has a level foot that rests on the plinth.",
            "The soundbox is a round bowl that hangs from a hook.",
            False,
            "on(soundbox, plinth) and bottom(soundbox) > z(plinth)",
        ),
        Fact(
            "colour",
            "The ornaments are gold on brown wood.",
            "The ornaments are blue on white wood.",
            False,
            "colour(gilding) == 'gold' and colour(soundbox) == 'brown'",
        ),
        Fact(
            "count",
            "A tuning roll on the crossbar belongs to each of the strings.",
            "One large tuning wheel beside the foot serves all the strings.",
            True,
            "count(tuning_roll) == count(string) and all_touch(tuning_roll, crossbar)",
        ),
    ],
)
def kithara(a: Assembly) -> None:
    box_line = [(0, 0), (0.3, 0), (0.33, 0.2), (0.38, 0.45), (0.42, 0.62), (0.33, 0.64), (0.2, 0.57), (0, 0.54)]
    face = polygon(_both(box_line))
    front = plate(face, 0.14, (0, 0, 0))
    a.add("soundbox", union(front, plate(face.offset(-0.035), 0.06, (0, 0.09, 0)).trim_by_plane((0, 0, 1), 0.02)))
    curve = spline([(0.36, 0, 0.56), (0.41, 0, 0.7), (0.43, 0, 0.86), (0.36, 0, 1.0), (0.31, 0, 1.08)], 30)
    arm = sweep(curve, [1.25, 1.2, 1.0, 0.9, 0.8], rectangle(0.09, 0.1, corner=0.02), up=(0, 1, 0))
    post = box(0.075, 0.08, 0.46, (0.31, 0, 1.28), 0.012)
    scroll = sweep(_scroll((0.27, 0, 0.74), 0.1), [0.03, 0.026, 0.012], segments=10)
    a.add("arm", mirrored(union(arm, post, scroll)))
    a.add("gilding", mirrored(union(box(0.1, 0.1, 0.05, (0.31, 0, 1.09)), box(0.09, 0.095, 0.03, (0.31, 0, 1.5)))))
    rosette = lathe([(0.085, 0), (0.085, 0.02), (0.06, 0.025), (0.045, 0.012), (0.03, 0.03), (0, 0.04)])
    a.add("gilding", mirrored(rosette.rotate((90, 0, 0)).translate((0.22, -0.065, 0.45))))
    a.add("gilding", box(0.64, 0.19, 0.045, (0, 0.025, 0.05), 0.01), box(0.3, 0.04, 0.06, (0, -0.08, 0.13), 0.01))
    bar = cylinder(0.03, 0.98, (0, 0, 1.42), "x")
    a.add(
        "crossbar",
        union(
            bar,
            mirrored(lathe([(0.055, 0), (0.07, 0.02), (0.055, 0.04)]).rotate((0, 90, 0)).translate((0.48, 0, 1.42))),
        ),
    )
    for x in np.linspace(-0.18, 0.18, 7):
        a.add("tuning_roll", torus(0.034, 0.018, (x, 0, 1.42), "x", 24))
        a.add("string", sweep([(0.6 * x, -0.1, 0.13), (0.65 * x, -0.13, 0.25), (x, -0.045, 1.42)], 0.007, segments=8))
    a.add("bridge", box(0.32, 0.07, 0.035, (0, -0.1, 0.25), 0.01))
    a.add("sash", _sash())
    steps = [box(0.9, 0.5, 0.1, (0, 0, -0.25), 0.02), box(0.78, 0.38, 0.16, (0, 0, -0.14), 0.01)]
    a.add("plinth", union(*steps, box(0.84, 0.44, 0.07, (0, 0, -0.035), 0.015)))


def _scroll(middle: tuple[float, float, float], size: float) -> np.ndarray:
    """Spiral in the plane of the arms, from its outer end on the arm inwards."""
    t = np.linspace(0, 1, 40)
    angle, radius = np.radians(-20 + 430 * t), size * (1 - 0.75 * t)
    return np.column_stack([radius * np.cos(angle), 0 * t, radius * np.sin(angle)]) + middle


def _sash() -> Manifold:
    """Strip of cloth knotted to one arm, hanging in folds beside the soundbox."""
    t = np.linspace(0, 1, 40)
    line = np.column_stack([0.5 + 0.05 * np.sin(5 * t), 0.05 * np.sin(11 * t), 0.84 - 0.72 * t])
    loop = torus(0.085, 0.03, (0.415, 0, 0.82), "z", 28)
    return union(loop, sweep(line, [0.6, 1.0, 1.2, 1.3], rectangle(0.12, 0.03, corner=0.01), up=(0, 1, 0)))
