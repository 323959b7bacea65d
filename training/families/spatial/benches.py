"""Long seats out of doors."""

from mme3dr.meshes.arrays import mirrored, row
from mme3dr.meshes.solids import beam, box, union
from training.families.base import family


@family(
    noun=("park bench", "garden bench", "slatted bench"),
    vary={
        "slats": (1, 2, 3),
        "seat": ("tan", "brown", "green", "red", "sky blue", "white"),
        "frames": (2, 3),
        "frame": ("black", "light grey", "navy"),
        "armrests": (True, False),
        "cushion": (None, "orange", "purple", "pink"),
    },
)
def park_bench(v, rng, d):
    long, deep, high = rng.uniform(1.9, 2.2), rng.uniform(0.62, 0.74), rng.uniform(0.52, 0.64)
    back, lean = rng.uniform(0.82, 0.95), rng.uniform(0.1, 0.2)
    wood = "wood" if v.seat in ("tan", "brown") else "painted wood"
    rear = deep / 2
    d.part("seat", box(long, deep, 0.12, (0, 0, high)), colour=v.seat, material=wood)
    gap = {1: 0, 2: 0.4, 3: 0.29}[v.slats]
    width = {1: 0.3, 2: 0.2, 3: 0.16}[v.slats]
    slope = lean / back
    centre = high + 0.56 * back
    slat = beam((-long / 2, 0, 0), (long / 2, 0, 0), 0.12, width, bevel=0).translate(
        (0, rear - 0.06 + 0.56 * lean - 0.06, centre)
    )
    d.part("slat", row(slat, v.slats, (0, slope * gap, gap)), colour=v.seat, material=wood)
    frame = union(
        beam((0, -rear + 0.12, high), (0, -rear + 0.04, 0), 0.14, 0.14, bevel=0),
        beam((0, rear - 0.08, high), (0, rear + 0.02, 0), 0.14, 0.14, bevel=0),
        box(0.14, deep - 0.1, 0.1, (0, 0, high - 0.08), bevel=0),
        beam((0, rear - 0.06, high - 0.1), (0, rear - 0.06 + lean, high + back), 0.14, 0.12, bevel=0),
    )
    step = (long - 0.44) / (v.frames - 1)
    d.part("frame", row(frame, v.frames, (step, 0, 0)), colour=v.frame, material="iron")
    if v.armrests:
        x, z = long / 2 - 0.06, high + 0.36
        rest = union(
            beam((x, -rear + 0.06, z), (x, rear + 0.06, z), 0.14, 0.12, bevel=0),
            box(0.14, 0.12, 0.4, (x, -rear + 0.12, high + 0.18), bevel=0),
        )
        d.part("armrest", mirrored(rest), colour=v.frame, material="iron")
        d.fact("relation", "The armrests are higher than the seat.", "The armrests are lower than the seat.",
               "above(armrest, seat)")  # fmt: skip
    if v.cushion:
        d.part("cushion", box(0.62, deep - 0.16, 0.2, (-0.2 * long, -0.03, high + 0.13), bevel=0.06),
               colour=v.cushion, material="fabric")  # fmt: skip
        d.fact("relation", "The cushion lies on the left half of the seat.",
               "The cushion lies on the right half of the seat.",
               "on(cushion, seat) and x(cushion) < x(seat)")  # fmt: skip
    d.fact("relation", "The slats rise behind the seat.", "The slats rise in front of the seat.",
           "above(slat, seat) and y(slat) > y(seat)")  # fmt: skip
    d.fact(
        "symmetry",
        "The frames carry the bench at both ends alike.",
        "All frames are at the left end.",
        "mirror(frame, 'x')",
    )
    d.fact("proportion", "The bench is much wider than it is deep.", "The bench is as deep as it is wide.",
           "width(all) > 1.8 * depth(all)")  # fmt: skip
    d.plan("a long seat on frames, slats as its back")
