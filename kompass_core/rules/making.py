"""Making: whole numbers and truths to an expression on them, as short as what is known beforehand allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from kompass_core.rules.whole import (
    NO,
    YES,
    Bit,
    Compared,
    Denied,
    Extreme,
    Floor,
    Int,
    Joined,
    Linear,
    Pick,
    Times,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kompass_core.rules.whole import Number, Truth


def linear(terms: Iterable[tuple[int, Number]], constant: int = 0) -> Number:
    """So many times each number, and the constant; what is itself such a sum is laid open."""
    factors: dict[Number, int] = {}
    waiting = list(terms)[::-1]
    while waiting:
        factor, term = waiting.pop()
        match term:
            case Int(value):
                constant += factor * value
            case Linear():
                constant += factor * term.constant
                waiting.extend((factor * inner, part) for inner, part in reversed(term.terms))
            case _:
                factors[term] = factors.get(term, 0) + factor
    kept = tuple((factor, term) for term, factor in factors.items() if factor)
    if not kept:
        return Int(constant)
    if len(kept) == 1 and kept[0][0] == 1 and constant == 0:
        return kept[0][1]
    low = constant + sum(factor * (term.low if factor > 0 else term.high) for factor, term in kept)
    high = constant + sum(factor * (term.high if factor > 0 else term.low) for factor, term in kept)
    return Linear(kept, constant, low, high)


def times(left: Number, right: Number) -> Number:
    """The product."""
    if isinstance(left, Int):
        return linear([(left.value, right)])
    if isinstance(right, Int):
        return linear([(right.value, left)])
    corners = [one * other for one in (left.low, left.high) for other in (right.low, right.high)]
    return Times(left, right, min(corners), max(corners))


def shared(value: Number, number: int, most: int) -> Number:
    """A value that is known to be no less than zero times, and no more than `most` times, a number.

    For where it is proven otherwise than by its parts: so many shares of a sum of as many.
    """
    if not isinstance(value, Times):
        return value
    return Times(value.left, value.right, min(0, number), max(number, most))


def floor(number: Number, divisor: Number) -> Number:
    """The greatest whole number not above a quotient.

    Raises:
        ValueError: the number may be below zero, or the divisor not above it.
    """
    if number.low < 0 or divisor.low <= 0:
        raise ValueError("only what is not below zero is divided, by what is above it")
    if isinstance(number, Int) and isinstance(divisor, Int):
        return Int(number.value // divisor.value)
    if divisor == Int(1):
        return number
    return Floor(number, divisor, number.low // divisor.high, number.high // divisor.low)


def pick(condition: Truth, then: Number, otherwise: Number) -> Number:
    """One of two numbers."""
    if then == otherwise:
        return then
    match condition:
        case Bit(value):
            return then if value else otherwise
        case Denied():
            return pick(condition.operand, otherwise, then)
        case _:
            low, high = min(then.low, otherwise.low), max(then.high, otherwise.high)
            return Pick(condition, then, otherwise, low, high)


def extreme(function: Literal["min", "max"], numbers: Sequence[Number]) -> Number:
    """The least or the most of some numbers; what is itself such a one is laid open."""
    outermost = max if function == "max" else min
    known: list[int] = []
    kept: dict[Number, None] = {}
    waiting = list(numbers)[::-1]
    while waiting:
        match waiting.pop():
            case Int(value):
                known.append(value)
            case Extreme(same, operands) if same == function:
                waiting.extend(reversed(operands))
            case other:
                kept[other] = None
    if known:
        limit = outermost(known)
        beyond = [one for one in kept if (one.high > limit if function == "max" else one.low < limit)]
        if not beyond:
            return Int(limit)
        settled = any(one.low >= limit if function == "max" else one.high <= limit for one in beyond)
        kept = dict.fromkeys(beyond if settled else [*beyond, Int(limit)])
    if len(kept) == 1:
        return next(iter(kept))
    low, high = outermost(one.low for one in kept), outermost(one.high for one in kept)
    return Int(low) if low == high else Extreme(function, tuple(kept), low, high)


def compared(operator: str, left: Number, right: Number) -> Truth:
    """Whether two numbers stand as an operator of the rule language says."""
    match operator:
        case ">":
            return compared("<", right, left)
        case ">=":
            return compared("<=", right, left)
        case "<":
            return _settled(left.high < right.low, left.low >= right.high) or Compared("<", left, right)
        case "<=":
            return _settled(left.high <= right.low, left.low > right.high) or Compared("<=", left, right)
        case "=" | "!=":
            apart = left.high < right.low or right.high < left.low
            same = left == right or left.low == left.high == right.low == right.high
            found = _settled(same, apart) if operator == "=" else _settled(apart, same)
            return found or Compared("=" if operator == "=" else "!=", left, right)
    raise ValueError(f"no comparison is written {operator}")


def _settled(surely: bool, never: bool) -> Bit | None:  # noqa: FBT001 - truths are what it is about
    return YES if surely else NO if never else None


def both(truths: Iterable[Truth]) -> Truth:
    """Whether all hold."""
    return _joined("and", truths)


def either(truths: Iterable[Truth]) -> Truth:
    """Whether any holds."""
    return _joined("or", truths)


def _joined(word: Literal["and", "or"], truths: Iterable[Truth]) -> Truth:
    decisive, other = (NO, YES) if word == "and" else (YES, NO)
    kept: dict[Truth, None] = {}
    for truth in truths:
        for one in truth.operands if isinstance(truth, Joined) and truth.word == word else (truth,):
            if one == decisive or denied(one) in kept:
                return decisive
            if one != other:
                kept[one] = None
    if not kept:
        return other
    return next(iter(kept)) if len(kept) == 1 else Joined(word, tuple(kept))


def denied(truth: Truth) -> Truth:
    """Whether it does not hold."""
    match truth:
        case Bit(value):
            return Bit(not value)
        case Denied():
            return truth.operand
        case _:
            return Denied(truth)
