"""Assume: a condition that is taken to hold, to what that says of the values it compares.

In `if system >= 25% then points / system else 0` the quotient matters only where `system` is at
least 25 %, so it is bounded as if nothing else were possible. What is said of a value holds for
the whole of an outcome: so only values that are the same everywhere in a rule are narrowed.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, TypeAlias

from kompass_core.rules import interval, typed
from kompass_core.rules.interval import Interval
from kompass_core.rules.units import COUNT

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from kompass_core.rules.evaluate import Value

    Assumed: TypeAlias = Mapping[Hashable, Interval | bool]
    """By the key of a value, what it is taken to be; an interval narrows what is known anyway."""
    Number: TypeAlias = Callable[[typed.Typed, Assumed], Interval]

MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}


def key(node: typed.Typed) -> Hashable:
    """What tells a value from others that can be narrowed, None where it cannot be."""
    match node:
        case typed.Own():
            return node.name
        case typed.Asked():
            return node.dimension, node.attribute
        case typed.Gather(function="count"):
            return node.syntax
        case _:
            return None


def assume(condition: typed.Typed, assumed: Assumed, number: Number, *, holds: bool) -> Assumed:
    """What is assumed already, and that a condition holds (or does not).

    `number` is what a part of the condition comes to under what is assumed. Nothing is added where
    the condition says too much or too little.
    """
    match condition:
        case typed.Comparison() if not any(isinstance(part, typed.Choice) for part in typed.walk(condition)):
            operator = condition.operator if holds else OPPOSITE[condition.operator]
            left, right = (number(side, assumed) for side in (condition.left, condition.right))
            return {
                **assumed,
                **_compared(condition.left, left, operator, right),
                **_compared(condition.right, right, MIRRORED[operator], left),
            }
        case typed.Own():
            return {**assumed, key(condition): holds}
        case typed.Not():
            return assume(condition.operand, assumed, number, holds=not holds)
        case typed.Junction() if (condition.word == "and") == holds:
            for operand in condition.operands:
                assumed = assume(operand, assumed, number, holds=holds)
            return assumed
        case _:
            return assumed


def narrowed(known: Value, assumed: Interval | bool) -> Value:  # noqa: FBT001 - a truth is what it is about
    """What is known and assumed of one value; where both cannot be, its outcome never comes."""
    if isinstance(known, Interval) and isinstance(assumed, Interval):
        met = interval.meet(known, assumed)
        return known if met is None else met
    return assumed if known is None else known


def _compared(
    node: typed.Typed, value: Interval, operator: str, other: Interval
) -> Mapping[Hashable, Interval]:
    name = key(node)
    narrower = None if name is None else _held(value, operator, other)
    if narrower is not None and node.unit == COUNT and isinstance(node, typed.Gather):
        narrower = _whole(narrower)
    return {} if narrower is None else {name: narrower}


def _held(value: Interval, operator: str, other: Interval) -> Interval | None:
    """The part of an interval where a comparison with another can hold; None where it cannot."""
    low, high = value.low_end, value.high_end
    match operator:
        case "<":
            high = min(high, (other.high, -1))
        case "<=":
            high = min(high, other.high_end)
        case ">":
            low = max(low, (other.low, 1))
        case ">=":
            low = max(low, other.low_end)
        case "=":
            return interval.meet(value, other)
        case "!=" if other.known:
            low = (other.low, 1) if low == (other.low, 0) else low
            high = (other.low, -1) if high == (other.low, 0) else high
        case _:
            return value
    return interval.between(low, high) if low <= high else None


def _whole(value: Interval) -> Interval | None:
    """The whole numbers of an interval."""
    low = floor(value.low) + 1 if value.low_open else ceil(value.low)
    high = ceil(value.high) - 1 if value.high_open else floor(value.high)
    return Interval(Fraction(low), Fraction(high)) if low <= high else None
