"""Bridges held up by arches and by cables."""

import numpy as np

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import beam, box, cut, cylinder, rod, union
from mme3dr.meshes.sweeps import plate, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="stone arch bridge",
    prompt=(
        "An old humpback bridge of grey stone crosses a stream on two round arches, with a cobbled path and low walls."
    ),
    parts=[
        Part("body", 1, "grey", "stone", True),
        Part("arch_stone", 26, "light grey", "stone", False),
        Part("parapet", 2, "light grey", "stone", True),
        Part("path", 1, "sand", "stone", True),
        Part("breakwater", 2, "dark grey", "stone", False),
        Part("bank", 2, "green", "soil", False),
        Part("stream", 1, "sky blue", "water", True),
    ],
    facts=[
        Fact(
            "relation",
            "The path rises to a hump in the middle.",
            "The path dips to a hollow in the middle.",
            True,
            "height(path) > 0.08 * width(path) and mirror(path, 'x')",
        ),
        Fact(
            "count",
            "A ring of thirteen wedge stones frames each opening.",
            "A single slab covers each opening.",
            True,
            "count(arch_stone) == 26 and all_touch(arch_stone, body)",
        ),
        Fact(
            "relation",
            "The stream flows through under the bridge.",
            "The stream flows over the top of the bridge.",
            True,
            "top(stream) < z(body) and depth(stream) > depth(body)",
        ),
        Fact(
            "count",
            "A low wall guards each of the two sides of the path.",
            "A low wall guards only one side of the path.",
            True,
            "count(parapet) == 2 and mirror(parapet, 'y') and top(parapet) > top(path)",
        ),
        Fact(
            "material",
            "The bridge is built of stone.",
            "The bridge is built of rope.",
            False,
            "material(body) == 'stone' and material(parapet) == 'stone'",
        ),
        Fact(
            "symmetry",
            "The two halves of the bridge are mirror images.",
            "One half of the bridge is broken off.",
            True,
            "mirror(body, 'x') and mirror(parapet, 'x')",
        ),
        Fact(
            "relation",
            "Both ends of the bridge stand on green banks.",
            "Both ends of the bridge hang free in the air.",
            True,
            "all_touch(bank, body) and left(bank) < x(body) and right(bank) > x(body)",
        ),
        Fact(
            "colour",
            "The water is blue and the banks are green.",
            "The water is green and the banks are blue.",
            True,
            "colour(stream) == 'sky blue' and colour(bank) == 'green'",
        ),
        Fact(
            "proportion",
            "The bridge is much longer than it is high.",
            "The bridge is much higher than it is long.",
            True,
            "width(body) > 2 * height(body)",
        ),
    ],
)
def stone_arch_bridge(a: Assembly) -> None:
    x = np.linspace(-3.3, 3.3, 45)
    crown = 1.05 + 0.75 * np.cos(x / 3.3 * np.pi / 2) ** 1.3
    deck = np.column_stack([x, crown])

    def strip(low: float, high: float) -> object:
        return polygon(np.vstack([deck + [0, low], deck[::-1] + [0, high]]))

    solid = polygon([(-3.3, 0), *deck, (3.3, 0)])
    openings = [cylinder(0.95, 4, (s * 1.15, 0, 0.25), "y", segments=48) for s in (-1, 1)]
    openings += [box(1.9, 4, 0.6, (s * 1.15, 0, -0.02), 0) for s in (-1, 1)]
    a.add("body", cut(plate(solid, 1.5), openings))
    a.add("path", plate(strip(-0.02, 0.06), 1.2))
    a.add("parapet", mirrored(plate(strip(-0.06, 0.34), 0.2, (0, -0.72, 0)), "y"))
    wedge = cut(box(0.24, 1.58, 0.24, (0.95 + 0.11, 0, 0), 0.025), cylinder(0.95, 3, axis="y", segments=48))
    for s in (-1, 1):
        for angle in np.linspace(7, 173, 13):
            a.add("arch_stone", wedge.rotate((0, -angle, 0)).translate((s * 1.15, 0, 0.25)))
    prow = polygon([(-0.22, 0), (0.22, 0), (0, -0.42)])
    a.add("breakwater", mirrored(plate(prow, 0.75, (0, -0.72, 0.37), "up"), "y"))
    slope = polygon([(-4.1, 0), (-4.1, 0.98), (-3.2, 1.0), (-2.75, 0.6), (-2.2, 0.0)])
    a.add("bank", mirrored(plate(slope, 3.2)))
    a.add("stream", box(4.9, 3.2, 0.08, (0, 0, 0.04), 0))


@reference_object(
    name="suspension bridge",
    prompt="suspension bridge in the manner of the Golden Gate, red towers, the roadway hung from sweeping main cables",
    parts=[
        Part("tower", 2, "red", "painted metal", True),
        Part("main_cable", 2, "red", "painted metal", True),
        Part("hanger", 44, "rust", "metal", False),
        Part("roadway", 1, "dark grey", "concrete", True),
        Part("girder", 2, "red", "painted metal", False),
        Part("pier", 2, "light grey", "concrete", False),
        Part("anchorage", 2, "light grey", "concrete", False),
        Part("lane_mark", 18, "yellow", "plastic", False),
    ],
    facts=[
        Fact(
            "count",
            "Two tall towers carry the cables.",
            "Five tall towers carry the cables.",
            True,
            "count(tower) == 2 and top(tower) > top(roadway) + 0.1 * width(all)",
        ),
        Fact(
            "relation",
            "The cables hang lowest halfway between the towers.",
            "The cables arch highest halfway between the towers.",
            True,
            "bottom(main_cable) < z(tower) and all_touch(main_cable, tower) and top(main_cable) <= top(tower)",
        ),
        Fact(
            "relation",
            "Vertical hangers join the cables to the roadway.",
            "Slanting struts hold the roadway from below.",
            True,
            "all_touch(hanger, main_cable) and all_touch(hanger, girder)",
        ),
        Fact("colour", "The towers are red.", "The towers are turquoise.", False, "colour(tower) == 'red'"),
        Fact(
            "symmetry",
            "The bridge is the same at both ends.",
            "The bridge has a tower at one end only.",
            True,
            "mirror(all, 'x')",
        ),
        Fact(
            "relation",
            "The roadway passes through the towers.",
            "The roadway passes over the tops of the towers.",
            True,
            "bottom(roadway) > bottom(tower) and top(roadway) < z(tower)",
        ),
        Fact(
            "relation",
            "Each main cable ends at a solid block on the shore.",
            "Each main cable ends in mid-air.",
            True,
            "all_touch(main_cable, anchorage) and all_touch(anchorage, roadway)",
        ),
        Fact(
            "proportion",
            "The bridge is many times longer than it is wide.",
            "The bridge is as wide as it is long.",
            True,
            "width(all) > 5 * depth(all)",
        ),
    ],
)
def suspension_bridge(a: Assembly) -> None:
    half, span, deck, peak, side = 5.0, 2.6, 0.95, 2.9, 0.36
    legs = [box(0.26, 0.24, h, (0, y, h / 2 + z0), 0.02) for y in (-side, side) for z0, h in ((0.25, 2.84),)]
    bars = [box(0.18, 2 * side, 0.16, (0, 0, z), 0.02) for z in (0.55, 1.55, 2.2, 2.78)]
    braces = [beam((0, -side, 0.3), (0, side, 0.78), 0.1, 0.08), beam((0, side, 0.3), (0, -side, 0.78), 0.1, 0.08)]
    a.add("tower", mirrored(union(legs, bars, braces).translate((span, 0, 0))))
    a.add("pier", mirrored(box(0.6, 1.1, 0.3, (span, 0, 0.15), 0.06)))
    a.add("roadway", box(2 * half, 0.62, 0.09, (0, 0, deck)))
    truss = [box(2 * half, 0.06, 0.06, (0, side, z), 0.01) for z in (deck - 0.14, deck + 0.08)]
    truss += [
        beam((x, side, deck - 0.14), (x + 0.25 * s, side, deck + 0.08), 0.05, 0.05, 0)
        for x in np.arange(-4.75, 4.9, 0.5)
        for s in (-1, 1)
    ]
    a.add("girder", mirrored(union(truss), "y"))

    def cable(x: float) -> float:
        """Height of the main cable."""
        inner = deck + 0.28 + (peak - deck - 0.28) * (x / span) ** 2
        outer = peak + (deck + 0.1 - peak) * (max(abs(x) - span, 0) / (half - span)) ** 0.85
        return inner if abs(x) <= span else outer

    line = [(x, side, cable(x)) for x in np.linspace(-half + 0.1, half - 0.1, 99)]
    a.add("main_cable", mirrored(sweep(line, 0.065, segments=10), "y"))
    places = [s * x for s in (-1, 1) for x in (0.2, 0.6, 1.0, 1.4, 1.8, 2.2, 3.0, 3.35, 3.7, 4.05, 4.4)]
    for x in places:
        a.add("hanger", mirrored(rod((x, side, deck + 0.08), (x, side, cable(x)), 0.03, segments=8), "y"))
    a.add("anchorage", mirrored(box(0.5, 1.0, 1.12, (half - 0.05, 0, 0.56), 0.05)))
    a.add("lane_mark", row(box(0.25, 0.05, 0.03, (0, 0, deck + 0.05), 0), 18, (0.5, 0, 0)))
