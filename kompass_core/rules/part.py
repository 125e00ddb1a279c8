"""Part: what one rule makes by what another makes, with as much said of the quotient as of the two.

The lesser of two values by a third is the lesser of two quotients; so `min(90, sum(subareas.points))` is
no more of the maximum than `sum(subareas.points)` is, whatever applies.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from kompass_core.rules import interval, typed
from kompass_core.rules.bounds import Bounds
from kompass_core.rules.mediant import quotient

if TYPE_CHECKING:
    from kompass_core.rules.bounds import Around
    from kompass_core.rules.interval import Interval


def part(above: typed.Typed, below: typed.Typed, around: Around) -> Interval:
    """All that the quotient of two rules may come to, the one below the line being above zero.

    Raises:
        RuleError: it may not be.
    """
    return _part(Bounds(around), above, below)


def _part(bounds: Bounds, above: typed.Typed, below: typed.Typed) -> Interval:
    match above:
        case typed.Apply(function="min"):
            return interval.least([_part(bounds, one, below) for one in above.arguments])
        case typed.Apply(function="max"):
            return interval.greatest([_part(bounds, one, below) for one in above.arguments])
        case typed.Negative():
            return interval.negate(_part(bounds, above.operand, below))
        case typed.Sum():
            parts = [_part(bounds, one, below) for one in above.operands]
            signed = zip(("+", *above.operators), parts, strict=True)
            return reduce(
                interval.add, (one if sign == "+" else interval.negate(one) for sign, one in signed)
            )
        case typed.Choice():
            return _chosen(bounds, above, below)
        case _:
            return bounds.number(quotient(above, below), None)


def _chosen(bounds: Bounds, above: typed.Choice, below: typed.Typed) -> Interval:
    condition = bounds.truth(above.condition, None)
    if condition is not None:
        return _part(bounds, above.then if condition else above.otherwise, below)
    before, found = bounds.assumed, []
    for outcome, holds in ((above.then, True), (above.otherwise, False)):
        bounds.assumed = bounds.assuming(above.condition, None, holds=holds)
        bounds.gathered = {}
        try:
            found.append(_part(bounds, outcome, below))
        finally:
            bounds.assumed, bounds.gathered = before, {}
    return interval.hull(*found)
