"""Towers of children's building blocks."""

from mme3dr.meshes.solids import box, cylinder, pyramid
from training.families.base import family


@family(
    noun=("toy block tower", "tower of building blocks", "stack of toy blocks"),
    vary={
        "blocks": (2, 3, 4, 5),
        "paint": ("red", "blue", "green", "orange", "purple", "turquoise"),
        "slab": ("white", "yellow", "tan", "black"),
        "roof": (None, "pink", "lime", "brown"),
        "shape": ("square", "round"),
    },
)
def toy_block_tower(v, rng, d):
    side, tall, slab = rng.uniform(1.35, 1.6), rng.uniform(0.8, 0.95), rng.uniform(0.4, 0.45)
    wider = rng.uniform(0.5, 0.65)
    z, blocks, slabs = 0.0, [], []
    for _ in range(v.blocks):
        slabs.append(_piece("square", side + wider, slab, z))
        blocks.append(_piece(v.shape, side, tall, z + slab - 0.05))
        z += slab + tall - 0.1
    slabs.append(_piece("square", side + wider, slab, z))
    z += slab
    d.part("block", blocks, colour=v.paint, material="painted wood")
    d.part("slab", slabs, colour=v.slab, material="wood")
    if v.roof:
        roof = pyramid(4, 0.68 * (side + 0.5 * wider), 1.0, (0, 0, 0.5)).rotate((0, 0, 45)).translate((0, 0, z - 0.06))
        d.part("roof", roof, colour=v.roof, material="painted wood")
        d.fact("relation", "The roof is on top of the tower.", "The roof lies under the tower.", "above(roof, slab)")
    d.fact("relation", "The blocks are stacked one above another.", "The blocks lie side by side.", "rising(block)")
    d.fact("relation", "A slab lies under every block.", "The blocks have no slabs between them.",
           f"count(slab) == {v.blocks + 1} and bottom(slab) < bottom(block)")  # fmt: skip
    d.fact("proportion", "The slabs are wider than the blocks.", "The blocks are wider than the slabs.",
           "width(slab) > 1.2 * width(block)")  # fmt: skip
    square = v.shape == "square"
    ratio = "volume(block) > 0.95 * " if square else "volume(block) < 0.85 * "
    d.fact("style", f"The blocks are {v.shape}.", f"The blocks are {'round' if square else 'square'}.",
           f"{ratio}{v.blocks} * {tall} * width(block) * depth(block)", phrase=f"with {v.shape} blocks")  # fmt: skip
    d.plan("blocks and wider slabs stacked by turns, one column")


def _piece(shape, side, tall, low):
    at = (0, 0, low + tall / 2)
    return box(side, side, tall, at, bevel=0.03) if shape == "square" else cylinder(side / 2, tall, at)
