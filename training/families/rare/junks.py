"""Sailing ships of the China Sea."""

from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, common, cylinder, rod, union
from mme3dr.meshes.sweeps import plate
from training.families.base import family


@family(
    noun=("Chinese junk", "junk ship", "junk"),
    vary={
        "sails": (1, 2, 3),
        "sail": ("red", "orange", "yellow", "cream", "green", "purple"),
        "hull": ("tan", "brown", "dark grey", "navy"),
        "cabin": (True, False),
        "pennant": (None, "red", "blue"),
    },
)
def junk(v, rng, d):
    length, beam, tall = rng.uniform(2.6, 3.2), rng.uniform(0.75, 0.95), rng.uniform(1.5, 2.0)
    bow, stern = -length / 2, length / 2
    side = [(bow, 0.62), (bow + 0.35, 0.1), (bow + 0.7, 0), (stern - 0.6, 0), (stern - 0.1, 0.2), (stern, 0.85)]
    deck = [(stern - 0.5, 0.8), (stern - 0.65, 0.5), (bow + 0.6, 0.45)]
    section = plate(polygon([*side, *deck]), 2, facing="side")
    plan = [(0.3 * beam, bow), (0.5 * beam, bow + 0.9), (0.5 * beam, stern - 0.8), (0.38 * beam, stern)]
    waterline = plate(polygon([*plan, *[(-x, y) for x, y in plan[::-1]]]), 4, facing="up")
    d.part("hull", common(section, waterline), colour=v.hull, material="wood")
    spots = {1: [0.0], 2: [-0.24, 0.2], 3: [-0.34, 0.0, 0.3]}[v.sails]
    heights = {1: [1.0], 2: [0.85, 1.0], 3: [0.75, 1.0, 0.7]}[v.sails]
    width = {1: 1.3, 2: 1.05, 3: 0.78}[v.sails] * length / 3
    for spot, share in zip(spots, heights, strict=True):
        y, top = spot * length, 0.4 + tall * share
        d.part("mast", rod((0, y, 0.3), (0, y, top + 0.2), 0.055), colour="dark brown", material="wood")
        d.part("sail", _sail(y, width, 0.62, top), colour=v.sail, material="fabric")
    if v.cabin:
        house = union(
            box(0.62 * beam, 0.5, 0.45, (0, stern - 0.3, 0.95)), box(0.8 * beam, 0.66, 0.09, (0, stern - 0.3, 1.2))
        )
        d.part("cabin", house, colour="dark red", material="painted wood")
    if v.pennant:
        y, top = spots[len(spots) // 2] * length, 0.4 + tall
        flag = polygon([(y, top + 0.02), (y, top + 0.26), (y + 0.55, top + 0.14)])
        d.part("pennant", plate(flag, 0.11, facing="side"), colour=v.pennant, material="fabric")
    d.fact("relation", "The sails stand above the hull.", "The sails hang below the hull.", "above(sail, hull)")
    if v.sails > 1:
        d.fact("relation", "Each sail has a mast of its own.", "All sails share one mast.", f"count(mast) == {v.sails}")
    if v.cabin:
        d.fact("relation", "The cabin is on the stern.", "The cabin is on the bow.", "y(cabin) > y(mast)")
    d.fact(
        "proportion",
        "The hull is much longer than it is wide.",
        "The hull is as wide as it is long.",
        "depth(hull) > 2.2 * width(hull)",
    )
    d.fact("symmetry", "The hull's left side mirrors its right.", "The hull lacks one side.", "mirror(hull, 'x')")
    d.plan("upright sails along a hull with a high stern")


def _sail(y, width, low, top):
    """A fan-shaped sail across the mast with ridges where its battens are."""
    head, foot = 0.62 * width, width
    corners = [
        (y - 0.35 * foot, low),
        (y + 0.65 * foot, low + 0.08),
        (y + 0.65 * head, top),
        (y - 0.35 * head, top - 0.25),
    ]
    cloth = plate(polygon(corners), 0.11, facing="side")
    ridges = []
    for share in (0.12, 0.4, 0.68):
        z, half = low + share * (top - low), foot + share * (head - foot)
        ridges.append(cylinder(0.09, half, (0, y + 0.15 * half, z + 0.04), axis="y", segments=12))
    return union(cloth, *ridges)
