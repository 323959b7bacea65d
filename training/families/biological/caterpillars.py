"""Larvae that crawl."""

import numpy as np

from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.solids import capsule, cylinder, ellipsoid, sphere
from training.families.base import family


@family(
    noun=("caterpillar", "crawling caterpillar", "butterfly larva"),
    vary={
        "segments": (4, 5, 6),
        "body": ("green", "lime", "yellow", "sky blue", "pink", "white"),
        "head": ("red", "black", "brown"),
        "feelers": (True, False),
    },
)
def caterpillar(v, rng, d):
    girth, turn = rng.uniform(0.26, 0.3), np.radians(rng.uniform(95, 125))
    pitch = 0.46
    radius = pitch * v.segments / turn  # of the arc in which the back is raised
    angles = turn * ((np.arange(v.segments + 1) + 0.5) / (v.segments + 0.5) - 0.5)
    places = [(radius * np.sin(a), radius * (np.cos(a) - np.cos(turn / 2)) + girth, np.degrees(a)) for a in angles]
    (face, high), rest = places[0][:2], places[1:]
    discs = [_across(ellipsoid(girth, 0.15, girth, segments=20), p) for p in rest]
    d.part("segment", discs, colour=v.body, material="skin")
    head = sphere(1.15 * girth, (0, face - 0.02, high), segments=24)
    d.part("head", head, colour=v.head, material="skin")
    joints = [_across(cylinder(0.72 * girth, 0.5 * pitch, axis="y", segments=18), _middle(p, q))
              for p, q in zip(places, rest, strict=False)]  # fmt: skip
    d.part("joint", joints, colour="dark green" if v.body != "green" else "amber", material="skin")
    eye = ellipsoid(0.09, 0.09, 0.1, (0.14, face - 1.0 * girth, high + 0.1), segments=12)
    d.part("eye", mirrored(eye), colour="white", material="skin")
    foot = [_across(sphere(0.1, (0.6 * girth, 0, -0.95 * girth), segments=10), p) for p in rest]
    d.part("foot", [side for f in foot for side in mirrored(f)], colour="dark brown", material="skin")
    if v.feelers:
        feeler = capsule((0.1, face, high + girth), (0.26, face - 0.08, high + girth + 0.34), 0.06, segments=10)
        tip = sphere(0.1, (0.26, face - 0.08, high + girth + 0.34), segments=12)
        d.part("feeler", [a + b for a, b in zip(mirrored(feeler), mirrored(tip), strict=True)], colour="orange",
               material="skin")  # fmt: skip
        d.fact("relation", "The feelers rise above the head.", "The feelers hang below the head.",
               "bottom(feeler) > z(head)")  # fmt: skip
    d.fact("relation", "The head is at the front end.", "The head is in the middle.", "front(head) < front(segment)")
    d.fact("relation", "The feet are under the segments.", "The feet are on top of the segments.",
           "bottom(foot) < bottom(segment) and z(foot) < z(segment)")  # fmt: skip
    d.fact("symmetry", "There is an eye on either side.", "Both eyes are on one side.", "mirror(eye, 'x')")
    d.fact(
        "proportion", "It is longer than it is wide.", "It is wider than it is long.", "depth(all) > 1.5 * width(all)"
    )
    if v.segments >= 6:
        stretched = "depth(all) > 3 * width(segment)"
        d.fact("proportion", "The caterpillar is long.", "The caterpillar is short.", stretched, adjective="long")
    d.plan("ringed body arched up in the middle, head first")


def _across(solid, place):
    """The solid, built about the origin and along y, set at its place on the arc (y, z, slope in degrees)."""
    return solid.rotate((-place[2], 0, 0)).translate((0, place[0], place[1]))


def _middle(p, q):
    return tuple((a + b) / 2 for a, b in zip(p, q, strict=True))
