"""Plants built of cubes."""

from mme3dr.meshes.arrays import ring
from mme3dr.meshes.solids import box, union
from training.families.base import family

LAYERS = {
    "rounded": ((5, 2), (7, 3), (5, 1), (3, 1)),
    "peaked": ((7, 2), (5, 2), (3, 2), (1, 1)),
    "flat": ((9, 2), (5, 1)),
}
"""Crown shapes: side and height of each layer in cubes, lowest first."""


@family(
    noun=("voxel tree", "blocky tree", "cube tree"),
    vary={
        "crown": ("green", "dark green", "orange", "pink"),
        "trunk": ("brown", "white", "black"),
        "ground": ("lime", "sand", "light grey"),
        "fruit": (None, "red", "yellow", "blue"),
        "shape": tuple(LAYERS),
    },
)
def voxel_tree(v, rng, d):
    bole, thick = int(rng.integers(4, 7)), float(rng.choice([1.0, 1.6]))
    ledge = int(rng.integers(0, 2))
    layers, z = [], 1.0 + bole
    for side, height in LAYERS[v.shape]:
        layers.append(box(side, side, height + 0.02, (0, 0, z + height / 2), bevel=0))
        z += height
    d.part("crown", union(layers), colour=v.crown, material="leaf")
    d.part("trunk", box(thick, thick, bole + 1, (0, 0, 1.2 + bole / 2), bevel=0), colour=v.trunk, material="bark")
    side = 5 + 2 * ledge
    d.part("ground", box(side, side, 1.0, (0, 0, 0.5), bevel=0), colour=v.ground, material="soil")
    if v.fruit:
        first, height = LAYERS[v.shape][0 if v.shape != "rounded" else 1]
        low = 1.0 + bole + (LAYERS[v.shape][0][1] if v.shape == "rounded" else 0)
        cube = box(1, 1, 1, (first / 2 + 0.1, 0.25 * first, low + height / 2), bevel=0)
        d.part(
            "fruit", [*ring(cube, 4), *ring(cube.translate((0, -0.5 * first, 0)), 4)], colour=v.fruit, material="flesh"
        )
        d.fact("relation", "The fruits hang on the sides of the crown.", "The fruits lie on the ground.",
               "all_touch(fruit, crown) and bottom(fruit) > top(ground)")  # fmt: skip
    d.fact("relation", "The crown sits on the trunk.", "The crown lies beside the trunk.",
           "above(crown, trunk) and touches(crown, trunk)")  # fmt: skip
    d.fact("proportion", "The crown is wider than the trunk.", "The trunk is wider than the crown.",
           "width(crown) > 2 * width(trunk)")  # fmt: skip
    d.fact("symmetry", "The crown looks alike from all four sides.", "The crown leans to one side.", "turn(crown, 4)")
    other = {"rounded": "peaked", "peaked": "flat", "flat": "peaked"}[v.shape]
    check = {"rounded": "", "peaked": "height(crown) > 6.5", "flat": "height(crown) < 4"}[v.shape]
    d.fact(
        "style",
        f"The crown is {v.shape}.",
        f"The crown is {other}.",
        check,
        adjective=f"{v.shape.removesuffix('ed')}-topped",
    )
    d.plan("a layered crown of cubes on a square trunk")
