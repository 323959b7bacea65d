"""Links and bands: shapes known by the way they close."""

import numpy as np

from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import arc
from mme3dr.meshes.profiles import rectangle
from mme3dr.meshes.solids import box, cylinder, ellipsoid, union
from mme3dr.meshes.sweeps import loft, plate, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="padlocked chain",
    prompt="Steel chain closed into a loop on the ground and secured with a brass padlock, as used to lock a gate.",
    parts=[
        Part("link", 16, "steel", "metal", True),
        Part("lock_body", 1, "brass", "metal", True),
        Part("shackle", 1, "silver", "metal", False),
        Part("keyhole", 1, "black", "metal", False),
    ],
    facts=[
        Fact(
            "relation",
            "Each link passes through the next one.",
            "The links lie apart from each other.",
            True,
            "all_touch(link, link) and count(link) == 16 and count(all) == 19",
        ),
        Fact(
            "relation",
            "The padlock closes the ends of the chain.",
            "The padlock lies away from the chain.",
            False,
            "touches(shackle, link) and touches(shackle, lock_body)",
        ),
        Fact(
            "colour",
            "The lock is yellow brass against a grey chain.",
            "The lock is green against a red chain.",
            False,
            "colour(lock_body) == 'brass' and colour(link) == 'steel'",
        ),
        Fact(
            "count",
            "The padlock has one keyhole.",
            "The padlock has three keyholes.",
            True,
            "count(keyhole) == 1 and touches(keyhole, lock_body)",
        ),
        Fact(
            "relation",
            "The links tilt this way and that.",
            "All links lie flat.",
            True,
            "height(link) > 0.08 * width(link)",
        ),
        Fact(
            "proportion",
            "The chain lies in a loop far wider than it is high.",
            "The chain hangs in a line far higher than it is wide.",
            True,
            "width(link) > 3 * height(link) and depth(link) > 2.5 * height(link)",
        ),
        Fact("symmetry", "All links have the same size.", "The links shrink from large to small.", True, "alike(link)"),
        Fact("material", "The links are metal.", "The links are wood.", False, "material(link) == 'metal'"),
    ],
)
def padlocked_chain(a: Assembly) -> None:
    side, bow, wire = 0.32, 0.25, 0.085
    outline = [*arc(bow, -90, 90, (side, 0, 0), "xy", 12), *arc(bow, 90, 270, (-side, 0, 0), "xy", 12)]
    link = sweep(outline, wire, closed=True)
    count, gap = 16, 33.0
    radius = 2.55
    for i, angle in enumerate(np.linspace(-90 + gap / 2, 270 - gap / 2, count)):
        tilt = 48 if i % 2 else -48
        place = (radius * np.cos(np.radians(angle)), radius * np.sin(np.radians(angle)), 0.34)
        a.add("link", link.rotate((tilt, 0, 0)).rotate((0, 0, angle + 90)).translate(place))
    body = plate(rectangle(1.15, 1.0, (0, -0.5), 0.14), 0.42)
    bow_path = [(-0.36, 0, -0.2), (-0.36, 0, 0.35), *arc(0.36, 180, 0, (0, 0, 0.35), samples=16), (0.36, 0, -0.2)]
    key = union(cylinder(0.12, 0.5, (0, 0, -0.42), "y"), box(0.09, 0.5, 0.3, (0, 0, -0.6), 0.01))

    def lay(solid: object) -> object:
        """From the lock's upright place to flat on the ground in the gap of the chain, its body outwards."""
        return solid.rotate((-90, 0, 0)).mirror((0, 1, 0)).rotate((0, 0, 180)).translate((0, -2.95, 0.3))

    a.add("lock_body", lay(body))
    a.add("shackle", lay(sweep(bow_path, 0.1)))
    a.add("keyhole", lay(key))


def _strip(t: np.ndarray, u: float, height: float, radius: float = 1.0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Points [N, 3] of a Möbius band at angles t [N], off its middle line by u along it and `height` above; and its
    frame: directions across it and normal to it, [N, 3] each.
    """
    out = np.column_stack([np.cos(t), np.sin(t), 0 * t])
    up = np.array([0.0, 0.0, 1.0])
    cos, sin = np.cos(t / 2)[:, None], np.sin(t / 2)[:, None]
    across, normal = cos * up + sin * out, cos * out - sin * up
    return radius * out + u * across + height * normal, across, normal


@reference_object(
    name="Möbius strip with ants",
    prompt="red ants marching in file along a wide Möbius strip, with its rim picked out in black",
    parts=[
        Part("band", 1, "cream", "paper", True),
        Part("rim", 1, "black", "paper", True),
        Part("ant", 6, "red", "chitin", True),
    ],
    facts=[
        Fact(
            "count",
            "The band has one single continuous rim.",
            "The band has two separate rims.",
            True,
            "count(rim) == 1",
        ),
        Fact(
            "relation",
            "The band is closed into a ring.",
            "The band is open with two loose ends.",
            True,
            "count(band) == 1 and width(band) > 1.8 and depth(band) > 1.8 and height(band) > 0.6",
        ),
        Fact(
            "symmetry",
            "The band has a half twist in it.",
            "The band is a plain hoop without a twist.",
            True,
            "not mirror(band, 'z')",
        ),
        Fact("count", "Six ants walk on the band.", "Two ants walk on the band.", True, "count(ant) == 6"),
        Fact(
            "relation",
            "Every ant has its feet on the band.",
            "Every ant floats above the band.",
            True,
            "all_touch(ant, band)",
        ),
        Fact("colour", "The ants are red.", "The ants are green.", False, "colour(ant) == 'red'"),
        Fact(
            "colour",
            "The rim is black on a pale band.",
            "The rim is white on a dark band.",
            False,
            "colour(rim) == 'black' and colour(band) == 'cream'",
        ),
        Fact(
            "proportion",
            "The band is much wider than it is thick.",
            "The band is as thick as it is wide.",
            True,
            "volume(band) < 0.1 * width(band) * depth(band) * height(band)",
        ),
    ],
)
def mobius_strip(a: Assembly) -> None:
    half, thick = 0.42, 0.035

    def piece(start: float, stop: float) -> object:
        t = np.radians(np.linspace(start, stop, 60))
        u = np.linspace(-half, half, 9)
        low = [_strip(t, x, -thick)[0] for x in u]
        high = [_strip(t, x, thick)[0] for x in u[::-1]]
        return loft(np.stack(low + high, axis=1))

    a.add("band", union(piece(0, 181), piece(180, 361)).rotate((0, 0, 60)))
    edge = _strip(np.linspace(0, 4 * np.pi, 240, endpoint=False), half, 0)[0]
    a.add("rim", sweep(edge, 0.05, closed=True).rotate((0, 0, 60)))
    body = union(
        ellipsoid(0.11, 0.075, 0.07, (-0.17, 0, 0.09), 20),
        ellipsoid(0.08, 0.05, 0.05, (0, 0, 0.085), 16),
        ellipsoid(0.075, 0.065, 0.06, (0.14, 0, 0.095), 16),
    )
    legs = [
        sweep([(0.03 * k, 0, 0.08), (0.07 * k, s * 0.1, 0.12), (0.12 * k, s * 0.19, 0.0)], 0.016, segments=6)
        for k in (-1, 0.2, 1)
        for s in (-1, 1)
    ]
    feelers = [
        sweep([(0.18, s * 0.03, 0.11), (0.23, s * 0.07, 0.16), (0.3, s * 0.09, 0.14)], 0.014, segments=6)
        for s in (-1, 1)
    ]
    ant = union(body, legs, feelers)
    for angle in np.radians(np.arange(6) * 120.0 + 25):
        t = np.array([angle])
        place, _, normal = (v[0] for v in _strip(t, 0.0, thick))
        ahead = np.array([-np.sin(angle), np.cos(angle), 0])
        side = np.cross(normal, ahead)
        a.add("ant", ant.transform(np.column_stack([ahead, side, normal, place])).rotate((0, 0, 60)))
