"""Intervals: whatever the values inside are, the result lies inside the result."""

from __future__ import annotations

import operator
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass_core.rules import interval
from kompass_core.rules.interval import Interval, exactly
from tests.rules.random_rules import inside, intervals, points_inside

if TYPE_CHECKING:
    from collections.abc import Callable

F = Fraction
BINARY: dict[str, tuple[Callable[..., Interval], Callable[..., Fraction]]] = {
    "add": (interval.add, operator.add),
    "multiply": (interval.multiply, operator.mul),
    "divide": (interval.divide, operator.truediv),
    "least": (lambda a, b: interval.least([a, b]), min),
    "greatest": (lambda a, b: interval.greatest([a, b]), max),
}
COMPARISONS = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}


def contains(whole: Interval, value: Fraction) -> bool:
    return inside(exactly(value), whole)


@pytest.mark.parametrize("name", BINARY)
@given(left=intervals(), right=intervals(), data=st.data())
def test_an_operation_on_points_inside_stays_inside(
    name: str, left: Interval, right: Interval, data: Any
) -> None:
    bounded, exact = BINARY[name]
    a, b = data.draw(points_inside(left)), data.draw(points_inside(right))
    try:
        whole = bounded(left, right)
    except ZeroDivisionError:
        assert contains(Interval(right.low, right.high), F(0))
        return
    assert contains(whole, exact(a, b))


@pytest.mark.parametrize("name", BINARY)
@given(left=intervals(), right=intervals())
def test_the_ends_are_as_near_as_can_be(name: str, left: Interval, right: Interval) -> None:
    bounded, exact = BINARY[name]
    try:
        whole = bounded(left, right)
    except ZeroDivisionError:
        return
    corners = [exact(a, b) for a, b in product((left.low, left.high), (right.low, right.high))]
    assert (min(corners), max(corners)) == (whole.low, whole.high)


@given(intervals(), st.data())
def test_minus_turns_the_ends_round(value: Interval, data: Any) -> None:
    assert contains(interval.negate(value), -data.draw(points_inside(value)))
    assert interval.negate(interval.negate(value)) == value


@pytest.mark.parametrize("sign", COMPARISONS)
@given(left=intervals(), right=intervals(), data=st.data())
def test_a_comparison_that_is_known_holds_of_points_inside(
    sign: str, left: Interval, right: Interval, data: Any
) -> None:
    known = interval.compare(sign, left, right)
    a, b = data.draw(points_inside(left)), data.draw(points_inside(right))
    assert known in {None, COMPARISONS[sign](a, b)}


@pytest.mark.parametrize("sign", COMPARISONS)
@given(left=intervals(), right=intervals())
def test_a_comparison_that_is_not_known_can_go_either_way(sign: str, left: Interval, right: Interval) -> None:
    near = F(1, 10**9)

    def some(value: Interval) -> set[Fraction]:
        shift = near if value.low < value.high else 0
        ends = {value.low + shift * value.low_open, value.high - shift * value.high_open}
        return ends | {value.low + shift * 2, value.high - shift * 2}

    tried = {COMPARISONS[sign](a, b) for a, b in product(some(left), some(right))}
    common = interval.meet(left, right)
    if sign in {"=", "!="} and common is not None:
        middle = (common.low + common.high) / 2
        tried.add(COMPARISONS[sign](middle, middle))
    expected = tried.pop() if len(tried) == 1 else None
    assert expected == interval.compare(sign, left, right)


@given(intervals(), intervals(), st.data())
def test_a_hull_holds_both_and_a_meeting_what_lies_in_both(
    left: Interval, right: Interval, data: Any
) -> None:
    value = data.draw(points_inside(left))
    assert contains(interval.hull(left, right), value)
    common = interval.meet(left, right)
    assert contains(right, value) == (common is not None and contains(common, value))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (Interval(F(0), F(1), low_open=True), Interval(F(0), F(2)), Interval(F(0), F(2))),
        (
            Interval(F(0), F(1), low_open=True),
            Interval(F(0), F(2), low_open=True),
            Interval(F(0), F(2), low_open=True),
        ),
        (Interval(F(1), F(2), high_open=True), exactly(0), exactly(0)),
        (Interval(F(-1), F(2), low_open=True), exactly(-3), Interval(F(-6), F(3), high_open=True)),
        (
            Interval(F(1), F(2), high_open=True),
            Interval(F(3), F(4), low_open=True),
            Interval(F(3), F(8), low_open=True, high_open=True),
        ),
    ],
)
def test_a_product_knows_which_ends_are_reached(left: Interval, right: Interval, expected: Interval) -> None:
    assert expected == interval.multiply(left, right)
    assert expected == interval.multiply(right, left)


@pytest.mark.parametrize("low_open", [False, True])
def test_what_comes_near_zero_does_not_divide(low_open: bool) -> None:
    with pytest.raises(ZeroDivisionError):
        interval.divide(exactly(1), Interval(F(0), F(1), low_open=low_open))


def test_an_unknown_comparison_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="no comparison is written =="):
        interval.compare("==", exactly(1), exactly(1))


@pytest.mark.parametrize("operation", [interval.add, interval.multiply])
def test_a_figure_of_absurd_length_is_refused(operation: Callable[[Interval, Interval], Interval]) -> None:
    with pytest.raises(interval.TooLong):
        operation(exactly(F(1, 3**12_000)), exactly(F(1, 7**3_000)))
