"""Large plant eaters of the African savanna."""

import numpy as np
from manifold3d import Manifold
from scipy.spatial import cKDTree

from mme3dr.data.objects.biological._creature import near, pair, towards, tube
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import ball, blend, bone, egg, limb
from mme3dr.meshes.profiles import outline
from mme3dr.meshes.solids import cylinder, ellipsoid, sphere, union
from mme3dr.meshes.sweeps import plate
from mme3dr.records import Fact, Part


def _patches(solid: Manifold, spacing: float):
    """Mark test for a giraffe's coat: cells round scattered points, less a net of lines between them."""
    points = np.asarray(solid.to_mesh64().vert_properties)[:, :3]
    order = np.random.default_rng(4).permutation(len(points))
    seeds: list[np.ndarray] = []
    for p in points[order]:
        if not seeds or np.linalg.norm(np.array(seeds) - p, axis=1).min() > spacing:
            seeds.append(p)
    tree = cKDTree(np.array(seeds))

    def test(p: np.ndarray) -> np.ndarray:
        distance, _ = tree.query(p, k=2)  # [F, 2]
        return distance[:, 1] - distance[:, 0] > 0.22 * spacing

    return test


@reference_object(
    name="African elephant with raised trunk",
    prompt="an African bull elephant trumpeting, its trunk lifted high in an S and its great ears spread",
    parts=[
        Part("body", 1, "grey", "skin", False),
        Part("head", 1, "grey", "skin", False),
        Part("trunk", 1, "grey", "skin", True),
        Part("ear", 2, "grey", "skin", True),
        Part("tusk", 2, "ivory", "bone", False),
        Part("leg", 4, "grey", "skin", False),
        Part("toenail", 16, "ivory", "horn", False),
        Part("eye", 2, "black", "glass", False),
        Part("tail", 1, "grey", "skin", False),
    ],
    facts=[
        Fact(
            "relation",
            "The trunk's tip is held up above the head.",
            "The trunk's tip hangs down to the ground.",
            False,
            "top(trunk) > top(head)",
        ),
        Fact(
            "count",
            "Two tusks grow beside the base of the trunk.",
            "Four tusks grow beside the base of the trunk.",
            True,
            "count(tusk) == 2 and all_touch(tusk, head)",
        ),
        Fact(
            "colour",
            "The tusks are ivory, paler than the skin.",
            "The tusks are jet black.",
            True,
            "colour(tusk) == 'ivory'",
        ),
        Fact(
            "count",
            "It stands on four pillar-like legs.",
            "It stands on three pillar-like legs.",
            True,
            "count(leg) == 4 and level(leg)",
        ),
        Fact(
            "proportion",
            "Each ear is large, nearly as tall as the head or taller.",
            "Each ear is tiny, a small fraction of the head.",
            False,
            "height(ear) > 0.8 * height(head)",
        ),
        Fact(
            "relation",
            "The tail hangs at the opposite end from the trunk.",
            "The tail hangs beside the trunk at the front.",
            True,
            "back(tail) > back(body) and front(trunk) < front(head)",
        ),
        Fact(
            "symmetry",
            "The left and right sides of the elephant mirror each other.",
            "Only the left side of the elephant has an ear and a tusk.",
            True,
            "mirror(all, 'x')",
        ),
        Fact(
            "colour",
            "The skin is grey all over.",
            "The skin is bright orange all over.",
            True,
            "colour(body) == 'grey' and colour(leg) == 'grey'",
        ),
    ],
)
def elephant(a: Assembly) -> None:
    a.add(
        "body",
        blend(
            egg((0, 0.5, 1.32), (0.5, 0.6, 0.53)),
            egg((0, -0.3, 1.4), (0.47, 0.6, 0.53)),
            egg((0, 0.1, 1.33), (0.5, 0.7, 0.52)),
            soft=0.2,
            detail=36,
        ),
    )
    dome = [ball((x, -0.98, 2.0), 0.2) for x in (-0.12, 0.12)]
    face = bone((0, -1.1, 1.8), (0, -1.3, 1.55), 0.26, 0.2)
    a.add("head", blend(egg((0, -0.92, 1.75), (0.32, 0.36, 0.42)), dome, face, soft=0.12, detail=36))
    path = [
        (0, -1.25, 1.62),
        (0, -1.5, 1.36),
        (0, -1.8, 1.33),
        (0, -2.0, 1.6),
        (0, -1.98, 1.98),
        (0, -1.98, 2.25),
        (0, -2.15, 2.42),
    ]
    a.add("trunk", tube(path, [0.2, 0.17, 0.14, 0.12, 0.1, 0.085, 0.08], segments=20, samples=60))
    flap = outline(
        [(0.0, -0.2), (0.05, 0.3), (0.35, 0.5), (0.68, 0.38), (0.78, 0.0), (0.62, -0.38), (0.42, -0.68), (0.25, -0.5)],
        48,
    )
    ear = plate(flap, 0.07, facing="side").rotate((0, 0, -52)).translate((0.24, -0.92, 1.78))
    a.add("ear", pair(ear))
    a.add(
        "tusk",
        pair(
            tube(
                [(0.19, -1.25, 1.5), (0.25, -1.5, 1.22), (0.27, -1.85, 1.14), (0.25, -2.1, 1.26)],
                [0.075, 0.07, 0.05, 0.015],
            )
        ),
    )
    for y, top in ((-0.5, 1.2), (0.72, 1.15)):
        post = tube([(0.27, y, top), (0.27, y + 0.02, 0.6), (0.27, y, 0.14)], [0.25, 0.19, 0.2])
        a.add("leg", pair(union(post, cylinder(0.21, 0.2, (0.27, y, 0.1), top=0.2))))
        for angle in (-150, -110, -70, -30):
            r = np.radians(angle)
            a.add(
                "toenail", pair(ellipsoid(0.055, 0.04, 0.06, (0.27 + 0.2 * np.cos(r), y + 0.2 * np.sin(r), 0.06), 14))
            )
    a.add("eye", pair(sphere(0.045, (0.29, -1.14, 1.78), 16)))
    tail = tube([(0, 1.02, 1.55), (0, 1.22, 1.3), (0, 1.25, 0.85)], [0.06, 0.04, 0.025])
    a.add(
        "tail",
        union(tail, ellipsoid(0.05, 0.05, 0.14, (0, 1.25, 0.76), 16)),
        marks=[("dark grey", lambda p: p[:, 2] < 0.88)],
    )


@reference_object(
    name="giraffe",
    prompt="a tall giraffe standing calmly, patched coat, looking straight ahead over the acacia tops",
    parts=[
        Part("body", 1, "cream", "fur", False),
        Part("neck", 1, "cream", "fur", False),
        Part("head", 1, "tan", "fur", False),
        Part("ossicone", 2, "brown", "fur", False),
        Part("ear", 2, "tan", "fur", False),
        Part("leg", 4, "cream", "fur", False),
        Part("hoof", 4, "dark brown", "horn", False),
        Part("mane", 1, "brown", "fur", False),
        Part("eye", 2, "black", "glass", False),
        Part("tail", 1, "cream", "fur", False),
    ],
    facts=[
        Fact(
            "proportion",
            "The neck is longer than the body is deep.",
            "The neck is far shorter than the body is deep.",
            True,
            "height(neck) > 1.2 * height(body)",
        ),
        Fact(
            "colour",
            "Brown patches with pale gaps cover the body and the neck.",
            "Black and white stripes cover the body and the neck.",
            True,
            "has_colour(body, 'brown') and has_colour(neck, 'brown') and colour(body) == 'cream'",
        ),
        Fact(
            "count",
            "Two short horns stand on the head.",
            "Five short horns stand on the head.",
            True,
            "count(ossicone) == 2 and top(ossicone) > top(head)",
        ),
        Fact(
            "count",
            "Four long legs carry the body.",
            "Six long legs carry the body.",
            True,
            "count(leg) == 4 and level(hoof)",
        ),
        Fact("colour", "The hooves are dark brown.", "The hooves are white.", True, "colour(hoof) == 'dark brown'"),
        Fact(
            "proportion",
            "The legs are longer than the body is deep.",
            "The legs are much shorter than the body is deep.",
            True,
            "height(leg) > height(body)",
        ),
        Fact(
            "relation",
            "The head sits at the top of the neck, the highest part but for horns and ears.",
            "The head hangs low between the front legs.",
            False,
            "above(head, neck) and touches(head, neck)",
        ),
        Fact(
            "relation",
            "A short mane runs down the back of the neck.",
            "A short mane runs along the belly.",
            True,
            "touches(mane, neck) and bottom(mane) > z(body)",
        ),
        Fact(
            "symmetry",
            "Seen from the front, the left and right halves match in shape.",
            "Seen from the front, the legs all stand on the left.",
            True,
            "mirror(all, 'x')",
        ),
    ],
)
def giraffe(a: Assembly) -> None:
    chest, rump = egg((0, -0.22, 1.72), (0.27, 0.36, 0.36)), egg((0, 0.35, 1.58), (0.25, 0.4, 0.3))
    body = blend(chest, rump, bone((0, -0.2, 1.65), (0, 0.5, 1.5), 0.25), soft=0.12, detail=56)
    a.add("body", body, marks=[("brown", _patches(body, 0.16))])
    path = [(0, -0.3, 1.78), (0, -0.52, 2.15), (0, -0.72, 2.65), (0, -0.88, 3.12), (0, -0.92, 3.25)]
    neck = tube(path, [0.27, 0.19, 0.14, 0.11, 0.1], 30, 90)
    a.add("neck", neck, marks=[("brown", _patches(neck, 0.14))])
    skull = [
        egg((0, -0.98, 3.3), (0.12, 0.17, 0.13)),
        *limb([(0, -1.0, 3.28), (0, -1.25, 3.16), (0, -1.42, 3.09)], [0.11, 0.075, 0.075]),
    ]
    nostrils = [("dark brown", near((x, -1.485, 3.13), (0.02, 0.03, 0.02))) for x in (-0.04, 0.04)]
    a.add(
        "head",
        blend(skull, soft=0.06, detail=36),
        marks=[("brown", towards((0, -1.42, 3.09), (0, -1, -0.3), 0.03)), *nostrils],
    )
    a.add("ossicone", pair(tube([(0.06, -0.94, 3.36), (0.075, -0.9, 3.5), (0.075, -0.9, 3.55)], [0.035, 0.025, 0.042])))
    ear = ellipsoid(0.13, 0.03, 0.055, segments=20).rotate((0, -20, -15)).translate((0.2, -0.88, 3.37))
    a.add("ear", pair(ear))
    a.add("eye", pair(sphere(0.035, (0.105, -1.06, 3.33), 16)))
    a.add(
        "mane",
        tube(
            [(0, -0.12, 2.0), (0, -0.36, 2.2), (0, -0.58, 2.67), (0, -0.76, 3.14), (0, -0.82, 3.34)],
            [0.05, 0.06, 0.06, 0.06, 0.05],
        ),
    )
    for y, top in ((-0.3, 1.6), (0.48, 1.5)):
        bend = 0.06 if y > 0 else 0.0
        leg = tube(
            [(0.15, y, top), (0.15, y - bend, 1.1), (0.15, y + bend, 0.78), (0.15, y, 0.3), (0.15, y, 0.08)],
            [0.16, 0.1, 0.075, 0.05, 0.06],
            20,
            40,
        )
        leg = leg.refine_to_length(0.06)
        a.add(
            "leg",
            pair(leg),
            marks=[
                ("brown", lambda p, t=_patches(leg, 0.12): t(np.abs(p) * [1, 0, 0] + p * [0, 1, 1]) & (p[:, 2] > 0.75))
            ],
        )
        a.add("hoof", pair(cylinder(0.09, 0.12, (0.15, y - 0.01, 0.06), top=0.065, segments=20)))
    tail = tube([(0, 0.72, 1.65), (0, 0.84, 1.5), (0, 0.86, 1.05)], [0.035, 0.03, 0.02])
    a.add(
        "tail",
        union(tail, ellipsoid(0.045, 0.045, 0.15, (0, 0.86, 0.95), 14)),
        marks=[("dark brown", lambda p: p[:, 2] < 1.08)],
    )
