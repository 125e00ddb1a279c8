"""Mediant: quotients in which both sides have something in common, and what is left without it.

`sum(a) / sum(b)` over the same members lies between the least and the greatest `a / b`, if every `b` is
above zero; and in `points * weight / weight` the weight does not matter. The same holds of means.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from kompass_core.rules import typed
from kompass_core.rules.units import NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable

    Operands: TypeAlias = list[tuple[typed.Typed, str]]
    Quotient: TypeAlias = tuple[typed.Gather, typed.Gather, Operands]
    """What is above, what is below, and the other operands of the product with their operators."""


@frozen
class Factors:
    """The factors of a quotient above and below the line."""

    above: tuple[typed.Typed, ...]
    below: tuple[typed.Typed, ...]

    @property
    def pair(self) -> bool:
        """Whether it is, among others, the points of a child by its maximum."""
        return any(map(_points, self.above)) and any(map(_maximum, self.below))

    def without_pair(self) -> Factors:
        """The rest beside that."""
        return Factors(_without(self.above, _points), _without(self.below, _maximum))


def quotients(node: typed.Product) -> Quotient | None:
    """The first two sums, or means, of the same members of which one is divided by the other."""
    operands = list(zip(node.operands, ("*", *node.operators), strict=True))
    for place, (above, multiplied) in enumerate(operands):
        for other, (below, divided) in enumerate(operands):
            if (
                (multiplied, divided) == ("*", "/")
                and isinstance(above, typed.Gather)
                and isinstance(below, typed.Gather)
                and _alike(above, below)
            ):
                rest = [one for number, one in enumerate(operands) if number not in {place, other}]
                return above, below, rest
    return None


def own_part(node: typed.Product) -> Operands | None:
    """What a product is without the item's own points by its own maximum; None where it has not both."""
    operands = list(zip(node.operands, ("*", *node.operators), strict=True))
    named = [
        next(
            (
                number
                for number, (one, operator) in enumerate(operands)
                if isinstance(one, typed.Own) and (one.name, operator) == wanted
            ),
            None,
        )
        for wanted in (("points", "*"), ("maximum", "/"))
    ]
    if None in named:
        return None
    return [one for number, one in enumerate(operands) if number not in named]


def shortened(above: typed.Typed, below: typed.Typed) -> Factors:
    """A quotient without the factors that stand above and below the line."""
    over, under = _flat(above)
    second_over, second_under = _flat(below)
    top, bottom = [*over, *second_under], [*under, *second_over]
    for one in tuple(top):
        like = (other for other in bottom if other.syntax == one.syntax and type(other) is type(one))
        same = next(like, None)
        if same is not None:
            top.remove(one)
            bottom.remove(same)
    return Factors(tuple(top), tuple(bottom))


def quotient(above: typed.Typed, below: typed.Typed) -> typed.Typed:
    """The rule that divides what one rule makes by what another makes, without what both have in common."""
    factors = shortened(above, below)
    one = typed.Constant(Fraction(1), NUMBER, above.syntax)
    operands = (one, *factors.above, *factors.below)
    operators = ("*",) * len(factors.above) + ("/",) * len(factors.below)
    return typed.Product(operands, operators, NUMBER, above.syntax) if operators else one


def _alike(above: typed.Gather, below: typed.Gather) -> bool:
    """Whether two gatherings are sums, or means, of all members of one list."""
    return (
        above.function == below.function
        and above.function in {"sum", "mean"}
        and above.over == below.over
        and above.where is None
        and below.where is None
    )


def _flat(node: typed.Typed) -> tuple[list[typed.Typed], list[typed.Typed]]:
    if not isinstance(node, typed.Product):
        return [node], []
    signed = list(zip(node.operands, ("*", *node.operators), strict=True))
    return [one for one, sign in signed if sign == "*"], [one for one, sign in signed if sign == "/"]


def _points(node: typed.Typed) -> bool:
    return isinstance(node, typed.Each) and (node.over, node.name) == ("children", "points")


def _maximum(node: typed.Typed) -> bool:
    return isinstance(node, typed.Each) and (node.over, node.name) == ("children", "maximum")


def _without(
    nodes: tuple[typed.Typed, ...], wanted: Callable[[typed.Typed], bool]
) -> tuple[typed.Typed, ...]:
    place = next(number for number, node in enumerate(nodes) if wanted(node))
    return nodes[:place] + nodes[place + 1 :]
