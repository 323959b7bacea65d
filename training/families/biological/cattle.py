"""Hoofed animals of the farm."""

from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.organic import blend, bone, egg, limb
from mme3dr.meshes.solids import capsule, common, cylinder, ellipsoid, sphere, torus
from training.families.base import family


@family(
    noun=("cow", "dairy cow"),
    vary={
        "coat": ("white", "tan", "brown", "dark brown", "grey", "black"),
        "patches": (0, 3, 5),
        "horns": (True, False),
        "collar": (None, "red", "yellow", "blue"),
    },
)
def cow(v, rng, d):
    long, deep, leg = rng.uniform(0.62, 0.78), rng.uniform(0.3, 0.38), rng.uniform(0.42, 0.55)
    back = leg + deep
    body = egg((0, 0, back), (0.75 * deep, long, deep))
    neck = bone((0, -0.7 * long, back + 0.1), (0, -long - 0.12, back + 0.32), 0.16, 0.13)
    head = limb([(0, -long - 0.12, back + 0.36), (0, -long - 0.4, back + 0.24)], (0.15, 0.12))
    ears = [bone((0, -long - 0.1, back + 0.42), (x, -long - 0.08, back + 0.44), 0.055) for x in (-0.3, 0.3)]
    d.part("body", blend(body, neck, head, ears, soft=0.06, detail=40), colour=v.coat, material="fur")
    for y in (-0.62 * long, 0.62 * long):
        limbs = mirrored(capsule((0.5 * deep, y, back - 0.1), (0.5 * deep, y, 0.07), 0.1, 0.075, segments=12))
        d.part("leg", limbs, colour=v.coat, material="fur")
        hooves = mirrored(cylinder(0.095, 0.1, (0.5 * deep, y, 0.05), segments=12))
        d.part("hoof", hooves, colour="dark grey", material="bone")
    d.part(
        "muzzle", ellipsoid(0.15, 0.09, 0.1, (0, -long - 0.45, back + 0.2), segments=20), colour="pink", material="skin"
    )
    d.part("udder", sphere(0.15, (0, 0.45 * long, back - deep), segments=16), colour="pink", material="skin")
    tail = capsule((0, long - 0.02, back + 0.12), (0, long + 0.14, back - deep), 0.045, segments=8)
    d.part("tail", tail, colour=v.coat, material="fur")
    if v.patches:
        spots = _patches(rng, v.patches, long, deep, back)
        d.part("patch", spots, colour="white" if v.coat not in ("white", "tan", "grey") else "black", material="fur")
    if v.horns:
        horn = capsule((0.1, -long - 0.1, back + 0.48), (0.24, -long - 0.14, back + 0.66), 0.05, 0.03, segments=10)
        d.part("horn", mirrored(horn), colour="ivory", material="bone")
    if v.collar:
        band = torus(0.175, 0.05, segments=24).rotate((62, 0, 0)).translate((0, -long + 0.02, back + 0.24))
        d.part("collar", band, colour=v.collar, material="leather")
    d.fact(
        "relation", "The body stands on the legs.", "The body lies on the ground.", "bottom(body) > 0.15 * height(all)"
    )
    d.fact(
        "relation",
        "The muzzle is at the front of the head.",
        "The muzzle is at the tail end.",
        "front(muzzle) < front(body)",
    )
    d.fact(
        "relation",
        "The udder hangs under the belly.",
        "The udder sits on the back.",
        "bottom(udder) < bottom(body) + 0.06 and z(udder) < z(body)",
    )
    d.fact(
        "proportion",
        "The cow is longer than it is wide.",
        "The cow is as wide as it is long.",
        "depth(all) > 1.7 * width(all)",
    )
    d.plan("standing on four legs, head raised in front")


def _patches(rng, count, long, deep, back):
    """Flat bulges in the flanks, on alternating sides; a slice of a body that is a little thicker."""
    skin = ellipsoid(0.75 * deep + 0.02, long + 0.02, deep + 0.02, (0, 0, back), segments=28)
    places = [(-1, -0.42), (1, -0.36), (0, 0.05), (-1, 0.5), (1, 0.55)][:count]
    out = []
    for side, y in places:
        radius = rng.uniform(0.14, 0.17)
        z = back + (deep if side == 0 else rng.uniform(-0.15, 0.1) * deep)
        out.append(common(skin, sphere(radius, (side * 0.7 * deep, y * long, z), segments=20)))
    return out
