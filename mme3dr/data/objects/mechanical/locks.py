"""Things that lock: a padlock and a safe."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import four
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import arc
from mme3dr.meshes.profiles import polygon, rectangle
from mme3dr.meshes.solids import box, capsule, cut, cylinder, dome, hull, rod, torus, tube, union
from mme3dr.meshes.sweeps import extrude, lathe, plate, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="open padlock",
    prompt="an old brass padlock, unlocked: its hinged steel shackle has swung open and the key is still in it",
    parts=[
        Part("body", 1, "brass", "metal", True),
        Part("shackle", 1, "steel", "metal", True),
        Part("hinge_lug", 2, "brass", "metal", False),
        Part("hinge_pin", 1, "bronze", "metal", False),
        Part("key", 1, "iron", "iron", True),
        Part("keyhole_plate", 1, "bronze", "metal", False),
        Part("rivet", 4, "bronze", "metal", False),
        Part("key_ring", 1, "steel", "metal", False),
    ],
    facts=[
        Fact(
            "relation",
            "One end of the shackle hangs free of the body.",
            "Both ends of the shackle sit in the body.",
            False,
            "left(shackle) < left(body) - 0.1 * width(body) and right(shackle) < 0.8 * right(body)",
        ),
        Fact(
            "relation",
            "A pin at one top corner holds the other end of the shackle.",
            "A pin in the middle of the base holds the shackle.",
            True,
            "touches(hinge_pin, shackle) and touches(hinge_pin, hinge_lug) and all_touch(hinge_lug, body)"
            " and x(hinge_pin) < -0.2 * width(body) and bottom(hinge_pin) > z(body)",
        ),
        Fact(
            "relation",
            "The key sticks out of the front of the body.",
            "The key sticks out of the top of the body.",
            True,
            "touches(key, keyhole_plate) and front(key) < front(body) - 0.2 * depth(body) and top(key) < top(body)",
        ),
        Fact(
            "count", "There is a rivet in each of four corners.", "There is one rivet only.", True, "count(rivet) == 4"
        ),
        Fact(
            "colour",
            "The body is brass yellow and the shackle steel grey.",
            "The body is steel grey and the shackle brass yellow.",
            False,
            "colour(body) == 'brass' and colour(shackle) == 'steel'",
        ),
        Fact(
            "material",
            "Lock, shackle and key are all metal.",
            "Lock, shackle and key are all wood.",
            True,
            "material(body) == 'metal' and material(shackle) == 'metal' and material(key) == 'iron'",
        ),
        Fact(
            "symmetry",
            "The left half of the body mirrors the right half.",
            "The left half of the body is twice the size of the right half.",
            True,
            "mirror(keyhole_plate, 'x') and mirror(rivet, 'x') and mirror(body, 'x')",
        ),
        Fact(
            "proportion",
            "The body is much wider than it is thick.",
            "The body is much thicker than it is wide.",
            True,
            "width(body) > 2 * depth(body)",
        ),
        Fact(
            "existence",
            "A ring hangs from the bow of the key.",
            "A tassel hangs from the bow of the key.",
            True,
            "touches(key_ring, key) and bottom(key_ring) < bottom(key)",
        ),
    ],
)
def open_padlock(a: Assembly) -> None:
    shape = polygon(
        [(-0.34, 0), (0.34, 0), (0.5, 0.16), (0.5, 0.66), (0.38, 0.86), (-0.38, 0.86), (-0.5, 0.66), (-0.5, 0.16)]
    )
    shape = shape.offset(-0.1).offset(0.1, circular_segments=48)
    body = hull(plate(shape, 0.3), plate(shape.offset(-0.05), 0.4))
    face = plate(shape.offset(-0.1), 0.03, (0, -0.2, 0))
    lugs = [
        hull(cylinder(0.1, 0.08, (-0.29, y, 0.94), "y"), box(0.24, 0.08, 0.02, (-0.29, y, 0.85), 0))
        for y in (-0.12, 0.12)
    ]
    body = cut(union(body, face), [cylinder(0.085, 0.3, (x, 0, 0.86)) for x in (-0.29, 0.29)])
    a.add("body", body)
    a.add("hinge_lug", lugs)
    a.add(
        "hinge_pin",
        union(
            cylinder(0.045, 0.36, (-0.29, 0, 0.93), "y"),
            [dome(0.07, height=0.05).rotate((s * 90, 0, 0)).translate((-0.29, -s * 0.16, 0.93)) for s in (-1, 1)],
        ),
    )
    a.add("shackle", _shackle().rotate((0, -42, 0)).translate((-0.29, 0, 0.93)))
    a.add(
        "keyhole_plate",
        union(
            hull(cylinder(0.15, 0.05, (0, -0.21, 0.44), "y"), cylinder(0.08, 0.05, (0, -0.21, 0.22), "y")),
            tube(0.08, 0.04, 0.1, (0, -0.23, 0.44), "y"),
        ),
    )
    a.add("key", _key().rotate((0, 35, 0)).translate((0, -0.2, 0.44)))
    a.add(
        "rivet",
        [
            dome(0.05, height=0.04).rotate((90, 0, 0)).translate((x, -0.213, z))
            for x in (-0.3, 0.3)
            for z in (0.17, 0.68)
        ],
    )
    a.add("key_ring", torus(0.14, 0.018, (0, -0.72, 0.28), "x"))


def _shackle() -> Manifold:
    """The closed shackle, its pivot at the origin and its free leg at x = 0.58."""
    bow = arc(0.29, 180, 0, (0.29, 0, 0.26), samples=28)
    bar = sweep(np.vstack([[(0, 0, 0)], bow, [(0.58, 0, -0.2)]]), 0.075, segments=20)
    return cut(union(bar, cylinder(0.09, 0.15, axis="y")), box(0.1, 0.2, 0.08, (0.5, 0, -0.09), 0))


def _key() -> Manifold:
    """Key with its tip inside the lock and its bow towards the front, lying in the y-z plane."""
    rings = [torus(0.075, 0.024, (0, -0.5 + y, z), "x", segments=28) for y, z in ((0, 0.085), (0, -0.085), (-0.13, 0))]
    collar = [
        cylinder(r, d, (0, y, 0), "y") for r, d, y in ((0.06, 0.04, -0.16), (0.055, 0.03, -0.4), (0.045, 0.03, -0.23))
    ]
    return union(rings, collar, rod((0, 0.05, 0), (0, -0.46, 0), 0.032))


@reference_object(
    name="bank safe",
    prompt="heavy dark green bank safe left ajar, dial and spoked handle on its door, gold bars on the shelf inside",
    parts=[
        Part("body", 1, "dark green", "painted metal", True),
        Part("door", 1, "dark green", "painted metal", True),
        Part("trim", 1, "brass", "metal", False),
        Part("dial", 1, "black", "metal", True),
        Part("dial_mark", 20, "white", "painted metal", False),
        Part("hub", 1, "steel", "metal", False),
        Part("spoke", 5, "steel", "metal", True),
        Part("bolt", 4, "steel", "metal", False),
        Part("hinge", 2, "steel", "metal", False),
        Part("shelf", 1, "grey", "metal", True),
        Part("gold_bar", 6, "gold", "metal", True),
        Part("foot", 4, "black", "iron", False),
    ],
    facts=[
        Fact(
            "relation",
            "The door is hinged on the left and stands open.",
            "The door is hinged on the right and stands shut.",
            True,
            "all_touch(hinge, door) and all_touch(hinge, body) and right(hinge) < left(body) + 0.1 * width(body)"
            " and front(door) < front(body) - 0.5 * depth(body)",
        ),
        Fact(
            "relation",
            "The dial sits above the spoked handle.",
            "The dial sits below the spoked handle.",
            True,
            "bottom(dial) > top(hub) and touches(dial, door) and touches(hub, door)",
        ),
        Fact(
            "count",
            "The handle has five spokes.",
            "The handle has two spokes.",
            True,
            "count(spoke) == 5 and all_touch(spoke, hub)",
        ),
        Fact(
            "count",
            "Four round bolts stick out of the free edge of the door.",
            "One square latch sticks out of the free edge of the door.",
            True,
            "count(bolt) == 4 and all_touch(bolt, door) and rising(bolt)",
        ),
        Fact(
            "relation",
            "The gold lies on the shelf within the safe.",
            "The gold lies on the roof of the safe.",
            False,
            "on(gold_bar, shelf) and inside(gold_bar, body)",
        ),
        Fact("colour", "The safe is dark green.", "The safe is pink.", False, "colour(body) == 'dark green'"),
        Fact(
            "colour",
            "White marks ring the black dial.",
            "Red marks ring the yellow dial.",
            True,
            "colour(dial_mark) == 'white' and colour(dial) == 'black' and all_touch(dial_mark, dial)",
        ),
        Fact(
            "proportion",
            "The safe is taller than it is wide.",
            "The safe is wider than it is tall.",
            True,
            "height(body) > 1.1 * width(body)",
        ),
        Fact(
            "symmetry",
            "The box stands on a foot under each of its four corners.",
            "The box stands on two feet at its left side only.",
            True,
            "count(foot) == 4 and level(foot) and mirror(foot, 'x') and mirror(foot, 'y')",
        ),
    ],
)
def bank_safe(a: Assembly) -> None:
    body = cut(box(1.5, 1.3, 1.8, (0, 0, 1.02), 0.05), box(1.18, 1.3, 1.48, (0, -0.2, 1.02), 0.02))
    a.add(
        "body",
        body,
        marks=[("light grey", lambda p: (np.abs(p[:, 0]) < 0.6) & (np.abs(p[:, 2] - 1.02) < 0.745) & (p[:, 1] < 0.5))],
    )
    a.add("foot", four(lathe([(0, 0), (0.11, 0), (0.12, 0.03), (0.09, 0.14), (0, 0.14)]).translate((0.58, 0.48, 0))))
    a.add("shelf", box(1.2, 0.95, 0.05, (0, 0, 0.95), 0.01))
    bar = extrude(rectangle(0.34, 0.15, corner=0.01), 0.1, scale=(0.86, 0.7)).rotate((0, 0, 90))
    places = [(x, 0) for x in (-0.19, 0, 0.19)] + [(-0.095, 1), (0.095, 1), (0, 2)]
    a.add("gold_bar", [bar.translate((x, -0.2, 1.03 + 0.105 * level)) for x, level in places])
    knuckle = union(cylinder(0.06, 0.26, (-0.76, -0.7, 0)), box(0.03, 0.2, 0.2, (-0.755, -0.58, 0), 0.008))
    a.add("hinge", [knuckle.translate((0, 0, z)) for z in (0.5, 1.54)])

    def swung(solid: Manifold) -> Manifold:
        return solid.rotate((0, 0, -52)).translate((-0.76, -0.7, 1.02))

    slab = union(box(1.46, 0.16, 1.76, (0.77, -0.04, 0), 0.03), box(1.12, 0.14, 1.42, (0.76, 0.1, 0), 0.03))
    a.add("door", swung(slab))
    a.add(
        "trim",
        swung(plate(rectangle(1.28, 1.58, corner=0.08) - rectangle(1.2, 1.5, corner=0.06), 0.03, (0.77, -0.125, 0))),
    )
    a.add("bolt", [swung(cylinder(0.05, 0.3, (1.32, 0.1, z), "x", segments=20)) for z in (-0.51, -0.17, 0.17, 0.51)])
    dial = lathe(
        [(0, 0), (0.25, 0), (0.25, 0.04), (0.2, 0.06), (0.2, 0.09), (0.11, 0.11), (0.1, 0.2), (0.08, 0.22), (0, 0.22)]
    )
    a.add("dial", swung(_front(dial, 0.42)))
    marks = [box(0.014, 0.06, 0.02, (0, 0.215, 0.055), 0).rotate((0, 0, i * 18.0)) for i in range(20)]
    a.add("dial_mark", [swung(_front(mark, 0.42)) for mark in marks])
    hub = lathe(
        [
            (0, 0),
            (0.13, 0),
            (0.12, 0.06),
            (0.08, 0.08),
            (0.08, 0.16),
            (0.11, 0.18),
            (0.1, 0.25),
            (0.05, 0.28),
            (0, 0.28),
        ]
    )
    a.add("hub", swung(_front(hub, -0.25)))
    spoke = union(rod((0.09, 0, 0.21), (0.34, 0, 0.23), 0.03, 0.024), capsule((0.3, 0, 0.23), (0.35, 0, 0.23), 0.045))
    a.add("spoke", [swung(_front(spoke.rotate((0, 0, 18 + i * 72.0)), -0.25)) for i in range(5)])


def _front(solid: Manifold, height: float) -> Manifold:
    """A fitting built along +z, set on the outside of the closed door."""
    return solid.rotate((90, 0, 0)).translate((0.77, -0.12, height))
