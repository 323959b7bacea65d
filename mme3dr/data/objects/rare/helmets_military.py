"""Soldiers' helmets of the conquistadors and of Prussia."""

import numpy as np
from manifold3d import CrossSection, Manifold

from mme3dr.data.objects.rare._helmet import brim, head_form, moulded, peak, pedestal, shell, skull
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.assembly import Assembly, Mark
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import circle, outline, oval, polygon, rectangle, star
from mme3dr.meshes.solids import cut, cylinder, sphere, union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part

LEATHER = [
    (0.0, 0.40, 0.46, 0.46),
    (0.2, 0.405, 0.47, 0.47),
    (0.36, 0.37, 0.43, 0.43),
    (0.47, 0.28, 0.32, 0.32),
    (0.53, 0.15, 0.17, 0.17),
    (0.545, 0.03, 0.03, 0.03),
]


@reference_object(
    name="Prussian Pickelhaube",
    prompt="Prussian Pickelhaube of an infantry officer, black leather with its eagle plate, on a stand",
    parts=[
        Part("shell", 1, "black", "leather", True),
        Part("visor", 2, "black", "leather", False),
        Part("visor_trim", 1, "brass", "metal", False),
        Part("spike", 1, "brass", "metal", False),
        Part("stud", 4, "brass", "metal", False),
        Part("eagle", 1, "brass", "metal", True),
        Part("chin_scales", 1, "brass", "metal", False),
        Part("cockade", 2, "black", "painted metal", False),
        Part("back_spine", 1, "brass", "metal", False),
        Part("head_form", 1, "grey", "fabric", False),
        Part("stand", 1, "brown", "wood", True),
    ],
    facts=[
        Fact(
            "relation",
            "A pointed spike rises from the middle of the crown.",
            "A feather plume hangs down from the front of the crown.",
            True,
            "on(spike, shell) and top(spike) >= top(all) and height(spike) > width(spike)",
        ),
        Fact(
            "count",
            "There is just one spike on the helmet.",
            "There are two spikes like horns on the helmet.",
            True,
            "count(spike) == 1",
        ),
        Fact(
            "relation",
            "The eagle is mounted on the front of the helmet.",
            "The eagle is mounted on the back of the helmet.",
            True,
            "touches(eagle, shell) and back(eagle) < y(shell) and bottom(eagle) > bottom(shell)",
        ),
        Fact(
            "proportion",
            "The eagle spreads its wings over more than half of the width of the helmet.",
            "The eagle is a tiny badge no wider than the spike.",
            True,
            "width(eagle) > 0.55 * width(shell)",
        ),
        Fact(
            "colour",
            "The eagle and the spike gleam like brass on a black shell.",
            "The eagle and the spike are black on a brass shell.",
            True,
            "colour(eagle) == 'brass' and colour(spike) == 'brass' and colour(shell) == 'black'",
        ),
        Fact(
            "count",
            "It has one visor over the eyes and another over the neck.",
            "It has a visor over the eyes and none over the neck.",
            True,
            "count(visor) == 2 and front(visor) < front(shell) and back(visor) > back(shell)",
        ),
        Fact(
            "count",
            "A round cockade sits on each of the two sides.",
            "A round cockade sits on the right side only.",
            True,
            "count(cockade) == 2 and mirror(cockade, 'x') and has_colour(cockade, 'white')",
        ),
        Fact(
            "material",
            "The shell is leather and the fittings are metal.",
            "The shell is straw and the fittings are wood.",
            False,
            "material(shell) == 'leather' and material(eagle) == 'metal' and material(spike) == 'metal'",
        ),
        Fact(
            "symmetry",
            "The shell is the same on its left and right sides.",
            "The shell is turned up on its left side only.",
            True,
            "mirror(shell, 'x') and mirror(visor, 'x')",
        ),
    ],
)
def prussian_pickelhaube(a: Assembly) -> None:
    a.add("shell", shell(LEATHER, 0.025))
    brow = outline([(-0.41, -0.05), (-0.37, -0.46), (0, -0.72), (0.37, -0.46), (0.41, -0.05), (0, -0.2)], 60)
    nape = outline([(-0.41, 0.05), (-0.37, 0.42), (0, 0.68), (0.37, 0.42), (0.41, 0.05), (0, 0.2)], 60)
    a.add("visor", peak(LEATHER, brow, 0.8), peak(LEATHER, nape, 0.66))
    trim = peak(LEATHER, brow.offset(0.012) - brow.offset(-0.03), 0.8, 0.07, -0.075)
    a.add("visor_trim", trim.trim_by_plane((0, -1, 0), 0.12))
    base = [(0.2, 0.45), (0.21, 0.5), (0.17, 0.54), (0.11, 0.57), (0.08, 0.6), (0.08, 0.63), (0.115, 0.65)]
    a.add("spike", lathe([*base, (0.115, 0.67), (0.07, 0.69), (0.058, 0.72), (0.035, 0.9), (0.008, 1.06)]))
    a.add("stud", [sphere(0.036, (0.215 * x, 0.215 * y, 0.505), 16) for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1))])
    a.add("eagle", _eagle())
    angle = np.radians(np.linspace(-180, 0, 27))
    scales = [
        cylinder(0.044, 0.05, (0, -0.01, 0), "y", segments=14).rotate((8, 0, np.degrees(t) + 90))
        for t in np.arctan2(0.47 * np.sin(angle), 0.41 * np.cos(angle))
    ]
    places = zip(0.415 * np.cos(angle), 0.475 * np.sin(angle), scales, strict=True)
    a.add("chin_scales", union(s.translate((x, y, 0.02)) for x, y, s in places))
    a.add("back_spine", moulded(LEATHER, rectangle(0.05, 0.44, (0, 0.22)), -0.02, 0.012, "back"))
    disc = lathe([(0.1, 0), (0.1, 0.025), (0.07, 0.035), (0.04, 0.045), (0.015, 0.05)]).rotate((0, 90, 0))
    for side, heart in ((1, "black"), (-1, "red")):
        badge = disc if side > 0 else disc.mirror((1, 0, 0))
        a.add("cockade", badge.translate((side * 0.405, 0, 0.08)), marks=_roundel(0.08, heart))
    a.add("head_form", head_form(LEATHER, 0.06, chin=-0.4))
    a.add("stand", pedestal(-0.4, -0.9, 0.42))


def _roundel(z: float, heart: str) -> list[Mark]:
    """A white ring and a coloured heart on a black disc that faces sideways."""

    def within(limit: float):
        return lambda p: np.hypot(p[:, 1], p[:, 2] - z) < limit

    return [("white", within(0.07)), (heart, within(0.04))]


def _eagle() -> Manifold:
    """Crowned heraldic eagle in three heights of relief on the front of the shell."""
    wing = polygon(
        [(0.05, 0.3), (0.1, 0.34), (0.17, 0.43), (0.25, 0.44), (0.33, 0.38), (0.36, 0.29), (0.31, 0.3), (0.33, 0.21)]
        + [(0.28, 0.235), (0.28, 0.14), (0.23, 0.18), (0.21, 0.09), (0.17, 0.15), (0.13, 0.1), (0.05, 0.22)]
    )
    leg = polygon([(0.03, 0.16), (0.1, 0.09), (0.15, 0.09), (0.13, 0.05), (0.16, 0.02), (0.1, 0.03), (0.02, 0.1)])
    tail = polygon([(-0.03, 0.15), (0.03, 0.15), (0.06, 0.04), (0.03, 0.0), (0, 0.03), (-0.03, 0.0), (-0.06, 0.04)])
    head = circle(0.045, (0, 0.4)) + polygon([(-0.02, 0.435), (-0.1, 0.4), (-0.085, 0.37), (-0.02, 0.375)])
    crown = polygon([(-0.045, 0.43), (-0.06, 0.5), (-0.03, 0.47), (0, 0.51), (0.03, 0.47), (0.06, 0.5), (0.045, 0.43)])
    body = oval(0.065, 0.12, (0, 0.25)) + head

    def both(half: CrossSection) -> CrossSection:
        return half + half.mirror((1, 0))

    layers = [(both(wing) + both(leg) + tail + body + crown, 0.025)]
    layers += [(both(wing.offset(-0.022)) + tail.offset(-0.015), 0.045), (body, 0.05), (body.offset(-0.02), 0.075)]
    return union(moulded(LEATHER, flat.scale((0.86, 0.86)).translate((0, 0.062)), -0.01, high) for flat, high in layers)


STEEL = [
    (0.0, 0.38, 0.47, 0.47),
    (0.2, 0.37, 0.455, 0.455),
    (0.4, 0.30, 0.37, 0.37),
    (0.54, 0.19, 0.24, 0.24),
    (0.62, 0.08, 0.1, 0.1),
    (0.64, 0.01, 0.01, 0.01),
]


@reference_object(
    name="morion",
    prompt="the steel morion a conquistador wore, with rosettes of brass round the skull and a leather chin strap",
    parts=[
        Part("skull", 1, "steel", "metal", False),
        Part("comb", 1, "steel", "metal", False),
        Part("brim", 1, "steel", "metal", False),
        Part("roping", 2, "brass", "metal", False),
        Part("rosette", 16, "brass", "metal", True),
        Part("star_ornament", 2, "brass", "metal", False),
        Part("chin_strap", 1, "brown", "leather", True),
        Part("head_form", 1, "cream", "fabric", False),
        Part("stand", 1, "dark brown", "wood", False),
    ],
    facts=[
        Fact(
            "relation",
            "A tall comb runs over the crown from front to back.",
            "A tall comb runs over the crown from ear to ear.",
            True,
            "touches(comb, skull) and top(comb) > top(skull) and depth(comb) > 5 * width(comb)",
        ),
        Fact(
            "relation",
            "The brim sweeps up to a point in front and behind.",
            "The brim is flat and circular all the way round.",
            True,
            "height(brim) > 0.15 * depth(brim) and depth(brim) > 1.3 * width(brim) and mirror(brim, 'y')",
        ),
        Fact(
            "proportion",
            "The brim is longer from front to back than from side to side.",
            "The brim is wider from side to side than from front to back.",
            True,
            "depth(brim) > 1.3 * width(brim)",
        ),
        Fact(
            "symmetry",
            "The left half of the helmet mirrors the right half.",
            "The brim is turned up on the left side only.",
            True,
            "mirror(brim, 'x') and mirror(skull, 'x') and mirror(comb, 'x')",
        ),
        Fact(
            "colour",
            "The rosettes shine brass against grey steel.",
            "The rosettes shine blue against black iron.",
            False,
            "colour(rosette) == 'brass' and colour(skull) == 'steel' and all_touch(rosette, skull)",
        ),
        Fact(
            "material",
            "The skull is metal and the strap is leather.",
            "The skull is leather and the strap is metal.",
            False,
            "material(skull) == 'metal' and material(chin_strap) == 'leather'",
        ),
        Fact(
            "relation",
            "The face is left open below the brim.",
            "The face is shut in by a hinged visor.",
            True,
            "bottom(brim) - bottom(head_form) > 0.35 * height(head_form) and bottom(skull) > bottom(chin_strap)",
        ),
        Fact(
            "count",
            "A single comb crowns the helmet.",
            "Three parallel combs crown the helmet.",
            True,
            "count(comb) == 1 and x(comb) - x(skull) < 0.02 * width(skull)",
        ),
        Fact(
            "relation",
            "The strap hangs in a loop under the chin.",
            "The strap is buckled over the top of the comb.",
            True,
            "bottom(chin_strap) < bottom(skull) and top(chin_strap) < z(skull)",
        ),
    ],
)
def morion(a: Assembly) -> None:
    a.add("skull", shell(STEEL, 0.025))
    turn = np.radians(np.linspace(0, 180, 48))
    ridge = np.column_stack([0.5 * np.cos(turn), 0.02 + 0.88 * np.sin(turn) ** 0.9])
    a.add("comb", cut(plate(polygon(ridge), 0.05, facing="side"), skull(STEEL, -0.012)))

    def edge(t: np.ndarray) -> np.ndarray:
        c, s = np.cos(t), np.sin(t)
        x, y = 0.62 * c * np.abs(c) ** 0.35, 0.95 * s * np.abs(s) ** 0.15
        return np.column_stack([x, y, 0.4 * np.abs(s) ** 3.5 - 0.1 * c**2])

    a.add("brim", brim((0.375, 0.462), edge, 0.03))
    rope = star(4, 1.0, 0.7)
    line = edge(np.linspace(0, 2 * np.pi, 144, endpoint=False)) - [0, 0, 0.015]
    crest = np.column_stack([0 * turn, ridge])
    a.add("roping", sweep(line, 0.032, rope, closed=True, twist=2520), sweep(crest, 0.036, rope, twist=1440))
    around = np.linspace(0, 2 * np.pi, 16, endpoint=False) + np.pi / 16
    a.add("rosette", [sphere(0.036, (0.38 * np.sin(t), 0.468 * np.cos(t), 0.07), 14) for t in around])
    a.add("star_ornament", moulded(STEEL, star(8, 0.15, 0.06).translate((0, 0.29)), -0.015, 0.012, "side"))
    path = spline([(0.36, -0.02, 0.0), (0.36, -0.1, -0.2), (0.24, -0.2, -0.42), (0, -0.26, -0.52)], 20)
    a.add("chin_strap", union(mirrored(sweep(path, 1.0, rectangle(0.07, 0.03), up=(0, 1, 0.01)))))
    a.add("head_form", head_form(STEEL, 0.06, chin=-0.5))
    a.add("stand", pedestal(-0.5, -1.0, 0.42))
