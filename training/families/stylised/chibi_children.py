"""Small people with big heads."""

from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.solids import box, capsule, cut, cylinder, dome, ellipsoid, sphere, union
from training.families.base import family


@family(
    noun=("chibi child", "chibi kid", "cartoon child"),
    vary={
        "hat": (None, "red", "yellow", "blue"),
        "hair": ("black", "brown", "amber"),
        "shirt": ("white", "orange", "green", "pink"),
        "trouser_leg": ("navy", "grey", "purple"),
        "backpack": (None, "crimson", "turquoise"),
        "arms": ("raised", "lowered"),
    },
    mass=("hair",),
)
def chibi_child(v, rng, d):
    head, body, stride = rng.uniform(0.68, 0.76), rng.uniform(0.62, 0.74), rng.uniform(0.42, 0.52)
    wide, apart = rng.uniform(0.42, 0.48), rng.uniform(0.27, 0.29)
    waist = 0.14 + stride
    neck = waist + body
    z = neck + 0.86 * head
    d.part(
        "head", ellipsoid(head, 0.92 * head, 0.94 * head, (0, 0, z), segments=24), colour="peach", material="plastic"
    )
    shirt = cylinder(wide, body + 0.1, (0, 0, waist + body / 2), top=0.68 * wide, segments=20).scale((1, 0.78, 1))
    d.part("shirt", shirt, colour=v.shirt, material="fabric")
    leg = cylinder(0.18, stride + 0.1, (apart, 0, 0.1 + stride / 2 + 0.02), segments=14)
    d.part("trouser_leg", mirrored(leg), colour=v.trouser_leg, material="fabric")
    cap = ellipsoid(1.08 * head, 1.0 * head, 1.03 * head, (0, 0.02, z), segments=24)
    face = box(1.5 * head, 1.2 * head, 1.5 * head, (0, -0.72 * head, z - 0.45 * head), bevel=0.1)
    low = box(4, 4, 2, (0, 0, z - 0.5 * head - 1))
    d.part("hair", cut(cap, face, low), colour=v.hair, material="fur")
    eye = ellipsoid(0.11, 0.09, 0.14, (0.36 * head, -0.84 * head, z - 0.12 * head), segments=14)
    d.part("eye", mirrored(eye), colour="black", material="plastic")
    top = neck - 0.12
    hand = (wide + 0.42, -0.05, top + 0.12) if v.arms == "raised" else (wide + 0.2, -0.05, top - 0.45)
    d.part("arm", mirrored(capsule((0.6 * wide, 0, top), hand, 0.14, 0.13, segments=12)), colour=v.shirt,
           material="fabric")  # fmt: skip
    d.part("hand", mirrored(sphere(0.16, hand, 12)), colour="peach", material="plastic")
    shoe = ellipsoid(0.17, 0.32, 0.17, (apart, -0.08, 0.02), segments=16).trim_by_plane((0, 0, 1), 0)
    d.part("shoe", mirrored(shoe), colour="dark brown", material="leather")
    if v.hat:
        brim = cylinder(1.22 * head, 0.14, (0, 0, z + 0.5 * head), segments=24)
        crown = dome(1.0 * head, (0, 0, z + 0.5 * head), 0.78 * head, segments=24)
        d.part("hat", union(brim, crown), colour=v.hat, material="fabric")
        d.fact("relation", "The hat is on top of the head.", "The hat is under the feet.", "above(hat, head)")
    if v.backpack:
        bag = box(0.72, 0.42, 0.6, (0, 0.78 * wide + 0.12, waist + 0.55 * body), bevel=0.12)
        d.part("backpack", bag, colour=v.backpack, material="fabric")
        d.fact("relation", "The backpack is on the back.", "The backpack is on the belly.", "y(backpack) > y(shirt)")
    if v.arms == "raised":
        d.fact("relation", "The arms are stretched out sideways.", "The arms hang down.",
               "bottom(hand) > z(shirt)", phrase="with outstretched arms")  # fmt: skip
    else:
        d.fact("relation", "The arms hang down.", "The arms are stretched out sideways.",
               "z(hand) < z(arm)", phrase="with hanging arms")  # fmt: skip
    d.fact("proportion", "The head is wider than the shirt.", "The head is narrower than the shirt.",
           "width(head) > 1.3 * width(shirt)")  # fmt: skip
    d.fact("symmetry", "The left side mirrors the right.", "One arm is missing.", "mirror(arm, 'x')")
    d.plan("a big head over a small standing body")
