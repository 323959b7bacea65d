"""Origami: figures folded from flat sheets, with straight creases between plane facets."""

from manifold3d import Manifold

from mme3dr.data.objects.stylised._paper import FINE, both, folded, pair
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.records import Fact, Part


@reference_object(
    name="origami crane",
    prompt="one square of red paper folded into the classic good-luck bird, wings half open",
    parts=[
        Part("body", 1, "red", "paper", False),
        Part("wing", 2, "red", "paper", True),
        Part("neck", 1, "red", "paper", False),
        Part("head", 1, "red", "paper", False),
        Part("tail", 1, "red", "paper", False),
    ],
    facts=[
        Fact(
            "style",
            "The bird is folded from paper with straight sharp creases.",
            "The bird is modelled in soft rounded clay.",
            False,
        ),
        Fact(
            "existence",
            "A thin pointed neck rises at one end and a pointed tail at the other.",
            "A short round neck rises at one end and a feather fan at the other.",
            True,
            "count(neck) == 1 and count(tail) == 1 and right(neck) < left(tail)",
        ),
        Fact(
            "relation",
            "The head is bent down from the end of the neck like a beak.",
            "The head is a big ball on the end of the neck.",
            True,
            "touches(head, neck) and left(head) < left(neck) and volume(head) < volume(neck)",
        ),
        Fact(
            "colour",
            "Every part has the one red of the sheet.",
            "Each part has another colour of the rainbow.",
            True,
            "colour(wing) == 'red' and colour(neck) == 'red' and colour(tail) == 'red' and colour(body) == 'red'",
        ),
        Fact("material", "The bird is made of paper.", "The bird is made of metal.", False, "material(all) == 'paper'"),
        Fact(
            "proportion",
            "The wings are broad, wider than the body is long from breast to rump.",
            "The wings are tiny stubs beside a huge body.",
            True,
            "depth(wing) > 1.5 * width(body)",
        ),
        Fact(
            "symmetry",
            "The two wings mirror each other.",
            "One wing is twice as long as the other.",
            True,
            "count(wing) == 2 and mirror(wing, 'y')",
        ),
        Fact(
            "existence",
            "The bird has no legs.",
            "The bird stands on two long legs.",
            True,
            "bottom(body) < bottom(wing) and bottom(body) < bottom(neck)",
        ),
    ],
)
def paper_crane(a: Assembly) -> None:
    body = [(-0.38, 0, 0.3), (0.38, 0, 0.3), (0, 0.08, 0), (0, -0.08, 0), (0, 0.2, 0.42), (0, -0.2, 0.42), (0, 0, 0.66)]
    a.add("body", Manifold.hull_points(body).refine_to_length(FINE))
    tip, bend = (-0.06, 1.08, 0.84), (0.03, 0.62, 0.74)
    wing = folded(
        [(-0.34, 0.08, 0.36), (0.02, 0.14, 0.5), bend],
        [(-0.34, 0.08, 0.36), bend, tip],
        [(0.34, 0.08, 0.36), (0.02, 0.14, 0.5), bend],
        [(0.34, 0.08, 0.36), bend, tip],
    )
    a.add("wing", pair(wing, "y"))
    for part, s, end in (("neck", -1, (-0.86, 0.0, 1.02)), ("tail", 1, (0.98, 0.0, 1.0))):
        a.add(
            part,
            both(
                [(s * 0.14, 0.1, 0.42), (s * 0.34, 0.05, 0.2), end], [(s * 0.14, 0.1, 0.42), (s * 0.24, 0.0, 0.52), end]
            ),
        )
    top = (-0.88, 0.0, 1.05)
    a.add("head", both([top, (-0.8, 0.035, 0.93), (-1.16, 0.0, 0.84)], [top, (-0.82, 0.0, 1.0), (-0.8, 0.035, 0.93)]))


@reference_object(
    name="paper boat",
    prompt=(
        "little folded paper boat for a puddle, blue on the outside and white where the back of the sheet "
        "shows in the middle peak"
    ),
    parts=[
        Part("side", 2, "sky blue", "paper", True),
        Part("brim", 2, "blue", "paper", False),
        Part("peak", 1, "white", "paper", True),
        Part("floor", 1, "white", "paper", False),
    ],
    facts=[
        Fact("style", "The boat is creased from a flat sheet.", "The boat is carved from a block of wood.", False),
        Fact(
            "relation",
            "A triangular peak stands up in the middle of the boat.",
            "A round funnel stands up at the stern of the boat.",
            False,
            "top(peak) > top(side) and x(peak) < right(side) and x(peak) > left(side)",
        ),
        Fact(
            "relation",
            "Bow and stern rise higher than the middle of the sides.",
            "Bow and stern lie lower than the middle of the sides.",
            True,
        ),
        Fact(
            "symmetry",
            "Bow and stern are shaped alike.",
            "The bow is pointed and the stern is a flat board.",
            True,
            "mirror(all, 'x')",
        ),
        Fact(
            "symmetry",
            "The two sides mirror each other.",
            "One side is far higher than the other.",
            True,
            "mirror(side, 'y') and count(side) == 2",
        ),
        Fact(
            "colour",
            "The outer sides are light blue.",
            "The outer sides are yellow.",
            False,
            "colour(side) == 'sky blue'",
        ),
        Fact("colour", "The middle peak is white.", "The middle peak is red.", False, "colour(peak) == 'white'"),
        Fact(
            "material",
            "Hull and peak are made of paper alike.",
            "The hull is plastic and the peak is cloth.",
            True,
            "material(side) == 'paper' and material(peak) == 'paper'",
        ),
        Fact(
            "proportion",
            "The boat is longer than it is wide.",
            "The boat is as wide as it is long.",
            True,
            "width(all) > 1.6 * depth(all)",
        ),
    ],
)
def paper_boat(a: Assembly) -> None:
    bow, stern = (-1.05, 0.0, 0.66), (1.05, 0.0, 0.66)
    heel, toe = (0.52, -0.06, 0.0), (-0.52, -0.06, 0.0)
    waist, belly = (0.0, -0.42, 0.44), (0.0, -0.3, 0.0)
    side = folded(
        [bow, toe, belly, waist], [stern, heel, belly, waist], [bow, toe, (-0.52, 0, 0)], [stern, heel, (0.52, 0, 0)]
    )
    a.add("side", pair(side, "y"))
    lower = (0.0, -0.425, 0.24)
    brim = folded([bow, waist, lower, (-0.86, -0.06, 0.48)], [stern, waist, lower, (0.86, -0.06, 0.48)], thick=0.022)
    a.add("brim", pair(brim, "y"))
    a.add("floor", folded([(-0.5, 0, 0.02), (0, -0.28, 0.02), (0.5, 0, 0.02), (0, 0.28, 0.02)]))
    apex = (0.0, 0.0, 1.1)
    a.add(
        "peak",
        both(
            [apex, (-0.62, 0.0, 0.3), (0.0, 0.24, 0.05)],
            [apex, (0.62, 0.0, 0.3), (0.0, 0.24, 0.05)],
            [(-0.4, 0.0, 0.02), (-0.62, 0.0, 0.3), (0, 0.24, 0.05)],
            [(0.4, 0.0, 0.02), (0.62, 0.0, 0.3), (0, 0.24, 0.05)],
        ),
    )


@reference_object(
    name="paper aeroplane",
    prompt="a classroom dart folded from ruled notebook paper, blue lines still visible across its wings",
    parts=[
        Part("wing", 2, "white", "paper", True),
        Part("keel", 2, "white", "paper", False),
        Part("flap", 2, "white", "paper", False),
    ],
    facts=[
        Fact(
            "style",
            "The plane is folded from one flat sheet with crisp creases.",
            "The plane has a rounded fuselage with windows and engines.",
            False,
        ),
        Fact(
            "relation",
            "Both wings run together into a sharp point at the nose.",
            "Both wings stand square to the nose like a glider's.",
            True,
            "front(wing) < front(keel) + 0.1 and width(wing) < depth(wing)",
        ),
        Fact(
            "relation",
            "A folded keel hangs below the wings along the middle.",
            "A tall fin stands above the wings along the middle.",
            True,
            "bottom(keel) < bottom(wing) and z(keel) < z(wing)",
        ),
        Fact("colour", "The paper is white.", "The paper is brown.", True, "colour(wing) == 'white'"),
        Fact(
            "colour",
            "Blue ruled lines cross the wings.",
            "Green camouflage blotches cover the wings.",
            False,
            "has_colour(wing, 'sky blue')",
        ),
        Fact(
            "symmetry",
            "The left wing is the mirror image of the right wing.",
            "The left wing is missing.",
            True,
            "mirror(wing, 'x') and count(wing) == 2",
        ),
        Fact(
            "proportion",
            "The plane is longer than its wings are wide.",
            "The plane is twice as wide as it is long.",
            True,
            "depth(all) > width(all)",
        ),
        Fact(
            "existence", "The plane has no wheels and no engine.", "The plane has a propeller and three wheels.", True
        ),
    ],
)
def paper_plane(a: Assembly) -> None:
    nose, rear = (0.0, -1.0, 0.3), 0.85
    wing = folded([(0.02, -1.0, 0.3), (0.06, rear, 0.33), (0.74, rear, 0.47)]).refine_to_length(0.025)
    lines = [("sky blue", lambda p: (p[:, 1] + 2) % 0.16 < 0.022)]
    a.add("wing", pair(wing, "x"), marks=lines)
    a.add("keel", pair(folded([nose, (0.06, rear, 0.33), (0.012, rear, -0.02), (0.012, -0.7, 0.12)]), "x"))
    a.add("flap", pair(folded([(0.03, -0.98, 0.325), (0.06, 0.1, 0.36), (0.4, -0.02, 0.43)], thick=0.018), "x"))
