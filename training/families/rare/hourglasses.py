"""Glasses that measure time with sand."""

from mme3dr.meshes.arrays import ring
from mme3dr.meshes.solids import box, common, cylinder, rod, sphere
from mme3dr.meshes.sweeps import lathe
from training.families.base import family

PHRASES = {
    "above": ("The sand is still in the upper half.", "The sand is all in the lower half.", "with its sand on top",
              "z(sand) > z(vial) + 0.2"),
    "below": ("The sand has run into the lower half.", "The sand is still in the upper half.", "with its sand run down",
              "z(sand) < z(vial) - 0.2"),
    "halved": ("Half of the sand is above and half below.", "There is sand in one half only.",
               "with sand in both halves", "count(sand) == 2"),
}  # fmt: skip
"""Where the sand is: statement, contrast, phrase, check."""


@family(
    noun=("hourglass", "sand timer", "egg timer"),
    vary={
        "posts": (2, 3, 4),
        "plate": ("tan", "dark brown", "gold", "black"),
        "sand": ("yellow", "red", "purple", "turquoise"),
        "filling": ("above", "below", "halved"),
        "knob": (None, "red", "blue"),
    },
    mass=("sand",),
)
def hourglass(v, rng, d):
    half, wide, waist = rng.uniform(1.05, 1.25), rng.uniform(0.55, 0.64), rng.uniform(0.12, 0.16)
    middle, reach, level = half + 0.2, wide + 0.24, rng.uniform(0.5, 0.62)
    plates = [cylinder(reach + 0.16, 0.22, (0, 0, z), segments=28) for z in (0.11, 2 * middle - 0.11)]
    d.part("plate", plates, colour=v.plate, material="wood")
    bulb = [(0.8 * wide, -0.05), (wide, 0.3 * half), (0.9 * wide, 0.6 * half), (waist, half - 0.06)]
    outline = [*[(r, z - half) for r, z in bulb], *[(r, half - z) for r, z in bulb[::-1]]]
    glass = lathe(outline, smooth=True, segments=24).translate((0, 0, middle))
    d.part("vial", glass, colour="white", material="glass")
    filled = {"above": ((0, level + 0.18),), "below": ((-1, level - 1),), "halved": ((0, 0.55), (-1, -0.6))}[v.filling]
    shell = glass.scale((1.06, 1.06, 1))
    heaps = [
        common(
            shell, box(3, 3, (b - a) * (half - 0.15), (0, 0, middle + (a + b) / 2 * (half - 0.15) + 0.06 * (a >= 0)))
        )
        for a, b in filled
    ]
    d.part("sand", heaps, colour=v.sand, material="stone")
    post = rod((reach, 0, 0.15), (reach, 0, 2 * middle - 0.15), 0.09, segments=12)
    start = {2: 0, 3: 90, 4: 45}[v.posts]
    d.part("post", ring(post, v.posts, start), colour=v.plate, material="wood")
    if v.knob:
        d.part("knob", sphere(0.26, (0, 0, 2 * middle + 0.12), segments=16), colour=v.knob, material="wood")
        d.fact("relation", "The knob sits on the upper plate.", "The knob is between the plates.",
               "above(knob, plate) and touches(knob, plate)")  # fmt: skip
    statement, contrast, phrase, check = PHRASES[v.filling]
    d.fact("relation", statement, contrast, check, phrase=phrase)
    d.fact("relation", "The vial stands between two plates.", "The vial hangs outside the plates.",
           "count(plate) == 2 and inside(vial, plate)")  # fmt: skip
    d.fact("symmetry", "The posts stand evenly round the vial.", "The posts all stand on one side.", "even(post)")
    d.fact("proportion", "It is taller than it is wide.", "It is wider than it is tall.", "height(all) > width(all)")
    d.plan("two plates joined by posts round a narrow-waisted glass")
