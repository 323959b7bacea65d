"""Armoured insects of the forest floor."""

import numpy as np

from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.curves import spline
from mme3dr.meshes.solids import box, capsule, cut, ellipsoid, sphere
from mme3dr.meshes.sweeps import sweep
from training.families.base import family


@family(
    noun=("ground beetle", "beetle", "shiny beetle"),
    vary={
        "shell": ("green", "blue", "purple", "orange", "turquoise", "white"),
        "thorax": ("black", "brown", "gold"),
        "spots": (0, 4, 6),
        "horn": (True, False),
    },
)
def ground_beetle(v, rng, d):
    wide, long, tall = rng.uniform(0.48, 0.58), rng.uniform(0.66, 0.82), rng.uniform(0.36, 0.46)
    low, front = 0.28, -0.8 * long
    whole = ellipsoid(wide, long, tall, (0, 0.15, low), segments=28).trim_by_plane((0, 0, 1), low - 0.1)
    whole = whole.trim_by_plane((0, 1, 0), 0.1 - 0.6 * long)
    d.part("shell", cut(whole, box(0.09, 3, 0.5, (0, 0, low + tall), 0)), colour=v.shell, material="chitin")
    core = ellipsoid(0.9 * wide, 0.9 * long, 0.85 * tall, (0, 0.15, low), segments=24)
    d.part("belly", core.trim_by_plane((0, 0, 1), low - 0.16), colour="dark grey", material="chitin")
    thorax = ellipsoid(0.86 * wide, 0.28, 0.78 * tall, (0, front + 0.12, low), segments=24)
    d.part("thorax", thorax.trim_by_plane((0, 0, 1), low - 0.16), colour=v.thorax, material="chitin")
    head = ellipsoid(0.5 * wide, 0.2, 0.55 * tall, (0, front - 0.2, low), segments=20)
    d.part("head", head, colour="dark grey", material="chitin")
    eye = sphere(0.085, (0.42 * wide, front - 0.28, low + 0.1), segments=12)
    d.part("eye", mirrored(eye), colour="red", material="skin")
    d.part("leg", [leg for y in (-0.62, 0.0, 0.6) for leg in mirrored(_leg(wide, y, long, low))], colour="dark grey",
           material="chitin")  # fmt: skip
    if v.spots:
        colour = "white" if v.shell in ("green", "blue", "purple") else "black"
        d.part("spot", _spots(v.spots, wide, long, tall, low), colour=colour, material="chitin")
    if v.horn:
        curve = spline([(0, front - 0.28, low), (0, front - 0.55, low + 0.1), (0, front - 0.55, low + 0.5)], 10)
        d.part("horn", sweep(curve, (0.13, 0.09, 0.05), segments=10), colour="dark grey", material="chitin")
        d.fact(
            "relation",
            "The horn rises in front of the eyes.",
            "The horn rises behind the eyes.",
            "front(horn) < front(eye) and top(horn) > top(eye)",
        )
    d.fact("relation", "The head is in front of the shell.", "The head is behind the shell.", "y(head) < front(shell)")
    d.fact("relation", "The thorax lies between head and shell.", "The thorax lies behind the shell.",
           "y(head) < y(thorax) and y(thorax) < y(shell)")  # fmt: skip
    d.fact("symmetry", "The legs spread out to both sides.", "All legs are on one side.", "mirror(leg, 'x')")
    d.fact(
        "proportion", "It is longer than it is high.", "It is higher than it is long.", "depth(shell) > height(shell)"
    )
    d.plan("a domed split shell on spread legs, head forward")


def _leg(wide, place, long, low):
    """A leg on the right: up and out to the knee, then down to the ground."""
    y = place * long + 0.1
    out = 0.5 * place
    knee = (wide + 0.3, y + 0.4 * out, low + 0.06)
    thigh = capsule((0.5 * wide, y, low - 0.06), knee, 0.075, segments=10)
    return thigh + capsule(knee, (wide + 0.48, y + 0.8 * out, 0.05), 0.07, segments=10)


def _spots(count, wide, long, tall, low):
    """Balls on the wing cases in mirrored rows along the back."""
    out = []
    for y in np.linspace(-0.3, 0.58, count // 2) * long:
        girth = np.sqrt(1 - (y / long) ** 2)
        angle = np.radians(48)
        place = (wide * girth * np.cos(angle), 0.15 + y, low + 0.96 * tall * girth * np.sin(angle))
        out += mirrored(sphere(0.105, place, segments=14))
    return out
