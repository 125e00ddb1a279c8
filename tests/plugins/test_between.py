"""Between: a place within a band, exactly; where the band is not known, a range no wider than the bands."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kompass_between import BETWEEN
from kompass_core.rules.apply import extended
from kompass_core.rules.interval import Interval, exactly
from kompass_core.testing import check_function


def share(percent: str) -> Fraction:
    """A share of so many percent."""
    return Fraction(percent) / 100


@pytest.mark.parametrize(
    ("low", "high", "part", "expected"),
    [
        ("31", "50", "0", "31"),
        ("31", "50", "100", "50"),
        ("31", "50", "50", "81/2"),
        ("31", "50", "100/3", "112/3"),
        ("91", "100", "50", "191/2"),
        ("50", "50", "70", "50"),
        ("50", "31", "70", "50"),
        ("31", "50", "-1", "31"),
        ("31", "50", "101", "50"),
    ],
)
def test_a_part_of_the_way(low: str, high: str, part: str, expected: str) -> None:
    assert BETWEEN.compute(share(low), share(high), share(part)) == share(expected)


def test_it_keeps_what_it_promises() -> None:
    check_function(BETWEEN)


@pytest.mark.parametrize(
    ("part", "expected"), [("0", ("0", "91")), ("50", ("5", "191/2")), ("100", ("10", "100"))]
)
def test_where_the_band_is_not_known_the_range_is_that_of_the_bands(
    part: str, expected: tuple[str, str]
) -> None:
    low, high = Interval(Fraction(0), share("91")), Interval(share("10"), Fraction(1))
    found = extended(BETWEEN, [low, high, exactly(share(part))])
    assert (found.low, found.high) == tuple(map(share, expected))
