"""Lorries that tip their load."""

from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, cylinder, ellipsoid, rod, union
from mme3dr.meshes.sweeps import plate
from training.families.base import family


@family(
    noun=("dumper truck", "tipper truck", "tipper lorry"),
    vary={
        "skip": ("yellow", "orange", "red", "green", "blue"),
        "cab": ("white", "purple", "turquoise", "dark grey"),
        "wheels": (4, 6),
        "heap": (None, "brown", "light grey", "pink"),
        "pose": ("raised", "level"),
        "beacon": (True, False),
    },
)
def dumper_truck(v, rng, d):
    length, half, radius = rng.uniform(2.3, 2.6), rng.uniform(0.72, 0.82), rng.uniform(0.38, 0.44)
    tall, tilt = rng.uniform(0.75, 0.9), rng.uniform(24, 30)
    floor = 2 * radius + 0.1
    hinge = length + 0.05
    turn = tilt if v.pose == "raised" else 0.0

    def tipped(solid):
        return solid.translate((0, -hinge, -floor)).rotate((-turn, 0, 0)).translate((0, hinge, floor))

    d.part("skip", tipped(_skip(length, half, tall, floor)), colour=v.skip, material="painted metal")
    cab = polygon([(-0.95, 0.5), (-0.95, 1.2), (-0.72, 1.85), (0.0, 1.85), (0.0, 0.5)])
    d.part("cab", plate(cab, 2 * half - 0.08, facing="side"), colour=v.cab, material="painted metal")
    side = mirrored(box(0.14, 0.44, 0.42, (half - 0.06, -0.36, 1.46)))
    pane = polygon([(-1.0, 1.24), (-0.8, 1.75), (-0.5, 1.75), (-0.5, 1.24)])
    screen = plate(pane, 1.55 * half, facing="side")
    d.part("window", union(screen, *side), colour="sky blue", material="glass")
    d.part("chassis", box(1.4 * half, length + 0.75, 0.4, (0, length / 2 - 0.3, floor - 0.16)), colour="iron",
           material="metal")  # fmt: skip
    rear = [length - 0.3, length - 0.55 - 2.35 * radius][: v.wheels // 2 - 1]
    for y in (-0.42, *rear):
        tyre = cylinder(radius, 0.38, (half - 0.1, y, radius), axis="x", segments=24)
        d.part("wheel", mirrored(tyre), colour="black", material="rubber")
    if v.heap:
        heap = ellipsoid(half - 0.12, length / 2 - 0.16, 0.6, (0, length / 2 + 0.08, floor + tall - 0.1), segments=24)
        d.part("heap", tipped(heap), colour=v.heap, material="soil")
        d.fact("relation", "A heap lies in the skip.", "A heap lies under the skip.",
               "touches(heap, skip) and z(heap) > z(skip)")  # fmt: skip
    if turn:
        ram = rod((0, 0.95, floor - 0.1), (0, 0.85, floor + 0.35 * length), 0.11)
        d.part("ram", ram, colour="silver", material="metal")
        d.fact("relation", "A ram holds the skip up.", "A ram hangs in front of the cab.",
               "touches(ram, skip) and touches(ram, chassis)")  # fmt: skip
    if v.beacon:
        d.part("beacon", cylinder(0.16, 0.26, (0, -0.35, 1.95), segments=16), colour="amber", material="glass")
        d.fact("relation", "The beacon is on the cab.", "The beacon is on the skip.", "touches(beacon, cab)")
    d.fact("relation", "The cab is in front of the skip.", "The cab is behind the skip.", "y(cab) < y(skip)")
    words = {"raised": "tipped up", "level": "lying level"}
    rise = "height(skip) - height(cab) > 0.25" if turn else "height(skip) - height(cab) < 0"
    d.fact("relation", f"The skip is {words[v.pose]}.", f"The skip is {words['level' if turn else 'raised']}.", rise,
           phrase=f"with the skip {words[v.pose]}")  # fmt: skip
    d.fact("symmetry", "There are wheels on both sides.", "There are wheels on one side only.", "mirror(wheel, 'x')")
    d.fact("proportion", "The truck is longer than it is wide.", "The truck is wider than it is long.",
           "depth(all) > 1.4 * width(all)")  # fmt: skip
    d.plan(f"cab in front, {'a tipped' if turn else 'a level'} skip behind, on wheels")


def _skip(length, half, tall, floor):
    """An open trough with a sloping front wall, its floor a little above the chassis."""
    outline = [(0.3, floor), (0.05, floor + tall), (length + 0.15, floor + tall), (length, floor)]
    hollow = [(0.42, floor + 0.16), (0.2, floor + 2), (length + 0.2, floor + 2), (length - 0.12, floor + 0.16)]
    outer = plate(polygon(outline), 2 * half, facing="side")
    return outer - plate(polygon(hollow), 2 * half - 0.28, facing="side")
