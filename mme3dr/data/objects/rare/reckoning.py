"""Devices that reckon and encipher."""

from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import mirrored
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import gear, rectangle
from mme3dr.meshes.solids import box, cut, cylinder, rod, tube, union
from mme3dr.meshes.sweeps import extrude, lathe, plate, sweep
from mme3dr.records import Fact, Part

DIGITS = (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0)
"""What the soroban's rods show, left to right."""
ROWS = (9, 8, 9)
"""Keys, lamps and sockets of a cipher machine, row by row from the back."""


@reference_object(
    name="soroban",
    prompt="classroom soroban standing upright on two feet, thirteen rods, the beads set to show 123456789",
    parts=[
        Part("frame", 1, "dark brown", "wood", False),
        Part("reckoning_bar", 1, "dark brown", "wood", False),
        Part("rod", 13, "sand", "wood", True),
        Part("heaven_bead", 13, "amber", "wood", False),
        Part("earth_bead", 52, "amber", "wood", False),
        Part("unit_dot", 5, "white", "bone", False),
        Part("foot", 2, "brown", "wood", True),
    ],
    facts=[
        Fact(
            "count",
            "One bead is threaded on each of the rods above the bar.",
            "Two beads are threaded on each of the rods above the bar.",
            True,
            "count(heaven_bead) == count(rod) and bottom(heaven_bead) > top(reckoning_bar) - 0.01",
        ),
        Fact(
            "count",
            "Four beads are threaded on each of the rods below the bar.",
            "Five beads are threaded on each of the rods below the bar.",
            True,
            "count(earth_bead) == 4 * count(rod) and top(earth_bead) < bottom(reckoning_bar) + 0.01",
        ),
        Fact("count", "There are thirteen rods.", "There are ten rods.", False, "count(rod) == 13"),
        Fact(
            "relation",
            "The crossbar sits in the upper part of the frame.",
            "The crossbar sits in the lower part of the frame.",
            True,
            "bottom(reckoning_bar) > z(frame) and all_touch(rod, reckoning_bar)",
        ),
        Fact(
            "style",
            "The beads are sharp-rimmed double cones.",
            "The beads are smooth round balls.",
            True,
            "volume(earth_bead) < 18 * piece_length(earth_bead) * piece_length(earth_bead) * piece_length(earth_bead)",
        ),
        Fact(
            "relation",
            "Some of the upper beads have been slid down onto the bar, others not.",
            "None of the upper beads has been slid down onto the bar.",
            True,
            "touches(heaven_bead, reckoning_bar) and not all_touch(heaven_bead, reckoning_bar)",
        ),
        Fact(
            "count",
            "White dots mark every third rod along the bar, five in all.",
            "White dots mark only the middle rod of the bar, one in all.",
            True,
            "count(unit_dot) == 5 and all_touch(unit_dot, reckoning_bar)",
        ),
        Fact(
            "symmetry",
            "The frame is the same on the left and the right.",
            "The frame is slanted over to the right.",
            True,
            "mirror(frame, 'x') and mirror(foot, 'x')",
        ),
        Fact(
            "proportion",
            "The frame is much wider than it is high.",
            "The frame is much higher than it is wide.",
            True,
            "width(frame) > 1.8 * height(frame)",
        ),
    ],
)
def soroban(a: Assembly) -> None:
    pitch, tall, low, bar, high = 0.3, 0.2, 0.4, 1.36, 1.84
    a.add("frame", _soroban_frame(4.3, low, high))
    a.add("reckoning_bar", box(4.1, 0.24, 0.1, (0, 0, bar), 0.015))
    bead = lathe(
        [(0, -tall / 2), (0.045, -tall / 2), (0.14, -0.012), (0.14, 0.012), (0.045, tall / 2), (0, tall / 2)],
        segments=20,
    )
    for i, digit in enumerate(DIGITS):
        x = pitch * (i - 6)
        a.add("rod", rod((x, 0, low - 0.03), (x, 0, high + 0.03), 0.022, segments=10))
        lift = 0 if digit >= 5 else high - bar - 0.05 - tall
        a.add("heaven_bead", bead.translate((x, 0, bar + 0.05 + tall / 2 + lift)))
        for k in range(4):
            raised = k < digit % 5
            a.add(
                "earth_bead",
                bead.translate((x, 0, bar - 0.05 - tall * (k + 0.5) if raised else low + tall * (3.5 - k))),
            )
        if i % 3 == 0:
            a.add("unit_dot", cylinder(0.035, 0.05, (x, -0.12, bar), "y", segments=16))
    shoe = union(box(0.2, 1.0, 0.12, (1.85, 0, 0.06), 0.04), box(0.16, 0.4, 0.26, (1.85, 0, 0.15), 0.03))
    a.add("foot", mirrored(shoe))


def _soroban_frame(width: float, low: float, high: float) -> Manifold:
    """Rectangular frame whose opening reaches from `low` to `high`, with slightly proud corners."""
    outer = rectangle(width, high - low + 0.36, corner=0.06) - rectangle(width - 0.36, high - low, corner=0.01)
    lip = rectangle(width + 0.04, high - low + 0.4, corner=0.07) - rectangle(
        width - 0.1, high - low + 0.26, corner=0.05
    )
    middle = (0, 0, (low + high) / 2)
    return union(plate(outer, 0.3, middle), plate(lip, 0.2, middle))


@reference_object(
    name="rotor cipher machine",
    prompt="Enigma type cipher machine of the thirties, oak case with lid up and flap down, some leads plugged in",
    parts=[
        Part("case", 1, "brown", "wood", True),
        Part("lid", 1, "brown", "wood", True),
        Part("flap", 1, "brown", "wood", True),
        Part("top_panel", 1, "dark grey", "painted metal", False),
        Part("key", 26, "black", "plastic", False),
        Part("key_rim", 26, "silver", "metal", False),
        Part("lamp", 26, "cream", "glass", False),
        Part("rotor", 3, "steel", "metal", False),
        Part("plugboard", 1, "black", "plastic", False),
        Part("socket", 26, "brass", "metal", False),
        Part("lead", 3, "dark red", "rubber", True),
        Part("carry_handle", 1, "dark brown", "leather", False),
    ],
    facts=[
        Fact(
            "count",
            "There is a round key for each of the twenty-six letters.",
            "There is a round key for each of the ten digits only.",
            True,
            "count(key) == 26 and alike(key)",
        ),
        Fact(
            "count",
            "Twenty-six lamp windows are laid out in the same rows as the keys.",
            "Nine lamp windows are laid out in one long row over the keys.",
            True,
            "count(lamp) == 26 and width(lamp) > 0.85 * width(key) and depth(lamp) > 0.85 * depth(key)",
        ),
        Fact(
            "count",
            "Three ridged rotors stick out of slots at the back.",
            "Eight ridged rotors stick out of slots at the back.",
            True,
            "count(rotor) == 3 and top(rotor) > top(top_panel) and touches(rotor, top_panel)",
        ),
        Fact(
            "relation",
            "The lamps lie between the keyboard and the rotors.",
            "The keyboard lies between the lamps and the rotors.",
            True,
            "front(lamp) > back(key) and back(lamp) < front(rotor)",
        ),
        Fact(
            "relation",
            "The plugboard is on the upright front of the case, below the keys.",
            "The plugboard is inside the lid, above the rotors.",
            True,
            "y(plugboard) < front(key) and top(plugboard) < bottom(key) and all_touch(socket, plugboard)",
        ),
        Fact(
            "relation",
            "Every lead hangs with both of its ends at the plugboard.",
            "Every lead runs from a key up to a lamp.",
            False,
            "all_touch(lead, socket) and not touches(lead, key)",
        ),
        Fact(
            "symmetry",
            "The keys are in three rows centred on the machine.",
            "The keys are in one heap at the left of the machine.",
            True,
            "mirror(key, 'x') and mirror(lamp, 'x')",
        ),
        Fact("material", "The case is made of wood.", "The case is made of glass.", False, "material(case) == 'wood'"),
        Fact(
            "proportion",
            "The machine without its lid is lower than it is wide.",
            "The machine without its lid is twice as high as it is wide.",
            True,
            "height(case) < 0.7 * width(case)",
        ),
    ],
)
def cipher_machine(a: Assembly) -> None:
    case = cut(
        box(2.5, 2.9, 1.2, (0, 0, 0.6), 0.03),
        box(2.32, 2.72, 0.4, (0, 0, 1.12), 0),
        box(2.3, 0.12, 0.88, (0, -1.43, 0.56), 0),
    )
    corners = [box(0.14, 0.14, 0.14, (x, y, 0.07), 0.02) for x in (-1.2, 1.2) for y in (-1.4, 1.4)]
    a.add("case", union(case, corners))
    tray = cut(box(2.5, 0.42, 2.9, bevel=0.03), box(2.3, 0.42, 2.7, (0, -0.1, 0), 0)).translate((0, -0.21, 1.45))
    a.add("lid", tray.rotate((-20, 0, 0)).translate((0, 1.62, 1.15)))
    a.add(
        "flap",
        union(
            box(2.5, 0.92, 0.08, (0, -1.91, 0.04), 0.02),
            [tube(0.05, 0.02, 0.3, (x, -1.47, 0.05), "x", 12) for x in (-0.9, 0.9)],
        ),
    )
    slots = [box(0.14, 0.7, 0.3, (x, 0.85, 1.08), 0) for x in ROTORS]
    hood = box(1.7, 0.95, 0.1, (0, 0.85, 1.09), 0.03)
    a.add(
        "top_panel",
        cut(union(box(2.31, 2.71, 0.12, (0, 0, 0.98), 0), hood, box(2.0, 0.78, 0.05, (0, 0, 1.05), 0.01)), slots),
    )
    wheel = extrude(gear(26, 0.42, 0.05, 0.05), 0.1, axis="x")
    a.add(
        "rotor",
        [
            union(wheel, tube(0.36, 0.3, 0.16, axis="x"), cylinder(0.1, 0.2, axis="x")).translate((x, 0.85, 0.97))
            for x in ROTORS
        ],
    )
    for x, row in _letters():
        y = -0.7 - 0.27 * row
        a.add(
            "key",
            union(cylinder(0.03, 0.2, (x, y, 1.12), segments=10), cylinder(0.096, 0.07, (x, y, 1.22), segments=24)),
        )
        a.add("key_rim", tube(0.104, 0.08, 0.03, (x, y, 1.248), segments=24))
        a.add("lamp", cylinder(0.085, 0.05, (x, 0.24 - 0.24 * row, 1.065), segments=20))
        a.add("socket", _socket().translate((x, -1.4, 0.78 - 0.23 * row)))
    a.add("plugboard", box(2.29, 0.08, 0.87, (0, -1.37, 0.56), 0))
    a.add("lead", [_lead(*ends) for ends in LEADS])
    grip = spline([(-0.4, 1.47, 0.75), (-0.3, 1.6, 0.72), (0, 1.65, 0.7), (0.3, 1.6, 0.72), (0.4, 1.47, 0.75)], 24)
    a.add("carry_handle", sweep(grip, 0.05))


ROTORS = (-0.45, 0.0, 0.45)
LEADS = (((-0.92, 0.78), (-0.35, 0.32)), ((0.0, 0.78), (0.58, 0.55)), ((0.92, 0.32), (0.35, 0.78)))
"""Places (x, z) on the plugboard that are joined."""


def _letters() -> list[tuple[float, int]]:
    """x and row of each of the 26 places."""
    return [(0.232 * (i - (n - 1) / 2), row) for row, n in enumerate(ROWS) for i in range(n)]


def _socket() -> Manifold:
    """Pair of holes, one over the other, in a small upright plate."""
    return cut(
        plate(rectangle(0.1, 0.17, corner=0.045), 0.06),
        [cylinder(0.026, 0.2, (0, 0, z), "y", segments=10) for z in (-0.04, 0.04)],
    )


def _lead(start: tuple[float, float], end: tuple[float, float]) -> Manifold:
    """Cable with a plug at both ends, sagging in front of the plugboard."""
    (x0, z0), (x1, z1) = start, end
    low = min(z0, z1) - 0.2
    path = spline(
        [(x0, -1.5, z0), (x0, -1.62, z0 - 0.05), ((x0 + x1) / 2, -1.72, low), (x1, -1.62, z1 - 0.05), (x1, -1.5, z1)],
        32,
    )
    plugs = [box(0.1, 0.16, 0.15, (x, -1.48, z), 0.02) for x, z in (start, end)]
    return union(sweep(path, 0.03, segments=8), plugs)
