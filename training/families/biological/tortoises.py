"""Shelled reptiles that walk."""

import numpy as np

from mme3dr.meshes.arrays import four, mirrored
from mme3dr.meshes.organic import ball, blend, bone
from mme3dr.meshes.solids import capsule, cone, cylinder, dome, sphere
from training.families.base import family


@family(
    noun=("tortoise", "garden tortoise", "land tortoise"),
    vary={
        "shell": ("brown", "dark green", "sand", "terracotta", "dark grey"),
        "skin": ("olive", "lime", "grey"),
        "knobs": (0, 5, 7),
        "rim": (None, "yellow", "black", "turquoise"),
    },
)
def tortoise(v, rng, d):
    wide, long, tall = rng.uniform(0.52, 0.6), rng.uniform(0.68, 0.78), rng.uniform(0.46, 0.62)
    low = rng.uniform(0.24, 0.32)
    front, high = -long - 0.22, low + rng.uniform(0.18, 0.34)
    whole = dome(1, (0, 0, 0), segments=32).scale((wide, long, tall)).translate((0, 0, low))
    base = cylinder(0.97, 0.16, segments=32).scale((wide, long, 1)).translate((0, 0, low - 0.05))
    d.part("shell", whole + base, colour=v.shell, material="shell")
    neck = bone((0, -0.8 * long, low), (0, front, high), 0.15, 0.15)
    head = blend(neck, ball((0, front - 0.05, high + 0.03), 0.21), soft=0.06, detail=24)
    d.part("head", head, colour=v.skin, material="skin")
    leg = capsule((0.6 * wide, 0.55 * long, low), (0.86 * wide, 0.66 * long, 0.1), 0.15, 0.13, segments=14)
    d.part("leg", four(leg.trim_by_plane((0, 0, 1), 0)), colour=v.skin, material="skin")
    tail = cone(0.1, 0.32, axis="y", segments=14).translate((0, long + 0.08, low - 0.03))
    d.part("tail", tail, colour=v.skin, material="skin")
    eye = sphere(0.075, (0.14, front - 0.16, high + 0.1), segments=12)
    d.part("eye", mirrored(eye), colour="black", material="skin")
    if v.rim:
        edge = cylinder(1.08, 0.15, segments=36).scale((wide, long, 1)).translate((0, 0, low + 0.03))
        d.part("rim", edge, colour=v.rim, material="shell")
        d.fact(
            "relation",
            "The rim runs round the foot of the shell.",
            "The rim runs over the top of the shell.",
            "top(rim) < z(shell)",
        )
    if v.knobs:
        knob = "cream" if v.shell != "sand" else "dark brown"
        d.part("knob", _knobs(v.knobs, wide, long, tall, low), colour=knob, material="shell")
        d.fact("relation", "The knobs are on top of the shell.", "The knobs are under the shell.", "above(knob, leg)")
    d.fact("relation", "The shell is carried above the ground.", "The shell lies on the ground.",
           "bottom(shell) > bottom(leg)")  # fmt: skip
    d.fact("relation", "The head reaches out in front of the shell.", "The head is drawn into the shell.",
           "front(head) < front(shell) - 0.2")  # fmt: skip
    d.fact("symmetry", "A leg stands at each corner.", "All legs are on one side.", "mirror(leg, 'x') and level(leg)")
    d.fact("proportion", "The shell is larger than the head.", "The head is larger than the shell.",
           "volume(shell) > 3 * volume(head)")  # fmt: skip
    if tall > 0.54:
        d.fact("proportion", "The shell is a high dome.", "The shell is a flat disc.",
               "height(shell) > 0.45 * width(shell)", adjective="high-domed")  # fmt: skip
    d.plan("domed shell on four short legs, head out in front")


def _knobs(count, wide, long, tall, low):
    """Bosses on the shell: one on its top, the others in a ring half way down."""
    turns = np.radians(90 + 360 / (count - 1) * (np.arange(count - 1) + 0.5 * (count == 5)))
    h = np.radians(40)
    places = [(wide * np.cos(h) * np.cos(a), long * np.cos(h) * np.sin(a), low + tall * np.sin(h)) for a in turns]
    return [sphere(0.13, p, segments=14) for p in [*places, (0, 0, low + tall - 0.03)]]
