"""Abstract people: dancer and cubist face."""

from itertools import pairwise

from manifold3d import CrossSection

from mme3dr.data.objects.stylised._cartoon import soft_box
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import circle, outline, oval, polygon
from mme3dr.meshes.solids import cylinder
from mme3dr.meshes.sweeps import plate
from mme3dr.records import Fact, Part


def _stroke(points: list[tuple[float, float]], radius: float) -> CrossSection:
    """Line of even thickness with round ends through the points."""
    parts = [CrossSection.batch_hull([circle(radius, p), circle(radius, q)]) for p, q in pairwise(points)]
    out = parts[0]
    for part in parts[1:]:
        out += part
    return out


@reference_object(
    name="street-art dancer",
    prompt=(
        "faceless dancing figure in bold 1980s street-art style, cut out as a yellow shape with a thick black outline"
    ),
    parts=[
        Part("figure", 1, "yellow", "painted metal", True),
        Part("outline", 1, "black", "painted metal", True),
        Part("motion_mark", 8, "red", "painted metal", False),
        Part("base", 1, "grey", "concrete", False),
    ],
    facts=[
        Fact(
            "style",
            "The dancer is a flat, outlined pictogram without a face.",
            "The dancer is a modelled doll with a painted face.",
            True,
            "depth(figure) < 0.25 * width(figure)",
        ),
        Fact(
            "colour",
            "The shape is yellow inside a black outline.",
            "The shape is black inside a yellow outline.",
            False,
            "colour(figure) == 'yellow' and colour(outline) == 'black'",
        ),
        Fact(
            "relation",
            "The outline runs round the whole figure.",
            "The outline runs round the base alone.",
            True,
            "left(outline) < left(figure) and right(outline) > right(figure) and top(outline) > top(figure)",
        ),
        Fact(
            "symmetry",
            "The pose is lively, different on the left and on the right.",
            "The pose is stiff, the same on the left and on the right.",
            True,
            "not mirror(outline, 'x')",
        ),
        Fact(
            "existence",
            "Short strokes around the body show movement.",
            "Long chains around the body tie it down.",
            True,
            "count(motion_mark) == 8 and piece_length(motion_mark) < 0.3 * height(figure)",
        ),
        Fact(
            "relation",
            "The figure balances on a base.",
            "The figure hangs below a base.",
            True,
            "on(outline, base) and bottom(base) < bottom(outline)",
        ),
        Fact(
            "proportion",
            "The cut-out is thin compared with its height.",
            "The cut-out is as thick as it is high.",
            True,
            "depth(outline) < 0.2 * height(outline)",
        ),
        Fact(
            "material",
            "The cut-out is painted metal.",
            "The cut-out is woven straw.",
            False,
            "material(figure) == 'painted metal'",
        ),
    ],
)
def abstract_dancer(a: Assembly) -> None:
    limbs = [
        [(0.02, 0.95), (-0.06, 1.3)],
        [(-0.06, 1.34), (-0.4, 1.26), (-0.52, 1.6)],
        [(-0.06, 1.34), (0.28, 1.44), (0.5, 1.22)],
        [(0.02, 0.95), (0.02, 0.5), (-0.08, 0.12), (-0.26, 0.13)],
        [(0.02, 0.95), (0.42, 0.86), (0.5, 0.44), (0.68, 0.5)],
    ]
    shape = circle(0.19, (-0.02, 1.72), 48) + _stroke([(0, 1.4), (-0.02, 1.6)], 0.08)
    for limb in limbs:
        shape += _stroke(limb, 0.105)
    a.add("figure", plate(shape, 0.2).refine_to_length(0.12))
    a.add("outline", plate(shape.offset(0.06), 0.13))
    marks = [
        ((-0.3, 1.86), (-0.38, 2.0)),
        ((-0.02, 2.0), (-0.02, 2.16)),
        ((0.26, 1.86), (0.36, 1.98)),
        ((-0.7, 1.72), (-0.84, 1.8)),
        ((0.66, 1.3), (0.8, 1.38)),
        ((-0.58, 1.18), (-0.72, 1.1)),
        ((0.68, 0.86), (0.83, 0.92)),
        ((-0.2, 0.62), (-0.36, 0.66)),
    ]
    for p, q in marks:
        a.add("motion_mark", plate(_stroke([p, q], 0.035), 0.1).refine_to_length(0.1))
    a.add("base", soft_box(0.9, 0.5, 0.14, 0.04, (-0.05, 0, -0.08)))


def _cubist_features(a: Assembly) -> None:
    """Nose, eyes, mouth and ear as slabs, each seen from its own side."""
    a.add(
        "nose",
        plate(
            polygon([(0.06, 1.62), (0.03, 1.2), (-0.2, 1.16), (-0.22, 1.22), (-0.06, 1.64)]), 0.4, (0, -0.1, 0)
        ).refine_to_length(0.2),
    )
    almond = outline(
        [(-0.17, 0), (-0.08, 0.075), (0, 0.095), (0.08, 0.075), (0.17, 0), (0.08, -0.07), (0, -0.085), (-0.08, -0.07)]
    )
    for x, z, y, tilt in ((0.29, 1.48, -0.17, -8), (-0.24, 1.6, -0.2, 14)):
        a.add("eye", plate(almond.rotate(tilt), 0.08, (x, y, z)))
        a.add("iris", cylinder(0.065, 0.12, (x - 0.02, y, z), "y", segments=32))
        a.add("brow", plate(_stroke([(-0.17, 0.1), (0.02, 0.19), (0.19, 0.14)], 0.028).rotate(tilt), 0.08, (x, y, z)))
    lips = polygon([(-0.32, 0.98), (-0.15, 1.05), (-0.06, 1.02), (0.04, 1.06), (0.24, 0.94), (0.02, 0.86), (-0.2, 0.9)])
    a.add("mouth", plate(lips, 0.14, (0, -0.16, 0)).refine_to_length(0.15))
    a.add(
        "ear",
        plate(oval(0.12, 0.2, (0.56, 1.36)) - oval(0.05, 0.1, (0.57, 1.36)), 0.5, (0, 0.02, 0)).refine_to_length(0.15),
    )


@reference_object(
    name="cubist face",
    prompt=(
        "A cubist portrait as a standing sculpture: "
        "coloured slabs make a face that is seen from the front and from the side at once."
    ),
    parts=[
        Part("front_half", 1, "peach", "painted wood", False),
        Part("profile_half", 1, "turquoise", "painted wood", False),
        Part("hair", 1, "navy", "painted wood", False),
        Part("brow", 2, "black", "painted wood", False),
        Part("eye", 2, "white", "painted wood", False),
        Part("iris", 2, "black", "painted wood", False),
        Part("nose", 1, "amber", "painted wood", False),
        Part("mouth", 1, "red", "painted wood", False),
        Part("ear", 1, "terracotta", "painted wood", False),
        Part("neck", 1, "amber", "painted wood", False),
        Part("shoulder", 1, "purple", "painted wood", False),
        Part("plinth", 1, "dark grey", "stone", False),
    ],
    facts=[
        Fact(
            "style",
            "The face is broken up into clashing coloured slabs.",
            "The face is smoothly rounded and lifelike.",
            True,
            "colour(front_half) != colour(profile_half) and colour(nose) != colour(front_half)",
        ),
        Fact(
            "symmetry",
            "The two halves of the face don't match.",
            "The two halves of the face are mirror images.",
            True,
            "not mirror(all, 'x') and colour(front_half) != colour(profile_half)",
        ),
        Fact("count", "Both eyes are shown.", "Only one eye is shown.", True, "count(eye) == 2 and count(iris) == 2"),
        Fact(
            "relation", "One eye sits higher than the other.", "Both eyes sit at the same height.", False, "rising(eye)"
        ),
        Fact(
            "relation",
            "The mouth is under the nose.",
            "The mouth is above the brows.",
            True,
            "z(mouth) < bottom(nose) + 0.05",
        ),
        Fact(
            "relation",
            "The head is carried by a neck above shoulders and a plinth.",
            "The head lies on its side beside a plinth.",
            True,
            "above(neck, shoulder) and on(shoulder, plinth) and touches(neck, profile_half)",
        ),
        Fact(
            "colour",
            "One half of the face is turquoise, the other peach.",
            "Both halves of the face are grey.",
            False,
            "colour(profile_half) == 'turquoise' and colour(front_half) == 'peach'",
        ),
        Fact("colour", "The lips are red.", "The lips are white.", True, "colour(mouth) == 'red'"),
    ],
)
def abstract_cubist_face(a: Assembly) -> None:
    right = polygon([(-0.04, 0.75), (0.3, 0.82), (0.5, 1.1), (0.54, 1.55), (0.36, 1.92), (-0.04, 1.98)])
    a.add("front_half", plate(right, 0.34, (0, 0.0, 0)).refine_to_length(0.2))
    left = polygon(
        [
            (-0.02, 0.7),
            (-0.32, 0.72),
            (-0.4, 0.86),
            (-0.35, 0.93),
            (-0.44, 0.98),
            (-0.38, 1.04),
            (-0.45, 1.1),
            (-0.4, 1.18),
            (-0.66, 1.24),
            (-0.42, 1.55),
            (-0.44, 1.75),
            (-0.3, 1.96),
            (-0.02, 2.0),
        ]
    )
    a.add("profile_half", plate(left, 0.26, (0, -0.06, 0)).refine_to_length(0.2))
    locks = polygon(
        [
            (-0.48, 1.8),
            (-0.3, 2.2),
            (0.1, 2.28),
            (0.5, 2.1),
            (0.72, 1.7),
            (0.66, 1.0),
            (0.56, 0.9),
            (0.53, 1.55),
            (0.3, 1.78),
            (0.02, 1.74),
            (-0.2, 1.88),
        ]
    )
    a.add("hair", plate(locks, 0.42, (0, 0.06, 0)).refine_to_length(0.2))
    _cubist_features(a)
    a.add(
        "neck",
        plate(polygon([(-0.16, 0.45), (0.28, 0.45), (0.2, 0.9), (-0.12, 0.9)]), 0.26, (0, 0.05, 0)).refine_to_length(
            0.2
        ),
    )
    a.add(
        "shoulder",
        plate(
            polygon([(-0.6, 0.2), (0.65, 0.2), (0.58, 0.42), (0.3, 0.52), (-0.18, 0.5), (-0.52, 0.36)]),
            0.36,
            (0, 0.03, 0),
        ).refine_to_length(0.2),
    )
    a.add("plinth", soft_box(1.1, 0.62, 0.22, 0.03, (0, 0.03, 0.1), 12))
