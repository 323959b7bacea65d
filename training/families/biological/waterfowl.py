"""Birds that swim on ponds."""

from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.organic import ball, blend, bone, egg
from mme3dr.meshes.solids import capsule, ellipsoid, sphere, torus
from training.families.base import family


@family(
    noun=("wild duck", "pond duck", "dabbling duck"),
    vary={
        "body": ("light grey", "brown", "tan", "orange"),
        "head": ("dark green", "black", "dark red", "blue"),
        "neck_ring": (None, "white", "yellow"),
        "wings": ("white", "dark brown", "teal"),
        "feet": (True, False),
    },
)
def wild_duck(v, rng, d):
    long, deep, rise = rng.uniform(0.62, 0.72), rng.uniform(0.31, 0.36), rng.uniform(0.36, 0.5)
    ground = 0.2 if v.feet else 0.0
    middle = ground + 0.8 * deep
    face, top = -0.78 * long, middle + 0.2 + rise
    tail = bone((0, 0.75 * long, middle + 0.08), (0, long + 0.12, middle + 0.3), 0.17, 0.07)
    chest = bone((0, -0.55 * long, middle + 0.1), (0, face + 0.04, top - 0.26), 0.24, 0.14)
    torso = blend(egg((0, 0, middle), (1.1 * deep, long, deep)), tail, chest, soft=0.12, detail=36)
    d.part("body", torso.trim_by_plane((0, 0, 1), ground), colour=v.body, material="feather")
    neck = bone((0, face + 0.05, top - 0.22), (0, face, top), 0.16, 0.17)
    d.part("head", blend(neck, ball((0, face - 0.04, top), 0.23), soft=0.06, detail=24), colour=v.head,
           material="feather")  # fmt: skip
    bill = ellipsoid(0.14, 0.22, 0.08, (0, face - 0.36, top - 0.05), segments=18)
    d.part("bill", bill, colour="amber", material="horn")
    wing = ellipsoid(0.1, 0.42, 0.2, segments=20).rotate((8, 0, 0)).translate((1.08 * deep, 0.06, middle + 0.08))
    d.part("wing", mirrored(wing), colour=v.wings, material="feather")
    eye = sphere(0.065, (0.18, face - 0.15, top + 0.08), segments=12)
    d.part("eye", mirrored(eye), colour="white", material="skin")
    if v.neck_ring:
        band = torus(0.16, 0.07, (0, face + 0.05, top - 0.26), segments=24)
        d.part("neck_ring", band, colour=v.neck_ring, material="feather")
        d.fact("relation", "The ring lies below the eyes.", "The ring lies above the eyes.", "top(neck_ring) < z(eye)")
    if v.feet:
        leg = capsule((0.2, 0.02, ground + 0.12), (0.2, 0.02, 0.05), 0.075, segments=12)
        web = ellipsoid(0.12, 0.2, 0.06, (0.2, -0.06, 0.03), segments=16)
        d.part("foot", [a + b for a, b in zip(mirrored(leg), mirrored(web), strict=True)], colour="red",
               material="skin")  # fmt: skip
        d.fact("relation", "The body stands clear of the ground.", "The body floats on its belly.",
               "bottom(body) > bottom(foot) + 0.1")  # fmt: skip
    d.fact("relation", "The bill points forward.", "The bill points backward.", "front(bill) < front(head)")
    d.fact("relation", "The head is above the wings.", "The head hangs below the wings.", "above(head, wing)")
    d.fact("symmetry", "A wing is folded on either side.", "There is a wing on one side only.", "mirror(wing, 'x')")
    d.fact("proportion", "The body is longer than it is high.", "The body is higher than it is long.",
           "depth(body) > height(body)")  # fmt: skip
    d.plan("standing on two feet, neck raised" if v.feet else "floating, neck raised, tail cocked up")
