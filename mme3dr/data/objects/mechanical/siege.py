"""Siege engines."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.organic import ball, blend
from mme3dr.meshes.solids import beam, box, cut, cylinder, ellipsoid, hull, rod, sphere, torus, union
from mme3dr.meshes.sweeps import sweep
from mme3dr.records import Fact, Part

PIVOT = np.array((0.0, 0.0, 2.25))
SLOPE = np.array((0.8, 0.0, -0.6))
"""Direction of the throwing arm from its axle to its tip, loaded."""


@reference_object(
    name="counterweight trebuchet",
    prompt="medieval trebuchet, cocked and loaded: a box of rocks raised as counterweight, stone ready in its sling",
    parts=[
        Part("base", 1, "brown", "wood", False),
        Part("trestle", 2, "brown", "wood", False),
        Part("axle", 1, "iron", "iron", False),
        Part("arm", 1, "tan", "wood", False),
        Part("band", 4, "iron", "iron", False),
        Part("weight_box", 1, "dark brown", "wood", True),
        Part("rock", 1, "grey", "stone", True),
        Part("trough", 1, "tan", "wood", False),
        Part("sling_rope", 2, "sand", "rope", False),
        Part("pouch", 1, "dark brown", "leather", True),
        Part("stone", 1, "light grey", "stone", True),
        Part("winch", 1, "brown", "wood", False),
        Part("winch_rope", 1, "sand", "rope", False),
    ],
    facts=[
        Fact(
            "proportion",
            "The arm is far longer on the sling side of the axle than on the weight side.",
            "The arm is just as long on the sling side of the axle as on the weight side.",
            True,
            "right(arm) - x(axle) > 2.5 * (x(axle) - left(arm)) and right(arm) - x(axle) > 0.4 * width(all)",
        ),
        Fact(
            "relation",
            "The box of rocks hangs from the short end of the arm.",
            "The box of rocks hangs from the long end of the arm.",
            True,
            "touches(weight_box, arm) and right(weight_box) < x(axle) and touches(rock, weight_box)",
        ),
        Fact(
            "relation",
            "The tip of the long end is pulled down near the ground.",
            "The tip of the long end points up into the sky.",
            True,
            "bottom(arm) < 0.3 * height(all) and right(arm) > right(trestle)",
        ),
        Fact(
            "relation",
            "The stone lies in a pouch on the trough under the arm.",
            "The stone lies in the box together with the rocks.",
            True,
            "on(stone, trough) and touches(stone, pouch) and all_touch(sling_rope, pouch) and top(stone) < z(arm)",
        ),
        Fact(
            "count",
            "The axle rests on two trestles.",
            "The axle rests on a single mast.",
            True,
            "count(trestle) == 2 and all_touch(trestle, axle) and all_touch(trestle, base)",
        ),
        Fact(
            "symmetry",
            "The trestles on the two sides are mirror images.",
            "The trestle on one side is half as tall.",
            True,
            "mirror(trestle, 'y') and alike(trestle)",
        ),
        Fact(
            "relation",
            "The box can swing through between the trestles.",
            "The box is wedged outside the trestles.",
            True,
            "front(weight_box) > front(trestle) and back(weight_box) < back(trestle)",
        ),
        Fact(
            "material",
            "Frame and arm are wood and the ropes are hemp.",
            "Frame and arm are steel and the ropes are chains.",
            True,
            "material(trestle) == 'wood' and material(arm) == 'wood' and material(winch_rope) == 'rope'",
        ),
        Fact(
            "colour",
            "The rocks are grey.",
            "The rocks are red.",
            True,
            "colour(rock) == 'grey'",
        ),
    ],
)
def trebuchet(a: Assembly) -> None:
    reach = 2.85
    tip = PIVOT + reach * SLOPE
    a.add("base", _base())
    a.add("trestle", mirrored(_trestle(), "y"))
    caps = [cylinder(0.1, 0.05, (0, y, PIVOT[2]), "y") for y in (-0.79, 0.79)]
    a.add("axle", union(cylinder(0.07, 1.62, tuple(PIVOT), "y"), caps))
    a.add("arm", _arm(reach))
    a.add("band", [_slab(t, size) for t, size in ((-0.45, 0.29), (0.35, 0.29), (1.2, 0.23), (2.0, 0.185))])
    a.add("weight_box", _crate())
    a.add("rock", _rocks())
    a.add("trough", cut(box(2.1, 0.5, 0.14, (1.15, 0, 0.31), 0.01), box(2.2, 0.36, 0.1, (1.15, 0, 0.36), 0)))
    a.add("stone", sphere(0.17, (0.5, 0, 0.52), 24).warp_batch(lambda p: p + 0.006 * np.sin(21 * p[:, [1, 2, 0]])))
    sack = cut(ellipsoid(0.24, 0.2, 0.17, (0.5, 0, 0.48)), ellipsoid(0.215, 0.175, 0.15, (0.5, 0, 0.49)))
    a.add("pouch", sack.trim_by_plane((0, 0, -1), -0.5))
    for s in (-1, 1):
        line = [(0.68, s * 0.13, 0.49), (1.1, s * 0.12, 0.44), (1.7, s * 0.07, 0.46), (tip[0] - 0.02, s * 0.04, tip[2])]
        a.add("sling_rope", sweep(spline(line, 30), 0.022, segments=8))
    a.add("winch", _winch())
    hold = [(tip[0] - 0.05, 0, tip[2]), (2.5, 0, 0.57), (2.62, 0, 0.625)]
    wound = [torus(0.115, 0.024, (2.62, y, 0.51), "y", segments=28) for y in np.linspace(-0.1, 0.1, 6)]
    a.add("winch_rope", union(sweep(hold, 0.024, segments=8), wound))


def _base() -> Manifold:
    """Two sills on cross beams; the middle one reaches out to the side struts."""
    sills = [box(4.1, 0.17, 0.17, (0.8, y, 0.2), 0.02) for y in (-0.62, 0.62)]
    sleepers = [box(0.17, 1.6, 0.14, (x, 0, 0.15), 0.02) for x in (-1.15, -0.8, 0.85, 1.75, 2.75)]
    return union(sills, sleepers, box(0.2, 2.5, 0.16, (0, 0, 0.16), 0.02))


def _trestle() -> Manifold:
    """The rear A-frame with its bearing block, rails and the strut at its side."""
    y, top = 0.62, PIVOT[2]
    legs = [beam((s * 1.0, y, 0.2), (s * 0.07, y, top), 0.13, 0.15, 0.02) for s in (-1, 1)]
    rails = [box(w, 0.1, 0.12, (0, y, z), 0.015) for w, z in ((1.45, 0.85), (0.75, 1.5))]
    post = beam((0, y, 0.2), (0, y, top), 0.12, 0.12, 0.02)
    strut = beam((0, 1.15, 0.18), (0, y + 0.02, 1.75), 0.12, 0.12, 0.02)
    return union(legs, rails, post, strut, box(0.34, 0.2, 0.3, (0, y, top), 0.03))


def _slab(share: float, size: float) -> Manifold:
    """Slice of the arm, at a distance from the axle."""
    return box(0.06, size, size, bevel=0.02).rotate((0, 36.87, 0)).translate(tuple(PIVOT + share * SLOPE))


def _arm(reach: float) -> Manifold:
    """Tapering beam with a boss round the axle and a prong at its tip for the sling."""
    prong = rod(PIVOT + (reach - 0.03) * SLOPE, PIVOT + (reach + 0.14) * SLOPE, 0.03)
    middle = _slab(0, 0.27)
    halves = [hull(_slab(-0.8, 0.24), middle), hull(middle, _slab(reach, 0.12))]
    return union(halves, prong, cylinder(0.12, 0.3, tuple(PIVOT), "y"))


def _crate() -> Manifold:
    """The counterweight's open box, hung on a pin through the arm's short end."""
    x, _, z = PIVOT - 0.74 * SLOPE
    straps = [box(0.74, 0.78, 0.06, (x, 0, z + dz), 0.01) for dz in (-0.93, -0.5)]
    crate = cut(union(box(0.7, 0.74, 0.62, (x, 0, z - 0.72), 0.015), straps), box(0.6, 0.64, 0.8, (x, 0, z - 0.54), 0))
    posts = [box(0.1, 0.05, 0.66, (x, y, z - 0.28), 0.01) for y in (-0.345, 0.345)]
    return union(crate, posts, cylinder(0.045, 0.76, (x, 0, z), "y", segments=20))


def _rocks() -> Manifold:
    """Rocks that fill the box."""
    x, _, z = PIVOT - 0.74 * SLOPE
    lumps = [ball((x, 0, z - 0.6), 0.25)]
    for k, r in enumerate(0.22 * np.sqrt(np.arange(10) / 9)):
        lumps.append(ball((x + r * np.cos(2.4 * k), r * np.sin(2.4 * k), z - 0.47 + 0.06 * (k % 3 == 0)), 0.105))
    return blend(lumps, soft=0.02, detail=30)


def _winch() -> Manifold:
    """Drum with crossed bars, turning in posts at the rear end of the base."""
    ends = [box(w, 0.1, 0.1, (2.62, 0, z), 0.01) for w, z in ((0.3, 0.29), (0.14, 0.55))]
    posts = [hull(ends).translate((0, y, 0)) for y in (-0.62, 0.62)]
    bar = rod((-0.36, 0, 0), (0.36, 0, 0), 0.03)
    bars = [bar.rotate((0, turn, 0)).translate((2.62, y, 0.51)) for y in (-0.8, 0.8) for turn in (35, 125)]
    return union(posts, bars, cylinder(0.1, 1.72, (2.62, 0, 0.51), "y"))
