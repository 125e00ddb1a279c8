"""Apply: a function and the values that stand in its call, to one value."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from kompass_core.rules import gather, interval
from kompass_core.rules.interval import Interval, exactly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.rules.units import Function


class FunctionError(Exception):
    """A function of a plugin gave no value, or one that it had promised not to give."""


def applied(function: Literal["sum", "mean", "min", "max", "clamp"], values: Sequence[Interval]) -> Interval:
    """The value of a function of the language; `clamp` gives the least where that is above the most."""
    match function:
        case "min":
            return interval.least(values)
        case "max":
            return interval.greatest(values)
        case "clamp":
            value, least, most = values
            return interval.greatest([least, interval.least([value, most])])
        case _:
            return gather.gathered(function, list(values), [], None)


def extended(function: Function, values: Sequence[Interval]) -> Interval:
    """The value of a function of a plugin: where an argument is not known, from its least to its greatest.

    Raises:
        FunctionError: it failed, or did not follow its parameters as it says.
    """
    least, most = [], []
    for parameter, value in zip(function.parameters, values, strict=True):
        ends = (value.low, value.high) if parameter.direction == "rising" else (value.high, value.low)
        least.append(ends[0])
        most.append(ends[1])
    low = computed(function, least)
    if all(value.known for value in values):
        return exactly(low)
    high = computed(function, most)
    if low > high:
        message = f"`{function.name}` does not follow its parameters in the direction that it states"
        raise FunctionError(message)
    return Interval(low, high)


def computed(function: Function, arguments: Sequence[Fraction]) -> Fraction:
    """What a function of a plugin makes of exact arguments.

    Raises:
        FunctionError: it failed, or what it made is not exact.
    """
    try:
        made: object = function.compute(*arguments)
    except Exception as error:
        message = f"`{function.name}` failed: {type(error).__name__}: {error}"
        raise FunctionError(message) from error
    if isinstance(made, bool) or not isinstance(made, int | Fraction):
        message = f"`{function.name}` made {made!r}, not an exact number"
        raise FunctionError(message)
    return Fraction(made)


def banded(value: Interval, starts: Sequence[Fraction]) -> Interval:
    """The band of a value, as its place in the set; below the first start it is the first."""
    low = max(0, sum(start <= value.low for start in starts) - 1)
    reached = [start < value.high if value.high_open else start <= value.high for start in starts]
    return Interval(Fraction(low), Fraction(max(low, sum(reached) - 1)))
