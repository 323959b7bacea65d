"""Tools of the writing desk and the sewing room."""

from manifold3d import Manifold

from mme3dr.data.objects.mechanical._tooling import chamfered, slotted, swing
from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import row
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import spline
from mme3dr.meshes.profiles import outline, polygon, rectangle
from mme3dr.meshes.solids import box, cut, cylinder, rod, union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part

_HINGE = (1.75, 0.82)


def _stapler_arm() -> Manifold:
    """Hollow cover from its side view: low rounded nose to the left, humped back over the hinge to the right."""
    side = outline([(-2.3, 1.02), (-2.38, 1.3), (-2.15, 1.52), (-1.2, 1.62), (0, 1.7), (1.2, 1.78), (1.9, 1.65),
                    (2.2, 1.2), (2.1, 0.75), (1.7, 0.58), (1.4, 0.85), (0, 0.98), (-1.5, 1.0)], 90)  # fmt: skip
    inside = box(5, 0.66, 1.2, (-0.6, 0, 0.78), 0)
    return cut(chamfered(side, 0.86, 0.13), inside)


def _magazine() -> Manifold:
    """Open-topped channel for the staples, closed at the nose by the driver plate."""
    side = polygon([(-2.3, 0.55), (-2.2, 0.5), (1.9, 0.5), (2.0, 0.7), (1.95, 0.98), (-2.3, 0.98)])
    channel = cut(plate(side, 0.56), box(3.9, 0.42, 0.6, (-0.2, 0, 0.9), 0))
    return union(channel, box(0.1, 0.6, 0.56, (-2.32, 0, 0.78), 0.03))


@reference_object(
    name="office stapler",
    prompt="red office stapler with the top arm lifted part way, so you can see the strip of staples lying in its tray",
    parts=[
        Part("base", 1, "black", "metal", False),
        Part("arm", 1, "red", "painted metal", True),
        Part("magazine", 1, "silver", "metal", True),
        Part("staple", 18, "copper", "metal", True),
        Part("anvil", 1, "silver", "metal", False),
        Part("hinge_pin", 1, "brass", "metal", False),
        Part("pusher", 1, "dark grey", "plastic", False),
        Part("foot_pad", 2, "grey", "rubber", False),
    ],
    facts=[
        Fact(
            "relation",
            "Arm and tray turn on one hinge at the back end.",
            "Arm and tray turn on one hinge at the nose.",
            True,
            "touches(arm, hinge_pin) and touches(magazine, hinge_pin) and touches(base, hinge_pin) "
            "and left(hinge_pin) > x(base) + 0.25 * width(base)",
        ),
        Fact(
            "relation",
            "A gap opens between the tray and the base towards the nose.",
            "The tray lies flat on the base along its whole length.",
            True,
            "not touches(magazine, anvil) and above(magazine, base)",
        ),
        Fact(
            "relation",
            "The staples lie in a row inside the tray.",
            "The staples lie in a row on the base.",
            False,
            "inside(staple, magazine) and all_touch(staple, magazine) and width(staple) > 2 * depth(staple)",
        ),
        Fact(
            "relation",
            "A small metal plate on the base sits under the nose.",
            "A small metal plate on the base sits under the hinge.",
            True,
            "touches(anvil, base) and top(anvil) < bottom(magazine) and right(anvil) < x(base) - 0.2 * width(base)",
        ),
        Fact(
            "colour",
            "The arm is red.",
            "The arm is green.",
            False,
            "colour(arm) == 'red'",
        ),
        Fact(
            "proportion",
            "The stapler is long and narrow.",
            "The stapler is as broad as it is long.",
            True,
            "width(all) > 4 * depth(all)",
        ),
        Fact(
            "symmetry",
            "Its front and back sides are mirror images.",
            "Its arm is shifted over to one side.",
            True,
            "mirror(arm, 'y') and mirror(base, 'y')",
        ),
        Fact(
            "material",
            "It rests on rubber pads.",
            "It rests on glass balls.",
            True,
            "material(foot_pad) == 'rubber' and bottom(foot_pad) < bottom(base)",
        ),
    ],
)
def office_stapler(a: Assembly) -> None:
    tray, cover = -9, -25
    foot = polygon([(-2.55, 0), (2.3, 0), (2.3, 0.2), (-2.45, 0.2), (-2.6, 0.1)]).offset(-0.04).offset(0.04)
    sole = chamfered(foot, 0.94, 0.05, (0, 0, 0.08))
    cheek = outline([(1.1, 0.15), (1.35, 0.7), (1.6, 1.02), (1.95, 1.0), (2.2, 0.6), (2.28, 0.15)], 40)
    cheeks = [plate(cheek, 0.1, (0, s * 0.5, 0)).trim_by_plane((0, 0, 1), 0.12) for s in (-1, 1)]
    rest = box(1.5, 0.94, 0.12, (1.5, 0, 0.22), 0.03)
    a.add("base", union(sole, cheeks, rest))
    a.add("foot_pad", [box(0.9, 0.8, 0.1, (x, 0, 0.05), 0.02) for x in (-1.8, 1.5)])
    clinchers = [box(0.06, 0.3, 0.1, (x, 0, 0.36), 0) for x in (-2.2, -2.0)]
    a.add("anvil", cut(box(0.5, 0.6, 0.08, (-2.1, 0, 0.31), 0.02), clinchers))
    a.add("magazine", swing(_magazine(), tray, _HINGE))
    a.add("arm", swing(_stapler_arm(), cover, _HINGE))
    clip = cut(box(0.1, 0.4, 0.36, bevel=0.02), box(0.3, 0.24, 0.3, (0, 0, -0.1), 0))
    places = row(clip.translate((-1.15, 0, 0.83)), 18, (0.118, 0, 0))
    a.add("staple", [swing(s, tray, _HINGE) for s in places])
    slider = union(box(0.3, 0.38, 0.38, (0.08, 0, 0.82), 0.04), rod((0.1, 0, 0.75), (1.2, 0, 0.75), 0.06))
    a.add("pusher", swing(slider, tray, _HINGE))
    a.add("hinge_pin", slotted(0.17, 1.22, (_HINGE[0], 0, _HINGE[1])))


def _machine_casting() -> Manifold:
    """Head, arm and pillar of the machine in one, from the front view."""
    inner = rectangle(3.1, 1.75, (-0.35, 1.32), 0.3)
    whole = rectangle(5.0, 3.35, (0, 2.0), 0.4) - inner - rectangle(1.6, 1.7, (-1.9, 0.9), 0.0)
    shape = (whole + rectangle(1.15, 1.0, (-1.92, 2.05), 0.1)).offset(-0.1).offset(0.2).offset(-0.1)
    return chamfered(shape ^ rectangle(9, 3.3, (0, 2.1)), 1.3, 0.16)


def _needle_thread() -> Manifold:
    """Red thread from the spool, through the guides on the head, down to the needle."""
    x = -1.92
    path = [
        (1.0, -0.3, 4.15),
        (-0.6, -0.35, 3.9),
        (-1.5, -0.55, 3.75),
        (x, -0.74, 3.45),
        (x, -0.78, 2.9),
        (x - 0.12, -0.76, 2.3),
    ]
    path += [(x, -0.6, 1.75), (x, -0.1, 1.5), (x, -0.08, 1.1)]
    return sweep(spline(path, 60), 0.03, segments=8)


def _spool() -> Manifold:
    """Bare wooden spool on its pin."""
    profile = [(0, 3.6), (0.06, 3.6), (0.06, 3.74), (0.32, 3.74), (0.32, 3.8), (0.14, 3.9), (0.14, 4.5), (0.32, 4.6)]
    return lathe([*profile, (0.32, 4.66), (0.06, 4.66), (0.06, 4.85), (0, 4.85)], segments=28).translate((1.0, 0, 0))


@reference_object(
    name="sewing machine",
    prompt="Vintage domestic sewing machine in mint green enamel, hand wheel on the right, threaded from a wooden "
    "spool of red cotton, cloth under its needle",
    parts=[
        Part("casting", 1, "mint", "painted metal", True),
        Part("bed", 1, "cream", "painted metal", False),
        Part("hand_wheel", 1, "silver", "metal", True),
        Part("spool", 1, "tan", "wood", True),
        Part("cotton", 1, "red", "fabric", True),
        Part("thread", 1, "red", "fabric", True),
        Part("needle_bar", 1, "silver", "metal", False),
        Part("presser_foot", 1, "steel", "metal", False),
        Part("needle_plate", 1, "silver", "metal", False),
        Part("dial", 3, "ivory", "plastic", False),
        Part("cloth", 1, "yellow", "fabric", True),
    ],
    facts=[
        Fact(
            "relation",
            "The needle comes down at the end away from the hand wheel.",
            "The needle comes down right beside the hand wheel.",
            True,
            "x(needle_bar) < x(casting) - 0.2 * width(casting) and x(hand_wheel) > x(casting) + 0.4 * width(casting)",
        ),
        Fact(
            "relation",
            "The spool stands on top of the arm.",
            "The spool stands on the bed beside the foot.",
            True,
            "on(spool, casting) and bottom(spool) > z(casting)",
        ),
        Fact(
            "relation",
            "The thread leads from the spool to the needle.",
            "The thread leads from the spool to the hand wheel.",
            True,
            "touches(thread, cotton) and touches(thread, needle_bar) and not touches(thread, hand_wheel)",
        ),
        Fact(
            "relation",
            "The presser foot holds the cloth down on the bed.",
            "The presser foot is folded away above the arm.",
            True,
            "touches(presser_foot, cloth) and above(presser_foot, cloth) and on(cloth, bed)",
        ),
        Fact(
            "colour",
            "Spool cotton and thread have the same red colour.",
            "The cotton on the spool is blue while the thread is red.",
            True,
            "colour(cotton) == 'red' and colour(thread) == 'red'",
        ),
        Fact(
            "relation",
            "An open space is left between the arm and the bed.",
            "The space between the arm and the bed is walled up.",
            True,
            "volume(casting) < 0.75 * width(casting) * height(casting) * depth(casting) and touches(casting, bed)",
        ),
        Fact(
            "proportion",
            "The machine is longer than it is high.",
            "The machine is higher than it is long.",
            True,
            "width(all) > 1.1 * height(all)",
        ),
        Fact(
            "material",
            "The spool is turned from wood.",
            "The spool is blown from glass.",
            False,
            "material(spool) == 'wood'",
        ),
        Fact(
            "symmetry",
            "The hand wheel is a round disc on an axle along the arm.",
            "The hand wheel is a square plate on top of the arm.",
            True,
            "mirror(hand_wheel, 'y') and mirror(hand_wheel, 'z') and width(hand_wheel) < height(hand_wheel)",
        ),
    ],
)
def sewing_machine(a: Assembly) -> None:
    x = -1.92
    a.add("casting", _machine_casting())
    a.add("bed", chamfered(rectangle(5.6, 1.9, corner=0.25), 0.55, 0.08, (-0.15, 0, 0.28), "up"))
    a.add("needle_plate", box(0.8, 0.8, 0.06, (x, 0, 0.56), 0.02))
    rim = [(0, 0), (0.3, 0), (0.3, 0.1), (0.66, 0.12), (0.74, 0.2), (0.74, 0.4), (0.66, 0.46), (0.4, 0.42), (0.3, 0.6)]
    wheel = lathe([*rim, (0.24, 0.66), (0, 0.66)], segments=40).rotate((0, 90, 0)).translate((2.48, 0, 3.0))
    a.add("hand_wheel", wheel)
    a.add("needle_bar", union(rod((x, 0, 1.75), (x, 0, 1.2), 0.1), rod((x, 0, 1.2), (x, 0, 0.5), 0.05, 0.025)))
    toe = [box(0.14, 0.66, 0.07, (x + s * 0.13, -0.05, 0.68), 0.02) for s in (-1, 1)]
    bridge = box(0.4, 0.14, 0.16, (x, 0.24, 0.75), 0.02)
    a.add("presser_foot", union(toe, bridge, rod((x, 0.24, 0.75), (x, 0.24, 1.75), 0.08)))
    drape = spline([(0, -1.45, 0.06), (0, -1.15, 0.2), (0, -1.02, 0.55), (0, -0.7, 0.625), (0, 0.9, 0.625)], 30)
    a.add("cloth", sweep(drape, 1.0, rectangle(1.5, 0.05), up=(0, 0.3, 1)).translate((x + 0.1, 0, 0)))
    a.add("spool", _spool())
    a.add("cotton", lathe([(0.1, 3.86), (0.26, 3.86), (0.3, 4.2), (0.26, 4.54), (0.1, 4.54)]).translate((1.0, 0, 0)))
    a.add("thread", _needle_thread())
    dials = [cylinder(0.3, 0.2, (2.0, -0.7, 1.6), "y", top=0.25), cylinder(0.24, 0.2, (2.0, -0.7, 2.6), "y")]
    a.add("dial", [*dials, cylinder(0.2, 0.22, (x, -0.7, 2.9), "y")])
