"""All that a figure can be: the corners of what is drawn, tried one by one, never reach further."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from random import Random

import pytest

from kompass_core.portfolio.simulate.sure import sure
from kompass_core.portfolio.simulate.worked import number
from kompass_core.rules.amount import Amount
from kompass_core.rules.interval import Interval
from kompass_core.rules.making import linear, times
from kompass_core.rules.whole import Column, Int


def corners(value: Amount, columns: list[Column]) -> Interval:
    """The least and the most of a figure where every column is at one of its ends."""
    found = []
    for ends in product(*((one.low, one.high) for one in columns)):
        at = dict(zip((one.name for one in columns), ends, strict=True))
        top, bottom = (int(number(part, at)) for part in (value.top, value.bottom))  # type: ignore[arg-type]
        found.append(Fraction(top, bottom * value.scale))
    return Interval(min(found), max(found))


@pytest.mark.parametrize("seed", range(20))
def test_a_quotient_of_sums_reaches_exactly_its_corners(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - nothing secret is drawn
    columns = [
        Column(f"c{place}", low := chance.randint(0, 9), low + chance.randint(0, 9)) for place in range(4)
    ]
    top = linear([(chance.randint(-9, 9), one) for one in columns], chance.randint(-9, 9))
    bottom = linear([(chance.randint(0, 9), one) for one in columns], 1)
    value = Amount(top, 3, bottom)
    assert sure(value, {}, ()) == corners(value, columns)


@pytest.mark.parametrize("seed", range(20))
def test_points_that_are_drawn_times_what_is_varied_do_too(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - nothing secret is drawn
    points = [
        Column(f"p{place}", low := chance.randint(0, 9), low + chance.randint(0, 9)) for place in range(2)
    ]
    grown = [Column(f"m{place}", 1, 1 + chance.randint(0, 9)) for place in range(2)]
    steps = {
        f"v{place}": times(one, other) for place, (one, other) in enumerate(zip(points, grown, strict=True))
    }
    made = [Column(name, step.low, step.high) for name, step in steps.items()]
    value = Amount(linear([(2, one) for one in made]), 1, linear([(1, one) for one in grown], 1))
    spelt = Amount(linear([(2, one) for one in steps.values()]), 1, value.bottom)
    assert sure(value, steps, {one.name for one in points}) == corners(spelt, [*points, *grown])


def test_what_is_known_is_sure() -> None:
    assert sure(Amount(Int(7), 2), {}, ()) == Interval(Fraction(7, 2), Fraction(7, 2))
