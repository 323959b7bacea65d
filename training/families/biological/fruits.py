"""Round fruit of orchards."""

import numpy as np

from mme3dr.meshes.solids import capsule, common, cut, ellipsoid, sphere
from mme3dr.meshes.sweeps import lathe
from training.families.base import family


def _leaves(count, at):
    """Oval leaves that rise outwards from the stalk: the first to the right, the second to the left."""
    leaf = ellipsoid(0.27, 0.15, 0.055, segments=18).rotate((0, -28, -12)).translate((0.27, 0, 0.1))
    return [leaf.rotate((0, 0, 180 * i)).translate(at) for i in range(count)]


@family(
    noun=("apple", "ripe apple", "orchard apple"),
    vary={
        "skin": ("red", "lime", "yellow", "dark red", "orange"),
        "leaves": (0, 1, 2),
        "worm": (None, "pink", "sky blue"),
        "bite": (True, False),
    },
)
def apple(v, rng, d):
    wide, tall, slim = rng.uniform(0.5, 0.58), rng.uniform(0.86, 1.0), rng.uniform(0.55, 0.8)
    side = [(0.0, 0.07), (0.2, 0.0), (slim * wide, 0.08), (0.98 * wide, 0.45), (wide, 0.62), (0.8 * wide, 0.88),
            (0.42 * wide, 0.98), (0.16, 0.92), (0.0, 0.8)]  # fmt: skip
    body = lathe(np.array(side) * [1, tall], smooth=True, segments=36)
    middle = (0.95 * wide, -0.25, 0.6 * tall)
    d.part("skin", cut(body, sphere(0.4, middle, segments=24)) if v.bite else body, colour=v.skin, material="flesh")
    stalk = capsule((0, 0, 0.72 * tall), (0.06, 0, tall + 0.24), 0.06, 0.07, segments=12)
    d.part("stalk", stalk, colour="brown", material="wood")
    if v.leaves:
        d.part("leaf", _leaves(v.leaves, (0.03, 0, tall + 0.06)), colour="dark green", material="leaf")
        d.fact("relation", "The leaf grows at the top.", "The leaf grows at the bottom.", "above(leaf, skin)")
    if v.bite:
        inner = body.scale((0.97, 0.97, 0.98)).translate((0, 0, 0.01))
        flesh = common(inner, sphere(0.45, middle, segments=24))
        d.part("bite", cut(flesh, sphere(0.33, middle, segments=24)), colour="cream", material="flesh")
        d.fact(
            "symmetry",
            "It is bitten on one side.",
            "It is whole all round.",
            "x(bite) > 0",
        )
    else:
        d.fact("symmetry", "It is round.", "One half is missing.", "turn(skin, 4)")
    if v.worm:
        tail, neck = (-0.8 * wide, -0.2, 0.55 * tall), (-wide - 0.12, -0.32, 0.58 * tall)
        worm = capsule(tail, neck, 0.085) + capsule(neck, (-wide - 0.16, -0.36, 0.58 * tall + 0.2), 0.085, 0.1)
        d.part("worm", worm, colour=v.worm, material="skin")
        d.fact("relation", "The worm peeps out of the side.", "The worm sits on the stalk.", "top(worm) < top(skin)")
    d.fact("relation", "The stalk rises out of the top.", "The stalk hangs under it.", "top(stalk) > top(skin)")
    d.fact("proportion", "The apple is much wider than its stalk.", "The apple is as thin as its stalk.",
           "width(skin) > 4 * width(stalk)")  # fmt: skip
    d.plan("a round fruit, dimpled at the top around its stalk")


@family(
    noun=("pear", "ripe pear", "dessert pear"),
    vary={
        "skin": ("lime", "yellow", "green", "terracotta", "dark red"),
        "leaves": (0, 1, 2),
        "plate": (None, "white", "blue", "purple"),
        "freckles": (0, 3, 5),
    },
)
def pear(v, rng, d):
    wide, neck, tall = rng.uniform(0.44, 0.52), rng.uniform(0.16, 0.22), rng.uniform(1.15, 1.4)
    side = [(0.0, 0.03), (0.18, 0.0), (0.8 * wide, 0.1), (wide, 0.3), (0.86 * wide, 0.5), (1.2 * neck, 0.75),
            (neck, 0.88), (0.65 * neck, 0.98), (0.0, 1.0)]  # fmt: skip
    d.part("skin", lathe(np.array(side) * [1, tall], smooth=True, segments=36), colour=v.skin, material="flesh")
    stalk = capsule((0, 0, 0.95 * tall), (0.1, 0, tall + 0.26), 0.06, 0.07, segments=12)
    d.part("stalk", stalk, colour="brown", material="wood")
    if v.leaves:
        d.part("leaf", _leaves(v.leaves, (0.04, 0, tall + 0.06)), colour="dark green", material="leaf")
        d.fact("relation", "The leaf grows at the top.", "The leaf grows at the bottom.", "above(leaf, skin)")
    if v.freckles:
        places = [(-50, 0.2), (0, 0.3), (45, 0.17), (-28, 0.46), (32, 0.5)][: v.freckles]
        reach = [(np.radians(a), np.interp(h, [0.1, 0.3, 0.5], [0.8, 1.0, 0.86]) * wide - 0.02, h * tall)
                 for a, h in places]  # fmt: skip
        dots = [sphere(0.085, (r * np.sin(a), -r * np.cos(a), z), segments=12) for a, r, z in reach]
        d.part("freckle", dots, colour="dark brown" if v.skin in ("lime", "yellow", "green") else "cream",
               material="flesh")  # fmt: skip
        d.fact("relation", "The freckles are on the front.", "The freckles are on the back.", "y(freckle) < y(skin)")
    if v.plate:
        dish = lathe([(0, -0.08), (0.45, -0.08), (0.72, 0.06), (0.72, 0.14), (0.6, 0.1), (0.4, 0.03), (0, 0.03)])
        d.part("plate", dish, colour=v.plate, material="ceramic")
        d.fact("relation", "The pear stands on the plate.", "The pear lies beside the plate.", "on(skin, plate)")
    d.fact("relation", "The stalk rises out of the top.", "The stalk hangs under it.", "top(stalk) > top(skin)")
    d.fact(
        "proportion", "The fruit is taller than wide.", "The fruit is wider than tall.", "height(skin) > width(skin)"
    )
    d.fact("symmetry", "The fruit is round.", "One half is missing.", "turn(skin, 4)")
    d.plan("a fruit wide at the foot and narrow above")
