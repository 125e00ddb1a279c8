"""Chosen: a choice between two outcomes, and which way it goes, by two proofs that each may fail.

Apart: each outcome goes a way where it comes, and the step leads from anywhere in the one to anywhere in the
other. Side by side: both outcomes go a way everywhere, and one of them is always above the other. What either
proves is so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.rules import linear
from kompass_core.rules.evaluate import RuleError
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.trend import EITHER, FALLS, RISES, both, jumping, step, together

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.rules import typed
    from kompass_core.rules.direction import Directing
    from kompass_core.rules.evaluate import Each, Value
    from kompass_core.rules.trend import Trend, Way


@frozen
class Member:
    """A member of the list that is gathered: all that it may be, and which way that goes."""

    values: Mapping[str, Value]
    trends: Mapping[str, Trend]


def values_of(member: Member | None) -> Each:
    """All that a member may be; None outside of a gathering."""
    return None if member is None else member.values


def chosen(directing: Directing, node: typed.Choice, member: Member | None) -> Trend:
    """Which way a choice goes."""
    condition = directing.truth(node.condition, values_of(member))
    if condition is not None:
        return directing.trend(node.then if condition else node.otherwise, member)
    moves = directing.trend(node.condition, member)
    apart = _apart(directing, node, moves, member)
    if EITHER not in apart.values():
        return apart
    side_by_side = _side_by_side(directing, node, moves, member)
    return apart if side_by_side is None else both(apart, side_by_side)


def _apart(directing: Directing, node: typed.Choice, moves: Trend, member: Member | None) -> Trend:
    each, outcomes, trends = values_of(member), [], []
    for outcome, holds in ((node.otherwise, False), (node.then, True)):
        before = (directing.assumed, directing.gathered)
        directing.assumed, directing.gathered = directing.assuming(node.condition, each, holds=holds), {}
        try:
            outcomes.append(directing.value(outcome, each))
            trends.append(directing.trend(outcome, member))
        finally:
            directing.assumed, directing.gathered = before
    return together(*trends, jumping(moves, _way(*outcomes)))


def _side_by_side(
    directing: Directing, node: typed.Choice, moves: Trend, member: Member | None
) -> Trend | None:
    if not isinstance(node.unit, str):
        return None
    try:
        trends = [directing.trend(outcome, member) for outcome in (node.otherwise, node.then)]
        gap = linear.difference(
            node.then, node.otherwise, lambda one: directing.number(one, values_of(member))
        )
    except RuleError:
        return None
    return together(*trends, jumping(moves, step(exactly(0), gap)))


def _way(below: Value, above: Value) -> Way:
    """Which way it goes from what holds where a condition does not, to what holds where it does."""
    if isinstance(below, Interval) and isinstance(above, Interval):
        return step(below, above)
    if below is False or above is True:
        return RISES
    return FALLS if below is True or above is False else EITHER
