"""Beds."""

from mme3dr.meshes.arrays import four, mirrored, row
from mme3dr.meshes.profiles import circle, rectangle
from mme3dr.meshes.solids import box, union
from mme3dr.meshes.sweeps import plate
from training.families.base import family


@family(
    noun=("wooden bed", "bed"),
    vary={
        "frame": ("brown", "black", "green", "orange"),
        "blanket": ("red", "yellow", "blue", "purple", "pink", "turquoise"),
        "pillows": (1, 2),
        "shape": ("arched", "flat", "barred"),
        "drawers": (0, 2),
        "footboard": (True, False),
    },
)
def wooden_bed(v, rng, d):
    half, length = rng.uniform(0.56, 0.64), rng.uniform(1.75, 1.95)
    low, rise = rng.uniform(0.36, 0.44), rng.uniform(0.75, 0.9)
    end, board = length / 2, low + 0.06
    d.part("frame", box(2 * half, length, 0.16, (0, 0, low)), colour=v.frame, material="wood")
    d.part("blanket", box(2 * half + 0.06, 0.62 * length, 0.26, (0, -0.15 * length, board + 0.13), bevel=0.05),
           colour=v.blanket, material="fabric")  # fmt: skip
    sheet = box(2 * half - 0.06, length - 0.12, 0.2, (0, 0, board + 0.1))
    d.part("mattress", sheet, colour="white", material="fabric")
    width = 2 * half - 0.28 if v.pillows == 1 else half - 0.2
    pillow = box(width, 0.36, 0.18, (0, end - 0.32, board + 0.24), bevel=0.07)
    places = row(pillow, v.pillows, (half - 0.06, 0, 0))
    d.part("pillow", places, colour="sky blue", material="fabric")
    d.part("headboard", _headboard(v.shape, half, low, rise, end), colour=v.frame, material="wood")
    d.part("leg", four(box(0.14, 0.14, low, (half - 0.08, end - 0.08, low / 2))), colour=v.frame, material="wood")
    if v.footboard:
        foot = box(2 * half + 0.06, 0.13, 0.5, (0, -end, low + 0.12))
        d.part("footboard", foot, colour=v.frame, material="wood")
        d.fact("relation", "The headboard is taller than the footboard.",
               "The footboard is taller than the headboard.", "top(headboard) > top(footboard) + 0.2")  # fmt: skip
    if v.drawers:
        drawer = box(2 * half + 0.04, 0.52, 0.24, (0, 0, low - 0.16))
        d.part("drawer", row(drawer, 2, (0, 0.68, 0)), colour="cream", material="painted wood")
        d.fact("relation", "The drawers are under the blanket.", "The drawers are on top of the blanket.",
               "top(drawer) < bottom(blanket)")  # fmt: skip
    d.fact("relation", "The headboard stands at the pillow end.", "The headboard stands at the foot end.",
           "y(headboard) > y(pillow) and y(pillow) > y(blanket)")  # fmt: skip
    d.fact("symmetry", "The four legs are equally high.", "One leg is shorter than the others.", "alike(leg)")
    solid = "volume(headboard) / (width(headboard) * depth(headboard) * height(headboard))"
    check = {"arched": f"{solid} > 0.78 and {solid} < 0.96", "flat": f"{solid} > 0.96", "barred": f"{solid} < 0.75"}
    words = {"arched": "an arched", "flat": "a flat", "barred": "a barred"}
    other = {"arched": "a flat", "flat": "an arched", "barred": "a flat"}[v.shape]
    d.fact("style", f"The bed has {words[v.shape]} headboard.", f"The bed has {other} headboard.", check[v.shape],
           phrase=f"with {words[v.shape]} headboard")  # fmt: skip
    d.plan("bedding on a low frame, a headboard at the back")


def _headboard(shape, half, low, rise, end):
    """The board behind the pillows, standing on the frame's rear edge."""
    if shape == "flat":
        return box(2 * half + 0.06, 0.14, rise + 0.1, (0, end, low + rise / 2 - 0.05), bevel=0)
    if shape == "arched":
        straight = low + rise - half
        section = rectangle(2 * half + 0.06, 1.2, (0, straight - 0.6)) + circle(half + 0.03, (0, straight))
        section = section ^ rectangle(3, 3, (0, 1.4 + low))
        return plate(section, 0.14, (0, end, 0))
    post = mirrored(box(0.14, 0.14, rise + 0.1, (half - 0.04, end, low + rise / 2 - 0.05)))
    bars = row(box(0.09, 0.1, rise, (0, end, low + rise / 2)), 3, (half / 2, 0, 0))
    return union(*post, *bars, box(2 * half + 0.06, 0.14, 0.16, (0, end, low + rise)))
