"""Statistics: exact, and of what is not known exactly all that they can be and no more."""

from __future__ import annotations

from fractions import Fraction
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.statistics import Rank, places, quarter, rank, share_below
from kompass_core.rules.summary import counted, summary
from tests.rules.random_rules import inside, intervals, points_inside

F = Fraction


def printed(figure: int) -> Interval:
    """What prints as the figure, rounded half-up."""
    return Interval(figure - F(1, 2), figure + F(1, 2), high_open=True)


def known(*values: float) -> list[Interval]:
    """Values that are known, halves among them."""
    return [exactly(F(value)) for value in values]


def test_a_mean_is_exact() -> None:
    assert summary(known(1, 2, 2)).mean == exactly(F(5, 3))


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
    assert summary(known(*values)).quartiles == (exactly(lower), exactly(median), exactly(upper))


@given(st.lists(st.fractions(), min_size=2, max_size=9))
def test_quartiles_are_those_that_python_calls_inclusive(values: list[Fraction]) -> None:
    found = [quartile.low for quartile in summary([exactly(value) for value in values]).quartiles]
    assert found == quantiles(values, n=4, method="inclusive")


def test_nothing_has_no_figures() -> None:
    with pytest.raises(ValueError, match="nothing has no figures"):
        summary([])
    with pytest.raises(ValueError, match="nothing has no figures"):
        counted({3: 0})


def test_a_quartile_of_printed_figures_is_as_wide_as_they_are() -> None:
    values = [printed(figure) for figure in (10, 20, 40)]
    found = summary(values)
    assert found.median == printed(20)
    assert found.lower == Interval(F(29, 2), F(31, 2), high_open=True)
    assert (found.least, found.most, found.count) == (printed(10), printed(40), 3)


@given(st.data(), st.lists(intervals(), min_size=1, max_size=6))
def test_figures_of_what_is_inside_are_inside(data: st.DataObject, values: list[Interval]) -> None:
    chosen = summary([exactly(data.draw(points_inside(value))) for value in values])
    known_of = summary(values)
    for name in ("mean", "least", "lower", "median", "upper", "most"):
        assert inside(getattr(chosen, name), getattr(known_of, name))


@given(st.data(), intervals(), st.lists(intervals(), min_size=1, max_size=6), st.booleans())
def test_a_place_of_what_is_inside_is_inside(
    data: st.DataObject, value: Interval, others: list[Interval], among: bool
) -> None:
    own, *theirs = (exactly(data.draw(points_inside(one))) for one in (value, *others))
    assert inside(share_below(own, theirs, among=among), share_below(value, others, among=among))
    place, known_of = rank(own, theirs), rank(value, others)
    assert known_of.best <= place.best == place.worst <= known_of.worst


@given(st.lists(intervals() | st.integers(-2, 2).map(exactly), min_size=1, max_size=8))
def test_places_of_many_are_those_of_each(values: list[Interval]) -> None:
    expected = []
    for place, value in enumerate(values):
        others = values[:place] + values[place + 1 :]
        expected.append((rank(value, others), share_below(value, others, among=True)))
    assert list(places(values)) == expected


@given(st.dictionaries(st.integers(-9, 9), st.integers(0, 4), min_size=1, max_size=9))
def test_counted_values_have_the_figures_of_all_of_them(counts: dict[int, int]) -> None:
    values = [exactly(value) for value, count in counts.items() for _ in range(count)]
    if values:
        assert counted(counts) == summary(values)


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=9))
def test_figures_do_not_depend_on_the_order_of_values(values: list[int]) -> None:
    assert summary(known(*values)) == summary(known(*reversed(values)))


@pytest.mark.parametrize(
    ("value", "others", "below"),
    [
        (3, (1, 2, 4), F(5, 8)),
        (3, (3, 3, 4), F(3, 8)),
        (9, (), F(1, 2)),
    ],
)
def test_a_percentile_counts_half_of_those_with_the_same(
    value: int, others: tuple[int, ...], below: Fraction
) -> None:
    assert share_below(exactly(value), known(*others), among=True) == exactly(below)


def test_who_is_not_among_others_is_counted_on_no_side() -> None:
    assert share_below(exactly(3), known(1, 2, 3, 4), among=False) == exactly(F(5, 8))
    with pytest.raises(ValueError, match="among nobody"):
        share_below(exactly(3), (), among=False)


def test_who_prints_alike_may_be_below_or_above() -> None:
    assert share_below(printed(70), [printed(70)], among=True) == Interval(F(1, 4), F(3, 4))


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
    assert quarter(exactly(F(value)), summary(known(1, 2, 3, 4, 5))) == (expected, expected)


def test_a_quarter_is_a_range_where_nobody_knows() -> None:
    assert quarter(printed(4), summary(known(1, 2, 3, 4, 5))) == (1, 2)
    assert quarter(Interval(F(0), F(9)), summary(known(1, 2, 3, 4, 5))) == (1, 4)
