"""Bridges on arches."""

from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.profiles import oval, rectangle
from mme3dr.meshes.solids import box, cut, union
from mme3dr.meshes.sweeps import plate
from training.families.base import family


@family(
    noun=("arched viaduct", "viaduct", "arcade bridge"),
    vary={
        "arches": (1, 2, 3, 4),
        "masonry": ("terracotta", "light grey", "sand", "pink", "mint"),
        "arch": ("white", "navy", "dark red", "dark grey"),
        "railings": (None, "black", "brown", "yellow"),
        "car": (None, "red", "purple", "turquoise"),
    },
    mass=("masonry", "river"),
)
def arched_viaduct(v, rng, d):
    long, tall, deep = rng.uniform(2.35, 2.55), rng.uniform(0.95, 1.2), rng.uniform(0.72, 0.85)
    band, pier = 0.1, {1: 0.4, 2: 0.5, 3: 0.42, 4: 0.35}[v.arches]
    step = (long - 0.12) / v.arches
    half = min(step - pier, 1.5) / 2
    rise = min(half, 0.58)
    spring = tall - 0.3 - rise
    spots = [step * (i - (v.arches - 1) / 2) for i in range(v.arches)]
    mouth = oval(half, rise, (0, spring)) + rectangle(2 * half, spring, (0, spring / 2))
    upper = rectangle(3 * half, 2 * tall, (0, spring + tall))
    trim = (oval(half + band, rise + band, (0, spring)) - oval(half, rise, (0, spring))) ^ upper
    block = box(long, deep, tall, (0, 0, tall / 2), bevel=0)
    d.part(
        "masonry", cut(block, [plate(mouth, 2 * deep, (x, 0, 0)) for x in spots]), colour=v.masonry, material="stone"
    )
    arches = [plate(trim, deep + 0.24, (x, 0, 0)) for x in spots]
    d.part("arch", arches, colour=v.arch, material="stone")
    d.part("road", box(long + 0.1, deep - 0.04, 0.1, (0, 0, tall + 0.02), bevel=0), colour="grey", material="stone")
    d.part("river", box(long - 0.3, deep + 0.5, 0.1, (0, 0, 0.03), bevel=0), colour="blue", material="water")
    if v.railings:
        rail = box(long + 0.1, 0.1, 0.26, (0, deep / 2 - 0.03, tall + 0.11), bevel=0)
        d.part("railing", mirrored(rail, "y"), colour=v.railings, material="metal")
        d.fact("relation", "The railings run along both edges of the road.", "The railings run under the arches.",
               "above(railing, arch) and front(railing) < front(road) and back(railing) > back(road)")  # fmt: skip
    if v.car:
        spot = rng.uniform(-0.3, 0.3) * long
        car = union(box(0.62, 0.4, 0.24, (spot, 0, tall + 0.18)), box(0.36, 0.36, 0.24, (spot, 0, tall + 0.38)))
        d.part("car", car, colour=v.car, material="painted metal")
        d.fact("relation", "The car stands on the road.", "The car floats in the river.", "on(car, road)")
    d.fact("relation", "The road runs over the arches.", "The road runs through the arches.", "above(road, arch)")
    d.fact("relation", "The river flows under the bridge.", "The river flows over the bridge.", "z(river) < z(masonry)")
    d.fact("symmetry", "The left end mirrors the right end.", "The bridge breaks off at the right.",
           "mirror(masonry, 'x')")  # fmt: skip
    d.fact("proportion", "The bridge is much longer than it is tall.", "The bridge is taller than it is long.",
           "width(masonry) > 1.7 * height(masonry)")  # fmt: skip
    d.plan("a flat road over arches, crossing a river")
