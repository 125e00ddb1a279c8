"""Quantiles of many draws, without keeping them: those of the ordered values, whatever these are like."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kompass_core.portfolio.simulate.quantiles import ENDS, Quantiles
from kompass_core.rules.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.portfolio.simulate.stream import Whole

    Make = Callable[[Random], tuple[int, int]]

SHAPES: dict[str, Make] = {
    "one value": lambda _: (5, 1),
    "few values": lambda chance: (chance.randint(0, 3), 1),
    "many values": lambda chance: (chance.randint(-(10**9), 10**9), 1),
    "close together": lambda chance: (10**9 - chance.randint(0, 20), 1),
    "quotients": lambda chance: (chance.randint(0, 1000), chance.randint(900, 1000)),
    "quotients that are equal": lambda chance: (chance.choice((2, 4, 6)), chance.choice((2, 4, 6))),
}


def expected(values: list[Fraction]) -> tuple[Fraction, ...]:
    """By definition 7 of Hyndman and Fan, from all of the values."""
    ordered = sorted(values)
    made = []
    for share in ENDS:
        place = (len(ordered) - 1) * share
        low, rest = ordered[floor(place)], place - floor(place)
        made.append(low + rest * (ordered[floor(place) + 1] - low) if rest else low)
    return tuple(made)


@pytest.mark.parametrize("kind", [np.int64, object], ids=["column", "long"])
@pytest.mark.parametrize("count", [2, 7, 1000])
@pytest.mark.parametrize("shape", SHAPES)
def test_quantiles_are_those_of_the_ordered_values(shape: str, count: int, kind: type) -> None:
    chance = Random(f"{shape} {count}")  # noqa: S311 - nothing secret is drawn
    pairs = [SHAPES[shape](chance) for _ in range(count)]
    found = Quantiles(
        Interval(Fraction(-(10**9), 7), Fraction(10**9, 7)), 7, 10**9 if kind is np.int64 else None
    )
    pieces = [pairs[: count // 3], pairs[count // 3 :]]
    columns: list[tuple[Whole, Whole]] = [
        (
            np.array([top for top, _ in piece], dtype=kind),
            np.array([bottom for _, bottom in piece], dtype=kind),
        )
        for piece in pieces
        if piece
    ]
    for tops, bottoms in columns:
        found.count(tops, bottoms)
    found.choose()
    for tops, bottoms in columns:
        found.keep(tops, bottoms)
    assert found.found() == expected([Fraction(top, bottom * 7) for top, bottom in pairs])
