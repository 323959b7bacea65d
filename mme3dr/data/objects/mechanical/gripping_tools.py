"""Tools that grip."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._tooling import chamfered, slotted, swing, thread
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import oval, polygon, rectangle
from mme3dr.meshes.solids import box, cut, cylinder, prism, union
from mme3dr.meshes.sweeps import plate, sweep
from mme3dr.records import Fact, Part

_SHANK = [(0.02, -0.1), (0.16, -0.3), (0.28, -0.62), (0.33, -1.05), (0.29, -1.5), (0.27, -1.86)]


def _plier_half() -> Manifold:
    """Steel of one half, jaw to the left of x = 0 and shank to the right, its lap of the joint in front."""
    jaw = polygon(
        [(0, 0.1), (0, 0.86), (-0.05, 0.9), (-0.13, 0.86), (-0.24, 0.45), (-0.29, 0.2), (-0.25, 0.0), (-0.1, 0)]
    )
    notches = [
        plate(polygon([(0.02, z), (-0.035, z + 0.02), (0.02, z + 0.04)]), 1) for z in np.arange(0.6, 0.86, 0.045)
    ]
    pipe = plate(oval(0.09, 0.14, (0, 0.42), 24), 1)
    bite = plate(polygon([(0.02, 0.1), (-0.07, 0.14), (-0.02, 0.27), (0.02, 0.27)]), 1)
    full = cut(chamfered(jaw, 0.3, 0.035), notches, pipe, bite, cylinder(0.28, 0.4, (0, 0.2, 0), "y"))
    lap = union(cylinder(0.26, 0.15, (0, -0.077, 0), "y"), cut(plate(jaw, 0.15, (0, -0.077, 0)), pipe, bite, notches))
    path = [(x, 0, z) for x, z in _SHANK]
    shank = sweep(spline(path, 24), [1.0, 0.8, 0.6], rectangle(0.28, 0.28, corner=0.06), up=(0, 1, 0))
    return union(full, lap, cut(shank, cylinder(0.28, 0.4, (0, 0.2, 0), "y")))


def _plier_sleeve() -> tuple[Manifold, Manifold]:
    """Dipped grip that follows the shank, and the guard at its upper end."""
    path = spline([(x, 0, z) for x, z in _SHANK[1:]], 30)[4:]
    grip = sweep(path, [1.05, 1.15, 1.2, 1.1, 1.0, 0.95], rectangle(0.28, 0.36, corner=0.13), up=(0, 1, 0))
    guard = sweep(path[:3], [1.1, 1.55, 1.3], rectangle(0.28, 0.34, corner=0.13), up=(0, 1, 0))
    return grip, guard


@reference_object(
    name="combination pliers",
    prompt="combination pliers standing on their insulated red handles, jaws slightly open to show the teeth and the "
    "round pipe grip",
    parts=[
        Part("half", 2, "steel", "metal", False),
        Part("sleeve", 2, "red", "rubber", True),
        Part("guard", 2, "yellow", "rubber", False),
        Part("rivet", 1, "dark grey", "metal", False),
    ],
    facts=[
        Fact(
            "count",
            "Two halves make up the tool.",
            "Four halves make up the tool.",
            True,
            "count(half) == 2 and count(sleeve) == 2",
        ),
        Fact(
            "relation",
            "A rivet holds the halves together between jaws and handles.",
            "A rivet holds the halves together at the ends of the handles.",
            True,
            "all_touch(half, rivet) and bottom(rivet) > top(guard) and top(rivet) < top(half)",
        ),
        Fact(
            "proportion",
            "The handles are longer than the jaws.",
            "The handles are shorter than the jaws.",
            True,
            "height(sleeve) > 1.2 * (top(half) - z(rivet))",
        ),
        Fact(
            "colour",
            "The grips of both handles are red.",
            "The grips of both handles are white.",
            False,
            "colour(sleeve) == 'red'",
        ),
        Fact(
            "material",
            "The jaws are of bare metal.",
            "The jaws are coated in rubber.",
            True,
            "material(half) == 'metal' and top(guard) < z(rivet)",
        ),
        Fact(
            "symmetry",
            "The two handles bow outwards like mirror images.",
            "One handle is bent and the other is missing.",
            True,
            "mirror(sleeve, 'x') and alike(sleeve)",
        ),
        Fact(
            "relation",
            "A guard stops the hand at the upper end of each grip.",
            "A guard stops the hand at the lower end of each grip.",
            True,
            "all_touch(guard, sleeve) and bottom(guard) > z(sleeve)",
        ),
        Fact(
            "proportion",
            "The tool is more than twice as tall as it is wide.",
            "The tool is wider than it is tall.",
            True,
            "height(all) > 2 * width(all)",
        ),
        Fact(
            "relation",
            "The tool stands on the ends of its handles.",
            "The tool stands on the tips of its jaws.",
            False,
            "bottom(sleeve) < bottom(half) and level(sleeve)",
        ),
    ],
)
def combination_pliers(a: Assembly) -> None:
    steel = _plier_half()
    grip, guard = _plier_sleeve()
    gape = 7
    for side in (0, 1):
        turned = [swing(s, gape) for s in (steel, cut(grip, steel), cut(guard, grip))]
        placed = [s.rotate((0, 0, 180)) if side else s for s in turned]
        for part, solid in zip(("half", "sleeve", "guard"), placed, strict=True):
            a.add(part, solid)
    a.add("rivet", slotted(0.12, 0.36, (0, 0, 0)))


_HEAD_TILT = -15


def _spanner_body() -> Manifold:
    """Handle with sunken panels and a hanging hole; head with the fixed jaw, the slide and the window for the worm."""
    stem = polygon([(-0.2, -2.5), (0.2, -2.5), (0.15, -0.3), (-0.15, -0.3)]) + oval(0.26, 0.26, (0, -2.45))
    panel = chamfered(polygon([(-0.09, -1.95), (0.09, -1.95), (0.06, -0.75), (-0.06, -0.75)]).offset(0.04), 0.1, 0.04)
    handle = cut(
        chamfered(stem, 0.22, 0.035),
        [panel.translate((0, s * 0.12, 0)) for s in (-1, 1)],
        cylinder(0.12, 1, (0, 0, -2.46), "y"),
    )
    side = [(0.15, -0.75), (-0.15, -0.75), (-0.36, -0.42), (-0.56, -0.05), (-0.6, 0.4), (-0.48, 0.9), (-0.3, 1.13)]
    face = [(-0.2, 1.1), (-0.2, 0.36), (0.62, 0.36), (0.66, 0.2), (0.6, -0.15), (0.38, -0.45)]
    worm_window = [box(0.46, 1, 0.3, (0.2, 0, 0.0), 0.03), box(0.8, 0.16, 0.4, (0.4, 0, 0.26), 0)]
    head = cut(chamfered(polygon([*side, *face]).offset(-0.06).offset(0.06), 0.32, 0.05), worm_window)
    return union(handle, swing(head, _HEAD_TILT, (0, -0.5)))


def _moving_jaw() -> Manifold:
    """Jaw to the right of the gap, with the toothed foot that the worm drives."""
    shape = polygon([(0.24, 0.375), (0.24, 1.06), (0.33, 1.09), (0.48, 0.9), (0.66, 0.6), (0.72, 0.375)])
    foot = box(0.6, 0.14, 0.3, (0.36, 0, 0.3), 0.02)
    return union(chamfered(shape.offset(-0.04).offset(0.04), 0.32, 0.05), foot)


@reference_object(
    name="adjustable spanner",
    prompt="An adjustable spanner, upright in a wooden stand, its jaws closed on the head of a brass bolt and the "
    "thumbscrew worm in plain view",
    parts=[
        Part("body", 1, "silver", "metal", True),
        Part("moving_jaw", 1, "steel", "metal", True),
        Part("worm", 1, "dark grey", "metal", True),
        Part("bolt", 1, "brass", "metal", True),
        Part("stand", 1, "dark brown", "wood", True),
    ],
    facts=[
        Fact(
            "relation",
            "The head of the bolt sits between the fixed and the moving jaw.",
            "The head of the bolt sits below both of the jaws.",
            False,
            "touches(bolt, body) and touches(bolt, moving_jaw) and right(bolt) < right(moving_jaw)",
        ),
        Fact(
            "relation",
            "The worm lies in a window of the head just below the moving jaw.",
            "The worm lies in a window at the lower end of the handle.",
            True,
            "touches(worm, moving_jaw) and z(worm) < z(moving_jaw) and z(worm) > z(body) + 0.15 * height(body)",
        ),
        Fact(
            "proportion",
            "The worm is much smaller than the head that holds it.",
            "The worm is larger than the head that holds it.",
            True,
            "length(worm) < 0.5 * width(body) and volume(worm) < 0.2 * volume(body)",
        ),
        Fact(
            "proportion",
            "The tool is several times longer than it is wide.",
            "The tool is as wide as it is long.",
            True,
            "height(body) > 2.5 * width(body)",
        ),
        Fact(
            "count",
            "Just one jaw slides; the other is part of the body.",
            "Both of the jaws slide along the body.",
            True,
            "count(moving_jaw) == 1 and count(body) == 1 and touches(moving_jaw, body)",
        ),
        Fact(
            "relation",
            "The foot of the handle is set into the wooden stand.",
            "The jaws of the tool are set into the wooden stand.",
            False,
            "touches(stand, body) and above(moving_jaw, stand) and top(stand) < z(body)",
        ),
        Fact(
            "material",
            "The whole tool is metal and only its stand is wooden.",
            "The whole tool is wooden and only its stand is metal.",
            True,
            "material(body) == 'metal' and material(moving_jaw) == 'metal' and material(stand) == 'wood'",
        ),
        Fact(
            "colour",
            "The bolt has a yellow brass colour.",
            "The bolt has a dull black colour.",
            False,
            "colour(bolt) == 'brass'",
        ),
        Fact(
            "symmetry",
            "Its two faces are alike.",
            "One of its faces is flat and the other bulges.",
            True,
            "mirror(body, 'y') and mirror(moving_jaw, 'y')",
        ),
    ],
)
def adjustable_spanner(a: Assembly) -> None:
    body = _spanner_body()
    a.add("body", body)
    ribs = [cylinder(0.25, 0.055, (0.2 + x, 0, 0), "x", segments=24) for x in np.linspace(-0.17, 0.17, 4)]
    worm = union(cylinder(0.18, 0.44, (0.2, 0, 0), "x", segments=24), ribs)
    a.add("worm", swing(worm, _HEAD_TILT, (0, -0.5)))
    a.add("moving_jaw", swing(cut(_moving_jaw(), worm), _HEAD_TILT, (0, -0.5)))
    hexagon = prism(6, 0.44 / np.sqrt(3), 0.36, (0.02, 0, 0.66), "y")
    shank = thread(0.15, 0.95, 0.09, (0.02, 0.55, 0.66), "y")
    flange = cylinder(0.15, 0.1, (0.02, 0.1, 0.66), "y")
    a.add("bolt", swing(union(hexagon, shank, flange), _HEAD_TILT, (0, -0.5)))
    block = chamfered(rectangle(1.5, 1.1, corner=0.12), 0.4, 0.05, (0, 0, -2.62), "up")
    a.add("stand", cut(block, body))
