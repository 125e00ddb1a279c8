"""Gather: one value of many, of which some may or may not count."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from kompass_core.rules import interval
from kompass_core.rules.interval import Interval, exactly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from fractions import Fraction
    from typing import Literal, TypeAlias

    End: TypeAlias = tuple[Fraction, int]
    """A low end, with 1 where it is open and 0 where it is not."""


def gathered(
    function: Literal["sum", "mean", "min", "max", "count"],
    sure: list[Interval],
    unsure: list[Interval],
    otherwise: Interval | None,
) -> Interval:
    """The sum, mean, least, greatest or number of all `sure` and any of the `unsure` values.

    `otherwise` is the value where nothing counts, and is not looked at where something surely does;
    a sum or number of nothing is 0.
    """
    if function in {"sum", "count"}:
        possible = [interval.hull(value, exactly(0)) for value in unsure]
        return reduce(interval.add, [*sure, *possible], exactly(0))
    if function == "mean":
        some = _mean(sure, unsure)
    else:
        some = _extreme(sure, unsure, interval.least if function == "min" else interval.greatest)
    if sure:
        return _known(some)
    return _known(otherwise) if some is None else interval.hull(some, _known(otherwise))


def some_of(function: Literal["sum", "mean", "min", "max", "count"], values: list[Interval]) -> Interval:
    """The sum, mean, least, greatest or number of any of the values, but of one at least."""
    if function in {"sum", "count"}:
        low, low_open = _lowest_sum([v.low_end for v in values])
        high, high_open = _lowest_sum([_mirrored(v) for v in values])
        return Interval(low, -high, bool(low_open), bool(high_open))
    some = _mean([], values) if function == "mean" else reduce(interval.hull, values)
    return _known(some)


def _lowest_sum(ends: list[End]) -> End:
    """The lowest sum of at least one: of all that lower it, or of the one that raises it least."""
    counted = [end for end in ends if end[0] < 0] or [min(ends)]
    total = reduce(lambda some, more: interval.short(some + more), (value for value, _ in counted))
    return total, max(is_open for _, is_open in counted)


def _known(value: Interval | None) -> Interval:
    if value is None:
        message = "a rule that may gather nothing was let through without an `else`"
        raise TypeError(message)
    return value


def _extreme(
    sure: list[Interval], unsure: list[Interval], pick: Callable[[Iterable[Interval]], Interval]
) -> Interval | None:
    if sure:
        alone = pick(sure)
        return reduce(interval.hull, (pick([alone, extra]) for extra in unsure), alone)
    return reduce(interval.hull, unsure) if unsure else None


def _mean(sure: list[Interval], unsure: list[Interval]) -> Interval | None:
    """The lowest and the highest mean: each unsure value counts where it lowers, or raises, the mean."""
    if not sure and not unsure:
        return None
    low, low_open = _lowest_mean([v.low_end for v in sure], [v.low_end for v in unsure])
    high, high_open = _lowest_mean([_mirrored(v) for v in sure], [_mirrored(v) for v in unsure])
    return Interval(low, -high, bool(low_open), bool(high_open))


def _mirrored(value: Interval) -> End:
    return -value.high, int(value.high_open)


def _lowest_mean(sure: list[End], unsure: list[End]) -> End:
    """The lowest mean of at least one value, and whether it is only approached."""
    waiting = sorted(unsure)
    taken = sure or [waiting.pop(0)]
    total = reduce(lambda some, more: interval.short(some + more), (value for value, _ in taken))
    count, is_open = len(taken), any(end for _, end in taken)
    for value, end in waiting:
        if value * count >= total:
            break
        total, count, is_open = interval.short(total + value), count + 1, is_open or bool(end)
    return total / count, int(is_open)
