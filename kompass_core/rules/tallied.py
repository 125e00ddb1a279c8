"""Tallied: one value of many numbers in columns, of which each row says which of them count.

The counterpart of `gather`. A row in which it is not known whether a number counts has a sum and a number
of them; the mean and the extremes of such are for the reference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, assert_never

from kompass_core.rules.ends import Ends, exact, extremes, mean_of, picked, sum_of
from kompass_core.rules.making import both, denied, either
from kompass_core.rules.whole import NO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.rules.ends import Doubt
    from kompass_core.rules.scene import Scene

ZERO = exact(0)


def tallied(
    function: Literal["sum", "mean", "min", "max", "count"],
    values: Sequence[Ends],
    counts: Sequence[Doubt],
    scene: Scene,
) -> Ends:
    """The sum, mean, least, greatest or number of the values that count; of none whatever comes."""
    if not values:
        return ZERO
    if function in {"sum", "count"}:
        return sum_of([_perhaps(*pair) for pair in zip(values, counts, strict=True)], [1] * len(values))
    scene.set_aside(either(count.unknown for count in counts))
    sure = [count.sure for count in counts]
    match function:
        case "mean":
            return mean_of(values, sure, scene.named)
        case "min" | "max":
            beyond = extremes("max" if function == "min" else "min", values)
            return extremes(
                function, [picked(count, value, beyond) for value, count in zip(values, sure, strict=True)]
            )
        case "sum" | "count":
            raise AssertionError(function)
        case _:
            assert_never(function)


def _perhaps(value: Ends, counts: Doubt) -> Ends:
    """A value where it counts, zero where it does not, and anything from one to the other."""
    if counts.unknown == NO:
        return picked(counts.sure, value, ZERO)
    either_way = Ends(extremes("min", [value, ZERO]).low, extremes("max", [value, ZERO]).high)
    perhaps = both([counts.possible, denied(counts.sure)])
    return picked(counts.sure, value, picked(perhaps, either_way, ZERO))
