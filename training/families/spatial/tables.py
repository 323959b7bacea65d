"""Tables to eat at."""

from mme3dr.meshes.arrays import mirrored, ring
from mme3dr.meshes.profiles import circle, rectangle
from mme3dr.meshes.solids import box, cut, dome, rod
from mme3dr.meshes.sweeps import plate
from training.families.base import family


@family(
    noun=("dining table", "kitchen table"),
    vary={
        "tabletop": ("red", "white", "green", "blue", "yellow", "tan"),
        "legs": (4, 6),
        "frame": ("brown", "black", "orange"),
        "shape": ("round", "square", "long"),
        "bowl": (None, "purple", "turquoise", "pink"),
    },
)
def dining_table(v, rng, d):
    height, half, thick = rng.uniform(0.85, 1.05), rng.uniform(0.62, 0.72), rng.uniform(0.1, 0.14)
    inset, leg = rng.uniform(0.1, 0.15), rng.uniform(0.06, 0.075)
    long = half + 0.28 if v.shape == "long" else half
    section = circle(half) if v.shape == "round" else rectangle(2 * long, 2 * half, corner=0.06)
    d.part("tabletop", plate(section, thick, (0, 0, height), "up"), colour=v.tabletop, material="painted wood")
    if v.shape == "round":
        post = rod((half - inset - leg, 0, 0), (half - inset - leg, 0, height), leg)
        legs = ring(post, v.legs, start=45 if v.legs == 4 else 0)
    else:
        places = (-1, 1) if v.legs == 4 else (-1, 0, 1)
        row = [box(2 * leg, 2 * leg, height, (p * (long - inset), half - inset, height / 2)) for p in places]
        legs = [post for one in row for post in mirrored(one, "y")]
    d.part("leg", legs, colour=v.frame, material="wood")
    if v.bowl:
        bowl = cut(dome(0.26, height=0.24), dome(0.17, (0, 0, -0.01), 0.15)).rotate((180, 0, 0))
        d.part("bowl", bowl.translate((0, 0, height + thick / 2 + 0.22)), colour=v.bowl, material="ceramic")
        d.fact("relation", "The bowl stands on the table.", "The bowl stands under the table.", "on(bowl, tabletop)")
    d.fact("relation", "The tabletop rests on the legs.", "The tabletop lies below the legs.", "above(tabletop, leg)")
    d.fact("symmetry", "All the legs are equally long.", "One leg is shorter than the rest.", "alike(leg)")
    filled = "width(tabletop) * depth(tabletop) * height(tabletop)"
    shape = {
        "round": ("The tabletop is round.", f"volume(tabletop) < 0.85 * {filled}"),
        "square": (
            "The tabletop is square.",
            f"volume(tabletop) > 0.9 * {filled} and width(tabletop) < 1.05 * depth(tabletop)",
        ),
        "long": ("The tabletop is a long rectangle.", "width(tabletop) > 1.3 * depth(tabletop)"),
    }
    contrast = {
        "round": "The tabletop is a long rectangle.",
        "square": "The tabletop is a long rectangle.",
        "long": "The tabletop is round.",
    }
    d.fact("proportion", shape[v.shape][0], contrast[v.shape], shape[v.shape][1], adjective=v.shape)
    d.plan(f"a {v.shape} top on upright legs near its edge")
