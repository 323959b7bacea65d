"""Movements that go by steps."""

import numpy as np
from manifold3d import CrossSection

from mme3dr.data.objects.mechanical._gearing import grip, upright, windows
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.profiles import circle, rectangle
from mme3dr.meshes.solids import box, cylinder, union
from mme3dr.meshes.sweeps import extrude
from mme3dr.records import Fact, Part


@reference_object(
    name="Geneva drive",
    prompt="working model of a Geneva drive on an upright oak board, crank-turned blue pin wheel, slotted brass cross",
    parts=[
        Part("cross", 1, "brass", "metal", True),
        Part("drive_disc", 1, "blue", "painted metal", True),
        Part("lock_disc", 1, "sky blue", "painted metal", False),
        Part("pin", 1, "red", "metal", True),
        Part("axle", 2, "steel", "metal", False),
        Part("crank", 1, "dark grey", "iron", True),
        Part("knob", 1, "black", "wood", False),
        Part("board", 1, "tan", "wood", True),
        Part("foot", 1, "brown", "wood", False),
    ],
    facts=[
        Fact(
            "relation",
            "The pin reaches into one of the slots of the cross.",
            "The pin stays well outside the cross.",
            True,
            "touches(pin, cross) and touches(pin, drive_disc) and right(pin) > left(cross)",
        ),
        Fact(
            "count",
            "The drive has one pin.",
            "The drive has six pins.",
            True,
            "count(pin) == 1 and count(drive_disc) == 1",
        ),
        Fact(
            "proportion",
            "Deep slots and hollows take away much of the cross.",
            "The cross is a full round disc without any gaps.",
            True,
            "volume(cross) < 0.7 * width(cross) * height(cross) * depth(cross)",
        ),
        Fact(
            "relation",
            "The cross and the pin wheel stand side by side.",
            "The cross is fixed on the very axle of the pin wheel.",
            True,
            "left(cross) > x(drive_disc) and right(drive_disc) < x(cross)",
        ),
        Fact(
            "relation",
            "The crank sits on the pin wheel.",
            "The crank sits on the cross.",
            True,
            "touches(crank, lock_disc) and not touches(crank, cross)",
        ),
        Fact(
            "colour",
            "The cross is golden and the pin wheel blue.",
            "The cross is blue and the pin wheel golden.",
            False,
            "colour(cross) == 'brass' and colour(drive_disc) == 'blue'",
        ),
        Fact(
            "material",
            "The board is made of wood.",
            "The board is made of glass.",
            False,
            "material(board) == 'wood' and material(foot) == 'wood'",
        ),
        Fact(
            "symmetry",
            "All four arms of the cross are alike.",
            "One arm of the cross is far longer than the others.",
            True,
            "0.95 < width(cross) / height(cross) < 1.05",
        ),
        Fact(
            "relation",
            "Both wheels are in front of the board.",
            "Both wheels are behind the board.",
            False,
            "back(cross) <= front(board) and back(drive_disc) <= front(board)",
        ),
    ],
)
def geneva_drive(a: Assembly) -> None:
    gap, turn, z = 3.0, np.radians(22), 2.85
    throw = gap / np.sqrt(2)
    drive, driven = (-1.5, z), (1.5, z)
    pin = np.array([drive[0] + throw * np.cos(turn), z + throw * np.sin(turn)])
    lean = np.degrees(np.arctan2(pin[1] - z, pin[0] - driven[0]))
    slot = circle(0.19, (gap - throw, 0)) + rectangle(throw, 0.38, (gap - throw / 2, 0))
    lock = throw - 0.42
    star = circle(throw + 0.1, segments=96)
    for i in range(4):
        star = star - slot.rotate(90 * i) - circle(lock + 0.06, (gap, 0), 72).rotate(45 + 90 * i)
    star = star + circle(0.5)
    a.add("cross", upright(extrude(star.rotate(lean), 0.3), (driven[0], -0.55, z)))
    disc = circle(throw + 0.32, segments=72) - windows(1.35, 0.62, 5, 0.3, 20)
    a.add("drive_disc", upright(extrude(disc, 0.2), (drive[0], -0.24, z)))
    bite = circle(throw + 0.2, (gap * np.cos(turn), -gap * np.sin(turn)), 72).rotate(np.degrees(turn))
    moon = circle(lock, segments=72) - bite
    a.add("lock_disc", upright(extrude(moon, 0.34), (drive[0], -0.52, z)))
    a.add("pin", cylinder(0.17, 0.72, (pin[0], -0.62, pin[1]), "y"))
    a.add("axle", *[cylinder(0.2, 1.05, (x, -0.36, z), "y") for x, _ in (drive, driven)])
    out = np.radians(160)
    arm = CrossSection.batch_hull([circle(0.3), circle(0.2, (1.25, 0))]).rotate(160)
    a.add("crank", upright(extrude(arm, 0.18), (drive[0], -0.8, z)))
    end = (1.25 * np.cos(out), 1.25 * np.sin(out), 0.05)
    a.add("knob", upright(grip(0.22, 0.75, end), (drive[0], -0.8, z)))
    a.add("board", union(box(6.0, 0.24, 1.2, (0, 0.15, z), 0.06), box(1.6, 0.24, 2.6, (0, 0.15, 1.5), 0.06)))
    a.add("foot", box(4.6, 2.2, 0.3, (0, -0.1, 0.15), 0.08))
