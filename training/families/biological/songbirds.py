"""Small perching birds."""

from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.organic import ball, blend, egg
from mme3dr.meshes.solids import beam, capsule, cone, ellipsoid, sphere
from training.families.base import family


@family(
    noun=("songbird", "garden bird", "small perching bird"),
    vary={
        "body": ("red", "blue", "green", "brown", "grey", "purple"),
        "breast": ("white", "yellow", "orange"),
        "wings": ("black", "cream", "turquoise"),
        "crest": (True, False),
        "branch": (True, False),
    },
)
def songbird(v, rng, d):
    plump, long = rng.uniform(0.3, 0.36), rng.uniform(0.44, 0.52)
    head, leg = rng.uniform(0.24, 0.28), rng.uniform(0.16, 0.24)
    middle = leg + 0.88 * plump
    face, top = -0.72 * long, middle + 0.36
    torso = egg((0, 0, middle), (plump, long, 0.95 * plump), (-28, 0, 0))
    d.part("body", blend(torso, ball((0, face, top), head), soft=0.1, detail=36), colour=v.body, material="feather")
    breast = ellipsoid(0.78 * plump, 0.26, 0.86 * plump, (0, -0.62 * long, middle - 0.02), segments=24)
    d.part("breast", breast, colour=v.breast, material="feather")
    wing = ellipsoid(0.1, 0.38, 0.17, segments=20).rotate((-30, 0, 0)).translate((0.97 * plump, 0.1, middle + 0.02))
    d.part("wing", mirrored(wing), colour=v.wings, material="feather")
    tail = beam((0, 0.6 * long, middle - 0.1), (0, long + 0.42, middle - 0.34), 0.26, 0.1)
    d.part("tail", tail, colour=v.wings, material="feather")
    beak = cone(0.1, 0.26, axis="y", segments=16).rotate((0, 0, 180)).translate((0, face - head - 0.08, top - 0.02))
    d.part("beak", beak, colour="amber", material="horn")
    eye = sphere(0.07, (0.72 * head, face - 0.6 * head, top + 0.3 * head), segments=12)
    d.part("eye", mirrored(eye), colour="black", material="skin")
    legs = capsule((0.13, -0.05, middle - 0.6 * plump), (0.13, -0.12, 0.03), 0.05, segments=10)
    d.part("leg", mirrored(legs), colour="dark grey", material="skin")
    if v.branch:
        bough = capsule((-0.55, -0.1, -0.05), (0.55, -0.14, -0.02), 0.1, 0.08, segments=14)
        d.part("branch", bough, colour="dark brown", material="bark")
    if v.crest:
        tuft = capsule((0, face - 0.02, top + 0.8 * head), (0, face + 0.34, top + head + 0.16), 0.12, 0.06, segments=12)
        d.part("crest", tuft, colour=v.wings, material="feather")
        d.fact("relation", "The crest is above the beak.", "The crest is under the beak.", "above(crest, beak)")
    d.fact("relation", "The beak is at the front, the tail at the back.", "The beak is at the back, the tail in front.",
           "y(beak) < y(body) and y(tail) > y(body)")  # fmt: skip
    d.fact("relation", "The breast is below the beak.", "The breast is above the beak.", "z(breast) < z(beak)")
    d.fact("symmetry", "A wing is folded on either side.", "There is a wing on one side only.", "mirror(wing, 'x')")
    d.fact("proportion", "The beak is shorter than the tail.", "The beak is longer than the tail.",
           "depth(beak) < depth(tail)")  # fmt: skip
    d.plan("perched on two legs, tail back, wings folded" if v.branch else "on two legs, tail back, wings folded")
