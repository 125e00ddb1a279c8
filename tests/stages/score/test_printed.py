"""A printed figure stands for every value that prints so."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass_core.rules.interval import Interval
from kompass_core.rules.rounding import rounded
from kompass_core.rules.typed import ROUNDINGS
from kompass_core.stages.score.printed import behind

if TYPE_CHECKING:
    from kompass_core.rules.typed import Rounding


def from_to(low: str, high: str, *, low_open: bool = False, high_open: bool = True) -> Interval:
    """An interval, as figures rounded half-up have it."""
    return Interval(Fraction(low), Fraction(high), low_open=low_open, high_open=high_open)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2,3", from_to("2.25", "2.35")),
        ("2.3", from_to("2.25", "2.35")),
        ("3,0", from_to("2.95", "3.05")),
        ("37", from_to("36.5", "37.5")),
        ("2,25", from_to("2.245", "2.255")),
        (" 12 ", from_to("11.5", "12.5")),
        ("43%", from_to("10.625", "10.875")),
        ("43 %", from_to("10.625", "10.875")),
        ("43\u00a0%", from_to("10.625", "10.875")),
        ("42,5%", from_to("10.6125", "10.6375")),
    ],
)
def test_a_figure_rounded_half_up_begins_at_its_half_and_ends_before_the_next(
    text: str, expected: Interval
) -> None:
    assert expected == behind(text, "half-up", Fraction(25))


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("half-up", from_to("2.25", "2.35")),
        ("half-down", from_to("2.25", "2.35", low_open=True, high_open=False)),
        ("half-even", from_to("2.25", "2.35", low_open=True)),
        ("down", from_to("2.3", "2.4")),
    ],
)
def test_what_stands_behind_a_figure_depends_on_how_it_was_rounded(
    mode: Rounding, expected: Interval
) -> None:
    assert expected == behind("2,3", mode, Fraction(25))


def test_a_bare_zero_has_the_decimals_of_its_line() -> None:
    assert from_to("0", "0.05") == behind("0", "half-up", Fraction(25), least=1)
    assert from_to("0", "0.5") == behind("0", "half-up", Fraction(25))
    assert from_to("0.5", "1.5") == behind("1", "half-up", Fraction(25), least=1)


@pytest.mark.parametrize(
    "text", ["", "two", "-1", "2,3,4", "2,", ",5", "1 000", "4%%", "1e3", "%", "2,3\n4", "٣"]
)
def test_what_nobody_prints_is_no_figure(text: str) -> None:
    with pytest.raises(ValueError, match="is no figure"):
        behind(text, "half-up", Fraction(25))


@given(st.fractions(0, 1000, max_denominator=720), st.integers(0, 3), st.sampled_from(ROUNDINGS))
def test_a_value_lies_behind_the_figure_that_it_prints(
    value: Fraction, decimals: int, mode: Rounding
) -> None:
    figure = rounded(value, decimals, mode)
    text = str(figure.numerator * 10**decimals // figure.denominator).rjust(decimals + 1, "0")
    text = f"{text[: len(text) - decimals]}.{text[len(text) - decimals :]}" if decimals else text
    possible = behind(text, mode, Fraction(1000), decimals)
    assert possible.low <= value <= possible.high
    assert not (value == possible.low and possible.low_open)
    assert not (value == possible.high and possible.high_open)
