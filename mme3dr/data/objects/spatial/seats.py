"""Seats whose layout takes thought."""

from mme3dr.data.programs import reference_object
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.curves import arc
from mme3dr.meshes.solids import cut, rod, sphere
from mme3dr.meshes.sweeps import lathe, sweep
from mme3dr.records import Fact, Part


@reference_object(
    name="milking stool",
    prompt="a low milking stool with a dished round oak seat, splayed legs and a red rope loop to hang it up by",
    parts=[
        Part("seat", 1, "tan", "wood", True),
        Part("leg", 3, "brown", "wood", True),
        Part("loop", 1, "red", "rope", True),
    ],
    facts=[
        Fact("count", "The stool stands on three legs.", "The stool stands on four legs.", True, "count(leg) == 3"),
        Fact("symmetry", "The legs are spaced evenly round the seat.", "The legs are all on one side of the seat.", True, "even(leg)"),
        Fact("relation", "The legs spread outwards towards the floor.", "The legs lean inwards towards the floor.", False, "width(leg) > 1.1 * width(seat) * 0.8"),
        Fact("proportion", "The stool is wider than it is tall.", "The stool is much taller than it is wide.", True, "width(all) > height(all)"),
        Fact("colour", "The hanging loop is red.", "The hanging loop is blue.", False, "colour(loop) == 'red'"),
        Fact("relation", "The seat lies on top of the legs.", "The seat hangs below the legs.", True, "above(seat, leg) and all_touch(leg, seat)"),
        Fact("material", "The seat is made of wood.", "The seat is made of glass.", False, "material(seat) == 'wood'"),
    ],
)
def milking_stool(a: Assembly) -> None:
    seat = lathe([(0, 0.30), (0.26, 0.30), (0.28, 0.33), (0.28, 0.36), (0.26, 0.38), (0, 0.38)])
    seat = cut(seat, sphere(0.9, (0, 0, 1.25)))
    a.add("seat", seat)
    a.add("leg", ring(rod((0.17, 0, 0.33), (0.29, 0, 0), 0.035, 0.025), 3, start=30))
    a.add("loop", sweep(arc(0.07, 0, 350, (0.33, 0, 0.33), plane="xy"), 0.014, closed=False))
