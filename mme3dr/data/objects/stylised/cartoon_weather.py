"""Cartoon rain cloud."""

import numpy as np

from mme3dr.data.objects.stylised._cartoon import front, painted_line
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import ball, blend
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import ellipsoid
from mme3dr.meshes.sweeps import lathe, plate
from mme3dr.records import Fact, Part


@reference_object(
    name="cartoon rain cloud",
    prompt="sulky little storm cloud for a kids' weather app, dripping rain and letting off one bolt of lightning",
    parts=[
        Part("cloud", 1, "light grey", "foam", True),
        Part("drop", 6, "blue", "water", True),
        Part("bolt", 1, "yellow", "plastic", True),
        Part("eye", 2, "black", "plastic", False),
        Part("brow", 2, "dark grey", "plastic", False),
        Part("mouth", 1, "dark grey", "plastic", False),
    ],
    facts=[
        Fact(
            "style",
            "The cloud has a cartoon face and puffy, ball-like edges.",
            "The cloud is built from cubes and has no face.",
            False,
            "count(eye) == 2 and count(mouth) == 1",
        ),
        Fact(
            "relation",
            "The raindrops are below the cloud.",
            "The raindrops are on top of the cloud.",
            True,
            "top(drop) < bottom(cloud)",
        ),
        Fact(
            "count",
            "A single flash of lightning comes out of the cloud.",
            "Three flashes of lightning come out of the cloud.",
            False,
            "count(bolt) == 1 and touches(bolt, cloud)",
        ),
        Fact("colour", "The raindrops are blue.", "The raindrops are red.", True, "colour(drop) == 'blue'"),
        Fact("colour", "The lightning is yellow.", "The lightning is green.", True, "colour(bolt) == 'yellow'"),
        Fact(
            "proportion",
            "Each raindrop is tiny beside the cloud.",
            "Each raindrop is as large as the cloud.",
            True,
            "piece_length(drop) < 0.25 * width(cloud)",
        ),
        Fact(
            "existence",
            "The brows and the downturned mouth show a bad mood.",
            "The face wears a pair of sunglasses.",
            False,
            "count(brow) == 2 and z(brow) > z(eye) and z(mouth) < z(eye)",
        ),
        Fact(
            "proportion",
            "The cloud is wider than it is high.",
            "The cloud is a tall thin column.",
            True,
            "width(cloud) > height(cloud)",
        ),
    ],
)
def cartoon_rain_cloud(a: Assembly) -> None:
    puffs = [
        ((-0.62, 0, 0.98), 0.24),
        ((-0.3, 0.05, 1.2), 0.33),
        ((0.14, 0, 1.3), 0.36),
        ((0.52, 0.02, 1.12), 0.29),
        ((0.76, 0, 0.95), 0.19),
    ]
    low = [((x, y, 0.93), 0.25) for x, y in ((-0.32, -0.14), (0.05, -0.18), (0.4, -0.14), (-0.2, 0.2), (0.3, 0.2))]
    cloud = blend([ball(*p) for p in puffs + low], soft=0.05, detail=60)
    a.add("cloud", cloud)
    drop = lathe(
        [(0, 0), (0.05, 0.02), (0.075, 0.08), (0.055, 0.16), (0.022, 0.23), (0, 0.28)], smooth=True, segments=24
    )
    places = [
        (-0.55, 0.1, 0.2),
        (-0.3, -0.12, 0),
        (-0.2, 0.15, 0.32),
        (0.3, -0.1, 0.3),
        (0.45, 0.12, 0.02),
        (0.68, 0, 0.26),
    ]
    a.add("drop", [drop.translate(p) for p in places])
    zigzag = polygon(
        [(-0.06, 0.85), (0.14, 0.85), (0.06, 0.58), (0.2, 0.58), (-0.06, 0.05), (0.02, 0.42), (-0.13, 0.42)]
    )
    a.add("bolt", plate(zigzag, 0.09, (0.04, 0, 0)))
    for x in (-0.17, 0.21):
        side = np.sign(x - 0.02)
        a.add("eye", ellipsoid(0.06, 0.04, 0.085, tuple(front(cloud, x, 1.12))))
        a.add(
            "brow",
            painted_line(
                cloud, [(0.02 + side * 0.08, 1.22), (0.02 + side * 0.19, 1.27), (0.02 + side * 0.3, 1.33)], 0.026
            ),
        )
    a.add("mouth", painted_line(cloud, [(-0.1, 0.9), (0.02, 0.97), (0.14, 0.9)], 0.026))
