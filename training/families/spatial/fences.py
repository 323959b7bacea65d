"""Barriers of posts and rails."""

from mme3dr.meshes.arrays import mirrored, row
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, sphere, union
from mme3dr.meshes.sweeps import plate
from training.families.base import family


@family(
    noun=("picket fence", "garden fence", "fence section"),
    vary={
        "pickets": (3, 4, 5, 6),
        "rails": (1, 2, 3),
        "picket": ("white", "tan", "green", "sky blue", "pink", "yellow"),
        "posts": (True, False),
        "tops": ("pointed", "flat"),
        "rail": ("brown", "navy", "red"),
    },
)
def picket_fence(v, rng, d):
    tall, wide = rng.uniform(1.25, 1.5), {3: 0.34, 4: 0.26, 5: 0.2, 6: 0.16}[v.pickets] * rng.uniform(0.97, 1.03)
    long = rng.uniform(1.75, 1.95)
    half, neck = wide / 2, tall - wide
    outlines = {
        "pointed": polygon([(-half, 0), (half, 0), (half, neck), (0, tall), (-half, neck)]),
        "flat": polygon([(-half, 0), (half, 0), (half, tall), (-half, tall)]),
    }
    picket = plate(outlines[v.tops], 0.12)
    step = (long - 0.1) / v.pickets
    wood = "wood" if v.picket == "tan" else "painted wood"
    d.part("picket", row(picket, v.pickets, (step, 0, 0)), colour=v.picket, material=wood)
    heights = {1: [0.5], 2: [0.27, 0.68], 3: [0.2, 0.47, 0.74]}[v.rails]
    rails = [box(long, 0.14, 0.13, (0, 0.11, h * tall), bevel=0) for h in heights]
    d.part("rail", rails, colour=v.rail, material="wood" if v.rail == "brown" else "painted wood")
    if v.posts:
        post = union(box(0.22, 0.26, tall, (0, 0, tall / 2), bevel=0.02), sphere(0.17, (0, 0, tall + 0.1), segments=16))
        d.part("post", mirrored(post.translate((long / 2 + 0.06, 0.06, 0))), colour="dark grey", material="stone")
        d.fact("relation", "The pickets are between the posts.", "The pickets are outside the posts.",
               "left(post) < left(picket) and right(post) > right(picket)")  # fmt: skip
    d.fact("relation", "The pickets stand in front of the rails.", "The pickets stand behind the rails.",
           "y(picket) < y(rail)")  # fmt: skip
    d.fact("symmetry", "The pickets are all equally tall.", "The pickets get shorter to the right.",
           "alike(picket) and level(picket)")  # fmt: skip
    d.fact("proportion", "The fence is much wider than it is thick.", "The fence is as thick as it is wide.",
           "width(all) > 3 * depth(all)")  # fmt: skip
    other, sign = ("flat", "<") if v.tops == "pointed" else ("pointed", ">")
    solid = v.pickets * wide * tall * 0.12
    d.fact("style", f"The pickets have {v.tops} tops.", f"The pickets have {other} tops.",
           f"volume(picket) {sign} {0.98 * solid:.5f}",
           adjective="flat-topped" if v.tops == "flat" else "pointed")  # fmt: skip
    d.plan("upright pickets side by side, joined by rails")
