"""Houses as in picture books."""

from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.profiles import oval, polygon
from mme3dr.meshes.solids import box, cylinder, sphere, union
from mme3dr.meshes.sweeps import plate
from training.families.base import family


@family(
    noun=("cartoon cottage", "toy cottage", "little cartoon home"),
    vary={
        "windows": (2, 4),
        "chimneys": (0, 1, 2),
        "body": ("white", "yellow", "pink", "mint"),
        "roof": ("red", "blue", "purple", "brown"),
        "door": ("green", "orange", "black"),
        "gable": ("pointed", "rounded"),
        "bushes": (0, 2),
    },
)
def cartoon_cottage(v, rng, d):
    wide, deep, tall = rng.uniform(1.9, 2.3), rng.uniform(1.4, 1.7), rng.uniform(1.05, 1.25)
    rise, eaves = rng.uniform(1.0, 1.25), rng.uniform(0.22, 0.3)
    d.part("body", box(wide, deep, tall, (0, 0, tall / 2)), colour=v.body, material="painted wood")
    half = wide / 2 + eaves
    if v.gable == "pointed":
        section = polygon([(-half, tall - 0.1), (half, tall - 0.1), (half - 0.08, tall + 0.12), (0, tall + rise),
                           (0.08 - half, tall + 0.12)])  # fmt: skip
    else:
        section = oval(half, 0.85 * rise, (0, tall - 0.05)) ^ polygon(
            [(-9, tall - 0.1), (9, tall - 0.1), (9, 9), (-9, 9)]
        )
    d.part("roof", plate(section, deep + 0.5), colour=v.roof, material="wood")
    front = -deep / 2
    door = union(box(0.46, 0.18, 0.62, (0, front, 0.32)), cylinder(0.23, 0.18, (0, front, 0.62), axis="y"))
    d.part("door", door, colour=v.door, material="painted wood")
    pane = box(0.4, 0.18, 0.4, (wide / 2 - 0.38, front, 0.58))
    panes = mirrored(pane)
    if v.windows == 4:
        panes += mirrored(box(0.18, 0.5, 0.4, (wide / 2, 0, 0.58)))
    d.part("window", panes, colour="sky blue", material="glass")
    if v.chimneys:
        stack = union(box(0.3, 0.3, 1.0, (0, 0.15, tall + 0.7)), box(0.42, 0.42, 0.16, (0, 0.15, tall + 1.15)))
        spots = {1: [0.55], 2: [-0.62, 0.62]}[v.chimneys]
        d.part("chimney", [stack.translate((x, 0, 0)) for x in spots], colour="dark grey", material="brick")
        d.fact("relation", "The chimney stands on the roof." if v.chimneys == 1 else "The chimneys stand on the roof.",
               "The chimney stands on the ground." if v.chimneys == 1 else "The chimneys stand on the ground.",
               "z(chimney) > z(roof) and bottom(chimney) > 0.5 * top(body)")  # fmt: skip
    if v.bushes:
        bush = sphere(0.3, (wide / 2 - 0.1, front - 0.25, 0.22), segments=16).trim_by_plane((0, 0, 1), 0)
        d.part("bush", mirrored(bush), colour="dark green", material="leaf")
        d.fact("relation", "The bushes grow in front of the walls.", "The bushes grow on the roof.",
               "top(bush) < top(body) and y(bush) < y(body)")  # fmt: skip
    d.fact("relation", "The roof covers the walls.", "The walls stand on the roof.", "above(roof, body)")
    d.fact("symmetry", "A window is on either side of the door.", "Both windows are on one side of the door.",
           "mirror(window, 'x')")  # fmt: skip
    d.fact("proportion", "The roof is wider than the walls.", "The walls are wider than the roof.",
           "width(roof) > width(body) and depth(roof) > depth(body)")  # fmt: skip
    other = {"pointed": "rounded", "rounded": "pointed"}[v.gable]
    d.fact("style", f"The gable is {v.gable}.", f"The gable is {other}.", phrase=f"with a {v.gable} gable")
    d.plan("door between windows under a broad roof")
