"""Signals at the roadside."""

from mme3dr.meshes.solids import box, cylinder, tube
from training.families.base import family


@family(
    noun=("traffic light", "traffic signal", "stop light"),
    vary={
        "housing": ("black", "yellow", "blue", "white", "brown"),
        "middle_lamp": (None, "amber"),
        "hoods": (True, False),
        "button": (None, "orange", "turquoise", "purple"),
        "shape": ("round", "square"),
    },
)
def traffic_light(v, rng, d):
    wide, deep, thick = rng.uniform(0.46, 0.54), rng.uniform(0.3, 0.38), rng.uniform(0.09, 0.11)
    pole, pitch, foot = rng.uniform(0.85, 1.15), rng.uniform(0.37, 0.4), rng.uniform(0.3, 0.36)
    count = 3 if v.middle_lamp else 2
    tall = count * pitch + 0.1
    middle = pole + tall / 2
    d.part("housing", box(wide, deep, tall, (0, 0, middle), bevel=0.04), colour=v.housing, material="metal")
    d.part("pole", cylinder(thick, pole + 0.05, (0, 0, pole / 2), segments=20), colour="light grey", material="metal")
    if v.shape == "round":
        base = cylinder(foot, 0.16, (0, 0, 0.08), top=0.85 * foot, segments=28)
    else:
        base = box(2 * foot, 2 * foot, 0.16, (0, 0, 0.08), bevel=0.02)
    d.part("foot", base, colour="dark grey", material="concrete")
    heights = [middle + pitch * ((count - 1) / 2 - i) for i in range(count)]
    front = -deep / 2
    names = ("top_lamp", "middle_lamp", "bottom_lamp") if v.middle_lamp else ("top_lamp", "bottom_lamp")
    colours = {"top_lamp": "red", "middle_lamp": "amber", "bottom_lamp": "green"}
    for name, z in zip(names, heights, strict=True):
        lamp = cylinder(0.135, 0.14, (0, front - 0.03, z), axis="y", segments=20)
        d.part(name, lamp, colour=colours[name], material="glass")
    if v.hoods:
        shade = tube(0.2, 0.135, 0.3, axis="y", segments=24).trim_by_plane((0, 0, 1), 0.05)
        hoods = [shade.translate((0, front - 0.12, z)) for z in heights]
        d.part("hood", hoods, colour="iron", material="metal")
        d.fact("relation", "Each hood is above its lamp.", "Each hood is below its lamp.",
               "above(hood, bottom_lamp) and top(hood) > top(top_lamp)")  # fmt: skip
    if v.button:
        button = box(0.26, 0.2, 0.32, (0, -thick - 0.05, 0.5 * pole), bevel=0.02)
        d.part("button", button, colour=v.button, material="plastic")
        d.fact("relation", "The button is half way up the pole.", "The button is on top of the housing.",
               "z(button) < bottom(housing) and front(button) < front(pole)")  # fmt: skip
    d.fact("relation", "The red lamp is above the green lamp.", "The green lamp is above the red lamp.",
           "above(top_lamp, bottom_lamp)")  # fmt: skip
    d.fact("relation", "The housing is on top of the pole.", "The housing is at the foot of the pole.",
           "above(housing, pole)")  # fmt: skip
    d.fact("proportion", "It is much taller than it is wide.", "It is as wide as it is tall.",
           "height(all) > 1.8 * width(all)")  # fmt: skip
    other, sign = ("square", "<") if v.shape == "round" else ("round", ">")
    d.fact("style", f"The foot is {v.shape}.", f"The foot is {other}.",
           f"volume(foot) {sign} 0.9 * width(foot) * depth(foot) * height(foot)",
           adjective=f"{v.shape}-footed")  # fmt: skip
    d.plan("a box of lamps, one above another, on a pole")
