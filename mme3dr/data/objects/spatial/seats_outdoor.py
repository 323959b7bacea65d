"""Seats for the garden and the camp site."""

import numpy as np

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import four, mirrored, row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import outline, rectangle
from mme3dr.meshes.solids import beam, box, capsule, cylinder, rod, sphere, union
from mme3dr.meshes.sweeps import loft, plate, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="hammock on a stand",
    prompt="a striped hammock slung between the raised ends of its own curved wooden stand, ready for a garden nap",
    parts=[
        Part("bed", 1, "white", "fabric", False),
        Part("rope", 14, "cream", "rope", False),
        Part("arch", 1, "brown", "wood", True),
        Part("foot", 2, "brown", "wood", False),
        Part("hook", 2, "steel", "metal", False),
        Part("spreader_bar", 2, "tan", "wood", False),
        Part("pillow", 1, "red", "fabric", False),
    ],
    facts=[
        Fact(
            "relation",
            "The bed hangs clear of the ground.",
            "The bed lies flat on the ground.",
            True,
            "bottom(bed) > bottom(foot) + 0.1 * height(all)",
        ),
        Fact(
            "relation",
            "The bed sags lower than its two ends.",
            "The bed bulges higher than its two ends.",
            True,
            "bottom(bed) < bottom(spreader_bar)",
        ),
        Fact(
            "count",
            "The stand lifts the hammock at two ends.",
            "The stand lifts the hammock at one end only.",
            True,
            "count(hook) == 2 and all_touch(hook, arch)",
        ),
        Fact(
            "colour",
            "The cloth has red and white stripes.",
            "The cloth has green and black stripes.",
            True,
            "has_colour(bed, 'red') and colour(bed) == 'white'",
        ),
        Fact(
            "symmetry",
            "The two ends of the stand rise equally high.",
            "One end of the stand is twice as high as the other.",
            True,
            "mirror(arch, 'x') and level(foot)",
        ),
        Fact(
            "material",
            "The stand is made of wood.",
            "The stand is made of concrete.",
            False,
            "material(arch) == 'wood' and material(foot) == 'wood'",
        ),
        Fact(
            "proportion",
            "It is far longer than it is high.",
            "It is far higher than it is long.",
            True,
            "width(all) > 1.8 * height(all)",
        ),
        Fact(
            "relation",
            "A pillow lies at one end of the bed.",
            "A pillow lies on the ground beneath the bed.",
            True,
            "on(pillow, bed)",
        ),
    ],
)
def hammock_on_a_stand(a: Assembly) -> None:
    bow = spline(
        [
            (-1.9, 0, 1.25),
            (-1.45, 0, 0.55),
            (-0.7, 0, 0.14),
            (0, 0, 0.08),
            (0.7, 0, 0.14),
            (1.45, 0, 0.55),
            (1.9, 0, 1.25),
        ],
        60,
    )
    a.add("arch", sweep(bow, 1.0, rectangle(0.14, 0.1, corner=0.02), up=(0, 0, 1)))
    a.add("foot", mirrored(box(0.16, 1.2, 0.12, (0.75, 0, 0.06), 0.03)))
    tip = np.array([1.84, 0, 1.16])
    a.add("hook", mirrored(sweep([tip + [0.0, 0, 0.06], tip + [-0.1, 0, 0.02], tip + [-0.18, 0, 0.0]], 0.03)))
    ring = np.array([1.68, 0, 1.15])
    bar_x, bar_z = 1.14, 0.93
    a.add("spreader_bar", mirrored(capsule((bar_x, -0.48, bar_z), (bar_x, 0.48, bar_z), 0.035)))
    ends = [(bar_x, y, bar_z) for y in np.linspace(-0.45, 0.45, 7)]
    a.add("rope", [s for e in ends for s in mirrored(rod(ring, e, 0.016, segments=8))])
    x = np.linspace(-bar_x, bar_x, 61)
    rings = []
    for u in x:
        sag = bar_z - 0.42 * (1 - (u / bar_x) ** 2)
        y = np.linspace(-0.46, 0.46, 15)
        lift = sag + 0.4 * (1 - (u / bar_x) ** 2) * y**2
        under = np.column_stack([np.full(15, u), y, lift - 0.025])
        rings.append(np.vstack([under, (under + [0, 0, 0.05])[::-1]]))
    stripes = [("red", lambda p: np.abs((p[:, 1] * 6.5 + 0.25) % 1) < 0.5)]
    a.add("bed", loft(np.array(rings)), marks=stripes)
    pillow = sphere(1, segments=28).warp_batch(lambda p: np.sign(p) * np.abs(p) ** 0.75)
    a.add("pillow", pillow.scale((0.15, 0.3, 0.08)).rotate((0, 28, 0)).translate((-0.82, 0, 0.82)))


@reference_object(
    name="picnic table",
    prompt="Wooden picnic table for a park, with the benches built on so that six people can sit down.",
    parts=[
        Part("table_plank", 5, "tan", "wood", True),
        Part("bench_plank", 4, "tan", "wood", True),
        Part("leg", 4, "brown", "wood", False),
        Part("bench_support", 2, "brown", "wood", False),
        Part("table_support", 2, "brown", "wood", False),
        Part("bolt", 16, "steel", "metal", False),
    ],
    facts=[
        Fact(
            "relation",
            "A bench stands along each long side of the table.",
            "Both benches stand on the same side of the table.",
            True,
            "front(bench_plank) < front(table_plank) and back(bench_plank) > back(table_plank)",
        ),
        Fact(
            "relation",
            "The table top is higher than the benches.",
            "The benches are higher than the table top.",
            True,
            "above(table_plank, bench_plank) and bottom(table_plank) > top(bench_plank)",
        ),
        Fact(
            "count",
            "The table top is made of five planks.",
            "The table top is made of one round board.",
            True,
            "count(table_plank) == 5 and alike(table_plank)",
        ),
        Fact(
            "relation",
            "The same beams carry the table and the benches.",
            "The benches stand on legs of their own.",
            False,
            "all_touch(bench_plank, bench_support) and all_touch(leg, bench_support)",
        ),
        Fact(
            "symmetry",
            "Both long sides look alike.",
            "One long side has a bench twice as high.",
            True,
            "mirror(all, 'y')",
        ),
        Fact(
            "proportion",
            "The legs spread wider than the table top.",
            "The legs are narrower than the table top is deep.",
            True,
            "depth(leg) > depth(table_plank)",
        ),
        Fact(
            "material",
            "It is made of wood.",
            "It is made of glass.",
            False,
            "material(table_plank) == 'wood' and material(leg) == 'wood'",
        ),
        Fact(
            "count",
            "It stands on four slanting legs.",
            "It stands on one central post.",
            True,
            "count(leg) == 4 and level(leg)",
        ),
    ],
)
def picnic_table(a: Assembly) -> None:
    a.add("table_plank", row(box(2.0, 0.15, 0.05, (0, 0, 0.78), 0.01), 5, (0, 0.165, 0)))
    for y in (-0.78, 0.78):
        a.add("bench_plank", row(box(2.0, 0.15, 0.05, (0, y, 0.47), 0.01), 2, (0, 0.165, 0)))
    a.add("leg", four(beam((0.72, 0.62, 0.02), (0.72, 0.24, 0.75), 0.06, 0.11)))
    a.add("bench_support", mirrored(box(0.06, 1.86, 0.11, (0.78, 0, 0.39), 0.01)))
    a.add("table_support", mirrored(box(0.06, 0.78, 0.09, (0.78, 0, 0.71), 0.01)))
    for y, z in ((0.43, 0.39), (0.36, 0.37), (0.27, 0.7), (0.25, 0.73)):
        a.add("bolt", four(sphere(0.022, (0.815, y, z), 12)))


@reference_object(
    name="director's chair",
    prompt="folding director's chair as seen on a film set, black canvas, crossed legs, ready for the boss to sit in",
    parts=[
        Part("cross_leg", 4, "tan", "wood", True),
        Part("runner", 2, "tan", "wood", False),
        Part("seat", 1, "black", "fabric", True),
        Part("backrest", 1, "black", "fabric", False),
        Part("back_post", 2, "tan", "wood", False),
        Part("armrest", 2, "tan", "wood", False),
        Part("arm_post", 2, "tan", "wood", False),
        Part("bolt", 2, "brass", "metal", False),
    ],
    facts=[
        Fact(
            "relation",
            "Seen from the front the legs cross in an X.",
            "Seen from the front the legs hang straight down.",
            False,
            "width(cross_leg) > 0.8 * height(cross_leg) and between(bolt, cross_leg, cross_leg)",
        ),
        Fact(
            "count", "There are two armrests.", "There is one armrest.", True, "count(armrest) == 2 and level(armrest)"
        ),
        Fact(
            "relation",
            "The backrest stretches between two posts.",
            "The backrest is a solid board with no posts.",
            True,
            "all_touch(back_post, backrest) and above(backrest, seat)",
        ),
        Fact(
            "colour",
            "Seat and backrest are both black.",
            "The seat is black and the backrest is red.",
            False,
            "colour(seat) == 'black' and colour(backrest) == 'black'",
        ),
        Fact(
            "material",
            "The frame is wood and the seat is cloth.",
            "The frame is cloth and the seat is wood.",
            True,
            "material(cross_leg) == 'wood' and material(seat) == 'fabric'",
        ),
        Fact(
            "relation",
            "The armrests are higher than the seat.",
            "The armrests are lower than the seat.",
            True,
            "above(armrest, seat)",
        ),
        Fact(
            "symmetry",
            "The left and right sides match.",
            "The left side is taller than the right side.",
            True,
            "mirror(backrest, 'x') and mirror(armrest, 'x') and mirror(seat, 'x')",
        ),
        Fact(
            "proportion",
            "The backrest is a band, wider than it is tall.",
            "The backrest is a panel, taller than it is wide.",
            True,
            "width(backrest) > 1.8 * height(backrest)",
        ),
    ],
)
def directors_chair(a: Assembly) -> None:
    w, d = 0.34, 0.26
    for y, lean in ((-d, 1), (-d + 0.05, -1), (d, 1), (d - 0.05, -1)):
        a.add("cross_leg", beam((-lean * w, y, 0.06), (lean * w, y, 0.56), 0.045, 0.06))
    a.add("runner", mirrored(box(0.07, 0.68, 0.06, (w, 0, 0.03), 0.02)))
    sag = [(x, 0.55 - 0.06 * (1 - (x / 0.36) ** 2)) for x in np.linspace(-0.37, 0.37, 25)]
    strip = np.array(
        [
            [(x, y, z) for y, z in ((-0.25, z - 0.014), (0.25, z - 0.014), (0.25, z + 0.014), (-0.25, z + 0.014))]
            for x, z in sag
        ]
    )
    a.add("seat", loft(strip).refine_to_length(0.07))
    post = capsule((w + 0.03, 0.29, 0.45), (w + 0.03, 0.34, 1.14), 0.032)
    a.add("back_post", mirrored(post))
    a.add("arm_post", mirrored(rod((w + 0.03, -0.27, 0.45), (w + 0.03, -0.27, 0.8), 0.03)))
    arm = outline([(-0.05, -0.38), (0.05, -0.38), (0.06, -0.1), (0.035, 0.34), (-0.035, 0.34), (-0.06, -0.1)], 40)
    a.add("armrest", mirrored(plate(arm, 0.035, (w + 0.03, 0, 0.81), facing="up")))
    curve = [(x, 0.33 + 0.05 * (1 - (x / w) ** 2)) for x in np.linspace(-w - 0.07, w + 0.07, 25)]
    band = np.array(
        [[(x, y + dy, z) for dy, z in ((-0.018, 0.9), (0.018, 0.9), (0.018, 1.13), (-0.018, 1.13))] for x, y in curve]
    )
    sleeves = mirrored(cylinder(0.05, 0.23, (w + 0.03, 0.335, 1.015)))
    a.add("backrest", union(loft(band), sleeves))
    a.add("bolt", [cylinder(0.025, 0.14, (0, y, 0.31), "y") for y in (-d + 0.025, d - 0.025)])
