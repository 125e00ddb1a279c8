"""Expressions: what is worked out on whole numbers, in the words of SQL.

Whatever engines do differently is not asked for: least and greatest are choices, a quotient is of whole
numbers that are not below zero, and no number grows beyond its type. Each number is of 64 bits where that
is proven to do, and of the widest whole numbers of the dialect otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from kompass_core.portfolio.sql.dialect import SMALL
from kompass_core.rules import whole
from kompass_core.rules.amount import Unsettled
from kompass_core.rules.whole import parts, reach

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kompass_core.portfolio.sql.dialect import Dialect
    from kompass_core.rules.whole import Number, Truth


def expression(node: Number | Truth, dialect: Dialect, at: Callable[[str], str]) -> str:
    """The text of a number or a truth, each number of which is proven to fit its type; `at` names a column.

    Raises:
        Unsettled: a number may be too large for the dialect.
    """
    most = reach(node)
    wide = most > SMALL
    if most > dialect.most or (wide and _quotient(node) > dialect.quotient):
        raise Unsettled(f"a figure may have more digits than a number of {dialect.title}")
    writer = _Writer(dialect, at, wide=wide)
    if isinstance(node, whole.Number):
        made = writer.number(node)
        return f"CAST({made} AS BIGINT)" if wide and not is_wide(node) else made
    return writer.truth(node)


def is_wide(node: Number) -> bool:
    """Whether the column of a number is of the wide type."""
    return max(abs(node.low), abs(node.high)) > SMALL


def _quotient(root: Number | Truth) -> int:
    """The most that a quotient comes to that is met on the way."""
    most, waiting = 0, [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, whole.Floor):
            most = max(most, node.high)
        waiting.extend(parts(node))
    return most


class _Writer:
    """Writes one expression, whose numbers are all of 64 bits, or all wide."""

    def __init__(self, dialect: Dialect, at: Callable[[str], str], *, wide: bool) -> None:
        self.dialect = dialect
        self.at = at
        self.wide = wide

    def number(self, node: Number) -> str:
        """The text of a number."""
        match node:
            case whole.Int(value):
                return self._literal(value)
            case whole.Column():
                name = self.at(node.name)
                return f"CAST({name} AS {self.dialect.wide})" if self.wide and not is_wide(node) else name
            case whole.Linear():
                terms = [self._term(factor, term) for factor, term in node.terms]
                constant = [_signed(node.constant)] if node.constant else []
                return balanced([*terms, *constant], "+")
            case whole.Times():
                return f"({self.number(node.left)} * {self.number(node.right)})"
            case whole.Floor():
                pattern = self.dialect.widely if self.wide else self.dialect.divided
                return pattern.format(self.number(node.number), self.number(node.divisor))
            case whole.Pick():
                return _choice(
                    self.truth(node.condition), self.number(node.then), self.number(node.otherwise)
                )
            case whole.Extreme():
                return self._extreme(node)
            case _:
                assert_never(node)

    def truth(self, node: Truth) -> str:
        """The text of a truth."""
        match node:
            case whole.Bit(value):
                return "TRUE" if value else "FALSE"
            case whole.Flag(name):
                return self.at(name)
            case whole.Hole(name):
                return f"({self.at(name)} IS NULL)"
            case whole.Compared():
                operator = "<>" if node.operator == "!=" else node.operator
                return f"({self.number(node.left)} {operator} {self.number(node.right)})"
            case whole.Joined():
                return balanced([self.truth(operand) for operand in node.operands], node.word.upper())
            case whole.Denied():
                return f"(NOT {self.truth(node.operand)})"
            case _:
                assert_never(node)

    def _literal(self, value: int) -> str:
        if self.wide:
            return f"CAST({value} AS {self.dialect.wide})"
        return self.dialect.number.format(value)

    def _term(self, factor: int, term: Number) -> str:
        made = self.number(term)
        return made if factor == 1 else f"({_signed(factor)} * {made})"

    def _extreme(self, node: whole.Extreme) -> str:
        """The least or the most of two at a time, which are columns or known beforehand."""
        first, *others = [self.number(operand) for operand in node.operands]
        operator = "<=" if node.function == "min" else ">="
        for other in others:
            first = _choice(f"({first} {operator} {other})", first, other)
        return first


def _choice(condition: str, then: str, otherwise: str) -> str:
    return f"CASE WHEN {condition} THEN {then} ELSE {otherwise} END"


def _signed(value: int) -> str:
    return f"({value})" if value < 0 else str(value)


def balanced(texts: Sequence[str], operator: str) -> str:
    """All joined by an operator, in brackets no deeper than needed: an engine descends into a long sum."""
    while len(texts) > 1:
        pairs = zip(texts[::2], [*texts[1::2], None], strict=False)
        texts = [one if other is None else f"({one} {operator} {other})" for one, other in pairs]
    return texts[0]
