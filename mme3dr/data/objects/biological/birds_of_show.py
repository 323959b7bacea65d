"""Birds known for their colour and stance."""

import numpy as np

from mme3dr.data.objects.biological._creature import near, pair, tube
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import blend, bone, egg, limb
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import cylinder, ellipsoid, rod, sphere, union
from mme3dr.meshes.sweeps import plate
from mme3dr.records import Fact, Part


@reference_object(
    name="flamingo on one leg",
    prompt="Flamingo resting in the shallows on a single leg, the other folded up, neck in an elegant S.",
    parts=[
        Part("body", 1, "pink", "feather", False),
        Part("neck", 1, "pink", "feather", True),
        Part("head", 1, "pink", "feather", False),
        Part("bill", 1, "cream", "horn", False),
        Part("eye", 2, "yellow", "glass", False),
        Part("wing", 2, "pink", "feather", False),
        Part("standing_leg", 1, "magenta", "skin", True),
        Part("folded_leg", 1, "magenta", "skin", True),
        Part("tail", 1, "pink", "feather", False),
        Part("water", 1, "sky blue", "water", True),
    ],
    facts=[
        Fact(
            "relation",
            "Only one foot reaches the water.",
            "Both feet reach the water.",
            False,
            "touches(standing_leg, water) and bottom(folded_leg) > 0.2 * height(all)",
        ),
        Fact(
            "proportion",
            "The standing leg is longer than the body is high.",
            "The standing leg is shorter than the body is high.",
            True,
            "height(standing_leg) > height(body)",
        ),
        Fact(
            "colour",
            "The tip of the bill is black.",
            "The tip of the bill is green.",
            True,
            "has_colour(bill, 'black') and colour(bill) == 'cream'",
        ),
        Fact(
            "relation",
            "The bill bends downwards.",
            "The bill bends upwards like a hook to the sky.",
            True,
            "bottom(bill) < bottom(head) and z(bill) < z(head)",
        ),
        Fact(
            "colour",
            "The plumage is pink.",
            "The plumage is bright green.",
            True,
            "colour(body) == 'pink' and colour(neck) == 'pink'",
        ),
        Fact(
            "proportion",
            "The neck is long and thin, far longer than the head.",
            "The neck is shorter than the head.",
            True,
            "height(neck) > 2 * height(head)",
        ),
        Fact(
            "relation",
            "The head is carried above the back.",
            "The head hangs below the feet.",
            True,
            "bottom(head) > top(body)",
        ),
        Fact(
            "count",
            "The bird has two wings folded at its sides.",
            "The bird has four wings folded at its sides.",
            True,
            "count(wing) == 2 and mirror(wing, 'x')",
        ),
    ],
)
def flamingo(a: Assembly) -> None:
    trunk = [egg((0, 0.02, 1.15), (0.22, 0.38, 0.22), (-12, 0, 0)), bone((0, -0.2, 1.18), (0, -0.38, 1.22), 0.16, 0.08)]
    a.add("body", blend(trunk, soft=0.1, detail=42))
    path = [
        (0, -0.3, 1.18),
        (0, -0.52, 1.28),
        (0, -0.5, 1.55),
        (0, -0.3, 1.76),
        (0, -0.3, 2.0),
        (0, -0.46, 2.1),
        (0, -0.58, 2.02),
    ]
    a.add("neck", tube(path, [0.11, 0.075, 0.06, 0.055, 0.052, 0.055, 0.065], 18, 70))
    a.add("head", blend(egg((0, -0.6, 2.0), (0.085, 0.12, 0.095), (30, 0, 0)), soft=0.02, detail=28))
    bill = tube(
        [(0, -0.66, 1.97), (0, -0.79, 1.9), (0, -0.84, 1.78), (0, -0.8, 1.68)], [0.07, 0.065, 0.05, 0.012], 20, 44
    )
    a.add("bill", bill, marks=[("black", lambda p: p[:, 2] < 1.81)])
    a.add("eye", pair(sphere(0.026, (0.072, -0.64, 2.04), 18)), marks=[("black", lambda p: np.abs(p[:, 0]) > 0.09)])
    wing = blend(
        egg((0.19, 0.08, 1.17), (0.07, 0.34, 0.19), (-14, 0, -4)),
        bone((0.19, 0.2, 1.13), (0.1, 0.52, 1.0), 0.08, 0.03),
        soft=0.06,
        detail=36,
    )
    a.add(
        "wing",
        pair(wing),
        marks=[
            ("black", lambda p: (p[:, 1] > 0.36) & (p[:, 2] < 1.13)),
            ("magenta", lambda p: (np.sin(30 * p[:, 2] - 12 * p[:, 1]) > 0.72) & (p[:, 1] > -0.1)),
        ],
    )
    a.add("tail", blend(bone((0, 0.3, 1.1), (0, 0.55, 0.98), 0.1, 0.04), soft=0.02, detail=26))
    toes = [
        tube([(0.04, -0.02, 0.05), (0.04 + 0.2 * np.sin(t), -0.02 - 0.22 * np.cos(t), 0.04)], [0.028, 0.016], 10)
        for t in np.radians([-32, 0, 32])
    ]
    web = plate(polygon([(0.04, 0.0), (-0.07, -0.2), (0.04, -0.22), (0.15, -0.2)]), 0.025, (0, 0, 0.04), facing="up")
    shin = tube([(0.06, 0.06, 1.05), (0.05, 0.05, 0.6), (0.04, 0.0, 0.05)], [0.05, 0.03, 0.028])
    a.add("standing_leg", union(shin, sphere(0.05, (0.05, 0.05, 0.58), 18), toes, web))
    fold = tube([(-0.09, 0.02, 1.02), (-0.09, -0.08, 0.85), (-0.09, -0.14, 0.72)], [0.05, 0.033, 0.035])
    back = tube(
        [(-0.09, -0.14, 0.72), (-0.07, 0.14, 0.68), (-0.03, 0.36, 0.65), (-0.02, 0.42, 0.55), (-0.02, 0.42, 0.48)],
        [0.038, 0.028, 0.03, 0.026, 0.016],
    )
    a.add("folded_leg", union(fold, back))
    pool = cylinder(0.55, 0.05, (0.0, 0.02, 0.0), segments=64)
    ripples = [
        cylinder(r, 0.07, (0.04, 0, 0.0), segments=64) - cylinder(r - 0.035, 0.1, (0.04, 0, 0.0), segments=64)
        for r in (0.2, 0.36)
    ]
    a.add("water", union(pool, ripples))


def _fan(a: Assembly) -> None:
    """Raised train with its eyespots."""
    plumes = 25
    angles = np.radians(np.linspace(-104, 104, plumes))
    lobes = [(0.0, 0.0)]
    for t in np.linspace(angles[0] - 0.06, angles[-1] + 0.06, 260):
        wave = 0.5 + 0.5 * np.cos((t - angles[0]) / (angles[1] - angles[0]) * 2 * np.pi)
        r = 1.38 + 0.12 * wave**0.6
        lobes.append((r * np.sin(t), r * np.cos(t)))
    sheet = plate(polygon(lobes), 0.035).refine_to_length(0.07)

    def place(p: np.ndarray) -> np.ndarray:
        """Fan plane to bird: hollow towards the front, leaning back a little, its root at the rump."""
        r2 = p[:, 0] ** 2 + p[:, 2] ** 2
        return np.column_stack([p[:, 0], p[:, 1] + 0.26 - 0.07 * r2 + 0.1 * p[:, 2], p[:, 2] + 0.66])

    def quills(p: np.ndarray) -> np.ndarray:
        t = np.arctan2(p[:, 0], p[:, 2] - 0.66)
        return np.cos((t - angles[0]) / (angles[1] - angles[0]) * 2 * np.pi) > 0.9

    inner = ("teal", lambda p: p[:, 0] ** 2 + (p[:, 2] - 0.66) ** 2 < 0.55**2)
    a.add("fan", sheet.warp_batch(place), marks=[("lime", quills), inner])
    for r, count, reach in ((1.3, 13, 100), (1.0, 11, 92), (0.72, 7, 78)):
        for t in np.radians(np.linspace(-reach, reach, count)):
            size = 0.075 * (0.7 + 0.3 * r)
            disc = (
                ellipsoid(0.95 * size, 0.035, 1.3 * size, segments=24)
                .rotate((0, np.degrees(t), 0))
                .translate((r * np.sin(t), -0.025, r * np.cos(t)))
            )
            heart = place(np.array([[0.97 * r * np.sin(t), -0.05, 0.97 * r * np.cos(t)]]))[0]
            a.add(
                "eyespot",
                disc.warp_batch(place),
                marks=[
                    ("turquoise", near(heart, np.full(3, 0.052 * (0.7 + 0.3 * r)))),
                    ("blue", near(heart, np.full(3, 0.036 * (0.7 + 0.3 * r)))),
                ],
            )


@reference_object(
    name="peacock displaying",
    prompt="peacock in full display facing us, every tail feather raised into a wide fan of shimmering eyespots",
    parts=[
        Part("body", 1, "blue", "feather", False),
        Part("head", 1, "blue", "feather", False),
        Part("crest", 5, "teal", "feather", False),
        Part("beak", 1, "light grey", "horn", False),
        Part("eye", 2, "black", "glass", False),
        Part("fan", 1, "green", "feather", True),
        Part("eyespot", 31, "bronze", "feather", True),
        Part("wing", 2, "sand", "feather", False),
        Part("leg", 2, "grey", "skin", False),
    ],
    facts=[
        Fact(
            "relation",
            "The fan stands upright behind the bird.",
            "The fan spreads flat on the ground in front of the bird.",
            False,
            "back(fan) > back(body) - 0.2 and top(fan) > top(head) and height(fan) > 3 * depth(fan)",
        ),
        Fact(
            "proportion",
            "The fan is much wider than the body.",
            "The fan is as narrow as the body.",
            True,
            "width(fan) > 3 * width(body)",
        ),
        Fact(
            "symmetry",
            "The fan spreads equally to the left and the right.",
            "The fan spreads to the left side only.",
            True,
            "mirror(fan, 'x') and mirror(eyespot, 'x')",
        ),
        Fact(
            "colour",
            "The neck and breast are blue.",
            "The neck and breast are pink.",
            True,
            "colour(body) == 'blue' and colour(head) == 'blue'",
        ),
        Fact(
            "colour",
            "Each eyespot has a blue heart in a bronze ring.",
            "Each eyespot is plain white.",
            True,
            "colour(eyespot) == 'bronze' and has_colour(eyespot, 'blue')",
        ),
        Fact(
            "count",
            "A crown of five small plumes tops the head.",
            "A single long plume tops the head.",
            True,
            "count(crest) == 5 and all_touch(crest, head) and top(crest) > top(head)",
        ),
        Fact(
            "count",
            "It stands on two legs.",
            "It stands on four legs.",
            True,
            "count(leg) == 2 and level(leg) and bottom(leg) < bottom(body)",
        ),
        Fact(
            "relation",
            "The eyespots are spread over the fan.",
            "The eyespots are painted on the legs.",
            False,
            "all_touch(eyespot, fan)",
        ),
    ],
)
def peacock(a: Assembly) -> None:
    trunk = limb(
        [(0, 0.3, 0.62), (0, 0.0, 0.58), (0, -0.2, 0.72), (0, -0.3, 1.0), (0, -0.32, 1.2)],
        [0.12, 0.22, 0.17, 0.085, 0.07],
    )
    a.add("body", blend(trunk, soft=0.08, detail=48), marks=[("teal", lambda p: (p[:, 1] > -0.05) & (p[:, 2] > 0.5))])
    a.add(
        "head",
        blend(egg((0, -0.35, 1.28), (0.08, 0.11, 0.085)), soft=0.02, detail=28),
        marks=[
            (
                "white",
                lambda p: (
                    (np.abs(p[:, 0]) > 0.045) & (np.abs(np.abs(p[:, 2] - 1.285) - 0.032) < 0.012) & (p[:, 1] < -0.33)
                ),
            )
        ],
    )
    for angle in (-36, -18, 0, 18, 36):
        r = np.radians(angle)
        tip = (0.2 * np.sin(r), -0.3, 1.36 + 0.16 * np.cos(r))
        a.add("crest", union(rod((0.05 * np.sin(r), -0.33, 1.34), tip, 0.012, 0.012, 8), sphere(0.026, tip, 12)))
    a.add("beak", tube([(0, -0.43, 1.28), (0, -0.5, 1.265), (0, -0.55, 1.24)], [0.035, 0.025, 0.012]))
    a.add("eye", pair(sphere(0.022, (0.068, -0.39, 1.285), 16)))
    _fan(a)
    wing = blend(egg((0.2, 0.08, 0.62), (0.06, 0.22, 0.13), (-10, 0, 0)), soft=0.02, detail=28)
    a.add("wing", pair(wing), marks=[("brown", lambda p: np.sin(70 * p[:, 2] + 20 * p[:, 1]) > 0.2)])
    for x in (-0.1, 0.1):
        shank = tube([(x, 0.02, 0.5), (x, 0.05, 0.3), (x, 0.0, 0.025)], [0.06, 0.026, 0.026], 12)
        toes = [
            tube([(x, 0, 0.025), (x + 0.15 * np.sin(t), -0.15 * np.cos(t), 0.022)], [0.024, 0.014], 10)
            for t in np.radians([-35, 0, 35, 180])
        ]
        a.add("leg", union(shank, toes))
