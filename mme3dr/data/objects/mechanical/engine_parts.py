"""The moving parts of engines, taken out of their housings."""

from manifold3d import CrossSection, Manifold

from mme3dr.data.objects.mechanical._gearing import pedestal
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import circle, gear, rectangle
from mme3dr.meshes.solids import box, cut, cylinder, tube, union
from mme3dr.meshes.sweeps import extrude, lathe, plate
from mme3dr.records import Fact, Part


@reference_object(
    name="four-cylinder crankshaft",
    prompt="crankshaft of an inline four-cylinder engine with rods, pistons and flywheel, shown bare on red supports",
    parts=[
        Part("crankshaft", 1, "steel", "metal", True),
        Part("rod", 4, "brass", "metal", True),
        Part("piston", 4, "silver", "metal", True),
        Part("piston_ring", 12, "black", "metal", False),
        Part("flywheel", 1, "dark grey", "iron", True),
        Part("pulley", 1, "black", "painted metal", False),
        Part("support", 3, "red", "painted metal", True),
        Part("base", 1, "brown", "wood", False),
    ],
    facts=[
        Fact("count", "There are four pistons.", "There are six pistons.", True, "count(piston) == 4"),
        Fact(
            "relation",
            "A rod links each piston to the crankshaft.",
            "A gap parts each piston from the crankshaft.",
            True,
            "count(rod) == 4 and all_touch(rod, crankshaft) and all_touch(piston, rod)",
        ),
        Fact(
            "symmetry",
            "The outer two pistons are at one height and the inner two at another.",
            "The left two pistons are at one height and the right two at another.",
            True,
            "mirror(piston, 'x') and not level(piston)",
        ),
        Fact(
            "relation",
            "The pistons stand in one row above the shaft.",
            "The pistons hang in one row below the shaft.",
            True,
            "bottom(piston) > z(crankshaft) and width(piston) > 4 * depth(piston)",
        ),
        Fact(
            "relation",
            "The flywheel and the pulley are at opposite ends of the shaft.",
            "The flywheel and the pulley are next to each other in the middle of the shaft.",
            True,
            "right(flywheel) < left(piston) and left(pulley) > right(piston)"
            " and touches(flywheel, crankshaft) and touches(pulley, crankshaft)",
        ),
        Fact(
            "proportion",
            "The flywheel is larger across than a piston.",
            "The flywheel is smaller across than a piston.",
            True,
            "depth(flywheel) > 1.5 * depth(piston)",
        ),
        Fact(
            "count",
            "Three dark rings run round each piston.",
            "A single dark ring runs round each piston.",
            True,
            "count(piston_ring) == 12 and all_touch(piston_ring, piston)",
        ),
        Fact("colour", "The supports are red.", "The supports are white.", False, "colour(support) == 'red'"),
        Fact(
            "relation",
            "The supports carry the shaft clear of the base.",
            "The shaft lies flat on the base.",
            True,
            "all_touch(support, crankshaft) and all_touch(support, base) and bottom(crankshaft) > top(base)",
        ),
    ],
)
def inline_four_crankshaft(a: Assembly) -> None:
    z, throw, reach = 1.55, 0.5, 1.75
    shaft, places = [], (-1.65, -0.55, 0.55, 1.65)
    web = CrossSection.batch_hull([circle(0.3, (0, throw)), circle(0.38)])
    weight = circle(0.78, segments=48) ^ rectangle(2, 0.62, (0, -0.5))
    for x, way in zip(places, (0, 180, 180, 0), strict=True):
        cheek = (web + weight).rotate(way)
        shaft += [plate(cheek, 0.15, (x + s * 0.26, 0, z), "side") for s in (-1, 1)]
        pin = z + (throw if way == 0 else -throw)
        shaft.append(cylinder(0.21, 0.5, (x, 0, pin), "x"))
        a.add("rod", _rod(reach).translate((x, 0, pin)))
        a.add("piston", _piston().translate((x, 0, pin + reach)))
        a.add("piston_ring", [tube(0.475, 0.4, 0.06, (x, 0, pin + reach + h)) for h in (0.08, 0.2, 0.32)])
    shaft += [cylinder(0.24, 0.5, (x, 0, z), "x") for x in (-1.1, 0, 1.1)]
    shaft += [cylinder(0.24, 0.9, (s * 2.3, 0, z), "x") for s in (-1, 1)]
    a.add("crankshaft", union(shaft))
    disc = union(
        cut(extrude(gear(60, 1.16, 0.09), 0.22), ring(cylinder(0.13, 1, (0.68, 0, 0), segments=20), 6)),
        cylinder(0.4, 0.4),
    )
    a.add("flywheel", disc.rotate((0, 90, 0)).translate((-2.85, 0, z)))
    groove = [(0, -0.2), (0.55, -0.2), (0.55, -0.15), (0.43, -0.08), (0.55, 0), (0.43, 0.08), (0.55, 0.15), (0.55, 0.2)]
    pulley = union(lathe([*groove, (0, 0.2)]), cylinder(0.17, 0.56))
    a.add("pulley", pulley.rotate((0, 90, 0)).translate((2.8, 0, z)))
    post = pedestal(z - 0.2, 1.0, 0.36, 0.24, (0, 0, 0.2)).rotate((0, 0, 90))
    a.add("support", [post.translate((x, 0, 0)) for x in (-2.3, 0, 2.3)])
    a.add("base", box(6.2, 1.9, 0.26, (0, 0, 0.13), 0.06))


def _rod(reach: float) -> Manifold:
    """Connecting rod in the y-z plane, big end round the origin, small end `reach` above."""
    shank = CrossSection.batch_hull([circle(0.24, (0, 0.2)), circle(0.13, (0, reach))])
    channel = CrossSection.batch_hull([circle(0.11, (0, 0.45)), circle(0.06, (0, reach - 0.3))])
    body = plate(shank + circle(0.36) + circle(0.2, (0, reach)), 0.26, facing="side")
    caps = [box(0.26, 0.16, 0.5, (0, s * 0.36, 0.0), 0.04) for s in (-1, 1)]
    return cut(union(body, caps), [plate(channel, 0.1, (s * 0.13, 0, 0), "side") for s in (-1, 1)])


def _piston() -> Manifold:
    """Piston with ring grooves and a hollow skirt, its pin at the origin across the rod."""
    wall = [(0.46, -0.42), (0.46, 0.05)]
    for low in (0.05, 0.17, 0.29):
        wall += [(0.46, low), (0.42, low), (0.42, low + 0.06), (0.46, low + 0.06)]
    skirt = lathe([*wall, (0.46, 0.42), (0.4, 0.45), (0, 0.48), (0, 0.02), (0.36, 0.02), (0.36, -0.42)])
    return union(cut(skirt, box(0.5, 2, 0.3, (0, 0, -0.42), 0.1)), cylinder(0.1, 0.9, (0, 0, 0), "x"))
