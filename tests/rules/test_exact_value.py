"""Exact: the text of an exact value reads back as the same value."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass_core.rules.exact import digits, exact


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Fraction("10.625"), "10.625"),
        (Fraction(31, 12), "31/12"),
        (Fraction(-1, 3), "-1/3"),
        (Fraction(-5, 2), "-2.5"),
        (Fraction(7), "7"),
        (Fraction(0), "0"),
    ],
)
def test_a_value_has_decimals_if_they_end_and_is_a_quotient_if_not(value: Fraction, expected: str) -> None:
    assert exact(value) == expected


@given(st.fractions())
def test_what_is_written_reads_back(value: Fraction) -> None:
    assert Fraction(exact(value)) == value


@pytest.mark.parametrize("power", [9, 4_000, 10_000])
def test_no_number_is_too_long_to_be_written(power: int) -> None:
    assert digits(-(10**power)) == "-1" + "0" * power
    assert exact(Fraction(10**power)).rstrip("0") in {"1", f"1{'0' * power}/1"}
