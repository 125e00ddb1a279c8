"""Check: the syntax of a rule to a typed rule, or every reason why it has no meaning.

A part that is wrong becomes None, and what is made of it stays silent: one mistake, one problem.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, assert_never

from kompass_core.problems import KompassError, Problem, near
from kompass_core.rules import calls, syntax, typed
from kompass_core.rules.units import NUMBER, SHARE, TRUTH, Banded, Truth, common, describe, divided, times

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.rules.parse import Locate
    from kompass_core.rules.scope import Scope
    from kompass_core.rules.typed import Over, Typed
    from kompass_core.rules.units import Quantity, Unit


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

    def problem(self, slug: str, message: str, node: syntax.Syntax, hint: str | None = None) -> None:
        """Record what is wrong with a part of the rule."""
        self.problems.append(Problem(slug, message, self.locate(node.place.start, node.place.end), hint))

    def typed(self, node: syntax.Syntax) -> Typed | None:
        """The meaning of a part, or None after its problems were recorded."""
        match node:
            case syntax.Number():
                return typed.Constant(node.value, SHARE if node.percent else NUMBER, node)
            case syntax.Truth():
                return typed.Constant(node.value, TRUTH, node)
            case syntax.Name():
                return self._name(node)
            case syntax.Member():
                return self._member(node)
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
            self.problem("unit-mismatch", message, node, "compare it with something: `share >= 50%`")
            return None
        return result

    def agree(self, parts: Iterable[Typed], node: syntax.Syntax, sentence: str) -> Unit | None:
        """The one unit of several parts; a problem, worded as the sentence, where they differ."""
        first, *others = parts
        unit = first.unit
        for other in others:
            together = common(unit, other.unit)
            if together is None:
                message = sentence.format(describe(unit), describe(other.unit))
                self.problem("unit-mismatch", message, node, _unit_hint(unit, other.unit))
                return None
            unit = together
        return unit

    def unknown(self, name: str, node: syntax.Syntax, known: Iterable[str], what: str) -> None:
        """Record a name that means nothing here, with what may have been meant."""
        candidates = tuple(known)
        guesses = near(name, candidates)
        hint = "did you mean " + " or ".join(f"`{guess}`" for guess in guesses) + "?" if guesses else None
        if hint is None and candidates:
            hint = "there are " + ", ".join(f"`{candidate}`" for candidate in candidates[:12])
        self.problem("unknown-name", what, node, hint)

    def _name(self, node: syntax.Name) -> Typed | None:
        name, scope = node.name, self.scope
        if name in scope.measures:
            return typed.Own(name, scope.measures[name], node)
        if name in scope.dimensions:
            return typed.Asked(name, "share", SHARE, node)
        if scope.dimensions and name == "dimensions":
            return self._each("dimensions", "share", SHARE, node)
        if name == scope.children:
            message = f"`{name}` are items, not numbers"
            self.problem("unit-mismatch", message, node, f"name what of them: `{name}.points`")
            return None
        self.unknown(name, node, scope.names(), f"nothing in scope is called `{name}`")
        return None

    def _each(self, over: Over, name: str, unit: Unit, node: syntax.Syntax) -> Typed | None:
        if not self.gatherings:
            message = f"`{_text(node)}` is a list; a rule makes one value"
            self.problem("unit-mismatch", message, node, f"gather it: `sum({_text(node)})`")
            return None
        self.gatherings[-1].add(over)
        return typed.Each(over, name, unit, node)

    def _member(self, node: syntax.Member) -> Typed | None:
        owner, name, scope = node.owner, node.name, self.scope
        if owner == scope.children:
            if name in scope.child_measures:
                return self._each("children", name, scope.child_measures[name], node)
            self.unknown(name, node, scope.child_measures, f"`{owner}` have no measure called `{name}`")
        elif (owner == "dimensions" and scope.dimensions) or owner in scope.dimensions:
            if name not in ("share", "weight"):
                self.unknown(name, node, ("share", "weight"), f"a dimension has no `{name}`")
            elif owner == "dimensions":
                return self._each("dimensions", name, SHARE, node)
            else:
                return typed.Asked(owner, name, SHARE, node)  # type: ignore[arg-type] - one of the two
        elif owner in scope.bands:
            bands = scope.bands[owner]
            if name in bands.names:
                return typed.Constant(_place(bands.names, name), Banded(owner), node)
            self.unknown(name, node, bands.names, f"`{owner}` has no band called `{name}`")
        else:
            known = [*scope.bands, *(["dimensions"] if scope.dimensions else [])]
            known += [scope.children] if scope.children else []
            self.unknown(owner, node, known, f"nothing in scope is called `{owner}`")
        return None

    def _sum(self, node: syntax.Sum) -> Typed | None:
        operands = self._all(self.quantity, node.operands)
        unit = operands and self.agree(operands, node, "{} and {} cannot be added or subtracted")
        return typed.Sum(operands, node.operators, unit, node) if operands and unit else None

    def _product(self, node: syntax.Product) -> Typed | None:
        operands = self._all(self.quantity, node.operands)
        if not operands:
            return None
        unit: Quantity = operands[0].unit  # type: ignore[assignment] - quantities, as asked for
        for operator, operand in zip(node.operators, operands[1:], strict=True):
            right: Quantity = operand.unit  # type: ignore[assignment]
            if operator == "/" and isinstance(operand, typed.Constant) and operand.value == 0:
                self.problem("division-by-zero", "this divides by zero", operand.syntax)
                return None
            result = times(unit, right) if operator == "*" else divided(unit, right)
            if result is None:
                verb = "times" if operator == "*" else "divided by"
                self.problem("unit-mismatch", f"{describe(unit)} {verb} {describe(right)} has no unit", node)
                return None
            unit = result
        return typed.Product(operands, node.operators, unit, node)

    def _comparison(self, node: syntax.Comparison) -> Typed | None:
        sides = self._all(self.typed, (node.left, node.right))
        if not sides or self.agree(sides, node, "{} and {} cannot be compared") is None:
            return None
        if isinstance(sides[0].unit, Truth):
            self.problem("unit-mismatch", "what is true or false is not compared", node, "use `and`, `or`, `not`")
            return None
        return typed.Comparison(node.operator, *sides, TRUTH, node)

    def _junction(self, word: Literal["and", "or"], node: syntax.And | syntax.Or) -> Typed | None:
        operands = self._all(self.truth, node.operands)
        return typed.Junction(word, operands, TRUTH, node) if operands else None

    def _choice(self, node: syntax.Choice) -> Typed | None:
        condition = self.truth(node.condition)
        branches = self._all(self.typed, (node.then, node.otherwise))
        unit = branches and self.agree(branches, node, "one outcome is {}, the other {}")
        return typed.Choice(condition, *branches, unit, node) if condition and branches and unit else None

    @staticmethod
    def _all(check_one: object, nodes: Iterable[syntax.Syntax]) -> tuple[Typed, ...] | None:
        results = [check_one(node) for node in nodes]  # type: ignore[operator]
        return None if None in results else tuple(results)


def _place(names: tuple[str, ...], name: str) -> Fraction:
    return Fraction(names.index(name))


def _text(node: syntax.Syntax) -> str:
    return f"{node.owner}.{node.name}" if isinstance(node, syntax.Member) else getattr(node, "name", "")


def _unit_hint(left: Unit, right: Unit) -> str | None:
    if {left, right} == {"points", "share"}:
        return "points / maximum is a share; maximum * share is points"
    return None
