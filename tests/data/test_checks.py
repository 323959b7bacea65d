import pytest

from mme3dr.data.checks import holds
from mme3dr.errors import DataError
from mme3dr.meshes.arrays import ring
from mme3dr.meshes.assembly import Assembly
from mme3dr.meshes.solids import box, cylinder, rod
from mme3dr.records import Part


@pytest.fixture(scope="module")
def stool():
    """Seat of width 1 on three legs, and a ball of rope beside it that touches nothing."""
    a = Assembly(
        [
            Part("seat", 1, "tan", "wood", True),
            Part("leg", 3, "brown", "wood", True),
            Part("crate", 1, "red", "wood", False),
        ]
    )
    a.add("seat", cylinder(0.5, 0.1, (0, 0, 1)), marks=[("blue", lambda p: p[:, 2] > 1.04)])
    a.add("leg", ring(rod((0.3, 0, 0.96), (0.4, 0, 0), 0.05), 3))
    a.add("crate", box(0.3, 0.3, 0.6, (2, 0, 0.3)))
    return a


@pytest.mark.parametrize(
    "check",
    [
        "count(leg) == 3",
        "colour(seat) == 'tan' and has_colour(seat, 'blue')",
        "material(leg) == 'wood'",
        "above(seat, leg) and all_touch(leg, seat)",
        "on(seat, leg) and not touches(crate, seat)",
        "even(leg) and level(leg) and alike(leg)",
        "turn(leg, 3) and mirror(seat, 'x')",
        "width(seat) > 3 * height(seat)",
        "right(crate) - left(crate) < 0.31",
        "x(crate) > x(seat)",
        "count(leg) + 1 == 4 or height(all) < 0",
    ],
)
def test_true_checks(stool, check):
    assert holds(check, stool)


@pytest.mark.parametrize(
    "check",
    [
        "count(leg) == 4",
        "colour(seat) == 'blue'",
        "above(leg, seat)",
        "touches(crate, leg)",
        "turn(leg, 4)",
        "mirror(leg, 'x')",
        "inside(crate, seat)",
        "between(crate, seat, leg)",
        "rising(leg)",
        "height(crate) > height(leg)",
        "has_colour(leg, 'blue')",
    ],
)
def test_false_checks(stool, check):
    assert not holds(check, stool)


@pytest.mark.parametrize(
    "check",
    [
        "__import__('os').system('true')",
        "count.__class__",
        "[x for x in (1, 2)]",
        "_pieces(leg)",
        "lambda: 1",
        "count(leg",
        "count(arm) == 2",
        "f'{leg}'",
    ],
)
def test_what_is_not_of_the_language_is_refused(stool, check):
    with pytest.raises(DataError):
        holds(check, stool)
