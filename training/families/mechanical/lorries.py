"""Heavy road vehicles."""

from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, cylinder, union
from mme3dr.meshes.sweeps import plate
from training.families.base import family
from training.families.colours import BRIGHT


@family(
    noun=("box truck", "lorry", "delivery truck"),
    vary={"wheels": (4, 6, 8), "cab": BRIGHT, "box": BRIGHT, "roof_rack": (None, "black", "steel")},
)
def box_truck(v, rng, d):
    length, width, tall = rng.uniform(3.6, 4.4), rng.uniform(1.5, 1.8), rng.uniform(1.4, 2.0)
    radius = rng.uniform(0.38, 0.46)
    floor, front = radius + 0.15, -length / 2
    nose = [(front - 1.4, floor), (front - 1.4, floor + 0.7), (front - 1.1, floor + 1.5), (front, floor + 1.5)]
    cab = plate(polygon([*nose, (front, floor)]), width, facing="side")
    d.part("cab", cab, colour=v.cab, material="painted metal")
    d.part("box", box(width + 0.1, length, tall, (0, 0.1, floor + 0.1 + tall / 2)), colour=v.box, material="metal")
    slope = [(front - 1.43, floor + 0.72), (front - 1.2, floor + 1.32), (front - 1.0, floor + 1.32)]
    pane = plate(polygon([*slope, (front - 1.0, floor + 0.72)]), 0.86 * width, facing="side")
    side = plate(polygon([(front - 1.0, floor + 0.75), (front - 1.0, floor + 1.32), (front - 0.3, floor + 1.32),
                          (front - 0.3, floor + 0.75)]), width + 0.06, facing="side")  # fmt: skip
    d.part("window", union(pane, side), colour="sky blue", material="glass")
    d.part("chassis", box(0.7 * width, length + 1.1, 0.24, (0, -0.45, floor)), colour="dark grey", material="metal")
    rear = [length / 2 - 0.5 - 2.7 * radius * i for i in range(v.wheels // 2 - 1)]
    for y in (front - 0.75, *rear):
        tyre = cylinder(radius, 0.34, (width / 2 - 0.1, y, radius), axis="x", segments=24)
        d.part("wheel", mirrored(tyre), colour="black", material="rubber")
    if v.roof_rack:
        rack = box(0.8 * width, 0.75, 0.16, (0, front - 0.55, floor + 1.56))
        d.part("roof_rack", rack, colour=v.roof_rack, material="metal")
    d.fact("relation", "The cab is in front of the box.", "The cab is behind the box.", "front(cab) < front(box)")
    d.fact("relation", "The box stands above the wheels.", "The box drags on the ground.", "bottom(box) > z(wheel)")
    d.fact(
        "proportion",
        "The truck is much longer than it is wide.",
        "The truck is as wide as it is long.",
        "depth(all) > 1.8 * width(all)",
    )
    d.fact(
        "symmetry",
        "The left side mirrors the right side.",
        "There are wheels on one side only.",
        "mirror(all, 'x')",
    )
    d.plan("cab in front of a long box on wheels")
