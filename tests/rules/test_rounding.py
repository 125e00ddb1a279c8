"""Rounding: each mode as an independent implementation has it, and of intervals."""

from __future__ import annotations

import decimal
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.rounding import rounded, rounded_interval, unrounded
from kompass_core.rules.typed import ROUNDINGS
from tests.rules.random_rules import fractions, inside, intervals, points_inside

if TYPE_CHECKING:
    from kompass_core.rules.typed import Rounding

INDEPENDENT = {
    "half-up": decimal.ROUND_HALF_UP,
    "half-even": decimal.ROUND_HALF_EVEN,
    "half-down": decimal.ROUND_HALF_DOWN,
    "down": decimal.ROUND_DOWN,
}
TINY = Fraction(1, 10**30)

ends = st.sampled_from(["", "5", "50", "500", "49999", "50001", "05", "95", "9995"])
written = st.builds(
    lambda sign, whole, digits, end: f"{sign}{whole}.{digits}{end}0",
    st.sampled_from(["", "-"]),
    st.integers(0, 999),
    st.text("0123456789", max_size=4),
    ends,
)


@pytest.mark.parametrize("mode", ROUNDINGS)
@given(text=written, decimals=st.integers(0, 6))
def test_rounding_is_that_of_the_decimal_module(mode: Rounding, text: str, decimals: int) -> None:
    with decimal.localcontext(prec=60):
        expected = Decimal(text).quantize(Decimal(1).scaleb(-decimals), rounding=INDEPENDENT[mode])
    assert Fraction(expected) == rounded(Fraction(text), decimals, mode)


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("half-up", ["-3", "-2", "-1", "0", "1", "2", "3"]),
        ("half-even", ["-2", "-2", "0", "0", "0", "2", "2"]),
        ("half-down", ["-2", "-1", "0", "0", "0", "1", "2"]),
        ("down", ["-2", "-1", "0", "0", "0", "1", "2"]),
    ],
)
def test_ties_round_as_the_mode_says(mode: Rounding, expected: list[str]) -> None:
    ties = ["-2.5", "-1.5", "-0.5", "0", "0.5", "1.5", "2.5"]
    assert expected == [str(rounded(Fraction(tie), 0, mode)) for tie in ties]


@pytest.mark.parametrize("mode", ROUNDINGS)
@given(value=fractions, decimals=st.integers(0, 3), beside=st.sampled_from([-1, 1]))
def test_beside_a_value_is_as_a_little_more_or_less(
    mode: Rounding, value: Fraction, decimals: int, beside: int
) -> None:
    assert rounded(value + beside * TINY, decimals, mode) == rounded(value, decimals, mode, beside)


@pytest.mark.parametrize("mode", ROUNDINGS)
@given(value=intervals(), decimals=st.integers(0, 2), data=st.data())
def test_a_value_inside_rounds_inside(mode: Rounding, value: Interval, decimals: int, data: Any) -> None:
    point = data.draw(points_inside(value))
    whole = rounded_interval(value, decimals, mode)
    assert inside(exactly(rounded(point, decimals, mode)), whole)
    near = (value.high - value.low) * TINY
    low, high = value.low + near * value.low_open, value.high - near * value.high_open
    assert whole == Interval(rounded(low, decimals, mode), rounded(high, decimals, mode))


@settings(max_examples=200)
@pytest.mark.parametrize("mode", ROUNDINGS)
@given(value=fractions.map(abs), decimals=st.integers(0, 2))
def test_what_stood_behind_a_figure_is_what_rounds_to_it(
    mode: Rounding, value: Fraction, decimals: int
) -> None:
    figure = rounded(value, decimals, mode)
    step = Fraction(1, 10**decimals)
    for printed in (figure, figure + step, max(Fraction(0), figure - step)):
        assert inside(exactly(value), unrounded(printed, decimals, mode)) == (printed == figure)


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("half-up", Interval(Fraction("2.25"), Fraction("2.35"), high_open=True)),
        ("half-down", Interval(Fraction("2.25"), Fraction("2.35"), low_open=True)),
        ("half-even", Interval(Fraction("2.25"), Fraction("2.35"), low_open=True, high_open=True)),
        ("down", Interval(Fraction("2.3"), Fraction("2.4"), high_open=True)),
    ],
)
def test_a_printed_figure_is_an_interval(mode: Rounding, expected: Interval) -> None:
    assert expected == unrounded(Fraction("2.3"), 1, mode)


@pytest.mark.parametrize("mode", ROUNDINGS)
def test_behind_a_printed_zero_nothing_is_below_zero(mode: Rounding) -> None:
    assert unrounded(Fraction(0), 1, mode).low_end == (Fraction(0), 0)
