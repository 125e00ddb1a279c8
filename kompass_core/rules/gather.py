"""Gather: one value of many, of which some may or may not count."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING

from kompass_core.rules import interval
from kompass_core.rules.interval import Interval, exactly

if TYPE_CHECKING:
    from typing import Literal


def gathered(
    function: Literal["sum", "mean", "min", "max", "count"],
    sure: list[Interval],
    unsure: list[Interval],
    otherwise: Interval | None,
) -> Interval:
    """The sum, mean, least, greatest or number of all `sure` and any of the `unsure` values.

    `otherwise` is the value where nothing counts; a sum or number of nothing is 0.
    """
    match function:
        case "sum" | "count":
            possible = [interval.hull(value, exactly(0)) for value in unsure]
            return reduce(interval.add, [*sure, *possible], exactly(0))
        case "mean":
            some = _mean(sure, unsure)
        case "min" | "max":
            pick = interval.least if function == "min" else interval.greatest
            some = _extreme(sure, unsure, pick=pick)
    if sure:
        return _known(some)
    if some is None:
        return _known(otherwise)
    return interval.hull(some, _known(otherwise))


def _known(value: Interval | None) -> Interval:
    if value is None:
        message = "a rule that may gather nothing was let through without an `else`"
        raise TypeError(message)
    return value


def _extreme(sure: list[Interval], unsure: list[Interval], *, pick: object) -> Interval | None:
    if sure:
        alone: Interval = pick(sure)  # type: ignore[operator]
        return reduce(lambda whole, extra: interval.hull(whole, pick([alone, extra])), unsure, alone)  # type: ignore[operator]
    return reduce(interval.hull, unsure) if unsure else None


def _mean(sure: list[Interval], unsure: list[Interval]) -> Interval | None:
    """The lowest and the highest mean: each unsure value counts where it lowers, or raises, the mean."""
    if not sure and not unsure:
        return None
    low, low_open = _lowest_mean([v.low_end for v in sure], [v.low_end for v in unsure])
    high, high_open = _lowest_mean([_mirrored(v) for v in sure], [_mirrored(v) for v in unsure])
    return Interval(low, -high, low_open, high_open)


def _mirrored(value: Interval) -> tuple[Fraction, int]:
    return -value.high, int(value.high_open)


def _lowest_mean(sure: list[tuple[Fraction, int]], unsure: list[tuple[Fraction, int]]) -> tuple[Fraction, bool]:
    waiting = sorted(unsure)
    taken = sure or [waiting.pop(0)]
    total, count = sum((value for value, _ in taken), Fraction(0)), len(taken)
    is_open = any(end for _, end in taken)
    for value, end in waiting:
        if value * count >= total:
            break
        total, count, is_open = total + value, count + 1, is_open or bool(end)
    return total / count, is_open
