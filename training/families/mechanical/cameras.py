"""Apparatus that takes pictures."""

from mme3dr.meshes.arrays import ring
from mme3dr.meshes.solids import box, capsule, cylinder, hull, tube, union
from training.families.base import family


@family(
    noun=("tripod camera", "studio camera", "plate camera"),
    vary={
        "body": ("brown", "red", "green", "blue", "white", "turquoise"),
        "lenses": (1, 2),
        "legs": ("tan", "black", "light grey"),
        "flash": (True, False),
        "bellows": (None, "black", "dark red"),
        "cloth": (None, "purple", "orange"),
    },
    mass=("bellows",),
)
def tripod_camera(v, rng, d):
    wide, deep, stand = rng.uniform(0.85, 1.0), rng.uniform(0.42, 0.52), rng.uniform(0.8, 1.0)
    tall, spread = rng.uniform(0.78, 0.88), rng.uniform(0.46, 0.56)
    middle = stand + tall / 2
    d.part("body", box(wide, deep, tall, (0, 0.12, middle)), colour=v.body,
           material="wood" if v.body == "brown" else "painted wood")  # fmt: skip
    front = 0.12 - deep / 2
    if v.bellows:
        board = front - 0.3
        folds = []
        for share, y in ((0.86, front - 0.02), (0.78, front - 0.12), (0.7, front - 0.22)):
            x, z = 0.92 * share * wide, 0.97 * share * tall
            wedge = hull(box(x, 0.04, z, bevel=0), box(x - 0.12, 0.12, z - 0.12, bevel=0))
            folds.append(wedge.translate((0, y, middle)))
        d.part("bellows", union(folds), colour=v.bellows, material="leather")
        d.part("front_board", box(0.78 * wide, 0.12, 0.92 * tall, (0, board, middle)), colour=v.body,
               material="wood" if v.body == "brown" else "painted wood")  # fmt: skip
        front = board - 0.06
    heights = [middle] if v.lenses == 1 else [middle - 0.21, middle + 0.21]
    radius = 0.24 if v.lenses == 1 else 0.155
    rims, panes = [], []
    for z in heights:
        rims.append(tube(radius, 0.6 * radius, 0.26, (0, front - 0.1, z), axis="y", segments=24))
        panes.append(cylinder(0.66 * radius, 0.2, (0, front - 0.09, z), axis="y", segments=20))
    d.part("lens", panes, colour="sky blue", material="glass")
    d.part("rim", rims, colour="gold", material="metal")
    d.part("mount", cylinder(0.2, 0.18, (0, 0.1, stand - 0.04), top=0.26), colour="dark grey", material="metal")
    leg = capsule((0.09, 0, stand), (spread, 0, 0.06), 0.07, 0.06, segments=12)
    legs = [copy.translate((0, 0.1, 0)) for copy in ring(leg, 3, start=90)]
    d.part("leg", legs, colour=v.legs, material="metal" if v.legs == "light grey" else "wood")
    top = stand + tall
    if v.flash:
        bulb = hull(cylinder(0.2, 0.06, (0, -0.1, 0), axis="y", segments=20),
                    cylinder(0.08, 0.06, (0, 0.1, 0), axis="y", segments=20))  # fmt: skip
        lamp = union(bulb, box(0.1, 0.1, 0.34, (0, 0.1, -0.2)))
        d.part("flash", lamp.translate((0.3 * wide, 0, top + 0.24)), colour="yellow", material="metal")
        d.fact("relation", "The flash rises above the right of the body.",
               "The flash rises above the left of the body.",
               "x(flash) > x(body) and above(flash, body)")  # fmt: skip
    if v.cloth:
        back = 0.12 + deep / 2
        sheet = union(box(wide + 0.08, 0.3, 0.1, (0, back - 0.1, top + 0.01)),
                      box(wide + 0.08, 0.12, tall + 0.1, (0, back + 0.02, top - 0.5 * tall)))  # fmt: skip
        d.part("cloth", sheet, colour=v.cloth, material="fabric")
        d.fact("relation", "The cloth hangs behind the body.", "The cloth hangs over the lens.", "y(cloth) > y(body)")
    d.fact("relation", "The body rests on top of the legs.", "The body hangs below the legs.", "above(body, leg)")
    d.fact("relation", "The lens side points forward.", "The lens side points backward.", "back(lens) < y(body)")
    if v.lenses == 2:
        d.fact("relation", "The lenses are one above the other.", "The lenses are side by side.", "rising(lens)")
    d.fact("symmetry", "The legs spread evenly in three directions.", "The legs all lean to one side.", "even(leg)")
    d.plan("a box camera facing forward on three spread legs")
