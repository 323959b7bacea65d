"""Carts that are pulled by hand."""

from mme3dr.meshes.arrays import mirrored, row
from mme3dr.meshes.solids import box, capsule, cut, cylinder, ellipsoid, rod, union
from training.families.base import family


@family(
    noun=("hand cart", "pull cart"),
    vary={
        "tray": ("red", "green", "blue", "yellow", "pink"),
        "wheels": (2, 4),
        "tyre": ("black", "orange", "white"),
        "sacks": (0, 1, 2, 3),
        "shape": ("boxed", "open"),
        "handle": ("purple", "brown", "turquoise"),
    },
)
def hand_cart(v, rng, d):
    length, half, wall = rng.uniform(1.6, 1.8), rng.uniform(0.5, 0.56), rng.uniform(0.36, 0.42)
    two, small, grip = rng.uniform(0.42, 0.47), rng.uniform(0.29, 0.33), rng.uniform(0.75, 0.9)
    radius = two if v.wheels == 2 else small
    floor, front = radius + 0.16, -length / 2
    d.part("tray", _tray(v.shape, half, length, wall, floor), colour=v.tray, material="painted wood")
    x = half + 0.12
    wheel = mirrored(cylinder(radius, 0.18, (x, 0, radius), axis="x", segments=24))
    places = (0.08,) if v.wheels == 2 else (front + 0.34, length / 2 - 0.34)
    d.part("wheel", [w.translate((0, y, 0)) for y in places for w in wheel], colour=v.tyre,
           material="rubber")  # fmt: skip
    axles = [cylinder(0.09, 2 * x, (0, y, radius), axis="x", segments=12) for y in places]
    beam = box(0.4, length - 0.2, 0.2, (0, 0, radius + 0.05))
    d.part("underframe", union(beam, *axles), colour="iron", material="metal")
    top = (0, front - 0.7, floor + grip)
    pole = rod((0, front + 0.1, floor), top, 0.075)
    bar = capsule((-0.34, *top[1:]), (0.34, *top[1:]), 0.085)
    d.part("handle", union(pole, bar), colour=v.handle, material="painted metal")
    if v.wheels == 2:
        d.part("prop", box(0.16, 0.16, floor, (0, front + 0.16, floor / 2)), colour="iron", material="metal")
    if v.sacks:
        pitch = (length - 0.2) / max(v.sacks, 2)
        low = floor + 0.42
        neck = cylinder(0.13, 0.3, (0, 0, low + 0.42), top=0.2, segments=12)
        sack = union(ellipsoid(0.75 * half, 0.19, 0.42, (0, 0, low), segments=20), neck)
        d.part("sack", row(sack, v.sacks, (0, pitch, 0)), colour="cream", material="fabric")
        word = "sack sticks" if v.sacks == 1 else "sacks stick"
        d.fact("relation", f"The {word} out of the tray.", f"The {word} out below the tray.", "above(sack, tray)")
    d.fact("relation", "The handle is at the front of the tray.", "The handle is at the back of the tray.",
           "y(handle) < y(tray)")  # fmt: skip
    d.fact("relation", "The wheels are beside the tray.", "The wheels are on top of the tray.",
           "z(wheel) < z(tray) and width(wheel) > width(tray)")  # fmt: skip
    d.fact("symmetry", "There are equally many wheels left and right.", "All wheels are on one side.",
           "mirror(wheel, 'x')")  # fmt: skip
    ends = ("closed", "open") if v.shape == "boxed" else ("open", "closed")
    d.fact("style", *[f"The tray is {end} at the back." for end in ends],
           "mirror(tray, 'y')" if v.shape == "boxed" else "not mirror(tray, 'y')",
           phrase=f"{ends[0]} at the back")  # fmt: skip
    d.fact("proportion", "The cart is longer than it is wide.", "The cart is wider than it is long.",
           "depth(all) > 1.4 * width(all)")  # fmt: skip
    d.plan(f"{'a closed' if v.shape == 'boxed' else 'an open'} tray on wheels, a pulling handle in front")


def _tray(shape, half, length, wall, floor):
    """A box without a lid; an open one lacks the board at the back and has lower sides."""
    tall = wall if shape == "boxed" else 0.7 * wall
    whole = box(2 * half, length, tall + 0.12, (0, 0, floor + tall / 2), bevel=0)
    back = 0.0 if shape == "boxed" else 0.3
    return cut(whole, box(2 * half - 0.26, length - 0.26 + back, 1, (0, back / 2, floor + 0.57), bevel=0))
