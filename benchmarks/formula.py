"""Formula: the points of an item as an expression in doubles, in the words of another language.

For all who score with doubles: the function written by hand, and our peers. They differ in how
they say a choice and a least of two, and in how a value is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from benchmarks.sample import Question

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from benchmarks.sample import Sum

    Name: TypeAlias = Callable[[str, str | None], str]
    """What the points of an item (its code and None) or an answer (code and dimension) are called."""


@frozen
class Dialect:
    """How a language says a choice (condition, then, otherwise) and the least of a number and another."""

    choice: str
    least: str


PYTHON = Dialect("{1} if {0} else {2}", "min({0}, {1})")
C_LIKE = Dialect("{0} ? {1} : {2}", "{1} < {0} ? {1} : {0}")


def formula(item: Question | Sum, dialect: Dialect, name: Name) -> str:
    """The expression; every number in it has a decimal point, since some will not mix the two kinds."""
    if isinstance(item, Question):
        return _question(item, dialect, name)
    total = " + ".join(name(child, None) for child in item.children)
    return total if item.cap is None else dialect.least.format(double(item.cap), f"({total})")


def plain(code: str, dimension: str | None) -> str:
    """A name that is an identifier in every language."""
    return "_".join(["x", *code.split("."), *([dimension] if dimension else [])])


def double(value: Fraction | int) -> str:
    """A number with a decimal point."""
    return repr(float(value))


def _question(question: Question, dialect: Dialect, name: Name) -> str:
    answers = [name(question.code, dimension) for dimension in question.dimensions]
    maximum = double(question.maximum)
    if question.rule == "weighted":
        system, deployment = answers
        return f"{maximum} * (2.0 * {system} + {deployment}) / 3.0"
    mean = f"{maximum} * ({' + '.join(answers)}) / {double(len(answers))}"
    if question.rule == "gated":
        return dialect.choice.format(f"{answers[0]} == 0.0", "0.0", mean)
    return mean
