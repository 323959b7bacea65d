"""Drives that turn one wheel from another at a distance: a bicycle chain and a flat belt."""

import numpy as np
from manifold3d import CrossSection, Manifold
from scipy.optimize import brentq

from mme3dr.data.objects.mechanical._gearing import (
    bolts,
    crank_arm,
    loop_round,
    pedestal,
    upright,
    windows,
)
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import four, mirrored, ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import circle, gear, rectangle
from mme3dr.meshes.solids import box, cut, cylinder, dome, union
from mme3dr.meshes.sweeps import extrude, lathe, sweep
from mme3dr.records import Fact, Part

LINK = 0.26
FRONT_TEETH, REAR_TEETH, LINKS = 34, 14, 54
FRONT_RADIUS, REAR_RADIUS = LINK * FRONT_TEETH / (2 * np.pi), LINK * REAR_TEETH / (2 * np.pi)


def _slack(span: float) -> float:
    """Chain length wanted by two axles `span` apart, less the length that the links have."""
    lean = np.arcsin((FRONT_RADIUS - REAR_RADIUS) / span)
    arcs = FRONT_RADIUS * (np.pi + 2 * lean) + REAR_RADIUS * (np.pi - 2 * lean)
    return float(2 * span * np.cos(lean) + arcs - LINKS * LINK)


def _sprocket(teeth: int, radius: float, gap: float) -> CrossSection:
    """Chain wheel of the given pitch radius with a gap between two teeth at angle `gap` (radians)."""
    return gear(teeth, radius + 0.11, 0.18).rotate(np.degrees(gap) + 180 / teeth)


def _chain(joints: np.ndarray) -> Manifold:
    """Roller chain through the joints [N, 3]: inner and outer link plates in turn, a roller at each joint."""
    shape = CrossSection.batch_hull([circle(0.085, (x, 0), 10) for x in (0, LINK)]) - circle(0.02, (LINK / 2, 0), 6)
    plates = [[extrude(shape, 0.035, (0, 0, s * y)) for s in (-1, 1)] for y in (0.075, 0.115)]
    pieces = [cylinder(0.058, 0.27, tuple(joint), "y", segments=10) for joint in joints]
    for i, (start, end) in enumerate(zip(joints, np.roll(joints, -1, 0), strict=True)):
        angle = np.degrees(np.arctan2(end[2] - start[2], end[0] - start[0]))
        pieces += [upright(link.rotate((0, 0, angle)), tuple(start)) for link in plates[i % 2]]
    return union(pieces)


@reference_object(
    name="bicycle chain drive",
    prompt=(
        "Bicycle transmission shown on a wooden stand: large chainring with crank and pedal, small rear sprocket, "
        "endless chain."
    ),
    parts=[
        Part("chainring", 1, "silver", "metal", True),
        Part("sprocket", 1, "brass", "metal", True),
        Part("chain", 1, "dark grey", "metal", True),
        Part("crank", 1, "red", "painted metal", True),
        Part("pedal", 1, "black", "plastic", True),
        Part("axle", 2, "steel", "metal", False),
        Part("post", 2, "tan", "wood", False),
        Part("base", 1, "brown", "wood", True),
    ],
    facts=[
        Fact(
            "proportion",
            "The chainring is about twice as wide as the rear sprocket or more.",
            "The chainring is about half as wide as the rear sprocket or less.",
            False,
            "width(chainring) > 1.9 * width(sprocket)",
        ),
        Fact(
            "relation",
            "The chain runs round both toothed wheels.",
            "The chain runs round the chainring alone.",
            True,
            "touches(chain, chainring) and touches(chain, sprocket) and left(chain) < left(sprocket) + 0.1"
            " and right(chain) > right(chainring) - 0.1",
        ),
        Fact(
            "count",
            "The chain is one closed loop.",
            "The chain is torn into three lengths.",
            False,
            "count(chain) == 1 and width(chain) > width(chainring) + width(sprocket)",
        ),
        Fact(
            "relation",
            "The crank grows out of the middle of the chainring.",
            "The crank grows out of the middle of the rear sprocket.",
            True,
            "touches(crank, chainring) and not touches(crank, sprocket) and left(crank) > left(chainring)",
        ),
        Fact(
            "relation",
            "The pedal sticks out sideways from the end of the crank.",
            "The pedal sticks out sideways from the rim of the sprocket.",
            True,
            "touches(pedal, crank) and front(pedal) < front(crank) and right(pedal) > right(crank)",
        ),
        Fact(
            "count",
            "There is a single pedal.",
            "There are two pedals.",
            False,
            "count(pedal) == 1 and count(crank) == 1",
        ),
        Fact(
            "relation",
            "The chainring and the sprocket lie in one upright plane.",
            "The chainring lies flat and the sprocket stands upright.",
            True,
            "-0.05 < y(chainring) - y(sprocket) < 0.05 and height(chainring) > 5 * depth(chainring)"
            " and height(sprocket) > 3 * depth(sprocket)",
        ),
        Fact(
            "material",
            "The stand is made of wood and the chain of metal.",
            "The stand is made of metal and the chain of rope.",
            True,
            "material(base) == 'wood' and material(post) == 'wood' and material(chain) == 'metal'",
        ),
        Fact(
            "relation",
            "The posts hold both wheels clear of the base.",
            "The posts lie flat and the wheels roll on the base.",
            True,
            "all_touch(post, base) and bottom(chainring) > top(base) and bottom(sprocket) > top(base)",
        ),
    ],
)
def bicycle_chain_drive(a: Assembly) -> None:
    span, z = brentq(_slack, 2.5, 6), 2.25
    rear, front = (-span / 2, z), (span / 2, z)
    joints = loop_round(rear, REAR_RADIUS, front, FRONT_RADIUS, LINKS)
    a.add("chain", _chain(joints))
    first = np.arctan2(joints[0, 2] - z, joints[0, 0] - rear[0])
    lean = np.arcsin((FRONT_RADIUS - REAR_RADIUS) / span)
    run = REAR_RADIUS * (np.pi - 2 * lean) + span * np.cos(lean)
    second = -np.pi / 2 - lean + (np.ceil(run / LINK) * LINK - run) / FRONT_RADIUS
    ring_shape = _sprocket(FRONT_TEETH, FRONT_RADIUS, second) - windows(1.12, 0.34, 5, 0.26, 18)
    big = union(extrude(ring_shape, 0.09), cylinder(0.36, 0.2))
    a.add("chainring", upright(big, (front[0], 0, z)))
    small = _sprocket(REAR_TEETH, REAR_RADIUS, first)
    holes = ring(cylinder(0.09, 1, (0.32, 0, 0), segments=16), 6)
    a.add("sprocket", upright(union(cut(extrude(small, 0.09), holes), cylinder(0.2, 0.26)), (rear[0], 0, z)))
    a.add("axle", *[cylinder(0.11, 0.9, (x, 0.12, z), "y") for x, _ in (rear, front)])
    turn, reach = np.radians(-32), 1.62
    crank = crank_arm(reach, 0.2, 0.13).rotate((0, 0, np.degrees(turn)))
    a.add("crank", upright(crank, (front[0], -0.2, z)))
    foot = (front[0] + reach * np.cos(turn), z + reach * np.sin(turn))
    frame = cut(box(0.74, 0.72, 0.24, bevel=0.06), [box(0.21, 0.5, 1, (s * 0.19, 0, 0), 0.03) for s in (-1, 1)])
    frame = union(frame, cylinder(0.06, 0.5, (0, 0.42, 0), "y")).translate((foot[0], -0.78, foot[1]))
    a.add("pedal", frame, marks=[("amber", lambda p: p[:, 1] < -1.135)])
    posts = [pedestal(z - 0.2, 0.9, 0.3, 0.2, (x, 0.4, 0.2)) for x, _ in (rear, front)]
    a.add("post", posts)
    a.add("base", box(span + 2.2, 2.2, 0.26, (0, 0, 0.13), 0.06))


@reference_object(
    name="belt drive",
    prompt="an electric motor in blue drives a heavy green flywheel by a flat leather belt, all on one concrete slab",
    parts=[
        Part("motor", 1, "blue", "painted metal", True),
        Part("terminal_box", 1, "light grey", "painted metal", False),
        Part("pulley", 1, "silver", "metal", False),
        Part("belt", 1, "brown", "leather", True),
        Part("flywheel", 1, "dark green", "painted metal", True),
        Part("shaft", 1, "steel", "metal", False),
        Part("bearing_stand", 2, "iron", "iron", False),
        Part("slab", 1, "light grey", "concrete", True),
        Part("bolt", 12, "dark grey", "metal", False),
    ],
    facts=[
        Fact(
            "proportion",
            "The flywheel is more than three times as wide as the pulley of the motor.",
            "The flywheel is narrower than the pulley of the motor.",
            True,
            "width(flywheel) > 3 * width(pulley)",
        ),
        Fact(
            "relation",
            "The belt passes round the pulley and the flywheel.",
            "The belt passes round the pulley and misses the flywheel.",
            True,
            "touches(belt, pulley) and touches(belt, flywheel) and left(belt) < left(pulley)"
            " and right(belt) > right(flywheel)",
        ),
        Fact(
            "count",
            "One closed belt joins the two wheels.",
            "Three closed belts join the two wheels.",
            True,
            "count(belt) == 1 and width(belt) > width(flywheel) + width(pulley)",
        ),
        Fact(
            "relation",
            "The pulley sits on the end of the motor.",
            "The pulley sits on the shaft of the flywheel.",
            True,
            "touches(pulley, motor) and front(pulley) < front(motor) and not touches(pulley, shaft)",
        ),
        Fact(
            "symmetry",
            "A bearing stand carries the shaft on each side of the flywheel.",
            "A bearing stand carries the shaft on one side of the flywheel only.",
            True,
            "count(bearing_stand) == 2 and mirror(bearing_stand, 'y') and front(bearing_stand) < front(flywheel)"
            " and back(bearing_stand) > back(flywheel)",
        ),
        Fact(
            "colour",
            "The motor is blue and the flywheel green.",
            "The motor is green and the flywheel blue.",
            False,
            "colour(motor) == 'blue' and colour(flywheel) == 'dark green'",
        ),
        Fact(
            "material",
            "The belt is brown leather.",
            "The belt is white rope.",
            False,
            "material(belt) == 'leather' and colour(belt) == 'brown'",
        ),
        Fact(
            "relation",
            "The motor and the bearing stands rest on the slab.",
            "The motor and the bearing stands hang under the slab.",
            True,
            "on(motor, slab) and all_touch(bearing_stand, slab) and above(bearing_stand, slab)",
        ),
        Fact(
            "proportion",
            "The belt is wide and thin like a ribbon.",
            "The belt is as thick as it is wide.",
            True,
            "right(belt) - right(flywheel) < 0.4 * depth(belt)",
        ),
    ],
)
def flat_belt_drive(a: Assembly) -> None:
    motor_at, wheel_at = (-2.35, 1.25), (1.75, 2.35)
    small, large, thick = 0.5, 1.85, 0.07
    line = loop_round(motor_at, small + thick / 2, wheel_at, large + thick / 2, 150)
    a.add("belt", sweep(line, 1.0, rectangle(thick, 0.52), closed=True, up=(0, 1, 0)))
    rim = [(1.62, -0.36), (large - 0.02, -0.36), (large, 0), (large - 0.02, 0.36), (1.62, 0.36), (1.62, -0.36)]
    spokes = [
        extrude(CrossSection.batch_hull([circle(0.19), circle(0.12, (1.68, 0))]).rotate(60 * i + 15), 0.22)
        for i in range(6)
    ]
    wheel = union(lathe(rim, segments=96), spokes, cylinder(0.36, 0.66))
    a.add("flywheel", upright(wheel, (wheel_at[0], 0, wheel_at[1])))
    a.add("shaft", cylinder(0.16, 2.5, (wheel_at[0], 0, wheel_at[1]), "y"))
    stand = union(
        pedestal(wheel_at[1] - 0.3, 1.5, 0.36, 0.26, (wheel_at[0], -0.85, 0.3)),
        box(1.9, 0.44, 0.14, (wheel_at[0], -0.85, 0.36), 0.03),
    )
    a.add("bearing_stand", mirrored(stand, "y"))
    drum = [(0, -0.4), (small - 0.02, -0.4), (small, -0.36), (small, 0.36), (small - 0.02, 0.4), (0, 0.4)]
    a.add("pulley", upright(lathe(drum), (motor_at[0], 0, motor_at[1])))
    a.add("motor", _motor(motor_at[1] - 0.3).translate((motor_at[0], 0, 0.3)))
    a.add("terminal_box", box(0.5, 0.6, 0.36, (motor_at[0], 1.55, motor_at[1] + 0.94), 0.05))
    a.add("slab", box(7.4, 3.6, 0.32, (-0.05, 0.5, 0.15), 0.04))
    feet = [(motor_at[0] + s * 0.82, y, 0.44) for s in (-1, 1) for y in (0.95, 2.0)]
    soles = [(wheel_at[0] + s * 0.82, y, 0.42) for s in (-1, 1) for y in (-0.85, 0.85)]
    a.add("bolt", bolts(feet + soles, 0.1, 0.1), _anchors())


def _anchors() -> list[Manifold]:
    """Anchor bolts in the corners of the slab."""
    return [b.translate((-0.05, 0.5, 0)) for bolt in bolts([(3.4, 1.5, 0.3)], 0.12, 0.12) for b in four(bolt)]


def _motor(height: float) -> Manifold:
    """Electric motor with its axle along y at `height`, drive end towards the front, standing on z = 0."""
    body = cylinder(0.68, 1.5, (0, 0, 0.0), segments=48)
    fins = ring(box(0.16, 0.06, 1.4, (0.7, 0, 0), 0), 30)
    bells = [cylinder(0.74, 0.2, (0, 0, 0.74), top=0.6), cylinder(0.76, 0.3, (0, 0, -0.8))]
    grille = ring(box(0.3, 0.07, 0.2, (0.42, 0, -0.95), 0), 12)
    cover = cut(dome(0.74, height=0.16).rotate((180, 0, 0)).translate((0, 0, -0.94)), grille)
    nose = [cylinder(0.3, 0.3, (0, 0, 0.92)), cylinder(0.14, 0.9, (0, 0, 1.3))]
    barrel = upright(union(body, fins, bells, cover, nose), (0, 1.5, height))
    feet = [box(0.5, 1.5, 0.14, (s * 0.72, 1.48, 0.07), 0.03) for s in (-1, 1)]
    webs = [box(0.16, 1.2, 0.62, (s * 0.55, 1.48, 0.36), 0) for s in (-1, 1)]
    return union(barrel, feet, webs)
