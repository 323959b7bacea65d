"""Things that fold: an umbrella and a wheelchair."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import arc, spline
from mme3dr.meshes.deform import warp
from mme3dr.meshes.profiles import rectangle
from mme3dr.meshes.solids import beam, box, capsule, cylinder, rod, sphere, torus, tube, union
from mme3dr.meshes.sweeps import lathe, loft, plate, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="open umbrella",
    prompt="open umbrella put down to dry, crimson and cream panels, ribs and struts showing, wooden crook handle",
    parts=[
        Part("red_panel", 4, "crimson", "fabric", True),
        Part("cream_panel", 4, "cream", "fabric", True),
        Part("rib", 8, "iron", "metal", True),
        Part("strut", 8, "steel", "metal", True),
        Part("runner", 1, "black", "plastic", False),
        Part("shaft", 1, "steel", "metal", False),
        Part("ferrule", 1, "black", "metal", False),
        Part("handle", 1, "brown", "wood", True),
    ],
    facts=[
        Fact(
            "colour",
            "Crimson panels take turns with cream ones.",
            "Navy panels take turns with lime ones.",
            False,
            "colour(red_panel) == 'crimson' and colour(cream_panel) == 'cream' and count(red_panel) == 4"
            " and count(cream_panel) == 4",
        ),
        Fact(
            "count",
            "Eight ribs carry the cover.",
            "Three ribs carry the cover.",
            True,
            "count(rib) == 8 and alike(rib)",
        ),
        Fact(
            "relation",
            "A strut joins every rib to a slider on the shaft.",
            "A string joins every rib to the tip of the handle.",
            True,
            "count(strut) == 8 and all_touch(strut, rib) and all_touch(strut, runner) and touches(runner, shaft)",
        ),
        Fact(
            "relation",
            "The umbrella rests on its rim and its handle.",
            "The umbrella rests on the spike of its crown.",
            True,
            "bottom(rib) - bottom(handle) < 0.02 and bottom(handle) - bottom(rib) < 0.02 and bottom(ferrule) > z(all)",
        ),
        Fact(
            "relation",
            "The handle ends in a hook.",
            "The handle ends in a round knob.",
            False,
            "front(handle) < front(rib) and height(handle) > 3 * width(handle) and touches(handle, shaft)",
        ),
        Fact("material", "The handle is wood.", "The handle is glass.", False, "material(handle) == 'wood'"),
        Fact(
            "symmetry",
            "The cover spreads equally to both sides of the shaft.",
            "The cover spreads to one side of the shaft only.",
            True,
            "mirror(red_panel, 'x') and mirror(cream_panel, 'x') and mirror(rib, 'x')",
        ),
        Fact(
            "proportion",
            "The cover is more than three times as wide as the handle is long.",
            "The cover is only just as wide as the handle is long.",
            True,
            "width(all) > 3 * length(handle)",
        ),
        Fact(
            "existence",
            "A short spike sticks out of the crown.",
            "A wooden ball sits on the crown.",
            True,
            "touches(ferrule, shaft) and back(ferrule) > back(red_panel)",
        ),
    ],
)
def open_umbrella(a: Assembly) -> None:
    steps = np.linspace(0.03, 1, 16)
    turned = np.arange(96) * 2 * np.pi / 96
    cover = loft(
        np.array([_cover(t, turned, -0.02) for t in steps] + [_cover(t, turned, 0) for t in steps[::-1]]), True
    )
    for number in range(8):
        low, high = np.radians((45 * number, 45 * number + 45))
        panel = cover.trim_by_plane((-np.sin(low), np.cos(low), 0), 0)
        panel = panel.trim_by_plane((np.sin(high), -np.cos(high), 0), 0)
        a.add("cream_panel" if number % 2 else "red_panel", _laid(panel))
    spine = np.array([_cover(t, np.zeros(1), -0.032)[0] for t in np.linspace(0.03, 1.03, 20)])
    rib = union(sweep(spine, 0.016, segments=8), sphere(0.032, spine[-1], 12))
    a.add("rib", [_laid(copy) for copy in ring(rib, 8)])
    joint = _cover(0.52, np.zeros(1), -0.035)[0]
    a.add("strut", [_laid(copy) for copy in ring(rod((0.05, 0, 1.22), joint, 0.015, segments=8), 8)])
    slider = lathe([(0, 1.08), (0.045, 1.08), (0.045, 1.16), (0.07, 1.18), (0.07, 1.26), (0.04, 1.28), (0, 1.28)])
    a.add("runner", _laid(slider))
    a.add("shaft", _laid(rod((0, 0, 0.4), (0, 0, 2.1), 0.028)))
    tip = lathe([(0, 2.0), (0.1, 2.0), (0.085, 2.03), (0.035, 2.05), (0.03, 2.2), (0.015, 2.32), (0, 2.33)])
    a.add("ferrule", _laid(tip))
    crook = np.vstack([[(0, 0, 0.52), (0, 0, 0.36)], arc(0.145, 0, -185, (-0.145, 0, 0.19))])
    hook = union(sweep(crook, 0.045, segments=16), sphere(0.045, crook[-1], 16))
    a.add("handle", _laid(hook.rotate((0, 0, 67.5))))


def _laid(solid: Manifold) -> Manifold:
    """Tipped from upright until two rib tips and the handle, now in front, touch the floor."""
    return solid.rotate((0, 0, 22.5)).rotate((-54.7, 0, 0))


def _cover(t: float, angle: np.ndarray, lift: float) -> np.ndarray:
    """Points of the cover at the share t of the way from crown to rim, drawn in and arched between the ribs."""
    between = np.abs(np.sin(4 * angle))
    r = t * (1 - 0.1 * between * t)
    z = 2.04 + lift - 0.52 * t**2.1 + 0.035 * between * t
    return np.column_stack([r * np.cos(angle), r * np.sin(angle), z])


@reference_object(
    name="folding wheelchair",
    prompt="a hospital wheelchair that folds flat: blue canvas seat and back slung in a tubular frame, with footrests",
    parts=[
        Part("frame", 2, "silver", "metal", True),
        Part("brace", 2, "dark grey", "metal", False),
        Part("seat", 1, "blue", "fabric", True),
        Part("backrest", 1, "blue", "fabric", True),
        Part("tyre", 2, "black", "rubber", False),
        Part("spoked_wheel", 2, "light grey", "metal", False),
        Part("hand_rim", 2, "silver", "metal", False),
        Part("castor", 2, "black", "rubber", False),
        Part("fork", 2, "dark grey", "metal", False),
        Part("arm_pad", 2, "black", "leather", False),
        Part("grip", 2, "black", "rubber", False),
        Part("footplate", 2, "dark grey", "plastic", True),
    ],
    facts=[
        Fact(
            "proportion",
            "The rear wheels are far bigger than the front ones.",
            "The front wheels are far bigger than the rear ones.",
            True,
            "piece_length(tyre) > 2.5 * piece_length(castor) and y(tyre) > y(castor)",
        ),
        Fact(
            "relation",
            "Two bars cross in an X under the seat.",
            "Two drawers slide under the seat.",
            True,
            "count(brace) == 2 and touches(brace, frame) and above(seat, brace) and mirror(brace, 'x')",
        ),
        Fact(
            "relation",
            "A push handle sticks out at the rear on each side.",
            "A push handle sticks out at the front on each side.",
            True,
            "all_touch(grip, frame) and back(grip) > back(backrest) and bottom(grip) > top(arm_pad)",
        ),
        Fact(
            "relation",
            "The footrests are low down in front of the small wheels.",
            "The footrests are high up behind the backrest.",
            True,
            "front(footplate) < front(castor) and top(footplate) < bottom(seat) and all_touch(footplate, frame)",
        ),
        Fact(
            "relation",
            "A hoop for the hands runs along the outside of each large wheel.",
            "A mudguard for the mud covers the top of each large wheel.",
            True,
            "left(hand_rim) < left(tyre) and right(hand_rim) > right(tyre) and all_touch(hand_rim, spoked_wheel)",
        ),
        Fact(
            "colour",
            "The seat is blue.",
            "The seat is orange.",
            False,
            "colour(seat) == 'blue' and colour(backrest) == 'blue'",
        ),
        Fact("material", "The seat is cloth.", "The seat is wood.", False, "material(seat) == 'fabric'"),
        Fact(
            "symmetry",
            "Left and right are alike.",
            "An arm is missing on the left.",
            True,
            "mirror(all, 'x') and count(arm_pad) == 2",
        ),
        Fact(
            "count", "It rolls on four wheels.", "It rolls on three wheels.", True, "count(tyre) + count(castor) == 4"
        ),
    ],
)
def folding_wheelchair(a: Assembly) -> None:
    hub = (0.33, 0.14, 0.33)
    a.add("tyre", mirrored(torus(0.31, 0.021, hub, "x")))
    a.add("spoked_wheel", mirrored(_spoked_wheel().translate(hub)))
    hoop = union(
        torus(0.262, 0.012, (0.06, 0, 0), "x"),
        [rod((0.06, 0, 0.262), (0, 0, 0.285), 0.008).rotate((k * 60.0, 0, 0)) for k in range(6)],
    )
    a.add("hand_rim", mirrored(hoop.translate(hub)))
    a.add("frame", mirrored(_side_frame()))
    a.add(
        "brace",
        beam((-0.24, -0.085, 0.2), (0.24, -0.085, 0.5), 0.02, 0.035),
        beam((0.24, -0.07, 0.2), (-0.24, -0.07, 0.5), 0.02, 0.035),
    )
    cloth = box(0.5, 0.44, 0.022, bevel=0.01)
    a.add(
        "seat",
        warp(cloth, lambda p: p - np.outer(0.045 * np.cos(p[:, 0] / 0.25 * np.pi / 2), (0, 0, 1)), 0.05).translate(
            (0, -0.06, 0.535)
        ),
    )
    back = box(0.5, 0.022, 0.36, bevel=0.01)
    a.add(
        "backrest",
        warp(back, lambda p: p + np.outer(0.045 * np.cos(p[:, 0] / 0.25 * np.pi / 2), (0, 1, 0)), 0.05).translate(
            (0, 0.17, 0.76)
        ),
    )
    a.add("castor", mirrored(tube(0.1, 0.03, 0.035, (0.25, -0.34, 0.1), "x")))
    a.add(
        "fork",
        mirrored(
            union(
                [beam((x, -0.34, 0.1), (x, -0.31, 0.225), 0.01, 0.035) for x in (0.222, 0.278)],
                box(0.066, 0.06, 0.02, (0.25, -0.31, 0.225)),
                rod((0.25, -0.31, 0.22), (0.25, -0.31, 0.3), 0.02),
                cylinder(0.018, 0.07, (0.25, -0.34, 0.1), "x"),
            )
        ),
    )
    a.add("arm_pad", mirrored(box(0.06, 0.3, 0.035, (0.25, -0.06, 0.735), 0.015)))
    a.add("grip", mirrored(capsule((0.25, 0.26, 0.985), (0.25, 0.38, 0.975), 0.024)))
    sole = plate(rectangle(0.19, 0.16, corner=0.04), 0.02, facing="up").rotate((-12, 0, 0))
    a.add("footplate", mirrored(sole.translate((0.125, -0.5, 0.1))))


def _spoked_wheel() -> Manifold:
    """Rim, eighteen spokes and hub, its axle reaching inwards to the frame."""
    spokes = [
        rod((0.018 * (-1) ** k, 0, 0.02), (0, 0, 0.295), 0.006, segments=6).rotate((k * 20.0, 0, 0)) for k in range(18)
    ]
    return union(
        tube(0.296, 0.278, 0.024, axis="x", segments=48),
        spokes,
        cylinder(0.036, 0.05, axis="x"),
        cylinder(0.018, 0.11, (-0.05, 0, 0), "x"),
    )


def _side_frame() -> Manifold:
    """Right side: a back post that ends as a push handle, seat rail and foot hanger in one, lower rail and arm loop."""
    x = 0.25
    post = spline(
        [(x, 0.36, 0.977), (x, 0.24, 0.985), (x, 0.19, 0.93), (x, 0.17, 0.8), (x, 0.16, 0.5), (x, 0.16, 0.2)], 40
    )
    hanger = spline(
        [(x, 0.16, 0.52), (x, -0.1, 0.52), (x, -0.3, 0.515), (x, -0.39, 0.45), (x, -0.46, 0.24), (x - 0.02, -0.5, 0.1)],
        40,
    )
    arm = spline([(x, 0.17, 0.705), (x, 0.0, 0.71), (x, -0.2, 0.705), (x, -0.27, 0.65), (x, -0.28, 0.52)], 30)
    tubes = [sweep(path, 0.019, segments=10) for path in (post, hanger, arm)]
    tubes += [
        rod((x, 0.17, 0.2), (x, -0.33, 0.2), 0.017),
        rod((x, -0.31, 0.18), (x, -0.31, 0.52), 0.022),
        rod((x, 0.16, 0.33), (x + 0.05, 0.14, 0.33), 0.03),
    ]
    return union(tubes, sphere(0.019, (x, 0.16, 0.2), 12))
