"""Small landscapes with trees, built from a handful of flat facets."""

from mme3dr.data.objects.stylised._low_poly import facets, fine
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import star
from mme3dr.meshes.solids import box, common, cylinder, ellipsoid, prism, pyramid, union
from mme3dr.meshes.sweeps import extrude, loft, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="low-poly pine grove",
    prompt=(
        "three little low-poly conifers of different heights sharing a patch of grass, brown trunks "
        "showing below the branches"
    ),
    parts=[
        Part("foliage", 3, "dark green", "leaf", True),
        Part("trunk", 3, "brown", "bark", True),
        Part("ground", 1, "lime", "soil", True),
        Part("stone", 2, "light grey", "stone", False),
    ],
    facts=[
        Fact(
            "count",
            "There are three trees.",
            "There is a single tree.",
            False,
            "count(foliage) == 3 and count(trunk) == 3",
        ),
        Fact(
            "style",
            "The trees look like stacks of angular pyramids with flat sides.",
            "The trees look like soft round clouds of leaves.",
            True,
        ),
        Fact(
            "relation",
            "Every trunk holds up its own crown of branches.",
            "The crowns lie on the ground beside the trunks.",
            True,
            "above(foliage, trunk) and all_touch(foliage, trunk)",
        ),
        Fact(
            "relation",
            "All trunks grow out of the grass.",
            "The trunks float above the grass.",
            True,
            "all_touch(trunk, ground) and bottom(trunk) > bottom(ground)",
        ),
        Fact(
            "proportion",
            "The crowns are much taller than the bare trunks below them.",
            "The crowns are much shorter than the bare trunks below them.",
            True,
            "height(foliage) > 2 * height(trunk)",
        ),
        Fact(
            "colour",
            "The branches are dark green.",
            "The branches are autumn orange.",
            True,
            "colour(foliage) == 'dark green'",
        ),
        Fact(
            "colour",
            "The grass is a lighter green than the trees.",
            "The grass is covered in white snow.",
            True,
            "colour(ground) == 'lime'",
        ),
    ],
)
def low_poly_pines(a: Assembly) -> None:
    a.add(
        "ground",
        facets(
            *[
                (1.0 * x, 0.8 * y, z * (1 if z > 0 else 2))
                for x, y, z in (
                    (0.9, 0.1, 0),
                    (0.45, 0.8, 0.02),
                    (-0.4, 0.9, 0),
                    (-0.95, 0.2, 0.02),
                    (-0.6, -0.75, 0),
                    (0.3, -0.85, 0.02),
                    (0.8, -0.5, 0),
                    (0.6, 0.1, -0.1),
                    (-0.6, 0.3, -0.1),
                    (-0.1, -0.6, -0.1),
                    (0, 0.6, -0.1),
                )
            ]
        ),
    )
    for x, y, size, turn in ((-0.05, 0.15, 1.0, 10), (0.5, -0.15, 0.68, 40), (-0.52, -0.2, 0.8, 70)):
        tiers = [
            pyramid(6, r, h, (0, 0, z + h / 2)).rotate((0, 0, 20 * z))
            for r, h, z in ((0.42, 0.56, 0.28), (0.34, 0.52, 0.6), (0.25, 0.56, 0.92))
        ]
        tree = union(tiers).rotate((0, 0, turn)).scale((size, size, size)).translate((x, y, 0))
        a.add("foliage", fine(tree))
        a.add("trunk", fine(cylinder(0.09 * size, 0.36 * size, (x, y, 0.16 * size), segments=5)))
    a.add(
        "stone",
        fine(ellipsoid(0.12, 0.1, 0.08, (0.12, -0.5, 0.03), 6)),
        fine(ellipsoid(0.07, 0.08, 0.06, (0.29, -0.46, 0.02), 6)),
    )


@reference_object(
    name="low-poly desert island",
    prompt=(
        "tiny castaway island in low poly: sandy hump, one leaning palm with coconuts, a wooden chest, "
        "facet-cut turquoise sea around"
    ),
    parts=[
        Part("sea", 1, "turquoise", "water", True),
        Part("island", 1, "sand", "soil", True),
        Part("trunk", 1, "brown", "bark", False),
        Part("frond", 7, "green", "leaf", False),
        Part("coconut", 3, "dark brown", "shell", True),
        Part("chest", 1, "rust", "wood", True),
        Part("clasp", 1, "gold", "metal", False),
        Part("rock", 2, "grey", "stone", False),
    ],
    facts=[
        Fact(
            "style",
            "The palm leaves are folded from a few straight flat planes.",
            "The palm leaves are fringed with hundreds of fine curved strands.",
            True,
        ),
        Fact(
            "relation",
            "The leaves grow from the top of the trunk.",
            "The leaves grow from the foot of the trunk.",
            True,
            "all_touch(frond, trunk) and top(frond) > z(trunk) and z(frond) > z(trunk)",
        ),
        Fact(
            "relation",
            "The coconuts hang just under the leaves.",
            "The coconuts float on the sea.",
            True,
            "z(coconut) > z(trunk) and top(coconut) < top(frond)",
        ),
        Fact(
            "count",
            "A single palm tree grows on the island.",
            "A dense forest grows on the island.",
            False,
            "count(trunk) == 1",
        ),
        Fact(
            "relation",
            "Water surrounds the sand on all sides.",
            "Sand surrounds the water on all sides.",
            True,
            "left(sea) < left(island) and right(sea) > right(island) and front(sea) < front(island) and back(sea) > "
            "back(island)",
        ),
        Fact(
            "colour",
            "The ground of the island is sandy yellow.",
            "The ground of the island is black lava.",
            False,
            "colour(island) == 'sand'",
        ),
        Fact(
            "material",
            "The chest on the beach is made of wood.",
            "The chest on the beach is made of glass.",
            False,
            "material(chest) == 'wood'",
        ),
        Fact(
            "proportion",
            "The palm rises higher than the sandy hump.",
            "The palm is lower than the sandy hump.",
            True,
            "height(trunk) > 1.5 * height(island)",
        ),
    ],
)
def low_poly_island(a: Assembly) -> None:
    waves = [prism(9, 1.0, 0.12).rotate((0, 0, 0)), prism(9, 0.86, 0.17).rotate((0, 0, 20))]
    a.add("sea", fine(union(waves), 0.06))
    a.add(
        "island",
        facets(
            (0.62, 0.1, 0.06),
            (0.4, 0.5, 0.06),
            (-0.2, 0.56, 0.06),
            (-0.62, 0.2, 0.06),
            (-0.5, -0.4, 0.06),
            (0.1, -0.6, 0.06),
            (0.55, -0.3, 0.06),
            (0.3, 0.2, 0.24),
            (-0.2, 0.28, 0.28),
            (-0.3, -0.1, 0.27),
            (0.1, -0.25, 0.2),
        ),
    )
    path = [(-0.15, 0.1, 0.2), (-0.12, 0.1, 0.55), (0.0, 0.08, 0.88), (0.2, 0.05, 1.18)]
    a.add(
        "trunk",
        fine(sweep(path, [0.1, 0.065, 0.055, 0.05], segments=6)),
        marks=[("tan", lambda p: (p[:, 2] * 10) % 2 < 0.5)],
    )
    rib = [(0, 0.05, -0.04, -0.03), (0.22, 0.12, 0.12, 0.04), (0.48, 0.12, 0.06, -0.05), (0.7, 0.015, -0.2, -0.22)]
    frond = loft([[(x, -w, low), (x, 0, high), (x, w, low), (x, 0, high - 0.045)] for x, w, high, low in rib])
    a.add("frond", [fine(f.translate((0.2, 0.05, 1.2))) for f in ring(frond, 7, start=15)])
    a.add(
        "coconut",
        [
            fine(ellipsoid(0.085, 0.085, 0.09, (0.2 + dx, 0.05 + dy, 1.07), 6))
            for dx, dy in ((0.12, -0.07), (-0.1, -0.1), (0.02, 0.13))
        ],
    )
    lid = extrude(star(5, 0.11, 0.089), 0.3, axis="x")
    chest = union(
        box(0.3, 0.19, 0.15, (0.3, -0.25, 0.27), 0),
        common(lid.translate((0.3, -0.25, 0.33)), box(0.4, 0.19, 0.12, (0.3, -0.25, 0.4), 0)),
    )
    a.add("chest", fine(chest), marks=[("amber", lambda p: abs(abs(p[:, 0] - 0.3) - 0.1) < 0.02)])
    a.add("clasp", box(0.05, 0.03, 0.08, (0.3, -0.355, 0.33), 0))
    a.add(
        "rock",
        fine(ellipsoid(0.14, 0.12, 0.14, (-0.5, -0.5, 0.1), 6)),
        fine(ellipsoid(0.1, 0.1, 0.1, (-0.72, -0.36, 0.08), 6)),
    )
