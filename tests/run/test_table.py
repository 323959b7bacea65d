import pytest

from mme3dr.run.table import interval, markdown, number


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, "–"), (0.12345, "0.1235"), (-0.00001, "0.0000"), (-0.5, "-0.5000"), (9.99999, "10.0000"), (12.345, "12.35")],
)
def test_figures_have_four_decimals_two_from_ten_on_and_no_negative_zero(value, shown):
    assert number(value) == shown


def test_an_interval_that_is_not_there_is_a_dash():
    assert interval({"low": None, "high": None}) == "–"
    assert interval({"low": -0.00002, "high": 1}) == "[0.0000, 1.0000]"


def test_columns_line_up():
    lines = markdown(["a", "value"], [["long name", "1"], ["b", "12345678"]]).splitlines()
    assert len({len(line) for line in lines}) == 1
