"""Plucked instruments."""

from mme3dr.meshes.arrays import mirrored, row
from mme3dr.meshes.profiles import outline
from mme3dr.meshes.solids import beam, box, cylinder, rod
from mme3dr.meshes.sweeps import lathe, plate
from training.families.base import family


@family(
    noun=("lute", "Renaissance lute", "round-backed lute"),
    vary={
        "strings": (2, 3),
        "pegs": (2, 4, 6),
        "bowl": ("brown", "dark brown", "dark red", "dark green"),
        "soundboard": ("tan", "cream", "orange"),
        "rose": ("black", "blue", "crimson"),
    },
)
def lute(v, rng, d):
    wide, belly, long = rng.uniform(0.78, 0.9), rng.uniform(0.62, 0.75), rng.uniform(2.1, 2.35)
    deep, bent = rng.uniform(0.75, 0.9), rng.uniform(0.45, 0.6)
    back = [(0.1, 0.02), (0.75 * wide, 0.2), (wide, belly), (0.72 * wide, 1.2), (0.32, 1.7), (0.2, 1.8)]
    bowl = lathe(back, smooth=True, segments=24).scale((1, deep, 1)).trim_by_plane((0, 1, 0), -0.02)
    d.part("bowl", bowl, colour=v.bowl, material="wood")
    half = [(0.42 * wide, 0.04), (0.92 * wide, 0.3), (1.05 * wide, belly), (0.76 * wide, 1.2), (0.34, 1.68)]
    board = plate(outline([*half, (0, 1.8), *[(-x, z) for x, z in half[::-1]]], 48), 0.16, (0, -0.06, 0))
    d.part("soundboard", board, colour=v.soundboard, material="wood")
    d.part("neck", box(0.62, 0.24, long - 1.5, (0, 0, 0.5 * long + 0.95)), colour=v.bowl, material="wood")
    tip = (0, bent, long + 0.95)
    d.part("head", beam((0, 0.02, long - 0.08), tip, 0.4, 0.24), colour=v.bowl, material="wood")
    pegs = []
    for share in {2: (0.6,), 4: (0.38, 0.82), 6: (0.22, 0.55, 0.88)}[v.pegs]:
        y, z = share * bent, long - 0.05 + 0.98 * share
        pegs += mirrored(rod((0.15, y, z), (0.52, y, z), 0.075, 0.085, segments=10))
    d.part("peg", pegs, colour="ivory", material="bone")
    string = box(0.085, 0.1, long - 0.38, (0, -0.17, 0.5 * long + 0.2), bevel=0)
    d.part("string", row(string, v.strings, (0.26, 0, 0)), colour="white", material="rope")
    d.part("rose", cylinder(0.33, 0.12, (0, -0.12, 1.05), axis="y", segments=24), colour=v.rose, material="wood")
    d.part("bridge", box(0.85, 0.16, 0.15, (0, -0.17, 0.36)), colour="black", material="wood")
    d.fact("relation", "The strings run from the bridge up the neck.", "The strings run across from side to side.",
           "bottom(string) < top(bridge) and top(string) > z(neck) and height(string) > width(string)")  # fmt: skip
    d.fact("relation", "The rose is higher than the bridge.", "The rose is lower than the bridge.",
           "above(rose, bridge)")  # fmt: skip
    d.fact("relation", "The head is bent backwards.", "The head is bent forwards.", "y(head) > y(neck)")
    d.fact("symmetry", "The pegs stick out on both sides of the head.", "The pegs stick out on one side of the head.",
           "left(peg) < left(head) and right(peg) > right(head)")  # fmt: skip
    d.fact("proportion", "The bowl is wider than the neck.", "The neck is as wide as the bowl.",
           "width(bowl) > 1.5 * width(neck)")  # fmt: skip
    d.plan("a long neck above a flat-faced bowl rounded behind")
