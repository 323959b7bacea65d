"""Robots to wind up."""

from mme3dr.meshes.arrays import mirrored, row
from mme3dr.meshes.solids import box, capsule, cylinder, rod, sphere, torus, union
from training.families.base import family


@family(
    noun=("tin robot", "wind-up robot", "toy robot"),
    vary={
        "eyes": (1, 2, 3),
        "antennas": (0, 1, 2),
        "body": ("red", "yellow", "green", "blue", "purple", "orange"),
        "head": ("steel", "white", "turquoise"),
        "buttons": (0, 2, 3),
        "key": (True, False),
    },
)
def tin_robot(v, rng, d):
    wide, tall, face = rng.uniform(1.2, 1.45), rng.uniform(0.95, 1.1), rng.uniform(1.1, 1.2)
    stride, high = rng.uniform(0.55, 0.7), rng.uniform(0.66, 0.78)
    waist = stride + 0.2
    z, deep = waist + tall / 2, 0.8
    d.part("body", box(wide, deep, tall, (0, 0, z), bevel=0.08), colour=v.body, material="painted metal")
    chin = waist + tall + 0.1
    neck = cylinder(0.24, 0.3, (0, 0, chin - 0.05))
    d.part(
        "head", union(box(face, 0.78, high, (0, 0, chin + high / 2), bevel=0.1), neck), colour=v.head, material="metal"
    )
    size = {1: 0.24, 2: 0.15, 3: 0.11}[v.eyes]
    eye = cylinder(size, 0.2, (0, -0.42, chin + 0.6 * high), axis="y", segments=16)
    d.part("eye", row(eye, v.eyes, ({1: 0, 2: 0.5, 3: 0.39}[v.eyes], 0, 0)), colour="black", material="glass")
    if v.antennas:
        tip = chin + high + 0.38
        antenna = union(
            rod((0, 0, chin + high - 0.05), (0, 0, tip), 0.075, segments=10), sphere(0.15, (0, 0, tip + 0.05), 14)
        )
        d.part("antenna", row(antenna, v.antennas, (0.6 * face, 0, 0)), colour="pink", material="plastic")
        d.fact("relation", "An antenna rises from the head." if v.antennas == 1 else "The antennas rise from the head.",
               "An antenna grows out of the back." if v.antennas == 1 else "The antennas grow out of the back.",
               "above(antenna, head) and all_touch(antenna, head)")  # fmt: skip
    shoulder = waist + tall - 0.24
    arm = capsule((wide / 2 - 0.02, 0, shoulder), (wide / 2 + 0.3, -0.08, waist + 0.2), 0.14, segments=12)
    d.part(
        "arm",
        mirrored(union(arm, sphere(0.2, (wide / 2 + 0.32, -0.1, waist + 0.1), 14))),
        colour=v.head,
        material="metal",
    )
    leg = union(box(0.38, 0.38, stride + 0.1, (0.34, 0, stride / 2 + 0.15)), box(0.5, 0.72, 0.24, (0.34, -0.1, 0.12)))
    d.part("leg", mirrored(leg), colour="dark grey", material="metal")
    if v.buttons:
        button = cylinder(0.1, 0.2, (0, -deep / 2 - 0.02, z), axis="y", segments=14)
        d.part("button", row(button, v.buttons, (0.43, 0, 0)), colour="white", material="plastic")
        d.fact("relation", "The buttons are on the chest.", "The buttons are on the back.", "back(button) < y(body)")
    if v.key:
        shaft = rod((0, deep / 2 - 0.05, z), (0, deep / 2 + 0.3, z), 0.1, segments=10)
        wings = mirrored(torus(0.17, 0.085, (0.2, 0, 0), axis="y", segments=16))
        bow = [w.translate((0, deep / 2 + 0.32, z)) for w in wings]
        d.part("key", union(shaft, *bow), colour="black", material="metal")
        d.fact("relation", "The key sticks in the back.", "The key sticks in the front.", "front(key) > y(body)")
    d.fact("relation", "The eyes look out of the head." if v.eyes > 1 else "The eye looks out of the head.",
           "The eyes look out of the belly." if v.eyes > 1 else "The eye looks out of the belly.",
           "bottom(eye) > bottom(head) and front(eye) < front(head)")  # fmt: skip
    d.fact("symmetry", "It has an arm on either side.", "Both arms are on one side.", "mirror(arm, 'x')")
    if wide > 1.1 * face:
        d.fact("proportion", "The body is wider than the head.", "The head is wider than the body.",
               "width(body) > width(head)", phrase="with a wide body")  # fmt: skip
    d.plan("a boxy head above a boxy body on two legs")
