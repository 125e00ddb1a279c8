"""Check: the syntax of a rule to a typed rule, or every reason why it has no meaning.

A part that is wrong becomes None, and what is made of it stays silent: one mistake, one problem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, assert_never

from kompass_core.problems import KompassError, Problem, near
from kompass_core.rules import calls, resolve, syntax, typed
from kompass_core.rules.units import (
    NUMBER,
    SHARE,
    TRUTH,
    Truth,
    common,
    describe,
    divided,
    quantity,
    times,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kompass_core.rules.parse import Locate
    from kompass_core.rules.scope import Scope
    from kompass_core.rules.typed import Over, Typed
    from kompass_core.rules.units import Unit


def check(tree: syntax.Syntax, scope: Scope, locate: Locate) -> Typed:
    """The typed rule.

    Raises:
        KompassError: `unknown-name`, `unit-mismatch`, `wrong-arguments` or `division-by-zero`,
            all that the rule has.
    """
    checker = Checker(scope, locate)
    result = checker.typed(tree)
    if result is None:
        raise KompassError(sorted(checker.problems, key=lambda problem: getattr(problem.place, "start", 0)))
    return result


class Checker:
    """One pass over one rule: the problems found so far, and the lists met in each open gathering."""

    def __init__(self, scope: Scope, locate: Locate) -> None:
        """Begin with nothing found."""
        self.scope = scope
        self.locate = locate
        self.problems: list[Problem] = []
        self.gatherings: list[set[Over]] = []

    @property
    def functions(self) -> tuple[str, ...]:
        """The names of all functions, those of plugins last."""
        return (*calls.BUILT_IN, *self.scope.functions)

    def problem(self, slug: str, message: str, node: syntax.Syntax, hint: str | None = None) -> None:
        """Record what is wrong with a part of the rule."""
        self.problems.append(Problem(slug, message, self.locate(node.place.start, node.place.end), hint))

    def unknown(
        self, name: str, node: syntax.Syntax, known: Iterable[str], message: str, hint: str | None = None
    ) -> None:
        """Record a name that means nothing here; without a hint, with what may have been meant."""
        candidates = tuple(known)
        guesses = near(name, candidates)
        if hint is None and guesses:
            hint = "did you mean " + " or ".join(f"`{guess}`" for guess in guesses) + "?"
        if hint is None and candidates:
            hint = "there are " + ", ".join(f"`{candidate}`" for candidate in candidates[:12])
        self.problem("unknown-name", message, node, hint)

    def typed(self, node: syntax.Syntax) -> Typed | None:
        """The meaning of a part, or None after its problems were recorded."""
        match node:
            case syntax.Number():
                return typed.Constant(node.value, SHARE if node.percent else NUMBER, node)
            case syntax.Truth():
                return typed.Constant(node.value, TRUTH, node)
            case syntax.Name():
                return resolve.name(self, node)
            case syntax.Member():
                return resolve.member(self, node)
            case syntax.Sum():
                return self._sum(node)
            case syntax.Product():
                return self._product(node)
            case syntax.Negative():
                operand = self.quantity(node.operand)
                return operand and typed.Negative(operand, operand.unit, node)
            case syntax.Comparison():
                return self._comparison(node)
            case syntax.Not():
                condition = self.truth(node.operand)
                return condition and typed.Not(condition, TRUTH, node)
            case syntax.And():
                return self._junction("and", node)
            case syntax.Or():
                return self._junction("or", node)
            case syntax.Choice():
                return self._choice(node)
            case syntax.Call():
                return calls.call(self, node)
            case _:
                assert_never(node)

    def quantity(self, node: syntax.Syntax) -> Typed | None:
        """The meaning of a part that has to be a number."""
        result = self.typed(node)
        if result is not None and not isinstance(result.unit, str):
            self.problem("unit-mismatch", f"this is {describe(result.unit)}, not a number", node)
            return None
        return result

    def truth(self, node: syntax.Syntax) -> Typed | None:
        """The meaning of a part that has to be true or false."""
        result = self.typed(node)
        if result is not None and not isinstance(result.unit, Truth):
            message = f"this is {describe(result.unit)}, not true or false"
            self.problem("unit-mismatch", message, node, "compare it with something, as in `x >= 50%`")
            return None
        return result

    def agree(self, parts: Iterable[Typed], sentence: str) -> Unit | None:
        """The one unit of several parts; a problem, worded as the sentence, at the first that has another."""
        first, *others = parts
        unit = first.unit
        for other in others:
            together = common(unit, other.unit)
            if together is None:
                message = sentence.format(describe(unit), describe(other.unit))
                hint = "points / maximum is a share; maximum * share is points"
                both = {unit, other.unit} == {"points", "share"}
                self.problem("unit-mismatch", message, other.syntax, hint if both else None)
                return None
            unit = together
        return unit

    def all(
        self, one: Callable[[syntax.Syntax], Typed | None], nodes: Sequence[syntax.Syntax]
    ) -> tuple[Typed, ...] | None:
        """The meanings of several parts, or None if one of them has none."""
        found = tuple(result for node in nodes if (result := one(node)) is not None)
        return found if len(found) == len(nodes) else None

    def _sum(self, node: syntax.Sum) -> Typed | None:
        operands = self.all(self.quantity, node.operands)
        unit = operands and self.agree(operands, "{} and {} cannot be added or subtracted")
        return typed.Sum(operands, node.operators, unit, node) if operands and unit else None

    def _product(self, node: syntax.Product) -> Typed | None:
        operands = self.all(self.quantity, node.operands)
        if not operands:
            return None
        unit = quantity(operands[0].unit)
        for operator, operand in zip(node.operators, operands[1:], strict=True):
            right = quantity(operand.unit)
            if operator == "/" and isinstance(operand, typed.Constant) and operand.value == 0:
                self.problem("division-by-zero", "this divides by zero", operand.syntax)
                return None
            result = times(unit, right) if operator == "*" else divided(unit, right)
            if result is None:
                verb = "times" if operator == "*" else "divided by"
                message = f"{describe(unit)} {verb} {describe(right)} has no unit"
                self.problem("unit-mismatch", message, operand.syntax)
                return None
            unit = result
        return typed.Product(operands, node.operators, unit, node)

    def _comparison(self, node: syntax.Comparison) -> Typed | None:
        sides = self.all(self.typed, (node.left, node.right))
        if sides is None or self.agree(sides, "{} and {} cannot be compared") is None:
            return None
        left, right = sides
        if isinstance(left.unit, Truth):
            message = "what is true or false is not compared"
            self.problem("unit-mismatch", message, node, "use `and`, `or` and `not`")
            return None
        return typed.Comparison(node.operator, left, right, TRUTH, node)

    def _junction(self, word: Literal["and", "or"], node: syntax.And | syntax.Or) -> Typed | None:
        operands = self.all(self.truth, node.operands)
        return typed.Junction(word, operands, TRUTH, node) if operands else None

    def _choice(self, node: syntax.Choice) -> Typed | None:
        condition = self.truth(node.condition)
        outcomes = self.all(self.typed, (node.then, node.otherwise))
        unit = outcomes and self.agree(outcomes, "one outcome is {}, the other {}")
        if condition is None or not outcomes or not unit:
            return None
        then, otherwise = outcomes
        return typed.Choice(condition, then, otherwise, unit, node)
