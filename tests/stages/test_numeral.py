"""Numeral: the digits of one number that is the figure's, and of nothing else."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kompass_core.model.report import Figure
from kompass_core.stages.numeral import numeral


@pytest.mark.parametrize(
    ("printed", "low", "high", "expected"),
    [
        ("10,6", "10.625", "10.625", "10.6"),
        ("3.0", "3", "3", "3.0"),
        ("0", "0.04", "0.04", "0"),
        ("38\N{NO-BREAK SPACE}%", "0.376", "0.376", "38"),
        ("%38", "0.376", "0.376", "38"),
        ("\N{MINUS SIGN}18", "-18.375", "-18.375", "-18"),
        ("-1,5", "-1.5", "-1.5", "-1.5"),
        ("+1", "1.3", "1.3", "1"),
        ("73", "72.5", "73.5", "73"),
        ("0–7,5", "0", "7.5", None),
        ("38", "3.76", "3.76", None),
        ("40 (+3)", "40", "40", None),
        ("1 000", "1000", "1000", None),
        ("not applicable", "0", "0", None),
        ("٣", "3", "3", None),
        ("", "0", "0", None),
    ],
)
def test_the_digits_of_what_is_printed(printed: str, low: str, high: str, expected: str | None) -> None:
    assert numeral(Figure(printed, Fraction(low), Fraction(high))) == expected
