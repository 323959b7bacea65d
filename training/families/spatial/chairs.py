"""Chairs with a back."""

from mme3dr.meshes.arrays import mirrored, row
from mme3dr.meshes.solids import box, union
from training.families.base import family


@family(
    noun=("wooden chair", "slatted chair", "kitchen chair"),
    vary={
        "slats": (2, 3, 4),
        "seat": ("red", "yellow", "green", "blue", "white", "orange"),
        "frame": ("tan", "dark brown", "black"),
        "armrests": (True, False),
        "cushion": (None, "purple", "pink", "turquoise"),
    },
)
def wooden_chair(v, rng, d):
    sitting, rise = rng.uniform(0.62, 0.78), rng.uniform(0.75, 0.95)
    half, depth, post = rng.uniform(0.52, 0.57), rng.uniform(0.4, 0.46), rng.uniform(0.1, 0.12)
    top, x, y = sitting + rise, half - post / 2, depth - post / 2
    seat = box(2 * half + 0.04, 2 * depth + 0.04, 0.11, (0, 0, sitting))
    d.part("seat", seat, colour=v.seat, material="painted wood")
    legs = [box(post, post, sitting, (x, side * y, sitting / 2)) for side in (-1, 1)]
    d.part("leg", [leg for one in legs for leg in mirrored(one)], colour=v.frame, material="wood")
    uprights = mirrored(box(post, post, rise, (x, y, sitting + rise / 2)))
    rail = box(2 * half, post, 0.17, (0, y, top - 0.06))
    d.part("back", union(*uprights, rail), colour=v.frame, material="wood")
    step = (2 * x) / (v.slats + 1)
    slat = box(0.075, 0.08, rise - 0.04, (0, y, sitting + rise / 2))
    d.part("slat", row(slat, v.slats, (step, 0, 0)), colour=v.seat, material="painted wood")
    if v.armrests:
        level = sitting + 0.36 * rise
        arm = box(0.13, 2 * depth + 0.04, 0.1, (half - 0.03, -0.02, level))
        support = box(0.09, 0.1, level - sitting, (half - 0.05, -depth + 0.06, (level + sitting) / 2))
        d.part("armrest", mirrored(union(arm, support)), colour=v.frame, material="wood")
        d.fact(
            "relation", "The armrests are above the seat.", "The armrests are below the seat.", "above(armrest, seat)"
        )
    if v.cushion:
        pad = box(2 * half - 0.26, 2 * depth - 0.24, 0.16, (0, -0.04, sitting + 0.12), bevel=0.05)
        d.part("cushion", pad, colour=v.cushion, material="fabric")
    d.fact("relation", "The back rises behind the seat.", "The back rises in front of the seat.", "y(back) > y(seat)")
    d.fact("relation", "The seat rests on the legs.", "The seat lies below the legs.", "above(seat, leg)")
    d.fact("symmetry", "The slats are evenly spread.", "The slats crowd on one side.", "mirror(slat, 'x')")
    d.fact("proportion", "The chair is taller than it is wide.", "The chair is wider than it is tall.",
           "height(all) > 1.1 * width(all)")  # fmt: skip
    d.plan("a seat on four legs, upright slats behind it")
