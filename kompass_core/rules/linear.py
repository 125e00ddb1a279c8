"""Linear: a sum to its terms, each once, so that what is added here and taken away there is seen.

`points - 10% * points` rises with `points`, and `points * 120%` is never below `points`: neither is to be
seen while each mention of `points` may be something else.
"""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING, TypeAlias

from kompass_core.rules import interval, typed
from kompass_core.rules.interval import exactly

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from kompass_core.rules.interval import Interval

    Term: TypeAlias = tuple[typed.Typed, Interval]
    """A part, and the known number that it is taken times."""


def terms(node: typed.Typed) -> list[Term]:
    """The terms of a sum, those of one part put together, without those that cancel out."""
    return _collected(_spread(node, Fraction(1)))


def difference(left: typed.Typed, right: typed.Typed, number: Callable[[typed.Typed], Interval]) -> Interval:
    """All that left minus right may come to, where `number` has all that a part may come to."""
    found = _collected((*_spread(left, Fraction(1)), *_spread(right, Fraction(-1))))
    values = (interval.multiply(number(node), factor) for node, factor in found)
    return reduce(interval.add, values, exactly(0))


def _spread(node: typed.Typed, factor: Fraction) -> Iterator[tuple[typed.Typed, Fraction]]:
    match node:
        case typed.Sum():
            for sign, operand in zip(("+", *node.operators), node.operands, strict=True):
                yield from _spread(operand, factor if sign == "+" else -factor)
        case typed.Negative():
            yield from _spread(node.operand, -factor)
        case typed.Product():
            kept, number = _apart(node)
            if len(kept) == 1 and kept[0][0] == "*":
                yield from _spread(kept[0][1], factor * number)
            elif kept and kept[0][0] == "*":
                signs, operands = zip(*kept, strict=True)
                yield typed.Product(operands, signs[1:], node.unit, node.syntax), factor * number
            else:
                yield node, factor
        case _:
            yield node, factor


def _apart(node: typed.Product) -> tuple[list[tuple[str, typed.Typed]], Fraction]:
    """The operands of a product that are no literals, and what the literals come to together."""
    kept: list[tuple[str, typed.Typed]] = []
    number = Fraction(1)
    for sign, operand in zip(("*", *node.operators), node.operands, strict=True):
        if isinstance(operand, typed.Constant) and isinstance(operand.value, Fraction) and operand.value:
            number = number * operand.value if sign == "*" else number / operand.value
        else:
            kept.append((sign, operand))
    return kept, number


def _collected(found: Iterable[tuple[typed.Typed, Fraction]]) -> list[Term]:
    together: dict[Hashable, tuple[typed.Typed, Fraction]] = {}
    for node, factor in found:
        name = _key(node)
        before = together[name][1] if name in together else Fraction(0)
        together[name] = node, before + factor
    return [(node, exactly(factor)) for node, factor in together.values() if factor]


def _key(node: typed.Typed) -> Hashable:
    """What tells a part from others: at one place in a rule, the same words mean the same."""
    if isinstance(node, typed.Product):
        return "*", tuple(one.syntax for one in node.operands), node.operators
    return node.syntax
