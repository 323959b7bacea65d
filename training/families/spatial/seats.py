"""Things to sit on."""

from mme3dr.meshes.arrays import ring
from mme3dr.meshes.solids import rod, torus
from mme3dr.meshes.sweeps import lathe
from training.families.base import family
from training.families.colours import BRIGHT


@family(
    noun=("bar stool", "stool", "high stool"),
    vary={"legs": (3, 4, 5), "seat": BRIGHT, "frame": ("tan", "brown", "black", "steel"), "footrest": (True, False)},
)
def bar_stool(v, rng, d):
    height, top, spread = rng.uniform(0.85, 1.3), rng.uniform(0.24, 0.32), rng.uniform(0.3, 0.42)
    material = "metal" if v.frame in ("black", "steel") else "wood"
    edge = 0.05 + 0.06 * rng.random()
    profile = [(0, height - edge), (0.9 * top, height - edge), (top, height - 0.02), (0.9 * top, height + 0.03)]
    d.part("seat", lathe([*profile, (0, height + 0.02)]), colour=v.seat, material="plastic")
    leg = rod((0.65 * top, 0, height - edge), (spread, 0, 0), 0.045)
    start = {3: 90, 4: 45, 5: 90}[v.legs]
    d.part("leg", ring(leg, v.legs, start=start), colour=v.frame, material=material)
    if v.footrest:
        share = rng.uniform(0.3, 0.45)
        radius = share * 0.65 * top + (1 - share) * spread
        hoop = torus(radius, 0.035, (0, 0, share * (height - edge)), segments=32)
        d.part("footrest", hoop, colour=v.frame, material=material)
    d.fact("relation", "The seat is on top of the legs.", "The seat hangs below the legs.", "above(seat, leg)")
    d.fact(
        "symmetry",
        "The legs stand evenly in a circle.",
        "The legs all stand on one side.",
        "even(leg) and level(leg)",
    )
    if height > 1.1:
        d.fact(
            "proportion",
            "The stool is much taller than it is wide.",
            "The stool is wider than it is tall.",
            "height(all) > 1.2 * width(all)",
            adjective="tall",
        )
    d.plan("a round seat high up on splayed legs")
