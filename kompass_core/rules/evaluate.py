"""Evaluate: a typed rule and what is known around an item, to a value. The reference.

Exact, and the same code whether everything is known or not: a known value is an interval of one
point, a truth that depends on what is not known is None. Every other evaluator is held to this
one. It also tells what each part came to, which is the derivation.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, TypeAlias, assert_never

from attrs import frozen

from kompass_core.rules import gather, interval, typed
from kompass_core.rules.apply import FunctionError, applied, banded, extended
from kompass_core.rules.assume import assume, key, narrowed
from kompass_core.rules.interval import Interval, TooLong, exactly
from kompass_core.rules.rounding import rounded_interval

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kompass_core.rules.assume import Assumed

    Value: TypeAlias = Interval | bool | None
    """A number or a band (by its place), a truth, or a truth that is not known."""
    Record: TypeAlias = Callable[[typed.Typed, Value], None]
    Each: TypeAlias = Mapping[str, Value] | None


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

    What does not matter is not looked at: `and` and `or` stop at the first operand that decides, a
    choice takes one outcome where its condition is known, and what stands after `else` in a
    gathering is for the case that nothing surely counts. `record` is told what each part came to
    that was looked at and stands in no gathering.

    Raises:
        RuleError: `division-by-zero` where a divisor is, or may be, zero; `rule-limit` where a figure
            grows beyond all digits; `function-failed` where a function of a plugin did.
    """
    return Evaluator(around, record).value(rule, None)


class Evaluator:
    """The rules of one item, on which whoever asks more of a rule than its value builds.

    `each` is the member of the list that is looked at inside a gathering; `assumed` what holds in
    the outcome of a choice that is looked at; `gathered` what gatherings came to inside another
    one, which does not matter to them.
    """

    def __init__(self, around: Surroundings, record: Record | None = None) -> None:
        """Begin with nothing assumed."""
        self.around = around
        self.record = record
        self.assumed: Assumed = {}
        self.gathered: dict[int, Interval] = {}

    def unrecorded(self) -> Evaluator:
        """One like this that tells nobody what it comes to."""
        return Evaluator(self.around)

    def value(self, node: typed.Typed, each: Each) -> Value:
        """What a part comes to under what is assumed; raises RuleError."""
        try:
            result = self._value(node, each)
        except TooLong as error:
            raise RuleError("rule-limit", str(error), node) from None
        except FunctionError as error:
            raise RuleError("function-failed", str(error), node) from error
        if self.assumed and (found := self.assumed.get(key(node))) is not None:
            return narrowed(result, found)
        if self.record is not None and each is None:
            self.record(node, result)
        return result

    def number(self, node: typed.Typed, each: Each) -> Interval:
        """The same of a part that is a number or a band."""
        result = self.value(node, each)
        if not isinstance(result, Interval):
            message = f"{type(node).__name__} made {result!r} where its type promised a number"
            raise TypeError(message)
        return result

    def truth(self, node: typed.Typed, each: Each) -> bool | None:
        """The same of a part that is true or false."""
        result = self.value(node, each)
        if isinstance(result, Interval):
            message = f"{type(node).__name__} made {result!r} where its type promised a truth"
            raise TypeError(message)
        return result

    def numbers(self, nodes: Iterable[typed.Typed], each: Each) -> list[Interval]:
        """The same of several."""
        return [self.number(node, each) for node in nodes]

    def where(self, assumed: Assumed, node: typed.Typed, each: Each) -> Value:
        """The value of a part, given what is assumed."""
        if assumed is self.assumed:
            return self.value(node, each)
        before, self.assumed, self.gathered = (self.assumed, self.gathered), assumed, {}
        try:
            return self.value(node, each)
        finally:
            self.assumed, self.gathered = before

    def assuming(self, condition: typed.Typed, each: Each, *, holds: bool) -> Assumed:
        """What is assumed now, and that a condition holds or does not: never the same thing as before."""
        unrecorded = self.unrecorded()

        def number(node: typed.Typed, assumed: Assumed) -> Interval:
            unrecorded.assumed, unrecorded.gathered = assumed, {}
            return unrecorded.number(node, each)

        return {**assume(condition, self.assumed, number, holds=holds)}

    def _value(self, node: typed.Typed, each: Each) -> Value:  # noqa: C901, PLR0911, PLR0912 - one line a node
        match node:
            case typed.Constant(bool() as value):
                return value
            case typed.Constant(value):
                return exactly(value)
            case typed.Own():
                return self.around.own[node.name]
            case typed.Asked():
                table = self.around.shares if node.attribute == "share" else self.around.weights
                return table[node.dimension]
            case typed.Each():
                if each is None:
                    message = f"{node.name} stands outside a gathering"
                    raise TypeError(message)
                return each[node.name]
            case typed.Sum():
                first, *values = self.numbers(node.operands, each)
                signed = zip(node.operators, values, strict=True)
                return reduce(interval.add, (v if o == "+" else interval.negate(v) for o, v in signed), first)
            case typed.Product():
                return self.product(node, each)
            case typed.Negative():
                return interval.negate(self.number(node.operand, each))
            case typed.Comparison():
                left, right = self.numbers((node.left, node.right), each)
                return interval.compare(node.operator, left, right)
            case typed.Not():
                truth = self.truth(node.operand, each)
                return None if truth is None else not truth
            case typed.Junction():
                return self._junction(node, each)
            case typed.Choice():
                return self._choice(node, each)
            case typed.Gather():
                return self._gather(node, each)
            case typed.Apply():
                return applied(node.function, self.numbers(node.arguments, each))
            case typed.Extension():
                return extended(node.function, self.numbers(node.arguments, each))
            case typed.Round():
                return rounded_interval(self.number(node.value, each), node.decimals, node.mode)
            case typed.Band():
                return banded(self.number(node.value, each), node.bands.starts)
            case _:
                assert_never(node)

    def product(self, node: typed.Product, each: Each) -> Interval:
        """Factors and divisors, taken from the left."""
        product, *values = self.numbers(node.operands, each)
        for operator, value, operand in zip(node.operators, values, node.operands[1:], strict=True):
            try:
                product = (interval.multiply if operator == "*" else interval.divide)(product, value)
            except ZeroDivisionError:
                what = "is zero" if value.known else "may be zero"
                raise RuleError("division-by-zero", f"the divisor {what}", operand) from None
        return product

    def _junction(self, node: typed.Junction, each: Each) -> bool | None:
        decisive, assumed = node.word == "or", self.assumed
        result: bool | None = not decisive
        for operand in node.operands:
            truth = self.where(assumed, operand, each)
            if truth is decisive:
                return decisive
            if truth is None:
                result = None
                assumed = self.assuming(operand, each, holds=not decisive)
        return result

    def _choice(self, node: typed.Choice, each: Each) -> Value:
        condition = self.truth(node.condition, each)
        if condition is not None:
            return self.value(node.then if condition else node.otherwise, each)
        then = self.where(self.assuming(node.condition, each, holds=True), node.then, each)
        otherwise = self.where(self.assuming(node.condition, each, holds=False), node.otherwise, each)
        if isinstance(then, Interval) and isinstance(otherwise, Interval):
            return interval.hull(then, otherwise)
        return then if then == otherwise else None

    def _gather(self, node: typed.Gather, each: Each) -> Interval:
        if each is not None and node.otherwise is None:
            if id(node) not in self.gathered:
                self.gathered[id(node)] = self.gathering(node, each)
            return self.gathered[id(node)]
        return self.gathering(node, each)

    def gathering(self, node: typed.Gather, each: Each) -> Interval:
        """One value of many members, those that surely count and those that may."""
        sure: list[Interval] = []
        unsure: list[Interval] = []
        for member in self.members(node.over):
            condition = True if node.where is None else self.truth(node.where, member)
            if condition is False:
                continue
            value = exactly(1) if node.function == "count" else self.number(node.value, member)
            (unsure if condition is None else sure).append(value)
        otherwise = None if sure or node.otherwise is None else self.number(node.otherwise, each)
        return gather.gathered(node.function, sure, unsure, otherwise)

    def members(self, over: typed.Over) -> tuple[Mapping[str, Value], ...]:
        """What a gathering gathers."""
        around = self.around
        if over == "children":
            return around.children
        return tuple({"share": around.shares[name], "weight": around.weights[name]} for name in around.shares)
