"""Places to draw water."""

from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, capsule, cylinder, rod, tube, union
from mme3dr.meshes.sweeps import plate
from training.families.base import family


@family(
    noun=("well", "draw-well"),
    vary={
        "wall": ("grey", "sand", "terracotta", "white"),
        "roof": ("red", "green", "blue", "purple", "brown"),
        "bucket": (None, "gold", "orange", "turquoise"),
        "crank": (True, False),
        "shape": ("pointed", "flat"),
        "rim": (None, "navy", "black"),
    },
)
def draw_well(v, rng, d):
    radius, low, post = rng.uniform(0.52, 0.62), rng.uniform(0.5, 0.62), rng.uniform(0.95, 1.1)
    pitch, eaves = rng.uniform(0.42, 0.56), rng.uniform(0.5, 0.6)
    d.part("wall", tube(radius, radius - 0.18, low, (0, 0, low / 2), segments=28), colour=v.wall, material="stone")
    top = low + post
    half = radius + 0.24
    if v.shape == "pointed":
        gable = plate(polygon([(-half, top - 0.05), (half, top - 0.05), (0, top + pitch)]), 2 * eaves)
    else:
        gable = box(2 * half, 2 * eaves, 0.16, (0, 0, top + 0.05), bevel=0.02)
    d.part("roof", gable, colour=v.roof, material="painted wood")
    beam = box(0.15, 0.2, post + 0.1, (radius - 0.08, 0, low + 0.5 * post - 0.05), bevel=0)
    d.part("post", mirrored(beam), colour="tan", material="wood")
    axle = low + 0.62 * post
    reel = union(rod((-radius, 0, axle), (radius, 0, axle), 0.06), cylinder(0.12, 0.5, (0, 0, axle), axis="x"))
    d.part("winch", reel, colour="dark brown", material="wood")
    if v.rim:
        d.part("rim", tube(radius + 0.07, radius - 0.2, 0.14, (0, 0, low), segments=28), colour=v.rim, material="stone")
    if v.crank:
        x = radius + 0.22
        arm = union(
            rod((radius - 0.1, 0, axle), (x + 0.05, 0, axle), 0.065),
            capsule((x, 0, axle), (x, 0, axle - 0.3), 0.07),
            rod((x - 0.03, 0, axle - 0.3), (x + 0.24, 0, axle - 0.3), 0.07),
        )
        d.part("crank", arm, colour="steel", material="iron")
        d.fact("relation", "The crank is on the right side.", "The crank is on the left side.", "x(crank) > x(wall)")
    if v.bucket:
        middle = low + 0.16
        pail = cylinder(0.17, 0.36, (0, 0, middle), top=0.25, segments=20)
        d.part("bucket", pail, colour=v.bucket, material="metal")
        d.part("cord", cylinder(0.055, axle - middle - 0.05, (0, 0, (axle + middle) / 2), segments=10),
               colour="cream", material="rope")  # fmt: skip
        d.fact("relation", "The bucket hangs below the winch.", "The bucket sits on the roof.", "z(bucket) < z(winch)")
    d.fact("relation", "The roof is above the wall.", "The roof lies on the ground.", "above(roof, wall)")
    d.fact("relation", "The winch is between the posts.", "The winch is on top of the roof.",
           "z(winch) < bottom(roof) and x(winch) < right(post) and x(winch) > left(post)")  # fmt: skip
    d.fact("symmetry", "The left post mirrors the right post.", "Both posts stand on the left.", "mirror(post, 'x')")
    d.fact("proportion", "The roof is wider than the wall.", "The roof is narrower than the wall.",
           "width(roof) > 1.15 * width(wall)")  # fmt: skip
    if v.shape == "pointed":
        d.fact(
            "style",
            "The roof has a pointed ridge.",
            "The roof is flat.",
            "height(roof) > 0.4",
            adjective="gabled",
        )
    else:
        d.fact(
            "style",
            "The roof is flat.",
            "The roof has a pointed ridge.",
            "height(roof) < 0.2",
            adjective="flat-roofed",
        )
    d.plan("a roof on two posts over a round wall")
