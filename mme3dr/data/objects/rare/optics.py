"""Telescopes of the first natural philosophers."""

from manifold3d import Manifold

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import arc
from mme3dr.meshes.profiles import rectangle
from mme3dr.meshes.solids import box, cut, cylinder, rod, sphere, tube, union
from mme3dr.meshes.sweeps import lathe, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="Newton's reflecting telescope",
    prompt="replica of Isaac Newton's first reflecting telescope, stubby vellum-covered tube on a wooden ball",
    parts=[
        Part("main_tube", 1, "tan", "leather", True),
        Part("front_tube", 1, "dark brown", "leather", False),
        Part("band", 3, "brass", "metal", False),
        Part("eyepiece", 1, "dark brown", "wood", False),
        Part("primary_mirror", 1, "silver", "metal", False),
        Part("diagonal_mirror", 1, "silver", "metal", False),
        Part("mirror_arm", 1, "iron", "iron", False),
        Part("focus_screw", 1, "brass", "metal", False),
        Part("ball", 1, "brown", "wood", True),
        Part("ball_strap", 3, "iron", "iron", False),
        Part("base", 1, "dark brown", "wood", False),
    ],
    facts=[
        Fact(
            "relation",
            "The eyepiece sticks out of the side of the tube near its open end.",
            "The eyepiece sticks out of the closed end of the tube, along its axis.",
            True,
            "touches(eyepiece, front_tube) and not touches(eyepiece, main_tube) and x(eyepiece) > x(main_tube) + 0.5",
        ),
        Fact(
            "existence",
            "A small slanted mirror is held inside the mouth of the tube.",
            "A large glass lens closes the mouth of the tube.",
            True,
            "inside(diagonal_mirror, front_tube) and touches(diagonal_mirror, mirror_arm)",
        ),
        Fact(
            "relation",
            "A brass screw for focusing sticks out of the closed end of the tube.",
            "A brass screw for focusing hangs down from the open end of the tube.",
            True,
            "left(focus_screw) < left(main_tube) and touches(focus_screw, main_tube)",
        ),
        Fact(
            "relation",
            "The tube rests on a ball so that it can turn to any part of the sky.",
            "The tube rests on four legs so that it cannot turn at all.",
            True,
            "touches(ball, main_tube) and above(main_tube, ball) and height(ball) < 1.1 * width(ball)",
        ),
        Fact(
            "proportion",
            "The tube is short and thick, only a few times longer than wide.",
            "The tube is long and thin, twenty times longer than wide.",
            True,
            "depth(main_tube) > 0.25 * width(all) and width(front_tube) > depth(front_tube)",
        ),
        Fact(
            "relation",
            "The front tube is narrower and slides inside the main tube.",
            "The front tube is wider and flares over the main tube.",
            True,
            "depth(front_tube) < depth(main_tube) and touches(front_tube, main_tube)",
        ),
        Fact(
            "count",
            "Three iron straps hold the ball on its base.",
            "A single rope holds the ball on its base.",
            True,
            "count(ball_strap) == 3 and all_touch(ball_strap, ball) and all_touch(ball_strap, base)",
        ),
        Fact("material", "The ball is made of wood.", "The ball is made of steel.", False, "material(ball) == 'wood'"),
        Fact(
            "symmetry",
            "The straps are spaced evenly round the ball.",
            "The straps are all on one side of the ball.",
            True,
            "even(ball_strap) and turn(ball_strap, 3)",
        ),
    ],
)
def newton_telescope(a: Assembly) -> None:
    middle = (0, 0, 1.62)

    def place(solid: Manifold) -> Manifold:
        """From the frame of the tube, whose axis is z and whose upper side is -x, to its slant on the ball."""
        return solid.rotate((0, 62, 0)).translate(middle)

    rear = [(0, -1.12), (0.5, -1.12), (0.5, 0.25), (0.43, 0.25), (0.43, -1.0), (0, -1.0)]
    a.add("main_tube", place(lathe(rear, segments=56)))
    a.add("front_tube", place(tube(0.425, 0.37, 1.45, (0, 0, 0.66), segments=56)))
    a.add("band", [place(tube(0.525, 0.48, 0.09, (0, 0, z), segments=56)) for z in (-1.07, 0.2)])
    a.add("band", place(tube(0.45, 0.4, 0.09, (0, 0, 1.36), segments=56)))
    cup = [
        (0, 0),
        (0.15, 0),
        (0.15, 0.06),
        (0.09, 0.12),
        (0.09, 0.24),
        (0.14, 0.32),
        (0.14, 0.37),
        (0.07, 0.37),
        (0.05, 0.3),
        (0, 0.3),
    ]
    a.add("eyepiece", place(lathe(cup, segments=28).rotate((0, -90, 0)).translate((-0.4, 0, 1.02))))
    a.add(
        "primary_mirror",
        place(lathe([(0, -0.99), (0.42, -0.99), (0.42, -0.91), (0.2, -0.945), (0, -0.955)], segments=48)),
    )
    glass = cylinder(0.13, 0.05, segments=28).rotate((0, 45, 0)).translate((0, 0, 1.02))
    a.add("diagonal_mirror", place(glass))
    a.add(
        "mirror_arm",
        place(union(rod((0.39, 0, 1.1), (0.02, 0, 1.03), 0.03), rod((0.39, 0, 1.22), (0.39, 0, 1.0), 0.03))),
    )
    screw = [
        (0, -1.4),
        (0.13, -1.4),
        (0.13, -1.33),
        (0.05, -1.3),
        (0.05, -1.16),
        (0.16, -1.16),
        (0.16, -1.1),
        (0, -1.1),
    ]
    a.add("focus_screw", place(lathe(screw, segments=24)))
    a.add("ball", union(sphere(0.46, BALL, 48), place(box(0.2, 0.5, 0.6, (0.52, 0, -0.12), 0.05))))
    strap = sweep(arc(0.485, -70, 32, BALL, samples=20), 1.0, rectangle(0.1, 0.04, corner=0.01), up=(0, 1, 0))
    a.add("ball_strap", ring(strap, 3, start=30))
    a.add("base", _socket())


BALL = (0, 0, 0.78)
"""Middle of the ball that the telescope rests on."""


def _socket() -> Manifold:
    """Turned base hollowed to take the ball."""
    wall = [(0, 0), (0.86, 0), (0.88, 0.05), (0.84, 0.12), (0.72, 0.17), (0.42, 0.22), (0.34, 0.3), (0.36, 0.4)]
    return cut(lathe([*wall, (0.3, 0.42), (0, 0.42)]), sphere(0.455, BALL, 48))
