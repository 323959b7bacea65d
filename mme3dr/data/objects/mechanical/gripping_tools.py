"""Tools that grip."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._tooling import chamfered, slotted, swing, thread
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import oval, outline, polygon, rectangle
from mme3dr.meshes.solids import box, cone, cut, cylinder, prism, union
from mme3dr.meshes.sweeps import plate, sweep
from mme3dr.records import Fact, Part

_SHANK = [(0.02, -0.1), (0.16, -0.3), (0.28, -0.62), (0.33, -1.05), (0.29, -1.5), (0.27, -1.86)]


def _plier_half() -> Manifold:
    """Steel of one half, jaw to the left of x = 0 and shank to the right, its lap of the joint in front."""
    jaw = polygon([(0, 0.1), (0, 0.86), (-0.05, 0.9), (-0.13, 0.86), (-0.24, 0.45), (-0.29, 0.2), (-0.25, 0.0), (-0.1, 0)])
    notches = [plate(polygon([(0.02, z), (-0.035, z + 0.02), (0.02, z + 0.04)]), 1) for z in np.arange(0.6, 0.86, 0.045)]
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
            "The handles are red with yellow guards.",
            "The handles are yellow with red guards.",
            False,
            "colour(sleeve) == 'red' and colour(guard) == 'yellow'",
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
            "The handles spread wider than the head.",
            "The head spreads wider than the handles.",
            True,
            "width(sleeve) > 1.3 * 0.6 and width(sleeve) > 4 * width(rivet) and width(guard) < width(sleeve)",
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
