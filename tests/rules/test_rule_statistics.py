"""Statistics: exact, and of what is not known exactly all that they can be and no more."""

from __future__ import annotations

from fractions import Fraction
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.statistics import Rank, mean, quarter, quartile, rank
from tests.rules.random_rules import inside, intervals, points_inside

F = Fraction


def printed(figure: int) -> Interval:
    """What prints as the figure, rounded half-up."""
    return Interval(figure - F(1, 2), figure + F(1, 2), high_open=True)


def known(*values: float) -> list[Interval]:
    """Values that are known, halves among them."""
    return [exactly(F(value)) for value in values]


def test_a_mean_is_exact() -> None:
    assert mean(known(1, 2, 2)) == exactly(F(5, 3))


@pytest.mark.parametrize(
    ("values", "lower", "median", "upper"),
    [
        ((7,), 7, 7, 7),
        ((1, 2), F(5, 4), F(3, 2), F(7, 4)),
        ((1, 2, 4), F(3, 2), 2, 3),
        ((1, 2, 4, 8), F(7, 4), 3, 5),
        ((3, 3, 3, 9), 3, 3, F(9, 2)),
        ((1, 2, 3, 4, 5), 2, 3, 4),
    ],
)
def test_quartiles_lie_in_proportion(
    values: tuple[int, ...], lower: Fraction, median: Fraction, upper: Fraction
) -> None:
    found = [quartile(known(*values), which) for which in (1, 2, 3)]
    assert found == [exactly(lower), exactly(median), exactly(upper)]


@given(st.lists(st.fractions(), min_size=2, max_size=9))
def test_quartiles_are_those_that_python_calls_inclusive(values: list[Fraction]) -> None:
    found = [quartile([exactly(value) for value in values], which).low for which in (1, 2, 3)]
    assert found == quantiles(values, n=4, method="inclusive")


def test_nothing_has_no_quartile() -> None:
    with pytest.raises(ValueError, match="nothing has no quartile"):
        quartile([], 2)


def test_a_quartile_of_printed_figures_is_as_wide_as_they_are() -> None:
    values = [printed(figure) for figure in (10, 20, 40)]
    assert quartile(values, 2) == printed(20)
    assert quartile(values, 1) == Interval(F(29, 2), F(31, 2), high_open=True)


@given(st.data(), st.lists(intervals(), min_size=1, max_size=6), st.sampled_from([1, 2, 3]))
def test_a_quartile_of_what_is_inside_is_inside(
    data: st.DataObject, values: list[Interval], which: int
) -> None:
    chosen = [exactly(data.draw(points_inside(value))) for value in values]
    assert inside(quartile(chosen, which), quartile(values, which))
    assert inside(mean(chosen), mean(values))


@pytest.mark.parametrize(
    ("value", "others", "expected"),
    [
        (9, (1, 2, 3), Rank(1, 1, 4)),
        (2, (1, 2, 3), Rank(2, 2, 4)),
        (2, (3, 3, 2), Rank(3, 3, 4)),
        (0, (3, 3, 2), Rank(4, 4, 4)),
        (5, (), Rank(1, 1, 1)),
    ],
)
def test_equal_points_have_one_rank(value: int, others: tuple[int, ...], expected: Rank) -> None:
    assert rank(exactly(value), known(*others)) == expected


def test_who_prints_alike_may_stand_before_or_after() -> None:
    assert rank(printed(70), [printed(70), printed(60), printed(71)]) == Rank(2, 3, 4)


def test_figures_that_meet_without_a_common_value_have_an_order() -> None:
    assert rank(printed(70), [printed(71)]) == Rank(2, 2, 2)
    assert rank(exactly(F(141, 2)), [printed(70)]) == Rank(1, 1, 2)


@pytest.mark.parametrize(("value", "expected"), [(5, 1), (4, 1), (3.5, 2), (3, 2), (2, 3), (1.5, 4), (0, 4)])
def test_a_quarter_begins_at_its_quartile(value: float, expected: int) -> None:
    assert quarter(exactly(F(value)), known(1, 2, 3, 4, 5)) == (expected, expected)


def test_a_quarter_is_a_range_where_nobody_knows() -> None:
    assert quarter(printed(4), known(1, 2, 3, 4, 5)) == (1, 2)
    assert quarter(Interval(F(0), F(9)), known(1, 2, 3, 4, 5)) == (1, 4)
