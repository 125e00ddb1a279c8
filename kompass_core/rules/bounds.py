"""Bounds: a typed rule and all that may be around an item, to all that the rule may come to.

The reference runs on intervals already; what is added here is that a dimension, or a child, may or may
not apply, and that a quotient of two sums over the same members lies between the least and the greatest
quotient of one member. Without that, points as a part of the maximum could be anything where neither sum
is known, although they are the parts of one whole.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Final

from attrs import frozen

from kompass_core.rules import gather, interval, typed
from kompass_core.rules.evaluate import Evaluator, RuleError, Surroundings
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.mediant import own_part, quotients, shortened
from kompass_core.rules.units import SHARE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kompass_core.rules.evaluate import Each, Value
    from kompass_core.rules.mediant import Operands

    Watch = Callable[[typed.Typed, Value], None]

RATIO: Final = "points / maximum"
"""The quotient of two measures of an item, or of a child, under a name that no measure can have."""


@frozen
class Around(Surroundings):
    """What may be around an item, whatever is judged.

    `optional` are the dimensions that need not apply; `shrinks` says whether no single child has to. One
    dimension, and one child, applies at least: an item of which nothing applies has no rules to run.
    """

    optional: frozenset[str] = frozenset()
    shrinks: bool = False


class Bounds(Evaluator):
    """The rules of one item, to all that they may come to; `watch` is told of each part, wherever it is."""

    around: Around

    def __init__(self, around: Around, watch: Watch | None = None) -> None:
        """Begin with nothing assumed."""
        super().__init__(around)
        self.watch = watch

    def unrecorded(self) -> Bounds:
        """One like this that tells nobody what it comes to."""
        return Bounds(self.around)

    def value(self, node: typed.Typed, each: Each) -> Value:
        """All that a part may come to; raises RuleError."""
        result = super().value(node, each)
        if self.watch is not None:
            self.watch(node, result)
        return result

    def gathering(self, node: typed.Gather, each: Each) -> Interval:
        """As the reference has it, but a member that need not apply may not count either."""
        if not self.may_lack(node.over):
            return super().gathering(node, each)
        sure: list[Interval] = []
        unsure: list[Interval] = []
        for name, member in self.named(node.over):
            condition = True if node.where is None else self.truth(node.where, member)
            if condition is False:
                continue
            value = exactly(1) if node.function == "count" else self.number(node.value, member)
            applies = node.over == "dimensions" and name not in self.around.optional
            (sure if condition and applies else unsure).append(value)
        if node.where is None and not sure:
            return gather.some_of(node.function, unsure)
        otherwise = None if sure or node.otherwise is None else self.number(node.otherwise, each)
        return gather.gathered(node.function, sure, unsure, otherwise)

    def may_lack(self, over: typed.Over) -> bool:
        """Whether members of a list need not apply."""
        return self.around.shrinks if over == "children" else bool(self.around.optional)

    def named(self, over: typed.Over) -> list[tuple[str, Mapping[str, Value]]]:
        """The members of a list; those that are dimensions by their names."""
        members = self.members(over)
        names = self.around.shares if over == "dimensions" else [""] * len(members)
        return list(zip(names, members, strict=True))

    def product(self, node: typed.Product, each: Each) -> Interval:
        """As the reference has it, and no further than quotients of sums tell."""
        found = self._common(node, each)
        if found is None:
            return super().product(node, each)
        parts, rest = found
        factors = (self._factor(one, operator, each) for one, operator in rest)
        whole = reduce(interval.multiply, factors, parts)
        try:
            return interval.meet(whole, super().product(node, each)) or whole
        except RuleError:
            return whole

    def _common(self, node: typed.Product, each: Each) -> tuple[Interval, Operands] | None:
        """What two operands come to that have something in common, and the others."""
        if isinstance(self.around.own.get(RATIO), Interval) and (rest := own_part(node)) is not None:
            return self.number(typed.Own(RATIO, SHARE, node.syntax), each), rest
        found = quotients(node)
        parts = None if found is None else self._parts(*found[:2])
        return None if found is None or parts is None else (parts, found[2])

    def _factor(self, node: typed.Typed, operator: str, each: Each) -> Interval:
        value = self.number(node, each)
        if operator == "*":
            return value
        try:
            return interval.divide(exactly(1), value)
        except ZeroDivisionError:
            message = f"the divisor {'is' if value.known else 'may be'} zero"
            raise RuleError("division-by-zero", message, node) from None

    def _parts(self, above: typed.Gather, below: typed.Gather) -> Interval | None:
        """From the least quotient of one member to the greatest; None where they do not tell."""
        found = None
        for member in self.members(above.over):
            divisor = self.number(below.value, member)
            part = self.ratio(above.value, below.value, member) if divisor.low > 0 else None
            if part is None:
                return None
            found = part if found is None else interval.hull(found, part)
        return found

    def ratio(self, above: typed.Typed, below: typed.Typed, each: Each) -> Interval | None:
        """What one part comes to by another, which is above zero, without what both have in common."""
        factors = shortened(above, below)
        result = exactly(1)
        try:
            if factors.pair and each is not None and isinstance(given := each.get(RATIO), Interval):
                result, factors = given, factors.without_pair()
            for one in factors.above:
                result = interval.multiply(result, self.number(one, each))
            for one in factors.below:
                result = interval.divide(result, self.number(one, each))
        except (RuleError, ZeroDivisionError):
            return None
        return result


def bounds(rule: typed.Typed, around: Around, watch: Watch | None = None) -> Value:
    """All that a rule may come to: no value that it has in these surroundings lies outside.

    Raises:
        RuleError: as `evaluate` does, and where it may divide by zero as far as can be seen here.
    """
    return Bounds(around, watch).value(rule, None)
