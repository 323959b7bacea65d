"""Fish and a crocodile."""

import numpy as np

from mme3dr.data.objects.biological._creature import near, pair, towards, tube
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.organic import ball, blend, bone, egg, limb
from mme3dr.meshes.profiles import outline, polygon
from mme3dr.meshes.solids import cone, ellipsoid, sphere, union
from mme3dr.meshes.sweeps import loft, plate
from mme3dr.records import Fact, Part


@reference_object(
    name="seahorse",
    prompt="yellow seahorse holding on to a blade of seagrass with its curled tail, swimming upright as they do",
    parts=[
        Part("body", 1, "yellow", "scale", False),
        Part("head", 1, "yellow", "scale", False),
        Part("snout", 1, "yellow", "scale", False),
        Part("coronet", 1, "orange", "bone", False),
        Part("eye", 2, "black", "glass", False),
        Part("dorsal_fin", 1, "orange", "skin", False),
        Part("pectoral_fin", 2, "orange", "skin", False),
        Part("tail", 1, "yellow", "scale", True),
        Part("seagrass", 1, "green", "leaf", True),
    ],
    facts=[
        Fact("relation", "The tail is wound round the seagrass.", "The tail hangs straight, away from the seagrass.", False, "touches(tail, seagrass)"),
        Fact("relation", "The head is at the top and bent forwards at the neck.", "The body lies level like an ordinary fish.", True, "above(head, body) and front(head) < front(body)"),
        Fact("existence", "A long tubular snout ends the head.", "A wide toothed jaw ends the head.", True, "count(snout) == 1 and front(snout) < front(head) and length(snout) > 1.5 * height(snout) * 0.7"),
        Fact("relation", "A small fin stands on the middle of the back.", "A fan-shaped fin stands at the end of the tail.", True, "y(dorsal_fin) > y(body) and above(dorsal_fin, tail)"),
        Fact("colour", "Darker rings circle the yellow body.", "White spots dot a red body.", True, "has_colour(body, 'amber') and colour(body) == 'yellow'"),
        Fact("existence", "A little crown sits on the head.", "Two long ears sit on the head.", True, "count(coronet) == 1 and top(coronet) > top(head) and touches(coronet, head)"),
        Fact("proportion", "The tail is thinner than the belly.", "The tail is thicker than the belly.", True, "volume(tail) < volume(body)"),
        Fact("symmetry", "One eye sits on each side of the head at the same height.", "Both eyes sit on the left side of the head.", True, "mirror(eye, 'x') and level(eye)"),
    ],
)
def seahorse(a: Assembly) -> None:
    path = np.array([(0, 0.06, 1.78), (0, 0.12, 1.62), (0, 0.05, 1.4), (0, -0.06, 1.15), (0, -0.02, 0.92), (0, 0.04, 0.74)])
    body = tube(path, [0.11, 0.12, 0.17, 0.215, 0.17, 0.12], 28, 80)

    def ridges(p: np.ndarray) -> np.ndarray:
        """Bony rings: the skin swells and shrinks along the height."""
        axis = np.column_stack([0 * p[:, 2], np.interp(p[:, 2], path[::-1, 2], path[::-1, 1]), p[:, 2]])
        return axis + (p - axis) * (1 + 0.07 * np.sin(58 * p[:, 2]))[:, None]

    a.add("body", body.warp_batch(ridges), marks=[("amber", lambda p: np.sin(58 * p[:, 2]) > 0.55)])
    skull = [egg((0, -0.04, 1.9), (0.125, 0.19, 0.14), (18, 0, 0)), bone((0, 0.05, 1.82), (0, 0.07, 1.72), 0.11)]
    a.add("head", blend(skull, soft=0.05, detail=48))
    a.add("snout", tube([(0, -0.15, 1.86), (0, -0.3, 1.78), (0, -0.46, 1.71), (0, -0.5, 1.69)], [0.08, 0.045, 0.042, 0.062], 18))
    spikes = [cone(0.035, 0.16, segments=14).rotate(turn).translate(at) for turn, at in (((0, 0, 0), (0, 0.05, 2.1)), ((-30, 0, 0), (0, 0.11, 2.07)), ((25, 0, 0), (0, -0.01, 2.08)), ((0, 30, 0), (0.05, 0.05, 2.08)), ((0, -30, 0), (-0.05, 0.05, 2.08)))]
    a.add("coronet", union(spikes, ellipsoid(0.07, 0.09, 0.05, (0, 0.05, 2.02), 20)))
    a.add("eye", pair(sphere(0.05, (0.1, -0.1, 1.93), 24)), marks=[("white", near((x, -0.13, 1.955), (0.018, 0.02, 0.018))) for x in (-0.135, 0.135)])
    fan = [(0.0, 0.17), (0.15, 0.2), (0.24, 0.1), (0.27, -0.03), (0.22, -0.14), (0.1, -0.2), (0.0, -0.17)]
    a.add("dorsal_fin", plate(outline(fan, 48), 0.035, (0, 0.12, 1.14), facing="side").refine_to_length(0.03), marks=[("amber", lambda p: np.sin(60 * (p[:, 2] - 1.14) / (0.6 + p[:, 1])) > 0.3)])
    ear = plate(outline([(0, 0.06), (0.12, 0.09), (0.16, 0.0), (0.1, -0.09), (0, -0.05)], 40), 0.03, facing="side").rotate((0, 0, -35)).translate((0.09, 0.08, 1.74))
    a.add("pectoral_fin", pair(ear))
    curl = [(0, 0.03, 0.78), (0, 0.1, 0.6), (0, 0.1, 0.42), (0, 0.0, 0.28), (0, -0.16, 0.22), (0, -0.3, 0.3), (0, -0.33, 0.43), (0, -0.23, 0.51), (0.02, -0.13, 0.46), (0.03, -0.14, 0.37), (0.03, -0.2, 0.36)]
    tail = tube(curl, [0.13, 0.115, 0.1, 0.085, 0.072, 0.06, 0.052, 0.046, 0.04, 0.034, 0.025], 18, 110)
    a.add("tail", tail, marks=[("amber", lambda p: np.sin(18 * np.arctan2(p[:, 2] - 0.42, p[:, 1] + 0.2)) > 0.6)])
    blade = tube([(-0.5, -0.2, 0.02), (-0.2, -0.22, 0.3), (0.1, -0.215, 0.42), (0.42, -0.22, 0.75), (0.5, -0.2, 1.2)], [0.05, 0.06, 0.06, 0.05, 0.015], 14, 50)
    a.add("seagrass", blade)


@reference_object(
    name="clownfish",
    prompt="an orange clownfish with its bold white bands, the kind that lives among sea anemones",
    parts=[
        Part("body", 1, "orange", "scale", True),
        Part("eye", 2, "amber", "glass", False),
        Part("dorsal_fin", 1, "orange", "skin", False),
        Part("tail_fin", 1, "orange", "skin", False),
        Part("anal_fin", 1, "orange", "skin", False),
        Part("pectoral_fin", 2, "orange", "skin", False),
        Part("pelvic_fin", 2, "orange", "skin", False),
        Part("mouth", 1, "terracotta", "skin", False),
    ],
    facts=[
        Fact("colour", "White bands edged in black cross the orange body.", "Blue bands edged in yellow run along the orange body.", True, "has_colour(body, 'white') and has_colour(body, 'black') and colour(body) == 'orange'"),
        Fact("count", "One pair of side fins paddles behind the gills.", "Four pairs of side fins paddle behind the gills.", True, "count(pectoral_fin) == 2 and mirror(pectoral_fin, 'x')"),
        Fact("relation", "The tail fin is upright, at the end opposite the mouth.", "The tail fin lies level like a whale's fluke.", True, "height(tail_fin) > 3 * width(tail_fin) and back(tail_fin) > back(body) and front(mouth) < y(body)"),
        Fact("relation", "A long fin runs along the top of the back.", "The top of the back is smooth and finless.", True, "top(dorsal_fin) > top(body) and depth(dorsal_fin) > 0.4 * depth(body)"),
        Fact("proportion", "The body is flattened: taller than it is thick.", "The body is a ball, as thick as it is tall.", True, "height(body) > 1.4 * width(body)"),
        Fact("colour", "The edges of the fins are black.", "The edges of the fins are green.", True, "has_colour(tail_fin, 'black') and has_colour(dorsal_fin, 'black')"),
        Fact("symmetry", "There is one eye on each side of the head.", "Both eyes are on one side of the head.", True, "count(eye) == 2 and mirror(eye, 'x') and y(eye) < y(body)"),
        Fact("relation", "The belly fins hang below the body.", "The belly fins stand on top of the head.", True, "bottom(pelvic_fin) < bottom(body) and z(pelvic_fin) < z(body)"),
    ],
)
def clownfish(a: Assembly) -> None:
    stations = np.array([(-0.98, 0.02, 0.06, 0.07), (-0.9, 0.02, 0.13, 0.17), (-0.7, 0.03, 0.22, 0.31), (-0.4, 0.04, 0.28, 0.42), (0.0, 0.03, 0.27, 0.45), (0.4, 0.02, 0.2, 0.36), (0.7, 0.02, 0.12, 0.23), (0.88, 0.02, 0.075, 0.17), (0.98, 0.02, 0.04, 0.16)])
    y = np.linspace(-0.98, 0.98, 90)
    z, w, h = PchipInterpolator(stations[:, 0], stations[:, 1:])(y).T
    t = np.linspace(0, 2 * np.pi, 64, endpoint=False)
    rings = np.stack([w[:, None] * np.cos(t), np.broadcast_to(y[:, None], (90, 64)), z[:, None] + h[:, None] * np.sin(t)], -1)
    bow = lambda p, y0, d: np.abs(p[:, 1] - y0 + d * (p[:, 2] / 0.45) ** 2)  # noqa: E731
    bands = [(-0.46, 0.13, 0.08), (0.1, 0.13, -0.1), (0.74, 0.075, 0.0)]
    marks = [("black", lambda p, b=b: bow(p, b[0], b[2]) < b[1] + 0.035) for b in bands]
    marks += [("white", lambda p, b=b: bow(p, b[0], b[2]) < b[1]) for b in bands]
    a.add("body", loft(rings), marks=marks)
    a.add("mouth", tube([(-0.05, -0.95, -0.05), (0, -1.0, -0.045), (0.05, -0.95, -0.05)], [0.03, 0.035, 0.03], 12))
    a.add("eye", pair(sphere(0.075, (0.185, -0.74, 0.13), 28)), marks=[("black", lambda p: np.abs(p[:, 0]) - 0.4 * p[:, 1] > 0.533)])

    def fin(points: list, rim: float, thickness: float = 0.045):
        """Fin drawn in (y, z), and the mark for its black rim."""
        shape = outline(points, 72)
        edge = cKDTree(np.vstack([c + f * (np.roll(c, -1, 0) - c) for c in shape.to_polygons() for f in (0, 0.5)]))
        return plate(shape, thickness, facing="side").refine_to_length(0.04), [("black", lambda p: edge.query(p[:, 1:])[0] < rim)]

    for part, points in (
        ("dorsal_fin", [(-0.45, 0.4), (-0.3, 0.62), (-0.05, 0.64), (0.1, 0.56), (0.3, 0.66), (0.55, 0.6), (0.7, 0.36), (0.62, 0.18), (0.2, 0.3)]),
        ("tail_fin", [(0.86, 0.0), (0.95, 0.17), (1.2, 0.36), (1.4, 0.28), (1.46, 0.02), (1.4, -0.24), (1.2, -0.32), (0.95, -0.13)]),
        ("anal_fin", [(0.25, -0.3), (0.3, -0.52), (0.5, -0.58), (0.68, -0.42), (0.68, -0.14), (0.45, -0.2)]),
    ):
        solid, marks = fin(points, 0.045)
        a.add(part, solid, marks=marks)
    for part, points, turn, at in (
        ("pectoral_fin", [(0, 0.08), (0.2, 0.2), (0.4, 0.16), (0.45, -0.04), (0.34, -0.2), (0.14, -0.16), (0, -0.08)], (0, 0, -32), (0.25, -0.22, -0.08)),
        ("pelvic_fin", [(0, 0.06), (0.14, 0.0), (0.26, -0.18), (0.2, -0.34), (0.06, -0.26), (-0.06, -0.04)], (0, -16, 0), (0.1, -0.24, -0.32)),
    ):
        solid, [(colour, rim)] = fin(points, 0.04)
        matrix = np.asarray(rotation(turn))
        test = lambda p, rim=rim, m=matrix, at=at: rim((p * [1, 1, 1] * np.where([True, False, False], np.sign(p), 1) - at) @ m)  # noqa: E731
        a.add(part, pair(solid.rotate(turn).translate(at)), marks=[(colour, test)])
