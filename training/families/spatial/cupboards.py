"""Cupboards with doors and drawers."""

from mme3dr.meshes.arrays import four, row
from mme3dr.meshes.solids import box
from training.families.base import family


@family(
    noun=("cupboard", "storage cupboard"),
    vary={
        "body": ("brown", "dark grey", "white", "dark green", "navy"),
        "doors": (1, 2, 3),
        "drawers": (0, 1, 2),
        "front": ("yellow", "orange", "sky blue", "pink", "tan"),
        "feet": (True, False),
    },
)
def cupboard(v, rng, d):
    width, depth, tall = rng.uniform(1.15, 1.35), rng.uniform(0.6, 0.75), rng.uniform(1.55, 1.75)
    foot, margin, gap = 0.2 if v.feet else 0.0, 0.09, 0.11
    face = -depth / 2
    d.part("body", box(width, depth, tall, (0, 0, foot + tall / 2)), colour=v.body, material="painted wood")
    drawer = 0.27
    low = foot + margin + v.drawers * (drawer + gap)
    high = foot + tall - margin
    usable = width - 2 * margin
    leaf = (usable - (v.doors - 1) * gap) / v.doors
    door = box(leaf, 0.16, high - low, (0, face, (low + high) / 2))
    doors = row(door, v.doors, (leaf + gap, 0, 0))
    d.part("door", doors, colour=v.front, material="painted wood")
    places = [(leaf + gap) * (i - (v.doors - 1) / 2) for i in range(v.doors)]
    shift = [0.0] if v.doors == 3 else [0.5 * leaf - 0.13, 0.13 - 0.5 * leaf]
    spots = [(x + shift[i % len(shift)], (low + high) / 2) for i, x in enumerate(places)]
    for i in range(v.drawers):
        z = foot + margin + i * (drawer + gap) + drawer / 2
        d.part("drawer", box(usable, 0.16, drawer, (0, face, z)), colour=v.front, material="painted wood")
        spots.append((0.0, z))
    knobs = [box(0.15, 0.2, 0.15, (x, face - 0.14, z), bevel=0) for x, z in spots]
    d.part("knob", knobs, colour="black", material="metal")
    if v.feet:
        d.part("foot", four(box(0.16, 0.16, 0.24, (width / 2 - 0.1, depth / 2 - 0.1, 0.12))), colour="black",
               material="wood")  # fmt: skip
        d.fact("relation", "The body stands on the feet.", "The body hangs below the feet.", "on(body, foot)")
    if v.drawers:
        under = ("The drawer is below the doors.", "The drawer is above the doors.")
        if v.drawers > 1:
            under = ("The drawers are below the doors.", "The drawers are above the doors.")
        if v.doors == 1:
            under = tuple(text.replace("doors", "door") for text in under)
        d.fact("relation", *under, "top(drawer) < bottom(door)")
    knobbed = "The door has a knob." if v.doors == 1 else "Every door has a knob."
    d.fact("relation", knobbed, knobbed.replace("has a", "lacks a"), f"count(knob) == {v.doors + v.drawers}")
    leaves = "The door is" if v.doors == 1 else "The doors are"
    d.fact("relation", f"{leaves} at the front of the body.", f"{leaves} at the back of the body.",
           "front(door) < front(body)")  # fmt: skip
    d.fact("proportion", "The cupboard is taller than it is wide.", "The cupboard is wider than it is tall.",
           "height(all) > width(all)")  # fmt: skip
    d.plan("an upright box, doors and knobs on its front")
