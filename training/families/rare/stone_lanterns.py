"""Lamps of Japanese gardens."""

from mme3dr.meshes.arrays import ring
from mme3dr.meshes.curves import spline
from mme3dr.meshes.solids import box, cylinder, sphere, union
from mme3dr.meshes.sweeps import sweep
from training.families.base import family

SIDES = {"square": 4, "hexagonal": 6, "round": 24}
SEEN = {"square": "square with four corners", "hexagonal": "six-sided", "round": "round like a hat"}


@family(
    noun=("stone lantern", "Japanese stone lantern", "garden lantern"),
    vary={
        "legs": (0, 3, 4),
        "firebox": ("light grey", "sand", "terracotta"),
        "roof": ("dark grey", "brown", "olive"),
        "window": ("yellow", "orange", "red"),
        "shape": ("square", "hexagonal", "round"),
        "snow": (True, False),
    },
    mass=("snow",),
)
def stone_lantern(v, rng, d):
    eaves, stem, rise = rng.uniform(1.03, 1.15), rng.uniform(0.75, 0.95), rng.uniform(0.5, 0.65)
    room = rng.uniform(0.46, 0.52)
    floor = stem + 0.3
    turn = (0, 0, 45 if v.shape == "square" else 0)
    box_ = union(box(2 * room, 2 * room, 0.72, (0, 0, floor + 0.3)), cylinder(0.68, 0.2, (0, 0, stem + 0.15)))
    d.part("firebox", box_, colour=v.firebox, material="stone")
    brim = cylinder(eaves, 0.14, (0, 0, floor + 0.66), segments=SIDES[v.shape])
    hat = cylinder(0.98 * eaves, rise, (0, 0, floor + 0.7 + rise / 2), top=0.22, segments=SIDES[v.shape])
    d.part("roof", union(brim, hat).rotate(turn), colour=v.roof, material="stone")
    pane = box(0.5, 0.14, 0.42, (0, -room, floor + 0.32))
    d.part("window", ring(pane, 4), colour=v.window, material="paper")
    if v.legs:
        path = spline([(0.4, 0, stem + 0.15), (0.68, 0, 0.65 * stem), (0.75, 0, 0.06)], 10)
        leg = union(sweep(path, 0.13, segments=10), cylinder(0.2, 0.14, (0.76, 0, 0.07), segments=12))
        d.part("leg", ring(leg, v.legs, {3: 90, 4: 45}[v.legs]), colour=v.firebox, material="stone")
        d.fact("relation", "The firebox stands on curved legs.", "The firebox stands on one thick pillar.",
               f"count(leg) == {v.legs} and above(firebox, leg)")  # fmt: skip
        d.fact("symmetry", "The legs are spread evenly.", "The legs are all at the front.", "even(leg)")
    else:
        pillar = union(cylinder(0.27, stem + 0.1, (0, 0, stem / 2)), cylinder(0.72, 0.2, (0, 0, 0.1), top=0.6))
        d.part("pillar", pillar, colour=v.firebox, material="stone")
        d.fact("relation", "The firebox stands on a single pillar.", "The firebox stands on several legs.",
               "count(pillar) == 1 and above(firebox, pillar)", phrase="on a single pillar")  # fmt: skip
    peak = floor + 0.7 + rise
    d.part("finial", sphere(0.24, (0, 0, peak + 0.12), segments=16), colour=v.firebox, material="stone")
    if v.snow:
        cover = cylinder(0.8 * eaves, 0.62 * rise, (0, 0, floor + 0.86 + 0.31 * rise), top=0.42 * eaves,
                         segments=SIDES[v.shape])  # fmt: skip
        d.part("snow", cover.rotate(turn), colour="white", material="ice")
        d.fact("relation", "Snow lies on the roof.", "Snow lies under the roof.", "z(snow) > z(roof)")
    other, order = {"square": ("round", 4), "hexagonal": ("square", 6), "round": ("square", 5)}[v.shape]
    d.fact("style", f"The roof is {SEEN[v.shape]}.", f"The roof is {SEEN[other]}.", f"turn(roof, {order})",
           phrase=f"with a {v.shape} roof")  # fmt: skip
    d.fact("relation", "A window glows on each side of the firebox.", "Only one side has a window.", "even(window)")
    d.fact("proportion", "The roof is wider than the firebox.", "The roof is narrower than the firebox.",
           "width(roof) > width(firebox)")  # fmt: skip
    d.plan("a lit box on a foot under a broad roof")
