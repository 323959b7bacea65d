"""Earth-moving machines."""

import numpy as np
from manifold3d import Manifold

from mme3dr.data.objects.mechanical._vehicle import carved, glazed, lamp, ram, window
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored, row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import gear, polygon, rectangle
from mme3dr.meshes.solids import box, cut, cylinder, rod, union
from mme3dr.meshes.sweeps import plate
from mme3dr.records import Fact, Part

GAUGE = 1.0
"""Distance of each track's middle from the machine's."""


@reference_object(
    name="tracked excavator",
    prompt="yellow tracked excavator at rest, stick folded down so that the toothed bucket curls back towards the cab",
    parts=[
        Part("track", 2, "black", "rubber", True),
        Part("track_frame", 2, "dark grey", "iron", False),
        Part("track_wheel", 14, "iron", "iron", False),
        Part("turntable", 1, "dark grey", "iron", False),
        Part("house", 1, "yellow", "painted metal", False),
        Part("counterweight", 1, "dark grey", "iron", False),
        Part("cab", 1, "yellow", "painted metal", True),
        Part("window", 4, "navy", "glass", False),
        Part("boom", 1, "yellow", "painted metal", False),
        Part("stick", 1, "yellow", "painted metal", True),
        Part("ram_barrel", 4, "dark grey", "painted metal", False),
        Part("ram_rod", 4, "silver", "metal", False),
        Part("bucket", 1, "iron", "iron", True),
        Part("tooth", 5, "steel", "metal", True),
        Part("exhaust", 1, "black", "iron", False),
        Part("headlamp", 2, "ivory", "glass", False),
    ],
    facts=[
        Fact(
            "count",
            "The machine runs on two endless tracks.",
            "The machine runs on four rubber tyres.",
            True,
            "count(track) == 2 and bottom(track) < bottom(house) and level(track)",
        ),
        Fact(
            "symmetry",
            "The running gear is the same on the left and on the right.",
            "The running gear is longer on the left than on the right.",
            True,
            "mirror(track, 'x') and mirror(track_frame, 'x') and alike(track)",
        ),
        Fact(
            "relation",
            "The arm bends twice, from boom to stick to bucket.",
            "The bucket is fixed straight onto the front of the cab.",
            True,
            "touches(boom, house) and touches(stick, boom) and touches(bucket, stick) and not touches(bucket, house)",
        ),
        Fact(
            "existence",
            "A row of teeth lines the edge of the bucket.",
            "A smooth brush lines the edge of the bucket.",
            False,
            "count(tooth) >= 4 and all_touch(tooth, bucket)",
        ),
        Fact(
            "relation",
            "The cab sits on one side of the boom.",
            "The cab sits on top of the boom.",
            True,
            "left(cab) >= right(boom) and z(cab) < top(boom)",
        ),
        Fact(
            "relation",
            "A counterweight closes the rear, behind the turntable.",
            "A counterweight sits in front, below the bucket.",
            True,
            "front(counterweight) > back(turntable) and touches(counterweight, house)",
        ),
        Fact(
            "relation",
            "Hydraulic cylinders with bright rods move the arm.",
            "Ropes over wooden pulleys move the arm.",
            True,
            "count(ram_rod) >= 3 and all_touch(ram_rod, ram_barrel) and material(ram_rod) == 'metal'",
        ),
        Fact(
            "colour",
            "Boom and cab are yellow, the tracks black.",
            "Boom and cab are black, the tracks yellow.",
            True,
            "colour(boom) == colour(cab) == 'yellow' and colour(track) == 'black'",
        ),
        Fact(
            "proportion",
            "The arm reaches higher than the roof of the cab.",
            "The arm ends well below the roof of the cab.",
            True,
            "top(boom) > top(cab)",
        ),
    ],
)
def tracked_excavator(a: Assembly) -> None:
    a.add("track", mirrored(_track().translate((GAUGE, 0, 0))))
    a.add("track_frame", mirrored(box(0.34, 2.3, 0.34, (GAUGE, 0, 0.42), 0.04)))
    for y, r in ((-1.32, 0.27), (1.32, 0.27), (-0.8, 0.12), (-0.27, 0.12), (0.27, 0.12), (0.8, 0.12)):
        z = 0.42 if r > 0.2 else 0.21
        wheel = plate(gear(14, r, 0.05), 0.42, facing="side") if y > 1 else cylinder(r, 0.42, axis="x")
        hub = cylinder(0.5 * r, 0.5, axis="x", segments=20)
        a.add("track_wheel", mirrored(union(wheel, hub).translate((GAUGE, y, z))))
    a.add("track_wheel", mirrored(cylinder(0.09, 0.46, (GAUGE, 0.1, 0.69), "x", segments=20)))
    carbody = [
        box(1.6, 1.2, 0.3, (0, 0, 0.58), 0.05),
        box(1.5, 0.3, 0.24, (0, -0.6, 0.5)),
        box(1.5, 0.3, 0.24, (0, 0.6, 0.5)),
    ]
    a.add("turntable", union(carbody, cylinder(0.66, 0.36, (0, 0, 0.82))))
    _house(a)
    _arm(a)


def _track() -> Manifold:
    """Endless chain of shoes round the idler in front and the sprocket behind."""
    reach, r, width, z = 1.32, 0.4, 0.5, 0.42
    loop = [(y, r) for y in np.linspace(-reach, reach, 13)[1:-1]]
    loop += [(reach + r * np.sin(t), r * np.cos(t)) for t in np.linspace(0, np.pi, 9)]
    loop += [(y, -r) for y in np.linspace(reach, -reach, 13)[1:-1]]
    loop += [(-reach - r * np.sin(t), -r * np.cos(t)) for t in np.linspace(0, np.pi, 9)]
    band = polygon(loop).offset(0.0) - polygon(loop).offset(-0.07)
    shoes = []
    for i, (y, h) in enumerate(loop):
        (y0, h0), (y1, h1) = loop[i - 1], loop[(i + 1) % len(loop)]
        slope = np.degrees(np.arctan2(h1 - h0, y1 - y0))
        shoes.append(box(width, 0.16, 0.06, bevel=0).rotate((slope, 0, 0)).translate((0, y, h)))
    low = union(plate(band, width - 0.06, facing="side"), shoes)
    return low.translate((0, 0, -low.bounding_box()[2])).translate((0, 0, z - 0.42))


def _house(a: Assembly) -> None:
    """Everything that turns on the tracks: engine housing, counterweight, cab, exhaust and lamps."""
    side = polygon(
        [(-1.15, 0.98), (1.25, 0.98), (1.25, 1.95), (1.15, 2.02), (0.35, 2.02), (0.2, 1.9), (0.15, 1.3), (-1.15, 1.26)]
    )
    body = carved(side, rectangle(2.3, 3.0, corner=0.12), rectangle(2.3, 5, corner=0.1))
    louvres = row(box(0.1, 0.07, 0.5, (1.16, 0.75, 1.6), 0), 6, (0, 0.12, 0))
    lugs = [box(0.1, 0.5, 0.5, (x, -0.85, 1.4), 0.03) for x in (-0.29, 0.29)]
    a.add("house", union(cut(body, louvres, [s.mirror((1, 0, 0)) for s in louvres]), lugs))
    round_back = rectangle(2.26, 2.6, (0, 0.6), 0.4)
    profile = polygon([(1.26, 1.0), (1.8, 1.0), (1.9, 1.15), (1.9, 1.7), (1.75, 1.93), (1.26, 1.93)])
    a.add("counterweight", carved(profile, round_back))
    frame = polygon([(0.18, 1.27), (-1.1, 1.27), (-1.25, 1.75), (-1.0, 2.8), (-0.85, 2.86), (0.1, 2.86), (0.18, 2.8)])
    cab = carved(frame, None, rectangle(0.8, 1.64, (0.75, 2.05), 0.07))
    door = window([(-0.38, 1.5), (-0.95, 1.5), (-1.1, 1.78), (-0.9, 2.7), (-0.38, 2.7)], "side")
    rear = window([(0.06, 1.95), (-0.28, 1.95), (-0.28, 2.7), (0.06, 2.7)], "side", (0.9, 2))
    ahead = window([(0.46, 1.5), (1.04, 1.5), (1.04, 2.7), (0.46, 2.7)], "front", (-2, -0.8))
    body, panes = glazed(cab, [door, rear, ahead], 0.035)
    a.add("cab", body)
    a.add("window", panes)
    a.add(
        "exhaust",
        union(rod((-0.6, 0.75, 1.95), (-0.6, 0.75, 2.5), 0.07), rod((-0.6, 0.75, 2.47), (-0.6, 0.9, 2.6), 0.065)),
    )
    a.add("headlamp", [lamp(0.09, (x, -1.15, 1.13)) for x in (-0.9, -0.6)])


def _arm(a: Assembly) -> None:
    """Boom, stick and bucket with the hydraulic cylinders between them."""
    boom = polygon(
        [
            (-0.68, 1.35),
            (-0.85, 1.22),
            (-1.15, 1.4),
            (-2.2, 2.85),
            (-2.6, 3.05),
            (-4.25, 2.7),
            (-4.36, 2.84),
            (-4.28, 2.98),
            (-2.6, 3.62),
            (-2.2, 3.55),
            (-1.85, 3.25),
        ]
    )
    a.add("boom", plate(boom.offset(0.04), 0.36, facing="side"))
    stick = polygon(
        [
            (-3.62, 3.33),
            (-3.72, 3.46),
            (-4.1, 3.3),
            (-4.5, 2.95),
            (-4.72, 0.98),
            (-4.58, 0.86),
            (-4.44, 0.98),
            (-4.05, 2.7),
        ]
    )
    a.add("stick", union(plate(stick, 0.28, facing="side"), cylinder(0.12, 0.46, (0, -4.3, 2.83), "x")))
    rams = [ram((s * 0.29, -1.0, 1.5), (s * 0.25, -2.2, 2.95), 0.085) for s in (-1, 1)]
    rams += [ram((0, -2.15, 3.68), (0, -3.68, 3.42), 0.1), ram((0, -4.35, 3.17), (0, -4.92, 1.3), 0.08)]
    for barrel, thin in rams:
        a.add("ram_barrel", barrel)
        a.add("ram_rod", thin)
    wall = [
        (-4.45, 1.02),
        (-4.7, 1.1),
        (-4.98, 1.3),
        (-5.06, 0.95),
        (-5.02, 0.5),
        (-4.8, 0.15),
        (-4.4, 0.02),
        (-3.92, 0.06),
    ]
    inner = [(-4.3, 0.9), (-4.62, 0.98), (-4.9, 0.85), (-4.92, 0.52), (-4.74, 0.24), (-4.4, 0.11), (-3.86, 0.12)]
    scoop = cut(plate(polygon(wall), 1.0, facing="side"), plate(polygon(inner), 0.88, facing="side"))
    a.add("bucket", scoop)
    a.add(
        "tooth", row(plate(polygon([(-3.97, 0.02), (-3.97, 0.11), (-3.68, 0.12)]), 0.1, facing="side"), 5, (0.21, 0, 0))
    )
