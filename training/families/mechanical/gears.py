"""Toothed wheels."""

from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, capsule, cylinder, rod, tube, union
from mme3dr.meshes.sweeps import plate
from training.families.base import family


@family(
    noun=("cog wheel", "gear wheel"),
    vary={
        "teeth": (6, 8, 10),
        "rim": ("gold", "red", "orange", "green", "turquoise", "purple", "pink"),
        "spokes": (3, 4, 5),
        "stand": ("brown", "navy", "light grey", "black"),
        "crank": (True, False),
    },
)
def cog_wheel(v, rng, d):
    radius, thick, wall = rng.uniform(0.68, 0.76), rng.uniform(0.24, 0.3), rng.uniform(0.16, 0.19)
    inner, axle = radius - wall, radius + 0.42
    material = "metal" if v.rim == "gold" else "painted metal"

    def around(solid, count, start=0.0):
        """Copies of an upright solid turned round the axle."""
        return [solid.rotate((0, start + 360 * i / count, 0)).translate((0, 0, axle)) for i in range(count)]

    rim = tube(radius, inner, thick, (0, 0, axle), axis="y", segments=40)
    d.part("rim", rim, colour=v.rim, material=material)
    half = {6: 0.17, 8: 0.14, 10: 0.115}[v.teeth]
    low, high = radius - 0.03, radius + 0.2
    tooth = plate(polygon([(-half, low), (half, low), (0.7 * half, high), (-0.7 * half, high)]), thick)
    d.part("tooth", around(tooth, v.teeth), colour=v.rim, material=material)
    spoke = box(0.13, 0.6 * thick, inner - 0.12, (0, 0, 0.5 * (inner + 0.16)), bevel=0)
    d.part("spoke", around(spoke, v.spokes), colour=v.rim, material=material)
    d.part("hub", cylinder(0.2, thick + 0.06, (0, 0, axle), axis="y", segments=24), colour="dark grey", material="iron")
    back = 0.5 * thick + 0.2
    post = plate(polygon([(-0.3, 0.05), (0.3, 0.05), (0.12, axle + 0.12), (-0.12, axle + 0.12)]), 0.16)
    d.part("stand", union(post.translate((0, back, 0)), box(1.1, 0.8, 0.14, (0, 0.1, 0.07))),
           colour=v.stand, material="wood" if v.stand == "brown" else "painted metal")  # fmt: skip
    front = -0.5 * thick
    d.part("axle", rod((0, front - 0.16, axle), (0, back + 0.14, axle), 0.09), colour="steel", material="metal")
    if v.crank:
        y, reach = front - 0.14, 0.62 * radius
        arm = union(
            capsule((0, y, axle), (reach, y, axle), 0.075), rod((reach, y, axle), (reach, y - 0.26, axle), 0.08)
        )
        d.part("crank", arm, colour="white", material="plastic")
        d.fact("relation", "The crank is in front of the wheel.", "The crank is behind the wheel.",
               "y(crank) < front(rim)")  # fmt: skip
    d.fact("relation", "The stand is behind the wheel.", "The stand is in front of the wheel.",
           "y(stand) > y(rim)")  # fmt: skip
    d.fact("relation", "The hub is in the middle of the wheel.", "The hub is at the edge of the wheel.",
           "between(hub, rim, rim)")  # fmt: skip
    d.fact("symmetry", "The teeth are spaced evenly round the rim.", "The teeth crowd on one side of the rim.",
           "mirror(tooth, 'x') and alike(tooth)")  # fmt: skip
    d.fact("proportion", "The wheel is much wider than it is thick.", "The wheel is as thick as it is wide.",
           "width(rim) > 3 * depth(rim)")  # fmt: skip
    d.plan("an upright toothed wheel held from behind by a stand")
