"""A cartoon flying saucer with its pilot."""

from mme3dr.data.objects.stylised._cartoon import bar, cord, painted_line, pair
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import blend, bone, egg
from mme3dr.meshes.solids import ellipsoid, sphere, torus
from mme3dr.meshes.sweeps import lathe
from mme3dr.records import Fact, Part


@reference_object(
    name="cartoon flying saucer",
    prompt=(
        "A little green man waves from the open hatch of his landed flying saucer, "
        "rim lights aglow, in Saturday-cartoon style."
    ),
    parts=[
        Part("saucer", 1, "silver", "metal", True),
        Part("band", 1, "purple", "painted metal", False),
        Part("lamp", 8, "yellow", "glass", True),
        Part("leg", 3, "dark grey", "metal", False),
        Part("foot", 3, "orange", "rubber", False),
        Part("alien", 1, "lime", "skin", True),
        Part("eye", 2, "black", "plastic", False),
        Part("mouth", 1, "dark green", "plastic", False),
        Part("antenna", 2, "lime", "skin", False),
        Part("bobble", 2, "magenta", "skin", False),
    ],
    facts=[
        Fact(
            "style",
            "Saucer and pilot are rounded cartoon shapes.",
            "Saucer and pilot are stacked from square pixels.",
            False,
        ),
        Fact(
            "relation",
            "The pilot sticks out of the top of the saucer.",
            "The pilot hangs under the saucer.",
            False,
            "top(alien) > top(saucer) and touches(alien, saucer)",
        ),
        Fact(
            "symmetry",
            "The lights are spaced evenly round the rim.",
            "The lights are all crowded on one side of the rim.",
            True,
            "even(lamp) and level(lamp)",
        ),
        Fact(
            "count",
            "The saucer has landed on three legs.",
            "The saucer has landed on eight legs.",
            True,
            "count(leg) == 3 and even(leg) and count(foot) == 3",
        ),
        Fact("colour", "The pilot is bright green.", "The pilot is bright red.", False, "colour(alien) == 'lime'"),
        Fact(
            "proportion",
            "The saucer is much wider than it is high.",
            "The saucer is much higher than it is wide.",
            True,
            "width(saucer) > 2 * height(saucer)",
        ),
        Fact(
            "relation",
            "A pair of feelers stands on the pilot's head.",
            "A pair of feelers grows under the saucer.",
            True,
            "bottom(antenna) > z(alien) and top(bobble) > top(alien)",
        ),
        Fact(
            "existence",
            "The pilot has large dark eyes and a smile.",
            "The pilot wears a top hat.",
            True,
            "count(eye) == 2 and count(mouth) == 1 and top(mouth) < bottom(eye) + 0.1",
        ),
    ],
)
def cartoon_ufo(a: Assembly) -> None:
    hull = [
        (0, 0.3),
        (0.3, 0.31),
        (0.62, 0.42),
        (1.0, 0.58),
        (1.02, 0.62),
        (0.98, 0.66),
        (0.66, 0.76),
        (0.42, 0.86),
        (0.38, 0.86),
        (0.36, 0.74),
        (0, 0.72),
    ]
    a.add("saucer", lathe(hull, segments=64))
    a.add("band", torus(0.41, 0.06, (0, 0, 0.86), segments=56))
    a.add("lamp", ring(sphere(0.085, (0.86, 0, 0.7), 24), 8, start=22.5))
    a.add("leg", ring(cord([(0.4, 0, 0.36), (0.62, 0, 0.22), (0.68, 0, 0.06)], 0.045), 3, start=30))
    a.add("foot", ring(ellipsoid(0.15, 0.15, 0.09, (0.69, 0, 0)).trim_by_plane((0, 0, 1), 0), 3, start=30))
    trunk = [bone((0, 0, 0.72), (0, 0, 0.95), 0.2, 0.13), egg((0, 0, 1.28), (0.33, 0.28, 0.27))]
    arms = [
        bone((-0.13, 0, 0.95), (-0.36, -0.12, 0.98), 0.06),
        bone((0.13, 0, 0.95), (0.42, -0.05, 1.0), 0.06),
        bone((0.42, -0.05, 1.0), (0.56, -0.08, 1.24), 0.06, 0.09),
    ]
    body = blend(trunk, arms, soft=0.06, detail=56)
    a.add("alien", body)
    a.add("eye", pair(ellipsoid(0.085, 0.06, 0.13, (0.125, -0.25, 1.3))))
    a.add("mouth", painted_line(body, [(-0.08, 1.12), (0, 1.09), (0.08, 1.12)], 0.018, 10))
    a.add("antenna", pair(bar((0.1, 0, 1.5), (0.17, 0, 1.62), (0.16, 0, 1.74), radius=0.024)))
    a.add("bobble", pair(sphere(0.065, (0.16, 0, 1.79), 24)))
