"""Chibi figure of a pirate captain."""

from mme3dr.data.objects.stylised._cartoon import cord, pair, soft_box
from mme3dr.data.objects.stylised._chibi import fist, head, legs, shoes, sleeve
from mme3dr.data.programs import reference_object
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import arc
from mme3dr.meshes.profiles import outline, oval, rectangle
from mme3dr.meshes.solids import capsule, common, cut, ellipsoid, hull, rod, sphere, union
from mme3dr.meshes.sweeps import lathe, plate, sweep
from mme3dr.records import Fact, Part


def _pirate_head(a: Assembly) -> None:
    """Head with eye, eye patch, nose and beard."""
    a.add("head", head())
    a.add("eye", ellipsoid(0.065, 0.04, 0.1, (-0.17, -0.42, 0.99)))
    patch = common(head(1.05), plate(oval(0.13, 0.13, (0.18, 0.99)), 0.6, (0, -0.4, 0)))
    strap = cut(common(head(1.03), plate(rectangle(1.2, 0.05).rotate(-24).translate((0.16, 1.0)), 2)), head(0.98))
    a.add("patch", union(patch, strap))
    a.add("nose", ellipsoid(0.075, 0.075, 0.065, (0, -0.47, 0.88)))
    chin = outline(
        [
            (-0.47, 0.9),
            (-0.26, 0.78),
            (0, 0.82),
            (0.26, 0.78),
            (0.47, 0.9),
            (0.4, 0.62),
            (0.2, 0.48),
            (0, 0.4),
            (-0.2, 0.48),
            (-0.4, 0.62),
        ]
    )
    a.add(
        "beard",
        union(
            common(head(1.09), plate(chin, 0.6, (0, -0.3, 0))),
            pair(cord([(0.02, -0.48, 0.8), (0.16, -0.47, 0.8), (0.32, -0.45, 0.88)], [0.05, 0.055, 0.015], 16)),
        ),
    )


def _pirate_hat(a: Assembly) -> None:
    """Two-cornered hat with a trimmed brim and a skull over crossed bones."""
    brim = outline(
        [
            (-0.82, 1.3),
            (-0.55, 1.52),
            (-0.3, 1.7),
            (0, 1.8),
            (0.3, 1.7),
            (0.55, 1.52),
            (0.82, 1.3),
            (0.45, 1.24),
            (0, 1.2),
            (-0.45, 1.24),
        ]
    )
    front, back = (
        plate(brim, 0.07).rotate((14, 0, 0)).translate((0, 0.0, 0.03)),
        plate(brim, 0.07).rotate((-14, 0, 0)).translate((0, 0.0, 0.03)),
    )
    a.add(
        "hat",
        union(
            front,
            back,
            head(1.09).trim_by_plane((0, 0, 1), 1.2),
            hull(ellipsoid(0.46, 0.3, 0.1, (0, 0, 1.32)), ellipsoid(0.25, 0.1, 0.08, (0, 0, 1.55))),
        ),
    )
    edge = [
        (-0.82, 0, 1.3),
        (-0.55, 0, 1.52),
        (-0.3, 0, 1.7),
        (0, 0, 1.8),
        (0.3, 0, 1.7),
        (0.55, 0, 1.52),
        (0.82, 0, 1.3),
    ]
    rims = [cord(edge, 0.03, 8, 32).rotate((t, 0, 0)).translate((0, 0, 0.03)) for t in (14, -14)]
    a.add("trim", rims)
    bones = [capsule((-0.17, 0, z), (0.17, 0, -z), 0.03) for z in (-0.09, 0.09)]
    knobs = [sphere(0.045, (sx * 0.17, 0, sz * 0.09), 14) for sx in (-1, 1) for sz in (-1, 1)]
    cranium = union(ellipsoid(0.115, 0.06, 0.105, (0, -0.01, 0.04)), soft_box(0.11, 0.08, 0.1, 0.03, (0, -0.01, -0.06)))
    sockets = [ellipsoid(0.034, 0.1, 0.036, (x, -0.06, 0.025), 16) for x in (-0.045, 0.045)]
    a.add("skull", cut(union(bones, knobs, cranium), sockets).rotate((14, 0, 0)).translate((0, -0.44, 1.5)))


@reference_object(
    name="chibi pirate",
    prompt=(
        "A pint-sized chibi pirate captain with a hook, a wooden leg and a skull on his hat, fit for a birthday cake."
    ),
    parts=[
        Part("head", 1, "skin", "skin", False),
        Part("eye", 1, "black", "plastic", False),
        Part("patch", 1, "black", "leather", False),
        Part("hat", 1, "black", "fabric", True),
        Part("trim", 2, "gold", "fabric", False),
        Part("skull", 1, "white", "bone", True),
        Part("beard", 1, "brown", "fur", False),
        Part("nose", 1, "peach", "skin", False),
        Part("coat", 1, "red", "fabric", False),
        Part("button", 3, "gold", "metal", False),
        Part("arm", 2, "red", "fabric", False),
        Part("hand", 1, "skin", "skin", False),
        Part("hook", 1, "steel", "metal", True),
        Part("peg_leg", 1, "tan", "wood", True),
        Part("boot", 1, "dark brown", "leather", False),
        Part("cutlass", 1, "light grey", "metal", False),
        Part("hilt", 1, "gold", "metal", False),
    ],
    facts=[
        Fact(
            "style",
            "The pirate is a chibi figure whose head is as big as the rest of him.",
            "The pirate is a tall, lean figure whose head is an eighth of his height.",
            False,
            "height(head) > 0.9 * height(coat)",
        ),
        Fact(
            "existence",
            "A black patch covers one of the eyes.",
            "Round spectacles cover both eyes.",
            True,
            "count(patch) == 1 and count(eye) == 1 and x(patch) > x(eye)",
        ),
        Fact(
            "count",
            "One leg is a peg and the other wears a boot.",
            "Both legs are pegs.",
            True,
            "count(peg_leg) == 1 and count(boot) == 1 and x(peg_leg) < x(boot)",
        ),
        Fact(
            "material",
            "The replacement leg is made of wood.",
            "The replacement leg is made of glass.",
            False,
            "material(peg_leg) == 'wood'",
        ),
        Fact(
            "relation",
            "The hook takes the place of a hand at the end of an arm.",
            "The hook is stuck on the top of the hat.",
            True,
            "touches(hook, arm) and count(hand) == 1 and x(hook) > x(coat)",
        ),
        Fact(
            "relation",
            "The skull is on the front of the hat.",
            "The skull is under the coat.",
            False,
            "touches(skull, hat) and y(skull) < y(hat) and bottom(skull) > z(head)",
        ),
        Fact(
            "colour",
            "The skull is white on a black hat.",
            "The skull is black on a white hat.",
            True,
            "colour(skull) == 'white' and colour(hat) == 'black'",
        ),
        Fact(
            "proportion",
            "The hat is wider than the shoulders of the coat.",
            "The hat is narrower than the nose.",
            True,
            "width(hat) > width(coat)",
        ),
    ],
)
def chibi_pirate(a: Assembly) -> None:
    _pirate_head(a)
    _pirate_hat(a)
    a.add(
        "coat",
        lathe([(0, 0.2), (0.3, 0.2), (0.31, 0.24), (0.23, 0.42), (0.22, 0.52), (0.15, 0.6), (0, 0.64)], segments=40),
    )
    a.add("button", [sphere(0.035, (0, -r, z), 16) for r, z in ((0.285, 0.27), (0.245, 0.36), (0.225, 0.46))])
    hands = ((-0.46, -0.16, 0.42), (0.44, -0.14, 0.38))
    a.add("arm", [sleeve(h) for h in hands])
    a.add("hand", fist(hands[0]))
    a.add(
        "hook",
        union(
            rod((0.44, -0.14, 0.38), (0.56, -0.2, 0.31), 0.06),
            cord(
                [(0.54, -0.19, 0.32), (0.63, -0.24, 0.28), (0.73, -0.28, 0.34), (0.7, -0.27, 0.46), (0.6, -0.23, 0.45)],
                [0.03, 0.032, 0.03, 0.025, 0.01],
                12,
            ),
        ),
    )
    a.add(
        "peg_leg",
        lathe([(0, 0), (0.05, 0), (0.05, 0.08), (0.085, 0.2), (0.1, 0.3), (0, 0.3)]).translate((-0.15, 0, -0.12)),
    )
    a.add("boot", union(shoes()[0], legs(0.12)[0]).translate((0, 0, -0.12)))
    x, y = -0.53, -0.2
    blade = outline([(0, 0.46), (0.06, 0.48), (0.045, 0.75), (-0.05, 0.98), (-0.16, 1.12), (-0.1, 0.88), (-0.04, 0.7)])
    a.add("cutlass", plate(blade, 0.04, (x, y, 0.02)))
    a.add(
        "hilt",
        union(
            capsule((x - 0.1, y, 0.49), (x + 0.14, y, 0.49), 0.035),
            sweep(arc(0.1, -90, 90, (x + 0.02, y, 0.39)), 0.022),
            rod((x + 0.02, y, 0.28), (x + 0.02, y, 0.5), 0.03),
        ),
    )
