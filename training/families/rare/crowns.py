"""Signs of royalty."""

from mme3dr.meshes.arrays import ring
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import common, dome, sphere, torus, tube, union
from mme3dr.meshes.sweeps import plate
from training.families.base import family


@family(
    noun=("royal crown", "king's crown", "jewelled crown"),
    vary={
        "points": (4, 5, 6, 8),
        "band": ("gold", "silver", "copper"),
        "ball": ("white", "pink", "turquoise"),
        "gem": ("red", "blue", "green", "purple"),
        "cap": (None, "magenta", "navy", "dark green"),
    },
)
def royal_crown(v, rng, d):
    tall, wide = rng.uniform(0.5, 0.7), rng.uniform(0.95, 1.05)
    inner, puff, size = wide - 0.18, rng.uniform(0.42, 0.55), rng.uniform(0.15, 0.17)
    low = 0.5
    band = union(
        tube(wide, inner, low, (0, 0, low / 2)),
        *[torus(wide - 0.03, 0.08, (0, 0, z), segments=32) for z in (0.08, low - 0.02)],
    )
    d.part("band", band, colour=v.band, material="metal")
    foot = {4: 0.42, 5: 0.38, 6: 0.34, 8: 0.24}[v.points]
    triangle = polygon([(-foot, low - 0.05), (foot, low - 0.05), (0.09, low + tall), (-0.09, low + tall)])
    wall = tube(wide, inner, 2, (0, 0, 1))
    point = common(wall, plate(triangle, 2, (0, -1, 0)))
    d.part("point", ring(point, v.points), colour=v.band, material="metal")
    ball = sphere(size, (0, -(wide + inner) / 2, low + tall + 0.06), segments=12)
    d.part("ball", ring(ball, v.points), colour=v.ball, material="shell")
    gem = sphere(0.16, (0, -wide - 0.01, low / 2 + 0.02), segments=12)
    d.part("gem", ring(gem, v.points), colour=v.gem, material="glass")
    if v.cap:
        d.part("cap", dome(inner + 0.04, (0, 0, 0.3), puff, segments=24), colour=v.cap, material="fabric")
        d.fact("relation", "The cap fills the inside of the band.", "The cap hangs outside the band.",
               "width(cap) < width(band) and depth(cap) < depth(band)")  # fmt: skip
    d.fact("relation", "Every point ends in a ball.", "The balls lie at the foot of the band.",
           "above(ball, point) and all_touch(ball, point)")  # fmt: skip
    d.fact("relation", "The gems sit round the band.", "The gems sit on the tips of the points.",
           "top(gem) < bottom(ball) and all_touch(gem, band)")  # fmt: skip
    d.fact("symmetry", "The points stand evenly round the band.", "The points are all at the front.", "even(point)")
    if tall > 0.6:
        d.fact("proportion", "The points are taller than the band.", "The points are shorter than the band.",
               "height(point) > height(band)", adjective="tall")  # fmt: skip
    d.plan("a jewelled ring with upright points tipped by balls")
