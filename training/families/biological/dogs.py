"""Pet dogs."""

from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.organic import ball, blend, bone, egg
from mme3dr.meshes.solids import capsule, common, ellipsoid, sphere, torus
from training.families.base import family
from training.families.colours import COATS

DARK_COATS = ("brown", "dark brown", "grey", "black")


@family(
    noun=("terrier", "terrier dog", "pet dog"),
    vary={
        "coat": COATS,
        "ear_shape": ("upright", "floppy"),
        "collar": (None, "red", "yellow", "blue"),
        "back_patch": (True, False),
    },
)
def terrier(v, rng, d):
    long, deep, leg = rng.uniform(0.5, 0.64), rng.uniform(0.24, 0.29), rng.uniform(0.34, 0.5)
    back = leg + deep
    front, top = -long - 0.12, back + 0.5
    second = "tan" if v.coat in DARK_COATS else "dark brown"
    body = egg((0, 0, back), (0.95 * deep, long + 0.05, deep))
    chest = ball((0, -0.55 * long, back + 0.02), 1.05 * deep)
    neck = bone((0, -0.7 * long, back + 0.1), (0, front, top - 0.1), 0.2, 0.17)
    head = ball((0, front - 0.05, top), 0.25)
    d.part("body", blend(body, chest, neck, head, soft=0.06, detail=36), colour=v.coat, material="fur")
    for y in (-0.62 * long, 0.7 * long):
        limbs = mirrored(capsule((0.2, y, back - 0.05), (0.2, y, 0.09), 0.11, 0.085, segments=12))
        d.part("leg", limbs, colour=v.coat, material="fur")
        paw = ellipsoid(0.11, 0.14, 0.09, (0.2, y - 0.05, 0.08), segments=14).trim_by_plane((0, 0, 1), 0)
        d.part("paw", mirrored(paw), colour=second, material="fur")
    d.part("ear", mirrored(_ear(v.ear_shape, front, top)), colour=second, material="fur")
    muzzle = capsule((0, front - 0.2, top - 0.08), (0, front - 0.42, top - 0.1), 0.14, 0.11, segments=16)
    d.part("muzzle", muzzle, colour=second, material="fur")
    nose = sphere(0.085, (0, front - 0.52, top - 0.04), segments=12)
    d.part("nose", nose, colour="black", material="skin")
    eye = sphere(0.065, (0.12, front - 0.25, top + 0.1), segments=12)
    d.part("eye", mirrored(eye), colour="white" if v.coat in DARK_COATS else "black", material="skin")
    tail = capsule((0, long - 0.05, back + 0.1), (0, long + 0.2, back + 0.5), 0.1, 0.07, segments=12)
    d.part("tail", tail, colour=v.coat, material="fur")
    if v.collar:
        band = torus(0.185, 0.07, segments=24).rotate((50, 0, 0)).translate((0, front + 0.11, back + 0.26))
        d.part("collar", band, colour=v.collar, material="leather")
    if v.back_patch:
        skin = ellipsoid(0.95 * deep + 0.05, long + 0.1, deep + 0.06, (0, 0, back), segments=24)
        patch = common(skin, ellipsoid(1, 0.45 * long, 0.7 * deep, (0, 0.2 * long, back + deep), segments=24))
        d.part("back_patch", patch, colour=second, material="fur")
    _facts(v, d)


def _ear(shape, front, top):
    """The right ear."""
    if shape == "upright":
        return capsule((0.15, front, top + 0.12), (0.2, front + 0.02, top + 0.4), 0.11, 0.05, segments=12)
    return ellipsoid(0.09, 0.13, 0.22, (0.27, front - 0.02, top - 0.04), segments=16)


def _facts(v, d):
    d.fact("relation", "The body stands on the legs.", "The body lies on the ground.", "bottom(body) > bottom(leg)")
    d.fact("relation", "The tail points up.", "The tail hangs down.", "top(tail) > z(body) and z(tail) > z(leg)")
    d.fact("relation", "The nose is in front of the eyes.", "The nose is behind the eyes.", "y(nose) < front(eye)")
    d.fact("symmetry", "Both sides of the head have an ear.", "Both ears are on one side.", "mirror(ear, 'x')")
    if v.ear_shape == "upright":
        d.fact("style", "The ears stand up.", "The ears hang down.", "top(ear) > top(body)", adjective="prick-eared")
    else:
        d.fact("style", "The ears hang down.", "The ears stand up.", "top(ear) < top(body)", adjective="floppy-eared")
    d.plan("standing on four legs, tail raised, head in front")
