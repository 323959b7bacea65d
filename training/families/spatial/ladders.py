"""Ladders."""

from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.solids import beam, box, cylinder, rod, torus, union
from training.families.base import family


@family(
    noun=("wall ladder", "ladder"),
    vary={
        "rungs": (3, 4, 5, 6),
        "rail": ("red", "blue", "green", "purple", "black"),
        "bar": ("yellow", "white", "orange", "turquoise"),
        "shape": ("straight", "tapering"),
        "feet": (None, "pink", "dark brown"),
        "hooks": (True, False),
    },
)
def wall_ladder(v, rng, d):
    tall, half, thick = rng.uniform(2.1, 2.4), rng.uniform(0.46, 0.54), rng.uniform(0.15, 0.17)
    share = rng.uniform(0.56, 0.62)
    top = half * share if v.shape == "tapering" else half
    d.part("rail", mirrored(beam((half, 0, 0), (top, 0, tall), thick, 0.2)), colour=v.rail, material="painted wood")
    pitch = (tall - 0.5) / max(v.rungs - 1, 3)
    first = (tall - pitch * (v.rungs - 1)) / 2
    for i in range(v.rungs):
        z = first + i * pitch
        reach = half + (top - half) * z / tall
        d.part("rung", cylinder(0.065, 2 * reach, (0, 0, z), axis="x", segments=16), colour=v.bar, material="wood")
    if v.feet:
        d.part("foot", mirrored(box(0.3, 0.36, 0.2, (half, 0, 0.06))), colour=v.feet, material="rubber")
        d.fact(
            "relation", "The rails stand on feet.", "The feet sit on top of the rails.", "bottom(foot) < bottom(rail)"
        )
    if v.hooks:
        bow = torus(0.2, 0.075, segments=24, axis="x", arc=180).rotate((90, 0, 0)).translate((top, 0.2, tall - 0.08))
        hook = union(bow, rod((top, 0.4, tall - 0.06), (top, 0.4, tall - 0.26), 0.075))
        d.part("hook", mirrored(hook), colour="dark grey", material="metal")
        d.fact("relation", "The hooks bend over at the top.", "The hooks stick out at the bottom.",
               "top(hook) > top(rail) and back(hook) > back(rail)")  # fmt: skip
    d.fact("relation", "The rungs lie one above another.", "The rungs lie side by side.", "rising(rung)")
    d.fact("relation", "The rungs join the two rails.", "The rungs are outside the rails.", "all_touch(rung, rail)")
    if v.shape == "tapering":
        d.fact("style", "The ladder is narrower at the top.", "The ladder is equally wide all the way up.",
               f"not mirror(rail, 'z') and {top} < {half}", phrase="narrowing towards the top")  # fmt: skip
    else:
        d.fact("style", "The rails are parallel.", "The rails come together at the top.", "mirror(rail, 'z')",
               phrase="equally wide all the way up")  # fmt: skip
    d.fact("proportion", "The ladder is much taller than it is wide.", "The ladder is wider than it is tall.",
           "height(all) > 1.5 * width(all)")  # fmt: skip
    d.plan("rungs one above another between two upright rails")
