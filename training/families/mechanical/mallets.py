"""Tools and bats that strike."""

from mme3dr.meshes.arrays import mirrored, row
from mme3dr.meshes.solids import box, cylinder, sphere
from training.families.base import family


@family(
    noun=("croquet mallet", "mallet"),
    vary={
        "head": ("tan", "brown", "white", "black", "turquoise"),
        "stripes": (0, 1, 2, 3),
        "caps": (True, False),
        "grip": ("red", "navy", "yellow"),
        "ball": (None, "orange", "purple", "pink"),
        "shape": ("round", "square"),
    },
)
def croquet_mallet(v, rng, d):
    radius, half, tall = rng.uniform(0.28, 0.34), rng.uniform(0.62, 0.78), rng.uniform(1.6, 1.85)
    thick, grip = rng.uniform(0.085, 0.105), rng.uniform(0.32, 0.4)

    def bar(grow, long):
        """A slice of the head along x."""
        side = 2 * radius + 2 * grow
        round_bar = cylinder(radius + grow, long, axis="x", segments=28)
        return (round_bar if v.shape == "round" else box(long, side, side, bevel=0.03)).translate((0, 0, radius))

    head = bar(0, 2 * half).trim_by_plane((0, 0, 1), 0.03)
    d.part(
        "head", head, colour=v.head, material="painted wood" if v.head in ("white", "black", "turquoise") else "wood"
    )
    d.part("shaft", cylinder(thick, tall, (0, 0, radius + tall / 2), segments=16), colour="sand", material="wood")
    top = radius + tall
    handle = cylinder(1.65 * thick, grip, (0, 0, top - grip / 2 + 0.03), segments=20)
    d.part("grip", handle, colour=v.grip, material="rubber")
    if v.caps:
        cap = bar(0.06, 0.16).translate((half - 0.06, 0, 0)).trim_by_plane((0, 0, 1), 0.0)
        d.part("cap", mirrored(cap), colour="gold", material="metal")
        d.fact("relation", "The caps are at the ends of the head.", "The caps are on the shaft.",
               "touches(cap, head) and width(cap) > width(head)")  # fmt: skip
    if v.stripes:
        low, high = radius * 2 + 0.06, top - grip - 0.02
        step = (high - low) / 3
        ring = cylinder(1.7 * thick, 0.14, (0, 0, (low + high) / 2), segments=20)
        d.part("stripe", row(ring, v.stripes, (0, 0, step)), colour="green", material="painted wood")
        d.fact(
            "relation",
            "The stripes run round the shaft.",
            "The stripes run round the head.",
            "bottom(stripe) > top(head)",
        )
    if v.ball:
        d.part("ball", sphere(0.3, (0.25, -radius - 0.26, 0.3), segments=24), colour=v.ball, material="plastic")
        d.fact(
            "relation", "The ball lies in front of the head.", "The ball lies behind the head.", "y(ball) < front(head)"
        )
    d.fact("relation", "The head rests on the ground, under the shaft.", "The head is at the top of the shaft.",
           "above(shaft, head)")  # fmt: skip
    d.fact("relation", "The grip is at the top of the shaft.", "The grip is in the middle of the shaft.",
           "top(grip) > top(shaft)")  # fmt: skip
    d.fact("symmetry", "The head sticks out equally on both sides.", "The head sticks out on one side only.",
           "mirror(head, 'x')")  # fmt: skip
    other, sign = ("square", "<") if v.shape == "round" else ("round", ">")
    d.fact("style", f"The head is a {v.shape} bar.", f"The head is a {other} bar.",
           f"volume(head) {sign} 0.9 * width(head) * depth(head) * height(head)",
           adjective=f"{v.shape}-headed")  # fmt: skip
    d.plan("a tall shaft standing on a horizontal head")
