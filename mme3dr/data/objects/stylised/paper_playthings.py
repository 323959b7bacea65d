"""Playthings folded from coloured paper."""

from manifold3d import Manifold

from mme3dr.data.objects.stylised._paper import folded
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.solids import cylinder, sphere, union
from mme3dr.records import Fact, Part


@reference_object(
    name="fortune teller",
    prompt=(
        "schoolyard finger game folded from paper, four pockets in red, yellow, green and blue, the kind "
        "children open and close to tell fortunes"
    ),
    parts=[
        Part("red_pocket", 1, "red", "paper", True),
        Part("yellow_pocket", 1, "yellow", "paper", True),
        Part("green_pocket", 1, "green", "paper", True),
        Part("blue_pocket", 1, "blue", "paper", True),
        Part("lining", 4, "white", "paper", False),
        Part("dot", 8, "black", "paper", False),
    ],
    facts=[
        Fact(
            "style",
            "The pockets are folded paper with straight creases.",
            "The pockets are sewn from soft fabric.",
            False,
        ),
        Fact(
            "count",
            "Four pointed pockets stand round the middle.",
            "Six pointed pockets stand round the middle.",
            False,
            "count(lining) == 4 and even(lining)",
        ),
        Fact(
            "colour",
            "Each pocket has a colour of its own.",
            "All pockets are plain grey.",
            True,
            "colour(red_pocket) == 'red' and colour(yellow_pocket) == 'yellow' and colour(green_pocket) == 'green' "
            "and colour(blue_pocket) == 'blue'",
        ),
        Fact(
            "relation",
            "The insides of the pockets slope down to one point in the middle.",
            "The insides of the pockets rise to one tall spike in the middle.",
            True,
            "bottom(lining) < z(red_pocket)",
        ),
        Fact(
            "colour",
            "The inside of the game is white paper.",
            "The inside of the game is black paper.",
            True,
            "colour(lining) == 'white'",
        ),
        Fact(
            "count",
            "A mark is drawn on each of the eight inner triangles.",
            "A single mark is drawn on the whole inside.",
            True,
            "count(dot) == 8 and all_touch(dot, lining)",
        ),
        Fact(
            "symmetry",
            "The folded shape is the same after a quarter turn.",
            "The folded shape is long on one side and short on the other.",
            True,
            "turn(lining, 4)",
        ),
        Fact(
            "relation",
            "Neighbouring pockets join at their side corners.",
            "The pockets lie apart with wide gaps between them.",
            True,
            "touches(red_pocket, yellow_pocket) and touches(green_pocket, blue_pocket)",
        ),
    ],
)
def paper_fortune_teller(a: Assembly) -> None:
    tip, loose, middle = (0.6, 0.0, 0.86), (0.72, 0.0, 0.0), (0.0, 0.0, 0.3)
    left, right = (0.4, 0.4, 0.5), (0.4, -0.4, 0.5)
    outer = folded([tip, left, loose], [tip, right, loose])
    inner = folded([tip, left, middle], [tip, right, middle]).translate((-0.015, 0, 0.02))
    for turn, name in zip((270, 0, 90, 180), ("red", "yellow", "green", "blue"), strict=True):
        a.add(f"{name}_pocket", outer.rotate((0, 0, turn)))
    a.add("lining", ring(inner, 4))
    dot = Manifold.sphere(0.045, 12).translate((0.33, 0.125, 0.585))
    a.add("dot", [d for s in (dot, dot.mirror((0, 1, 0)).refine(2)) for d in ring(s, 4)])


@reference_object(
    name="paper pinwheel",
    prompt=(
        "A paper pinwheel on a stick: cut corners folded to the centre so that it spins in the wind, red "
        "outside, yellow inside"
    ),
    parts=[
        Part("blade", 4, "red", "paper", False),
        Part("flap", 4, "yellow", "paper", True),
        Part("pin", 1, "white", "plastic", False),
        Part("stick", 1, "tan", "wood", True),
    ],
    facts=[
        Fact(
            "style",
            "The blades are folded sheets with flat faces and a crease.",
            "The blades are solid moulded lumps.",
            False,
        ),
        Fact(
            "count",
            "The wheel has four blades.",
            "The wheel has nine blades.",
            True,
            "count(blade) == 4 and count(flap) == 4",
        ),
        Fact(
            "relation",
            "The folded corners meet under a pin in the middle.",
            "The folded corners point outwards at the rim.",
            False,
            "all_touch(flap, pin)",
        ),
        Fact(
            "colour",
            "The folded-over flaps are yellow and the rest of each blade is red.",
            "The folded-over flaps are blue and the rest of each blade is green.",
            False,
            "colour(flap) == 'yellow' and colour(blade) == 'red'",
        ),
        Fact(
            "proportion",
            "The stick is longer than the wheel is wide.",
            "The stick is much shorter than the wheel is wide.",
            True,
            "height(stick) > width(blade)",
        ),
        Fact(
            "material", "The stick is made of wood.", "The stick is made of glass.", True, "material(stick) == 'wood'"
        ),
        Fact(
            "relation",
            "The wheel stands upright in front of the upper end of the stick.",
            "The wheel lies flat on the ground at the foot of the stick.",
            True,
            "z(blade) > z(stick) and front(blade) < front(stick) and height(blade) > depth(blade)",
        ),
        Fact(
            "symmetry",
            "All blades have the same size and curl the same way round.",
            "Every blade has another size and curls another way.",
            True,
            "alike(blade) and alike(flap)",
        ),
    ],
)
def paper_pinwheel(a: Assembly) -> None:
    corner, fold, back, front = (0.62, 0.0, 0.62), (0.66, -0.22, -0.1), (0.0, 0.0, 0.0), (0.03, -0.24, -0.01)
    outer, inner = folded([back, corner, fold]), folded([front, (0.6, -0.05, 0.56), fold], thick=0.02)
    for part, sheet in (("blade", outer), ("flap", inner)):
        a.add(part, [sheet.rotate((0, 90 * k, 0)).translate((0, 0, 2.0)) for k in range(4)])
    a.add(
        "pin", union(sphere(0.085, (0, -0.27, 2.0), 24), cylinder(0.025, 0.36, (0, -0.1, 2.0), axis="y", segments=12))
    )
    a.add("stick", cylinder(0.045, 2.1, (0, 0.08, 1.1), segments=24))
