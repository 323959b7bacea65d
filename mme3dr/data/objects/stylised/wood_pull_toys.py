"""Wooden toys to pull along: duck."""

from mme3dr.data.objects.stylised._cartoon import cord, pair, soft_box
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import four
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import blend, bone, egg
from mme3dr.meshes.profiles import outline
from mme3dr.meshes.solids import box, cut, cylinder, ellipsoid, hull, rod, sphere, torus, union
from mme3dr.meshes.sweeps import plate
from mme3dr.records import Fact, Part


@reference_object(
    name="wooden pull-along duck",
    prompt=(
        "A toddler's pull-along duck carved in pale wood with a green head, "
        "rolling on red wheels and towed by a string."
    ),
    parts=[
        Part("body", 1, "tan", "wood", True),
        Part("head", 1, "green", "painted wood", True),
        Part("collar", 1, "white", "painted wood", False),
        Part("beak", 1, "orange", "painted wood", False),
        Part("eye", 2, "black", "painted wood", False),
        Part("wing", 2, "brown", "wood", False),
        Part("board", 1, "sand", "wood", False),
        Part("wheel", 4, "red", "painted wood", True),
        Part("axle", 2, "brown", "wood", False),
        Part("string", 1, "ivory", "rope", True),
        Part("bead", 1, "blue", "painted wood", False),
    ],
    facts=[
        Fact(
            "style",
            "The duck is simplified into smooth carved pieces of wood.",
            "The duck is moulded from crinkled aluminium foil.",
            True,
            "material(body) == 'wood' and material(wing) == 'wood'",
        ),
        Fact(
            "count",
            "The toy rolls on four wheels.",
            "The toy rolls on six wheels.",
            True,
            "count(wheel) == 4 and level(wheel)",
        ),
        Fact(
            "relation",
            "An axle joins each pair of wheels.",
            "Every wheel hangs free without an axle.",
            True,
            "count(axle) == 2 and all_touch(wheel, axle)",
        ),
        Fact(
            "relation",
            "The string is tied to the front of the toy.",
            "The string is tied to the tail.",
            True,
            "front(string) < front(board) and touches(string, board) and back(string) < y(board)",
        ),
        Fact(
            "relation",
            "The duck stands on a board above the wheels.",
            "The duck lies upside down under the wheels.",
            True,
            "on(body, board) and bottom(body) > z(wheel)",
        ),
        Fact(
            "colour",
            "The head is green and the wheels are red.",
            "The head is pink and the wheels are blue.",
            False,
            "colour(head) == 'green' and colour(wheel) == 'red'",
        ),
        Fact(
            "existence",
            "A flat orange beak points forward.",
            "A long grey trunk points forward.",
            True,
            "count(beak) == 1 and colour(beak) == 'orange' and front(beak) < front(head)",
        ),
        Fact(
            "symmetry",
            "A wing lies along each flank.",
            "A single wing lies along the left flank.",
            True,
            "count(wing) == 2 and mirror(wing, 'x')",
        ),
    ],
)
def wood_pull_duck(a: Assembly) -> None:
    trunk = [
        egg((0, 0.08, 0.72), (0.33, 0.52, 0.32)),
        bone((0, -0.22, 0.8), (0, -0.36, 1.1), 0.2, 0.14),
        bone((0, 0.45, 0.8), (0, 0.7, 0.98), 0.17, 0.05),
    ]
    a.add("body", blend(trunk, soft=0.16, detail=56).trim_by_plane((0, 0, 1), 0.46))
    a.add("collar", torus(0.155, 0.045, (0, 0, 0)).rotate((12, 0, 0)).translate((0, -0.36, 1.1)))
    a.add(
        "head",
        blend(
            egg((0, -0.42, 1.32), (0.22, 0.25, 0.22)),
            bone((0, -0.37, 1.12), (0, -0.4, 1.25), 0.16),
            soft=0.06,
            detail=44,
        ),
    )
    bill = hull(ellipsoid(0.12, 0.06, 0.06, (0, -0.62, 1.3)), ellipsoid(0.12, 0.08, 0.025, (0, -0.84, 1.26)))
    a.add("beak", cut(bill, box(0.4, 0.24, 0.016, (0, -0.84, 1.262))))
    a.add("eye", pair(ellipsoid(0.03, 0.042, 0.042, (0.185, -0.52, 1.39))))
    feather = outline([(-0.3, 0.82), (-0.05, 0.92), (0.3, 0.88), (0.52, 0.9), (0.36, 0.72), (0.1, 0.58), (-0.2, 0.62)])
    a.add("wing", pair(plate(feather, 0.12, (0.29, 0.02, 0), "side")))
    a.add("board", soft_box(0.62, 1.3, 0.14, 0.05, (0, 0.05, 0.4), 16))
    wheel = union(
        cylinder(0.24, 0.1, axis="x", segments=40), cylinder(0.09, 0.16, axis="x"), torus(0.2, 0.05, axis="x")
    )
    a.add("wheel", four(wheel.translate((0.4, 0.42, 0.25))))
    a.add(
        "axle",
        [union(rod((-0.5, y, 0.25), (0.5, y, 0.25), 0.05), box(0.16, 0.14, 0.14, (0, y, 0.29))) for y in (-0.42, 0.42)],
    )
    line = [
        (0, -0.58, 0.4),
        (0.05, -0.75, 0.3),
        (0.0, -0.95, 0.06),
        (-0.12, -1.15, 0.03),
        (0.02, -1.35, 0.03),
        (0.1, -1.5, 0.06),
    ]
    a.add("string", cord(line, 0.022, 10, 40))
    a.add("bead", sphere(0.08, (0.11, -1.53, 0.08), 28))
