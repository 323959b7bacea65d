"""Furniture to keep things in."""

import numpy as np

from mme3dr.meshes.solids import box, cut, union
from mme3dr.meshes.sweeps import lathe
from training.families.base import family


@family(
    noun=("bookcase", "bookshelf", "shelf of books"),
    vary={
        "shelves": (2, 3, 4, 5),
        "case": ("white", "tan", "brown", "black"),
        "books": ("red", "yellow", "green", "blue", "purple"),
        "vase": (None, "white", "orange", "turquoise"),
    },
)
def bookcase(v, rng, d):
    width, depth = rng.uniform(0.75, 1.0), rng.uniform(0.32, 0.42)
    storey, board = rng.uniform(0.32, 0.38), 0.055
    height = v.shelves * storey + board
    outside = box(width, depth, height, (0, 0, height / 2), bevel=0)
    inside = width - 2 * board
    rooms = [
        box(inside, depth, storey - board, (0, -board, board + storey * i + (storey - board) / 2), bevel=0)
        for i in range(v.shelves)
    ]
    material = "painted wood" if v.case in ("white", "black") else "wood"
    d.part("case", cut(outside, *rooms), colour=v.case, material=material)
    for i in range(v.shelves):
        d.part("row_of_books", _books(rng, inside, depth, board + storey * i, 0.88 * (storey - board)),
               colour=v.books, material="paper")  # fmt: skip
    if v.vase:
        x = rng.uniform(-0.25, 0.25) * width
        profile = [(0, 0), (0.07, 0), (0.11, 0.09), (0.05, 0.18), (0.07, 0.23), (0, 0.23)]
        d.part("vase", lathe(profile, segments=24).translate((x, 0, height)), colour=v.vase, material="ceramic")
    d.fact(
        "relation",
        "The books stand inside the case.",
        "The books lie on the floor beside the case.",
        "inside(row_of_books, case)",
    )
    d.fact("symmetry", "The case is the same left and right.", "The case lacks one side.", "mirror(case, 'x')")
    d.fact(
        "proportion",
        "The case is wider than it is deep.",
        "The case is deeper than it is wide.",
        "width(case) > 1.4 * depth(case)",
    )
    if v.vase:
        d.fact("relation", "The vase stands on top of the case.", "The vase stands on the floor.", "on(vase, case)")
    if v.shelves >= 4:
        d.fact(
            "proportion",
            "The bookcase is taller than it is wide.",
            "The bookcase is wider than it is tall.",
            "height(case) > width(case)",
            adjective="tall",
        )
    elif v.shelves == 2:
        d.fact(
            "proportion",
            "The bookcase is no taller than it is wide.",
            "The bookcase is twice as tall as it is wide.",
            "height(case) < 1.15 * width(case)",
            adjective="low",
        )
    d.plan("an open case with books on every shelf")


def _books(rng, inside, depth, floor, tallest):
    """A row of upright books that fills the shelf up to a gap at its right end."""
    thickness = rng.uniform(0.06, 0.1, 16)
    x = -inside / 2 + np.concatenate([[0], np.cumsum(thickness)])
    heights = rng.uniform(0.72, 1, 16) * tallest
    fits = x[1:] < inside / 2 - rng.uniform(0, 0.2)
    books = [
        box(t + 0.004, 0.7 * depth, h, (left + t / 2, -0.05 * depth, floor + h / 2), bevel=0)
        for t, h, left in zip(thickness[fits], heights[fits], x[:-1][fits], strict=True)
    ]
    return union(books)
