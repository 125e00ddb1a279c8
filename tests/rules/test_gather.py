"""Gathering: sums, means, extremes and counts of what surely and what perhaps counts."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import Any, Literal, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass_core.rules.gather import gathered
from kompass_core.rules.interval import Interval, exactly, hull
from tests.rules.random_rules import inside, intervals, points_inside

Function = Literal["sum", "mean", "min", "max", "count"]
several = st.lists(intervals(), max_size=3)


def of(function: Function, values: list[Fraction], otherwise: Fraction) -> Fraction:
    """The value as one would say it."""
    match function:
        case "sum":
            return sum(values, Fraction(0))
        case "count":
            return Fraction(len(values))
        case "mean":
            return sum(values, Fraction(0)) / len(values) if values else otherwise
        case "min":
            return min(values, default=otherwise)
        case "max":
            return max(values, default=otherwise)


@pytest.mark.parametrize("function", get_args(Function))
@given(sure=several, unsure=several, otherwise=intervals(), data=st.data())
def test_whatever_counts_the_value_lies_inside(
    function: Function, sure: list[Interval], unsure: list[Interval], otherwise: Interval, data: Any
) -> None:
    counts = [data.draw(st.booleans()) for _ in unsure]
    chosen = [*sure, *(value for value, here in zip(unsure, counts, strict=True) if here)]
    points = [data.draw(points_inside(value)) for value in chosen]
    if function == "count":
        sure, unsure = [exactly(1)] * len(sure), [exactly(1)] * len(unsure)
    whole = gathered(function, sure, unsure, otherwise)
    assert inside(exactly(of(function, points, data.draw(points_inside(otherwise)))), whole)


@given(several, several)
def test_the_ends_of_a_mean_are_those_of_some_choice(sure: list[Interval], unsure: list[Interval]) -> None:
    chosen = [
        [*sure, *some]
        for size in range(len(unsure) + 1)
        for some in combinations(unsure, size)
        if [*sure, *some]
    ]
    if not chosen:
        return
    lows = [sum((value.low for value in some), Fraction(0)) / len(some) for some in chosen]
    highs = [sum((value.high for value in some), Fraction(0)) / len(some) for some in chosen]
    inner = exactly((min(lows) + max(highs)) / 2)  # so that nothing counting does not widen it
    mean = gathered("mean", sure, unsure, inner)
    assert (min(lows), max(highs)) == (mean.low, mean.high)


@pytest.mark.parametrize("function", ["mean", "min", "max"])
@given(sure=several.filter(bool), unsure=several, otherwise=intervals())
def test_what_holds_otherwise_does_not_matter_where_something_surely_counts(
    function: Function, sure: list[Interval], unsure: list[Interval], otherwise: Interval
) -> None:
    assert gathered(function, sure, unsure, None) == gathered(function, sure, unsure, otherwise)


@pytest.mark.parametrize("function", ["mean", "min", "max"])
@given(unsure=several.filter(bool), otherwise=intervals())
def test_what_holds_otherwise_is_possible_where_nothing_surely_counts(
    function: Function, unsure: list[Interval], otherwise: Interval
) -> None:
    whole = gathered(function, [], unsure, otherwise)
    assert whole == hull(whole, otherwise)


@pytest.mark.parametrize("function", ["sum", "count"])
def test_a_sum_and_a_count_of_nothing_are_zero(function: Function) -> None:
    assert exactly(0) == gathered(function, [], [], None)


@pytest.mark.parametrize("function", ["mean", "min", "max"])
def test_of_nothing_without_anything_else_there_is_no_value(function: Function) -> None:
    assert exactly(7) == gathered(function, [], [], exactly(7))
    with pytest.raises(TypeError, match="without an `else`"):
        gathered(function, [], [], None)


def test_a_mean_leaves_out_what_would_raise_its_lowest_value() -> None:
    sure = [exactly(2)]
    unsure = [exactly(1), exactly(5), Interval(Fraction(0), Fraction(4), low_open=True)]
    assert gathered("mean", sure, unsure, None) == Interval(Fraction(1), Fraction(11, 3), low_open=True)
