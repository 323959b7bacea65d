"""Aeroplanes with propellers."""

from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, capsule, cylinder, rod, sphere, union
from mme3dr.meshes.sweeps import plate
from training.families.base import family


@family(
    noun=("propeller aeroplane", "toy aeroplane", "propeller plane"),
    vary={
        "fuselage": ("red", "yellow", "green", "white", "purple", "turquoise"),
        "wing": ("blue", "orange", "cream", "pink"),
        "engines": (1, 2, 4),
        "height": ("high", "low"),
        "gear": ("floats", "wheels"),
        "blade": ("gold", "dark brown"),
    },
)
def propeller_aeroplane(v, rng, d):
    length, span, body = rng.uniform(2.8, 3.1), rng.uniform(3.1, 3.5), rng.uniform(0.31, 0.36)
    chord, fin, lift = rng.uniform(0.75, 0.9), rng.uniform(0.6, 0.75), rng.uniform(0.95, 1.05)
    nose, tail = -0.4 * length, 0.6 * length
    hull = union(
        capsule((0, nose, lift), (0, 0.2, lift), body, segments=20),
        capsule((0, 0.2, lift), (0, tail, lift + 0.12), body, 0.14, segments=20),
    )
    d.part("fuselage", hull, colour=v.fuselage, material="painted metal")
    level = lift + (0.85 if v.height == "high" else -0.7) * body
    d.part("wing", _wing(span, chord).translate((0, -0.2, level)), colour=v.wing, material="painted metal")
    upright = [(tail - 0.7, lift), (tail - 0.25, lift + fin), (tail + 0.1, lift + fin), (tail + 0.06, lift)]
    tailplane = box(1.2, 0.44, 0.17, (0, tail - 0.18, lift + 0.14))
    d.part("tail", union(plate(polygon(upright), 0.18, facing="side"), tailplane), colour=v.wing,
           material="painted metal")  # fmt: skip
    cockpit = sphere(0.3, (0, -0.62 if v.height == "high" else -0.25, lift + 0.72 * body), segments=20)
    d.part("cockpit", cockpit, colour="sky blue", material="glass")
    places = {1: [0.0], 2: [-0.26, 0.26], 4: [-0.42, -0.22, 0.22, 0.42]}[v.engines]
    z, front = (lift, nose - body - 0.12) if v.engines == 1 else (level, -0.5 * chord - 0.4)
    long, reach = (0.5, 0.6) if v.engines == 1 else (0.75, 0.36)
    for x in (span * share for share in places):
        engine = cylinder(0.2, long, (x, front + long / 2, z), axis="y", segments=16)
        d.part("engine", engine, colour="iron", material="metal")
        blade = union(
            box(0.2, 0.15, 2 * reach, (x, front - 0.05, z)), cylinder(0.11, 0.26, (x, front - 0.08, z), axis="y")
        )
        d.part("propeller", blade, colour=v.blade, material="wood")
    _gear(v, d, lift, 0.5 if v.engines < 4 else 0.46)
    word = "propeller is" if v.engines == 1 else "propellers are"
    d.fact("relation", f"The {word} in front of the wing.", f"The {word} behind the wing.",
           "y(propeller) < front(wing)")  # fmt: skip
    if v.height == "high":
        d.fact("relation", "The wing is on top of the fuselage.", "The wing is at the fuselage's belly.",
               "z(wing) > z(fuselage) and z(wing) > bottom(fuselage) + 0.6 * height(fuselage)",
               phrase="with its wing on top")  # fmt: skip
    else:
        d.fact("relation", "The wing is at the fuselage's belly.", "The wing is on top of the fuselage.",
               "z(wing) < z(fuselage)", phrase="with its wing low down")  # fmt: skip
    d.fact("symmetry", "The left wing mirrors the right wing.", "One wing is missing.", "mirror(wing, 'x')")
    d.fact("proportion", "The wing is wider than the tail.", "The tail is wider than the wing.",
           "width(wing) > 2 * width(tail)")  # fmt: skip
    d.plan(f"a {v.height} wing across the fuselage, {v.gear} beneath it")


def _wing(span, chord):
    half = [(0, -0.5 * chord), (span / 2, -0.38 * chord), (span / 2, 0.38 * chord), (0, 0.5 * chord)]
    return plate(polygon([*half, *[(-x, y) for x, y in half[::-1]]]), 0.18, facing="up")


def _gear(v, d, lift, x):
    """Two long floats, or two wheels in front and one at the tail, each on struts."""
    strut = [rod((x, y, 0.12), (0.1, y, lift - 0.1), 0.08) for y in ((-0.75, 0.25) if v.gear == "floats" else (-0.55,))]
    d.part("strut", [s for one in strut for s in mirrored(one)], colour="light grey", material="metal")
    if v.gear == "floats":
        keel = capsule((x, -1.15, 0.17), (x, 0.75, 0.17), 0.18, segments=16)
        d.part("float", mirrored(keel), colour="light grey", material="metal")
        d.fact("relation", "The floats are under the fuselage.", "The floats are above the fuselage.",
               "top(float) < bottom(fuselage)", phrase="on floats")  # fmt: skip
        return
    wheel = cylinder(0.28, 0.22, (x, -0.55, 0.24), axis="x", segments=20)
    d.part("wheel", mirrored(wheel), colour="black", material="rubber")
    d.fact("relation", "The wheels are under the fuselage.", "The wheels are above the fuselage.",
           "top(wheel) < bottom(fuselage)", phrase="on wheels")  # fmt: skip
