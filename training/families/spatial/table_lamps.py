"""Lamps that stand on tables."""

from mme3dr.meshes.solids import cylinder, rod, sphere
from mme3dr.meshes.sweeps import lathe
from training.families.base import family


@family(
    noun=("table lamp", "bedside lamp"),
    vary={
        "shade": ("red", "orange", "yellow", "green", "blue", "purple", "pink", "cream"),
        "foot": ("black", "brown", "white", "teal", "dark red"),
        "balls": (0, 1, 2),
        "shape": ("conical", "straight", "domed"),
        "finial": (True, False),
    },
)
def table_lamp(v, rng, d):
    tall, wide, foot = rng.uniform(1.25, 1.45), rng.uniform(0.52, 0.6), rng.uniform(0.34, 0.42)
    high = rng.uniform(0.55, 0.65)
    low = tall - 0.08
    top = low + high
    if v.shape == "domed":
        arc = [(wide, low), (wide, low + 0.2 * high), (0.85 * wide, low + 0.62 * high), (0.5 * wide, low + 0.9 * high)]
        shade = lathe([(0, low), *arc, (0, top)])
    else:
        shade = cylinder(wide, high, (0, 0, low + high / 2), top=(0.45 if v.shape == "conical" else 1) * wide)
    d.part("shade", shade, colour=v.shade, material="fabric")
    d.part("foot", lathe([(foot, 0), (foot, 0.1), (0.5 * foot, 0.17), (0, 0.2)]), colour=v.foot, material="ceramic")
    d.part("stem", rod((0, 0, 0.1), (0, 0, low + 0.1), 0.075), colour="steel", material="metal")
    gap = (low - 0.2 - v.balls * 0.32) / (v.balls + 1)
    for i in range(v.balls):
        z = 0.36 + gap + (gap + 0.32) * i
        d.part("ball", sphere(0.16, (0, 0, z), segments=20), colour=v.foot, material="ceramic")
    if v.balls:
        word = "ball is" if v.balls == 1 else "balls are"
        d.fact("relation", f"The {word} between foot and shade.", f"The {word} above the shade.",
               "top(ball) < bottom(shade) and bottom(ball) > bottom(foot)")  # fmt: skip
    if v.finial:
        d.part("finial", sphere(0.11, (0, 0, top + 0.07), segments=16), colour="gold", material="metal")
        d.fact("relation", "The finial is on top of the shade.", "The finial hangs below the shade.",
               "above(finial, shade)")  # fmt: skip
    d.fact("relation", "The shade is above the foot.", "The shade is below the foot.", "above(shade, foot)")
    d.fact("proportion", "The shade is wider than the foot.", "The foot is wider than the shade.",
           "width(shade) > 1.15 * width(foot)")  # fmt: skip
    full = f"volume(shade) / (width(shade) * depth(shade) * {high})"
    words = {"conical": ("tapers to the top", f"{full} < 0.5"), "straight": ("has upright sides", f"{full} > 0.75"),
             "domed": ("is domed", f"{full} > 0.5 and {full} < 0.75")}  # fmt: skip
    contrast = "has upright sides" if v.shape != "straight" else "tapers to the top"
    phrase = {
        "conical": "with a conical shade",
        "straight": "with a straight-sided shade",
        "domed": "with a domed shade",
    }
    d.fact("style", f"The shade {words[v.shape][0]}.", f"The shade {contrast}.", words[v.shape][1],
           phrase=phrase[v.shape])  # fmt: skip
    d.fact("symmetry", "The foot is round.", "The foot is square.", "turn(foot, 8)")
    d.plan("a wide shade on an upright stem with a foot")
