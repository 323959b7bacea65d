"""Cars for people."""

from mme3dr.meshes.arrays import four, mirrored
from mme3dr.meshes.profiles import polygon
from mme3dr.meshes.solids import box, cylinder, union
from mme3dr.meshes.sweeps import plate
from training.families.base import family


@family(
    noun=("passenger car", "family car"),
    vary={
        "body": ("red", "orange", "yellow", "green", "blue", "purple", "pink", "turquoise"),
        "doors": (2, 4),
        "panel": ("white", "dark grey", "brown"),
        "shape": ("notchback", "hatchback", "estate"),
        "roof_rack": (None, "steel", "iron"),
    },
)
def passenger_car(v, rng, d):
    length, half, radius = rng.uniform(3.0, 3.3), rng.uniform(0.72, 0.8), rng.uniform(0.33, 0.38)
    roof, waist = rng.uniform(1.5, 1.62), rng.uniform(0.92, 0.98)
    front, back, floor = -length / 2, length / 2, 0.24
    d.part("body", _body(v.shape, front, back, floor, waist, roof, half), colour=v.body, material="painted metal")
    tail = {"notchback": 0.55, "hatchback": 0.3, "estate": 0.0}[v.shape] * 1.3
    d.part("window", _windows(v.shape, front, back - tail, waist, roof, half), colour="sky blue", material="glass")
    wheel = cylinder(radius, 0.3, (half - 0.06, back - 0.62, radius), axis="x", segments=24)
    d.part("wheel", four(wheel), colour="black", material="rubber")
    span = (-0.42, 0.4) if v.doors == 4 else (-0.1,)
    size = 0.52 if v.doors == 4 else 0.8
    for y in span:
        door = box(0.16, size, waist - floor - 0.1, (half - 0.02, y + 0.02, (waist + floor) / 2))
        d.part("door", mirrored(door), colour=v.panel, material="painted metal")
    lamp = box(0.3, 0.2, 0.2, (half - 0.24, front + 0.02, 0.68))
    d.part("headlight", mirrored(lamp), colour="cream", material="glass")
    if v.roof_rack:
        bars = [box(2 * half - 0.2, 0.14, 0.16, (0, y, roof + 0.05)) for y in (-0.18, 0.5)]
        rails = mirrored(box(0.14, 0.95, 0.14, (half - 0.2, 0.16, roof + 0.11)))
        d.part("roof_rack", union(*bars, *rails), colour=v.roof_rack, material="metal")
        d.fact("relation", "The roof rack is above the windows.", "The roof rack is below the windows.",
               "above(roof_rack, window)")  # fmt: skip
    d.fact("relation", "The headlights are at the front.", "The headlights are at the back.",
           "y(headlight) < front(window)")  # fmt: skip
    d.fact("relation", "The windows are above the doors.", "The windows are below the doors.", "above(window, door)")
    d.fact("symmetry", "There are equally many doors on both sides.", "All doors are on one side.", "mirror(door, 'x')")
    d.fact("proportion", "The car is much longer than it is tall.", "The car is taller than it is long.",
           "depth(all) > 1.5 * height(all)")  # fmt: skip
    words = {"notchback": "a boot behind the cabin", "hatchback": "a sloping tail", "estate": "an upright tail"}
    other = "an upright tail" if v.shape != "estate" else "a sloping tail"
    d.fact("style", f"The car has {words[v.shape]}.", f"The car has {other}.", phrase=f"with {words[v.shape]}")
    d.plan("a windowed cabin on a low body, wheels at corners")


def _body(shape, front, back, floor, waist, roof, half):
    """Bonnet and cabin as one side outline; the cabin is a little narrower."""
    low = [
        (front, floor),
        (front, waist - 0.18),
        (front + 0.15, waist - 0.04),
        (back - 0.08, waist),
        (back, waist - 0.1),
    ]
    lower = plate(polygon([*low, (back, floor)]), 2 * half, facing="side")
    top, foot = {"notchback": (0.95, 0.62), "hatchback": (0.72, 0.05), "estate": (0.12, 0.02)}[shape]
    cabin = [(front + 0.85, waist - 0.05), (front + 1.25, roof), (back - top, roof), (back - foot, waist - 0.05)]
    return union(lower, plate(polygon(cabin), 2 * half - 0.12, facing="side"))


def _windows(shape, front, tail, waist, roof, half):
    """Two panes a side and a windscreen, standing out of the cabin."""
    low, high = waist + 0.06, roof - 0.14
    end = min(tail - 0.36, 0.95)
    middle = 0.08
    panes = []
    for start, stop in ((front + 1.2, middle - 0.07), (middle + 0.07, end)):
        slant = 0.15 if start < 0 else 0
        outline = polygon([(start, low), (start + slant, high), (stop, high), (stop, low)])
        panes += mirrored(plate(outline, 0.16, (half - 0.06, 0, 0), facing="side"))
    screen = polygon([(front + 0.82, low), (front + 1.1, high + 0.04), (front + 1.3, high + 0.04), (front + 1.02, low)])
    return [*panes, plate(screen, 1.5 * half, facing="side")]
