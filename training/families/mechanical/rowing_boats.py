"""Boats that are rowed."""

from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, common, cut, rod, union
from mme3dr.meshes.sweeps import extrude, plate
from training.families.base import family


@family(
    noun=("rowing boat", "rowing dinghy", "rowboat"),
    vary={
        "hull": ("red", "green", "white", "blue", "orange"),
        "rim": ("yellow", "black", "turquoise", "pink"),
        "seats": (1, 2, 3),
        "oars": (0, 2, 4),
        "stern": ("flat", "pointed"),
        "flag": (None, "purple", "lime"),
    },
)
def rowing_boat(v, rng, d):
    length, half, deep = rng.uniform(2.4, 2.7), rng.uniform(0.62, 0.7), rng.uniform(0.6, 0.68)
    reach = rng.uniform(0.72, 0.82)
    shell = _shape(v.stern, length, half).scale((1, 1, deep))
    hollow = _shape(v.stern, length - 0.34, half - 0.15).scale((1, 1, deep)).translate((0, 0, 0.2))
    d.part("hull", cut(shell, hollow), colour=v.hull, material="painted wood")
    band = plate(_waterline(v.stern, length + 0.06, half + 0.03), 0.15, (0, 0, deep), "up")
    opening = plate(_waterline(v.stern, length - 0.34, half - 0.15), 0.5, (0, 0, deep), "up")
    d.part("rim", cut(band, opening), colour=v.rim, material="painted wood")
    rows = {1: [0.1], 2: [-0.36, 0.42], 3: [-0.62, 0.02, 0.66]}[v.seats]
    inside = _shape(v.stern, length - 0.24, half - 0.09).scale((1, 1, deep))
    seats = [common(box(4, 0.26, 0.15, (0, y, deep - 0.14)), inside) for y in rows]
    d.part("seat", seats, colour="tan", material="wood")
    for y in {0: (), 2: (0.1,), 4: (-0.4, 0.45)}[v.oars]:
        shaft = rod((0.4, y, deep + 0.2), (half + 0.75 * reach, y, 0.36), 0.07)
        blade = rod((half + 0.55 * reach, y, 0.43), (half + reach, y, 0.22), 0.11, 0.17)
        d.part("oar", mirrored(union(shaft, blade)), colour="brown", material="wood")
    if v.oars:
        d.fact("relation", "The oars reach out over the rim.", "The oars lie inside the boat.",
               "width(oar) > 1.4 * width(hull) and top(oar) > top(rim)")  # fmt: skip
    if v.flag:
        end = length / 2 - 0.1
        d.part("pole", rod((0, end, 0.3), (0, end, deep + 0.95), 0.07), colour="brown", material="wood")
        low, high = deep + 0.45, deep + 0.95
        cloth = polygon([(end, low), (end, high), (end + 0.6, high), (end + 0.6, low)])
        d.part("flag", plate(cloth, 0.14, facing="side"), colour=v.flag, material="fabric")
        d.fact("relation", "The flag flies at the stern.", "The flag flies at the bow.", "y(flag) > y(hull)")
    seat = "seat lies" if v.seats == 1 else "seats lie"
    d.fact("relation", f"The {seat} inside the hull.", f"The {seat} under the hull.", "inside(seat, hull)")
    other = "pointed" if v.stern == "flat" else "flat"
    check = "not mirror(hull, 'y')" if v.stern == "flat" else "mirror(hull, 'y')"
    d.fact("style", f"The boat has a {v.stern} stern.", f"The boat has a {other} stern.", check,
           phrase=f"with a {v.stern} stern")  # fmt: skip
    d.fact("symmetry", "The hull's left side mirrors its right side.", "The hull bulges on one side only.",
           "mirror(rim, 'x')")  # fmt: skip
    d.fact("proportion", "The hull is longer than it is wide.", "The hull is wider than it is long.",
           "depth(hull) > 1.5 * width(hull)")  # fmt: skip
    d.plan(f"open hull, {v.stern} stern, {'oars over its sides' if v.oars else 'benches across'}")


def _waterline(stern, length, half):
    """The hull from above: pointed at the bow, cut off or pointed at the stern."""
    right = [(0.62 * half, -0.33 * length), (0.93 * half, -0.15 * length), (half, 0.05 * length)]
    if stern == "pointed":
        right = [(0.62 * half, -0.33 * length), (0.95 * half, -0.14 * length), (0.95 * half, 0.14 * length),
                 (0.62 * half, 0.33 * length)]  # fmt: skip
        corners = [(0, -length / 2), *right, (0, length / 2)]
        return polygon([*corners, *[(-x, y) for x, y in right[::-1]]])
    corners = [(0, -length / 2), *right, (0.8 * half, length / 2)]
    return polygon([*corners, *[(-x, y) for x, y in corners[:0:-1]]])


def _shape(stern, length, half):
    """A solid of height 1 whose sides lean outwards."""
    return extrude(_waterline(stern, 0.72 * length, 0.62 * half), 1.0, (0, 0, 0.5), scale=(1 / 0.62, 1 / 0.72))
