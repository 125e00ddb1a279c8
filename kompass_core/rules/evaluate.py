"""Evaluate: a typed rule and what is known around an item, to a value. The reference.

Exact, and the same code whether everything is known or not: a known value is an interval of one
point, a truth that depends on what is not known is None. Every other evaluator is held to this
one. With `record` it also tells what each part came to, which is the derivation.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias, assert_never

from attrs import frozen

from kompass_core.rules import gather, interval, typed
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.rounding import rounded_interval

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Value: TypeAlias = Interval | bool | None
    """A number or a band (by its place), a truth, or a truth that is not known."""
    Record: TypeAlias = Callable[[typed.Typed, Value], None]


class RuleError(Exception):
    """A rule has no value for what it was given: which part of it, and why."""

    def __init__(self, slug: str, message: str, node: typed.Typed) -> None:
        """Keep the part of the rule that failed."""
        super().__init__(message)
        self.slug = slug
        self.node = node


@frozen
class Surroundings:
    """What a rule sees of its item: nothing that is missing, only what is not exactly known.

    `own` holds the item's measures, `shares` the dimensions that apply to it, `weights` theirs,
    and `children` the measures of each child that applies.
    """

    own: Mapping[str, Value]
    shares: Mapping[str, Interval]
    weights: Mapping[str, Interval]
    children: tuple[Mapping[str, Value], ...]


def evaluate(rule: typed.Typed, around: Surroundings, record: Record | None = None) -> Value:
    """The value of a rule.

    Raises:
        RuleError: `division-by-zero` where a divisor is, or may be, zero.
    """
    return _Evaluation(around, record).value(rule, {})


class _Evaluation:
    def __init__(self, around: Surroundings, record: Record | None) -> None:
        self.around = around
        self.record = record

    def value(self, node: typed.Typed, each: Mapping[str, Value]) -> Value:
        result = self._value(node, each)
        if self.record is not None and not each:
            self.record(node, result)
        return result

    def number(self, node: typed.Typed, each: Mapping[str, Value]) -> Interval:
        result = self.value(node, each)
        if not isinstance(result, Interval):
            message = f"{type(node).__name__} made {result!r} where its type promised a number"
            raise TypeError(message)
        return result

    def truth(self, node: typed.Typed, each: Mapping[str, Value]) -> bool | None:
        result = self.value(node, each)
        if isinstance(result, Interval):
            message = f"{type(node).__name__} made {result!r} where its type promised a truth"
            raise TypeError(message)
        return result

    def _value(self, node: typed.Typed, each: Mapping[str, Value]) -> Value:  # noqa: C901, PLR0911, PLR0912 - one line a node
        match node:
            case typed.Constant(bool() as truth):
                return truth
            case typed.Constant(value):
                return exactly(value)
            case typed.Own():
                return self.around.own[node.name]
            case typed.Asked():
                table = self.around.shares if node.attribute == "share" else self.around.weights
                return table[node.dimension]
            case typed.Each():
                return each[node.name]
            case typed.Sum():
                return self._sum(node, each)
            case typed.Product():
                return self._product(node, each)
            case typed.Negative():
                return interval.negate(self.number(node.operand, each))
            case typed.Comparison():
                left, right = self.number(node.left, each), self.number(node.right, each)
                return interval.compare(node.operator, left, right)
            case typed.Not():
                truth = self.truth(node.operand, each)
                return None if truth is None else not truth
            case typed.Junction():
                return _joined(node.word, [self.truth(operand, each) for operand in node.operands])
            case typed.Choice():
                return self._choice(node, each)
            case typed.Gather():
                return self._gather(node, each)
            case typed.Apply():
                return _applied(node.function, [self.number(argument, each) for argument in node.arguments])
            case typed.Extension():
                return self._extension(node, each)
            case typed.Round():
                return rounded_interval(self.number(node.value, each), node.decimals, node.mode)
            case typed.Band():
                return _banded(self.number(node.value, each), node.bands.starts)
            case _:
                assert_never(node)

    def _sum(self, node: typed.Sum, each: Mapping[str, Value]) -> Interval:
        total = self.number(node.operands[0], each)
        for operator, operand in zip(node.operators, node.operands[1:], strict=True):
            value = self.number(operand, each)
            total = interval.add(total, value if operator == "+" else interval.negate(value))
        return total

    def _product(self, node: typed.Product, each: Mapping[str, Value]) -> Interval:
        product = self.number(node.operands[0], each)
        for operator, operand in zip(node.operators, node.operands[1:], strict=True):
            value = self.number(operand, each)
            if operator == "*":
                product = interval.multiply(product, value)
                continue
            try:
                product = interval.divide(product, value)
            except ZeroDivisionError:
                what = "is zero" if value.known else "may be zero"
                raise RuleError("division-by-zero", f"the divisor {what}", operand) from None
        return product

    def _choice(self, node: typed.Choice, each: Mapping[str, Value]) -> Value:
        condition = self.truth(node.condition, each)
        if condition is not None:
            return self.value(node.then if condition else node.otherwise, each)
        then, otherwise = self.value(node.then, each), self.value(node.otherwise, each)
        if isinstance(then, Interval) and isinstance(otherwise, Interval):
            return interval.hull(then, otherwise)
        return then if then == otherwise else None

    def _gather(self, node: typed.Gather, each: Mapping[str, Value]) -> Interval:
        members = self.around.children if node.over == "children" else self._dimensions()
        sure, unsure = [], []
        for member in members:
            condition = True if node.where is None else self.truth(node.where, member)
            if condition is False:
                continue
            value = exactly(1) if node.function == "count" else self.number(node.value, member)
            (unsure if condition is None else sure).append(value)
        otherwise = None if node.otherwise is None else self.number(node.otherwise, each)
        return gather.gathered(node.function, sure, unsure, otherwise)

    def _dimensions(self) -> tuple[Mapping[str, Value], ...]:
        around = self.around
        return tuple({"share": around.shares[name], "weight": around.weights[name]} for name in around.shares)

    def _extension(self, node: typed.Extension, each: Mapping[str, Value]) -> Interval:
        function = node.function
        low, high, is_open = [], [], False
        for parameter, argument in zip(function.parameters, node.arguments, strict=True):
            value = self.number(argument, each)
            ends = (value.low, value.high) if parameter.direction == "rising" else (value.high, value.low)
            low.append(ends[0])
            high.append(ends[1])
            is_open = is_open or not value.known
        bottom = function.compute(*low)
        return Interval(bottom, function.compute(*high) if is_open else bottom)


def _joined(word: str, truths: list[bool | None]) -> bool | None:
    decisive = word == "or"
    if decisive in truths:
        return decisive
    return None if None in truths else not decisive


def _applied(function: str, values: list[Interval]) -> Interval:
    match function:
        case "min":
            return interval.least(values)
        case "max":
            return interval.greatest(values)
        case "clamp":
            value, low, high = values
            return interval.greatest([low, interval.least([value, high])])
        case _:
            return gather.gathered("sum" if function == "sum" else "mean", values, [], None)


def _banded(value: Interval, starts: tuple[Fraction, ...]) -> Interval:
    low = max(0, sum(start <= value.low for start in starts) - 1)
    below_top = [start < value.high if value.high_open else start <= value.high for start in starts]
    return Interval(Fraction(low), Fraction(max(low, sum(below_top) - 1)))
