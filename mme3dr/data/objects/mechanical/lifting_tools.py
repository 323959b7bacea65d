"""Tools that lift."""

from itertools import pairwise

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._tooling import chamfered, slotted, swing, thread
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import gear, polygon, rectangle
from mme3dr.meshes.solids import box, capsule, cut, cylinder, hull, torus, union
from mme3dr.meshes.sweeps import plate
from mme3dr.records import Fact, Part

_REACH, _LOW, _MID, _HIGH = 1.5, 0.38, 1.6, 2.82
_JOINT = 0.26


def _arm(start: tuple[float, float], end: tuple[float, float], half: float) -> Manifold:
    """Pressed channel between the pivots start (toothed end) and end; its back is on the outer side."""
    a, b = np.array(start), np.array(end)
    length = float(np.linalg.norm(b - a))
    side = hull(*(cylinder(r, 0.07, (x, 0, 0), "y") for x, r in ((0, 0.2), (length, 0.2))))
    cheeks = [side.translate((0, s * half, 0)) for s in (-1, 1)]
    cog = [plate(gear(12, 0.28, 0.08), 0.08, (0, s * half, 0)) for s in (-1, 1)]
    back = box(length - 0.55, 2 * half, 0.07, (length / 2, 0, -0.165), 0.02)
    holes = cylinder(0.1, 3, (length, 0, 0), "y")
    angle = float(np.degrees(np.arctan2(b[1] - a[1], b[0] - a[0])))
    return swing(cut(union(cheeks, cog, back), holes), angle).translate((a[0], 0, a[1]))


def _crank() -> Manifold:
    """Bent bar hooked through the eye of the rod, with an offset grip."""
    z = _MID
    points = [(2.12, 0.13, z - 0.16), (2.12, -0.12, z - 0.16), (2.45, -0.12, z)]
    points += [(3.0, -0.12, z), (3.0, -0.12, z - 0.75), (3.8, -0.12, z - 0.75)]
    bars = [capsule(p, q, 0.08) for p, q in pairwise(points)]
    return union(bars, cylinder(0.14, 0.7, (3.45, -0.12, z - 0.75), "x"))


@reference_object(
    name="scissor jack",
    prompt="car scissor jack cranked half way up, four yellow arms in a diamond, a threaded rod across its middle, "
    "a plate on top",
    parts=[
        Part("base", 1, "dark grey", "metal", False),
        Part("lower_arm", 2, "yellow", "painted metal", True),
        Part("upper_arm", 2, "yellow", "painted metal", True),
        Part("plate", 1, "dark grey", "metal", True),
        Part("threaded_rod", 1, "silver", "metal", True),
        Part("trunnion", 2, "red", "painted metal", False),
        Part("pivot_pin", 4, "silver", "metal", False),
        Part("crank", 1, "black", "metal", False),
    ],
    facts=[
        Fact(
            "count",
            "Four arms form the diamond.",
            "Six arms form the diamond.",
            False,
            "count(lower_arm) + count(upper_arm) == 4",
        ),
        Fact(
            "symmetry",
            "The arms on the left mirror the arms on the right.",
            "The arms all lean over to the right.",
            True,
            "mirror(lower_arm, 'x') and mirror(upper_arm, 'x')",
        ),
        Fact(
            "relation",
            "The threaded rod joins the left and the right corner.",
            "The threaded rod joins the top and the bottom corner.",
            True,
            "all_touch(trunnion, threaded_rod) and width(threaded_rod) > 5 * height(threaded_rod) "
            "and z(threaded_rod) > top(base) and z(threaded_rod) < bottom(plate)",
        ),
        Fact(
            "relation",
            "The plate is carried by the two upper arms.",
            "The plate lies on the ground under the lower arms.",
            True,
            "all_touch(upper_arm, plate) and above(plate, upper_arm)",
        ),
        Fact(
            "relation",
            "The lower arms are hinged to the foot.",
            "The lower arms are hinged to the plate at the top.",
            True,
            "all_touch(lower_arm, base) and above(lower_arm, base)",
        ),
        Fact(
            "relation",
            "The crank is fitted to one end of the rod.",
            "The crank is fitted to the middle of the rod.",
            True,
            "touches(crank, threaded_rod) and left(crank) > right(trunnion)",
        ),
        Fact(
            "colour",
            "The arms are yellow.",
            "The arms are purple.",
            False,
            "colour(lower_arm) == 'yellow' and colour(upper_arm) == 'yellow'",
        ),
        Fact(
            "material",
            "The whole jack is made of metal.",
            "The whole jack is made of wood.",
            True,
            "material(base) == 'metal' and material(threaded_rod) == 'metal' and material(plate) == 'metal' "
            "and material(lower_arm) == 'painted metal'",
        ),
        Fact(
            "proportion",
            "The foot is wider than the plate on top.",
            "The foot is narrower than the plate on top.",
            True,
            "width(base) > 1.2 * width(plate) and depth(base) > depth(plate)",
        ),
    ],
)
def scissor_jack(a: Assembly) -> None:
    a.add("lower_arm", mirrored(_arm((_JOINT, _LOW), (_REACH, _MID), 0.34)))
    upper = _arm((_JOINT, _LOW), (_REACH, _MID), 0.25).mirror((0, 0, 1)).translate((0, 0, 2 * _MID))
    a.add("upper_arm", mirrored(upper))
    foot = chamfered(rectangle(2.1, 1.3, corner=0.1), 0.12, 0.03, (0, 0, 0.06), "up")
    cheek = polygon([(-0.75, 0.05), (0.75, 0.05), (0.55, 0.6), (-0.55, 0.6)]).offset(-0.05).offset(0.05)
    a.add("base", union(foot, [plate(cheek, 0.08, (0, s * 0.46, 0)) for s in (-1, 1)]))
    a.add("plate", _saddle())
    a.add("pivot_pin", [slotted(0.12, d, (s * _JOINT, 0, z)) for z, d in ((_LOW, 1.1), (_HIGH, 0.9)) for s in (-1, 1)])
    rod = thread(0.12, 3.9, 0.13, (0.05, 0, _MID), "x")
    nut = cylinder(0.2, 0.2, (-1.9, 0, _MID), "x", segments=6)
    eye = torus(0.16, 0.06, (2.12, 0, _MID), "y")
    a.add("threaded_rod", union(rod, nut, eye))
    block = union(cylinder(0.19, 0.92, (_REACH, 0, _MID), "y"), box(0.34, 0.42, 0.42, (_REACH, 0, _MID), 0.04))
    a.add("trunnion", [cut(block, rod), cut(block.mirror((1, 0, 0)), rod)])
    a.add("crank", _crank())


def _saddle() -> Manifold:
    """Load plate with a rim and two ears that hold the upper pivots."""
    slab = chamfered(rectangle(1.5, 0.95, corner=0.08), 0.14, 0.03, (0, 0, _HIGH + 0.33), "up")
    lips = [box(0.1, 0.95, 0.16, (s * 0.7, 0, _HIGH + 0.44), 0.03) for s in (-1, 1)]
    ear = polygon([(-0.5, -0.16), (0.5, -0.16), (0.55, 0.3), (-0.55, 0.3)]).offset(-0.05).offset(0.05)
    return union(slab, lips, [plate(ear, 0.07, (0, s * 0.36, _HIGH)) for s in (-1, 1)])
