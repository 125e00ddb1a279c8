"""Direction: a typed rule, and which way goes what it sees, to which way goes what it makes.

A proof by signs: a sum follows its operands, a product its factors as far as the others keep their sign,
a choice its outcomes and the step between them. What cannot be told is said to go either way, so of
what is said to rise only it is certain that it never falls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from attrs import frozen

from kompass_core.rules import interval, linear, typed
from kompass_core.rules.bounds import Bounds
from kompass_core.rules.chosen import Member, chosen, values_of
from kompass_core.rules.evaluate import RuleError
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.trend import (
    STILL,
    gathered,
    scaled,
    together,
    turned,
    unclear,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.rules.bounds import Around
    from kompass_core.rules.trend import Trend


@frozen
class Trends:
    """Which way goes what a rule sees: the item's measures, its dimensions, the measures of each child."""

    own: Mapping[str, Trend]
    shares: Mapping[str, Trend]
    children: tuple[Mapping[str, Trend], ...]


def direction(rule: typed.Typed, around: Around, trends: Trends) -> Trend:
    """Which way the value of a rule may go when one of the sources is raised, the others being what they are.

    Raises:
        RuleError: as `bounds` does.
    """
    return Directing(around, trends).trend(rule, None)


class Directing(Bounds):
    """The rules of one item, to which way goes what they make."""

    def __init__(self, around: Around, trends: Trends) -> None:
        """Begin with nothing assumed."""
        super().__init__(around)
        self.trends = trends

    def trend(self, node: typed.Typed, member: Member | None) -> Trend:
        """Which way a part goes, under what is assumed."""
        value = self.value(node, values_of(member))
        if value is True or value is False or (isinstance(value, Interval) and value.known):
            return STILL
        return self._trend(node, member)

    def _trend(self, node: typed.Typed, member: Member | None) -> Trend:
        match node:
            case typed.Constant():
                return STILL
            case typed.Own():
                return self.trends.own.get(node.name, STILL)
            case typed.Asked():
                return self.trends.shares[node.dimension] if node.attribute == "share" else STILL
            case typed.Each():
                return STILL if member is None else member.trends.get(node.name, STILL)
            case typed.Sum():
                terms = linear.terms(node)
                return together(*(self._term(one, factor, member) for one, factor in terms))
            case typed.Product():
                return self._multiplied(node, member)
            case typed.Negative():
                return turned(self.trend(node.operand, member))
            case typed.Comparison():
                return self._compared(node, member)
            case typed.Not():
                return turned(self.trend(node.operand, member))
            case typed.Junction():
                return self._joined(node, member)
            case typed.Choice():
                return chosen(self, node, member)
            case typed.Gather():
                return self._many(node, member)
            case typed.Apply():
                return together(*(self.trend(one, member) for one in node.arguments))
            case typed.Extension():
                parameters = zip(node.function.parameters, node.arguments, strict=True)
                trends = ((one.direction, self.trend(argument, member)) for one, argument in parameters)
                return together(*(trend if way == "rising" else turned(trend) for way, trend in trends))
            case typed.Round() | typed.Band():
                return self.trend(node.value, member)
            case _:
                assert_never(node)

    def _term(self, node: typed.Typed, factor: Interval, member: Member | None) -> Trend:
        return scaled(self.trend(node, member), factor)

    def _multiplied(self, node: typed.Product, member: Member | None) -> Trend:
        each = values_of(member)
        signed = zip(("*", *node.operators), node.operands, strict=True)
        made, sofar = STILL, exactly(1)
        for operator, operand in signed:
            trend, value = self.trend(operand, member), self.number(operand, each)
            if operator == "/":
                try:
                    trend, value = turned(trend), interval.divide(exactly(1), value)
                except ZeroDivisionError:
                    raise RuleError("division-by-zero", "the divisor may be zero", operand) from None
            made = together(scaled(made, value), scaled(trend, sofar))
            sofar = interval.multiply(sofar, value)
        return made

    def _compared(self, node: typed.Comparison, member: Member | None) -> Trend:
        left, right = self.trend(node.left, member), self.trend(node.right, member)
        operator = node.operator
        if operator in {"=", "!="}:
            low, high = self.numbers((node.left, node.right), values_of(member))
            # Where one side cannot pass the other, being equal is having reached it.
            if high.high_end <= low.low_end:
                operator = "<=" if operator == "=" else ">"
            elif low.high_end <= high.low_end:
                operator = ">=" if operator == "=" else "<"
            else:
                return unclear(together(left, right))
        more = together(left, turned(right))
        return more if operator in {">", ">="} else turned(more)

    def _joined(self, node: typed.Junction, member: Member | None) -> Trend:
        decisive, before = node.word == "or", (self.assumed, self.gathered)
        made = STILL
        try:
            for operand in node.operands:
                if (truth := self.truth(operand, values_of(member))) is decisive:
                    break
                made = together(made, self.trend(operand, member))
                if truth is None:
                    self.assumed = self.assuming(operand, values_of(member), holds=not decisive)
                    self.gathered = {}
        finally:
            self.assumed, self.gathered = before
        return made

    def _many(self, node: typed.Gather, member: Member | None) -> Trend:
        listed = self._members(node.over)
        trends, moves, values = [], [], []
        sure = False
        for one in listed:
            condition = True if node.where is None else self.truth(node.where, one.values)
            if condition is False:
                continue
            move = STILL if node.where is None else self.trend(node.where, one)
            value = exactly(1) if node.function == "count" else self.number(node.value, one.values)
            trends.append(STILL if node.function == "count" else self.trend(node.value, one))
            moves.append(move)
            values.append(value)
            sure = sure or (condition is True and not self.may_lack(node.over))
        otherwise = None if node.otherwise is None or sure else self.trend(node.otherwise, member)
        return gathered(node.function, list(zip(trends, moves, values, strict=True)), otherwise)

    def _members(self, over: typed.Over) -> list[Member]:
        members = self.members(over)
        if over == "children":
            trends = self.trends.children
        else:
            trends = tuple({"share": self.trends.shares[name]} for name in self.around.shares)
        return [Member(values, trend) for values, trend in zip(members, trends, strict=True)]
