"""Sewn toys: teddy bear."""

from mme3dr.data.objects.stylised._cartoon import front, painted_line, pair
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.solids import common, ellipsoid, hull, sphere, union
from mme3dr.records import Fact, Part


@reference_object(
    name="plush teddy bear",
    prompt=(
        "a much-loved old teddy bear sitting down, tan plush with button eyes, a mended tummy patch and a blue bow tie"
    ),
    parts=[
        Part("body", 1, "tan", "fur", True),
        Part("head", 1, "tan", "fur", False),
        Part("ear", 2, "tan", "fur", False),
        Part("inner_ear", 2, "cream", "fabric", False),
        Part("muzzle", 1, "cream", "fabric", False),
        Part("nose", 1, "dark brown", "fabric", False),
        Part("eye", 2, "black", "plastic", True),
        Part("mouth", 1, "dark brown", "rope", False),
        Part("arm", 2, "tan", "fur", False),
        Part("leg", 2, "tan", "fur", False),
        Part("foot_pad", 2, "cream", "fabric", False),
        Part("patch", 1, "red", "fabric", True),
        Part("stitch", 14, "ivory", "rope", False),
        Part("bow", 1, "blue", "fabric", True),
    ],
    facts=[
        Fact(
            "style",
            "The bear is a stuffed plush toy with visible stitches.",
            "The bear is a shiny inflated balloon.",
            False,
            "count(stitch) > 8 and material(body) == 'fur'",
        ),
        Fact(
            "count",
            "Two round ears sit on the head.",
            "Three round ears sit on the head.",
            True,
            "count(ear) == 2 and top(ear) > top(head) and all_touch(ear, head)",
        ),
        Fact(
            "relation",
            "The patch is sewn on the front of the tummy.",
            "The patch is sewn over an eye.",
            False,
            "y(patch) < y(body) and touches(patch, body) and z(patch) < bottom(head)",
        ),
        Fact(
            "relation",
            "Thread stitches run all round the edge of the patch.",
            "Thread stitches run round the edge of an ear.",
            True,
            "all_touch(stitch, patch)",
        ),
        Fact(
            "relation",
            "The legs stretch forward as it sits.",
            "The legs stand straight down under the body.",
            True,
            "front(leg) < front(body) and height(leg) < depth(leg) * 1.05",
        ),
        Fact(
            "colour",
            "The bow tie is blue.",
            "The bow tie is yellow.",
            False,
            "colour(bow) == 'blue' and z(bow) > z(body) and z(bow) < z(head)",
        ),
        Fact(
            "symmetry",
            "Arms, legs and eyes come in mirrored pairs.",
            "The left arm is missing.",
            True,
            "mirror(arm, 'x') and mirror(leg, 'x') and mirror(eye, 'x')",
        ),
        Fact(
            "proportion",
            "The head is nearly as big as the body.",
            "The head is a tenth the size of the body.",
            True,
            "width(head) > 0.8 * width(body)",
        ),
        Fact(
            "colour",
            "The muzzle is paler than the head.",
            "The muzzle is bright green.",
            True,
            "colour(muzzle) == 'cream' and colour(head) == 'tan'",
        ),
    ],
)
def clay_teddy_bear(a: Assembly) -> None:
    body = ellipsoid(0.42, 0.36, 0.46, (0, 0, 0.44), 48)
    skull = ellipsoid(0.42, 0.37, 0.37, (0, -0.04, 1.13), 48)
    a.add("body", body)
    a.add("head", skull)
    for x in (-0.31, 0.31):
        ear = ellipsoid(0.16, 0.085, 0.16, (x, 0.0, 1.44))
        a.add("ear", ear)
        a.add("inner_ear", ellipsoid(0.1, 0.05, 0.1, (x, -0.055, 1.44)))
    snout = ellipsoid(0.19, 0.16, 0.145, (0, -0.37, 1.04))
    a.add("muzzle", snout)
    a.add("nose", ellipsoid(0.075, 0.05, 0.05, (0, -0.51, 1.1)))
    mouth = [
        painted_line(snout, points, 0.014, 8)
        for points in (
            [(0, 1.06), (0, 1.0)],
            [(-0.08, 0.97), (-0.04, 0.965), (0, 1.0)],
            [(0.08, 0.97), (0.04, 0.965), (0, 1.0)],
        )
    ]
    a.add("mouth", union(mouth))
    a.add("eye", pair(ellipsoid(0.055, 0.035, 0.055, tuple(front(skull, 0.17, 1.2)))))
    a.add("arm", pair(hull(sphere(0.12, (0.33, -0.02, 0.76), 24), ellipsoid(0.13, 0.14, 0.13, (0.52, -0.28, 0.5), 24))))
    thigh = hull(sphere(0.18, (0.26, -0.1, 0.19), 28), ellipsoid(0.17, 0.12, 0.2, (0.36, -0.58, 0.2), 28))
    a.add("leg", pair(thigh))
    a.add("foot_pad", pair(ellipsoid(0.115, 0.03, 0.14, (0.36, -0.69, 0.2))))
    cloth = common(
        body.scale((1.03, 1.03, 1.03)).translate((0, 0, -0.013)),
        hull(*[sphere(0.03, (x, y, z), 12) for x in (-0.12, 0.12) for y in (-0.5, -0.2) for z in (0.5, 0.74)]),
    )
    a.add("patch", cloth)
    edge = [(x, z, 0, 1) for x in (-0.1, 0, 0.1) for z in (0.48, 0.76)] + [
        (x, z, 1, 0) for z in (0.52, 0.58, 0.66, 0.72) for x in (-0.145, 0.145)
    ]
    for x, z, dx, dz in edge:
        a.add(
            "stitch",
            painted_line(
                body.scale((1.03, 1.03, 1.03)),
                [(x - 0.035 * dx, z - 0.035 * dz), (x + 0.035 * dx, z + 0.035 * dz)],
                0.014,
                4,
            ),
        )
    wing = hull(ellipsoid(0.03, 0.05, 0.05, (0.04, -0.36, 0.83)), ellipsoid(0.05, 0.06, 0.12, (0.24, -0.35, 0.83)))
    a.add("bow", union(pair(wing), ellipsoid(0.065, 0.075, 0.065, (0, -0.37, 0.83))))
